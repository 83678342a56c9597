"""What the example's LKjIP needs beyond plan and reports (tables 2.4, 2.7 and 3.9)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from simpelin.domain.bahan_lkjip import Jabatan, SasaranProgram, UraianIKU
from simpelin.domain.rencana import Kunci
from simpelin.services.berkas_contoh import TAHUN
from simpelin.services.tercetak_contoh import Baris, baca

if TYPE_CHECKING:
    from simpelin.store import Store

SUMBER_DANA = "APBD"
"""The only source that table 2.4 names."""


def simpan_bahan(store: Store) -> None:
    """Keep all of it; inside ``store.ubah``."""
    for baris in baca("contoh_iku.csv"):
        jati = (Kunci(baris["kode"]), baris["indikator"])
        store.bahan_lkjip.simpan_uraian(TAHUN, jati, _uraian(baris))
    for kunci, program in _program():
        store.bahan_lkjip.simpan_program(TAHUN, kunci, program)
    for urutan, baris in enumerate(baca("contoh_jabatan.csv"), 1):
        store.bahan_lkjip.simpan_jabatan(TAHUN, _jabatan(urutan, baris))


def _uraian(baris: Baris) -> UraianIKU:
    kolom = ("formula", "sumber_data", "penanggung_jawab", "penjelasan")
    return UraianIKU(*(baris[satu] for satu in kolom))


def _program() -> Iterator[tuple[Kunci, SasaranProgram]]:
    """The sasaran of each program as published, with its code from the structure."""
    pernyataan = {b["program"]: b["sasaran_program"] for b in baca("indikator_program.csv")}
    for baris in baca("struktur.csv"):
        if baris["tingkat"] == "program":
            isi = SasaranProgram(pernyataan[baris["nama"]], SUMBER_DANA)
            yield Kunci(baris["kode_nomenklatur"]), isi


def _jabatan(urutan: int, baris: Baris) -> Jabatan:
    kolom = ("butuh_struktural", "butuh_pelaksana", "ada_struktural", "ada_pns", "ada_non_pns")
    a, b, c, d, e = (int(baris[satu]) if baris[satu] else None for satu in kolom)
    return Jabatan(baris["jabatan"], urutan, a, b, c, d, e)
