"""The writers: what Word and a PDF reader find in the files, and that they are always the same."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from simpelin.documents.docx import docx
from simpelin.documents.pdf import pdf
from simpelin.domain.dokumen import Baris, Dokumen, GantiHalaman, Paragraf
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services.simpan_dokumen import simpan_dokumen
from tests.documents.dokumen_uji import dokumen, tabel


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that the test moves."""
    kini = [1_700_000_000.0]
    monkeypatch.setattr(time, "time", lambda: kini[0])
    return kini


def test_word_same_document_same_bytes(jam: list[float]) -> None:
    satu = docx(dokumen())
    jam[0] += 86_400 * 400
    assert docx(dokumen()) == satu
    with zipfile.ZipFile(io.BytesIO(satu)) as arsip:
        assert {b.date_time for b in arsip.infolist()} == {(2024, 1, 5, 0, 0, 0)}
        assert arsip.testzip() is None


def test_word_rows_stay_whole_and_heads_repeat() -> None:
    word = Document(io.BytesIO(docx(dokumen(12))))
    tabel = next(t for t in word.tables if t.cell(0, 0).text == "No")
    assert [c.text for c in tabel.rows[1].cells] == ["(1)", "(2)", "(3)"]
    assert len(tabel.rows) == 14
    for nomor, baris in enumerate(tabel.rows):
        sifat = baris._tr.trPr
        assert sifat.find(qn("w:cantSplit")) is not None
        assert (sifat.find(qn("w:tblHeader")) is not None) == (nomor < 2)


def test_a_groups_row_spans_the_table() -> None:
    isi = replace(tabel(1), baris=(Baris(("Program A",), True, True), *tabel(1).baris))
    word = Document(io.BytesIO(docx(replace(dokumen(), blok=(isi,)))))
    baris = word.tables[0].rows[2]
    assert len(baris._tr.tc_lst) == 1
    assert baris.cells[0].text == baris.cells[2].text == "Program A"
    assert pdf(replace(dokumen(), blok=(isi,))).startswith(b"%PDF")


def test_word_has_styles_page_fields_letterhead_and_properties() -> None:
    word = Document(io.BytesIO(docx(dokumen(3))))
    gaya = {p.text: p.style.name for p in word.paragraphs if p.text}
    assert gaya["JUDUL"] == "Title"
    assert gaya["Bagian"] == "Heading 1"
    assert gaya["Tabel 1. Contoh"] == "Caption"
    bagian = word.sections[0]
    assert (round(bagian.page_width.mm), round(bagian.page_height.mm)) == (210, 297)
    for kaki in (bagian.footer, bagian.first_page_footer):
        ruas = [r.get(qn("w:instr")) for r in kaki._element.iter(qn("w:fldSimple"))]
        assert ruas == ["PAGE", "NUMPAGES"]
    kop = bagian.first_page_header.tables[0]
    assert "KECAMATAN Y" in "\n".join(s.text for s in kop.rows[0].cells)
    sifat = word.core_properties
    assert (sifat.title, sifat.author, sifat.language) == (
        "Uji & <coba>",
        "Kecamatan Tomoni",
        "id-ID",
    )
    assert sifat.created == sifat.modified
    uraian = [e.get("descr") for e in word.element.iter(qn("wp:docPr"))]
    assert uraian == ["sebuah bidang kelabu"]


def test_word_lists_each_begin_at_one() -> None:
    word = Document(io.BytesIO(docx(dokumen(1))))
    nomor = {
        p.text: p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style.name == "List Number"
    }
    assert nomor["satu"] == nomor["dua"] != nomor["lain"]


def test_pdf_same_document_same_bytes_whatever_the_clock_says() -> None:
    """Qt asks the system's clock, so it is looked for instead of moved."""
    isi = pdf(dokumen())
    assert pdf(dokumen()) == isi
    waktu = set(re.findall(rb"/(?:CreationDate|ModDate) \(D:(\d{14})", isi))
    assert waktu == {b"20240105000000"}
    assert set(re.findall(rb'xmp:\w+Date="([^"]+)"', isi)) == {b"2024-01-05T00:00:00+00:00"}


def test_pdf_has_its_pages_and_embeds_its_type() -> None:
    isi = pdf(dokumen())
    banyak = int(re.search(rb"/Type /Pages.*?/Count (\d+)", isi, re.S)[1])  # type: ignore[index]
    assert banyak == len(re.findall(rb"/Type /Page\b(?!s)", isi)) > 3
    assert b"SimpelinSans" in isi
    assert b"/FontFile" in isi
    # the cross-reference table still points at its objects
    awal = int(re.search(rb"startxref\s+(\d+)", isi)[1])  # type: ignore[index]
    assert isi[awal : awal + 4] == b"xref"


def test_another_suffix_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KesalahanPengguna, match=r"pakai \.docx atau \.pdf"):
        simpan_dokumen(dokumen(1), tmp_path / "a.odt")
    with pytest.raises(KesalahanPengguna, match="foldernya tidak ada"):
        simpan_dokumen(dokumen(1), tmp_path / "tidak" / "a.docx")
    assert list(tmp_path.iterdir()) == []


def _berputar(banyak: int = 60) -> Dokumen:
    """Upright, a table lying across, upright again."""
    isi = (
        *(Paragraf("satu"), GantiHalaman(mendatar=True), tabel(banyak)),
        *(GantiHalaman(mendatar=False), Paragraf("tiga")),
    )
    return replace(dokumen(), kop=None, blok=isi)


def test_word_turns_its_paper_in_sections_of_their_own() -> None:
    word = Document(io.BytesIO(docx(_berputar())))
    lebar = [satu.page_width.mm for satu in word.sections]
    assert [round(n) for n in lebar] == [210, 297, 210]
    for satu in word.sections:
        (henti,) = satu.footer.paragraphs[0].paragraph_format.tab_stops
        assert round(henti.position.mm) == round(satu.page_width.mm - 45)
    # what ends a section stands in its last paragraph, not in an empty one after it
    pemisah = [p for p in word.paragraphs if p._p.pPr.find(qn("w:sectPr")) is not None]
    assert [p.text for p in pemisah] == ["satu", ""]
    assert pemisah[1].style.name == "Jeda"


def test_pdf_turns_its_paper_page_by_page() -> None:
    kotak = re.findall(rb"/MediaBox \[ ?0 0 (\d+)", pdf(_berputar()))
    assert [int(n) for n in kotak][:2] == [595, 842]
    assert int(kotak[-1]) == 595
    assert set(kotak[1:-1]) == {b"842"}
    assert len(kotak) > 4
