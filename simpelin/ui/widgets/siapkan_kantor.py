"""The guided set-up: office, units, accounts, and then where the plan comes from.

Every step is stored when it is left, so that it may be broken off anywhere.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.kantor import Peran, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import VersiRencana
from simpelin.services import mulai_kantor, pengaturan
from simpelin.services.unit import SEBUTAN_PERAN
from simpelin.services.versi_rencana import versi_baru
from simpelin.ui.konteks import Konteks
from simpelin.ui.rakit import gayai
from simpelin.ui.widgets.form_pertama import FormPertama
from simpelin.ui.widgets.masuk import TINGGI
from simpelin.ui.widgets.tumpukan import Tumpukan

LANGKAH = ("Kantor", "Unit dan kepalanya", "Akun", "Rencana")
LEBAR = 860


class _BarisUnit:
    """The fields of one unit."""

    def __init__(self, unit: Unit) -> None:
        self.asal = unit
        self.nama = QLineEdit(unit.nama)
        self.nama.setPlaceholderText("Nama unit")
        self.kepala = QLineEdit(unit.kepala)
        self.kepala.setPlaceholderText("Nama kepalanya, boleh nanti")
        self.peran = QComboBox()
        for satu in Peran:
            self.peran.addItem(SEBUTAN_PERAN[satu], satu)
        self.peran.setCurrentIndex(self.peran.findData(unit.peran))
        self.buang = QToolButton()
        self.buang.setText("✕")
        for kotak, nama in (
            (self.nama, "Nama unit"),
            (self.kepala, f"Kepala {unit.nama}"),
            (self.peran, f"Peran {unit.nama}"),
            (self.buang, f"Buang {unit.nama}"),
        ):
            kotak.setAccessibleName(nama)
            kotak.setMinimumHeight(TINGGI)
        self.buang.setToolTip("Kantor ini tidak punya unit ini")

    @property
    def semua(self) -> tuple[QWidget, ...]:
        return (self.nama, self.kepala, self.peran, self.buang)

    def unit(self) -> Unit:
        jabatan = self.asal.jabatan_kepala if self.nama.text() == self.asal.nama else ""
        return Unit(
            self.nama.text(),
            jabatan,
            self.kepala.text(),
            peran=Peran(self.peran.currentData()),
        )


class SiapkanKantor(QWidget):
    """Four short steps; Enter goes on."""

    batal = Signal()

    def __init__(self, konteks: Konteks, nama: str = "", kabupaten: str = "") -> None:
        super().__init__()
        self._konteks = konteks
        self.nama = QLineEdit(nama)
        self.nama.setPlaceholderText("Kecamatan …")
        self.kabupaten = QLineEdit(kabupaten)
        self.kabupaten.setPlaceholderText("misalnya Luwu Timur")
        self.provinsi = QLineEdit()
        self.tahun = QSpinBox()
        self.tahun.setRange(2000, 2100)
        self.tahun.setValue(konteks.tanggal.year)
        self.baris: list[_BarisUnit] = []
        self.akun = FormPertama(konteks)
        self.tumpukan = Tumpukan()
        self.langkah = QLabel()
        self.langkah.setProperty("peran", "redup")
        self.judul = QLabel()
        self.judul.setProperty("peran", "judul")
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.kembali = QPushButton("Kembali")
        self.lanjut = QPushButton("Lanjut")
        self.lanjut.setProperty("utama", True)
        self._susun()
        self._sambung()

    # --- building ----------------------------------------------------------------------

    def _susun(self) -> None:
        for isi in (self._kantor(), self._unit(), self._akun(), self._rencana()):
            self.tumpukan.addWidget(isi)
        tombol = QHBoxLayout()
        tombol.addWidget(self.kembali)
        tombol.addStretch(1)
        tombol.addWidget(self.lanjut)
        kartu = QFrame()
        kartu.setObjectName("kartu")
        kartu.setFixedWidth(LEBAR)
        susunan = QVBoxLayout(kartu)
        susunan.setContentsMargins(24, 16, 24, 16)
        susunan.setSpacing(10)
        for satu in (self.langkah, self.judul):
            susunan.addWidget(satu)
        susunan.addWidget(self.tumpukan, 1)
        susunan.addWidget(self.galat)
        susunan.addLayout(tombol)
        luar = QHBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.addWidget(kartu)
        luar.addStretch(1)

    def _kantor(self) -> QWidget:
        isi = QWidget()
        borang = QFormLayout(isi)
        borang.setContentsMargins(0, 0, 0, 0)
        borang.setSpacing(10)
        for label, kotak in (
            ("Nama kantor", self.nama),
            ("Kabupaten/kota", self.kabupaten),
            ("Provinsi", self.provinsi),
            ("Tahun rencana", self.tahun),
        ):
            kotak.setAccessibleName(label)
            kotak.setMinimumHeight(TINGGI)
            kotak.setMaximumWidth(420)
            borang.addRow(label, kotak)
        return isi

    def _unit(self) -> QWidget:
        teks = QLabel(
            "Susunan kecamatan yang lazim. Ganti namanya, buang yang tidak ada, tambah kelurahan"
            " dan lainnya. Nama kepala dipakai di blok tanda tangan."
        )
        teks.setProperty("peran", "redup")
        teks.setWordWrap(True)
        isi = QWidget()
        isi.setObjectName("bening")
        self._kisi = QGridLayout()
        self._kisi.setSpacing(6)
        self._kisi.setColumnStretch(0, 5)
        self._kisi.setColumnStretch(1, 4)
        tambah = QPushButton("Tambah unit")
        tambah.setProperty("tautan", True)
        tambah.clicked.connect(lambda: self.tambah_unit(Unit("")).nama.setFocus())
        dalam = QVBoxLayout(isi)
        dalam.setContentsMargins(0, 0, 8, 0)
        dalam.addLayout(self._kisi)
        baris = QHBoxLayout()
        baris.addWidget(tambah)
        baris.addStretch(1)
        dalam.addLayout(baris)
        dalam.addStretch(1)
        gulir = QScrollArea()
        gulir.setProperty("polos", True)
        gulir.setWidgetResizable(True)
        gulir.setStyleSheet("QScrollArea, #bening { background: transparent; border: none; }")
        gulir.setWidget(isi)
        wadah = QWidget()
        luar = QVBoxLayout(wadah)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.addWidget(teks)
        luar.addWidget(gulir, 1)
        ada = self._konteks.store.unit.semua()
        for satu in ada or mulai_kantor.UNIT_LAZIM:
            self.tambah_unit(satu)
        return wadah

    def _akun(self) -> QWidget:
        teks = QLabel(
            "Satu orang satu komputer tidak memerlukan akun: tekan <b>Lanjut tanpa akun</b>."
            " Bila beberapa orang mengisi, buat akun Kasubag Perencanaan sekarang; yang lain"
            " ditambahkan di halaman Pengguna."
        )
        teks.setWordWrap(True)
        self.akun.setMaximumWidth(460)
        isi = QWidget()
        susunan = QVBoxLayout(isi)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(12)
        susunan.addWidget(teks)
        susunan.addWidget(self.akun)
        susunan.addStretch(1)
        return isi

    def _rencana(self) -> QWidget:
        isi = QWidget()
        susunan = QVBoxLayout(isi)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(10)
        teks = QLabel("Kantor siap. Dari mana rencananya?")
        susunan.addWidget(teks)
        for nama, kata, halaman in (
            ("Ketik rencana di sini", "untuk rencana pendek, atau meneruskan nanti", "rencana"),
            ("Dari berkas Excel", "templat, DPA SIPD, atau lembar kantor sendiri", "laporan"),
        ):
            tombol = QPushButton(nama)
            tombol.setMinimumWidth(220)
            tombol.clicked.connect(lambda _=False, h=halaman: self.selesai(h))
            label = QLabel(kata)
            label.setProperty("peran", "redup")
            baris = QHBoxLayout()
            baris.addWidget(tombol)
            baris.addWidget(label, 1)
            susunan.addLayout(baris)
        susunan.addStretch(1)
        return isi

    def _sambung(self) -> None:
        self.lanjut.clicked.connect(self.maju)
        self.kembali.clicked.connect(self.mundur)
        self.akun.dibuat.connect(lambda: self._ke(3))
        for kotak in (self.nama, self.kabupaten, self.provinsi):
            kotak.returnPressed.connect(self.maju)

    def tambah_unit(self, unit: Unit) -> _BarisUnit:
        """One more row of fields."""
        satu = _BarisUnit(unit)
        nomor = self._kisi.rowCount()
        for kolom, kotak in enumerate(satu.semua):
            self._kisi.addWidget(kotak, nomor, kolom)
        satu.buang.clicked.connect(lambda: self._buang(satu))
        self.baris.append(satu)
        return satu

    def _buang(self, satu: _BarisUnit) -> None:
        self.baris.remove(satu)
        for kotak in satu.semua:
            self._kisi.removeWidget(kotak)
            kotak.deleteLater()

    # --- the steps ---------------------------------------------------------------------

    def mulai(self) -> None:
        """Show the first step."""
        self._ke(0)
        self.nama.setFocus()

    def _ke(self, nomor: int) -> None:
        self.galat.hide()
        self.tumpukan.setCurrentIndex(nomor)
        self.langkah.setText(f"Langkah {nomor + 1} dari {len(LANGKAH)}")
        self.judul.setText(LANGKAH[nomor])
        self.lanjut.setVisible(nomor < 3)
        self.lanjut.setText("Lanjut tanpa akun" if nomor == 2 else "Lanjut")
        gayai(self.lanjut, "utama", nomor != 2)
        if nomor == 2:
            self.akun.nama.setText(self._nama_perencana())
            self.akun.nama.textEdited.emit(self.akun.nama.text())

    def _nama_perencana(self) -> str:
        cocok = (s for s in self.baris if s.peran.currentData() == Peran.KASUBAG_PERENCANAAN)
        satu = next(cocok, None)
        return "" if satu is None else satu.kepala.text()

    def maju(self) -> None:
        """Store this step and go to the next."""
        nomor = self.tumpukan.currentIndex()
        try:
            if nomor == 0:
                self._simpan_kantor()
            elif nomor == 1:
                mulai_kantor.simpan_unit(self._konteks.store, [s.unit() for s in self.baris])
        except KesalahanPengguna as galat:
            self.galat.setText(str(galat))
            self.galat.show()
            return
        if nomor < 2:
            self._konteks.catat(self)
        # who has made the account already does not make a second first one
        ada = nomor == 1 and self._konteks.store.akun.ada()
        self._ke(min(nomor + 1 + ada, len(LANGKAH) - 1))

    def mundur(self) -> None:
        nomor = self.tumpukan.currentIndex()
        if nomor == 0:
            self.batal.emit()
        else:
            self._ke(nomor - 1 - (nomor == 3 and self._konteks.store.akun.ada()))

    def _simpan_kantor(self) -> None:
        if not self.nama.text().strip():
            raise KesalahanPengguna("Isi nama kantornya, misalnya “Kecamatan Tomoni”.")
        for kunci, kotak in (
            ("nama_skpd", self.nama),
            ("kabupaten", self.kabupaten),
            ("provinsi", self.provinsi),
        ):
            if kotak.text().strip():
                pengaturan.atur(self._konteks.store, kunci, kotak.text())

    def selesai(self, halaman: str) -> None:
        """Go where the plan is made; typing it begins with the year's murni."""
        store, tahun = self._konteks.store, self.tahun.value()
        try:
            if halaman == "rencana" and not store.rencana.versi(tahun):
                versi_baru(store, tahun, VersiRencana())
                self._konteks.catat(self)
        except KesalahanPengguna as galat:
            self.galat.setText(str(galat))
            self.galat.show()
            return
        self._konteks.minta_halaman.emit(halaman, None)
