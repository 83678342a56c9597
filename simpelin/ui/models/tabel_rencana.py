"""The plan of one version as a table: pagu, cash plan and targets, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QUndoCommand, QUndoStack

from simpelin.domain.angka import tulis_angka, tulis_rupiah
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.kode_kantor import PencariKode, pisah_kode
from simpelin.domain.rencana import TRIWULAN, Tingkat
from simpelin.services.isi_rencana import (
    RUPIAH,
    TARGET,
    BarisTabel,
    BlokDitolak,
    Nilai,
    SelRencana,
    baris_tabel,
    isi_nilai,
    isi_teks,
)
from simpelin.ui.models.baca_isian import kode_pendek, teks_ubah
from simpelin.ui.tema import PT_KISI, huruf
from simpelin.ui.widgets.delegat import KANAN, KIRI, PERAN_REDUP

if TYPE_CHECKING:
    from simpelin.ui.konteks import Konteks

Indeks = QModelIndex | QPersistentModelIndex
AKAR = QModelIndex()
TEKS = ("kode", "nama", "satuan")
KOLOM = (*TEKS, *TARGET, *RUPIAH)
JUDUL = (
    *("Kode", "Nama / indikator", "Satuan", "Target\nsetahun"),
    *(f"Target\nTW {ROMAWI[n]}" for n in TRIWULAN),
    *("Pagu\nRp", *(f"Kas TW {ROMAWI[n]}\nRp" for n in TRIWULAN)),
)


class TabelRencana(QAbstractTableModel):
    """What is typed is stored at once; a refused text stays visible with its reason."""

    def __init__(self, konteks: Konteks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self.versi = ""
        self.hanya_baca = ""
        """Why nothing may be typed; '' where it may."""
        self.baris: tuple[BarisTabel, ...] = ()
        self.ditolak: dict[SelRencana, tuple[str, str]] = {}
        self.tumpukan = QUndoStack(self)
        self._tebal, self._biasa = huruf(PT_KISI, tebal=True), huruf(PT_KISI)

    def muat(self, versi: str) -> None:
        """Show a version; another one or another year begins a new list of undos."""
        k = self._konteks
        baru = baris_tabel(k.store, k.tahun, versi)
        if [b.simpul.kunci for b in baru] == [b.simpul.kunci for b in self.baris]:
            self.baris, self.versi = baru, versi
            self._semua_berubah()
            return
        self.beginResetModel()
        self.baris, self.versi = baru, versi
        self.endResetModel()

    def kosongkan_ingatan(self) -> None:
        """Another year or version: nothing refused, nothing to take back."""
        self.ditolak.clear()
        self.tumpukan.clear()

    def sel(self, indeks: Indeks) -> SelRencana | None:
        """The cell to fill at an index."""
        return self.baris[indeks.row()].sel(KOLOM[indeks.column()]) if indeks.isValid() else None

    def cocokkan(self, blok: Sequence[Sequence[str]]) -> tuple[dict[int, Sequence[str]], list[str]]:
        """A block that begins with codes: its rows by the line that each code means, and a
        sentence for each code that the plan does not have once."""
        letak = {b.simpul.kunci: n for n, b in reversed(list(enumerate(self.baris))) if b.pertama}
        pencari = PencariKode(letak)
        hasil: dict[int, Sequence[str]] = {}
        sebab: list[str] = []
        for baris in blok:
            temuan = pencari.cari(pisah_kode(baris[0])[0]) if baris[0].strip() else None
            if temuan is None:
                continue
            if temuan.kunci is None:
                sebab.append(temuan.sebab)
            else:
                hasil[letak[temuan.kunci]] = baris
        return hasil, sebab

    # --- storing -----------------------------------------------------------------------

    def isi(self, isian: Mapping[SelRencana, str], *, tempel: bool = False) -> list[str]:
        """Store a block, all or none; the reasons where it is refused."""
        k = self._konteks
        try:
            lama = isi_teks(k.store, k.tahun, self.versi, isian)
        except BlokDitolak as galat:
            self.ditolak |= {sel: (isian[sel], sebab) for sel, sebab in galat.sebab.items()}
            self._semua_berubah()
            return list(galat.sebab.values())
        except KesalahanPengguna as galat:
            return [str(galat)]
        for sel in isian:
            self.ditolak.pop(sel, None)
        self.muat(self.versi)
        if lama:
            kini = {sel: _cari(self.baris, sel) for sel in lama}
            self.tumpukan.push(_Perintah(self, lama, kini, tempel))
            k.catat(self)
        return []

    def tukar(self, ke: Mapping[SelRencana, Nilai], dari: Mapping[SelRencana, Nilai]) -> str:
        """Undo or redo; the sentence why not."""
        k = self._konteks
        try:
            isi_nilai(k.store, k.tahun, self.versi, ke, tindakan="urungkan isian", bila=dari)
        except KesalahanPengguna as galat:
            k.pesan.emit(str(galat))
            return str(galat)
        self.muat(self.versi)
        k.catat(self)
        return ""

    def buang_ditolak(self, sel: SelRencana) -> None:
        """Forget a refused text."""
        if self.ditolak.pop(sel, None):
            self._semua_berubah()

    def _semua_berubah(self) -> None:
        if self.baris:
            akhir = self.index(len(self.baris) - 1, len(KOLOM) - 1)
            self.dataChanged.emit(self.index(0, 0), akhir)

    # --- Qt ----------------------------------------------------------------------------

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(self.baris)

    def columnCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(KOLOM)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and section < len(JUDUL):
            if role == Qt.ItemDataRole.DisplayRole:
                return JUDUL[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return KIRI if KOLOM[section] in TEKS else KANAN
        return None

    def flags(self, index: Indeks) -> Qt.ItemFlag:
        dasar = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        boleh = self.sel(index) and not self.hanya_baca
        return dasar | Qt.ItemFlag.ItemIsEditable if boleh else dasar

    def setData(self, index: Indeks, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        sel = self.sel(index)
        if sel is None or role != Qt.ItemDataRole.EditRole:
            return False
        for sebab in self.isi({sel: str(value)}):
            self._konteks.pesan.emit(sebab)
        return True

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        baris, kolom = self.baris[index.row()], KOLOM[index.column()]
        sel = baris.sel(kolom)
        ditolak = self.ditolak.get(sel) if sel is not None else None
        if role == Qt.ItemDataRole.DisplayRole:
            return ditolak[0] if ditolak else _teks(baris, kolom)
        if role == Qt.ItemDataRole.EditRole:
            return ditolak[0] if ditolak else _teks_ubah(baris, kolom)
        if role == Qt.ItemDataRole.ToolTipRole:
            return ditolak[1] if ditolak else _petunjuk(baris, kolom)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KIRI if kolom in TEKS else KANAN
        if role == Qt.ItemDataRole.BackgroundRole:
            nama = "galat_latar" if ditolak else "permukaan" if sel is not None else "kunci"
            return self._konteks.tema.warna(nama)
        if role == Qt.ItemDataRole.FontRole:
            atas = baris.simpul.tingkat is not Tingkat.SUB_KEGIATAN
            return self._tebal if atas and kolom == "nama" and baris.pertama else self._biasa
        if role == PERAN_REDUP:
            return kolom in ("kode", "satuan")
        return None


class _Perintah(QUndoCommand):
    """A block that was stored; made after the fact, so the first redo is none."""

    def __init__(
        self,
        model: TabelRencana,
        lama: Mapping[SelRencana, Nilai],
        baru: Mapping[SelRencana, Nilai],
        tempel: bool,
    ) -> None:
        super().__init__("tempel" if tempel else "isi")
        self._model, self._lama, self._baru = model, lama, baru
        self._sudah = True

    def redo(self) -> None:
        if self._sudah:
            self._sudah = False
        elif self._model.tukar(self._baru, self._lama):
            self.setObsolete(True)

    def undo(self) -> None:
        if self._model.tukar(self._lama, self._baru):
            self.setObsolete(True)


def _cari(baris: tuple[BarisTabel, ...], sel: SelRencana) -> Nilai:
    return next((b.nilai(sel.kolom) for b in baris if b.sel(sel.kolom) == sel), None)


def _teks(baris: BarisTabel, kolom: str) -> str:
    if kolom == "kode":
        return kode_pendek(baris.simpul.kode) if baris.pertama else ""
    i = baris.indikator
    if kolom == "nama":
        if i is None or not i.nama:
            return baris.simpul.nama
        return f"{baris.simpul.nama} – {i.nama}" if baris.pertama else f"– {i.nama}"
    if kolom == "satuan":
        return "" if i is None else i.satuan
    if baris.sel(kolom) is None:
        return ""
    nilai = baris.nilai(kolom)
    if kolom in RUPIAH and not isinstance(nilai, Fraction):
        return tulis_rupiah(nilai)
    return tulis_angka(nilai)


def _teks_ubah(baris: BarisTabel, kolom: str) -> str:
    if kolom in TEKS:
        return baris.simpul.kode if kolom == "kode" else _teks(baris, kolom)
    nilai = baris.nilai(kolom)
    return "" if nilai is None else teks_ubah(Fraction(nilai))


def _petunjuk(baris: BarisTabel, kolom: str) -> str:
    if kolom in TEKS:
        return f"{baris.simpul.kunci}\n{_teks(baris, 'nama')}"
    if baris.sel(kolom) is not None:
        return ""
    if kolom in RUPIAH and not baris.pertama:
        return "Rupiah diisi pada baris pertama simpulnya."
    return "Anggaran kas hanya ada pada sub kegiatan." if kolom in RUPIAH else "Tanpa indikator."
