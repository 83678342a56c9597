"""The office around the plan: units, a drafted report's figures, survey answers, entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from simpelin.domain.rencana import Kunci


class Peran(StrEnum):
    """What a unit is in the tiered evaluation (aturan section 9)."""

    CAMAT = "camat"
    SEKCAM = "sekcam"
    KASUBAG_PERENCANAAN = "kasubag_perencanaan"
    KEUANGAN = "keuangan"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Unit:
    """A section, sub-section or kelurahan, and who heads it."""

    nama: str
    jabatan_kepala: str = ""
    kepala: str = ""
    nip: str = ""
    pangkat: str = ""
    peran: Peran = Peran.UNIT


UKURAN_RUPIAH = ("pagu", "realisasi_anggaran", "sisa_anggaran")
UKURAN_PERSEN = ("serapan", "capaian_kinerja", "capaian_indikator")


@dataclass(frozen=True, slots=True)
class Pembanding:
    """A figure as a drafted or published report prints it (aturan section 7).

    ``nilai`` keeps the figure's own text, '97.80', because percentages are compared
    at the decimals given; a point is the decimal mark. Empty ``kode`` is the office.
    """

    tahun: int
    kode: str
    ukuran: str
    nilai: str
    sumber: str


@dataclass(frozen=True, slots=True)
class Banding:
    """Another office's or a national figure of an indicator, in its satuan."""

    pihak: str
    nilai: Fraction
    sumber: str = ""


@dataclass(frozen=True, slots=True)
class JawabanSKM:
    """One respondent's nine answers, or a group's nine totals (aturan section 8).

    ``jawaban`` has nine entries; ``None`` where the element was not answered.
    """

    triwulan: int
    responden: int
    jawaban: tuple[int | None, ...]


class StatusLaporan(StrEnum):
    """State of one unit's report (aturan section 9)."""

    BELUM_MULAI = "belum_mulai"
    KONSEP = "konsep"
    DIAJUKAN = "diajukan"
    DIPERIKSA = "diperiksa"
    DIVERIFIKASI = "diverifikasi"
    DISETUJUI = "disetujui"
    DIKEMBALIKAN = "dikembalikan"


@dataclass(frozen=True, slots=True)
class LaporanUnit:
    """Where one unit's report of one quarter stands; ``diajukan_pada`` is an ISO instant."""

    unit: str
    status: StatusLaporan
    diajukan_pada: str | None = None
    diajukan_oleh: str | None = None
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class EntriRiwayat:
    """One entry of the trail: who changed what, when, from what to what.

    ``objek`` says which kind of thing ('kinerja', 'anggaran', 'rencana', …), ``kunci``
    names it, ``sebelum`` and ``sesudah`` are JSON texts or ``None``; ``sumber`` is the
    file or page it came from. ``waktu`` is local ISO time with offset; ``sidik`` the
    fingerprint that chains it to the entry before (:mod:`simpelin.domain.rantai`).
    """

    nomor: int
    waktu: str
    pelaku: str
    akun: str
    tindakan: str
    objek: str
    kunci: str
    sebelum: str | None
    sesudah: str | None
    sumber: str
    sidik: str = ""


def kunci_riwayat(tahun: int, kunci: Kunci, *lagi: object) -> str:
    """How the trail names an item: '2023|7.01…|Kelurahan X|indikator|2'."""
    return "|".join(str(bagian) for bagian in (tahun, kunci.kode, kunci.sub_skpd, *lagi))


@dataclass(frozen=True, slots=True)
class SaringanRiwayat:
    """Which entries of the trail: everything where nothing is said.

    ``teks`` stands in the item's key, in a value, in the action, in the source, or begins a
    ``sidik``; ``awalan`` are keys (whole parts) that match as well. ``dari`` and ``sampai``
    are local dates, both included.
    """

    pelaku: str = ""
    objek: tuple[str, ...] = ()
    teks: str = ""
    awalan: tuple[str, ...] = ()
    dari: date | None = None
    sampai: date | None = None
