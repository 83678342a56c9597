"""Names that are probably one and the same: aturan section 7, ``nama_mirip``.

Two letters can spoil at most two pieces of a name: of any three pieces one is found again
unchanged, at most two places off. An index of pieces, asked for the three rarest, leaves
few pairs to measure, so thousands of names never meet each other pair by pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

JARAK = 2
_HURUF_SEPOTONG = 4

# Numbers tell names apart, and so do Roman numerals and lone letters ("Tahap II", "RT B").
_NOMOR = re.compile(r"\d+|\b(?:[ivxl]+|[a-z])\b")
_BUKAN_HURUF = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Pasangan:
    """A name's place, the earlier one that it resembles, and how many letters apart."""

    urutan: int
    mirip: int
    jarak: int


def nama_mirip(nama: Iterable[str]) -> Iterator[Pasangan]:
    """Each name that resembles an earlier one, with the first such; at most one per name.

    Alike: equal but for case, spaces and punctuation, or at most two letters apart with
    the same numbers in the same order.
    """
    sama: dict[str, int] = {}
    kelompok: dict[tuple[str, ...], _Indeks] = {}
    for urutan, satu in enumerate(nama):
        kecil = satu.casefold()
        inti = _BUKAN_HURUF.sub("", kecil)
        if not inti:
            continue
        if inti in sama:
            yield Pasangan(urutan, sama[inti], 0)
            continue
        sama[inti] = urutan
        indeks = kelompok.setdefault(tuple(_NOMOR.findall(kecil)), _Indeks())
        kembar = indeks.cari_lalu_tambah(inti, urutan)
        if kembar is not None:
            yield Pasangan(urutan, *kembar)


class _Indeks:
    """Names with equal numbers, found again by their pieces."""

    def __init__(self) -> None:
        self.nama: dict[int, str] = {}
        self.bagian: dict[tuple[int, int, str], list[int]] = {}
        self.panjang: set[int] = set()

    def cari_lalu_tambah(self, inti: str, urutan: int) -> tuple[int, int] | None:
        """The first earlier name within reach and its distance; then remember this one."""
        ketemu = None
        for calon in sorted(self._calon(inti)):
            jauh = jarak(self.nama[calon], inti)
            if jauh is not None:
                ketemu = (calon, jauh)
                break
        self.nama[urutan] = inti
        self.panjang.add(len(inti))
        for awal, akhir in _potongan(len(inti)):
            self.bagian.setdefault((len(inti), awal, inti[awal:akhir]), []).append(urutan)
        return ketemu

    def _calon(self, inti: str) -> set[int]:
        """Names that share one of three pieces: those three that the fewest names have."""
        hasil: set[int] = set()
        for panjang in range(len(inti) - JARAK, len(inti) + JARAK + 1):
            if panjang not in self.panjang:
                continue
            sebagian = [self._pemilik(inti, panjang, *satu) for satu in _potongan(panjang)]
            sebagian.sort(key=lambda daftar: sum(map(len, daftar)))
            for daftar in sebagian[: JARAK + 1]:
                hasil.update(*daftar)
        return hasil

    def _pemilik(self, inti: str, panjang: int, awal: int, akhir: int) -> list[list[int]]:
        """Who has this piece of the name, up to two places off."""
        kandidat = (
            self.bagian.get((panjang, awal, inti[awal + geser : akhir + geser]))
            for geser in range(-JARAK, JARAK + 1)
            if awal + geser >= 0
        )
        return [daftar for daftar in kandidat if daftar is not None]


def _potongan(panjang: int) -> list[tuple[int, int]]:
    """Where the pieces of a name of this length begin and end: three or more."""
    banyak = max(JARAK + 1, panjang // _HURUF_SEPOTONG)
    return list(pairwise(panjang * ke // banyak for ke in range(banyak + 1)))


def jarak(satu: str, dua: str) -> int | None:
    """Letters to insert, delete or replace; ``None`` where more than two."""
    if abs(len(satu) - len(dua)) > JARAK:
        return None
    awal = 0
    pendek = min(len(satu), len(dua))
    while awal < pendek and satu[awal] == dua[awal]:
        awal += 1
    return _sisa(satu[awal:], dua[awal:], JARAK)


def _sisa(satu: str, dua: str, boleh: int) -> int | None:
    """Distance of two texts, at most ``boleh``: after an edit, equal letters are skipped."""
    if not satu or not dua:
        lebih = len(satu) + len(dua)
        return lebih if lebih <= boleh else None
    if satu[0] == dua[0]:
        awal, pendek = 1, min(len(satu), len(dua))
        while awal < pendek and satu[awal] == dua[awal]:
            awal += 1
        return _sisa(satu[awal:], dua[awal:], boleh)
    if not boleh:
        return None
    cabang = (
        _sisa(satu[1:], dua[1:], boleh - 1),
        _sisa(satu[1:], dua, boleh - 1),
        _sisa(satu, dua[1:], boleh - 1),
    )
    ada = [satu_cabang for satu_cabang in cabang if satu_cabang is not None]
    return 1 + min(ada) if ada else None
