"""What opens and closes a unit's cells besides its report: final rupiah, lock exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from simpelin.domain.tingkat import Pengecualian, RupiahFinal
from simpelin.store.inti import Inti, waktu_kini
from simpelin.store.unit import TabelUnit


class TabelRupiahFinal:
    """Keuangan's declarations, by year, quarter and owning unit."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        self._inti = inti
        self._unit = unit

    def muat(self, tahun: int, triwulan: int) -> Mapping[str, RupiahFinal]:
        """The units whose rupiah of the quarter are final."""
        baris = self._inti.ambil(
            "SELECT u.nama, r.waktu, r.orang FROM rupiah_final r JOIN unit u ON u.id = r.unit_id"
            " WHERE r.tahun = ? AND r.triwulan = ? ORDER BY u.id",
            (tahun, triwulan),
        )
        return {kolom[0]: RupiahFinal(*kolom) for kolom in baris}

    def simpan(self, tahun: int, triwulan: int, unit: str, final: bool) -> None:
        """Declare a unit's rupiah final, or take it back.

        :raises TidakDitemukan: there is no such unit.
        """
        self._inti.pastikan_ubah()
        unit_id = self._unit.id(unit)
        if (unit in self.muat(tahun, triwulan)) == final:
            return
        kunci = (tahun, triwulan, unit_id)
        if final:
            self._inti.tulis(
                "INSERT INTO rupiah_final (tahun, triwulan, unit_id, waktu, orang)"
                " VALUES (?, ?, ?, ?, ?)",
                (*kunci, waktu_kini(), self._inti.pelaku.nama),
            )
        else:
            self._inti.tulis(
                "DELETE FROM rupiah_final WHERE tahun = ? AND triwulan = ? AND unit_id = ?", kunci
            )
        isi = {"rupiah": "final"}
        objek = f"{tahun}|{triwulan}|{unit}"
        self._inti.catat("rupiah", objek, None if final else isi, isi if final else None)


class TabelPengecualian:
    """Exceptions from the entry deadline, one a unit and quarter."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        self._inti = inti
        self._unit = unit

    def muat(self, tahun: int, triwulan: int) -> Mapping[str, Pengecualian]:
        """The exceptions of a quarter, by unit, also those that have ended."""
        baris = self._inti.ambil(
            "SELECT u.nama, p.sampai, p.alasan, p.waktu, p.orang FROM pengecualian_kunci p"
            " JOIN unit u ON u.id = p.unit_id WHERE p.tahun = ? AND p.triwulan = ? ORDER BY u.id",
            (tahun, triwulan),
        )
        return {
            nama: Pengecualian(nama, date.fromisoformat(sampai), *lagi)
            for nama, sampai, *lagi in baris
        }

    def simpan(
        self, tahun: int, triwulan: int, unit: str, sampai: date | None, alasan: str = ""
    ) -> None:
        """Let a unit type until a day, or with ``None`` take that back.

        :raises TidakDitemukan: there is no such unit.
        :raises NilaiDitolak: without a reason.
        """
        self._inti.pastikan_ubah()
        unit_id = self._unit.id(unit)
        lama = self.muat(tahun, triwulan).get(unit)
        sebelum = None if lama is None else _isi(lama.sampai, lama.alasan)
        sesudah = None if sampai is None else _isi(sampai, alasan)
        if sebelum == sesudah:
            return
        kunci = (tahun, triwulan, unit_id)
        if sampai is None:
            self._inti.tulis(
                "DELETE FROM pengecualian_kunci WHERE tahun = ? AND triwulan = ? AND unit_id = ?",
                kunci,
            )
        else:
            self._inti.tulis(
                "INSERT INTO pengecualian_kunci (tahun, triwulan, unit_id, sampai, alasan, waktu,"
                " orang) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tahun, triwulan, unit_id)"
                " DO UPDATE SET sampai = excluded.sampai, alasan = excluded.alasan,"
                " waktu = excluded.waktu, orang = excluded.orang",
                (*kunci, sampai.isoformat(), alasan, waktu_kini(), self._inti.pelaku.nama),
            )
        self._inti.catat("pengecualian", f"{tahun}|{triwulan}|{unit}", sebelum, sesudah)


def _isi(sampai: date, alasan: str) -> dict[str, str]:
    return {"sampai": sampai.isoformat(), "alasan": alasan}
