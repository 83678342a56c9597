"""Where each unit's report of a quarter stands (aturan section 9)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.store.inti import Inti
from simpelin.store.unit import TabelUnit

_PILIH = """
SELECT u.nama, l.status, l.diajukan_pada, l.diajukan_oleh, l.alasan
FROM laporan l JOIN unit u ON u.id = l.unit_id
WHERE l.tahun = ? AND l.triwulan = ?
"""


class TabelLaporan:
    """Report states; a unit without one has not begun."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        self._inti = inti
        self._unit = unit

    def muat(self, tahun: int, triwulan: int) -> Mapping[str, LaporanUnit]:
        """States by unit, in the units' order."""
        baris = self._inti.ambil(f"{_PILIH} ORDER BY u.id", (tahun, triwulan))
        return {
            nama: LaporanUnit(nama, StatusLaporan(status), *lagi) for nama, status, *lagi in baris
        }

    def simpan(self, tahun: int, triwulan: int, laporan: LaporanUnit) -> None:
        """Keep where a unit's report stands.

        :raises TidakDitemukan: there is no such unit.
        :raises NilaiDitolak: no such quarter or year.
        """
        self._inti.pastikan_ubah()
        unit_id = self._unit.id(laporan.unit)
        lama = self.muat(tahun, triwulan).get(laporan.unit)
        if lama == laporan:
            return
        self._inti.tulis(
            "INSERT INTO laporan (tahun, triwulan, unit_id, status, diajukan_pada, diajukan_oleh,"
            " alasan) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tahun, triwulan, unit_id)"
            " DO UPDATE SET status = excluded.status, diajukan_pada = excluded.diajukan_pada,"
            " diajukan_oleh = excluded.diajukan_oleh, alasan = excluded.alasan",
            (
                tahun,
                triwulan,
                unit_id,
                laporan.status.value,
                laporan.diajukan_pada,
                laporan.diajukan_oleh,
                laporan.alasan,
            ),
        )
        self._inti.catat(
            "laporan",
            f"{tahun}|{triwulan}|{laporan.unit}",
            _isi(lama) if lama else None,
            _isi(laporan),
        )


def _isi(laporan: LaporanUnit) -> dict[str, Any]:
    kolom = {
        "diajukan_pada": laporan.diajukan_pada,
        "diajukan_oleh": laporan.diajukan_oleh,
        "alasan": laporan.alasan,
    }
    return {"status": laporan.status.value} | {k: v for k, v in kolom.items() if v}
