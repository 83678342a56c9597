"""A small office in a workbook: what the import tests start from and then spoil."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simpelin.services.hasil_impor import HasilImpor
from simpelin.services.impor import impor
from simpelin.store import Store
from tests.workbook.buku_uji import tabel, tulis_buku

KOLOM_RENCANA = (
    "tahun kode induk tingkat nama sub_skpd versi berlaku_tw unit prioritas indikator satuan "
    "sifat polaritas otomatis maksimum target target_tw1 target_tw2 target_tw3 target_tw4 pagu "
    "kas_tw1 kas_tw2 kas_tw3 kas_tw4"
)
KOLOM_REALISASI = (
    "tahun kode triwulan sub_skpd indikator kinerja pembilang penyebut anggaran "
    "catatan_anggaran faktor_pendorong hambatan solusi"
)
HURUF_RENCANA = {nama: chr(65 + n) for n, nama in enumerate(KOLOM_RENCANA.split())}
HURUF_REALISASI = {nama: chr(65 + n) for n, nama in enumerate(KOLOM_REALISASI.split())}

Baris = dict[str, Any]

S, P, G = "S1", "7.01.01", "7.01.01.2.01"
SUB, RASIO, LAIN = f"{G}.0001", f"{G}.0002", f"{G}.0003"
KEL = "Kelurahan Tomoni"


def rencana() -> list[Baris]:
    """Sasaran, program, kegiatan; three sub kegiatan, one with two indicators, one a rasio;
    a kelurahan that repeats a code. Rows 2 to 8 of the sheet."""
    return [
        {"kode": S, "tingkat": "sasaran", "nama": "Sasaran satu", "indikator": "IKU"},
        {"kode": P, "induk": S, "tingkat": "program", "nama": "Program satu"},
        {"kode": G, "induk": P, "tingkat": "kegiatan", "nama": "Kegiatan satu"},
        _sub(SUB, indikator="Jumlah dokumen", target=12, pagu=1_000_000, kas_tw1=250_000),
        _sub(SUB, indikator="Jumlah laporan", target=4, unit="Seksi Dua"),
        _sub(RASIO, indikator="Persentase", sifat="rasio", target=100, pagu=500_000),
        _sub(LAIN, indikator="Jumlah orang", target=10, pagu=300_000, unit="Seksi Dua"),
        _sub(SUB, indikator="Jumlah dokumen", target=2, pagu=90_000, sub_skpd=KEL, unit=KEL),
    ]


def _sub(kode: str, **lagi: Any) -> Baris:
    dasar = {"kode": kode, "induk": G, "tingkat": "sub_kegiatan", "nama": f"Sub {kode[-4:]}"}
    return dasar | {"unit": "Seksi Satu", "satuan": "buah"} | lagi


def laporan() -> list[Baris]:
    """TW I of the sub kegiatan, rows 2 to 5 of the sheet."""
    return [
        {"kode": SUB, "indikator": "Jumlah dokumen", "kinerja": 3, "anggaran": 200_000},
        {"kode": SUB, "indikator": "Jumlah laporan", "kinerja": 1},
        {"kode": RASIO, "pembilang": 9, "penyebut": 10, "hambatan": "Cuaca"},
        {"kode": SUB, "sub_skpd": KEL, "kinerja": 1, "anggaran": 40_000},
    ]


def buku(
    jalur: Path,
    baris_rencana: list[Baris] | None = None,
    baris_realisasi: list[Baris] | None = None,
    *,
    tahun: Any = 2023,
    **lembar: list[list[Any]],
) -> Path:
    """The workbook at ``jalur``; rows get the year, and TW 1, where they do not say."""
    isi: dict[str, list[list[Any]]] = {}
    if baris_rencana is not None:
        isi["Rencana"] = tabel(KOLOM_RENCANA, *_lengkap(baris_rencana, {"tahun": tahun}))
    if baris_realisasi is not None:
        dasar = {"tahun": tahun, "triwulan": 1}
        isi["Realisasi"] = tabel(KOLOM_REALISASI, *_lengkap(baris_realisasi, dasar))
    return tulis_buku(jalur, isi | lembar)


def _lengkap(baris: list[Baris], dasar: Mapping[str, Any]) -> list[Baris]:
    return [dict(dasar) | satu for satu in baris]


def ambil(store: Store, folder: Path, *isi: Any, **lagi: Any) -> HasilImpor:
    """Write a workbook and import it."""
    return impor(store, buku(folder / "uji.xlsx", *isi, **lagi))
