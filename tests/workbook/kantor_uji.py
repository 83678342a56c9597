"""Sheets in the shapes that SIPD and BKAD print: titles, merged headers, split codes, pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

JUDUL = "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan"
JUDUL_KINERJA = (
    "No;Kode;Sub Kegiatan;Indikator Kinerja;Target;Realisasi Kinerja;;Pembilang;Penyebut;"
    "Permasalahan;Tindak Lanjut"
)
BULAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"


def _isi(lembar: Worksheet, baris: Iterable[Sequence[Any]]) -> None:
    for satu in baris:
        lembar.append(list(satu))


def simpan(jalur: Path, buku: Workbook) -> Path:
    """Write the workbook and give its path."""
    buku.save(jalur)
    return jalur


def rekap_belanja(jalur: Path, *, total: Any = "1.800.000,00", sub3: Any = 300_000) -> Path:
    """Recap of belanja per sub kegiatan: three header rows with merges, the code in five columns
    (numbers and texts mixed), one page break that repeats header and column numbers."""
    buku = Workbook()
    depan = buku.active
    depan.title = "Sampul"
    depan["A1"] = "PEMERINTAH KABUPATEN LUWU TIMUR"
    lembar = buku.create_sheet("Rekap Belanja")
    kepala = [
        ["Kode", None, None, None, None, JUDUL, "Kelompok Belanja", None, None, "Jumlah"],
        [None] * 6 + ["Operasi", "Modal", "Tidak Terduga", None],
    ]
    nomor = [1, None, None, None, None, 2, 3, 4, 5, "6=3+4+5"]
    _isi(
        lembar,
        [
            ["REKAPITULASI BELANJA PER SUB KEGIATAN"],
            ["Tahun Anggaran 2023"],
            [],
            *kepala,
            nomor,
            [7, None, None, None, None, "UNSUR KEWILAYAHAN", None, None, None, 1_800_000],
            [7, "01", None, None, None, "KECAMATAN", None, None, None, 1_800_000],
            [7, "01", "01", None, None, "Program satu", None, None, None, "1.800.000,00"],
            [7, "01", "01", 2.01, None, "Kegiatan satu", None, None, None, "1.800.000,00"],
            [7, "01", "01", 2.01, 1, "Sub 0001", "1.000.000,00", "-", "-", "1.000.000,00"],
            [],
            ["Halaman 1 dari 2"],
            *kepala,
            nomor,
            [None, None, None, None, "0002", "Sub 0002", 500_000, None, None, "Rp 500.000,-"],
            ["7", "01", "01", "2.01", "03", "Sub 0003", 300_000, None, None, sub3],
            ["Jumlah", None, None, None, None, None, None, None, None, total],
        ],
    )
    for rentang in ("A4:E5", "F4:F5", "G4:I4", "J4:J5", "A6:E6", "A14:E15", "G14:I14"):
        lembar.merge_cells(rentang)
    return simpan(jalur, buku)


def rak(jalur: Path, *, tw2: Any = "20.000,00", jumlah: Any = 1_000_000) -> Path:
    """Monthly RAK: month names under one merged heading; accounts below a sub kegiatan."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = "RAK Bulanan"
    bulan = BULAN.split()
    satu = [100_000, 100_000, 50_000, tw2, "-", None, *[100_000] * 5, 230_000]
    dua = ["10.000,00"] * 12
    _isi(
        lembar,
        [
            ["ANGGARAN KAS"],
            ["Kode Rekening", "Uraian", "Nilai Anggaran", "Rencana Penarikan Dana"],
            [None, None, None, *bulan],
            ["7.01.01.2.01", "Kegiatan satu", None, *[None] * 12],
            ["7.01.01.2.01.0001", "Sub 0001", jumlah, *satu],
            ["5.1.02.01.01.0024", "Belanja ATK", jumlah, *satu],
            ["Kode Rekening", "Uraian", "Nilai Anggaran", *bulan],
            ["7.01.01.2.01.02 Sub 0002", None, "120.000,00", *dua],
        ],
    )
    lembar.merge_cells("D2:O2")
    return simpan(jalur, buku)


def lra(
    jalur: Path, *, satu: Any = "450.000,00", dua: Any = 75_000, lagi: Sequence[Any] = ()
) -> Path:
    """LRA to the end of a quarter; "s.d. bulan lalu" stands beside "s.d. bulan ini"."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = "LRA"
    _isi(
        lembar,
        [
            ["LAPORAN REALISASI ANGGARAN"],
            ["Kode Rekening", "Uraian", "Anggaran", "Realisasi", None, None, "Sisa Anggaran"],
            [None, None, None, "s.d. Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini", None],
            [1, 2, 3, 4, 5, 6, 7],
            ["7.01.01", "Program satu", 1_800_000, None, None, 525_000, None],
            ["7.01.01.2.01.0001", "Sub 0001", "1.000.000,00", 400_000, 50_000, satu, "550.000,00"],
            ["5.1.02.01.01.0024", "Belanja ATK", 1_000_000, 400_000, 50_000, satu, 1],
            ["7.01.01.2.01.02", "Sub 0002", 500_000, 0, 75_000, dua, 425_000],
            *lagi,
        ],
    )
    lembar.merge_cells("D2:F2")
    return simpan(jalur, buku)


def kinerja(jalur: Path, baris: Sequence[Sequence[Any]]) -> Path:
    """An office's own list of indicators with the four quarters side by side."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = "Capaian"
    _isi(
        lembar,
        [
            [satu or None for satu in JUDUL_KINERJA.split(";")],
            [None, None, None, None, None, "TW I", "TW II"],
            *baris,
        ],
    )
    lembar.merge_cells("F1:G1")
    return simpan(jalur, buku)
