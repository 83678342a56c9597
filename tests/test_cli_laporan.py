"""The tiers from the command line: one step a command, refused ones leave the store alone."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from simpelin.app import main
from tests.services.rencana_uji import buku, laporan, rencana

UNIT = "Seksi Satu"
TEMPAT = ("--unit", UNIT, "--tahun", "2023", "--triwulan", "1")


@pytest.fixture
def panggil(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    db = tmp_path / "kantor.db"

    def lakukan(*kata: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([*map(str, kata), "--db", str(db)])
        keluar = capsys.readouterr()
        return status, keluar.out, keluar.err

    # the workbook's own reason stands on its row
    assert lakukan("impor", buku(tmp_path / "a.xlsx", rencana(), laporan()))[0] == 0
    return lakukan


def status(panggil) -> tuple[str, str | None]:
    keluar = panggil("status", "--tahun", 2023, "--triwulan", 1, "--json")[1]
    satu = next(u for u in json.loads(keluar)["unit"] if u["nama"] == UNIT)
    return satu["status"], satu["diajukan_pada"]


def test_the_whole_way_and_back(panggil) -> None:
    kode, _, galat = panggil("ajukan", *TEMPAT)
    assert kode == 1
    assert "ajukan dengan alasan" in galat
    assert status(panggil) == ("konsep", None)
    for perintah, lagi, menjadi in (
        ("ajukan", ("--alasan", "cuaca"), "diajukan"),
        ("periksa-laporan", (), "diperiksa"),
        ("kembalikan", ("--alasan", "lampiran"), "dikembalikan"),
        ("ajukan", ("--alasan", "cuaca"), "diajukan"),
        ("periksa-laporan", (), "diperiksa"),
        ("verifikasi", (), "diverifikasi"),
        ("setujui", ("--alasan", "rupiah 0002 menyusul"), "disetujui"),
        ("buka", ("--alasan", "salah catat"), "dikembalikan"),
    ):
        kode, keluar, galat = panggil(perintah, *TEMPAT, *lagi, "--json")
        assert (kode, galat) == (0, "")
        assert json.loads(keluar)["status"] == menjadi
        nyata, pada = status(panggil)
        assert nyata == menjadi
        assert (pada is None) == (menjadi == "dikembalikan")


def test_the_moment_of_submission_reads_as_people_write_it(panggil) -> None:
    panggil("ajukan", *TEMPAT, "--alasan", "cuaca")
    pada = datetime.fromisoformat(status(panggil)[1] or "")
    keluar = panggil("status", "--tahun", 2023, "--triwulan", 1)[1]
    assert f"{pada:%d-%m-%Y %H.%M}" in keluar
    assert pada.isoformat() not in keluar


@pytest.mark.parametrize(
    ("kata", "kode", "bagian"),
    [
        (("setujui", *TEMPAT), 1, "belum diajukan"),
        (("ajukan", "--unit", "Seksi", "--tahun", 2023, "--triwulan", 1), 1, "Unit “Seksi”"),
        (("kembalikan", *TEMPAT), 2, "--alasan"),
        (("ajukan", "--tahun", 2023, "--triwulan", 1), 2, "--unit"),
    ],
)
def test_refused(panggil, kata: tuple[object, ...], kode: int, bagian: str) -> None:
    nyata, _, galat = panggil(*kata)
    assert nyata == kode
    assert bagian in galat
