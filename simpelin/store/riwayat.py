"""The trail: append-only, newest first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from simpelin.domain.kantor import EntriRiwayat, SaringanRiwayat
from simpelin.domain.rantai import AWAL, sidik
from simpelin.store.inti import Inti
from simpelin.store.rantai import KeadaanRantai, periksa_rantai

_KOLOM = "nomor, waktu, pelaku, akun, tindakan, objek, kunci, sebelum, sesudah, sumber, sidik"
_NAMA = """
SELECT s.tahun, s.kode, s.sub_skpd, r.nama
FROM rencana_simpul r JOIN simpul s ON s.id = r.simpul_id JOIN versi v ON v.id = r.versi_id
ORDER BY v.tahun, v.jenis <> 'murni', v.berlaku_tw, v.tanggal
"""
_TEKS = (
    "(kunci LIKE ?1 ESCAPE '!' OR sebelum LIKE ?1 ESCAPE '!' OR sesudah LIKE ?1 ESCAPE '!'"
    " OR tindakan LIKE ?1 ESCAPE '!' OR sumber LIKE ?1 ESCAPE '!' OR sidik LIKE ?2 ESCAPE '!'"
    " OR nomor IN (SELECT r.nomor FROM json_each(?3) j JOIN riwayat r"
    " ON r.kunci = j.value OR (r.kunci >= j.value || '|' AND r.kunci < j.value || '}')))"
)

_PEMISAH, _SESUDAH_PEMISAH = "|", "}"
"""'}' follows '|' in byte order, so a range on the key's index finds its parts."""


class TabelRiwayat:
    """Who changed what, when, from what to what."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def cari(
        self,
        objek: str | None = None,
        awalan_kunci: str | None = None,
        batas: int | None = None,
    ) -> tuple[EntriRiwayat, ...]:
        """Entries, newest first.

        :param objek: only this kind: 'kinerja', 'anggaran', 'catatan', 'versi', 'rencana',
            'indikator', 'unit', 'pembanding', 'skm', 'laporan', 'pengaturan', 'libur',
            'nomenklatur', 'berkas', 'penyimpanan'.
        :param awalan_kunci: only keys whose first parts are these, whole parts: '2023'
            finds '2023|7.01|…', and '2023|7.01|' (the office) does not find a kelurahan's.
        :param batas: at most so many.
        """
        syarat, nilai = self._syarat(objek, awalan_kunci)
        baris = self._inti.ambil(
            f"SELECT {_KOLOM} FROM riwayat {syarat} ORDER BY nomor DESC LIMIT ?",
            (*nilai, -1 if batas is None else batas),
        )
        return tuple(EntriRiwayat(*kolom) for kolom in baris)

    def nomor(self, saringan: SaringanRiwayat) -> tuple[int, ...]:
        """The numbers of the entries that match, newest first."""
        syarat, nilai = _syarat_saringan(saringan)
        baris = self._inti.ambil(f"SELECT nomor FROM riwayat {syarat} ORDER BY nomor DESC", nilai)
        return tuple(satu for (satu,) in baris)

    def ambil(self, nomor: Sequence[int]) -> tuple[EntriRiwayat, ...]:
        """The entries of these numbers, newest first."""
        baris = self._inti.ambil(
            f"SELECT {_KOLOM} FROM riwayat WHERE nomor IN (SELECT value FROM json_each(?))"
            " ORDER BY nomor DESC",
            (json.dumps(list(nomor)),),
        )
        return tuple(EntriRiwayat(*kolom) for kolom in baris)

    def pelaku(self) -> tuple[str, ...]:
        """Everyone who stands in the trail, by name."""
        baris = self._inti.ambil("SELECT DISTINCT pelaku FROM riwayat ORDER BY pelaku")
        return tuple(satu for (satu,) in baris)

    def objek(self) -> tuple[str, ...]:
        """The kinds of things that stand in the trail."""
        baris = self._inti.ambil("SELECT DISTINCT objek FROM riwayat ORDER BY objek")
        return tuple(satu for (satu,) in baris)

    def nama_simpul(self) -> dict[tuple[int, str, str], str]:
        """What every node is called, by year, code and sub-SKPD; the newest version's name."""
        baris = self._inti.ambil(_NAMA)
        return {(tahun, kode, sub): nama for tahun, kode, sub, nama in baris}

    def tersambung(self, entri: EntriRiwayat) -> bool:
        """Whether an entry's fingerprint follows from its content and the entry before it."""
        baris = self._inti.satu("SELECT sidik FROM riwayat WHERE nomor = ?", (entri.nomor - 1,))
        sebelumnya = baris[0] if baris else AWAL if entri.nomor == 1 else ""
        e = entri
        medan = (e.waktu, e.pelaku, e.akun, e.tindakan, e.objek, e.kunci)
        return e.sidik == sidik(sebelumnya, e.nomor, *medan, e.sebelum, e.sesudah, e.sumber)

    def rantai(self) -> KeadaanRantai:
        """Every link computed again, and the head (half a second for 100.000 entries)."""
        with self._inti.baca():
            return periksa_rantai(self._inti.koneksi)

    @staticmethod
    def _syarat(objek: str | None, awalan: str | None) -> tuple[str, list[Any]]:
        syarat: list[str] = []
        nilai: list[Any] = []
        if objek is not None:
            syarat.append("objek = ?")
            nilai.append(objek)
        if awalan is not None:
            syarat.append("(kunci = ? OR (kunci >= ? AND kunci < ?))")
            nilai += [awalan, awalan + _PEMISAH, awalan + _SESUDAH_PEMISAH]
        return (f"WHERE {' AND '.join(syarat)}" if syarat else ""), nilai


def _syarat_saringan(saringan: SaringanRiwayat) -> tuple[str, list[Any]]:
    """The WHERE of a filter; the numbered parameters of the words come first."""
    syarat: list[str] = []
    nilai: list[Any] = []
    if saringan.teks:
        teks = saringan.teks
        for tanda in "!%_":
            teks = teks.replace(tanda, f"!{tanda}")
        syarat.append(_TEKS)
        nilai += [f"%{teks}%", f"{teks.lower()}%", json.dumps(saringan.awalan)]
    if saringan.pelaku:
        syarat.append("pelaku = ?")
        nilai.append(saringan.pelaku)
    if saringan.objek:
        syarat.append("objek IN (SELECT value FROM json_each(?))")
        nilai.append(json.dumps(saringan.objek))
    if saringan.dari is not None:
        syarat.append("waktu >= ?")
        nilai.append(saringan.dari.isoformat())
    if saringan.sampai is not None:
        syarat.append("waktu < ?")
        nilai.append((saringan.sampai + timedelta(days=1)).isoformat())
    return (f"WHERE {' AND '.join(syarat)}" if syarat else ""), nilai
