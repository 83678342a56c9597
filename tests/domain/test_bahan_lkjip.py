"""What a position says of people: an unsaid number is not zero."""

from __future__ import annotations

from simpelin.domain.bahan_lkjip import Jabatan, SasaranProgram, UraianIKU


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
