"""A plan version's head as a line of fields, in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import TRIWULAN, JenisVersi, VersiRencana
from simpelin.ui.widgets.medan_angka import berlabel

_POLA = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")


class FormVersi(QFrame):
    """New version, or the head of an existing one; hidden while not asked for."""

    ditutup = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("pesan", "kabar")
        self.judul = QLabel()
        self.nama, self.nomor, self.tanggal = QLineEdit(), QLineEdit(), QLineEdit()
        self.nama.setPlaceholderText("misalnya Pergeseran I")
        self.nomor.setPlaceholderText("nomor DPA/DPPA")
        self.tanggal.setPlaceholderText("31/12/2026")
        self.tanggal.setFixedWidth(104)
        self.jenis, self.tw = QComboBox(), QComboBox()
        for jenis in JenisVersi:
            self.jenis.addItem(jenis.value.capitalize(), jenis)
        for n in TRIWULAN:
            self.tw.addItem(f"TW {ROMAWI[n]}", n)
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.simpan, batal = QPushButton("Simpan"), QPushButton("Batal")
        self.simpan.setProperty("utama", True)
        self.simpan.clicked.connect(self._lakukan)
        batal.clicked.connect(self.tutup)
        for medan in (self.nama, self.nomor, self.tanggal):
            medan.returnPressed.connect(self._lakukan)
        self._tindakan: Callable[[VersiRencana], object] | None = None
        baris = QHBoxLayout()
        baris.setSpacing(8)
        baris.addWidget(berlabel("Nama versi", self.nama), 2)
        baris.addWidget(berlabel("Jenis", self.jenis))
        baris.addWidget(berlabel("Nomor", self.nomor), 2)
        baris.addWidget(berlabel("Tanggal", self.tanggal))
        baris.addWidget(berlabel("Berlaku mulai", self.tw))
        baris.addWidget(berlabel("", self.simpan))
        baris.addWidget(berlabel("", batal))
        luar = QVBoxLayout(self)
        luar.setContentsMargins(12, 6, 8, 6)
        luar.setSpacing(4)
        for satu in (self.judul, self.galat):
            luar.addWidget(satu)
        luar.insertLayout(1, baris)
        self.hide()

    def buka(
        self, judul: str, versi: VersiRencana, tindakan: Callable[[VersiRencana], object]
    ) -> None:
        """Ask for a head; ``tindakan`` stores it or raises :class:`KesalahanPengguna`."""
        lama = bool(versi.nama)
        self.judul.setText(judul)
        self._tindakan = tindakan
        self.nama.setText(versi.nama)
        self.nama.setReadOnly(lama)
        self.nomor.setText(versi.nomor)
        self.tanggal.setText(
            f"{date.fromisoformat(versi.tanggal):%d/%m/%Y}" if versi.tanggal else ""
        )
        self.jenis.setCurrentIndex(self.jenis.findData(versi.jenis))
        self.jenis.setEnabled(not (lama and versi.jenis is JenisVersi.MURNI))
        self.tw.setEnabled(self.jenis.isEnabled())
        self.tw.setCurrentIndex(versi.berlaku_tw - 1)
        self.galat.hide()
        self.show()
        (self.nomor if lama else self.nama).setFocus()

    def tutup(self) -> None:
        self.hide()
        self.ditutup.emit()

    def _lakukan(self) -> None:
        assert self._tindakan is not None
        versi = VersiRencana(
            self.nama.text().strip(),
            JenisVersi(self.jenis.currentData()),
            self.nomor.text().strip(),
            _iso(self.tanggal.text()),
            int(self.tw.currentData()),
        )
        try:
            self._tindakan(versi)
        except KesalahanPengguna as galat:
            self.galat.setText(str(galat))
            self.galat.show()
        else:
            self.tutup()


def _iso(teks: str) -> str:
    """A date as people write it, as ISO; what is none stays as typed for the refusal."""
    for pola in _POLA:
        try:
            return datetime.strptime(teks.strip(), pola).date().isoformat()
        except ValueError:
            continue
    return teks.strip()
