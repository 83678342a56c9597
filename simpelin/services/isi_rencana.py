"""Fill cells of the plan's table: pagu, cash plan and targets, one cell or a pasted block.

A block is stored whole or not at all: half a cash plan would read as a whole one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from simpelin.domain.baca_angka import AngkaDitolak, baca_desimal, baca_rupiah
from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import (
    TRIWULAN,
    Indikator,
    Kunci,
    Rencana,
    Simpul,
    Tingkat,
)
from simpelin.services import izin
from simpelin.services.tetap import ubah_bila_tetap
from simpelin.services.versi_rencana import cari_versi, rencana_versi

if TYPE_CHECKING:
    from simpelin.store import Store

TINDAKAN = "isi tabel rencana"
RUPIAH = ("pagu", *(f"kas_tw{n}" for n in TRIWULAN))
TARGET = ("target", *(f"target_tw{n}" for n in TRIWULAN))

Nilai = int | Fraction | None
T = TypeVar("T")


class SelRencana(NamedTuple):
    """One cell: a node's rupiah (``indikator`` '') or an indicator's target."""

    kunci: Kunci
    indikator: str
    kolom: str


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """A line of the table: an indicator, with its node's money on the node's first line."""

    simpul: Simpul
    indikator: Indikator | None
    pertama: bool

    def sel(self, kolom: str) -> SelRencana | None:
        """The cell of a column, ``None`` where this line has none to fill."""
        if kolom in RUPIAH:
            sub = self.simpul.tingkat is Tingkat.SUB_KEGIATAN
            ada = self.pertama and (sub or kolom == "pagu")
            return SelRencana(self.simpul.kunci, "", kolom) if ada else None
        if kolom in TARGET and self.indikator is not None:
            return SelRencana(self.simpul.kunci, self.indikator.nama, kolom)
        return None

    def nilai(self, kolom: str) -> Nilai:
        """What a cell holds."""
        sel = self.sel(kolom)
        return None if sel is None else _nilai(self.simpul, sel)


class BlokDitolak(KesalahanPengguna):
    """A block that was refused whole; ``sebab`` has a sentence for each cell at fault."""

    def __init__(self, sebab: Mapping[SelRencana, str]) -> None:
        self.sebab = dict(sebab)
        super().__init__("; ".join(dict.fromkeys(self.sebab.values())))


def baris_tabel(store: Store, tahun: int, versi: str) -> tuple[BarisTabel, ...]:
    """Every node and indicator of a version in plan order, as lines."""
    rencana = rencana_versi(store, tahun, versi)
    hasil: list[BarisTabel] = []
    for kunci in rencana.urutan:
        simpul = rencana.simpul[kunci]
        semua: tuple[Indikator | None, ...] = simpul.indikator or (None,)
        hasil += [BarisTabel(simpul, satu, n == 0) for n, satu in enumerate(semua)]
    return tuple(hasil)


def baca_sel(sel: SelRencana, teks: str) -> Nilai:
    """The value of a typed text; an empty one, or a lone dash, means none.

    Raises:
        AngkaDitolak: it is no such number.
        KesalahanPengguna: it is negative.
    """
    rapi = teks.strip()
    if rapi in ("-", "–"):
        rapi = ""
    nilai: Nilai = baca_rupiah(rapi) if sel.kolom in RUPIAH else baca_desimal(rapi)
    if nilai is not None and nilai < 0:
        raise KesalahanPengguna("Angka rencana tidak boleh negatif.")
    return nilai


def isi_teks(
    store: Store, tahun: int, versi: str, isian: Mapping[SelRencana, str]
) -> dict[SelRencana, Nilai]:
    """Store typed or pasted texts, all or none; gives what the changed cells held before.

    Raises:
        BlokDitolak: with a sentence for each cell that cannot be read.
        KesalahanPengguna: a node is gone, the store is busy, the person may not.
    """
    nilai: dict[SelRencana, Nilai] = {}
    sebab: dict[SelRencana, str] = {}
    for sel, teks in isian.items():
        try:
            nilai[sel] = baca_sel(sel, teks)
        except (AngkaDitolak, KesalahanPengguna) as galat:
            sebab[sel] = str(galat)
    if sebab:
        raise BlokDitolak(sebab)
    return isi_nilai(store, tahun, versi, nilai)


def isi_nilai(
    store: Store,
    tahun: int,
    versi: str,
    isian: Mapping[SelRencana, Nilai],
    *,
    tindakan: str = TINDAKAN,
    bila: Mapping[SelRencana, Nilai] | None = None,
) -> dict[SelRencana, Nilai]:
    """Store values, all or none; gives what the changed cells held before.

    With ``bila`` only if the cells still hold these values: undo never overwrites what
    someone else has changed.

    Raises:
        KesalahanPengguna: see :func:`isi_teks`; or a cell was changed meanwhile.
    """
    izin.wajib(store, Tindakan.UBAH_RENCANA)
    keadaan = store.nomor_perubahan()
    cari_versi(store, tahun, versi)
    rencana = rencana_versi(store, tahun, versi)
    lama = {sel: _nilai(_simpul(rencana, sel), sel) for sel in isian}
    if bila is not None and any(lama[sel] != nilai for sel, nilai in bila.items()):
        raise KesalahanPengguna("Tidak diurungkan: selnya sudah diubah sejak itu.")
    berubah = {sel: nilai for sel, nilai in isian.items() if lama[sel] != nilai}
    if not berubah:
        return {}
    baru: dict[Kunci, Simpul] = {}
    for sel, nilai in berubah.items():
        baru[sel.kunci] = _dengan(baru.get(sel.kunci) or _simpul(rencana, sel), sel, nilai)
    with ubah_bila_tetap(store, keadaan, tindakan):
        for simpul in baru.values():
            store.rencana.simpan_simpul(tahun, versi, simpul)
    return {sel: lama[sel] for sel in berubah}


def _simpul(rencana: Rencana, sel: SelRencana) -> Simpul:
    simpul = rencana.simpul.get(sel.kunci)
    ada = simpul is not None and (
        sel.kolom in RUPIAH or any(i.nama == sel.indikator for i in simpul.indikator)
    )
    if simpul is None or not ada:
        apa = f" “{sel.indikator}”" if sel.indikator else ""
        raise KesalahanPengguna(f"{sel.kunci}{apa} tidak ada lagi dalam rencana; muat ulang (F5).")
    return simpul


def _nilai(simpul: Simpul, sel: SelRencana) -> Nilai:
    if sel.kolom == "pagu":
        return simpul.pagu
    if sel.kolom in RUPIAH:
        return simpul.kas[_letak(sel.kolom)]
    indikator = next(i for i in simpul.indikator if i.nama == sel.indikator)
    return indikator.target if sel.kolom == "target" else indikator.target_tw[_letak(sel.kolom)]


def _dengan(simpul: Simpul, sel: SelRencana, nilai: Nilai) -> Simpul:
    if sel.kolom in RUPIAH:
        rupiah = None if nilai is None else int(nilai)
        if sel.kolom == "pagu":
            return replace(simpul, pagu=rupiah)
        return replace(simpul, kas=_ganti(simpul.kas, sel.kolom, rupiah))
    angka = None if nilai is None else Fraction(nilai)
    indikator = tuple(
        satu if satu.nama != sel.indikator else _indikator(satu, sel.kolom, angka)
        for satu in simpul.indikator
    )
    return replace(simpul, indikator=indikator)


def _indikator(indikator: Indikator, kolom: str, nilai: Fraction | None) -> Indikator:
    if kolom == "target":
        return replace(indikator, target=nilai)
    return replace(indikator, target_tw=_ganti(indikator.target_tw, kolom, nilai))


def _ganti(empat: tuple[T, T, T, T], kolom: str, nilai: T) -> tuple[T, T, T, T]:
    a, b, c, d = (nilai if n == _letak(kolom) else satu for n, satu in enumerate(empat))
    return a, b, c, d


def _letak(kolom: str) -> int:
    return int(kolom[-1]) - 1
