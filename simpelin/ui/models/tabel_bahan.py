"""One sheet of what only the LKjIP needs as an editable table: typed cells are stored at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QUndoCommand, QUndoStack

from simpelin.domain.bahan_lkjip import BahanLKjIP
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import bahan_lkjip
from simpelin.services.lembar_bahan import LembarBahan, LembarJabatan
from simpelin.ui.tema import PT_KISI, huruf
from simpelin.ui.widgets.delegat import KANAN, KIRI

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.ui.konteks import Konteks

Indeks = QModelIndex | QPersistentModelIndex
AKAR = QModelIndex()
PERAN_TOLAK = Qt.ItemDataRole.UserRole + 41
Tempat = tuple[int, int]
"""Row and column."""


class TabelBahan(QAbstractTableModel):
    """The cells of one :class:`LembarBahan`; a refused text stays visible with its reason."""

    gagal = Signal(str)
    """Why something could not be taken back or done again."""

    def __init__(
        self,
        konteks: Konteks,
        baca: Callable[[Store, int], LembarBahan],
        kosong: LembarBahan,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._konteks, self._baca = konteks, baca
        self.lembar = kosong
        self.tahun = 0
        """The year that is shown, 0 before the first."""
        self.terkunci = ""
        """Why nothing may be typed; '' where it may."""
        self.ditolak: dict[Tempat, tuple[str, str]] = {}
        self.tumpukan = QUndoStack(self)
        self._tebal, self._biasa = huruf(PT_KISI, tebal=True), huruf(PT_KISI)

    def muat(self, terkunci: str) -> None:
        """Show the chosen year; another one begins a new list of undos."""
        k = self._konteks
        lembar, sama = self._baca(k.store, k.tahun), k.tahun == self.tahun
        if not sama:
            self.tumpukan.clear()
        self.tahun, self.terkunci = k.tahun, terkunci
        if sama and lembar.banyak == self.lembar.banyak:
            self.lembar = lembar
            self._semua_berubah()
            return
        self.beginResetModel()
        self.ditolak.clear()
        self.lembar = lembar
        self.endResetModel()

    def boleh(self, indeks: Indeks) -> bool:
        """Whether a cell may be typed into."""
        if not indeks.isValid() or self.terkunci:
            return False
        return self.lembar.boleh(indeks.row(), indeks.column())

    # --- storing -------------------------------------------------------------------------

    def isi(self, isian: Mapping[Tempat, str], tindakan: str = bahan_lkjip.TINDAKAN) -> list[str]:
        """Store cells, all or none; the reasons where they are refused."""
        lembar, sebab = self.lembar, dict[Tempat, str]()
        for tempat in sorted(isian):
            try:
                lembar = lembar.isi(*tempat, isian[tempat])
            except KesalahanPengguna as galat:
                sebab[tempat] = str(galat)
        if not sebab:
            kalimat = self.pakai(lembar, tindakan)
            if not kalimat:
                for tempat in isian:
                    self.ditolak.pop(tempat, None)
                return []
            sebab = dict.fromkeys(isian, kalimat)
        self.ditolak |= {tempat: (isian[tempat], satu) for tempat, satu in sebab.items()}
        self._semua_berubah()
        return list(dict.fromkeys(sebab.values()))

    def pakai(self, lembar: LembarBahan, tindakan: str = bahan_lkjip.TINDAKAN) -> str:
        """Store a changed sheet, to be taken back by one undo; the sentence why not."""
        dari, ke = self.lembar.bahan, lembar.bahan
        if dari == ke:
            return ""
        sebab = self.tukar(dari, ke, tindakan)
        if not sebab:
            self.tumpukan.push(_Perintah(self, dari, ke, tindakan))
        return sebab

    def tukar(self, dari: BahanLKjIP, ke: BahanLKjIP, tindakan: str) -> str:
        """From one content of the year to another; the sentence why not."""
        k = self._konteks
        try:
            bahan_lkjip.ganti(k.store, self.tahun, dari, ke, tindakan)
        except KesalahanPengguna as galat:
            return str(galat)
        self.muat(self.terkunci)
        k.catat(self)
        return ""

    def buang_ditolak(self, indeks: Indeks) -> None:
        """Forget a refused text."""
        if self.ditolak.pop((indeks.row(), indeks.column()), None):
            self._semua_berubah()

    def hapus(self, baris: int) -> str:
        """Take a post away; the sentence why not."""
        lembar = self.lembar
        if not isinstance(lembar, LembarJabatan) or not 0 <= baris < len(lembar.jabatan):
            return "Pilih dulu jabatan yang dihapus."
        self.ditolak.clear()
        return self.pakai(lembar.tanpa(baris), "hapus jabatan")

    def geser(self, baris: int, langkah: int) -> str:
        """Move a post up or down; the sentence why not."""
        if not isinstance(self.lembar, LembarJabatan):
            return ""
        self.ditolak.clear()
        return self.pakai(self.lembar.geser(baris, langkah), "pindah jabatan")

    def _semua_berubah(self) -> None:
        if self.rowCount():
            akhir = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), akhir)

    # --- Qt --------------------------------------------------------------------------------

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else self.lembar.banyak

    def columnCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(self.lembar.kolom)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.lembar.kolom):
            return None
        kolom = self.lembar.kolom[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return kolom.judul
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KANAN if kolom.angka else KIRI
        return None

    def flags(self, index: Indeks) -> Qt.ItemFlag:
        dasar = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return dasar | Qt.ItemFlag.ItemIsEditable if self.boleh(index) else dasar

    def setData(self, index: Indeks, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.boleh(index):
            return False
        tempat, teks = (index.row(), index.column()), str(value)
        if teks == self.lembar.mentah(*tempat):
            self.buang_ditolak(index)
            return True
        return not self.isi({tempat: teks})

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        baris, kolom = index.row(), index.column()
        ditolak = self.ditolak.get((baris, kolom))
        if role == Qt.ItemDataRole.DisplayRole:
            return ditolak[0] if ditolak else self.lembar.teks(baris, kolom)
        if role == Qt.ItemDataRole.EditRole:
            return ditolak[0] if ditolak else self.lembar.mentah(baris, kolom)
        if role == PERAN_TOLAK:
            return ditolak[1] if ditolak else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            lain = "" if kolom else self.lembar.keterangan(baris)
            return ditolak[1] if ditolak else lain or self.lembar.teks(baris, kolom)
        return self._rupa(index, role, bool(ditolak))

    def _rupa(self, indeks: Indeks, role: int, ditolak: bool) -> Any:
        """How a cell looks: grey where nothing is typed, totals bold."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KANAN if self.lembar.kolom[indeks.column()].angka else KIRI
        if role == Qt.ItemDataRole.BackgroundRole:
            nama = "galat_latar" if ditolak else "permukaan" if self.boleh(indeks) else "kunci"
            return self._konteks.tema.warna(nama)
        if role == Qt.ItemDataRole.ForegroundRole and self.lembar.ajakan(indeks.row()):
            return self._konteks.tema.warna("redup")
        if role == Qt.ItemDataRole.FontRole:
            return self._tebal if self._jumlah(indeks) else self._biasa
        return None

    def _jumlah(self, indeks: Indeks) -> bool:
        return isinstance(self.lembar, LembarJabatan) and indeks.row() == self.lembar.banyak - 1


class _Perintah(QUndoCommand):
    """A change that was stored; made after the fact, so the first redo is none."""

    def __init__(self, model: TabelBahan, dari: BahanLKjIP, ke: BahanLKjIP, tindakan: str) -> None:
        super().__init__(tindakan)
        self._model, self._dari, self._ke = model, dari, ke
        self._sudah = True

    def redo(self) -> None:
        if self._sudah:
            self._sudah = False
        else:
            self._tukar(self._dari, self._ke, "ulangi isian")

    def undo(self) -> None:
        self._tukar(self._ke, self._dari, "urungkan isian")

    def _tukar(self, dari: BahanLKjIP, ke: BahanLKjIP, tindakan: str) -> None:
        sebab = self._model.tukar(dari, ke, tindakan)
        if sebab:
            self.setObsolete(True)
            self._model.gagal.emit(sebab)
