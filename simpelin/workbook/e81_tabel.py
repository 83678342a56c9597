"""The table of form E.81: its four header rows, and how a row of it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from simpelin.domain import henti
from simpelin.domain.angka import STRIP
from simpelin.domain.e81 import BarisE81, FormE81, RpE81
from simpelin.domain.rencana import Tingkat
from simpelin.workbook.e81_kolom import (
    AWAL_PASANGAN,
    INDIKATOR,
    JUDUL_UNIT,
    LEBAR_TEKS,
    LEBAR_UNIT,
    NO,
    NOMOR,
    PASANGAN,
    PROGRAM,
    SASARAN,
    TAHUN_INI,
    TRIWULAN,
    judul_kolom,
    k,
    kolom_unit,
    lebar_kolom,
    rp,
)
from simpelin.workbook.e81_rumus import Rumus, rumus_k, rumus_rp
from simpelin.workbook.gaya import (
    RUPIAH,
    Gaya,
    Kotak,
    aman,
    hitung_baris,
    tinggi,
    tulis_kotak,
    tulis_teks,
)

LEMBAR = "E.81"
KELABU, MUDA, SEDIKIT = "#D9D9D9", "#EDEDED", "#F7F7F7"
UKURAN = 8
DUA_DESIMAL = "#,##0.00_);-#,##0.00_);0.00_);@_)"
_UTUH = "#,##0_);-#,##0_);0_);@_)"
_GARIS = "#606060"
_WARNA = {Tingkat.SASARAN: KELABU, Tingkat.PROGRAM: MUDA, Tingkat.KEGIATAN: SEDIKIT}
_PERSEN = (14, TAHUN_INI)
Nilai = Fraction | int | None


class Bentuk:
    """The formats of one level of the tree."""

    def __init__(self, gaya: Gaya, tingkat: Tingkat) -> None:
        tebal = tingkat in (Tingkat.SASARAN, Tingkat.PROGRAM)
        self.tebal = tebal
        dasar: dict[str, object] = {
            "border": 1, "border_color": _GARIS, "valign": "top", "font_size": UKURAN
        }  # fmt: skip
        if tingkat in _WARNA:
            dasar["bg_color"] = _WARNA[tingkat]
        self.dasar = dasar
        self.teks = dasar | {"text_wrap": True, "bold": tebal}
        kanan = dasar | {"align": "right", "bold": tebal}
        self.rupiah = gaya(num_format=RUPIAH, **kanan)
        self.dua = gaya(num_format=DUA_DESIMAL, **kanan)
        self.utuh = gaya(num_format=_UTUH, **kanan)
        self.kosong = gaya(**dasar)

    def k(self, semua: list[Nilai]) -> Format:
        """How the K of a row are written: whole, unless one of them is not."""
        utuh = all(satu is None or satu.denominator == 1 for satu in semua)
        return self.utuh if utuh else self.dua


class Tabel:
    """The sheet. ``tanpa_nilai`` leaves formulas without their values, for tests."""

    def __init__(
        self, buku: Workbook, gaya: Gaya, form: FormE81, *, capaian_tahun: bool, tanpa_nilai: bool
    ) -> None:
        self.lembar = buku.add_worksheet(LEMBAR)
        self.gaya, self.form, self.tanpa_nilai = gaya, form, tanpa_nilai
        self.capaian_tahun = capaian_tahun
        self.unit = kolom_unit(capaian_tahun)
        self.pasangan = [*PASANGAN, *([TAHUN_INI] if capaian_tahun else [])]
        self.lebar = lebar_kolom(_lebar_rupiah(form), capaian_tahun)
        self.bentuk = {tingkat: Bentuk(gaya, tingkat) for tingkat in Tingkat}
        for kolom, lebar in enumerate(self.lebar):
            self.lembar.set_column(kolom, kolom, lebar, gaya(font_size=UKURAN))

    # --- header ------------------------------------------------------------------

    def kepala(self, baris: int) -> int:
        """Titles, quarters, numbers, K and Rp; gives the row below them."""
        sifat = {"border": 1, "align": "center", "text_wrap": True, "bg_color": KELABU}
        tebal = self.gaya(bold=True, font_size=UKURAN, **sifat)
        kecil = self.gaya(font_size=7, **sifat)
        judul = judul_kolom(self.form.tahun, self.form.akhir)
        tinggi_judul = max(
            hitung_baris(teks, self._lebar_judul(nomor), UKURAN, tebal=True)
            for nomor, teks in judul.items()
            if nomor != TAHUN_INI or self.capaian_tahun
        )
        self.lembar.set_row(baris, tinggi(tinggi_judul, UKURAN) - 4)
        self.lembar.set_row(baris + 1, tinggi(1, UKURAN) + 4)
        kotak = [*self._judul(baris, judul, tebal), *self._nomor(baris + 2, kecil, tebal)]
        tulis_kotak(self.lembar, kotak)
        self.lembar.repeat_rows(baris, baris + 3)
        self.lembar.freeze_panes(baris + 4, INDIKATOR + 1)
        return baris + 4

    def _judul(self, baris: int, judul: Mapping[int, str], tebal: Format) -> Iterator[Kotak]:
        """Two rows: a title spans both, but the quarters stand below one of their own."""
        dua = (baris, baris + 1)
        for nomor in range(1, AWAL_PASANGAN + 1):
            yield Kotak(dua, (nomor - 1, nomor - 1), judul[nomor], tebal)
        yield Kotak((baris, baris), (k(8), rp(11)), judul[8], tebal)
        for nomor in self.pasangan:
            tw = TRIWULAN.get(nomor)
            letak = dua if tw is None else (baris + 1, baris + 1)
            yield Kotak(letak, (k(nomor), rp(nomor)), tw or judul[nomor], tebal)
        yield Kotak(dua, (self.unit, self.unit), JUDUL_UNIT, tebal)

    def _nomor(self, baris: int, kecil: Format, tebal: Format) -> Iterator[Kotak]:
        """The row of numbers and the row of K and Rp."""
        satu, dua = (baris, baris), (baris + 1, baris + 1)
        for nomor in range(1, AWAL_PASANGAN + 1):
            yield Kotak(satu, (nomor - 1, nomor - 1), str(nomor), kecil)
            yield Kotak(dua, (nomor - 1, nomor - 1), "", tebal)
        for nomor in self.pasangan:
            teks = NOMOR.get(nomor, str(nomor))
            yield Kotak(satu, (k(nomor), rp(nomor)), teks, kecil)
            yield Kotak(dua, (k(nomor), k(nomor)), "K", tebal)
            yield Kotak(dua, (rp(nomor), rp(nomor)), "Rp", tebal)
        yield Kotak(satu, (self.unit, self.unit), "15", kecil)
        yield Kotak(dua, (self.unit, self.unit), "", tebal)

    def _lebar_judul(self, nomor: int) -> float:
        if nomor == 8:
            return sum(self.lebar[k(8) : rp(11) + 1])
        if nomor <= AWAL_PASANGAN:
            return self.lebar[nomor - 1]
        return self.lebar[k(nomor)] + self.lebar[rp(nomor)]

    # --- rows --------------------------------------------------------------------

    def isi(self, awal: int) -> int:
        """Every row of the form from ``awal`` on (from 0); gives the row below them."""
        banyak = len(self.form.baris)
        for n, satu in enumerate(self.form.baris):
            self._baris(awal + n, satu, awal + 1)
            # sheet Perhitungan is the other half
            henti.maju(henti.Tahap.MENULIS, n + 1, 2 * banyak)
        return awal + banyak

    def _baris(self, baris: int, satu: BarisE81, awal: int) -> None:
        bentuk = self.bentuk[satu.tingkat]
        teks = self._teks(satu)
        for kolom, isi in teks.items():
            if isi:
                tulis_teks(self.lembar, baris, kolom, isi, self.gaya, **bentuk.teks)
            else:
                self.lembar.write_blank(baris, kolom, None, bentuk.kosong)
        self._angka_k(baris, satu, bentuk)
        if satu.rp is not None:
            self._angka_rp(baris, satu, satu.rp, awal, bentuk)
        else:
            for nomor in self.pasangan:
                self.lembar.write_blank(baris, rp(nomor), None, bentuk.kosong)
        self.lembar.set_row(baris, tinggi(self._tinggi(teks, bentuk), UKURAN))

    def _teks(self, satu: BarisE81) -> dict[int, str]:
        nama = satu.simpul.nama
        if satu.simpul.kunci.sub_skpd:
            nama = f"{nama} ({satu.simpul.kunci.sub_skpd})"
        sasaran = satu.tingkat is Tingkat.SASARAN
        return {
            NO: satu.nomor if satu.pertama else "",
            SASARAN: nama if satu.pertama and sasaran else "",
            PROGRAM: f"{satu.simpul.kode} {nama}" if satu.pertama and not sasaran else "",
            INDIKATOR: _indikator(satu),
            self.unit: satu.unit,
        }

    def _tinggi(self, teks: Mapping[int, str], bentuk: Bentuk) -> int:
        lebar = {**LEBAR_TEKS, self.unit: LEBAR_UNIT}
        return max(
            hitung_baris(isi, lebar[kolom], UKURAN, bentuk.tebal) for kolom, isi in teks.items()
        )

    def _angka_k(self, baris: int, satu: BarisE81, bentuk: Bentuk) -> None:
        nilai = nilai_k(satu)
        biasa = bentuk.k([nilai.get(n) for n in (5, 6, 7, 8, 9, 10, 11, 12, 13)])
        rumus = rumus_k(satu, baris + 1)
        banyak = 7 + len(satu.tw)
        for nomor in self.pasangan:
            gaya = bentuk.dua if nomor in _PERSEN else biasa
            if nomor in TRIWULAN and nomor > banyak and satu.indikator is not None:
                self.lembar.write_blank(baris, k(nomor), None, gaya)
            else:
                self._tulis(baris, k(nomor), nilai.get(nomor), rumus, gaya)

    def _angka_rp(self, baris: int, satu: BarisE81, uang: RpE81, awal: int, bentuk: Bentuk) -> None:
        nilai = nilai_rp(uang)
        rumus = rumus_rp(satu, uang, baris + 1, awal)
        for nomor in self.pasangan:
            gaya = bentuk.dua if nomor in _PERSEN else bentuk.rupiah
            if nomor in TRIWULAN and nomor > 7 + len(uang.tw):
                self.lembar.write_blank(baris, rp(nomor), None, gaya)
            else:
                self._tulis(baris, rp(nomor), nilai.get(nomor), rumus, gaya)

    def _tulis(self, baris: int, kolom: int, nilai: Nilai, rumus: Rumus, gaya: Format) -> None:
        self.tulis(baris, kolom, nilai, rumus.get(kolom), gaya)

    def tulis(
        self, baris: int, kolom: int, nilai: Nilai | str, rumus: str | None, gaya: Format
    ) -> None:
        """A figure: a formula with its value where there is one; a dash where there is none."""
        if isinstance(nilai, str):
            isi: str | float = aman(nilai)
        else:
            isi = STRIP if nilai is None else float(nilai)
        if rumus is not None:
            tersimpan = "" if self.tanpa_nilai else isi
            self.lembar.write_formula(baris, kolom, rumus, gaya, tersimpan)
        elif isinstance(isi, str):
            self.lembar.write_string(baris, kolom, isi, gaya)
        else:
            self.lembar.write_number(baris, kolom, isi, gaya)


def _indikator(satu: BarisE81) -> str:
    if satu.indikator is None:
        return STRIP
    indikator = satu.indikator.indikator
    nama = indikator.nama or satu.simpul.nama
    return f"{nama} ({indikator.satuan})" if indikator.satuan else nama


def nilai_k(satu: BarisE81) -> dict[int, Nilai]:
    """K by numbered column; ``None`` is printed as a dash."""
    return {
        5: satu.renstra.target_akhir,
        6: satu.renstra.realisasi_lalu,
        7: satu.target,
        **{n: tw.nilai for n, tw in enumerate(satu.tw, 8)},
        12: satu.realisasi,
        13: satu.sampai if satu.indikator else None,
        14: satu.tingkat_renstra,
        TAHUN_INI: satu.capaian,
    }


def nilai_rp(uang: RpE81) -> dict[int, Nilai]:
    """Rp by numbered column; ``None`` is printed as a dash."""
    return {
        5: uang.akhir,
        6: uang.lalu,
        7: uang.pagu,
        **dict(enumerate(uang.tw, 8)),
        12: uang.tahun_ini,
        13: uang.sampai,
        14: uang.tingkat,
        TAHUN_INI: uang.capaian,
    }


def _lebar_rupiah(form: FormE81) -> float:
    """Wide enough for the widest amount."""
    semua = (
        nilai
        for satu in form.baris
        if satu.rp is not None
        for nilai in (satu.rp.akhir, satu.rp.pagu, satu.rp.sampai)
    )
    terlebar = max((len(f"{nilai:,}") for nilai in semua if nilai is not None), default=0)
    return max(10.0, terlebar * 0.8 + 1.3)
