"""How an import writes: a verified copy first, then everything or nothing, told as it goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from simpelin.domain.henti import Dihentikan
from simpelin.services.tetap import ubah_bila_tetap

if TYPE_CHECKING:
    from simpelin.store import Store

SEBAB_CADANGAN = "sebelum-impor"
"""What the copy that is put aside before an import is called by."""
_LANJUT = "jadi impor dibatalkan dan tidak ada yang disimpan; ulangi impornya"


class Tulisan(Protocol):
    """What was judged good of a file: how many things, and how they are written."""

    @property
    def banyak(self) -> int: ...

    def tulis(self, store: Store) -> None: ...


@contextmanager
def ubah_dengan_salinan(
    store: Store, keadaan: int, tindakan: str, sumber: str, jumlah: int
) -> Iterator[Path]:
    """``store.ubah`` after a copy was put aside; gives where the copy is.

    ``keadaan`` is ``store.nomor_perubahan()`` before the file was judged. Whoever stops the
    work has changed nothing, so the copy is taken away again.

    :raises KesalahanPengguna: the copy cannot be made, or someone wrote meanwhile.
    """
    salinan = store.simpan_salinan(SEBAB_CADANGAN)
    try:
        with ubah_bila_tetap(store, keadaan, tindakan, sumber, jumlah, _LANJUT):
            yield salinan
    except Dihentikan:
        with suppress(OSError):
            salinan.unlink()
        raise
