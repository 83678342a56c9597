"""When the plan renames a code or an indicator, what the LKjIP keeps by its name goes along.

The texts of IKU and programs, and the figures of others (``banding``); the Renstra has
:mod:`simpelin.services.ikut_kode`. Inside ``store.ubah``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simpelin.domain.bahan_lkjip import SasaranProgram, UraianIKU
from simpelin.domain.rencana import Kunci
from simpelin.domain.renstra import Jati

if TYPE_CHECKING:
    from simpelin.store import Store


def ikut_kode(store: Store, tahun: int, lama: Kunci, baru: Kunci) -> None:
    """The node ``lama`` has another code; what stood at the new one before is replaced."""
    bahan = store.bahan_lkjip.muat(tahun)
    if lama in bahan.program:
        store.bahan_lkjip.simpan_program(tahun, lama, SasaranProgram())
        store.bahan_lkjip.simpan_program(tahun, baru, bahan.program[lama])
    for kunci, nama in {**bahan.uraian, **store.banding.muat(tahun)}:
        if kunci == lama:
            ikut_indikator(store, tahun, (lama, nama), (baru, nama))


def ikut_indikator(store: Store, tahun: int, lama: Jati, baru: Jati) -> None:
    """The indicator ``lama`` has another name or node."""
    if lama == baru:
        return
    uraian = store.bahan_lkjip.muat(tahun).uraian.get(lama)
    if uraian is not None:
        store.bahan_lkjip.simpan_uraian(tahun, lama, UraianIKU())
        store.bahan_lkjip.simpan_uraian(tahun, baru, uraian)
    for satu in store.banding.muat(tahun).get(lama, ()):
        store.banding.hapus(tahun, lama, satu.pihak)
        store.banding.simpan(tahun, baru, satu)


def bawa_ke_tahun(store: Store, dari: int, ke: int) -> None:
    """Next year begins with this year's texts of what its plan has, and with the posts and
    what they need; who is there is counted anew. What next year already says stays."""
    bahan, kini = store.bahan_lkjip.muat(dari), store.bahan_lkjip.muat(ke)
    ada, jabatan = _nama(store, ke), {satu.nama for satu in kini.jabatan}
    for jati, uraian in bahan.uraian.items():
        if jati in ada and jati not in kini.uraian:
            store.bahan_lkjip.simpan_uraian(ke, jati, uraian)
    for kunci, program in bahan.program.items():
        if (kunci, "") in ada and kunci not in kini.program:
            store.bahan_lkjip.simpan_program(ke, kunci, program)
    for satu in bahan.jabatan:
        if satu.nama not in jabatan:
            kosong = replace(satu, ada_struktural=None, ada_pns=None, ada_non_pns=None)
            store.bahan_lkjip.simpan_jabatan(ke, kosong)


def _nama(store: Store, tahun: int) -> set[Jati]:
    """Every node (as the name '') and indicator of a plan."""
    semua = [s for v in store.rencana.versi(tahun) for s in v.simpul]
    return {(s.kunci, "") for s in semua} | {(s.kunci, i.nama) for s in semua for i in s.indikator}
