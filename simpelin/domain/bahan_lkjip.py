"""What the LKjIP prints and no plan or report holds: how an IKU is measured, what a program
is for, and who works at the office (tables 2.4, 2.7 and 3.9; PermenPANRB 53/2014).

A year's own, because indicators, agreements and posts are set anew each year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from simpelin.domain.rencana import Kunci
from simpelin.domain.renstra import Jati


@dataclass(frozen=True, slots=True)
class UraianIKU:
    """How a main indicator is measured (PermenPAN PER/9/M.PAN/5/2007)."""

    formula: str = ""
    sumber_data: str = ""
    penanggung_jawab: str = ""
    penjelasan: str = ""

    @property
    def kosong(self) -> bool:
        return self == UraianIKU()


@dataclass(frozen=True, slots=True)
class SasaranProgram:
    """What the performance agreement says a program is to bring about, and who pays."""

    pernyataan: str = ""
    sumber_dana: str = ""

    @property
    def kosong(self) -> bool:
        return self == SasaranProgram()


@dataclass(frozen=True, slots=True)
class Jabatan:
    """A position: how many people the analysis of posts asks for, and how many there are.

    ``nama`` is unique in its year; numbers are people, ``None`` where nothing is said (not 0).
    ``urutan`` is its place in the table.
    """

    nama: str
    urutan: int = 0
    butuh_struktural: int | None = None
    butuh_pelaksana: int | None = None
    ada_struktural: int | None = None
    ada_pns: int | None = None
    ada_non_pns: int | None = None

    @property
    def butuh(self) -> int | None:
        """All that are needed."""
        return _jumlah(self.butuh_struktural, self.butuh_pelaksana)

    @property
    def ada(self) -> int | None:
        """All that are there."""
        return _jumlah(self.ada_struktural, self.ada_pns, self.ada_non_pns)

    @property
    def selisih(self) -> int | None:
        """How many are there beyond the need, negative where people are missing.

        ``None`` where needs or people are not said, or people of a kind (structural, executing)
        that is needed: those may be told in another post's row.
        """
        pasangan = (
            (self.butuh_struktural, self.ada_struktural),
            (self.butuh_pelaksana, _jumlah(self.ada_pns, self.ada_non_pns)),
        )
        if self.butuh is None or any(b is not None and a is None for b, a in pasangan):
            return None
        return None if self.ada is None else self.ada - self.butuh


ORANG = (
    *("butuh_struktural", "butuh_pelaksana"),
    *("ada_struktural", "ada_pns", "ada_non_pns"),
)
"""The counts of a post, in the order of table 3.9."""
ORANG_TERBANYAK = 99_999
URUTAN_TERBANYAK = 9_999


def jumlah_jabatan(semua: Iterable[Jabatan]) -> Jabatan:
    """All posts together, named "Jumlah"; ``None`` where none of them says anything."""
    jabatan = tuple(semua)
    a, b, c, d, e = (_jumlah(*(getattr(satu, kolom) for satu in jabatan)) for kolom in ORANG)
    return Jabatan("Jumlah", 0, a, b, c, d, e)


@dataclass(frozen=True, slots=True)
class BahanLKjIP:
    """All of it, of one year."""

    uraian: Mapping[Jati, UraianIKU] = field(default_factory=dict)
    program: Mapping[Kunci, SasaranProgram] = field(default_factory=dict)
    jabatan: tuple[Jabatan, ...] = ()


def _jumlah(*orang: int | None) -> int | None:
    tercatat = [satu for satu in orang if satu is not None]
    return sum(tercatat) if tercatat else None
