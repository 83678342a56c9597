"""The trail in words: entries as a person reads them, found by person, kind, item and period.

Numbers are written the Indonesian way and JSON never shows. Source: issue 3 item 5.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from simpelin.domain.angka import tulis_angka
from simpelin.domain.kantor import EntriRiwayat, SaringanRiwayat
from simpelin.services.kata_riwayat import (
    JENIS,
    LABEL,
    Butir,
    NamaSimpul,
    butir_dari,
    nilai_kata,
)

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.store.rantai import KeadaanRantai

KOSONG = "–"
_UTAMA = ("pagu", "anggaran", "kinerja", "target", "status", "nama")
"""Columns that are told first."""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One value of an entry: what it is called, before and after; '–' where there was none."""

    label: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True, slots=True)
class EntriKata:
    """An entry in words. ``waktu`` is local time; ``perubahan`` what really differs."""

    nomor: int
    waktu: datetime
    pelaku: str
    akun: str
    tindakan: str
    jenis: str
    butir: Butir
    perubahan: tuple[Perubahan, ...]
    sumber: str
    sidik: str

    @property
    def hari(self) -> str:
        """The day, ``31-12-2023``."""
        return f"{self.waktu:%d-%m-%Y}" if self.waktu != datetime.min else "tidak terbaca"

    @property
    def jam(self) -> str:
        """The time of day, ``08.15.00``."""
        return f"{self.waktu:%H.%M.%S}" if self.waktu != datetime.min else ""

    @property
    def sebelum(self) -> str:
        """Everything that was, in one line."""
        return self._gabung("sebelum")

    @property
    def sesudah(self) -> str:
        """Everything that is, in one line."""
        return self._gabung("sesudah")

    def _gabung(self, sisi: str) -> str:
        semua = [(satu.label, str(getattr(satu, sisi))) for satu in self.perubahan]
        if len(semua) == 1:
            return semua[0][1]
        return "; ".join(f"{label} {nilai}" for label, nilai in semua if nilai != KOSONG) or KOSONG


def nama_simpul(store: Store) -> NamaSimpul:
    """What the nodes are called; to be asked once for many entries."""
    return store.riwayat.nama_simpul()


def cari(
    store: Store, saringan: SaringanRiwayat, nama: NamaSimpul | None = None
) -> tuple[int, ...]:
    """The numbers of the entries that match, newest first; words also find nodes by name."""
    kata = saringan.teks.strip()
    if not kata:
        return store.riwayat.nomor(replace(saringan, teks=""))
    kecil = kata.casefold()
    semua = nama if nama is not None else nama_simpul(store)
    cocok = tuple(
        "|".join(map(str, kunci)) for kunci, teks in semua.items() if kecil in teks.casefold()
    )
    return store.riwayat.nomor(replace(saringan, teks=kata, awalan=cocok))


def muat(store: Store, nomor: Iterable[int], nama: NamaSimpul) -> dict[int, EntriKata]:
    """These entries in words, by number."""
    return {satu.nomor: kata(satu, nama) for satu in store.riwayat.ambil(list(nomor))}


def kata(entri: EntriRiwayat, nama: NamaSimpul) -> EntriKata:
    """One entry in words."""
    sebelum, sesudah = _isi(entri.sebelum), _isi(entri.sesudah)
    return EntriKata(
        entri.nomor,
        _waktu(entri.waktu),
        entri.pelaku,
        entri.akun,
        entri.tindakan,
        JENIS.get(entri.objek, entri.objek.replace("_", " ")),
        butir_dari(entri, sesudah or sebelum or {}, nama),
        _perubahan(entri.objek, sebelum, sesudah),
        entri.sumber,
        entri.sidik,
    )


def _waktu(teks: str) -> datetime:
    try:
        return datetime.fromisoformat(teks)
    except ValueError:
        # written by another program; the chain says so
        return datetime.min


def _isi(teks: str | None) -> dict[str, Any] | None:
    if teks is None:
        return None
    isi = json.loads(teks)
    return isi if isinstance(isi, dict) else {"nilai": isi}


def _perubahan(
    objek: str, sebelum: Mapping[str, Any] | None, sesudah: Mapping[str, Any] | None
) -> tuple[Perubahan, ...]:
    lama, baru = sebelum or {}, sesudah or {}
    ada = dict.fromkeys([*lama, *baru])
    semua = [satu for satu in _UTAMA if satu in ada] + [s for s in ada if s not in _UTAMA]
    if objek == "rencana" and "nama" in semua:
        # an indicator that is added or taken away has an entry of its own
        semua = [satu for satu in semua if satu != "indikator"] or semua
    return tuple(
        Perubahan(
            LABEL.get(satu, satu.replace("_", " ")),
            nilai_kata(satu, lama.get(satu)),
            nilai_kata(satu, baru.get(satu)),
        )
        for satu in semua
        if lama.get(satu) != baru.get(satu)
    ) or (Perubahan("urutan indikator", "diubah", "diubah"),)


def tersambung(store: Store, nomor: int) -> bool:
    """Whether this entry's fingerprint follows from its content and the entry before."""
    entri = store.riwayat.ambil([nomor])
    return bool(entri) and store.riwayat.tersambung(entri[0])


def keadaan_rantai(store: Store) -> tuple[bool, str]:
    """Whether the whole chain is unbroken, and a sentence about it; every link is computed."""
    hasil = store.riwayat.rantai()
    utuh, kalimat = keadaan(hasil)
    return utuh, f"{kalimat} Sidik kepala {hasil.sidik}." if utuh and hasil.banyak else kalimat


def keadaan(hasil: KeadaanRantai) -> tuple[bool, str]:
    """Whether a chain is unbroken, and a sentence about it."""
    if not hasil.utuh:
        return False, " ".join(hasil.temuan())
    if not hasil.banyak:
        return True, "Riwayat masih kosong."
    return True, (
        f"Rantai utuh: {tulis_angka(hasil.banyak)} entri, sampai nomor {tulis_angka(hasil.nomor)}."
    )
