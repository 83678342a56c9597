"""The plan tree of one version: code, name, pagu."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.nomenklatur import DaftarResmi
from simpelin.domain.periksa_rencana import jumlah_pagu
from simpelin.domain.pohon_sah import sebut
from simpelin.domain.rencana import Kunci, Rencana, Tingkat, susun
from simpelin.services.versi_rencana import dihentikan
from simpelin.ui.models.baca_isian import kode_pendek
from simpelin.ui.tema import PT_KISI, huruf
from simpelin.ui.widgets.delegat import KANAN, KIRI, PERAN_REDUP

Indeks = QModelIndex | QPersistentModelIndex
AKAR = QModelIndex()
KODE, NAMA, PAGU = range(3)
JUDUL = ("Kode", "Nama", "Pagu (Rp)")


class PohonRencana(QAbstractItemModel):
    """Rows stand by number in ``urutan``; ``internalId`` is that number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rencana = susun(0, "", ())
        self._nomor: dict[Kunci, int] = {}
        self._letak: dict[Kunci, int] = {}
        self._pagu: dict[Kunci, int] = {}
        self.beda: Mapping[Kunci, tuple[str, ...]] = {}
        """How nodes differ from the official list."""
        self._tebal, self._biasa = huruf(PT_KISI, tebal=True), huruf(PT_KISI)

    def muat(self, rencana: Rencana, resmi: DaftarResmi | None = None) -> None:
        """Show this plan; what differs from the official list is marked."""
        self.beginResetModel()
        self.rencana = rencana
        semua = () if resmi is None else rencana.simpul.items()
        self.beda = {k: b for k, s in semua if resmi is not None and (b := resmi.beda(s))}
        self._nomor = {kunci: n for n, kunci in enumerate(rencana.urutan)}
        self._letak = {k: n for anak in rencana.anak.values() for n, k in enumerate(anak)}
        self._pagu = {kunci: jumlah_pagu(rencana, kunci) for kunci in rencana.urutan}
        self.endResetModel()

    def kunci(self, index: Indeks) -> Kunci | None:
        """The node at an index."""
        return self.rencana.urutan[index.internalId()] if index.isValid() else None

    def indeks(self, kunci: Kunci, kolom: int = KODE) -> QModelIndex:
        """Where a node stands; invalid where it does not."""
        if kunci not in self._nomor:
            return QModelIndex()
        return self.createIndex(self._letak[kunci], kolom, self._nomor[kunci])

    # --- Qt ------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Indeks = AKAR) -> QModelIndex:
        anak = self.rencana.anak.get(self.kunci(parent), ())
        if 0 <= row < len(anak) and 0 <= column < len(JUDUL):
            return self.createIndex(row, column, self._nomor[anak[row]])
        return QModelIndex()

    def parent(self, index: Indeks = AKAR) -> QModelIndex:  # type: ignore[override]
        kunci = self.kunci(index)
        induk = None if kunci is None else self.rencana.simpul[kunci].induk
        return QModelIndex() if induk is None else self.indeks(induk)

    def rowCount(self, parent: Indeks = AKAR) -> int:
        if parent.isValid() and parent.column() != 0:
            return 0
        return len(self.rencana.anak.get(self.kunci(parent), ()))

    def columnCount(self, parent: Indeks = AKAR) -> int:
        return len(JUDUL)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return JUDUL[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return KANAN if section == PAGU else KIRI
        return None

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        kunci = self.kunci(index)
        if kunci is None:
            return None
        simpul, kolom = self.rencana.simpul[kunci], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if kolom == KODE:
                return kode_pendek(simpul.kode)
            if kolom == NAMA:
                return f"≠ {simpul.nama}" if kunci in self.beda else simpul.nama
            return tulis_rupiah(self._pagu[kunci])
        if role == Qt.ItemDataRole.ToolTipRole:
            kepala = f"{sebut(simpul.tingkat).capitalize()} {kunci}\n{simpul.nama}"
            return "\n".join((kepala, *(f"≠ {satu}" for satu in self.beda.get(kunci, ()))))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KANAN if kolom == PAGU else KIRI
        if role == Qt.ItemDataRole.FontRole:
            atas = simpul.tingkat in (Tingkat.TUJUAN, Tingkat.SASARAN, Tingkat.PROGRAM)
            return self._tebal if atas else self._biasa
        if role == PERAN_REDUP:
            return kolom == KODE or dihentikan(simpul)
        return None
