"""Word's styles, page foot, letterhead, table properties: what the writer stands on."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from simpelin.documents.tata_blok import ukuran_png
from simpelin.domain.dokumen import Dokumen, Kop, Rata

RATA = {
    Rata.KIRI: WD_ALIGN_PARAGRAPH.LEFT,
    Rata.TENGAH: WD_ALIGN_PARAGRAPH.CENTER,
    Rata.KANAN: WD_ALIGN_PARAGRAPH.RIGHT,
    Rata.PENUH: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_TERLARANG = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_HITAM = RGBColor(0, 0, 0)


def bersih(teks: str) -> str:
    """``teks`` without what XML cannot hold."""
    return _TERLARANG.sub("", teks.replace("\r\n", "\n"))


def poin(ukuran: float) -> Length:
    return Pt(ukuran)


def unsur(nama: str, **atribut: object) -> BaseOxmlElement:
    """An element of WordprocessingML; ``w:`` goes without saying."""
    hasil = OxmlElement(f"w:{nama}")
    for kunci, nilai in atribut.items():
        hasil.set(qn(f"w:{kunci}"), str(nilai))
    return hasil


# --- styles --------------------------------------------------------------------


def pasang_gaya(word: Document, huruf: str) -> None:
    """Everything in one typeface, black, as official letters are."""
    _gaya(word, "Normal", huruf, 11, sesudah=6, spasi=1.1)
    _gaya(word, "Title", huruf, 14, tebal=True, sesudah=8, tengah=True)
    for tingkat, ukuran in ((1, 12), (2, 11), (3, 11)):
        _gaya(word, f"Heading {tingkat}", huruf, ukuran, tebal=True, sebelum=10, sesudah=4)
    _gaya(word, "Caption", huruf, 10, tebal=True, sebelum=4, sesudah=3)
    word.styles["Caption"].paragraph_format.keep_with_next = True  # type: ignore[attr-defined]
    for nama in ("List Number", "List Bullet"):
        _gaya(word, nama, huruf, 11, sesudah=2)
    for nama, ukuran, sesudah in (
        ("Rapat", 11, 0),
        ("Isi Tabel", 9, 0),
        ("Keterangan Kecil", 9, 4),
        ("Kop", 14, 0),
        ("Jeda", 5, 0),
    ):
        gaya = word.styles.add_style(nama, WD_STYLE_TYPE.PARAGRAPH)
        gaya.base_style = word.styles["Normal"]
        _gaya(word, nama, huruf, ukuran, sesudah=sesudah, spasi=1.0)
    for nama in ("Header", "Footer"):
        _gaya(word, nama, huruf, 8, spasi=1.0)
        # the template's stops stand where a letter-size page has its middle and its edge
        word.styles[nama].paragraph_format.tab_stops.clear_all()  # type: ignore[attr-defined]


def _gaya(
    word: Document,
    nama: str,
    huruf: str,
    ukuran: float,
    *,
    tebal: bool = False,
    sebelum: float = 0,
    sesudah: float = 0,
    spasi: float | None = None,
    tengah: bool = False,
) -> None:
    gaya = word.styles[nama]
    assert isinstance(gaya, ParagraphStyle)
    gaya.font.name, gaya.font.size = huruf, Pt(ukuran)
    gaya.font.bold, gaya.font.italic, gaya.font.color.rgb = tebal, False, _HITAM
    sifat = gaya.element.get_or_add_rPr()
    _huruf_semua(sifat, huruf)
    bentuk = gaya.paragraph_format
    bentuk.space_before, bentuk.space_after = Pt(sebelum), Pt(sesudah)
    if spasi:
        bentuk.line_spacing = spasi
    if tengah:
        bentuk.alignment = WD_ALIGN_PARAGRAPH.CENTER
    bingkai = gaya.element.get_or_add_pPr().find(qn("w:pBdr"))
    if bingkai is not None:  # the template's Title stands on a blue line
        bingkai.getparent().remove(bingkai)


def _huruf_semua(sifat: BaseOxmlElement, huruf: str) -> None:
    """One typeface for every script; the theme's would win otherwise."""
    jenis = sifat.find(qn("w:rFonts"))
    for kunci in list(jenis.attrib):
        del jenis.attrib[kunci]
    for kunci in ("ascii", "hAnsi", "cs", "eastAsia"):
        jenis.set(qn(f"w:{kunci}"), huruf)
    bahasa = sifat.find(qn("w:lang"))
    if bahasa is not None:
        sifat.remove(bahasa)
    sifat.append(unsur("lang", val="id-ID"))


# --- lists ---------------------------------------------------------------------


def daftar_baru(word: Document) -> int:
    """A numbering that begins at 1, made from the style's own; its id."""
    penomoran = word.part.numbering_part.element
    gaya = word.styles["List Number"].element
    lama = gaya.pPr.numPr.numId.val
    asal = next(n for n in penomoran.findall(qn("w:num")) if n.numId == lama)
    baru = penomoran.add_num(asal.abstractNumId.val)
    baru.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(baru.numId)


def pakai_daftar(paragraf: Paragraph, nomor: int) -> None:
    """Put a paragraph into the numbering."""
    sifat = paragraf._p.get_or_add_pPr().get_or_add_numPr()
    sifat.get_or_add_ilvl().val = 0
    sifat.get_or_add_numId().val = nomor


# --- tables --------------------------------------------------------------------


def atur_lebar(
    tabel: Table, lebar: Sequence[float], masuk: float = 0, bantal: tuple[int, int] = (0, 0)
) -> None:
    """Fixed widths: what Word guesses differs between its versions.

    ``bantal`` is the room above and beside a cell's text, in twentieths of a point.
    """
    tabel.autofit = False
    sifat = tabel._tbl.tblPr
    for nama in ("tblW", "tblInd"):
        lama = sifat.find(qn(f"w:{nama}"))
        if lama is not None:
            sifat.remove(lama)
    sifat.append(unsur("tblW", w=_twip(sum(lebar)), type="dxa"))
    sifat.append(unsur("tblInd", w=_twip(masuk), type="dxa"))
    tepi = unsur("tblCellMar")
    for sisi, lega in zip(("top", "left", "bottom", "right"), bantal * 2, strict=True):
        tepi.append(unsur(sisi, w=lega, type="dxa"))
    sifat.append(tepi)
    _urutkan(sifat)
    for kolom, satu in zip(tabel.columns, lebar, strict=True):
        kolom.width = Mm(satu)


_URUTAN = (
    *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize"),
    *("tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd"),
    *("tblLayout", "tblCellMar", "tblLook"),
)


def _urutkan(sifat: BaseOxmlElement) -> None:
    """Word wants the properties of a table in the schema's order."""
    anak = sorted(sifat, key=lambda satu: _URUTAN.index(satu.tag.split("}")[1]))
    for satu in anak:
        sifat.remove(satu)
    for satu in anak:
        sifat.append(satu)


def baris_baru(tabel: Table, lebar: Sequence[float], *, kepala: bool = False) -> _Row:
    """A row that is never broken between pages; as a head it is repeated on each."""
    baris = tabel.add_row()
    sifat = baris._tr.get_or_add_trPr()
    sifat.append(unsur("cantSplit"))
    if kepala:
        sifat.append(unsur("tblHeader"))
    for sel, satu in zip(baris.cells, lebar, strict=True):
        sel.width = Mm(satu)
    return baris


def arsir(sel: _Cell, ya: bool = True) -> None:
    """Light grey behind a head's cell."""
    if ya:
        sel._tc.get_or_add_tcPr().append(unsur("shd", val="clear", color="auto", fill="E6E8EB"))


def _twip(mm: float) -> int:
    return round(mm / 25.4 * 1440)


# --- foot and letterhead ---------------------------------------------------------


def rapatkan_batas(word: Document) -> None:
    """Let the last paragraph of a section carry its end; python-docx adds an empty one for it,
    which after a full page would be a page of its own."""
    batas = word.element.body.findall(qn("w:p"))[-1]
    sebelum = batas.getprevious()
    if sebelum is None or sebelum.tag != qn("w:p"):
        return
    sebelum.get_or_add_pPr().append(batas.pPr.find(qn("w:sectPr")))
    batas.getparent().remove(batas)


def pasang_kaki(ini: Section, dokumen: Dokumen, lebar: float) -> None:
    """The foot of a section's pages: a line, the document's words, page x of y."""
    kaki = [ini.footer]
    ini.different_first_page_header_footer = dokumen.kop is not None
    if dokumen.kop is not None:
        kaki.append(ini.first_page_footer)
    for satu in kaki:
        satu.is_linked_to_previous = False
        paragraf = satu.paragraphs[0]
        paragraf.style = "Footer"
        _garis(paragraf, "top", "single", 4)
        paragraf.paragraph_format.tab_stops.add_tab_stop(Mm(lebar), WD_TAB_ALIGNMENT.RIGHT)
        paragraf.add_run(f"{bersih(dokumen.kaki)}\tHalaman ")
        _ruas(paragraf, "PAGE")
        paragraf.add_run(" dari ")
        _ruas(paragraf, "NUMPAGES")


def _ruas(paragraf: Paragraph, perintah: str) -> None:
    """A field that Word keeps up to date, such as the page's number."""
    ruas = unsur("fldSimple", instr=perintah)
    tulisan = paragraf.add_run("1")
    ruas.append(deepcopy(tulisan._r))
    paragraf._p.replace(tulisan._r, ruas)


def tulis_kop(word: Document, kop: Kop, lebar: float) -> None:
    """The letterhead, in the first page's head; below it the double rule."""
    kepala = word.sections[0].first_page_header
    kepala.is_linked_to_previous = False
    tepi = 26.0 if kop.logo else 0.0
    tabel = kepala.add_table(1, 3 if kop.logo else 1, Mm(lebar))
    kolom = [tepi, lebar - 2 * tepi, tepi] if kop.logo else [lebar]
    atur_lebar(tabel, kolom)
    for sel, satu in zip(tabel.rows[0].cells, kolom, strict=True):
        sel.width = Mm(satu)
    _isi_kop(tabel.rows[0].cells[1 if kop.logo else 0], kop)
    if kop.logo:
        x, y = ukuran_png(kop.logo)
        skala = min(22 / x, 24 / y)
        tulisan = tabel.rows[0].cells[0].paragraphs[0].add_run()
        tulisan.add_picture(io.BytesIO(kop.logo), Mm(x * skala), Mm(y * skala))
    garis = kepala.add_paragraph(style="Jeda")
    _garis(garis, "top", "thickThinSmallGap", 24)
    kosong = kepala.paragraphs[0]._p  # the head begins with an empty paragraph of its own
    kosong.getparent().remove(kosong)


def _isi_kop(sel: _Cell, kop: Kop) -> None:
    baris = [(t, 17 if t is kop.baris[-1] else 14, True) for t in kop.baris]
    baris += [(t, 9.5, False) for t in kop.alamat]
    for nomor, (teks, ukuran, tebal) in enumerate(baris):
        paragraf = sel.add_paragraph() if nomor else sel.paragraphs[0]
        paragraf.style = "Kop"
        paragraf.alignment = WD_ALIGN_PARAGRAPH.CENTER
        tulisan = paragraf.add_run(bersih(teks))
        tulisan.bold, tulisan.font.size = tebal, Pt(ukuran)


def _garis(paragraf: Paragraph, sisi: str, jenis: str, tebal: int) -> None:
    """A rule on one side of a paragraph; ``tebal`` in eighths of a point."""
    bingkai = unsur("pBdr")
    bingkai.append(unsur(sisi, val=jenis, sz=tebal, space=1, color="000000"))
    sifat = paragraf._p.get_or_add_pPr()
    sifat.insert_element_before(
        bingkai, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )
