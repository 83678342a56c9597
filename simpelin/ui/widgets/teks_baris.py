"""A text broken into at most so many lines, the last one ending in '…' where it is longer."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout


def baris_teks(teks: str, font: QFont, lebar: int, maks: int) -> tuple[str, ...]:
    """The lines of ``teks`` in ``lebar`` pixels."""
    if not teks or lebar <= 0:
        return ()
    return _pecah(teks, font.key(), lebar, maks, _Huruf(font))


class _Huruf:
    """A font that the cache does not compare: its key stands beside it."""

    def __init__(self, font: QFont) -> None:
        self.font = font

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Huruf)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=4096)
def _pecah(teks: str, _kunci: str, lebar: int, maks: int, huruf: _Huruf) -> tuple[str, ...]:
    tata = QTextLayout(teks, huruf.font)
    tata.beginLayout()
    batas: list[tuple[int, int]] = []
    while True:
        baris = tata.createLine()
        if not baris.isValid():
            break
        baris.setLineWidth(lebar)
        batas.append((baris.textStart(), baris.textLength()))
    tata.endLayout()
    hasil = [teks[awal : awal + panjang].rstrip() for awal, panjang in batas[:maks]]
    if len(batas) > maks:
        sisa = teks[batas[maks - 1][0] :]
        hasil[-1] = QFontMetrics(huruf.font).elidedText(sisa, Qt.TextElideMode.ElideRight, lebar)
    return tuple(hasil)
