"""A field for one number: what cannot be read stays as typed, red, with its reason."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.baca_angka import baca_desimal, baca_rupiah
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.ui.models.baca_isian import teks_ubah
from simpelin.ui.rakit import gayai


class MedanAngka(QLineEdit):
    """Rupiah (whole) or a decimal; empty is ``None``."""

    berubah = Signal()

    def __init__(self, nama: str, *, rupiah: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rupiah = rupiah
        self.sebab = ""
        self.nama = nama
        self.setAccessibleName(nama)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textChanged.connect(self._periksa)
        self.editingFinished.connect(self._rapikan)

    def nilai(self) -> Fraction | int | None:
        """What stands there. Raises :class:`KesalahanPengguna` where it is no number."""
        return baca_rupiah(self.text()) if self._rupiah else baca_desimal(self.text())

    def bulat(self) -> int | None:
        """The same for a rupiah field."""
        nilai = self.nilai()
        return None if nilai is None else int(nilai)

    def pecahan(self) -> Fraction | None:
        """The same for a decimal field."""
        nilai = self.nilai()
        return None if nilai is None else Fraction(nilai)

    def atur(self, nilai: Fraction | int | None) -> None:
        """Show a value."""
        if nilai is None:
            self.setText("")
        elif self._rupiah:
            self.setText(tulis_rupiah(int(nilai)))
        else:
            self.setText(teks_ubah(Fraction(nilai)))
        self.setCursorPosition(0)

    def _periksa(self) -> None:
        try:
            self.nilai()
        except KesalahanPengguna as galat:
            self._tandai(str(galat))
        else:
            self._tandai("")
        self.berubah.emit()

    def _tandai(self, sebab: str) -> None:
        gayai(self, "galat", bool(sebab))
        self.sebab = sebab
        self.setToolTip(sebab)

    def _rapikan(self) -> None:
        if self._rupiah and not self.sebab and self.text().strip():
            self.atur(self.nilai())


def sempitkan(kotak: QComboBox, huruf: int) -> None:
    """Let a choice be as narrow as so many letters; its list shows them whole."""
    kotak.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    kotak.setMinimumContentsLength(huruf)


def berlabel(judul: str, isi: QWidget, petunjuk: str = "") -> QWidget:
    """A field under its small caption."""
    wadah = QWidget()
    label = QLabel(judul)
    label.setProperty("peran", "kisi")
    label.setBuddy(isi)
    if petunjuk:
        label.setToolTip(petunjuk)
        isi.setToolTip(petunjuk)
    kolom = QVBoxLayout(wadah)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(2)
    kolom.addWidget(label)
    kolom.addWidget(isi)
    return wadah
