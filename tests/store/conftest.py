from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simpelin.store import Pelaku, Store, open_store
from tests.store.buatan import isi_rencana


@pytest.fixture
def jalur(tmp_path: Path) -> Path:
    """Where a store is to stand; its folder does not exist yet."""
    return tmp_path / "kantor" / "simpelin.db"


@pytest.fixture
def store(jalur: Path) -> Iterator[Store]:
    """An empty store."""
    satu = open_store(jalur, pelaku=Pelaku("Siti"))
    yield satu
    satu.close()


@pytest.fixture
def terisi(store: Store) -> Store:
    """A store with a small plan of 2023."""
    isi_rencana(store)
    return store
