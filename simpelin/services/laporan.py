"""Hand a unit's quarter in, and open it again (the first tier of aturan section 9)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import MasukanDitolak, Penolakan
from simpelin.domain.realisasi import Catatan
from simpelin.services import izin
from simpelin.services.isi_realisasi import BEKU
from simpelin.services.lembar_unit import BarisIsian, Halangan, Lembar, halangan, lembar

if TYPE_CHECKING:
    from simpelin.store import Store


def penghalang(isian: Lembar) -> tuple[Halangan, ...]:
    """Impossible figures that nobody has given a reason for: words of the node and quarter
    (hambatan or solusi), or the note of its rupiah."""
    return tuple(
        satu
        for satu in halangan(isian)
        if not (satu.rupiah and satu.baris.catatan_rp)
        and not _beralasan(isian.catatan.get(satu.baris.simpul.kunci))
    )


def ajukan(store: Store, unit: str, tahun: int, triwulan: int) -> LaporanUnit:
    """Submit a unit's report; its kinerja is frozen from then on.

    Raises :class:`MasukanDitolak`, naming every due figure that is still missing and
    every impossible figure without a reason.
    """
    isian = lembar(store, tahun, triwulan, unit)
    if isian.beku:
        raise MasukanDitolak([Penolakan(f"Laporan {unit} TW {ROMAWI[triwulan]} sudah diajukan.")])
    izin.wajib_unit(store, Tindakan.AJUKAN, tahun, triwulan, unit)
    kurang = [Penolakan(f"{_nama(satu)} belum diisi.") for satu in isian.kekurangan()]
    kurang += [Penolakan(satu.pesan) for satu in penghalang(isian)]
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
    lama = store.laporan.muat(tahun, triwulan).get(unit)
    if lama is None or lama.status not in BEKU:
        raise MasukanDitolak([Penolakan(f"Laporan {unit} TW {ROMAWI[triwulan]} belum diajukan.")])
    diajukan = lama.status is StatusLaporan.DIAJUKAN
    izin.wajib_unit(
        store, Tindakan.KEMBALIKAN if diajukan else Tindakan.BUKA, tahun, triwulan, unit
    )
    with store.ubah(f"buka kembali laporan TW {ROMAWI[triwulan]}"):
        store.laporan.simpan(
            tahun,
            triwulan,
            LaporanUnit(unit, StatusLaporan.DIKEMBALIKAN, alasan=alasan.strip()),
        )


def _beralasan(catatan: Catatan | None) -> bool:
    return catatan is not None and bool(catatan.hambatan.strip() or catatan.solusi.strip())


def _nama(baris: BarisIsian) -> str:
    indikator = "" if baris.indikator is None else baris.indikator.indikator.nama
    return f"{baris.simpul.kode} {baris.simpul.nama}" + (f" – {indikator}" if indikator else "")
