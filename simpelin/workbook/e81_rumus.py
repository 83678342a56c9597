"""The live formulas of form E.81, by row; their values come from :mod:`simpelin.domain.e81`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from xlsxwriter.utility import xl_col_to_name

from simpelin.domain.angka import STRIP, rata_rata
from simpelin.domain.e81 import BarisE81, RpE81, berurut
from simpelin.domain.rencana import Polaritas, Sifat, Tingkat
from simpelin.workbook.e81_kolom import TAHUN_INI, k, rp

_HURUF = tuple(xl_col_to_name(kolom) for kolom in range(40))
_SEBANYAK = 200
"""Arguments of one SUM; Excel takes 255."""

Rumus = dict[int, str]
"""Formulas by physical column."""


def sel(kolom: int, baris: int) -> str:
    """A cell by its column (from 0) and Excel's row number."""
    return f"{_HURUF[kolom]}{baris}"


def angka(nilai: Fraction | int) -> str:
    """A number inside a formula."""
    return str(nilai.numerator) if nilai.denominator == 1 else repr(float(nilai))


def persen_capaian(r: str, t: str, polaritas: Polaritas) -> str:
    """Capaian of cell ``r`` against cell ``t`` in percent (aturan section 2)."""
    if polaritas is Polaritas.POSITIF:
        return f'=IF(AND(ISNUMBER({r}),N({t})<>0),MAX(0,{r}/{t}*100),"{STRIP}")'
    isi = f"(2*{t}-{r})/{t}*100" if polaritas is Polaritas.NEGATIF else f"100-100*ABS({r}-{t})/{t}"
    ada = f"AND(ISNUMBER({r}),ISNUMBER({t}))"
    return f'=IF({ada},IF({t}=0,IF({r}=0,100,0),MAX(0,{isi})),"{STRIP}")'


# --- K ---------------------------------------------------------------------------


def rumus_k(baris: BarisE81, r: int) -> Rumus:
    """Columns 12 to 14 and this year's capaian of a row that has an indicator."""
    if baris.indikator is None:
        return {}
    polaritas = baris.indikator.indikator.polaritas
    hasil = {
        k(13): _sampai(baris, r),
        k(14): persen_capaian(sel(k(13), r), sel(k(5), r), polaritas),
        k(TAHUN_INI): persen_capaian(sel(k(12), r), sel(k(7), r), polaritas),
    }
    setahun = _setahun(baris, r)
    return hasil if setahun is None else {k(12): setahun, **hasil}


def _setahun(baris: BarisE81, r: int) -> str | None:
    """Column 12 out of 8–11 by sifat; ``None`` where no quarter can give it."""
    assert baris.indikator is not None
    indikator = baris.indikator.indikator
    if baris.indikator.otomatis:
        return f"={sel(k(7 + len(baris.tw)), r)}"
    dipakai = [
        n
        for n, satu in enumerate(baris.tw, 8)
        if not indikator.otomatis or (satu.nilai is not None and not satu.otomatis)
    ]
    if not dipakai:
        return None
    if indikator.sifat is Sifat.RASIO:
        return _rasio([(satu.pembilang, satu.penyebut) for satu in baris.tw])
    isi = [sel(k(n), r) for n in dipakai]
    if indikator.sifat is Sifat.POSISI_AKHIR:
        return f"={_terakhir(isi)}"
    fungsi = "SUM" if indikator.sifat is Sifat.KUMULATIF else "AVERAGE"
    daftar = ",".join(isi)
    return f'=IF(COUNT({daftar})=0,"{STRIP}",{fungsi}({daftar}))'


def _terakhir(isi: Sequence[str]) -> str:
    """The last of the cells that holds a number."""
    hasil = f'"{STRIP}"'
    for satu in isi:
        hasil = f"IF(ISNUMBER({satu}),{satu},{hasil})"
    return hasil


def _rasio(pasangan: Sequence[tuple[Fraction | None, Fraction | None]]) -> str | None:
    """100 × Σ pembilang / Σ penyebut, the figures written out."""
    ada = [(atas, bawah) for atas, bawah in pasangan if atas is not None and bawah is not None]
    if not sum(bawah for _, bawah in ada):
        return None
    atas = "+".join(angka(satu) for satu, _ in ada)
    bawah = "+".join(angka(satu) for _, satu in ada)
    return f"=100*({atas})/({bawah})"


def _sampai(baris: BarisE81, r: int) -> str:
    """Column 13: what the years before reached, carried on with this one."""
    lalu, kini = sel(k(6), r), sel(k(12), r)
    sifat, semua = baris.renstra.sifat, baris.renstra.lalu
    if sifat is Sifat.KUMULATIF:
        return f'=IF(COUNT({lalu},{kini})=0,"{STRIP}",SUM({lalu},{kini}))'
    if baris.tidak_dirata:
        return f"={lalu}"
    if sifat is Sifat.POSISI_AKHIR or not semua:
        return f"=IF(ISNUMBER({kini}),{kini},{lalu})"
    setahun = baris.setahun
    if sifat is Sifat.RASIO and setahun and all(s.berpasangan for s in (*semua, setahun)):
        gabung = _rasio([(s.pembilang, s.penyebut) for s in (*semua, setahun)])
        return gabung or f"={lalu}"
    rata = rata_rata([s.nilai for s in semua]) == baris.renstra.realisasi_lalu
    jumlah = f"{lalu}*{len(semua)}" if rata else "+".join(angka(s.nilai) for s in semua)
    return f"=IF(ISNUMBER({kini}),({jumlah}+{kini})/{len(semua) + 1},{lalu})"


# --- Rp --------------------------------------------------------------------------


def rumus_rp(baris: BarisE81, uang: RpE81, r: int, awal: int) -> Rumus:
    """The Rp of a node's first row; ``awal`` is Excel's number of the form's first row."""
    hasil: Rumus = {}
    if baris.tingkat is not Tingkat.SUB_KEGIATAN and baris.anak:
        turunan = {5: uang.akhir_anak, 6: uang.lalu_anak}
        for nomor in (5, 6, *range(8, 8 + len(uang.tw))):
            if turunan.get(nomor, True):
                hasil[rp(nomor)] = _jumlah_anak(baris, rp(nomor), awal)
        hasil[rp(7)] = f"={_fungsi('SUM', _isi_anak(baris, rp(7), awal))}"
    tw = ",".join(sel(rp(8 + n), r) for n in range(len(uang.tw)))
    lalu, kini, akhir = sel(rp(6), r), sel(rp(12), r), sel(rp(5), r)
    sampai = sel(rp(13), r)
    hasil[rp(12)] = f'=IF(COUNT({tw})=0,"{STRIP}",SUM({tw}))'
    hasil[rp(13)] = f'=IF(COUNT({lalu},{kini})=0,"{STRIP}",SUM({lalu},{kini}))'
    ada = f"AND(ISNUMBER({sampai}),N({akhir})<>0)"
    hasil[rp(14)] = f'=IF({ada},{sampai}/{akhir}*100,"{STRIP}")'
    pagu = sel(rp(7), r)
    hasil[rp(TAHUN_INI)] = f'=IF(N({pagu})<>0,N({kini})/{pagu}*100,"{STRIP}")'
    return hasil


def _jumlah_anak(baris: BarisE81, kolom: int, awal: int) -> str:
    isi = _isi_anak(baris, kolom, awal)
    banyak = "+".join(f"COUNT({','.join(satu)})" for satu in _potong(isi))
    return f'=IF({banyak}=0,"{STRIP}",{_fungsi("SUM", isi)})'


def _isi_anak(baris: BarisE81, kolom: int, awal: int) -> list[str]:
    """The cells of the nodes just below: one range where nothing else stands between."""
    dasar = baris.tingkat is Tingkat.KEGIATAN or berurut(baris.anak)
    if dasar and len(baris.anak) > 1:
        akhir = baris.akhir if baris.tingkat is Tingkat.KEGIATAN else baris.anak[-1] + 1
        return [f"{sel(kolom, awal + baris.anak[0])}:{sel(kolom, awal + akhir - 1)}"]
    return [sel(kolom, awal + satu) for satu in baris.anak]


def _fungsi(nama: str, isi: Sequence[str]) -> str:
    bagian = [f"{nama}({','.join(satu)})" for satu in _potong(isi)]
    return bagian[0] if len(bagian) == 1 else "+".join(bagian)


def _potong(isi: Sequence[str]) -> list[Sequence[str]]:
    return [isi[n : n + _SEBANYAK] for n in range(0, len(isi), _SEBANYAK)]
