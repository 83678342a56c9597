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
from simpelin.ui.models.susunan_pohon import ATAS, SusunanPohon
from simpelin.ui.tema import PT_KISI, huruf
from simpelin.ui.widgets.delegat import KANAN, KIRI, PERAN_REDUP

Indeks = QModelIndex | QPersistentModelIndex
AKAR = QModelIndex()
KODE, NAMA, PAGU = range(3)
JUDUL = ("Kode", "Nama", "Pagu (Rp)")


class PohonRencana(QAbstractItemModel):
    """``internalId`` is a row's number in its :class:`SusunanPohon`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rencana = susun(0, "", ())
        self._susunan = _susun(self.rencana)
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
        self._susunan, self._pagu = _susun(rencana), {}
        self.endResetModel()

    def kunci(self, index: Indeks) -> Kunci | None:
        """The node at an index."""
        return self._susunan.kunci[index.internalId()] if index.isValid() else None

    def indeks(self, kunci: Kunci, kolom: int = KODE) -> QModelIndex:
        """Where a node stands; invalid where it does not."""
        nomor = self._susunan.cari(kunci)
        if nomor is None:
            return QModelIndex()
        return self.createIndex(self._susunan.urut(nomor), kolom, nomor)

    # --- Qt ------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Indeks = AKAR) -> QModelIndex:
        susunan, atas = self._susunan, parent.internalId()
        if 0 <= row < susunan.banyak[atas] and 0 <= column < len(JUDUL):
            return self.createIndex(row, column, susunan.pertama(atas) + row)
        return QModelIndex()

    def parent(self, index: Indeks = AKAR) -> QModelIndex:  # type: ignore[override]
        induk = self._susunan.induk(index.internalId())
        if induk == ATAS:
            return QModelIndex()
        return self.createIndex(self._susunan.urut(induk), 0, induk)

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.column() > 0 else self._susunan.banyak[parent.internalId()]

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
            return tulis_rupiah(self._pagu_dari(kunci))
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

    def _pagu_dari(self, kunci: Kunci) -> int:
        """The pagu at and below a node, summed when it is first seen."""
        if kunci not in self._pagu:
            self._pagu[kunci] = jumlah_pagu(self.rencana, kunci)
        return self._pagu[kunci]


def _susun(rencana: Rencana) -> SusunanPohon:
    anak = rencana.anak
    return SusunanPohon(rencana, rencana.akar, lambda kunci: anak.get(kunci, ()))
