"""A sheet of the BKAD workbook: its columns, and how a row of it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.workbook import Workbook

from simpelin.domain.angka import STRIP
from simpelin.workbook.bkad_isi import Angka
from simpelin.workbook.bkad_rumus import (
    JUDUL_KOLOM,
    KETERANGAN,
    KODE,
    NAMA,
    NO_KPA,
    PAGU,
    PERSEN_KOLOM,
    RUPIAH_KOLOM,
    SISA,
)
from simpelin.workbook.gaya import (
    JUDUL_DATA_CONTOH,
    PERSEN,
    RUPIAH,
    TEKS,
    Gaya,
    gabung,
    hitung_baris,
    siapkan_cetak,
    tinggi,
    tulis_teks,
)

LEBAR_NAMA, LEBAR_KETERANGAN = 40.0, 20.0
KELABU = "#D9D9D9"
_GARIS = "#808080"


def nilai_kolom(angka: Angka) -> tuple[int | float | None, ...]:
    """The figures from pagu to terhadap kas; ``None`` is printed as a dash."""
    return (
        angka.pagu,
        angka.kas,
        angka.lalu,
        angka.ini,
        angka.sampai,
        angka.sisa,
        angka.serapan,
        angka.terhadap_kas,
    )


def lebar_kolom(semua: Sequence[Angka], kode: Sequence[str]) -> list[float]:
    """Column widths: no figure may turn into ####."""
    sampai_sisa = SISA - PAGU + 1
    terlebar = max(
        len(f"{nilai:,}")
        for angka in semua
        for nilai in nilai_kolom(angka)[:sampai_sisa]
        if nilai is not None
    )
    rupiah = max(13.5, terlebar + 1.5)
    terpanjang = max(map(len, kode), default=0)
    lebar_kode = min(max(15.0, terpanjang), 26.0)
    jumlah = [rupiah] * len(RUPIAH_KOLOM)
    return [lebar_kode, LEBAR_NAMA, 6.0, *jumlah, 9.5, 10.0, LEBAR_KETERANGAN]


class Bentuk:
    """The formats of one kind of row."""

    def __init__(self, gaya: Gaya, *, inden: int = 0, level: int = 0, **sifat: object) -> None:
        self.inden, self.level = inden, level
        self.tebal = bool(sifat.get("bold"))
        self.dasar = {"border": 1, "border_color": _GARIS, "valign": "top", **sifat}
        kanan = self.dasar | {"align": "right"}
        rupiah, persen = gaya(num_format=RUPIAH, **kanan), gaya(num_format=PERSEN, **kanan)
        self.angka = [persen if k in PERSEN_KOLOM else rupiah for k in range(KETERANGAN)]
        self.nomor = gaya(num_format="0", align="center", **self.dasar)
        self.kosong = gaya(**self.dasar)
        bungkus = self.dasar | {"text_wrap": True}
        self.teks: dict[int, dict[str, object]] = {
            KODE: bungkus | {"num_format": TEKS},
            NAMA: bungkus | {"align": "left", "indent": inden},
            KETERANGAN: bungkus | {"font_size": 8, "bold": False},
        }


class Tabel:
    """One sheet. ``tanpa_nilai`` leaves formulas without their values."""

    def __init__(
        self,
        buku: Workbook,
        nama: str,
        gaya: Gaya,
        lebar: Sequence[float],
        *,
        tanpa_nilai: bool = False,
    ) -> None:
        self.lembar = buku.add_worksheet(nama)
        self.gaya, self.lebar, self.tanpa_nilai = gaya, lebar, tanpa_nilai
        self.total = Bentuk(gaya, bold=True, bg_color=KELABU, top=2, bottom=2, valign="vcenter")
        self.lembar.outline_settings(symbols_below=False)
        for kolom, satu in enumerate(lebar):
            self.lembar.set_column(kolom, kolom, satu, gaya())

    def siapkan(self, kantor: str, keterangan: str, contoh: bool) -> int:
        """Set the page up, mark made-up data; gives the first free row."""
        siapkan_cetak(self.lembar, kantor, keterangan, contoh)
        if not contoh:
            return 0
        bentuk = self.gaya(bold=True, font_size=12, align="center", border=2, font_color="#C00000")
        gabung(self.lembar, 0, (KODE, KETERANGAN), JUDUL_DATA_CONTOH, bentuk)
        self.lembar.set_row(0, 20)
        return 1

    def judul(self, baris: int, teks: str, ukuran: int) -> None:
        """A centred line over the whole width."""
        bentuk = self.gaya(bold=True, align="center", font_size=ukuran, text_wrap=True)
        gabung(self.lembar, baris, (KODE, KETERANGAN), teks, bentuk)
        banyak = hitung_baris(teks, sum(self.lebar), ukuran, tebal=True)
        self.lembar.set_row(baris, tinggi(banyak, ukuran))

    def kepala(self, baris: int, tiga: Sequence[str] = JUDUL_KOLOM[:PAGU]) -> None:
        """The columns' heads; ``tiga`` are the first three."""
        sifat = {"border": 1, "align": "center", "text_wrap": True, "bg_color": KELABU}
        bentuk = self.gaya(bold=True, **sifat)
        for kolom, teks in enumerate((*tiga, *JUDUL_KOLOM[PAGU:])):
            self.lembar.write_string(baris, kolom, teks, bentuk)
        self.lembar.set_row(baris, tinggi(3))

    def baris(
        self,
        baris: int,
        teks: tuple[str, str, str],
        angka: Angka,
        rumus: Mapping[int, str],
        bentuk: Bentuk,
    ) -> None:
        """A row: kode, nama and keterangan, and its figures."""
        for kolom, satu in zip((KODE, NAMA, KETERANGAN), teks, strict=True):
            self.isi_teks(baris, kolom, satu, bentuk)
        self.angka(baris, angka, rumus, bentuk)
        kode, nama, keterangan = teks
        lebar_nama = LEBAR_NAMA - 1.5 * bentuk.inden
        banyak = max(
            hitung_baris(nama, lebar_nama, tebal=bentuk.tebal),
            hitung_baris(kode, self.lebar[KODE], tebal=bentuk.tebal),
            hitung_baris(keterangan, LEBAR_KETERANGAN, 8),
        )
        self.lembar.set_row(baris, tinggi(banyak), None, {"level": bentuk.level})

    def isi_teks(self, baris: int, kolom: int, teks: str, bentuk: Bentuk) -> None:
        if teks:
            tulis_teks(self.lembar, baris, kolom, teks, self.gaya, **bentuk.teks[kolom])
        else:
            self.lembar.write_blank(baris, kolom, None, bentuk.kosong)

    def nomor(self, baris: int, kolom: int, nilai: int, bentuk: Bentuk) -> None:
        """A small number in the middle; 0 leaves the cell empty."""
        if nilai:
            self.lembar.write_number(baris, kolom, nilai, bentuk.nomor)
        else:
            self.lembar.write_blank(baris, kolom, None, bentuk.kosong)

    def angka(self, baris: int, angka: Angka, rumus: Mapping[int, str], bentuk: Bentuk) -> None:
        """The figures: a formula with its value where there is one, else the value."""
        for kolom, nilai in enumerate(nilai_kolom(angka), PAGU):
            tertulis: str | float = STRIP if nilai is None else nilai
            if kolom in rumus:
                self.rumus(baris, kolom, rumus[kolom], tertulis, bentuk)
            elif nilai is None:
                self.lembar.write_string(baris, kolom, STRIP, bentuk.angka[kolom])
            else:
                self.lembar.write_number(baris, kolom, nilai, bentuk.angka[kolom])

    def rumus(self, baris: int, kolom: int, rumus: str, nilai: str | float, bentuk: Bentuk) -> None:
        """A formula and the value that it has."""
        nilai = "" if self.tanpa_nilai else nilai
        self.lembar.write_formula(baris, kolom, rumus, bentuk.angka[kolom], nilai)

    def jumlah(self, baris: int, angka: Angka, rumus: Mapping[int, str]) -> None:
        """The last row of a table."""
        tengah = self.gaya(align="center", **self.total.dasar)
        gabung(self.lembar, baris, (KODE, NO_KPA), "JUMLAH", tengah)
        self.angka(baris, angka, rumus, self.total)
        self.isi_teks(baris, KETERANGAN, "", self.total)
        self.lembar.set_row(baris, 18)
