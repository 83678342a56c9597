"""Working days and deadlines of a quarter (aturan section 9)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

ROMAWI = ("", "I", "II", "III", "IV")
"""The Roman numeral of quarter n stands at index n."""

BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_SABTU = 5


@dataclass(frozen=True, slots=True)
class Tenggat:
    """Working days after the quarter's end on which each step closes."""

    isian: int = 3
    verifikasi: int = 5
    rapat: int = 7
    kirim: int = 10


def akhir_triwulan(tahun: int, triwulan: int) -> date:
    """The last day of a quarter."""
    berikut = date(tahun + triwulan // 4, triwulan % 4 * 3 + 1, 1)
    return berikut - timedelta(days=1)


def hari_kerja_ke(setelah: date, banyak: int, libur: Collection[date] = ()) -> date:
    """The ``banyak``-th working day after a date: Monday to Friday, holidays left out."""
    hari = setelah
    while banyak > 0:
        hari += timedelta(days=1)
        if hari.weekday() < _SABTU and hari not in libur:
            banyak -= 1
    return hari


def batas_isian(
    tahun: int, triwulan: int, tenggat: Tenggat = Tenggat(), libur: Collection[date] = ()
) -> date:
    """The last day on which units may enter a quarter."""
    return hari_kerja_ke(akhir_triwulan(tahun, triwulan), tenggat.isian, libur)


def hari_terlambat(batas: date, sampai: date) -> int:
    """Calendar days that ``sampai`` lies after ``batas``; 0 where it does not."""
    return max(0, (sampai - batas).days)


def tanggal_panjang(hari: date) -> str:
    """``5 Januari 2024``."""
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def nama_hari(hari: date) -> str:
    """``Jumat``."""
    return HARI[hari.weekday()]
