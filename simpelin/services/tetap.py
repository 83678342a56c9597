"""What was judged must be what is stored when it is written, whatever other windows do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from simpelin.domain.kesalahan import KesalahanPengguna

if TYPE_CHECKING:
    from simpelin.store import Store


@contextmanager
def ubah_bila_tetap(store: Store, keadaan: int, tindakan: str, sumber: str = "") -> Iterator[None]:
    """``store.ubah``, refused where anyone has written since ``store.nomor_perubahan()`` was
    ``keadaan``: what was looked at before that may no longer hold.

    :raises KesalahanPengguna: something was written meanwhile; nothing is stored.
    """
    with store.ubah(tindakan, sumber):
        if store.nomor_perubahan() != keadaan:
            raise KesalahanPengguna(
                "Data baru saja diubah dari jendela lain, jadi belum ada yang disimpan; muat ulang"
                " (F5), periksa lagi, lalu ulangi."
            )
        yield
