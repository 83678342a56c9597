"""Who heads the units today, for letters, lists and signatures.

The office's own list has the first word (Pengaturan → Unit dan pejabat); where it names nobody,
the account that holds the post does. Nothing is stored by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from simpelin.domain.akun import Akun
from simpelin.domain.hak import Jabatan, PeranOrang
from simpelin.domain.kantor import Unit
from simpelin.domain.pelaku import KEPALA

if TYPE_CHECKING:
    from simpelin.store import Store


def berkepala(store: Store) -> tuple[Unit, ...]:
    """Every unit, its head from the accounts where the office's list has none."""
    akun = [satu for satu in store.akun.semua() if satu.aktif]
    return tuple(_isi(satu, akun) for satu in store.unit.semua())


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
