"""The trail as a table: numbers of all matching entries, their words fetched as they show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simpelin.services import riwayat
from simpelin.services.riwayat import EntriKata
from simpelin.ui.models.tabel import Judul
from simpelin.ui.tema import PT_KISI, huruf
from simpelin.ui.widgets.delegat import KIRI, PERAN_BAWAH, PERAN_REDUP

if TYPE_CHECKING:
    from simpelin.services.kata_riwayat import NamaSimpul
    from simpelin.store import Store

SEHALAMAN = 200
"""Entries that are put into words at once."""

WAKTU, SIAPA, TINDAKAN, BUTIR, SEBELUM, SESUDAH, SUMBER = range(7)
KOLOM = (
    Judul("Waktu", 84),
    Judul("Siapa", 112),
    Judul("Tindakan", 150),
    Judul("Butir", 0),
    Judul("Sebelum", 160),
    Judul("Sesudah", 160),
    Judul("Berkas asal", 124),
)
AKAR = QModelIndex()
Indeks = QModelIndex | QPersistentModelIndex


class TabelRiwayat(QAbstractTableModel):
    """Newest first; knows every number, and the words of the pages that were looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nomor: Sequence[int] = ()
        self._kata: dict[int, EntriKata] = {}
        self._store: Store | None = None
        self._nama: NamaSimpul = {}
        self._font = huruf(PT_KISI)

    def muat(self, store: Store, nomor: Sequence[int], nama: NamaSimpul) -> None:
        """Show these entries of a store."""
        self.beginResetModel()
        self._store, self._nomor, self._nama = store, nomor, nama
        self._kata = {}
        self.endResetModel()

    def entri(self, baris: int) -> EntriKata:
        """The words of one row; its page is fetched where it was not yet."""
        nomor = self._nomor[baris]
        if nomor not in self._kata and self._store is not None:
            awal = baris - baris % SEHALAMAN
            halaman = self._nomor[awal : awal + SEHALAMAN]
            self._kata |= riwayat.muat(self._store, halaman, self._nama)
        return self._kata[nomor]

    def baris(self, nomor: int) -> int:
        """Where an entry stands; -1 where it does not."""
        try:
            return self._nomor.index(nomor)
        except ValueError:
            return -1

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(self._nomor)

    def columnCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(KOLOM)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return KOLOM[section].teks
        return KIRI if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _teks(self.entri(index.row()), index.column())[0]
        if role == PERAN_BAWAH:
            return _teks(self.entri(index.row()), index.column())[1] or None
        if role == PERAN_REDUP:
            return index.column() == SUMBER
        if role == Qt.ItemDataRole.FontRole:
            return self._font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KIRI
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(filter(None, _teks(self.entri(index.row()), index.column())))
        return None


def _teks(satu: EntriKata, kolom: int) -> tuple[str, str]:
    """What a cell says, and its second line."""
    if kolom == WAKTU:
        return satu.hari, satu.jam
    if kolom == SIAPA:
        return satu.pelaku, satu.akun
    if kolom == TINDAKAN:
        return satu.tindakan, satu.jenis
    if kolom == BUTIR:
        return satu.butir.nama, " · ".join(filter(None, (satu.butir.kode, satu.butir.rinci)))
    if kolom == SEBELUM:
        return satu.sebelum, ""
    return (satu.sesudah, "") if kolom == SESUDAH else (satu.sumber, "")
