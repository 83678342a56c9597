"""Several years of an indicator: how they add up, and codes that change on the way."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.garis_waktu import GarisWaktu
from simpelin.domain.rencana import Kunci, Sifat
from simpelin.domain.renstra import (
    AlihKode,
    ButirRenstra,
    NilaiTahun,
    PetaKode,
    RealisasiTahun,
    Renstra,
    berlakukan,
    cacat_renstra,
    pagu_akhir,
    realisasi_periode,
    renstra_tahun,
    target_akhir,
)
from tests.domain.buatan import hitung, indikator, laporan, rantai, sub

A, B, C = Kunci("A"), Kunci("B"), Kunci("C")


def tahunan(*nilai: str | int) -> list[RealisasiTahun]:
    return [RealisasiTahun(2021 + n, Fraction(satu)) for n, satu in enumerate(nilai)]


def butir(kunci=A, nama="i", tahun_kode=2021, **lain) -> ButirRenstra:
    return ButirRenstra(kunci, nama, tahun_kode, **lain)


def target(**nilai) -> dict[int, NilaiTahun]:
    return {int(t[1:]): NilaiTahun(target=Fraction(n)) for t, n in nilai.items()}


# --- adding up ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sifat", "hasil"),
    [
        (Sifat.KUMULATIF, "293.33"),
        (Sifat.POSISI_AKHIR, "97.80"),
        (Sifat.RATA_RATA, Fraction("293.33") / 3),
        (Sifat.RASIO, Fraction("293.33") / 3),
    ],
)
def test_years_add_up_as_the_sifat_says(sifat, hasil) -> None:
    # IKU 2 of Tomoni: 98,25 · 97,28 · 97,80; Table 3.8 prints their mean as 97,78
    assert realisasi_periode(sifat, tahunan("98.25", "97.28", "97.80")) == Fraction(hasil)


def test_nothing_reached_is_not_zero() -> None:
    assert all(realisasi_periode(sifat, []) is None for sifat in Sifat)


def test_ratio_pools_only_where_every_year_has_both_figures() -> None:
    dua = [
        RealisasiTahun(2021, Fraction(50), Fraction(1), Fraction(2)),
        RealisasiTahun(2022, Fraction(100), Fraction(8), Fraction(8)),
    ]
    assert realisasi_periode(Sifat.RASIO, dua) == 90  # 9 of 10
    assert realisasi_periode(Sifat.RASIO, [replace(dua[0], penyebut=None), dua[1]]) == 75


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=8))
def test_kumulatif_is_the_sum_of_any_split(nilai) -> None:
    semua = tahunan(*nilai)
    separuh = len(semua) // 2
    bagian = [
        realisasi_periode(Sifat.KUMULATIF, b) or 0 for b in (semua[:separuh], semua[separuh:])
    ]
    assert realisasi_periode(Sifat.KUMULATIF, semua) == sum(bagian)  # 13 = 6 + 12


@pytest.mark.parametrize(
    ("sifat", "hasil"),
    [("kumulatif", 30), ("posisi_akhir", 14), ("rata_rata", 10), ("rasio", 14)],
)
def test_end_target_from_the_yearly_ones(sifat, hasil) -> None:
    satu = butir(tahun=target(t2023=14, t2021=6, t2022=10))
    assert target_akhir(satu, Sifat(sifat)) == hasil
    assert target_akhir(replace(satu, target_akhir=Fraction(99)), Sifat(sifat)) == 99
    assert target_akhir(butir(), Sifat(sifat)) is None


def test_rupiah_of_the_period() -> None:
    satu = butir(nama="", tahun={2021: NilaiTahun(pagu=5), 2022: NilaiTahun(anggaran=4, pagu=7)})
    assert pagu_akhir(satu) == 12
    assert pagu_akhir(replace(satu, pagu_akhir=20)) == 20
    assert pagu_akhir(butir(nama="")) is None


# --- periods ------------------------------------------------------------------------


def test_of_two_periods_the_one_that_began_later_holds() -> None:
    lama, baru = Renstra(2021, 2026), Renstra(2025, 2029)
    assert renstra_tahun([lama, baru], 2024) is lama
    assert renstra_tahun([baru, lama], 2025) is baru
    assert renstra_tahun([lama], 2027) is None


def test_impossible_periods() -> None:
    assert cacat_renstra(Renstra(2021, 2026)) is None
    assert "mendahului" in (cacat_renstra(Renstra(2026, 2021)) or "")
    assert "20 tahun" in (cacat_renstra(Renstra(2021, 2041)) or "")


# --- codes --------------------------------------------------------------------------


def test_code_is_followed_both_ways_and_over_several_changes() -> None:
    peta = PetaKode([AlihKode(2023, A, B), AlihKode(2025, B, C)])
    assert peta.pada((A, "i"), 2021, 2022) == (A, "i")
    assert peta.pada((A, "i"), 2021, 2026) == (C, "i")
    assert peta.pada((C, ""), 2025, 2022) == (A, "")
    assert peta.pada((B, "i"), 2023, 2024) == (B, "i")


def test_swapped_codes_stay_apart() -> None:
    peta = PetaKode([AlihKode(2024, A, B), AlihKode(2024, B, A)])
    assert peta.pada((A, "i"), 2023, 2024) == (B, "i")
    assert peta.pada((B, "i"), 2024, 2023) == (A, "i")


def test_code_that_something_else_took_leads_nowhere() -> None:
    peta = PetaKode([AlihKode(2024, A, B)])
    assert peta.pada((B, "i"), 2023, 2024) is None  # the old B has no new name
    assert peta.pada((A, "i"), 2024, 2023) is None  # the new A did not exist
    assert peta.pada((C, "i"), 2023, 2024) == (C, "i")


def test_indicator_alone_is_renamed() -> None:
    peta = PetaKode([AlihKode(2024, A, A, "lama", "baru"), AlihKode(2025, A, B)])
    assert peta.pada((A, "lama"), 2023, 2025) == (B, "baru")
    assert peta.pada((A, "lain"), 2023, 2025) == (B, "lain")
    assert peta.pada((B, "baru"), 2026, 2021) == (A, "lama")
    assert peta.pada((A, ""), 2023, 2024) == (A, "")


@given(st.permutations([A, B, C]), st.permutations([A, B, C]))
def test_there_and_back_again(satu, dua) -> None:
    alih = [AlihKode(2022, x, y) for x, y in zip((A, B, C), satu, strict=True) if x != y]
    alih += [AlihKode(2023, x, y) for x, y in zip((A, B, C), dua, strict=True) if x != y]
    peta = PetaKode(alih)
    for kunci in (A, B, C):
        kini = peta.pada((kunci, "i"), 2021, 2023)
        assert kini is not None
        assert peta.pada(kini, 2023, 2021) == (kunci, "i")


def test_items_are_seen_by_this_years_codes() -> None:
    renstra = Renstra(2021, 2026, butir=(butir(), butir(B), butir(B, tahun_kode=2024)))
    berlaku = berlakukan(renstra, 2025, PetaKode([AlihKode(2024, A, B)]))
    assert berlaku.cari(A, "i") is None
    assert berlaku.cari(B, "i") == renstra.butir[2], "the later code wins over the mapped one"


# --- with the store's years -------------------------------------------------------------


def _garis(*, alih=(), sifat="kumulatif", **lain) -> GarisWaktu:
    """2021 typed, 2022 and 2023 in the store; the code was X1 until 2022."""
    rencana = {
        2022: rantai(sub("X1", indikator("i", 12, sifat=sifat), pagu=100)),
        2023: rantai(sub("Y1", indikator("i", 12, sifat=sifat), pagu=110)),
    }
    rencana = {t: replace(r, tahun=t) for t, r in rencana.items()}
    hasil = {
        2022: hitung(rencana[2022], 4, {("X1", "i"): laporan(3, 3, 3, 1)}, {"X1": (10, 20)}),
        2023: hitung(rencana[2023], 2, {("Y1", "i"): laporan(3, 4)}, {"Y1": (30, None)}),
    }
    k = butir(
        Kunci("X1"),
        target_akhir=Fraction(60),
        tahun={
            2021: NilaiTahun(Fraction(12), Fraction(11)),
            2022: NilaiTahun(Fraction(12), Fraction(999)),
        },
    )
    rp = butir(
        Kunci("X1"),
        "",
        pagu_akhir=500,
        tahun={2021: NilaiTahun(pagu=90, anggaran=80), 2022: NilaiTahun(anggaran=999)},
    )
    renstra = Renstra(2021, 2025, butir=(replace(k, **lain), rp))
    return GarisWaktu((renstra,), PetaKode(alih), hasil)


GANTI = [AlihKode(2023, Kunci("X1"), Kunci("Y1"))]


def test_stored_years_are_computed_and_others_are_as_typed() -> None:
    garis = _garis(alih=GANTI)
    tahun = garis.rentang((Kunci("Y1"), "i"), 2023, garis.semua_tahun(2023))
    assert [t.tahun for t in tahun] == [2021, 2022, 2023]
    assert [t.nilai for t in tahun] == [11, 10, 7]
    assert [t.dihitung for t in tahun] == [False, True, True]
    assert [t.anggaran for t in tahun] == [80, 30, 30]
    assert [(t.pagu, t.pagu_renstra) for t in tahun] == [(None, 90), (100, None), (110, None)]
    assert [t.target_berlaku for t in tahun] == [12, 12, 12]
    assert tahun[1].jati == (Kunci("X1"), "i")


def test_columns_five_six_and_thirteen() -> None:
    angka = _garis(alih=GANTI).angka((Kunci("Y1"), "i"), 2023, Sifat.KUMULATIF)
    assert (angka.target_akhir, angka.realisasi_lalu) == (60, 21)
    assert (angka.pagu_akhir, angka.anggaran_lalu) == (500, 110)
    assert angka.sampai(RealisasiTahun(2023, Fraction(7))) == 28
    assert angka.sampai(None) == 21


def test_the_renstras_own_sifat_wins() -> None:
    angka = _garis(alih=GANTI, sifat="posisi_akhir").angka(
        (Kunci("Y1"), "i"), 2023, Sifat.POSISI_AKHIR
    )
    assert angka.realisasi_lalu == 1
    rata = replace(angka, sifat=Sifat.RATA_RATA)
    assert rata.realisasi_lalu == 6
    garis = _garis(alih=GANTI)
    isi = replace(garis.renstra[0].butir[0], sifat=Sifat.RATA_RATA)
    garis = replace(garis, renstra=(replace(garis.renstra[0], butir=(isi,)),))
    assert garis.angka((Kunci("Y1"), "i"), 2023, Sifat.KUMULATIF).realisasi_lalu == Fraction(21, 2)


def test_without_the_map_a_new_code_has_no_past() -> None:
    angka = _garis().angka((Kunci("Y1"), "i"), 2023, Sifat.KUMULATIF)
    assert (angka.target_akhir, angka.realisasi_lalu, angka.anggaran_lalu) == (None, None, None)


def test_year_outside_every_period() -> None:
    angka = _garis().angka((Kunci("Y1"), "i"), 2030, Sifat.RASIO)
    assert angka.sampai(None) is None
    assert angka.sifat is Sifat.RASIO
