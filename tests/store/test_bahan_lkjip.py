"""What only the LKjIP needs: kept by year, changed with its trail, guarded by the schema."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from simpelin.domain.bahan_lkjip import BahanLKjIP, Jabatan, SasaranProgram, UraianIKU
from simpelin.domain.rencana import Kunci
from simpelin.store import NilaiDitolak, Store, periksa_keutuhan
from tests.store.buatan import TAHUN, banyak_riwayat

IKM = (Kunci("S1"), "IKM")
URAIAN = UraianIKU("NRR × 25", "Kuesioner", "Setiap seksi")
PROGRAM = SasaranProgram("Meningkatnya layanan", "APBD")
KASI = Jabatan("Kasi", 2, 1, 4, 1, 0, None)
CAMAT = Jabatan("Camat", 1, 1, None, 1)


def _isi(store: Store) -> None:
    with store.ubah("bahan"):
        store.bahan_lkjip.simpan_uraian(TAHUN, IKM, URAIAN)
        store.bahan_lkjip.simpan_program(TAHUN, Kunci("7.01.01"), PROGRAM)
        store.bahan_lkjip.simpan_jabatan(TAHUN, KASI)
        store.bahan_lkjip.simpan_jabatan(TAHUN, CAMAT)


def test_kept_by_year_and_posts_in_their_order(store: Store) -> None:
    _isi(store)
    isi = BahanLKjIP({IKM: URAIAN}, {Kunci("7.01.01"): PROGRAM}, (CAMAT, KASI))
    assert store.bahan_lkjip.muat(TAHUN) == isi
    assert store.bahan_lkjip.muat(TAHUN + 1) == BahanLKjIP()
    assert store.bahan_lkjip.tahun() == (TAHUN,)
    store.close()
    assert periksa_keutuhan(store.path) == []


def test_zero_people_is_not_unsaid(store: Store) -> None:
    _isi(store)
    kasi = store.bahan_lkjip.muat(TAHUN).jabatan[1]
    assert (kasi.ada_pns, kasi.ada_non_pns) == (0, None)


def test_emptied_texts_and_removed_posts_are_gone(store: Store) -> None:
    _isi(store)
    with store.ubah("bahan"):
        store.bahan_lkjip.simpan_uraian(TAHUN, IKM, UraianIKU())
        store.bahan_lkjip.simpan_program(TAHUN, Kunci("7.01.01"), SasaranProgram())
        store.bahan_lkjip.hapus_jabatan(TAHUN, "Camat")
    assert store.bahan_lkjip.muat(TAHUN) == BahanLKjIP(jabatan=(KASI,))
    uraian = store.riwayat.cari("uraian_iku")
    assert [satu.sesudah is None for satu in uraian] == [True, False]
    assert uraian[0].kunci == f"{TAHUN}|S1||IKM"
    (camat,) = store.riwayat.cari("jabatan", batas=1)
    assert (camat.kunci, camat.sesudah) == (f"{TAHUN}|Camat", None)


def test_the_trail_keeps_what_was_said_and_nothing_else(store: Store) -> None:
    _isi(store)
    (kasi,) = store.riwayat.cari("jabatan", f"{TAHUN}|Kasi")
    assert json.loads(kasi.sesudah or "") == {
        "urutan": 2,
        "butuh_struktural": 1,
        "butuh_pelaksana": 4,
        "ada_struktural": 1,
        "ada_pns": 0,
    }


def test_nothing_is_written_where_nothing_changes(store: Store) -> None:
    _isi(store)
    banyak = banyak_riwayat(store)
    _isi(store)
    with store.ubah("bahan"):
        store.bahan_lkjip.hapus_jabatan(TAHUN, "Lurah")
        store.bahan_lkjip.simpan_uraian(TAHUN, (Kunci("S2"), ""), UraianIKU())
    assert banyak_riwayat(store) == banyak


PERBUATAN: list[Callable[[Store], None]] = [
    lambda s: s.bahan_lkjip.simpan_uraian(TAHUN, IKM, URAIAN),
    lambda s: s.bahan_lkjip.simpan_program(TAHUN, Kunci("7.01.01"), PROGRAM),
    lambda s: s.bahan_lkjip.simpan_jabatan(TAHUN, KASI),
    lambda s: s.bahan_lkjip.hapus_jabatan(TAHUN, "Kasi"),
]


@pytest.mark.parametrize("perbuatan", PERBUATAN)
def test_no_write_outside_ubah(store: Store, perbuatan: Callable[[Store], None]) -> None:
    with pytest.raises(RuntimeError, match=r"outside Store\.ubah"):
        perbuatan(store)


@pytest.mark.parametrize(
    "perbuatan",
    [
        lambda s: s.bahan_lkjip.simpan_uraian(99, IKM, URAIAN),
        lambda s: s.bahan_lkjip.simpan_uraian(TAHUN, (Kunci(""), "IKM"), URAIAN),
        lambda s: s.bahan_lkjip.simpan_program(TAHUN, Kunci(""), PROGRAM),
        lambda s: s.bahan_lkjip.simpan_jabatan(TAHUN, Jabatan("  ")),
        lambda s: s.bahan_lkjip.simpan_jabatan(TAHUN, Jabatan("Camat", ada_pns=-1)),
        lambda s: s.bahan_lkjip.simpan_jabatan(TAHUN, Jabatan("Camat", butuh_pelaksana=100_000)),
        lambda s: s.bahan_lkjip.simpan_jabatan(TAHUN, Jabatan("Camat", urutan=-1)),
        lambda s: s.tulis("INSERT INTO uraian_iku (tahun, kode) VALUES (2023, 'S1')"),
        lambda s: s.tulis("INSERT INTO sasaran_program (tahun, kode) VALUES (2023, '7')"),
    ],
)
def test_the_schema_refuses(store: Store, perbuatan: Callable[[Store], None]) -> None:
    with pytest.raises(NilaiDitolak), store.ubah("bahan"):
        perbuatan(store)
    assert store.bahan_lkjip.tahun() == ()
