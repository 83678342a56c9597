"""The list of commands and their arguments."""

from __future__ import annotations

import argparse
from pathlib import Path

from simpelin import __version__
from simpelin.cli import (
    bahan_lkjip,
    banding,
    cadangan,
    kalender,
    laporan,
    lembar_kantor,
    pengguna,
    perintah,
    rapat,
    rekonsiliasi,
    renja,
)
from simpelin.cli.dasar import Tambah
from simpelin.cli.pengurai import Pengurai, penambah, periode, tahun, triwulan, umum

JENIS = (
    *("bkad", "e81", "rfk", "lakip"),
    *("undangan", "daftar-hadir", "bahan-rapat", "notulen", "riwayat"),
)


def pengurai() -> argparse.ArgumentParser:
    induk = Pengurai(
        prog="simpelin",
        description="SIMPELIN AJA: pelaporan dan evaluasi kinerja dan anggaran kecamatan.",
        epilog="Tanpa perintah: membuka jendela.",
        parents=[umum()],
    )
    induk.add_argument("--version", action="version", version=f"SIMPELIN AJA {__version__}")
    induk.set_defaults(jalankan=None, db=None, json=False, tanggal=None, sebagai=None)
    tambah = penambah(induk, "perintah")
    for pasang in (_angka, _langkah, _pemeriksaan, rapat.pasang, _berkas, _formulir, _pengaturan):
        pasang(tambah)
    pengguna.pasang(tambah)
    _cadangan(tambah)
    return induk


def _angka(tambah: Tambah) -> None:
    """Figures of a quarter; the example first, which has some."""
    tambah("contoh", perintah.contoh, "isi penyimpanan kosong dengan contoh Tomoni 2023")
    periode(
        tambah("evaluasi", perintah.evaluasi, "capaian dan serapan kumulatif s.d. akhir triwulan")
    )
    periode(tambah("sorotan", perintah.sorotan, "yang perlu perhatian, urut rapat"))
    periode(tambah("status", perintah.status, "keadaan laporan tiap unit"))


def _langkah(tambah: Tambah) -> None:
    """A report's way through the tiers."""
    for gerak, bantuan in laporan.PERINTAH.items():
        satu = tambah(gerak, laporan.langkah, bantuan)
        satu.set_defaults(gerak=gerak)
        satu.add_argument("--unit", required=True)
        periode(satu)
        satu.add_argument("--alasan", default="", required=gerak in laporan.WAJIB_ALASAN)


def _pemeriksaan(tambah: Tambah) -> None:
    """Who reported when, the satisfaction index, and what contradicts itself."""
    tepat = tambah("ketepatan", laporan.ketepatan, "siapa melapor tepat waktu, tahun ini")
    tepat.add_argument("--tahun", type=tahun, required=True)
    tepat.add_argument("-o", "--keluar", type=Path, metavar="BERKAS.xlsx")
    periode(tambah("ikm", perintah.ikm, "indeks kepuasan masyarakat"), triwulan_wajib=False)
    periksa = tambah("periksa", perintah.periksa, "keutuhan penyimpanan dan ketidaksesuaian data")
    periksa.add_argument("--tahun", type=tahun)
    periksa.add_argument("--triwulan", type=triwulan)


def _berkas(tambah: Tambah) -> None:
    """Workbooks in and out."""
    impor = tambah("impor", perintah.impor, "ambil rencana dan/atau realisasi dari buku kerja")
    impor.add_argument("berkas", type=Path, nargs="?", metavar="BERKAS.xlsx")
    impor.add_argument("--uji", action="store_true", help="tunjukkan saja, jangan simpan")
    impor.add_argument("--nomenklatur", type=Path, metavar="BERKAS")
    lembar_kantor.tambah_pilihan(impor)
    templat = tambah("templat", perintah.templat, "tulis templat buku kerja atau lembar isian unit")
    templat.add_argument("berkas", type=Path, metavar="BERKAS.xlsx")
    templat.add_argument("--isi", action="store_true", help="terisi dari penyimpanan")
    templat.add_argument("--unit")
    templat.add_argument("--tahun", type=tahun)
    templat.add_argument("--triwulan", type=triwulan)
    ekspor = tambah("ekspor", perintah.ekspor, "tulis laporan")
    ekspor.add_argument("jenis", choices=JENIS)
    periode(ekspor)
    ekspor.add_argument("-o", "--keluar", type=Path, required=True, metavar="BERKAS")


def _formulir(tambah: Tambah) -> None:
    """What single forms need."""
    rekonsiliasi.tambah_pilihan(
        tambah("rekonsiliasi", rekonsiliasi.jalankan, "bandingkan realisasi dengan daftar BKAD")
    )
    banding.tambah_pilihan(tambah("banding", banding.jalankan, "angka pihak lain untuk LKjIP"))
    renja.tambah_pilihan(
        tambah("renja", renja.jalankan, "tindak lanjut dalam Renja berikutnya (kaki E.81)")
    )
    bahan_lkjip.tambah_pilihan(
        tambah("bahan-lkjip", bahan_lkjip.jalankan, "IKU, sasaran program, dan pegawai untuk LKjIP")
    )


def _pengaturan(tambah: Tambah) -> None:
    """Settings, calendar, and the next year."""
    atur = tambah("atur", perintah.atur, "lihat atau ubah pengaturan")
    atur.add_argument("kunci", nargs="?")
    atur.add_argument("nilai", nargs="?")
    kalender.pasang(tambah)
    baru = tambah(
        "tahun-baru", perintah.tahun_baru, "rencana tahun berikut dari struktur tahun lalu"
    )
    baru.add_argument("tahun", type=tahun)


def _cadangan(tambah: Tambah) -> None:
    """Copies of the store."""
    cadangkan = tambah("cadangkan", perintah.cadangkan, "tulis cadangan yang sudah diperiksa")
    cadangkan.add_argument("berkas", type=Path, metavar="BERKAS")
    cadangan.tambah_pilihan(
        tambah("cadangan", cadangan.jalankan, "cadangan otomatis; rapikan: hapus yang lebih")
    )
    pulihkan = tambah(
        "pulihkan", perintah.pulihkan, "pulihkan dari cadangan; yang diganti disimpan"
    )
    pulihkan.add_argument("berkas", type=Path, metavar="BERKAS")
