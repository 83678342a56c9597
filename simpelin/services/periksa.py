"""Look for figures that contradict each other, over every year of a store (aturan section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simpelin.domain.capaian import dilaporkan
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.realisasi import LaporanKinerja, Realisasi
from simpelin.domain.rencana import TRIWULAN, Sifat
from simpelin.domain.temuan import Ketidaksesuaian, Rincian, berat, ketidaksesuaian
from simpelin.services import setelah_setuju
from simpelin.services.evaluasi import hitung

if TYPE_CHECKING:
    from simpelin.store import Store

AKHIR = TRIWULAN[-1]


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """What was found: ``ketidaksesuaian`` heaviest first, ``keutuhan`` of the store itself."""

    ketidaksesuaian: tuple[Ketidaksesuaian, ...]
    keutuhan: tuple[str, ...] = ()


def periksa(
    store: Store,
    *,
    tahun: int | None = None,
    triwulan: int | None = None,
    keutuhan: Sequence[str] = (),
) -> HasilPeriksa:
    """All findings of one year, or of every year that has a plan.

    ``triwulan`` is the quarter to look from; without it the last one of the year in which
    anything was reported, TW IV where nothing was. ``keutuhan`` takes what the store says
    of its own soundness, which only the composition root may ask. A year without a plan
    has no findings. Order: keparahan, rule, newest year, plan order.
    """
    semua = (tahun,) if tahun is not None else store.rencana.tahun()
    temuan = [
        satu for masing in sorted(semua, reverse=True) for satu in _satu(store, masing, triwulan)
    ]
    return HasilPeriksa(tuple(sorted(temuan, key=berat)), tuple(keutuhan))


def periksa_evaluasi(store: Store, evaluasi: Evaluasi) -> list[Ketidaksesuaian]:
    """The findings of a year whose evaluation is already at hand."""
    pembanding = store.pembanding.muat(evaluasi.tahun)
    akhir = evaluasi
    if pembanding and evaluasi.triwulan != AKHIR:
        akhir = hitung(store, evaluasi.tahun, AKHIR)
    return ketidaksesuaian(
        evaluasi,
        pembanding,
        akhir=akhir if pembanding else None,
        rincian=muat_rincian(store, evaluasi),
    )


def muat_rincian(store: Store, evaluasi: Evaluasi) -> Rincian:
    """A year's breakdowns by belanja, by the plan in force in the evaluation's quarter, and its
    physical progress."""
    tahun = evaluasi.tahun
    return Rincian(store.belanja.muat(tahun, evaluasi.triwulan), store.fisik.muat(tahun))


def _satu(store: Store, tahun: int, triwulan: int | None) -> list[Ketidaksesuaian]:
    # quarter 4 first: it is what printed figures are held against, and mostly the one asked
    akhir = hitung(store, tahun, AKHIR)
    if not akhir.rencana.simpul:
        return []
    n = triwulan or triwulan_terakhir(akhir.realisasi) or AKHIR
    evaluasi = akhir if n == AKHIR else hitung(store, tahun, n)
    pembanding, rincian = store.pembanding.muat(tahun), muat_rincian(store, evaluasi)
    temuan = ketidaksesuaian(evaluasi, pembanding, akhir=akhir, rincian=rincian)
    return temuan + setelah_setuju.temuan(store, tahun)


def triwulan_terakhir(realisasi: Realisasi) -> int | None:
    """The last quarter in which any figure was reported; ``None`` where none was."""
    kinerja = {
        n
        for laporan in realisasi.kinerja.values()
        for n, satu in enumerate(laporan, 1)
        if _ada(satu)
    }
    anggaran = {
        n
        for rupiah in realisasi.anggaran.values()
        for n, nilai in enumerate(rupiah, 1)
        if nilai is not None
    }
    return max(kinerja | anggaran, default=None)


def _ada(laporan: LaporanKinerja | None) -> bool:
    return dilaporkan(Sifat.KUMULATIF, laporan) or dilaporkan(Sifat.RASIO, laporan)


def sebagai_json(hasil: HasilPeriksa) -> dict[str, Any]:
    """The document of ``simpelin periksa --json``."""
    return {
        "ketidaksesuaian": [
            {
                "aturan": str(satu.aturan),
                "kode": satu.kode,
                "keparahan": str(satu.keparahan),
                "pesan": satu.pesan,
                "angka": dict(satu.angka),
            }
            for satu in hasil.ketidaksesuaian
        ]
    }
