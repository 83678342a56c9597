"""The causes beside hambatan and solusi: they are part of every evaluation's reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.realisasi import GolonganSebab, Sebab
from simpelin.domain.rencana import Kunci
from simpelin.store.inti import Inti
from simpelin.store.rencana_jati import Jati


class TabelSebab:
    """Class of cause, date and person beside the words of a node and quarter."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti
        self._jati = Jati(inti)

    def muat(self, tahun: int) -> Mapping[tuple[Kunci, int], Sebab]:
        """Everything of a year, by node and quarter."""
        baris = self._inti.ambil(
            "SELECT s.kode, s.sub_skpd, h.triwulan, h.sebab, h.tenggat, h.penanggung_jawab"
            " FROM sebab_hambatan h JOIN simpul s ON s.id = h.simpul_id WHERE s.tahun = ?",
            (tahun,),
        )
        return {(Kunci(kode, sub), tw): _sebab(*isi) for kode, sub, tw, *isi in baris}

    def simpan(self, tahun: int, kunci: Kunci, triwulan: int, sebab: Sebab) -> None:
        """Keep them; all empty removes the row.

        :raises TidakDitemukan: there is no such node.
        :raises NilaiDitolak: no such quarter.
        """
        self._inti.pastikan_ubah()
        simpul_id = self._jati.id_simpul(tahun, kunci)
        baris = self._inti.satu(
            "SELECT sebab, tenggat, penanggung_jawab FROM sebab_hambatan"
            " WHERE simpul_id = ? AND triwulan = ?",
            (simpul_id, triwulan),
        )
        lama = Sebab() if baris is None else _sebab(*baris)
        if lama == sebab:
            return
        if sebab == Sebab():
            self._inti.tulis(
                "DELETE FROM sebab_hambatan WHERE simpul_id = ? AND triwulan = ?",
                (simpul_id, triwulan),
            )
        else:
            self._inti.tulis(
                "INSERT INTO sebab_hambatan (simpul_id, triwulan, sebab, tenggat,"
                " penanggung_jawab) VALUES (?, ?, ?, ?, ?) ON CONFLICT (simpul_id, triwulan) DO"
                " UPDATE SET sebab = excluded.sebab, tenggat = excluded.tenggat,"
                " penanggung_jawab = excluded.penanggung_jawab",
                (simpul_id, triwulan, *_kolom_sebab(sebab).values()),
            )
        kunci_entri = kunci_riwayat(tahun, kunci, triwulan)
        self._inti.catat("sebab", kunci_entri, _isi_sebab(lama), _isi_sebab(sebab))


def _sebab(golongan: str, tenggat: str, siapa: str) -> Sebab:
    return Sebab(
        GolonganSebab(golongan) if golongan else None,
        date.fromisoformat(tenggat) if tenggat else None,
        siapa,
    )


def _kolom_sebab(sebab: Sebab) -> dict[str, str]:
    return {
        "sebab": sebab.golongan.value if sebab.golongan else "",
        "tenggat": sebab.tenggat.isoformat() if sebab.tenggat else "",
        "penanggung_jawab": sebab.penanggung_jawab,
    }


def _isi_sebab(sebab: Sebab) -> dict[str, Any] | None:
    return {nama: nilai for nama, nilai in _kolom_sebab(sebab).items() if nilai} or None
