"""The trail as evidence: a summary by criterion, one sheet for each, and every entry.

Gets finished rows; nothing here knows a store. The number and fingerprint of the chain's
head stand on every page, because they prove what the store alone cannot (keputusan 0020).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from simpelin.domain import henti
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
RINGKASAN = "Ringkasan"
_WAKTU = "dd-mm-yyyy hh.mm"
_LEBAR = (5.0, 30.0, 52.0, 40.0, 16.0, 10.0)
_KECIL = 7
"""Type size of a fingerprint: 64 digits in two or three lines."""

_TAHUN_EXCEL = 1900
"""Excel knows no earlier date."""

Sel = str | int | datetime | date | None


@dataclass(frozen=True, slots=True)
class Kolom:
    """A heading and the width of its column, Excel's unit; ``kecil`` for fingerprints."""

    judul: str
    lebar: float
    kecil: bool = False


@dataclass(frozen=True, slots=True)
class LembarBukti:
    """One sheet: a criterion with what it proves, in a sentence, and its rows.

    ``kriteria`` is empty for the sheet with every entry.
    """

    nama: str
    judul: str
    kriteria: str
    membuktikan: str
    ringkas: str
    kolom: tuple[Kolom, ...]
    baris: tuple[tuple[Sel, ...], ...]


@dataclass(frozen=True, slots=True)
class Bukti:
    """Everything that the workbook says; ``lembar`` in the order of the criteria."""

    kantor: str
    periode: str
    tanggal: date
    contoh: bool
    cakupan: str
    rantai: str
    utuh: bool
    nomor_kepala: int
    sidik_kepala: str
    lembar: tuple[LembarBukti, ...]


def tulis_riwayat(bukti: Bukti, path: Path) -> None:
    """Write the workbook; the same values give the same bytes.

    :raises KesalahanPengguna: the file cannot be written.
    """
    judul = f"Riwayat perubahan {bukti.periode}"
    banyak = sum(len(satu.baris) for satu in bukti.lembar)
    with buku_baru(
        path, judul, "Bukti untuk inspektorat", bukti.kantor, bukti.tanggal,
        contoh=bukti.contoh, baris=banyak,
    ) as buku:  # fmt: skip
        gaya = Gaya(buku)
        _Ringkasan(buku, gaya, bukti).tulis()
        tertulis = 0
        for satu in bukti.lembar:
            _Lembar(buku, gaya, bukti, satu).tulis(tertulis, banyak)
            tertulis += len(satu.baris)


def _mulai(
    buku: Workbook, gaya: Gaya, bukti: Bukti, nama: str, lebar: Sequence[float]
) -> Worksheet:
    lembar: Worksheet = buku.add_worksheet(nama)
    kaki = f"No. {bukti.nomor_kepala} {bukti.sidik_kepala}"
    siapkan_cetak(lembar, f"{bukti.kantor}, riwayat {bukti.periode}", kaki, bukti.contoh)
    for nomor, satu in enumerate(lebar):
        lembar.set_column(nomor, nomor, satu, gaya())
    return lembar


class _Ringkasan:
    """First sheet: the chain, and the criteria with what the trail says about each."""

    def __init__(self, buku: Workbook, gaya: Gaya, bukti: Bukti) -> None:
        self.gaya, self.bukti = gaya, bukti
        self.lembar = _mulai(buku, gaya, bukti, RINGKASAN, _LEBAR)
        self.akhir = len(_LEBAR) - 1

    def tulis(self) -> None:
        b = self.bukti
        for baris, (teks, ukuran) in enumerate(
            [
                (b.kantor.upper(), 13),
                ("RIWAYAT PERUBAHAN SEBAGAI BUKTI EVALUASI AKIP", 11),
                (b.periode.upper(), 11),
            ]
        ):
            gaya = self.gaya(bold=True, align="center", font_size=ukuran)
            gabung(self.lembar, baris, (0, self.akhir), teks, gaya)
        baris = self._pasangan(4)
        baris = self._tabel(baris + 1)
        self._catatan(baris + 1)

    def _pasangan(self, baris: int) -> int:
        b = self.bukti
        for label, teks, tebal in (
            ("Dicetak", tanggal_panjang(b.tanggal), False),
            ("Cakupan", b.cakupan, False),
            ("Keadaan rantai", b.rantai, not b.utuh),
            ("Kepala rantai", f"entri nomor {b.nomor_kepala}", False),
            ("Sidik kepala", b.sidik_kepala, True),
        ):
            gabung(self.lembar, baris, (0, 1), label, self.gaya(valign="top"))
            gaya = self.gaya(text_wrap=True, valign="top", bold=tebal)
            gabung(self.lembar, baris, (2, self.akhir), teks, gaya)
            banyak = hitung_baris(teks, sum(_LEBAR[2:]), tebal=tebal)
            self.lembar.set_row(baris, tinggi(banyak))
            baris += 1
        return baris

    def _tabel(self, baris: int) -> int:
        sifat = {"bold": True, "border": 1, "bg_color": KELABU, "text_wrap": True}
        judul = ("No", "Kriteria", "Yang dibuktikan riwayat", "Isinya", "Lembar", "Baris")
        for kolom, teks in enumerate(judul):
            self.lembar.write_string(baris, kolom, teks, self.gaya(align="center", **sifat))
        self.lembar.repeat_rows(baris)
        isi = self.gaya(border=1, text_wrap=True, valign="top")
        for nomor, satu in enumerate(self.bukti.lembar, 1):
            baris += 1
            self.lembar.write_number(
                baris, 0, nomor, self.gaya(border=1, valign="top", align="center")
            )
            teks = (satu.kriteria or satu.judul, satu.membuktikan, satu.ringkas)
            for kolom, kata in enumerate(teks, 1):
                self.lembar.write_string(baris, kolom, kata, isi)
            tautan = self.gaya(border=1, valign="top", font_color="#1B5A9E", underline=1)
            self.lembar.write_url(baris, 4, f"internal:'{satu.nama}'!A1", tautan, satu.nama)
            angka = self.gaya(border=1, valign="top", num_format="#,##0", align="right", indent=1)
            self.lembar.write_number(baris, 5, len(satu.baris), angka)
            banyak = max(hitung_baris(k, _LEBAR[n]) for n, k in enumerate(teks, 1))
            self.lembar.set_row(baris, tinggi(banyak))
        return baris + 1

    def _catatan(self, baris: int) -> None:
        teks = (
            "Tiap entri membawa sidik (SHA-256) atas isinya dan sidik entri sebelumnya. Untuk"
            " membuktikan riwayat tidak diubah sesudah buku kerja ini dicetak: jalankan “simpelin"
            " periksa”, lalu cari sidik kepala di atas pada halaman Riwayat; ia harus masih ada"
            f" pada nomor {self.bukti.nomor_kepala}. Kriteria diringkas dari PermenPANRB 88 Tahun"
            " 2021. Disusun dengan SIMPELIN AJA."
        )
        gaya = self.gaya(font_size=8, text_wrap=True, valign="top")
        gabung(self.lembar, baris, (0, self.akhir), teks, gaya)
        self.lembar.set_row(baris, tinggi(hitung_baris(teks, sum(_LEBAR), 8), 8))
        self.lembar.print_area(0, 0, baris, self.akhir)


class _Lembar:
    """One criterion, or every entry."""

    def __init__(self, buku: Workbook, gaya: Gaya, bukti: Bukti, isi: LembarBukti) -> None:
        self.gaya, self.isi = gaya, isi
        self.lebar = [satu.lebar for satu in isi.kolom]
        self.lembar = _mulai(buku, gaya, bukti, isi.nama, self.lebar)
        self.akhir = len(isi.kolom) - 1

    def tulis(self, tertulis: int, banyak: int) -> None:
        """The sheet; before it ``tertulis`` of the workbook's ``banyak`` rows are written."""
        isi = self.isi
        self._kalimat(0, isi.judul, bold=True, font_size=11)
        self._kalimat(1, isi.membuktikan)
        self._kalimat(2, isi.ringkas, bold=True)
        kepala = {"bold": True, "border": 1, "bg_color": KELABU, "align": "center"}
        for kolom, satu in enumerate(isi.kolom):
            self.lembar.write_string(4, kolom, satu.judul, self.gaya(text_wrap=True, **kepala))
        self.lembar.set_row(4, tinggi(2))
        self.lembar.repeat_rows(4)
        self.lembar.freeze_panes(5, 0)
        for nomor, baris in enumerate(isi.baris, 5):
            self._baris(nomor, baris)
            henti.maju(henti.Tahap.MENULIS, tertulis + nomor - 4, banyak)
        if not isi.baris:
            gabung(self.lembar, 5, (0, self.akhir), "Belum ada.", self.gaya(border=1))
        self.lembar.autofilter(4, 0, max(5, 4 + len(isi.baris)), self.akhir)
        self.lembar.print_area(0, 0, max(5, 4 + len(isi.baris)), self.akhir)

    def _kalimat(self, baris: int, teks: str, **sifat: object) -> None:
        gaya = self.gaya(text_wrap=True, valign="top", **sifat)
        gabung(self.lembar, baris, (0, self.akhir), teks, gaya)
        ukuran = float(str(sifat.get("font_size", 9)))
        banyak = hitung_baris(teks, sum(self.lebar), ukuran, bool(sifat.get("bold")))
        self.lembar.set_row(baris, tinggi(banyak, ukuran))

    def _baris(self, nomor: int, baris: Sequence[Sel]) -> None:
        banyak = 1
        for kolom, nilai in enumerate(baris):
            if not isinstance(nilai, str):
                self._nilai(nomor, kolom, nilai)
                continue
            kecil = self.isi.kolom[kolom].kecil
            sifat = {"border": 1, "text_wrap": True, "valign": "top"}
            if kecil:
                sifat["font_size"] = _KECIL
            tulis_teks(self.lembar, nomor, kolom, nilai, self.gaya, **sifat)
            banyak = max(banyak, 3 if kecil else hitung_baris(nilai, self.lebar[kolom]))
        self.lembar.set_row(nomor, tinggi(banyak))

    def _nilai(self, baris: int, kolom: int, nilai: int | datetime | date | None) -> None:
        sifat = {"border": 1, "valign": "top"}
        if nilai is None:
            self.lembar.write_blank(baris, kolom, None, self.gaya(**sifat))
        elif isinstance(nilai, datetime) and nilai.year < _TAHUN_EXCEL:
            # another program wrote what is no time
            self.lembar.write_string(baris, kolom, "tidak terbaca", self.gaya(**sifat))
        elif isinstance(nilai, datetime):
            gaya = self.gaya(num_format=_WAKTU, align="left", **sifat)
            self.lembar.write_datetime(baris, kolom, nilai.replace(tzinfo=None), gaya)
        elif isinstance(nilai, date):
            gaya = self.gaya(num_format="dd-mm-yyyy", align="left", **sifat)
            self.lembar.write_datetime(baris, kolom, nilai, gaya)
        else:
            gaya = self.gaya(num_format="#,##0", align="right", indent=1, **sifat)
            self.lembar.write_number(baris, kolom, nilai, gaya)
