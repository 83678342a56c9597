"""Looks that the charts share: colours of light and dark, Indonesian numbers on the axes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from simpelin.domain.angka import tulis_angka
from simpelin.domain.grafik import rupiah_ringkas

KELUARGA = "Simpelin Sans"
HURUF = {"hijau": "H", "kuning": "K", "oranye": "O", "merah": "M"}
PENANDA = {"hijau": "o", "kuning": "s", "oranye": "D", "merah": "^"}
"""A shape for each state, for grey print."""


@dataclass(frozen=True, slots=True)
class Rupa:
    """Colours of one theme; ``keadaan`` maps a state to its patch and the line around it.

    They are the window's own (ui/tema.py), which ``documents`` cannot read.
    """

    latar: str
    teks: str
    redup: str
    garis: str
    isi: str
    keadaan: dict[str, tuple[str, str]]


TERANG = Rupa(
    "#FFFFFF",
    "#1A2129",
    "#55606D",
    "#8A94A0",
    "#B9C2CC",
    {
        "hijau": ("#DAF2E0", "#3F7A50"),
        "kuning": ("#F2D250", "#8A7010"),
        "oranye": ("#EE9540", "#8A4A0E"),
        "merah": ("#B3211F", "#5E0C0B"),
    },
)
GELAP = Rupa(
    "#1C2126",
    "#E7EBEF",
    "#A7B1BC",
    "#6B7683",
    "#55606C",
    {
        "hijau": ("#1F4A2D", "#5FA776"),
        "kuning": ("#6A5812", "#C9B044"),
        "oranye": ("#DE8E3E", "#F6C590"),
        "merah": ("#FF9A91", "#FFD6D1"),
    },
)


def sumbu_rupiah(sumbu: Axes, arah: str) -> None:
    """Tick labels such as ``1,5 M``."""
    _atur(sumbu, arah, lambda nilai: "0" if not nilai else rupiah_ringkas(round(nilai)))


def sumbu_persen(sumbu: Axes, arah: str) -> None:
    """Tick labels such as ``75 %``."""
    _atur(sumbu, arah, lambda nilai: f"{tulis_angka(Fraction(round(nilai)))} %")


def sumbu_angka(sumbu: Axes, arah: str) -> None:
    """Tick labels with a decimal comma."""
    _atur(sumbu, arah, lambda nilai: tulis_angka(Fraction(nilai).limit_denominator(100)))


def _atur(sumbu: Axes, arah: str, tulis: object) -> None:
    bagian = sumbu.xaxis if arah == "x" else sumbu.yaxis
    bagian.set_major_formatter(FuncFormatter(lambda nilai, _: tulis(nilai)))  # type: ignore[operator]


def label(
    sumbu: Axes,
    teks: str,
    titik: tuple[float, float],
    geser: tuple[float, float],
    rata: tuple[str, str] = ("center", "baseline"),
    **huruf: Any,
) -> None:
    """A text beside what it speaks of: moved by points, set by ``rata`` (across, upright)."""
    sumbu.annotate(
        teks,
        titik,
        geser,
        textcoords="offset points",
        ha=rata[0],
        va=rata[1],
        annotation_clip=False,
        **huruf,
    )


def legenda(sumbu: Axes, bawah: float, kolom: int = 1, **lagi: Any) -> None:
    """The legend below the axes, ``bawah`` of their height."""
    sumbu.legend(
        loc="upper center", bbox_to_anchor=(0.5, -bawah), ncols=kolom, frameon=False, **lagi
    )


def kisi(sumbu: Axes, arah: str, rupa: Rupa) -> None:
    """Thin lines behind everything."""
    sumbu.set_axisbelow(True)
    sumbu.grid(axis=arah, color=rupa.garis, linewidth=0.4, alpha=0.5)
    sumbu.tick_params(length=0)


def potong(teks: str, panjang: int, baris: int = 2) -> str:
    """A long name in at most ``baris`` lines of about ``panjang`` letters."""
    hasil = [""]
    for kata in teks.split():
        if hasil[-1] and len(hasil[-1]) + len(kata) + 1 > panjang:
            hasil.append("")
        hasil[-1] = f"{hasil[-1]} {kata}".strip()
    if len(hasil) > baris:
        hasil = [*hasil[:baris]]
        hasil[-1] = f"{hasil[-1]} …"
    return "\n".join(hasil)
