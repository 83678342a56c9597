"""Bars: capaian and cash by quarter, money by unit, unspent pagu by item."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from simpelin.documents.grafik_gaya import (
    Rupa,
    kisi,
    label,
    legenda,
    potong,
    sumbu_persen,
    sumbu_rupiah,
)
from simpelin.domain.angka import tulis_persen
from simpelin.domain.grafik import (
    BatangSisa,
    BatangUnit,
    KinerjaTriwulan,
    RencanaRealisasi,
    SerapanUnit,
    SisaPagu,
    rupiah_ringkas,
)
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import TRIWULAN

_LEBAR = 0.5


def _batang(sumbu: Axes, n: int, nilai: float, rupa: Rupa, nama: str | None = None) -> None:
    sumbu.bar(n, nilai, _LEBAR, color=rupa.isi, edgecolor=rupa.teks, linewidth=0.8, label=nama)


def _sumbu_triwulan(sumbu: Axes, lagi: Sequence[str] = ()) -> None:
    """Quarters across, each with a second line where one is given."""
    bawah = [f"\n{satu}" for satu in lagi] + [""] * (len(TRIWULAN) - len(lagi))
    sumbu.set_xticks(range(4), [f"s.d. TW {ROMAWI[n]}{bawah[n - 1]}" for n in TRIWULAN])
    sumbu.set_xlim(-0.5, 3.5)


# --- by quarter ------------------------------------------------------------------------


def gambar_rencana(sumbu: Axes, isi: RencanaRealisasi, rupa: Rupa) -> None:
    """Columns: realisasi; dashed line with dots: the cash plan; dotted line: pagu."""
    kisi(sumbu, "y", rupa)
    sumbu_rupiah(sumbu, "y")
    for n, nilai in enumerate(isi.realisasi):
        if nilai is not None:
            _batang(sumbu, n, nilai, rupa, "Realisasi" if n == 0 else None)
            teks = rupiah_ringkas(nilai)
            label(sumbu, teks, (n, nilai), (0, -3), ("center", "top"), fontweight="bold")
    _garis_kas(sumbu, isi, rupa)
    sumbu.axhline(isi.pagu, color=rupa.redup, lw=0.9, ls=":")
    teks = f"pagu {rupiah_ringkas(isi.pagu)}"
    label(sumbu, teks, (-0.45, isi.pagu), (0, 2), ("left", "baseline"), color=rupa.redup)
    _sumbu_triwulan(sumbu)
    puncak = max([isi.pagu, *(nilai or 0 for nilai in (*isi.rencana, *isi.realisasi))])
    sumbu.set_ylim(0, puncak * 1.12 or 1)
    legenda(sumbu, 0.1, 2)


def _garis_kas(sumbu: Axes, isi: RencanaRealisasi, rupa: Rupa) -> None:
    ada = [(n, nilai) for n, nilai in enumerate(isi.rencana) if nilai is not None]
    if not ada:
        return
    x, y = zip(*ada, strict=True)
    sumbu.plot(x, y, "o--", color=rupa.teks, markersize=4, lw=1.2, label="Anggaran kas (RAK)")
    for titik in ada:
        label(sumbu, rupiah_ringkas(titik[1]), titik, (-5, 4), ("right", "bottom"))


def gambar_kinerja(sumbu: Axes, isi: KinerjaTriwulan, rupa: Rupa) -> None:
    """Columns: capaian; a short line on each: where it would be if what is missing were 0."""
    kisi(sumbu, "y", rupa)
    sumbu_persen(sumbu, "y")
    sumbu.axhline(100, color=rupa.redup, lw=0.9, ls=":")
    kurang = []
    for n, (nilai, minimum) in enumerate(zip(isi.capaian, isi.minimum, strict=True)):
        if nilai is None:
            continue
        _batang(sumbu, n, float(nilai), rupa)
        label(sumbu, tulis_persen(nilai, 1), (n, float(nilai)), (0, 3), fontweight="bold")
        if minimum is not None and minimum != nilai:
            kurang.append((n, float(minimum)))
    for nomor, (n, y) in enumerate(kurang):
        nama = None if nomor else "Bila yang belum lapor dihitung 0"
        x = [n - _LEBAR / 2, n + _LEBAR / 2]
        sumbu.plot(x, [y, y], color=rupa.teks, lw=2, label=nama)
    _sumbu_triwulan(sumbu, isi.lapor)
    sumbu.set_ylim(0, 112)
    if kurang:
        legenda(sumbu, 0.15)


# --- by unit and by item -----------------------------------------------------------------


def gambar_unit(sumbu: Axes, isi: SerapanUnit, rupa: Rupa) -> None:
    """A bar a unit; the upright line on it is where the cash plan stands."""
    batang = isi.batang[::-1]
    kisi(sumbu, "x", rupa)
    sumbu_persen(sumbu, "x")
    nilai = [float(b.serapan or 0) for b in batang]
    kiri, kanan = min([0.0, *nilai]), max([100.0, *nilai])
    sumbu.barh(range(len(batang)), nilai, 0.6, color=rupa.isi, edgecolor=rupa.teks, linewidth=0.8)
    for n, b in enumerate(batang):
        _tanda_kas(sumbu, n, b, rupa)
        teks = f"{tulis_persen(b.serapan, 1)}  dari {rupiah_ringkas(b.pagu)}"
        label(sumbu, teks, (kanan, n), (8, 0), ("left", "center"))
    sumbu.set_yticks(range(len(batang)), [potong(b.unit, 26) for b in batang])
    sumbu.set_xlim(kiri, kanan)
    if any(b.rencana_persen is not None for b in batang):
        sumbu.plot([], [], color=rupa.teks, lw=2, label="Anggaran kas (RAK) s.d. triwulan ini")
        legenda(sumbu, 0.08)


def _tanda_kas(sumbu: Axes, n: int, batang: BatangUnit, rupa: Rupa) -> None:
    if batang.rencana_persen is not None:
        x = float(batang.rencana_persen)
        sumbu.plot([x, x], [n - 0.42, n + 0.42], color=rupa.teks, lw=2)


def gambar_sisa(sumbu: Axes, isi: SisaPagu, rupa: Rupa) -> None:
    """A bar an item, salaries hatched; the rest in one bar at the bottom."""
    batang = list(isi.batang)
    if isi.banyak_lain:
        batang.append(BatangSisa(f"{isi.banyak_lain} sub kegiatan lain", isi.lainnya, 0))
    batang.reverse()
    kisi(sumbu, "x", rupa)
    sumbu_rupiah(sumbu, "x")
    for n, b in enumerate(batang):
        _batang_sisa(sumbu, n, b, rupa)
    sumbu.set_yticks(range(len(batang)), [potong(b.nama, 42) for b in batang], fontsize=7)
    sumbu.set_xlim(0, max((b.sisa for b in batang), default=1) * 1.5)
    if any(b.gaji for b in batang):
        contoh = {"color": rupa.latar, "edgecolor": rupa.teks, "hatch": "////"}
        sumbu.barh([0], [0], label="Gaji dan tunjangan", **contoh)
        sumbu.legend(loc="lower right", frameon=False)


def _batang_sisa(sumbu: Axes, n: int, b: BatangSisa, rupa: Rupa) -> None:
    warna, arsir = (rupa.latar, "////") if b.gaji else (rupa.isi, None)
    sumbu.barh(n, b.sisa, 0.62, color=warna, edgecolor=rupa.teks, linewidth=0.8, hatch=arsir)
    porsi = "" if b.persen is None else f"  ({tulis_persen(b.persen, 1)} pagu)"
    label(sumbu, f"{rupiah_ringkas(b.sisa)}{porsi}", (b.sisa, n), (4, 0), ("left", "center"))
