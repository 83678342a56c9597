"""The plan tree beside its form: what was open stays open, what was chosen stays chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker
from PySide6.QtWidgets import QHeaderView, QWidget

from simpelin.domain.nomenklatur import DaftarResmi
from simpelin.domain.rencana import Kunci, Rencana, Simpul
from simpelin.ui.models.pohon_rencana import KODE, NAMA, PAGU, PohonRencana
from simpelin.ui.tema import Tema
from simpelin.ui.widgets.pohon import Pohon

LEBAR_KODE, LEBAR_PAGU = 136, 104
LEBAR_TERKECIL = 300


class TampilanPohon(Pohon):
    """Knows its nodes by ``Kunci``."""

    def __init__(self, tema: Tema, parent: QWidget | None = None) -> None:
        super().__init__(tema, parent)
        self.isi = PohonRencana(self)
        self.setModel(self.isi)
        self.setAccessibleName("Pohon rencana")
        self.setMinimumWidth(LEBAR_TERKECIL)
        kepala = self.header()
        kepala.setSectionResizeMode(NAMA, QHeaderView.ResizeMode.Stretch)
        kepala.resizeSection(KODE, LEBAR_KODE)
        kepala.resizeSection(PAGU, LEBAR_PAGU)

    @property
    def kunci(self) -> Kunci | None:
        """The chosen node."""
        return self.isi.kunci(self.currentIndex())

    @property
    def simpul(self) -> Simpul | None:
        """The chosen node as the plan has it."""
        kunci = self.kunci
        return None if kunci is None else self.isi.rencana.simpul.get(kunci)

    def tampilkan(self, rencana: Rencana, resmi: DaftarResmi, pilih: Kunci | None) -> None:
        """Show a plan and choose ``pilih``, or the first node where it has none such."""
        lama = self.isi.rencana.simpul
        terbuka = [kunci for kunci in lama if self.isExpanded(self.isi.indeks(kunci))]
        self.isi.muat(rencana, resmi)
        if not terbuka:
            self.buka_sampai(2, len(rencana.simpul))
        for kunci in terbuka:
            self.expand(self.isi.indeks(kunci))
        indeks = self.isi.indeks(pilih) if pilih is not None else QModelIndex()
        if not indeks.isValid() and rencana.akar:
            indeks = self.isi.indeks(rencana.akar[0])
        self.setCurrentIndex(indeks)

    def pilih(self, kunci: Kunci) -> bool:
        """Choose a node and bring it into view; False where it is not in this plan."""
        indeks = self.isi.indeks(kunci)
        if indeks.isValid():
            self.setCurrentIndex(indeks)
            self.scrollTo(indeks)
        return indeks.isValid()

    def kembali(self, kunci: Kunci) -> None:
        """Choose a node again without telling anybody."""
        with QSignalBlocker(self.selectionModel()):
            self.setCurrentIndex(self.isi.indeks(kunci))
