"""The grid of answers: typing, pasting from Excel, copying, emptying."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from simpelin.ui.models.papan_klip import baca_blok
from simpelin.ui.models.tabel_skm import TabelSKM
from simpelin.ui.tema import PT_KISI, Tema, huruf
from simpelin.ui.widgets.blok_sel import ke_sel, salin, terpilih
from simpelin.ui.widgets.delegat import DelegatSel

_BARIS = 26


class KisiSKM(QTableView):
    """Enter goes down; in the last row the arrow down is where a new one begins."""

    kabar = Signal(str)

    def __init__(self, model: TabelSKM, tema: Tema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.isian = model
        self.setModel(model)
        self.setItemDelegate(DelegatSel(tema, _BARIS, parent=self))
        self.setFont(huruf(PT_KISI))
        self.setShowGrid(False)
        self.setAccessibleName("Jawaban survei")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().setDefaultSectionSize(_BARIS)
        self.verticalHeader().setSectionsClickable(False)
        kepala = self.horizontalHeader()
        kepala.setHighlightSections(False)
        kepala.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        kepala.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, 84)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        tema.berubah.connect(self.viewport().update)

    def ke(self, baris: int, kolom: int) -> None:
        """The one selected cell."""
        indeks = self.isian.index(min(baris, self.isian.rowCount() - 1), kolom)
        ke_sel(self, indeks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kini = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            salin(self)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.tempel(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.isian.kosongkan([(i.row(), i.column()) for i in terpilih(self)])
            self.ke(kini.row(), max(kini.column(), 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ke(kini.row() + 1, kini.column())
        else:
            super().keyPressEvent(event)

    def tempel(self, teks: str) -> None:
        """Questionnaires or totals from the current cell on."""
        blok, kini = baca_blok(teks), self.currentIndex()
        if not blok:
            return
        baris, kolom = max(kini.row(), 0), max(kini.column(), 0)
        banyak = self.isian.isi_blok(baris, kolom, blok)
        self.ke(baris, kolom)
        salah = len(self.isian.cacat)
        ekor = f"; {salah} sel tidak mungkin, tampak merah" if salah else ""
        self.kabar.emit(f"{banyak} sel ditempel{ekor}. Belum disimpan.")
