"""Write one unit's *lembar isian*: its rows alone, everything locked but the cells to fill.

The sheet keeps the contract of ``Realisasi``, so the template's reader takes it back; a
hidden sheet says whose it is.
"""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from simpelin.domain.kalender import ROMAWI
from simpelin.workbook.gaya import (
    JUDUL_DATA_CONTOH,
    TEKS,
    Gaya,
    aman,
    buku_baru,
    hitung_baris,
    siapkan_cetak,
    tanggal_panjang,
    tinggi,
    tulis_teks,
)
from simpelin.workbook.isian_fisik import IsiFisikIsian, tulis_lembar_fisik
from simpelin.workbook.isian_kolom import ANGKA, BarisIsi, IsiIsian, KolomIsian, kolom_isian
from simpelin.workbook.kontrak import TANDA
from simpelin.workbook.templat_tulis import RUPIAH, Nilai

BARIS_JUDUL = 7
"""Rows above the contract's header row (which is row 8)."""

_ISI, _ISI_KOSONG, _KUNCI = "#FFFFFF", "#FFF6CC", "#F0F2F4"
_TERBESAR = 999_999_999_999_999


def tulis_isian(jalur: Path, isi: IsiIsian) -> None:
    """Write the entry workbook.

    Raises:
        KesalahanPengguna: the file cannot be written.
    """
    judul = f"Lembar isian {isi.unit} TW {ROMAWI[isi.triwulan]} {isi.tahun}"
    with buku_baru(
        jalur, judul, "Realisasi kinerja", isi.kantor, isi.batas, contoh=isi.contoh
    ) as buku:
        _PenulisIsian(buku, isi, judul).tulis()


class _PenulisIsian:
    def __init__(self, buku: Workbook, isi: IsiIsian, judul: str) -> None:
        self._buku = buku
        self._isi = isi
        self._judul = judul
        self._gaya = Gaya(buku)
        self._kolom = kolom_isian(isi)
        self._lembar: Worksheet = buku.add_worksheet("Realisasi")

    def tulis(self) -> None:
        self._tulis_kepala()
        self._tulis_judul_kolom()
        for nomor, baris in enumerate(self._isi.baris, start=BARIS_JUDUL + 1):
            self._tulis_baris(nomor, baris)
        self._siapkan()
        if self._isi.fisik:
            self._tulis_fisik()
        self._tulis_tanda()

    # --- parts -------------------------------------------------------------

    def _tulis_kepala(self) -> None:
        isi, lembar = self._isi, self._lembar
        teks = (
            (f"LEMBAR ISIAN REALISASI TRIWULAN {ROMAWI[isi.triwulan]} TAHUN {isi.tahun}", 14, True),
            (isi.unit, 12, True),
            (isi.kantor, 10, False),
            (self._pesan(), 9, False),
            (JUDUL_DATA_CONTOH if isi.contoh else "", 9, True),
        )
        for nomor, (satu, ukuran, tebal) in enumerate(teks):
            if satu:
                bentuk = self._gaya(font_size=ukuran, bold=tebal)
                lembar.write_string(nomor, self._awal, aman(satu), bentuk)
            lembar.set_row(nomor, tinggi(1, ukuran) if satu else 4)

    @property
    def _awal(self) -> int:
        """The first column that shows."""
        return next(n for n, satu in enumerate(self._kolom) if satu.tampil)

    def _pesan(self) -> str:
        isi = self._isi
        rupiah = f" Rupiah: {isi.rupiah}." if isi.rupiah and isi.ada_rp else ""
        if isi.beku or isi.terkunci:
            sebab = "Laporan sudah diajukan" if isi.beku else isi.terkunci.rstrip(".")
            lagi = " Rupiah masih dapat diisi di sel kuning." if isi.ada_rp else ""
            return f"{sebab}: kinerja dan uraian terkunci.{lagi}{rupiah}"
        return (
            f"Isi hanya sel kuning, paling lambat {tanggal_panjang(isi.batas)}, lalu kirim "
            "kembali berkas ini. Angka triwulan ini saja, bukan kumulatif; kosong = belum ada, "
            f"0 = nihil.{rupiah}"
        )

    def _tulis_judul_kolom(self) -> None:
        label, nama = BARIS_JUDUL - 1, BARIS_JUDUL
        lembar = self._lembar
        for letak, kolom in enumerate(self._kolom):
            pilihan = {} if kolom.tampil else {"hidden": True}
            lembar.set_column(letak, letak, kolom.lebar, self._gaya(), pilihan)
            terbuka = any(kolom.buka(satu) for satu in self._isi.baris)
            warna = {"bg_color": "#1F4E79", "font_color": "#FFFFFF"}
            if not terbuka:
                warna = {"bg_color": "#DDE6EF", "font_color": "#1F2A36"}
            bentuk = self._gaya(
                bold=terbuka,
                text_wrap=True,
                align="center",
                border=1,
                border_color="#9AA7B3",
                **warna,
            )
            lembar.write_string(label, letak, kolom.label, bentuk)
            kecil = self._gaya(font_size=7, font_color="#7A8794", align="center")
            lembar.write_string(nama, letak, kolom.nama, kecil)
        lembar.set_row(label, 38)
        lembar.set_row(nama, 10)

    def _tulis_baris(self, nomor: int, baris: BarisIsi) -> None:
        terpanjang = 1
        for letak, kolom in enumerate(self._kolom):
            buka = kolom.buka(baris)
            nilai = kolom.nilai(baris)
            sifat = {
                "num_format": _tampilan(kolom, nilai, buka),
                "border": 1,
                "border_color": "#C5CDD4",
                "text_wrap": kolom.format == TEKS,
                "locked": not buka,
                "bg_color": _ISI if buka else _KUNCI,
                "valign": "top",
            }
            self._tulis_sel(nomor, letak, nilai, sifat)
            if buka:
                self._jaga(nomor, letak, kolom)
            if isinstance(nilai, str):
                terpanjang = max(terpanjang, hitung_baris(nilai, kolom.lebar))
        self._lembar.set_row(nomor, tinggi(max(2, terpanjang)))

    def _tulis_sel(self, nomor: int, letak: int, nilai: Nilai, sifat: dict[str, object]) -> None:
        if nilai is None or nilai == "":
            self._lembar.write_blank(nomor, letak, None, self._gaya(**sifat))
        elif isinstance(nilai, str):
            tulis_teks(self._lembar, nomor, letak, nilai, self._gaya, **sifat)
        else:
            self._lembar.write_number(nomor, letak, float(nilai), self._gaya(**sifat))

    def _jaga(self, nomor: int, letak: int, kolom: KolomIsian) -> None:
        """An empty open cell is yellow; a number cell takes numbers alone."""
        kosong = self._buku.add_format({"bg_color": _ISI_KOSONG})
        self._lembar.conditional_format(
            nomor, letak, nomor, letak, {"type": "blanks", "format": kosong}
        )
        if kolom.format == TEKS:
            return
        rupiah = kolom.format == RUPIAH
        self._lembar.data_validation(
            nomor,
            letak,
            nomor,
            letak,
            {
                "validate": "integer" if rupiah else "decimal",
                "criteria": "between",
                "minimum": -_TERBESAR if kolom.negatif else 0,
                "maximum": _TERBESAR,
                "error_title": kolom.label[:32],
                "error_message": (
                    "Tulis rupiah bulat, tanpa huruf." if rupiah else "Tulis angka saja."
                ),
            },
        )

    def _siapkan(self) -> None:
        lembar, isi = self._lembar, self._isi
        indikator = next(n for n, satu in enumerate(self._kolom) if satu.nama == "indikator")
        lembar.freeze_panes(BARIS_JUDUL + 1, indikator + 1)
        siapkan_cetak(lembar, isi.kantor, self._judul, isi.contoh)
        lembar.repeat_rows(BARIS_JUDUL - 1)
        lembar.protect("", {"format_columns": True, "format_rows": True})
        pertama = next(
            (
                (nomor, letak)
                for nomor, baris in enumerate(isi.baris, start=BARIS_JUDUL + 1)
                for letak, kolom in enumerate(self._kolom)
                if kolom.buka(baris)
            ),
            None,
        )
        if pertama:
            lembar.set_selection(*pertama, *pertama)

    def _tulis_fisik(self) -> None:
        isi = self._isi
        fisik = IsiFisikIsian(
            isi.kantor, self._judul, isi.tahun, isi.triwulan, isi.contoh, isi.beku, isi.fisik
        )
        tulis_lembar_fisik(self._buku, self._gaya, fisik)

    def _tulis_tanda(self) -> None:
        isi = self._isi
        tanda = self._buku.add_worksheet(TANDA)
        for nomor, (kunci, nilai) in enumerate(
            (("unit", isi.unit), ("tahun", isi.tahun), ("triwulan", isi.triwulan))
        ):
            tanda.write_string(nomor, 0, kunci)
            if isinstance(nilai, str):
                tanda.write_string(nomor, 1, nilai)
            else:
                tanda.write_number(nomor, 1, nilai)
        tanda.protect()
        tanda.very_hidden()


def _tampilan(kolom: KolomIsian, nilai: Nilai, buka: bool) -> str:
    """How a cell shows its value; what only informs is rounded to two decimals."""
    if buka or kolom.format != ANGKA or nilai is None or isinstance(nilai, str):
        return kolom.format
    return "#,##0" if nilai == int(nilai) else "#,##0.00"
