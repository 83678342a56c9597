"""Where a unit's report stands now, and what may be done with it by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from simpelin.domain.hak import PeranOrang, Perihal, Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kesalahan import MasukanDitolak, Penolakan
from simpelin.domain.tingkat import (
    BEKU,
    HASIL,
    PEJABAT,
    Gerak,
    Jalur,
    Jenjang,
    Perjalanan,
    lipat,
    peserta,
)
from simpelin.services import izin
from simpelin.services.jalur_laporan import jalur_unit
from simpelin.services.unit import pastikan_ada

if TYPE_CHECKING:
    from simpelin.store import Store

TINDAKAN = {
    Jenjang.PERIKSA: Tindakan.PERIKSA,
    Jenjang.VERIFIKASI: Tindakan.VERIFIKASI,
    Jenjang.SETUJUI: Tindakan.SETUJUI,
}


@dataclass(frozen=True, slots=True)
class LaporanKini:
    """One report as the store had it at ``nomor`` (``store.nomor_perubahan()``)."""

    unit: str
    tahun: int
    triwulan: int
    jalan: Perjalanan
    lintas: Jalur
    nomor: int

    @property
    def status(self) -> StatusLaporan:
        """The report's state."""
        return self.jalan.status

    def tolak(self, alasan: str) -> MasukanDitolak:
        """The refusal that names this report; ``alasan`` goes on after the quarter."""
        tempat = f"Laporan {self.unit} TW {ROMAWI[self.triwulan]} {self.tahun}"
        return MasukanDitolak([Penolakan(f"{tempat} {alasan}.")])

    def perihal_setuju(self, jenjang: Jenjang) -> Perihal:
        """What the right to approve at a tier depends on (aturan section 9)."""
        return {
            "unit": self.unit,
            "status": self.status,
            "dari": tuple(satu for satu in BEKU if self.lintas.berikut(satu) is jenjang),
            "sudah": tuple(
                satu.akun for satu in peserta(self.jalan) if not (satu.sebagai or satu.atas_nama)
            ),
        }

    def perihal_kembali(self) -> Perihal:
        """The tier that has the report returns it."""
        return self._perihal_pemegang(self.lintas.berikut(self.status))

    def perihal_buka(self) -> Perihal:
        """Nobody undoes the approval of a tier above their own."""
        return self._perihal_pemegang(
            next(satu for satu, status in HASIL.items() if status is self.status)
        )

    def _perihal_pemegang(self, jenjang: Jenjang | None) -> Perihal:
        return {
            "unit": self.unit,
            "status": self.status,
            "pemegang": pemegang(jenjang),
            "dari": (self.status,),
        }


def pemegang(jenjang: Jenjang | None) -> PeranOrang | None:
    """The post that holds a tier in its own right."""
    return None if jenjang is None else PeranOrang(PEJABAT[jenjang])


def laporan_kini(store: Store, unit: str, tahun: int, triwulan: int) -> LaporanKini:
    """:raises KesalahanPengguna: there is no such unit."""
    nomor = store.nomor_perubahan()
    jalan = perjalanan(store, tahun, triwulan, unit)
    lintas = jalur_unit(store, unit, jalan.ajuan)
    return LaporanKini(unit, tahun, triwulan, jalan, lintas, nomor)


def perjalanan(store: Store, tahun: int, triwulan: int, unit: str) -> Perjalanan:
    """Where a report stands, with the steps in force; its stored state has the last word.

    :raises KesalahanPengguna: there is no such unit.
    """
    pastikan_ada(store, unit)
    jalan = lipat(store.langkah.muat(tahun, triwulan, unit))
    laporan = store.laporan.muat(tahun, triwulan).get(unit)
    status = laporan.status if laporan else StatusLaporan.BELUM_MULAI
    return jalan if jalan.status is status else replace(jalan, status=status)


def kata_kembali(store: Store, tahun: int, triwulan: int, unit: str) -> str:
    """Why a report came back, from whom and when; '' where it did not."""
    laporan = store.laporan.muat(tahun, triwulan).get(unit)
    if laporan is None or laporan.status is not StatusLaporan.DIKEMBALIKAN:
        return ""
    langkah = store.langkah.muat(tahun, triwulan, unit)
    kembali = [satu for satu in langkah if satu.gerak is Gerak.KEMBALIKAN]
    if not kembali:
        return f"Dikembalikan: {laporan.alasan}"
    satu = kembali[-1]
    siapa = f"{satu.orang} ({satu.jabatan})" if satu.jabatan else satu.orang
    waktu = datetime.fromisoformat(satu.waktu)
    return f"Dikembalikan {siapa}, {waktu:%d-%m-%Y %H.%M}: {satu.alasan}"


# --- why a button is grey ----------------------------------------------------------------------


def alasan_izin(store: Store, jenjang: Jenjang, unit: str, tahun: int, triwulan: int) -> str:
    """Why who has the store open may not give this tier's approval now; '' where they may."""
    kini = laporan_kini(store, unit, tahun, triwulan)
    return izin.putusan(store, TINDAKAN[jenjang], **kini.perihal_setuju(jenjang)).alasan


def alasan_kembali(store: Store, unit: str, tahun: int, triwulan: int) -> str:
    """Why who has the store open may not return this report now; '' where they may."""
    kini = laporan_kini(store, unit, tahun, triwulan)
    return izin.putusan(store, Tindakan.KEMBALIKAN, **kini.perihal_kembali()).alasan


def alasan_buka(store: Store, unit: str, tahun: int, triwulan: int) -> str:
    """Why who has the store open may not undo the topmost approval; '' where they may."""
    kini = laporan_kini(store, unit, tahun, triwulan)
    if kini.status not in HASIL.values():
        return ""
    return izin.putusan(store, Tindakan.BUKA, **kini.perihal_buka()).alasan
