"""F1: what the page is for, and the keys that work everywhere."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

TOMBOL = (
    ("Ctrl+1 … Ctrl+9", "pindah halaman"),
    ("Alt+1 … Alt+4", "pilih triwulan"),
    ("Ctrl+K", "cari kode atau nama"),
    ("F5", "muat ulang"),
    ("F1", "bantuan ini"),
)


class DialogBantuan(QDialog):
    """Stays open beside the work; closes with Esc."""

    def __init__(self, judul: str, isi: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Bantuan: {judul}" if judul else "Bantuan")
        self.setMinimumWidth(480)
        teks = QLabel(isi or "Pilih halaman di sebelah kiri.")
        teks.setWordWrap(True)
        baris = "".join(
            f"<tr><td><b>{tombol}</b>&nbsp;&nbsp;</td><td>{arti}</td></tr>"
            for tombol, arti in TOMBOL
        )
        papan = QLabel(f"<table cellspacing='2'>{baris}</table>")
        tutup = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        tutup.rejected.connect(self.reject)
        susunan = QVBoxLayout(self)
        susunan.setSpacing(12)
        for satu in (teks, papan, tutup):
            susunan.addWidget(satu)
        self.show()
