"""The indicators of a plan node as cards, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from simpelin.domain.rencana import Indikator, Simpul
from simpelin.ui.rakit import jajar, tumpuk
from simpelin.ui.widgets.kartu_indikator import KartuIndikator


class DaftarIndikator(QWidget):
    """A stored indicator is taken away by the page, with a reason; a new one just goes."""

    berubah = Signal()
    minta_hapus = Signal(str)
    """The name under which the indicator is stored."""
    ditambah = Signal(QWidget)
    """A new empty card, to be brought into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kartu: list[KartuIndikator] = []
        self._unit: Sequence[str] = ()
        self.unit_simpul = ""
        """Who reports an indicator that names no unit of its own."""
        self.tambah = QPushButton("Tambah indikator")
        self.tambah.clicked.connect(self.mulai)
        judul = QLabel("Indikator")
        judul.setProperty("peran", "subjudul")
        self._wadah = QVBoxLayout()
        self._wadah.setSpacing(8)
        tumpuk(self, jajar(judul, None, self.tambah), self._wadah, jarak=6)

    def tampilkan(self, simpul: Simpul, unit: Sequence[str], *, baru: bool) -> None:
        """Cards for the node's indicators; ``baru``: none of them is stored yet."""
        self._unit, self.unit_simpul = unit, simpul.unit
        for kartu in list(self.kartu):
            self._buang(kartu)
        for satu in simpul.indikator:
            self.pasang(satu, None if baru else satu.nama)

    def pasang(self, indikator: Indikator, asal: str | None = None) -> KartuIndikator:
        """One more card; ``asal`` is the name under which it is stored."""
        kartu = KartuIndikator(indikator, asal, self._unit, self.unit_simpul)
        kartu.berubah.connect(self.berubah)
        kartu.minta_hapus.connect(lambda: self._hapus(kartu))
        self.kartu.append(kartu)
        self._wadah.addWidget(kartu)
        return kartu

    def mulai(self) -> None:
        """A new empty card, ready to type its name."""
        kartu = self.pasang(Indikator(""))
        self.berubah.emit()
        kartu.nama.setFocus()
        self.ditambah.emit(kartu)

    def isi(self) -> tuple[Indikator, ...]:
        """What stands in the cards. Raises :class:`KesalahanPengguna` for no number."""
        return tuple(satu.indikator() for satu in self.kartu)

    def ganti_nama(self) -> tuple[tuple[str, str], ...]:
        """Stored indicators that have another name now: old and new."""
        semua = ((satu.asal, satu.nama.text().strip()) for satu in self.kartu)
        return tuple((asal, nama) for asal, nama in semua if asal is not None and asal != nama)

    def _hapus(self, kartu: KartuIndikator) -> None:
        if kartu.asal is not None:
            self.minta_hapus.emit(kartu.asal)
            return
        self._buang(kartu)
        self.berubah.emit()

    def _buang(self, kartu: KartuIndikator) -> None:
        self.kartu.remove(kartu)
        self._wadah.removeWidget(kartu)
        kartu.hide()
        kartu.deleteLater()
