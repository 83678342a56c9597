"""Recommendations of the inspectorate's AKIP evaluation (LHE), and what was done about them.

PermenPANRB 88/2021: the evaluation report gives recommendations that the office follows up;
they are carried from year to year until they are done, or cannot be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simpelin.domain.kesalahan import KesalahanPengguna


class StatusLHE(StrEnum):
    BARU = "baru"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    TIDAK_DAPAT = "tidak_dapat"

    @property
    def terbuka(self) -> bool:
        """Whether it is carried on."""
        return self in (StatusLHE.BARU, StatusLHE.BERJALAN)

    @property
    def kata(self) -> str:
        """The state in words."""
        return "tidak dapat ditindaklanjuti" if self is StatusLHE.TIDAK_DAPAT else self.value


@dataclass(frozen=True, slots=True)
class Rekomendasi:
    """One recommendation; ``tahun`` is that of the LHE, ``nomor`` its number in it.

    ``tindakan`` is what the office does, ``keterangan`` why it cannot, or what came of it;
    ``selesai_pada`` the day it was done. ``bukti`` counts the attached evidence.
    """

    tahun: int
    nomor: str
    rekomendasi: str
    unit: str = ""
    tindakan: str = ""
    tenggat: date | None = None
    status: StatusLHE = StatusLHE.BARU
    keterangan: str = ""
    selesai_pada: date | None = None
    bukti: int = 0

    def hari_lewat(self, hari: date) -> int:
        """Calendar days overdue; 0 where it has no date or is not carried on."""
        if self.tenggat is None or not self.status.terbuka:
            return 0
        return max(0, (hari - self.tenggat).days)


def pastikan_sah(satu: Rekomendasi) -> None:
    """Check a recommendation before it is stored.

    :raises KesalahanPengguna: no number, no words, done without evidence, "cannot" without why.
    """
    if not satu.nomor.strip():
        raise KesalahanPengguna("Isi nomor rekomendasinya seperti dalam LHE.")
    if not satu.rekomendasi.strip():
        raise KesalahanPengguna("Isi rekomendasinya seperti tertulis dalam LHE.")
    if not 1900 <= satu.tahun <= 9999:
        raise KesalahanPengguna("Isi tahun LHE dengan empat angka.")
    if satu.status is StatusLHE.SELESAI and not satu.tindakan.strip():
        raise KesalahanPengguna("Tulis dahulu tindakan yang dilakukan, lalu tandai selesai.")
    if satu.status is StatusLHE.SELESAI and not satu.bukti:
        raise KesalahanPengguna(
            "Rekomendasi ini belum punya data dukung; lampirkan buktinya, lalu tandai selesai."
        )
    if satu.status is StatusLHE.TIDAK_DAPAT and not satu.keterangan.strip():
        raise KesalahanPengguna("Tulis dalam keterangan mengapa tidak dapat ditindaklanjuti.")


def dibawa(semua: Iterable[Rekomendasi], tahun: int) -> tuple[Rekomendasi, ...]:
    """What a year has to answer for: every LHE up to it that is open, or was settled in the
    year or later, and the year's own."""
    return tuple(
        satu
        for satu in semua
        if satu.tahun <= tahun
        and (
            satu.tahun == tahun
            or satu.status.terbuka
            or (satu.selesai_pada is not None and satu.selesai_pada.year >= tahun)
        )
    )


def urut_lhe(semua: Sequence[Rekomendasi], hari: date) -> tuple[Rekomendasi, ...]:
    """Open ones first, the longest overdue on top, then by year and number."""

    def kunci(satu: Rekomendasi) -> tuple[bool, int, int, tuple[int, str]]:
        angka = "".join(huruf for huruf in satu.nomor if huruf.isdigit())
        urutan = (int(angka) if angka else 0, satu.nomor)
        return (not satu.status.terbuka, -satu.hari_lewat(hari), -satu.tahun, urutan)

    return tuple(sorted(semua, key=kunci))
