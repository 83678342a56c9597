"""The official list of codes and names: CSV or workbook, each code once."""

from __future__ import annotations

from pathlib import Path

import pytest

from simpelin.domain.kesalahan import MasukanDitolak
from simpelin.domain.nomenklatur import Nomenklatur
from simpelin.domain.rencana import Tingkat
from simpelin.services.impor import impor_nomenklatur, sebagai_json
from simpelin.store import Store
from tests.workbook.buku_uji import tulis_buku

JUDUL = (
    "kode_program,program,kode_kegiatan,kegiatan,kode_sub_kegiatan,sub_kegiatan,kinerja,"
    "indikator,satuan"
)
BARIS = (
    '9.01.01,PROGRAM CONTOH,9.01.01.2.01,"Kegiatan Satu, Dua",9.01.01.2.01.0001,Sub A,Hasil A,'
    "Jumlah A,Dokumen",
    '9.01.01,PROGRAM CONTOH,9.01.01.2.01,"Kegiatan Satu, Dua",9.01.01.2.01.0002,Sub B,,,',
)


def _csv(jalur: Path, *baris: str, judul: str = JUDUL) -> Path:
    jalur.write_text("\n".join((judul, *baris)) + "\n", encoding="utf-8")
    return jalur


def test_list_is_stored_once_by_code(kosong: Store, tmp_path: Path) -> None:
    hasil = impor_nomenklatur(kosong, _csv(tmp_path / "a.csv", *BARIS))
    assert hasil.ringkasan[0].hitungan == {"baru": 4, "berubah": 0, "sama": 0, "ditolak": 0}
    program, kegiatan, satu, dua = kosong.nomenklatur.semua()
    assert program == Nomenklatur("9.01.01", Tingkat.PROGRAM, "PROGRAM CONTOH")
    assert (kegiatan.nama, kegiatan.induk) == ("Kegiatan Satu, Dua", "9.01.01")
    assert satu == Nomenklatur(
        "9.01.01.2.01.0001",
        Tingkat.SUB_KEGIATAN,
        "Sub A",
        "9.01.01.2.01",
        "Hasil A",
        "Jumlah A",
        "Dokumen",
    )
    assert dua.indikator == ""
    assert kosong.berkas.daftar()[0].nama == "a.csv"
    assert len(kosong.riwayat.cari("nomenklatur")) == 4


def test_again_changes_only_what_differs(kosong: Store, tmp_path: Path) -> None:
    impor_nomenklatur(kosong, _csv(tmp_path / "a.csv", *BARIS))
    baru = _csv(tmp_path / "b.csv", BARIS[1].replace("Sub B", "Sub Be"))
    hasil = impor_nomenklatur(kosong, baru, uji=True)
    assert hasil.ringkasan[0].hitungan == {"baru": 0, "berubah": 1, "sama": 2, "ditolak": 0}
    assert kosong.nomenklatur.semua()[3].nama == "Sub B"
    hasil = impor_nomenklatur(kosong, baru)
    assert [satu.nama for satu in kosong.nomenklatur.semua()][2:] == ["Sub A", "Sub Be"]
    assert sebagai_json(hasil)["perubahan"][0]["lama"] == "Sub B"


def test_semicolons_bom_and_workbook(kosong: Store, tmp_path: Path) -> None:
    jalur = _csv(tmp_path / "a.csv", BARIS[1].replace('"', "").replace("Satu, ", "Satu "))
    jalur.write_text("\ufeff" + jalur.read_text("utf-8").replace(",", ";"), encoding="utf-8")
    impor_nomenklatur(kosong, jalur)
    assert len(kosong.nomenklatur.semua()) == 3
    isi = [JUDUL.split(","), ["9.02", "P DUA", "9.02.1", "K", "9.02.1.1", "S", "h", "i", "Orang"]]
    impor_nomenklatur(kosong, tulis_buku(tmp_path / "a.xlsx", {"Daftar": isi}))
    assert kosong.nomenklatur.semua()[-1].satuan == "Orang"


@pytest.mark.parametrize(
    ("baris", "sebab"),
    [
        ((BARIS[0], BARIS[1].replace("PROGRAM CONTOH", "PROGRAM LAIN")), "dua kali"),
        ((BARIS[0].replace("Sub A", ""),), "tanpa nama"),
        ((BARIS[0].replace("9.01.01,", ",", 1),), "kode_program kosong"),
        ((), "tidak memuat satu kode"),
    ],
)
def test_list_refused_with_its_row(
    kosong: Store, tmp_path: Path, baris: tuple[str, ...], sebab: str
) -> None:
    with pytest.raises(MasukanDitolak, match=sebab):
        impor_nomenklatur(kosong, _csv(tmp_path / "a.csv", *baris))
    assert not kosong.nomenklatur.semua()
    assert not kosong.berkas.daftar()


def test_other_files_are_refused(kosong: Store, tmp_path: Path) -> None:
    with pytest.raises(MasukanDitolak, match="kolom kode_program, program"):
        impor_nomenklatur(kosong, _csv(tmp_path / "a.csv", judul="kode,nama"))
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00k")
    with pytest.raises(MasukanDitolak, match="UTF-8"):
        impor_nomenklatur(kosong, tmp_path / "b.csv")
    with pytest.raises(MasukanDitolak, match="tidak dapat dibuka"):
        impor_nomenklatur(kosong, tmp_path / "tiada.csv")
    isi = [JUDUL.split(","), [9.5, "P"]]
    with pytest.raises(MasukanDitolak, match="format kolomnya sebagai teks"):
        impor_nomenklatur(kosong, tulis_buku(tmp_path / "c.xlsx", {"D": isi}))
