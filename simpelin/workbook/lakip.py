"""The tables of LKjIP Bab II and III as a workbook: one sheet a table, live formulas with values,
and a sheet with the charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from simpelin.domain.angka import STRIP
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.grafik import Grafik
from simpelin.domain.tabel_data import BarisData, Jenis, KolomData, Nilai, TabelData
from simpelin.workbook.gaya import (
    JUDUL_DATA_CONTOH,
    PERSEN,
    RUPIAH,
    Gaya,
    buku_baru,
    gabung,
    hitung_baris,
    siapkan_cetak,
    tinggi,
    tulis_teks,
)
from simpelin.workbook.lakip_grafik import tulis_grafik

BAB = "Bab II dan III"
_LEBAR = 1.05
"""Excel's width units for one share of a table's width."""
ANGKA, BULAT = "#,##0.00_);-#,##0.00_);0_);@_)", "#,##0_);-#,##0_);0_);@_)"
_KEPALA = "#E7EBF0"
_KELOMPOK = "#F3F5F8"


def tulis_lakip(
    hasil: Evaluasi,
    tabel: Sequence[TabelData],
    kantor: str,
    tanggal: date,
    jalur: Path,
    *,
    grafik: Sequence[Grafik] = (),
    tanpa_nilai: bool = False,
) -> None:
    """Write ``tabel`` and the bar charts ``grafik`` to ``jalur``; same arguments, same bytes.

    ``tanpa_nilai`` leaves the formulas without their values, so that LibreOffice calculates
    them: for tests. Raises :class:`KesalahanPengguna` where the file cannot be written.
    """
    judul = f"LKjIP {hasil.tahun} {BAB}: {kantor}"
    isi = "Tabel perencanaan dan akuntabilitas kinerja"
    with buku_baru(jalur, judul, isi, kantor, tanggal, contoh=hasil.contoh) as buku:
        gaya = Gaya(buku)
        for satu in tabel:
            _Lembar(buku, satu, gaya, kantor, hasil, tanpa_nilai).tulis()
        if grafik:
            tulis_grafik(buku, grafik, gaya, kantor, hasil)


class _Lembar:
    """One table: title, head, rows, notes."""

    def __init__(
        self,
        buku: Workbook,
        tabel: TabelData,
        gaya: Gaya,
        kantor: str,
        hasil: Evaluasi,
        tanpa_nilai: bool,
    ) -> None:
        self.lembar: Worksheet = buku.add_worksheet(tabel.lembar)
        self.buku, self.tabel, self.gaya = buku, tabel, gaya
        self.kantor, self.hasil, self.tanpa_nilai = kantor, hasil, tanpa_nilai
        self.akhir = len(tabel.kolom) - 1

    def tulis(self) -> None:
        """The whole sheet."""
        keterangan = f"LKjIP {self.hasil.tahun} {BAB}"
        siapkan_cetak(self.lembar, self.kantor, keterangan, self.hasil.contoh)
        for kolom, satu in enumerate(self.tabel.kolom):
            self.lembar.set_column(kolom, kolom, satu.lebar * _LEBAR)
        kepala = self._judul()
        self._kepala(kepala)
        self.awal = kepala + 1
        for n, baris in enumerate(self.tabel.baris):
            self._baris(self.awal + n, baris)
        terakhir = self._catatan(self.awal + len(self.tabel.baris))
        self.lembar.repeat_rows(kepala)
        self.lembar.freeze_panes(self.awal, 0)
        self.lembar.print_area(0, 0, terakhir, self.akhir)
        self._nama(self.awal + len(self.tabel.baris) - 1)

    def _judul(self) -> int:
        baris = 0
        if self.hasil.contoh:
            merah = self.gaya(
                font_color="#C00000", bold=True, font_size=12, align="center", border=2
            )
            gabung(self.lembar, 0, (0, self.akhir), JUDUL_DATA_CONTOH, merah)
            self.lembar.set_row(0, 20)
            baris = 1
        for teks, ukuran in ((self.kantor.upper(), 12), (self.tabel.judul, 11)):
            bentuk = self.gaya(bold=True, font_size=ukuran, align="center")
            gabung(self.lembar, baris, (0, self.akhir), teks, bentuk)
            baris += 1
        return baris + 1

    def _kepala(self, baris: int) -> None:
        bentuk = {"bold": True, "border": 1, "align": "center", "text_wrap": True}
        for kolom, satu in enumerate(self.tabel.kolom):
            tulis_teks(self.lembar, baris, kolom, satu.judul, self.gaya, bg_color=_KEPALA, **bentuk)
        banyak = max(hitung_baris(k.judul, k.lebar * _LEBAR, tebal=True) for k in self.tabel.kolom)
        self.lembar.set_row(baris, tinggi(max(banyak, 2)))

    def _baris(self, baris: int, data: BarisData) -> None:
        if data.kelompok:
            bentuk = self.gaya(bold=True, border=1, text_wrap=True, bg_color=_KELOMPOK)
            gabung(self.lembar, baris, (0, self.akhir), str(data.sel[0]), bentuk)
            return
        rumus = dict(data.rumus)
        for kolom, (nilai, satu) in enumerate(zip(data.sel, self.tabel.kolom, strict=True)):
            self._sel(baris, kolom, nilai, satu, data.tebal, rumus.get(kolom))
        self.lembar.set_row(baris, tinggi(self._tinggi(data)))

    def _tinggi(self, data: BarisData) -> int:
        return max(
            (
                hitung_baris(nilai, kolom.lebar * _LEBAR, tebal=data.tebal)
                for nilai, kolom in zip(data.sel, self.tabel.kolom, strict=True)
                if isinstance(nilai, str)
            ),
            default=1,
        )

    def _sel(
        self,
        baris: int,
        kolom: int,
        nilai: Nilai,
        satu: KolomData,
        tebal: bool,
        rumus: str | None,
    ) -> None:
        sifat = _sifat(satu.jenis, nilai) | {"bold": tebal}
        if nilai is None or isinstance(nilai, str):
            tulis_teks(
                self.lembar, baris, kolom, STRIP if nilai is None else nilai, self.gaya, **sifat
            )
            return
        angka = _angka(nilai, satu.jenis)
        bentuk = self.gaya(**sifat)
        if rumus is None:
            self.lembar.write_number(baris, kolom, angka, bentuk)
        else:
            b = range(self.awal + 1, self.awal + 1 + len(self.tabel.baris))
            teks = rumus.format(r=baris + 1, b=b)
            self.lembar.write_formula(baris, kolom, teks, bentuk, "" if self.tanpa_nilai else angka)

    def _catatan(self, baris: int) -> int:
        """The notes below the table; the last row used."""
        lebar = sum(k.lebar for k in self.tabel.kolom) * _LEBAR
        bentuk = self.gaya(text_wrap=True, italic=True)
        for nomor, teks in enumerate(self.tabel.catatan, baris):
            gabung(self.lembar, nomor, (0, self.akhir), teks, bentuk)
            self.lembar.set_row(nomor, tinggi(hitung_baris(teks, lebar)))
        return max(baris + len(self.tabel.catatan) - 1, 0)

    def _nama(self, terakhir: int) -> None:
        nama = "".join(kata.capitalize() for kata in self.tabel.lembar.split())
        kolom = xl_col_to_name(self.akhir)
        rentang = f"='{self.tabel.lembar}'!$A${self.awal + 1}:${kolom}${terakhir + 1}"
        self.buku.define_name(f"Tabel{nama}", rentang)


def _sifat(jenis: Jenis, nilai: Nilai) -> dict[str, object]:
    """A cell's form; a figure has the decimals that the draft prints."""
    dasar: dict[str, object] = {"border": 1, "valign": "top"}
    if jenis is Jenis.TEKS:
        return dasar | {"text_wrap": True}
    if jenis is Jenis.TENGAH:
        return dasar | {"text_wrap": True, "align": "center"}
    if isinstance(nilai, str):
        return dasar | {"align": "right", "text_wrap": True}
    bulat = nilai is None or Fraction(nilai).denominator == 1
    bentuk = {Jenis.RUPIAH: RUPIAH, Jenis.PERSEN: PERSEN, Jenis.ANGKA: BULAT if bulat else ANGKA}
    return dasar | {"align": "right", "num_format": bentuk[jenis]}


def _angka(nilai: int | Fraction, jenis: Jenis) -> float | int:
    if jenis is Jenis.PERSEN:
        return float(nilai / 100)
    return nilai if isinstance(nilai, int) else float(nilai)
