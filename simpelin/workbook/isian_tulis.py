"""Write one unit's *lembar isian*: its rows alone, everything locked but the cells to fill.

The sheet keeps the contract of ``Realisasi``, so the template's reader takes it back; a
hidden sheet says whose it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from simpelin.domain.alasan import ROMAWI
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import Sifat, Tingkat
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
from simpelin.workbook.kontrak import TANDA
from simpelin.workbook.templat_tulis import Nilai

BARIS_JUDUL = 7
"""Rows above the contract's header row (which is row 8)."""

_RUPIAH = "#,##0;(#,##0);0"
_ANGKA = "#,##0.##########"
_ISI, _ISI_KOSONG, _KUNCI = "#FFFFFF", "#FFF6CC", "#F0F2F4"
_TERBESAR = 999_999_999_999_999


@dataclass(frozen=True, slots=True)
class BarisIsi:
    """One row, finished: what it shows and which of its cells are open."""

    kode: str
    sub_skpd: str
    tingkat: Tingkat
    simpul: str
    indikator: str
    satuan: str
    sifat: Sifat | None
    target: Fraction | None
    target_sampai: Fraction | None
    lalu: Fraction | None
    laporan: LaporanKinerja | None
    buka_k: bool
    pagu: int | None
    rp_lalu: int | None
    rp_ini: int | None
    catatan_rp: str
    buka_rp: bool
    catatan: Catatan
    buka_teks: bool

    @property
    def rasio(self) -> bool:
        return self.sifat is Sifat.RASIO


@dataclass(frozen=True, slots=True)
class IsiIsian:
    """The whole sheet; ``batas`` is the last day of entry, ``beku`` a submitted report."""

    kantor: str
    unit: str
    tahun: int
    triwulan: int
    batas: date
    contoh: bool
    beku: bool
    baris: tuple[BarisIsi, ...]

    @property
    def ada_rp(self) -> bool:
        return any(satu.buka_rp for satu in self.baris)

    @property
    def ada_rasio(self) -> bool:
        return any(satu.rasio for satu in self.baris)


@dataclass(frozen=True, slots=True)
class _Kolom:
    """A column: the contract's (or context's) header, a label for people, width, cells."""

    nama: str
    label: str
    lebar: float
    nilai: Callable[[BarisIsi], Nilai]
    buka: Callable[[BarisIsi], bool] = lambda _: False
    format: str = TEKS
    negatif: bool = False
    tampil: bool = True


def tulis_isian(jalur: Path, isi: IsiIsian) -> None:
    """Write the entry workbook.

    Raises:
        KesalahanPengguna: the file cannot be written.
    """
    judul = f"Lembar isian {isi.unit} TW {ROMAWI[isi.triwulan]} {isi.tahun}"
    with buku_baru(jalur, judul, "Realisasi kinerja", isi.kantor, isi.batas, isi.contoh) as buku:
        _PenulisIsian(buku, isi, judul).tulis()


def _kolom(isi: IsiIsian) -> list[_Kolom]:
    tw = ROMAWI[isi.triwulan]
    ada_sub = any(satu.sub_skpd for satu in isi.baris)
    hasil = [
        _Kolom("tahun", "", 7, lambda _: isi.tahun, format="0", tampil=False),
        _Kolom("triwulan", "", 7, lambda _: isi.triwulan, format="0", tampil=False),
        _Kolom("sub_skpd", "Sub SKPD", 16, lambda b: b.sub_skpd, tampil=ada_sub),
        _Kolom("kode", "Kode", 18, lambda b: b.kode),
        _Kolom("sub kegiatan", "Sub kegiatan", 32, lambda b: b.simpul),
        _Kolom("indikator", "Indikator", 32, lambda b: b.indikator),
        _Kolom("satuan", "Satuan", 10, lambda b: b.satuan),
        _Kolom("target", "Target setahun", 10, lambda b: b.target, format=_ANGKA),
        _Kolom(
            "target s.d. tw ini",
            f"Target s.d. TW {tw}",
            10,
            lambda b: b.target_sampai,
            format=_ANGKA,
        ),
        _Kolom("s.d. tw lalu", "Realisasi s.d. TW lalu", 10, lambda b: b.lalu, format=_ANGKA),
        _Kolom(
            "kinerja",
            f"KINERJA TW {tw}",
            12,
            lambda b: b.laporan.kinerja if b.laporan else None,
            lambda b: b.buka_k and not b.rasio,
            _ANGKA,
            negatif=True,
        ),
    ]
    if isi.ada_rasio:
        hasil += _kolom_rasio()
    return [*hasil, *_kolom_rupiah(isi, tw), *_kolom_kata()]


def _kolom_rasio() -> list[_Kolom]:
    return [
        _Kolom(
            "pembilang",
            "PEMBILANG (rasio)",
            12,
            lambda b: b.laporan.pembilang if b.laporan else None,
            lambda b: b.buka_k and b.rasio,
            _ANGKA,
        ),
        _Kolom(
            "penyebut",
            "PENYEBUT (rasio)",
            12,
            lambda b: b.laporan.penyebut if b.laporan else None,
            lambda b: b.buka_k and b.rasio,
            _ANGKA,
        ),
    ]


def _kolom_rupiah(isi: IsiIsian, tw: str) -> list[_Kolom]:
    hasil = [
        _Kolom("pagu", "Pagu (Rp)", 15, lambda b: b.pagu, format=_RUPIAH),
        _Kolom("rp s.d. tw lalu", "Rp s.d. TW lalu", 15, lambda b: b.rp_lalu, format=_RUPIAH),
    ]
    if not isi.ada_rp:
        label = f"Rp TW {tw} (diisi Keuangan)"
        return [*hasil, _Kolom("rp tw ini", label, 15, lambda b: b.rp_ini, format=_RUPIAH)]
    return [
        *hasil,
        _Kolom(
            "anggaran",
            f"RUPIAH TW {tw}",
            16,
            lambda b: b.rp_ini if b.buka_rp else None,
            lambda b: b.buka_rp,
            _RUPIAH,
            negatif=True,
        ),
        _Kolom(
            "catatan_anggaran",
            "CATATAN RUPIAH (wajib bila negatif)",
            22,
            lambda b: b.catatan_rp,
            lambda b: b.buka_rp,
        ),
    ]


def _kolom_kata() -> list[_Kolom]:
    return [
        _Kolom(
            "faktor_pendorong",
            "FAKTOR PENDORONG",
            26,
            lambda b: b.catatan.faktor_pendorong,
            lambda b: b.buka_teks,
        ),
        _Kolom("hambatan", "HAMBATAN", 26, lambda b: b.catatan.hambatan, lambda b: b.buka_teks),
        _Kolom(
            "solusi",
            "SOLUSI (dengan tanggal)",
            26,
            lambda b: b.catatan.solusi,
            lambda b: b.buka_teks,
        ),
    ]


class _PenulisIsian:
    def __init__(self, buku: Workbook, isi: IsiIsian, judul: str) -> None:
        self._buku = buku
        self._isi = isi
        self._judul = judul
        self._gaya = Gaya(buku)
        self._kolom = _kolom(isi)
        self._lembar: Worksheet = buku.add_worksheet("Realisasi")

    def tulis(self) -> None:
        self._tulis_kepala()
        self._tulis_judul_kolom()
        for nomor, baris in enumerate(self._isi.baris, start=BARIS_JUDUL + 1):
            self._tulis_baris(nomor, baris)
        self._siapkan()
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
        if self._isi.beku:
            return "Laporan sudah diajukan: kinerja dan uraian terkunci."
        return (
            f"Isi hanya sel kuning, paling lambat {tanggal_panjang(self._isi.batas)}, lalu kirim "
            "kembali berkas ini. Angka triwulan ini saja, bukan kumulatif; kosong = belum ada, "
            "0 = nihil."
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
                "num_format": kolom.format,
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

    def _jaga(self, nomor: int, letak: int, kolom: _Kolom) -> None:
        """An empty open cell is yellow; a number cell takes numbers alone."""
        kosong = self._buku.add_format({"bg_color": _ISI_KOSONG})
        self._lembar.conditional_format(
            nomor, letak, nomor, letak, {"type": "blanks", "format": kosong}
        )
        if kolom.format == TEKS:
            return
        rupiah = kolom.format == _RUPIAH
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
