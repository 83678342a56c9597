"""The office's first account: from then on everybody signs in."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import akun, masuk
from simpelin.ui.konteks import Konteks
from simpelin.ui.widgets.masuk import TINGGI, kotak_sandi


def usul_nama_masuk(nama: str) -> str:
    """'Siti Aminah, S.E.' → 'siti.aminah'; what a person would type anyway."""
    kata = re.findall(r"[a-z0-9]+", nama.split(",")[0].casefold())
    return ".".join(kata[:2])[:40]


class FormPertama(QWidget):
    """Name and password of the planner; who makes it is signed in at once."""

    dibuat = Signal()

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self.nama = QLineEdit()
        self.nama.setPlaceholderText("Nama lengkap Anda")
        self.nama_masuk = QLineEdit()
        self.nama_masuk.setPlaceholderText("misalnya siti.aminah")
        self.sandi = kotak_sandi("Sandi")
        self.ulang = kotak_sandi("Sandi sekali lagi")
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.galat.hide()
        self.tombol = QPushButton("Mulai memakai akun")
        self.tombol.setProperty("utama", True)
        isian = QFormLayout()
        isian.setSpacing(8)
        isian.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, kotak in (
            ("Nama lengkap", self.nama),
            ("Nama masuk", self.nama_masuk),
            ("Sandi", self.sandi),
            ("Sekali lagi", self.ulang),
        ):
            kotak.setAccessibleName(label)
            kotak.setMinimumHeight(TINGGI)
            isian.addRow(label, kotak)
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(8)
        susunan.addLayout(isian)
        susunan.addWidget(self.galat)
        susunan.addWidget(self.tombol)
        self.nama.textEdited.connect(self._usulkan)
        self.nama_masuk.textEdited.connect(lambda: self.nama_masuk.setModified(True))
        self.ulang.returnPressed.connect(self.simpan)
        self.tombol.clicked.connect(self.simpan)

    def _usulkan(self, nama: str) -> None:
        if not self.nama_masuk.isModified():
            self.nama_masuk.setText(usul_nama_masuk(nama))
            self.nama_masuk.setModified(False)

    def simpan(self) -> None:
        """Make the account and sign in."""
        store, sandi = self._konteks.store, self.sandi.text()
        try:
            if sandi != self.ulang.text():
                raise KesalahanPengguna("Kedua sandi tidak sama; ketik sekali lagi.")
            satu = akun.tambah(store, self.nama_masuk.text(), self.nama.text(), sandi)
            masuk.masuk(store, satu.nama_masuk, sandi)
        except KesalahanPengguna as galat:
            self.galat.setText(str(galat))
            self.galat.show()
            return
        self.galat.hide()
        self.sandi.clear()
        self.ulang.clear()
        self._konteks.catat(self)
        self.dibuat.emit()
