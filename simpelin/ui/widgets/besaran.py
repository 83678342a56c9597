"""How large a page paints itself: as usual, or for people three metres from a projector."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QFont

from simpelin.ui.tema import PT_ISI, PT_JUDUL, huruf

_LEBAR_DASAR = 1366
_PERBESARAN = 1.2
"""A projector's picture is about two metres wide whatever its pixels: type follows its width,
and at 1366 pixels the smallest type (9 pt) becomes 10,8 pt, 21 mm high on the wall."""
_PALING_BESAR = 3.5


class Besaran(QObject):
    """The factor by which a page's type and measures grow; its widgets ask it."""

    berubah = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.faktor = 1.0

    def atur(self, faktor: float) -> None:
        if abs(faktor - self.faktor) > 0.01:
            self.faktor = faktor
            self.berubah.emit()

    def untuk_layar(self, ukuran: QSize) -> float:
        """The factor for a full screen of this size."""
        lebar = min(ukuran.width(), ukuran.height() * 16 / 9)
        return min(max(lebar / _LEBAR_DASAR, 0.9) * _PERBESARAN, _PALING_BESAR)

    def huruf(self, pt: float, *, tebal: bool = False) -> QFont:
        """The typeface in a size, grown."""
        return huruf(round(pt * self.faktor, 1), tebal=tebal)

    def px(self, piksel: float) -> float:
        """A measure, grown."""
        return piksel * self.faktor

    def gaya(self) -> str:
        """The page's style sheet where its type is grown; '' where it is not."""
        if self.faktor == 1:
            return ""
        isi, judul = round(PT_ISI * self.faktor, 1), round(PT_JUDUL * self.faktor, 1)
        return (
            "QLabel, QLineEdit, QPushButton, QToolButton, QTabBar::tab, QComboBox, QDateEdit,"
            f" QTreeView, QHeaderView::section, QPlainTextEdit {{ font-size: {isi}pt; }}"
            f' QLabel[peran="judul"] {{ font-size: {judul}pt; font-weight: bold; }}'
        )
