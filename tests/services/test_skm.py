"""Entering the survey, and what comes of it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from simpelin.domain.ikm import hitung_ikm, ikm_kumulatif, unsur_ujung
from simpelin.domain.kantor import JawabanSKM
from simpelin.domain.kesalahan import MasukanDitolak
from simpelin.domain.skm import cacat_jawaban
from simpelin.services.evaluasi import hitung
from simpelin.services.skm import isi_triwulan, pemakai, ringkas
from simpelin.store import Store
from tests.services.rencana_uji import S, ambil, rencana
from tests.workbook.buku_uji import tabel

KOSONG = (None,) * 9
TIGA = (3,) * 9


def test_a_row_without_an_answer_is_no_respondent(kantor: Store, tmp_path: Path) -> None:
    hasil = hitung_ikm([JawabanSKM(1, 1, KOSONG), JawabanSKM(1, 1, TIGA)])
    assert (hasil.responden, hasil.nilai) == (1, 75)
    assert ikm_kumulatif([JawabanSKM(1, 1, KOSONG)]) == (None,) * 4
    assert isi_triwulan(kantor, 2023, 1, [JawabanSKM(1, 1, KOSONG), JawabanSKM(1, 1, TIGA)]) == (
        JawabanSKM(1, 1, TIGA),
    )
    kolom = "tahun triwulan responden " + " ".join(f"u{n}" for n in range(1, 10))
    isi = {"tahun": 2023, "triwulan": 2} | {f"u{n}": 3 for n in range(1, 10)}
    dua = ambil(kantor, tmp_path, SKM=tabel(kolom, isi, {"tahun": 2023, "triwulan": 2}))
    assert dua.catatan == (
        "lembar SKM: 1 baris tanpa satu jawaban pun (mulai D3) bukan responden; dilewati",
    )
    assert [s.triwulan for s in kantor.skm.muat(2023)] == [1, 2]
    # a quarter of which only empty rows are left is not spoken of, and not taken away
    tiga = ambil(kantor, tmp_path, SKM=tabel(kolom, {"tahun": 2023, "triwulan": 2}))
    assert not tiga.berubah
    assert [s.triwulan for s in kantor.skm.muat(2023)] == [1, 2]


def test_impossible_answers_name_the_likely_cause(kantor: Store) -> None:
    salah = [JawabanSKM(1, 10, (45, *(30,) * 8)), JawabanSKM(1, 10, (3, *(30,) * 8))]
    with pytest.raises(MasukanDitolak) as galat:
        isi_triwulan(kantor, 2023, 1, salah)
    satu, dua = galat.value.penolakan
    assert "Baris 1: u1 = 45 di luar 10–40" in satu.pesan
    assert "pembaginya salah" in satu.pesan
    assert "rata-rata, bukan jumlah" in dua.pesan
    assert kantor.skm.muat(2023) == ()
    assert [n for n, _ in cacat_jawaban(10, KOSONG)] == [0]


def test_quarters_to_date_and_year_are_over_respondents(kantor: Store) -> None:
    semua = [JawabanSKM(1, 1, (4,) * 9), JawabanSKM(2, 3, (6,) * 9), JawabanSKM(4, 1, TIGA)]
    hasil = ringkas(semua, 2)
    assert [satu.nilai for satu in hasil.triwulan] == [100, 50, None, 75]
    assert (hasil.sampai.nilai, hasil.sampai.responden) == (Fraction(125, 2), 4)
    assert (hasil.tahun.nilai, hasil.tahun.responden) == (65, 5)


def test_lowest_and_highest_element() -> None:
    ikm = hitung_ikm([JawabanSKM(1, 1, (2, 4, 2, 4, 3, 3, 3, 3, None))])
    assert unsur_ujung(ikm) == (0, 1)
    assert unsur_ujung(hitung_ikm([JawabanSKM(1, 1, TIGA)])) is None
    assert unsur_ujung(hitung_ikm([])) is None


def test_the_sasarans_indicator_reads_it(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris[0] |= {"otomatis": "ikm", "target": 80, "sifat": "posisi_akhir"}
    ambil(kosong, tmp_path, baris, [])
    isi_triwulan(kosong, 2023, 1, [JawabanSKM(1, 1, TIGA)])
    (satu,) = pemakai(hitung(kosong, 2023, 1))
    assert (satu.kunci.kode, satu.indikator, satu.diketik) == (S, "IKU", False)
    assert (satu.realisasi, satu.target, satu.capaian) == (75, 80, Fraction(375, 4))
