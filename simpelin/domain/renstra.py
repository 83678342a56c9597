"""Rencana strategis: what an indicator is to reach over several years, and what it reached.

A Renstra is not tied to one year's plan: its items (:class:`ButirRenstra`) carry the code
that the node had in ``tahun_kode``, and :class:`PetaKode` follows the code through the
years in which the nomenclature changed. How years add up mirrors aturan section 2, with
years in place of quarters (docs/keputusan/0030).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from simpelin.domain.angka import NOL, jumlah, rata_rata
from simpelin.domain.rencana import Kunci, Sifat

TAHUN_TERBANYAK = 20
"""A Renstra of more years is a slip of the keyboard."""

Jati = tuple[Kunci, str]
"""An indicator of the plan: its node and its name ('' the unnamed one, and the node's money)."""


@dataclass(frozen=True, slots=True)
class NilaiTahun:
    """One year of an item: K in the indicator's satuan, Rp in whole rupiah.

    ``realisasi`` and ``anggaran`` are what was reached before the program was used; a year
    that is in the store is computed from it and not typed.
    """

    target: Fraction | None = None
    realisasi: Fraction | None = None
    pagu: int | None = None
    anggaran: int | None = None

    @property
    def kosong(self) -> bool:
        return self == KOSONG


KOSONG = NilaiTahun()


@dataclass(frozen=True, slots=True)
class ButirRenstra:
    """What a Renstra says of one indicator, or of a node's money (``indikator`` '').

    ``kunci`` is the code as the plan of ``tahun_kode`` has it. ``sifat`` says how years add
    up, ``None``: as the indicator's quarters do. ``tahun`` are the years that say something.
    """

    kunci: Kunci
    indikator: str
    tahun_kode: int
    satuan: str = ""
    sifat: Sifat | None = None
    kondisi_awal: Fraction | None = None
    target_akhir: Fraction | None = None
    pagu_akhir: int | None = None
    tahun: Mapping[int, NilaiTahun] = field(default_factory=dict)

    @property
    def id(self) -> tuple[Kunci, str, int]:
        """What it is known by within its Renstra."""
        return self.kunci, self.indikator, self.tahun_kode

    @property
    def kosong(self) -> bool:
        """Whether it says nothing at all."""
        isi = (self.sifat, self.kondisi_awal, self.target_akhir, self.pagu_akhir)
        return all(satu is None for satu in isi) and not self.tahun

    def pada(self, tahun: int) -> NilaiTahun:
        return self.tahun.get(tahun, KOSONG)


@dataclass(frozen=True)
class Renstra:
    """One plan period, both years included; ``nomor`` is the regulation that set it."""

    awal: int
    akhir: int
    nomor: str = ""
    butir: tuple[ButirRenstra, ...] = ()

    def __str__(self) -> str:
        return f"{self.awal}–{self.akhir}"

    @property
    def tahun(self) -> range:
        return range(self.awal, self.akhir + 1)

    @cached_property
    def menurut_id(self) -> Mapping[tuple[Kunci, str, int], ButirRenstra]:
        return {satu.id: satu for satu in self.butir}


def renstra_tahun(semua: Iterable[Renstra], tahun: int) -> Renstra | None:
    """The period that a year belongs to; of two that overlap the one that began later."""
    cocok = [satu for satu in semua if tahun in satu.tahun]
    return max(cocok, key=lambda satu: (satu.awal, satu.akhir), default=None)


# --- codes that change ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AlihKode:
    """From the plan of ``tahun`` on, what was ``lama`` is ``baru``.

    With ``indikator_lama`` and ``indikator_baru`` it speaks of that indicator alone, else
    of the node with all that stands on it.
    """

    tahun: int
    lama: Kunci
    baru: Kunci
    indikator_lama: str = ""
    indikator_baru: str = ""


_Langkah = Mapping[Jati, Jati]


class PetaKode:
    """Follows an indicator's code from one year's plan to another's.

    Changes of one year happen at once, so codes may swap. A code that something else took
    over leads nowhere: ``None``.
    """

    def __init__(self, alih: Iterable[AlihKode] = ()) -> None:
        self._maju: dict[int, dict[Jati, Jati]] = {}
        self._mundur: dict[int, dict[Jati, Jati]] = {}
        for satu in alih:
            lama = (satu.lama, satu.indikator_lama)
            baru = (satu.baru, satu.indikator_baru)
            self._maju.setdefault(satu.tahun, {})[lama] = baru
            self._mundur.setdefault(satu.tahun, {})[baru] = lama
        self._tahun = sorted(self._maju)

    def pada(self, jati: Jati, dari: int, ke: int) -> Jati | None:
        """What ``jati`` of the plan of year ``dari`` is called in the plan of year ``ke``."""
        if dari <= ke:
            langkah = [(self._maju[t], self._mundur[t]) for t in self._tahun if dari < t <= ke]
        else:
            langkah = [
                (self._mundur[t], self._maju[t]) for t in reversed(self._tahun) if ke < t <= dari
            ]
        kini: Jati | None = jati
        for arah, lawan in langkah:
            if kini is None:
                return None
            kini = _selangkah(kini, arah, lawan)
        return kini


def _selangkah(jati: Jati, arah: _Langkah, lawan: _Langkah) -> Jati | None:
    """One year's step: the indicator's own entry first, then its node's."""
    kunci, indikator = jati
    if indikator and jati in arah:
        return arah[jati]
    simpul = arah.get((kunci, ""))
    if simpul is not None:
        return simpul[0], indikator
    # the name was given to another one in this year, and this one has no new name
    diambil = jati in lawan or (kunci, "") in lawan
    return None if diambil else jati


# --- adding years up -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RealisasiTahun:
    """What one year reached: R at its end, and for rasio what it is made of."""

    tahun: int
    nilai: Fraction
    pembilang: Fraction | None = None
    penyebut: Fraction | None = None

    @property
    def berpasangan(self) -> bool:
        return self.pembilang is not None and self.penyebut is not None


def realisasi_periode(sifat: Sifat, tahun: Sequence[RealisasiTahun]) -> Fraction | None:
    """What the years together reached; ``None`` where there is none.

    kumulatif: their sum; posisi_akhir: the last; rata_rata: their mean; rasio: of all
    pembilang over all penyebut where every year has both, else the mean of the ratios.
    """
    if not tahun:
        return None
    if sifat is Sifat.KUMULATIF:
        return jumlah(satu.nilai for satu in tahun)
    if sifat is Sifat.POSISI_AKHIR:
        return max(tahun, key=lambda satu: satu.tahun).nilai
    if sifat is Sifat.RASIO and all(satu.berpasangan for satu in tahun):
        bawah = sum((satu.penyebut or NOL for satu in tahun), NOL)
        atas = sum((satu.pembilang or NOL for satu in tahun), NOL)
        return 100 * atas / bawah if bawah else None
    return rata_rata(satu.nilai for satu in tahun)


def target_akhir(butir: ButirRenstra, sifat: Sifat) -> Fraction | None:
    """The target at the period's end: as stated, else what the yearly targets give.

    kumulatif: their sum; rata_rata: their mean; the others: the last.
    """
    if butir.target_akhir is not None:
        return butir.target_akhir
    ada = [n.target for _, n in sorted(butir.tahun.items()) if n.target is not None]
    if not ada:
        return None
    if sifat is Sifat.KUMULATIF:
        return jumlah(ada)
    return rata_rata(ada) if sifat is Sifat.RATA_RATA else ada[-1]


def pagu_akhir(butir: ButirRenstra) -> int | None:
    """The rupiah of the whole period: as stated, else the sum of the years'."""
    if butir.pagu_akhir is not None:
        return butir.pagu_akhir
    ada = [n.pagu for n in butir.tahun.values() if n.pagu is not None]
    return sum(ada) if ada else None


# --- a Renstra as one year's plan sees it ------------------------------------------

_T = TypeVar("_T")


@dataclass(frozen=True)
class RenstraBerlaku:
    """A Renstra whose items are found by the codes and names of the plan of ``tahun``."""

    renstra: Renstra
    tahun: int
    peta: PetaKode
    butir: Mapping[Jati, ButirRenstra]

    def cari(self, kunci: Kunci, indikator: str) -> ButirRenstra | None:
        return self.butir.get((kunci, indikator))

    def uang(self, kunci: Kunci) -> ButirRenstra | None:
        """The item that carries a node's money."""
        return self.butir.get((kunci, ""))

    def pada(self, jati: Jati, tahun: int) -> Jati | None:
        """What an indicator of this year's plan was or will be called in another year."""
        return self.peta.pada(jati, self.tahun, tahun)


def berlakukan(renstra: Renstra, tahun: int, peta: PetaKode) -> RenstraBerlaku:
    """Look at ``renstra`` with the codes of the plan of ``tahun``.

    Where two items come to mean the same indicator, the one stated by the later code wins.
    """
    hasil: dict[Jati, ButirRenstra] = {}
    for satu in sorted(renstra.butir, key=lambda b: b.tahun_kode):
        kini = peta.pada((satu.kunci, satu.indikator), satu.tahun_kode, tahun)
        if kini is not None:
            hasil[kini] = satu
    return RenstraBerlaku(renstra, tahun, peta, hasil)


# --- what can be wrong -----------------------------------------------------------


def cacat_renstra(renstra: Renstra) -> str | None:
    """Why a period cannot stand, as a sentence; ``None`` where it can."""
    if renstra.akhir < renstra.awal:
        return f"tahun akhir {renstra.akhir} mendahului tahun awal {renstra.awal}"
    if renstra.akhir - renstra.awal >= TAHUN_TERBANYAK:
        return f"masa {renstra} lebih dari {TAHUN_TERBANYAK} tahun"
    return None
