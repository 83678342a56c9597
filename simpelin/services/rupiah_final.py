"""Keuangan's word that a quarter's rupiah are final, per unit or for all (aturan section 9)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import TRIWULAN, rencana_berlaku
from simpelin.domain.tingkat import RupiahFinal
from simpelin.services import izin, pengaturan
from simpelin.services.unit import pastikan_ada

if TYPE_CHECKING:
    from simpelin.store import Store

AKHIR_TAHUN = 4


def unit_beranggaran(store: Store, tahun: int, triwulan: int) -> tuple[str, ...]:
    """The units that own money in the plan in force, in plan order."""
    rencana = rencana_berlaku(tahun, store.rencana.versi(tahun), triwulan)
    milik = (satu.unit for satu in rencana.sub_kegiatan if satu.unit)
    return tuple(dict.fromkeys(milik))


def nyatakan_final(
    store: Store, tahun: int, triwulan: int, unit: Iterable[str] | None = None
) -> tuple[str, ...]:
    """Declare the rupiah of these units final, of all where none are named; which were not
    yet. They stay as they are until the declaration is taken back.

    Raises :class:`KesalahanPengguna`: an unknown unit, no right, or TW IV before it was
    reconciled with BKAD.
    """
    izin.wajib(store, Tindakan.REKONSILIASI)
    semua = unit_beranggaran(store, tahun, triwulan) if unit is None else tuple(unit)
    for satu in semua:
        pastikan_ada(store, satu)
    if triwulan == AKHIR_TAHUN and not pengaturan.muat(store).rekonsiliasi(tahun, triwulan):
        raise KesalahanPengguna(
            f"Rupiah TW IV {tahun} belum direkonsiliasi dengan BKAD; rekonsiliasi dahulu, baru"
            " nyatakan final."
        )
    sudah = store.rupiah_final.muat(tahun, triwulan)
    baru = tuple(satu for satu in semua if satu not in sudah)
    if baru:
        with store.ubah(f"nyatakan rupiah TW {ROMAWI[triwulan]} final"):
            for satu in baru:
                store.rupiah_final.simpan(tahun, triwulan, satu, True)
    return baru


def final_setahun(store: Store, tahun: int) -> tuple[tuple[int, RupiahFinal], ...]:
    """What is declared final in a year, with its quarter."""
    return tuple((n, satu) for n in TRIWULAN for satu in store.rupiah_final.muat(tahun, n).values())


def batalkan_final(store: Store, tahun: int, triwulan: int, unit: str) -> None:
    """Take the declaration of one unit back.

    Raises :class:`KesalahanPengguna`: it is not declared, or the report is approved.
    """
    izin.wajib(store, Tindakan.REKONSILIASI)
    if unit not in store.rupiah_final.muat(tahun, triwulan):
        raise KesalahanPengguna(
            f"Rupiah {unit} TW {ROMAWI[triwulan]} {tahun} belum dinyatakan final."
        )
    laporan = store.laporan.muat(tahun, triwulan).get(unit)
    if laporan is not None and laporan.status is StatusLaporan.DISETUJUI:
        raise KesalahanPengguna(
            f"Laporan {unit} TW {ROMAWI[triwulan]} {tahun} sudah disetujui; buka dahulu dengan"
            " alasan."
        )
    with store.ubah(f"batalkan rupiah TW {ROMAWI[triwulan]} final"):
        store.rupiah_final.simpan(tahun, triwulan, unit, False)
