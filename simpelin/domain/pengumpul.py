"""Work that makes a great many values and no circles of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def tanpa_pengumpul() -> Iterator[None]:
    """Pause Python's search for circles, which such work makes none of.

    With thousands of offices, or of rows, it would go over all that is made so far again and
    again, and take longer for each the more there are.
    """
    hidup = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if hidup:
            gc.enable()
