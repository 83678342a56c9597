"""Words in one line that may be too narrow for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget


class SatuBaris(QLabel):
    """Plain words in one line, '…' at their end where they do not fit, and then whole on hover."""

    def __init__(self, teks: str = "", parent: QWidget | None = None) -> None:
        super().__init__(teks, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def terpotong(self) -> bool:
        """Whether not all of it is seen."""
        return self._pendek() != self.text()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        pelukis = QPainter(self)
        self.style().drawItemText(
            pelukis,
            self.contentsRect(),
            int(self.alignment() | Qt.TextFlag.TextSingleLine),
            self.palette(),
            self.isEnabled(),
            self._pendek(),
            self.foregroundRole(),
        )
        pelukis.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self.terpotong and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def _pendek(self) -> str:
        lebar = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, lebar)
