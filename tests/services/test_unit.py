"""Units and their heads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simpelin.domain.kantor import Peran, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import unit
from simpelin.store import Store, open_store

SEKSI = "Seksi Pelayanan Umum"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    satu = open_store(tmp_path / "unit.simpelin")
    unit.tambah(satu, SEKSI)
    yield satu
    satu.close()


def test_head_of_a_unit(store: Store) -> None:
    unit.ubah_kepala(store, SEKSI, "kepala", "  Andi   Baso ")
    unit.ubah_kepala(store, SEKSI, "nip", "19800101 200501 1 001")
    unit.ubah_peran(store, SEKSI, Peran.KEUANGAN)
    assert unit.daftar(store) == (
        Unit(SEKSI, "", "Andi Baso", "19800101 200501 1 001", "", Peran.KEUANGAN),
    )


def test_nip_of_another_length_is_refused(store: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="18 angka; yang diisi 3"):
        unit.ubah_kepala(store, SEKSI, "nip", "123")
    assert unit.daftar(store)[0].nip == ""


def test_names_are_not_taken_twice(store: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="sudah ada"):
        unit.tambah(store, "seksi pelayanan  umum")
    with pytest.raises(KesalahanPengguna, match="Isi nama unit"):
        unit.tambah(store, "  ")


def test_unknown_unit(store: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="tidak ada lagi"):
        unit.ubah_kepala(store, "Seksi Lain", "kepala", "X")


def test_every_change_leaves_a_trail(store: Store) -> None:
    unit.ubah_kepala(store, SEKSI, "pangkat", "Penata")
    assert store.riwayat.cari("unit")[0].tindakan == "atur unit"
