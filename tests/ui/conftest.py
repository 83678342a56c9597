"""Window tests: one application in our style, real store files."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from simpelin.ui.aplikasi import buat_aplikasi
from simpelin.ui.tema import Mode, Tema


@pytest.fixture(scope="session")
def tema(qapp: QApplication) -> Tema:
    """The application's theme, light."""
    return buat_aplikasi(mode=Mode.TERANG)[1]
