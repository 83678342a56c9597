"""Which tiers a report passes and which has it now; light, for the start page asks it too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from simpelin.domain.akun import punya_peran
from simpelin.domain.kantor import Peran
from simpelin.domain.pelaku import Pelaku, PeranOrang
from simpelin.domain.tingkat import BEKU, PEJABAT, Jalur, Jenjang, Langkah, jalur, lipat
from simpelin.services import izin, pengaturan
from simpelin.services.pengaturan import Pengaturan
from simpelin.services.status import StatusUnit

if TYPE_CHECKING:
    from simpelin.store import Store


def jalur_unit(
    store: Store, unit: str, ajuan: Langkah | None = None, atur: Pengaturan | None = None
) -> Jalur:
    """The tiers that a unit's report passes in this office, handed in by ``ajuan``."""
    peran = next((u.peran for u in store.unit.semua() if u.nama == unit), Peran.UNIT)
    mati = (atur or pengaturan.muat(store)).jenjang_mati
    return jalur(peran, mati, _jenjang_sendiri(store, ajuan))


def _jenjang_sendiri(store: Store, ajuan: Langkah | None) -> tuple[Jenjang, ...]:
    """The tiers that nobody holds in their own right but who handed the report in."""
    if ajuan is None or ajuan.sebagai or ajuan.atas_nama or not store.akun.ada():
        return ()
    semua = store.akun.semua()
    return tuple(
        jenjang
        for jenjang, peran in PEJABAT.items()
        if {a.nama_masuk for a in semua if punya_peran(a, PeranOrang(peran))} == {ajuan.akun}
    )


def jenjang_saya(store: Store) -> Jenjang | None:
    """The tier that who is signed in holds, the lowest of several; ``None`` without one."""
    pelaku = izin.pelaku_kini(store) if store.akun.ada() else store.pelaku
    peran = {j.peran for j in pelaku.jabatan} if isinstance(pelaku, Pelaku) else set()
    return next((j for j in Jenjang if PeranOrang(PEJABAT[j]) in peran), None)


def giliran(
    store: Store,
    triwulan: int,
    satu: StatusUnit,
    langkah: Mapping[tuple[int, str], Sequence[Langkah]],
    atur: Pengaturan,
) -> Jenjang | None:
    """The tier that has a report; ``langkah`` are the steps of its year."""
    if satu.status not in BEKU:
        return None
    ajuan = lipat(langkah.get((triwulan, satu.nama), ())).ajuan
    return jalur_unit(store, satu.nama, ajuan, atur).berikut(satu.status)
