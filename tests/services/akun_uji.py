"""An office with accounts, for the tests: one person for each role."""

from __future__ import annotations

from simpelin.domain.hak import Jabatan, PeranOrang
from simpelin.services import akun, masuk
from simpelin.store import Store

SANDI = "kuda hijau 7"
SATU, DUA = "Seksi Satu", "Seksi Dua"
ORANG = {
    "rina": Jabatan(PeranOrang.KASUBAG_PERENCANAAN),
    "ani": Jabatan(PeranOrang.STAF, SATU),
    "budi": Jabatan(PeranOrang.KASI, SATU),
    "dewi": Jabatan(PeranOrang.STAF, DUA),
    "andi": Jabatan(PeranOrang.KEUANGAN),
    "eko": Jabatan(PeranOrang.SEKCAM),
    "adi": Jabatan(PeranOrang.CAMAT),
}


def beri_akun(store: Store) -> None:
    """One account a role, each with its own password; nobody is signed in afterwards."""
    for nama, jabatan in ORANG.items():
        akun.tambah(store, nama, nama.title() + " Putri", SANDI, (jabatan,))
        if nama == "rina":
            masuk.masuk(store, nama, SANDI)
    for nama in list(ORANG)[1:]:
        masuk.masuk(store, nama, SANDI)
        masuk.ganti_sandi(store, SANDI, SANDI + nama)
    masuk.keluar(store)


def sebagai(store: Store, nama: str) -> None:
    masuk.masuk(store, nama, SANDI if nama == "rina" else SANDI + nama)
