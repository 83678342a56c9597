"""Recommendations of the inspectorate: registered, followed up, carried on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.data_dukung import PadaLHE
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.lhe import Rekomendasi, StatusLHE, dibawa, urut_lhe
from simpelin.domain.pelaku import Pelaku, PeranOrang
from simpelin.services import data_dukung, lhe, riwayat
from simpelin.store import MasihDipakai, Store, open_store, periksa_keutuhan

SATU = Rekomendasi(2022, "1", "Lengkapi data dukung", "Seksi Satu", tenggat=date(2023, 6, 30))
HARI = date(2023, 7, 10)
PDF = b"%PDF-1.7"


@pytest.fixture
def tercatat(kantor: Store) -> Store:
    lhe.tambah(kantor, SATU)
    lhe.tambah(kantor, Rekomendasi(2023, "2", "Perbaiki indikator"))
    return kantor


def test_register_and_come_back(tercatat: Store) -> None:
    assert lhe.daftar(tercatat, tanggal=HARI)[0] == SATU
    assert SATU.hari_lewat(HARI) == 10
    tercatat.close()
    lagi = open_store(tercatat.path)
    assert [satu.nomor for satu in lagi.lhe.semua()] == ["1", "2"]
    assert periksa_keutuhan(lagi.path) == []
    lagi.close()


@pytest.mark.parametrize(
    ("satu", "kalimat"),
    [
        (Rekomendasi(2023, " ", "x"), "Isi nomor"),
        (Rekomendasi(2023, "3", " "), "Isi rekomendasinya"),
        (Rekomendasi(23, "3", "x"), "tahun LHE"),
        (Rekomendasi(2022, "1", "lain"), "sudah ada dalam LHE 2022"),
        (Rekomendasi(2023, "3", "x", "Seksi Hilang"), "tidak ada"),
    ],
)
def test_refusals(satu: Rekomendasi, kalimat: str, tercatat: Store) -> None:
    with pytest.raises(KesalahanPengguna, match=kalimat):
        lhe.tambah(tercatat, satu)
    assert len(tercatat.lhe.semua()) == 2


def test_done_needs_action_and_evidence(tercatat: Store) -> None:
    selesai = replace(SATU, status=StatusLHE.SELESAI)
    with pytest.raises(KesalahanPengguna, match="tindakan"):
        lhe.ubah(tercatat, selesai)
    selesai = replace(selesai, tindakan="Dilengkapi")
    with pytest.raises(KesalahanPengguna, match="data dukung"):
        lhe.ubah(tercatat, selesai)
    bukti = data_dukung.lampirkan(tercatat, PadaLHE(2022, "1"), PDF, "bukti.pdf")
    assert lhe.ubah(tercatat, selesai, HARI).selesai_pada == HARI
    with pytest.raises(KesalahanPengguna, match="sudah selesai"):
        data_dukung.lepaskan(tercatat, bukti.id)
    # what is corrected later keeps the day on which it was done
    lagi = replace(selesai, keterangan="Cocok", selesai_pada=HARI)
    assert lhe.ubah(tercatat, lagi, date(2024, 1, 1)).selesai_pada == HARI
    terbuka = lhe.ubah(tercatat, replace(lagi, status=StatusLHE.BERJALAN))
    assert terbuka.selesai_pada is None
    with pytest.raises(MasihDipakai, match="lepaskan dahulu"):
        lhe.hapus(tercatat, 2022, "1")
    with pytest.raises(KesalahanPengguna, match="mengapa"):
        lhe.ubah(tercatat, replace(SATU, status=StatusLHE.TIDAK_DAPAT))


def test_number_corrected_and_taken_off(tercatat: Store) -> None:
    lhe.tambah(tercatat, Rekomendasi(2022, "9", "x"))
    with pytest.raises(MasihDipakai):
        lhe.ganti_nomor(tercatat, 2022, "9", "1")
    lhe.ganti_nomor(tercatat, 2022, "9", "10")
    lhe.hapus(tercatat, 2022, "10")
    assert [satu.nomor for satu in tercatat.lhe.semua()] == ["1", "2"]
    kata = riwayat.muat(
        tercatat,
        [satu.nomor for satu in tercatat.riwayat.cari("lhe")],
        riwayat.nama_simpul(tercatat),
    )
    assert {satu.butir.nama for satu in kata.values()} >= {"Rekomendasi nomor 10"}
    assert {satu.jenis for satu in kata.values()} == {"Rekomendasi LHE"}


def test_rights(tercatat: Store) -> None:
    tercatat.pelaku = Pelaku("Budi", "budi", frozenset({PeranOrang.KASI}), "Seksi Satu")
    with pytest.raises(KesalahanPengguna, match="Budi"):
        lhe.tambah(tercatat, Rekomendasi(2023, "3", "x"))
    lhe.ubah(tercatat, replace(SATU, tindakan="Sedang", status=StatusLHE.BERJALAN))
    with pytest.raises(KesalahanPengguna, match="Budi"):
        lhe.ubah(tercatat, replace(SATU, rekomendasi="lain"))
    data_dukung.lampirkan(tercatat, PadaLHE(2022, "1"), PDF, "bukti.pdf")
    with pytest.raises(KesalahanPengguna, match="Budi"):
        data_dukung.lampirkan(tercatat, PadaLHE(2023, "2"), PDF, "bukti.pdf")


@given(st.integers(2020, 2026), st.sampled_from(StatusLHE), st.integers(2020, 2026))
def test_what_a_year_answers_for(tahun: int, status: StatusLHE, selesai: int) -> None:
    pada = None if status.terbuka else date(max(tahun, selesai), 5, 1)
    satu = Rekomendasi(tahun, "1", "x", status=status, selesai_pada=pada)
    for kini in range(2019, 2028):
        ada = satu in dibawa([satu], kini)
        if kini < tahun:
            assert not ada
        elif pada is None or kini <= pada.year:
            assert ada
        else:
            assert not ada or kini == tahun


def test_order_by_number_as_people_count() -> None:
    semua = [Rekomendasi(2023, n, "x") for n in ("10", "2", "1")]
    assert [satu.nomor for satu in urut_lhe(semua, HARI)] == ["1", "2", "10"]
