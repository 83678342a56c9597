"""Handing a quarter in and opening it again."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kesalahan import MasukanDitolak
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import Indikator, Kunci, Simpul, Tingkat, VersiRencana
from simpelin.services.isi_realisasi import IsiAnggaran, IsiCatatan, IsiKinerja, isi
from simpelin.services.laporan import ajukan, buka_kembali, penghalang
from simpelin.services.lembar_unit import lembar
from simpelin.store import Store, open_store

TAHUN, UNIT, SUB = 2026, "Seksi Pelayanan", Kunci("1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    satu = open_store(tmp_path / "kantor.db")
    indikator = Indikator(
        "Lembar",
        "lembar",
        maksimum=Fraction(50),
        target=Fraction(40),
        target_tw=(Fraction(10),) * 4,
    )
    pohon = (
        Simpul(Kunci("S"), Tingkat.SASARAN, "Sasaran"),
        Simpul(Kunci("P"), Tingkat.PROGRAM, "Program", Kunci("S")),
        Simpul(Kunci("K"), Tingkat.KEGIATAN, "Kegiatan", Kunci("P")),
        Simpul(
            SUB,
            Tingkat.SUB_KEGIATAN,
            "Pelayanan",
            Kunci("K"),
            UNIT,
            pagu=1_000_000,
            indikator=(indikator,),
        ),
    )
    with satu.ubah("siap"):
        satu.rencana.simpan_versi(TAHUN, VersiRencana())
        for simpul in pohon:
            satu.rencana.simpan_simpul(TAHUN, "murni", simpul)
    yield satu
    satu.close()


def isi_kinerja(store: Store, nilai: int) -> None:
    isi(store, IsiKinerja(TAHUN, 1, SUB, "Lembar", LaporanKinerja(Fraction(nilai))))


def test_what_is_missing_is_named(store: Store) -> None:
    with pytest.raises(MasukanDitolak, match="1 Pelayanan – Lembar belum diisi"):
        ajukan(store, UNIT, TAHUN, 1)
    assert not store.laporan.muat(TAHUN, 1)


def test_submitting_keeps_who_and_when(store: Store) -> None:
    isi_kinerja(store, 10)
    laporan = ajukan(store, UNIT, TAHUN, 1)
    assert store.laporan.muat(TAHUN, 1)[UNIT] == laporan
    assert laporan.status is StatusLaporan.DIAJUKAN
    assert laporan.diajukan_oleh == store.pelaku.nama
    assert laporan.diajukan_pada
    with pytest.raises(MasukanDitolak, match="sudah diajukan"):
        ajukan(store, UNIT, TAHUN, 1)


def test_an_impossible_figure_needs_correction_or_a_reason(store: Store) -> None:
    isi_kinerja(store, 60)
    with pytest.raises(MasukanDitolak, match="di luar batas tertinggi"):
        ajukan(store, UNIT, TAHUN, 1)
    isi(store, IsiCatatan(TAHUN, 1, SUB, Catatan("", "Pemilu: layanan berlipat", "")))
    assert not penghalang(lembar(store, TAHUN, 1, UNIT))
    ajukan(store, UNIT, TAHUN, 1)


def test_rupiah_above_pagu_may_be_reasoned_in_its_note(store: Store) -> None:
    isi_kinerja(store, 10)
    isi(store, IsiAnggaran(TAHUN, 1, SUB, 1_200_000))
    with pytest.raises(MasukanDitolak, match="melebihi pagu"):
        ajukan(store, UNIT, TAHUN, 1)
    isi(store, IsiAnggaran(TAHUN, 1, SUB, 1_200_000, "pergeseran menyusul"))
    ajukan(store, UNIT, TAHUN, 1)


def test_opening_again_needs_a_reason_which_stays(store: Store) -> None:
    with pytest.raises(MasukanDitolak, match="belum diajukan"):
        buka_kembali(store, UNIT, TAHUN, 1, "salah")
    isi_kinerja(store, 10)
    ajukan(store, UNIT, TAHUN, 1)
    with pytest.raises(MasukanDitolak, match="alasan"):
        buka_kembali(store, UNIT, TAHUN, 1, " ")
    buka_kembali(store, UNIT, TAHUN, 1, "salah catat")
    laporan = store.laporan.muat(TAHUN, 1)[UNIT]
    assert (laporan.status, laporan.alasan) == (StatusLaporan.DIKEMBALIKAN, "salah catat")
    isi_kinerja(store, 11)
    ajukan(store, UNIT, TAHUN, 1)
