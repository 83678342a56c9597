"""Words that sentences share."""

from __future__ import annotations

from collections.abc import Sequence

_BANYAK = 3


def sebut(isi: Sequence[str], sisanya: str = "lagi") -> str:
    """The first three, the rest counted: ``a; b; c; dan 2 lagi``."""
    sisa = len(isi) - _BANYAK
    return "; ".join((*isi[:_BANYAK], *([f"dan {sisa} {sisanya}"] if sisa > 0 else [])))
