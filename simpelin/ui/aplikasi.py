"""The QApplication as every entry uses it: style, typeface, words, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from simpelin.ui.tema import Mode, Tema
from simpelin.ui.terjemahan import BAHASA, Penerjemah


def buat_aplikasi(argv: Sequence[str] = (), mode: Mode = Mode.SISTEM) -> tuple[QApplication, Tema]:
    """The one application (made if there is none yet) and its theme."""
    ada = cast("QApplication | None", QCoreApplication.instance())
    app = ada or QApplication([*argv] or ["simpelin"])
    QLocale.setDefault(BAHASA)
    app.setApplicationName("SIMPELIN AJA")
    app.setOrganizationName("SIMPELIN AJA")
    app.installTranslator(Penerjemah(app))
    return app, Tema(app, mode)
