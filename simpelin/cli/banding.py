"""``banding``: figures of the nation or of other offices, that the LKjIP holds ours against."""

from __future__ import annotations

import argparse

from simpelin.cli.dasar import BERHASIL, Perkakas, salah_pakai, terbuka, tulis


def tambah_pilihan(pengurai: argparse.ArgumentParser) -> None:
    """``banding --tahun Y``; with ``--kode --pihak``, and a value or ``--hapus``, one changes."""
    from simpelin.cli.pengurai import tahun

    pengurai.add_argument("--tahun", type=tahun, required=True)
    pengurai.add_argument("--kode", help="kode sasaran")
    pengurai.add_argument("--indikator", default="", help="bila sasarannya punya beberapa")
    pengurai.add_argument("--pihak", help="misalnya Nasional")
    pengurai.add_argument("--nilai")
    pengurai.add_argument("--sumber", default="")
    pengurai.add_argument("--hapus", action="store_true")


def jalankan(args: argparse.Namespace, alat: Perkakas) -> int:
    """Change one figure if asked, then list the year's."""
    from simpelin.services import banding

    cara = (args.nilai is not None) + args.hapus
    bagian = [args.kode is not None, args.pihak is not None]
    mengubah = cara == 1 and all(bagian)
    if not mengubah and (cara or any(bagian)):
        return salah_pakai("banding: untuk mengubah, sebutkan --kode, --pihak, dan --nilai/--hapus")
    with terbuka(args, alat) as store:
        if mengubah:
            jati = banding.cari(store, args.tahun, args.kode, args.indikator)
            if args.hapus:
                banding.hapus(store, args.tahun, jati, args.pihak)
            else:
                banding.catat(store, args.tahun, jati, args.pihak, args.nilai, args.sumber)
        semua = banding.daftar(store, args.tahun)
    tulis(args, banding.sebagai_json(semua), lambda: banding.sebagai_teks(semua, args.tahun))
    return BERHASIL
