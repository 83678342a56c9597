"""Painting of what Qt has no widget for: state patches, names on two lines, small trends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from simpelin.ui.tema import ARTI, HURUF, PT_KISI, Tema, huruf

TANDA_L, TANDA_T = 18, 16
"""Width and height of a state's patch."""


def lukis_tanda(painter: QPainter, kotak: QRectF, tema: Tema, keadaan: str) -> None:
    """A state's patch with its letter, in the middle of ``kotak``."""
    lukis_tanda_besar(painter, kotak, tema, keadaan)


def lukis_tanda_besar(
    painter: QPainter, kotak: QRectF, tema: Tema, keadaan: str, faktor: float = 1.0
) -> None:
    """The same, grown by a factor."""
    warna = tema.keadaan(keadaan)
    tanda = QRectF(0, 0, TANDA_L * faktor, TANDA_T * faktor)
    tanda.moveCenter(kotak.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pena = QPen(QColor(warna.garis), 1)
    if keadaan == "abu":
        pena.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pena)
    painter.setBrush(QColor(warna.latar))
    painter.drawRoundedRect(tanda.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(QColor(warna.teks))
    painter.setFont(huruf(round(PT_KISI * faktor, 1), tebal=True))
    painter.drawText(tanda, Qt.AlignmentFlag.AlignCenter, HURUF[keadaan])
    painter.restore()


@lru_cache(maxsize=4096)
def _bagi(teks: str, lebar: int, pt: float, tebal: bool) -> tuple[str, str]:
    ukuran = QFontMetrics(huruf(pt, tebal=tebal))
    if ukuran.horizontalAdvance(teks) <= lebar:
        return teks, ""
    kata = teks.split(" ")
    baris = kata[0]
    for nomor, satu in enumerate(kata[1:], start=1):
        if ukuran.horizontalAdvance(f"{baris} {satu}") > lebar:
            sisa = " ".join(kata[nomor:])
            return baris, ukuran.elidedText(sisa, Qt.TextElideMode.ElideRight, lebar)
        baris = f"{baris} {satu}"
    return ukuran.elidedText(teks, Qt.TextElideMode.ElideRight, lebar), ""


def dua_baris(teks: str, lebar: int, font: QFont) -> tuple[str, str]:
    """A text over two lines at most; the second ends in … where it does not fit."""
    return _bagi(teks, max(lebar, 1), font.pointSizeF(), font.bold())


def semua_baris(teks: str, lebar: int, font: QFont) -> tuple[str, ...]:
    """A text over as many lines as it needs; nothing of it is left out."""
    return _bungkus(teks, max(lebar, 40), font.pointSizeF(), font.bold())


@lru_cache(maxsize=1024)
def _bungkus(teks: str, lebar: int, pt: float, tebal: bool) -> tuple[str, ...]:
    tata = QTextLayout(teks, huruf(pt, tebal=tebal))
    pilihan = QTextOption()
    pilihan.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    tata.setTextOption(pilihan)
    tata.beginLayout()
    hasil = []
    while (baris := tata.createLine()).isValid():
        baris.setLineWidth(lebar)
        hasil.append(teks[baris.textStart() : baris.textStart() + baris.textLength()].strip())
    tata.endLayout()
    return tuple(hasil)


def lukis_tren(
    painter: QPainter,
    kotak: QRectF,
    tema: Tema,
    nilai: Sequence[float | None],
    faktor: float = 1.0,
) -> None:
    """Four small columns, one a quarter; a quarter without a figure is a dash."""
    lebar, sela = 9.0 * faktor, 4.0 * faktor
    atas = max([100.0, *(satu for satu in nilai if satu is not None)])
    x = kotak.center().x() - 2 * lebar - 1.5 * sela
    dasar, tinggi = kotak.bottom() - 6, kotak.height() - 12
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for nomor in range(4):
        satu = nilai[nomor] if nomor < len(nilai) else None
        if satu is None:
            painter.setBrush(tema.warna("garis_kuat"))
            painter.drawRect(QRectF(x + 2, dasar - 1, lebar - 4, 1))
        else:
            terakhir = nomor == len(nilai) - 1
            painter.setBrush(tema.warna("redup" if terakhir else "garis_kuat"))
            batang = max(1.0, tinggi * satu / atas)
            painter.drawRect(QRectF(x, dasar - batang, lebar, batang))
        x += lebar + sela
    painter.restore()


class TandaKeadaan(QWidget):
    """A state's patch as a widget of its own."""

    def __init__(self, tema: Tema, keadaan: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tema = tema
        self._keadaan = keadaan
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.atur(keadaan)
        tema.berubah.connect(self.update)

    def atur(self, keadaan: str) -> None:
        self._keadaan = keadaan
        self.setToolTip(ARTI.get(keadaan, ""))
        self.setAccessibleName(ARTI.get(keadaan, ""))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(TANDA_L + 2, TANDA_T + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._keadaan:
            painter = QPainter(self)
            lukis_tanda(painter, QRectF(self.rect()), self._tema, self._keadaan)
