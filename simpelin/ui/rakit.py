"""Small pieces that pages and panels are put together from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

JARAK = 8
"""Pixels between neighbours in a row."""
LEBAR_BELAH = 8
"""Pixels of the gap by which two halves are resized."""

LEBAR_USUL = 560
"""Pixels that a code and a node's name take among proposals."""

Bagian = QWidget | tuple[QWidget, int] | None
"""A widget, a widget with its stretch, or ``None``: what is left stays free."""


def pintasan(
    widget: QWidget, tindakan: Mapping[str, Callable[[], object]], *, sendiri: bool = False
) -> None:
    """Keys that act while ``widget`` or something in it has the keyboard; with ``sendiri`` only
    the widget itself, so that its fields keep the key for themselves."""
    konteks = Qt.ShortcutContext
    for tombol, kerja in tindakan.items():
        satu = QShortcut(QKeySequence(tombol), widget)
        satu.setContext(konteks.WidgetShortcut if sendiri else konteks.WidgetWithChildrenShortcut)
        satu.activated.connect(kerja)


def gayai(widget: QWidget, sifat: str, nilai: object) -> None:
    """Set a property that the style sheet reads, and let it be seen at once."""
    if widget.property(sifat) != nilai:
        widget.setProperty(sifat, nilai)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def gulung(isi: QWidget) -> QScrollArea:
    """What may be taller than its place, without a frame and on the page's own ground."""
    wadah = QScrollArea()
    wadah.setWidgetResizable(True)
    wadah.setProperty("polos", True)
    wadah.setWidget(isi)
    isi.setAutoFillBackground(False)  # setWidget turns it on
    wadah.viewport().setAutoFillBackground(False)
    return wadah


def belah(arah: Qt.Orientation, *isi: QWidget) -> QSplitter:
    """Parts that share a place; the gap between them moves and shows no line."""
    wadah = QSplitter(arah)
    wadah.setChildrenCollapsible(False)
    wadah.setHandleWidth(LEBAR_BELAH)
    wadah.setStyleSheet("QSplitter::handle { background: transparent; }")
    for satu in isi:
        wadah.addWidget(satu)
    return wadah


def pelengkap(daftar: QStringListModel, induk: QWidget, lebar: int = LEBAR_USUL) -> QCompleter:
    """Proposals that hold what was typed, anywhere in them and in whatever case."""
    hasil = QCompleter(daftar, induk)
    hasil.setFilterMode(Qt.MatchFlag.MatchContains)
    hasil.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    kotak = hasil.popup()
    assert kotak is not None  # made on asking
    kotak.setMinimumWidth(lebar)
    return hasil


def jajar(*isi: Bagian, jarak: int = JARAK) -> QHBoxLayout:
    """Widgets side by side."""
    susunan = QHBoxLayout()
    susunan.setSpacing(jarak)
    for satu in isi:
        if satu is None:
            susunan.addStretch(1)
        elif isinstance(satu, tuple):
            susunan.addWidget(*satu)
        else:
            susunan.addWidget(satu)
    return susunan


def tumpuk(
    induk: QWidget, *isi: QWidget | QLayout | tuple[QWidget, int], jarak: int = JARAK
) -> QVBoxLayout:
    """Fill ``induk`` from top to bottom, up to its edges."""
    susunan = QVBoxLayout(induk)
    susunan.setContentsMargins(0, 0, 0, 0)
    susunan.setSpacing(jarak)
    for satu in isi:
        if isinstance(satu, QLayout):
            susunan.addLayout(satu)
        elif isinstance(satu, tuple):
            susunan.addWidget(*satu)
        else:
            susunan.addWidget(satu)
    return susunan
