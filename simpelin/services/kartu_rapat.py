"""Everything that the meeting's card says about one item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simpelin.domain.kurva import Kurva, kurva_belanja, kurva_kinerja
from simpelin.domain.penilaian import Penilaian
from simpelin.domain.realisasi import Catatan
from simpelin.domain.rencana import Kunci
from simpelin.services.asal_indikator import AsalAngka
from simpelin.services.asal_penilaian import asal_penilaian
from simpelin.services.monev import Monev

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass(frozen=True, slots=True)
class KataTriwulan:
    """What was written on an item in one quarter."""

    triwulan: int
    catatan: Catatan

    @property
    def ada(self) -> bool:
        return self.catatan != Catatan()


@dataclass(frozen=True)
class KartuButir:
    """One item: curves, words of the quarters (newest first), and the arithmetic of its score."""

    penilaian: Penilaian
    kinerja: Kurva | None
    belanja: Kurva | None
    kata: tuple[KataTriwulan, ...]
    asal: AsalAngka

    @property
    def kunci(self) -> Kunci:
        return self.penilaian.simpul.kunci


def kartu(store: Store, monev: Monev, kunci: Kunci) -> KartuButir:
    """The card of an item. Raises ``LookupError`` for one that the plan does not have."""
    penilaian = monev.daftar.penilaian[kunci]
    catatan = monev.semua[-1].realisasi.catatan
    kata = tuple(
        KataTriwulan(n, catatan.get((kunci, n), Catatan())) for n in range(monev.triwulan, 0, -1)
    )
    return KartuButir(
        penilaian,
        kurva_kinerja(monev.semua, kunci),
        kurva_belanja(monev.semua, kunci),
        kata,
        asal_penilaian(monev.daftar, kunci),
    )
