"""A unit's sheet as the person who looks at it may fill it: what is not theirs is locked, with
the reason that the services would give."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.services import atas_nama, izin
from simpelin.services.lembar_unit import BarisIsian, Lembar, lembar

if TYPE_CHECKING:
    from simpelin.store import Store


def lembar_pelaku(store: Store, tahun: int, triwulan: int, unit: str) -> Lembar:
    """:func:`lembar` with the rights of who is signed in."""
    hasil = lembar(store, tahun, triwulan, unit)
    if not store.akun.ada():
        return hasil

    @cache
    def alasan(tindakan: Tindakan, pemilik: str) -> str:
        return izin.putusan_unit(store, tindakan, tahun, triwulan, pemilik).alasan

    kinerja = alasan(Tindakan.ISI_KINERJA, unit)

    def satu(baris: BarisIsian) -> BarisIsian:
        rp = baris.kunci_rp or alasan(Tindakan.ISI_ANGGARAN, baris.simpul.unit)
        return replace(baris, kunci_k=baris.kunci_k or kinerja, kunci_rp=rp)

    teks = ""
    if unit and alasan(Tindakan.ISI_CATATAN, unit):
        perlu = atas_nama.perlu_bukti(store, tahun, triwulan, unit)
        teks = "Lampirkan lembar bertanda tangan dulu." if perlu else f"Diisi oleh pegawai {unit}."
    return replace(hasil, baris=tuple(map(satu, hasil.baris)), terkunci=hasil.terkunci or teks)
