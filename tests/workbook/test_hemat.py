"""Exports that spare memory: rows that leave it one by one, modules that nobody needs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook

from simpelin.services.contoh import isi_contoh
from simpelin.services.ekspor import ekspor
from simpelin.store import Store, open_store
from simpelin.workbook.gaya import Kotak, tulis_kotak


@pytest.fixture(scope="module")
def tomoni(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("hemat") / "contoh.simpelin")) as satu:
        isi_contoh(satu)
        yield satu


def isi(jalur: Path) -> dict[str, Any]:
    """Everything of a workbook that a reader sees: cells, their looks, the page."""
    rumus, nilai = (openpyxl.load_workbook(jalur, data_only=satu) for satu in (False, True))
    hasil: dict[str, Any] = {
        "nama": {nama: satu.attr_text for nama, satu in rumus.defined_names.items()},
        "judul": (rumus.properties.title, rumus.properties.created),
    }
    for lembar in rumus.worksheets:
        assert isinstance(lembar, Worksheet)
        angka = nilai[lembar.title]
        for baris in lembar.iter_rows():
            for sel in baris:
                letak = (lembar.title, sel.coordinate)
                bentuk = (sel.font, sel.fill, sel.border, sel.alignment, sel.number_format)
                hasil[str(letak)] = (sel.value, angka[sel.coordinate].value, str(bentuk))
        hasil[lembar.title] = (
            sorted(map(str, lembar.merged_cells.ranges)),
            {r: (satu.height, satu.outlineLevel) for r, satu in lembar.row_dimensions.items()},
            {huruf: satu.width for huruf, satu in lembar.column_dimensions.items()},
            (lembar.print_area, lembar.print_title_rows, lembar.freeze_panes),
        )
    return hasil


@pytest.mark.parametrize("jenis", ["bkad", "e81", "rfk"])
def test_every_cell_is_the_same(
    tomoni: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jenis: str
) -> None:
    utuh, hemat = tmp_path / "utuh.xlsx", tmp_path / "hemat.xlsx"
    for jalur, batas in ((utuh, 10_000), (hemat, 1)):
        monkeypatch.setattr("simpelin.workbook.gaya.BARIS_BANYAK", batas)
        ekspor(tomoni, jenis, 2023, 2, jalur, tanggal=date(2023, 7, 5))
    assert [_berteks_bersama(satu) for satu in (utuh, hemat)] == [True, False]
    assert isi(hemat) == isi(utuh)


def _berteks_bersama(jalur: Path) -> bool:
    with ZipFile(jalur) as arsip:
        return b"inlineStr" not in arsip.read("xl/worksheets/sheet1.xml")


ASING = (
    *("openpyxl", "sqlite_utils", "numpy", "matplotlib", "docx", "platformdirs"),
    *("simpelin.domain.masukan", "simpelin.services.impor_lembar", "simpelin.domain.dokumen"),
)


@pytest.mark.parametrize("jenis", ["bkad", "rfk"])
def test_an_export_imports_what_it_needs(tomoni: Store, tmp_path: Path, jenis: str) -> None:
    kode = f"""
import sys
from simpelin.app import main
keadaan = main(sys.argv[1:])
print(keadaan, [nama for nama in {ASING!r} if nama in sys.modules])
"""
    perintah = ("--db", tomoni.path, "ekspor", jenis, "--tahun", "2023", "--triwulan", "4")
    keluar = subprocess.run(
        [sys.executable, "-c", kode, *perintah, "-o", tmp_path / "a.xlsx"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert keluar.stdout.splitlines()[-1:] == ["0 []"], keluar.stdout + keluar.stderr


@pytest.mark.parametrize("hemat", [False, True])
def test_boxes_over_one_another(tmp_path: Path, hemat: bool) -> None:
    jalur = tmp_path / "kotak.xlsx"
    with Workbook(str(jalur), {"constant_memory": hemat}) as buku:
        lembar, bentuk = buku.add_worksheet(), buku.add_format({"bold": True})
        tulis_kotak(
            lembar,
            [
                Kotak((0, 1), (0, 0), "No", bentuk),
                Kotak((0, 0), (1, 2), "Triwulan", bentuk),
                Kotak((1, 1), (1, 1), "I", bentuk),
                Kotak((1, 1), (2, 2), "", bentuk),
                Kotak((0, 1), (3, 3), "Unit", bentuk),
            ],
        )
    baca = openpyxl.load_workbook(jalur).active
    assert isinstance(baca, Worksheet)
    assert [[sel.value for sel in baris] for baris in baca.iter_rows()] == [
        ["No", "Triwulan", None, "Unit"],
        [None, "I", None, None],
    ]
    assert all(baca[satu].font.b for satu in ("A1", "B1", "B2", "C2", "D1"))
    assert sorted(map(str, baca.merged_cells.ranges)) == ["A1:A2", "B1:C1", "D1:D2"]
