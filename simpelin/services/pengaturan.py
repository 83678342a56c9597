"""Settings: stored as text, read typed; what there is stands in
:mod:`simpelin.services.butir_pengaturan`.

Thresholds are those marked ⚙ in aturan. A setting that stands for one quarter of one
year carries both in its key: ``rekonsiliasi.2023.1``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from simpelin.domain.ambang import BAWAAN, Ambang
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI, Tenggat, akhir_triwulan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.tingkat import Jenjang
from simpelin.services import izin
from simpelin.services.butir_pengaturan import (
    BATAS,
    BERJENJANG,
    BUTIR,
    CADANGAN,
    DUKUNG,
    HARI_LIBUR,
    KALENDER,
    KANTOR,
    RAPAT,
    RUPIAH,
    SURAT,
    TAMPILAN,
    Butir,
    urai_predikat,
)

if TYPE_CHECKING:
    from simpelin.store import Store

__all__ = [
    "BATAS",
    "BERJENJANG",
    "BUTIR",
    "CADANGAN",
    "DUKUNG",
    "HARI_LIBUR",
    "KALENDER",
    "KANTOR",
    "RAPAT",
    "RUPIAH",
    "SURAT",
    "TAMPILAN",
    "Butir",
    "Pengaturan",
    "atur",
    "cari_butir",
    "muat",
    "simpan",
]

_MENURUT_KUNCI = {butir.kunci: butir for butir in BUTIR}
_PER_TRIWULAN = re.compile(r"(\w+)\.(\d{4})\.([1-4])")


def cari_butir(kunci: str) -> Butir:
    """The declaration behind a key. Raises :class:`KesalahanPengguna` for an unknown one."""
    cocok = _PER_TRIWULAN.fullmatch(kunci)
    butir = _MENURUT_KUNCI.get(cocok[1] if cocok else kunci)
    if butir is None:
        raise KesalahanPengguna(
            f"Pengaturan “{kunci}” tidak dikenal; lihat daftarnya dengan “simpelin atur”."
        )
    if butir.per_triwulan != (cocok is not None):
        bentuk = f"{butir.kunci}.2026.1" if butir.per_triwulan else butir.kunci
        raise KesalahanPengguna(f"Pengaturan “{kunci}” ditulis sebagai “{bentuk}”.")
    return butir


@dataclass(frozen=True)
class Pengaturan:
    """The settings in force: what is stored, else the default; typed where it matters."""

    tersimpan: Mapping[str, str]
    sudah_rekonsiliasi: Callable[[int, int], bool] | None = field(
        default=None, compare=False, repr=False
    )
    """Asks the store for a quarter's reconciliation with BKAD, year and quarter."""

    def teks(self, kunci: str) -> str:
        """The text of any setting."""
        return self.tersimpan.get(kunci, cari_butir(kunci).bawaan)

    @property
    def nama_skpd(self) -> str:
        return self.teks("nama_skpd")

    @property
    def pemerintah(self) -> str:
        """``Pemerintah Kabupaten X``; empty where the kabupaten is not set."""
        kabupaten = self.teks("kabupaten")
        if not kabupaten:
            return ""
        berawalan = kabupaten.casefold().startswith(("kabupaten ", "kota "))
        return f"Pemerintah {kabupaten if berawalan else f'Kabupaten {kabupaten}'}"

    @property
    def contoh(self) -> bool:
        return self.teks("contoh") == "ya"

    @property
    def rp_oleh_unit(self) -> bool:
        """Whether the owning unit enters Rp; by default Keuangan does."""
        return self.teks("sumber_rp") == "unit"

    def batas_rp(self, tahun: int, triwulan: int) -> date:
        """Cut-off date of the quarter's rupiah: the quarter's last day where not set."""
        teks = self.teks(f"batas_rp.{tahun}.{triwulan}")
        return date.fromisoformat(teks) if teks else akhir_triwulan(tahun, triwulan)

    def rekonsiliasi(self, tahun: int, triwulan: int) -> bool:
        """Whether the quarter's rupiah were reconciled with BKAD: by the list that was taken
        in, else by what the office states (:mod:`simpelin.services.rekonsiliasi`)."""
        if self.sudah_rekonsiliasi is not None:
            return self.sudah_rekonsiliasi(tahun, triwulan)
        return self.teks(f"rekonsiliasi.{tahun}.{triwulan}") == "ya"

    def tenggat(self, triwulan: int) -> Tenggat:
        """Working days of the quarter's steps; TW IV has its own."""
        akhiran = "_tw4" if triwulan == 4 else ""
        nama = ("isian", "verifikasi", "rapat", "kirim")
        return Tenggat(*(int(self.teks(f"hari_{satu}{akhiran}")) for satu in nama))

    @property
    def kunci_batas(self) -> bool:
        """Whether a unit's cells lock once entry has closed."""
        return self.teks("kunci_batas") == "ya"

    @cached_property
    def jenjang_mati(self) -> frozenset[Jenjang]:
        """The tiers that the office does without."""
        bisa = (Jenjang.PERIKSA, Jenjang.VERIFIKASI)
        return frozenset(satu for satu in bisa if self.teks(f"jenjang_{satu}") == "tidak")

    @cached_property
    def libur(self) -> frozenset[date]:
        teks = self.teks("hari_libur")
        return frozenset(date.fromisoformat(satu) for satu in teks.split(", ") if satu)

    @cached_property
    def ambang(self) -> Ambang:
        """The thresholds of aturan that this office uses."""
        pecahan = {
            nama: self._pecahan(nama)
            for nama in (
                "batas_capaian",
                "hijau_rp",
                "kuning_rp",
                "lebih_rp",
                "hijau_prognosis",
                "kuning_prognosis",
                "gap_bawah",
                "gap_atas",
                "sisa_persen",
                "target_longgar",
                "selisih_tertimbang",
            )
        }
        return replace(
            BAWAAN,
            predikat=urai_predikat(self.teks("predikat")),
            hijau_k=int(self.teks("hijau_k")),
            kuning_k=int(self.teks("kuning_k")),
            oranye_k=int(self.teks("oranye_k")),
            sisa_rupiah=int(self.teks("sisa_rupiah")),
            nama_gaji=tuple(self.teks("nama_gaji").split(", ")),
            **pecahan,
        )

    def ambang_diubah(self) -> tuple[str, ...]:
        """The thresholds that are not the default, for every print: 'label: nilai'."""
        return tuple(
            f"{butir.label}: {self.teks(butir.kunci)}"
            for butir in BUTIR
            if butir.kelompok == BATAS and self.teks(butir.kunci) != butir.bawaan
        )

    def _pecahan(self, kunci: str) -> Fraction:
        return Fraction(self.teks(kunci).replace(",", "."))


def muat(store: Store) -> Pengaturan:
    """The settings of this store, the holidays among them."""
    libur = store.libur.muat()
    tambahan = {HARI_LIBUR: ", ".join(libur)} if libur else {}

    def sudah(tahun: int, triwulan: int) -> bool:
        from simpelin.services import rekonsiliasi

        return rekonsiliasi.sudah(store, tahun, triwulan)

    return Pengaturan(store.pengaturan.muat() | tambahan, sudah)


def atur(store: Store, kunci: str, nilai: str) -> str:
    """Store one setting and give its canonical text; an empty text goes back to the default.

    Raises :class:`KesalahanPengguna` for an unknown key or a value that does not fit.
    """
    butir = cari_butir(kunci)
    _pastikan_tanpa_daftar(store, kunci)
    try:
        baku = butir.uji(nilai) if nilai.strip() else ""
    except ValueError as galat:
        raise KesalahanPengguna(f"{butir.label} ({kunci}) ditolak: {galat}.") from galat
    izin.wajib(store, _tindakan(butir))
    with store.ubah("atur"):
        simpan(store, kunci, baku)
    return baku or butir.bawaan


def _pastikan_tanpa_daftar(store: Store, kunci: str) -> None:
    """A quarter with BKAD's list says by itself where it stands."""
    cocok = _PER_TRIWULAN.fullmatch(kunci)
    if cocok is None or cocok[1] != "rekonsiliasi":
        return
    tahun, triwulan = int(cocok[2]), int(cocok[3])
    if store.rekonsiliasi.ada(tahun, triwulan):
        raise KesalahanPengguna(
            f"TW {ROMAWI[triwulan]} {tahun} sudah punya daftar BKAD; keadaannya dihitung dari"
            " daftar itu (Laporan, Rekonsiliasi BKAD)."
        )


def _tindakan(butir: Butir) -> Tindakan:
    if butir.kunci in ("rekonsiliasi", "batas_rp"):
        return Tindakan.REKONSILIASI
    return Tindakan.KALENDER if butir.kelompok == KALENDER else Tindakan.PENGATURAN


def simpan(store: Store, kunci: str, baku: str) -> None:
    """Write one setting's canonical text where it lives; inside ``store.ubah``.

    A list of holidays replaces the dates; those that stay keep their names.
    """
    if kunci != HARI_LIBUR:
        store.pengaturan.simpan(kunci, baku or None)
        return
    lama, baru = store.libur.muat(), baku.split(", ") if baku else []
    for tanggal in lama.keys() - set(baru):
        store.libur.simpan(tanggal, None)
    for tanggal in baru:
        store.libur.simpan(tanggal, lama.get(tanggal, ""))
