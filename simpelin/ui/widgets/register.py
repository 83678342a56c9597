"""What the registers share: a list, the card of the chosen line below it, keys between them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QSplitter, QWidget

from simpelin.domain.angka import STRIP
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.rakit import belah, pintasan
from simpelin.ui.tema import BARIS
from simpelin.ui.widgets.tabel import Tabel


class KartuRegister(QFrame):
    """The card of one line; a register only needs to know these."""

    berubah = Signal(object)
    """Something was stored."""
    kembali = Signal()
    """Back to the list."""

    def fokus(self) -> None:
        """Into the first field."""
        raise NotImplementedError


class Register(QWidget):
    """A subclass fills the table, shows the chosen line in ``kartu``, and says its count."""

    hitungan = Signal(str)
    """'3 terbuka, 2 lewat tenggat', for the heading."""

    def __init__(
        self,
        konteks: Konteks,
        kartu: KartuRegister,
        nama: str,
        judul: Sequence[Judul],
        halaman: QWidget | None,
    ) -> None:
        super().__init__(halaman)
        self.konteks = konteks
        self._sumber = halaman
        self.tabel = Tabel(konteks.tema, judul)
        self.tabel.header().setFixedHeight(BARIS)
        self.tabel.setAccessibleName(nama)
        self.setFocusProxy(self.tabel)
        self.tabel.selectionModel().currentRowChanged.connect(lambda *_: self._pilih())
        kartu.kembali.connect(self.tabel.setFocus)
        pintasan(self, {"F6": lambda: self._ganti_fokus(kartu)})

    # --- building ----------------------------------------------------------------

    def pilihan(self, nama: str, lebar: int) -> QComboBox:
        """A choice that filters the list."""
        kotak = QComboBox()
        kotak.setAccessibleName(nama)
        kotak.setFixedWidth(lebar)
        kotak.activated.connect(self.saring)
        return kotak

    def bagi_dua(self, atas: QWidget, kartu: QWidget, tinggi: int) -> QSplitter:
        """The list above the card; the list gets what is left."""
        dua = belah(Qt.Orientation.Vertical, atas, kartu)
        dua.setStretchFactor(0, 1)
        dua.setSizes([1000, tinggi])
        return dua

    # --- content -------------------------------------------------------------------

    def saring(self) -> None:
        """Show what matches, keeping the row where it still does."""
        raise NotImplementedError

    def _pilih(self) -> None:
        """Show the line of the current row in the card."""
        raise NotImplementedError

    def ke_baris(self, nomor: int) -> None:
        """Go to a row."""
        self.tabel.setCurrentIndex(self.tabel.tabel.index(nomor, 0))
        self._pilih()

    def hitung(self, semua: Collection[Berbatas], hari: date) -> None:
        """Say how many are open, and how many of these are overdue on ``hari``."""
        terbuka = [satu for satu in semua if satu.status.terbuka]
        lewat = sum(satu.hari_lewat(hari) > 0 for satu in terbuka)
        self.hitungan.emit(f"{len(terbuka)} terbuka, {lewat} lewat tenggat" if semua else "")

    def _ganti_fokus(self, kartu: KartuRegister) -> None:
        if self.tabel.hasFocus():
            kartu.fokus()
        else:
            self.tabel.setFocus()


class _Status(Protocol):
    @property
    def terbuka(self) -> bool: ...


class Berbatas(Protocol):
    """What has a state and a due date."""

    @property
    def status(self) -> _Status: ...

    def hari_lewat(self, hari: date, /) -> int:
        """Days overdue; 0 where it is done or not due."""
        ...


def sel_tenggat(tenggat: date | None, lewat: int) -> Sel:
    """A due date, bold with the days that it is overdue."""
    return Sel(
        f"{tenggat:%d-%m-%Y}" if tenggat else STRIP,
        f"lewat {lewat} hari" if lewat else None,
        tebal=lewat > 0,
    )


def sel_bukti(banyak: int) -> Sel:
    """How much evidence is attached."""
    return Sel(str(banyak) if banyak else STRIP)
