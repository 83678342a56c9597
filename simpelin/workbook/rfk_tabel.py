"""The RFK sheet's columns, formats, and how a row of it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from simpelin.domain.angka import STRIP
from simpelin.domain.rfk import Baris, Jenis
from simpelin.workbook.gaya import (
    RUPIAH,
    TEKS,
    Gaya,
    Kotak,
    gabung,
    hitung_baris,
    tinggi,
    tulis_kotak,
    tulis_teks,
)
from simpelin.workbook.rfk_kolom import (
    BAGIAN,
    BOBOT,
    DAUN,
    DEVIASI,
    FISIK,
    KELOMPOK,
    KETERANGAN,
    KODE,
    NAMA,
    NO,
    NOMOR,
    PERSEN_DARI,
    Nilai,
    Rumus,
)
from simpelin.workbook.rfk_kolom import RUPIAH as KOLOM_RUPIAH

KELABU = "#D9D9D9"
_GARIS = "#808080"
_HURUF_ISI = 8
_DUA_DESIMAL = "0.00_);-0.00_);0.00_);@_)"
_LEBAR_NAMA, _LEBAR_KETERANGAN = 31.0, 17.0


def lebar_kolom(kode: Sequence[str], rupiah: Sequence[int | None]) -> list[float]:
    """Column widths: no figure may turn into ####."""
    terlebar = max((len(f"{nilai:,}") for nilai in rupiah if nilai is not None), default=1)
    lebar = [0.0] * (KETERANGAN + 1)
    for kolom in range(KETERANGAN + 1):
        if kolom in KOLOM_RUPIAH:
            lebar[kolom] = max(9.5, 0.84 * terlebar + 1.2)
        elif kolom in FISIK or kolom in PERSEN_DARI or kolom in (BOBOT, DEVIASI):
            lebar[kolom] = 6.8
    lebar[NO], lebar[NAMA], lebar[KETERANGAN] = 4.5, _LEBAR_NAMA, _LEBAR_KETERANGAN
    lebar[KODE] = min(max(12.0, max(map(len, kode), default=0) * 0.84 + 1.5), 24.0)
    return lebar


class Bentuk:
    """The formats of one kind of row."""

    def __init__(self, gaya: Gaya, *, inden: int = 0, level: int = 0, **sifat: object) -> None:
        self.inden, self.level = inden, level
        self.tebal = bool(sifat.get("bold"))
        dasar = {"border": 1, "border_color": _GARIS, "valign": "top", "font_size": _HURUF_ISI}
        self.dasar = dasar | sifat
        kanan = self.dasar | {"align": "right"}
        rupiah, angka = gaya(num_format=RUPIAH, **kanan), gaya(num_format=_DUA_DESIMAL, **kanan)
        self.angka = [rupiah if k in KOLOM_RUPIAH else angka for k in range(KETERANGAN + 1)]
        self.nomor = gaya(num_format="0", align="center", **self.dasar)
        self.kosong = gaya(**self.dasar)
        bungkus = self.dasar | {"text_wrap": True}
        self.teks: dict[int, dict[str, object]] = {
            KODE: bungkus | {"num_format": TEKS},
            NAMA: bungkus | {"align": "left", "indent": inden},
            KETERANGAN: bungkus | {"bold": False, "italic": False, "align": "left", "indent": 1},
        }


class Tabel:
    """The sheet. ``tanpa_nilai`` leaves formulas without their values."""

    def __init__(
        self, buku: Workbook, nama: str, gaya: Gaya, lebar: Sequence[float], *, tanpa_nilai: bool
    ) -> None:
        self.lembar = buku.add_worksheet(nama)
        self.gaya, self.lebar, self.tanpa_nilai = gaya, lebar, tanpa_nilai
        self.bentuk = {
            Jenis.UNIT: Bentuk(gaya, bold=True, bg_color=KELABU),
            Jenis.PROGRAM: Bentuk(gaya, bold=True, bg_color="#EDEDED"),
            Jenis.KEGIATAN: Bentuk(gaya, bold=True, inden=1, level=1),
            Jenis.SUB: Bentuk(gaya, inden=2, level=2),
            Jenis.BELANJA: Bentuk(gaya, inden=3, level=3, italic=True, font_color="#404040"),
        }
        self.total = Bentuk(gaya, bold=True, bg_color=KELABU, top=2, bottom=2, valign="vcenter")
        self.lembar.outline_settings(symbols_below=False)
        for kolom, satu in enumerate(lebar):
            self.lembar.set_column(kolom, kolom, satu, gaya())

    def judul(self, baris: int, teks: str, ukuran: int) -> None:
        """A centred line over the whole width."""
        bentuk = self.gaya(bold=True, align="center", font_size=ukuran, text_wrap=True)
        gabung(self.lembar, baris, (NO, KETERANGAN), teks, bentuk)
        banyak = hitung_baris(teks, sum(self.lebar), ukuran, tebal=True)
        self.lembar.set_row(baris, tinggi(banyak, ukuran))

    def kepala(self, baris: int) -> int:
        """The four header rows; gives the row below them."""
        sifat = {"border": 1, "align": "center", "text_wrap": True, "bg_color": KELABU}
        bentuk = self.gaya(bold=True, font_size=_HURUF_ISI, **sifat)
        self.lembar.set_row(baris + 2, tinggi(2, _HURUF_ISI))
        self.lembar.set_row(baris + 3, 17)
        kecil = self.gaya(font_size=6, **sifat)
        tulis_kotak(self.lembar, [*_judul(baris, bentuk), *_nomor(baris + 3, kecil)])
        self.lembar.repeat_rows(baris, baris + 3)
        self.lembar.freeze_panes(baris + 4, PAGU_BEKU)
        return baris + 4

    def baris(self, baris: int, satu: Baris, nilai: Mapping[int, Nilai], rumus: Rumus) -> None:
        """One row of the table."""
        bentuk = self.bentuk[satu.jenis]
        if satu.nomor:
            self.lembar.write_number(baris, NO, satu.nomor, bentuk.nomor)
        else:
            self.lembar.write_blank(baris, NO, None, bentuk.kosong)
        for kolom, teks in ((KODE, satu.kode), (NAMA, satu.nama), (KETERANGAN, satu.keterangan)):
            if teks:
                tulis_teks(self.lembar, baris, kolom, teks, self.gaya, **bentuk.teks[kolom])
            else:
                self.lembar.write_blank(baris, kolom, None, bentuk.kosong)
        belanja = satu.jenis is Jenis.BELANJA
        self.angka(baris, nilai, rumus, bentuk, kosong=(*FISIK, BOBOT) if belanja else ())
        banyak = max(
            hitung_baris(satu.nama, _LEBAR_NAMA - 1.5 * bentuk.inden, _HURUF_ISI, bentuk.tebal),
            hitung_baris(satu.kode, self.lebar[KODE], _HURUF_ISI, bentuk.tebal),
            hitung_baris(satu.keterangan, _LEBAR_KETERANGAN, _HURUF_ISI),
        )
        tinggi_baris = tinggi(banyak, _HURUF_ISI)
        self.lembar.set_row(baris, tinggi_baris, None, {"level": bentuk.level})

    def angka(
        self,
        baris: int,
        nilai: Mapping[int, Nilai],
        rumus: Rumus,
        bentuk: Bentuk,
        *,
        kosong: Sequence[int] = (),
    ) -> None:
        """The figures: a formula with its value where there is one, else the value."""
        for kolom in range(PAGU_BEKU, KETERANGAN):
            satu, format_sel = nilai.get(kolom), bentuk.angka[kolom]
            tertulis: str | float = STRIP if satu is None else satu
            if kolom in kosong:
                self.lembar.write_blank(baris, kolom, None, bentuk.kosong)
            elif kolom in rumus:
                isi = "" if self.tanpa_nilai else tertulis
                self.lembar.write_formula(baris, kolom, rumus[kolom], format_sel, isi)
            elif satu is None:
                self.lembar.write_string(baris, kolom, STRIP, format_sel)
            else:
                self.lembar.write_number(baris, kolom, satu, format_sel)

    def jumlah(
        self,
        baris: int,
        teks: str,
        nilai: Mapping[int, Nilai],
        rumus: Rumus,
        kosong: Sequence[int],
    ) -> None:
        """A row of totals; ``kosong`` are the columns that it says nothing about."""
        kiri = self.gaya(align="left", indent=1, **self.total.dasar)
        gabung(self.lembar, baris, (NO, NAMA), teks, kiri)
        self.angka(baris, nilai, rumus, self.total, kosong=kosong)
        self.lembar.write_blank(baris, KETERANGAN, None, self.total.kosong)
        self.lembar.set_row(baris, 16)


def _judul(baris: int, bentuk: Format) -> Iterator[Kotak]:
    """Three rows: groups, parts, leaves; what has nothing below it reaches down."""
    for awal, akhir, teks in KELOMPOK:
        bawah = baris if akhir > awal else baris + 2
        yield Kotak((baris, bawah), (awal, akhir), teks, bentuk)
    for awal, akhir, teks in BAGIAN:
        bawah = baris + 1 if akhir > awal else baris + 2
        yield Kotak((baris + 1, bawah), (awal, akhir), teks, bentuk)
    for kolom, teks in DAUN.items():
        yield Kotak((baris + 2, baris + 2), (kolom, kolom), teks, bentuk)


def _nomor(baris: int, bentuk: Format) -> Iterator[Kotak]:
    for kolom, teks in enumerate(NOMOR):
        yield Kotak((baris, baris), (kolom, kolom), teks, bentuk)


PAGU_BEKU = NAMA + 1
"""The first column of figures; what stands left of it stays in view."""
KOLOM_UANG = (*KOLOM_RUPIAH, *PERSEN_DARI, DEVIASI, BOBOT)
