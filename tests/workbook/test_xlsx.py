"""The sheet reader: every cell as openpyxl sees it, and what openpyxl does not tell."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simpelin.domain.kesalahan import MasukanDitolak
from simpelin.workbook.sel import RUMUS_KOSONG, UMUM, Gaya, Sel, gaya_dari, huruf_kolom
from simpelin.workbook.xlsx import buka
from tests.workbook.buku_uji import Sel as SelUji
from tests.workbook.buku_uji import tulis_buku, tulis_mentah
from tests.workbook.conftest import HitungUlang

_AMAN = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("Cs", "Cn")),
    max_size=12,
)
_NILAI = st.one_of(
    st.none(),
    _AMAN.map(lambda teks: teks.strip()),
    st.booleans(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
)


def _baca(jalur: Path, lembar: str = "Lembar") -> dict[str, Any]:
    with buka(jalur) as buku:
        return {
            f"{huruf}{nomor}": satu.nilai
            for nomor, sel in buku.baris(lembar)
            for huruf, satu in sel.items()
        }


def _openpyxl(jalur: Path, lembar: str = "Lembar") -> dict[str, Any]:
    buku = openpyxl.load_workbook(jalur, data_only=True)
    return {
        sel.coordinate: sel.value
        for baris in buku[lembar].iter_rows()
        for sel in baris
        if sel.value is not None
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(isi=st.lists(st.lists(_NILAI, max_size=4), max_size=5))
def test_cells_are_what_openpyxl_reads(isi: list[list[Any]], tmp_path: Path) -> None:
    jalur = tulis_buku(tmp_path / "a.xlsx", {"Lembar": isi})
    kami = {letak: nilai for letak, nilai in _baca(jalur).items() if nilai != ""}
    mereka = {letak: nilai for letak, nilai in _openpyxl(jalur).items() if nilai != ""}
    assert kami.keys() == mereka.keys()
    for letak, nilai in kami.items():
        assert nilai == mereka[letak]
        assert isinstance(nilai, bool) == isinstance(mereka[letak], bool)


def test_a_file_that_libreoffice_saved(tmp_path: Path, hitung_ulang: HitungUlang) -> None:
    isi = [["kode", "nilai"], ["7.01", 12.5], ["=teks", SelUji(0.978, "0.00%")], ["é – “x”", None]]
    asal = tulis_buku(tmp_path / "lo.xlsx", {"Lembar": isi})
    (jadi,) = hitung_ulang([asal])
    assert _baca(jadi) == _baca(asal) == _openpyxl(asal)
    with buka(jadi) as buku:
        assert dict(buku.baris("Lembar"))[3]["B"].gaya.persen


def test_a_file_that_openpyxl_saved(tmp_path: Path) -> None:
    buku = openpyxl.Workbook()
    buku.active.title = "Lembar"
    buku.active.append(["a", 1, 2.5, True, "=1+1"])
    buku.save(tmp_path / "o.xlsx")
    assert _baca(tmp_path / "o.xlsx") == {
        "A1": "a",
        "B1": 1,
        "C1": 2.5,
        "D1": True,
        "E1": RUMUS_KOSONG,
    }


def test_formula_gives_its_value_or_says_that_it_has_none(tmp_path: Path) -> None:
    isi = [[SelUji(7, rumus="=3+4"), SelUji("", rumus="=1"), SelUji("x", rumus='="x"')]]
    jalur = tulis_buku(tmp_path / "f.xlsx", {"Lembar": isi})
    assert _baca(jalur) == {"A1": 7, "B1": RUMUS_KOSONG, "C1": "x"}


def test_formula_whose_value_is_an_empty_text_is_empty(tmp_path: Path) -> None:
    xml = (
        '<worksheet><sheetData><row r="1"><c r="A1" t="str"><f>""</f><v></v></c>'
        '<c r="B1"><f>1</f></c></row></sheetData></worksheet>'
    )
    assert _baca(tulis_mentah(tmp_path / "k.xlsx", xml)) == {"B1": RUMUS_KOSONG}


def test_other_writers_spelling(tmp_path: Path) -> None:
    """Prefixed names, no coordinates, inline texts, escapes, an error."""
    xml = (
        '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>ka</x:t>'
        "</x:r><x:r><x:t>ta_x000A_</x:t></x:r></x:is></x:c><x:c><x:v>1.5E2</x:v></x:c>"
        '<x:c t="e"><x:v>#N/A</x:v></x:c></x:row><x:row r="9"><x:c r="AA9" t="b"><x:v>1</x:v>'
        "</x:c></x:row></x:sheetData></x:worksheet>"
    )
    hasil = _baca(tulis_mentah(tmp_path / "p.xlsx", xml))
    assert hasil == {"A1": "kata\n", "B1": 150.0, "C1": "#N/A", "AA9": True}


@pytest.mark.parametrize(
    ("kode", "persen", "tanggal"),
    [
        ("0.00%", True, False),
        ('0.00"%"', False, False),
        (r"0\%", False, False),
        ('"Rp"#,##0', False, False),
        ("[$Rp-421]#,##0", False, False),
        ("[Red]#,##0;(#,##0)", False, False),
        ("dd/mm/yyyy", False, True),
        ("[$-421]d mmmm yyyy", False, True),
        ("General", False, False),
        ("@", False, False),
    ],
)
def test_number_formats(kode: str, persen: bool, tanggal: bool) -> None:
    assert gaya_dari(164, kode) == Gaya(kode, persen, tanggal)


def test_builtin_formats() -> None:
    assert gaya_dari(9, None).persen
    assert gaya_dari(14, None).tanggal
    assert gaya_dari(0, None) == UMUM
    assert Sel("a").gaya is UMUM


def test_column_letters() -> None:
    assert [huruf_kolom(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


# --- files that are none -----------------------------------------------------

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"", "kosong"),
        (b"tahun,kode\n2023,7.01\n", "CSV"),
        (b"tahun;kode\r\n2023;7.01\r\n", "CSV"),
        (b"<html><table>", "bukan buku kerja"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "bukan buku kerja"),
        (b"PK\x03\x04 terpotong", "rusak atau terpotong"),
        (_OLE + bytes(600), r"\.xls\b"),
        (_OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    ],
)
def test_foreign_file_is_refused_and_left(tmp_path: Path, isi: bytes, sebab: str) -> None:
    jalur = tmp_path / "a.xlsx"
    jalur.write_bytes(isi)
    with pytest.raises(MasukanDitolak, match=sebab) as ditolak:
        buka(jalur)
    assert ditolak.value.penolakan[0].berkas == "a.xlsx"
    assert jalur.read_bytes() == isi


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for jalur in (tmp_path / "tiada.xlsx", tmp_path):
        with pytest.raises(MasukanDitolak, match="tidak dapat dibuka"):
            buka(jalur)


@pytest.mark.parametrize(
    ("bagian", "sebab"),
    [
        ({"a.txt": b"x"}, "bukan buku kerja"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument"),
        ({"xl/workbook.bin": b"x"}, "xlsb"),
        ({"[Content_Types].xml": b"<T/>", "xl/workbook.xml": b"<workbook"}, "rusak"),
    ],
)
def test_other_zip_files_are_refused(tmp_path: Path, bagian: dict[str, bytes], sebab: str) -> None:
    jalur = tmp_path / "z.xlsx"
    with zipfile.ZipFile(jalur, "w") as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    with pytest.raises(MasukanDitolak, match=sebab):
        buka(jalur)


@pytest.mark.parametrize(
    "xml",
    [
        "<worksheet><sheetData><row",
        "<worksheet><sheetData><row><c><v>abc</v></c></row></sheetData></worksheet>",
        '<worksheet><sheetData><row><c t="s"><v>99</v></c></row></sheetData></worksheet>',
        '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>',
    ],
)
def test_damaged_sheet_is_refused_with_its_name(tmp_path: Path, xml: str) -> None:
    jalur = tulis_mentah(tmp_path / "r.xlsx", xml)
    with buka(jalur) as buku, pytest.raises(MasukanDitolak, match="rusak") as ditolak:
        buku.baris("Lembar")
    assert ditolak.value.penolakan[0].lembar == "Lembar"


def test_flipped_byte_never_becomes_a_traceback(tmp_path: Path) -> None:
    asal = tulis_buku(tmp_path / "a.xlsx", {"Lembar": [["a", 1], ["b", 2]]}).read_bytes()
    jalur = tmp_path / "b.xlsx"
    ditolak = 0
    for letak in range(0, len(asal), 37):
        rusak = bytearray(asal)
        rusak[letak] ^= 0xFF
        jalur.write_bytes(rusak)
        try:
            with buka(jalur) as buku:
                for lembar in buku.lembar:
                    buku.baris(lembar)
        except MasukanDitolak:
            ditolak += 1
    assert ditolak
