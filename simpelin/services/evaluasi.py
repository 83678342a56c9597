"""Evaluate a year from the store, and the JSON of it (cli.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from simpelin.domain import henti
from simpelin.domain.angka import ke_json
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul, evaluasi
from simpelin.domain.ikm import ikm_kumulatif
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import Realisasi
from simpelin.domain.rencana import Rencana, Tingkat, rencana_berlaku
from simpelin.services import pengaturan

if TYPE_CHECKING:
    from simpelin.store import Store


def hitung(store: Store, tahun: int, triwulan: int) -> Evaluasi:
    """The evaluation to the end of one quarter; a year without a plan gives an empty one."""
    return next(telusuri(store, tahun, (triwulan,)))


def hitung_semua(store: Store, tahun: int, triwulan: int) -> tuple[Evaluasi, ...]:
    """The evaluations of quarters 1..``triwulan``, each with its own plan in force."""
    return tuple(telusuri(store, tahun, range(1, triwulan + 1)))


def telusuri(store: Store, tahun: int, triwulan: Iterable[int]) -> Iterator[Evaluasi]:
    """The same of any quarters, one after the other, for who needs little of each."""
    versi = store.rencana.versi(tahun)
    henti.periksa()
    realisasi = muat_realisasi(store, tahun)
    atur = pengaturan.muat(store)
    berlaku: dict[int, Rencana] = {}
    for n in triwulan:
        henti.periksa()
        # quarters in which the same versions hold have the same plan
        banyak = sum(satu.berlaku_tw <= n for satu in versi)
        if banyak not in berlaku:
            berlaku[banyak] = rencana_berlaku(tahun, versi, n)
        yield evaluasi(berlaku[banyak], realisasi, n, atur.ambang, contoh=atur.contoh)


def belum_berisi(tahun: int, triwulan: int) -> KesalahanPengguna:
    """Why a form has nothing to print: the plan has no sub kegiatan yet."""
    return KesalahanPengguna(
        f"Belum ada sub kegiatan dalam rencana tahun {tahun} sampai triwulan {triwulan};"
        " impor atau isi rencananya dulu."
    )


def muat_realisasi(store: Store, tahun: int) -> Realisasi:
    """What was reported in a year, with the satisfaction index of its quarters."""
    return replace(
        store.realisasi.muat(tahun),
        sebab=store.sebab.muat(tahun),
        ikm=ikm_kumulatif(store.skm.muat(tahun)),
    )


def sebagai_json(hasil: Evaluasi) -> dict[str, Any]:
    """The document of ``simpelin evaluasi --json``."""
    return {
        "tahun": hasil.tahun,
        "triwulan": hasil.triwulan,
        "versi": hasil.versi,
        "contoh": hasil.contoh,
        "kantor": _angka(hasil.kantor),
        "simpul": [_simpul(satu) for satu in hasil],
    }


def _simpul(hasil: HasilSimpul) -> dict[str, Any]:
    simpul = hasil.simpul
    assert simpul is not None
    return {
        "kode": simpul.kode,
        "sub_skpd": simpul.kunci.sub_skpd,
        "tingkat": str(Tingkat(simpul.tingkat)),
        "nama": simpul.nama,
        "unit": simpul.unit,
        **_angka(hasil),
    }


def _angka(hasil: HasilSimpul) -> dict[str, Any]:
    return {
        "pagu": hasil.pagu,
        "rencana_kas": hasil.rencana_kas,
        "realisasi_anggaran": hasil.realisasi_anggaran,
        "anggaran_terlapor": hasil.anggaran_terlapor,
        "serapan": ke_json(hasil.serapan),
        "capaian_kinerja": ke_json(hasil.capaian_kinerja),
        "capaian_tahunan": ke_json(hasil.capaian_tahunan),
        "capaian_tertimbang": ke_json(hasil.capaian_tertimbang),
        "capaian_minimum": ke_json(hasil.capaian_minimum),
        "capaian_indikator": ke_json(hasil.capaian_indikator),
        "predikat": hasil.predikat,
        "wajib": hasil.wajib,
        "terlapor": hasil.terlapor,
    }
