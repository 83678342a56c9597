"""Monev triwulan: the camat's review meeting, its decisions and chosen colours (aturan section 6).

One meeting a quarter. What it decides is stored at once; its figures are computed, and
frozen in a snapshot only when the meeting is closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.penilaian import Warna
from simpelin.domain.rencana import Kunci

TANGGA = (Warna.HIJAU, Warna.KUNING, Warna.ORANYE, Warna.MERAH)
"""The colours in order: the camat may move an item by one step only."""


class StatusRapat(StrEnum):
    TERBUKA = "terbuka"
    DITUTUP = "ditutup"


class NomorKeputusan(NamedTuple):
    """What a decision and its follow-up are known by; written '2026.2.3'."""

    tahun: int
    triwulan: int
    nomor: int

    def __str__(self) -> str:
        return f"{self.tahun}.{self.triwulan}.{self.nomor}"

    @property
    def kata(self) -> str:
        """How people say it: 'nomor 3, TW II 2026'."""
        return f"nomor {self.nomor}, TW {ROMAWI[self.triwulan]} {self.tahun}"


@dataclass(frozen=True, slots=True)
class Hadir:
    """One line of the attendance list, as on the day of the meeting."""

    nama: str
    jabatan: str = ""
    unit: str = ""
    hadir: bool = False


@dataclass(frozen=True, slots=True)
class Keputusan:
    """What the meeting decided; ``kunci`` is the item, ``None`` for the office as a whole.

    ``unit`` or ``orang`` answers for it, both where a person of a unit was named;
    ``tenggat`` is the day by which it is done.
    """

    nomor: NomorKeputusan
    isi: str
    tenggat: date
    kunci: Kunci | None = None
    unit: str = ""
    orang: str = ""

    @property
    def penanggung_jawab(self) -> str:
        """'Budi (Seksi Pelayanan Umum)', or the one of the two that is known."""
        if self.orang and self.unit:
            return f"{self.orang} ({self.unit})"
        return self.orang or self.unit


@dataclass(frozen=True, slots=True)
class Pembahasan:
    """An item that was spoken of, in the order in which it was, and what was said.

    ``kunci`` is ``None`` for what was said beside the items.
    """

    kunci: Kunci | None
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class TimpaanWarna:
    """The colour that the camat chose beside the computed one; ``waktu`` an ISO instant."""

    kunci: Kunci
    dari: Warna
    menjadi: Warna
    alasan: str
    oleh: str = ""
    waktu: str = ""

    def berlaku(self, terhitung: Warna | None) -> bool:
        """Whether it still stands: the computed colour is the one that it was chosen against."""
        return terhitung is self.dari


@dataclass(frozen=True, slots=True)
class Potret:
    """A snapshot of a closed meeting: ``isi`` is canonical JSON, ``sidik`` its SHA-256."""

    tahun: int
    triwulan: int
    ke: int
    waktu: str
    oleh: str
    sidik: str
    isi: str


@dataclass(frozen=True, slots=True)
class Rapat:
    """One quarter's meeting with everything that was written in it.

    ``ditutup_pada`` is an ISO instant, ``None`` while it is open; ``sidik`` the fingerprint
    of its last snapshot, '' where it was never closed; ``alasan_buka`` why it was opened again.
    """

    tahun: int
    triwulan: int
    tanggal: date | None = None
    pukul: str = ""
    tempat: str = ""
    pemimpin: str = ""
    notulis: str = ""
    agenda: str = ""
    status: StatusRapat = StatusRapat.TERBUKA
    ditutup_pada: str | None = None
    ditutup_oleh: str = ""
    alasan_buka: str = ""
    hadir: tuple[Hadir, ...] = ()
    pembahasan: tuple[Pembahasan, ...] = ()
    keputusan: tuple[Keputusan, ...] = ()
    warna: tuple[TimpaanWarna, ...] = ()
    sidik: str = ""

    @property
    def ditutup(self) -> bool:
        return self.status is StatusRapat.DITUTUP

    @property
    def sebutan(self) -> str:
        """'Rapat monev TW II 2026'."""
        return f"Rapat monev TW {ROMAWI[self.triwulan]} {self.tahun}"

    def keputusan_tentang(self, kunci: Kunci | None) -> tuple[Keputusan, ...]:
        """The decisions on an item, or on the office."""
        return tuple(satu for satu in self.keputusan if satu.kunci == kunci)

    def catatan_tentang(self, kunci: Kunci | None) -> str:
        """What was said on an item; '' where nothing was written."""
        return next((satu.catatan for satu in self.pembahasan if satu.kunci == kunci), "")

    def timpaan(self, kunci: Kunci) -> TimpaanWarna | None:
        """The colour chosen for an item, if one was."""
        return next((satu for satu in self.warna if satu.kunci == kunci), None)


def setangkah(dari: Warna | None) -> tuple[Warna, ...]:
    """The colours that an item of colour ``dari`` may be moved to: its neighbours.

    None for *belum lapor* and for an item without a colour: only a report changes those.

    >>> setangkah(Warna.KUNING)
    (<Warna.HIJAU: 'hijau'>, <Warna.ORANYE: 'oranye'>)
    """
    if dari not in TANGGA:
        return ()
    tempat = TANGGA.index(dari)
    return tuple(TANGGA[i] for i in (tempat - 1, tempat + 1) if 0 <= i < len(TANGGA))


def dibahas(rapat: Rapat) -> tuple[Kunci | None, ...]:
    """Every item that was spoken of or decided on, in order of speaking, each once."""
    semua: Iterable[Kunci | None] = (
        *(satu.kunci for satu in rapat.pembahasan),
        *(satu.kunci for satu in rapat.keputusan),
        *(satu.kunci for satu in rapat.warna),
    )
    return tuple(dict.fromkeys(semua))
