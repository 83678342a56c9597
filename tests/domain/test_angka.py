"""Exact numbers, half up, and the office's way of writing them."""

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.ambang import BAWAAN
from simpelin.domain.angka import (
    bulatkan,
    jumlah,
    ke_json,
    persentase,
    rata_rata,
    terkecil,
    tulis_angka,
    tulis_persen,
    tulis_ringkas,
    tulis_rupiah,
)


@pytest.mark.parametrize(
    ("nilai", "desimal", "harap"),
    [
        ("0.5", 0, 1),
        ("1.5", 0, 2),
        ("2.5", 0, 3),
        ("-0.5", 0, 0),
        ("90.5", 0, 91),
        ("90.4999999", 0, 90),
        ("96.185", 2, "96.19"),
        ("0.3493", 1, "0.3"),
    ],
)
def test_half_up(nilai, desimal, harap):
    assert bulatkan(Fraction(nilai), desimal) == Fraction(harap)


def test_mean_of_nothing_is_none():
    assert rata_rata([]) is None
    assert rata_rata([Fraction(0)]) == 0


@given(st.lists(st.fractions(0, 100, max_denominator=10**6), min_size=1, max_size=30))
def test_mean_is_exact_for_one_office(nilai):
    assert abs(rata_rata(nilai) - sum(nilai, Fraction(0)) / len(nilai)) < Fraction(1, 1 << 490)


_PECAHAN = st.fractions(-1000, 1000, max_denominator=10**4)


@given(st.lists(_PECAHAN, max_size=6), _PECAHAN, _PECAHAN)
def test_short_ways_give_what_fractions_give(nilai, a, b):
    assert jumlah(nilai) == sum(nilai, Fraction(0))
    assert terkecil(a, b) == min(a, b)
    assert persentase(a, b) == (100 * a / b if b else None)
    assert bulatkan(a, 2) == Fraction(floor(100 * a + Fraction(1, 2)), 100)


def test_a_tie_survives_thousands_of_odd_denominators():
    """The mean is 90,5 exactly; the quantised sum must still round up."""
    pasangan = [
        Fraction(181, 2) + tanda * Fraction(1, penyebut)
        for penyebut in range(10**6 + 1, 10**6 + 4001, 2)
        for tanda in (1, -1)
    ]
    assert jumlah(pasangan).denominator <= 1 << 512
    assert bulatkan(rata_rata(pasangan)) == 91
    assert BAWAAN.predikat_dari(rata_rata(pasangan)) == "Sangat Tinggi"


@pytest.mark.parametrize(
    ("persen", "predikat"),
    [
        ("90.5", "Sangat Tinggi"),
        ("90.49", "Tinggi"),
        ("75.5", "Tinggi"),
        ("75.49", "Sedang"),
        ("65.5", "Sedang"),
        ("65.49", "Rendah"),
        ("50.5", "Rendah"),
        ("50.49", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
        ("160", "Sangat Tinggi"),
    ],
)
def test_predikat(persen, predikat):
    assert BAWAAN.predikat_dari(Fraction(persen)) == predikat


def test_no_capaian_no_predikat():
    assert BAWAAN.predikat_dari(None) is None


def test_writing():
    assert tulis_rupiah(4_738_183_425) == "4.738.183.425"
    assert tulis_rupiah(-1_250_000) == "(1.250.000)"
    assert tulis_rupiah(0) == "0"
    assert tulis_rupiah(None) == "–"
    assert tulis_persen(Fraction("97.8")) == "97,80 %"
    assert tulis_persen(None) == "–"
    assert tulis_angka(Fraction("1234.5")) == "1.234,5"
    assert tulis_angka(Fraction("-1234.5"), 0) == "-1.234"
    assert tulis_angka(150) == "150"
    assert tulis_angka(Fraction(1, 3)) == "0,3333"


def test_json_keeps_whole_numbers_whole():
    assert ke_json(Fraction(100)) == 100
    assert isinstance(ke_json(Fraction(100)), int)
    assert ke_json(Fraction(1, 3)) == 1 / 3
    assert ke_json(None) is None


@given(st.integers(-(10**15), 10**15))
def test_rupiah_written_holds_every_digit(nilai):
    tulisan = tulis_rupiah(nilai)
    digit = tulisan.strip("()").replace(".", "")
    assert int(digit) == abs(nilai)
    assert tulisan.startswith("(") == (nilai < 0)


def test_a_whole_number_stands_bare_any_other_with_two_decimals() -> None:
    semua = (1234, Fraction(5), Fraction("1234.5"), Fraction(1, 3), Fraction("-0.005"), None)
    assert [tulis_ringkas(satu) for satu in semua] == [
        "1.234",
        "5",
        "1.234,50",
        "0,33",
        tulis_angka(Fraction("-0.005"), 2),
        tulis_angka(None),
    ]
