"""The office's calendar: deadlines of a year, holidays, exceptions from the entry deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI, akhir_triwulan, batas_isian, hari_kerja_ke
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import TRIWULAN
from simpelin.domain.tingkat import Pengecualian
from simpelin.services import izin, pengaturan
from simpelin.services.pengaturan import Pengaturan
from simpelin.services.unit import pastikan_ada

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass(frozen=True, slots=True)
class BatasTriwulan:
    """The days of one quarter: entry closes, verified, meeting, sent; rupiah's basis and
    cut-off, and whether they were reconciled."""

    triwulan: int
    isian: date
    verifikasi: date
    rapat: date
    kirim: date
    basis_rp: str
    batas_rp: date
    rekonsiliasi: bool

    @property
    def kalimat_rp(self) -> str:
        """'basis SP2D, batas 31-03-2026, belum direkonsiliasi dengan BKAD'."""
        return kalimat_rp(self.basis_rp, self.batas_rp, self.rekonsiliasi)


def kalimat_rp(basis: str, batas: date, rekonsiliasi: bool) -> str:
    """How a print says what its rupiah are."""
    sudah = "sudah" if rekonsiliasi else "belum"
    return f"basis {basis}, batas {batas:%d-%m-%Y}, {sudah} direkonsiliasi dengan BKAD"


def rupiah_dari(atur: Pengaturan, tahun: int, triwulan: int) -> str:
    """The same sentence of one quarter."""
    return kalimat_rp(
        atur.teks("basis_rp"), atur.batas_rp(tahun, triwulan), atur.rekonsiliasi(tahun, triwulan)
    )


def batas_setahun(store: Store, tahun: int) -> tuple[BatasTriwulan, ...]:
    """The deadlines of a year's quarters, in working days after each quarter's end."""
    atur = pengaturan.muat(store)
    return tuple(_batas(atur, tahun, n) for n in TRIWULAN)


def _batas(atur: Pengaturan, tahun: int, n: int) -> BatasTriwulan:
    akhir, tenggat = akhir_triwulan(tahun, n), atur.tenggat(n)
    return BatasTriwulan(
        n,
        batas_isian(tahun, n, tenggat, atur.libur),
        hari_kerja_ke(akhir, tenggat.verifikasi, atur.libur),
        hari_kerja_ke(akhir, tenggat.rapat, atur.libur),
        hari_kerja_ke(akhir, tenggat.kirim, atur.libur),
        atur.teks("basis_rp"),
        atur.batas_rp(tahun, n),
        atur.rekonsiliasi(tahun, n),
    )


# --- holidays ----------------------------------------------------------------------------------


def daftar_libur(store: Store) -> tuple[tuple[date, str], ...]:
    """Every holiday with what it is, by date."""
    return tuple(
        (date.fromisoformat(tanggal), kata) for tanggal, kata in store.libur.muat().items()
    )


def atur_libur(store: Store, tanggal: date, keterangan: str | None) -> None:
    """Add a holiday or rename it; ``None`` takes it away.

    Raises :class:`KesalahanPengguna` without a name, or where there is nothing to take away.
    """
    izin.wajib(store, Tindakan.KALENDER)
    kata = None if keterangan is None else " ".join(keterangan.split())
    if kata == "":
        raise KesalahanPengguna(f"Tulis nama hari libur {tanggal:%d-%m-%Y}, misalnya “Idulfitri”.")
    if kata is None and tanggal.isoformat() not in store.libur.muat():
        raise KesalahanPengguna(f"{tanggal:%d-%m-%Y} tidak ada dalam daftar hari libur.")
    with store.ubah("atur hari libur"):
        store.libur.simpan(tanggal.isoformat(), kata)


# --- exceptions --------------------------------------------------------------------------------


def beri_pengecualian(
    store: Store, unit: str, tahun: int, triwulan: int, sampai: date, alasan: str
) -> None:
    """Let one unit type after entry closed, until a day, with a reason.

    Raises :class:`KesalahanPengguna`: an unknown unit, no reason, or a day that lies before
    the deadline itself.
    """
    pastikan_ada(store, unit)
    izin.wajib(store, Tindakan.PENGECUALIAN, unit=unit)
    if not alasan.strip():
        raise KesalahanPengguna(f"Tulis alasan pengecualian untuk {unit}.")
    batas = _batas(pengaturan.muat(store), tahun, triwulan).isian
    if sampai <= batas:
        raise KesalahanPengguna(
            f"Pengecualian harus sesudah batas pengisian TW {ROMAWI[triwulan]} {tahun}"
            f" ({batas:%d-%m-%Y})."
        )
    with store.ubah(f"beri pengecualian batas TW {ROMAWI[triwulan]}"):
        store.pengecualian.simpan(tahun, triwulan, unit, sampai, alasan.strip())


def cabut_pengecualian(store: Store, unit: str, tahun: int, triwulan: int) -> None:
    """Take an exception back.

    Raises :class:`KesalahanPengguna`: an unknown unit, or it has none.
    """
    pastikan_ada(store, unit)
    izin.wajib(store, Tindakan.PENGECUALIAN, unit=unit)
    if unit not in store.pengecualian.muat(tahun, triwulan):
        raise KesalahanPengguna(f"{unit} tidak punya pengecualian TW {ROMAWI[triwulan]} {tahun}.")
    with store.ubah(f"cabut pengecualian batas TW {ROMAWI[triwulan]}"):
        store.pengecualian.simpan(tahun, triwulan, unit, None)


def pengecualian_setahun(store: Store, tahun: int) -> tuple[tuple[int, Pengecualian], ...]:
    """The exceptions of a year with their quarter."""
    return tuple((n, satu) for n in TRIWULAN for satu in store.pengecualian.muat(tahun, n).values())
