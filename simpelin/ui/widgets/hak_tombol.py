"""What is not for who is signed in stays in view, greyed, and says whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from simpelin.domain.hak import Tindakan
from simpelin.services import izin

if TYPE_CHECKING:
    from simpelin.store import Store


def batasi(store: Store, tindakan: Tindakan, *semua: QWidget) -> bool:
    """Enable the widgets where ``tindakan`` is allowed; whether it is.

    The services ask again: this only spares people typing what would be refused.
    """
    alasan = izin.putusan(store, tindakan).alasan
    for satu in semua:
        satu.setEnabled(not alasan)
        satu.setToolTip(alasan)
    return not alasan
