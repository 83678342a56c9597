"""One sitting at Input Realisasi: what is on the sheet, what was refused, what can be undone.

Between grid and services: a typed text becomes a command, a refused one is kept as it was
typed until the window closes, an accepted one can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import Catatan
from simpelin.domain.rencana import Kunci
from simpelin.services import data_dukung, isi_realisasi, laporan, lembar_unit, rupiah_final
from simpelin.services.hak_isian import lembar_pelaku
from simpelin.services.isi_realisasi import (
    TINDAKAN,
    IsiAnggaran,
    IsiCatatan,
    IsiKinerja,
    Perintah,
)
from simpelin.services.lembar_unit import BarisIsian, Lembar
from simpelin.ui.models.baca_isian import Sel, perintah_dari, sel_dari
from simpelin.ui.models.urungkan import PerintahIsi

if TYPE_CHECKING:
    from simpelin.ui.konteks import Konteks

BUTUH_ALASAN = "Angka negatif belum disimpan: tulis dahulu alasannya di bawah tabel."
JEDA_KABAR_MS = 150
Isian = IsiKinerja | IsiAnggaran


@dataclass(frozen=True, slots=True)
class Ditolak:
    """A text that was typed and not stored, and why."""

    teks: str
    alasan: str


class SesiIsian(QObject):
    """The sheet of one unit and quarter, and what happens to its cells."""

    dimuat = Signal()
    """A fresh sheet stands in ``lembar``."""
    tersimpan = Signal(object)
    """The cells (a set of ``Sel``) that were just stored."""
    ditolak_berubah = Signal()
    butuh_alasan = Signal(object)
    """A negative amount (its ``Sel``) waits for its reason."""
    kabar = Signal(str)

    def __init__(self, konteks: Konteks, sumber: QObject) -> None:
        super().__init__(sumber)
        self.konteks = konteks
        self._sumber = sumber
        self.unit = ""
        self.lembar: Lembar | None = None
        self.kurang_dukung: Mapping[Kunci, str] = {}
        """The nodes that need evidence (⚙) and have none."""
        self.kelompok = QUndoGroup(self)
        self._tumpukan: dict[tuple[int, int, str], QUndoStack] = {}
        self._ditolak: dict[tuple[int, int, Sel], Ditolak] = {}
        # the figures of the row come first; frame and other pages hear of it right after
        self._kabari = QTimer(self, singleShot=True, interval=JEDA_KABAR_MS)
        self._kabari.timeout.connect(self._beri_kabar)

    def _beri_kabar(self) -> None:
        self.konteks.catat(self._sumber)

    def tuntaskan(self) -> None:
        """Tell the others now what they would hear in a moment: the page is being left."""
        if self._kabari.isActive():
            self._kabari.stop()
            self._beri_kabar()

    # --- the sheet -------------------------------------------------------------

    def pilih(self, unit: str) -> None:
        """Show the sheet of this unit; '' is Keuangan's over all units."""
        self.unit = unit
        self.muat()

    def muat(self) -> None:
        """Read the sheet of the chosen unit and period again."""
        k = self.konteks
        self.lembar = lembar_pelaku(k.store, k.tahun, k.triwulan, self.unit)
        self.kurang_dukung = data_dukung.kurang(k.store, self.lembar.evaluasi)
        self.kelompok.setActiveStack(self._tumpukan_kini())
        self.dimuat.emit()

    def baris(self, sel: Sel) -> BarisIsian | None:
        """The line of a cell."""
        for satu in self.lembar.baris if self.lembar else ():
            if satu.simpul.kunci == sel.kunci and (
                satu.pertama if sel.rupiah else sel_dari(satu, False) == sel
            ):
                return satu
        return None

    def ditolak(self, sel: Sel) -> Ditolak | None:
        """What stands refused in a cell of this period."""
        return self._ditolak.get((self.konteks.tahun, self.konteks.triwulan, sel))

    def semua_ditolak(self) -> tuple[Sel, ...]:
        """The cells of this period with something refused."""
        k = self.konteks
        return tuple(
            sel for (tahun, tw, sel) in self._ditolak if (tahun, tw) == (k.tahun, k.triwulan)
        )

    def buang_ditolak(self, sel: Sel) -> None:
        """Forget a refused text: the stored value shows again."""
        if self._ditolak.pop((self.konteks.tahun, self.konteks.triwulan, sel), None):
            self.ditolak_berubah.emit()

    # --- typing ------------------------------------------------------------------

    def ketik(self, sel: Sel, teks: str) -> None:
        """One cell was typed."""
        self.isi_blok({sel: teks})

    def isi_blok(self, isian: Mapping[Sel, str], tindakan: str = TINDAKAN) -> None:
        """Check all cells; store the good ones, keep the others as they were typed."""
        perintah: dict[Sel, Isian] = {}
        for sel, teks in isian.items():
            satu = self._baca(sel, teks)
            if satu is not None:
                perintah[sel] = satu
        if perintah:
            self._simpan(perintah, isian, tindakan)
        else:
            self.ditolak_berubah.emit()

    def beri_alasan(self, sel: Sel, alasan: str) -> None:
        """Store the negative amount that waited in ``sel``, with its reason."""
        k, ditolak, baris = self.konteks, self.ditolak(sel), self.baris(sel)
        if ditolak is None or baris is None:
            return
        perintah = perintah_dari(baris, sel, ditolak.teks, k.tahun, k.triwulan, alasan.strip())
        self._simpan({sel: perintah}, {sel: ditolak.teks}, TINDAKAN)

    def _baca(self, sel: Sel, teks: str) -> Isian | None:
        """The command of a typed text; ``None`` where it is refused or changes nothing."""
        k, baris = self.konteks, self.baris(sel)
        if baris is None or (baris.kunci_rp if sel.rupiah else baris.kunci_k):
            return None
        catatan = baris.catatan_rp if sel.rupiah else ""
        try:
            perintah = perintah_dari(baris, sel, teks, k.tahun, k.triwulan, catatan)
        except KesalahanPengguna as galat:
            self._tolak(sel, teks, str(galat))
            return None
        if isinstance(perintah, IsiAnggaran):
            if perintah.anggaran is not None and perintah.anggaran < 0:
                if perintah.anggaran != baris.rp_ini:
                    self._tolak(sel, teks, BUTUH_ALASAN)
                    self.butuh_alasan.emit(sel)
                    return None
            elif baris.rp_ini is not None and baris.rp_ini < 0:
                perintah = replace(perintah, catatan="")
        self._ditolak.pop((k.tahun, k.triwulan, sel), None)
        return None if perintah == self._kini(sel) else perintah

    def _tolak(self, sel: Sel, teks: str, alasan: str) -> None:
        self._ditolak[(self.konteks.tahun, self.konteks.triwulan, sel)] = Ditolak(teks, alasan)

    def _simpan(
        self, perintah: Mapping[Sel, Isian], isian: Mapping[Sel, str], tindakan: str
    ) -> None:
        balik = {sel: self._kini(sel) for sel in perintah}
        try:
            hasil = isi_realisasi.isi_yang_bisa(
                self.konteks.store, *perintah.values(), tindakan=tindakan
            )
        except KesalahanPengguna as galat:
            hasil = (str(galat),) * len(perintah)
        masuk = []
        for sel, alasan in zip(perintah, hasil, strict=True):
            if alasan is None:
                masuk.append(sel)
                self._ditolak.pop((self.konteks.tahun, self.konteks.triwulan, sel), None)
            else:
                self._tolak(sel, isian[sel], alasan)
        if masuk:
            self._tumpukan_kini().push(
                PerintahIsi(self, tindakan, [(balik[sel], perintah[sel]) for sel in masuk])
            )
            self._sesudah_simpan(set(masuk))
        else:
            self.ditolak_berubah.emit()

    def _kini(self, sel: Sel) -> Isian:
        """The command that would store what the cell holds now."""
        k, baris = self.konteks, self.baris(sel)
        assert baris is not None
        if sel.rupiah:
            return IsiAnggaran(k.tahun, k.triwulan, sel.kunci, baris.rp_ini, baris.catatan_rp)
        return IsiKinerja(k.tahun, k.triwulan, sel.kunci, sel.indikator, baris.kinerja)

    def _sesudah_simpan(self, sel: set[Sel]) -> None:
        self.muat()
        self.tersimpan.emit(sel)
        self._kabari.start()

    # --- undo --------------------------------------------------------------------

    def _tumpukan_kini(self) -> QUndoStack:
        kunci = (self.konteks.tahun, self.konteks.triwulan, self.unit)
        if kunci not in self._tumpukan:
            self._tumpukan[kunci] = QUndoStack(self.kelompok)
        return self._tumpukan[kunci]

    def tukar(self, dari: Iterable[Isian], ke: Iterable[Isian], tindakan: str) -> bool:
        """Undo or redo: put back what was, unless someone has changed it meanwhile."""
        ke = tuple(ke)
        sel = [_sel(satu) for satu in ke]
        self.muat()
        if any(self.baris(s) is None or self._kini(s) != d for s, d in zip(sel, dari, strict=True)):
            self.kabar.emit("Tidak diurungkan: selnya sudah diubah sejak itu.")
            return False
        try:
            isi_realisasi.isi(self.konteks.store, *ke, tindakan=tindakan)
        except KesalahanPengguna as galat:
            self.kabar.emit(str(galat))
            return False
        self._sesudah_simpan(set(sel))
        return True

    # --- answers, words, handing in -----------------------------------------------

    def jawab_nol(self) -> int:
        """Answer 0 where nothing is planned; gives how many cells."""
        assert self.lembar is not None
        perintah: dict[Sel, Isian] = {
            _sel(satu): satu for satu in lembar_unit.perintah_nol(self.lembar)
        }
        if perintah:
            self._simpan(perintah, dict.fromkeys(perintah, "0"), isi_realisasi.TINDAKAN_NOL)
        return len(perintah)

    def catatan(self, kunci: Kunci) -> Catatan:
        """The words of a node in this quarter."""
        return self.lembar.catatan.get(kunci, Catatan()) if self.lembar else Catatan()

    def simpan_catatan(self, tahun: int, triwulan: int, kunci: Kunci, kata: Catatan) -> str:
        """Store the words of a node and quarter; gives the reason where they are refused."""
        try:
            isi_realisasi.isi(
                self.konteks.store,
                IsiCatatan(tahun, triwulan, kunci, kata),
                tindakan="tulis hambatan dan solusi",
            )
        except KesalahanPengguna as galat:
            return str(galat)
        if (tahun, triwulan) == (self.konteks.tahun, self.konteks.triwulan):
            self.muat()
        self._kabari.start()
        return ""

    def tulis(self, kerja: Callable[[], object]) -> str:
        """Do something that stores beside the cells; gives the reason where it is refused."""
        try:
            kerja()
        except KesalahanPengguna as galat:
            return str(galat)
        self.muat()
        self._kabari.start()
        return ""

    def ajukan(self, alasan: str = "") -> None:
        """Hand this unit's quarter in. Raises :class:`MasukanDitolak` with all reasons."""
        k = self.konteks
        self._dan_muat(lambda: laporan.ajukan(k.store, self.unit, k.tahun, k.triwulan, alasan))

    def nyatakan_final(self) -> tuple[str, ...]:
        """Declare the quarter's rupiah of all units final; which were not yet.

        Raises :class:`KesalahanPengguna` where that may not be.
        """
        k = self.konteks
        baru = rupiah_final.nyatakan_final(k.store, k.tahun, k.triwulan)
        self.muat()
        self._kabari.start()
        return baru

    def buka_kembali(self, alasan: str) -> None:
        """Open a submitted report again. Raises :class:`MasukanDitolak` without a reason."""
        k = self.konteks
        self._dan_muat(
            lambda: laporan.buka_kembali(k.store, self.unit, k.tahun, k.triwulan, alasan)
        )

    def _dan_muat(self, kerja: Callable[[], object]) -> None:
        kerja()
        self.muat()
        self._kabari.start()


def _sel(perintah: Perintah) -> Sel:
    if isinstance(perintah, IsiKinerja):
        return Sel(perintah.kunci, perintah.indikator, False)
    return Sel(perintah.kunci, "", True)
