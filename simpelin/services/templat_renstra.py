"""The rows of the template's sheets ``Renstra`` and ``PetaKode``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from simpelin.domain.rencana import urut_kunci
from simpelin.domain.renstra import ButirRenstra, Renstra

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.workbook.templat_tulis import BarisTulis


def baris_renstra(store: Store) -> Iterator[BarisTulis]:
    """One row an item for the whole period where it says something, one for each such year.

    By code, so that a store filled from the workbook writes the same rows.
    """
    for renstra in store.renstra.semua():
        nomor = renstra.nomor
        for butir in sorted(renstra.butir, key=_urutan):
            for baris in _butir(renstra, butir):
                yield {**baris, "nomor_renstra": nomor}
                nomor = ""


def _urutan(butir: ButirRenstra) -> tuple[object, ...]:
    return (*urut_kunci(butir.kunci), butir.tahun_kode, butir.indikator)


def _butir(renstra: Renstra, butir: ButirRenstra) -> Iterator[BarisTulis]:
    kunci: BarisTulis = {
        "tahun_awal": renstra.awal,
        "tahun_akhir": renstra.akhir,
        "kode": butir.kunci.kode,
        "sub_skpd": butir.kunci.sub_skpd,
        "indikator": butir.indikator,
        "tahun_kode": butir.tahun_kode,
    }
    semasa: BarisTulis = {
        "satuan": butir.satuan,
        "sifat_tahunan": butir.sifat.value if butir.sifat else "",
        "kondisi_awal": butir.kondisi_awal,
        "target_akhir": butir.target_akhir,
        "pagu_akhir": butir.pagu_akhir,
    }
    if any(nilai not in ("", None) for nilai in semasa.values()):
        yield {**kunci, **semasa}
    for tahun, satu in sorted(butir.tahun.items()):
        yield {
            **kunci,
            "tahun": tahun,
            "target": satu.target,
            "realisasi": satu.realisasi,
            "pagu": satu.pagu,
            "realisasi_anggaran": satu.anggaran,
        }


def baris_alih(store: Store) -> Iterator[BarisTulis]:
    """One row a code that changed."""
    for satu in store.renstra.alih():
        yield {
            "tahun": satu.tahun,
            "kode_lama": satu.lama.kode,
            "sub_lama": satu.lama.sub_skpd,
            "indikator_lama": satu.indikator_lama,
            "kode_baru": satu.baru.kode,
            "sub_baru": satu.baru.sub_skpd,
            "indikator_baru": satu.indikator_baru,
        }
