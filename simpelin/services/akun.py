"""The people who may sign in, their posts and deputies: what planner or secretary arrange.

Nobody changes the own posts, and at least one active planner remains
(docs/keputusan/0022-hak.md). Passwords go through, and are never kept or told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from simpelin.domain.akun import PERLU_UNIT, SEBUTAN_PENGGANTI, Akun, Penugasan, punya_peran
from simpelin.domain.hak import SEBUTAN, Jabatan, PeranOrang, Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import izin
from simpelin.services import sandi as sandi_
from simpelin.services.tetap import ubah_bila_tetap

if TYPE_CHECKING:
    from simpelin.store import Store

PERENCANA = PeranOrang.KASUBAG_PERENCANAAN


def daftar(store: Store) -> tuple[Akun, ...]:
    """Every account, in the order in which they were made."""
    return store.akun.semua()


def tambah(
    store: Store,
    nama_masuk: str,
    nama: str,
    sandi: str,
    jabatan: Sequence[Jabatan] = (),
    *,
    nip: str = "",
) -> Akun:
    """Add an account. The first one of the office becomes planner besides ``jabatan``, with a
    password of its own; the password of every later one must be changed at the first sign-in.

    :raises KesalahanPengguna: a name that is taken or none, a NIP that is none, a post
        without its unit, a password too weak.
    """
    izin.wajib(store, Tindakan.PENGGUNA)
    pertama = not store.akun.ada()
    if pertama and all(satu.peran is not PERENCANA for satu in jabatan):
        jabatan = (*jabatan, Jabatan(PERENCANA))
    akun = Akun(
        _nama_masuk(store, nama_masuk),
        _isian(nama, "Isi nama lengkapnya."),
        _nip(nip),
        ganti_sandi=not pertama,
        jabatan=_jabatan(jabatan),
    )
    sandi_.periksa(sandi, akun.nama, akun.nama_masuk)
    tersimpan = sandi_.hash_sandi(sandi)
    with store.ubah(f"tambah pengguna {akun.nama}"):
        if pertama and store.akun.ada():
            raise KesalahanPengguna("Akun pertama baru saja dibuat orang lain; masuk dulu.")
        store.akun.tambah(akun, tersimpan)
    return akun


def ubah(store: Store, nama_masuk: str, *, nama: str | None = None, nip: str | None = None) -> Akun:
    """Change a person's full name or NIP."""
    izin.wajib(store, Tindakan.PENGGUNA)
    keadaan = store.nomor_perubahan()
    lama = _ada(store, nama_masuk)
    baru = replace(
        lama,
        nama=lama.nama if nama is None else _isian(nama, "Isi nama lengkapnya."),
        nip=lama.nip if nip is None else _nip(nip),
    )
    with ubah_bila_tetap(store, keadaan, f"ubah pengguna {baru.nama}"):
        store.akun.simpan(baru)
    return baru


def aktifkan(store: Store, nama_masuk: str, aktif: bool) -> Akun:
    """Let a person sign in again, or no more; nobody is deleted.

    :raises KesalahanPengguna: it is the own account, or the last active planner.
    """
    izin.wajib(store, Tindakan.PENGGUNA)
    keadaan = store.nomor_perubahan()
    lama = _ada(store, nama_masuk)
    _bukan_diri_sendiri(store, lama, "menonaktifkan akun sendiri")
    baru = replace(lama, aktif=aktif)
    kata = "aktifkan" if aktif else "nonaktifkan"
    with ubah_bila_tetap(store, keadaan, f"{kata} pengguna {lama.nama}"):
        _sisakan_perencana(store, baru)
        store.akun.simpan(baru)
    return baru


def atur_jabatan(store: Store, nama_masuk: str, jabatan: Sequence[Jabatan]) -> Akun:
    """Replace a person's own posts.

    :raises KesalahanPengguna: they are one's own, a post without its unit, or no planner
        would remain.
    """
    izin.wajib(store, Tindakan.PENGGUNA)
    lama = _ada(store, nama_masuk)
    _bukan_diri_sendiri(store, lama, "mengubah peran sendiri")
    baru = replace(lama, jabatan=_jabatan(jabatan))
    with store.ubah(f"atur peran {lama.nama}"):
        _sisakan_perencana(store, baru)
        store.akun.simpan_jabatan(lama.nama_masuk, baru.jabatan)
    return baru


def atur_ulang(store: Store, nama_masuk: str, sandi: str) -> None:
    """Give a person a new password, to be changed at the next sign-in.

    :raises KesalahanPengguna: it is one's own (change it instead), or too weak.
    """
    izin.wajib(store, Tindakan.PENGGUNA)
    akun = _ada(store, nama_masuk)
    _bukan_diri_sendiri(store, akun, "mengatur ulang sandi sendiri")
    sandi_.periksa(sandi, akun.nama, akun.nama_masuk)
    tersimpan = sandi_.hash_sandi(sandi)
    with store.ubah(f"atur ulang sandi {akun.nama}"):
        store.akun.ganti_sandi(akun.nama_masuk, tersimpan, wajib_ganti=True)


# --- deputies ------------------------------------------------------------------------


def tunjuk_pengganti(
    store: Store, nama_masuk: str, jabatan: Jabatan, dari: date, sampai: date, surat: str
) -> Penugasan:
    """Let a person act as deputy (``jabatan.sebutan`` says 'Plt.' or 'Plh.') from one day to
    another, both included, by a letter's number.

    :raises KesalahanPengguna: oneself, a post that has no deputy, dates the wrong way round,
        no letter.
    """
    izin.wajib(store, Tindakan.PENGGUNA)
    akun = _ada(store, nama_masuk)
    _bukan_diri_sendiri(store, akun, "menunjuk diri sendiri")
    if not akun.aktif:
        raise KesalahanPengguna(f"Akun {akun.nama} nonaktif; aktifkan dulu.")
    if jabatan.sebutan not in SEBUTAN_PENGGANTI:
        raise KesalahanPengguna("Pilih apakah ia bertindak sebagai Plt. atau Plh.")
    if jabatan.peran is PeranOrang.STAF:
        raise KesalahanPengguna("Staf tidak perlu Plt. atau Plh.; beri peran staf unit itu saja.")
    if sampai < dari:
        raise KesalahanPengguna("Tanggal akhir penugasan harus sesudah tanggal mulainya.")
    baru = Penugasan(
        0,
        akun.nama_masuk,
        _satu_jabatan(jabatan),
        dari,
        sampai,
        _isian(surat, "Isi nomor surat tugasnya."),
    )
    with store.ubah(f"tunjuk {jabatan} {akun.nama}"):
        return replace(baru, nomor=store.akun.tambah_penugasan(baru))


def akhiri_pengganti(store: Store, nomor: int, sampai: date) -> None:
    """End a deputy's time earlier; what was done in it stays.

    :raises KesalahanPengguna: there is no such deputy, or the day is before the first.
    """
    izin.wajib(store, Tindakan.PENGGUNA)
    lama = next((satu for satu in store.akun.penugasan() if satu.nomor == nomor), None)
    if lama is None:
        raise KesalahanPengguna("Penugasan itu tidak ada; muat ulang halaman (F5).")
    if sampai < lama.dari or sampai > lama.sampai:
        raise KesalahanPengguna(
            f"Penugasan ini berlaku {lama.dari:%d-%m-%Y} sampai {lama.sampai:%d-%m-%Y};"
            " pilih tanggal di antaranya."
        )
    _bukan_diri_sendiri(store, _ada(store, lama.nama_masuk), "mengubah penugasan sendiri")
    with store.ubah(f"akhiri {lama.jabatan}"):
        store.akun.akhiri_penugasan(lama, sampai)


# --- checks --------------------------------------------------------------------------


def _nama_masuk(store: Store, nama: str) -> str:
    rapi = nama.strip().casefold()
    if not re.fullmatch(r"[a-z0-9._-]{2,40}", rapi):
        raise KesalahanPengguna(
            "Nama masuk 2 sampai 40 huruf, angka, titik, atau garis tanpa spasi, misalnya"
            " “siti.aminah”."
        )
    if store.akun.muat(rapi) is not None:
        raise KesalahanPengguna(f"Nama masuk “{rapi}” sudah dipakai; pakai nama lain.")
    return rapi


def _isian(teks: str, kalimat: str) -> str:
    rapi = " ".join(teks.split())
    if not rapi:
        raise KesalahanPengguna(kalimat)
    return rapi


def _nip(nip: str) -> str:
    digit = re.sub(r"\D", "", nip)
    if nip.strip() and len(digit) != 18:
        raise KesalahanPengguna(f"NIP harus 18 angka; yang diisi {len(digit)} angka.")
    return digit


def _jabatan(jabatan: Iterable[Jabatan]) -> tuple[Jabatan, ...]:
    hasil = tuple(dict.fromkeys(_satu_jabatan(satu) for satu in jabatan))
    if any(satu.sebutan for satu in hasil):
        raise KesalahanPengguna("Plt. dan Plh. ditunjuk untuk suatu masa, bukan sebagai peran.")
    return hasil


def _satu_jabatan(satu: Jabatan) -> Jabatan:
    if satu.peran in PERLU_UNIT and not satu.unit:
        raise KesalahanPengguna(f"Pilih unit untuk peran {SEBUTAN[satu.peran]}.")
    return satu


def _ada(store: Store, nama_masuk: str) -> Akun:
    akun = store.akun.muat(nama_masuk.strip().casefold())
    if akun is None:
        raise KesalahanPengguna(f"Pengguna “{nama_masuk}” tidak ada; lihat halaman Pengguna.")
    return akun


def _bukan_diri_sendiri(store: Store, akun: Akun, kata: str) -> None:
    if akun.nama_masuk == store.pelaku.akun:
        raise KesalahanPengguna(
            f"Tidak seorang pun boleh {kata}; minta Sekretaris atau perencana lain."
        )


def _sisakan_perencana(store: Store, baru: Akun) -> None:
    """:raises KesalahanPengguna: with ``baru`` stored, no active planner would be left."""
    lain = (satu for satu in store.akun.semua() if satu.nama_masuk != baru.nama_masuk)
    if not any(punya_peran(satu, PERENCANA) for satu in (*lain, baru)):
        raise KesalahanPengguna(
            f"{baru.nama} satu-satunya {SEBUTAN[PERENCANA]} yang aktif; beri peran itu kepada"
            " orang lain dulu."
        )
