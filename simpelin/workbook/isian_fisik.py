"""The second sheet of a *lembar isian*: physical progress of the unit's sub kegiatan.

Only where the office uses it; it keeps the contract of ``Fisik``, so the template's reader
takes it back.
"""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from simpelin.domain.fisik import FisikTW
from simpelin.domain.kalender import ROMAWI
from simpelin.workbook.gaya import TEKS, Gaya, hitung_baris, siapkan_cetak, tinggi, tulis_teks

BARIS_JUDUL = 4
"""Rows above the contract's header row (which is row 5)."""
_ISI, _KOSONG, _KUNCI = "#FFFFFF", "#FFF6CC", "#F0F2F4"
_KOLOM = (
    ("tahun", "", 7.0),
    ("triwulan", "", 7.0),
    ("sub_skpd", "Sub SKPD", 16.0),
    ("kode", "Kode", 18.0),
    ("sub kegiatan", "Sub kegiatan", 46.0),
    ("target_fisik", "TARGET FISIK s.d. TW {tw} (%)", 15.0),
    ("realisasi_fisik", "REALISASI FISIK s.d. TW {tw} (%)", 15.0),
    ("catatan_fisik", "CATATAN (wajib bila turun)", 40.0),
)
_TERBUKA = ("target_fisik", "realisasi_fisik", "catatan_fisik")


@dataclass(frozen=True, slots=True)
class BarisFisikIsi:
    """One sub kegiatan with what is stored for the quarter."""

    kode: str
    sub_skpd: str
    nama: str
    fisik: FisikTW


@dataclass(frozen=True, slots=True)
class IsiFisikIsian:
    """The whole sheet; ``beku`` locks every cell."""

    kantor: str
    judul: str
    tahun: int
    triwulan: int
    contoh: bool
    beku: bool
    baris: tuple[BarisFisikIsi, ...]


def tulis_lembar_fisik(buku: Workbook, gaya: Gaya, isi: IsiFisikIsian) -> None:
    """Add the sheet to an entry workbook."""
    lembar = buku.add_worksheet("Fisik")
    tw = ROMAWI[isi.triwulan]
    kepala = f"KEMAJUAN FISIK TRIWULAN {tw} TAHUN {isi.tahun}"
    pesan = "Persen kumulatif sampai akhir triwulan ini, 0 sampai 100. Kosong = belum diisi."
    lembar.write_string(0, 3, kepala, gaya(font_size=14, bold=True))
    lembar.write_string(1, 3, "Laporan sudah diajukan." if isi.beku else pesan, gaya())
    _tulis_judul(lembar, isi, gaya)
    lembar.set_row(BARIS_JUDUL - 1, 38)
    lembar.set_row(BARIS_JUDUL, 10)
    kosong = buku.add_format({"bg_color": _KOSONG})
    for nomor, satu in enumerate(isi.baris, BARIS_JUDUL + 1):
        _tulis_baris(lembar, nomor, isi, satu, gaya, kosong)
    lembar.freeze_panes(BARIS_JUDUL + 1, 5)
    siapkan_cetak(lembar, isi.kantor, f"{isi.judul}: Fisik", isi.contoh)
    lembar.repeat_rows(BARIS_JUDUL - 1)
    lembar.protect("", {"format_columns": True, "format_rows": True})


def _tulis_judul(lembar: Worksheet, isi: IsiFisikIsian, gaya: Gaya) -> None:
    ada_sub = any(satu.sub_skpd for satu in isi.baris)
    for letak, (nama, label, lebar) in enumerate(_KOLOM):
        tampil = bool(label) and (nama != "sub_skpd" or ada_sub)
        lembar.set_column(letak, letak, lebar, gaya(), {} if tampil else {"hidden": True})
        buka = nama in _TERBUKA and not isi.beku
        warna = "#1F4E79" if buka else "#DDE6EF"
        tulisan = "#FFFFFF" if buka else "#1F2A36"
        bentuk = gaya(bg_color=warna, font_color=tulisan, text_wrap=True, align="center", border=1)
        teks = label.format(tw=ROMAWI[isi.triwulan])
        lembar.write_string(BARIS_JUDUL - 1, letak, teks, bentuk)
        kecil = gaya(font_size=7, font_color="#7A8794", align="center")
        lembar.write_string(BARIS_JUDUL, letak, nama, kecil)


def _tulis_baris(
    lembar: Worksheet,
    nomor: int,
    isi: IsiFisikIsian,
    satu: BarisFisikIsi,
    gaya: Gaya,
    kosong: Format,
) -> None:
    nilai = (
        *(isi.tahun, isi.triwulan, satu.sub_skpd, satu.kode, satu.nama),
        *(satu.fisik.target, satu.fisik.realisasi, satu.fisik.catatan),
    )
    for letak, ((nama, _, _), isi_sel) in enumerate(zip(_KOLOM, nilai, strict=True)):
        buka = nama in _TERBUKA and not isi.beku
        angka = nama in _ANGKA
        sifat = {
            "num_format": "General" if angka else TEKS,
            "border": 1,
            "border_color": "#C5CDD4",
            "text_wrap": True,
            "locked": not buka,
            "bg_color": _ISI if buka else _KUNCI,
            "valign": "top",
        }
        if isi_sel is None or isi_sel == "":
            lembar.write_blank(nomor, letak, None, gaya(**sifat))
        elif isinstance(isi_sel, str):
            tulis_teks(lembar, nomor, letak, isi_sel, gaya, **sifat)
        else:
            lembar.write_number(nomor, letak, float(isi_sel), gaya(**sifat))
        if buka:
            syarat = {"type": "blanks", "format": kosong}
            lembar.conditional_format(nomor, letak, nomor, letak, syarat)
        if buka and angka:
            lembar.data_validation(nomor, letak, nomor, letak, _PERSEN)
    lembar.set_row(nomor, tinggi(max(2, hitung_baris(satu.nama, _KOLOM[4][2]))))


_ANGKA = ("tahun", "triwulan", "target_fisik", "realisasi_fisik")
_PERSEN = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": 0,
    "maximum": 100,
    "error_title": "Fisik",
    "error_message": "Tulis persen kumulatif, 0 sampai 100.",
}
