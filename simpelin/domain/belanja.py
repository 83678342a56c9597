"""Optional breakdown of a sub kegiatan by belanja; its sums are checked, never imposed.

The sub kegiatan's own pagu, anggaran kas and realisasi stay the figures that count; where
the breakdown adds up to something else, `periksa` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from simpelin.domain.rencana import KOSONG4, EmpatRupiah


class JenisBelanja(StrEnum):
    """Kelompok belanja (PP 12/2019, Permendagri 77/2020)."""

    OPERASI = "operasi"
    MODAL = "modal"
    TIDAK_TERDUGA = "tidak_terduga"
    TRANSFER = "transfer"


SEBUTAN_BELANJA = {
    JenisBelanja.OPERASI: "Belanja operasi",
    JenisBelanja.MODAL: "Belanja modal",
    JenisBelanja.TIDAK_TERDUGA: "Belanja tidak terduga",
    JenisBelanja.TRANSFER: "Belanja transfer",
}
_AWALAN = {
    "5.1": JenisBelanja.OPERASI,
    "5.2": JenisBelanja.MODAL,
    "5.3": JenisBelanja.TIDAK_TERDUGA,
    "5.4": JenisBelanja.TRANSFER,
}

KunciBelanja = tuple[str, str]
"""What a row is known by within its sub kegiatan: kode rekening and uraian."""


@dataclass(frozen=True, slots=True)
class Belanja:
    """One row of a breakdown; rupiah, whole, kas and realisasi by quarter (each its own)."""

    rekening: str
    uraian: str = ""
    jenis: JenisBelanja = JenisBelanja.OPERASI
    pagu: int | None = None
    kas: EmpatRupiah = KOSONG4
    realisasi: EmpatRupiah = KOSONG4

    @property
    def kunci(self) -> KunciBelanja:
        return self.rekening, self.uraian

    @property
    def sebutan(self) -> str:
        """How a sentence names the row."""
        return f"{self.rekening} {self.uraian}".strip()


@dataclass(frozen=True, slots=True)
class BelanjaVersi:
    """Pagu and kas of a row from a plan version on; before its first one the row's own hold."""

    versi: str
    berlaku_tw: int
    pagu: int | None = None
    kas: EmpatRupiah = KOSONG4


def berlaku(satu: Belanja, versi: Iterable[BelanjaVersi], triwulan: int) -> Belanja:
    """The row by the plan in force at the end of a quarter, as the sub kegiatan's own pagu is
    (aturan section 1); ``versi`` in the order of the plan's versions. Quarter 0: its own."""
    for kini in versi:
        if kini.berlaku_tw <= triwulan:
            satu = replace(satu, pagu=kini.pagu, kas=kini.kas)
    return satu


def jenis_dari_rekening(rekening: str) -> JenisBelanja | None:
    """The kind that an official account code says: 5.1 operasi, 5.2 modal, …"""
    bagian = rekening.strip().split(".")
    return _AWALAN.get(".".join(bagian[:2]))


def jumlah_ada(nilai: Iterable[int | None]) -> int | None:
    """The sum; ``None`` where nothing is given."""
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada) if ada else None


def jumlah_pagu(rincian: Sequence[Belanja]) -> int | None:
    """Pagu of all rows; ``None`` where no row has one."""
    return jumlah_ada(satu.pagu for satu in rincian)


def jumlah_kas(rincian: Sequence[Belanja], triwulan: int) -> int | None:
    """Anggaran kas of one quarter over all rows."""
    return jumlah_ada(satu.kas[triwulan - 1] for satu in rincian)


def jumlah_realisasi(rincian: Sequence[Belanja], triwulan: int) -> int | None:
    """Realisasi of one quarter over all rows."""
    return jumlah_ada(satu.realisasi[triwulan - 1] for satu in rincian)


def berjalan_negatif(satu: Belanja) -> int | None:
    """The first quarter whose running total of realisasi is below 0 (aturan section 1)."""
    berjalan = 0
    for n, nilai in enumerate(satu.realisasi, 1):
        berjalan += nilai or 0
        if berjalan < 0:
            return n
    return None
