"""Steps of the reports and the snapshots that approvals froze: both append-only."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.tingkat import Gerak, Langkah, Potret
from simpelin.store.inti import Inti, waktu_kini
from simpelin.store.unit import TabelUnit

_KOLOM = "gerak, menjadi, waktu, orang, akun, peran, sebagai, alasan, rangkap, atas_nama"
_KOLOM_L = ", ".join(f"l.{satu}" for satu in _KOLOM.split(", "))
_KOLOM_POTRET = "p.nomor, p.tahun, p.triwulan, u.nama, p.waktu, p.orang, p.isi, p.sidik"


class TabelLangkah:
    """Who handed in, checked, verified, approved, returned; oldest first."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        self._inti = inti
        self._unit = unit

    def muat(self, tahun: int, triwulan: int, unit: str) -> tuple[Langkah, ...]:
        """The steps of one report."""
        return self.semua(tahun).get((triwulan, unit), ())

    def semua(self, tahun: int) -> Mapping[tuple[int, str], tuple[Langkah, ...]]:
        """The steps of a year's reports, by quarter and unit."""
        baris = self._inti.ambil(
            f"SELECT l.triwulan, u.nama, {_KOLOM_L} FROM langkah_laporan l"
            " JOIN unit u ON u.id = l.unit_id WHERE l.tahun = ? ORDER BY l.nomor",
            (tahun,),
        )
        hasil: dict[tuple[int, str], tuple[Langkah, ...]] = {}
        for triwulan, nama, *kolom in baris:
            lama = hasil.get((triwulan, nama), ())
            hasil[triwulan, nama] = (*lama, _langkah(kolom))
        return hasil

    def tambah(self, tahun: int, triwulan: int, unit: str, langkah: Langkah) -> None:
        """Add a step.

        :raises TidakDitemukan: there is no such unit.
        :raises NilaiDitolak: no such quarter, or a return without its reason.
        """
        self._inti.pastikan_ubah()
        unit_id = self._unit.id(unit)
        self._inti.tulis(
            f"INSERT INTO langkah_laporan (tahun, triwulan, unit_id, {_KOLOM})"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                tahun,
                triwulan,
                unit_id,
                langkah.gerak.value,
                langkah.menjadi.value,
                langkah.waktu,
                langkah.orang,
                langkah.akun,
                langkah.peran,
                langkah.sebagai,
                langkah.alasan,
                int(langkah.rangkap),
                int(langkah.atas_nama),
            ),
        )
        self._inti.catat("langkah", f"{tahun}|{triwulan}|{unit}", None, _isi(langkah))


class TabelPotret:
    """Snapshots of approved reports; the last one of a report holds."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        self._inti = inti
        self._unit = unit

    def muat(self, tahun: int, triwulan: int) -> Mapping[str, Potret]:
        """The last snapshot of each unit's report, by unit."""
        baris = self._inti.ambil(
            f"SELECT {_KOLOM_POTRET} FROM potret_laporan p JOIN unit u ON u.id = p.unit_id"
            " WHERE p.tahun = ? AND p.triwulan = ? ORDER BY p.nomor",
            (tahun, triwulan),
        )
        return {kolom[3]: Potret(*kolom) for kolom in baris}

    def tambah(self, tahun: int, triwulan: int, unit: str, isi: str) -> str:
        """Keep a snapshot; its SHA-256.

        :raises TidakDitemukan: there is no such unit.
        """
        self._inti.pastikan_ubah()
        sidik = hashlib.sha256(isi.encode()).hexdigest()
        self._inti.tulis(
            "INSERT INTO potret_laporan (tahun, triwulan, unit_id, waktu, orang, isi, sidik)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                tahun,
                triwulan,
                self._unit.id(unit),
                waktu_kini(),
                self._inti.pelaku.nama,
                isi,
                sidik,
            ),
        )
        self._inti.catat("potret_laporan", f"{tahun}|{triwulan}|{unit}", None, {"sidik": sidik})
        return sidik


def _langkah(kolom: Sequence[Any]) -> Langkah:
    gerak, menjadi, waktu, orang, akun, peran, sebagai, alasan, rangkap, atas_nama = kolom
    return Langkah(
        Gerak(gerak),
        StatusLaporan(menjadi),
        waktu,
        orang,
        akun,
        peran,
        sebagai,
        alasan,
        bool(rangkap),
        bool(atas_nama),
    )


def _isi(langkah: Langkah) -> dict[str, Any]:
    kolom = {
        "langkah": langkah.gerak.value,
        "menjadi": langkah.menjadi.value,
        "sebagai": langkah.jabatan,
        "alasan": langkah.alasan,
        "rangkap": langkah.rangkap,
        "atas_nama": langkah.atas_nama,
    }
    return {k: v for k, v in kolom.items() if v}
