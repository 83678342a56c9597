"""Stopping long work from outside.

Who writes many rows asks now and then whether to go on; whoever started the work says how
that is answered. Without anyone to stop it the question costs nothing and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_TANYA: ContextVar[Callable[[], None] | None] = ContextVar("tanya", default=None)


@contextmanager
def dapat_dihentikan(tanya: Callable[[], None]) -> Iterator[None]:
    """Work inside asks ``tanya``, which raises where the work shall stop."""
    tanda = _TANYA.set(tanya)
    try:
        yield
    finally:
        _TANYA.reset(tanda)


def periksa() -> None:
    """Go on, or raise what the one who stops the work wants raised."""
    tanya = _TANYA.get()
    if tanya is not None:
        tanya()
