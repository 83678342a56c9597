"""Physical progress by sub kegiatan and quarter, each change with its trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simpelin.domain.angka import ke_json
from simpelin.domain.fisik import TANPA_FISIK, EmpatFisik, FisikTW, dengan_triwulan
from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.rencana import Kunci
from simpelin.store.bilangan import dari_real, ke_real
from simpelin.store.galat import TAK_TERSIMPAN, TidakDitemukan
from simpelin.store.inti import Inti

_SEMUA = """
SELECT s.kode, s.sub_skpd, f.triwulan, f.target, f.realisasi, f.catatan
FROM simpul s JOIN fisik f ON f.simpul_id = s.id
WHERE s.tahun = ?
"""
_SATU = """
SELECT s.id, f.target, f.realisasi, f.catatan
FROM simpul s LEFT JOIN fisik f ON f.simpul_id = s.id AND f.triwulan = ?
WHERE s.tahun = ? AND s.kode = ? AND s.sub_skpd = ?
"""


class TabelFisik:
    """Percent to the end of each quarter; what has no row was not entered."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def muat(self, tahun: int) -> Mapping[Kunci, EmpatFisik]:
        """Everything entered in a year."""
        hasil: dict[Kunci, EmpatFisik] = {}
        for kode, sub, tw, target, realisasi, catatan in self._inti.ambil(_SEMUA, (tahun,)):
            kunci = Kunci(kode, sub)
            satu = FisikTW(dari_real(target), dari_real(realisasi), catatan)
            hasil[kunci] = dengan_triwulan(hasil.get(kunci, TANPA_FISIK), tw, satu)
        return hasil

    def simpan(self, tahun: int, kunci: Kunci, triwulan: int, fisik: FisikTW) -> None:
        """Keep one quarter of a node; an empty one takes it back to "not entered".

        :raises TidakDitemukan: there is no such node.
        :raises NilaiDitolak: quarter, outside 0..100, digits (at most 15 significant).
        """
        self._inti.pastikan_ubah()
        baris = self._inti.satu(_SATU, (triwulan, tahun, *kunci))
        if baris is None:
            raise TidakDitemukan(
                f"{kunci} tidak ada dalam rencana {tahun}; muat ulang halaman ini"
                f" ({TAK_TERSIMPAN})."
            )
        simpul_id, target, realisasi, catatan = baris
        lama = FisikTW(dari_real(target), dari_real(realisasi), catatan or "")
        if lama == fisik:
            return
        if fisik.kosong:
            self._inti.tulis(
                "DELETE FROM fisik WHERE simpul_id = ? AND triwulan = ?", (simpul_id, triwulan)
            )
        else:
            self._inti.tulis(
                "INSERT INTO fisik (simpul_id, triwulan, target, realisasi, catatan)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (simpul_id, triwulan) DO UPDATE SET"
                " target = excluded.target, realisasi = excluded.realisasi,"
                " catatan = excluded.catatan",
                (
                    simpul_id,
                    triwulan,
                    ke_real(fisik.target),
                    ke_real(fisik.realisasi),
                    fisik.catatan,
                ),
            )
        self._inti.catat("fisik", kunci_riwayat(tahun, kunci, triwulan), _isi(lama), _isi(fisik))


def _isi(fisik: FisikTW) -> dict[str, Any] | None:
    isi = {
        "target_fisik": ke_json(fisik.target),
        "realisasi_fisik": ke_json(fisik.realisasi),
        "catatan": fisik.catatan or None,
    }
    return {nama: nilai for nama, nilai in isi.items() if nilai is not None} or None
