"""One setting: its label, an editor for its kind, whether it is stored, and its default."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.ui.rakit import gayai

LEBAR_ISIAN = 340


class KotakIsian(QWidget):
    """An editor that stores at once: on Enter, on leaving it, or on choosing.

    ``simpan`` gets the text and gives its canonical form; what it refuses stays visible with
    the reason beside it.
    """

    tersimpan = Signal()

    def __init__(
        self,
        nama: str,
        simpan: Callable[[str], str],
        *,
        pilihan: tuple[str, ...] = (),
        bawaan: str | None = None,
        lebar: int = LEBAR_ISIAN,
        tampil: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._simpan = simpan
        self._bawaan = bawaan
        self._tampil = tampil
        self._nilai = ""
        self.isian: QLineEdit | QComboBox = self._buat(pilihan)
        self.isian.setAccessibleName(nama)
        self.isian.setFixedWidth(lebar)
        self.keadaan = QLabel()
        self.keadaan.setProperty("peran", "kisi")
        self.keadaan.setWordWrap(True)
        self.kembalikan = QPushButton("Kembalikan bawaan")
        self.kembalikan.setProperty("tautan", True)
        self.kembalikan.clicked.connect(lambda: self._kirim(""))
        baris = QHBoxLayout(self)
        baris.setContentsMargins(0, 0, 0, 0)
        baris.setSpacing(12)
        baris.addWidget(self.isian)
        baris.addWidget(self.kembalikan)
        baris.addWidget(self.keadaan, 1, Qt.AlignmentFlag.AlignVCenter)

    def _buat(self, pilihan: tuple[str, ...]) -> QLineEdit | QComboBox:
        if pilihan:
            kotak = QComboBox()
            for satu in pilihan:
                kotak.addItem(satu[:1].upper() + satu[1:], satu)
            kotak.activated.connect(lambda: self._kirim(str(kotak.currentData())))
            return kotak
        baris = QLineEdit()
        if self._bawaan:
            baris.setPlaceholderText(self._bawaan)
        baris.editingFinished.connect(lambda: self._kirim(baris.text()))
        return baris

    @property
    def teks(self) -> str:
        """What stands in the editor."""
        if isinstance(self.isian, QComboBox):
            return str(self.isian.currentData())
        return self.isian.text()

    def atur(self, nilai: str) -> None:
        """Show what is stored."""
        self._nilai = nilai
        with QSignalBlocker(self.isian):
            if isinstance(self.isian, QComboBox):
                self.isian.setCurrentIndex(max(0, self.isian.findData(nilai)))
            else:
                self.isian.setText(self._tampil(nilai))
                self.isian.setCursorPosition(0)
        self._tandai("")
        self.kembalikan.setVisible(bool(self._bawaan) and nilai != self._bawaan)

    def _tentang_bawaan(self) -> str:
        if not self._bawaan:
            return ""
        return "bawaan" if self._nilai == self._bawaan else f"bawaannya {self._bawaan}"

    def _kirim(self, nilai: str) -> None:
        if nilai in (self._nilai, self._tampil(self._nilai)):
            self._tandai("")
            return
        try:
            baku = self._simpan(nilai)
        except KesalahanPengguna as galat:
            self._tandai(str(galat), galat=True)
            return
        self.atur(baku)
        self._tandai(f"✓ Tersimpan {datetime.now():%H.%M}")
        self.tersimpan.emit()

    def _tandai(self, teks: str, *, galat: bool = False) -> None:
        self.keadaan.setText(teks or self._tentang_bawaan())
        gayai(self.isian, "galat", galat)
        gayai(self.keadaan, "peran", "galat" if galat else "kisi")
