"""A table as data: the Word draft and the workbook print the same one.

Percentages stand as percent (97,8), rupiah as whole numbers, ``None`` is a dash.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from simpelin.domain.angka import STRIP, tulis_angka, tulis_persen, tulis_rupiah

Nilai = str | int | Fraction | None


class Jenis(StrEnum):
    TEKS = "teks"
    TENGAH = "tengah"
    ANGKA = "angka"
    RUPIAH = "rupiah"
    PERSEN = "persen"


@dataclass(frozen=True, slots=True)
class KolomData:
    """A column: its head, its share of the width, and how its figures are written."""

    judul: str
    lebar: float
    jenis: Jenis = Jenis.TEKS


@dataclass(frozen=True, slots=True)
class BarisData:
    """A row. ``rumus`` are live formulas by column, where ``{r}`` is the row's own number
    and ``{b[3]}`` that of the table's fourth row. ``kelompok``: one text over all columns."""

    sel: tuple[Nilai, ...]
    tebal: bool = False
    kelompok: bool = False
    rumus: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TabelData:
    """A table: ``lembar`` names its sheet, ``catatan`` stand below it."""

    lembar: str
    judul: str
    kolom: tuple[KolomData, ...]
    baris: tuple[BarisData, ...]
    catatan: tuple[str, ...] = ()


def tulis_nilai(nilai: Nilai, jenis: Jenis) -> str:
    """A cell's value as it is printed."""
    if nilai is None:
        return STRIP
    if isinstance(nilai, str):
        return nilai
    if jenis is Jenis.RUPIAH:
        return tulis_rupiah(int(nilai))
    return tulis_persen(nilai) if jenis is Jenis.PERSEN else tulis_angka(nilai, _desimal(nilai))


def _desimal(nilai: Fraction | int) -> int:
    return 0 if Fraction(nilai).denominator == 1 else 2
