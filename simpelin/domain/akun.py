"""The people of the office: accounts, their posts, and who stands in for whom until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from simpelin.domain.kantor import Unit
from simpelin.domain.pelaku import PLH, PLT, Jabatan, Pelaku, PeranOrang

PERLU_UNIT = frozenset({PeranOrang.STAF, PeranOrang.KASI, PeranOrang.LURAH})
SEBUTAN_PENGGANTI = (PLT, PLH)

BEBAS_GAGAL = 3
"""Wrong passwords in a row without a delay: people mistype."""
JEDA_AWAL = timedelta(seconds=5)
JEDA_TERLAMA = timedelta(minutes=15)
"""Long enough against guessing, short enough that nobody is locked out of the quarter."""


@dataclass(frozen=True, slots=True)
class Akun:
    """One person who may sign in. ``jabatan`` are the own posts (without 'Plt.' and 'Plh.').

    ``ganti_sandi``: the password was given by somebody else and must be changed first.
    ``gagal`` counts wrong passwords in a row; before ``tunggu_sampai`` none is looked at.
    """

    nama_masuk: str
    nama: str
    nip: str = ""
    aktif: bool = True
    ganti_sandi: bool = False
    jabatan: tuple[Jabatan, ...] = ()
    gagal: int = 0
    tunggu_sampai: datetime | None = None


@dataclass(frozen=True, slots=True)
class Penugasan:
    """Who acts in whose post, from one day to another (both included), by which letter."""

    nomor: int
    nama_masuk: str
    jabatan: Jabatan
    dari: date
    sampai: date
    surat: str

    def berlaku(self, hari: date) -> bool:
        return self.dari <= hari <= self.sampai


def jeda(gagal: int) -> timedelta:
    """How long to wait after ``gagal`` wrong passwords in a row: doubling, up to a bound."""
    if gagal < BEBAS_GAGAL:
        return timedelta(0)
    # the exponent is bounded too: 2**1000 seconds is no timedelta
    lipat: int = 2 ** min(gagal - BEBAS_GAGAL, 20)
    return min(JEDA_AWAL * lipat, JEDA_TERLAMA)


def sisa_tunggu(akun: Akun, kini: datetime) -> timedelta:
    """What is left to wait; nothing where the clock was set back beyond any possible wait."""
    if akun.tunggu_sampai is None:
        return timedelta(0)
    sisa = akun.tunggu_sampai - kini
    return sisa if timedelta(0) < sisa <= JEDA_TERLAMA else timedelta(0)


def sebagai_pelaku(
    akun: Akun, penugasan: Iterable[Penugasan], hari: date, unit_kantor: Iterable[Unit] = ()
) -> Pelaku:
    """Who acts when this account is signed in on a day, with every post held that day.

    A post of the whole office (planner, secretary, …) stands in the unit of that role among
    ``unit_kantor``: the planner hands in the planning sub-section's report. The own unit is
    that of the first post which has one; posts of the whole office or of another unit stand
    beside it, so that nobody heads a unit by an office-wide role.
    """
    if not akun.aktif:
        return Pelaku(akun.nama, akun.nama_masuk)
    rumah: dict[str, str] = {}
    for satu_unit in unit_kantor:
        rumah.setdefault(satu_unit.peran.value, satu_unit.nama)
    jabatan = tuple(_di_unit(satu, rumah) for satu in akun.jabatan)
    unit = next((satu.unit for satu in jabatan if satu.unit), "")
    sendiri = frozenset(satu.peran for satu in jabatan if satu.unit == unit)
    lain = tuple(satu for satu in jabatan if satu.unit != unit)
    ganti = tuple(
        _di_unit(satu.jabatan, rumah)
        for satu in penugasan
        if satu.nama_masuk == akun.nama_masuk and satu.berlaku(hari)
    )
    return Pelaku(akun.nama, akun.nama_masuk, sendiri, unit, (*lain, *ganti))


def _di_unit(jabatan: Jabatan, rumah: Mapping[str, str]) -> Jabatan:
    return jabatan if jabatan.unit else replace(jabatan, unit=rumah.get(jabatan.peran.value, ""))


def punya_peran(akun: Akun, peran: PeranOrang) -> bool:
    """Whether an active account holds a role in its own right."""
    return akun.aktif and any(satu.peran is peran for satu in akun.jabatan)
