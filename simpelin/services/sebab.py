"""The class of a cause, and by when and by whom its remedy is done, beside hambatan and solusi."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.penilaian import Warna
from simpelin.domain.realisasi import Sebab
from simpelin.domain.rencana import Kunci
from simpelin.domain.sorotan import DaftarSorotan
from simpelin.domain.tindak_lanjut import normatif
from simpelin.services import izin
from simpelin.services.kunci_isian import kunci_triwulan
from simpelin.services.tetap import ubah_bila_tetap

if TYPE_CHECKING:
    from simpelin.store import Store


def isi_sebab(store: Store, tahun: int, triwulan: int, kunci: Kunci, sebab: Sebab) -> None:
    """Set them for a node and quarter; frozen with the unit's report, like hambatan and solusi."""
    keadaan = store.nomor_perubahan()
    unit = unit_simpul(store, tahun, kunci)
    izin.wajib_unit(store, Tindakan.ISI_CATATAN, tahun, triwulan, unit)
    kunci_tw = kunci_triwulan(store, tahun, triwulan)
    kunci_tw.tolak(kunci_tw.kinerja(unit))
    siapa = " ".join(sebab.penanggung_jawab.split())
    with ubah_bila_tetap(store, keadaan, "isi sebab hambatan"):
        store.sebab.simpan(tahun, kunci, triwulan, replace(sebab, penanggung_jawab=siapa))


def unit_simpul(store: Store, tahun: int, kunci: Kunci) -> str:
    """Who owns a node, by the newest version that lists it.

    Raises :class:`KesalahanPengguna` where none does.
    """
    for versi in reversed(store.rencana.versi(tahun)):
        for simpul in versi.simpul:
            if simpul.kunci == kunci:
                return simpul.unit
    raise KesalahanPengguna(f"{kunci} tidak ada dalam rencana {tahun}; muat ulang halaman (F5).")


def butir_normatif(store: Store, daftar: DaftarSorotan) -> Mapping[Kunci, tuple[str, ...]]:
    """The lagging items whose words lack cause class or dated action, and what they lack.

    Lagging is a colour of the item that is not hijau; what is *belum lapor* is told as such.
    """
    kini: Evaluasi = daftar.evaluasi
    sebab = store.sebab.muat(kini.tahun)
    hasil = {}
    for kunci, satu in daftar.penilaian.items():
        if satu.warna in (None, Warna.HIJAU, Warna.ABU):
            continue
        tempat = (kunci, kini.triwulan)
        kurang = normatif(kini.realisasi.catatan.get(tempat), sebab.get(tempat))
        if kurang:
            hasil[kunci] = kurang
    return hasil
