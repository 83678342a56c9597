"""The Renstra's tables: whole items in and out, each change in the trail, guards."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci, Sifat
from simpelin.domain.renstra import AlihKode, ButirRenstra, NilaiTahun, Renstra
from simpelin.store import Store
from simpelin.store.galat import MasihDipakai, NilaiDitolak, TidakDitemukan

MASA = Renstra(2021, 2026, "Perbup 5/2021")
K = ButirRenstra(
    Kunci("7.01", "Kelurahan"),
    "Dok",
    2021,
    "dokumen",
    Sifat.RATA_RATA,
    Fraction("0.55"),
    Fraction(60),
    tahun={2021: NilaiTahun(Fraction(12), Fraction("11.5")), 2026: NilaiTahun(Fraction(12))},
)
RP = ButirRenstra(
    Kunci("7.01"), "", 2021, pagu_akhir=9, tahun={2022: NilaiTahun(pagu=5, anggaran=4)}
)
ALIH = AlihKode(2023, Kunci("a"), Kunci("b", "Kel"))


def simpan(store: Store, *butir: ButirRenstra) -> None:
    with store.ubah("uji"):
        store.renstra.simpan(MASA)
        for satu in butir:
            store.renstra.simpan_butir(MASA, satu)


def test_in_and_out_whole(store: Store) -> None:
    simpan(store, K, RP)
    assert store.renstra.semua() == (replace(MASA, butir=(K, RP)),)


def test_replacing_keeps_the_place_and_says_what_changed(store: Store) -> None:
    simpan(store, K, RP)
    baru = replace(K, sifat=None, tahun={2022: NilaiTahun(Fraction(3)), 2023: NilaiTahun()})
    simpan(store, baru)
    isi = replace(baru, tahun={2022: NilaiTahun(Fraction(3))})
    assert store.renstra.semua()[0].butir == (isi, RP)
    entri = store.riwayat.cari(objek="renstra_butir", batas=1)[0]
    assert entri.kunci == "2021|7.01|Kelurahan|Dok|2021-2026"
    assert json.loads(entri.sebelum or "")["realisasi_2021"] == 11.5
    assert json.loads(entri.sesudah or "") == {
        "satuan": "dokumen", "kondisi_awal": 0.55, "target_akhir": 60, "target_2022": 3
    }  # fmt: skip


def test_nothing_is_written_where_nothing_changes(store: Store) -> None:
    simpan(store, K, RP)
    with store.ubah("uji"):
        store.renstra.simpan_alih(ALIH)
    banyak = len(store.riwayat.cari())
    simpan(store, K, RP, replace(K, indikator="lain", sifat=None, kondisi_awal=None,
                                 target_akhir=None, tahun={}))  # fmt: skip
    with store.ubah("uji"):
        store.renstra.simpan_alih(ALIH)
    assert len(store.riwayat.cari()) == banyak


def test_an_empty_item_is_removed_and_then_the_period_can_be(store: Store) -> None:
    simpan(store, RP)
    with store.ubah("uji"), pytest.raises(MasihDipakai, match="2021–2026"):
        store.renstra.hapus(MASA)
    simpan(store, replace(RP, pagu_akhir=None, tahun={}))
    with store.ubah("uji"):
        store.renstra.hapus(MASA)
    assert store.renstra.semua() == ()
    assert [e.objek for e in store.riwayat.cari()] == [
        "renstra", "renstra_butir", "renstra_butir", "renstra"
    ]  # fmt: skip


def test_map_of_codes(store: Store) -> None:
    with store.ubah("uji"):
        store.renstra.simpan_alih(ALIH)
        store.renstra.simpan_alih(replace(ALIH, baru=Kunci("c")))
        store.renstra.simpan_alih(AlihKode(2023, Kunci("a"), Kunci("a"), "x", "y"))
    assert store.renstra.alih() == (
        replace(ALIH, baru=Kunci("c")), AlihKode(2023, Kunci("a"), Kunci("a"), "x", "y")
    )  # fmt: skip
    with store.ubah("uji"):
        store.renstra.hapus_alih(ALIH)
        store.renstra.hapus_alih(ALIH)
    assert len(store.renstra.alih()) == 1


@pytest.mark.parametrize(
    ("butir", "kata"),
    [
        (replace(K, pagu_akhir=5), "bukan pada indikator"),
        (replace(K, tahun={2021: NilaiTahun(anggaran=5)}), "bukan pada indikator"),
        (replace(RP, pagu_akhir=10**15), "15 angka"),
        (replace(RP, tahun={2022: NilaiTahun(pagu=-5)}), "agu Renstra"),
        (replace(K, target_akhir=Fraction(-1)), "arget akhir"),
        (replace(K, tahun={2022: NilaiTahun(Fraction(1, 3))}), "angka penting"),
        (replace(K, kunci=Kunci("")), "ode tidak boleh kosong"),
    ],
)
def test_impossible_items_leave_nothing_behind(
    butir: ButirRenstra, kata: str, store: Store
) -> None:
    simpan(store, K)
    with pytest.raises(NilaiDitolak, match=kata), store.ubah("uji"):
        store.renstra.simpan_butir(MASA, butir)
    assert store.renstra.semua()[0].butir == (K,)


def test_refused(store: Store) -> None:
    with pytest.raises(TidakDitemukan, match="2021–2026"), store.ubah("uji"):
        store.renstra.simpan_butir(MASA, K)
    with pytest.raises(KesalahanPengguna, match="20 tahun"), store.ubah("uji"):
        store.renstra.simpan(Renstra(2026, 2021))
    with pytest.raises(NilaiDitolak, match="engubah sesuatu"), store.ubah("uji"):
        store.renstra.simpan_alih(AlihKode(2023, Kunci("a"), Kunci("a")))
    with store.ubah("uji"):
        store.renstra.simpan_alih(ALIH)
    with pytest.raises(NilaiDitolak, match="sudah menjadi kode baru dari a"), store.ubah("uji"):
        store.renstra.simpan_alih(replace(ALIH, lama=Kunci("z")))
