"""A small plan, and what the tests look at again and again."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from pathlib import Path

from simpelin.domain.rencana import Indikator, Kunci, Simpul, Tingkat, VersiRencana
from simpelin.store import Store

TAHUN = 2023
SASARAN = Kunci("S1")
PROGRAM = Kunci("7.01.01")
KEGIATAN = Kunci("7.01.01.2.01")
SUB = Kunci("7.01.01.2.01.01")
SUB_KELURAHAN = Kunci("7.01.01.2.01.01", "Kelurahan Tomoni")
DOKUMEN = "Jumlah dokumen"
LAPORAN = "Jumlah laporan"


def simpul(kunci: Kunci, tingkat: Tingkat, induk: Kunci | None, **lagi: object) -> Simpul:
    return Simpul(kunci, tingkat, f"Nama {kunci}", induk, **lagi)  # type: ignore[arg-type]


def sub_kegiatan(kunci: Kunci = SUB) -> Simpul:
    return simpul(
        kunci,
        Tingkat.SUB_KEGIATAN,
        KEGIATAN,
        unit="Subbag Perencanaan",
        pagu=5_800_000,
        kas=(1_000_000, 2_000_000, None, 2_800_000),
        indikator=(
            Indikator(DOKUMEN, "dokumen", target=Fraction(12), target_tw=(Fraction(3),) * 4),
            Indikator(LAPORAN, "laporan", "Seksi Ekbang", target=Fraction("2.5")),
        ),
    )


def rencana() -> tuple[Simpul, ...]:
    return (
        simpul(SASARAN, Tingkat.SASARAN, None),
        simpul(PROGRAM, Tingkat.PROGRAM, SASARAN),
        simpul(KEGIATAN, Tingkat.KEGIATAN, PROGRAM),
        sub_kegiatan(),
        sub_kegiatan(SUB_KELURAHAN),
    )


def isi_rencana(store: Store) -> None:
    with store.ubah("isi rencana"):
        store.rencana.simpan_versi(TAHUN, VersiRencana())
        for satu in rencana():
            store.rencana.simpan_simpul(TAHUN, "murni", satu)


def potret(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` and the fingerprint of its bytes."""
    return {
        str(satu.relative_to(folder)): hashlib.sha256(satu.read_bytes()).hexdigest()
        for satu in sorted(folder.rglob("*"))
        if satu.is_file()
    }


def banyak_riwayat(store: Store) -> int:
    return len(store.riwayat.cari())
