"""Name a deputy (Plt. or Plh.) for a period, by a letter; or end one earlier."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.akun import SEBUTAN_PENGGANTI, Penugasan
from simpelin.domain.hak import PeranOrang
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import akun as layanan
from simpelin.ui.konteks import Konteks
from simpelin.ui.rakit import jajar, tumpuk
from simpelin.ui.widgets.form_pengguna import IsianJabatan
from simpelin.ui.widgets.medan_tanggal import MedanTanggal

LAMA_USUL = timedelta(days=30)


class FormPengganti(QWidget):
    selesai = Signal()

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self._lama: Penugasan | None = None
        self._nama_masuk = ""
        self.judul = QLabel()
        self.judul.setProperty("peran", "subjudul")
        self.judul.setWordWrap(True)
        self.sebutan = QComboBox()
        self.sebutan.setAccessibleName("Sebagai")
        for satu in SEBUTAN_PENGGANTI:
            self.sebutan.addItem(satu, satu)
        self.dari, self.sampai = MedanTanggal("Mulai tanggal"), MedanTanggal("Sampai tanggal")
        self.surat = QLineEdit()
        self.surat.setAccessibleName("Nomor surat tugas")
        self.surat.setPlaceholderText("misalnya 800/12/ST/2026")
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.batal = QPushButton("Batal")
        self.simpan = QPushButton()
        self.simpan.setProperty("utama", True)
        self.jabatan: IsianJabatan | None = None
        self._wadah = QVBoxLayout()
        self._susun()
        self.batal.clicked.connect(self.selesai)
        self.simpan.clicked.connect(self._simpan)

    def _susun(self) -> None:
        isian = QFormLayout()
        isian.setSpacing(8)
        isian.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        isian.addRow("Sebagai", self.sebutan)
        isian.addRow("Jabatan", self._wadah)
        isian.addRow("Mulai", self.dari)
        isian.addRow("Sampai", self.sampai)
        isian.addRow("Nomor surat", self.surat)
        tombol = jajar(self.batal, None, self.simpan)
        tumpuk(self, self.judul, isian, self.galat, tombol).addStretch(1)

    def tunjuk(self, nama_masuk: str, nama: str) -> None:
        """An empty form for this person."""
        self._lama, self._nama_masuk = None, nama_masuk
        self.judul.setText(f"Tunjuk {nama} sebagai pengganti")
        self.simpan.setText("Tunjuk")
        self._ganti_jabatan()
        hari = self._konteks.tanggal
        self.dari.atur(hari)
        self.sampai.atur(hari + LAMA_USUL)
        self.surat.clear()
        self._terbuka(True)

    def akhiri(self, satu: Penugasan, nama: str) -> None:
        """Only the last day may be changed."""
        self._lama, self._nama_masuk = satu, satu.nama_masuk
        self.judul.setText(f"{nama}: {satu.jabatan}")
        self.simpan.setText("Ubah tanggal akhir")
        self._ganti_jabatan()
        if self.jabatan is not None:
            self.jabatan.atur(satu.jabatan)
        self.sebutan.setCurrentIndex(max(0, self.sebutan.findData(satu.jabatan.sebutan)))
        self.dari.atur(satu.dari)
        self.sampai.atur(satu.sampai)
        self.surat.setText(satu.surat)
        self._terbuka(False)

    def _ganti_jabatan(self) -> None:
        if self.jabatan is not None:
            self._wadah.removeWidget(self.jabatan)
            self.jabatan.hide()
            self.jabatan.deleteLater()
        unit = [satu.nama for satu in self._konteks.store.unit.semua()]
        self.jabatan = IsianJabatan(unit, tanpa=(PeranOrang.STAF,), lepas=False)
        self._wadah.addWidget(self.jabatan)

    def _terbuka(self, baru: bool) -> None:
        self.galat.hide()
        for satu in (self.sebutan, self.jabatan, self.dari, self.surat):
            if satu is not None:
                satu.setEnabled(baru)

    def _simpan(self) -> None:
        store, sampai = self._konteks.store, self.sampai.hari()
        assert self.jabatan is not None
        try:
            if self._lama is not None:
                layanan.akhiri_pengganti(store, self._lama.nomor, sampai)
            else:
                layanan.tunjuk_pengganti(
                    store,
                    self._nama_masuk,
                    self.jabatan.jabatan(str(self.sebutan.currentData())),
                    self.dari.hari(),
                    sampai,
                    self.surat.text(),
                )
        except KesalahanPengguna as galat:
            self.galat.setText(str(galat))
            self.galat.show()
            return
        self.selesai.emit()
