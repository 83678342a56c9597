"""``bahan-lkjip``: what the LKjIP needs beyond plan and reports, listed."""

from __future__ import annotations

import argparse

from simpelin.cli.dasar import BERHASIL, Perkakas, terbuka, tulis


def tambah_pilihan(pengurai: argparse.ArgumentParser) -> None:
    """``bahan-lkjip --tahun Y``."""
    from simpelin.cli.pengurai import tahun

    pengurai.add_argument("--tahun", type=tahun, required=True)


def jalankan(args: argparse.Namespace, alat: Perkakas) -> int:
    """How IKU are measured, what programs are for, and the posts of a year."""
    from simpelin.services import bahan_lkjip

    with terbuka(args, alat) as store:
        bahan = bahan_lkjip.muat(store, args.tahun)
    tulis(
        args,
        bahan_lkjip.sebagai_json(bahan),
        lambda: bahan_lkjip.sebagai_teks(bahan, args.tahun),
    )
    return BERHASIL
