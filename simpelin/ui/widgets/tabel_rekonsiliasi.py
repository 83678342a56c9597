"""The rows that differ from BKAD's list, with room to explain each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from simpelin.ui.models.rekonsiliasi import KODE, NAMA, PENJELASAN, SISI, ModelRekonsiliasi
from simpelin.ui.tema import Tema
from simpelin.ui.widgets.delegat import BARIS_DUA, DelegatSel

_LEBAR = {KODE: 132, SISI: 104, PENJELASAN: 236}
_LEBAR_ANGKA = 112


class TabelRekonsiliasi(QTableView):
    """Two-line rows; Enter and typing write an explanation."""

    def __init__(self, model: ModelRekonsiliasi, tema: Tema) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Selisih dengan BKAD")
        self.setItemDelegate(DelegatSel(tema, parent=self))
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(BARIS_DUA)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        pemicu = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            pemicu.DoubleClicked
            | pemicu.EditKeyPressed
            | pemicu.AnyKeyPressed
            | pemicu.SelectedClicked
        )
        kepala = self.horizontalHeader()
        for kolom in range(model.columnCount()):
            self.setColumnWidth(kolom, _LEBAR.get(kolom, _LEBAR_ANGKA))
        kepala.setSectionResizeMode(NAMA, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            indeks = self.currentIndex().siblingAtColumn(PENJELASAN)
            self.setCurrentIndex(indeks)
            self.edit(indeks)
        else:
            super().keyPressEvent(event)
