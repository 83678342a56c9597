"""Leaves that lie over each other, of which only the one in view asks for room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedLayout, QStackedWidget, QWidget

from simpelin.ui.rakit import gulung


class _Susunan(QStackedLayout):
    """Asks only the leaf in view; Qt's own asks them all, also for a height at a width."""

    def sizeHint(self) -> QSize:
        kini = self.currentWidget()
        return super().sizeHint() if kini is None else kini.sizeHint()

    def minimumSize(self) -> QSize:
        kini = self.currentWidget()
        return QSize() if kini is None else terkecil(kini)

    def hasHeightForWidth(self) -> bool:
        kini = self.currentWidget()
        return kini is not None and kini.hasHeightForWidth()

    def heightForWidth(self, lebar: int) -> int:
        """What the leaf needs at least, as a page does: its lists give way."""
        kini = self.currentWidget()
        if kini is None:
            return -1
        susunan = kini.layout()
        if susunan is None:
            return kini.heightForWidth(lebar)
        return susunan.totalMinimumHeightForWidth(lebar)


def terkecil(isi: QWidget) -> QSize:
    """As Qt's layouts count it: nothing for what gives way, a size that is set before the one
    worked out. A picture would else never become smaller again than it was drawn."""
    hint, tetap, sifat = isi.minimumSizeHint(), isi.minimumSize(), isi.sizePolicy()
    lebar = 0 if sifat.horizontalPolicy() is QSizePolicy.Policy.Ignored else hint.width()
    tinggi = 0 if sifat.verticalPolicy() is QSizePolicy.Policy.Ignored else hint.height()
    return QSize(tetap.width() or lebar, tetap.height() or tinggi)


class Tumpukan(QWidget):
    """Used like a ``QStackedWidget``, but as large as its current leaf needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        susunan = _Susunan(self)
        self.addWidget = susunan.addWidget
        self.count = susunan.count
        self.currentChanged = susunan.currentChanged
        self.currentIndex = susunan.currentIndex
        self.currentWidget = susunan.currentWidget
        self.setCurrentIndex = susunan.setCurrentIndex
        self.setCurrentWidget = susunan.setCurrentWidget
        self.widget = susunan.widget
        self.currentChanged.connect(self._ukur_ulang)

    def _ukur_ulang(self) -> None:
        susunan = self.layout()
        if susunan is not None:
            susunan.invalidate()
        self.updateGeometry()


class TumpukanHalaman(QStackedWidget):
    """The window's pages. One that needs more room than the window has is scrolled: nothing is
    squeezed below what it needs, and nothing is cut off."""

    def tambah(self, halaman: QWidget) -> None:
        wadah = gulung(halaman)
        wadah.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.addWidget(wadah)

    def tampilkan(self, halaman: QWidget) -> None:
        self.setCurrentWidget(_wadah(halaman) or halaman)

    def buang(self, halaman: QWidget) -> None:
        luar = _wadah(halaman) or halaman
        self.removeWidget(luar)
        luar.deleteLater()


def _wadah(halaman: QWidget) -> QScrollArea | None:
    tampak = halaman.parentWidget()
    wadah = None if tampak is None else tampak.parentWidget()
    return wadah if isinstance(wadah, QScrollArea) else None
