"""The commands of the review meeting and its follow-ups."""

from __future__ import annotations

import argparse
from datetime import date

from simpelin.cli.dasar import BERHASIL, Perkakas, Tambah, salah_pakai, terbuka, tulis
from simpelin.cli.pengurai import periode, tahun, triwulan
from simpelin.domain.rencana import Kunci


def pasang(tambah: Tambah) -> None:
    """Add the commands with their arguments."""
    tindak = tambah("tindak-lanjut", tindak_lanjut, "tindak lanjut keputusan rapat")
    tindak.add_argument("--tahun", type=tahun, help="tahun rapatnya")
    tindak.add_argument("--triwulan", type=triwulan, help="triwulan rapatnya")
    tindak.add_argument("--unit")
    tindak.add_argument("--terbuka", action="store_true", help="hanya yang belum selesai")
    inspektorat = tambah("lhe", lhe, "rekomendasi inspektorat (LHE) dan tindak lanjutnya")
    inspektorat.add_argument("--tahun", type=tahun, help="yang terbawa sampai tahun ini")
    inspektorat.add_argument("--terbuka", action="store_true", help="hanya yang belum selesai")
    satu = tambah("rapat", rapat, "lihat rapat monev, putuskan, tutup, atau buka kembali")
    satu.add_argument("aksi", choices=("lihat", "putuskan", "tutup", "buka"))
    satu.add_argument("teks", nargs="?", help="keputusan @penanggung jawab tenggat, atau alasan")
    satu.add_argument("--kode", help="sub kegiatan yang diputuskan; tanpa ini: kantor")
    satu.add_argument("--sub-skpd", default="")
    periode(satu)


def lhe(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import lhe

    hari = args.tanggal or date.today()
    with terbuka(args, alat) as store:
        hasil = lhe.daftar(store, tahun=args.tahun, hanya_terbuka=args.terbuka, tanggal=hari)
    tulis(args, lhe.sebagai_json(hasil, hari), lambda: cetak.lhe(hasil, hari))
    return BERHASIL


def tindak_lanjut(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import tindak_lanjut
    from simpelin.services.tindak_lanjut import Saringan

    hari = args.tanggal or date.today()
    saringan = Saringan(
        args.unit or "", hanya_terbuka=args.terbuka, tahun=args.tahun, triwulan=args.triwulan
    )
    with terbuka(args, alat) as store:
        hasil = tindak_lanjut.daftar(store, saringan, hari)
    dokumen = tindak_lanjut.sebagai_json(hasil, hari)
    tulis(args, dokumen, lambda: cetak.tindak_lanjut(hasil, hari))
    return BERHASIL


def rapat(args: argparse.Namespace, alat: Perkakas) -> int:
    if (args.aksi in ("putuskan", "buka")) != (args.teks is not None):
        return salah_pakai(
            "rapat: tulis keputusannya sesudah “putuskan”, atau alasannya sesudah “buka”"
        )
    from simpelin import cetak
    from simpelin.services import rapat

    with terbuka(args, alat) as store:
        if args.aksi == "putuskan":
            kunci = Kunci(args.kode, args.sub_skpd) if args.kode else None
            rapat.putuskan_baris(store, args.tahun, args.triwulan, kunci, args.teks)
        elif args.aksi == "buka":
            rapat.buka_kembali(store, args.tahun, args.triwulan, args.teks)
        elif args.aksi == "tutup":
            rapat.tutup(store, args.tahun, args.triwulan, args.tanggal)
        hasil = rapat.muat(store, args.tahun, args.triwulan)
    tulis(args, rapat.sebagai_json(hasil), lambda: cetak.rapat(hasil))
    return BERHASIL
