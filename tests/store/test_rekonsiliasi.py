"""BKAD's lists and corrections in a real store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simpelin.domain.realisasi import Koreksi
from simpelin.domain.rekonsiliasi import SEMUA, BarisBKAD, DaftarBKAD
from simpelin.domain.rencana import Kunci
from simpelin.store import NilaiDitolak, Store, TidakDitemukan
from tests.store.buatan import SUB, SUB_KELURAHAN, TAHUN, banyak_riwayat, isi_rencana

ISI = (
    BarisBKAD(*SUB, "Sub", 1_000, SUB),
    BarisBKAD(*SUB_KELURAHAN, "Sub", 0, SUB_KELURAHAN, "nihil"),
    BarisBKAD("9.9.9", "", "Asing", 7),
    BarisBKAD("8.8", SEMUA, "", 5),
)


@pytest.fixture
def kantor(store: Store) -> Store:
    isi_rencana(store)
    return store


def simpan(store: Store, *isi: BarisBKAD, **lain: object) -> DaftarBKAD:
    with store.ubah("uji", "bkad.xlsx"):
        sidik = store.berkas.simpan(b"PK", "bkad.xlsx")
        daftar = DaftarBKAD(TAHUN, 2, isi or ISI, "bkad.xlsx", "LRA", True, sidik, "", "", 3, 4)
        store.rekonsiliasi.simpan(replace(daftar, **lain))  # type: ignore[arg-type]
    hasil = store.rekonsiliasi.muat(TAHUN, 2)
    assert hasil is not None
    return hasil


def test_a_list_comes_back_with_time_and_person(kantor: Store) -> None:
    assert not kantor.rekonsiliasi.ada(TAHUN, 2)
    hasil = simpan(kantor)
    assert hasil.baris == ISI
    assert (hasil.total_kami, hasil.total_mereka, hasil.kumulatif) == (3, 4, True)
    assert hasil.oleh == kantor.pelaku.nama
    assert hasil.waktu
    assert kantor.rekonsiliasi.muat(TAHUN, 1) is None
    entri = kantor.riwayat.cari("rekonsiliasi")[0]
    assert (entri.kunci, '"total_mereka":4' in str(entri.sesudah)) == (f"{TAHUN}|2", True)


def test_the_same_list_again_writes_nothing_a_new_one_replaces(kantor: Store) -> None:
    simpan(kantor)
    banyak = banyak_riwayat(kantor)
    simpan(kantor)
    assert banyak_riwayat(kantor) == banyak
    assert simpan(kantor, ISI[0], total_mereka=9).baris == ISI[:1]
    assert banyak_riwayat(kantor) == banyak + 1


def test_explanations_are_written_also_of_codes_that_the_list_lacks(kantor: Store) -> None:
    simpan(kantor, ISI[0])
    with kantor.ubah("uji"):
        kantor.rekonsiliasi.jelaskan(TAHUN, 2, replace(ISI[0], penjelasan="GU"))
        sendiri = BarisBKAD(*SUB_KELURAHAN, "Sub", None, SUB_KELURAHAN, "belum masuk")
        kantor.rekonsiliasi.jelaskan(TAHUN, 2, sendiri)
    hasil = kantor.rekonsiliasi.muat(TAHUN, 2)
    assert hasil is not None
    assert hasil.baris == (replace(ISI[0], penjelasan="GU"), sendiri)
    entri = kantor.riwayat.cari("selisih_bkad")[0]
    assert entri.kunci == f"{TAHUN}|{SUB_KELURAHAN.kode}|{SUB_KELURAHAN.sub_skpd}|2"
    with pytest.raises(TidakDitemukan, match="Belum ada daftar"), kantor.ubah("uji"):
        kantor.rekonsiliasi.jelaskan(TAHUN, 3, sendiri)


def test_a_new_code_takes_its_row_along(kantor: Store) -> None:
    simpan(kantor, ISI[0])
    baru = Kunci("7.01.01.2.01.77")
    with kantor.ubah("uji"):
        kantor.rencana.ganti_kode(TAHUN, SUB, baru)
    hasil = kantor.rekonsiliasi.muat(TAHUN, 2)
    assert hasil is not None
    assert (hasil.baris[0].kunci, hasil.baris[0].kode) == (baru, baru.kode)


def test_taken_away_it_is_gone_with_its_rows(kantor: Store) -> None:
    simpan(kantor)
    with kantor.ubah("uji"):
        kantor.rekonsiliasi.hapus(TAHUN, 2)
        kantor.rekonsiliasi.hapus(TAHUN, 3)
    assert kantor.rekonsiliasi.muat(TAHUN, 2) is None
    assert kantor.satu("SELECT count(*) FROM rekonsiliasi_baris") == (0,)


def test_corrections_and_their_guards(kantor: Store) -> None:
    satu = Koreksi(3, 1, -500, "Salah kode")
    with kantor.ubah("uji"):
        kantor.realisasi.catat_koreksi(TAHUN, SUB, satu)
        kantor.realisasi.catat_koreksi(TAHUN, SUB, replace(satu, jumlah=2))
    assert kantor.realisasi.muat(TAHUN).koreksi == {SUB: (satu, replace(satu, jumlah=2))}
    assert kantor.rencana.punya_realisasi(TAHUN, SUB)
    for salah, kata in (
        (replace(satu, asal=3), "sebelum"),
        (replace(satu, jumlah=0), "nol"),
        (replace(satu, catatan=" "), "catatan"),
    ):
        with pytest.raises(NilaiDitolak, match=kata), kantor.ubah("uji"):
            kantor.realisasi.catat_koreksi(TAHUN, SUB, salah)
