"""What was judged must be what is stored when it is written, whatever other windows do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from simpelin.domain.kesalahan import KesalahanPengguna

if TYPE_CHECKING:
    from simpelin.store import Store


_LANJUT = "jadi belum ada yang disimpan; muat ulang (F5), periksa lagi, lalu ulangi"


@contextmanager
def ubah_bila_tetap(
    store: Store,
    keadaan: int,
    tindakan: str,
    sumber: str = "",
    jumlah: int = 0,
    lanjut: str = _LANJUT,
) -> Iterator[None]:
    """``store.ubah``, refused where anyone has written since ``store.nomor_perubahan()`` was
    ``keadaan``: what was looked at before that may no longer hold. ``lanjut`` ends the
    sentence: what became of the work, and what to do.

    :raises KesalahanPengguna: something was written meanwhile; nothing is stored.
    """
    with store.ubah(tindakan, sumber, jumlah):
        if store.nomor_perubahan() != keadaan:
            raise KesalahanPengguna(f"Data baru saja diubah dari jendela lain, {lanjut}.")
        yield
