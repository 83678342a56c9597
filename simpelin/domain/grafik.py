"""What the charts show, as finished figures; ``documents`` draws it, the window lists it.

Rupiah are whole, percentages exact. ``None`` is "not reported" and draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from simpelin.domain.angka import persentase, tulis_angka
from simpelin.domain.monev import TitikKuadran
from simpelin.domain.rencana import EmpatRupiah

_MILIAR, _JUTA = 1_000_000_000, 1_000_000


def rupiah_ringkas(nilai: int | Fraction) -> str:
    """``4,56 M``, ``961 jt``, ``2,7 jt``, ``350 rb``."""
    mutlak = abs(Fraction(nilai))
    if mutlak >= _MILIAR:
        return f"{tulis_angka(Fraction(nilai) / _MILIAR, 2)} M"
    if mutlak >= _JUTA:
        return f"{tulis_angka(Fraction(nilai) / _JUTA, 0 if mutlak >= 10 * _JUTA else 1)} jt"
    return f"{tulis_angka(Fraction(nilai) / 1000, 0)} rb" if mutlak >= 1000 else tulis_angka(nilai)


@dataclass(frozen=True, slots=True)
class RencanaRealisasi:
    """The office's cash plan and realisation to the end of each quarter, and its pagu, rupiah."""

    rencana: EmpatRupiah
    realisasi: EmpatRupiah
    pagu: int


@dataclass(frozen=True, slots=True)
class KinerjaTriwulan:
    """The office's capaian to the end of each quarter, percent, and what it would be if every
    report that is missing were 0; ``lapor`` as "35 dari 36 lapor"."""

    capaian: tuple[Fraction | None, ...]
    minimum: tuple[Fraction | None, ...]
    lapor: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BatangUnit:
    """One unit's money: pagu, cash plan to date (``None``: none of its items has one), spent."""

    unit: str
    pagu: int
    rencana: int | None
    realisasi: int

    @property
    def serapan(self) -> Fraction | None:
        return persentase(self.realisasi, self.pagu)

    @property
    def rencana_persen(self) -> Fraction | None:
        return None if self.rencana is None else persentase(self.rencana, self.pagu)


@dataclass(frozen=True, slots=True)
class SerapanUnit:
    """Money spent by unit, in the order of their pagu."""

    batang: tuple[BatangUnit, ...]


@dataclass(frozen=True, slots=True)
class Kuadran:
    """K against Rp of the sub kegiatan, each against its own plan; numbered largest pagu first."""

    titik: tuple[TitikKuadran, ...]


@dataclass(frozen=True, slots=True)
class TitikTahun:
    """One year of an IKU; not ``sah`` where the figure lies outside its own scale."""

    tahun: int
    target: Fraction | None
    realisasi: Fraction | None
    sah: bool = True


@dataclass(frozen=True, slots=True)
class DeretIKU:
    """An IKU over the years against its Renstra, in the order of the years."""

    nama: str
    satuan: str
    titik: tuple[TitikTahun, ...]


@dataclass(frozen=True, slots=True)
class Pasangan:
    """Two bars side by side; a realisasi that is not ``sah`` (outside its scale) draws none."""

    label: str
    target: Fraction | None
    realisasi: Fraction | None
    sah: bool = True


@dataclass(frozen=True, slots=True)
class BatangPasangan:
    """Target beside realisasi, in the indicator's satuan."""

    satuan: str
    pasangan: tuple[Pasangan, ...]
    nama_target: str = "Target"
    nama_realisasi: str = "Realisasi"


@dataclass(frozen=True, slots=True)
class BatangSisa:
    """An item's unspent pagu; ``gaji`` marks salaries."""

    nama: str
    sisa: int
    pagu: int
    gaji: bool = False

    @property
    def persen(self) -> Fraction | None:
        return persentase(self.sisa, self.pagu)


@dataclass(frozen=True, slots=True)
class SisaPagu:
    """Unspent pagu by item, the largest first; ``lainnya`` are the others together."""

    batang: tuple[BatangSisa, ...]
    lainnya: int
    banyak_lain: int
    total: int


Isi = (
    RencanaRealisasi
    | KinerjaTriwulan
    | SerapanUnit
    | Kuadran
    | DeretIKU
    | BatangPasangan
    | SisaPagu
)


@dataclass(frozen=True, slots=True)
class Grafik:
    """A chart: what it shows, the figures behind it as a table, and one sentence on it.

    ``kanan`` says which columns hold figures.
    """

    id: str
    judul: str
    kalimat: str
    isi: Isi = field(repr=False)
    kolom: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]
    kanan: tuple[bool, ...]
    ada: bool = True
