"""The meeting's ranked list: colour and letter, why, rupiah at stake, owner, deadline, trend.

Every line is painted; indices and scores stand in the item's derivation, never here.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from simpelin.domain.monev import BarisRapat
from simpelin.ui.models.daftar_rapat import PERAN_BARIS, PERAN_NOMOR, DaftarRapat
from simpelin.ui.tema import HURUF, PT_ISI, PT_KISI, Tema
from simpelin.ui.terjemahan import tanggal_singkat
from simpelin.ui.widgets.besaran import Besaran
from simpelin.ui.widgets.grafik import rupiah_singkat
from simpelin.ui.widgets.lukis import lukis_tanda_besar, lukis_tren, semua_baris

KIRI, TREN, KANAN = 46, 60, 176
"""Widths of number and patch, of the trend, and of money, owner and deadline."""
_ELIPSIS = Qt.TextElideMode.ElideRight
Indeks = QModelIndex | QPersistentModelIndex


def kata_tenggat(satu: BarisRapat) -> str:
    """The deadline in words, and how long it is over."""
    if satu.tenggat is None:
        return "belum ada tenggat"
    if satu.lewat_hari:
        return f"lewat {satu.lewat_hari} hari"
    return f"tenggat {tanggal_singkat(satu.tenggat)}"


def tanda_baris(satu: BarisRapat) -> tuple[str, ...]:
    """The marks of a line, from the right: normatif, and the computed colour beside the camat's."""
    tanda = ["normatif"] if satu.normatif else []
    if satu.pilihan is not None:
        tanda.append(f"dihitung {HURUF[str(satu.pilihan.dari)]}")
    return tuple(tanda)


class DelegatRapat(QStyledItemDelegate):
    """Name, and the sentence over two lines or as many as it needs; at the right money, owner,
    deadline."""

    def __init__(self, tema: Tema, besaran: Besaran, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tema = tema
        self._besaran = besaran
        self.lebar = 0
        """Width of the list's view, which decides how sentences break."""

    def _lebar_teks(self, lebar: float) -> int:
        return int(lebar - self._besaran.px(KIRI + TREN + KANAN + 10))

    def sizeHint(self, option: QStyleOptionViewItem, index: Indeks) -> QSize:
        b = self._besaran
        tinggi = QFontMetricsF(b.huruf(PT_ISI, tebal=True)).height()
        kecil = b.huruf(PT_KISI)
        lebar = self._lebar_teks(self.lebar or option.rect.width())
        baris = semua_baris(index.data(PERAN_BARIS).alasan, lebar, kecil)
        tinggi += max(2, len(baris)) * QFontMetricsF(kecil).height()
        return QSize(200, round(tinggi + b.px(10)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Indeks) -> None:
        satu: BarisRapat = index.data(PERAN_BARIS)
        b, tema = self._besaran, self._tema
        dipilih = bool(option.state & QStyle.StateFlag.State_Selected)
        kotak = QRectF(option.rect)
        if dipilih:
            painter.fillRect(kotak, tema.warna("pilih"))
            painter.fillRect(kotak.adjusted(0, 0, b.px(4) - kotak.width(), 0), tema.warna("aksen"))
        painter.setPen(tema.warna("garis"))
        painter.drawLine(kotak.bottomLeft(), kotak.bottomRight())
        teks = tema.warna("pilih_teks" if dipilih else "teks")
        isi = kotak.adjusted(b.px(KIRI), b.px(4), -b.px(10), -b.px(5))
        kanan = QRectF(isi.right() - b.px(KANAN), isi.top(), b.px(KANAN), isi.height())
        self._kepala(painter, kotak, satu, index.data(PERAN_NOMOR))
        if satu.kunci is not None:
            tren = QRectF(kanan.left() - b.px(TREN - 4), isi.top(), b.px(TREN - 8), isi.height())
            nilai = [None if n is None else float(n) for n in satu.tren]
            lukis_tren(painter, tren, tema, nilai, 0.9 * b.faktor)
        isi.setWidth(self._lebar_teks(kotak.width()))
        self._kiri(painter, isi, satu, teks)
        self._kanan(painter, kanan, satu, teks)

    def _kepala(self, painter: QPainter, kotak: QRectF, satu: BarisRapat, nomor: int) -> None:
        """The line's number and the item's colour with its letter."""
        b = self._besaran
        tengah = QRectF(kotak.left() + b.px(8), kotak.top() + b.px(6), b.px(30), b.px(24))
        if satu.warna_tampil:
            lukis_tanda_besar(painter, tengah, self._tema, satu.warna_tampil, 1.35 * b.faktor)
        painter.setFont(b.huruf(PT_KISI))
        painter.setPen(self._tema.warna("redup"))
        bawah = QRectF(tengah.left(), tengah.bottom(), tengah.width(), kotak.bottom())
        bawah.setBottom(kotak.bottom() - b.px(3))
        painter.drawText(bawah, Qt.AlignmentFlag.AlignCenter, str(nomor))

    def _kiri(self, painter: QPainter, isi: QRectF, satu: BarisRapat, teks: QColor) -> None:
        b = self._besaran
        font, kecil = b.huruf(PT_ISI, tebal=True), b.huruf(PT_KISI)
        tinggi, baris = QFontMetricsF(font).height(), QFontMetricsF(kecil).height()
        lebar = isi.width()
        for tanda in tanda_baris(satu):
            lebar -= self._cap(painter, isi.left() + lebar, isi.top(), tinggi, tanda)
        self._tulis(painter, QRectF(isi.left(), isi.top(), lebar, tinggi), satu.judul, font, teks)
        y = isi.top() + tinggi
        for satu_baris in semua_baris(satu.alasan, int(isi.width()), kecil):
            self._tulis(painter, QRectF(isi.left(), y, isi.width(), baris), satu_baris, kecil, teks)
            y += baris

    def _cap(self, painter: QPainter, kanan: float, y: float, tinggi: float, teks: str) -> float:
        """A mark in a frame that ends at ``kanan``; the width it takes."""
        b = self._besaran
        font = b.huruf(PT_KISI)
        lebar = QFontMetricsF(font).horizontalAdvance(teks) + b.px(12)
        kotak = QRectF(kanan - lebar, y + 1, lebar, tinggi - 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._tema.warna("redup"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(kotak.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(font)
        painter.setPen(self._tema.warna("teks"))
        painter.drawText(kotak, Qt.AlignmentFlag.AlignCenter, teks)
        painter.restore()
        return lebar + b.px(6)

    def _kanan(self, painter: QPainter, kotak: QRectF, satu: BarisRapat, teks: QColor) -> None:
        b = self._besaran
        tebal, kecil = b.huruf(PT_ISI, tebal=True), b.huruf(PT_KISI)
        tinggi, baris = QFontMetricsF(tebal).height(), QFontMetricsF(kecil).height()
        rupiah = f"Rp {rupiah_singkat(satu.taruhan.rupiah)}"
        atas = QRectF(kotak.left(), kotak.top(), kotak.width(), tinggi)
        self._tulis(painter, atas, rupiah, tebal, teks)
        lebar = QFontMetricsF(tebal).horizontalAdvance(rupiah) + b.px(5)
        redup = self._tema.warna("redup")
        self._tulis(painter, atas.adjusted(lebar, 0, 0, 0), satu.taruhan.sebutan, kecil, redup)
        y = kotak.top() + tinggi
        pemilik = satu.pemilik if satu.kunci is not None else f"{len(satu.sorotan.daftar)} butir"
        kedua = QRectF(kotak.left(), y, kotak.width(), baris)
        self._tulis(painter, kedua, pemilik, kecil, teks)
        ketiga = kedua.translated(0, baris)
        self._tulis(painter, ketiga, *self._tenggat(satu, teks))

    def _tenggat(self, satu: BarisRapat, teks: QColor) -> tuple[str, QFont, QColor]:
        lewat = bool(satu.lewat_hari)
        font = self._besaran.huruf(PT_KISI, tebal=lewat)
        if satu.tenggat is None:
            return kata_tenggat(satu), font, self._tema.warna("redup")
        return kata_tenggat(satu), font, teks

    def _tulis(
        self, painter: QPainter, kotak: QRectF, teks: str, font: QFont, warna: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(warna)
        muat = QFontMetricsF(font).elidedText(teks, _ELIPSIS, kotak.width())
        painter.drawText(kotak, int(Qt.AlignmentFlag.AlignVCenter), muat)


class TampilanDaftar(QListView):
    """The list; arrows walk it, left and right turn the card's leaves, Enter goes to deciding."""

    dipilih = Signal(object)
    """The ``BarisRapat`` that is current now, or ``None``."""
    lembar = Signal(int)
    """Turn the card by so many leaves."""
    putuskan = Signal()

    def __init__(
        self, tema: Tema, besaran: Besaran, model: DaftarRapat, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._delegat = DelegatRapat(tema, besaran, self)
        self.setItemDelegate(self._delegat)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("Daftar rapat")
        self.selectionModel().currentChanged.connect(self._kini)
        tema.berubah.connect(self._lukis_ulang)
        besaran.berubah.connect(self._tata_ulang)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegat.lebar = event.size().width()
        super().resizeEvent(event)

    def _lukis_ulang(self) -> None:
        self.viewport().update()

    def _tata_ulang(self) -> None:
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())

    def _kini(self, *_: object) -> None:
        self.dipilih.emit(self._model.baris(self.currentIndex()))

    def langkah(self, arah: int) -> None:
        """The next line, or the one before; stays within the list."""
        baris = self.currentIndex().row() + arah if self.currentIndex().isValid() else 0
        banyak = self._model.rowCount()
        if banyak:
            self.setCurrentIndex(self._model.index(min(max(baris, 0), banyak - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.lembar.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.putuskan.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump: the page searches with ``/``."""
