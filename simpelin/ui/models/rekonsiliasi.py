"""The comparison with BKAD as a table; the explanation can be typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.rekonsiliasi import SEMUA, Banding
from simpelin.ui.tema import PT_KISI, huruf
from simpelin.ui.widgets.delegat import KANAN, KIRI, PERAN_BAWAH, PERAN_REDUP

Indeks = QModelIndex | QPersistentModelIndex
AKAR = QModelIndex()
KODE, NAMA, KAMI, MEREKA, SELISIH, SISI, PENJELASAN = range(7)
JUDUL = (
    "Kode",
    "Sub kegiatan",
    "Di sini (Rp)",
    "BKAD (Rp)",
    "Selisih (Rp)",
    "Terdapat",
    "Penjelasan",
)
ANGKA = (KAMI, MEREKA, SELISIH)
KOSONG = "tulis penjelasan …"


class ModelRekonsiliasi(QAbstractTableModel):
    """Rows in the order given; ``jelaskan`` stores a text and gives the reason where it may not."""

    def __init__(
        self, jelaskan: Callable[[Banding, str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jelaskan = jelaskan
        self.baris: tuple[Banding, ...] = ()
        self.dapat_dijelaskan = False
        self._tebal, self._biasa = huruf(PT_KISI, tebal=True), huruf(PT_KISI)

    def muat(self, baris: Sequence[Banding], *, dapat_dijelaskan: bool) -> None:
        """Show these; a list that is not stored yet cannot be explained."""
        self.beginResetModel()
        self.baris, self.dapat_dijelaskan = tuple(baris), dapat_dijelaskan
        self.endResetModel()

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(self.baris)

    def columnCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(JUDUL)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return JUDUL[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KANAN if section in ANGKA else KIRI
        return None

    def flags(self, index: Indeks) -> Qt.ItemFlag:
        bendera = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == PENJELASAN and self.dapat_dijelaskan:
            bendera |= Qt.ItemFlag.ItemIsEditable
        return bendera

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        satu, kolom = self.baris[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._teks(satu, kolom)
        if role == Qt.ItemDataRole.EditRole:
            return satu.penjelasan if kolom == PENJELASAN else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KANAN if kolom in ANGKA else KIRI
        if role == Qt.ItemDataRole.FontRole:
            return self._tebal if kolom == SELISIH and satu.selisih else self._biasa
        if role == Qt.ItemDataRole.ToolTipRole:
            return satu.penjelasan if kolom == PENJELASAN else f"{satu.kode}\n{satu.nama}"
        if role == PERAN_BAWAH and kolom == NAMA and satu.sub_skpd:
            return "semua sub-unit" if satu.sub_skpd == SEMUA else satu.sub_skpd
        if role == PERAN_REDUP:
            return kolom == SISI or (kolom == PENJELASAN and not satu.penjelasan)
        return None

    def _teks(self, satu: Banding, kolom: int) -> str:
        if kolom in ANGKA:
            return tulis_rupiah((satu.kami, satu.mereka, satu.selisih)[kolom - KAMI])
        if kolom == PENJELASAN:
            kosong = KOSONG if satu.selisih and self.dapat_dijelaskan else ""
            return satu.penjelasan or kosong
        return {KODE: satu.kode, NAMA: satu.nama, SISI: satu.sisi.value}[kolom]

    def setData(self, index: Indeks, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != PENJELASAN:
            return False
        satu = self.baris[index.row()]
        if str(value).strip() == satu.penjelasan:
            return True
        return not self._jelaskan(satu, str(value))
