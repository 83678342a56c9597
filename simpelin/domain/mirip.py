"""Words that are nearly the same: for "maksudnya …?" in refusals and notes."""

from __future__ import annotations

from collections.abc import Iterable

from simpelin.domain.kemiripan import JARAK, jarak


def _batas(kata: str) -> int:
    return 0 if len(kata) < 3 else 1 if len(kata) < 4 else JARAK


def termirip(kata: str, pilihan: Iterable[str]) -> str | None:
    """The nearest of ``pilihan`` within two letters (one for short words), without case."""
    kecil = kata.casefold()
    terbaik: tuple[int, str] | None = None
    for satu in pilihan:
        nilai = jarak(kecil, satu.casefold())
        dekat = nilai is not None and nilai <= _batas(kecil)
        if nilai is not None and dekat and (terbaik is None or nilai < terbaik[0]):
            terbaik = nilai, satu
    return terbaik[1] if terbaik else None


_UMUM = frozenset(
    ("sub", "bagian", "subbag", "subbagian", "seksi", "kasi", "kelurahan", "umum", "dan")
)
"""Words that nearly every unit has; they do not tell one from another."""


def unit_searti(satu: str, dua: str) -> bool:
    """Whether two names of units are probably one: of the words that tell units apart, the
    shorter name shares two thirds with the longer.

    >>> unit_searti("Sub Bagian Perencanaan", "Subbag Perencanaan dan Kepegawaian")
    True
    >>> unit_searti("Seksi Pelayanan Umum", "Seksi Pemerintahan Umum")
    False
    """
    a, b = sorted((_pembeda(satu), _pembeda(dua)), key=len)
    sama = sum(termirip(kata, b) is not None for kata in a)
    return bool(a) and 3 * sama >= 2 * len(a)


def _pembeda(nama: str) -> frozenset[str]:
    return frozenset(nama.casefold().split()) - _UMUM


def kode_dekat(kode: str, semua: Iterable[str], banyak: int = 3) -> tuple[str, ...]:
    """The codes nearest to ``kode``: one or two signs apart, or alike in their first half."""
    calon: list[tuple[int, int, str]] = []
    for satu in set(semua):
        jauh, awal = jarak(kode, satu), _sama_awal(kode, satu)
        if jauh is not None or awal * 2 >= len(kode):
            calon.append((JARAK + 1 if jauh is None else jauh, -awal, satu))
    return tuple(satu for _, _, satu in sorted(calon)[:banyak])


def _sama_awal(a: str, b: str) -> int:
    banyak = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        banyak += 1
    return banyak
