"""Rows of the plan by what they are known by: versions, nodes, indicators.

A node and an indicator keep one row over all versions of a year (`simpul`, `indikator`),
so what was realised follows a rename.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simpelin.domain.rencana import JenisVersi, Kunci, VersiRencana, urut_versi
from simpelin.store.galat import TAK_TERSIMPAN, TidakDitemukan
from simpelin.store.inti import Inti

_ADA_REALISASI = """
SELECT EXISTS (SELECT 1 FROM realisasi_anggaran WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM catatan_triwulan WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM fisik WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM belanja WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM rekonsiliasi_baris WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM koreksi WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM realisasi_kinerja k JOIN indikator i ON i.id = k.indikator_id
               WHERE i.simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM keputusan WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM rapat_pembahasan WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM rapat_warna WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM sebab_hambatan WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM data_dukung WHERE simpul_id = ?1)
"""
_ADA_PADA_INDIKATOR = """
SELECT EXISTS (SELECT 1 FROM realisasi_kinerja WHERE indikator_id = ?1)
    OR EXISTS (SELECT 1 FROM data_dukung WHERE indikator_id = ?1)
"""


class Jati:
    """Finds, and for nodes makes, the row behind a name."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def kepala(self, tahun: int, nama: str) -> VersiRencana | None:
        baris = self._inti.satu(
            "SELECT nama, jenis, nomor, tanggal, berlaku_tw FROM versi"
            " WHERE tahun = ? AND nama = ?",
            (tahun, nama),
        )
        return None if baris is None else _versi(baris)

    def id_versi(self, tahun: int, nama: str) -> int:
        baris = self._inti.satu("SELECT id FROM versi WHERE tahun = ? AND nama = ?", (tahun, nama))
        if baris is None:
            raise TidakDitemukan(
                f"Versi “{nama}” tidak ada dalam rencana {tahun}; buat dahulu ({TAK_TERSIMPAN})."
            )
        return int(baris[0])

    def cari_simpul(self, tahun: int, kunci: Kunci) -> int | None:
        baris = self._inti.satu(
            "SELECT id FROM simpul WHERE tahun = ? AND kode = ? AND sub_skpd = ?", (tahun, *kunci)
        )
        return None if baris is None else int(baris[0])

    def id_simpul(self, tahun: int, kunci: Kunci) -> int:
        simpul_id = self.cari_simpul(tahun, kunci)
        if simpul_id is None:
            raise TidakDitemukan(f"{kunci} tidak ada dalam rencana {tahun} ({TAK_TERSIMPAN}).")
        return simpul_id

    def pastikan_simpul(self, tahun: int, kunci: Kunci) -> int:
        simpul_id = self.cari_simpul(tahun, kunci)
        if simpul_id is not None:
            return simpul_id
        return self._inti.tulis(
            "INSERT INTO simpul (tahun, kode, sub_skpd) VALUES (?, ?, ?)", (tahun, *kunci)
        )

    def cari_indikator(self, simpul_id: int, nama: str) -> int | None:
        baris = self._inti.satu(
            "SELECT id FROM indikator WHERE simpul_id = ? AND nama = ?", (simpul_id, nama)
        )
        return None if baris is None else int(baris[0])

    def id_indikator(self, simpul_id: int, kunci: Kunci, nama: str) -> int:
        indikator_id = self.cari_indikator(simpul_id, nama)
        if indikator_id is None:
            raise TidakDitemukan(f"Indikator “{nama}” tidak ada pada {kunci} ({TAK_TERSIMPAN}).")
        return indikator_id

    def terawal(self, tahun: int, nama_versi: str, tabel: str, kolom: str, nomor: int) -> bool:
        """Whether ``nama_versi`` is the first of the versions that list an item."""
        baris = self._inti.ambil(
            "SELECT v.nama, v.jenis, v.nomor, v.tanggal, v.berlaku_tw FROM versi v"
            f" JOIN {tabel} r ON r.versi_id = v.id WHERE v.tahun = ? AND r.{kolom} = ?",
            (tahun, nomor),
        )
        return min((_versi(satu) for satu in baris), key=urut_versi).nama == nama_versi

    def indikator_terisi(self, indikator_id: int) -> bool:
        """Whether something was reported on an indicator, or is attached to it."""
        return bool(self._inti.satu(_ADA_PADA_INDIKATOR, (indikator_id,))[0])

    def simpul_terisi(self, simpul_id: int) -> bool:
        """Whether something was reported, decided or attached on a node or its indicators."""
        return bool(self._inti.satu(_ADA_REALISASI, (simpul_id,))[0])


def _versi(baris: Sequence[Any]) -> VersiRencana:
    nama, jenis, nomor, tanggal, berlaku_tw = baris
    return VersiRencana(nama, JenisVersi(jenis), nomor, tanggal, berlaku_tw)
