"""Points: the quadrant of K against Rp, and an IKU over the years."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import nan

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from simpelin.documents.grafik_gaya import (
    HURUF,
    PENANDA,
    Rupa,
    kisi,
    label,
    legenda,
    sumbu_angka,
    sumbu_persen,
)
from simpelin.domain.angka import bulatkan, tulis_angka
from simpelin.domain.grafik import DeretIKU, Kuadran, TitikTahun
from simpelin.domain.monev import TitikKuadran

_PALING = 150.0
"""The axes' end, percent of plan; what lies beyond is drawn at the edge."""
_LUAS = (18.0, 620.0)
"""Areas of the smallest and the largest pagu, square points."""
_NAMA_KUADRAN = (
    (0.02, 0.96, "SPJ tertunda atau hemat", "left", "top"),
    (0.98, 0.96, "Serapan melebihi rencana", "right", "top"),
    (0.02, 0.12, "Terhambat", "left", "bottom"),
    (0.98, 0.12, "Anggaran terserap,\noutput belum tercapai", "right", "bottom"),
)


# --- quadrant --------------------------------------------------------------------------


def gambar_kuadran(sumbu: Axes, isi: Kuadran, rupa: Rupa) -> None:
    """Rp to the right, K upwards, as on the page Monev; the area is the pagu."""
    kisi(sumbu, "both", rupa)
    sumbu_persen(sumbu, "x")
    sumbu_persen(sumbu, "y")
    sumbu.axvline(100, color=rupa.redup, lw=0.9, ls="--")
    sumbu.axhline(100, color=rupa.redup, lw=0.9, ls="--")
    terbesar = max((satu.pagu for satu in isi.titik), default=1) or 1
    for nomor, satu in enumerate(isi.titik, 1):
        _titik_kuadran(sumbu, satu, nomor, _LUAS[1] * satu.pagu / terbesar, rupa)
    for x, y, teks, kiri, atas in _NAMA_KUADRAN:
        tempat = {"transform": sumbu.transAxes, "color": rupa.redup, "fontsize": 7}
        sumbu.text(x, y, teks, ha=kiri, va=atas, **tempat)
    sumbu.set_xlim(0, _PALING)
    sumbu.set_ylim(0, _PALING)
    sumbu.set_xlabel("Belanja terhadap anggaran kas (Rp)")
    sumbu.set_ylabel("Kinerja terhadap target (K)")
    ada = {_keadaan(satu) for satu in isi.titik}
    legenda(sumbu, 0.16, 4, handles=[_contoh(w, rupa) for w in HURUF if w in ada])


def _keadaan(titik: TitikKuadran) -> str:
    return titik.warna if titik.warna in HURUF else "hijau"


def _titik_kuadran(sumbu: Axes, titik: TitikKuadran, nomor: int, luas: float, rupa: Rupa) -> None:
    x, y = (min(float(satu) * 100, _PALING) for satu in (titik.spi_rp, titik.spi_k))
    warna = _keadaan(titik)
    latar, tepi = rupa.keadaan[warna]
    sumbu.scatter(
        x,
        y,
        s=max(_LUAS[0], luas),
        marker=PENANDA[warna],
        facecolor=latar,
        edgecolor=tepi,
        linewidth=1,
        clip_on=False,
        zorder=2 + nomor / 100,
    )
    if warna in ("merah", "oranye"):
        label(sumbu, str(nomor), (x, y), (5, 4), ("left", "baseline"), fontsize=7, zorder=5)


def _contoh(warna: str, rupa: Rupa) -> Line2D:
    latar, tepi = rupa.keadaan[warna]
    bentuk = {"marker": PENANDA[warna], "markerfacecolor": latar, "markeredgecolor": tepi}
    return Line2D([], [], ls="", label=f"{HURUF[warna]}  {warna}", **bentuk)


# --- an IKU over the years ---------------------------------------------------------------


def gambar_iku(sumbu: Axes, isi: DeretIKU, rupa: Rupa) -> None:
    """Line: realisasi; dashed: target. What is not valid stands as a cross on the upper edge."""
    kisi(sumbu, "y", rupa)
    sumbu_angka(sumbu, "y")
    sah = [t for t in isi.titik if t.sah and t.realisasi is not None]
    target = [t for t in isi.titik if t.target is not None]
    _skala(sumbu, sah, target)
    _garis_iku(sumbu, isi.titik, target, rupa)
    for t in target:
        _label_target(sumbu, t, rupa)
    for t in sah:
        atas = t.target is None or (t.realisasi or 0) >= t.target
        _label(sumbu, t.tahun, t.realisasi, atas, fontweight="bold")
    _silang(sumbu, [t for t in isi.titik if not t.sah], rupa)
    tahun = [t.tahun for t in isi.titik]
    sumbu.set_xticks(tahun, [str(n) for n in tahun])
    if tahun:
        sumbu.set_xlim(min(tahun) - 0.5, max(tahun) + 0.5)
    sumbu.set_ylabel(isi.satuan)
    legenda(sumbu, 0.1, 3)


def _skala(sumbu: Axes, sah: Sequence[TitikTahun], target: Sequence[TitikTahun]) -> None:
    """From what is valid alone: a wrong figure must not squeeze the right ones."""
    nilai = [float(t.realisasi or 0) for t in sah] + [float(t.target or 0) for t in target]
    bawah, atas = (min(nilai), max(nilai)) if nilai else (0.0, 1.0)
    lega = max((atas - bawah) * 0.35, abs(atas) * 0.02, 0.5)
    sumbu.set_ylim(bawah - lega, atas + lega)


def _garis_iku(
    sumbu: Axes, titik: Sequence[TitikTahun], target: Sequence[TitikTahun], rupa: Rupa
) -> None:
    putus = {"color": rupa.redup, "markersize": 4, "lw": 1.1, "markerfacecolor": rupa.latar}
    rencana = [float(t.target or 0) for t in target]
    sumbu.plot([t.tahun for t in target], rencana, "s--", label="Target", **putus)
    # a year that is not valid breaks the line
    ada = [t for t in titik if t.realisasi is not None]
    nilai = [float(t.realisasi or 0) if t.sah else nan for t in ada]
    utuh = {"color": rupa.teks, "markersize": 5, "lw": 1.6}
    sumbu.plot([t.tahun for t in ada], nilai, "o-", label="Realisasi", **utuh)


def _silang(sumbu: Axes, cacat: Sequence[TitikTahun], rupa: Rupa) -> None:
    atas = sumbu.get_ylim()[1]
    silang = {"marker": "x", "color": rupa.teks, "markersize": 8, "mew": 2, "ls": ""}
    for n, t in enumerate(cacat):
        nama = None if n else "Di luar skala (tidak valid)"
        sumbu.plot(t.tahun, atas, clip_on=False, label=nama, **silang)
        teks = f"{_angka(t.realisasi)}\ntidak valid"
        label(sumbu, teks, (t.tahun, atas), (0, -7), ("center", "top"))


def _label_target(sumbu: Axes, t: TitikTahun, rupa: Rupa) -> None:
    """Away from the realisasi of its year."""
    atas = not t.sah or t.realisasi is None or t.realisasi < (t.target or 0)
    _label(sumbu, t.tahun, t.target, atas, color=rupa.redup)


def _label(sumbu: Axes, tahun: int, nilai: Fraction | None, atas: bool, **huruf: str) -> None:
    geser, tegak = (6, "bottom") if atas else (-6, "top")
    label(sumbu, _angka(nilai), (tahun, float(nilai or 0)), (0, geser), ("center", tegak), **huruf)


def _angka(nilai: Fraction | None) -> str:
    return tulis_angka(None if nilai is None else bulatkan(nilai, 2))
