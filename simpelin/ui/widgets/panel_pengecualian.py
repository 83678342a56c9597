"""Exceptions from the entry deadline: one unit, one quarter, until a day, with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import kalender as layanan
from simpelin.services.lembar_unit import unit_pelapor
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import PERAN_DATA, Judul, Sel
from simpelin.ui.widgets.hak_tombol import batasi
from simpelin.ui.widgets.medan_tanggal import MedanTanggal
from simpelin.ui.widgets.tabel import Tabel


class PanelPengecualian(QWidget):
    """For the chosen quarter; Enter in the reason gives it."""

    def __init__(self, konteks: Konteks, halaman: QWidget) -> None:
        super().__init__(halaman)
        self.konteks = konteks
        self.unit = QComboBox()
        self.unit.setAccessibleName("Unit")
        self.unit.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sampai = MedanTanggal("Sampai tanggal")
        self.alasan = QLineEdit()
        self.alasan.setPlaceholderText("Alasan, misalnya: listrik padam sepekan")
        self.alasan.setAccessibleName("Alasan")
        self.beri = QPushButton("Beri")
        self.cabut = QPushButton("Cabut")
        self.keadaan = QLabel()
        self.keadaan.setProperty("peran", "kisi")
        self.keadaan.setWordWrap(True)
        self.tabel = Tabel(konteks.tema, (Judul("TW", 34), Judul("Unit", 0), Judul("Sampai", 84)))
        self.tabel.setAccessibleName("Pengecualian")
        self.tabel.setProperty("polos", True)
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self._susun()
        self.beri.clicked.connect(self.berikan)
        self.alasan.returnPressed.connect(self.berikan)
        self.cabut.clicked.connect(self.cabutkan)

    def _susun(self) -> None:
        satu = QHBoxLayout()
        satu.setSpacing(6)
        satu.addWidget(self.unit, 1)
        satu.addWidget(self.sampai)
        dua = QHBoxLayout()
        dua.setSpacing(6)
        dua.addWidget(self.alasan, 1)
        dua.addWidget(self.beri)
        dua.addWidget(self.cabut)
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(6)
        luar.addWidget(self.keadaan)
        luar.addLayout(satu)
        luar.addLayout(dua)
        luar.addWidget(self.galat)
        luar.addWidget(self.tabel, 1)
        self.galat.hide()

    def muat(self) -> None:
        """Show the year's exceptions, and the units that may get one."""
        k = self.konteks
        atur = k.pengaturan()
        kunci = (
            "Sel unit terkunci sesudah batas."
            if atur.kunci_batas
            else ("Sel unit tidak dikunci sesudah batas (Pengaturan, Kalender).")
        )
        self.keadaan.setText(f"{kunci} Pengecualian diberikan untuk TW {ROMAWI[k.triwulan]}.")
        kini = self.unit.currentText()
        self.unit.clear()
        self.unit.addItems([] if k.kosong else list(unit_pelapor(k.evaluasi())))
        self.unit.setCurrentIndex(max(0, self.unit.findText(kini)))
        batas = layanan.batas_setahun(k.store, k.tahun)[k.triwulan - 1].kirim
        if self.sampai.hari().year < k.tahun:
            self.sampai.atur(batas)
        semua = layanan.pengecualian_setahun(k.store, k.tahun)
        self.tabel.muat(
            [
                (
                    Sel(ROMAWI[n], data=(n, satu.unit)),
                    Sel(satu.unit, satu.alasan, keterangan=f"{satu.alasan} ({satu.orang})"),
                    Sel(f"{satu.sampai:%d-%m-%Y}"),
                )
                for n, satu in semua
            ]
        )
        boleh = batasi(
            k.store, Tindakan.PENGECUALIAN, self.sampai, self.alasan, self.beri, self.cabut
        )
        self.cabut.setEnabled(boleh and bool(semua))

    def berikan(self) -> None:
        """Give the exception to the chosen unit."""
        k, sampai = self.konteks, self.sampai.hari()
        try:
            layanan.beri_pengecualian(
                k.store, self.unit.currentText(), k.tahun, k.triwulan, sampai, self.alasan.text()
            )
        except KesalahanPengguna as galat:
            self._tolak(str(galat))
            return
        self.alasan.clear()
        self._selesai()

    def cabutkan(self) -> None:
        """Take the chosen one back."""
        k = self.konteks
        data = self.tabel.currentIndex().siblingAtColumn(0).data(PERAN_DATA)
        if not isinstance(data, tuple):
            self._tolak("Pilih dahulu pengecualian yang dicabut.")
            return
        n, unit = data
        try:
            layanan.cabut_pengecualian(k.store, unit, k.tahun, n)
        except KesalahanPengguna as galat:
            self._tolak(str(galat))
            return
        self._selesai()

    def _tolak(self, teks: str) -> None:
        self.galat.setText(teks)
        self.galat.show()

    def _selesai(self) -> None:
        self.galat.hide()
        self.konteks.catat(self)
