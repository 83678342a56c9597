"""What a position says of people: an unsaid number is not zero."""

from __future__ import annotations

from simpelin.domain.bahan_lkjip import (
    Jabatan,
    SasaranProgram,
    UraianIKU,
    jumlah_jabatan,
)


def test_people_are_added_over_what_is_said() -> None:
    satu = Jabatan("Kasubag Umum dan Keuangan", 4, 1, 5, 1, ada_non_pns=3)
    assert (satu.butuh, satu.ada) == (6, 4)


def test_nothing_said_is_not_zero() -> None:
    assert Jabatan("Camat", butuh_struktural=0).butuh == 0
    assert Jabatan("Camat").butuh is None
    assert Jabatan("Camat").ada is None


def test_empty_texts_say_nothing() -> None:
    assert UraianIKU().kosong
    assert not UraianIKU(formula="A / B × 100").kosong
    assert SasaranProgram().kosong
    assert not SasaranProgram(sumber_dana="APBD").kosong


def test_a_difference_needs_the_people_of_each_kind_that_is_needed() -> None:
    assert Jabatan("Camat", 1, 1, ada_struktural=1).selisih == 0
    assert Jabatan("Kasi", 2, 1, 4, 1, 2, 0).selisih == -2
    assert Jabatan("Kasi", 2, 1, 4, 1).selisih is None
    assert Jabatan("Pelaksana", ada_pns=7).selisih is None
    assert Jabatan("Kasi", 2, 1, None, 1, 1).selisih == 1
    assert Jabatan("Kosong").selisih is None


def test_the_total_says_what_any_post_says() -> None:
    total = jumlah_jabatan((Jabatan("A", 1, 1, 4, 1), Jabatan("B", 2, ada_pns=7, ada_non_pns=0)))
    assert (total.butuh, total.ada, total.selisih) == (5, 8, 3)
    assert jumlah_jabatan(()).butuh is None
