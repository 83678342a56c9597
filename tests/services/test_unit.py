"""Units and their heads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simpelin.domain.kantor import Peran, StatusLaporan, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import contoh, unit
from simpelin.services.evaluasi import hitung
from simpelin.services.periksa import periksa
from simpelin.services.status import status
from simpelin.store import Store, open_store, periksa_keutuhan
from tests.services.langkah_uji import periksa_laporan, setujui, verifikasi

SEKSI, BARU = "Seksi Pelayanan Umum", "Seksi Pelayanan Publik"


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


def test_a_renamed_unit_takes_everything_with_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "contoh.simpelin")
    contoh.isi_contoh(store)
    for langkah in (periksa_laporan, verifikasi, setujui):
        langkah(store, SEKSI, 2023, 3)
    sebelum, temuan = hitung(store, 2023, 3), periksa(store)
    unit.ganti_nama(store, SEKSI, f" {BARU} ")
    sesudah = hitung(store, 2023, 3)
    assert sesudah.kantor == sebelum.kantor
    keadaan = {satu.nama: satu.status for satu in status(store, 2023, 3).unit}
    assert keadaan[BARU] is StatusLaporan.DISETUJUI
    assert SEKSI not in keadaan
    assert [(t.aturan, t.kode, t.angka) for t in periksa(store).ketidaksesuaian] == [
        (t.aturan, t.kode, t.angka) for t in temuan.ketidaksesuaian
    ]
    assert periksa_keutuhan(store.path) == []
    store.close()


def test_a_new_name_is_neither_empty_nor_another_units(store: Store) -> None:
    unit.tambah(store, "Seksi Lain")
    with pytest.raises(KesalahanPengguna, match="sudah ada"):
        unit.ganti_nama(store, SEKSI, "SEKSI LAIN")
    with pytest.raises(KesalahanPengguna, match="Isi nama unit"):
        unit.ganti_nama(store, SEKSI, " ")
    assert unit.ganti_nama(store, SEKSI, SEKSI.upper()).nama == SEKSI.upper()


def test_only_a_unit_that_nothing_names_is_removed(store: Store) -> None:
    unit.tambah(store, "Salah Ketik")
    unit.hapus(store, "Salah Ketik")
    assert [satu.nama for satu in unit.daftar(store)] == [SEKSI]
    with pytest.raises(KesalahanPengguna, match="tidak ada lagi"):
        unit.hapus(store, "Salah Ketik")
    assert store.riwayat.cari("unit")[0].tindakan == "hapus unit"
