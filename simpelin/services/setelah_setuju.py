"""Figures that change after an approval: said while they are typed, listed afterwards.

An earlier quarter that is still open may be typed while a later one is approved; the later
one's cumulative figures then differ from its snapshot (docs/keputusan/0048).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kata import sebut
from simpelin.domain.rencana import TRIWULAN
from simpelin.domain.temuan import AturanData, Ketidaksesuaian, keparahan
from simpelin.services.beda_potret import Beda, BedaPotret, beda_semua

if TYPE_CHECKING:
    from simpelin.store import Store


def disetujui_sesudah(store: Store, tahun: int, triwulan: int) -> dict[str, tuple[int, ...]]:
    """By unit the later quarters of the year whose report stands approved."""
    hasil: dict[str, tuple[int, ...]] = {}
    for n in range(triwulan + 1, TRIWULAN[-1] + 1):
        for unit, satu in store.laporan.muat(tahun, n).items():
            if satu.status is StatusLaporan.DISETUJUI:
                hasil[unit] = (*hasil.get(unit, ()), n)
    return hasil


def peringatan(store: Store, tahun: int, triwulan: int, unit: Iterable[str]) -> str:
    """What who types for these units must know first; '' where no later report is approved."""
    semua = disetujui_sesudah(store, tahun, triwulan)
    kena = [(satu, semua[satu]) for satu in dict.fromkeys(unit) if satu in semua]
    if not kena:
        return ""
    siapa = sebut([f"TW {_romawi(tw)} {satu}" for satu, tw in kena], "unit lain")
    return (
        f"Sudah disetujui: {siapa}. Yang diketik di TW {ROMAWI[triwulan]} mengubah angka"
        " kumulatifnya; bedanya tampil di Verifikasi. Buka kembali laporan itu bila harus ikut."
    )


def temuan(store: Store, tahun: int) -> list[Ketidaksesuaian]:
    """One finding for every approved report of a year whose figures are no longer the same."""
    return [
        _temuan(satu)
        for n in TRIWULAN
        for satu in beda_semua(store, tahun, n).values()
        if satu.beda
    ]


def _temuan(satu: BedaPotret) -> Ketidaksesuaian:
    p = satu.potret
    angka: dict[str, Any] = {
        "tercatat": None,
        "terhitung": None,
        "selisih": None,
        "sumber": f"potret persetujuan {p.waktu[:10]}, {p.orang}",
        "tahun": p.tahun,
        "triwulan": p.triwulan,
        "unit": p.unit,
        "beda": [_json(beda) for beda in satu.beda],
    }
    return Ketidaksesuaian(
        AturanData.BERUBAH_SESUDAH_DISETUJUI,
        "",
        keparahan(AturanData.BERUBAH_SESUDAH_DISETUJUI),
        f"Laporan {p.unit} TW {ROMAWI[p.triwulan]} {p.tahun}: {len(satu.beda)} angka berubah"
        f" sesudah disetujui: {sebut([_kata(beda) for beda in satu.beda])}. Buka kembali"
        " laporannya supaya disetujui dengan angka sekarang, atau kembalikan angkanya.",
        angka,
    )


def _kata(beda: Beda) -> str:
    tempat = f"{beda.kunci} " if beda.kunci else ""
    return f"{tempat}{beda.label} {beda.dulu} → {beda.kini}"


def _json(beda: Beda) -> dict[str, str]:
    kode, sub = (beda.kunci.kode, beda.kunci.sub_skpd) if beda.kunci else ("", "")
    return {
        "kode": kode,
        "sub_skpd": sub,
        "nama": beda.nama,
        "angka": beda.label,
        "disetujui": beda.dulu,
        "sekarang": beda.kini,
    }


def _romawi(semua: Iterable[int]) -> str:
    return ", ".join(ROMAWI[n] for n in semua)
