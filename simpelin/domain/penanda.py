"""Who signs: for letters, and for workbooks, which have nothing else of a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Penanda:
    """One who signs: the line above ("Mengetahui,"), office, name, rank and NIP."""

    pengantar: str
    jabatan: str
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
