"""The example's physical progress and breakdown: made up, for neither is in the report."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from simpelin.domain.belanja import Belanja, JenisBelanja, jenis_dari_rekening
from simpelin.domain.fisik import FisikTW
from simpelin.domain.rencana import TRIWULAN, EmpatRupiah, Kunci
from simpelin.services.berkas_contoh import TAHUN
from simpelin.services.tercetak_contoh import Baris, baca

if TYPE_CHECKING:
    from simpelin.store import Store


def simpan_rincian(store: Store) -> None:
    """Keep both; inside ``store.ubah``."""
    for kunci, tw, fisik in _fisik():
        store.fisik.simpan(TAHUN, kunci, tw, fisik)
    for kunci, belanja in _belanja():
        store.belanja.simpan(TAHUN, kunci, belanja)


def _fisik() -> Iterator[tuple[Kunci, int, FisikTW]]:
    for baris in baca("contoh_fisik.csv"):
        for n in TRIWULAN:
            target, realisasi = baris[f"target_tw{n}"], baris[f"realisasi_tw{n}"]
            yield _kunci(baris), n, FisikTW(Fraction(target), Fraction(realisasi))


def _belanja() -> Iterator[tuple[Kunci, Belanja]]:
    for baris in baca("contoh_belanja.csv"):
        rekening = baris["rekening"]
        jenis = jenis_dari_rekening(rekening) or JenisBelanja.OPERASI
        kas, realisasi = _empat(baris, "kas"), _empat(baris, "realisasi")
        satu = Belanja(rekening, baris["uraian"], jenis, int(baris["pagu"]), kas, realisasi)
        yield _kunci(baris), satu


def _kunci(baris: Baris) -> Kunci:
    return Kunci(baris["kode"], baris["sub_skpd"])


def _empat(baris: Baris, awalan: str) -> EmpatRupiah:
    semua = (baris[f"{awalan}_tw{n}"] for n in TRIWULAN)
    a, b, c, d = (int(teks) if teks else None for teks in semua)
    return a, b, c, d
