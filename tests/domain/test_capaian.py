"""Aturan section 2, each table row worked by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.capaian import (
    Status,
    capaian,
    nilai_indikator,
    realisasi_sampai,
    target_sampai,
)
from simpelin.domain.rencana import Polaritas, Sifat
from tests.domain.buatan import angka, indikator, laporan


@pytest.mark.parametrize(
    ("polaritas", "realisasi", "target", "hasil"),
    [
        ("positif", 3, 6, 50),
        ("positif", 9, 6, 150),
        ("positif", -1, 6, 0),
        ("positif", 5, 0, None),
        ("negatif", 6, 6, 100),
        ("negatif", 9, 6, 50),
        ("negatif", 3, 6, 150),
        ("negatif", 20, 6, 0),
        ("negatif", 0, 0, 100),
        ("negatif", 1, 0, 0),
        ("tepat", 6, 6, 100),
        ("tepat", 3, 6, 50),
        ("tepat", 9, 6, 50),
        ("tepat", 20, 6, 0),
        ("tepat", 0, 0, 100),
        ("tepat", 2, 0, 0),
    ],
)
def test_capaian(polaritas, realisasi, target, hasil):
    assert capaian(Fraction(realisasi), Fraction(target), Polaritas(polaritas)) == hasil


@pytest.mark.parametrize(
    ("sifat", "isi", "harap"),
    [
        ("kumulatif", (2, None, 3, 4), (2, 2, 5, 9)),
        ("kumulatif", (None, None, 0, None), (None, None, 0, 0)),
        ("posisi_akhir", (2, None, 5, None), (2, 2, 5, 5)),
        ("rata_rata", (2, None, 5, 8), (2, 2, "3.5", 5)),
        ("rasio", ((1, 2), None, (1, 2), (0, 6)), (50, 50, 50, 20)),
        ("rasio", ((0, 0), None, (3, 4), None), (None, None, 75, 75)),
    ],
)
def test_realisasi(sifat, isi, harap):
    hasil = tuple(realisasi_sampai(Sifat(sifat), laporan(*isi), n) for n in (1, 2, 3, 4))
    assert hasil == tuple(map(angka, harap))


@pytest.mark.parametrize(
    ("sifat", "tahunan", "tw", "harap"),
    [
        ("kumulatif", 12, (3, 3, 3, 3), (3, 6, 9, 12)),
        ("kumulatif", 12, (None, 5, None, 7), (None, 5, 5, 12)),
        ("kumulatif", 4, (), (None, None, None, 4)),
        ("kumulatif", 5, (), ("1.25", "2.5", "3.75", 5)),
        ("kumulatif", 0, (), (None, None, None, 0)),
        ("posisi_akhir", 90, (None, 80, None, 90), (None, 80, 80, 90)),
        ("posisi_akhir", 90, (), (90, 90, 90, 90)),
        ("rata_rata", 85, (80, None, 90, None), (80, 80, 85, 85)),
        ("rata_rata", 85, (), (85, 85, 85, 85)),
        ("rasio", 75, (60, 70, None, None), (60, 70, 70, 70)),
        ("kumulatif", None, (1, 1, 1, 1), (1, 2, 3, 4)),
        ("posisi_akhir", None, (), (None, None, None, None)),
    ],
)
def test_target(sifat, tahunan, tw, harap):
    ini = indikator(target=tahunan, tw=tw, sifat=sifat)
    assert tuple(target_sampai(ini, n) for n in (1, 2, 3, 4)) == tuple(map(angka, harap))


SELESAI_DULU = indikator(target=6, tw=(3, 3, 0, None))
TERISI, BELUM = Status.TERISI, Status.BELUM_LAPOR
JADWAL, DULU, PENUH = Status.BELUM_DIJADWALKAN, Status.MENDAHULUI_JADWAL, Status.TERPENUHI


@pytest.mark.parametrize(
    ("ini", "isi", "harap"),
    [
        # no yearly target
        (indikator(tw=(1, 1, 1, 1)), (1, None, None, None), [Status.TANPA_TARGET] * 4),
        # nothing scheduled yet, then early, then due
        (indikator(target=4), (None, None, 1, None), [JADWAL, JADWAL, DULU, BELUM]),
        (indikator(target=4), (0, 0, None, 4), [JADWAL, JADWAL, JADWAL, TERISI]),
        (indikator(target=4), (-1, None, None, None), [JADWAL, JADWAL, JADWAL, BELUM]),
        # finished early: nothing more was planned
        (
            SELESAI_DULU,
            (3, 3, None, None),
            [TERISI, TERISI, PENUH, PENUH],
        ),
        (
            SELESAI_DULU,
            (3, 2, None, None),
            [TERISI, TERISI, BELUM, BELUM],
        ),
        (SELESAI_DULU, (3, 3, 0, None), [TERISI, TERISI, TERISI, PENUH]),
        # small target without a schedule, reached early: its quarter's own cell is empty
        (indikator(target=2), (None, 2, None, None), [JADWAL, DULU, DULU, PENUH]),
        # spread evenly: every quarter is due, however much came early
        (indikator(target=8), (8, None, None, 0), [TERISI, BELUM, BELUM, TERISI]),
        # 0 is due for negatif, not for positif
        (
            indikator(target=0, tw=(0, 0, 0, 0), polaritas="negatif"),
            (0, None, None, None),
            [TERISI, BELUM, BELUM, BELUM],
        ),
        (indikator(target=0, tw=(0, 0, 0, 0)), (0, None, 1, None), [JADWAL, JADWAL, DULU, DULU]),
        # half a ratio is no report
        (
            indikator(target=75, sifat="rasio"),
            ((1, 2), (1, None), (0, 0), None),
            [TERISI, BELUM, TERISI, BELUM],
        ),
        # other kinds are due every quarter that has a target
        (
            indikator(target=90, tw=(None, 80), sifat="posisi_akhir"),
            (None, 80, None, None),
            [JADWAL, TERISI, BELUM, BELUM],
        ),
    ],
)
def test_status(ini, isi, harap):
    hasil = [nilai_indikator(ini, laporan(*isi), n).status for n in (1, 2, 3, 4)]
    assert hasil == harap


def test_no_event_is_reported_and_not_averaged():
    hasil = nilai_indikator(indikator(target=75, sifat="rasio"), laporan((0, 0)), 1)
    assert hasil.status is TERISI
    assert hasil.capaian is None
    assert not hasil.dihitung


def test_typed_value_wins_over_the_automatic_one():
    ini = indikator(target=81, sifat="posisi_akhir", otomatis="ikm")
    mesin = nilai_indikator(ini, laporan(), 1, Fraction(90))
    ketik = nilai_indikator(ini, laporan(88), 1, Fraction(90))
    assert (mesin.realisasi, mesin.otomatis, mesin.status) == (90, True, TERISI)
    assert (ketik.realisasi, ketik.otomatis, ketik.status) == (88, False, TERISI)


def test_impossible_ikm_is_kept_and_not_averaged():
    ini = indikator(target=81, sifat="posisi_akhir", otomatis="ikm")
    hasil = nilai_indikator(ini, laporan(None, None, None, "130.11"), 4)
    assert hasil.realisasi == Fraction("130.11")
    assert hasil.tidak_valid
    assert not hasil.dihitung


angka_acak = st.fractions(-1000, 1000, max_denominator=100)
positif_acak = st.fractions(0, 1000, max_denominator=100)


@given(angka_acak, positif_acak, st.sampled_from(Polaritas))
def test_capaian_is_never_negative(realisasi, target, polaritas):
    hasil = capaian(realisasi, target, polaritas)
    assert hasil is None or hasil >= 0


@given(st.lists(st.none() | angka_acak, min_size=4, max_size=4), st.sampled_from(Sifat))
def test_a_zero_is_a_report_and_an_empty_cell_is_not(isi, sifat):
    if sifat is Sifat.RASIO:
        isi = [None if x is None else (abs(x), abs(x) + 1) for x in isi]
    ini = indikator(target=10, tw=(2, 2, 2, 4), sifat=sifat)
    for n in (1, 2, 3, 4):
        kosong = [*isi]
        kosong[n - 1] = None
        nol = [*isi]
        nol[n - 1] = (0, 1) if sifat is Sifat.RASIO else 0
        tanpa = nilai_indikator(ini, laporan(*kosong), n)
        dengan = nilai_indikator(ini, laporan(*nol), n)
        assert dengan.status is TERISI
        assert tanpa.status is not TERISI
