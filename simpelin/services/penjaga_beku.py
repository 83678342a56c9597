"""Holds an office's workbook to what is frozen: submitted kinerja, approved or final rupiah.

The day does not count here: a whole workbook is the planner's, who is not locked out by the
units' deadline (aturan section 9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpelin.domain.gabungan import Gabungan
from simpelin.domain.masukan import Baris, BarisBelanja, BarisFisik, BarisKoreksi, BarisRealisasi
from simpelin.domain.rencana import Kunci
from simpelin.services.hasil_impor import Pencatat
from simpelin.services.kunci_isian import KunciTriwulan, kunci_triwulan

if TYPE_CHECKING:
    from simpelin.store import Store


class PenjagaBeku:
    """Refuses rows that would change a frozen report of one year."""

    def __init__(self, store: Store, tahun: int, rencana: Gabungan, catat: Pencatat) -> None:
        self._store = store
        self._tahun = tahun
        self._rencana = rencana
        self._catat = catat
        self._kunci: dict[int, KunciTriwulan] = {}

    def kinerja(self, baris: BarisRealisasi, kunci: Kunci, tw: int, indikator: str) -> None:
        """Judge a changed kinerja."""
        simpul = self._rencana.simpul[kunci]
        unit = self._rencana.indikator[kunci][indikator].unit or simpul.unit
        self._tolak(baris, "kinerja", kunci, tw, self._pada(tw).beku(unit))

    def rupiah(self, baris: BarisRealisasi, kunci: Kunci, tw: int) -> None:
        """Judge changed rupiah."""
        alasan = self._pada(tw).rupiah_beku(self._rencana.simpul[kunci].unit)
        self._tolak(baris, "anggaran", kunci, tw, alasan)

    def koreksi(self, baris: BarisKoreksi, kunci: Kunci) -> None:
        """Judge a new correction: frozen as the rupiah of the quarter that contains it are."""
        tw = baris.triwulan
        alasan = self._pada(tw).rupiah_beku(self._rencana.simpul[kunci].unit)
        self._tolak(baris, "jumlah_koreksi", kunci, tw, alasan)

    def catatan(self, baris: BarisRealisasi, kunci: Kunci, tw: int) -> None:
        """Judge changed words."""
        alasan = self._pada(tw).beku(self._rencana.simpul[kunci].unit)
        self._tolak(baris, "hambatan", kunci, tw, alasan)

    def fisik(self, baris: BarisFisik, kunci: Kunci) -> None:
        """Judge changed physical progress: frozen as kinerja is."""
        tw = baris.triwulan
        alasan = self._pada(tw).beku(self._rencana.simpul[kunci].unit)
        self._tolak(baris, "realisasi_fisik", kunci, tw, alasan)

    def belanja(self, baris: BarisBelanja, kunci: Kunci, tw: int) -> None:
        """Judge a breakdown's changed realisasi of a quarter: frozen as rupiah are."""
        alasan = self._pada(tw).rupiah_beku(self._rencana.simpul[kunci].unit)
        self._tolak(baris, f"realisasi_tw{tw}", kunci, tw, alasan)

    def _pada(self, tw: int) -> KunciTriwulan:
        if tw not in self._kunci:
            self._kunci[tw] = kunci_triwulan(self._store, self._tahun, tw)
        return self._kunci[tw]

    def _tolak(self, baris: Baris, kolom: str, kunci: Kunci, tw: int, alasan: str) -> None:
        if alasan:
            kalimat = self._pada(tw).kalimat(alasan)
            pesan = f"{kolom} {kunci} tidak dapat diubah: {kalimat[:1].lower()}{kalimat[1:-1]}"
            self._catat.tolak(baris, kolom, pesan)
