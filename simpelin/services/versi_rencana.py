"""Plan versions: a new one, a new year from last year's structure, two of them compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.periksa_rencana import jumlah_pagu
from simpelin.domain.rencana import (
    KOSONG4,
    TRIWULAN,
    JenisVersi,
    Kunci,
    Rencana,
    Simpul,
    Tingkat,
    VersiRencana,
    rencana_berlaku,
    susun,
)
from simpelin.services import izin
from simpelin.services.ikut_bahan import bawa_ke_tahun

if TYPE_CHECKING:
    from simpelin.store import Store


def cari_versi(store: Store, tahun: int, nama: str) -> VersiRencana:
    """A version by name. Raises :class:`KesalahanPengguna` where there is none."""
    for satu in store.rencana.versi(tahun):
        if satu.nama == nama:
            return satu
    raise KesalahanPengguna(f"Versi “{nama}” tidak ada dalam rencana {tahun}; muat ulang (F5).")


def rencana_versi(store: Store, tahun: int, nama: str) -> Rencana:
    """The effective plan of a version: it and all before it, laid over each other."""
    semua = store.rencana.versi(tahun)
    letak = next((n for n, satu in enumerate(semua) if satu.nama == nama), None)
    if letak is None:
        return susun(tahun, nama, ())
    return rencana_berlaku(tahun, semua[: letak + 1], TRIWULAN[-1])


def versi_berlaku(store: Store, tahun: int, triwulan: int) -> str:
    """The version in force at the end of a quarter; '' where there is none."""
    berlaku = [satu.nama for satu in store.rencana.versi(tahun) if satu.berlaku_tw <= triwulan]
    return berlaku[-1] if berlaku else ""


def versi_baru(store: Store, tahun: int, versi: VersiRencana) -> None:
    """Add a pergeseran or perubahan, or the murni of a year without a plan.

    Raises :class:`KesalahanPengguna` with one sentence for a name that is taken, a second
    murni, or a date that is none.
    """
    izin.wajib(store, Tindakan.UBAH_RENCANA)
    ada = store.rencana.versi(tahun)
    if any(satu.nama.casefold() == versi.nama.strip().casefold() for satu in ada):
        raise KesalahanPengguna(f"Versi “{versi.nama}” sudah ada; pilih nama lain.")
    if versi.jenis is JenisVersi.MURNI and ada:
        raise KesalahanPengguna(
            f"Rencana {tahun} sudah punya versi murni; pilih pergeseran atau perubahan."
        )
    _periksa_kepala(versi)
    with store.ubah(f"versi baru: {versi.nama.strip()}"):
        store.rencana.simpan_versi(tahun, replace(versi, nama=versi.nama.strip(), simpul=()))


def ubah_versi(store: Store, tahun: int, versi: VersiRencana) -> None:
    """Change a version's kind, number, date or quarter; its name stays."""
    izin.wajib(store, Tindakan.UBAH_RENCANA)
    lama = cari_versi(store, tahun, versi.nama)
    if (versi.jenis is JenisVersi.MURNI) != (lama.jenis is JenisVersi.MURNI):
        raise KesalahanPengguna("Versi murni tetap murni, dan hanya ada satu.")
    _periksa_kepala(versi)
    with store.ubah(f"ubah data versi {versi.nama}"):
        store.rencana.simpan_versi(tahun, replace(versi, simpul=()))


def hapus_versi(store: Store, tahun: int, nama: str) -> None:
    """Remove a version that lists nothing; the store refuses another."""
    izin.wajib(store, Tindakan.UBAH_RENCANA)
    with store.ubah(f"hapus versi {nama}"):
        store.rencana.hapus_versi(tahun, nama)


def _periksa_kepala(versi: VersiRencana) -> None:
    if not versi.nama.strip():
        raise KesalahanPengguna("Nama versi belum diisi, misalnya “Pergeseran I”.")
    if versi.berlaku_tw not in TRIWULAN:
        raise KesalahanPengguna("Triwulan mulai berlaku harus 1 sampai 4.")
    if versi.jenis is JenisVersi.MURNI and versi.berlaku_tw != 1:
        raise KesalahanPengguna("Versi murni berlaku sejak TW I.")
    if versi.tanggal:
        try:
            date.fromisoformat(versi.tanggal)
        except ValueError as galat:
            raise KesalahanPengguna(
                f"Tanggal “{versi.tanggal}” tidak dikenal; tulis seperti 31/12/2026."
            ) from galat


# --- a new year --------------------------------------------------------------


def tahun_baru(store: Store, tahun: int) -> int:
    """Next year's murni from the structure in force at the end of the last planned year.

    Nodes, indicators, units and scales come along, and what the LKjIP says of them; targets,
    pagu and kas stay empty, and what was discontinued is left behind. Gives how many nodes
    were taken. Raises :class:`KesalahanPengguna` where the year has a plan or no earlier year
    has one.
    """
    izin.wajib(store, Tindakan.UBAH_RENCANA)
    if store.rencana.versi(tahun):
        raise KesalahanPengguna(f"Rencana {tahun} sudah ada, jadi tidak disalin dari tahun lalu.")
    lalu = [satu for satu in store.rencana.tahun() if satu < tahun]
    if not lalu:
        raise KesalahanPengguna(
            f"Belum ada rencana sebelum {tahun} untuk disalin; isi atau impor rencananya dahulu."
        )
    asal = rencana_berlaku(lalu[-1], store.rencana.versi(lalu[-1]), TRIWULAN[-1])
    simpul = [_tanpa_angka(asal.simpul[k]) for k in asal.urutan if not dihentikan(asal.simpul[k])]
    with store.ubah(f"tahun baru {tahun} dari struktur {lalu[-1]}"):
        store.rencana.simpan_versi(tahun, VersiRencana())
        for satu in simpul:
            store.rencana.simpan_simpul(tahun, VersiRencana().nama, satu)
        bawa_ke_tahun(store, lalu[-1], tahun)
    return len(simpul)


def _tanpa_angka(simpul: Simpul) -> Simpul:
    indikator = tuple(replace(i, target=None, target_tw=KOSONG4) for i in simpul.indikator)
    return replace(simpul, pagu=None, kas=KOSONG4, indikator=indikator)


def dihentikan(simpul: Simpul) -> bool:
    """A sub kegiatan listed with pagu 0 and no target (aturan section 1)."""
    return (
        simpul.tingkat is Tingkat.SUB_KEGIATAN
        and simpul.pagu == 0
        and all(satu.target is None for satu in simpul.indikator)
    )


# --- semula – menjadi ----------------------------------------------------------


class Keadaan(StrEnum):
    """How a row differs; the value is the word on screen."""

    SAMA = ""
    BERUBAH = "berubah"
    BARU = "baru"
    DIHENTIKAN = "dihentikan"


@dataclass(frozen=True, slots=True)
class BarisTarget:
    """One indicator's annual target in both versions."""

    nama: str
    satuan: str
    semula: Fraction | None
    menjadi: Fraction | None

    @property
    def selisih(self) -> Fraction | None:
        if self.semula is None and self.menjadi is None:
            return None
        return (self.menjadi or Fraction(0)) - (self.semula or Fraction(0))


@dataclass(frozen=True, slots=True)
class BarisBanding:
    """One node in both versions; ``kunci`` is ``None`` for the office. Rupiah are the sums of
    the sub kegiatan at or below it; ``None`` where a version does not have the node."""

    kunci: Kunci | None
    tingkat: Tingkat | None
    nama: str
    semula: int | None
    menjadi: int | None
    keadaan: Keadaan
    target: tuple[BarisTarget, ...] = ()

    @property
    def selisih(self) -> int:
        return (self.menjadi or 0) - (self.semula or 0)


def bandingkan(store: Store, tahun: int, versi_a: str, versi_b: str) -> tuple[BarisBanding, ...]:
    """Every node of two versions' effective plans, depth first, with subtotals; the office's
    total comes first."""
    a, b = rencana_versi(store, tahun, versi_a), rencana_versi(store, tahun, versi_b)
    gabungan = susun(tahun, "", {**a.simpul, **b.simpul}.values())
    pagu_a, pagu_b = jumlah_pagu(a), jumlah_pagu(b)
    total = BarisBanding(None, None, "Jumlah", pagu_a, pagu_b, _beda(pagu_a != pagu_b))
    return (total, *(_baris(a, b, kunci) for kunci in gabungan.urutan))


def _baris(a: Rencana, b: Rencana, kunci: Kunci) -> BarisBanding:
    lama, baru = a.simpul.get(kunci), b.simpul.get(kunci)
    acuan = baru or lama
    assert acuan is not None
    semula = None if lama is None else jumlah_pagu(a, kunci)
    menjadi = None if baru is None else jumlah_pagu(b, kunci)
    target = tuple(_target(lama, baru))
    berubah = semula != menjadi or any(t.selisih for t in target) or _nama(lama) != _nama(baru)
    return BarisBanding(
        kunci,
        acuan.tingkat,
        acuan.nama,
        semula,
        menjadi,
        _keadaan(lama, baru, berubah),
        target,
    )


def _keadaan(lama: Simpul | None, baru: Simpul | None, berubah: bool) -> Keadaan:
    hidup_lama = lama is not None and not dihentikan(lama)
    hidup_baru = baru is not None and not dihentikan(baru)
    if hidup_lama != hidup_baru:
        return Keadaan.BARU if hidup_baru else Keadaan.DIHENTIKAN
    return _beda(berubah)


def _beda(berubah: bool) -> Keadaan:
    return Keadaan.BERUBAH if berubah else Keadaan.SAMA


def _nama(simpul: Simpul | None) -> str:
    return "" if simpul is None else simpul.nama


def _target(lama: Simpul | None, baru: Simpul | None) -> Iterator[BarisTarget]:
    dulu = {i.nama: i for i in lama.indikator} if lama else {}
    kini = {i.nama: i for i in baru.indikator} if baru else {}
    for nama in dict.fromkeys((*dulu, *kini)):
        acuan = kini.get(nama) or dulu[nama]
        yield BarisTarget(
            nama,
            acuan.satuan,
            dulu[nama].target if nama in dulu else None,
            kini[nama].target if nama in kini else None,
        )
