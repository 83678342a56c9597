"""The planner enters for a unit: the signed sheet is kept first, as evidence (aturan section 9).

From then on :func:`simpelin.services.izin.wajib_unit` lets the planner fill and submit that
unit's quarter, and every entry of the trail says "atas nama".
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import izin

if TYPE_CHECKING:
    from simpelin.store import Store

JENIS = (".pdf", ".jpg", ".jpeg", ".png")
TERBESAR = 10 * 2**20


def lampirkan(store: Store, tahun: int, triwulan: int, unit: str, path: Path) -> str:
    """Keep a unit's signed sheet of a quarter; its SHA-256.

    :raises KesalahanPengguna: not the planner's, an approved report, no scan or photo, empty,
        or above 10 MB.
    """
    laporan = store.laporan.muat(tahun, triwulan).get(unit)
    status = None if laporan is None else laporan.status
    izin.wajib(store, Tindakan.DATA_DUKUNG, unit=unit, status=status, atas_nama=True)
    if status is StatusLaporan.DISETUJUI:
        raise KesalahanPengguna(
            f"Laporan {unit} TW {ROMAWI[triwulan]} {tahun} sudah disetujui; lembar bertanda"
            " tangannya tidak dapat diganti lagi."
        )
    isi = _baca(path)
    with store.ubah(f"lampirkan lembar bertanda tangan {unit} TW {ROMAWI[triwulan]}", path.name):
        sidik = store.berkas.simpan(isi, path.name)
        store.bukti.simpan(tahun, triwulan, unit, sidik)
    return sidik


def perlu_bukti(store: Store, tahun: int, triwulan: int, unit: str) -> bool:
    """Whether who is signed in could enter for the unit, if only its sheet were kept."""
    if not store.akun.ada() or izin.putusan_unit(
        store, Tindakan.ISI_KINERJA, tahun, triwulan, unit
    ):
        return False
    laporan = store.laporan.muat(tahun, triwulan).get(unit)
    status = None if laporan is None else laporan.status
    tanya = izin.putusan(store, Tindakan.ISI_KINERJA, unit=unit, status=status, atas_nama=True)
    return bool(tanya)


def _baca(path: Path) -> bytes:
    if path.suffix.casefold() not in JENIS:
        raise KesalahanPengguna(
            f"“{path.name}” bukan pindaian; pilih PDF, JPG, atau PNG dari lembar yang"
            " ditandatangani."
        )
    try:
        ukuran = path.stat().st_size
        isi = path.read_bytes() if 0 < ukuran <= TERBESAR else b""
    except OSError as galat:
        raise KesalahanPengguna(
            f"Berkas “{path}” tidak dapat dibaca; periksa letak dan izinnya, lalu coba lagi."
        ) from galat
    if not isi:
        sebab = "kosong" if not ukuran else f"lebih dari {TERBESAR // 2**20} MB"
        raise KesalahanPengguna(f"Berkas “{path.name}” {sebab}; pindai lagi lembarnya.")
    return isi
