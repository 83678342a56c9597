"""A sheet of what only the LKjIP needs, as a grid that one types and pastes into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from simpelin.ui.models.papan_klip import baca_blok, ringkas, tulis_blok
from simpelin.ui.models.tabel_bahan import PERAN_TOLAK, TabelBahan, Tempat
from simpelin.ui.tema import PT_KISI, Tema, huruf
from simpelin.ui.widgets.pohon import KepalaDuaBaris

_LEBAR_ANGKA = 84
_BARIS = 26
_TINGGI_EDIT = 84
_TINGGI_TERBESAR = 160
"""Pixels; a longer text is read in its tooltip and while it is edited."""
Indeks = QModelIndex | QPersistentModelIndex


class KisiBahan(QTableView):
    """Typing begins editing, Enter goes down; Ctrl+C, Ctrl+V, Delete, Ctrl+Z as in Excel.

    Columns of words share the width by ``bobot``; rows are as high as their words.
    """

    kabar = Signal(str)

    def __init__(self, model: TabelBahan, tema: Tema, nama: str, bobot: tuple[int, ...]) -> None:
        super().__init__()
        self.isian, self._bobot = model, bobot
        self.setHorizontalHeader(KepalaDuaBaris(self))
        self.setModel(model)
        delegat = _Delegat(tema, self)
        delegat.selesai.connect(self._turun)
        self.setItemDelegate(delegat)
        self.setAccessibleName(nama)
        self.setFont(huruf(PT_KISI))
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_BARIS)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        pemicu = QAbstractItemView.EditTrigger
        self.setEditTriggers(pemicu.DoubleClicked | pemicu.EditKeyPressed | pemicu.AnyKeyPressed)
        self.setTabKeyNavigation(True)
        self._tempat: Tempat = (-1, -1)
        model.gagal.connect(self.kabar)
        model.modelAboutToBeReset.connect(self._ingat)
        model.modelReset.connect(self._pulihkan)
        tema.berubah.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        kolom = self.isian.lembar.kolom
        sisa = self.viewport().width() - _LEBAR_ANGKA * sum(satu.angka for satu in kolom)
        jumlah = sum(self._bobot)
        bobot = iter(self._bobot)
        for nomor, satu in enumerate(kolom):
            lebar = _LEBAR_ANGKA if satu.angka else sisa * next(bobot) // jumlah
            self.setColumnWidth(nomor, lebar)

    def _ingat(self) -> None:
        kini = self.currentIndex()
        self._tempat = kini.row(), kini.column()

    def _pulihkan(self) -> None:
        """Rows came or went: stay where one was, if something is typed there."""
        self.ke(min(self._tempat[0], self.isian.rowCount() - 1), self._tempat[1])
        if not self.isian.boleh(self.currentIndex()):
            self.ke_awal()

    def ke(self, baris: int, kolom: int) -> None:
        """The one selected cell, whatever keys are held down, where it exists."""
        indeks = self.isian.index(baris, kolom)
        if indeks.isValid():
            pilih = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(indeks, pilih)
            self.scrollTo(indeks)

    def ke_awal(self) -> None:
        """The first cell to fill."""
        for baris in range(self.isian.rowCount()):
            for kolom in range(self.isian.columnCount()):
                if self.isian.boleh(self.isian.index(baris, kolom)):
                    self.ke(baris, kolom)
                    return

    # --- keys --------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kini, tombol = self.currentIndex(), event.key()
        pengubah = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self._salin()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.tempel(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._urungkan()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.isian.tumpukan.redo()
        elif tombol == Qt.Key.Key_Delete and pengubah == Qt.KeyboardModifier.ControlModifier:
            self.hapus_baris()
        elif pengubah == Qt.KeyboardModifier.AltModifier and tombol in _GESER:
            self._geser(_GESER[tombol])
        elif tombol in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._kosongkan()
        elif tombol in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turun()
        elif tombol == Qt.Key.Key_Escape:
            self.isian.buang_ditolak(kini)
        else:
            super().keyPressEvent(event)

    def _turun(self) -> None:
        """To the next cell to fill; a refused text keeps its place."""
        kini = self.currentIndex()
        bawah = self.isian.index(kini.row() + 1, kini.column())
        if not kini.data(PERAN_TOLAK) and (self.isian.terkunci or self.isian.boleh(bawah)):
            self.ke(bawah.row(), bawah.column())

    def _urungkan(self) -> None:
        if self.isian.tumpukan.canUndo():
            self.isian.tumpukan.undo()
        else:
            self.kabar.emit("Tidak ada yang dapat diurungkan di tabel ini.")

    def hapus_baris(self) -> None:
        """Take the current post away."""
        kini = self.currentIndex()
        if not self.isian.terkunci:
            self._katakan(self.isian.hapus(kini.row()))

    def _geser(self, langkah: int) -> None:
        kini = self.currentIndex()
        if not self.isian.terkunci and not self._katakan(self.isian.geser(kini.row(), langkah)):
            tujuan = kini.row() + langkah
            if self.isian.boleh(self.isian.index(tujuan, kini.column())):
                self.ke(tujuan, kini.column())

    def _katakan(self, sebab: str) -> str:
        if sebab:
            self.kabar.emit(sebab)
        return sebab

    # --- blocks ------------------------------------------------------------------------

    def _terpilih(self) -> list[QModelIndex]:
        return [i for i in self.selectedIndexes() or [self.currentIndex()] if i.isValid()]

    def _kosongkan(self) -> None:
        """Empty the selected cells; a post is not emptied but taken away."""
        isian: dict[Tempat, str] = {
            (i.row(), i.column()): ""
            for i in self._terpilih()
            if self.isian.boleh(i) and i.data(Qt.ItemDataRole.EditRole)
        }
        if isian:
            for sebab in self.isian.isi(isian):
                self.kabar.emit(sebab)

    def _salin(self) -> None:
        baris: dict[int, list[str]] = {}
        for satu in sorted(self._terpilih(), key=lambda i: (i.row(), i.column())):
            baris.setdefault(satu.row(), []).append(str(satu.data() or ""))
        QGuiApplication.clipboard().setText(tulis_blok(baris.values()))

    def tempel(self, teks: str) -> None:
        """A rectangle from the first selected cell on, all or none; posts below the last one
        are added."""
        blok, pilihan = baca_blok(teks), self._terpilih()
        if not blok or not pilihan or self.isian.terkunci:
            return
        lembar = self.isian.lembar
        atas = min(lembar.terakhir, *(i.row() for i in pilihan))
        kiri = min(i.column() for i in pilihan)
        if lembar.dapat_bertambah:
            blok = [baris for baris in blok if not _bukan_isi(baris)]
        isian = {
            (atas + b, kiri + k): nilai
            for b, baris in enumerate(blok)
            for k, nilai in enumerate(baris)
        }
        masuk, terkunci, lebih = self._bagi(isian)
        sebab = self.isian.isi(masuk, "tempel bahan LKjIP") if masuk else []
        hasil = ringkas(0 if sebab else len(masuk), sebab, terkunci, lebih)
        self.kabar.emit(f"{hasil} Tidak ada yang disimpan." if sebab else hasil)

    def _bagi(self, isian: dict[Tempat, str]) -> tuple[dict[Tempat, str], int, int]:
        """The cells that take a text; how many are not typed, and how many rows lie below."""
        lembar = self.isian.lembar
        batas, kolom = lembar.banyak - 1, len(lembar.kolom)
        tumbuh = lembar.dapat_bertambah
        masuk: dict[Tempat, str] = {}
        terkunci, lebih = 0, set[int]()
        for (b, k), nilai in isian.items():
            if b > batas and not tumbuh:
                lebih.add(b)
            elif k < kolom and lembar.boleh_ditempel(b, k):
                masuk[b, k] = nilai
            else:
                terkunci += bool(nilai.strip())
        return masuk, terkunci, len(lebih)


def _bukan_isi(baris: Sequence[str]) -> bool:
    """An empty row, or the totals of a table that was copied whole."""
    kata = [satu.strip().casefold() for satu in baris if satu.strip()]
    return not kata or kata[0] in ("jumlah", "total")


_GESER: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Delegat(QStyledItemDelegate):
    """Words on as many lines as they need; Enter keeps them, Shift+Enter begins a line."""

    selesai = Signal()
    """A text was kept with Enter; left to Qt, the grid would go on before it is judged."""

    def __init__(self, tema: Tema, parent: QWidget) -> None:
        super().__init__(parent)
        self._tema = tema

    def initStyleOption(self, option: QStyleOptionViewItem, index: Indeks) -> None:
        super().initStyleOption(option, index)
        if index.data(PERAN_TOLAK):
            warna = QColor(self._tema.palet.galat_teks)
            for peran in (option.palette.ColorRole.Text, option.palette.ColorRole.HighlightedText):
                option.palette.setColor(peran, warna)

    def sizeHint(self, option: QStyleOptionViewItem, index: Indeks) -> QSize:
        pas = super().sizeHint(option, index)
        return QSize(pas.width(), max(_BARIS, min(pas.height() + 6, _TINGGI_TERBESAR)))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Indeks) -> QWidget:
        model = index.model()
        if not isinstance(model, TabelBahan) or model.lembar.satu_baris:
            return super().createEditor(parent, option, index)
        medan = QPlainTextEdit(parent)
        medan.setTabChangesFocus(False)
        return medan

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Indeks
    ) -> None:
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, QPlainTextEdit):
            editor.resize(editor.width(), max(editor.height(), _TINGGI_EDIT))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, QWidget) and isinstance(event, QKeyEvent):
            turun = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if turun and event.type() is QEvent.Type.KeyPress and not event.modifiers():
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.selesai.emit()
                return True
        return super().eventFilter(editor, event)
