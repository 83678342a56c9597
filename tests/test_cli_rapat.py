"""`simpelin rapat` and `simpelin tindak-lanjut`, as an outside program meets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from simpelin.app import main

SUB = "7.01.02.2.04.0003"
PERIODE = ["--tahun", "2023", "--triwulan", "1"]


@pytest.fixture
def db(tmp_path: Path) -> str:
    path = str(tmp_path / "kantor.db")
    assert main(["--db", path, "contoh"]) == 0
    return path


def test_decide_close_and_follow(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    def jalankan(*args: str) -> Any:
        capsys.readouterr()
        assert main(["--db", db, "--json", *args]) == 0
        return json.loads(capsys.readouterr().out)

    satu = jalankan("rapat", "putuskan", "Percepat SPJ 15/5", "--kode", SUB, *PERIODE)
    assert satu["keputusan"][0] == {
        "nomor": "2023.1.1",
        "kode": SUB,
        "sub_skpd": "",
        "isi": "Percepat SPJ",
        "unit": "Seksi Pelayanan Umum",
        "orang": "",
        "tenggat": "2023-05-15",
    }
    assert jalankan("tindak-lanjut")["tindak_lanjut"] == []
    tutup = jalankan("rapat", "tutup", *PERIODE)
    assert (tutup["status"], len(tutup["sidik"])) == ("ditutup", 64)
    assert jalankan("rapat", "buka", "Salah angka", *PERIODE)["status"] == "terbuka"
    assert jalankan("rapat", "tutup", *PERIODE)["status"] == "ditutup"
    isi = jalankan("tindak-lanjut", "--tanggal", "2023-05-20", "--terbuka")
    assert [(t["nomor"], t["hari_lewat"]) for t in isi["tindak_lanjut"]] == [("2023.1.1", 5)]
    sorotan = jalankan("sorotan", "--tahun", "2023", "--triwulan", "3", "--tanggal", "2023-10-09")
    lewat = [s["kode"] for s in sorotan["sorotan"] if s["angka"]["tindak_lanjut_lewat"]]
    assert lewat == [SUB]


@pytest.mark.parametrize(
    ("args", "status", "kalimat"),
    [
        (["rapat", "putuskan", *PERIODE], 2, "tulis keputusannya"),
        (["rapat", "lihat", "x", *PERIODE], 2, "tulis keputusannya"),
        (["rapat", "putuskan", "x @nina 1/5", *PERIODE], 1, "“nina” bukan unit"),
        (["rapat", "tutup", *PERIODE], 1, "belum dibuka"),
        (["rapat", "buang", *PERIODE], 2, "pilihan tidak dikenal"),
    ],
)
def test_refusals(
    args: list[str], status: int, kalimat: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--db", str(tmp_path / "baru.db"), *args]) == status
    assert kalimat in capsys.readouterr().err


def test_text_for_people(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", db, "rapat", "lihat", *PERIODE]) == 0
    assert "Belum ada keputusan" in capsys.readouterr().out
    assert main(["--db", db, "tindak-lanjut"]) == 0
    assert capsys.readouterr().out == "Tidak ada tindak lanjut.\n"
    assert main(["--db", db, "rapat", "putuskan", "Coba @kelurahan 1/5", *PERIODE]) == 0
    assert "Kelurahan Tomoni" in capsys.readouterr().out
