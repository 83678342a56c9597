"""Physical progress and breakdown in a real store."""

from __future__ import annotations

from fractions import Fraction

import pytest

from simpelin.domain.belanja import Belanja, JenisBelanja
from simpelin.domain.fisik import FisikTW
from simpelin.domain.rencana import Kunci
from simpelin.store import MasihDipakai, NilaiDitolak, Store, TidakDitemukan
from tests.store.buatan import SUB, SUB_KELURAHAN, TAHUN, banyak_riwayat, isi_rencana

KANTIN = Belanja("5.1.02", "Barang", JenisBelanja.OPERASI, 70, (10, None, 0, 60), (5, -5, None, 0))


@pytest.fixture
def kantor(store: Store) -> Store:
    isi_rencana(store)
    return store


def test_progress_comes_back_and_can_be_taken_back(kantor: Store) -> None:
    satu = FisikTW(Fraction(30), Fraction("12.5"), "Hujan")
    with kantor.ubah("uji"):
        kantor.fisik.simpan(TAHUN, SUB, 2, satu)
        kantor.fisik.simpan(TAHUN, SUB, 3, FisikTW(target=Fraction(0)))
    empat = kantor.fisik.muat(TAHUN)[SUB]
    assert empat == (FisikTW(), satu, FisikTW(target=Fraction(0)), FisikTW())
    entri = kantor.riwayat.cari()[1]
    assert (entri.objek, entri.kunci) == ("fisik", f"{TAHUN}|{SUB.kode}||2")
    assert entri.sesudah == '{"target_fisik":30,"realisasi_fisik":12.5,"catatan":"Hujan"}'
    with kantor.ubah("uji"):
        kantor.fisik.simpan(TAHUN, SUB, 2, FisikTW())
        kantor.fisik.simpan(TAHUN, SUB, 3, FisikTW())
    assert kantor.fisik.muat(TAHUN) == {}


def test_same_again_writes_nothing(kantor: Store) -> None:
    with kantor.ubah("uji"):
        kantor.fisik.simpan(TAHUN, SUB, 1, FisikTW(Fraction(1)))
        kantor.belanja.simpan(TAHUN, SUB, KANTIN)
    banyak = banyak_riwayat(kantor)
    with kantor.ubah("uji"):
        kantor.fisik.simpan(TAHUN, SUB, 1, FisikTW(Fraction(1)))
        kantor.belanja.simpan(TAHUN, SUB, KANTIN)
        kantor.belanja.hapus(TAHUN, SUB, ("9", "tak ada"))
    assert banyak_riwayat(kantor) == banyak


def test_guards_of_the_schema(kantor: Store) -> None:
    with pytest.raises(NilaiDitolak, match="0 sampai 100"), kantor.ubah("uji"):
        kantor.fisik.simpan(TAHUN, SUB, 1, FisikTW(Fraction(101)))
    with pytest.raises(NilaiDitolak, match="kode rekening atau uraian"), kantor.ubah("uji"):
        kantor.belanja.simpan(TAHUN, SUB, Belanja(""))
    with pytest.raises(NilaiDitolak, match="15 angka"), kantor.ubah("uji"):
        kantor.belanja.simpan(TAHUN, SUB, Belanja("5", pagu=10**15))
    with pytest.raises(TidakDitemukan), kantor.ubah("uji"):
        kantor.fisik.simpan(TAHUN, Kunci("x"), 1, FisikTW(Fraction(1)))
    assert kantor.fisik.muat(TAHUN) == kantor.belanja.muat(TAHUN) == {}


def test_rows_by_code_and_their_new_key(kantor: Store) -> None:
    dua = Belanja("5.1.10", pagu=1)
    with kantor.ubah("uji"):
        kantor.belanja.simpan(TAHUN, SUB, dua)
        kantor.belanja.simpan(TAHUN, SUB, KANTIN)
        kantor.belanja.simpan(TAHUN, SUB_KELURAHAN, KANTIN)
    assert kantor.belanja.muat(TAHUN) == {SUB: (KANTIN, dua), SUB_KELURAHAN: (KANTIN,)}
    baru = Belanja("5.2.01", "Meja", JenisBelanja.MODAL, 1)
    with kantor.ubah("uji"):
        kantor.belanja.simpan(TAHUN, SUB, baru, dua.kunci)
    assert kantor.belanja.muat(TAHUN)[SUB] == (KANTIN, baru)


@pytest.mark.parametrize("apa", ["fisik", "belanja"])
def test_a_node_that_carries_them_is_not_deleted(kantor: Store, apa: str) -> None:
    with kantor.ubah("uji"):
        if apa == "fisik":
            kantor.fisik.simpan(TAHUN, SUB, 1, FisikTW(Fraction(1)))
        else:
            kantor.belanja.simpan(TAHUN, SUB, KANTIN)
    assert kantor.rencana.punya_realisasi(TAHUN, SUB)
    with pytest.raises(MasihDipakai), kantor.ubah("uji"):
        kantor.rencana.hapus_simpul(TAHUN, "murni", SUB)
