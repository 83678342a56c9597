"""One indicator's years as an editable table; what the store knows is computed and only read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QUndoCommand, QUndoStack

from simpelin.domain.angka import STRIP, tulis_angka, tulis_rupiah
from simpelin.domain.baca_angka import baca_desimal, baca_rupiah
from simpelin.domain.garis_waktu import TahunIndikator
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.renstra import ButirRenstra, pagu_akhir, target_akhir
from simpelin.services.lembar_renstra import LembarRenstra
from simpelin.ui.models.baca_isian import teks_ubah

TAHUN, TARGET, REALISASI, PAGU, ANGGARAN, KETERANGAN = range(6)
JUDUL = ("Tahun", "Target K", "Realisasi K", "Pagu Rp", "Realisasi Rp", "Keterangan")
PERAN_TOLAK = Qt.ItemDataRole.UserRole + 41
PERAN_HITUNG = Qt.ItemDataRole.UserRole + 42
"""Whether a cell is computed, and therefore grey."""
AKAR = QModelIndex()
Indeks = QModelIndex | QPersistentModelIndex
_KANAN = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KIRI = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RUPIAH = (PAGU, ANGGARAN)

Penyimpan = Callable[[ButirRenstra], str]
"""Stores an item; gives the reason where it is refused."""
Nilai = Fraction | int | None


class TabelRenstra(QAbstractTableModel):
    """Rows: the condition before, each year of the period, its end."""

    def __init__(self, simpan: Penyimpan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._simpan = simpan
        self.lembar: LembarRenstra | None = None
        self.terkunci = ""
        self.tumpukan = QUndoStack(self)
        self._ditolak: dict[tuple[int, int], tuple[str, str]] = {}

    def muat(self, lembar: LembarRenstra | None, terkunci: str) -> None:
        """Show an indicator; ``terkunci`` says why nothing may be typed ('' where it may)."""
        lama = self.lembar
        if lama == lembar and self.terkunci == terkunci:
            return
        self.beginResetModel()
        self.lembar, self.terkunci = lembar, terkunci
        if _jati(lama) != _jati(lembar):
            self._ditolak.clear()
            self.tumpukan.clear()
        self.endResetModel()

    # --- Qt ----------------------------------------------------------------------

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() or self.lembar is None else len(self.lembar.tahun) + 2

    def columnCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(JUDUL)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _KANAN if TARGET <= section <= ANGGARAN else _KIRI
        return JUDUL[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Indeks) -> Qt.ItemFlag:
        bendera = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self.dapat_diisi(index.row(), index.column()):
            bendera |= Qt.ItemFlag.ItemIsEditable
        return bendera

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.lembar is None:
            return None
        baris, kolom = index.row(), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _KANAN if TARGET <= kolom <= ANGGARAN else _KIRI
        tolak = self._ditolak.get((baris, kolom))
        if role == PERAN_TOLAK:
            return tolak[1] if tolak else ""
        if role == PERAN_HITUNG:
            return not self.dapat_diisi(baris, kolom) or self._turunan(baris, kolom)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tolak[1] if tolak else self._teks(baris, kolom)
        if role == Qt.ItemDataRole.EditRole:
            return tolak[0] if tolak else self._teks_ubah(baris, kolom)
        if role == Qt.ItemDataRole.DisplayRole:
            return tolak[0] if tolak else self._teks(baris, kolom)
        return None

    # --- what stands where -----------------------------------------------------------

    def _tahun(self, baris: int) -> TahunIndikator | None:
        """The year of a row; none for the first (before) and the last (end)."""
        assert self.lembar is not None
        semua = self.lembar.tahun
        return semua[baris - 1] if 0 < baris <= len(semua) else None

    def dapat_diisi(self, baris: int, kolom: int) -> bool:
        """Whether a cell may be typed: not what the store computes, not what is to come."""
        if self.terkunci or self.lembar is None or kolom in (TAHUN, KETERANGAN):
            return False
        satu = self._tahun(baris)
        if satu is None:
            return kolom == TARGET or (kolom == PAGU and baris > 0)
        if kolom in (TARGET, PAGU):
            return True
        lampau = satu.tahun < self.lembar.rencana
        return lampau and not (satu.dihitung if kolom == REALISASI else satu.rp_dihitung)

    def _turunan(self, baris: int, kolom: int) -> bool:
        """Whether the end's figure is derived from the years because none is stated."""
        if self.lembar is None or baris <= len(self.lembar.tahun):
            return False
        milik = self.lembar.butir.target_akhir if kolom == TARGET else self.lembar.uang.pagu_akhir
        return milik is None

    def nilai(self, baris: int, kolom: int) -> Nilai:
        """What a cell shows."""
        assert self.lembar is not None
        lembar, satu = self.lembar, self._tahun(baris)
        if satu is not None:
            return (satu.target_renstra, satu.nilai, satu.pagu_renstra, satu.anggaran)[kolom - 1]
        if baris == 0:
            return lembar.butir.kondisi_awal if kolom == TARGET else None
        akhir = (target_akhir(lembar.butir, lembar.sifat), lembar.terkumpul)
        return (*akhir, pagu_akhir(lembar.uang), lembar.anggaran)[kolom - 1]

    def _teks(self, baris: int, kolom: int) -> str:
        assert self.lembar is not None
        if kolom == TAHUN:
            return self._nama_baris(baris)
        if kolom == KETERANGAN:
            return self._keterangan(baris)
        nilai = self.nilai(baris, kolom)
        if nilai is None:
            return "" if baris == 0 and kolom != TARGET else STRIP
        return tulis_rupiah(int(nilai)) if kolom in _RUPIAH else tulis_angka(nilai)

    def _teks_ubah(self, baris: int, kolom: int) -> str:
        nilai = None if self._turunan(baris, kolom) else self.nilai(baris, kolom)
        if nilai is None or kolom in (TAHUN, KETERANGAN):
            return ""
        return tulis_rupiah(int(nilai)) if kolom in _RUPIAH else teks_ubah(Fraction(nilai))

    def _nama_baris(self, baris: int) -> str:
        satu = self._tahun(baris)
        if satu is not None:
            return str(satu.tahun)
        assert self.lembar is not None
        return "Kondisi awal" if baris == 0 else f"Akhir {self.lembar.masa.akhir}"

    def _keterangan(self, baris: int) -> str:
        assert self.lembar is not None
        lembar, satu = self.lembar, self._tahun(baris)
        if satu is None:
            if baris == 0:
                return ""
            return f"realisasi s.d. {lembar.rencana}, {lembar.sifat.replace('_', ' ')}"
        if satu.jati is None:
            return "belum ada dalam peta kode"
        hal = []
        if satu.jati[0] != lembar.tahun[lembar.rencana - lembar.masa.awal].jati[0]:  # type: ignore[index]
            hal.append(f"kode {satu.jati[0]}")
        dihitung = [n for n, ya in (("K", satu.dihitung), ("Rp", satu.rp_dihitung)) if ya]
        if dihitung:
            hal.append(f"{' dan '.join(dihitung)} dihitung")
        return "; ".join(hal)

    # --- typing --------------------------------------------------------------------

    def setData(self, index: Indeks, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.dapat_diisi(index.row(), index.column()):
            return False
        tempat, teks = (index.row(), index.column()), str(value).strip()
        if teks == self._teks_ubah(*tempat):
            self._lupakan(tempat)
            return True
        try:
            lama, baru = self._baca(*tempat, teks)
            sebab = self.tulis(baru) if baru != lama else ""
        except KesalahanPengguna as galat:
            sebab = str(galat)
        if sebab:
            self._ditolak[tempat] = (teks, sebab)
            self.dataChanged.emit(index, index)
            return False
        self._lupakan(tempat)
        if baru != lama:
            self.tumpukan.push(_Perintah(self, lama, baru))
        return True

    def tulis(self, butir: ButirRenstra) -> str:
        """Store an item; the reason where it is refused."""
        return self._simpan(butir)

    def _lupakan(self, tempat: tuple[int, int]) -> None:
        if self._ditolak.pop(tempat, None):
            indeks = self.index(*tempat)
            self.dataChanged.emit(indeks, indeks)

    def _baca(self, baris: int, kolom: int, teks: str) -> tuple[ButirRenstra, ButirRenstra]:
        """The item that a cell belongs to, as it is and with the cell typed anew."""
        assert self.lembar is not None
        lembar, satu = self.lembar, self._tahun(baris)
        if kolom in _RUPIAH:
            rupiah = baca_rupiah(teks)
            if satu is None:
                return lembar.uang, replace(lembar.uang, pagu_akhir=rupiah)
            ganti = lembar.dengan_pagu if kolom == PAGU else lembar.dengan_anggaran
            return lembar.uang, ganti(satu.tahun, rupiah)
        nilai = baca_desimal(teks)
        if satu is not None:
            isi = lembar.dengan_target if kolom == TARGET else lembar.dengan_realisasi
            return lembar.butir, isi(satu.tahun, nilai)
        if baris == 0:
            return lembar.butir, replace(lembar.butir, kondisi_awal=nilai)
        return lembar.butir, replace(lembar.butir, target_akhir=nilai)

    def ganti_sifat(self, baru: ButirRenstra) -> str:
        """Store how the years add up, so that it can be taken back too."""
        assert self.lembar is not None
        lama = self.lembar.butir
        sebab = self.tulis(baru)
        if not sebab:
            self.tumpukan.push(_Perintah(self, lama, baru))
        return sebab

    def isi_blok(self, dari: Indeks, blok: Sequence[Sequence[str]]) -> tuple[int, list[str]]:
        """A pasted block from a cell on; how many cells went in, and why others did not."""
        masuk, sebab = 0, []
        for n, baris in enumerate(blok):
            for k, teks in enumerate(baris):
                indeks = self.index(dari.row() + n, dari.column() + k)
                if not indeks.isValid() or not self.dapat_diisi(indeks.row(), indeks.column()):
                    continue
                if self.setData(indeks, teks):
                    masuk += 1
                else:
                    sebab.append(str(indeks.data(PERAN_TOLAK)))
        return masuk, sebab


def _jati(lembar: LembarRenstra | None) -> object:
    return lembar and (lembar.masa.awal, lembar.butir.id, lembar.uang.id)


class _Perintah(QUndoCommand):
    """An item that was stored; made after the fact, so the first redo is none."""

    def __init__(self, tabel: TabelRenstra, lama: ButirRenstra, baru: ButirRenstra) -> None:
        super().__init__("isi Renstra")
        self._tabel, self._lama, self._baru = tabel, lama, baru
        self._sudah = True

    def redo(self) -> None:
        if self._sudah:
            self._sudah = False
        elif self._tabel.tulis(self._baru):
            self.setObsolete(True)

    def undo(self) -> None:
        if self._tabel.tulis(self._lama):
            self.setObsolete(True)
