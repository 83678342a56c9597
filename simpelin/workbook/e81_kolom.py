"""Columns of form E.81: 15 numbered, 25 physical, because 5 to 14 are pairs of K and Rp."""

from __future__ import annotations

from simpelin.domain.kalender import ROMAWI

NO, SASARAN, PROGRAM, INDIKATOR = range(4)
AWAL_PASANGAN = 4
PASANGAN = range(5, 15)
"""The numbers of the columns that are pairs."""
TAHUN_INI = 15
"""The optional pair: this year's capaian, 12 against 7; it stands before the unit."""


def k(nomor: int) -> int:
    """Where the K of a numbered pair stands, from 0."""
    return AWAL_PASANGAN + 2 * (nomor - 5)


def rp(nomor: int) -> int:
    """Where the Rp of a numbered pair stands, from 0."""
    return k(nomor) + 1


def kolom_unit(capaian_tahun: bool) -> int:
    """The last column."""
    return k(TAHUN_INI) + (2 if capaian_tahun else 0)


def judul_kolom(tahun: int, akhir: int) -> dict[int, str]:
    """The titles by numbered column; 8 to 11 share one, with their quarters below it."""
    return {
        1: "No",
        2: "Sasaran",
        3: "Program / Kegiatan / Sub Kegiatan",
        4: "Indikator Kinerja Program (outcome) / Kegiatan (output) / Sub Kegiatan",
        5: f"Target Renstra Perangkat Daerah pada Tahun {akhir} (akhir periode Renstra)",
        6: "Realisasi Capaian Kinerja Renstra Perangkat Daerah s.d. Renja Tahun Lalu"
        f" ({tahun - 1})",
        7: f"Target Kinerja dan Anggaran Renja Tahun Berjalan yang Dievaluasi ({tahun})",
        8: "Realisasi Kinerja pada Triwulan",
        12: f"Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi ({tahun})",
        13: f"Realisasi Kinerja dan Anggaran Renstra s.d. Tahun {tahun}",
        14: f"Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s.d. Tahun {tahun} (%)",
        TAHUN_INI: f"Capaian Tahun {tahun}, Kolom 12 terhadap 7 (%)",
    }


JUDUL_UNIT = "Unit Perangkat Daerah Penanggung Jawab"
TRIWULAN = {8 + n: ROMAWI[n + 1] for n in range(4)}
NOMOR = {12: "12", 13: "13 = 6 + 12", 14: "14 = 13/5 × 100", TAHUN_INI: "–"}
"""What stands in the row of numbers where it is not the number alone."""

LEBAR_TEKS = {NO: 6.5, SASARAN: 19.0, PROGRAM: 28.0, INDIKATOR: 25.0}
LEBAR_K, LEBAR_PERSEN, LEBAR_UNIT = 6.6, 7.2, 17.0
"""Widths in Excel's unit; a Rp column is as wide as its widest figure."""


def lebar_kolom(rupiah: float, capaian_tahun: bool) -> list[float]:
    """The width of every physical column; no figure may turn into ####."""
    lebar = [LEBAR_TEKS[kolom] for kolom in range(AWAL_PASANGAN)]
    for nomor in PASANGAN:
        persen = nomor == 14
        lebar += [LEBAR_PERSEN if persen else LEBAR_K, LEBAR_PERSEN if persen else rupiah]
    return [*lebar, *([LEBAR_PERSEN] * 2 if capaian_tahun else []), LEBAR_UNIT]
