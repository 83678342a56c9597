"""What an approval freezes: the unit's rows of the evaluation and the plan in force.

Canonical JSON (keys sorted, no spaces, UTF-8): rupiah as integers, every other figure as an
exact fraction in text ('75/2'), nothing rounded, ``null`` for what was not reported. Its
SHA-256 stands beside it; neither is ever changed (issue 3 item 3).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from simpelin.domain.capaian import HasilIndikator
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import KOSONG4, Tingkat
from simpelin.domain.sorotan import unit_indikator
from simpelin.services import pengaturan
from simpelin.services.evaluasi import hitung
from simpelin.services.pengaturan import Pengaturan

if TYPE_CHECKING:
    from simpelin.store import Store

BENTUK = 1
"""The number of this layout; a later one gets another."""

Isi = dict[str, Any]


def susun_potret(evaluasi: Evaluasi, unit: str, atur: Pengaturan) -> Isi:
    """The snapshot of one unit's report as the evaluation gives it now."""
    n = evaluasi.triwulan
    return {
        "bentuk": BENTUK,
        "tahun": evaluasi.tahun,
        "triwulan": n,
        "unit": unit,
        "versi": evaluasi.versi,
        "basis_rp": atur.teks("basis_rp"),
        "batas_rp": atur.batas_rp(evaluasi.tahun, n).isoformat(),
        "rekonsiliasi": atur.rekonsiliasi(evaluasi.tahun, n),
        "ambang_diubah": list(atur.ambang_diubah()),
        "baris": [_baris(evaluasi, hasil, milik) for hasil, milik in _milik(evaluasi, unit)],
    }


def tulis_potret(isi: Isi) -> str:
    """Its canonical text."""
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def simpan_potret(store: Store, unit: str, tahun: int, triwulan: int) -> str:
    """Keep the snapshot of a report that is being approved; inside ``store.ubah``."""
    isi = susun_potret(hitung(store, tahun, triwulan), unit, pengaturan.muat(store))
    return store.potret_laporan.tambah(tahun, triwulan, unit, tulis_potret(isi))


def _milik(
    evaluasi: Evaluasi, unit: str
) -> Iterator[tuple[HasilSimpul, tuple[HasilIndikator, ...]]]:
    """The nodes of a unit's report with its own indicators, in plan order."""
    for hasil in evaluasi:
        simpul = hasil.simpul
        assert simpul is not None
        milik = tuple(i for i in hasil.indikator if unit_indikator(i, simpul) == unit)
        if milik or (simpul.tingkat is Tingkat.SUB_KEGIATAN and simpul.unit == unit):
            yield hasil, milik


def _baris(evaluasi: Evaluasi, hasil: HasilSimpul, milik: tuple[HasilIndikator, ...]) -> Isi:
    simpul, n = hasil.simpul, evaluasi.triwulan
    assert simpul is not None
    realisasi = evaluasi.realisasi
    kata = realisasi.catatan.get((simpul.kunci, n), Catatan())
    return {
        "kode": simpul.kode,
        "sub_skpd": simpul.kunci.sub_skpd,
        "tingkat": simpul.tingkat.value,
        "nama": simpul.nama,
        "pagu": hasil.pagu,
        "kas": list(simpul.kas),
        "realisasi_tw": list(realisasi.anggaran.get(simpul.kunci, KOSONG4)[:n]),
        "realisasi_anggaran": hasil.realisasi_anggaran,
        "rencana_kas": hasil.rencana_kas,
        "serapan": _teks(hasil.serapan),
        "capaian_kinerja": _teks(hasil.capaian_kinerja),
        "capaian_tahunan": _teks(hasil.capaian_tahunan),
        "capaian_indikator": _teks(hasil.capaian_indikator),
        "predikat": hasil.predikat,
        "wajib": hasil.wajib,
        "terlapor": hasil.terlapor,
        "hambatan": kata.hambatan,
        "solusi": kata.solusi,
        "faktor_pendorong": kata.faktor_pendorong,
        "indikator": [_indikator(satu) for satu in milik],
    }


def _indikator(hasil: HasilIndikator) -> Isi:
    i = hasil.indikator
    return {
        "nama": i.nama,
        "satuan": i.satuan,
        "sifat": i.sifat.value,
        "polaritas": i.polaritas.value,
        "target_tahun": _teks(i.target),
        "target_tw": [_teks(satu) for satu in i.target_tw],
        "kinerja_tw": [_laporan(satu) for satu in hasil.laporan[: hasil.triwulan]],
        "status": str(hasil.status),
        "realisasi": _teks(hasil.realisasi),
        "target": _teks(hasil.target),
        "capaian": _teks(hasil.capaian),
        "capaian_tahunan": _teks(hasil.capaian_tahunan),
    }


def _laporan(laporan: LaporanKinerja | None) -> str | None:
    """'75/2', of a rasio 'pembilang dari penyebut'."""
    if laporan is None:
        return None
    if laporan.kinerja is not None:
        return _teks(laporan.kinerja)
    if laporan.pembilang is None or laporan.penyebut is None:
        return None
    return f"{_teks(laporan.pembilang)} dari {_teks(laporan.penyebut)}"


def _teks(nilai: Fraction | None) -> str | None:
    return None if nilai is None else str(nilai)
