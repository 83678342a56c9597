"""The comparison with BKAD's list as a workbook: differences first, then every code.

For the meeting with BKAD; totals and differences are live formulas with their values.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from simpelin.domain.angka import STRIP
from simpelin.domain.kalender import ROMAWI, akhir_triwulan
from simpelin.domain.penanda import Penanda
from simpelin.domain.rekonsiliasi import SEMUA, Banding, Rekonsiliasi
from simpelin.workbook.gaya import (
    JUDUL_DATA_CONTOH,
    RUPIAH,
    TEKS,
    Gaya,
    buku_baru,
    gabung,
    hitung_baris,
    siapkan_cetak,
    tanggal_panjang,
    tinggi,
    tulis_tanda_tangan,
    tulis_teks,
)

SELISIH, SEMUA_KODE = "Selisih", "Semua kode"
NO, KODE, SUB, NAMA, KAMI, MEREKA, BEDA, SISI, PENJELASAN = range(9)
JUDUL = (
    "No.",
    "Kode",
    "Sub-unit",
    "Sub kegiatan",
    "Di sini (Rp)",
    "BKAD (Rp)",
    "Selisih (Rp)",
    "Terdapat",
    "Penjelasan",
)
_LEBAR = (5.0, 20.0, 18.0, 40.0, 17.0, 17.0, 17.0, 15.0, 44.0)
_GARIS = {"border": 1, "border_color": "#808080", "valign": "top"}


def tulis_rekonsiliasi(
    hasil: Rekonsiliasi,
    kantor: str,
    basis: str,
    jalur: Path,
    *,
    penanda: Sequence[Penanda] = (),
    contoh: bool = False,
    tanpa_nilai: bool = False,
) -> None:
    """Write both sheets; the same arguments give the same bytes. ``penanda`` sign the first,
    left and right.

    ``tanpa_nilai`` leaves formulas without their values, for tests. Raises
    :class:`KesalahanPengguna` where the file cannot be written.
    """
    daftar = hasil.daftar
    judul = f"Rekonsiliasi BKAD TW {ROMAWI[daftar.triwulan]} {daftar.tahun}: {kantor}"
    tanggal = akhir_triwulan(daftar.tahun, daftar.triwulan)
    perihal = "Perbandingan realisasi anggaran dengan daftar BKAD"
    with buku_baru(jalur, judul, perihal, kantor, tanggal, contoh=contoh) as buku:
        gaya = Gaya(buku)
        isi = {SELISIH: hasil.perbedaan, SEMUA_KODE: hasil.baris}
        for nama, baris in isi.items():
            penulis = _Penulis(buku, buku.add_worksheet(nama), gaya, hasil, nama)
            akhir = penulis.tulis(kantor, basis, baris, contoh=contoh, tanpa_nilai=tanpa_nilai)
            penulis.tutup(akhir, penanda if nama == SELISIH else ())


class _Penulis:
    def __init__(
        self, buku: Workbook, lembar: Worksheet, gaya: Gaya, hasil: Rekonsiliasi, nama: str
    ) -> None:
        self.buku, self.lembar, self.gaya, self.hasil, self.nama = buku, lembar, gaya, hasil, nama
        for kolom, lebar in enumerate(_LEBAR):
            lembar.set_column(kolom, kolom, lebar, gaya())

    def tulis(
        self,
        kantor: str,
        basis: str,
        baris: Sequence[Banding],
        *,
        contoh: bool,
        tanpa_nilai: bool,
    ) -> int:
        """Head, table, total; gives the last row."""
        tw = f"TW {ROMAWI[self.hasil.daftar.triwulan]} {self.hasil.daftar.tahun}"
        siapkan_cetak(self.lembar, kantor, f"Rekonsiliasi BKAD {tw}: {self.nama}", contoh)
        awal = self._kepala(kantor, basis, contoh)
        self._judul_kolom(awal)
        self._tanpa_nilai = tanpa_nilai
        for nomor, satu in enumerate(baris, 1):
            self._baris(awal + nomor, nomor, satu)
        akhir = awal + len(baris) + 1
        self._jumlah(akhir, awal + 1, baris)
        return akhir

    def tutup(self, akhir: int, penanda: Sequence[Penanda]) -> None:
        """Signatures below the table, and what is printed."""
        if penanda:
            kolom = ((NO, SUB), (SISI, PENJELASAN))
            letak = list(zip(kolom, penanda, strict=True))
            tulis_tanda_tangan(self.lembar, akhir + 2, letak, self.gaya)
            akhir += 2
        self.lembar.print_area(0, 0, akhir, PENJELASAN)

    def _kepala(self, kantor: str, basis: str, contoh: bool) -> int:
        daftar = self.hasil.daftar
        sampai = "s.d. " if daftar.kumulatif else ""
        periode = f"Realisasi anggaran {sampai}TW {ROMAWI[daftar.triwulan]} {daftar.tahun}"
        judul = "REKONSILIASI REALISASI ANGGARAN DENGAN BKAD"
        baris = 0
        if contoh:
            merah = self.gaya(bold=True, align="center", font_color="#C00000", border=2)
            gabung(self.lembar, 0, (NO, PENJELASAN), JUDUL_DATA_CONTOH, merah)
            baris = 1
        for teks, ukuran in ((judul, 13), (kantor, 11)):
            tengah = self.gaya(bold=True, align="center", font_size=ukuran)
            gabung(self.lembar, baris, (NO, PENJELASAN), teks, tengah)
            self.lembar.set_row(baris, tinggi(1, ukuran))
            baris += 1
        pada = daftar.waktu[:10]
        diambil = f", diambil {tanggal_panjang(date.fromisoformat(pada))}" if pada else ""
        oleh = f" oleh {daftar.oleh}" if daftar.oleh else ""
        keterangan = (
            f"{periode}, basis {basis}",
            f"Daftar BKAD: {daftar.berkas}, lembar {daftar.lembar}{diambil}{oleh}",
            self._ringkas(),
        )
        for teks in keterangan:
            gabung(self.lembar, baris, (NO, PENJELASAN), teks, self.gaya())
            baris += 1
        return baris + 1

    def _ringkas(self) -> str:
        banyak, beda = len(self.hasil.baris), len(self.hasil.perbedaan)
        if not beda:
            return f"Cocok: {banyak} kode, tanpa selisih."
        tanpa = len(self.hasil.belum_dijelaskan)
        return f"{banyak} kode, {beda} berbeda atau di satu pihak saja, {tanpa} belum dijelaskan."

    def _judul_kolom(self, baris: int) -> None:
        bentuk = self.gaya(bold=True, bg_color="#D9D9D9", align="center", text_wrap=True, border=1)
        for kolom, teks in enumerate(JUDUL):
            self.lembar.write_string(baris, kolom, teks, bentuk)
        self.lembar.set_row(baris, 20)
        self.lembar.repeat_rows(baris)
        self.lembar.freeze_panes(baris + 1, NAMA)

    def _baris(self, baris: int, nomor: int, satu: Banding) -> None:
        self.lembar.write_number(baris, NO, nomor, self.gaya(align="center", **_GARIS))
        sub = "semua sub-unit" if satu.sub_skpd == SEMUA else satu.sub_skpd
        teks = ((KODE, satu.kode), (SUB, sub), (NAMA, satu.nama), (SISI, satu.sisi.value))
        for kolom, isi in (*teks, (PENJELASAN, satu.penjelasan)):
            sifat = {"text_wrap": True, "num_format": TEKS, **_GARIS}
            if isi:
                tulis_teks(self.lembar, baris, kolom, isi, self.gaya, **sifat)
            else:
                self.lembar.write_blank(baris, kolom, None, self.gaya(**sifat))
        self._rupiah(baris, KAMI, satu.kami)
        self._rupiah(baris, MEREKA, satu.mereka)
        self._rumus(baris, BEDA, f"=N(E{baris + 1})-N(F{baris + 1})", satu.selisih)
        banyak = max(hitung_baris(i, _LEBAR[k]) for k, i in (*teks, (PENJELASAN, satu.penjelasan)))
        self.lembar.set_row(baris, tinggi(banyak))

    def _rupiah(self, baris: int, kolom: int, nilai: int | None) -> None:
        bentuk = self.gaya(num_format=RUPIAH, align="right", **_GARIS)
        if nilai is None:
            self.lembar.write_string(baris, kolom, STRIP, bentuk)
        else:
            self.lembar.write_number(baris, kolom, nilai, bentuk)

    def _rumus(self, baris: int, kolom: int, rumus: str, nilai: int, **sifat: object) -> None:
        bentuk = self.gaya(num_format=RUPIAH, align="right", **(_GARIS | sifat))
        tertulis = "" if self._tanpa_nilai else nilai
        self.lembar.write_formula(baris, kolom, rumus, bentuk, tertulis)

    def _jumlah(self, baris: int, awal: int, isi: Sequence[Banding]) -> None:
        tegas: dict[str, object] = {"bold": True, "bg_color": "#D9D9D9", "top": 2}
        gabung(
            self.lembar, baris, (NO, NAMA), "JUMLAH", self.gaya(align="center", **_GARIS | tegas)
        )
        nilai = {
            KAMI: sum(s.kami or 0 for s in isi),
            MEREKA: sum(s.mereka or 0 for s in isi),
            BEDA: sum(s.selisih for s in isi),
        }
        for kolom, satu in nilai.items():
            huruf = "ABCDEFGHI"[kolom]
            rumus = f"=SUM({huruf}{awal + 1}:{huruf}{baris})" if isi else "=0"
            self._rumus(baris, kolom, rumus, satu, **tegas)
        for kolom in (SISI, PENJELASAN):
            self.lembar.write_blank(baris, kolom, None, self.gaya(**_GARIS | tegas))
        nama = "Selisih" if self.nama == SELISIH else "Semua"
        for akhiran, kolom in (("Kami", KAMI), ("BKAD", MEREKA), ("Beda", BEDA)):
            acuan = f"='{self.nama}'!${'ABCDEFGHI'[kolom]}${baris + 1}"
            self.buku.define_name(f"Total{nama}{akhiran}", acuan)
