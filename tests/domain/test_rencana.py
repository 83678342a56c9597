"""Aturan section 1: versions laid over each other, and the tree's order."""

from dataclasses import replace

from simpelin.domain.rencana import (
    JenisVersi,
    Kunci,
    VersiRencana,
    rencana_berlaku,
    urut_alami,
)
from tests.domain.buatan import indikator, rantai, sub

SATU = Kunci("1")


def versi(*subs, nama="perubahan", tw=2, **lain):
    return VersiRencana(nama, JenisVersi.PERUBAHAN, berlaku_tw=tw, simpul=subs, **lain)


def murni(*subs):
    return VersiRencana(simpul=tuple(rantai(*subs).simpul.values()))


def berlaku(*semua, n=4):
    return rencana_berlaku(2026, semua, n).simpul[SATU]


DUA_INDIKATOR = sub(
    "1", indikator("a", target=4), indikator("b", target=8), pagu=100, kas=(25, 25, 25, 25)
)


def test_what_a_later_version_does_not_list_goes_on():
    dasar = murni(DUA_INDIKATOR, sub("2", indikator(), pagu=7))
    baru = versi(sub("2", indikator(), pagu=9))
    assert berlaku(dasar, baru) == DUA_INDIKATOR
    assert rencana_berlaku(2026, (dasar, baru), 4).simpul[Kunci("2")].pagu == 9


def test_an_indicator_that_is_not_listed_goes_on_with_the_money_it_carries():
    baru = versi(sub("1", indikator("b", target=6)))
    hasil = berlaku(murni(DUA_INDIKATOR), baru)
    assert [(i.nama, i.target) for i in hasil.indikator] == [("a", 4), ("b", 6)]
    assert (hasil.pagu, hasil.kas) == (100, (25, 25, 25, 25))


def test_an_item_listed_whole_is_replaced_empty_cells_included():
    baru = versi(sub("1", indikator("a", target=4), indikator("b")))
    hasil = berlaku(murni(DUA_INDIKATOR), baru)
    assert (hasil.pagu, hasil.punya_kas) == (None, False)
    assert [i.target for i in hasil.indikator] == [4, None]


def test_without_indicators_an_empty_cell_means_none():
    """Nothing is left to carry the old cash plan: the row replaces its key whole."""
    hasil = berlaku(murni(sub("1", pagu=100, kas=(10, 20, 30, 40))), versi(sub("1", pagu=200)))
    assert (hasil.pagu, hasil.punya_kas) == (200, False)


def test_new_pagu_with_old_cash_plan_unlisted():
    baru = versi(sub("1", indikator("b", target=6), pagu=80))
    hasil = berlaku(murni(DUA_INDIKATOR), baru)
    assert (hasil.pagu, hasil.kas) == (80, (25, 25, 25, 25))


def test_discontinued_without_naming_its_indicators():
    hasil = berlaku(murni(DUA_INDIKATOR), versi(sub("1", pagu=0)))
    assert hasil.pagu == 0
    assert [(i.nama, i.target) for i in hasil.indikator] == [("a", None), ("b", None)]


def test_a_version_holds_from_its_quarter():
    dasar, baru = murni(DUA_INDIKATOR), versi(sub("1", pagu=0), tw=3)
    assert berlaku(dasar, baru, n=2) == DUA_INDIKATOR
    assert berlaku(dasar, baru, n=3).pagu == 0


def test_versions_of_one_quarter_go_by_date_then_name():
    dasar = murni(sub("1", indikator(), pagu=1))
    kedua = versi(sub("1", indikator(), pagu=3), nama="pergeseran 2", tanggal="2026-05-02")
    pertama = versi(sub("1", indikator(), pagu=2), nama="pergeseran 10", tanggal="2026-04-01")
    assert berlaku(kedua, pertama, dasar).pagu == 3
    tanpa_tanggal = [replace(satu, tanggal="") for satu in (kedua, pertama)]
    assert berlaku(*tanpa_tanggal, dasar).pagu == 2
    assert rencana_berlaku(2026, (dasar, kedua, pertama), 4).versi == "pergeseran 2"


def test_siblings_stand_in_natural_order():
    rencana = rantai(*(sub(f"7.{k}", indikator()) for k in (10, 9, 1)))
    assert [str(satu.kunci) for satu in rencana.sub_kegiatan] == ["7.1", "7.9", "7.10"]
    assert [str(k) for k in rencana.urutan[:3]] == ["S", "P", "K"]
    assert sorted(["2.10", "2.9", "a", "2"], key=urut_alami) == ["2", "2.9", "2.10", "a"]


def test_ancestors_root_first():
    rencana = rantai(sub("1", indikator()))
    assert [satu.kode for satu in rencana.leluhur(SATU)] == ["S", "P", "K"]
