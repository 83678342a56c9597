"""Who heads the units today, and who stands in, for letters, forms, lists and signatures.

The office's own list has the first word (Pengaturan → Unit dan pejabat); where it names nobody,
the account that holds the post does. Nothing is stored by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from simpelin.domain.akun import Akun
from simpelin.domain.hak import Jabatan, PeranOrang
from simpelin.domain.kantor import Peran, Unit
from simpelin.domain.pelaku import KEPALA

if TYPE_CHECKING:
    from simpelin.store import Store


def berkepala(store: Store) -> tuple[Unit, ...]:
    """Every unit, its head from the accounts where the office's list has none."""
    akun = [satu for satu in store.akun.semua() if satu.aktif]
    return tuple(_isi(satu, akun) for satu in store.unit.semua())


def pengganti(store: Store, unit: Unit, hari: date) -> tuple[str, Akun] | None:
    """Who stands in for a unit's head on a day, with 'Plt.' or 'Plh.'; the one appointed last.

    Keuangan's treasurer is no head: a deputy of that post signs only where the unit names no
    post of its own.
    """
    cocok = [
        satu
        for satu in store.akun.penugasan()
        if satu.berlaku(hari) and _mewakili(satu.jabatan, unit)
    ]
    akun = store.akun.muat(cocok[-1].nama_masuk) if cocok else None
    return None if akun is None else (cocok[-1].jabatan.sebutan, akun)


def _mewakili(jabatan: Jabatan, unit: Unit) -> bool:
    if not unit.jabatan_kepala and unit.peran is Peran.KEUANGAN:
        return jabatan.peran is PeranOrang.KEUANGAN or _mengepalai(jabatan, unit)
    return _mengepalai(jabatan, unit)


def _isi(unit: Unit, semua: Iterable[Akun]) -> Unit:
    if unit.kepala:
        return unit
    orang = next((a for a in semua if any(_mengepalai(j, unit) for j in a.jabatan)), None)
    return unit if orang is None else replace(unit, kepala=orang.nama, nip=unit.nip or orang.nip)


def _mengepalai(jabatan: Jabatan, unit: Unit) -> bool:
    """Head of that very unit, or holder of the post for which the unit stands."""
    if jabatan.unit:
        return jabatan.unit == unit.nama and jabatan.peran in KEPALA
    return jabatan.peran is not PeranOrang.KEUANGAN and jabatan.peran.value == unit.peran.value
