"""Units and their heads: a row a unit, stored at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.kantor import Peran, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import unit as layanan
from simpelin.ui.konteks import Konteks
from simpelin.ui.widgets.bar_tanya import BarTanya

_JUDUL = ("Unit", "Jabatan kepala", "Nama kepala", "NIP", "Pangkat", "Peran")
_LEBAR = (0, 216, 190, 156, 120, 148)


class PanelPejabat(QWidget):
    """What is printed in signature blocks, and who does what."""

    def __init__(self, konteks: Konteks, halaman: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self._halaman = halaman
        self._kini: tuple[Unit, ...] = ()
        self.isian: dict[tuple[str, str], QLineEdit] = {}
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.galat.hide()
        self.tanya = BarTanya()
        self.menu: dict[str, QToolButton] = {}
        self._baris = QWidget()
        self.baru = QLineEdit()
        self.baru.setPlaceholderText("Nama unit baru")
        self.baru.setAccessibleName("Nama unit baru")
        self.baru.setFixedWidth(280)
        tambah = QPushButton("Tambah unit")
        tambah.clicked.connect(self._tambah)
        self.baru.returnPressed.connect(self._tambah)
        bawah = QHBoxLayout()
        bawah.addWidget(self.baru)
        bawah.addWidget(tambah)
        bawah.addStretch(1)
        pengantar = QLabel("Nama, NIP, dan pangkat dicetak pada tanda tangan laporan.")
        pengantar.setProperty("peran", "redup")
        self._susunan = QVBoxLayout(self)
        self._susunan.setContentsMargins(0, 0, 8, 0)
        self._susunan.setSpacing(12)
        for satu in (pengantar, self.galat, self.tanya, self._baris):
            self._susunan.addWidget(satu)
        self._susunan.addLayout(bawah)
        self._susunan.addStretch(1)

    def muat(self) -> None:
        """Show the units; rebuilt only when they changed."""
        kini = layanan.daftar(self._konteks.store)
        if kini == self._kini and self.isian:
            return
        self._kini = kini
        self.isian.clear()
        self.menu.clear()
        lama, self._baris = self._baris, QWidget()
        self._susunan.replaceWidget(lama, self._baris)
        lama.deleteLater()
        kisi = QGridLayout(self._baris)
        kisi.setContentsMargins(0, 0, 0, 0)
        kisi.setHorizontalSpacing(8)
        kisi.setVerticalSpacing(6)
        for kolom, judul in enumerate(_JUDUL):
            kepala = QLabel(judul)
            kepala.setProperty("peran", "kisi")
            kisi.addWidget(kepala, 0, kolom)
        for nomor, satu in enumerate(kini, start=1):
            self._satu(kisi, nomor, satu)
        kisi.setColumnStretch(0, 1)

    def _satu(self, kisi: QGridLayout, nomor: int, unit: Unit) -> None:
        nama = QLabel(unit.nama)
        nama.setWordWrap(True)
        kisi.addWidget(nama, nomor, 0)
        for kolom, bidang in enumerate(layanan.KOLOM, start=1):
            kotak = QLineEdit(getattr(unit, bidang))
            kotak.setFixedWidth(_LEBAR[kolom])
            kotak.setCursorPosition(0)
            kotak.setAccessibleName(f"{_JUDUL[kolom]} {unit.nama}")
            kotak.editingFinished.connect(lambda u=unit.nama, b=bidang: self._ubah(u, b))
            self.isian[unit.nama, bidang] = kotak
            kisi.addWidget(kotak, nomor, kolom)
        peran = QComboBox()
        peran.setFixedWidth(_LEBAR[5])
        peran.setAccessibleName(f"Peran {unit.nama}")
        for satu in Peran:
            peran.addItem(layanan.SEBUTAN_PERAN[satu], satu)
        peran.setCurrentIndex(peran.findData(unit.peran))
        peran.activated.connect(lambda _i, u=unit.nama, p=peran: self._ubah_peran(u, p))
        kisi.addWidget(peran, nomor, 5)
        kisi.addWidget(self._menu(unit.nama), nomor, 6)

    def _menu(self, nama: str) -> QToolButton:
        """What is seldom done to a unit."""
        tombol = QToolButton()
        tombol.setText("…")
        tombol.setAccessibleName(f"Ganti nama atau hapus {nama}")
        tombol.setToolTip("Ganti nama atau hapus unit")
        tombol.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(tombol)
        menu.addAction("Ganti nama …", lambda: self.tanya_nama(nama))
        menu.addAction("Hapus …", lambda: self.tanya_hapus(nama))
        tombol.setMenu(menu)
        self.menu[nama] = tombol
        return tombol

    def tanya_nama(self, nama: str) -> None:
        """Ask for a unit's new name."""
        self.tanya.tanya(
            f"Nama baru {nama}; rencana, laporan, akun, dan keputusan rapat ikut:",
            ya="Ganti nama",
            medan="Nama unit",
            isi=nama,
            tindakan=lambda baru: self._lakukan(
                lambda: layanan.ganti_nama(self._konteks.store, nama, baru)
            ),
        )

    def tanya_hapus(self, nama: str) -> None:
        """Ask before a unit is removed."""
        self.tanya.tanya(
            f"Hapus {nama}? Hanya unit yang belum dipakai yang dapat dihapus.",
            ya="Hapus",
            tindakan=lambda _: self._lakukan(lambda: layanan.hapus(self._konteks.store, nama)),
        )

    def _lakukan(self, tindakan: Callable[[], object]) -> str | None:
        """Do it and show the units; the sentence why not, where it was refused."""
        try:
            tindakan()
        except KesalahanPengguna as galat:
            return str(galat)
        self.galat.hide()
        self.muat()
        self._konteks.catat(self._halaman)
        return None

    def _ubah(self, nama: str, bidang: str) -> None:
        kotak = self.isian[nama, bidang]
        lama = next(satu for satu in self._kini if satu.nama == nama)
        if " ".join(kotak.text().split()) == getattr(lama, bidang):
            return
        try:
            baru = layanan.ubah_kepala(self._konteks.store, nama, bidang, kotak.text())
        except KesalahanPengguna as galat:
            self._tolak(str(galat), kotak)
            return
        self._tersimpan(baru)
        kotak.setText(getattr(baru, bidang))

    def _ubah_peran(self, nama: str, peran: QComboBox) -> None:
        baru = layanan.ubah_peran(self._konteks.store, nama, Peran(peran.currentData()))
        self._tersimpan(baru)

    def _tambah(self) -> None:
        sebab = self._lakukan(lambda: layanan.tambah(self._konteks.store, self.baru.text()))
        if sebab:
            self._tolak(sebab, self.baru)
        else:
            self.baru.clear()

    def _tersimpan(self, unit: Unit) -> None:
        self._kini = tuple(unit if satu.nama == unit.nama else satu for satu in self._kini)
        self.galat.hide()
        self._konteks.catat(self._halaman)

    def _tolak(self, sebab: str, kotak: QLineEdit) -> None:
        self.galat.setText(sebab)
        self.galat.show()
        kotak.selectAll()
