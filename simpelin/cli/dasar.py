"""What every command works with: the tools handed over, the open store, the output."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from simpelin.store import Store

BERHASIL, DITOLAK, SALAH_PAKAI = 0, 1, 2


class Perkakas(Protocol):
    """What :mod:`simpelin.app` hands over."""

    path: Path

    def buka(self) -> Store: ...
    def cadangkan(self, tujuan: Path) -> Path: ...
    def pulihkan(self, sumber: Path) -> Path | None: ...
    def periksa_keutuhan(self) -> list[str]: ...
    def jendela(self) -> int: ...


Perintah = Callable[[argparse.Namespace, Perkakas], int]


@contextmanager
def terbuka(args: argparse.Namespace, alat: Perkakas) -> Iterator[Store]:
    store = alat.buka()
    try:
        yield store
    finally:
        store.close()


def tulis(args: argparse.Namespace, dokumen: Any, teks: Callable[[], str]) -> None:
    if args.json:
        json.dump(dokumen, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print(teks())


def salah_pakai(pesan: str) -> int:
    print(f"simpelin {pesan}", file=sys.stderr)
    return SALAH_PAKAI
