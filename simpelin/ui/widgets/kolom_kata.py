"""What a person writes about a row: one column a kind, with the earlier quarters' words below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.kalender import ROMAWI
from simpelin.ui.tema import PT_KISI, huruf
from simpelin.ui.widgets.teks_baris import baris_teks

KATA = (
    ("hambatan", "Hambatan", "Apa yang menghambat? Kosongkan bila tidak ada."),
    ("solusi", "Solusi", "Tulis tindakan dengan tanggal dan penanggung jawab."),
    ("faktor_pendorong", "Faktor pendorong", "Apa yang membantu tercapai?"),
)
"""Field of ``Catatan``, its heading, and what stands in it while it is empty."""


class MedanKata(QPlainTextEdit):
    """A text that says when it is left; Tab goes on to the next."""

    ditinggal = Signal()
    keluar = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(52)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.ditinggal.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.keluar.emit()
        else:
            super().keyPressEvent(event)


class DuaBaris(QLabel):
    """Small muted words in at most two lines, '…' at their end where there are more."""

    def __init__(self, teks: str, parent: QWidget | None = None) -> None:
        super().__init__(teks, parent)
        self.setFont(huruf(PT_KISI))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(2 * self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        pelukis = QPainter(self)
        pelukis.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        y = self.fontMetrics().ascent()
        for satu in baris_teks(self.text(), self.font(), self.width(), 2):
            pelukis.drawText(0, y, satu)
            y += self.fontMetrics().height()
        pelukis.end()


class KolomKata(QWidget):
    """One kind of words: this quarter's to edit, the earlier quarters' to read and take."""

    def __init__(self, judul: str, petunjuk: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.medan = MedanKata()
        self.medan.setPlaceholderText(petunjuk)
        self.medan.setAccessibleName(judul)
        label = QLabel(judul)
        label.setProperty("peran", "subjudul")
        self.bawah = QHBoxLayout()
        self.bawah.setSpacing(6)
        self._lama = QVBoxLayout()
        self._lama.setSpacing(2)
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(4)
        luar.addWidget(label)
        luar.addWidget(self.medan, 1)
        luar.addLayout(self.bawah)
        luar.addLayout(self._lama)

    def kunci(self, beku: bool, gaya: str) -> None:
        """Only read, in the style of what is locked, or to write again."""
        self.medan.setReadOnly(beku)
        if self.medan.styleSheet() != gaya:
            self.medan.setStyleSheet(gaya)

    def isi_lama(self, lama: Sequence[tuple[int, str]]) -> None:
        """The earlier quarters' words, newest first; only the newest is shown whole."""
        while (satu := self._lama.takeAt(0)) is not None:
            widget = satu.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for triwulan, teks in lama[:2]:
            self._lama.addWidget(self._satu(triwulan, teks))

    def _satu(self, triwulan: int, teks: str) -> QWidget:
        wadah = QWidget()
        label = DuaBaris(f"TW {ROMAWI[triwulan]}: {teks}")
        label.setToolTip(teks)
        salin = QPushButton("Salin")
        salin.setProperty("tautan", True)
        salin.setToolTip(f"Salin kata-kata TW {ROMAWI[triwulan]} ke triwulan ini")
        salin.clicked.connect(lambda: self._salin(teks))
        baris = QHBoxLayout(wadah)
        baris.setContentsMargins(0, 0, 0, 0)
        baris.setSpacing(4)
        baris.addWidget(label, 1)
        baris.addWidget(salin, 0, Qt.AlignmentFlag.AlignTop)
        salin.setEnabled(not self.medan.isReadOnly())
        return wadah

    def _salin(self, teks: str) -> None:
        self.medan.setPlainText(teks)
        self.medan.setFocus()
