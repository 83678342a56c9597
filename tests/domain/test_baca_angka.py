"""Numbers as people and systems write them: every written form reads back to its number."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simpelin.domain.baca_angka import (
    AngkaDitolak,
    baca_bulat,
    baca_desimal,
    baca_rupiah,
    bulat_sel,
    desimal_sel,
    desimal_teks,
    desimal_tertulis,
)

NBSP = "\u00a0"
MINUS = "\u2212"


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("4738183425", 4_738_183_425),
        ("4.738.183.425", 4_738_183_425),
        ("Rp 4.738.183.425,-", 4_738_183_425),
        ("Rp. 4.738.183.425", 4_738_183_425),
        ("rp4.738.183.425,--", 4_738_183_425),
        ("4.738.183.425,00", 4_738_183_425),
        ("4,738,183,425", 4_738_183_425),
        ("4,738,183,425.00", 4_738_183_425),
        ("4 738 183 425", 4_738_183_425),
        (f"4{NBSP}738{NBSP}183{NBSP}425", 4_738_183_425),
        (f"  Rp{NBSP}1.250.000 ", 1_250_000),
        ("1.234", 1234),
        ("1,234", 1234),
        ("999,0", 999),
        ("(1.250.000)", -1_250_000),
        ("Rp (1.250.000)", -1_250_000),
        ("(Rp 1.250.000)", -1_250_000),
        ("-1.250.000", -1_250_000),
        (f"{MINUS}1.250.000", -1_250_000),
        ("Rp -1.250.000", -1_250_000),
        ("+5.000", 5000),
        ("0", 0),
        ("999999999999999", 999_999_999_999_999),
        ("", None),
        (f" {NBSP} ", None),
    ],
)
def test_rupiah(teks: str, nilai: int | None) -> None:
    assert baca_rupiah(teks) == nilai


@pytest.mark.parametrize(
    ("teks", "sebab"),
    [
        ("abc", "bukan angka"),
        ("12 ribu", "bukan angka"),
        ("1e5", "bukan angka"),
        ("nan", "bukan angka"),
        ("inf", "bukan angka"),
        ("١٢٣", "bukan angka"),
        ("--5", "bukan angka"),
        ("(-5)", "bukan angka"),
        ("1.234.00", "bukan angka"),
        ("1.23.456", "bukan angka"),
        ("12 34", "bukan angka"),
        ("97%", "bukan angka"),
        ("Rp", "bukan angka"),
        ("()", "bukan angka"),
        ("-", "0 atau belum ada"),
        ("–", "0 atau belum ada"),
        ("1.234,50", "bukan rupiah bulat"),
        ("0,5", "bukan rupiah bulat"),
        ("1234.567", "tidak pada tempatnya"),
        ("0.500", "tidak pada tempatnya"),
        ("9999999999999999", "paling banyak 15"),
    ],
)
def test_rupiah_refused(teks: str, sebab: str) -> None:
    with pytest.raises(AngkaDitolak, match=sebab):
        baca_rupiah(teks)


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("130,11", Fraction("130.11")),
        ("130.11", Fraction("130.11")),
        ("97.80%", Fraction("97.8")),
        ("97,80 %", Fraction("97.8")),
        ("1.234,5", Fraction("1234.5")),
        ("1,234.5", Fraction("1234.5")),
        ("1.234,567", Fraction("1234.567")),
        ("1.234.567", Fraction(1_234_567)),
        ("1 234", Fraction(1234)),
        (",5", Fraction(1, 2)),
        ("(1,5)", Fraction(-3, 2)),
        (f"{MINUS}0,5", Fraction(-1, 2)),
        ("0,1250", Fraction(1, 8)),
        ("12", Fraction(12)),
        (" ", None),
    ],
)
def test_decimal(teks: str, nilai: Fraction | None) -> None:
    assert baca_desimal(teks) == nilai


@pytest.mark.parametrize(
    ("teks", "satu", "dua"),
    [
        ("1.234", "1,234", "1.234"),
        ("1,234", "1,234", "1.234"),
        ("12.500", "12,500", "12.500"),
        ("0,125", "0,125", "125"),
        ("-1.500", "1,500", "1.500"),
        ("1.234%", "1,234", "1.234"),
    ],
)
def test_decimal_of_two_readings_names_both(teks: str, satu: str, dua: str) -> None:
    with pytest.raises(AngkaDitolak, match=rf"dapat dibaca {satu} atau {dua};"):
        baca_desimal(teks)


@pytest.mark.parametrize("teks", ["Rp 5", "abc", "5.", "%", "1..5", "1,2,3", "nan", "-inf"])
def test_decimal_refused(teks: str) -> None:
    with pytest.raises(AngkaDitolak, match="bukan angka"):
        baca_desimal(teks)


def test_more_than_15_significant_digits_are_refused() -> None:
    with pytest.raises(AngkaDitolak, match="17 angka penting"):
        baca_desimal("1,2345678901234567")
    assert baca_desimal("0,00000000000000000100") == Fraction(1, 10**18)


def test_printed_figure_keeps_its_decimals() -> None:
    assert desimal_tertulis("97,80%") == "97.80"
    assert desimal_tertulis("(4.738.183.425,00)") == "-4738183425.00"
    assert desimal_tertulis(" ") is None


def test_numeric_cells() -> None:
    assert desimal_sel(0.1 + 0.2) == Fraction("0.3")
    assert desimal_sel(0.978, persen=True) == Fraction("97.8")
    assert desimal_sel(66.66666666666667) == Fraction("66.6666666666667")
    assert bulat_sel(4738183425.0) == 4_738_183_425
    for buruk in (float("nan"), float("inf"), 1234567890123456):
        with pytest.raises(AngkaDitolak):
            desimal_sel(buruk)
    with pytest.raises(AngkaDitolak, match="“0,5” bukan rupiah bulat"):
        bulat_sel(0.5)


# --- whatever the number, however it is written ----------------------------


def _ribuan(bulat: int, tanda: str) -> str:
    return f"{bulat:,}".replace(",", tanda)


@given(
    st.integers(0, 10**15 - 1),
    st.sampled_from([".", ",", " ", NBSP, "'"]),
    st.sampled_from(["", "-", MINUS, "("]),
    st.sampled_from(["", "Rp ", "Rp", "rp. ", "IDR "]),
    st.sampled_from(["", ",-", ",00", ",0"]),
)
def test_rupiah_reads_back(bulat: int, ribuan: str, tanda: str, awalan: str, ekor: str) -> None:
    if ribuan == "," and ekor.startswith(","):
        ekor = ekor.replace(",", ".")
    teks = f"{awalan}{_ribuan(bulat, ribuan)}{ekor}"
    teks = f"({teks})" if tanda == "(" else f"{tanda}{teks}"
    assert baca_rupiah(teks) == (-bulat if tanda else bulat)
    if not awalan and not ekor.endswith("-"):
        assert baca_bulat(teks) == (-bulat if tanda else bulat)


@given(
    st.integers(0, 10**9 - 1),
    st.text("0123456789", min_size=1, max_size=6),
    st.sampled_from([(".", ","), (",", "."), (" ", ","), ("", ","), ("", ".")]),
    st.sampled_from(["", "%", " %"]),
    st.booleans(),
)
def test_decimal_reads_back(
    bulat: int, pecahan: str, tanda: tuple[str, str], persen: str, negatif: bool
) -> None:
    ribuan, koma = tanda
    kiri = _ribuan(bulat, ribuan)
    teks = f"{'-' if negatif else ''}{kiri}{koma}{pecahan}{persen}"
    nilai = Fraction(f"{bulat}.{pecahan}") * (-1 if negatif else 1)
    if len(pecahan) == 3 and kiri.isdigit():
        with pytest.raises(AngkaDitolak, match="dapat dibaca"):
            baca_desimal(teks)
    else:
        assert baca_desimal(teks) == nilai


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 12))
def test_cell_and_text_agree(digit: int, desimal: int) -> None:
    nilai = Fraction(digit, 10**desimal)
    assert desimal_sel(float(nilai)) == nilai
    assert Fraction(desimal_teks(nilai)) == nilai


def _angka_atau_sebab(
    baca: Callable[[str], Fraction | int | None], teks: str
) -> Fraction | int | str | None:
    try:
        return baca(teks)
    except AngkaDitolak as galat:
        return str(galat)


@given(st.text(max_size=20))
@example("-")
@example("—")
@example("Rp")
def test_any_text_is_a_number_or_a_sentence_with_the_next_step(teks: str) -> None:
    for baca in (baca_rupiah, baca_bulat, baca_desimal):
        hasil = _angka_atau_sebab(baca, teks)
        if isinstance(hasil, str):
            assert hasil.startswith("“")
            assert "; tulis " in hasil or "; periksa " in hasil
