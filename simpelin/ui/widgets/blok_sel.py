"""Rectangles of cells in a grid: what is selected, copied, and where a pasted block goes.

Columns that are hidden do not exist for any of this.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QTableView

from simpelin.ui.models.papan_klip import tulis_blok


def ke_sel(tabel: QAbstractItemView, indeks: QModelIndex) -> None:
    """The one selected cell, in view, whatever keys are held down."""
    pilih = QItemSelectionModel.SelectionFlag.ClearAndSelect
    tabel.selectionModel().setCurrentIndex(indeks, pilih)
    tabel.scrollTo(indeks)


def terpilih(tabel: QTableView) -> list[QModelIndex]:
    """The selected cells, else the current one; none in a table without cells."""
    tampak = [
        satu
        for satu in tabel.selectionModel().selectedIndexes()
        if not tabel.isColumnHidden(satu.column())
    ]
    return [satu for satu in tampak or [tabel.currentIndex()] if satu.isValid()]


def teks_isian(indeks: QModelIndex) -> str:
    """A cell as it would be typed."""
    return str(indeks.data(Qt.ItemDataRole.EditRole))


def teks_tampil(indeks: QModelIndex) -> str:
    """A cell as it is shown."""
    return str(indeks.data() or "")


def salin(tabel: QTableView, teks: Callable[[QModelIndex], str] = teks_isian) -> int:
    """Put the selected rectangle on the clipboard as Excel takes it; cells within it that are not
    selected are empty. Gives how many cells were copied."""
    dipilih = {(satu.row(), satu.column()): satu for satu in terpilih(tabel)}
    kolom = sorted({k for _, k in dipilih})
    baris = sorted({b for b, _ in dipilih})
    if dipilih:
        isi = ([teks(dipilih[b, k]) if (b, k) in dipilih else "" for k in kolom] for b in baris)
        QGuiApplication.clipboard().setText(tulis_blok(isi))
    return len(dipilih)


def sasaran(tabel: QTableView, blok: Sequence[Sequence[str]]) -> tuple[dict[QModelIndex, str], int]:
    """Where a pasted block goes, and how many of its rows have no place in the table.

    It begins at the top left of what is selected; one value alone goes into every selected cell.
    """
    pilihan = terpilih(tabel)
    if not pilihan or not blok:
        return {}, 0
    if len(blok) == 1 and len(blok[0]) == 1 and len(pilihan) > 1:
        return dict.fromkeys(pilihan, blok[0][0]), 0
    model = tabel.model()
    tampak = [k for k in range(model.columnCount()) if not tabel.isColumnHidden(k)]
    atas = min(satu.row() for satu in pilihan)
    kiri = min(tampak.index(satu.column()) for satu in pilihan)
    isi = {
        model.index(atas + b, tampak[kiri + k]): nilai
        for b, baris in enumerate(blok)
        for k, nilai in enumerate(baris)
        if atas + b < model.rowCount() and kiri + k < len(tampak)
    }
    return isi, max(0, len(blok) - (model.rowCount() - atas))
