"""Pagu and kas of a breakdown by plan version, in a real store, old ones with data too."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from simpelin.domain.belanja import Belanja, BelanjaVersi, JenisBelanja
from simpelin.domain.rencana import JenisVersi, VersiRencana
from simpelin.paths import migration_dir
from simpelin.store import MasihDipakai, Store, TidakDitemukan, open_store, periksa_keutuhan
from tests.store.buatan import SUB, TAHUN, banyak_riwayat, isi_rencana

KOSONG = (None, None, None, None)
ATK = Belanja("5.1.02", "ATK", JenisBelanja.OPERASI, 70, (70, 0, 0, 0), (5, None, None, None))
LEBIH = replace(ATK, pagu=90, kas=(70, 0, 20, 0))


@pytest.fixture
def kantor(store: Store) -> Store:
    """A plan with murni, a shift from quarter 2 on and a perubahan from quarter 3 on."""
    isi_rencana(store)
    with store.ubah("uji"):
        for nama, jenis, tw in (
            ("pergeseran 1", JenisVersi.PERGESERAN, 2),
            ("perubahan", JenisVersi.PERUBAHAN, 3),
        ):
            store.rencana.simpan_versi(TAHUN, VersiRencana(nama, jenis, berlaku_tw=tw))
        store.belanja.simpan(TAHUN, SUB, ATK)
    return store


def simpan(
    store: Store, satu: Belanja, versi: str = "", asal: tuple[str, str] | None = None
) -> None:
    with store.ubah("uji"):
        store.belanja.simpan(TAHUN, SUB, satu, asal, versi)


def pada(store: Store, triwulan: int) -> Belanja:
    (satu,) = store.belanja.muat(TAHUN, triwulan)[SUB]
    return satu


def test_earlier_quarters_keep_what_held_then(kantor: Store) -> None:
    simpan(kantor, LEBIH, "perubahan")
    assert [pada(kantor, n) for n in range(5)] == [ATK, ATK, ATK, LEBIH, LEBIH]
    assert kantor.belanja.muat(TAHUN)[SUB] == (LEBIH,)
    assert kantor.belanja.versi(TAHUN) == {
        (SUB, ATK.kunci): (BelanjaVersi("perubahan", 3, 90, (70, 0, 20, 0)),)
    }
    # a version between does not reach over the later one
    simpan(kantor, replace(ATK, pagu=80), "pergeseran 1")
    assert [pada(kantor, n).pagu for n in range(1, 5)] == [70, 80, 90, 90]
    assert periksa_keutuhan(kantor.path) == []


def test_the_first_version_is_the_row_itself(kantor: Store) -> None:
    simpan(kantor, replace(ATK, pagu=75), "murni")
    assert kantor.belanja.versi(TAHUN) == {}
    assert pada(kantor, 1).pagu == 75


def test_a_version_that_becomes_the_first_is_the_row_itself(kantor: Store) -> None:
    """A corrected kind or date may put it before the others; what is typed then is kept."""
    simpan(kantor, LEBIH, "perubahan")
    simpan(kantor, replace(ATK, pagu=80), "pergeseran 1")
    with kantor.ubah("uji"):
        awal = VersiRencana("perubahan", JenisVersi.MURNI, tanggal="2022-12-01")
        kantor.rencana.simpan_versi(TAHUN, awal)
        kantor.rencana.simpan_versi(TAHUN, VersiRencana("murni", tanggal="2023-01-01"))
    assert [pada(kantor, n).pagu for n in range(5)] == [90, 90, 80, 80, 80]
    assert [s.versi for s in kantor.belanja.versi(TAHUN)[SUB, ATK.kunci]] == ["pergeseran 1"]
    simpan(kantor, replace(ATK, pagu=95), "perubahan")
    assert [pada(kantor, n).pagu for n in range(5)] == [95, 95, 80, 80, 80]
    assert periksa_keutuhan(kantor.path) == []


def test_realisasi_is_one_and_unchanged_figures_make_no_version(kantor: Store) -> None:
    isi = replace(ATK, realisasi=(5, 6, 7, None))
    simpan(kantor, isi, "perubahan")
    assert kantor.belanja.versi(TAHUN) == {}
    assert pada(kantor, 1) == isi
    banyak = banyak_riwayat(kantor)
    simpan(kantor, isi, "perubahan")
    assert banyak_riwayat(kantor) == banyak


def test_a_row_that_begins_with_a_version(kantor: Store) -> None:
    meja = Belanja("5.2.01", "Meja", JenisBelanja.MODAL, 30)
    simpan(kantor, meja, "perubahan")
    assert replace(meja, pagu=None) in kantor.belanja.muat(TAHUN, 2)[SUB]
    assert meja in kantor.belanja.muat(TAHUN, 3)[SUB]


def test_versions_go_along_with_a_new_key_and_away_with_the_row(kantor: Store) -> None:
    simpan(kantor, LEBIH, "perubahan")
    baru = replace(LEBIH, uraian="Alat tulis")
    simpan(kantor, baru, "perubahan", ATK.kunci)
    assert (pada(kantor, 1).uraian, pada(kantor, 1).pagu, pada(kantor, 4)) == (
        "Alat tulis",
        70,
        baru,
    )
    with kantor.ubah("uji"):
        kantor.belanja.hapus(TAHUN, SUB, baru.kunci)
    assert kantor.belanja.muat(TAHUN) == {}
    assert kantor.satu("SELECT count(*) FROM belanja_versi") == (0,)


def test_trail_says_which_version(kantor: Store) -> None:
    simpan(kantor, LEBIH, "perubahan")
    entri = kantor.riwayat.cari("belanja", batas=1)[0]
    assert entri.kunci == f"{TAHUN}|{SUB.kode}||5.1.02 ATK"
    assert entri.sebelum is None
    assert entri.sesudah == (
        '{"versi":"perubahan","pagu":90,"kas_tw1":70,"kas_tw2":0,"kas_tw3":20,"kas_tw4":0}'
    )


def test_guards(kantor: Store) -> None:
    with pytest.raises(TidakDitemukan, match="tidak ada dalam rencana"):
        simpan(kantor, ATK, "entah")
    simpan(kantor, LEBIH, "perubahan")
    with pytest.raises(MasihDipakai), kantor.ubah("uji"):
        kantor.rencana.hapus_versi(TAHUN, "perubahan")
    with kantor.ubah("uji"):
        kantor.rencana.hapus_versi(TAHUN, "pergeseran 1")


def test_an_old_store_keeps_its_breakdown(
    jalur: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made before this migration, with a row in it."""
    folder = tmp_path / "db"
    shutil.copytree(migration_dir(), folder, ignore=shutil.ignore_patterns("0014_*"))
    with monkeypatch.context() as lama:
        lama.setattr("simpelin.store.migrasi.migration_dir", lambda: folder)
        with closing(open_store(jalur)) as store:
            isi_rencana(store)
            with store.ubah("uji"):
                nilai = (SUB.kode, "5.1.02", "ATK", "operasi", 70, 5)
                store.tulis(
                    "INSERT INTO belanja (simpul_id, rekening, uraian, jenis, pagu, realisasi_tw1)"
                    " SELECT id, ?2, ?3, ?4, ?5, ?6 FROM simpul WHERE kode = ?1 AND sub_skpd = ''",
                    nilai,
                )
    with closing(open_store(jalur)) as store:
        assert store.belanja.muat(TAHUN)[SUB] == (replace(ATK, kas=KOSONG),)
        with store.ubah("uji"):
            nama = VersiRencana("perubahan", JenisVersi.PERUBAHAN, berlaku_tw=3)
            store.rencana.simpan_versi(TAHUN, nama)
            store.belanja.simpan(TAHUN, SUB, LEBIH, versi="perubahan")
        assert (pada(store, 2).pagu, pada(store, 3).pagu) == (70, 90)
    assert periksa_keutuhan(jalur) == []
