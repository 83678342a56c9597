"""What may be typed of a quarter: frozen reports, final rupiah, the closed entry period.

Submitted is frozen for its unit except rupiah; approved is frozen for all; rupiah that
Keuangan declared final stay as they are. Where the office says so (⚙ ``kunci_batas``),
entry closes after its deadline, but for a returned report and a unit with an exception
(aturan section 9).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from simpelin.domain.kalender import ROMAWI, batas_isian
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.tingkat import BEKU, Pengecualian, RupiahFinal, sebut
from simpelin.services import pengaturan
from simpelin.services.pengaturan import Pengaturan

if TYPE_CHECKING:
    from simpelin.store import Store

_SARAN = "buka kembali laporannya dengan alasan bila perlu diubah"
_SARAN_FINAL = "batalkan dahulu pernyataan finalnya bila perlu diubah"
_SARAN_BATAS = "minta pengecualian kepada perencana (halaman Kalender)"


@dataclass(frozen=True)
class KunciTriwulan:
    """Why the cells of a unit are locked in one quarter; '' where they are open."""

    tahun: int
    triwulan: int
    laporan: Mapping[str, LaporanUnit]
    final: Mapping[str, RupiahFinal]
    pengecualian: Mapping[str, Pengecualian]
    batas: date
    tanggal: date
    dikunci: bool
    """Whether entry closes after ``batas``."""
    rp_oleh_unit: bool

    def kinerja(self, unit: str) -> str:
        """Why the unit's kinerja and words may not be typed."""
        return self.beku(unit) or self.lewat(unit)

    def rupiah(self, unit: str) -> str:
        """Why the rupiah of the unit's sub kegiatan may not be typed by anybody."""
        return self.rupiah_beku(unit) or (self.lewat(unit) if self.rp_oleh_unit else "")

    def rupiah_beku(self, unit: str) -> str:
        """Why the unit's rupiah are frozen, whatever the day."""
        laporan = self.laporan.get(unit)
        if laporan is not None and laporan.status is StatusLaporan.DISETUJUI:
            return f"Laporan {unit} sudah disetujui."
        if unit in self.final:
            return f"Rupiah {unit} sudah dinyatakan final."
        return ""

    def beku(self, unit: str) -> str:
        """Why the unit's report is frozen, whatever the day."""
        laporan = self.laporan.get(unit)
        if laporan is None or laporan.status not in BEKU:
            return ""
        return f"Laporan {unit} sudah {sebut(laporan.status)}."

    def lewat(self, unit: str) -> str:
        """Why the unit is too late: entry is closed, and it has neither an exception nor a
        returned report."""
        if not self.dikunci or self.tanggal <= self.batas:
            return ""
        laporan = self.laporan.get(unit)
        if laporan is not None and laporan.status is StatusLaporan.DIKEMBALIKAN:
            return ""
        izin = self.pengecualian.get(unit)
        if izin is None:
            return f"Pengisian sudah ditutup {self.batas:%d-%m-%Y}."
        if self.tanggal <= izin.sampai:
            return ""
        return f"Pengecualian {unit} berakhir {izin.sampai:%d-%m-%Y}."

    def tolak(self, alasan: str) -> None:
        """Refuse what ``alasan`` speaks of; nothing where it is ''.

        :raises KesalahanPengguna: with the quarter and the next step.
        """
        if alasan:
            raise KesalahanPengguna(self.kalimat(alasan))

    def kalimat(self, alasan: str) -> str:
        """The reason with its quarter and the next step."""
        saran = _SARAN
        if "final" in alasan:
            saran = _SARAN_FINAL
        elif alasan.startswith("Pengisian") or alasan.startswith("Pengecualian"):
            saran = _SARAN_BATAS
        return f"{alasan[:-1]} (TW {ROMAWI[self.triwulan]} {self.tahun}); {saran}."


def kunci_triwulan(
    store: Store,
    tahun: int,
    triwulan: int,
    tanggal: date | None = None,
    atur: Pengaturan | None = None,
) -> KunciTriwulan:
    """The locks of a quarter as they are on a day (today where not given)."""
    atur = atur or pengaturan.muat(store)
    return KunciTriwulan(
        tahun,
        triwulan,
        store.laporan.muat(tahun, triwulan),
        store.rupiah_final.muat(tahun, triwulan),
        store.pengecualian.muat(tahun, triwulan),
        batas_isian(tahun, triwulan, atur.tenggat(triwulan), atur.libur),
        tanggal or store.kini().date(),
        atur.kunci_batas,
        atur.rp_oleh_unit,
    )
