"""Sign in and out, and change the own password. Window and command line use these alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpelin.domain.akun import Akun, jeda, sebagai_pelaku, sisa_tunggu
from simpelin.domain.hak import BEBAS, Pelaku
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import sandi as sandi_

if TYPE_CHECKING:
    from simpelin.store import Store

SALAH = "Nama atau sandi salah; periksa huruf besar-kecilnya, lalu coba lagi."


class HarusMenunggu(KesalahanPengguna):
    """Too many wrong passwords in a row; none is looked at before the wait is over."""


def perlu_masuk(store: Store) -> bool:
    """Whether the office has accounts and nobody is signed in."""
    return store.akun.ada() and not store.pelaku.punya_akun


def nama_masuk(store: Store) -> tuple[tuple[str, str], ...]:
    """(sign-in name, full name) of everybody who may sign in, by full name."""
    aktif = (satu for satu in store.akun.semua() if satu.aktif)
    return tuple(sorted(((s.nama_masuk, s.nama) for s in aktif), key=lambda s: s[1].casefold()))


def masuk(store: Store, nama: str, sandi: str) -> Pelaku:
    """Sign in: from now on the store's writes are this person's.

    The same sentence for an unknown name, a switched-off account and a wrong password, and
    the same work done for each. After wrong ones in a row a growing delay, kept in the store.

    :raises HarusMenunggu: the delay is not over; the password was not looked at.
    :raises KesalahanPengguna: refused.
    """
    rapi = nama.strip().casefold()
    akun = store.akun.muat(rapi)
    if akun is not None:
        _tolak_sebelum_waktunya(store, akun)
    tersimpan, umpan = store.akun.sandi(rapi), sandi_.umpan()
    benar = sandi_.cocok(tersimpan or umpan, sandi)
    if akun is None or tersimpan is None or not benar or not akun.aktif:
        if akun is not None:
            _catat_gagal(store, akun.nama_masuk)
        raise KesalahanPengguna(SALAH)
    pelaku = sebagai_pelaku(akun, store.akun.penugasan(), store.kini().date(), store.unit.semua())
    store.pelaku = pelaku
    _rapikan(store, akun, tersimpan, sandi)
    return pelaku


def keluar(store: Store) -> None:
    """Sign out: the store may be read, not written."""
    store.pelaku = store.pelaku_awal


def harus_ganti(store: Store) -> bool:
    """Whether who is signed in must change the password before anything else."""
    akun = store.akun.muat(store.pelaku.akun)
    return akun is not None and akun.ganti_sandi


def ganti_sandi(store: Store, lama: str, baru: str) -> None:
    """Change the own password.

    :raises KesalahanPengguna: nobody is signed in, the old one is wrong (it counts as a
        failed sign-in), the new one is too weak or the same.
    """
    akun = store.akun.muat(store.pelaku.akun)
    tersimpan = store.akun.sandi(store.pelaku.akun)
    if akun is None or tersimpan is None or not akun.aktif:
        raise KesalahanPengguna("Masuk dulu dengan nama dan sandi, baru ganti sandinya.")
    _tolak_sebelum_waktunya(store, akun)
    if not sandi_.cocok(tersimpan, lama):
        _catat_gagal(store, akun.nama_masuk)
        raise KesalahanPengguna("Sandi lama salah; sandi tidak diganti.")
    if lama == baru:
        raise KesalahanPengguna("Sandi baru sama dengan yang lama; pilih yang lain.")
    sandi_.periksa(baru, akun.nama, akun.nama_masuk)
    tersimpan = sandi_.hash_sandi(baru)
    store.beri_izin(BEBAS)
    with store.ubah("ganti sandi sendiri"):
        store.akun.ganti_sandi(akun.nama_masuk, tersimpan, wajib_ganti=False)


# --- failures ------------------------------------------------------------------------


def _tolak_sebelum_waktunya(store: Store, akun: Akun) -> None:
    sisa = sisa_tunggu(akun, store.kini())
    if sisa:
        detik = -int(-sisa.total_seconds() // 1)
        lama = f"{detik} detik" if detik < 120 else f"{-(-detik // 60)} menit"
        raise HarusMenunggu(
            f"Sandi beberapa kali salah. Tunggu {lama}, lalu coba lagi; bila lupa, minta"
            " Kasubag Perencanaan mengatur ulang sandi Anda."
        )


def _catat_gagal(store: Store, nama: str) -> None:
    """Count inside the transaction: two windows guessing at once count twice."""
    store.beri_izin(BEBAS)
    with store.ubah("sandi salah"):
        akun = store.akun.muat(nama)
        assert akun is not None
        gagal = akun.gagal + 1
        tunggu = jeda(gagal)
        store.akun.catat_gagal(nama, gagal, store.kini() + tunggu if tunggu else None)


def _rapikan(store: Store, akun: Akun, tersimpan: str, sandi: str) -> None:
    """After a right password: failures forgotten, an old fingerprint renewed."""
    usang = sandi_.perlu_hash_ulang(tersimpan)
    if not usang and not akun.gagal and akun.tunggu_sampai is None:
        return
    baru = sandi_.hash_sandi(sandi) if usang else ""
    store.beri_izin(BEBAS)
    with store.ubah("masuk"):
        if usang:
            store.akun.perbarui_hash(akun.nama_masuk, baru)
        store.akun.catat_gagal(akun.nama_masuk, 0, None)
