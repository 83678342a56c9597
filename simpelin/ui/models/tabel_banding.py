"""Semula – menjadi – bertambah/(berkurang): rupiah of nodes, targets of indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simpelin.domain.angka import STRIP, tulis_angka, tulis_rupiah
from simpelin.domain.pohon_sah import sebut
from simpelin.domain.rencana import Tingkat
from simpelin.services.versi_rencana import BarisBanding, BarisTarget, Keadaan
from simpelin.ui.models.baca_isian import kode_pendek
from simpelin.ui.tema import PT_KISI, huruf
from simpelin.ui.widgets.delegat import KANAN, KIRI, PERAN_REDUP

Indeks = QModelIndex | QPersistentModelIndex
AKAR = QModelIndex()
JUDUL = ("Kode", "Uraian", "Satuan", "Semula", "Menjadi", "Bertambah/\n(berkurang)", "Keterangan")
URAIAN, ANGKA = 1, (3, 4, 5)


@dataclass(frozen=True, slots=True)
class _Tampak:
    sel: tuple[str, str, str, str, str, str, str]
    tebal: bool
    redup: bool
    penuh: str


class TabelBanding(QAbstractTableModel):
    """One row a node, and below it one row an indicator with a target in either version."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.baris: list[_Tampak] = []
        self._tebal, self._biasa = huruf(PT_KISI, tebal=True), huruf(PT_KISI)

    def muat(self, semua: Sequence[BarisBanding], *, hanya_beda: bool = False) -> None:
        """Show a comparison; with ``hanya_beda`` only what differs."""
        self.beginResetModel()
        self.baris = []
        for satu in semua:
            if hanya_beda and satu.keadaan is Keadaan.SAMA and satu.kunci is not None:
                continue
            self.baris.append(_simpul(satu))
            self.baris += [_target(t) for t in satu.target if not hanya_beda or t.selisih]
        self.endResetModel()

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(self.baris)

    def columnCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(JUDUL)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return JUDUL[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return KANAN if section in ANGKA else KIRI
        return None

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        satu, kolom = self.baris[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return satu.sel[kolom]
        if role == Qt.ItemDataRole.ToolTipRole:
            return satu.penuh
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KANAN if kolom in ANGKA else KIRI
        if role == Qt.ItemDataRole.FontRole:
            return self._tebal if satu.tebal else self._biasa
        return satu.redup if role == PERAN_REDUP else None


def _simpul(satu: BarisBanding) -> _Tampak:
    kode = "" if satu.kunci is None else str(satu.kunci)
    apa = "" if satu.tingkat is None else sebut(satu.tingkat).capitalize()
    sel = (
        kode_pendek(kode),
        satu.nama,
        "Rp",
        tulis_rupiah(satu.semula),
        tulis_rupiah(satu.menjadi),
        tulis_rupiah(satu.selisih) if satu.selisih else STRIP,
        satu.keadaan.value,
    )
    tebal = satu.tingkat in (None, Tingkat.TUJUAN, Tingkat.SASARAN, Tingkat.PROGRAM)
    return _Tampak(sel, tebal, False, f"{apa} {kode}\n{satu.nama}".strip())


def _target(satu: BarisTarget) -> _Tampak:
    beda = satu.selisih
    teks = STRIP
    if beda:
        teks = tulis_angka(beda) if beda > 0 else f"({tulis_angka(-beda)})"
    sel = (
        "",
        satu.nama,
        satu.satuan,
        tulis_angka(satu.semula),
        tulis_angka(satu.menjadi),
        teks,
        "",
    )
    return _Tampak(sel, False, True, f"Target: {satu.nama}")
