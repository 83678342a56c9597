"""The import wizard from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from simpelin.app import main
from simpelin.domain.rencana import Kunci
from simpelin.store import Store, open_store
from tests.services.rencana_uji import LAIN, SUB
from tests.workbook import kantor_uji


@pytest.fixture
def jalankan(kantor: Store, capsys: pytest.CaptureFixture[str]) -> Any:
    kantor.close()

    def lakukan(*kata: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([*map(str, kata), "--db", str(kantor.path)])
        keluar = capsys.readouterr()
        return status, keluar.out, keluar.err

    return lakukan


def test_try_store_and_take_back(jalankan: Any, kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.lra(tmp_path / "lra.xlsx")
    kata = ("impor", path, "--bentuk", "lra", "--tahun", 2023, "--triwulan", 2, "--sub-skpd", "")
    status, keluar, _ = jalankan(*kata, "--uji", "--json")
    assert status == 0
    dokumen = json.loads(keluar)
    assert dokumen["ringkasan"] == {"LRA": {"baru": 2, "berubah": 0, "sama": 0, "ditolak": 0}}
    assert any("3 baris dilewati" in satu for satu in dokumen["catatan"])
    assert jalankan(*kata)[0] == 0
    store = open_store(kantor.path)
    assert store.realisasi.anggaran(2023, Kunci(SUB)) == (200_000, 250_000, None, None)
    store.close()
    status, keluar, _ = jalankan("impor", "--urungkan")
    assert (status, "lra.xlsx lembar LRA diurungkan: 2 nilai" in keluar) == (0, True)
    status, _, galat = jalankan("impor", "--urungkan")
    assert (status, "Tidak ada impor" in galat) == (1, True)


def test_columns_and_header_can_be_said(jalankan: Any, tmp_path: Path) -> None:
    path = kantor_uji.rekap_belanja(tmp_path / "a.xlsx", sub3=1)
    kata = ("impor", path, "--bentuk", "sipd-belanja", "--tahun", 2023, "--sub-skpd", "", "--uji")
    assert f"{LAIN} Sub 0003, pagu: 300.000 → 1" in jalankan(*kata)[1]
    assert "300.000 → 1" not in jalankan(*kata, "--kolom", "pagu=G", "--judul", 5)[1]
    status, _, galat = jalankan(*kata, "--kolom", "pagi=G")
    assert (status, "maksudnya pagu?" in galat) == (1, True)
    status, _, galat = jalankan(*kata, "--lembar", "Rekap")
    assert (status, "yang ada: Sampul, Rekap Belanja" in galat) == (1, True)
    status, _, galat = jalankan(*kata, "--versi", "geser")
    assert (status, "Versi “geser” tidak ada" in galat) == (1, True)


def test_refusals_name_their_cell(jalankan: Any, tmp_path: Path) -> None:
    path = kantor_uji.lra(tmp_path / "lra.xlsx", satu="1,5")
    kata = ("impor", path, "--bentuk", "lra", "--tahun", 2023, "--sub-skpd", "")
    status, _, galat = jalankan(*kata, "--triwulan", 2)
    assert status == 1
    assert galat.splitlines() == [
        "lra.xlsx, lembar LRA, sel F6: kolom Realisasi: “1,5” bukan rupiah bulat; tulis tanpa "
        "angka di belakang koma"
    ]
    assert "butuh triwulan" in jalankan(*kata)[2]
    assert jalankan("impor", path, "--bentuk", "lra")[0] == 2
