"""A place for a picture that is made elsewhere in just its size."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_TENANG_MS = 120


class LembarGambar(QLabel):
    """Shows a picture in the middle; tells when its own size has come to rest."""

    ukuran_berubah = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(320, 200)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._tenang = QTimer(self, singleShot=True, interval=_TENANG_MS)
        self._tenang.timeout.connect(self.ukuran_berubah)

    def titik(self) -> QSize:
        """Its size in pixels of the screen."""
        return self.size() * self.devicePixelRatioF()

    @property
    def pas(self) -> bool:
        """Whether a picture is shown and was made for the size that the place has now."""
        beda = self.pixmap().size() - self.titik()
        return not self.pixmap().isNull() and abs(beda.width()) <= 2 and abs(beda.height()) <= 2

    def tampilkan(self, png: bytes, uraian: str) -> None:
        """Show a PNG that was made for :meth:`titik`."""
        gambar = QPixmap()
        gambar.loadFromData(png, "PNG")
        gambar.setDevicePixelRatio(self.devicePixelRatioF())
        self.setPixmap(gambar)
        self.setAccessibleName(uraian)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tenang.start()
