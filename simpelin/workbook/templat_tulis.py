"""Write the template workbook, empty or filled; the same rows give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from simpelin.workbook import petunjuk
from simpelin.workbook.gaya import TEKS, Gaya, aman, buku_baru, siapkan_cetak, tulis_teks
from simpelin.workbook.kontrak import LEMBAR, PETUNJUK, TAHUN_AKHIR, TAHUN_AWAL, Jenis, Kolom

Nilai = str | int | Fraction | bool | None
BarisTulis = Mapping[str, Nilai]
"""One row: column → value; what it lacks stays empty."""

_TANGGAL = date(2024, 1, 1)
"""Written as the day of making, so that equal content is an equal file."""
_BARIS_SIAP = 5000
"""Rows for which the empty template has its drop-down lists."""
RUPIAH = "#,##0;(#,##0);0"
_FORMAT = {Jenis.RUPIAH: RUPIAH, Jenis.CACAH: "0", Jenis.TAHUN: "0", Jenis.TRIWULAN: "0"}
_ANGKA = {*_FORMAT, Jenis.DESIMAL, Jenis.UKURAN}
_JUDUL_WAJIB = {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF"}
_JUDUL_BOLEH = {"bg_color": "#DDE6EF", "font_color": "#1F2A36"}


def tulis_templat(
    jalur: Path,
    isi: Mapping[str, Iterable[BarisTulis]],
    *,
    kantor: str = "",
    contoh: bool = False,
) -> None:
    """Write every sheet of the contract with the rows of ``isi`` (sheet → rows).

    Raises:
        KesalahanPengguna: the file cannot be written.
    """
    judul = "Templat rencana dan realisasi"
    with buku_baru(jalur, judul, "Kinerja dan anggaran", kantor, _TANGGAL, contoh=contoh) as buku:
        gaya = Gaya(buku)
        lembar = {nama: buku.add_worksheet(nama) for nama in (*LEMBAR, PETUNJUK)}
        for nama, kolom in LEMBAR.items():
            _PenulisLembar(lembar[nama], kolom, gaya).tulis(isi.get(nama, ()))
            siapkan_cetak(lembar[nama], kantor, f"{judul}: {nama}", contoh)
            lembar[nama].repeat_rows(0)
        _tulis_petunjuk(lembar[PETUNJUK], gaya)
        siapkan_cetak(lembar[PETUNJUK], kantor, PETUNJUK, contoh)
        if not any(isi.values()):
            lembar[PETUNJUK].activate()


class _PenulisLembar:
    def __init__(self, lembar: Worksheet, kolom: tuple[Kolom, ...], gaya: Gaya) -> None:
        self._lembar = lembar
        self._kolom = kolom
        self._gaya = gaya
        self._sifat = [_sifat(satu) for satu in kolom]

    def tulis(self, isi: Iterable[BarisTulis]) -> None:
        """Header, column formats and lists, then the rows."""
        self._judul()
        akhir = 0
        for akhir, baris in enumerate(isi, start=1):
            for letak, kolom in enumerate(self._kolom):
                nilai = baris.get(kolom.nama)
                if nilai is not None and nilai != "":
                    self._sel(akhir, letak, kolom, nilai)
        self._pilihan(max(akhir, _BARIS_SIAP))
        letak_kode = next((n for n, k in enumerate(self._kolom) if k.nama == "kode"), 0)
        self._lembar.freeze_panes(1, letak_kode + 1)

    def _judul(self) -> None:
        self._lembar.set_row(0, 20)
        for letak, kolom in enumerate(self._kolom):
            dasar = self._gaya(**self._sifat[letak])
            self._lembar.set_column(letak, letak, kolom.lebar, dasar)
            bentuk = _JUDUL_WAJIB if kolom.wajib else _JUDUL_BOLEH
            self._lembar.write_string(0, letak, kolom.nama, self._gaya(**bentuk, bottom=1))

    def _sel(self, baris: int, letak: int, kolom: Kolom, nilai: Nilai) -> None:
        sifat = self._sifat[letak]
        if kolom.jenis is Jenis.UKURAN and isinstance(nilai, str):
            self._ukuran(baris, letak, nilai)
        elif kolom.jenis is Jenis.YA:
            if nilai:
                self._lembar.write_string(baris, letak, "ya", self._gaya(**sifat))
        elif isinstance(nilai, str):
            tulis_teks(self._lembar, baris, letak, nilai, self._gaya, **sifat)
        elif nilai is not None:
            self._lembar.write_number(baris, letak, float(nilai), self._gaya(**sifat))

    def _ukuran(self, baris: int, letak: int, teks: str) -> None:
        """A printed figure as a number that shows its own decimals."""
        desimal = len(teks.partition(".")[2])
        kode = f"0.{'0' * desimal}" if desimal else RUPIAH
        self._lembar.write_number(baris, letak, float(teks), self._gaya(num_format=kode))

    def _pilihan(self, akhir: int) -> None:
        for letak, kolom in enumerate(self._kolom):
            aturan = _aturan(kolom)
            if aturan:
                self._lembar.data_validation(1, letak, akhir, letak, aturan)


def _sifat(kolom: Kolom) -> dict[str, object]:
    if kolom.jenis in _FORMAT:
        return {"num_format": _FORMAT[kolom.jenis]}
    if kolom.jenis in _ANGKA:
        return {}
    return {"num_format": TEKS, "text_wrap": kolom.jenis is Jenis.PANJANG}


def _aturan(kolom: Kolom) -> dict[str, object] | None:
    """The drop-down list or range of a column, with its sentence."""
    if kolom.jenis is Jenis.PILIHAN:
        pilihan: list[object] = list(kolom.pilihan)
    elif kolom.jenis is Jenis.TRIWULAN:
        pilihan = [1, 2, 3, 4]
    elif kolom.jenis is Jenis.YA:
        pilihan = ["ya"]
    elif kolom.jenis is Jenis.TAHUN:
        return {
            "validate": "integer",
            "criteria": "between",
            "minimum": TAHUN_AWAL,
            "maximum": TAHUN_AKHIR,
            "error_title": "Tahun",
            "error_message": f"Tulis tahun {TAHUN_AWAL} sampai {TAHUN_AKHIR}.",
        }
    else:
        return None
    return {
        "validate": "list",
        "source": [str(satu) for satu in pilihan],
        "error_title": kolom.nama,
        "error_message": f"Pilih: {', '.join(str(satu) for satu in pilihan)}."[:255],
    }


def _tulis_petunjuk(lembar: Worksheet, gaya: Gaya) -> None:
    lembar.set_column(0, 0, 20, gaya(valign="top"))
    lembar.set_column(1, 1, 92, gaya(text_wrap=True, valign="top"))
    lembar.write_string(0, 0, "Petunjuk pengisian", gaya(bold=True, font_size=14))
    baris = 2
    for nomor, teks in enumerate(petunjuk.UMUM, start=1):
        lembar.write_number(baris, 0, nomor, gaya(align="right", valign="top"))
        lembar.write_string(baris, 1, teks, gaya(text_wrap=True, valign="top"))
        lembar.set_row(baris, 26 if len(teks) > 100 else 14)
        baris += 1
    for nama, kolom in LEMBAR.items():
        baris += 1
        lembar.write_string(baris, 0, f"Lembar {nama}", gaya(bold=True, font_size=11))
        lembar.write_string(baris, 1, petunjuk.LEMBAR[nama], gaya(italic=True))
        for satu in kolom:
            baris += 1
            lembar.write_string(baris, 0, satu.nama, gaya(bold=satu.wajib, indent=1))
            lembar.write_string(baris, 1, aman(petunjuk.KOLOM[satu.nama]), gaya(text_wrap=True))
        baris += 1
