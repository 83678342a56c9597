"""What every command works with: the tools handed over, the open store, the output."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from simpelin.domain.kesalahan import KesalahanPengguna

if TYPE_CHECKING:
    from simpelin.domain.hak import Pelaku
    from simpelin.store import Store

BERHASIL, DITOLAK, SALAH_PAKAI = 0, 1, 2


class Perkakas(Protocol):
    """What :mod:`simpelin.app` hands over."""

    path: Path

    def buka(self) -> Store: ...
    def cadangkan(self, tujuan: Path) -> Path: ...
    def pulihkan(self, sumber: Path, pelaku: Pelaku | None = None) -> Path | None: ...
    def periksa_keutuhan(self) -> list[str]: ...
    def jendela(self) -> int: ...


Perintah = Callable[[argparse.Namespace, Perkakas], int]
Tambah = Callable[[str, Perintah, str], argparse.ArgumentParser]
"""Adds a command by name, work and help; gives its parser for the arguments."""


@contextmanager
def terbuka(args: argparse.Namespace, alat: Perkakas) -> Iterator[Store]:
    """The store, with ``--sebagai`` signed in; its writes are refused by the services where
    the office has accounts and nobody is.

    :raises KesalahanPengguna: name or password is wrong, or the office has no accounts.
    """
    store = alat.buka()
    try:
        if args.sebagai is not None:
            from simpelin.services import masuk

            if not store.akun.ada():
                raise KesalahanPengguna(
                    "Penyimpanan ini tidak memakai akun; jalankan tanpa --sebagai."
                )
            masuk.masuk(store, args.sebagai, baca_sandi(f"Sandi {args.sebagai}: "))
        yield store
    finally:
        store.close()


def baca_sandi(tanya: str) -> str:
    """A password: asked for at a terminal, else the next line of standard input; never an
    argument, which every process list shows."""
    if sys.stdin is not None and sys.stdin.isatty():
        import getpass

        return getpass.getpass(tanya)
    return (sys.stdin.readline() if sys.stdin is not None else "").rstrip("\r\n")


def tulis(args: argparse.Namespace, dokumen: Any, teks: Callable[[], str]) -> None:
    if args.json:
        json.dump(dokumen, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print(teks())


def salah_pakai(pesan: str) -> int:
    print(f"simpelin {pesan}", file=sys.stderr)
    return SALAH_PAKAI
