"""A flat list of rows in the window's look, over :class:`TabelSederhana`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from simpelin.ui.models.tabel import PERAN_DATA, Judul, Sel, TabelSederhana
from simpelin.ui.tema import Tema
from simpelin.ui.widgets.delegat import BARIS_DUA, DelegatSel
from simpelin.ui.widgets.pohon import KepalaDuaBaris


class Tabel(QTreeView):
    """Shows finished rows; the first column whose width is 0 takes what is left."""

    dibuka = Signal(object)
    """The ``data`` of the row that was clicked or entered."""

    def __init__(
        self,
        tema: Tema,
        judul: Sequence[Judul] = (),
        *,
        tinggi: int = BARIS_DUA,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setHeader(KepalaDuaBaris(self))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(DelegatSel(tema, tinggi, parent=self))
        self.tabel = TabelSederhana(judul, self)
        self.setModel(self.tabel)
        self._atur_lebar()
        self.clicked.connect(self._buka)
        tema.berubah.connect(self._lukis_ulang)

    def _lukis_ulang(self) -> None:
        self.viewport().update()

    def muat(self, baris: Sequence[Sequence[Sel]], judul: Sequence[Judul] | None = None) -> None:
        self.tabel.muat(baris, judul)
        if judul is not None:
            self._atur_lebar()

    def _atur_lebar(self) -> None:
        kepala = self.header()
        for nomor, satu in enumerate(self.tabel.judul):
            if satu.lebar:
                kepala.setSectionResizeMode(nomor, QHeaderView.ResizeMode.Interactive)
                kepala.resizeSection(nomor, satu.lebar)
            else:
                kepala.setSectionResizeMode(nomor, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._buka(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _buka(self, indeks: QModelIndex) -> None:
        if indeks.isValid():
            data = indeks.siblingAtColumn(0).data(PERAN_DATA)
            if data is not None:
                self.dibuka.emit(data)
