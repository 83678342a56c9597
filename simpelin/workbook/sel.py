"""The cells of one sheet of an .xlsx workbook, and what their number formats say."""

from __future__ import annotations

import re
from typing import IO, NamedTuple
from xml.parsers import expat


class Gaya(NamedTuple):
    """What a cell's number format says: its code, and whether it shows percent or a date."""

    kode: str = "General"
    persen: bool = False
    tanggal: bool = False


class Galat(str):
    """A cell that holds an error, '#N/A'."""


class RumusKosong:
    """A formula whose value was never computed."""


UMUM = Gaya()
TANGGAL = Gaya(tanggal=True)
RUMUS_KOSONG = RumusKosong()
Nilai = str | int | float | bool | RumusKosong


class Sel(NamedTuple):
    """A cell that is not empty."""

    nilai: Nilai
    gaya: Gaya = UMUM


BarisMentah = tuple[int, dict[str, Sel]]
"""Row number and its cells by column letters."""


_TERSANDI = re.compile(r"_x([0-9A-Fa-f]{4})_")


def buka_sandi(teks: str) -> str:
    """Undo the escape that carries control characters, ``_x000D_``."""
    if "_x" not in teks:
        return teks
    return _TERSANDI.sub(lambda cocok: chr(int(cocok[1], 16)), teks)


_BAWAAN_PERSEN = {9: "0%", 10: "0.00%"}
_BAWAAN_DESIMAL = {2: "0.00", 4: "#,##0.00", 39: "#,##0.00", 40: "#,##0.00"}
_BAWAAN_TANGGAL = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_HARFIAH = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


def gaya_dari(nomor: int, kode: str | None) -> Gaya:
    """What number format ``nomor`` says; ``kode`` is its code where the workbook defines it."""
    if kode is None:
        if nomor in _BAWAAN_PERSEN:
            return Gaya(_BAWAAN_PERSEN[nomor], persen=True)
        return Gaya(_BAWAAN_DESIMAL.get(nomor, "General"), tanggal=nomor in _BAWAAN_TANGGAL)
    inti = _HARFIAH.sub("", kode).split(";")[0].casefold()
    tanggal = "general" not in inti and any(huruf in inti for huruf in "dmyhs")
    return Gaya(kode, "%" in inti, tanggal)


def baca_lembar(aliran: IO[bytes], teks: list[str], gaya: list[Gaya]) -> list[BarisMentah]:
    """Collect the cells of one sheet from expat's events.

    One closure, because its inner functions run several times a cell and local names are
    twice as quick as attributes.
    """
    hasil: list[BarisMentah] = []
    sel: dict[str, Sel] = {}
    baris = kolom = 0
    letak = isi = ""
    jenis = "n"
    nomor_gaya = 0
    rumus = False
    buat = tuple.__new__  # what Sel(…) does in the end, without the call between
    parser = expat.ParserCreate()
    parser.buffer_text = True
    unsur_c, unsur_f, unsur_row = "c", "f", "row"
    unsur_isi = {"v", "t"}

    def awal(nama: str, atribut: dict[str, str]) -> None:
        nonlocal baris, kolom, letak, jenis, nomor_gaya, rumus, isi
        if nama == unsur_c:
            kolom += 1
            letak = atribut.get("r") or huruf_kolom(kolom)
            jenis = atribut.get("t", "n")
            nomor_gaya = int(atribut.get("s", 0))
            rumus = False
            isi = ""
        elif nama in unsur_isi:
            parser.CharacterDataHandler = tambah
        elif nama == unsur_f:
            rumus = True
        elif nama == unsur_row:
            baris = int(atribut.get("r", baris + 1))
            kolom = 0

    def tambah(potongan: str) -> None:
        nonlocal isi
        isi += potongan

    def akhir(nama: str) -> None:
        nonlocal sel
        if nama == unsur_c:
            if isi or rumus:
                simpan()
        elif nama in unsur_isi:
            parser.CharacterDataHandler = None
        elif nama == unsur_row and sel:
            hasil.append((baris, sel))
            sel = {}

    def simpan() -> None:
        bentuk = gaya[nomor_gaya] if nomor_gaya < len(gaya) else UMUM
        nilai: Nilai
        if not isi:
            if jenis == "str":  # a formula whose value is an empty text
                return
            nilai = RUMUS_KOSONG
        elif jenis == "s":
            nilai = teks[int(isi)]
        elif jenis == "n":
            nilai = int(isi) if isi.lstrip("-").isdigit() else float(isi)
        elif jenis == "b":
            nilai = isi.strip() in {"1", "true"}
        elif jenis == "e":
            nilai = Galat(isi)
        else:
            nilai = buka_sandi(isi)
            bentuk = TANGGAL if jenis == "d" else bentuk
        sel[letak.rstrip("0123456789")] = buat(Sel, (nilai, bentuk))

    def akar(nama: str, _: dict[str, str]) -> None:
        nonlocal unsur_c, unsur_f, unsur_row, unsur_isi
        awalan = nama[: nama.rfind(":") + 1]  # some programs write <x:c>
        unsur_c, unsur_f, unsur_row = (awalan + satu for satu in ("c", "f", "row"))
        unsur_isi = {awalan + "v", awalan + "t"}
        parser.StartElementHandler = awal

    def doctype(*_: object) -> None:
        raise ValueError("no workbook has a document type")

    parser.StartElementHandler = akar
    parser.EndElementHandler = akhir
    parser.StartDoctypeDeclHandler = doctype
    while potong := aliran.read(1 << 18):
        parser.Parse(potong)
    parser.Parse(b"", True)
    return hasil


def huruf_kolom(nomor: int) -> str:
    """Letters of column ``nomor`` (1 is A)."""
    huruf = ""
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf
