"""Form E.81 (Permendagri 86/2017) as a workbook: the form itself, and where its averages come from.

Every figure that follows from others is a live formula that carries its computed value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xlsxwriter.workbook import Workbook

from simpelin.domain.ambang import Ambang
from simpelin.domain.angka import STRIP, tulis_angka
from simpelin.domain.e81 import FormE81
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.penanda import Penanda
from simpelin.domain.rencana import Tingkat
from simpelin.workbook.e81_hitung import (
    IKUT,
    IKUT_RP,
    RENSTRA,
    RENSTRA_RP,
    LembarHitung,
    Letak,
    letak_hitung,
)
from simpelin.workbook.e81_kolom import NO, PROGRAM, TAHUN_INI, k, rp
from simpelin.workbook.e81_rumus import sel
from simpelin.workbook.e81_tabel import DUA_DESIMAL, KELABU, UKURAN, Tabel
from simpelin.workbook.gaya import (
    F4,
    JUDUL_DATA_CONTOH,
    Gaya,
    aman,
    buku_baru,
    gabung,
    hitung_baris,
    siapkan_cetak,
    tanggal_panjang,
    tinggi,
    tulis_tanda_tangan,
)

A3 = 8
KERTAS = {"A3": A3, "F4": F4}
_BULAN_TW = ("", "Januari–Maret", "Januari–Juni", "Januari–September", "Januari–Desember")
JUDUL = "EVALUASI TERHADAP HASIL RENCANA KERJA (RENJA) PERANGKAT DAERAH"
TITIK = "…………………………………………………………………………………………………………"

KAKI = (
    "Faktor pendorong keberhasilan pencapaian kinerja",
    "Faktor penghambat pencapaian kinerja",
    "Tindak lanjut yang diperlukan dalam triwulan berikutnya",
    "Tindak lanjut yang diperlukan dalam Renja Perangkat Daerah berikutnya",
)
"""The four texts of the foot, in the form's order, below the average and its predikat."""


@dataclass(frozen=True)
class KepalaE81:
    """What stands around the figures; texts as they are printed.

    ``teks_rekonsiliasi`` is what is said about the quarters' reconciliation; ``sudah`` whether
    all of them are. ``kaki`` are the lines of the four texts of :data:`KAKI`; an empty one is
    left to be filled by hand. ``penanda`` are who made it (camat) and who evaluates it;
    ``kertas`` is 'A3' or 'F4'.
    """

    nama_skpd: str
    pemerintah: str
    tanggal: date
    versi: str
    basis: str
    teks_rekonsiliasi: str
    sudah: bool
    penanda: tuple[Penanda, Penanda]
    kaki: tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str]]
    ambang_diubah: Sequence[str] = ()
    capaian_tahun: bool = False
    kertas: str = "A3"


def tulis_e81(form: FormE81, kepala: KepalaE81, jalur: Path, *, tanpa_nilai: bool = False) -> None:
    """Write the workbook of ``form`` to ``jalur``; same arguments, same bytes.

    ``tanpa_nilai`` leaves the formulas without their values, so that LibreOffice calculates
    them when it opens the file: for tests. Raises :class:`KesalahanPengguna` where the file
    cannot be written.
    """
    tw = ROMAWI[form.triwulan]
    judul = f"Formulir E.81 TW {tw} {form.tahun}: {kepala.nama_skpd}"
    perihal = f"Evaluasi hasil Renja, triwulan {tw} tahun {form.tahun}"
    sifat = (judul, perihal, kepala.nama_skpd, kepala.tanggal)
    with buku_baru(jalur, *sifat, contoh=form.tajuk.contoh, baris=len(form.baris)) as buku:
        gaya = Gaya(buku)
        tabel = Tabel(buku, gaya, form, capaian_tahun=kepala.capaian_tahun, tanpa_nilai=tanpa_nilai)
        letak = letak_hitung(form)
        awal = _Formulir(tabel, kepala, letak).tulis()
        hitung = LembarHitung(buku, gaya, form, awal, tanpa_nilai=tanpa_nilai)
        siapkan_cetak(hitung.lembar, kepala.nama_skpd, _kaki_halaman(form, kepala),
                      form.tajuk.contoh)  # fmt: skip
        hitung.tulis()
        _nama_terdefinisi(buku, letak)


def _nama_terdefinisi(buku: Workbook, letak: Letak) -> None:
    nama = {
        "RataRataCapaianKinerja": letak.rata_dari(IKUT),
        "RataRataCapaianRp": letak.rata_dari(IKUT_RP),
        "RataRataRenstraKinerja": letak.rata_dari(RENSTRA),
        "RataRataRenstraRp": letak.rata_dari(RENSTRA_RP),
        "CapaianRpTotal": letak.total_rp,
    }
    for satu, acuan in nama.items():
        lembar, _, alamat = acuan[1:].partition("!")
        huruf = alamat.rstrip("0123456789")
        buku.define_name(satu, f"={lembar}!${huruf}${alamat[len(huruf) :]}")


def _kaki_halaman(form: FormE81, kepala: KepalaE81) -> str:
    belum = "" if kepala.sudah else ", belum direkonsiliasi"
    return f"E.81 TW {ROMAWI[form.triwulan]} {form.tahun}, basis {kepala.basis}{belum}"


class _Formulir:
    """Sheet "E.81": head, table, foot, signatures."""

    def __init__(self, tabel: Tabel, kepala: KepalaE81, letak: Letak) -> None:
        self.tabel, self.kepala, self.letak = tabel, kepala, letak
        self.form, self.lembar, self.gaya = tabel.form, tabel.lembar, tabel.gaya
        self.tw = ROMAWI[self.form.triwulan]
        self.lebar = sum(tabel.lebar)

    def tulis(self) -> int:
        """Everything; gives the row (from 0) of the form's first row."""
        kaki = _kaki_halaman(self.form, self.kepala)
        siapkan_cetak(self.lembar, self.kepala.nama_skpd, kaki, self.form.tajuk.contoh)
        self.lembar.set_paper(KERTAS[self.kepala.kertas])
        awal = self.tabel.kepala(self._kepala())
        baris = self._rata(self.tabel.isi(awal))
        for judul, isi in zip(KAKI, self.kepala.kaki, strict=True):
            baris = self._uraian(baris, judul, isi)
        akhir = self._penutup(baris)
        self.lembar.print_area(0, 0, akhir, self.tabel.unit)
        return awal

    # --- head ------------------------------------------------------------------------

    def _kepala(self) -> int:
        baris = self._tanda_contoh()
        kanan = self.gaya(bold=True, align="right", font_size=9)
        gabung(self.lembar, baris, (NO, self.tabel.unit), "Formulir E.81", kanan)
        periode = f"TRIWULAN {self.tw} ({_BULAN_TW[self.form.triwulan].upper()})"
        judul = [
            (JUDUL, 13),
            (self.kepala.nama_skpd.upper(), 13),
            (self.kepala.pemerintah.upper(), 11),
            (f"PERIODE PELAKSANAAN {periode} TAHUN {self.form.tahun}", 11),
        ]
        for teks, ukuran in judul:
            if teks:
                baris += 1
                bentuk = self.gaya(bold=True, align="center", font_size=ukuran)
                gabung(self.lembar, baris, (NO, self.tabel.unit), teks, bentuk)
                self.lembar.set_row(baris, tinggi(1, ukuran))
        return self._acuan(baris + 2) + 1

    def _tanda_contoh(self) -> int:
        if not self.form.tajuk.contoh:
            return 0
        bentuk = self.gaya(bold=True, font_size=12, align="center", border=2, font_color="#C00000")
        gabung(self.lembar, 0, (NO, self.tabel.unit), JUDUL_DATA_CONTOH, bentuk)
        self.lembar.set_row(0, 22)
        return 1

    def _acuan(self, baris: int) -> int:
        """The sasaran's indicators and targets, and on which figures the form stands."""
        tebal, biasa = self.gaya(bold=True, font_size=9), self.gaya(font_size=9, text_wrap=True)
        teks = "Indikator dan target kinerja Perangkat Daerah yang mengacu pada sasaran:"
        self.lembar.write_string(baris, NO, teks, tebal)
        baris += 1
        for nomor, satu in enumerate(self._sasaran(), 1):
            gabung(self.lembar, baris, (NO, self.tabel.unit), f"{nomor}. {satu}", biasa)
            baris += 1
        for teks, bentuk in (
            (self._dasar(), biasa),
            (f"Realisasi Rp {self.kepala.teks_rekonsiliasi}.", tebal),
        ):
            gabung(self.lembar, baris, (NO, self.tabel.unit), teks, bentuk)
            baris += 1
        return baris

    def _sasaran(self) -> list[str]:
        return [
            f"{b.indikator.indikator.nama}: target {self.form.tahun} {tulis_angka(b.target)}"
            f" {b.indikator.indikator.satuan}".rstrip()
            for b in self.form.baris
            if b.tingkat is Tingkat.SASARAN and b.indikator is not None
        ] or [TITIK]

    def _dasar(self) -> str:
        masa = f"Renstra {self.form.masa}" if self.form.masa else "Renstra belum diisi"
        return (
            f"{masa}; versi rencana {self.kepala.versi or STRIP}; realisasi Rp basis"
            f" {self.kepala.basis}; kolom 8–11 angka triwulan itu sendiri."
        )

    # --- foot ------------------------------------------------------------------------

    def _rata(self, baris: int) -> int:
        """The average and its predikat; gives the next free row."""
        f, n = self.form, self.letak
        garis = {"border": 1, "bg_color": KELABU, "font_size": UKURAN, "bold": True}
        angka = self.gaya(num_format=DUA_DESIMAL, align="right", **garis)
        kecil = self.gaya(
            align="right", text_wrap=True, **(garis | {"bold": False, "font_size": 7})
        )
        kosong = self.gaya(**garis)
        rata = {
            k(12): (f.rata_k.nilai, n.rata_dari(IKUT)),
            rp(12): (f.rata_rp.nilai, n.rata_dari(IKUT_RP)),
            rp(13): (f.total_rp, n.total_rp),
            k(14): (f.renstra_k.nilai, n.rata_dari(RENSTRA)),
            rp(14): (f.renstra_rp.nilai, n.rata_dari(RENSTRA_RP)),
        }
        if self.tabel.capaian_tahun:
            rata[k(TAHUN_INI)] = rata[k(12)]
            rata[rp(TAHUN_INI)] = rata[rp(12)]
        self._label(baris, "Rata-rata capaian kinerja (%)", self._arti_rata())
        self.lembar.write_string(baris, k(13), "Rp total/ total", kecil)
        for kolom, (nilai, rumus) in rata.items():
            self.tabel.tulis(baris, kolom, nilai, rumus, angka)
        self.lembar.write_blank(baris, self.tabel.unit, None, kosong)
        self._label(baris + 1, "Predikat kinerja", self._arti_predikat())
        tengah = self.gaya(align="right", text_wrap=True, **garis)
        for kolom in range(k(12), self.tabel.unit + 1):
            nilai, _ = rata.get(kolom, (None, ""))
            if kolom in rata and kolom != rp(13):
                predikat = f.ambang.predikat_dari(nilai) or STRIP
                rumus = rumus_predikat(f.ambang, sel(kolom, baris + 1))
                self.tabel.tulis(baris + 1, kolom, predikat, rumus, tengah)
            else:
                self.lembar.write_blank(baris + 1, kolom, None, kosong)
        return baris + 2

    def _label(self, baris: int, judul: str, arti: str) -> None:
        """A label over the columns left of the figures, with what it means in small."""
        bentuk = self.gaya(border=1, bg_color=KELABU, text_wrap=True, font_size=UKURAN)
        tebal, kecil = self.gaya(bold=True, font_size=9), self.gaya(font_size=7)
        self.lembar.merge_range(baris, NO, baris, rp(11), "", bentuk)
        self.lembar.write_rich_string(baris, NO, tebal, judul, kecil, f"   {arti}", bentuk)
        self.lembar.set_row(baris, tinggi(2, UKURAN) + 2)

    def _arti_rata(self) -> str:
        f = self.form
        potong = tulis_angka(f.ambang.batas_capaian)
        return (
            f"Kolom 12: capaian tahun ini (12 terhadap 7), rata-rata {f.rata_k.baris} baris"
            f" berindikator (K) dan {f.rata_rp.baris} sub kegiatan (Rp); kolom 13: Rp"
            " total/total; kolom 14: rata-rata tingkat capaian Renstra"
            f" ({f.renstra_k.baris} baris K, {f.renstra_rp.baris} baris Rp). Tiap baris dipotong"
            f" pada {potong}; rinciannya di lembar Perhitungan."
        )

    def _arti_predikat(self) -> str:
        semua = self.form.ambang.predikat
        return "; ".join(f"≥ {satu.mulai} {satu.nama}" for satu in semua)

    def _uraian(self, baris: int, judul: str, isi: Sequence[str]) -> int:
        """A text's title and its lines, each a row, so that none is cut at a row's height."""
        kolom = (NO, self.tabel.unit)
        tebal = self.gaya(bold=True, font_size=9, top=1, left=1, right=1)
        gabung(self.lembar, baris, kolom, f"{judul}:", tebal)
        baris += 1
        bentuk = self.gaya(text_wrap=True, valign="top", indent=1, font_size=9, left=1, right=1)
        for satu in isi or (TITIK,):
            gabung(self.lembar, baris, kolom, satu, bentuk)
            banyak = hitung_baris(aman(satu), self.lebar - 4, 9)
            self.lembar.set_row(baris, tinggi(banyak, 9) + (0 if isi else 6))
            baris += 1
        return baris

    def _penutup(self, baris: int) -> int:
        """Notes and signatures; gives the last row."""
        catatan = self.gaya(font_size=7, text_wrap=True, valign="top", top=1)
        ambang = "; ".join(self.kepala.ambang_diubah) or "bawaan"
        teks = (
            f"{STRIP} berarti belum dilaporkan atau tidak ada; 0 berarti dilaporkan nol."
            " Kolom 13: kumulatif 6 + 12; posisi akhir memakai keadaan terakhir; rata-rata dan"
            " rasio dihitung atas semua tahunnya. Kolom 14 untuk indikator negatif dan tepat"
            f" mengikuti polaritasnya. Ambang: {ambang}. Disusun dengan SIMPELIN AJA."
        )
        gabung(self.lembar, baris, (NO, self.tabel.unit), teks, catatan)
        self.lembar.set_row(baris, tinggi(hitung_baris(teks, self.lebar, 7), 7))
        kiri, kanan = self.kepala.penanda
        letak = [((NO, PROGRAM), kiri), ((rp(12), self.tabel.unit), kanan)]
        tulis_tanda_tangan(self.lembar, baris + 2, letak, self.gaya)
        return baris + 2


def rumus_predikat(ambang: Ambang, acuan: str) -> str:
    """The rating of a cell, rounded half up to a whole percent first (aturan section 4)."""
    hasil = f'"{ambang.predikat[-1].nama}"'
    for satu in reversed(ambang.predikat[:-1]):
        hasil = f'IF(ROUND({acuan},0)>={satu.mulai},"{satu.nama}",{hasil})'
    return f'=IF(ISNUMBER({acuan}),{hasil},"{STRIP}")'


def tempat_tanggal(tempat: str, hari: date) -> str:
    """``Tomoni, 5 Januari 2024``."""
    return f"{tempat}, {tanggal_panjang(hari)}" if tempat else tanggal_panjang(hari)
