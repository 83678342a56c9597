"""The approvals of a report by their tiers' names."""

from __future__ import annotations

from simpelin.domain.kantor import LaporanUnit
from simpelin.domain.tingkat import Jenjang
from simpelin.services.langkah_laporan import setuju
from simpelin.store import Store


def periksa_laporan(store: Store, unit: str, tahun: int, triwulan: int) -> LaporanUnit:
    """The planner's check."""
    return setuju(store, Jenjang.PERIKSA, unit, tahun, triwulan)


def verifikasi(store: Store, unit: str, tahun: int, triwulan: int) -> LaporanUnit:
    """The secretary's verification."""
    return setuju(store, Jenjang.VERIFIKASI, unit, tahun, triwulan)


def setujui(store: Store, unit: str, tahun: int, triwulan: int, alasan: str = "") -> LaporanUnit:
    """The camat's approval."""
    return setuju(store, Jenjang.SETUJUI, unit, tahun, triwulan, alasan)
