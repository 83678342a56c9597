"""What a *lembar isian* may fill: the same cells as the unit's page in the window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci
from simpelin.services.lembar_unit import BarisIsian, Lembar, lembar, unit_keuangan
from simpelin.services.unit import pastikan_ada

if TYPE_CHECKING:
    from simpelin.store import Store

Nama = tuple[Kunci, str]
"""A node and the name of one of its indicators ('' where it has none)."""


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """One row of the sheet; ``kunci_k`` and ``kunci_rp`` say why a cell is locked ('' open)."""

    isian: BarisIsian
    kunci_k: str
    kunci_rp: str
    milik: bool
    """Whether the indicator is the unit's own (else only rupiah is asked)."""

    @property
    def nama(self) -> Nama:
        indikator = self.isian.indikator
        return self.isian.simpul.kunci, indikator.indikator.nama if indikator else ""


@dataclass(frozen=True)
class IzinIsian:
    """The rows of one unit's sheet for one quarter; ``beku`` once its report is submitted."""

    unit: str
    tahun: int
    triwulan: int
    lembar: Lembar
    baris: Mapping[Nama, BarisLembar]

    @property
    def beku(self) -> bool:
        return self.lembar.beku

    @property
    def sub_kegiatan(self) -> tuple[Kunci, ...]:
        """The unit's own sub kegiatan, in plan order: their physical progress is its word."""
        milik = self.lembar.evaluasi.rencana.sub_kegiatan
        return tuple(satu.kunci for satu in milik if satu.unit == self.unit)

    @property
    def terkunci(self) -> str:
        """Why the unit's kinerja and words are locked; '' where they are open."""
        return self.lembar.terkunci


def izin_isian(store: Store, unit: str, tahun: int, triwulan: int) -> IzinIsian:
    """The rows that a unit fills, and which of their cells.

    The unit that enters rupiah for all has every sub kegiatan besides its own rows.

    Raises:
        KesalahanPengguna: the unit does not exist or has nothing to fill.
    """
    pastikan_ada(store, unit)
    sendiri = lembar(store, tahun, triwulan, unit)
    baris = {b.nama: b for b in _sendiri(sendiri)}
    if unit == unit_keuangan(store):
        for satu in _rupiah(lembar(store, tahun, triwulan, "")):
            ada = baris.get(satu.nama)
            baris[satu.nama] = _gabung(ada, satu) if ada else satu
    if not baris:
        raise KesalahanPengguna(
            f"{unit} tidak punya indikator dalam rencana {tahun}; periksa tahun atau rencananya"
        )
    urutan = {simpul: letak for letak, simpul in enumerate(sendiri.evaluasi.rencana.urutan)}
    urut = sorted(baris.items(), key=lambda isi: urutan[isi[0][0]])
    return IzinIsian(unit, tahun, triwulan, sendiri, dict(urut))


def _sendiri(lembar_unit: Lembar) -> Iterator[BarisLembar]:
    """The unit's own rows; rupiah stands on the first line of a node."""
    for satu in lembar_unit.baris:
        kunci_rp = satu.kunci_rp if satu.pertama else "Rupiah diisi di baris pertama."
        yield BarisLembar(satu, satu.kunci_k, kunci_rp, True)


def _rupiah(lembar_keuangan: Lembar) -> Iterator[BarisLembar]:
    for satu in lembar_keuangan.baris:
        yield BarisLembar(satu, satu.kunci_k, satu.kunci_rp, False)


def _gabung(sendiri: BarisLembar, rupiah: BarisLembar) -> BarisLembar:
    return BarisLembar(sendiri.isian, sendiri.kunci_k, rupiah.kunci_rp, True)
