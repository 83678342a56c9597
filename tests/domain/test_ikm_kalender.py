"""Aturan sections 8 and 9: the satisfaction index, working days."""

from datetime import date
from fractions import Fraction

import pytest

from simpelin.domain.ikm import hitung_ikm, ikm_kumulatif, mutu_ikm
from simpelin.domain.kalender import Tenggat, akhir_triwulan, batas_isian, hari_terlambat
from simpelin.domain.kantor import JawabanSKM


def test_index_by_hand():
    semua = [JawabanSKM(1, 1, (4,) * 9), JawabanSKM(1, 3, (9,) * 8 + (6,))]
    hasil = hitung_ikm(semua)
    assert hasil.nrr == (Fraction(13, 4),) * 8 + (Fraction(10, 4),)
    assert hasil.nilai == (Fraction(13, 4) * 8 + Fraction(10, 4)) / 9 * 25
    assert hasil.nilai_bobot_011 == hasil.nilai * 99 / 100
    assert (hasil.responden, hasil.mutu) == (4, "B")


def test_an_unanswered_element_counts_only_who_answered():
    hasil = hitung_ikm([JawabanSKM(1, 1, (4,) * 9), JawabanSKM(1, 1, (None,) + (2,) * 8)])
    assert hasil.nrr[0] == 4
    assert hasil.nrr[1] == 3
    kosong = hitung_ikm([JawabanSKM(1, 1, (None,) + (2,) * 8)])
    assert (kosong.nrr[0], kosong.nilai, kosong.mutu) == (None, None, None)


def test_bounds_of_the_scale():
    assert hitung_ikm([JawabanSKM(1, 1, (1,) * 9)]).nilai == 25
    assert hitung_ikm([JawabanSKM(1, 1, (4,) * 9)]).nilai == 100


@pytest.mark.parametrize(
    ("nilai", "mutu"),
    [("88.305", "A"), ("88.304", "B"), ("76.605", "B"), ("76.6", "C"), ("65", "C"), ("64.99", "D")],
)
def test_grade_is_on_two_decimals_half_up(nilai, mutu):
    assert mutu_ikm(Fraction(nilai))[0] == mutu


def test_the_year_is_over_all_respondents():
    semua = [JawabanSKM(1, 1, (4,) * 9), JawabanSKM(3, 3, (6,) * 9)]
    satu, dua, tiga, empat = ikm_kumulatif(semua)
    assert (satu.nilai, dua.nilai) == (100, 100)
    assert tiga.nilai == empat.nilai == Fraction(10, 4) * 25
    assert ikm_kumulatif([]) == (None,) * 4


def test_working_days():
    assert akhir_triwulan(2026, 2) == date(2026, 6, 30)
    assert akhir_triwulan(2026, 4) == date(2026, 12, 31)
    assert batas_isian(2026, 2) == date(2026, 7, 3)
    # a weekend between
    assert batas_isian(2026, 1) == date(2026, 4, 3)
    assert batas_isian(2026, 3, Tenggat(isian=4)) == date(2026, 10, 6)
    # New Year's Day is no working day when it is listed
    assert batas_isian(2026, 4, libur={date(2027, 1, 1)}) == date(2027, 1, 6)


def test_days_late():
    assert hari_terlambat(date(2026, 7, 3), date(2026, 7, 7)) == 4
    assert hari_terlambat(date(2026, 7, 3), date(2026, 7, 1)) == 0
