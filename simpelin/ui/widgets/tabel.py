"""A flat list of rows in the window's look, over :class:`TabelSederhana`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from simpelin.ui.models.tabel import PERAN_DATA, Judul, Sel, TabelSederhana
from simpelin.ui.tema import Tema
from simpelin.ui.widgets.delegat import BARIS_DUA, DelegatSel
from simpelin.ui.widgets.pohon import KepalaDuaBaris


class Tabel(QTreeView):
    """Shows finished rows; the first column whose width is 0 takes what is left,
    but not less than ``tersempit`` pixels: then the table is scrolled sideways."""

    dibuka = Signal(object)
    """The ``data`` of the row that was clicked or entered."""

    def __init__(
        self,
        tema: Tema,
        judul: Sequence[Judul] = (),
        *,
        tinggi: int = BARIS_DUA,
        tersempit: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tersempit = tersempit
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._tersempit:
            self._jaga_nama()

    def _jaga_nama(self) -> None:
        kepala, lebar = self.header(), [satu.lebar for satu in self.tabel.judul]
        if 0 not in lebar:
            return
        nama = lebar.index(0)
        lain = sum(kepala.sectionSize(n) for n in range(len(lebar)) if n != nama)
        lapang = self.viewport().width() - lain >= self._tersempit
        mode = QHeaderView.ResizeMode.Stretch if lapang else QHeaderView.ResizeMode.Fixed
        if kepala.sectionResizeMode(nama) != mode:
            kepala.setSectionResizeMode(nama, mode)
        if not lapang:
            kepala.resizeSection(nama, self._tersempit)

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
