"""The figures that the example's report prints, to be held against the computed ones."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping

from simpelin.domain.kantor import Pembanding
from simpelin.paths import resource_path

Baris = Mapping[str, str]

LAPORAN = "LAKIP 2023"
KODE_IKU = {
    "Indeks Kepuasan Masyarakat (IKM)": "S1",
    "Persentase Capaian Kinerja Program Penunjang Urusan Pemerintahan Kabupaten di Kecamatan": "S2",
}
PAGU_SASARAN = {"S1": 379_646_998, "S2": 4_334_331_227}
"""Pagu of the sasaran as printed in Bab III: stated in the plan, not repeated here."""

_TAHUN = 2023
_FOLDER = "tomoni_2023"
_EFISIENSI = "Bab III, efisiensi anggaran"
_TERCETAK = (
    # kode, ukuran, nilai, bagian laporan (laporan_bab3.md)
    ("", "pagu", "4738183425", "Tabel 3.10, baris jumlah"),
    ("", "realisasi_anggaran", "4557367162", "Tabel 3.10, baris jumlah"),
    ("", "serapan", "96.18", "Tabel 3.10, baris jumlah"),
    ("S1", "realisasi_anggaran", "378321003", _EFISIENSI),
    ("S1", "sisa_anggaran", "1325995", _EFISIENSI),
    ("S1", "serapan", "99.6", f"{_EFISIENSI} (tercetak: sisa 0,4 %)"),
    ("S2", "realisasi_anggaran", "4154843645", _EFISIENSI),
    ("S2", "sisa_anggaran", "179487582", _EFISIENSI),
    ("S2", "serapan", "95.9", f"{_EFISIENSI} (tercetak: sisa 4,1 %)"),
)


def baca(nama: str) -> Iterator[dict[str, str]]:
    """The rows of one file of the example; lines that begin with '#' are remarks."""
    teks = resource_path(_FOLDER, nama).read_text(encoding="utf-8")
    return csv.DictReader(baris for baris in teks.splitlines() if not baris.startswith("#"))


def pembanding_tercetak(
    struktur: Iterable[Baris], program: Mapping[str, Baris], riwayat: Iterable[Baris]
) -> Iterator[Pembanding]:
    """Tables 2.4, 2.6, 3.3, 3.6, 3.7, 3.10 and the efficiency of money, row by row."""
    for kode, ukuran, nilai, bagian in _TERCETAK:
        yield Pembanding(_TAHUN, kode, ukuran, nilai, f"{LAPORAN}, {bagian}")
    for baris in struktur:
        kode = baris["kode_nomenklatur"]
        if baris["nama"] in program:
            anggaran = program[baris["nama"]]["anggaran"]
            yield Pembanding(_TAHUN, kode, "pagu", anggaran, f"{LAPORAN}, Tabel 2.4")
        for kolom, ukuran, tabel in (
            ("pagu_tabel_2_6", "pagu", "2.6"),
            ("pagu_tabel_3_10", "pagu", "3.10"),
            ("realisasi_tabel_3_10", "realisasi_anggaran", "3.10"),
            ("capaian_tabel_3_10", "serapan", "3.10"),
        ):
            if kode and baris[kolom]:
                sumber = f"{LAPORAN}, Tabel {tabel}"
                yield Pembanding(_TAHUN, kode, ukuran, baris[kolom], sumber)
    for baris in riwayat:
        if baris["capaian_tercetak"]:
            yield Pembanding(
                int(baris["tahun"]),
                KODE_IKU[baris["indikator"]],
                "capaian_indikator",
                baris["capaian_tercetak"],
                f"{LAPORAN}, Tabel {baris['tabel']}",
            )
