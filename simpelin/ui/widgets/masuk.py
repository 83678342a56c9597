"""Sign in, in place: the list of names, a password, and the change that a new one needs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import masuk as layanan
from simpelin.ui import kenangan
from simpelin.ui.konteks import Konteks

LEBAR = 420
TINGGI = 30
"""Of a field: beside words that wrap, a layout would squeeze it."""


class _Kartu(QWidget):
    """A card in the middle of the page: title, words, fields, and what was refused."""

    def __init__(self, judul: str, teks: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kepala = QLabel(judul)
        kepala.setProperty("peran", "judul")
        self.pengantar = QLabel(teks)
        self.pengantar.setProperty("peran", "redup")
        self.pengantar.setWordWrap(True)
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.galat.hide()
        self.isian = QFormLayout()
        self.isian.setSpacing(10)
        self.isian.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.tombol = QHBoxLayout()
        self.tombol.setSpacing(8)
        kartu = QFrame()
        kartu.setObjectName("kartu")
        kartu.setFixedWidth(LEBAR)
        susunan = QVBoxLayout(kartu)
        susunan.setContentsMargins(24, 20, 24, 20)
        susunan.setSpacing(12)
        for satu in (kepala, self.pengantar):
            susunan.addWidget(satu)
        susunan.addLayout(self.isian)
        susunan.addWidget(self.galat)
        susunan.addLayout(self.tombol)
        # stretches, not an alignment: words that wrap tell their height for a width only so
        baris = QHBoxLayout()
        baris.addStretch(1)
        baris.addWidget(kartu)
        baris.addStretch(1)
        luar = QVBoxLayout(self)
        luar.addStretch(2)
        luar.addLayout(baris)
        luar.addStretch(3)

    def tolak(self, sebab: str) -> None:
        self.galat.setText(sebab)
        self.galat.show()


def kotak_sandi(nama: str) -> QLineEdit:
    """A field whose letters stay hidden."""
    kotak = QLineEdit()
    kotak.setEchoMode(QLineEdit.EchoMode.Password)
    kotak.setAccessibleName(nama)
    kotak.setMaxLength(200)
    kotak.setMinimumHeight(TINGGI)
    return kotak


class LembarMasuk(_Kartu):
    """Who is it? Shown before the pages in an office with accounts."""

    masuk = Signal()
    lihat = Signal()
    """Read without signing in."""

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(
            "Masuk",
            "Pilih nama Anda dan ketik sandinya. Yang Anda ubah dicatat atas nama itu.",
            parent,
        )
        self._konteks = konteks
        self.nama = QComboBox()
        self.nama.setAccessibleName("Nama")
        self.nama.setMinimumHeight(TINGGI)
        self.sandi = kotak_sandi("Sandi")
        self.ingat = QCheckBox("Ingat saya di komputer ini")
        self.ingat.setToolTip(
            "Hanya di komputer Anda sendiri. Sandi disimpan di brankas sistem, bukan oleh program."
        )
        self.isian.addRow("Nama", self.nama)
        self.isian.addRow("Sandi", self.sandi)
        self.isian.addRow("", self.ingat)
        self.tombol_masuk = QPushButton("Masuk")
        self.tombol_masuk.setProperty("utama", True)
        self.tombol_masuk.setDefault(True)
        self.tombol_lihat = QPushButton("Lihat saja")
        self.tombol_lihat.setToolTip("Membaca tanpa masuk; tidak ada yang dapat diubah")
        self.tombol.addWidget(self.tombol_lihat)
        self.tombol.addStretch(1)
        self.tombol.addWidget(self.tombol_masuk)
        self.tombol_masuk.clicked.connect(self._coba)
        self.sandi.returnPressed.connect(self._coba)
        self.tombol_lihat.clicked.connect(self.lihat)
        self._isi()

    def _isi(self) -> None:
        store = self._konteks.store
        for nama_masuk, nama in layanan.nama_masuk(store):
            self.nama.addItem(nama, nama_masuk)
        diingat = kenangan.nama_diingat(store.path)
        self.nama.setCurrentIndex(max(0, self.nama.findData(diingat)))
        self.ingat.setChecked(bool(diingat))

    def masuk_sendiri(self) -> bool:
        """Sign in with what this PC remembers; whether that went."""
        store = self._konteks.store
        nama = kenangan.nama_diingat(store.path)
        sandi = kenangan.sandi_diingat(store.path, nama) if nama else None
        if sandi is None:
            return False
        try:
            layanan.masuk(store, nama, sandi)
        except KesalahanPengguna:
            # changed meanwhile, on another PC: what is remembered here is worth nothing
            kenangan.lupakan(store.path)
            return False
        return True

    def _coba(self) -> None:
        store, nama, sandi = self._konteks.store, str(self.nama.currentData()), self.sandi.text()
        self.sandi.clear()
        try:
            layanan.masuk(store, nama, sandi)
        except KesalahanPengguna as galat:
            self.tolak(str(galat))
            self.sandi.setFocus()
            return
        self.galat.hide()
        if not self.ingat.isChecked():
            kenangan.lupakan(store.path)
        elif not layanan.harus_ganti(store) and not kenangan.ingat(store.path, nama, sandi):
            self._konteks.pesan.emit(
                "Komputer ini tidak punya brankas sandi, jadi sandi akan ditanyakan lagi."
            )
        self.masuk.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sandi.setFocus()


class LembarSandi(_Kartu):
    """Change the own password; ``wajib`` where somebody else gave it."""

    selesai = Signal()

    def __init__(self, konteks: Konteks, wajib: bool, parent: QWidget | None = None) -> None:
        teks = (
            "Sandi Anda diberikan orang lain. Buat sandi sendiri sebelum mulai."
            if wajib
            else "Paling sedikit 8 huruf atau angka; tiga kata yang mudah diingat sudah baik."
        )
        super().__init__("Ganti sandi", teks, parent)
        self._konteks = konteks
        self.lama = kotak_sandi("Sandi lama")
        self.baru = kotak_sandi("Sandi baru")
        self.ulang = kotak_sandi("Sandi baru sekali lagi")
        self.isian.addRow("Sandi lama", self.lama)
        self.isian.addRow("Sandi baru", self.baru)
        self.isian.addRow("Sekali lagi", self.ulang)
        self.simpan = QPushButton("Ganti sandi")
        self.simpan.setProperty("utama", True)
        self.batal = QPushButton("Nanti saja" if wajib else "Batal")
        self.tombol.addWidget(self.batal)
        self.tombol.addStretch(1)
        self.tombol.addWidget(self.simpan)
        self.simpan.clicked.connect(self._coba)
        self.ulang.returnPressed.connect(self._coba)
        self.batal.clicked.connect(self.selesai)

    def _coba(self) -> None:
        if self.baru.text() != self.ulang.text():
            self.tolak("Kedua sandi baru tidak sama; ketik sekali lagi.")
            self.ulang.clear()
            self.ulang.setFocus()
            return
        store = self._konteks.store
        try:
            layanan.ganti_sandi(store, self.lama.text(), self.baru.text())
        except KesalahanPengguna as galat:
            self.tolak(str(galat))
            return
        if kenangan.nama_diingat(store.path) == store.pelaku.akun:
            kenangan.ingat(store.path, store.pelaku.akun, self.baru.text())
        self._konteks.catat(None)
        self._konteks.pesan.emit("Sandi diganti.")
        self.selesai.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lama.setFocus()
