"""The workbook of LKjIP tables, calculated again by LibreOffice."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from simpelin.domain.grafik_lkjip import semua_grafik
from simpelin.domain.lkjip_tabel import semua_tabel
from simpelin.services import evaluasi, lkjip
from simpelin.services.contoh import isi_contoh
from simpelin.store import Store, open_store
from simpelin.workbook.lakip import tulis_lakip
from tests.workbook.conftest import HitungUlang

HARI = date(2024, 1, 5)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    satu = open_store(tmp_path_factory.mktemp("lakip") / "contoh.simpelin")
    isi_contoh(satu)
    yield satu
    satu.close()


@pytest.fixture(scope="module")
def buku(
    store: Store, tmp_path_factory: pytest.TempPathFactory, hitung_ulang: HitungUlang
) -> tuple[Any, Any, Any]:
    """The workbook's formulas, the values written with them, and LibreOffice's."""
    data = lkjip.muat(store, 2023, 4)
    folder = tmp_path_factory.mktemp("buku")
    jalur = folder / "nilai.xlsx", folder / "rumus.xlsx"
    for satu, kosong in zip(jalur, (False, True), strict=True):
        tulis_lakip(
            data.evaluasi,
            semua_tabel(data),
            "Tomoni",
            HARI,
            satu,
            grafik=semua_grafik(data),
            tanpa_nilai=kosong,
        )
    (dihitung,) = hitung_ulang([jalur[1]])
    return (
        openpyxl.load_workbook(jalur[0]),
        openpyxl.load_workbook(jalur[0], data_only=True),
        openpyxl.load_workbook(dihitung, data_only=True),
    )


def test_every_formula_gives_the_value_written_with_it(buku: tuple[Any, Any, Any]) -> None:
    rumus, nilai, ulang = buku
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
    assert banyak > 300


def test_recalculated_money_is_the_evaluations(store: Store, buku: tuple[Any, Any, Any]) -> None:
    """Pagu, realisasi and serapan of every node as `evaluasi --json` has them."""
    dokumen = evaluasi.sebagai_json(evaluasi.hitung(store, 2023, 4))
    *semua, jumlah = (
        baris
        for baris in buku[2]["Realisasi anggaran"].iter_rows(min_row=6, values_only=True)
        if baris[2]
    )
    kode = {baris[1].split(" ")[0]: baris for baris in semua if baris[1]}
    simpul = [s for s in dokumen["simpul"] if s["tingkat"] not in ("tujuan", "sasaran")]
    assert len(simpul) == 60
    for satu in (*simpul, dokumen["kantor"]):
        kita = kode[satu["kode"]] if satu.get("kode") else jumlah
        assert kita[3:5] == (satu["pagu"], satu["realisasi_anggaran"])
        if satu["serapan"] is not None:
            assert round(100 * kita[5], 2) == pytest.approx(round(satu["serapan"], 2))


def test_budget_and_agreement_end_in_the_same_total(buku: tuple[Any, Any, Any]) -> None:
    ulang = buku[2]
    jumlah = {
        nama: max(sel.value for sel in ulang[nama][huruf] if isinstance(sel.value, int))
        for nama, huruf in (("PK anggaran", "C"), ("Anggaran", "F"), ("Realisasi anggaran", "D"))
    }
    assert set(jumlah.values()) == {4_738_183_425}


def test_charts_are_drawn_from_cells(store: Store, tmp_path: Path) -> None:
    """Four bar charts, target beside realisasi; an IKM that cannot be has no bar."""
    jalur = tmp_path / "lakip.xlsx"
    lkjip.tulis(store, 2023, 4, jalur, HARI)
    with zipfile.ZipFile(jalur) as arsip:
        gambar = [n for n in arsip.namelist() if n.startswith("xl/charts/chart")]
        isi = arsip.read("xl/charts/chart1.xml").decode()
    assert len(gambar) == 4
    assert isi.count("<c:ser>") == 2
    assert "Grafik!$C$5:$C$8" in isi
    lembar = openpyxl.load_workbook(jalur)["Grafik"]
    assert [lembar.cell(5 + n, 1).value for n in range(4)] == ["2020", "2021", "2022", "2023"]
    assert [lembar.cell(5 + n, 3).value for n in (0, 1, 2)] == [89.27, 90.65, "–"]
    assert lembar.cell(7, 4).value == "115,42 di luar skala, tidak digambar"
