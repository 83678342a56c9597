"""``impor`` of an office's own sheet, and taking the last one back."""

from __future__ import annotations

import argparse

from simpelin.cli.dasar import BERHASIL, Perkakas, salah_pakai, terbuka, tulis
from simpelin.cli.pengurai import tahun, triwulan


def tambah_pilihan(impor: argparse.ArgumentParser) -> None:
    """``impor BERKAS.xlsx --bentuk lra --tahun Y --triwulan N``, and what can be told."""
    lembar = impor.add_argument_group("lembar kantor sendiri")
    lembar.add_argument("--bentuk", choices=("sipd-belanja", "rak", "lra", "kinerja"))
    lembar.add_argument("--lembar", default="", metavar="NAMA")
    lembar.add_argument("--tahun", type=tahun)
    lembar.add_argument("--triwulan", type=triwulan)
    lembar.add_argument("--versi", default="", help="versi rencana; tanpa ini yang terakhir")
    lembar.add_argument("--sub-skpd", help="sub-unit seluruh lembar; kosong berarti kantor")
    lembar.add_argument(
        "--judul-blok", action="store_true", help="judul di atas blok baris menamai sub-unitnya"
    )
    lembar.add_argument("--judul", type=int, metavar="BARIS", help="baris pertama judul kolom")
    lembar.add_argument("--kolom", action="append", default=[], metavar="MEDAN=HURUF")
    lembar.add_argument("--jumlahkan", action="store_true", help="jumlahkan baris sekode")
    lembar.add_argument("--tambah", action="store_true", help="tambahkan kode yang belum ada")
    lembar.add_argument("--sasaran", default="", help="sasaran untuk program baru")
    lembar.add_argument("--bukan-kumulatif", action="store_true", help="LRA: angka triwulan saja")
    lembar.add_argument("--alasan", default="", help="LRA: alasan angka negatif")
    lembar.add_argument("--urungkan", action="store_true", help="kembalikan impor terakhir")


def impor(args: argparse.Namespace, alat: Perkakas) -> int:
    """Take a sheet in, or with ``--uji`` show what it would do."""
    if args.berkas is None or args.tahun is None:
        return salah_pakai("impor --bentuk: sebutkan BERKAS.xlsx dan --tahun")
    from simpelin import cetak
    from simpelin.domain.bentuk_kantor import Bentuk
    from simpelin.services import impor, perintah_lembar

    perintah = perintah_lembar.PerintahLembar(
        args.berkas,
        Bentuk(args.bentuk),
        args.tahun,
        args.triwulan,
        args.lembar,
        args.versi,
        args.sub_skpd,
        args.jumlahkan,
        args.tambah,
        args.sasaran,
        not args.bukan_kumulatif,
        args.alasan,
        args.judul,
        tuple(args.kolom),
        args.judul_blok,
    )
    with terbuka(args, alat) as store:
        hasil = perintah_lembar.jalankan(store, perintah, uji=args.uji)
    tulis(args, impor.sebagai_json(hasil), lambda: cetak.impor(hasil))
    return BERHASIL


def urungkan(args: argparse.Namespace, alat: Perkakas) -> int:
    """Take the last import of a sheet back."""
    from dataclasses import asdict

    from simpelin.services.urung_impor import urungkan_impor

    with terbuka(args, alat) as store:
        apa = urungkan_impor(store)
    teks = f"Impor {apa.berkas} lembar {apa.lembar} diurungkan: {apa.banyak} nilai dikembalikan."
    tulis(args, asdict(apa), lambda: teks)
    return BERHASIL
