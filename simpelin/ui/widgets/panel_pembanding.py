"""A nation's or other offices' figures of the sasaran's indicators, for the LKjIP."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.angka import tulis_angka
from simpelin.domain.hak import Tindakan
from simpelin.domain.kantor import Banding
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.renstra import Jati
from simpelin.services import banding
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.rakit import pintasan
from simpelin.ui.widgets.hak_tombol import batasi
from simpelin.ui.widgets.kartu import Kartu
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.tabel import Tabel

_JUDUL = (
    Judul("Indikator sasaran", 0),
    Judul("Pembanding", 220),
    Judul("Nilai", 90, True),
    Judul("Sumber", 260),
)


class PanelPembanding(QWidget):
    """One line to write a figure, and the figures of the year below it."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self._pesan = pesan
        self._kunci: list[Jati] = []
        self.indikator = QComboBox()
        self.indikator.setAccessibleName("Indikator sasaran")
        self.indikator.setMinimumContentsLength(30)
        self.pihak = _isian("Pembanding", "Nasional, atau nama kecamatan lain")
        self.nilai = _isian("Nilai", "misalnya 87,3")
        self.sumber = _isian("Sumber", "dokumen dan tahunnya")
        self.simpan = QPushButton("Simpan")
        self.simpan.setProperty("utama", True)
        self.simpan.clicked.connect(self._simpan)
        for satu in (self.pihak, self.nilai, self.sumber):
            satu.returnPressed.connect(self._simpan)
        self.tabel = Tabel(konteks.tema, _JUDUL)
        self.tabel.dibuka.connect(self._ambil)
        self.hapus = QPushButton("Hapus")
        self.hapus.clicked.connect(self._hapus)
        pintasan(self.tabel, {"Delete": self._hapus}, sendiri=True)
        self.kosong = QLabel()
        self.kosong.setProperty("peran", "redup")
        self.kosong.setWordWrap(True)
        self._susun()

    def _susun(self) -> None:
        kartu = Kartu("Angka nasional atau kecamatan lain")
        kisi = QGridLayout()
        kisi.setHorizontalSpacing(8)
        kisi.setVerticalSpacing(4)
        medan = (self.indikator, self.pihak, self.nilai, self.sumber)
        for kolom, satu in enumerate(medan):
            label = QLabel(satu.accessibleName())
            label.setBuddy(satu)
            kisi.addWidget(label, 0, kolom)
            kisi.addWidget(satu, 1, kolom)
        kisi.addWidget(self.simpan, 1, len(medan))
        for kolom, bobot in enumerate((4, 3, 1, 3)):
            kisi.setColumnStretch(kolom, bobot)
        kartu.susunan.addLayout(kisi)
        bawah = QHBoxLayout()
        bawah.addWidget(self.kosong, 1)
        bawah.addWidget(self.hapus)
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(12)
        susunan.addWidget(kartu)
        susunan.addWidget(self.tabel, 1)
        susunan.addLayout(bawah)

    def muat(self) -> None:
        """Show the chosen year's indicators and figures."""
        k = self._konteks
        pilihan = self.indikator.currentText()
        self.indikator.clear()
        self._kunci = []
        for jati, satu in banding.indikator_sasaran(k.store, k.tahun):
            self._kunci.append(jati)
            self.indikator.addItem(satu.nama)
        self.indikator.setCurrentIndex(max(0, self.indikator.findText(pilihan)))
        semua = banding.daftar(k.store, k.tahun)
        self.tabel.muat([_baris(jati, b) for jati, isi in semua.items() for b in isi])
        boleh = batasi(k.store, Tindakan.PEMBANDING, self.simpan, self.hapus)
        self.hapus.setEnabled(boleh and bool(semua))
        self.simpan.setEnabled(boleh and bool(self._kunci))
        self.kosong.setText(self._kata(bool(semua)))

    def _kata(self, ada: bool) -> str:
        tahun = self._konteks.tahun
        if not self._kunci:
            return f"Rencana {tahun} belum memuat indikator sasaran; isi dulu di halaman Rencana."
        if not ada:
            return f"Belum ada angka pihak lain untuk {tahun}; analisis ini kosong di LKjIP."
        return "Enter pada baris mengambilnya ke isian; Delete menghapusnya."

    def _simpan(self) -> None:
        if not self._kunci:
            return
        k = self._konteks
        jati = self._kunci[self.indikator.currentIndex()]
        isi = (self.pihak.text(), self.nilai.text(), self.sumber.text())
        try:
            satu = banding.catat(k.store, k.tahun, jati, *isi)
        except KesalahanPengguna as galat:
            self._pesan.galat(str(galat))
            return
        for medan in (self.pihak, self.nilai, self.sumber):
            medan.clear()
        k.catat(self)
        self._pesan.kabar(f"Tersimpan: {satu.pihak} {tulis_angka(satu.nilai)}.")
        self.muat()
        self.pihak.setFocus()

    def _ambil(self, data: tuple[Jati, Banding]) -> None:
        jati, satu = data
        if jati in self._kunci:
            self.indikator.setCurrentIndex(self._kunci.index(jati))
        self.pihak.setText(satu.pihak)
        self.nilai.setText(tulis_angka(satu.nilai))
        self.sumber.setText(satu.sumber)
        self.nilai.setFocus()

    def _hapus(self) -> None:
        baris = self.tabel.currentIndex().row()
        if baris < 0:
            self._pesan.galat("Pilih dulu baris yang dihapus.")
            return
        k = self._konteks
        jati, satu = self.tabel.tabel.baris[baris][0].data
        try:
            banding.hapus(k.store, k.tahun, jati, satu.pihak)
        except KesalahanPengguna as galat:
            self._pesan.galat(str(galat))
            return
        k.catat(self)
        self._pesan.kabar(f"Dihapus: {satu.pihak}; tetap terbaca di Riwayat.")
        self.muat()


def _isian(nama: str, contoh: str) -> QLineEdit:
    satu = QLineEdit()
    satu.setAccessibleName(nama)
    satu.setPlaceholderText(contoh)
    return satu


def _baris(jati: Jati, satu: Banding) -> list[Sel]:
    return [
        Sel(jati[1], str(jati[0]), data=(jati, satu)),
        Sel(satu.pihak),
        Sel(tulis_angka(satu.nilai)),
        Sel(satu.sumber),
    ]
