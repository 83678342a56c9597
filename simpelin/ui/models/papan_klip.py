"""Blocks of cells on the clipboard, as Excel and LibreOffice write and read them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def baca_blok(teks: str) -> list[list[str]]:
    """Rows and cells of a tab-separated text; a quoted cell may hold line breaks.

    Excel ends the last row with a line break too: that is no row of its own.
    """
    if not teks.strip("\r\n"):
        return []
    rapi = teks.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if '"' not in rapi:
        return [baris.split("\t") for baris in rapi.split("\n")]
    pembaca = csv.reader(io.StringIO(rapi, newline=""), delimiter="\t")
    return [baris or [""] for baris in pembaca]


def tulis_blok(baris: Iterable[Sequence[str]]) -> str:
    """Tab-separated text; a cell with a tab, quote or line break is quoted."""
    keluar = io.StringIO(newline="")
    csv.writer(keluar, delimiter="\t", lineterminator="\n").writerows(baris)
    return keluar.getvalue().rstrip("\n")


def ringkas(masuk: int, sebab: Sequence[str], terkunci: int, lebih: int = 0) -> str:
    """What became of a pasted block, in a sentence: '12 sel ditempel; 2 ditolak: …'."""
    if not masuk and not sebab and not terkunci and not lebih:
        return "Tidak ada yang ditempel; pilih dahulu sel putih tempat angkanya."
    bagian = [f"{masuk} sel ditempel"]
    if sebab:
        beda = list(dict.fromkeys(sebab))
        rinci = "; ".join(satu.rstrip(".") for satu in beda[:2]) + (" …" if len(beda) > 2 else "")
        bagian.append(f"{len(sebab)} ditolak: {rinci}")
    if terkunci:
        bagian.append(f"{terkunci} sel terkunci dilewati")
    if lebih:
        bagian.append(f"{lebih} baris di bawah tabel tidak ditempel")
    return "; ".join(satu.rstrip(".") for satu in bagian) + "."
