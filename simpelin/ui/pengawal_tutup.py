"""Who is asked before the window closes: a page with something that is not stored yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class PengawalTutup(QObject):
    """Asks before the window closes, while the store is still open; False keeps it open.

    It goes with the page whose method ``boleh`` is: the window outlives its pages.
    """

    def __init__(self, jendela: QWidget, boleh: Callable[[], bool]) -> None:
        super().__init__(getattr(boleh, "__self__", jendela))
        self._boleh = boleh
        jendela.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close and not self._boleh():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
