"""argparse with its words in Bahasa Indonesia, and the arguments that commands share."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import NoReturn

from simpelin.cli.dasar import SALAH_PAKAI, Perintah, Tambah


class Pengurai(argparse.ArgumentParser):
    """argparse with its words in Bahasa Indonesia."""

    def error(self, message: str) -> NoReturn:
        pakai = self.format_usage().replace("usage:", "Pemakaian:", 1)
        self.exit(SALAH_PAKAI, f"{pakai}{self.prog}: {_terjemahkan(message)}\n")


_KATA = (
    ("the following arguments are required:", "wajib diisi:"),
    ("unrecognized arguments:", "tidak dikenal:"),
    ("invalid choice:", "pilihan tidak dikenal:"),
    ("(choose from", "(pilih dari"),
    ("expected one argument", "butuh satu isian"),
    ("expected at least one argument", "butuh paling sedikit satu isian"),
    ("not allowed with argument", "tidak boleh bersama"),
    ("argument ", "isian "),
)


def _terjemahkan(pesan: str) -> str:
    for inggris, indonesia in _KATA:
        pesan = pesan.replace(inggris, indonesia)
    return pesan


def tahun(teks: str) -> int:
    if not (teks.isdigit() and 2000 <= int(teks) <= 2100):
        raise argparse.ArgumentTypeError(f"tahun “{teks}” harus antara 2000 dan 2100")
    return int(teks)


def triwulan(teks: str) -> int:
    if teks not in ("1", "2", "3", "4"):
        raise argparse.ArgumentTypeError(f"triwulan “{teks}” harus 1, 2, 3, atau 4")
    return int(teks)


def tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError as galat:
        raise argparse.ArgumentTypeError(
            f"tanggal “{teks}” harus berbentuk TTTT-BB-HH, misalnya 2026-07-03"
        ) from galat


def umum() -> Pengurai:
    """What may stand before and after the command. Each parser needs arguments of its own:
    ``set_defaults`` of one would reach into all that share them."""
    umum = Pengurai(add_help=False)
    umum.add_argument("--db", type=Path, metavar="BERKAS", default=argparse.SUPPRESS)
    umum.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    umum.add_argument(
        "--sebagai",
        metavar="NAMA",
        default=argparse.SUPPRESS,
        help="masuk; sandi dari masukan baku",
    )
    umum.add_argument("--tanggal", type=tanggal, default=argparse.SUPPRESS)
    return umum


def periode(pengurai: argparse.ArgumentParser, *, triwulan_wajib: bool = True) -> None:
    pengurai.add_argument("--tahun", type=tahun, required=True)
    pengurai.add_argument("--triwulan", type=triwulan, required=triwulan_wajib)


def penambah(induk: argparse.ArgumentParser, apa: str) -> Tambah:
    """Below ``induk``, what ``apa`` calls its commands: a way to add one."""
    sub = induk.add_subparsers(metavar=apa.upper(), title=apa)

    def tambah(nama: str, jalankan: Perintah, bantuan: str) -> argparse.ArgumentParser:
        baru = sub.add_parser(nama, help=bantuan, description=bantuan, parents=[umum()])
        baru.set_defaults(jalankan=jalankan)
        return baru

    return tambah
