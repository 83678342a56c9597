"""The guided set-up of an office: what a kecamatan usually consists of, stored at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kantor import Peran, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import izin
from simpelin.services import unit as unit_

if TYPE_CHECKING:
    from simpelin.store import Store

UNIT_LAZIM = (
    Unit("Camat", "Camat", peran=Peran.CAMAT),
    Unit("Sekretariat", "Sekretaris Camat", peran=Peran.SEKCAM),
    Unit(
        "Sub Bagian Perencanaan",
        "Kepala Sub Bagian Perencanaan",
        peran=Peran.KASUBAG_PERENCANAAN,
    ),
    Unit(
        "Sub Bagian Umum dan Keuangan",
        "Kepala Sub Bagian Umum dan Keuangan",
        peran=Peran.KEUANGAN,
    ),
    Unit("Seksi Pemerintahan", "Kepala Seksi Pemerintahan"),
    Unit("Seksi Pelayanan Umum", "Kepala Seksi Pelayanan Umum"),
    Unit("Seksi Ketenteraman dan Ketertiban Umum", "Kepala Seksi Trantibum"),
    Unit("Seksi Pemberdayaan Masyarakat dan Desa", "Kepala Seksi PMD"),
)
"""Permendagri 99/2018 names no sections; these are the usual ones, to strike or rename."""


def simpan_unit(store: Store, semua: Sequence[Unit]) -> int:
    """Store the units of the set-up in one transaction; those without a name are left out.

    Gives how many. What is known of a unit of the same name is replaced.

    :raises KesalahanPengguna: two units of one name, or a NIP that is none.
    """
    izin.wajib(store, Tindakan.UNIT)
    rapi = [unit_.rapikan(satu) for satu in semua if satu.nama.strip()]
    nama = [satu.nama.casefold() for satu in rapi]
    for satu in rapi:
        if nama.count(satu.nama.casefold()) > 1:
            raise KesalahanPengguna(f"Unit “{satu.nama}” tertulis dua kali; hapus salah satu.")
    with store.ubah("susunan kantor"):
        for satu in rapi:
            store.unit.simpan(satu)
    return len(rapi)
