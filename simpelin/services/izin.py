"""The one question every writing service asks first: may this person do that?

In an office without accounts everything is allowed, and the trail says "tanpa akun".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from simpelin.domain import hak
from simpelin.domain.hak import BEBAS, PeranOrang, Putusan, Tindakan
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna

if TYPE_CHECKING:
    from simpelin.store import Store


def wajib(
    store: Store,
    tindakan: Tindakan,
    *,
    unit: str = "",
    status: StatusLaporan | None = None,
    atas_nama: bool = False,
    rp_oleh_unit: bool = False,
    pemegang: PeranOrang | None = None,
    dari: Iterable[StatusLaporan] | None = None,
    sudah: Iterable[str] = (),
) -> Putusan:
    """Make sure that who has the store open may do ``tindakan``; the decision, with the post.

    What the parameters mean: :func:`simpelin.domain.hak.putusan`.

    :raises KesalahanPengguna: one sentence why not, and who may.
    """
    hasil = putusan(
        store,
        tindakan,
        unit=unit,
        status=status,
        atas_nama=atas_nama,
        rp_oleh_unit=rp_oleh_unit,
        pemegang=pemegang,
        dari=dari,
        sudah=sudah,
    )
    if not hasil:
        raise KesalahanPengguna(hasil.alasan)
    return hasil


def putusan(
    store: Store,
    tindakan: Tindakan,
    *,
    unit: str = "",
    status: StatusLaporan | None = None,
    atas_nama: bool = False,
    rp_oleh_unit: bool = False,
    pemegang: PeranOrang | None = None,
    dari: Iterable[StatusLaporan] | None = None,
    sudah: Iterable[str] = (),
) -> Putusan:
    """The same as :func:`wajib` without raising, for buttons and cells that say why not."""
    pelaku = store.pelaku
    if not pelaku.punya_akun:
        return BEBAS
    return hak.putusan(
        pelaku,
        tindakan,
        unit=unit,
        status=status,
        atas_nama=atas_nama,
        rp_oleh_unit=rp_oleh_unit,
        pemegang=pemegang,
        dari=dari,
        sudah=sudah,
    )
