"""The list of holidays: add one, take one away; deadlines move at once."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import kalender as layanan
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.rakit import pintasan
from simpelin.ui.tema import BARIS
from simpelin.ui.widgets.hak_tombol import batasi
from simpelin.ui.widgets.medan_tanggal import MedanTanggal
from simpelin.ui.widgets.tabel import Tabel


class PanelLibur(QWidget):
    """Enter in the name adds; Delete in the list takes away."""

    def __init__(self, konteks: Konteks, halaman: QWidget) -> None:
        super().__init__(halaman)
        self.konteks = konteks
        self._halaman = halaman
        self.tanggal = MedanTanggal("Tanggal libur")
        self.nama = QLineEdit()
        self.nama.setPlaceholderText("Nama, misalnya Idulfitri")
        self.nama.setAccessibleName("Nama hari libur")
        self.tambah = QPushButton("Tambah")
        self.tabel = Tabel(konteks.tema, (Judul("Tanggal", 84), Judul("Libur", 0)), tinggi=BARIS)
        self.tabel.setAccessibleName("Hari libur")
        self.tabel.setProperty("polos", True)
        self.tabel.header().setFixedHeight(BARIS)
        self.hapus = QPushButton("Hapus yang dipilih")
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self._susun()
        self.tambah.clicked.connect(self.tambahkan)
        self.nama.returnPressed.connect(self.tambahkan)
        self.hapus.clicked.connect(self.hapuskan)
        pintasan(self.tabel, {"Delete": self.hapuskan}, sendiri=True)

    def _susun(self) -> None:
        atas = QHBoxLayout()
        atas.setSpacing(6)
        atas.addWidget(self.tanggal)
        atas.addWidget(self.nama, 1)
        atas.addWidget(self.tambah)
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(6)
        luar.addLayout(atas)
        luar.addWidget(self.galat)
        luar.addWidget(self.tabel, 1)
        luar.addWidget(self.hapus, 0, Qt.AlignmentFlag.AlignRight)
        self.galat.hide()

    def muat(self) -> None:
        """Show the chosen year's holidays and those of the first days after it."""
        tahun = self.konteks.tahun
        semua = [
            (hari, nama)
            for hari, nama in layanan.daftar_libur(self.konteks.store)
            if hari.year in (tahun, tahun + 1)
        ]
        self.tabel.muat(
            [(Sel(f"{hari:%d-%m-%Y}", data=hari), Sel(nama or "libur")) for hari, nama in semua]
        )
        boleh = batasi(
            self.konteks.store, Tindakan.KALENDER, self.tanggal, self.nama, self.tambah, self.hapus
        )
        self.hapus.setEnabled(boleh and bool(semua))
        if self.tanggal.hari().year not in (tahun, tahun + 1):
            self.tanggal.atur(date(tahun, 1, 1))

    def tambahkan(self) -> None:
        """Store the date with its name."""
        self._atur(self.tanggal.hari(), self.nama.text())

    def hapuskan(self) -> None:
        """Take the chosen one away."""
        from simpelin.ui.models.tabel import PERAN_DATA

        hari = self.tabel.currentIndex().siblingAtColumn(0).data(PERAN_DATA)
        if isinstance(hari, date):
            self._atur(hari, None)

    def _atur(self, tanggal: date, nama: str | None) -> None:
        try:
            layanan.atur_libur(self.konteks.store, tanggal, nama)
        except KesalahanPengguna as galat:
            self.galat.setText(str(galat))
            self.galat.show()
            return
        self.galat.hide()
        self.nama.clear()
        self.konteks.catat(self)
