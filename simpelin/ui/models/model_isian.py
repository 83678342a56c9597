"""The grid of Input Realisasi: one line an indicator; figures are read, typing goes to the sesi."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from simpelin.domain.angka import STRIP
from simpelin.domain.rencana import Tingkat
from simpelin.services.lembar_unit import BarisIsian
from simpelin.ui.models.baca_isian import Sel, sel_dari, teks_sel
from simpelin.ui.models.sesi_isian import Ditolak, SesiIsian
from simpelin.ui.models.tampil_isian import (
    KOLOM_ISI,
    KOLOM_KINERJA,
    KOLOM_TEKS,
    TAMPIL,
    Jenis,
    Kolom,
    Tampil,
    arti_warna,
    judul,
    tampil_kinerja,
    tampil_nama,
    tampil_rp,
)

LAMA_CENTANG_MS = 2500
Indeks = QModelIndex | QPersistentModelIndex
AKAR = QModelIndex()


class ModelIsian(QAbstractTableModel):
    """Shows the sesi's sheet; ``setData`` hands the typed text to the sesi."""

    def __init__(self, sesi: SesiIsian) -> None:
        super().__init__(sesi)
        self.sesi = sesi
        self.baris: tuple[BarisIsian, ...] = ()
        self.satuan_di_nama = False
        """Whether the satuan stands behind the indicator, its column being left out."""
        self._baru: set[Sel] = set()
        self._ditolak: dict[int, tuple[tuple[Kolom, Ditolak], ...]] = {}
        self._centang = QTimer(self, singleShot=True, interval=LAMA_CENTANG_MS)
        self._centang.timeout.connect(self._hapus_centang)
        sesi.dimuat.connect(self._dimuat)
        sesi.tersimpan.connect(self._tersimpan)
        sesi.ditolak_berubah.connect(self._semua_berubah)

    # --- Qt --------------------------------------------------------------------

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(self.baris)

    def columnCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(Kolom)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return judul(Kolom(section), self.sesi.konteks.triwulan, bool(self.sesi.unit))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            kiri = section in KOLOM_TEKS
            sisi = Qt.AlignmentFlag.AlignLeft if kiri else Qt.AlignmentFlag.AlignRight
            return sisi | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Indeks) -> Qt.ItemFlag:
        dasar = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return dasar | Qt.ItemFlag.ItemIsEditable if self.dapat_diisi(index) else dasar

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == TAMPIL:
            return self.tampil(index)
        if role == Qt.ItemDataRole.DisplayRole:
            satu = self.tampil(index)
            return f"{satu.teks}\n{satu.teks2}" if satu.teks2 else satu.teks
        if role == Qt.ItemDataRole.EditRole:
            return self._teks_ubah(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.petunjuk(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            kiri = index.column() in KOLOM_TEKS
            return Qt.AlignmentFlag.AlignLeft if kiri else Qt.AlignmentFlag.AlignRight
        return None

    def setData(self, index: Indeks, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        sel = self.sel(index)
        if role != Qt.ItemDataRole.EditRole or sel is None or not self.dapat_diisi(index):
            return False
        if str(value) == self._teks_ubah(index):
            return True
        self.sesi.ketik(sel, str(value))
        return True

    # --- cells -------------------------------------------------------------------

    def sel(self, index: Indeks) -> Sel | None:
        """Which fillable cell stands at an index, locked or not."""
        if index.column() not in KOLOM_ISI:
            return None
        baris = self.baris[index.row()]
        rupiah = index.column() == Kolom.RP_INI
        uang = baris.pertama and baris.simpul.tingkat is Tingkat.SUB_KEGIATAN
        if not (uang if rupiah else baris.indikator is not None):
            return None
        return sel_dari(baris, rupiah)

    def indeks(self, sel: Sel) -> QModelIndex:
        """Where a cell stands; invalid where it is not on this sheet."""
        for nomor, baris in enumerate(self.baris):
            if sel_dari(baris, sel.rupiah) == sel and (baris.pertama or not sel.rupiah):
                return self.index(nomor, Kolom.RP_INI if sel.rupiah else Kolom.K_INI)
        return QModelIndex()

    def dapat_diisi(self, index: Indeks) -> bool:
        """Whether this person may type here."""
        if self.sel(index) is None:
            return False
        baris = self.baris[index.row()]
        return not (baris.kunci_rp if index.column() == Kolom.RP_INI else baris.kunci_k)

    def ditolak_di_baris(self, nomor: int) -> tuple[tuple[Kolom, Ditolak], ...]:
        """What stands refused in a line."""
        if nomor not in self._ditolak:
            self._ditolak[nomor] = self._cari_ditolak(nomor)
        return self._ditolak[nomor]

    def _cari_ditolak(self, nomor: int) -> tuple[tuple[Kolom, Ditolak], ...]:
        hasil = []
        for kolom in KOLOM_ISI:
            indeks = self.index(nomor, kolom)
            sel = self.sel(indeks) if self.dapat_diisi(indeks) else None
            ditolak = None if sel is None else self.sesi.ditolak(sel)
            if ditolak is not None:
                hasil.append((kolom, ditolak))
        return tuple(hasil)

    def _teks_ubah(self, index: Indeks) -> str:
        sel = self.sel(index)
        if sel is None:
            return self.tampil(index).teks
        ditolak = self.sesi.ditolak(sel)
        return ditolak.teks if ditolak else teks_sel(self.baris[index.row()], sel, ubah=True)

    def tampil(self, index: Indeks) -> Tampil:
        """What is painted at an index."""
        baris, kolom = self.baris[index.row()], Kolom(index.column())
        sel = self.sel(index)
        if sel is not None:
            return self._tampil_isi(baris, sel, index)
        if kolom in (Kolom.KODE, Kolom.NAMA, Kolom.UNIT, Kolom.WARNA):
            kurang = baris.simpul.kunci in self.sesi.kurang_dukung
            return tampil_nama(
                baris,
                kolom,
                unit=bool(self.sesi.unit),
                bersatuan=self.satuan_di_nama,
                kurang_dukung=kurang,
            )
        return tampil_kinerja(baris, kolom) if kolom in KOLOM_KINERJA else tampil_rp(baris, kolom)

    def _tampil_isi(self, baris: BarisIsian, sel: Sel, index: Indeks) -> Tampil:
        jenis = Jenis.PUTIH if self.dapat_diisi(index) else Jenis.KUNCI
        ditolak = self.sesi.ditolak(sel) if jenis is Jenis.PUTIH else None
        teks = ditolak.teks if ditolak else teks_sel(baris, sel)
        otomatis = (
            not teks and not sel.rupiah and baris.indikator is not None and baris.indikator.otomatis
        )
        if otomatis:
            return Tampil("otomatis", jenis, redup=True)
        if not teks and jenis is Jenis.KUNCI:
            teks = STRIP
        return Tampil(teks, jenis, ditolak=ditolak, baru=sel in self._baru)

    # --- words -------------------------------------------------------------------

    def petunjuk(self, index: Indeks) -> str:
        """What hovering says: the whole code or name, why a cell is grey or refused."""
        baris, kolom = self.baris[index.row()], Kolom(index.column())
        simpul, i = baris.simpul, baris.indikator
        if kolom is Kolom.KODE:
            return str(simpul.kunci)
        if kolom is Kolom.NAMA:
            teks = f"{simpul.kunci}\n{simpul.nama}"
            kurang = self.sesi.kurang_dukung.get(simpul.kunci)
            teks = f"{teks}\nKurang: {kurang}" if kurang and baris.pertama else teks
            return teks if i is None else f"{teks}\nIndikator: {i.indikator.nama}"
        if kolom is Kolom.WARNA:
            return arti_warna(baris)
        if kolom is Kolom.CAPAIAN and i is not None:
            return f"Status: {i.status}"
        sel = self.sel(index)
        if sel is None:
            return ""
        ditolak = self.sesi.ditolak(sel)
        if ditolak is not None:
            return f"{ditolak.alasan}\nBelum disimpan. Esc: kembali ke angka yang tersimpan."
        if sel.rupiah:
            return baris.kunci_rp or (f"Alasan: {baris.catatan_rp}" if baris.catatan_rp else "")
        return baris.kunci_k or (
            "Dihitung sendiri; ketik bila berbeda." if i and i.otomatis else ""
        )

    # --- news ----------------------------------------------------------------------

    def _dimuat(self) -> None:
        baru = self.sesi.lembar.baris if self.sesi.lembar else ()
        if [_jati(satu) for satu in baru] == [_jati(satu) for satu in self.baris]:
            self.baris = baru
            self._semua_berubah()
            return
        self.beginResetModel()
        self.baris = baru
        self._ditolak.clear()
        self._baru = set()
        self.endResetModel()

    def _semua_berubah(self) -> None:
        self._ditolak.clear()
        if self.baris:
            akhir = self.index(len(self.baris) - 1, len(Kolom) - 1)
            self.dataChanged.emit(self.index(0, 0), akhir)

    def _tersimpan(self, sel: set[Sel]) -> None:
        self._baru = set(sel)
        self._centang.start()
        self._semua_berubah()

    def _hapus_centang(self) -> None:
        self._baru = set()
        self._semua_berubah()


def _jati(baris: BarisIsian) -> tuple[object, ...]:
    return sel_dari(baris, False), baris.pertama, baris.simpul.nama
