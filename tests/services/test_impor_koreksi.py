"""The sheet Koreksi: a correction's quarter of origin goes out with the template and comes back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import MasukanDitolak
from simpelin.domain.realisasi import Koreksi
from simpelin.domain.rencana import Kunci
from simpelin.services.impor import impor
from simpelin.services.isi_realisasi import IsiAnggaran, isi
from simpelin.services.koreksi import BukukanKoreksi, bukukan
from simpelin.services.templat import templat_isi
from simpelin.store import Store, open_store
from tests.services.rencana_uji import KEL, SUB, G, buku

JUDUL = ["tahun", "kode", "triwulan", "asal_tw", "jumlah_koreksi", "sub_skpd", "catatan_koreksi"]
SATU = Koreksi(2, 1, -500, "salah kode rekening")
BARIS = [2023, SUB, 2, 1, -500, None, "salah kode rekening"]


def _buku(folder: Path, *baris: list[Any]) -> Path:
    return buku(folder / "koreksi.xlsx", Koreksi=[JUDUL, *baris])


def test_round_trip_keeps_the_quarter_of_origin(kantor: Store, tmp_path: Path) -> None:
    isi(kantor, IsiAnggaran(2023, 2, Kunci(SUB), 9_000))
    for jumlah, kunci in ((-500, Kunci(SUB)), (700, Kunci(SUB, KEL)), (-500, Kunci(SUB))):
        bukukan(kantor, BukukanKoreksi(2023, kunci, 1, jumlah, "salah kode rekening"))
    templat_isi(kantor, tmp_path / "isi.xlsx")
    assert not impor(kantor, tmp_path / "isi.xlsx").berubah
    with closing(open_store(tmp_path / "lain.db")) as lain:
        impor(lain, tmp_path / "isi.xlsx")
        assert lain.realisasi.koreksi(2023)[Kunci(SUB)] == (SATU, SATU)
        assert lain.realisasi.muat(2023) == kantor.realisasi.muat(2023)
        templat_isi(lain, tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == (tmp_path / "isi.xlsx").read_bytes()


def test_a_row_more_is_a_correction_more_and_none_goes(kantor: Store, tmp_path: Path) -> None:
    isi(kantor, IsiAnggaran(2023, 2, Kunci(SUB), 9_000))
    bukukan(kantor, BukukanKoreksi(2023, Kunci(SUB), 1, -500, "salah kode rekening"))
    lain = [2023, SUB, 2, 1, 200, None, "pembulatan"]
    hasil = impor(kantor, _buku(tmp_path, lain, BARIS))
    (ringkasan,) = hasil.ringkasan
    assert (ringkasan.baru, ringkasan.sama) == (1, 1)
    assert kantor.realisasi.koreksi(2023)[Kunci(SUB)] == (
        SATU,
        replace(SATU, jumlah=200, catatan="pembulatan"),
    )
    # the rupiah themselves stand in Realisasi, and stay
    assert kantor.realisasi.anggaran(2023, Kunci(SUB))[1] == 8_500


@pytest.mark.parametrize(
    ("kolom", "isian", "sel", "pesan"),
    [
        (1, "7.01.01.2.01.0009", "B2", "tidak ada dalam rencana 2023"),
        (1, G, "B2", "koreksi hanya pada sub kegiatan"),
        (2, 1, "D2", "sebelum triwulan pembukuannya"),
        (2, 3, "C2", "belum punya realisasi anggaran TW 3"),
        (4, 0, "E2", "jumlah koreksi 0"),
        (6, " ", "G2", "tulis sebab koreksinya"),
    ],
)
def test_refused_with_its_cell(
    kantor: Store, tmp_path: Path, kolom: int, isian: Any, sel: str, pesan: str
) -> None:
    isi(kantor, IsiAnggaran(2023, 2, Kunci(SUB), 9_000))
    baris = list(BARIS)
    baris[kolom] = isian
    with pytest.raises(MasukanDitolak) as ditolak:
        impor(kantor, _buku(tmp_path, baris))
    (satu,) = ditolak.value.penolakan
    assert (satu.lembar, satu.sel) == ("Koreksi", sel)
    assert pesan in satu.pesan
    assert not kantor.realisasi.koreksi(2023)


def test_frozen_rupiah_take_no_new_correction(kantor: Store, tmp_path: Path) -> None:
    isi(kantor, IsiAnggaran(2023, 2, Kunci(SUB), 9_000))
    with kantor.ubah("uji"):
        kantor.laporan.simpan(2023, 2, LaporanUnit("Seksi Satu", StatusLaporan.DISETUJUI))
    with pytest.raises(MasukanDitolak, match="tidak dapat diubah"):
        impor(kantor, _buku(tmp_path, BARIS))


def test_rupiah_and_correction_come_in_one_file(kantor: Store, tmp_path: Path) -> None:
    realisasi = [
        {"kode": SUB, "indikator": "Jumlah dokumen", "triwulan": 3, "kinerja": 1, "anggaran": 50}
    ]
    baris = [2023, SUB, 3, 1, 50, None, "susulan"]
    impor(kantor, buku(tmp_path / "dua.xlsx", None, realisasi, Koreksi=[JUDUL, baris]))
    assert kantor.realisasi.koreksi(2023)[Kunci(SUB)] == (Koreksi(3, 1, 50, "susulan"),)
