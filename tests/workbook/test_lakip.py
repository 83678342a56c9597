"""The workbook of LKjIP tables, calculated again by LibreOffice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from simpelin.domain.lkjip_tabel import semua_tabel
from simpelin.services import lkjip
from simpelin.services.contoh import isi_contoh
from simpelin.store import open_store
from simpelin.workbook.lakip import tulis_lakip
from tests.workbook.conftest import HitungUlang


def test_every_formula_gives_the_value_written_with_it(
    tmp_path: Path, hitung_ulang: HitungUlang
) -> None:
    store = open_store(tmp_path / "contoh.simpelin")
    isi_contoh(store)
    data = lkjip.muat(store, 2023, 4)
    store.close()
    jalur = tmp_path / "nilai.xlsx", tmp_path / "rumus.xlsx"
    for satu, kosong in zip(jalur, (False, True), strict=True):
        tulis_lakip(
            data.evaluasi, semua_tabel(data), "Tomoni", date(2024, 1, 5), satu, tanpa_nilai=kosong
        )
    (dihitung,) = hitung_ulang([jalur[1]])
    rumus = openpyxl.load_workbook(jalur[0])
    nilai = openpyxl.load_workbook(jalur[0], data_only=True)
    ulang = openpyxl.load_workbook(dihitung, data_only=True)
    banyak = 0
    for lembar in rumus:
        for baris in lembar.iter_rows():
            for sel in baris:
                if sel.data_type != "f":
                    continue
                banyak += 1
                tersimpan = nilai[lembar.title][sel.coordinate].value
                hasil = ulang[lembar.title][sel.coordinate].value
                assert hasil == pytest.approx(tersimpan, rel=1e-12, abs=1e-9), (
                    lembar.title,
                    sel.coordinate,
                    sel.value,
                )
    assert banyak > 80
