from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simpelin.services.contoh import isi_contoh
from simpelin.store import Pelaku, Store, open_store
from tests.services.rencana_uji import ambil, laporan, rencana


@pytest.fixture
def kosong(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    satu = open_store(tmp_path / "kantor" / "simpelin.db", pelaku=Pelaku("Siti"))
    yield satu
    satu.close()


@pytest.fixture
def kantor(kosong: Store, tmp_path: Path) -> Store:
    """A store with the small office of ``rencana_uji``, imported."""
    ambil(kosong, tmp_path, rencana(), laporan())
    return kosong


@pytest.fixture
def contoh(tmp_path: Path) -> Iterator[Store]:
    """A store with the example."""
    satu = open_store(tmp_path / "contoh.simpelin")
    isi_contoh(satu)
    yield satu
    satu.close()
