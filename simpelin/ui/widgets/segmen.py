"""A few views of which one is shown, as buttons joined in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Segmen(QWidget):
    """One of its buttons is pressed."""

    dipilih = Signal(int)
    """The number of the view that was chosen."""

    def __init__(
        self, nama: Sequence[str], keterangan: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.banyak = len(nama)
        self._kelompok = QButtonGroup(self)
        baris = QHBoxLayout(self)
        baris.setContentsMargins(0, 0, 0, 0)
        baris.setSpacing(0)
        for nomor, satu in enumerate(nama):
            tombol = QToolButton()
            tombol.setObjectName("segmen")
            tombol.setProperty("ujung", nomor == 0)
            tombol.setText(satu)
            tombol.setToolTip(f"{satu} {keterangan}".strip())
            tombol.setCheckable(True)
            self._kelompok.addButton(tombol, nomor)
            baris.addWidget(tombol)
        self.tandai(0)
        self._kelompok.idClicked.connect(self.dipilih)

    @property
    def kini(self) -> int:
        """The number of the view that is shown."""
        return self._kelompok.checkedId()

    def tandai(self, nomor: int) -> None:
        """Show which it is, without telling anyone."""
        self._kelompok.button(nomor).setChecked(True)
