"""Composition root: the only module that knows both the store and who uses it."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin import cli
from simpelin.paths import default_store_path

if TYPE_CHECKING:
    from simpelin.domain.hak import Pelaku
    from simpelin.store import Store


class Perkakas:
    """What the command line and the window get handed instead of importing the store.

    The imports stand in the methods: the window is painted before anything is opened.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_store_path()

    def buka(self) -> Store:
        """Open the store, making it where it is missing."""
        return self.buka_berkas(self.path)

    def buka_berkas(self, path: Path) -> Store:
        from simpelin.store import open_store

        return open_store(path)

    def cadangkan(self, tujuan: Path) -> Path:
        from simpelin.store import cadangkan

        return cadangkan(self.path, tujuan)

    def pulihkan(self, sumber: Path, pelaku: Pelaku | None = None) -> Path | None:
        from simpelin.store import pulihkan

        return pulihkan(sumber, self.path, pelaku=pelaku)

    def periksa_keutuhan(self) -> list[str]:
        """What is wrong with the store's file; a missing store is made first."""
        from simpelin.store import periksa_keutuhan

        if not self.path.exists():
            self.buka().close()
        return periksa_keutuhan(self.path)

    def jendela(self) -> int:
        """Open the window and run it."""
        from simpelin.ui import mulai

        return mulai(
            self.buka,
            sys.argv,
            buka_berkas=self.buka_berkas,
            cadangkan=self.cadangkan,
            pulihkan=self.pulihkan,
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or the window where none is named; the process's exit status."""
    for aliran in (sys.stdout, sys.stderr):
        if isinstance(aliran, io.TextIOWrapper):
            # Old Windows consoles are not UTF-8; a dash must never end a command.
            aliran.reconfigure(encoding="utf-8", errors="replace")
    return cli.jalankan(sys.argv[1:] if argv is None else list(argv), Perkakas)
