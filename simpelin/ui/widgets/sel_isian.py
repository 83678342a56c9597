"""How cells of Input Realisasi look, and which editor each opens."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from simpelin.domain.penilaian import Warna
from simpelin.domain.rencana import Sifat
from simpelin.ui.models.model_isian import ModelIsian
from simpelin.ui.models.tampil_isian import KOLOM_TEKS, TAMPIL, Jenis, Kolom, Tampil
from simpelin.ui.tema import HURUF, PT_KISI, Tema, huruf
from simpelin.ui.widgets.editor_isian import Arah, Editor, EditorAngka, EditorRasio, arah_tombol
from simpelin.ui.widgets.teks_baris import baris_teks

TEPI = 6
TINGGI_ALASAN = 20
LEBAR_TANDA, TINGGI_TANDA = 18, 16
MAKS_BARIS = 2
TINGGI_PUTIH = 30
Indeks = QModelIndex | QPersistentModelIndex


def bidang_ketik(kotak: QRect) -> QRect:
    """The white part of a cell: as high as one number, in the middle of the row."""
    tinggi = min(kotak.height() - 7, TINGGI_PUTIH)
    atas = kotak.top() + (kotak.height() - 1 - tinggi) // 2
    return QRect(kotak.left() + 2, atas, kotak.width() - 5, tinggi)


class DelegasiIsian(QStyledItemDelegate):
    """Paints every cell of the grid and opens its editor."""

    pindah = Signal(object)
    """An editor was left by a key that leads on (``Arah``)."""

    def __init__(self, tema: Tema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tema = tema
        self.huruf = huruf(PT_KISI)
        self.tebal = huruf(PT_KISI, tebal=True)
        self.ukuran = QFontMetrics(self.huruf)
        self.ukuran_tebal = QFontMetrics(self.tebal)

    # --- painting --------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Indeks) -> None:
        satu: Tampil = index.data(TAMPIL)
        kolom = Kolom(index.column())
        model = index.model()
        kotak = QRect(option.rect)
        if isinstance(model, ModelIsian) and model.ditolak_di_baris(index.row()):
            kotak.setBottom(kotak.bottom() - TINGGI_ALASAN)
        painter.save()
        painter.setFont(self.huruf)
        self._latar(painter, option, satu, kolom, kotak)
        if kolom is Kolom.NAMA:
            self._nama(painter, satu, kotak)
        elif kolom is Kolom.WARNA:
            self._tanda(painter, satu.warna, kotak.center().x() + 1, kotak.center().y())
        else:
            self._isi(painter, satu, kolom, kotak)
        painter.restore()

    def _latar(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        satu: Tampil,
        kolom: Kolom,
        kotak: QRect,
    ) -> None:
        palet = self.tema.warna
        keadaan: Any = option.state
        terpilih = bool(keadaan & QStyle.StateFlag.State_Selected)
        putih = satu.jenis is Jenis.PUTIH
        painter.fillRect(option.rect, palet("permukaan" if kolom < Kolom.SATUAN else "kunci"))
        painter.setPen(palet("garis"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        bidang = bidang_ketik(kotak) if putih else kotak.adjusted(0, 0, 0, -1)
        if terpilih:
            painter.fillRect(bidang, palet("pilih"))
        elif putih:
            painter.fillRect(bidang, palet("permukaan"))
        if satu.ditolak is not None:
            self._bingkai(painter, bidang, palet("galat_teks"), 2)
        elif putih:
            self._bingkai(painter, bidang, palet("garis_kuat"), 1)
        if keadaan & QStyle.StateFlag.State_HasFocus and satu.ditolak is None:
            self._bingkai(painter, bidang, palet("aksen"), 2)

    @staticmethod
    def _bingkai(painter: QPainter, kotak: QRect, warna: QColor, tebal: int) -> None:
        pena = QPen(warna, tebal)
        pena.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pena)
        setengah = tebal / 2
        painter.drawRect(QRectF(kotak).adjusted(setengah, setengah, -setengah, -setengah))

    def _isi(self, painter: QPainter, satu: Tampil, kolom: Kolom, kotak: QRect) -> None:
        palet = self.tema.warna
        kiri = kolom in KOLOM_TEKS
        ruang = kotak.adjusted(TEPI, 0, -TEPI - 1, -1)
        if satu.warna is not None or kolom in (Kolom.CAPAIAN, Kolom.SERAPAN):
            self._tanda(
                painter, satu.warna, ruang.right() - LEBAR_TANDA // 2 + 2, ruang.center().y()
            )
            ruang.setRight(ruang.right() - LEBAR_TANDA - 2)
        if satu.baru:
            self._centang(painter, kotak)
        warna = "galat_teks" if satu.ditolak else "redup" if satu.redup else "teks"
        painter.setPen(palet(warna))
        painter.setFont(self.tebal if satu.jenis is Jenis.PUTIH and not satu.redup else self.huruf)
        sisi = Qt.AlignmentFlag.AlignLeft if kiri else Qt.AlignmentFlag.AlignRight
        if kolom is Kolom.UNIT:
            self._dua_baris(painter, satu.teks, ruang)
            return
        teks = painter.fontMetrics().elidedText(
            satu.teks, Qt.TextElideMode.ElideRight, ruang.width()
        )
        painter.drawText(ruang, sisi | Qt.AlignmentFlag.AlignVCenter, teks)

    def _dua_baris(self, painter: QPainter, teks: str, ruang: QRect) -> None:
        baris = baris_teks(teks, self.huruf, ruang.width(), MAKS_BARIS)
        y = ruang.center().y() - len(baris) * self.ukuran.height() / 2
        for satu in baris:
            painter.drawText(QPointF(ruang.left(), y + self.ukuran.ascent()), satu)
            y += self.ukuran.height()

    def _nama(self, painter: QPainter, satu: Tampil, kotak: QRect) -> None:
        baris = self.baris_nama(satu, kotak.width())
        tinggi = self.ukuran.height()
        y = kotak.top() + (kotak.height() - len(baris) * tinggi) / 2 + self.ukuran.ascent()
        for teks, redup in baris:
            painter.setPen(self.tema.warna("redup" if redup else "teks"))
            painter.drawText(QPointF(kotak.left() + TEPI, y), teks)
            y += tinggi

    def baris_nama(self, satu: Tampil, lebar: int) -> list[tuple[str, bool]]:
        """The lines of a name cell: name and indicator, each in at most two lines."""
        ruang = lebar - 2 * TEPI
        atas = baris_teks(satu.teks, self.huruf, ruang, MAKS_BARIS)
        bawah = baris_teks(satu.teks2, self.huruf, ruang, MAKS_BARIS)
        return [(teks, False) for teks in atas] + [(teks, True) for teks in bawah]

    def tinggi(self, satu: Tampil, lebar: int, minimum: int) -> int:
        """The height that a name needs."""
        return max(minimum, len(self.baris_nama(satu, lebar)) * self.ukuran.height() + 10)

    def tinggi_unit(self, teks: str, lebar: int) -> int:
        """The height that the name of a unit needs in its column."""
        baris = baris_teks(teks, self.huruf, lebar - 2 * TEPI - 1, MAKS_BARIS)
        return len(baris) * self.ukuran.height() + 10

    def _tanda(self, painter: QPainter, warna: Warna | None, x: int, y: int) -> None:
        """The letter of a state on its patch."""
        if warna is None:
            return
        keadaan = self.tema.keadaan(warna.value)
        kotak = QRectF(x - LEBAR_TANDA / 2, y - TINGGI_TANDA / 2, LEBAR_TANDA, TINGGI_TANDA)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(keadaan.garis), 1))
        painter.setBrush(QColor(keadaan.latar))
        painter.drawRoundedRect(kotak.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(QColor(keadaan.teks))
        painter.setFont(self.tebal)
        painter.drawText(kotak, Qt.AlignmentFlag.AlignCenter, HURUF[warna.value])
        painter.restore()

    def _centang(self, painter: QPainter, kotak: QRect) -> None:
        """The brief tick of a stored cell."""
        x, y = kotak.left() + 8, kotak.center().y()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.tema.warna("aksen"), 2))
        painter.drawPolyline(
            QPolygonF([QPointF(x, y), QPointF(x + 3, y + 3), QPointF(x + 9, y - 4)])
        )
        painter.restore()

    # --- editing ---------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Indeks) -> QWidget:
        model = index.model()
        assert isinstance(model, ModelIsian)
        baris = model.baris[index.row()]
        i = baris.indikator
        if index.column() == Kolom.K_INI and i is not None and i.indikator.sifat is Sifat.RASIO:
            rasio = EditorRasio(parent)
            rasio.setFont(self.huruf)
            rasio.selesai.connect(lambda arah: self._keluar(rasio, arah))
            rasio.ditinggal.connect(lambda: self._keluar(rasio, Arah.DIAM))
            return rasio
        angka = EditorAngka(parent)
        angka.setFont(self.huruf)
        return angka

    def setEditorData(self, editor: QWidget, index: Indeks) -> None:
        if isinstance(editor, Editor) and not editor.property("terisi"):
            editor.setProperty("terisi", True)
            editor.isi(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Indeks) -> None:
        if isinstance(editor, Editor):
            model.setData(index, editor.teks())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Indeks
    ) -> None:
        kotak = QRect(option.rect)
        model = index.model()
        if isinstance(model, ModelIsian) and model.ditolak_di_baris(index.row()):
            kotak.setBottom(kotak.bottom() - TINGGI_ALASAN)
        kotak = bidang_ketik(kotak)
        if isinstance(editor, EditorRasio):
            lebih = max(0, 176 - kotak.width())
            kotak.adjust(-lebih // 2, 0, lebih // 2, 0)
        editor.setGeometry(kotak)

    def eventFilter(self, object: QObject, event: QEvent) -> bool:
        """Keys that leave the editor; Tab and Enter are ours, not Qt's."""
        if isinstance(object, EditorRasio):
            return False
        if isinstance(object, EditorAngka) and isinstance(event, QKeyEvent):
            arah = None
            if event.type() is QEvent.Type.KeyPress:
                arah = arah_tombol(event, mendatar=object.mendatar)
            if arah is not None:
                self._keluar(object, arah)
                return True
        return super().eventFilter(object, event)

    def _keluar(self, editor: QWidget, arah: Arah | None) -> None:
        if editor.property("ditutup"):
            return
        editor.setProperty("ditutup", True)
        if arah is None:
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if arah is not Arah.DIAM:
            self.pindah.emit(arah)
