"""Data dukung: photos, PDF and documents that prove a report row or a follow-up.

What a file is, its bytes say, not its name (:mod:`simpelin.services.data_dukung`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from simpelin.domain.rapat import NomorKeputusan
from simpelin.domain.rencana import Kunci


class JenisBerkas(StrEnum):
    JPG = "jpg"
    PNG = "png"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def gambar(self) -> bool:
        """Whether it can be shown as a picture."""
        return self in (JenisBerkas.JPG, JenisBerkas.PNG)


SEBUTAN_JENIS = "foto (JPG, PNG), PDF, Word (.docx), atau Excel (.xlsx)"


@dataclass(frozen=True, slots=True)
class PadaLaporan:
    """A row of a quarter's report: a node, or one of its indicators."""

    tahun: int
    triwulan: int
    kunci: Kunci
    indikator: str = ""


@dataclass(frozen=True, slots=True)
class PadaTindakLanjut:
    """A follow-up, by the number of its decision."""

    nomor: NomorKeputusan


@dataclass(frozen=True, slots=True)
class PadaLHE:
    """A recommendation of the inspectorate, by year and number."""

    tahun: int
    nomor: str


Tempat = PadaLaporan | PadaTindakLanjut | PadaLHE
"""What a piece of evidence is attached to."""


@dataclass(frozen=True, slots=True)
class DataDukung:
    """An attached file: ``ukuran`` in bytes, ``waktu`` an ISO instant."""

    id: int
    tempat: Tempat
    sha256: str
    nama: str
    jenis: JenisBerkas
    ukuran: int
    waktu: str
    oleh: str


def tulis_ukuran(ukuran: int) -> str:
    """Bytes as people say them.

    >>> tulis_ukuran(900), tulis_ukuran(250_000), tulis_ukuran(5_242_880)
    ('1 KB', '244 KB', '5,0 MB')
    """
    if ukuran < 1024 * 1024:
        return f"{max(1, round(ukuran / 1024))} KB"
    return f"{ukuran / 1024 / 1024:.1f} MB".replace(".", ",")
