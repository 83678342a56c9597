"""The years of one indicator as a grid that one types and pastes into."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from simpelin.ui.models.papan_klip import baca_blok, ringkas
from simpelin.ui.models.tabel_renstra import (
    ANGGARAN,
    KETERANGAN,
    PAGU,
    PERAN_HITUNG,
    PERAN_TOLAK,
    REALISASI,
    TAHUN,
    TARGET,
    TabelRenstra,
)
from simpelin.ui.tema import Tema
from simpelin.ui.widgets.blok_sel import salin, teks_tampil

_LEBAR = {TAHUN: 92, TARGET: 76, REALISASI: 84, PAGU: 112, ANGGARAN: 112}


class KisiRenstra(QTableView):
    """Typing begins editing, Enter goes down; Ctrl+C, Ctrl+V, Delete, Ctrl+Z as in Excel."""

    ditempel = Signal(str)

    def __init__(self, model: TabelRenstra, tema: Tema) -> None:
        super().__init__()
        self.isian = model
        self.setModel(model)
        self.setAccessibleName("Renstra tiap tahun")
        self.setItemDelegate(_Delegat(tema, self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        pemicu = QAbstractItemView.EditTrigger
        self.setEditTriggers(pemicu.DoubleClicked | pemicu.EditKeyPressed | pemicu.AnyKeyPressed)
        kepala = self.horizontalHeader()
        for nomor, lebar in _LEBAR.items():
            self.setColumnWidth(nomor, lebar)
        kepala.setSectionResizeMode(KETERANGAN, QHeaderView.ResizeMode.Stretch)
        tema.berubah.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kini = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            salin(self, teks_tampil)
        elif event.matches(QKeySequence.StandardKey.Paste):
            masuk, sebab = self.isian.isi_blok(kini, baca_blok(QGuiApplication.clipboard().text()))
            self.ditempel.emit(ringkas(masuk, sebab, 0))
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.isian.tumpukan.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.isian.tumpukan.redo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.isian.setData(kini, "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setCurrentIndex(self.isian.index(kini.row() + 1, kini.column()))
        else:
            super().keyPressEvent(event)


class _Delegat(QStyledItemDelegate):
    """Grey for what is computed, red words for what was refused."""

    def __init__(self, tema: Tema, parent: QWidget) -> None:
        super().__init__(parent)
        self._tema = tema

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        palet = self._tema.palet
        if index.data(PERAN_TOLAK):
            option.palette.setColor(option.palette.ColorRole.Text, QColor(palet.galat_teks))
        elif index.data(PERAN_HITUNG):
            option.palette.setColor(option.palette.ColorRole.Text, QColor(palet.redup))
