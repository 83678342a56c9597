"""Points: the quadrant of K against Rp, and an IKU over the years."""

from __future__ import annotations

from fractions import Fraction
from math import nan

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from simpelin.documents.grafik_gaya import HURUF, PENANDA, Rupa, kisi, sumbu_angka, sumbu_persen
from simpelin.domain.angka import bulatkan, tulis_angka
from simpelin.domain.grafik import DeretIKU, Kuadran, TitikTahun

_PALING = 150.0
"""The axes' end, percent of plan; what lies beyond is drawn at the edge."""
_BERNOMOR = 12
_LUAS = (18.0, 620.0)


def gambar_kuadran(sumbu: Axes, isi: Kuadran, rupa: Rupa) -> None:
    """K to the right, Rp upwards, both against plan; the area is the pagu."""
    kisi(sumbu, "both", rupa)
    sumbu_persen(sumbu, "x")
    sumbu_persen(sumbu, "y")
    sumbu.axvline(100, color=rupa.redup, lw=0.9, ls="--")
    sumbu.axhline(100, color=rupa.redup, lw=0.9, ls="--")
    terbesar = max((satu.pagu for satu in isi.titik), default=1) or 1
    ada: dict[str, None] = {}
    for nomor, satu in enumerate(isi.titik, 1):
        x = min(float(satu.spi_k) * 100, _PALING)
        y = min(float(satu.spi_rp) * 100, _PALING)
        warna = satu.warna if satu.warna in HURUF else "hijau"
        ada[warna] = None
        latar, tepi = rupa.keadaan[warna]
        sumbu.scatter(
            x,
            y,
            s=max(_LUAS[0], _LUAS[1] * satu.pagu / terbesar),
            marker=PENANDA[warna],
            facecolor=latar,
            edgecolor=tepi,
            linewidth=1,
            clip_on=False,
            zorder=2 + nomor / 100,
        )
        if warna in ("merah", "oranye"):
            sumbu.annotate(
                f"{nomor}",
                (x, y),
                (5, 4),
                textcoords="offset points",
                fontsize=7,
                zorder=5,
                annotation_clip=False,
            )
    sumbu.set_xlim(0, _PALING)
    sumbu.set_ylim(0, _PALING)
    sumbu.set_xlabel("Kinerja terhadap rencana (K)")
    sumbu.set_ylabel("Belanja terhadap anggaran kas (Rp)")
    _nama_kuadran(sumbu, rupa)
    urut = [w for w in HURUF if w in ada]
    sumbu.legend(
        handles=[_contoh(w, rupa) for w in urut],
        loc="upper center",
        bbox_to_anchor=(0.5, -0.16),
        ncols=4,
        frameon=False,
    )


def _contoh(warna: str, rupa: Rupa) -> Line2D:
    latar, tepi = rupa.keadaan[warna]
    return Line2D(
        [],
        [],
        ls="",
        marker=PENANDA[warna],
        markerfacecolor=latar,
        markeredgecolor=tepi,
        label=f"{HURUF[warna]}  {warna}",
    )


def _nama_kuadran(sumbu: Axes, rupa: Rupa) -> None:
    letak = (
        (0.02, 0.96, "Anggaran terserap,\noutput belum tercapai", "left", "top"),
        (0.98, 0.96, "Serapan melebihi rencana", "right", "top"),
        (0.02, 0.12, "Terhambat", "left", "bottom"),
        (0.98, 0.12, "SPJ tertunda atau hemat", "right", "bottom"),
    )
    for x, y, teks, kiri, atas in letak:
        sumbu.text(
            x,
            y,
            teks,
            ha=kiri,
            va=atas,
            transform=sumbu.transAxes,
            color=rupa.redup,
            fontsize=7,
        )


def gambar_iku(sumbu: Axes, isi: DeretIKU, rupa: Rupa) -> None:
    """Line: realisasi; dashed: target. What is not valid stands as a cross on the upper edge."""
    kisi(sumbu, "y", rupa)
    sumbu_angka(sumbu, "y")
    sah = [t for t in isi.titik if t.sah and t.realisasi is not None]
    cacat = [t for t in isi.titik if not t.sah]
    target = [t for t in isi.titik if t.target is not None]
    _skala(sumbu, sah, target)
    tahun = [t.tahun for t in isi.titik]
    sumbu.plot(
        [t.tahun for t in target],
        [float(t.target or 0) for t in target],
        "s--",
        color=rupa.redup,
        markersize=4,
        lw=1.1,
        markerfacecolor=rupa.latar,
        label="Target",
    )
    sumbu.plot(
        # a year that is not valid breaks the line
        [t.tahun for t in isi.titik if t in sah or t in cacat],
        [float(t.realisasi or 0) if t.sah else nan for t in isi.titik if t in sah or t in cacat],
        "o-",
        color=rupa.teks,
        markersize=5,
        lw=1.6,
        label="Realisasi",
    )
    _label_iku(sumbu, sah, target, rupa)
    atas = sumbu.get_ylim()[1]
    for n, t in enumerate(cacat):
        sumbu.plot(
            t.tahun,
            atas,
            marker="x",
            color=rupa.teks,
            markersize=8,
            mew=2,
            ls="",
            clip_on=False,
            label="Di luar skala (tidak valid)" if n == 0 else None,
        )
        sumbu.annotate(
            f"{_angka(t.realisasi)}\ntidak valid",
            (t.tahun, atas),
            (0, -7),
            textcoords="offset points",
            ha="center",
            va="top",
        )
    sumbu.set_xticks(tahun, [str(n) for n in tahun])
    if tahun:
        sumbu.set_xlim(min(tahun) - 0.5, max(tahun) + 0.5)
    sumbu.set_ylabel(isi.satuan)
    sumbu.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=3, frameon=False)


def _angka(nilai: Fraction | None) -> str:
    return tulis_angka(None if nilai is None else bulatkan(nilai, 2))


def _skala(sumbu: Axes, sah: list[TitikTahun], target: list[TitikTahun]) -> None:
    """From what is valid alone: a wrong figure must not squeeze the right ones."""
    nilai = [float(t.realisasi or 0) for t in sah] + [float(t.target or 0) for t in target]
    bawah, atas = (min(nilai), max(nilai)) if nilai else (0.0, 1.0)
    lega = max((atas - bawah) * 0.35, abs(atas) * 0.02, 0.5)
    sumbu.set_ylim(bawah - lega, atas + lega)


def _label_iku(sumbu: Axes, sah: list[TitikTahun], target: list[TitikTahun], rupa: Rupa) -> None:
    ada = {t.tahun: t for t in sah}
    for t in target:
        milik = ada.get(t.tahun)
        di_bawah = milik is not None and (milik.realisasi or 0) >= (t.target or 0)
        sumbu.annotate(
            _angka(t.target),
            (t.tahun, float(t.target or 0)),
            (0, -6 if di_bawah else 6),
            textcoords="offset points",
            ha="center",
            va="top" if di_bawah else "bottom",
            color=rupa.redup,
        )
    for t in sah:
        tinggi = t.target is None or (t.realisasi or 0) >= t.target
        sumbu.annotate(
            _angka(t.realisasi),
            (t.tahun, float(t.realisasi or 0)),
            (0, 6 if tinggi else -6),
            textcoords="offset points",
            ha="center",
            va="bottom" if tinggi else "top",
            fontweight="bold",
        )
