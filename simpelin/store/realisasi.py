"""What was reported: kinerja, rupiah and words of a quarter, each with its trail.

One cell saved is the hot path: one look, one write, one trail entry, one commit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from sys import intern
from typing import Any

from simpelin.domain.angka import ke_json
from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.realisasi import (
    Catatan,
    EmpatLaporan,
    Koreksi,
    LaporanKinerja,
    Realisasi,
)
from simpelin.domain.rencana import KOSONG4, EmpatRupiah, Kunci
from simpelin.store.bilangan import dari_real, ke_real, periksa_rupiah
from simpelin.store.galat import TAK_TERSIMPAN, NilaiDitolak, TidakDitemukan
from simpelin.store.inti import Inti

_SEMUA_KINERJA = """
SELECT s.kode, s.sub_skpd, i.nama, k.triwulan, k.kinerja, k.pembilang, k.penyebut
FROM simpul s
JOIN indikator i ON i.simpul_id = s.id
JOIN realisasi_kinerja k ON k.indikator_id = i.id
WHERE s.tahun = ?
"""
_SEMUA_ANGGARAN = """
SELECT s.kode, s.sub_skpd, a.triwulan, a.anggaran
FROM simpul s JOIN realisasi_anggaran a ON a.simpul_id = s.id
WHERE s.tahun = ?
"""
_CATATAN_ANGGARAN = """
SELECT s.kode, s.sub_skpd, a.triwulan, a.catatan
FROM simpul s JOIN realisasi_anggaran a ON a.simpul_id = s.id
WHERE s.tahun = ? AND a.catatan <> ''
"""
_SEMUA_CATATAN = """
SELECT s.kode, s.sub_skpd, c.triwulan, c.faktor_pendorong, c.hambatan, c.solusi
FROM simpul s JOIN catatan_triwulan c ON c.simpul_id = s.id
WHERE s.tahun = ?
"""
_SEMUA_KOREKSI = """
SELECT s.kode, s.sub_skpd, k.triwulan, k.asal, k.jumlah, k.catatan
FROM koreksi k JOIN simpul s ON s.id = k.simpul_id
WHERE s.tahun = ? ORDER BY k.id
"""
_SATU_KINERJA = """
SELECT i.id, k.triwulan, k.kinerja, k.pembilang, k.penyebut
FROM simpul s
JOIN indikator i ON i.simpul_id = s.id AND i.nama = ?
LEFT JOIN realisasi_kinerja k ON k.indikator_id = i.id AND k.triwulan = ?
WHERE s.tahun = ? AND s.kode = ? AND s.sub_skpd = ?
"""
_HAPUS_KINERJA = "DELETE FROM realisasi_kinerja WHERE indikator_id = ? AND triwulan = ?"
_TULIS_KINERJA = (
    "INSERT INTO realisasi_kinerja (indikator_id, triwulan, kinerja, pembilang, penyebut)"
    " VALUES (?, ?, ?, ?, ?) ON CONFLICT (indikator_id, triwulan) DO UPDATE SET"
    " kinerja = excluded.kinerja, pembilang = excluded.pembilang, penyebut = excluded.penyebut"
)
_TULIS_ANGGARAN = (
    "INSERT INTO realisasi_anggaran (simpul_id, triwulan, anggaran, catatan)"
    " VALUES (?, ?, ?, ?) ON CONFLICT (simpul_id, triwulan)"
    " DO UPDATE SET anggaran = excluded.anggaran, catatan = excluded.catatan"
)
_SATU_ANGGARAN = """
SELECT s.id, a.anggaran, a.catatan
FROM simpul s LEFT JOIN realisasi_anggaran a ON a.simpul_id = s.id AND a.triwulan = ?
WHERE s.tahun = ? AND s.kode = ? AND s.sub_skpd = ?
"""
_ANGGARAN_SIMPUL = """
SELECT a.triwulan, a.anggaran
FROM simpul s JOIN realisasi_anggaran a ON a.simpul_id = s.id
WHERE s.tahun = ? AND s.kode = ? AND s.sub_skpd = ?
"""
_SATU_CATATAN = """
SELECT s.id, c.faktor_pendorong, c.hambatan, c.solusi
FROM simpul s LEFT JOIN catatan_triwulan c ON c.simpul_id = s.id AND c.triwulan = ?
WHERE s.tahun = ? AND s.kode = ? AND s.sub_skpd = ?
"""


class TabelRealisasi:
    """Reports of one office; what has no row was not reported, which is not zero."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def muat(self, tahun: int) -> Realisasi:
        """Everything reported in a year, without ikm (which is computed from the SKM)."""
        with self._inti.baca():
            return Realisasi(
                kinerja=self._muat_kinerja(tahun),
                anggaran=self._muat_anggaran(tahun),
                catatan=self._muat_catatan(tahun),
                koreksi=self.koreksi(tahun),
            )

    def anggaran(self, tahun: int, kunci: Kunci) -> EmpatRupiah:
        """One node's rupiah by quarter: what a new amount is checked against."""
        empat: list[int | None] = [*KOSONG4]
        for tw, anggaran in self._inti.ambil(_ANGGARAN_SIMPUL, (tahun, *kunci)):
            empat[tw - 1] = anggaran
        return empat[0], empat[1], empat[2], empat[3]

    def catatan_anggaran(self, tahun: int) -> Mapping[tuple[Kunci, int], str]:
        """The reasons given with rupiah, by node and quarter; empty ones are left out."""
        return {
            (self._inti.satu_kunci(kode, sub), tw): catatan
            for kode, sub, tw, catatan in self._inti.telusuri(_CATATAN_ANGGARAN, (tahun,))
        }

    def koreksi(self, tahun: int) -> Mapping[Kunci, tuple[Koreksi, ...]]:
        """A year's corrections by node, in the order in which they were booked."""
        hasil: dict[Kunci, list[Koreksi]] = {}
        for kode, sub, *isi in self._inti.telusuri(_SEMUA_KOREKSI, (tahun,)):
            hasil.setdefault(Kunci(kode, sub), []).append(Koreksi(*isi))
        return {kunci: tuple(semua) for kunci, semua in hasil.items()}

    # --- writing ---------------------------------------------------------

    def simpan_kinerja(
        self,
        tahun: int,
        kunci: Kunci,
        indikator: str,
        triwulan: int,
        laporan: LaporanKinerja | None,
    ) -> None:
        """Keep one quarter's kinerja of an indicator, in its satuan.

        ``None``, or a report without any figure, takes it back to "not reported".

        :raises TidakDitemukan: there is no such indicator.
        :raises NilaiDitolak: quarter, bounds or digits (at most 15 significant).
        """
        self._inti.pastikan_ubah()
        baru = _angka(laporan)
        baris = self._inti.satu(_SATU_KINERJA, (indikator, triwulan, tahun, *kunci))
        if baris is None:
            raise TidakDitemukan(
                f"Indikator “{indikator}” pada {kunci} tidak ada dalam rencana {tahun};"
                f" muat ulang halaman ini ({TAK_TERSIMPAN})."
            )
        indikator_id, terisi, *angka = baris
        lama = tuple(angka) if terisi is not None else None
        if lama == baru:
            return
        if baru is None:
            self._inti.tulis(_HAPUS_KINERJA, (indikator_id, triwulan))
        else:
            self._inti.tulis(_TULIS_KINERJA, (indikator_id, triwulan, *baru))
        kunci_entri = kunci_riwayat(tahun, kunci, indikator, triwulan)
        self._inti.catat("kinerja", kunci_entri, _isi_kinerja(lama), _isi_kinerja(baru))

    def simpan_anggaran(
        self, tahun: int, kunci: Kunci, triwulan: int, anggaran: int | None, catatan: str = ""
    ) -> None:
        """Keep one quarter's realisasi anggaran of a node, whole rupiah.

        ``None`` takes it back to "not entered", with its note. A negative amount needs a
        note (aturan section 1); the running total is not looked at here.

        :raises TidakDitemukan: there is no such node.
        :raises NilaiDitolak: quarter, digits, or negative without a note.
        """
        self._inti.pastikan_ubah()
        periksa_rupiah(anggaran, f"Realisasi anggaran {kunci}")
        if anggaran is not None and anggaran < 0 and not catatan.strip():
            raise NilaiDitolak(
                f"Realisasi anggaran {kunci} negatif; tulis sebabnya dalam catatan"
                f" ({TAK_TERSIMPAN})."
            )
        simpul_id, *lama = self._simpul(_SATU_ANGGARAN, tahun, kunci, triwulan)
        baru = [None, None] if anggaran is None else [anggaran, catatan]
        if lama == baru:
            return
        if anggaran is None:
            self._hapus("realisasi_anggaran", simpul_id, triwulan)
        else:
            self._inti.tulis(_TULIS_ANGGARAN, (simpul_id, triwulan, anggaran, catatan))
        self._inti.catat(
            "anggaran",
            kunci_riwayat(tahun, kunci, triwulan),
            _isi_anggaran(*lama),
            _isi_anggaran(*baru),
        )

    def simpan_catatan(self, tahun: int, kunci: Kunci, triwulan: int, catatan: Catatan) -> None:
        """Keep the words of a node and quarter; all of them empty removes them.

        :raises TidakDitemukan: there is no such node.
        :raises NilaiDitolak: no such quarter.
        """
        self._inti.pastikan_ubah()
        simpul_id, *lama = self._simpul(_SATU_CATATAN, tahun, kunci, triwulan)
        baru = [catatan.faktor_pendorong, catatan.hambatan, catatan.solusi]
        if [satu or "" for satu in lama] == baru:
            return
        if not any(baru):
            self._hapus("catatan_triwulan", simpul_id, triwulan)
        else:
            self._inti.tulis(
                "INSERT INTO catatan_triwulan (simpul_id, triwulan, faktor_pendorong, hambatan,"
                " solusi) VALUES (?, ?, ?, ?, ?) ON CONFLICT (simpul_id, triwulan) DO UPDATE SET"
                " faktor_pendorong = excluded.faktor_pendorong, hambatan = excluded.hambatan,"
                " solusi = excluded.solusi",
                (simpul_id, triwulan, *baru),
            )
        self._inti.catat(
            "catatan", kunci_riwayat(tahun, kunci, triwulan), _isi_catatan(lama), _isi_catatan(baru)
        )

    def catat_koreksi(self, tahun: int, kunci: Kunci, koreksi: Koreksi) -> None:
        """Keep where part of a quarter's rupiah comes from; its amount is saved apart.

        :raises TidakDitemukan: there is no such node.
        :raises NilaiDitolak: an amount of 0, no note, an origin that is not earlier.
        """
        self._inti.pastikan_ubah()
        periksa_rupiah(koreksi.jumlah, f"Koreksi {kunci}")
        simpul_id, *_ = self._simpul(_SATU_ANGGARAN, tahun, kunci, koreksi.triwulan)
        self._inti.tulis(
            "INSERT INTO koreksi (simpul_id, triwulan, asal, jumlah, catatan)"
            " VALUES (?, ?, ?, ?, ?)",
            (simpul_id, koreksi.triwulan, koreksi.asal, koreksi.jumlah, koreksi.catatan),
        )
        isi = {"koreksi": koreksi.jumlah, "asal": koreksi.asal, "catatan": koreksi.catatan}
        self._inti.catat("koreksi", kunci_riwayat(tahun, kunci, koreksi.triwulan), None, isi)

    # --- behind them -----------------------------------------------------

    def _simpul(self, sql: str, tahun: int, kunci: Kunci, triwulan: int) -> Any:
        baris = self._inti.satu(sql, (triwulan, tahun, *kunci))
        if baris is None:
            raise TidakDitemukan(
                f"{kunci} tidak ada dalam rencana {tahun}; muat ulang halaman ini"
                f" ({TAK_TERSIMPAN})."
            )
        return baris

    def _hapus(self, tabel: str, simpul_id: int, triwulan: int) -> None:
        self._inti.tulis(
            f"DELETE FROM {tabel} WHERE simpul_id = ? AND triwulan = ?", (simpul_id, triwulan)
        )

    def _muat_kinerja(self, tahun: int) -> dict[tuple[Kunci, str], EmpatLaporan]:
        empat: dict[tuple[Kunci, str], list[LaporanKinerja | None]] = {}
        for kode, sub, nama, tw, *angka in self._inti.telusuri(_SEMUA_KINERJA, (tahun,)):
            kunci = (self._inti.satu_kunci(kode, sub), intern(nama))
            laporan = empat.setdefault(kunci, [*KOSONG4])
            laporan[tw - 1] = _laporan(*angka)
        return {kunci: (a, b, c, d) for kunci, (a, b, c, d) in empat.items()}

    def _muat_anggaran(self, tahun: int) -> dict[Kunci, EmpatRupiah]:
        empat: dict[Kunci, list[int | None]] = {}
        for kode, sub, tw, anggaran in self._inti.telusuri(_SEMUA_ANGGARAN, (tahun,)):
            kunci = self._inti.satu_kunci(kode, sub)
            empat.setdefault(kunci, [*KOSONG4])[tw - 1] = anggaran
        return {kunci: (a, b, c, d) for kunci, (a, b, c, d) in empat.items()}

    def _muat_catatan(self, tahun: int) -> dict[tuple[Kunci, int], Catatan]:
        return {
            (self._inti.satu_kunci(kode, sub), tw): Catatan(*kata)
            for kode, sub, tw, *kata in self._inti.telusuri(_SEMUA_CATATAN, (tahun,))
        }


@lru_cache(maxsize=1024)
def _laporan(*angka: float | None) -> LaporanKinerja:
    """A report of stored figures; in an office most are one of a few small numbers."""
    return LaporanKinerja(*map(dari_real, angka))


Angka3 = tuple[float | None, float | None, float | None]


def _angka(laporan: LaporanKinerja | None) -> Angka3 | None:
    if laporan is None:
        return None
    angka = (ke_real(laporan.kinerja), ke_real(laporan.pembilang), ke_real(laporan.penyebut))
    return None if angka == (None, None, None) else angka


def _isi_kinerja(angka: tuple[Any, ...] | None) -> dict[str, Any] | None:
    if angka is None:
        return None
    nama = ("kinerja", "pembilang", "penyebut")
    return {
        satu: ke_json(dari_real(nilai))
        for satu, nilai in zip(nama, angka, strict=True)
        if nilai is not None
    }


def _isi_anggaran(anggaran: int | None, catatan: str | None) -> dict[str, Any] | None:
    if anggaran is None:
        return None
    return {"anggaran": anggaran} | ({"catatan": catatan} if catatan else {})


def _isi_catatan(kata: Sequence[str | None]) -> dict[str, Any] | None:
    nama = ("faktor_pendorong", "hambatan", "solusi")
    return {satu: isi for satu, isi in zip(nama, kata, strict=True) if isi} or None
