"""Stopping long work from outside, and hearing how far it is.

Who reads, judges or writes many rows asks now and then whether to go on and says how far it
is; whoever started the work says how that is answered. Without anyone to ask it costs nothing
and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

_LANGKAH = 100
"""A stage of many rows is told in so many steps: a window cannot draw more."""


class Dihentikan(Exception):
    """Who wanted the work has stopped it; nothing of it is stored."""


class Tahap(StrEnum):
    """What an import is doing; the last, an export."""

    MEMBACA = "membaca"
    MEMERIKSA = "memeriksa"
    MENYIMPAN = "menyimpan"
    MENULIS = "menulis"


@dataclass
class _Pengawas:
    tanya: Callable[[], None]
    kabari: Callable[[Tahap, int, int], None] | None
    terakhir: tuple[Tahap, int, int] | None = None

    def dengar(self, tahap: Tahap, selesai: int, jumlah: int) -> None:
        if self.kabari is None:
            return
        langkah = selesai * _LANGKAH // jumlah if jumlah else 0
        if self.terakhir != (tahap, langkah, jumlah):
            self.terakhir = (tahap, langkah, jumlah)
            self.kabari(tahap, selesai, jumlah)


_PENGAWAS: ContextVar[_Pengawas | None] = ContextVar("pengawas", default=None)


@contextmanager
def dapat_dihentikan(
    tanya: Callable[[], None], kabari: Callable[[Tahap, int, int], None] | None = None
) -> Iterator[None]:
    """Work inside asks ``tanya``, which raises where the work shall stop, and tells ``kabari``
    its stage with how many of how many (0 of 0 where nobody knows)."""
    tanda = _PENGAWAS.set(_Pengawas(tanya, kabari))
    try:
        yield
    finally:
        _PENGAWAS.reset(tanda)


def periksa() -> None:
    """Go on, or raise what the one who stops the work wants raised."""
    pengawas = _PENGAWAS.get()
    if pengawas is not None:
        pengawas.tanya()


def maju(tahap: Tahap, selesai: int, jumlah: int) -> None:
    """Say how far the work is, and :func:`periksa`."""
    pengawas = _PENGAWAS.get()
    if pengawas is not None:
        pengawas.tanya()
        pengawas.dengar(tahap, selesai, jumlah)
