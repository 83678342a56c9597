"""Bars: cash plan against realisation, money by unit, unspent pagu by item."""

from __future__ import annotations

from matplotlib.axes import Axes

from simpelin.documents.grafik_gaya import Rupa, kisi, potong, sumbu_persen, sumbu_rupiah
from simpelin.domain.angka import tulis_persen
from simpelin.domain.grafik import (
    KinerjaTriwulan,
    RencanaRealisasi,
    SerapanUnit,
    SisaPagu,
    rupiah_ringkas,
)
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import TRIWULAN

_LEBAR = 0.5


def gambar_rencana(sumbu: Axes, isi: RencanaRealisasi, rupa: Rupa) -> None:
    """Columns: realisation; dashed line with dots: the cash plan; dotted line: pagu."""
    kisi(sumbu, "y", rupa)
    sumbu_rupiah(sumbu, "y")
    for n, nilai in enumerate(isi.realisasi):
        if nilai is not None:
            sumbu.bar(
                n,
                nilai,
                _LEBAR,
                color=rupa.isi,
                edgecolor=rupa.teks,
                linewidth=0.8,
                label="Realisasi" if n == 0 else None,
            )
            sumbu.annotate(
                rupiah_ringkas(nilai),
                (n, nilai),
                (0, -3),
                textcoords="offset points",
                ha="center",
                va="top",
                fontweight="bold",
            )
    ada = [(n, nilai) for n, nilai in enumerate(isi.rencana) if nilai is not None]
    if ada:
        x, y = zip(*ada, strict=True)
        sumbu.plot(x, y, "o--", color=rupa.teks, markersize=4, lw=1.2, label="Anggaran kas (RAK)")
        for n, nilai in ada:
            sumbu.annotate(
                rupiah_ringkas(nilai),
                (n, nilai),
                (-5, 4),
                textcoords="offset points",
                ha="right",
                va="bottom",
            )
    sumbu.axhline(isi.pagu, color=rupa.redup, lw=0.9, ls=":")
    sumbu.annotate(
        f"pagu {rupiah_ringkas(isi.pagu)}",
        (-0.45, isi.pagu),
        (0, 2),
        textcoords="offset points",
        color=rupa.redup,
    )
    sumbu.set_xticks(range(4), [f"s.d. TW {ROMAWI[n]}" for n in TRIWULAN])
    sumbu.set_xlim(-0.5, 3.5)
    puncak = max([isi.pagu, *(nilai or 0 for nilai in (*isi.rencana, *isi.realisasi))])
    sumbu.set_ylim(0, puncak * 1.12 or 1)
    sumbu.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=2, frameon=False)


def gambar_kinerja(sumbu: Axes, isi: KinerjaTriwulan, rupa: Rupa) -> None:
    """Columns: capaian; a short line on each: where it would be if what is missing were 0."""
    kisi(sumbu, "y", rupa)
    sumbu_persen(sumbu, "y")
    sumbu.axhline(100, color=rupa.redup, lw=0.9, ls=":")
    bergaris = False
    for n, (nilai, minimum) in enumerate(zip(isi.capaian, isi.minimum, strict=True)):
        if nilai is None:
            continue
        sumbu.bar(n, float(nilai), _LEBAR, color=rupa.isi, edgecolor=rupa.teks, linewidth=0.8)
        sumbu.annotate(
            tulis_persen(nilai, 1),
            (n, float(nilai)),
            (0, 3),
            textcoords="offset points",
            ha="center",
            fontweight="bold",
        )
        if minimum is not None and minimum != nilai:
            label = None if bergaris else "Bila yang belum lapor dihitung 0"
            x = [n - _LEBAR / 2, n + _LEBAR / 2]
            sumbu.plot(x, [float(minimum)] * 2, color=rupa.teks, lw=2, ls="-", label=label)
            bergaris = True
    lapor = [f"\n{satu}" for satu in isi.lapor] + [""] * (len(TRIWULAN) - len(isi.lapor))
    sumbu.set_xticks(range(4), [f"s.d. TW {ROMAWI[n]}{lapor[n - 1]}" for n in TRIWULAN])
    sumbu.set_xlim(-0.5, 3.5)
    sumbu.set_ylim(0, 112)
    if bergaris:
        sumbu.legend(loc="upper center", bbox_to_anchor=(0.5, -0.15), frameon=False)


def gambar_unit(sumbu: Axes, isi: SerapanUnit, rupa: Rupa) -> None:
    """A bar a unit; the tick on it is where the cash plan should be."""
    batang = isi.batang[::-1]
    kisi(sumbu, "x", rupa)
    sumbu_persen(sumbu, "x")
    nilai = [float(b.serapan or 0) for b in batang]
    sumbu.barh(range(len(batang)), nilai, 0.6, color=rupa.isi, edgecolor=rupa.teks, linewidth=0.8)
    kiri, kanan = min([0.0, *nilai]), max([100.0, *nilai])
    for n, b in enumerate(batang):
        rencana = b.rencana_persen
        if rencana is not None:
            label = "Anggaran kas (RAK) s.d. triwulan ini" if n == 0 else None
            sumbu.plot(
                [float(rencana)] * 2, [n - 0.42, n + 0.42], color=rupa.teks, lw=2, label=label
            )
        sumbu.annotate(
            f"{tulis_persen(b.serapan, 1)}  dari {rupiah_ringkas(b.pagu)}",
            (kanan, n),
            (8, 0),
            textcoords="offset points",
            va="center",
            annotation_clip=False,
        )
    sumbu.set_yticks(range(len(batang)), [potong(b.unit, 26) for b in batang])
    sumbu.set_xlim(kiri, kanan)
    if any(b.rencana is not None for b in batang):
        sumbu.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), frameon=False)


def gambar_sisa(sumbu: Axes, isi: SisaPagu, rupa: Rupa) -> None:
    """A bar an item, salaries hatched; the rest in one bar at the bottom."""
    batang = [
        (potong(b.nama, 42), b.sisa, tulis_persen(b.persen, 1) + " pagu", b.gaji)
        for b in isi.batang
    ]
    if isi.banyak_lain:
        batang.append((f"{isi.banyak_lain} sub kegiatan lain", isi.lainnya, "", False))
    batang.reverse()
    kisi(sumbu, "x", rupa)
    sumbu_rupiah(sumbu, "x")
    puncak = max((sisa for _, sisa, _, _ in batang), default=1)
    bergaji = False
    for n, (_, sisa, persen, gaji) in enumerate(batang):
        sumbu.barh(
            n,
            sisa,
            0.62,
            color=rupa.latar if gaji else rupa.isi,
            edgecolor=rupa.teks,
            linewidth=0.8,
            hatch="////" if gaji else None,
            label="Gaji dan tunjangan" if gaji and not bergaji else None,
        )
        bergaji = bergaji or gaji
        sumbu.annotate(
            f"{rupiah_ringkas(sisa)}  {f'({persen})' if persen else ''}",
            (sisa, n),
            (4, 0),
            textcoords="offset points",
            va="center",
        )
    sumbu.set_yticks(range(len(batang)), [nama for nama, *_ in batang], fontsize=7)
    sumbu.set_xlim(0, puncak * 1.5)
    if bergaji:
        sumbu.legend(loc="lower right", frameon=False)
