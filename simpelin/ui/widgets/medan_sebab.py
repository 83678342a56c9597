"""Beside hambatan and solusi: the class of the cause, by when and by whom the remedy is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from simpelin.domain.baris_keputusan import urai_tanggal
from simpelin.domain.kalender import akhir_triwulan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import GolonganSebab, Sebab
from simpelin.domain.rencana import Kunci
from simpelin.services.sebab import isi_sebab
from simpelin.ui.models.sesi_isian import SesiIsian

_TANPA = "Golongan sebab …"


class MedanSebab(QObject):
    """Three fields that save themselves when they are left."""

    ditolak = Signal(str)
    """Why something was not stored; '' once it was."""
    kembali = Signal()

    def __init__(self, sesi: SesiIsian, induk: QWidget) -> None:
        super().__init__(induk)
        self.sesi = sesi
        self._kunci: Kunci | None = None
        self._dimuat = Sebab()
        self.golongan = QComboBox(induk)
        self.golongan.setAccessibleName("Golongan sebab")
        self.golongan.addItem(_TANPA, None)
        for satu in GolonganSebab:
            self.golongan.addItem(satu.kata, satu)
        self.tenggat = _medan(induk, "Tenggat solusi, misalnya 15-8", "Tenggat")
        self.siapa = _medan(induk, "Penanggung jawab solusi", "Oleh siapa")
        self.golongan.activated.connect(self.simpan)
        for medan in (self.tenggat, self.siapa):
            medan.editingFinished.connect(self.simpan)
        for widget in (self.golongan, self.tenggat, self.siapa):
            widget.installEventFilter(self)

    def tampilkan(self, kunci: Kunci | None, beku: bool) -> None:
        """Show what is stored for a node; what stands refused in a field is kept."""
        k = self.sesi.konteks
        pindah, self._kunci = kunci != self._kunci, kunci
        semua = {} if kunci is None else k.store.sebab.muat(k.tahun)
        sebab = Sebab() if kunci is None else semua.get((kunci, k.triwulan), Sebab())
        if pindah or sebab != self._dimuat:
            self._dimuat = sebab
            self._isi(sebab)
        self.golongan.setEnabled(not beku)
        for medan in (self.tenggat, self.siapa):
            medan.setReadOnly(beku)

    def _isi(self, sebab: Sebab) -> None:
        self.golongan.setCurrentIndex(max(0, self.golongan.findData(sebab.golongan)))
        self.tenggat.setText(f"{sebab.tenggat:%d-%m-%Y}" if sebab.tenggat else "")
        self.siapa.setText(sebab.penanggung_jawab)

    def simpan(self) -> None:
        """Store what the fields say, if it is something new."""
        k = self.sesi.konteks
        if self._kunci is None or self.tenggat.isReadOnly():
            return
        kunci = self._kunci
        try:
            tenggat = urai_tanggal(self.tenggat.text(), akhir_triwulan(k.tahun, k.triwulan))
        except KesalahanPengguna as galat:
            self.ditolak.emit(str(galat))
            return
        pilihan = self.golongan.currentData()
        golongan = GolonganSebab(pilihan) if pilihan else None
        baru = Sebab(golongan, tenggat, " ".join(self.siapa.text().split()))
        if baru == self._dimuat:
            self.ditolak.emit("")
            return
        self._dimuat = baru
        sebab = self.sesi.tulis(lambda: isi_sebab(k.store, k.tahun, k.triwulan, kunci, baru))
        if not sebab:
            self._isi(baru)
        self.ditolak.emit(sebab)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        ditekan = event.type() is QEvent.Type.KeyPress
        if ditekan and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.kembali.emit()
            return True
        return super().eventFilter(watched, event)


def _medan(induk: QWidget, nama: str, petunjuk: str) -> QLineEdit:
    medan = QLineEdit(induk)
    medan.setAccessibleName(nama)
    medan.setToolTip(nama)
    medan.setPlaceholderText(petunjuk)
    return medan
