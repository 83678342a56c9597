"""`simpelin libur`, `pengecualian`, `rupiah-final`: list, change, refuse; as JSON and as text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from simpelin.app import main
from simpelin.services import kalender, pengaturan
from simpelin.services.impor import ImporDitolak, impor
from simpelin.services.templat import templat_isi
from simpelin.store import open_store
from tests.services.rencana_uji import buku, laporan, rencana

Panggil = Callable[..., tuple[int, str, str]]
SATU = ("--unit", "Seksi Satu", "--tahun", "2023", "--triwulan", "1")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    store = open_store(tmp_path / "kantor.db")
    impor(store, buku(tmp_path / "uji.xlsx", rencana(), laporan()))
    store.close()
    return tmp_path / "kantor.db"


@pytest.fixture
def panggil(db: Path, capsys: pytest.CaptureFixture[str]) -> Panggil:
    def lakukan(*kata: str) -> tuple[int, str, str]:
        capsys.readouterr()
        kode = main(["--db", str(db), *kata])
        keluar = capsys.readouterr()
        return kode, keluar.out, keluar.err

    return lakukan


def _json(hasil: tuple[int, str, str]) -> Any:
    assert (hasil[0], hasil[2]) == (0, "")
    return json.loads(hasil[1])


def test_holidays_are_added_renamed_listed_and_removed(panggil: Panggil) -> None:
    assert panggil("libur")[1] == "Belum ada hari libur.\n"
    panggil("libur", "tambah", "2023-04-21", "Idul  Fitri")
    panggil("libur", "tambah", "2022-12-25", "Natal")
    isi = _json(panggil("libur", "tambah", "2023-04-21", "Idulfitri", "--json"))
    assert isi == {"libur": [{"tanggal": "2023-04-21", "nama": "Idulfitri"}]}
    assert panggil("libur")[1] == "2022-12-25  Natal\n2023-04-21  Idulfitri\n"
    assert len(_json(panggil("libur", "--tahun", "2022", "--json"))["libur"]) == 1
    assert _json(panggil("libur", "hapus", "2023-04-21", "--json")) == {"libur": []}
    kode, _, galat = panggil("libur", "hapus", "2023-04-21")
    assert (kode, galat) == (1, "21-04-2023 tidak ada dalam daftar hari libur.\n")
    assert panggil("libur", "tambah", "2023-04-21", " ")[0] == 1
    assert panggil("libur", "tambah", "21-04-2023", "Idulfitri")[0] == 2


def test_an_exception_is_given_listed_and_taken_back(panggil: Panggil) -> None:
    beri = ("pengecualian", "beri", *SATU, "--sampai", "2023-04-20", "--alasan", "listrik padam")
    (satu,) = _json(panggil(*beri, "--json"))["pengecualian"]
    assert (satu["unit"], satu["triwulan"], satu["sampai"]) == ("Seksi Satu", 1, "2023-04-20")
    assert "sampai 20-04-2023, listrik padam" in panggil("pengecualian", "--tahun", "2023")[1]
    kosong = panggil("pengecualian", "--tanggal", "2024-05-05")[1]
    assert kosong == "Tidak ada pengecualian tahun 2024.\n"
    assert _json(panggil("pengecualian", "cabut", *SATU, "--json"))["pengecualian"] == []
    assert "tidak punya pengecualian TW I 2023" in panggil("pengecualian", "cabut", *SATU)[2]
    awal = (*beri[:-3], "2023-04-01", *beri[-2:])
    assert "sesudah batas pengisian" in panggil(*awal)[2]
    assert panggil("pengecualian", "beri", *SATU, "--sampai", "2023-04-20")[0] == 2


def test_rupiah_are_declared_final_for_all_and_taken_back_one_by_one(panggil: Panggil) -> None:
    semua = _json(panggil("rupiah-final", "nyatakan", *SATU[2:], "--json"))["rupiah_final"]
    assert {s["unit"] for s in semua} == {"Kelurahan Tomoni", "Seksi Dua", "Seksi Satu"}
    assert "TW I Seksi Satu: final" in panggil("rupiah-final", "--tahun", "2023")[1]
    sisa = _json(panggil("rupiah-final", "batalkan", *SATU, "--json"))["rupiah_final"]
    assert len(sisa) == 2
    assert "belum dinyatakan final" in panggil("rupiah-final", "batalkan", *SATU)[2]
    kode, _, galat = panggil("rupiah-final", "nyatakan", *SATU[:-1], "4")
    assert kode == 1
    assert "belum direkonsiliasi" in galat


def test_the_template_carries_the_names(panggil: Panggil, db: Path, tmp_path: Path) -> None:
    panggil("libur", "tambah", "2023-04-21", "Idulfitri")
    panggil("atur", "hari_libur", "2023-04-21 2023-05-01")
    store, tujuan = open_store(db), open_store(tmp_path / "lain.db")
    berkas = tmp_path / "a.xlsx"
    templat_isi(store, berkas)
    kunci = [sel.value for sel in openpyxl.load_workbook(berkas)["Pengaturan"]["A"]]
    assert pengaturan.HARI_LIBUR not in kunci
    impor(tujuan, berkas)
    assert tujuan.libur.muat() == {"2023-04-21": "Idulfitri", "2023-05-01": ""}
    # an older workbook still brings the dates alone: those that stay keep their names
    lama = openpyxl.load_workbook(berkas)
    lama["Libur"].delete_rows(2, 5)
    lama["Pengaturan"].append(["hari_libur", "2023-04-21, 2023-08-17"])
    lama.save(berkas)
    impor(tujuan, berkas)
    assert tujuan.libur.muat() == {"2023-04-21": "Idulfitri", "2023-08-17": ""}
    lama["Pengaturan"].delete_rows(lama["Pengaturan"].max_row)
    lama["Libur"].append(["2023-04-21", "Lebaran"])
    lama["Libur"].append(["2023-12-25", "Natal"])
    lama.save(berkas)
    assert {p.kolom for p in impor(tujuan, berkas).perubahan} == {"", "nama_libur"}
    assert kalender.daftar_libur(tujuan)[0][1] == "Lebaran"
    assert not impor(tujuan, berkas).berubah
    lama["Libur"].append(["2023-12-25", "Natal"])
    lama.save(berkas)
    with pytest.raises(ImporDitolak, match="2023-12-25 sudah ada"):
        impor(tujuan, berkas)
    store.close()
    tujuan.close()
