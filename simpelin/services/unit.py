"""Units of the office and who heads them: names and NIP for the signature blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kantor import Peran, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.mirip import termirip
from simpelin.services import izin

if TYPE_CHECKING:
    from simpelin.store import Store

KOLOM = ("jabatan_kepala", "kepala", "nip", "pangkat")
PANJANG_NIP = 18

SEBUTAN_PERAN = {
    Peran.CAMAT: "Camat",
    Peran.SEKCAM: "Sekretaris",
    Peran.KASUBAG_PERENCANAAN: "Perencanaan",
    Peran.KEUANGAN: "Keuangan",
    Peran.UNIT: "Unit pelaksana",
}


def daftar(store: Store) -> tuple[Unit, ...]:
    """Every unit, in the order in which they were entered."""
    return store.unit.semua()


def pastikan_ada(store: Store, nama: str) -> None:
    """Make sure that a unit of that name exists.

    Raises :class:`KesalahanPengguna`, naming the one that was probably meant.
    """
    ada = [satu.nama for satu in store.unit.semua()]
    if nama not in ada:
        mirip = termirip(nama, ada)
        saran = f"maksudnya {mirip}?" if mirip else f"yang ada: {', '.join(ada) or 'belum ada'}"
        raise KesalahanPengguna(f"Unit “{nama}” tidak ada; {saran}")


def ubah_kepala(store: Store, nama: str, kolom: str, nilai: str) -> Unit:
    """Set one of :data:`KOLOM` of a unit's head.

    Raises :class:`KesalahanPengguna` for an unknown unit or a NIP that is none.
    """
    izin.wajib(store, Tindakan.UNIT)
    rapi = " ".join(nilai.split())
    if kolom == "nip":
        _periksa_nip(nama, rapi)
    unit = _cari(store, nama)
    ubah: dict[str, Callable[[], Unit]] = {
        "jabatan_kepala": lambda: replace(unit, jabatan_kepala=rapi),
        "kepala": lambda: replace(unit, kepala=rapi),
        "nip": lambda: replace(unit, nip=rapi),
        "pangkat": lambda: replace(unit, pangkat=rapi),
    }
    return _simpan(store, ubah[kolom]())


def rapikan(unit: Unit) -> Unit:
    """Without spaces around words. Raises :class:`KesalahanPengguna` for a NIP that is none."""
    isi = {satu: " ".join(getattr(unit, satu).split()) for satu in ("nama", *KOLOM)}
    _periksa_nip(isi["nama"], isi["nip"])
    return Unit(**isi, peran=unit.peran)


def _periksa_nip(nama: str, nip: str) -> None:
    digit = re.sub(r"\D", "", nip)
    if nip and len(digit) != PANJANG_NIP:
        raise KesalahanPengguna(
            f"NIP {nama} harus {PANJANG_NIP} angka; yang diisi {len(digit)} angka."
        )


def ubah_peran(store: Store, nama: str, peran: Peran) -> Unit:
    """Say what a unit is in the tiered evaluation."""
    izin.wajib(store, Tindakan.UNIT)
    return _simpan(store, replace(_cari(store, nama), peran=peran))


def tambah(store: Store, nama: str) -> Unit:
    """Add a unit. Raises :class:`KesalahanPengguna` for an empty or taken name."""
    izin.wajib(store, Tindakan.UNIT)
    return _simpan(store, Unit(_nama_baru(store, nama)))


def ganti_nama(store: Store, nama: str, baru: str) -> Unit:
    """Rename a unit: plan, reports, accounts and decisions follow; what is frozen keeps the
    name that it had.

    Raises :class:`KesalahanPengguna` for an unknown unit, and an empty or taken name.
    """
    izin.wajib(store, Tindakan.UNIT)
    unit = _cari(store, nama)
    rapi = _nama_baru(store, baru, kecuali=nama)
    with store.ubah("ganti nama unit"):
        store.unit.ganti_nama(nama, rapi)
    return replace(unit, nama=rapi)


def hapus(store: Store, nama: str) -> None:
    """Remove a unit that nothing refers to.

    Raises :class:`KesalahanPengguna` for an unknown unit, and for one that plan, reports,
    accounts or decisions still name.
    """
    izin.wajib(store, Tindakan.UNIT)
    _cari(store, nama)
    with store.ubah("hapus unit"):
        store.unit.hapus(nama)


def _nama_baru(store: Store, nama: str, *, kecuali: str = "") -> str:
    """A name without spaces around words that no other unit has, in whatever case."""
    rapi = " ".join(nama.split())
    if not rapi:
        raise KesalahanPengguna("Isi nama unit dulu, misalnya “Seksi Pelayanan Umum”.")
    lain = (satu.nama for satu in store.unit.semua() if satu.nama != kecuali)
    if rapi.casefold() in map(str.casefold, lain):
        raise KesalahanPengguna(f"Unit “{rapi}” sudah ada; pakai nama lain.")
    return rapi


def _cari(store: Store, nama: str) -> Unit:
    for satu in store.unit.semua():
        if satu.nama == nama:
            return satu
    raise KesalahanPengguna(f"Unit “{nama}” tidak ada lagi; muat ulang halaman (F5).")


def _simpan(store: Store, unit: Unit) -> Unit:
    with store.ubah("atur unit"):
        store.unit.simpan(unit)
    return unit
