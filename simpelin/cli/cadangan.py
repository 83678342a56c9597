"""``cadangan``: the automatic backups beside the store, and deleting those beyond the rule."""

from __future__ import annotations

import argparse

from simpelin.cli.dasar import BERHASIL, Perkakas, terbuka, tulis


def tambah_pilihan(pengurai: argparse.ArgumentParser) -> None:
    """``cadangan [rapikan]``."""
    pengurai.add_argument("kerja", nargs="?", choices=("daftar", "rapikan"), default="daftar")


def jalankan(args: argparse.Namespace, alat: Perkakas) -> int:
    """List the copies, newest first; with ``rapikan`` after the old ones were deleted."""
    from simpelin.services import cadangan

    with terbuka(args, alat) as store:
        hilang = cadangan.rapikan(store) if args.kerja == "rapikan" else ()
        semua = cadangan.daftar(store)
    dokumen = cadangan.sebagai_json(semua, hilang)
    tulis(args, dokumen, lambda: cadangan.sebagai_teks(semua, hilang))
    return BERHASIL
