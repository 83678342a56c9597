"""The one question every writing service asks first: may this person do that?

In an office without accounts everything is allowed, and the trail says "tanpa akun". With
accounts the posts are read from the store at every question: what was taken from a person
is gone at once, in every open window, and who is not signed in only reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from simpelin.domain import hak
from simpelin.domain.akun import sebagai_pelaku
from simpelin.domain.hak import BEBAS, Pelaku, Perihal, Putusan, Tindakan
from simpelin.domain.kesalahan import BelumMasuk, KesalahanPengguna

if TYPE_CHECKING:
    from simpelin.store import Store


def wajib(store: Store, tindakan: Tindakan, **perihal: Unpack[Perihal]) -> Putusan:
    """Make sure that who has the store open may do ``tindakan``; the decision, with the post.

    The store takes it as leave for the next transaction. What ``perihal`` means:
    :func:`simpelin.domain.hak.putusan`.

    :raises KesalahanPengguna: one sentence why not, and who may.
    """
    return beri(store, putusan(store, tindakan, **perihal))


def beri(store: Store, hasil: Putusan) -> Putusan:
    """Let the store's next transaction be written under a decision.

    :raises KesalahanPengguna: it is a refusal.
    """
    if not hasil:
        jenis = KesalahanPengguna if store.pelaku.punya_akun else BelumMasuk
        raise jenis(hasil.alasan)
    store.beri_izin(hasil)
    return hasil


def putusan(store: Store, tindakan: Tindakan, **perihal: Unpack[Perihal]) -> Putusan:
    """The same as :func:`wajib` without raising, for buttons and cells that say why not."""
    ada = store.akun.ada()
    if not ada and not store.pelaku.punya_akun:
        return BEBAS
    pelaku = pelaku_kini(store) if ada else store.pelaku
    if isinstance(pelaku, Putusan):
        return pelaku
    return hak.putusan(pelaku, tindakan, **perihal)


def pelaku_kini(store: Store) -> Pelaku | Putusan:
    """Who is signed in, with the posts held today; or the refusal of all writing: the account
    is gone or switched off, or its password must be changed first."""
    if not store.pelaku.punya_akun:
        return store.pelaku
    akun = store.akun.muat(store.pelaku.akun)
    if akun is None or not akun.aktif:
        return Putusan(
            False,
            f"Akun {store.pelaku.nama} tidak aktif lagi; keluar, lalu hubungi Kasubag Perencanaan.",
        )
    if akun.ganti_sandi:
        return Putusan(False, "Sandi Anda diberikan orang lain; ganti dulu dengan sandi sendiri.")
    return sebagai_pelaku(akun, store.akun.penugasan(), store.kini().date(), store.unit.semua())


# --- about a unit's report --------------------------------------------------------------


def wajib_unit(store: Store, tindakan: Tindakan, tahun: int, triwulan: int, unit: str) -> Putusan:
    """:func:`wajib` for what belongs to a unit's report of one quarter.

    The report's state, who enters rupiah, and whether the unit's signed sheet is kept as
    evidence are looked up.
    """
    return beri(store, putusan_unit(store, tindakan, tahun, triwulan, unit))


def putusan_unit(store: Store, tindakan: Tindakan, tahun: int, triwulan: int, unit: str) -> Putusan:
    """:func:`putusan` for what belongs to a unit's report of one quarter."""
    if not store.akun.ada() and not store.pelaku.punya_akun:
        return BEBAS
    laporan = store.laporan.muat(tahun, triwulan).get(unit)
    return putusan(
        store,
        tindakan,
        unit=unit,
        status=None if laporan is None else laporan.status,
        atas_nama=bool(store.bukti.muat(tahun, triwulan, unit)),
        rp_oleh_unit=store.pengaturan.muat().get("sumber_rp") == "unit",
    )
