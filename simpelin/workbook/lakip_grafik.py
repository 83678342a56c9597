"""The LKjIP's bar charts as Excel's own, beside the figures that they are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from simpelin.domain.angka import STRIP, tulis_angka
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.grafik import BatangPasangan, Grafik, Pasangan
from simpelin.workbook.gaya import (
    JUDUL_DATA_CONTOH,
    Gaya,
    gabung,
    hitung_baris,
    siapkan_cetak,
    tinggi,
    tulis_teks,
)

LEMBAR = "Grafik"
_KOLOM = (22.0, 14.0, 14.0, 30.0)
_SELA = 17
"""Rows that a chart takes at least."""
_UKURAN = {"width": 560, "height": 300}
_KEPALA, _ABU, _GARIS = "#E7EBF0", "#B9C2CC", "#1A2129"


def tulis_grafik(
    buku: Workbook, semua: Sequence[Grafik], gaya: Gaya, kantor: str, hasil: Evaluasi
) -> None:
    """A sheet with each chart's figures at the left and the chart at the right."""
    lembar = buku.add_worksheet(LEMBAR)
    siapkan_cetak(lembar, kantor, f"LKjIP {hasil.tahun}, grafik", hasil.contoh)
    for kolom, lebar in enumerate(_KOLOM):
        lembar.set_column(kolom, kolom, lebar)
    baris = 0
    if hasil.contoh:
        merah = gaya(font_color="#C00000", bold=True, font_size=12, align="center", border=2)
        gabung(lembar, 0, (0, 12), JUDUL_DATA_CONTOH, merah)
        baris = 2
    batas: list[int] = []
    for satu in semua:
        if isinstance(satu.isi, BatangPasangan):
            batas.append(baris)
            baris = _satu(buku, lembar, satu, satu.isi, gaya, baris)
    lembar.print_area(0, 0, baris, 12)
    lembar.set_h_pagebreaks(batas[2::2])


def _satu(
    buku: Workbook, lembar: Worksheet, satu: Grafik, isi: BatangPasangan, gaya: Gaya, baris: int
) -> int:
    """One chart with its figures; the row where the next one begins."""
    tebal = gaya(bold=True, font_size=11, text_wrap=True)
    gabung(lembar, baris, (0, 12), satu.judul, tebal)
    lembar.set_row(baris, tinggi(hitung_baris(satu.judul, 150, 11, tebal=True), 11))
    kepala = (satu.kolom[0], isi.nama_target, isi.nama_realisasi, "Keterangan")
    bentuk = {"bold": True, "border": 1, "align": "center", "text_wrap": True}
    for kolom, teks in enumerate(kepala):
        tulis_teks(lembar, baris + 1, kolom, teks, gaya, bg_color=_KEPALA, **bentuk)
    lembar.set_row(baris + 1, tinggi(3))
    awal = baris + 2
    for n, pasangan in enumerate(isi.pasangan):
        _angka(lembar, awal + n, pasangan, gaya)
    akhir = awal + len(isi.pasangan) - 1
    lembar.insert_chart(
        baris + 1, 4, _batang(buku, isi, awal, akhir), {"description": satu.kalimat or satu.judul}
    )
    return baris + max(_SELA, len(isi.pasangan) + 4)


def _angka(lembar: Worksheet, baris: int, satu: Pasangan, gaya: Gaya) -> None:
    """A year's figures; what lies outside its scale is told in words and draws no bar."""
    tulis_teks(lembar, baris, 0, satu.label, gaya, border=1, align="center")
    realisasi = satu.realisasi if satu.sah else None
    for kolom, nilai in ((1, satu.target), (2, realisasi)):
        if nilai is None:
            tulis_teks(lembar, baris, kolom, STRIP, gaya, border=1, align="right")
        else:
            bulat = Fraction(nilai).denominator == 1
            bentuk = gaya(border=1, num_format="#,##0" if bulat else "#,##0.00")
            lembar.write_number(baris, kolom, float(nilai), bentuk)
    teks = "" if satu.sah else f"{tulis_angka(satu.realisasi)} di luar skala, tidak digambar"
    tulis_teks(lembar, baris, 3, teks, gaya, border=1, text_wrap=True)
    lembar.set_row(baris, tinggi(max(1, hitung_baris(teks, _KOLOM[3]))))


def _batang(buku: Workbook, isi: BatangPasangan, awal: int, akhir: int) -> Chart:
    """Target hatched, realisasi solid: readable in grey print."""
    grafik: Chart = buku.add_chart({"type": "column"})
    arsir = {
        "pattern": {"pattern": "wide_upward_diagonal", "fg_color": _GARIS, "bg_color": "white"}
    }
    for kolom, nama, isian in (
        (1, isi.nama_target, arsir),
        (2, isi.nama_realisasi, {"fill": {"color": _ABU}}),
    ):
        grafik.add_series(
            {
                "name": nama,
                "categories": [LEMBAR, awal, 0, akhir, 0],
                "values": [LEMBAR, awal, kolom, akhir, kolom],
                "border": {"color": _GARIS, "width": 0.75},
                "data_labels": {"value": True, "font": {"size": 8}},
                "gap": 80,
                "overlap": 0,
                **isian,
            }
        )
    bawah = min((n for s in isi.pasangan for n in (s.target, s.realisasi) if n), default=0)
    grafik.set_y_axis(
        {
            "name": isi.satuan,
            "major_gridlines": {"visible": True, "line": {"color": "#D5DAE0"}},
            **({"min": 0} if bawah >= 0 else {}),
        }
    )
    grafik.set_legend({"position": "bottom"})
    grafik.set_title({"none": True})
    grafik.set_size(_UKURAN)
    return grafik
