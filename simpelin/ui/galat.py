"""What happens when something goes wrong in the window.

A :class:`KesalahanPengguna` is said in place, in one sentence. Anything else is our bug: a
dialog tells what happened, what was kept and what to do, with a report to copy; the window
lives on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simpelin.domain.kesalahan import KesalahanPengguna

if TYPE_CHECKING:
    from simpelin.ui.dialog_galat import DialogGalat


class PenangkapGalat(QObject):
    """Takes ``sys.excepthook``; errors of any thread end up here, in the window's thread."""

    tertangkap = Signal(object)

    def __init__(self, jendela: QWidget, di_tempat: Callable[[str], None]) -> None:
        super().__init__(jendela)
        self._jendela = jendela
        self._di_tempat = di_tempat
        self.dialog: DialogGalat | None = None
        self.tertangkap.connect(self.tampilkan)
        self._lama = sys.excepthook

    def pasang(self) -> None:
        sys.excepthook = self._kait

    def lepas(self) -> None:
        sys.excepthook = self._lama

    def _kait(
        self, jenis: type[BaseException], galat: BaseException, jejak: TracebackType | None
    ) -> None:
        if issubclass(jenis, KeyboardInterrupt):
            self._lama(jenis, galat, jejak)
            return
        self.tertangkap.emit(galat)

    def tampilkan(self, galat: object) -> None:
        """Say a user's error in place; show the dialog for ours, one at a time."""
        if isinstance(galat, KesalahanPengguna):
            self._di_tempat(str(galat))
            return
        if not isinstance(galat, BaseException):
            return
        from simpelin.ui.dialog_galat import DialogGalat, laporan_galat

        print(laporan_galat(galat), file=sys.stderr)
        if self.dialog is None:
            self.dialog = DialogGalat(galat, self._jendela)
            self.dialog.finished.connect(self._ditutup)
            self.dialog.open()

    def _ditutup(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
