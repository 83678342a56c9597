from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from simpelin import paths


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder of its own, with nothing beside it."""
    folder = tmp_path / "site-packages" / "simpelin"
    folder.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", folder)
    monkeypatch.delattr(sys, "_MEIPASS", raising=False)
    return folder


def test_checkout_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.resource_path("font", "OFL.txt").is_file()
    assert list(paths.migration_dir().glob("*.sql"))


def test_wheel_goes_before_what_stands_beside_the_package(package: Path) -> None:
    for name in ("resources", "db"):
        (package.parent / name).mkdir()
    assert paths.resource_path("a", "b") == package.parent / "resources" / "a" / "b"
    for name in ("_resources", "_db"):
        (package / name).mkdir()
    assert paths.resource_path("a", "b") == package / "_resources" / "a" / "b"
    assert paths.migration_dir() == package / "_db"


def test_frozen_bundle_goes_first(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (package / "_db").mkdir()
    bundle = tmp_path / "bundle"
    (bundle / "db").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(bundle), raising=False)
    assert paths.migration_dir() == bundle / "db"


def test_incomplete_installation_says_what_to_do(package: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"“resources” tidak ditemukan.*pasang ulang"):
        paths.resource_path()


def test_store_is_in_the_users_data_folder_and_not_created() -> None:
    path = paths.default_store_path()
    assert path.name == "simpelin.db"
    assert path.parent.name == "SIMPELIN AJA"
    assert Path(os.environ["HOME"]) in path.parents
    assert not path.parent.exists()
