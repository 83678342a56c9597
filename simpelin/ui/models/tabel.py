"""A read-only table over finished rows: for previews and overviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simpelin.ui.tema import PT_KISI, huruf
from simpelin.ui.widgets.delegat import KANAN, KIRI, PERAN_BAWAH, PERAN_REDUP, PERAN_WARNA

PERAN_DATA = Qt.ItemDataRole.UserRole + 30
AKAR = QModelIndex()


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell: what it says, a second line, a state, and what it stands for."""

    teks: str = ""
    bawah: str | None = None
    warna: str | None = None
    keterangan: str = ""
    tebal: bool = False
    redup: bool = False
    data: Any = None


@dataclass(frozen=True, slots=True)
class Judul:
    """A column's heading; figures stand right."""

    teks: str
    lebar: int
    kanan: bool = False


class TabelSederhana(QAbstractTableModel):
    """Shows rows of :class:`Sel` under headings."""

    def __init__(self, judul: Sequence[Judul], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.judul = tuple(judul)
        self.baris: tuple[Sequence[Sel], ...] = ()
        self._font = {True: huruf(PT_KISI, tebal=True), False: huruf(PT_KISI)}

    def muat(self, baris: Sequence[Sequence[Sel]], judul: Sequence[Judul] | None = None) -> None:
        self.beginResetModel()
        if judul is not None:
            self.judul = tuple(judul)
        self.baris = tuple(baris)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = AKAR) -> int:
        return 0 if parent.isValid() else len(self.baris)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = AKAR) -> int:
        return 0 if parent.isValid() else len(self.judul)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.judul):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.judul[section].teks
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KANAN if self.judul[section].kanan else KIRI
        return None

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        sel = self.baris[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return sel.teks
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KANAN if self.judul[index.column()].kanan else KIRI
        if role == Qt.ItemDataRole.FontRole:
            return self._font[sel.tebal]
        if role == Qt.ItemDataRole.ToolTipRole:
            return sel.keterangan or sel.teks
        lain = {
            PERAN_BAWAH: sel.bawah,
            PERAN_WARNA: sel.warna,
            PERAN_REDUP: sel.redup,
            PERAN_DATA: sel.data,
        }
        return lain.get(role)
