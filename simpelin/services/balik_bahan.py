"""Put back what an import changed of the LKjIP's needs, as the trail holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from simpelin.domain.bahan_lkjip import Jabatan, SasaranProgram, UraianIKU
from simpelin.domain.rencana import Kunci

if TYPE_CHECKING:
    from simpelin.store import Store

OBJEK = ("uraian_iku", "sasaran_program", "jabatan")
"""The kinds of trail entries that :func:`balik` knows."""


def balik(store: Store, objek: str, bagian: Sequence[str], sebelum: Mapping[str, Any]) -> None:
    """One entry back; ``bagian`` are the parts of its key, ``sebelum`` is empty where there was
    nothing. Inside ``store.ubah``."""
    tahun, kode, *sisa = int(bagian[0]), *bagian[1:]
    if objek == "jabatan":
        nama = "|".join(bagian[1:])
        if sebelum:
            store.bahan_lkjip.simpan_jabatan(tahun, Jabatan(nama, **sebelum))
        else:
            store.bahan_lkjip.hapus_jabatan(tahun, nama)
    elif objek == "uraian_iku":
        jati = (Kunci(kode, sisa[0]), "|".join(sisa[1:]))
        store.bahan_lkjip.simpan_uraian(tahun, jati, UraianIKU(**sebelum))
    else:
        kunci = Kunci(kode, sisa[0])
        store.bahan_lkjip.simpan_program(tahun, kunci, SasaranProgram(**sebelum))
