"""``simpelin rekonsiliasi``: differences in words and as one document."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from simpelin.app import main

MASA = ("--tahun", "2023", "--triwulan", "1")


@pytest.fixture
def kerja(tmp_path: Path, capsys):
    db = tmp_path / "kantor.simpelin"
    assert main(["contoh", "--db", str(db)]) == 0

    def jalankan(*kata: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([*map(str, kata), "--db", str(db)])
        keluar = capsys.readouterr()
        return status, keluar.out, keluar.err

    return jalankan


def daftar(jalur: Path) -> Path:
    buku = openpyxl.Workbook()
    for baris in (
        ("Kode Rekening", "Uraian", "Realisasi"),
        ("7.01.01.2.04.07", "Retribusi", 1),
        ("7.01.09.2.01.0001", "Kegiatan lain", "4.500.000,00"),
    ):
        buku.active.append(list(baris))
    buku.save(jalur)
    return jalur


def test_try_then_keep_then_ask_again(kerja, tmp_path: Path) -> None:
    berkas = daftar(tmp_path / "bkad.xlsx")
    status, keluar, _ = kerja("rekonsiliasi", berkas, *MASA, "--uji")
    assert status == 0
    assert "(uji, tidak disimpan)" in keluar
    assert "[hanya di BKAD]: di sini –, BKAD 4.500.000, selisih (4.500.000)" in keluar
    status, keluar, galat = kerja("rekonsiliasi", *MASA)
    assert (status, keluar) == (1, "")
    assert "Belum ada daftar BKAD untuk TW I 2023" in galat
    status, keluar, _ = kerja("rekonsiliasi", berkas, *MASA, "--json")
    satu = json.loads(keluar)
    assert (satu["keadaan"], satu["uji"], satu["total_bkad"]) == ("ada_selisih", False, 4_500_001)
    besar = [abs(baris["selisih"]) for baris in satu["perbedaan"]]
    assert besar == sorted(besar, reverse=True)
    keluar_buku = tmp_path / "keluar.xlsx"
    _, lagi, _ = kerja("rekonsiliasi", *MASA, "--json", "-o", keluar_buku)
    assert openpyxl.load_workbook(keluar_buku).sheetnames == ["Selisih", "Semua kode"]
    assert json.loads(lagi)["perbedaan"] == satu["perbedaan"]


def test_columns_can_be_told_and_wrong_words_are_refused(kerja, tmp_path: Path) -> None:
    berkas = daftar(tmp_path / "bkad.xlsx")
    status, _, galat = kerja("rekonsiliasi", berkas, *MASA, "--kolom", "harga=C")
    assert (status, "tidak dikenal" in galat) == (1, True)
    status, keluar, _ = kerja(
        "rekonsiliasi", berkas, *MASA, "--uji", "--kolom", "realisasi=C", "--bukan-kumulatif"
    )
    assert (status, "Rekonsiliasi BKAD TW I 2023" in keluar) == (0, True)
    assert kerja("rekonsiliasi", berkas, "--tahun", "2023")[0] == 2
