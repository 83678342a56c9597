"""Where the program's own files stand, and where the user's store goes.

`resources/` and `db/` are found in three settings, in this order: a frozen bundle
(PyInstaller unpacks beside `sys._MEIPASS`), an installed wheel (copied into the package as
`_resources` and `_db`), a checkout (beside the package).
"""

from __future__ import annotations

import sys
from pathlib import Path

APP_NAME = "SIMPELIN AJA"
STORE_FILE = "simpelin.db"

_PACKAGE = Path(__file__).resolve().parent


def _program_dir(name: str) -> Path:
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    candidates = [Path(bundle) / name] if bundle else []
    candidates += [_PACKAGE / f"_{name}", _PACKAGE.parent / name]
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"Folder “{name}” tidak ditemukan: pemasangan SIMPELIN AJA tidak lengkap, pasang ulang."
    )


def resource_path(*parts: str) -> Path:
    """The file or folder `resources/<parts>`, wherever the program is installed."""
    return _program_dir("resources").joinpath(*parts)


def migration_dir() -> Path:
    """The folder with the store's migrations (`*.sql`, run in the order of their names)."""
    return _program_dir("db")


def default_store_path() -> Path:
    """The live store in the user's data folder; the folder is not created here."""
    import platformdirs  # only who names no store waits for it

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / STORE_FILE
