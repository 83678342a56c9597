"""A card: a titled part of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


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
