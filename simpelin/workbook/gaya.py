"""What every workbook that the office prints has in common: formats, page, signatures, texts.

Writers get finished values and a path; nothing here knows a store or a rule. XlsxWriter
writes each formula with the value that we computed, because Protected View and phones
show a workbook without calculating it (docs: bahan, "Excel writing").
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from operator import itemgetter
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from simpelin.domain import henti
from simpelin.domain.kalender import tanggal_panjang as tanggal_panjang
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.penanda import Penanda

HURUF = "Arial"
UKURAN = 9
F4 = 14
"""Excel's number for Folio, 8,5 × 13 inch: what Indonesian offices call F4."""

RUPIAH = "#,##0_);(#,##0);0_);@_)"
"""Whole rupiah; negative in brackets, an entered 0 as 0; a text (the dash) keeps the column."""
PERSEN = "0.00%_);(0.00%);0.00%_);@_)"
TEKS = "@"

BARIS_BANYAK = 1_000
"""Rows from which memory matters more than shared strings (docs/keputusan/0047)."""

JUDUL_DATA_CONTOH = "DATA CONTOH – angka rekaan untuk belajar, bukan laporan resmi"

_PANJANG_SEL = 32_000
"""Excel takes 32.767 UTF-16 units in a cell; XlsxWriter leaves a longer text out in silence."""
_PANJANG_KAKI = 85
"""A footer takes 255 characters for its three parts and their codes."""
_TINGGI_TERBESAR = 409.0
_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MIRIP_RUMUS = ("=", "+", "-", "@")


# --- texts -------------------------------------------------------------------


def tanggal_dokumen(teks: str) -> str:
    """An ISO date as an office writes it; any other text as it is."""
    try:
        return tanggal_panjang(date.fromisoformat(teks))
    except ValueError:
        return teks


def aman(teks: str) -> str:
    """``teks`` as a cell can hold it: no control characters, not longer than Excel takes."""
    bersih = _TERLARANG.sub("", teks.replace("\r\n", "\n").replace("\t", " "))
    if len(bersih.encode("utf-16-le")) // 2 <= _PANJANG_SEL:
        return bersih
    return bersih.encode("utf-16-le")[: 2 * _PANJANG_SEL].decode("utf-16-le", "ignore") + "…"


def hitung_baris(teks: str, lebar: float, ukuran: float = UKURAN, tebal: bool = False) -> int:
    """Lines that ``teks`` takes, wrapped at words in a column of ``lebar`` (Excel's unit).

    An estimate with Arial's widths, on the safe side: fonts differ between machines.
    """
    muat = (lebar * 7 - 2) / (ukuran * 4 / 3) / (1.085 if tebal else 1.01)
    return sum(_baris_alinea(alinea, muat) for alinea in teks.split("\n"))


_LEBAR_ARIAL = {
    0.222: "ijl'",
    0.278: " !,./:;I[]\\ft",
    0.333: "()-r`{}|",
    0.5: "Jckvxyzs",
    0.556: "0123456789?L_abdeghnopqu#$",
    0.611: "FTZ",
    0.667: "&ABEKPSVXY",
    0.722: "CDHNRUw",
    0.778: "GOQ",
    0.833: "Mm",
    1.015: "W%@–—…",
}
"""Widths in em of Arial's letters; others count as 0,6."""
_EM = {huruf: lebar for lebar, semua in _LEBAR_ARIAL.items() for huruf in semua}


def _panjang(teks: str) -> float:
    return sum(_EM.get(huruf, 0.6) for huruf in teks)


def _baris_alinea(teks: str, muat: float) -> int:
    if len(teks) <= muat or _panjang(teks) <= muat:
        return 1
    spasi = _EM[" "]
    baris, terisi = 0, muat
    for kata in teks.split(" "):
        panjang = _panjang(kata)
        if terisi + spasi + panjang <= muat:
            terisi += spasi + panjang
            continue
        penuh = int(panjang / muat)
        baris += 1 + penuh
        terisi = panjang - penuh * muat
    return baris


def tinggi(baris: int, ukuran: float = UKURAN) -> float:
    """Height in points of a row of that many lines, at most what Excel takes."""
    return min(baris * ukuran * 1.25 + 2.5, _TINGGI_TERBESAR)


# --- formats -----------------------------------------------------------------


class Gaya:
    """The formats of one workbook, each made once."""

    def __init__(self, buku: Workbook) -> None:
        self._buku = buku
        self._jadi: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, **sifat: Any) -> Format:
        """The format with these XlsxWriter properties over the house's type."""
        kunci = tuple(sorted(sifat.items()))
        if kunci not in self._jadi:
            dasar = {"font_name": HURUF, "font_size": UKURAN, "valign": "vcenter"}
            self._jadi[kunci] = self._buku.add_format(dasar | sifat)
        return self._jadi[kunci]


def tulis_teks(
    lembar: Worksheet, baris: int, kolom: int, teks: str, gaya: Gaya, **sifat: Any
) -> None:
    """Write a text that stays a text, even one that looks like a formula, also when edited."""
    henti.periksa()
    if teks.startswith(_MIRIP_RUMUS):
        sifat["quote_prefix"] = True
    lembar.write_string(baris, kolom, aman(teks), gaya(**sifat))


def gabung(
    lembar: Worksheet, baris: int, kolom: tuple[int, int], teks: str, bentuk: Format
) -> None:
    """A text over several columns of one row."""
    awal, akhir = kolom
    if awal < akhir:
        lembar.merge_range(baris, awal, baris, akhir, "", bentuk)
    lembar.write_string(baris, awal, aman(teks), bentuk)


@dataclass(frozen=True, slots=True)
class Kotak:
    """A box of a table's head; rows and columns from 0, both ends included."""

    baris: tuple[int, int]
    kolom: tuple[int, int]
    teks: str
    bentuk: Format


def tulis_kotak(lembar: Worksheet, semua: Iterable[Kotak]) -> None:
    """Boxes side by side and over one another, row by row.

    XlsxWriter's own ``merge_range`` writes a box at once. Where rows leave memory one by one
    the boxes beside it would then begin in a row that is gone, and be left out in silence.
    For the same reason the heights of the rows are set before.
    """
    isi: dict[tuple[int, int], Kotak] = {}
    for satu in semua:
        (atas, bawah), (kiri, kanan) = satu.baris, satu.kolom
        isi |= {(b, k): satu for b in range(atas, bawah + 1) for k in range(kiri, kanan + 1)}
        if (atas, kiri) != (bawah, kanan):
            lembar.merge.append([atas, kiri, bawah, kanan])
    for (baris, kolom), satu in sorted(isi.items(), key=itemgetter(0)):
        if satu.teks and (baris, kolom) == (satu.baris[0], satu.kolom[0]):
            lembar.write_string(baris, kolom, satu.teks, satu.bentuk)
        else:
            lembar.write_blank(baris, kolom, None, satu.bentuk)


# --- page --------------------------------------------------------------------


def siapkan_cetak(lembar: Worksheet, kantor: str, keterangan: str, contoh: bool) -> None:
    """F4 landscape, one page wide, office and page number below, the mark of made-up data above."""
    lembar.set_landscape()
    lembar.set_paper(F4)
    lembar.fit_to_pages(1, 0)
    lembar.set_margins(left=0.4, right=0.4, top=0.6 if contoh else 0.5, bottom=0.6)
    lembar.center_horizontally()
    lembar.hide_gridlines(2)
    kiri, kanan = _untuk_kaki(kantor), _untuk_kaki(keterangan)
    huruf = f'&"{HURUF}"&8'
    kaki = f"&L{huruf}{kiri}&C{huruf}Halaman &P dari &N&R{huruf}{kanan}"
    lembar.set_footer(kaki, {"margin": 0.3})
    if contoh:
        lembar.set_header('&C&"Arial,Bold"&12DATA CONTOH', {"margin": 0.25})


def _untuk_kaki(teks: str) -> str:
    """Escape for a header or footer; a leading digit must not join the font size before it."""
    bersih = aman(teks).replace("\n", " ")
    hasil = " " if bersih[:1].isdigit() else ""
    for huruf in bersih:
        satu = "&&" if huruf == "&" else huruf
        if len(hasil) + len(satu) > _PANJANG_KAKI:
            break
        hasil += satu
    return hasil


# --- signatures --------------------------------------------------------------


def tulis_tanda_tangan(
    lembar: Worksheet,
    baris: int,
    letak: Sequence[tuple[tuple[int, int], Penanda]],
    gaya: Gaya,
) -> None:
    """Signatures side by side in one row, each over its columns.

    One row, because a row is never torn apart at the end of a page.
    """
    bentuk = gaya(text_wrap=True, align="center", valign="top", font_size=10)
    tebal = gaya(bold=True, underline=1, font_size=10)
    biasa = gaya(font_size=10)
    for (awal, akhir), satu in letak:
        lembar.merge_range(baris, awal, baris, akhir, "", bentuk)
        nama = (tebal, aman(satu.nama)) if satu.nama else (biasa, "(………………………………………)")
        pangkat = f"\n{aman(satu.pangkat)}" if satu.pangkat else ""
        nip = f"\nNIP {aman(satu.nip) or '……………………………'}"
        atas = f"{aman(satu.pengantar)}\n{aman(satu.jabatan)},\n\n\n\n"
        lembar.write_rich_string(baris, awal, biasa, atas, *nama, biasa, pangkat + nip, bentuk)
    lembar.set_row(baris, tinggi(9, 10))


# --- the file ----------------------------------------------------------------


@contextmanager
def buku_baru(
    jalur: Path,
    judul: str,
    perihal: str,
    kantor: str,
    tanggal: date,
    *,
    contoh: bool = False,
    baris: int = 0,
) -> Iterator[Workbook]:
    """A new workbook at ``jalur``, there only when it is whole; the same input, the same bytes.

    With more ``baris`` than :data:`BARIS_BANYAK` a row leaves memory when the next one
    begins, so each sheet must be written downwards.
    Every text that is written asks :mod:`simpelin.domain.henti`; a stopped workbook is not there.
    Raises :class:`KesalahanPengguna` where the file cannot be written.
    """
    sementara = jalur.with_name(f".{jalur.name}.{os.urandom(4).hex()}.tmp")
    buku = xlsxwriter.Workbook(str(sementara), {"constant_memory": baris > BARIS_BANYAK})
    buku.set_properties(
        {
            "title": aman(judul),
            "subject": aman(perihal),
            "author": aman(kantor),
            "company": aman(kantor),
            "comments": "Disusun dengan SIMPELIN AJA." + (" DATA CONTOH." if contoh else ""),
            "created": datetime.combine(tanggal, time()),
        }
    )
    try:
        yield buku
        henti.periksa()
        _simpan(buku, sementara, jalur)
    finally:
        buku.fileclosed = True
        sementara.unlink(missing_ok=True)


def _simpan(buku: Workbook, sementara: Path, jalur: Path) -> None:
    try:
        buku.close()
        os.replace(sementara, jalur)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as galat:
        raise KesalahanPengguna(
            f"Buku kerja “{jalur}” tidak dapat ditulis ({_sebab(galat)}); tutup berkas itu bila"
            " sedang terbuka di Excel, atau pilih folder lain."
        ) from galat


def _sebab(galat: BaseException) -> str:
    asal = galat.args[0] if galat.args and isinstance(galat.args[0], OSError) else galat
    if isinstance(asal, PermissionError):
        return "tidak diizinkan"
    if isinstance(asal, FileNotFoundError):
        return "foldernya tidak ada"
    if isinstance(asal, IsADirectoryError):
        return "itu sebuah folder"
    return str(getattr(asal, "strerror", None) or asal)
