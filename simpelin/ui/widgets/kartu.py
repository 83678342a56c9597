"""A card: a titled part of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget


class Kartu(QFrame):
    """Title at the left, a muted word at the right, content below."""

    def __init__(
        self, judul: str, isi: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("kartu")
        self.judul = QLabel(judul)
        self.judul.setProperty("peran", "subjudul")
        self.catatan = QLabel()
        self.catatan.setProperty("peran", "kisi")
        self.kepala = QHBoxLayout()
        self.kepala.addWidget(self.judul)
        self.kepala.addStretch(1)
        self.kepala.addWidget(self.catatan, 0, Qt.AlignmentFlag.AlignRight)
        self.susunan = QVBoxLayout(self)
        self.susunan.setContentsMargins(12, 8, 12, 8)
        self.susunan.setSpacing(6)
        self.susunan.addLayout(self.kepala)
        if isi is not None:
            self.susunan.addWidget(isi, 1)


def susun_dengan_bukti(kartu: QWidget, kiri: QLayout, dukung: QWidget) -> None:
    """A card in halves: its own fields, and the evidence that belongs to them."""
    label = QLabel("Data dukung")
    label.setProperty("peran", "subjudul")
    kanan = QVBoxLayout()
    kanan.setSpacing(4)
    kanan.addWidget(label)
    kanan.addWidget(dukung, 1)
    luar = QHBoxLayout(kartu)
    luar.setContentsMargins(12, 8, 12, 8)
    luar.setSpacing(20)
    luar.addLayout(kiri, 5)
    luar.addLayout(kanan, 5)
