"""The import contract as an outside program meets it: words in, a status and lines out.

The services' own tests look at the reasons. Here stands what a caller relies on whatever
the reason is: status 1, one reason a line with file, sheet and cell, and a store whose
every row is as it was.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from simpelin.app import main
from simpelin.cli import daftar
from simpelin.services import ekspor

Baris = dict[str, Any]
SUB: Baris = {
    "tahun": 2031,
    "kode": "P1.1.1",
    "induk": "P1.1",
    "tingkat": "sub_kegiatan",
    "nama": "Sub A",
    "unit": "Seksi A",
    "indikator": "Dokumen",
    "target": 12,
    "target_tw1": 6,
    "target_tw2": 6,
    "pagu": 1_000_000,
    "kas_tw1": 250_000,
    "kas_tw2": 750_000,
}
RENCANA: tuple[Baris, ...] = (
    {"tahun": 2031, "kode": "S1", "tingkat": "sasaran", "nama": "Sasaran"},
    {"tahun": 2031, "kode": "P1", "induk": "S1", "tingkat": "program", "nama": "Program"},
    {"tahun": 2031, "kode": "P1.1", "induk": "P1", "tingkat": "kegiatan", "nama": "Kegiatan"},
    SUB,
    {**SUB, "kode": "P1.1.2", "nama": "Sub B", "unit": "Seksi B", "sifat": "rasio"},
)
REALISASI: tuple[Baris, ...] = (
    {"tahun": 2031, "kode": "P1.1.1", "triwulan": 1, "kinerja": 6, "anggaran": 200_000},
    {"tahun": 2031, "kode": "P1.1.2", "triwulan": 1, "pembilang": 4, "penyebut": 5},
)
BARU = {**SUB, "kode": "P1.1.9", "nama": "Sub N"}
LAPOR: Baris = {"tahun": 2031, "kode": "P1.1.1", "triwulan": 2}
BAHAN: Baris = {"tahun": 2031}
SKM: Baris = {"tahun": 2031, "triwulan": 1, **{f"u{i}": 3 for i in range(1, 10)}}


def tulis(jalur: Path, **lembar: Iterable[Baris]) -> Path:
    """A workbook with the given sheets; its columns are what the rows name."""
    buku = openpyxl.Workbook()
    buku.remove(buku.active)
    for nama, isi in lembar.items():
        baris = list(isi)
        kolom = list(dict.fromkeys(judul for satu in baris for judul in satu))
        satu_lembar = buku.create_sheet(nama)
        satu_lembar.append(kolom)
        for satu in baris:
            satu_lembar.append([satu.get(judul) for judul in kolom])
    buku.save(jalur)
    return jalur


def isi(db: Path) -> list[str]:
    """Every row of the store, trail and kept files included."""
    koneksi = sqlite3.connect(db)
    try:
        return list(koneksi.iterdump())
    finally:
        koneksi.close()


Panggil = Callable[..., tuple[int, str, str]]


@pytest.fixture
def panggil(capsys: pytest.CaptureFixture[str]) -> Panggil:
    def lakukan(*kata: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(satu) for satu in kata])
        keluar = capsys.readouterr()
        return status, keluar.out, keluar.err

    return lakukan


def evaluasi(panggil: Panggil, db: Path) -> list[str]:
    return [
        panggil("evaluasi", "--tahun", 2031, "--triwulan", n, "--json", "--db", db)[1]
        for n in (1, 2, 3, 4)
    ]


@pytest.fixture
def kantor(tmp_path: Path, panggil: Panggil) -> Path:
    db = tmp_path / "kantor.db"
    berkas = tulis(tmp_path / "kantor.xlsx", Rencana=RENCANA, Realisasi=REALISASI)
    assert panggil("impor", berkas, "--db", db)[::2] == (0, "")
    return db


@pytest.mark.parametrize(
    ("lembar", "baris", "kolom"),
    [
        ("Rencana", [BARU, {**BARU, "indikator": "Dua", "nama": "Lain"}], "nama"),
        ("Rencana", [BARU, BARU], "indikator"),
        ("Rencana", [{**BARU, "induk": "ZZ"}], "induk"),
        ("Rencana", [{**BARU, "induk": "P1.1.9"}], "induk"),
        ("Rencana", [{**BARU, "induk": None}], "induk"),
        ("Rencana", [{**BARU, "pagu": -5}], "pagu"),
        ("Rencana", [{**BARU, "pagu": "banyak"}], "pagu"),
        ("Rencana", [{**BARU, "pagu": 1000.5}], "pagu"),
        ("Rencana", [{**BARU, "pagu": "=1+1"}], "pagu"),
        ("Rencana", [{**BARU, "target": "1.234"}], "target"),
        ("Rencana", [{**BARU, "pagu": 1e30}], "pagu"),
        ("Rencana", [{**BARU, "kode": 7.01}], "kode"),
        ("Rencana", [{**BARU, "berlaku_tw": 2}], "berlaku_tw"),
        (
            "Rencana",
            [{**BARU, "prioritas": "ya"}, {**BARU, "indikator": "Dua", "prioritas": "tidak"}],
            "prioritas",
        ),
        ("Realisasi", [{**LAPOR, "triwulan": 5, "kinerja": 1}], "triwulan"),
        ("Realisasi", [{**LAPOR, "kode": "XX", "kinerja": 1}], "kode"),
        ("Realisasi", [{**LAPOR, "kinerja": "baik"}], "kinerja"),
        ("Realisasi", [{**LAPOR, "kinerja": 1e300}], "kinerja"),
        ("Realisasi", [{**LAPOR, "anggaran": -5}], "anggaran"),
        (
            "Realisasi",
            [{**LAPOR, "anggaran": -300_000, "catatan_anggaran": "kembali"}],
            "anggaran",
        ),
        ("Realisasi", [{**LAPOR, "kode": "P1", "anggaran": 5}], "anggaran"),
        ("Realisasi", [{**LAPOR, "kode": "P1.1.2", "kinerja": 5}], "kinerja"),
        ("Realisasi", [{**LAPOR, "pembilang": 5, "penyebut": 6}], "pembilang"),
        ("SKM", [{**SKM, "u1": 5}], "u1"),
        ("SKM", [{**SKM, "triwulan": 0}], "triwulan"),
        ("IKU", [{**BAHAN, "kode": "P1", "formula": "a"}], "kode"),
        ("IKU", [{**BAHAN, "kode": "S1", "indikator": "X", "formula": "a"}], "indikator"),
        ("SasaranProgram", [{**BAHAN, "kode": "S1", "sasaran_program": "a"}], "kode"),
        ("Jabatan", [{**BAHAN, "jabatan": "Kasi", "ada_pns": -1}], "ada_pns"),
        ("Jabatan", [{**BAHAN, "jabatan": "Kasi", "urutan": 10_000}], "urutan"),
    ],
)
def test_refusal_names_file_sheet_and_cell_and_stores_nothing(
    lembar: str,
    baris: list[Baris],
    kolom: str,
    kantor: Path,
    panggil: Panggil,
    tmp_path: Path,
) -> None:
    sebelum, angka = isi(kantor), evaluasi(panggil, kantor)
    # Good rows beside the bad one: all or nothing.
    sehat: dict[str, list[Baris]] = {"Rencana": [{**BARU, "kode": "P1.1.8"}], lembar: baris}
    if lembar == "Rencana":
        sehat["Realisasi"] = [{**LAPOR, "kinerja": 6}]
    berkas = tulis(tmp_path / "salah.xlsx", **sehat)
    status, keluar, galat = panggil("impor", berkas, "--db", kantor)
    assert (status, keluar) == (1, "")
    alasan = galat.rstrip("\n").split("\n")
    assert all(re.match(r"salah\.xlsx, lembar \w+, sel [A-Z]+\d+: \S", satu) for satu in alasan)
    judul = [sel.value for sel in openpyxl.load_workbook(berkas)[lembar][1]]
    huruf = openpyxl.utils.get_column_letter(judul.index(kolom) + 1)
    assert f"lembar {lembar}, sel {huruf}" in galat
    assert "Traceback" not in galat
    assert isi(kantor) == sebelum
    assert evaluasi(panggil, kantor) == angka


def test_every_bad_cell_has_its_line(kantor: Path, panggil: Panggil, tmp_path: Path) -> None:
    berkas = tulis(
        tmp_path / "salah.xlsx",
        Rencana=[{**BARU, "pagu": "x", "target": "y"}],
        Realisasi=[{**LAPOR, "triwulan": 5, "kinerja": "z"}],
    )
    galat = panggil("impor", berkas, "--db", kantor)[2]
    assert len(galat.strip().split("\n")) == 4


def test_refused_first_import_leaves_an_empty_store(tmp_path: Path, panggil: Panggil) -> None:
    db = tmp_path / "baru.db"
    berkas = tulis(tmp_path / "s.xlsx", Rencana=RENCANA, Realisasi=[{**LAPOR, "triwulan": 5}])
    assert panggil("impor", berkas, "--db", db)[0] == 1
    assert all(json.loads(satu)["simpul"] == [] for satu in evaluasi(panggil, db))


def test_dry_run_counts_and_stores_nothing(kantor: Path, panggil: Panggil, tmp_path: Path) -> None:
    sebelum = isi(kantor)
    berkas = tulis(tmp_path / "u.xlsx", Rencana=[{**SUB, "target": 20}, BARU])
    status, keluar, _ = panggil("impor", "--uji", berkas, "--json", "--db", kantor)
    hasil = json.loads(keluar)
    assert status == 0
    assert hasil["ringkasan"]["Rencana"] == {"baru": 1, "berubah": 1, "sama": 0, "ditolak": 0}
    assert isi(kantor) == sebelum
    # The real run tells the same counts.
    nyata = json.loads(panggil("impor", berkas, "--json", "--db", kantor)[1])
    assert nyata["ringkasan"] == hasil["ringkasan"]


def test_a_version_moved_to_another_quarter_is_a_change(
    kantor: Path, panggil: Panggil, tmp_path: Path
) -> None:
    def ambil(berlaku_tw: int, *kata: str) -> dict[str, Any]:
        baris = {**SUB, "versi": "perubahan", "berlaku_tw": berlaku_tw, "pagu": 7}
        berkas = tulis(tmp_path / "versi.xlsx", Rencana=[baris])
        hasil: dict[str, Any] = json.loads(
            panggil("impor", berkas, *kata, "--json", "--db", kantor)[1]
        )
        return hasil["ringkasan"]["Rencana"]

    assert ambil(3)["baru"] == 1
    assert ambil(3)["sama"] == 1
    assert ambil(2, "--uji")["berubah"] == 1
    assert ambil(2)["berubah"] == 1
    assert json.loads(evaluasi(panggil, kantor)[1])["versi"] == "perubahan"


def test_quarter_by_quarter_gives_the_same_as_all_at_once(
    kantor: Path, panggil: Panggil, tmp_path: Path
) -> None:
    lagi = {**LAPOR, "kinerja": 3, "anggaran": 700_000}
    sekaligus, bertahap = tmp_path / "a.db", tmp_path / "b.db"
    berkas = tulis(tmp_path / "a.xlsx", Rencana=RENCANA, Realisasi=[lagi, *REALISASI])
    assert panggil("impor", berkas, "--db", sekaligus)[0] == 0
    for nomor, lembar in enumerate(
        ({"Rencana": RENCANA[::-1]}, {"Realisasi": [lagi]}, {"Realisasi": REALISASI})
    ):
        berkas = tulis(tmp_path / f"b{nomor}.xlsx", **lembar)
        assert panggil("impor", berkas, "--db", bertahap)[::2] == (0, "")
    assert evaluasi(panggil, bertahap) == evaluasi(panggil, sekaligus)


@pytest.mark.parametrize(
    ("ubah", "status"),
    [
        ({"kinerja": 6}, 0),
        ({"triwulan": 3}, 1),
        ({"tahun": 2030}, 1),
        ({"kode": "P1.1.2"}, 1),
        ({"kinerja": "enam"}, 1),
    ],
)
def test_lembar_isian_taken_back(
    ubah: Baris, status: int, kantor: Path, panggil: Panggil, tmp_path: Path
) -> None:
    jalur, kembali = tmp_path / "isian.xlsx", tmp_path / "kembali.xlsx"
    minta = ("--unit", "Seksi A", "--tahun", 2031, "--triwulan", 2)
    assert panggil("templat", jalur, *minta, "--db", kantor)[0] == 0
    buku = openpyxl.load_workbook(jalur)
    lembar = buku["Realisasi"]
    nomor = next(satu for satu in range(1, 20) if lembar.cell(satu, 1).value == "tahun")
    kolom = {sel.value: sel.column for sel in lembar[nomor]}
    for judul, nilai in ubah.items():
        lembar.cell(nomor + 1, kolom[judul]).value = nilai
    buku.save(kembali)
    sebelum = isi(kantor)
    hasil = panggil("impor", kembali, "--db", kantor)
    assert hasil[0] == status, hasil
    if status:
        assert isi(kantor) == sebelum
    else:
        ulang = json.loads(panggil("impor", kembali, "--json", "--db", kantor)[1])
        assert ulang["ringkasan"]["Realisasi"]["sama"] == 1
        assert ulang["perubahan"] == []


def test_what_only_the_lkjip_needs_is_taken_in_and_listed(
    kantor: Path, panggil: Panggil, tmp_path: Path
) -> None:
    berkas = tulis(
        tmp_path / "bahan.xlsx",
        SasaranProgram=[{**BAHAN, "kode": "P1", "sasaran_program": "Membaik"}],
        Jabatan=[{**BAHAN, "jabatan": "Kasi", "butuh_struktural": 1, "ada_pns": 0}],
    )
    assert panggil("impor", berkas, "--db", kantor)[::2] == (0, "")
    daftar = ("bahan-lkjip", "--tahun", 2031, "--db", kantor)
    status, keluar, galat = panggil(*daftar, "--json")
    assert (status, galat) == (0, "")
    kosong = dict.fromkeys(("butuh_pelaksana", "ada_struktural", "ada_non_pns"))
    assert json.loads(keluar) == {
        "iku": [],
        "sasaran_program": [
            {"kode": "P1", "sub_skpd": "", "sasaran_program": "Membaik", "sumber_dana": ""}
        ],
        "jabatan": [
            {"jabatan": "Kasi", "urutan": 1, "butuh_struktural": 1, "ada_pns": 0, **kosong}
        ],
        "jumlah": {"butuh": 1, "ada": 0},
    }
    assert "Kasi: butuh 1, ada 0" in panggil(*daftar)[1]
    assert panggil("bahan-lkjip", "--db", kantor)[0] == 2


def test_the_command_line_names_the_forms_that_there_are() -> None:
    """It has them by name, so that ``--help`` need not import what writes them."""
    assert daftar.JENIS == ekspor.JENIS
