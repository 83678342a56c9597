"""The breakdown of one sub kegiatan as an editable table; the last row waits for a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simpelin.domain.angka import STRIP, tulis_rupiah
from simpelin.domain.baca_angka import baca_rupiah, rapikan
from simpelin.domain.belanja import (
    SEBUTAN_BELANJA,
    Belanja,
    JenisBelanja,
    KunciBelanja,
    jenis_dari_rekening,
    jumlah_ada,
)
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import EmpatRupiah

REKENING, URAIAN, JENIS, PAGU, KAS, REALISASI, SAMPAI = range(7)
PERAN_TOLAK = Qt.ItemDataRole.UserRole + 41
AKAR = QModelIndex()
Indeks = QModelIndex | QPersistentModelIndex
_KANAN = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KIRI = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

Penyimpan = Callable[[Belanja | None, KunciBelanja | None], str]
"""Stores a row in the place of the one named; gives the reason where it is refused."""


class ModelBelanja(QAbstractTableModel):
    """Rows of one sub kegiatan; kas and realisasi of quarter ``triwulan``."""

    def __init__(self, simpan: Penyimpan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._simpan = simpan
        self.baris: tuple[Belanja, ...] = ()
        self.triwulan = 1
        self.terkunci = ""
        self._ditolak: dict[tuple[int, int], tuple[str, str]] = {}

    def muat(self, baris: tuple[Belanja, ...], triwulan: int, terkunci: str) -> None:
        """Show these rows; ``terkunci`` says why nothing may be typed ('' where it may)."""
        kini = (self.baris, self.triwulan, self.terkunci)
        if kini == (baris, triwulan, terkunci):
            return
        self.beginResetModel()
        self.baris, self.triwulan, self.terkunci = baris, triwulan, terkunci
        self._ditolak.clear()
        self.endResetModel()

    def hapus(self, nomor: int) -> str:
        """Take a row away; gives the reason where it is refused."""
        return self._simpan(None, self.baris[nomor].kunci)

    # --- Qt ----------------------------------------------------------------------

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(self.baris) + (not self.terkunci)

    def columnCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else SAMPAI + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _KANAN if section >= PAGU else _KIRI
        tw = f"TW {ROMAWI[self.triwulan]}"
        judul = (
            *("Rekening", "Uraian", "Jenis", "Pagu"),
            *(f"Kas {tw}", f"Realisasi {tw}", f"s.d. {tw}"),
        )
        return judul[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Indeks) -> Qt.ItemFlag:
        bendera = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if not self.terkunci and index.column() != SAMPAI:
            bendera |= Qt.ItemFlag.ItemIsEditable
        return bendera

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _KANAN if index.column() >= PAGU else _KIRI
        tolak = self._ditolak.get((index.row(), index.column()))
        if role == PERAN_TOLAK:
            return tolak[1] if tolak else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return tolak[1] if tolak else self._teks(index.row(), index.column())
        if role == Qt.ItemDataRole.EditRole:
            return tolak[0] if tolak else self._teks(index.row(), index.column(), ubah=True)
        if role == Qt.ItemDataRole.DisplayRole:
            return tolak[0] if tolak else self._teks(index.row(), index.column())
        return None

    def _teks(self, baris: int, kolom: int, *, ubah: bool = False) -> str:
        if baris >= len(self.baris):
            return "" if ubah or kolom != REKENING else "+ baris baru"
        satu = self.baris[baris]
        if kolom == JENIS:
            return (
                satu.jenis.value if ubah else SEBUTAN_BELANJA[satu.jenis].removeprefix("Belanja ")
            )
        if kolom in (REKENING, URAIAN):
            return (satu.rekening, satu.uraian)[kolom]
        nilai = self._rupiah(satu)[kolom - PAGU]
        return ("" if ubah else STRIP) if nilai is None else tulis_rupiah(nilai)

    def _rupiah(self, satu: Belanja) -> tuple[int | None, ...]:
        n = self.triwulan
        return satu.pagu, satu.kas[n - 1], satu.realisasi[n - 1], jumlah_ada(satu.realisasi[:n])

    # --- typing --------------------------------------------------------------------

    def setData(self, index: Indeks, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        tempat, teks = (index.row(), index.column()), str(value)
        if teks == self._teks(*tempat, ubah=True):
            self._lupakan(tempat)
            return True
        lama = self.baris[tempat[0]] if tempat[0] < len(self.baris) else None
        try:
            baru = self._baca(lama, tempat[1], teks)
            sebab = self._simpan(baru, lama.kunci if lama else None) if baru != lama else ""
        except KesalahanPengguna as galat:
            sebab = str(galat)
        if sebab:
            self._ditolak[tempat] = (teks, sebab)
            self.dataChanged.emit(index, index)
            return False
        self._lupakan(tempat)
        return True

    def _lupakan(self, tempat: tuple[int, int]) -> None:
        if self._ditolak.pop(tempat, None):
            indeks = self.index(*tempat)
            self.dataChanged.emit(indeks, indeks)

    def _baca(self, lama: Belanja | None, kolom: int, teks: str) -> Belanja:
        """The row with one cell typed anew."""
        if lama is None and kolom not in (REKENING, URAIAN):
            raise KesalahanPengguna("Isi kode rekening atau uraiannya dahulu.")
        satu = lama or Belanja("")
        if kolom == REKENING:
            rekening = rapikan(teks)
            jenis = jenis_dari_rekening(rekening) or satu.jenis
            return replace(satu, rekening=rekening, jenis=jenis)
        if kolom == URAIAN:
            return replace(satu, uraian=rapikan(teks))
        if kolom == JENIS:
            return replace(satu, jenis=_jenis(teks))
        nilai = baca_rupiah(teks)
        if kolom == PAGU:
            return replace(satu, pagu=nilai)
        if kolom == KAS:
            return replace(satu, kas=self._ganti(satu.kas, nilai))
        return replace(satu, realisasi=self._ganti(satu.realisasi, nilai))

    def _ganti(self, empat: EmpatRupiah, nilai: int | None) -> EmpatRupiah:
        baru = list(empat)
        baru[self.triwulan - 1] = nilai
        a, b, c, d = baru
        return a, b, c, d


def sebutan_jenis(jenis: JenisBelanja) -> str:
    """The kind in a narrow column: 'operasi'."""
    return SEBUTAN_BELANJA[jenis].removeprefix("Belanja ")


def _jenis(teks: str) -> JenisBelanja:
    rapi = rapikan(teks).casefold().removeprefix("belanja ").replace(" ", "_")
    for satu in JenisBelanja:
        if rapi and satu.value.startswith(rapi):
            return satu
    raise KesalahanPengguna("Pilih operasi, modal, tidak terduga, atau transfer.")
