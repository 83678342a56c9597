"""The one delegate of the tables that show figures.

A model answers, besides Qt's own roles:

- ``PERAN_WARNA``: a state's name for a patch at the right, '' to keep its place, ``None`` none;
- ``PERAN_BAWAH``: a muted second line;
- ``PERAN_TREN``: figures of the quarters, painted as small columns;
- ``PERAN_REDUP``: True for muted text.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from simpelin.ui.tema import PT_KISI, Tema, huruf
from simpelin.ui.widgets.lukis import TANDA_L, dua_baris, lukis_tanda, lukis_tren

PERAN_WARNA = Qt.ItemDataRole.UserRole + 1
PERAN_BAWAH = Qt.ItemDataRole.UserRole + 2
PERAN_TREN = Qt.ItemDataRole.UserRole + 3
PERAN_REDUP = Qt.ItemDataRole.UserRole + 4

TEPI = 6
BARIS_DUA = 36
"""Row height where a cell holds two lines."""

KANAN = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
KIRI = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Indeks = QModelIndex | QPersistentModelIndex


class DelegatSel(QStyledItemDelegate):
    """Paints a cell: text of one or two lines, patch, trend, and a frame around the current."""

    def __init__(self, tema: Tema, tinggi: int = BARIS_DUA, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tema = tema
        self._tinggi = tinggi

    def sizeHint(self, option: QStyleOptionViewItem, index: Indeks) -> QSize:
        return QSize(60, self._tinggi)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Indeks) -> None:
        dipilih = bool(option.state & QStyle.StateFlag.State_Selected)
        latar = index.data(Qt.ItemDataRole.BackgroundRole)
        if dipilih:
            painter.fillRect(option.rect, self._tema.warna("pilih"))
        elif isinstance(latar, QColor):
            painter.fillRect(option.rect, latar)
        painter.setPen(self._tema.warna("garis"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        kotak = QRectF(option.rect).adjusted(TEPI, 0, -TEPI, 0)
        tren = index.data(PERAN_TREN)
        if tren is not None:
            lukis_tren(painter, kotak, self._tema, tren)
        else:
            self._isi(painter, kotak, index, dipilih)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._tema.warna("aksen"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def _isi(self, painter: QPainter, kotak: QRectF, index: Indeks, dipilih: bool) -> None:
        keadaan = index.data(PERAN_WARNA)
        if keadaan is not None:
            if keadaan:
                ujung = QRectF(kotak.right() - TANDA_L, kotak.top(), TANDA_L, kotak.height())
                lukis_tanda(painter, ujung, self._tema, keadaan)
            kotak = kotak.adjusted(0, 0, -TANDA_L - TEPI, 0)
        teks = index.data(Qt.ItemDataRole.DisplayRole)
        if not teks:
            return
        tebal = bool(getattr(index.data(Qt.ItemDataRole.FontRole), "bold", bool)())
        font = huruf(PT_KISI, tebal=tebal)
        painter.setFont(font)
        bawah = index.data(PERAN_BAWAH)
        perataan = index.data(Qt.ItemDataRole.TextAlignmentRole) or KIRI
        utama = self._warna(index, dipilih)
        if bawah:
            self._dua(painter, kotak, perataan, (str(teks), utama), str(bawah))
            return
        painter.setPen(utama)
        baris = dua_baris(str(teks), int(kotak.width()), font)
        tulisan = "\n".join(satu for satu in baris if satu)
        painter.drawText(kotak, int(perataan), tulisan)

    def _dua(
        self,
        painter: QPainter,
        kotak: QRectF,
        perataan: Any,
        atas: tuple[str, QColor],
        bawah: str,
    ) -> None:
        """A line and its muted companion under it."""
        tengah = kotak.center().y()
        datar = int(perataan) & int(Qt.AlignmentFlag.AlignHorizontal_Mask)
        teks, warna = atas
        ukuran = QFontMetrics(painter.font())
        tinggi, lebar = ukuran.height(), int(kotak.width())
        teks = ukuran.elidedText(teks, Qt.TextElideMode.ElideRight, lebar)
        bawah = QFontMetrics(huruf(PT_KISI)).elidedText(bawah, Qt.TextElideMode.ElideRight, lebar)
        painter.setPen(warna)
        pertama = QRectF(kotak.left(), tengah - tinggi + 1, kotak.width(), tinggi)
        painter.drawText(pertama, datar | int(Qt.AlignmentFlag.AlignVCenter), teks)
        painter.setFont(huruf(PT_KISI))
        painter.setPen(self._tema.warna("redup"))
        kedua = pertama.translated(0, tinggi - 2)
        painter.drawText(kedua, datar | int(Qt.AlignmentFlag.AlignVCenter), bawah)

    def _warna(self, index: Indeks, dipilih: bool) -> QColor:
        if index.data(PERAN_REDUP):
            return self._tema.warna("redup")
        return self._tema.warna("pilih_teks" if dipilih else "teks")
