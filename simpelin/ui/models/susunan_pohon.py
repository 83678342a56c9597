"""Which rows stand in a tree of the plan: numbers for Qt, made when the view asks for them.

A tree may have hundreds of thousands of rows, of which some dozens are seen. So a row is a
number and three small integers, never an object of its own: the rows below one row have
numbers in sequence, and a row's place is its number less that of its first sibling.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from simpelin.domain.rencana import Kunci, Rencana

ATAS = 0
"""The number of what is above the top rows, as an invalid ``QModelIndex`` has it."""

Anak = Callable[[Kunci], Sequence[Kunci]]


class SusunanPohon:
    """Rows by number; ``None`` among their nodes is a row of the whole office."""

    def __init__(self, rencana: Rencana, atas: Sequence[Kunci | None], anak: Anak) -> None:
        """``atas`` are the top rows; ``anak`` gives the nodes to be shown below one."""
        self._rencana = rencana
        self._anak = anak
        self.kunci: list[Kunci | None] = [None]
        """The node of each row that was made."""
        self._induk = array("i", [ATAS])
        self._pertama = array("i", [0])
        """The number of the first row below, 0 while there are none yet."""
        self.banyak = array("i", [0])
        """How many rows stand below each row, made or not."""
        self._nomor: dict[Kunci | None, int] = {}
        self._dikenal: set[int] = set()
        """The rows whose rows below are in ``_nomor``."""
        self._tambah(ATAS, atas)

    def _tambah(self, induk: int, semua: Sequence[Kunci | None]) -> int:
        """Number the rows below ``induk``; the number of the first."""
        pertama = self._pertama[induk] = len(self.kunci)
        self.banyak[induk] = len(semua)
        self.kunci += semua
        self._induk.extend([induk] * len(semua))
        self._pertama.extend([0] * len(semua))
        self.banyak.extend([0 if k is None else len(self._anak(k)) for k in semua])
        return pertama

    def pertama(self, nomor: int) -> int:
        """The number of the first row below a row that has some."""
        return self._pertama[nomor] or self._tambah(nomor, self._di_bawah(nomor))

    def _di_bawah(self, nomor: int) -> Sequence[Kunci]:
        kunci = self.kunci[nomor]
        return () if kunci is None else self._anak(kunci)

    def induk(self, nomor: int) -> int:
        """The row above a row; :data:`ATAS` above the top ones."""
        return self._induk[nomor]

    def urut(self, nomor: int) -> int:
        """The place of a row below the one above it, from 0."""
        return nomor - self._pertama[self._induk[nomor]]

    def cari(self, kunci: Kunci | None) -> int | None:
        """The number of a node (``None``: the office); ``None`` where it is not shown."""
        if kunci not in self._nomor:
            self._kenali_saudara(kunci)
        return self._nomor.get(kunci)

    def _kenali_saudara(self, kunci: Kunci | None) -> None:
        """Find the rows beside a node, making those above where they are missing."""
        simpul = None if kunci is None else self._rencana.simpul.get(kunci)
        if simpul is None and kunci is not None:
            return
        induk = ATAS
        if simpul is not None and simpul.induk is not None:
            ada = self.cari(simpul.induk)
            if ada is None:
                return
            induk = ada
        if induk not in self._dikenal:
            self._dikenal.add(induk)
            awal = self.pertama(induk) if self.banyak[induk] else 0
            akhir = awal + self.banyak[induk]
            self._nomor.update(zip(self.kunci[awal:akhir], range(awal, akhir), strict=True))
