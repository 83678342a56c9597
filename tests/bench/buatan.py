"""Made-up offices of any size: as domain objects, and in a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

from simpelin.domain.kantor import Unit
from simpelin.domain.realisasi import EmpatLaporan, LaporanKinerja, Realisasi
from simpelin.domain.rencana import (
    TRIWULAN,
    EmpatRupiah,
    Indikator,
    Kunci,
    Simpul,
    Tingkat,
    VersiRencana,
)
from tests.bench import tempat

TAHUN = 2023
UNIT = ("Seksi Pemerintahan", "Seksi Pemberdayaan Masyarakat", "Sub Bagian Umum dan Keuangan")

BENTUK = {60: (4, 2, 6), 2000: (20, 9, 10), 50_000: (200, 24, 10)}
"""Rows of a plan: program, kegiatan in each, sub kegiatan in each, which make that many."""
TOMONI = ((3, 3, 2), (3, 2, 2), (2, 3, 2), (3, 2), (2, 3), (3, 3))
"""Sub kegiatan by kegiatan by program: 6, 16 and 38 or so, as the example's office has."""


@dataclass(frozen=True)
class Kantor:
    """Offices as the domain takes them."""

    simpul: list[Simpul]
    realisasi: Realisasi


def satu_bentuk(program: int, kegiatan: int, sub: int) -> tuple[tuple[int, ...], ...]:
    """The shape of an office with equal branches."""
    return ((sub,) * kegiatan,) * program


def kantor(banyak: int, bentuk: tuple[tuple[int, ...], ...] = TOMONI) -> Kantor:
    """``banyak`` offices side by side, each with its own tree under one root."""
    acak = Random(2023)
    simpul: list[Simpul] = []
    kinerja: dict[tuple[Kunci, str], EmpatLaporan] = {}
    anggaran: dict[Kunci, EmpatRupiah] = {}
    for nomor in range(banyak):
        nama_kantor = f"Kecamatan {nomor}" if banyak > 1 else ""
        for satu in _pohon(nama_kantor, bentuk, acak):
            simpul.append(satu)
            if satu.tingkat is not Tingkat.SUB_KEGIATAN:
                continue
            kas = satu.kas
            anggaran[satu.kunci] = _empat_rupiah(kas, acak)
            for indikator in satu.indikator:
                kinerja[satu.kunci, indikator.nama] = _empat_laporan(indikator, acak)
    return Kantor(simpul, Realisasi(kinerja, anggaran))


def _pohon(nama_kantor: str, bentuk: tuple[tuple[int, ...], ...], acak: Random) -> Iterator[Simpul]:
    akar = Kunci("0", nama_kantor)
    yield Simpul(akar, Tingkat.SASARAN, f"Sasaran {nama_kantor}".strip())
    for p, kegiatan in enumerate(bentuk, 1):
        program = Kunci(f"7.01.{p:02}", nama_kantor)
        yield Simpul(program, Tingkat.PROGRAM, f"Program {p}", akar, UNIT[p % 3])
        for k, banyak in enumerate(kegiatan, 1):
            induk = Kunci(f"{program.kode}.2.{k:02}", nama_kantor)
            yield Simpul(induk, Tingkat.KEGIATAN, f"Kegiatan {p}.{k}", program, UNIT[p % 3])
            for s in range(1, banyak + 1):
                kunci = Kunci(f"{induk.kode}.{s:04}", nama_kantor)
                yield _sub_kegiatan(kunci, induk, f"Sub kegiatan {p}.{k}.{s}", p, acak)


def _sub_kegiatan(kunci: Kunci, induk: Kunci, nama: str, nomor: int, acak: Random) -> Simpul:
    target = Fraction(acak.choice((4, 12, 20, 48, 100, 365)))
    seperempat = target / 4
    pagu = acak.randrange(1_000_000, 400_000_000, 1000)
    kas = pagu // 4
    return Simpul(
        kunci,
        Tingkat.SUB_KEGIATAN,
        nama,
        induk,
        UNIT[nomor % 3],
        pagu=pagu,
        kas=(kas, kas, kas, pagu - 3 * kas),
        indikator=(
            Indikator(
                "Jumlah dokumen",
                "dokumen",
                target=target,
                target_tw=(seperempat, seperempat, seperempat, seperempat),
            ),
        ),
    )


def _empat_rupiah(kas: EmpatRupiah, acak: Random) -> EmpatRupiah:
    a, b, c, d = ((satu or 0) * acak.randrange(50, 105) // 100 for satu in kas)
    return a, b, c, d


def _empat_laporan(indikator: Indikator, acak: Random) -> EmpatLaporan:
    a, b, c, d = (
        LaporanKinerja(Fraction(acak.randrange(0, int(100 * (satu or 0)) + 2), 100))
        for satu in indikator.target_tw
    )
    return a, b, c, d


@cache
def store_besar(baris: int) -> Path:
    """A store of one office whose plan has that many rows below its sasaran; closed."""
    from simpelin.store import open_store

    isi = kantor(1, satu_bentuk(*BENTUK[baris]))
    path = tempat.folder() / f"besar-{baris}.simpelin"
    store = open_store(path)
    with store.ubah("isi buatan"):
        for nama in UNIT:
            store.unit.simpan(Unit(nama))
        store.rencana.simpan_versi(TAHUN, VersiRencana())
        for simpul in isi.simpul:
            store.rencana.simpan_simpul(TAHUN, "murni", simpul)
        for (kunci, indikator), empat in isi.realisasi.kinerja.items():
            for n in TRIWULAN:
                store.realisasi.simpan_kinerja(TAHUN, kunci, indikator, n, empat[n - 1])
        for kunci, rupiah in isi.realisasi.anggaran.items():
            for n in TRIWULAN:
                store.realisasi.simpan_anggaran(TAHUN, kunci, n, rupiah[n - 1])
    store.close()
    return path
