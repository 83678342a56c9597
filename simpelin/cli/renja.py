"""``renja``: what the next Renja has to take up, the last text of form E.81."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from simpelin.cli.dasar import BERHASIL, Perkakas, terbuka, tulis
from simpelin.domain.kesalahan import KesalahanPengguna

if TYPE_CHECKING:
    from simpelin.domain.renja import UsulanRenja


def tambah_pilihan(pengurai: argparse.ArgumentParser) -> None:
    """``renja --tahun Y --triwulan N``; ``--isi``, ``--ambil`` or ``--hapus`` changes it."""
    from simpelin.cli.pengurai import periode

    periode(pengurai)
    cara = pengurai.add_mutually_exclusive_group()
    cara.add_argument("--isi", metavar="TEKS", action="append", help="satu butir; dapat diulang")
    cara.add_argument("--ambil", metavar="NOMOR", type=int, nargs="+", help="tambahkan usulan ini")
    cara.add_argument("--hapus", action="store_true")


def jalankan(args: argparse.Namespace, alat: Perkakas) -> int:
    """Change the quarter's text if asked, then show it with what is proposed."""
    from simpelin.services import renja

    tempat = (args.tahun, args.triwulan)
    with terbuka(args, alat) as store:
        usul = renja.usulan(store, *tempat, args.tanggal)
        if args.isi is not None or args.hapus:
            renja.simpan(store, *tempat, "\n".join(args.isi or ()))
        elif args.ambil:
            baru = [_usulan(usul, nomor) for nomor in dict.fromkeys(args.ambil)]
            lama = "\n".join(renja.muat(store, *tempat))
            renja.simpan(store, *tempat, "\n".join(filter(None, [lama, *baru])), lama)
        isi = renja.muat(store, *tempat)
    sisa = [satu for satu in usul if satu.teks not in isi]
    tulis(
        args,
        renja.sebagai_json(*tempat, isi, sisa),
        lambda: renja.sebagai_teks(*tempat, isi, sisa),
    )
    return BERHASIL


def _usulan(usul: tuple[UsulanRenja, ...], nomor: int) -> str:
    if not 1 <= nomor <= len(usul):
        raise KesalahanPengguna(f"Usulan nomor {nomor} tidak ada; lihat daftarnya tanpa --ambil.")
    return usul[nomor - 1].teks
