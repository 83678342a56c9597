"""The meeting's list as a model: one line a row, filtered by words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simpelin.domain.monev import BarisRapat
from simpelin.domain.rencana import Kunci
from simpelin.ui.tema import ARTI

PERAN_BARIS = Qt.ItemDataRole.UserRole + 1
PERAN_NOMOR = Qt.ItemDataRole.UserRole + 2
"""The line's place in the whole list, from 1, whatever the filter leaves."""
AKAR = QModelIndex()
Indeks = QModelIndex | QPersistentModelIndex


class DaftarRapat(QAbstractListModel):
    """Late units first, then items, as the meeting goes through them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._semua: tuple[BarisRapat, ...] = ()
        self._tampil: list[int] = []
        self._kata = ""

    def muat(self, baris: Sequence[BarisRapat]) -> None:
        self.beginResetModel()
        self._semua = tuple(baris)
        self._pilih()
        self.endResetModel()

    def saring(self, kata: str) -> None:
        """Keep the lines that have every word in name, unit, code or sentence."""
        self.beginResetModel()
        self._kata = kata.casefold().strip()
        self._pilih()
        self.endResetModel()

    def _pilih(self) -> None:
        self._tampil = [n for n, satu in enumerate(self._semua) if self._cocok(satu)]

    def _cocok(self, satu: BarisRapat) -> bool:
        if not self._kata:
            return True
        kode = "" if satu.kunci is None else str(satu.kunci)
        isi = f"{satu.judul} {satu.pemilik} {kode} {satu.alasan}".casefold()
        return all(kata in isi for kata in self._kata.split())

    # --- asking --------------------------------------------------------------------

    @property
    def semua(self) -> tuple[BarisRapat, ...]:
        return self._semua

    def baris(self, indeks: Indeks) -> BarisRapat | None:
        """The line at an index, ``None`` at an invalid one."""
        return self._semua[self._tampil[indeks.row()]] if indeks.isValid() else None

    def indeks_baris(self, kunci: Kunci | None, judul: str = "") -> QModelIndex:
        """Where an item stands, or the late unit of this name; invalid where it does not."""
        for tempat, nomor in enumerate(self._tampil):
            satu = self._semua[nomor]
            if satu.kunci == kunci if kunci is not None else judul and satu.judul == judul:
                return self.index(tempat, 0)
        return QModelIndex()

    def nomor_kunci(self) -> dict[Kunci, int]:
        """Every item's place in the list, for the quadrant's labels."""
        return {
            satu.kunci: nomor for nomor, satu in enumerate(self._semua, 1) if satu.kunci is not None
        }

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(self._tampil)

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        satu = self.baris(index)
        if satu is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return satu.judul
        if role == PERAN_BARIS:
            return satu
        if role == PERAN_NOMOR:
            return self._tampil[index.row()] + 1
        if role == Qt.ItemDataRole.ToolTipRole:
            daftar = "".join(f"\n• {s.kode} {s.nama}" for s in satu.sorotan.daftar)
            return f"{satu.judul}\n{satu.alasan}{daftar}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{satu.judul}, {ARTI.get(satu.warna, 'tanpa warna')}. {satu.alasan}"
        return None
