"""Codes, headers and rows of an office's own sheets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.bentuk_kantor import MEDAN, Bentuk, PetaKolom
from simpelin.domain.kode_kantor import (
    PencariKode,
    PenyusunKode,
    induk_kode,
    inti_kode,
    kode_baku,
    pisah_kode,
    rekening,
    tingkat_kode,
)
from simpelin.domain.lembar_kantor import alasan_lewat
from simpelin.domain.nomenklatur import DaftarResmi, Nomenklatur
from simpelin.domain.peta_kolom import judul_dari, kecocokan, tebak
from simpelin.domain.rencana import Indikator, Kunci, Simpul, Tingkat

_BAGIAN = st.tuples(
    st.integers(1, 8), st.integers(1, 9), st.integers(1, 9), st.integers(1, 99), st.integers(1, 99)
)


@given(_BAGIAN)
def test_code_is_the_same_with_two_and_four_digits_whole_and_in_pieces(
    bagian: tuple[int, int, int, int, int],
) -> None:
    a, b, c, d, e = bagian
    panjang = f"{a}.{b:02}.{c:02}.2.{d:02}.{e:04}"
    pendek = f"{a}.{b:02}.{c:02}.2.{d:02}.{e:02}"
    potongan = [str(a), f"{b:02}", f"{c:02}", f"2.{d:02}", str(e)]
    jadi = PenyusunKode().susun(potongan)
    assert inti_kode(panjang) == inti_kode(pendek) == inti_kode(jadi)
    # a lone digit is a number's that lost its zeros; two digits are an ending of its own
    assert kode_baku(jadi) == (panjang if e < 10 else pendek)
    assert kode_baku(pendek) == pendek
    assert PencariKode([Kunci(panjang)]).cari(pendek).kunci == Kunci(panjang)
    assert tingkat_kode(jadi) is Tingkat.SUB_KEGIATAN
    assert inti_kode(induk_kode(jadi)) == inti_kode(panjang)[:5]


@pytest.mark.parametrize(
    ("teks", "kode", "sisa"),
    [
        ("7.01.01.2.01.0001 Penyusunan Renja", "7.01.01.2.01.0001", "Penyusunan Renja"),
        ("7.01.01 - Program", "7.01.01", "Program"),
        ("X.XX.01.2.01.0001.", "X.XX.01.2.01.0001", ""),
        ("7 . 01 . 01", "7.01.01", ""),
        ("Halaman 2 dari 5", "", "Halaman 2 dari 5"),
        ("3/4", "", "3/4"),
    ],
)
def test_code_and_name_in_one_cell(teks: str, kode: str, sisa: str) -> None:
    assert pisah_kode(teks) == (kode, sisa)


def test_pieces_merged_downwards_and_columns_that_repeat_the_whole() -> None:
    penyusun = PenyusunKode()
    assert penyusun.susun(["7", "01", "01", "2.01", "0001"]) == "7.01.01.2.01.0001"
    assert penyusun.susun(["", "", "", "", "0002"]) == "7.01.01.2.01.0002"
    assert penyusun.susun(["", "", "", "2.02", ""]) == "7.01.01.2.02"
    assert penyusun.susun(["", "", "", "", ""]) == ""
    utuh = ["7.01.01", "7.01.01.2.01", "7.01.01.2.01.0003"]
    assert PenyusunKode().susun(utuh) == "7.01.01.2.01.0003"


def test_accounts_are_told_from_programs() -> None:
    assert rekening("5.1.02.01.01.0024")
    assert not rekening("5.01.02.2.01.0001")
    assert not rekening("7.01.01")


def test_x_stands_for_any_bidang_and_places_are_not_guessed() -> None:
    kantor, kel = Kunci("7.01.01.2.01.0001"), Kunci("7.01.01.2.01.0001", "Kelurahan A")
    pencari = PencariKode([kantor], {"Kecamatan A": ""})
    assert pencari.cari("X.XX.01.2.01.01").kunci == kantor
    assert pencari.sub_skpd("KECAMATAN  A") == ""
    dua = PencariKode([kantor, kel])
    assert dua.cari(kantor.kode).kunci is None
    assert dua.cari(kantor.kode, "Kelurahan A").kunci == kel
    assert dua.sub_skpd("kelurahan-a") == "Kelurahan A"
    assert dua.sub_skpd("Kelurahan B") is None
    assert "tetapi ada pada kantor" in PencariKode([kantor]).cari(kantor.kode, "B").sebab


def test_merged_heading_is_read_over_its_columns() -> None:
    kisi = [
        (1, {"A": "Kode", "B": "Realisasi", "D": "Sisa"}),
        (2, {"B": "TW I", "C": "TW II"}),
    ]
    judul = judul_dari(kisi, 1, 2)
    assert judul.teks == {
        "A": "Kode",
        "B": "Realisasi TW I",
        "C": "Realisasi TW II",
        "D": "Sisa",
    }
    assert judul.sidik != judul_dari(kisi, 1, 1).sidik


def test_header_after_adjustment_is_preferred_to_before() -> None:
    pagu = next(m for m in MEDAN[Bentuk.BELANJA] if m.nama == "pagu")
    assert kecocokan("Jumlah Setelah Perubahan", pagu) > kecocokan("Jumlah", pagu)
    assert kecocokan("Jumlah Sebelum Perubahan", pagu) < 0.45
    assert kecocokan("Pagu Anggran", pagu) > 0.45
    assert kecocokan("Uraian", pagu) == 0


def test_no_header_gives_no_map() -> None:
    assert tebak([(1, {"A": "Daftar hadir", "B": "Paraf"})], Bentuk.RAK) is None
    assert tebak([], Bentuk.RAK) is None


def test_half_a_cash_plan_is_not_enough() -> None:
    kolom = {"kode": ("A",), **{f"tw_{n}": (f"C{n}",) for n in (1, 2, 3)}}
    assert PetaKolom(Bentuk.RAK, 1, 1, kolom).kurang() == ("bulan Januari–Desember, atau TW I–IV",)
    assert PetaKolom(Bentuk.RAK, 1, 1, kolom | {"tw_4": ("Z",)}).kurang() == ()


@pytest.mark.parametrize(
    ("teks", "kode", "alasan"),
    [
        (["Kode", "Uraian", "Pagu"], "", "judul kolom berulang"),
        (["1", "2", "3", "4=2+3"], "1", "nomor kolom"),
        (["TOTAL", "1.000"], "", "baris jumlah"),
        (["Jumlah", "7"], "7", "baris jumlah"),
        (["7.01.01.2.01.0001", "Jumlah dokumen"], "7.01.01.2.01.0001", ""),
        (["Catatan"], "", "tanpa kode"),
    ],
)
def test_rows_that_say_nothing(teks: list[str], kode: str, alasan: str) -> None:
    assert alasan_lewat(teks, ["Kode", "Uraian", "Pagu"], kode) == alasan


def test_official_list_is_found_by_either_ending_and_tells_differences() -> None:
    sub = Tingkat.SUB_KEGIATAN
    daftar = DaftarResmi(
        [
            Nomenklatur("7.01.01.2.01.0001", sub, "Penyusunan Renja", "", "", "Jumlah", "Dokumen"),
            Nomenklatur("X.XX.01.2.06.0002", sub, "Peralatan Kantor"),
        ]
    )
    renja = Simpul(
        Kunci("7.01.01.2.01.01"),
        sub,
        "PENYUSUNAN  RENJA",
        indikator=(Indikator("jumlah", "Lembar"),),
    )
    assert daftar.beda(renja) == ("Satuan resmi “Jumlah”: Dokumen.",)
    lain = Simpul(Kunci("7.01.01.2.01.0001"), sub, "Renja")
    assert daftar.beda(lain) == (
        "Nama resmi: “Penyusunan Renja”.",
        "Indikator resmi: “Jumlah” (Dokumen).",
    )
    umum = daftar.cari("7.01.01.2.06.02")
    assert umum is not None
    assert umum.nama == "Peralatan Kantor"
    asing = Simpul(Kunci("7.01.09"), Tingkat.PROGRAM, "P")
    assert daftar.beda(asing) == ("Kode 7.01.09 tidak ada dalam daftar nomenklatur.",)
    assert daftar.beda(Simpul(Kunci("S1"), Tingkat.SASARAN, "S")) == ()
    assert DaftarResmi(()).beda(asing) == ()
