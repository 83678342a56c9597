"""``rekonsiliasi``: hold a quarter's rupiah against BKAD's list."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.cli.dasar import BERHASIL, Perkakas, terbuka, tulis
from simpelin.cli.henti import berhenti_dengan_ctrl_c
from simpelin.cli.pengurai import periode

if TYPE_CHECKING:
    from simpelin.domain.rekonsiliasi import Rekonsiliasi
    from simpelin.store import Store


def tambah_pilihan(pengurai: argparse.ArgumentParser) -> None:
    """``rekonsiliasi [BERKAS.xlsx] --tahun Y --triwulan N [--uji]``, and what can be told."""
    pengurai.add_argument(
        "berkas", type=Path, nargs="?", metavar="BERKAS.xlsx", help="tanpa ini: yang tersimpan"
    )
    periode(pengurai)
    pengurai.add_argument("--uji", action="store_true", help="bandingkan saja, jangan simpan")
    pengurai.add_argument(
        "-o", "--keluar", type=Path, metavar="BERKAS", help="tulis yang tersimpan ke buku kerja"
    )
    pengurai.add_argument("--lembar", default="", metavar="NAMA")
    pengurai.add_argument("--kolom", action="append", default=[], metavar="MEDAN=HURUF")
    pengurai.add_argument("--sub-skpd", help="sub-unit seluruh daftar; kosong berarti kantor")
    pengurai.add_argument("--bukan-kumulatif", action="store_true", help="angka triwulan ini saja")


def jalankan(args: argparse.Namespace, alat: Perkakas) -> int:
    """Compare, and without ``--uji`` keep the list; differences first, the largest first."""
    from simpelin import cetak
    from simpelin.services import rekonsiliasi

    with terbuka(args, alat) as store:
        if args.berkas is None:
            hasil = rekonsiliasi.muat_atau_tolak(store, args.tahun, args.triwulan)
            catatan: tuple[str, ...] = ()
        else:
            with berhenti_dengan_ctrl_c():
                hasil, catatan = _ambil(store, args)
        if args.keluar is not None:
            rekonsiliasi.ekspor(store, args.tahun, args.triwulan, args.keluar, args.tanggal)
    isi = rekonsiliasi.sebagai_json(hasil) | {"uji": args.uji, "catatan": list(catatan)}
    tulis(args, isi, lambda: cetak.rekonsiliasi(hasil, catatan, uji=args.uji))
    return BERHASIL


def _ambil(store: Store, args: argparse.Namespace) -> tuple[Rekonsiliasi, tuple[str, ...]]:
    """Read their list and compare; kept without ``--uji``."""
    from simpelin.services import daftar_bkad
    from simpelin.services.impor_lembar import buka_buku
    from simpelin.services.perintah_lembar import kolom_dari

    buku = buka_buku(args.berkas)
    pilihan, _ = daftar_bkad.usulkan_bkad(store, buku, args.tahun, args.triwulan, args.lembar)
    kolom = dict(pilihan.peta.kolom) | kolom_dari(pilihan.bentuk, args.kolom)
    pilihan = replace(
        pilihan,
        peta=replace(pilihan.peta, kolom=kolom),
        sub_skpd=args.sub_skpd,
        kumulatif=not args.bukan_kumulatif,
    )
    kerja = daftar_bkad.uji if args.uji else daftar_bkad.simpan
    return kerja(store, buku, pilihan)
