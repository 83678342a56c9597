"""What every page is: a title line, a place for messages, and content that loads itself."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.ui.konteks import Konteks
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.satu_baris import SatuBaris


class Halaman(QWidget):
    """Base of the pages.

    A subclass sets ``judul`` and ``bantuan``, fills ``self.isi`` (a vertical layout) in its
    ``__init__``, may add buttons to ``self.aksi``, and shows the store's content in
    :meth:`muat`. ``muat`` is called when the page is first shown, and again when period or
    data changed while it was visible, or before it is shown the next time.
    """

    judul: ClassVar[str] = ""
    bantuan: ClassVar[str] = ""
    """What F1 says, as simple HTML."""

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.konteks = konteks
        self._usang = True
        self.label_judul = QLabel(self.judul)
        self.label_judul.setProperty("peran", "judul")
        self.label_keterangan = SatuBaris()
        self.label_keterangan.setProperty("peran", "redup")
        self.aksi = QHBoxLayout()
        self.aksi.setSpacing(8)
        self.pesan = BarisPesan()
        self.isi = QVBoxLayout()
        self.isi.setSpacing(12)
        self._susun()
        konteks.periode_berubah.connect(self._usangkan)
        konteks.data_berubah.connect(self._data_berubah)

    def muat(self) -> None:
        """Show what the store has for the chosen period."""
        raise NotImplementedError

    def tuju(self, sasaran: object) -> None:
        """Bring a ``Kunci`` (or what else the page knows) into view."""

    def segarkan(self) -> None:
        """Load now; what the user can put right is said at the top of the page."""
        self._usang = False
        try:
            self.muat()
        except KesalahanPengguna as galat:
            self.pesan.galat(str(galat))

    def keterangan(self, teks: str) -> None:
        """The muted words beside the title."""
        self.label_keterangan.setText(teks)

    # --- plumbing ------------------------------------------------------------

    def heightForWidth(self, lebar: int) -> int:
        """What the page needs at least: lists give way before the window scrolls."""
        return self._luar.totalMinimumHeightForWidth(lebar)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._usang:
            self.segarkan()

    def _susun(self) -> None:
        self.kepala = kepala = QHBoxLayout()
        kepala.setSpacing(12)
        kepala.addWidget(self.label_judul)
        kepala.addWidget(self.label_keterangan, 1, Qt.AlignmentFlag.AlignBottom)
        kepala.addLayout(self.aksi)
        self._luar = luar = QVBoxLayout(self)
        luar.setContentsMargins(16, 12, 16, 12)
        luar.setSpacing(8)
        luar.addLayout(kepala)
        luar.addWidget(self.pesan)
        luar.addLayout(self.isi, 1)
        self.label_judul.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.label_keterangan.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _usangkan(self) -> None:
        self._usang = True
        if self.isVisible():
            self.segarkan()

    def _data_berubah(self, sumber: object) -> None:
        if sumber is not self:
            self._usangkan()
