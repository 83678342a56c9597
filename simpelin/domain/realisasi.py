"""What the units reported: kinerja of an indicator, rupiah of a sub kegiatan, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import KOSONG4, EmpatRupiah, Kunci


@dataclass(frozen=True, slots=True)
class LaporanKinerja:
    """One quarter's own kinerja of one indicator.

    ``kinerja`` for all but rasio; ``pembilang`` and ``penyebut`` for rasio alone.
    """

    kinerja: Fraction | None = None
    pembilang: Fraction | None = None
    penyebut: Fraction | None = None


EmpatLaporan = tuple[
    LaporanKinerja | None, LaporanKinerja | None, LaporanKinerja | None, LaporanKinerja | None
]


@dataclass(frozen=True, slots=True)
class Catatan:
    """The words that go with a node and quarter."""

    faktor_pendorong: str = ""
    hambatan: str = ""
    solusi: str = ""


@dataclass(frozen=True, slots=True)
class Koreksi:
    """A correction found later: ``jumlah`` rupiah (not 0) that belong to quarter ``asal`` and
    are booked in a later one, whose realisasi contains them (aturan section 9)."""

    triwulan: int
    asal: int
    jumlah: int
    catatan: str

    @property
    def kata(self) -> str:
        """``koreksi TW I Rp 1.000: salah kode``."""
        return f"koreksi TW {ROMAWI[self.asal]} Rp {tulis_rupiah(self.jumlah)}: {self.catatan}"


class GolonganSebab(StrEnum):
    """Classes of causes, for obstacles to be counted over quarters and units."""

    PERENCANAAN = "perencanaan"
    PENGADAAN = "pengadaan"
    SDM = "sdm"
    REGULASI = "regulasi"
    CUACA_ALAM = "cuaca_alam"
    PIHAK_KETIGA = "pihak_ketiga"
    KEUANGAN_KAS = "keuangan_kas"
    LAINNYA = "lainnya"

    @property
    def kata(self) -> str:
        return _KATA_SEBAB[self]


_KATA_SEBAB = {
    GolonganSebab.PERENCANAAN: "Perencanaan",
    GolonganSebab.PENGADAAN: "Pengadaan",
    GolonganSebab.SDM: "SDM",
    GolonganSebab.REGULASI: "Regulasi",
    GolonganSebab.CUACA_ALAM: "Cuaca/alam",
    GolonganSebab.PIHAK_KETIGA: "Pihak ketiga",
    GolonganSebab.KEUANGAN_KAS: "Keuangan/kas",
    GolonganSebab.LAINNYA: "Lainnya",
}


@dataclass(frozen=True, slots=True)
class Sebab:
    """What stands beside hambatan and solusi of a node and quarter: the class of the cause,
    and by when and by whom the remedy is done."""

    golongan: GolonganSebab | None = None
    tenggat: date | None = None
    penanggung_jawab: str = ""


@dataclass(frozen=True, slots=True)
class HasilIKM:
    """The satisfaction index (aturan section 8) as an evaluation reads it, or its absence."""

    nilai: Fraction | None
    responden: int = 0


@dataclass(frozen=True)
class Realisasi:
    """Everything reported in one year; quarters are index 0..3.

    What has no entry was not reported, which is not zero.
    """

    kinerja: Mapping[tuple[Kunci, str], EmpatLaporan] = field(default_factory=dict)
    anggaran: Mapping[Kunci, EmpatRupiah] = field(default_factory=dict)
    catatan: Mapping[tuple[Kunci, int], Catatan] = field(default_factory=dict)
    koreksi: Mapping[Kunci, tuple[Koreksi, ...]] = field(default_factory=dict)
    """Corrections by node; their rupiah stand in ``anggaran`` already."""
    sebab: Mapping[tuple[Kunci, int], Sebab] = field(default_factory=dict)
    ikm: tuple[HasilIKM | None, HasilIKM | None, HasilIKM | None, HasilIKM | None] = KOSONG4
    """IKM over all respondents of quarters ≤ n, for n = 1..4."""
