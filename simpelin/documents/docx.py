"""A document as a Word file with real styles, which an office goes on editing.

The same document gives the same bytes: properties and the archive's times are the document's
own date.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.document import Document as DokumenWord
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from simpelin.documents import docx_gaya as gaya
from simpelin.domain.dokumen import (
    TEPI,
    Baris,
    Daftar,
    Dokumen,
    Gambar,
    GantiHalaman,
    Judul,
    KepalaSurat,
    Paragraf,
    Penanda,
    Rata,
    Rincian,
    Tabel,
    TandaTangan,
    atas_sejajar,
    bagian,
    baris_penanda,
    jajaran,
    lebar_isi,
    lebar_kolom,
)

_BANTAL = (40, 80)


def docx(dokumen: Dokumen) -> bytes:
    """The document's bytes as a Word file."""
    pertama, *lain = bagian(dokumen)
    penulis = _Penulis(pertama)
    for satu in (pertama, *lain):
        if satu is not pertama:
            penulis.bagian_baru(satu)
        for blok in satu.blok:
            penulis.blok(blok)
    wadah = io.BytesIO()
    penulis.word.save(wadah)
    return _tetap(wadah.getvalue(), dokumen.tanggal)


def _tetap(isi: bytes, hari: date) -> bytes:
    """The archive once more, its parts dated ``hari`` (ZIP knows no day before 1980)."""
    hasil = io.BytesIO()
    waktu = (max(hari.year, 1980), hari.month, hari.day, 0, 0, 0)
    with (
        zipfile.ZipFile(io.BytesIO(isi)) as lama,
        zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in lama.namelist():
            bagian = zipfile.ZipInfo(nama, waktu)
            bagian.compress_type = zipfile.ZIP_DEFLATED
            bagian.create_system = 0
            baru.writestr(bagian, lama.read(nama))
    return hasil.getvalue()


class _Penulis:
    def __init__(self, dokumen: Dokumen) -> None:
        self.word: DokumenWord = Document()
        self._lebar = lebar_isi(dokumen)
        self._gambar = 0
        gaya.pasang_gaya(self.word, dokumen.huruf)
        self._sifat(dokumen)
        self._halaman(dokumen)
        gaya.pasang_kaki(self.word.sections[0], dokumen, self._lebar)
        if dokumen.kop is not None:
            gaya.tulis_kop(self.word, dokumen.kop, self._lebar)
        self._cara: dict[type, Callable[[Any], None]] = {
            Judul: self._judul,
            Paragraf: self._paragraf,
            Rincian: self._rincian,
            Daftar: self._daftar,
            Tabel: self._tabel,
            Gambar: self._tulis_gambar,
            TandaTangan: self._tanda_tangan,
            KepalaSurat: self._kepala_surat,
            GantiHalaman: lambda _: self._baru().add_run().add_break(WD_BREAK.PAGE),
        }

    def blok(self, blok: object) -> None:
        self._cara[type(blok)](blok)

    def bagian_baru(self, dokumen: Dokumen) -> None:
        """Pages that lie as those of ``dokumen``, from here on."""
        self.word.add_section(WD_SECTION.NEW_PAGE)
        gaya.rapatkan_batas(self.word)
        self._lebar = lebar_isi(dokumen)
        self._halaman(dokumen)
        gaya.pasang_kaki(self.word.sections[-1], dokumen, self._lebar)

    def _sifat(self, dokumen: Dokumen) -> None:
        sifat = self.word.core_properties
        waktu = datetime(dokumen.tanggal.year, dokumen.tanggal.month, dokumen.tanggal.day)
        sifat.title, sifat.author = dokumen.judul, dokumen.penulis
        sifat.last_modified_by = dokumen.penulis
        sifat.created = sifat.modified = waktu
        sifat.language, sifat.comments, sifat.revision = "id-ID", "", 1

    def _halaman(self, dokumen: Dokumen) -> None:
        ini = self.word.sections[-1]
        lebar, tinggi = dokumen.ukuran
        ini.page_width, ini.page_height = Mm(lebar), Mm(tinggi)
        ini.orientation = WD_ORIENT.LANDSCAPE if dokumen.mendatar else WD_ORIENT.PORTRAIT
        ini.top_margin, ini.right_margin = Mm(TEPI[0]), Mm(TEPI[1])
        ini.bottom_margin, ini.left_margin = Mm(TEPI[2]), Mm(TEPI[3])
        ini.header_distance = ini.footer_distance = Mm(10)

    def _baru(self, nama_gaya: str = "Normal") -> Paragraph:
        return self.word.add_paragraph(style=nama_gaya)

    # --- text --------------------------------------------------------------------

    def _judul(self, judul: Judul) -> None:
        nama = f"Heading {judul.tingkat}" if judul.tingkat else "Title"
        _isi(self._baru(nama), judul.teks)

    def _paragraf(self, p: Paragraf) -> None:
        baru = self._baru("Keterangan Kecil" if p.kecil else "Normal")
        baru.alignment = gaya.RATA[p.rata]
        if p.awal:
            baru.add_run(f"{p.awal} ").bold = True
        _isi(baru, p.teks, p.tebal)
        if p.menjorok:
            baru.paragraph_format.first_line_indent = Mm(12.5)
        baru.paragraph_format.keep_with_next = p.menyatu

    def _rincian(self, rincian: Rincian) -> None:
        sisa = self._lebar - rincian.masuk - rincian.lebar - 4
        tabel = self._tabel_polos((rincian.lebar, 4, sisa), len(rincian.baris), rincian.masuk)
        for nomor, (label, isi) in enumerate(rincian.baris):
            for sel, teks in zip(tabel.rows[nomor].cells, (label, ":", isi), strict=True):
                _isi(_sel(sel), teks)
        self._jeda()

    def _daftar(self, daftar: Daftar) -> None:
        nomor = gaya.daftar_baru(self.word) if daftar.bernomor else None
        for butir in daftar.butir:
            baru = self._baru("List Number" if daftar.bernomor else "List Bullet")
            _isi(baru, butir)
            if nomor is not None:
                gaya.pakai_daftar(baru, nomor)

    def _kepala_surat(self, kepala: KepalaSurat) -> None:
        tanggal = self._baru()
        _isi(tanggal, kepala.tempat_tanggal)
        tanggal.alignment = gaya.RATA[Rata.KANAN]
        self._rincian(Rincian(kepala.rincian, 22))
        for baris in kepala.kepada:
            _isi(self._baru("Rapat"), baris)
        self._jeda()

    def _jeda(self, *, menyatu: bool = False) -> None:
        """An empty line of half height: a table needs a paragraph after it."""
        self._baru("Jeda").paragraph_format.keep_with_next = menyatu or None

    # --- tables ------------------------------------------------------------------

    def _tabel(self, tabel: Tabel) -> None:
        if tabel.keterangan:
            _isi(self._baru("Caption"), tabel.keterangan)
        lebar = lebar_kolom(tabel, self._lebar)
        jadi = self.word.add_table(0, len(lebar), "Table Grid")
        gaya.atur_lebar(jadi, lebar, bantal=_BANTAL)
        self._kepala_tabel(jadi, tabel, lebar)
        for nomor, baris in enumerate(tabel.baris):
            self._baris(jadi, baris, tabel, lebar, tabel.baris_menyatu(nomor))
        self._jeda(menyatu=tabel.menyatu)

    def _kepala_tabel(self, jadi: Table, tabel: Tabel, lebar: Sequence[float]) -> None:
        judul = [tuple(satu.judul for satu in tabel.kolom)]
        if tabel.nomor_kolom:
            judul.append(tuple(f"({n})" for n in range(1, len(lebar) + 1)))
        for nomor, teks in enumerate(judul):
            baris = gaya.baris_baru(jadi, lebar, kepala=True)
            for sel, satu in zip(baris.cells, teks, strict=True):
                paragraf = _sel(sel, "Isi Tabel")
                _isi(paragraf, satu, nomor == 0, tabel.ukuran - 1.5 * nomor)
                paragraf.alignment = gaya.RATA[Rata.TENGAH]
                paragraf.paragraph_format.keep_with_next = True
                gaya.arsir(sel, nomor == 0)

    def _baris(
        self, jadi: Table, isi: Baris, tabel: Tabel, lebar: Sequence[float], menyatu: bool
    ) -> None:
        baris = gaya.baris_baru(jadi, lebar)
        if isi.tinggi:
            baris.height_rule, baris.height = WD_ROW_HEIGHT_RULE.AT_LEAST, Mm(isi.tinggi)
        sel = list(baris.cells)
        rata = [satu.rata for satu in tabel.kolom]
        if isi.kelompok:
            sel, rata = [sel[0].merge(sel[-1])], [Rata.KIRI]
        for satu, teks, arah in zip(sel, isi.sel, rata, strict=False):
            paragraf = _sel(satu, "Isi Tabel")
            _isi(paragraf, teks, isi.tebal, tabel.ukuran)
            paragraf.alignment = gaya.RATA[arah]
            if menyatu:
                paragraf.paragraph_format.keep_with_next = True

    def _tabel_polos(self, lebar: Sequence[float], banyak: int, masuk: float = 0) -> Table:
        jadi = self.word.add_table(0, len(lebar))
        jadi.alignment = WD_TABLE_ALIGNMENT.LEFT
        gaya.atur_lebar(jadi, lebar, masuk)
        for _ in range(banyak):
            gaya.baris_baru(jadi, lebar)
        return jadi

    # --- pictures and signatures ---------------------------------------------------

    def _tulis_gambar(self, gambar: Gambar) -> None:
        self._gambar += 1
        paragraf = self._baru()
        paragraf.alignment = gaya.RATA[Rata.TENGAH]
        paragraf.paragraph_format.keep_with_next = True
        ukuran = (Mm(gambar.lebar), Mm(gambar.tinggi))
        bentuk = paragraf.add_run().add_picture(io.BytesIO(gambar.png), *ukuran)
        sifat = bentuk._inline.find(qn("wp:docPr"))
        sifat.set("name", f"Gambar {self._gambar}")
        sifat.set("descr", gambar.uraian or gambar.keterangan)
        keterangan = self._baru("Caption")
        keterangan.alignment = gaya.RATA[Rata.TENGAH]
        keterangan.paragraph_format.keep_with_next = False
        _isi(keterangan, gambar.keterangan)

    def _tanda_tangan(self, blok: TandaTangan) -> None:
        for penanda in jajaran(blok.penanda):
            tabel = self._tabel_polos([self._lebar / len(penanda)] * len(penanda), 1)
            atas = atas_sejajar(penanda)
            for sel, satu, teks in zip(tabel.rows[0].cells, penanda, atas, strict=True):
                if satu is not None:
                    self._satu_penanda(sel, satu, teks)
            self._jeda()

    def _satu_penanda(self, sel: _Cell, penanda: Penanda, atas: str) -> None:
        nama, *bawah = baris_penanda(penanda)
        paragraf = _sel(sel)
        paragraf.alignment = gaya.RATA[Rata.TENGAH]
        _isi(paragraf, f"{atas}\n\n\n\n\n")
        tulisan = paragraf.add_run(nama)
        tulisan.bold, tulisan.underline = True, bool(penanda.nama)
        _isi(paragraf, "\n" + "\n".join(bawah))


def _sel(sel: _Cell, nama_gaya: str = "Rapat") -> Paragraph:
    """A cell's own paragraph, with its style.

    By the style's id, not its name: python-docx looks through all styles for a name, which
    takes half the time of a table of thousands of cells.
    """
    paragraf = sel.paragraphs[0]
    paragraf._p.style = nama_gaya.replace(" ", "")
    return paragraf


def _isi(paragraf: Paragraph, teks: str, tebal: bool = False, ukuran: float = 0) -> None:
    """Add a text; line feeds become line breaks, control characters go."""
    tulisan = paragraf.add_run(gaya.bersih(teks))
    if tebal:
        tulisan.bold = True
    if ukuran:
        tulisan.font.size = gaya.poin(ukuran)
