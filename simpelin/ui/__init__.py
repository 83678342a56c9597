"""The window: PySide6 widgets over services, and nothing else.

:func:`mulai` is the one way in. The window is painted first; then the store is opened and
the first page shows its figures.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simpelin.store import Store


def mulai(
    buka_store: Callable[[], Store],
    argv: Sequence[str] = (),
    *,
    buka_berkas: Callable[[Path], Store] | None = None,
    cadangkan: Callable[[Path], Path] | None = None,
    pulihkan: Callable[..., Path | None] | None = None,
) -> int:
    """Open the window and run it until it is closed; returns the exit status.

    ``buka_store`` opens the usual store and is called after the first paint;
    ``buka_berkas`` opens one by path, for work off the window's thread and for the example;
    ``cadangkan`` and ``pulihkan`` back up and restore the usual store.
    """
    # A start makes many objects that stay: looking for garbage among them costs a fifth of it.
    gc.disable()
    from simpelin.ui.aplikasi import buat_aplikasi
    from simpelin.ui.jendela import MainWindow

    app, tema = buat_aplikasi(argv)
    jendela = MainWindow(tema, buka_store, buka_berkas, cadangkan, pulihkan)
    jendela.tangkap_galat()
    jendela.terbuka.connect(_pungut_lagi)
    jendela.show()
    return int(app.exec())


def _pungut_lagi() -> None:
    """The first page stands: what is there now stays, from here on garbage is collected."""
    gc.freeze()
    gc.enable()
