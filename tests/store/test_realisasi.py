"""Reports: kept, corrected, taken back; what is not there was not reported."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction

import pytest

from simpelin.domain.realisasi import Catatan, LaporanKinerja, Realisasi
from simpelin.domain.rencana import KOSONG4, Kunci
from simpelin.store import BATAS_RUPIAH, NilaiDitolak, Store, TidakDitemukan
from tests.store.buatan import DOKUMEN, LAPORAN, SUB, SUB_KELURAHAN, TAHUN, banyak_riwayat

TIGA = LaporanKinerja(Fraction(3))


def _terakhir(store: Store) -> tuple[str, str, object, object]:
    entri = store.riwayat.cari(batas=1)[0]
    isi = [None if teks is None else json.loads(teks) for teks in (entri.sebelum, entri.sesudah)]
    return (entri.objek, entri.kunci, *isi)


def test_nothing_reported_is_nothing(terisi: Store) -> None:
    assert terisi.realisasi.muat(TAHUN) == Realisasi()


def test_quarters_and_sub_units_are_kept_apart(terisi: Store) -> None:
    nol, rasio = LaporanKinerja(Fraction(0)), LaporanKinerja(None, Fraction(7), Fraction("8.5"))
    with terisi.ubah("isi"):
        terisi.realisasi.simpan_kinerja(TAHUN, SUB, DOKUMEN, 1, TIGA)
        terisi.realisasi.simpan_kinerja(TAHUN, SUB, DOKUMEN, 3, nol)
        terisi.realisasi.simpan_kinerja(TAHUN, SUB_KELURAHAN, LAPORAN, 4, rasio)
        terisi.realisasi.simpan_anggaran(TAHUN, SUB, 2, 0)
        terisi.realisasi.simpan_anggaran(TAHUN, SUB, 4, -50_000, "setoran sisa UP")
        terisi.realisasi.simpan_catatan(TAHUN, SUB, 1, Catatan("a", "b", "c"))
    hasil = terisi.realisasi.muat(TAHUN)
    assert hasil == Realisasi(
        kinerja={
            (SUB, DOKUMEN): (TIGA, None, nol, None),
            (SUB_KELURAHAN, LAPORAN): (None, None, None, rasio),
        },
        anggaran={SUB: (None, 0, None, -50_000)},
        catatan={(SUB, 1): Catatan("a", "b", "c")},
    )
    assert terisi.realisasi.catatan_anggaran(TAHUN) == {(SUB, 4): "setoran sisa UP"}
    assert terisi.realisasi.anggaran(TAHUN, SUB) == hasil.anggaran[SUB]
    assert terisi.realisasi.anggaran(TAHUN, SUB_KELURAHAN) == KOSONG4
    assert terisi.realisasi.muat(2022) == Realisasi()


def test_trail_tells_before_and_after(terisi: Store) -> None:
    with terisi.ubah("isi"):
        terisi.realisasi.simpan_kinerja(TAHUN, SUB, DOKUMEN, 1, TIGA)
    kunci = f"{TAHUN}|{SUB.kode}||{DOKUMEN}|1"
    assert _terakhir(terisi) == ("kinerja", kunci, None, {"kinerja": 3})
    with terisi.ubah("betulkan"):
        terisi.realisasi.simpan_kinerja(TAHUN, SUB, DOKUMEN, 1, LaporanKinerja(Fraction("115.42")))
    assert _terakhir(terisi) == ("kinerja", kunci, {"kinerja": 3}, {"kinerja": 115.42})
    with terisi.ubah("kosongkan"):
        terisi.realisasi.simpan_kinerja(TAHUN, SUB, DOKUMEN, 1, LaporanKinerja())
    assert _terakhir(terisi) == ("kinerja", kunci, {"kinerja": 115.42}, None)
    assert terisi.realisasi.muat(TAHUN) == Realisasi()


def test_rupiah_and_words_can_be_taken_back(terisi: Store) -> None:
    kunci = f"{TAHUN}|{SUB.kode}||2"
    for anggaran, catatan, isi in (
        (5, "", {"anggaran": 5}),
        (5, "SP2D 12", {"anggaran": 5, "catatan": "SP2D 12"}),
        (None, "", None),
    ):
        with terisi.ubah("isi"):
            terisi.realisasi.simpan_anggaran(TAHUN, SUB, 2, anggaran, catatan)
        assert _terakhir(terisi)[:2] == ("anggaran", kunci)
        assert _terakhir(terisi)[3] == isi
    for catatan_tw, isi_catatan in (
        (Catatan(hambatan="hujan"), {"hambatan": "hujan"}),
        (Catatan(), None),
    ):
        with terisi.ubah("isi"):
            terisi.realisasi.simpan_catatan(TAHUN, SUB, 2, catatan_tw)
        assert _terakhir(terisi)[::3] == ("catatan", isi_catatan)
    assert terisi.realisasi.muat(TAHUN) == Realisasi()


@pytest.mark.parametrize(
    "perbuatan",
    [
        lambda r: r.simpan_kinerja(TAHUN, SUB, DOKUMEN, 1, TIGA),
        lambda r: r.simpan_kinerja(TAHUN, SUB, DOKUMEN, 2, None),
        lambda r: r.simpan_anggaran(TAHUN, SUB, 1, 5, "a"),
        lambda r: r.simpan_anggaran(TAHUN, SUB, 2, None, "tanpa angka"),
        lambda r: r.simpan_catatan(TAHUN, SUB, 1, Catatan("a")),
        lambda r: r.simpan_catatan(TAHUN, SUB, 2, Catatan()),
    ],
)
def test_unchanged_write_leaves_no_trail(perbuatan: Callable[..., None], terisi: Store) -> None:
    with terisi.ubah("isi"):
        perbuatan(terisi.realisasi)
    banyak, nomor = banyak_riwayat(terisi), terisi.nomor_perubahan()
    with terisi.ubah("sekali lagi"):
        perbuatan(terisi.realisasi)
    assert banyak_riwayat(terisi) == banyak
    assert terisi.nomor_perubahan() == nomor


@pytest.mark.parametrize(
    ("perbuatan", "galat"),
    [
        (lambda r: r.simpan_kinerja(TAHUN, SUB, "tiada", 1, TIGA), TidakDitemukan),
        (lambda r: r.simpan_kinerja(2022, SUB, DOKUMEN, 1, TIGA), TidakDitemukan),
        (lambda r: r.simpan_anggaran(TAHUN, Kunci("tiada"), 1, 5), TidakDitemukan),
        (lambda r: r.simpan_catatan(TAHUN, Kunci("tiada"), 1, Catatan("a")), TidakDitemukan),
        (lambda r: r.simpan_kinerja(TAHUN, SUB, DOKUMEN, 5, TIGA), NilaiDitolak),
        (lambda r: r.simpan_anggaran(TAHUN, SUB, 0, 5), NilaiDitolak),
        (lambda r: r.simpan_catatan(TAHUN, SUB, 5, Catatan("a")), NilaiDitolak),
        (lambda r: r.simpan_anggaran(TAHUN, SUB, 1, -1, " "), NilaiDitolak),
        (lambda r: r.simpan_anggaran(TAHUN, SUB, 1, BATAS_RUPIAH), NilaiDitolak),
        (
            lambda r: r.simpan_kinerja(TAHUN, SUB, DOKUMEN, 1, LaporanKinerja(Fraction(1, 3))),
            NilaiDitolak,
        ),
        (
            lambda r: r.simpan_kinerja(
                TAHUN, SUB, DOKUMEN, 1, LaporanKinerja(None, Fraction(-1), Fraction(2))
            ),
            NilaiDitolak,
        ),
        (
            lambda r: r.simpan_kinerja(
                TAHUN, SUB, DOKUMEN, 1, LaporanKinerja(Fraction(1), Fraction(1), Fraction(2))
            ),
            NilaiDitolak,
        ),
    ],
)
def test_refused_in_a_sentence_with_nothing_stored(
    perbuatan: Callable[..., None], galat: type[Exception], terisi: Store
) -> None:
    banyak = banyak_riwayat(terisi)
    with pytest.raises(galat, match=r"tidak ada yang disimpan\)\.$"), terisi.ubah("coba"):
        perbuatan(terisi.realisasi)
    assert terisi.realisasi.muat(TAHUN) == Realisasi()
    assert banyak_riwayat(terisi) == banyak


def test_negative_kinerja_is_kept(terisi: Store) -> None:
    turun = LaporanKinerja(Fraction("-2.5"))
    with terisi.ubah("isi"):
        terisi.realisasi.simpan_kinerja(TAHUN, SUB, DOKUMEN, 1, turun)
    assert terisi.realisasi.muat(TAHUN).kinerja[SUB, DOKUMEN][0] == turun


def test_sql_can_add_up_what_was_stored(terisi: Store) -> None:
    with terisi.ubah("isi"):
        for triwulan in (1, 2, 3):
            terisi.realisasi.simpan_kinerja(TAHUN, SUB, DOKUMEN, triwulan, TIGA)
    assert terisi.satu("SELECT sum(kinerja) FROM realisasi_kinerja") == (9.0,)
