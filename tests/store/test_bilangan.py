"""Numbers go in and come back exactly, or are refused."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simpelin.store import BATAS_RUPIAH, NilaiDitolak
from simpelin.store.bilangan import dari_real, ke_real, periksa_rupiah

ANGKA_15 = st.builds(
    lambda angka, pangkat: Fraction(Decimal(angka).scaleb(pangkat)),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(-60, 60),
)


@given(ANGKA_15)
@example(Fraction("0.1"))
@example(Fraction("115.42"))
@example(Fraction(10**23))
@example(Fraction(999_999_999_999_999, 1000))
@example(Fraction(0))
def test_fifteen_digits_survive_the_file(nilai: Fraction) -> None:
    with sqlite3.connect(":memory:") as conn:
        conn.execute("CREATE TABLE t (x REAL) STRICT")
        conn.execute("INSERT INTO t VALUES (?)", (ke_real(nilai),))
        (real,) = conn.execute("SELECT x FROM t").fetchone()
    assert dari_real(real) == nilai


@given(st.integers(10**15, 10**17), st.integers(-40, 40))
def test_more_digits_are_refused_or_exact(angka: int, pangkat: int) -> None:
    nilai = Fraction(Decimal(angka).scaleb(pangkat))
    penting = len(str(angka).rstrip("0"))
    if penting > 15:
        with pytest.raises(NilaiDitolak):
            ke_real(nilai)
    else:
        assert dari_real(ke_real(nilai)) == nilai


@pytest.mark.parametrize(
    "nilai", [Fraction(1, 3), Fraction(10**400), Fraction(1, 10**400), Fraction(1, 7) + 10**9]
)
def test_what_no_decimal_can_say_is_refused_in_a_sentence(nilai: Fraction) -> None:
    with pytest.raises(ValueError, match="lebih dari 15 angka penting") as galat:
        ke_real(nilai)
    assert isinstance(galat.value, NilaiDitolak)


def test_nothing_stays_nothing() -> None:
    assert ke_real(None) is None
    assert dari_real(None) is None


def test_rupiah_have_at_most_fifteen_digits() -> None:
    assert periksa_rupiah(BATAS_RUPIAH - 1, "Pagu") == BATAS_RUPIAH - 1
    assert periksa_rupiah(None, "Pagu") is None
    for nilai in (BATAS_RUPIAH, -BATAS_RUPIAH, 10**30):
        with pytest.raises(NilaiDitolak, match=r"^Pagu lebih dari 15 angka"):
            periksa_rupiah(nilai, "Pagu")
