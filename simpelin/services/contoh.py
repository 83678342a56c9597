"""Fill an empty store with the example: Kecamatan Tomoni 2023."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.tingkat import Gerak, Langkah
from simpelin.services import izin
from simpelin.services.bahan_contoh import simpan_bahan
from simpelin.services.berkas_contoh import TAHUN, IsiContoh, baca_contoh
from simpelin.services.contoh_fisik import simpan_rincian
from simpelin.services.renstra_contoh import renstra_contoh

if TYPE_CHECKING:
    from simpelin.store import Store

PENGATURAN = {
    "contoh": "ya",
    "nama_skpd": "Kecamatan Tomoni (contoh)",
    "kabupaten": "Luwu Timur",
    "provinsi": "Sulawesi Selatan",
    "kop_baris1": "Pemerintah Kabupaten Luwu Timur",
    "kop_baris2": "Kecamatan Tomoni (contoh)",
    "tempat": "Tomoni",
    "rekonsiliasi.2023.1": "ya",
    "rekonsiliasi.2023.2": "ya",
    "rekonsiliasi.2023.3": "ya",
}


def isi_contoh(store: Store) -> None:
    """Put the example into a store that holds no plan, in one transaction.

    What is published and what is made up is told apart in resources/tomoni_2023/README.md;
    the setting ``contoh`` marks every screen and output. Raises :class:`KesalahanPengguna`,
    with nothing stored, where the store already has a plan.
    """
    izin.wajib(store, Tindakan.IMPOR)
    if store.rencana.tahun():
        raise KesalahanPengguna(
            "Penyimpanan ini sudah berisi rencana, jadi contoh tidak diisikan; "
            "pilih berkas baru dengan --db."
        )
    isi = baca_contoh()
    with store.ubah("contoh", "LAKIP Kecamatan Tomoni 2023; angka triwulan dibuat (contoh)"):
        for kunci, nilai in PENGATURAN.items():
            store.pengaturan.simpan(kunci, nilai)
        _simpan_rencana(store, isi)
        _simpan_laporan(store, isi)
        _simpan_renstra(store)
        simpan_rincian(store)
        simpan_bahan(store)


def _simpan_rencana(store: Store, isi: IsiContoh) -> None:
    for unit in isi.unit:
        store.unit.simpan(unit)
    for tahun, semua in sorted(isi.versi.items()):
        for versi in semua:
            store.rencana.simpan_versi(tahun, versi)
            for simpul in versi.simpul:
                store.rencana.simpan_simpul(tahun, versi.nama, simpul)
    for pembanding in isi.pembanding:
        store.pembanding.simpan(pembanding)


def _simpan_laporan(store: Store, isi: IsiContoh) -> None:
    for (tahun, kunci, indikator, triwulan), laporan in isi.kinerja.items():
        store.realisasi.simpan_kinerja(tahun, kunci, indikator, triwulan, laporan)
    for (kunci, triwulan), (rupiah, alasan) in isi.anggaran.items():
        store.realisasi.simpan_anggaran(TAHUN, kunci, triwulan, rupiah, alasan)
    for (tahun, kunci, triwulan), catatan in isi.catatan.items():
        store.realisasi.simpan_catatan(tahun, kunci, triwulan, catatan)
    for (kunci, triwulan), sebab in isi.sebab.items():
        store.sebab.simpan(TAHUN, kunci, triwulan, sebab)
    for triwulan in sorted({satu.triwulan for satu in isi.skm}):
        jawaban = [satu for satu in isi.skm if satu.triwulan == triwulan]
        store.skm.ganti(TAHUN, triwulan, jawaban)
    for triwulan, laporan_unit in isi.laporan:
        store.laporan.simpan(TAHUN, triwulan, laporan_unit)
        if laporan_unit.status is StatusLaporan.DIAJUKAN and laporan_unit.diajukan_pada:
            oleh = laporan_unit.diajukan_oleh or ""
            ajuan = Langkah(Gerak.AJUKAN, StatusLaporan.DIAJUKAN, laporan_unit.diajukan_pada, oleh)
            store.langkah.tambah(TAHUN, triwulan, laporan_unit.unit, ajuan)


def _simpan_renstra(store: Store) -> None:
    renstra = renstra_contoh()
    store.renstra.simpan(renstra)
    for butir in renstra.butir:
        store.renstra.simpan_butir(renstra, butir)
