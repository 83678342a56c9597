"""Sheet "Perhitungan": from which rows, and how, the averages in the foot of E.81 come."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from simpelin.domain import henti
from simpelin.domain.angka import STRIP, terkecil, tulis_angka
from simpelin.domain.capaian import Status
from simpelin.domain.e81 import BarisE81, FormE81, Rata
from simpelin.workbook.e81_kolom import k, rp
from simpelin.workbook.e81_rumus import angka, persen_capaian, sel
from simpelin.workbook.e81_tabel import DUA_DESIMAL, KELABU, LEMBAR, Nilai
from simpelin.workbook.gaya import RUPIAH, Gaya, hitung_baris, tinggi, tulis_teks

HITUNG = "Perhitungan"
(NO, URAIAN, INDIKATOR, TARGET, REALISASI, CAPAIAN, IKUT, RENSTRA, PAGU, BELANJA, SERAPAN,
 IKUT_RP, RENSTRA_RP, KETERANGAN) = range(14)  # fmt: skip
_JUDUL = (
    ("No", 8.0),
    ("Uraian", 40.0),
    ("Indikator", 34.0),
    ("Target tahun ini (7)", 10.0),
    ("Realisasi tahun ini (12)", 10.0),
    ("Capaian K 12 : 7 (%)", 10.0),
    ("Ikut rata-rata K (%)", 10.0),
    ("Ikut rata-rata K Renstra (14, %)", 11.0),
    ("Pagu (7)", 14.5),
    ("Realisasi Rp (12)", 14.5),
    ("Capaian Rp 12 : 7 (%)", 10.0),
    ("Ikut rata-rata Rp (%)", 10.0),
    ("Ikut rata-rata Rp Renstra (14, %)", 11.0),
    ("Keterangan", 26.0),
)
_RATA = (IKUT, RENSTRA, IKUT_RP, RENSTRA_RP)


@dataclass(frozen=True)
class Letak:
    """Excel's row numbers of the sheet's last three rows, which the form refers to."""

    rata: int
    banyak: int
    total: int

    def rata_dari(self, kolom: int) -> str:
        return f"={HITUNG}!{sel(kolom, self.rata)}"

    @property
    def total_rp(self) -> str:
        return f"={HITUNG}!{sel(SERAPAN, self.total)}"


def letak_hitung(form: FormE81) -> Letak:
    """Where they will stand, known before the sheet is written."""
    akhir = _AWAL + 1 + sum(_ikut(satu) for satu in form.baris)
    return Letak(akhir, akhir + 1, akhir + 2)


_AWAL = 3
"""Row (from 0) of the first figure."""


class LembarHitung:
    """Writes the sheet; ``awal`` is the row (from 0) of the form's first row on its sheet."""

    def __init__(
        self, buku: Workbook, gaya: Gaya, form: FormE81, awal: int, *, tanpa_nilai: bool
    ) -> None:
        self.lembar = buku.add_worksheet(HITUNG)
        self.gaya, self.form, self.awal, self.tanpa_nilai = gaya, form, awal, tanpa_nilai
        self.batas = form.ambang.batas_capaian
        sel_ = {"border": 1, "border_color": "#808080", "font_size": 8, "valign": "top"}
        self.teks = sel_ | {"text_wrap": True}
        self.dua = gaya(num_format=DUA_DESIMAL, align="right", **sel_)
        self.rupiah = gaya(num_format=RUPIAH, align="right", **sel_)
        self.kosong = gaya(**sel_)
        tebal = sel_ | {"bold": True, "bg_color": KELABU}
        self.tebal_teks = gaya(**tebal)
        self.tebal_dua = gaya(num_format=DUA_DESIMAL, align="right", **tebal)
        self.tebal_utuh = gaya(num_format="0_)", align="right", **tebal)
        self.tebal_rupiah = gaya(num_format=RUPIAH, align="right", **tebal)

    def tulis(self) -> None:
        self._judul()
        baris, banyak = _AWAL, len(self.form.baris)
        for n, satu in enumerate(self.form.baris):
            if _ikut(satu):
                self._baris(baris, satu, self.awal + n + 1)
                baris += 1
            henti.maju(henti.Tahap.MENULIS, banyak + n + 1, 2 * banyak)
        self._kaki(baris)
        self.lembar.print_area(0, 0, baris + 2, KETERANGAN)

    def _judul(self) -> None:
        teks = "Dari mana rata-rata capaian pada kaki Formulir E.81"
        self.lembar.write_string(0, 0, teks, self.gaya(bold=True, font_size=11))
        potong = tulis_angka(self.batas)
        teks = (
            f"Tiap baris dipotong pada {potong} sebelum dirata-rata. K: baris berindikator yang"
            " sudah lapor atau terpenuhi. Rp: sub kegiatan berpagu, agar uang yang sama tidak"
            " dihitung dua kali. Total/total: seluruh pagu dan realisasi kantor."
        )
        self.lembar.write_string(1, 0, teks, self.gaya(font_size=8))
        sifat = {"border": 1, "bold": True, "align": "center", "text_wrap": True, "font_size": 8}
        bentuk = self.gaya(bg_color=KELABU, **sifat)
        for kolom, (judul, lebar) in enumerate(_JUDUL):
            self.lembar.set_column(kolom, kolom, lebar, self.gaya())
            self.lembar.write_string(2, kolom, judul, bentuk)
        self.lembar.set_row(2, tinggi(4, 8))
        self.lembar.repeat_rows(2)
        self.lembar.freeze_panes(_AWAL, INDIKATOR)

    def _baris(self, baris: int, satu: BarisE81, asal: int) -> None:
        r = baris + 1
        nama = satu.indikator.indikator.nama if satu.indikator else ""
        uraian = f"{satu.simpul.kode} {satu.simpul.nama}"
        teks = {NO: satu.nomor, URAIAN: uraian, INDIKATOR: nama, KETERANGAN: _alasan(satu)}
        for kolom, isi in teks.items():
            tulis_teks(self.lembar, baris, kolom, isi, self.gaya, **self.teks)
        banyak = max(hitung_baris(isi, _JUDUL[kolom][1], 8) for kolom, isi in teks.items())
        self.lembar.set_row(baris, tinggi(banyak, 8))
        self._k(baris, satu, asal, r)
        self._rp(baris, satu, asal, r)

    def _k(self, baris: int, satu: BarisE81, asal: int, r: int) -> None:
        assert satu.indikator is not None
        polaritas = satu.indikator.indikator.polaritas
        rumus = persen_capaian(sel(REALISASI, r), sel(TARGET, r), polaritas)
        self._rumus(baris, TARGET, f"={_acu(k(7), asal)}", satu.target, self.dua)
        self._rumus(baris, REALISASI, f"={_acu(k(12), asal)}", satu.realisasi, self.dua)
        self._rumus(baris, CAPAIAN, rumus, satu.capaian, self.dua)
        if satu.dihitung:
            self._dipotong(baris, IKUT, sel(CAPAIAN, r), satu.capaian)
            self._dipotong(baris, RENSTRA, _acu(k(14), asal), satu.tingkat_renstra)
        else:
            for kolom in (IKUT, RENSTRA):
                self.lembar.write_string(baris, kolom, STRIP, self.dua)

    def _rp(self, baris: int, satu: BarisE81, asal: int, r: int) -> None:
        if satu.rp is None or not satu.rp_dihitung:
            for kolom in range(PAGU, KETERANGAN):
                self.lembar.write_blank(baris, kolom, None, self.kosong)
            return
        uang = satu.rp
        pagu, belanja = sel(PAGU, r), sel(BELANJA, r)
        self._rumus(baris, PAGU, f"={_acu(rp(7), asal)}", uang.pagu, self.rupiah)
        acuan = f"=N({_acu(rp(12), asal)})"
        self._rumus(baris, BELANJA, acuan, uang.tahun_ini or 0, self.rupiah)
        self._rumus(baris, SERAPAN, f"={belanja}/{pagu}*100", uang.capaian, self.dua)
        self._dipotong(baris, IKUT_RP, sel(SERAPAN, r), uang.capaian)
        self._dipotong(baris, RENSTRA_RP, _acu(rp(14), asal), uang.tingkat)

    def _kaki(self, baris: int) -> None:
        """Three rows: averages, over how many rows, totals of the office."""
        f = self.form
        rata: dict[int, Rata] = {
            IKUT: f.rata_k, RENSTRA: f.renstra_k, IKUT_RP: f.rata_rp, RENSTRA_RP: f.renstra_rp
        }  # fmt: skip
        ada = baris > _AWAL
        rentang = {k: f"{sel(k, _AWAL + 1)}:{sel(k, baris)}" if ada else '""' for k in rata}
        self._kosong(baris, "Rata-rata")
        for kolom, satu in rata.items():
            isi = rentang[kolom]
            rumus = f'=IF(COUNT({isi})=0,"{STRIP}",AVERAGE({isi}))'
            self._rumus(baris, kolom, rumus, satu.nilai, self.tebal_dua)
        self._kosong(baris + 1, "Banyak baris")
        for kolom, satu in rata.items():
            self._rumus(baris + 1, kolom, f"=COUNT({rentang[kolom]})", satu.baris, self.tebal_utuh)
        self._kosong(baris + 2, "Jumlah; Rp total/total (%)")
        if ada:
            self._total(baris + 2)

    def _kosong(self, baris: int, judul: str) -> None:
        """A row of the foot before its figures: they are written over it."""
        for kolom in range(KETERANGAN + 1):
            self.lembar.write_blank(baris, kolom, None, self.tebal_teks)
        self.lembar.write_string(baris, URAIAN, judul, self.tebal_teks)

    def _total(self, baris: int) -> None:
        f, kantor = self.form, self.form.kantor
        akar = [self.awal + n + 1 for n, satu in enumerate(f.baris) if satu.akar]
        jumlah = {PAGU: (7, kantor.pagu), BELANJA: (12, kantor.realisasi_anggaran)}
        for kolom, (nomor, nilai) in jumlah.items():
            # from the form's first rows: money without an indicator or pagu is part of it
            rumus = "=" + "+".join(f"N({_acu(rp(nomor), asal)})" for asal in akar)
            self._rumus(baris, kolom, rumus, nilai, self.tebal_rupiah)
        pagu, belanja = sel(PAGU, baris + 1), sel(BELANJA, baris + 1)
        rumus = f'=IF({pagu}=0,"{STRIP}",{belanja}/{pagu}*100)'
        self._rumus(baris, SERAPAN, rumus, f.total_rp, self.tebal_dua)

    def _dipotong(self, baris: int, kolom: int, acuan: str, nilai: Nilai) -> None:
        potong = None if nilai is None else terkecil(Fraction(nilai), self.batas)
        rumus = f'=IF(ISNUMBER({acuan}),MIN({acuan},{angka(self.batas)}),"{STRIP}")'
        self._rumus(baris, kolom, rumus, potong, self.dua)

    def _rumus(self, baris: int, kolom: int, rumus: str, nilai: Nilai, gaya: Format) -> None:
        isi: str | float = STRIP if nilai is None else float(nilai)
        self.lembar.write_formula(baris, kolom, rumus, gaya, "" if self.tanpa_nilai else isi)


def _acu(kolom: int, baris: int) -> str:
    return f"'{LEMBAR}'!{sel(kolom, baris)}"


def _ikut(satu: BarisE81) -> bool:
    """Whether a row stands on this sheet: it carries an indicator."""
    return satu.indikator is not None


def _alasan(satu: BarisE81) -> str:
    """Why a row's K is left out, as it is told in the office."""
    if satu.indikator is None or satu.dihitung:
        return ""
    if satu.indikator.tidak_valid:
        return "tidak ikut: nilai di luar skala"
    status = satu.indikator.status
    if status in (Status.TERISI, Status.TERPENUHI):
        return "tidak ikut: tidak ada capaian"
    return f"tidak ikut: {status}"
