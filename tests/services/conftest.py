from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest

from simpelin.services.contoh import isi_contoh
from simpelin.store import Pelaku, Store, open_store
from tests.services.rencana_uji import ambil, laporan, rencana

NAMA = "simpelin.db"


@pytest.fixture
def kosong(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    satu = open_store(tmp_path / "kantor" / NAMA, pelaku=Pelaku("Siti"))
    yield satu
    satu.close()


@pytest.fixture(scope="session")
def folder_kantor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the small office of ``rencana_uji``, imported once."""
    folder = tmp_path_factory.mktemp("kantor")
    with closing(open_store(folder / "kantor" / NAMA, pelaku=Pelaku("Siti"))) as satu:
        ambil(satu, folder, rencana(), laporan())
    return folder / "kantor"


@pytest.fixture
def kantor(folder_kantor: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with the small office, the test's own; beside it the copy made at the import."""
    copytree(folder_kantor, tmp_path / "kantor")
    satu = open_store(tmp_path / "kantor" / NAMA, pelaku=Pelaku("Siti"))
    yield satu
    satu.close()


@pytest.fixture
def contoh(tmp_path: Path) -> Iterator[Store]:
    """A store with the example."""
    satu = open_store(tmp_path / "contoh.simpelin")
    isi_contoh(satu)
    yield satu
    satu.close()
