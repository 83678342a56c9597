"""Numbers on their way into the store and back, without loss.

A decimal of at most 15 significant digits survives a double exactly: it is the
shortest decimal that reads back as that double, and ``repr`` gives the shortest. So
REAL keeps what was typed, and SQL can still add it up (docs/keputusan/0001).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from simpelin.domain.angka import tulis_angka
from simpelin.store.galat import TAK_TERSIMPAN, NilaiDitolak

ANGKA_PENTING = 15
BATAS_RUPIAH = 10**ANGKA_PENTING
"""Rupiah stay below this: a spreadsheet, too, keeps 15 digits and no more."""

_BULAT_TEPAT = 2**53


@lru_cache(maxsize=8192)
def ke_real(nilai: Fraction | int | None) -> float | None:
    """The double that stands for ``nilai``.

    :raises NilaiDitolak: (a ``ValueError``) for a number that is not a decimal of at
        most 15 significant digits.
    """
    if nilai is None:
        return None
    try:
        real = float(nilai)
    except OverflowError:
        real = 0.0
    if _pecahan(real) != nilai or len(Decimal(repr(real)).normalize().as_tuple().digits) > 15:
        raise NilaiDitolak(
            f"Angka {tulis_angka(nilai)} memakai lebih dari {ANGKA_PENTING} angka penting;"
            f" bulatkan dahulu ({TAK_TERSIMPAN})."
        )
    return real


@lru_cache(maxsize=1024)
def dari_real(real: float | None) -> Fraction | None:
    """The exact decimal that a stored double stands for."""
    return None if real is None else _pecahan(real)


def _pecahan(real: float) -> Fraction:
    if real.is_integer() and abs(real) < _BULAT_TEPAT:
        return Fraction(int(real))
    return Fraction(Decimal(repr(real)))


def periksa_rupiah(nilai: int | None, sebutan: str) -> int | None:
    """``nilai`` itself where the store can hold it; ``sebutan`` names it in the sentence.

    :raises NilaiDitolak: for rupiah of more than 15 digits.
    """
    if nilai is not None and abs(nilai) >= BATAS_RUPIAH:
        raise NilaiDitolak(
            f"{sebutan} lebih dari {ANGKA_PENTING} angka; periksa angkanya ({TAK_TERSIMPAN})."
        )
    return nilai
