"""The letterhead's logo: whether there is one, choose a PNG, take it off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from simpelin.domain.kesalahan import KesalahanPengguna


class IsianLogo(QWidget):
    """``pasang`` keeps a file in the store, ``lepas`` goes back to none."""

    def __init__(self, pasang: Callable[[Path], object], lepas: Callable[[], object]) -> None:
        super().__init__()
        self._kerjakan_pasang, self._kerjakan_lepas = pasang, lepas
        self.pilih = QPushButton("Pilih PNG …")
        self.pilih.clicked.connect(self._pilih_berkas)
        self.lepas = QPushButton("Lepas")
        self.lepas.setProperty("tautan", True)
        self.lepas.clicked.connect(lambda: self._lakukan(self._kerjakan_lepas))
        self.keadaan = QLabel()
        self.keadaan.setProperty("peran", "kisi")
        self.keadaan.setWordWrap(True)
        baris = QHBoxLayout(self)
        baris.setContentsMargins(0, 0, 0, 0)
        baris.setSpacing(12)
        baris.addWidget(self.pilih)
        baris.addWidget(self.lepas)
        baris.addWidget(self.keadaan, 1)

    def atur(self, nilai: str) -> None:
        """Show whether a logo is kept; ``nilai`` is its fingerprint or ''."""
        self.lepas.setVisible(bool(nilai))
        self.keadaan.setText("Logo terpasang." if nilai else "Belum ada logo.")

    def pasang(self, path: Path) -> None:
        self._lakukan(lambda: self._kerjakan_pasang(path))

    def _pilih_berkas(self) -> None:
        nama, _ = QFileDialog.getOpenFileName(self, "Logo kop surat", "", "Gambar PNG (*.png)")
        if nama:
            self.pasang(Path(nama))

    def _lakukan(self, kerja: Callable[[], object]) -> None:
        try:
            hasil = kerja()
        except KesalahanPengguna as galat:
            self.keadaan.setText(str(galat))
        else:
            self.atur(str(hasil or ""))
