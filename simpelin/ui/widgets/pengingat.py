"""On the start page: what is due, what came back, what waits at my tier."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simpelin.services.pengingat import Pengingat, pengingat
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.tema import BARIS
from simpelin.ui.widgets.kartu import Kartu
from simpelin.ui.widgets.tabel import Tabel

BANYAK = 3
"""Lines that are shown."""


class KartuPengingat(Kartu):
    """Enter on a line goes where it is settled; hidden while there is nothing."""

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        self.tabel = Tabel(konteks.tema, (Judul("", 0),), tinggi=BARIS)
        super().__init__("Pengingat", self.tabel, parent)
        self.konteks = konteks
        self.tabel.setHeaderHidden(True)
        self.tabel.setProperty("polos", True)
        self.tabel.setAccessibleName("Pengingat")
        self.tabel.dibuka.connect(self._buka)
        self.hide()

    def muat(self) -> None:
        """Show what is to be remembered today."""
        k = self.konteks
        isi = pengingat(k.store, k.tahun, k.triwulan, k.status(), k.tanggal_acuan)
        self.setVisible(bool(isi))
        self.judul.setText(f"Pengingat ({len(isi)})")
        self.tabel.muat([(Sel(s.teks, tebal=s.lewat, data=s),) for s in isi[:BANYAK]])
        self.tabel.setFixedHeight(BARIS * min(BANYAK, len(isi)) + 4)

    def _buka(self, data: object) -> None:
        if isinstance(data, Pengingat):
            self.konteks.minta_halaman.emit(data.halaman, data.unit or None)
