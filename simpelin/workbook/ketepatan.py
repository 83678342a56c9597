"""The list of punctuality as a workbook: the year by unit, then every report.

Gets finished rows; nothing here knows a store. Dates are dates and days are numbers, so
that the inspectorate can filter and add them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from simpelin.workbook.gaya import (
    Gaya,
    buku_baru,
    gabung,
    hitung_baris,
    siapkan_cetak,
    tanggal_panjang,
    tinggi,
    tulis_teks,
)

KELABU = "#D9D9D9"
Sel = str | int | date | datetime | None
Kolom = tuple[str, float]


@dataclass(frozen=True, slots=True)
class LembarKetepatan:
    """One sheet: its name, title, a sentence, headings with widths, rows; ``jumlah`` says
    that the last row is a total."""

    nama: str
    judul: str
    kalimat: str
    kolom: tuple[Kolom, ...]
    baris: tuple[tuple[Sel, ...], ...]
    jumlah: bool = False


@dataclass(frozen=True, slots=True)
class BukuKetepatan:
    """Everything that the workbook says; ``catatan`` are the lines below each table."""

    kantor: str
    tahun: int
    tanggal: date
    contoh: bool
    lembar: tuple[LembarKetepatan, ...]
    catatan: tuple[str, ...]


def tulis_ketepatan(isi: BukuKetepatan, path: Path) -> None:
    """Write the workbook; the same values give the same bytes.

    :raises KesalahanPengguna: the file cannot be written.
    """
    judul = f"Ketepatan laporan {isi.tahun}"
    banyak = sum(len(satu.baris) for satu in isi.lembar)
    with buku_baru(
        path, judul, "Ketepatan waktu laporan", isi.kantor, isi.tanggal,
        contoh=isi.contoh, baris=banyak,
    ) as buku:  # fmt: skip
        gaya = Gaya(buku)
        for satu in isi.lembar:
            _Lembar(buku, gaya, isi, satu).tulis()


class _Lembar:
    def __init__(
        self, buku: Workbook, gaya: Gaya, isi: BukuKetepatan, lembar: LembarKetepatan
    ) -> None:
        self.gaya, self.isi, self.satu = gaya, isi, lembar
        self.lembar: Worksheet = buku.add_worksheet(lembar.nama)
        self.akhir = len(lembar.kolom) - 1
        kaki = f"Keadaan {tanggal_panjang(isi.tanggal)}"
        siapkan_cetak(self.lembar, f"{isi.kantor}, ketepatan laporan {isi.tahun}", kaki, isi.contoh)
        for nomor, (_, lebar) in enumerate(lembar.kolom):
            self.lembar.set_column(nomor, nomor, lebar, gaya())

    def tulis(self) -> None:
        self._kalimat(0, self.isi.kantor.upper(), bold=True, font_size=12)
        self._kalimat(1, self.satu.judul, bold=True, font_size=11)
        self._kalimat(2, self.satu.kalimat)
        sifat = {"bold": True, "border": 1, "bg_color": KELABU, "align": "center"}
        for nomor, (teks, _) in enumerate(self.satu.kolom):
            self.lembar.write_string(4, nomor, teks, self.gaya(text_wrap=True, **sifat))
        self.lembar.set_row(4, tinggi(2))
        self.lembar.repeat_rows(4)
        self.lembar.freeze_panes(5, 1)
        terakhir = len(self.satu.baris) - 1
        for nomor, baris in enumerate(self.satu.baris):
            self._baris(5 + nomor, baris, self.satu.jumlah and nomor == terakhir)
        akhir = 6 + len(self.satu.baris)
        for nomor, teks in enumerate(self.isi.catatan):
            self._kalimat(akhir + nomor, teks, font_size=8)
        self.lembar.print_area(0, 0, akhir + len(self.isi.catatan), self.akhir)

    def _kalimat(self, baris: int, teks: str, **sifat: object) -> None:
        gaya = self.gaya(text_wrap=True, valign="top", **sifat)
        gabung(self.lembar, baris, (0, self.akhir), teks, gaya)
        ukuran = float(str(sifat.get("font_size", 9)))
        lebar = sum(satu for _, satu in self.satu.kolom)
        banyak = hitung_baris(teks, lebar, ukuran, bool(sifat.get("bold")))
        self.lembar.set_row(baris, tinggi(banyak, ukuran))

    def _baris(self, nomor: int, baris: Sequence[Sel], tebal: bool) -> None:
        banyak = 1
        for kolom, nilai in enumerate(baris):
            sifat = {"border": 1, "valign": "top", "bold": tebal}
            if isinstance(nilai, str):
                tulis_teks(self.lembar, nomor, kolom, nilai, self.gaya, text_wrap=True, **sifat)
                banyak = max(banyak, hitung_baris(nilai, self.satu.kolom[kolom][1]))
            elif nilai is None:
                self.lembar.write_blank(nomor, kolom, None, self.gaya(**sifat))
            elif isinstance(nilai, date):
                bentuk = "dd-mm-yyyy hh.mm" if isinstance(nilai, datetime) else "dd-mm-yyyy"
                gaya = self.gaya(num_format=bentuk, align="left", **sifat)
                self.lembar.write_datetime(nomor, kolom, nilai, gaya)
            else:
                gaya = self.gaya(num_format="#,##0", align="right", indent=1, **sifat)
                self.lembar.write_number(nomor, kolom, nilai, gaya)
        self.lembar.set_row(nomor, tinggi(banyak))
