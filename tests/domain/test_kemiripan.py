"""Names that are probably one: against plain Levenshtein, and at the size of a kabupaten."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.kemiripan import JARAK, Pasangan, jarak, nama_mirip
from simpelin.domain.mirip import unit_searti

HURUF = st.text("abc", min_size=1, max_size=9)


def levenshtein(satu, dua):
    baris = list(range(len(dua) + 1))
    for i, a in enumerate(satu, 1):
        baru = [i]
        for j, b in enumerate(dua, 1):
            baru.append(min(baris[j] + 1, baru[-1] + 1, baris[j - 1] + (a != b)))
        baris = baru
    return baris[-1]


@given(HURUF, HURUF)
def test_jarak_is_levenshtein_up_to_two(satu, dua):
    benar = levenshtein(satu, dua)
    assert jarak(satu, dua) == (benar if benar <= JARAK else None)


@given(st.lists(st.text("abc", min_size=2, max_size=9), max_size=8))
def test_index_misses_nothing_and_invents_nothing(nama):
    for urutan, satu in enumerate(nama):
        dekat = [ke for ke in range(urutan) if levenshtein(nama[ke], satu) <= JARAK]
        ketemu = [p for p in nama_mirip(nama) if p.urutan == urutan]
        assert bool(ketemu) == bool(dekat)
        for pasangan in ketemu:
            assert pasangan.mirip in dekat
            assert levenshtein(nama[pasangan.mirip], satu) == pasangan.jarak


@pytest.mark.parametrize(
    ("satu", "dua", "beda"),
    [
        ("Pemeliharaan Mebel", "PEMELIHARAAN  MEBEL", 0),
        ("Bulanan/Triwulanan", "Bulanan / Triwulanan.", 0),
        ("Penyediaan Jasa Surat Menyurat", "Penyedian Jasa Surat Menyurat", 1),
        ("Penyediaan Jasa Surat Menyurat", "Penyedian Jasa Surat Menurat", 2),
    ],
)
def test_alike(satu, dua, beda):
    assert list(nama_mirip([satu, "Lain sama sekali", dua])) == [Pasangan(2, 0, beda)]


@pytest.mark.parametrize(
    ("satu", "dua"),
    [
        ("Pembangunan Jalan RT 1", "Pembangunan Jalan RT 2"),
        ("Pembangunan Drainase Tahap I", "Pembangunan Drainase Tahap II"),
        ("Posyandu Blok A", "Posyandu Blok B"),
        ("Penyediaan Gaji ASN", "Penyediaan Jasa ASN P3K"),
        ("", "  -- "),
    ],
)
def test_not_alike(satu, dua):
    assert not list(nama_mirip([satu, dua]))


def test_thousands_of_long_names_are_quick():
    awal = "Penyelenggaraan Koordinasi dan Konsultasi Peningkatan Kapasitas Aparatur "
    kata = [a + b + c for a in "bdgklmnprst" for b in "aeiou" for c in ("kan", "san", "mar", "tor")]
    nama = [f"{awal}{x} dan {y}" for x in kata for y in kata[:10]][:2000]
    panggilan = 0

    def catat(_bingkai: object, kejadian: str, _isi: object) -> None:
        nonlocal panggilan
        panggilan += kejadian in ("call", "c_call")

    sys.setprofile(catat)
    try:
        list(nama_mirip(nama))
    finally:
        sys.setprofile(None)
    # two million pairs, each compared in full, would be far more
    assert panggilan < 2_000 * len(nama), panggilan


@pytest.mark.parametrize(
    ("satu", "dua", "searti"),
    [
        ("Sub Bagian Perencanaan", "Sub Bagian Perencanaan dan Kepegawaian", True),
        ("Subbag Umum dan Keuangan", "Sub Bagian Keuangan", True),
        ("Seksi Pemberdayaan Masyarakat dan Desa", "Seksi Pemberdayaan Masyarakat Desa", True),
        ("Seksi Ketenteraman dan Ketertiban Umum", "Seksi Ketentraman dan Ketertiban", True),
        ("Seksi Pelayanan Umum", "Seksi Pemerintahan Umum", False),
        ("Kelurahan Tomoni", "Kelurahan Bayondo", False),
        ("Seksi Pemerintahan Desa", "Seksi Pemberdayaan Masyarakat Desa", False),
        ("Seksi Umum", "Seksi Pelayanan Umum", False),
    ],
)
def test_units_that_are_one_in_other_words(satu, dua, searti):
    assert unit_searti(satu, dua) == unit_searti(dua, satu) == searti
