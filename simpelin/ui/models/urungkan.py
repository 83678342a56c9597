"""Undo of typed cells by inverse commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from simpelin.services.isi_realisasi import IsiAnggaran, IsiKinerja

if TYPE_CHECKING:
    from simpelin.ui.models.sesi_isian import SesiIsian

Isian = IsiKinerja | IsiAnggaran


class PerintahIsi(QUndoCommand):
    """Some cells that were stored together; made after the fact, so the first redo is none."""

    def __init__(
        self, sesi: SesiIsian, tindakan: str, pasangan: Sequence[tuple[Isian, Isian]]
    ) -> None:
        super().__init__(tindakan)
        self._sesi = sesi
        self._lama = [lama for lama, _ in pasangan]
        self._baru = [baru for _, baru in pasangan]
        self._sudah = True

    def redo(self) -> None:
        if self._sudah:
            self._sudah = False
            return
        if not self._sesi.tukar(self._lama, self._baru, "ulangi isian"):
            self.setObsolete(True)

    def undo(self) -> None:
        if not self._sesi.tukar(self._baru, self._lama, "urungkan isian"):
            self.setObsolete(True)
