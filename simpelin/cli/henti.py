"""Ctrl-C while a command reads, checks and stores a file."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from simpelin.domain.henti import Dihentikan, dapat_dihentikan


@contextmanager
def berhenti_dengan_ctrl_c() -> Iterator[None]:
    """The first Ctrl-C stops the work where it next asks, so that it is sure that nothing was
    stored; the second ends it at once, wherever it is. In the main thread.

    Raises:
        Dihentikan: at the work's next question after the first.
        KeyboardInterrupt: at the second.
    """
    ditekan = 0

    def tekan(*_: object) -> None:
        nonlocal ditekan
        ditekan += 1
        if ditekan > 1:
            raise KeyboardInterrupt

    def tanya() -> None:
        if ditekan:
            raise Dihentikan

    semula = signal.signal(signal.SIGINT, tekan)
    try:
        with dapat_dihentikan(tanya):
            yield
    finally:
        signal.signal(signal.SIGINT, semula)
