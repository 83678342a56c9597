"""Progress of long work, in its place on the page, with a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.ui.pekerjaan import Kendali, Pekerjaan

TUNDA_MS = 400
"""Work that is over sooner shows nothing."""


def kata_batal(nama: str) -> str:
    """What is said where an import was stopped."""
    return f"Dibatalkan; tidak ada yang disimpan. {nama} dapat diimpor lagi."


class BarisKerja(QFrame):
    """Appears when a piece of work takes longer; goes with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(200)
        self.batal = QPushButton("Batalkan")
        self._pekerjaan: Pekerjaan | None = None
        self._tunda = QTimer(self, singleShot=True, interval=TUNDA_MS)
        self._tunda.timeout.connect(self.show)
        baris = QHBoxLayout(self)
        baris.setContentsMargins(0, 0, 0, 0)
        for satu in (self.label, self.bar, self.batal):
            baris.addWidget(satu)
        self.batal.clicked.connect(self._hentikan)
        self.hide()

    def siapkan(
        self,
        kerja: Callable[[Kendali], object],
        selesai: Callable[..., object],
        gagal: Callable[[KesalahanPengguna], object],
        teks: str,
    ) -> Pekerjaan:
        """Work that is watched here; the caller begins it with ``mulai``."""
        pekerjaan = Pekerjaan(kerja, self)
        pekerjaan.selesai.connect(selesai)
        pekerjaan.gagal.connect(gagal)
        self.ikuti(pekerjaan, teks)
        return pekerjaan

    def ikuti(self, pekerjaan: Pekerjaan, teks: str) -> None:
        """Watch this work until it ends, and no other any more."""
        self._pekerjaan = pekerjaan
        self.label.setText(teks)
        self.bar.setRange(0, 0)
        self.batal.setEnabled(True)
        pekerjaan.maju.connect(self._maju)
        pekerjaan.usai.connect(self._usai)
        self._tunda.start()

    def _maju(self, selesai: int, jumlah: int, teks: str) -> None:
        if self.sender() is not self._pekerjaan:
            return
        self.bar.setRange(0, jumlah)
        self.bar.setValue(selesai)
        if teks:
            self.label.setText(teks)

    def _hentikan(self) -> None:
        if self._pekerjaan is not None:
            self.batal.setEnabled(False)
            self.label.setText("Menghentikan …")
            self._pekerjaan.hentikan()

    def _usai(self) -> None:
        if self.sender() is not self._pekerjaan:
            return  # other work began before this news of the last one arrived
        self._tunda.stop()
        self._pekerjaan = None
        self.hide()
