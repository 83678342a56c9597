"""Beside the plan tree: the chosen node's form of this year, or its Renstra."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTabBar, QVBoxLayout, QWidget

from simpelin.ui.konteks import Konteks
from simpelin.ui.rakit import jajar, tumpuk
from simpelin.ui.widgets.form_simpul import FormSimpul
from simpelin.ui.widgets.tumpukan import Tumpukan

if TYPE_CHECKING:
    from simpelin.ui.widgets.panel_renstra import PanelRenstra

TAHUN_INI, RENSTRA = range(2)


class LembaranSimpul(QWidget):
    """Two sheets under their tabs; the page says what the buttons do."""

    minta_lembar = Signal(int)
    """Another tab was chosen; the page shows its sheet with :meth:`buka`, or refuses."""

    def __init__(self, konteks: Konteks, halaman: QWidget) -> None:
        super().__init__(halaman)
        self._konteks, self._halaman = konteks, halaman
        self.form = FormSimpul()
        self.keadaan = QLabel()
        self.keadaan.setProperty("peran", "galat")
        self.keadaan.setWordWrap(True)
        self.simpan = QPushButton("Simpan")
        self.simpan.setProperty("utama", True)
        self.simpan.setToolTip("Ctrl+S")
        self.batal = QPushButton("Batalkan perubahan")
        self.hapus = QPushButton("Hapus …")
        self.tab = QTabBar()
        self.tumpukan = Tumpukan()
        self._tahun_ini = QWidget()
        self._susun()
        self.tab.currentChanged.connect(self.minta_lembar)
        self.form.berubah.connect(self.perbarui)

    def _susun(self) -> None:
        self.tab.setAccessibleName("Isi simpul atau Renstra")
        self.tab.setDrawBase(False)
        self.tab.setExpanding(False)
        for judul in ("Tahun ini", "Renstra (F8)"):
            self.tab.addTab(judul)
        tumpuk(
            self._tahun_ini,
            (self.form, 1),
            self.keadaan,
            jajar(self.simpan, self.batal, None, self.hapus),
        )
        self.tumpukan.addWidget(self._tahun_ini)
        luar = QVBoxLayout(self)
        luar.setContentsMargins(5, 0, 0, 0)
        luar.setSpacing(6)
        luar.addWidget(self.tab)
        luar.addWidget(self.tumpukan, 1)

    @cached_property
    def renstra(self) -> PanelRenstra:
        """The sheet that many never open, made when it is first asked for."""
        from simpelin.ui.widgets.panel_renstra import PanelRenstra

        panel = PanelRenstra(self._konteks, self._halaman)
        self.tumpukan.addWidget(panel)
        return panel

    @property
    def di_renstra(self) -> bool:
        """Whether the Renstra is shown."""
        return self.tab.currentIndex() == RENSTRA

    def buka(self, lembar: int) -> None:
        """Show a sheet."""
        self.tab.setCurrentIndex(lembar)
        self.tumpukan.setCurrentWidget(self.renstra if lembar == RENSTRA else self._tahun_ini)

    def kata(self, sebab: str) -> None:
        """Say why the form was not stored; '' takes the sentence away."""
        self.keadaan.setText(sebab)
        self.perbarui()

    def perbarui(self) -> None:
        """What can be done now with what stands in the form."""
        kotor = self.form.kotor
        self.simpan.setEnabled(kotor)
        self.batal.setEnabled(kotor or self.form.asal is None)
        self.hapus.setEnabled(self.form.asal is not None)
        self.keadaan.setVisible(bool(self.keadaan.text()))
