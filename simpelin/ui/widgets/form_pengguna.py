"""One person on the page Pengguna: name, posts, password, and whether they may sign in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.akun import PERLU_UNIT, Akun
from simpelin.domain.hak import SEBUTAN, Jabatan, PeranOrang
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import akun as layanan
from simpelin.services import sandi as sandi_
from simpelin.ui.konteks import Konteks
from simpelin.ui.rakit import jajar
from simpelin.ui.widgets.form_pertama import usul_nama_masuk

SEMUA_UNIT = "seluruh kantor"


class IsianJabatan(QWidget):
    """A role and its unit."""

    dibuang = Signal()

    def __init__(
        self, unit: Sequence[str], *, tanpa: Sequence[PeranOrang] = (), lepas: bool = True
    ) -> None:
        super().__init__()
        self.peran = QComboBox()
        self.peran.setAccessibleName("Peran")
        for satu in PeranOrang:
            if satu not in tanpa:
                self.peran.addItem(SEBUTAN[satu], satu)
        self.unit = QComboBox()
        self.unit.setAccessibleName("Unit")
        self.unit.addItem(SEMUA_UNIT, "")
        for nama in unit:
            self.unit.addItem(nama, nama)
        for kotak in (self.peran, self.unit):
            kotak.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            kotak.setMinimumContentsLength(10)
        buang = QToolButton()
        buang.setText("✕")
        buang.setAccessibleName("Buang peran ini")
        buang.setToolTip("Buang peran ini")
        buang.setVisible(lepas)
        buang.clicked.connect(self.dibuang)
        self.peran.currentIndexChanged.connect(self._perlu_unit)
        self._perlu_unit()
        baris = QHBoxLayout(self)
        baris.setContentsMargins(0, 0, 0, 0)
        baris.setSpacing(6)
        baris.addWidget(self.peran, 1)
        baris.addWidget(self.unit, 1)
        baris.addWidget(buang)

    def _perlu_unit(self) -> None:
        """A role that belongs to a unit starts with the first one, not with the whole office."""
        if self.peran.currentData() in PERLU_UNIT and not self.unit.currentData():
            self.unit.setCurrentIndex(min(1, self.unit.count() - 1))

    def atur(self, jabatan: Jabatan) -> None:
        self.peran.setCurrentIndex(max(0, self.peran.findData(jabatan.peran)))
        self.unit.setCurrentIndex(max(0, self.unit.findData(jabatan.unit)))

    def jabatan(self, sebutan: str = "") -> Jabatan:
        return Jabatan(PeranOrang(self.peran.currentData()), str(self.unit.currentData()), sebutan)


class FormPengguna(QWidget):
    """Add a person, or change one."""

    tersimpan = Signal(str)
    """The sign-in name of who was stored."""
    minta_pengganti = Signal(str)

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self._akun: Akun | None = None
        self.judul = QLabel()
        self.judul.setProperty("peran", "subjudul")
        self.nama = QLineEdit()
        self.nama_masuk = QLineEdit()
        self.nip = QLineEdit()
        self.nip.setPlaceholderText("18 angka, boleh kosong")
        self.sandi = QLineEdit()
        self.daftar: list[IsianJabatan] = []
        self.tambah_peran = QPushButton("Tambah peran")
        self.tambah_peran.setProperty("tautan", True)
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.kabar = QLabel()
        self.kabar.setWordWrap(True)
        self.kabar.setTextInteractionFlags(self.kabar.textInteractionFlags().TextSelectableByMouse)
        self.simpan = QPushButton("Simpan")
        self.simpan.setProperty("utama", True)
        self.reset = QPushButton("Atur ulang sandi …")
        self.aktif = QPushButton()
        self.pengganti = QPushButton("Tunjuk sebagai Plt./Plh. …")
        self._susun()
        self.tampilkan(None)

    def _susun(self) -> None:
        self._isian = QFormLayout()
        self._isian.setSpacing(8)
        self._isian.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, kotak in (
            ("Nama lengkap", self.nama),
            ("Nama masuk", self.nama_masuk),
            ("NIP", self.nip),
            ("Sandi sementara", self.sandi),
        ):
            kotak.setAccessibleName(label)
            self._isian.addRow(label, kotak)
        self._peran = QVBoxLayout()
        self._peran.setSpacing(6)
        tombol = jajar(self.reset, self.aktif, None, self.simpan)
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(8)
        susunan.addWidget(self.judul)
        susunan.addLayout(self._isian)
        susunan.addWidget(QLabel("Peran"))
        susunan.addLayout(self._peran)
        for satu in (self.tambah_peran, self.galat, self.kabar):
            susunan.addWidget(satu)
        susunan.addLayout(tombol)
        susunan.addWidget(self.pengganti)
        susunan.addStretch(1)
        self.nama.textEdited.connect(self._usulkan)
        self.tambah_peran.clicked.connect(lambda: self._tambah_peran())
        self.simpan.clicked.connect(self._simpan)
        self.reset.clicked.connect(self._atur_ulang)
        self.aktif.clicked.connect(self._aktifkan)
        self.pengganti.clicked.connect(self._minta_pengganti)

    # --- showing -----------------------------------------------------------------------

    def tampilkan(self, akun: Akun | None) -> None:
        """Show a person, or with ``None`` the empty form for a new one."""
        self._akun = akun
        baru = akun is None
        self.judul.setText("Pengguna baru" if akun is None else akun.nama)
        self.nama.setText("" if akun is None else akun.nama)
        self.nama_masuk.setText("" if akun is None else akun.nama_masuk)
        self.nama_masuk.setReadOnly(not baru)
        self.nama_masuk.setModified(False)
        self.nip.setText("" if akun is None else akun.nip)
        self.sandi.setText(sandi_.sementara() if baru else "")
        self._isian.setRowVisible(self.sandi, baru)
        for satu in (self.reset, self.aktif, self.pengganti):
            satu.setVisible(not baru)
        sendiri = akun is not None and akun.nama_masuk == self._konteks.store.pelaku.akun
        for satu in (self.reset, self.aktif, self.pengganti, self.tambah_peran):
            satu.setEnabled(not sendiri)
            satu.setToolTip("Tidak seorang pun mengatur haknya sendiri" if sendiri else "")
        self.aktif.setText("Nonaktifkan" if akun is None or akun.aktif else "Aktifkan lagi")
        self.galat.hide()
        self.kabar.hide()
        self._isi_peran(() if akun is None else akun.jabatan, sendiri)

    def _isi_peran(self, jabatan: Sequence[Jabatan], sendiri: bool) -> None:
        for satu in tuple(self.daftar):
            self._buang_peran(satu)
        for pos in jabatan:
            self._tambah_peran(pos)
        if not jabatan and self._akun is None:
            self._tambah_peran()
        for satu in self.daftar:
            satu.setEnabled(not sendiri)

    def _tambah_peran(self, jabatan: Jabatan | None = None) -> None:
        satu = IsianJabatan([unit.nama for unit in self._konteks.store.unit.semua()])
        if jabatan is not None:
            satu.atur(jabatan)
        satu.dibuang.connect(lambda: self._buang_peran(satu))
        self.daftar.append(satu)
        self._peran.addWidget(satu)

    def _buang_peran(self, satu: IsianJabatan) -> None:
        self.daftar.remove(satu)
        self._peran.removeWidget(satu)
        satu.hide()
        satu.deleteLater()

    def _usulkan(self, nama: str) -> None:
        if self._akun is None and not self.nama_masuk.isModified():
            self.nama_masuk.setText(usul_nama_masuk(nama))

    # --- doing -------------------------------------------------------------------------

    def _simpan(self) -> None:
        store = self._konteks.store
        jabatan = [satu.jabatan() for satu in self.daftar]
        lama, sandi = self._akun, self.sandi.text()

        def kerja() -> str:
            if lama is None:
                nama = layanan.tambah(
                    store, self.nama_masuk.text(), self.nama.text(), sandi, jabatan,
                    nip=self.nip.text(),
                )  # fmt: skip
                return nama.nama_masuk
            layanan.ubah(store, lama.nama_masuk, nama=self.nama.text(), nip=self.nip.text())
            if lama.nama_masuk != store.pelaku.akun:
                layanan.atur_jabatan(store, lama.nama_masuk, jabatan)
            return lama.nama_masuk

        nama = self._coba(kerja)
        if nama and lama is None:
            self._serahkan(sandi)

    def _atur_ulang(self) -> None:
        akun, sandi = self._akun, sandi_.sementara()
        if akun is None:
            return

        def kerja() -> str:
            layanan.atur_ulang(self._konteks.store, akun.nama_masuk, sandi)
            return akun.nama_masuk

        if self._coba(kerja):
            self._serahkan(sandi)

    def _aktifkan(self) -> None:
        akun = self._akun
        if akun is not None:
            self._coba(
                lambda: (
                    layanan.aktifkan(
                        self._konteks.store, akun.nama_masuk, not akun.aktif
                    ).nama_masuk
                )
            )

    def _minta_pengganti(self) -> None:
        if self._akun is not None:
            self.minta_pengganti.emit(self._akun.nama_masuk)

    def _serahkan(self, sandi: str) -> None:
        nama = self._akun.nama if self._akun else ""
        self.kabar.setText(
            f"Sandi sementara untuk {nama}: <b>{sandi}</b><br>Tampil sekali ini saja; serahkan"
            " langsung. Ia wajib menggantinya saat pertama masuk."
        )
        self.kabar.show()

    def _coba(self, kerja: Callable[[], str]) -> str:
        try:
            nama = kerja()
        except KesalahanPengguna as galat:
            self.galat.setText(str(galat))
            self.galat.show()
            return ""
        self.tersimpan.emit(nama)
        return nama
