"""Hand a unit's quarter in, and open it again (the first tier of aturan section 9)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import MasukanDitolak, Penolakan
from simpelin.services.isi_realisasi import ROMAWI, BarisIsian, lembar

if TYPE_CHECKING:
    from simpelin.store import Store


def ajukan(store: Store, unit: str, tahun: int, triwulan: int) -> LaporanUnit:
    """Submit a unit's report; its kinerja is frozen from then on.

    Raises :class:`MasukanDitolak`, naming every due figure that is still missing and
    every figure above its scale.
    """
    isian = lembar(store, tahun, triwulan, unit)
    kurang = [Penolakan(f"{_nama(satu)} belum diisi.") for satu in isian.kekurangan()]
    kurang += [
        Penolakan(
            f"{_nama(satu)}: realisasi melebihi pagu; perbaiki rupiahnya atau ubah rencananya."
        )
        for satu in isian.baris
        if satu.pertama and satu.hasil.realisasi_anggaran > satu.hasil.pagu
    ]
    if kurang:
        raise MasukanDitolak(kurang)
    laporan = LaporanUnit(
        unit,
        StatusLaporan.DIAJUKAN,
        datetime.now().astimezone().isoformat(timespec="seconds"),
        store.pelaku.nama,
    )
    with store.ubah(f"ajukan laporan TW {ROMAWI[triwulan]}"):
        store.laporan.simpan(tahun, triwulan, laporan)
    return laporan


def buka_kembali(store: Store, unit: str, tahun: int, triwulan: int, alasan: str) -> None:
    """Open a submitted report for its unit again; the reason stays in the trail.

    Raises :class:`MasukanDitolak` without a reason.
    """
    if not alasan.strip():
        raise MasukanDitolak([Penolakan("Tulis alasan membuka kembali laporan.")])
    with store.ubah(f"buka kembali laporan TW {ROMAWI[triwulan]}"):
        store.laporan.simpan(
            tahun,
            triwulan,
            LaporanUnit(unit, StatusLaporan.DIKEMBALIKAN, alasan=alasan.strip()),
        )


def _nama(baris: BarisIsian) -> str:
    indikator = "" if baris.indikator is None else baris.indikator.indikator.nama
    return f"{baris.simpul.kode} {baris.simpul.nama}" + (f" – {indikator}" if indikator else "")
