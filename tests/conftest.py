"""Every test runs offscreen, in Luwu Timur's time, and away from the user's own folders.

The environment is set when this file is loaded: before a test module imports Qt,
matplotlib or platformdirs, all of which read it once.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import settings

_HOME = Path(tempfile.mkdtemp(prefix="simpelin-uji-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)

_FOLDERS = {
    "HOME": _HOME,
    "USERPROFILE": _HOME,
    "APPDATA": _HOME / "appdata",
    "LOCALAPPDATA": _HOME / "localappdata",
    "XDG_DATA_HOME": _HOME / "data",
    "XDG_CONFIG_HOME": _HOME / "config",
    "XDG_CACHE_HOME": _HOME / "cache",
    "XDG_STATE_HOME": _HOME / "state",
    "XDG_RUNTIME_DIR": _HOME / "run",
}
for _name, _folder in _FOLDERS.items():
    _folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[_name] = str(_folder)

# matplotlib's list of fonts takes seconds to make: kept between runs, inside the checkout.
_MPL = Path(__file__).resolve().parents[1] / ".pytest_cache" / "matplotlib"
_MPL.mkdir(parents=True, exist_ok=True)

os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    MPLBACKEND="agg",
    MPLCONFIGDIR=str(_MPL),
    LC_ALL="C.UTF-8",
    TZ="Asia/Makassar",
)
for _name in ("DISPLAY", "WAYLAND_DISPLAY", "SIMPELIN_DB"):
    os.environ.pop(_name, None)
if hasattr(time, "tzset"):
    time.tzset()

# On a busy machine of two cores a slow example is no failure.
settings.register_profile("simpelin", deadline=None, print_blob=True)
settings.load_profile("simpelin")


@pytest.fixture(scope="session", autouse=True)
def sandi_murah() -> None:
    """argon2id with the cheapest parameters: what it costs is the library's business."""
    from functools import cache

    from simpelin.services import sandi

    @cache
    def penghash() -> object:
        from argon2 import PasswordHasher

        return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

    sandi.penghash = penghash  # type: ignore[assignment]


@pytest.fixture(scope="session", autouse=True)
def izin_selalu_diminta() -> None:
    """A service that writes without asking for the right fails in every test, with accounts or
    without: the store alone asks only where there are accounts."""
    from simpelin.store.buka import Store

    asli = Store._wajib_berizin

    def periksa(store: Store) -> None:
        asli(store)
        bingkai = sys._getframe(1)
        while not store.berizin and bingkai.f_back is not None:
            bingkai = bingkai.f_back
            berkas = bingkai.f_code.co_filename.replace("\\", "/")
            if "/simpelin/services/" in berkas:
                raise RuntimeError(f"{bingkai.f_code.co_name} menulis tanpa izin.wajib")
            if "/simpelin/" not in berkas and "contextlib" not in berkas:
                return

    Store._wajib_berizin = periksa  # type: ignore[method-assign]
