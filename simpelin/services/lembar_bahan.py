"""The three tables of what only the LKjIP needs, as sheets of cells that one types into.

Immutable: a typed text gives the year's :class:`BahanLKjIP` as it would be, which
:func:`simpelin.services.bahan_lkjip.ganti` then stores.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self, TypeVar

from simpelin.domain.angka import STRIP, tulis_angka
from simpelin.domain.baca_angka import AngkaDitolak, baca_bulat, rapikan
from simpelin.domain.bahan_lkjip import (
    ORANG,
    ORANG_TERBANYAK,
    BahanLKjIP,
    Jabatan,
    SasaranProgram,
    UraianIKU,
    jumlah_jabatan,
)
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci
from simpelin.domain.renstra import Jati
from simpelin.services.bahan_lkjip import indikator_utama, program

if TYPE_CHECKING:
    from simpelin.store import Store

_K = TypeVar("_K")
_T = TypeVar("_T", UraianIKU, SasaranProgram)
JABATAN_BARU = "+ jabatan baru"
HILANG = "tidak ada lagi dalam rencana; tidak dicetak"


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: the field it shows, its heading, whether it counts people."""

    nama: str
    judul: str
    angka: bool = False


class LembarBahan(ABC):
    """Rows and columns over the content of a year; counted from 0."""

    bahan: BahanLKjIP
    """The year's content that the sheet shows."""
    kolom: tuple[Kolom, ...]
    dapat_bertambah = False
    """Whether rows are added below the last one."""
    satu_baris = False
    """Whether a cell's text stands on one line."""

    @property
    @abstractmethod
    def banyak(self) -> int:
        """How many rows there are, those for a new one and for totals included."""

    @abstractmethod
    def teks(self, baris: int, kolom: int) -> str:
        """What a cell says."""

    @abstractmethod
    def boleh(self, baris: int, kolom: int) -> bool:
        """Whether a cell is typed into."""

    @abstractmethod
    def isi(self, baris: int, kolom: int, teks: str) -> Self:
        """The sheet with one cell typed anew.

        Raises :class:`KesalahanPengguna` where the text says nothing that can be kept.
        """

    def boleh_ditempel(self, baris: int, kolom: int) -> bool:
        """Whether a pasted block's cell has a place here."""
        return self.boleh(baris, kolom)

    @property
    def terakhir(self) -> int:
        """The last row in which a pasted block may begin."""
        return self.banyak - 1

    def mentah(self, baris: int, kolom: int) -> str:
        """The text with which typing in a cell begins."""
        teks = self.teks(baris, kolom)
        return "" if teks == STRIP else teks

    def keterangan(self, baris: int) -> str:
        """What else there is to say of a row, '' for nothing."""
        return ""

    def ajakan(self, baris: int) -> bool:
        """Whether a row only waits for a new one to be typed."""
        return False


@dataclass(frozen=True)
class LembarIKU(LembarBahan):
    """How each indicator of tujuan and sasaran is measured (table 2.7)."""

    bahan: BahanLKjIP
    baris: tuple[tuple[Jati, str], ...]
    """Each with the words on its node."""
    kolom = (
        Kolom("indikator", "Indikator"),
        Kolom("formula", "Formula"),
        Kolom("sumber_data", "Sumber data"),
        Kolom("penanggung_jawab", "Penanggung jawab"),
        Kolom("penjelasan", "Penjelasan"),
    )

    @property
    def banyak(self) -> int:
        return len(self.baris)

    def teks(self, baris: int, kolom: int) -> str:
        (kunci, nama), _ = self.baris[baris]
        if not kolom:
            return f"{kunci.kode} · {nama}"
        return str(getattr(self._uraian(baris), self.kolom[kolom].nama))

    def boleh(self, baris: int, kolom: int) -> bool:
        return kolom > 0

    def isi(self, baris: int, kolom: int, teks: str) -> LembarIKU:
        baru = replace(self._uraian(baris), **{self.kolom[kolom].nama: teks.strip()})
        uraian = {**self.bahan.uraian, self.baris[baris][0]: baru}
        return replace(self, bahan=replace(self.bahan, uraian=_berisi(uraian)))

    def keterangan(self, baris: int) -> str:
        return self.baris[baris][1]

    def _uraian(self, baris: int) -> UraianIKU:
        return self.bahan.uraian.get(self.baris[baris][0], UraianIKU())


@dataclass(frozen=True)
class LembarProgram(LembarBahan):
    """What each program is to bring about, and who pays (table 2.4)."""

    bahan: BahanLKjIP
    baris: tuple[tuple[Kunci, str], ...]
    """Each with its name."""
    kolom = (
        Kolom("program", "Program"),
        Kolom("pernyataan", "Sasaran program"),
        Kolom("sumber_dana", "Sumber dana"),
    )

    @property
    def banyak(self) -> int:
        return len(self.baris)

    def teks(self, baris: int, kolom: int) -> str:
        kunci, nama = self.baris[baris]
        if not kolom:
            return f"{kunci} · {nama}"
        return str(getattr(self._program(baris), self.kolom[kolom].nama))

    def boleh(self, baris: int, kolom: int) -> bool:
        return kolom > 0

    def isi(self, baris: int, kolom: int, teks: str) -> LembarProgram:
        baru = replace(self._program(baris), **{self.kolom[kolom].nama: teks.strip()})
        isi = {**self.bahan.program, self.baris[baris][0]: baru}
        return replace(self, bahan=replace(self.bahan, program=_berisi(isi)))

    def _program(self, baris: int) -> SasaranProgram:
        return self.bahan.program.get(self.baris[baris][0], SasaranProgram())


@dataclass(frozen=True)
class LembarJabatan(LembarBahan):
    """Posts with the people they need and have (table 3.9); below them a row for a new one
    and the totals."""

    bahan: BahanLKjIP
    kolom = (
        Kolom("nama", "Jabatan"),
        Kolom("butuh_struktural", "Butuh\nstruktural", angka=True),
        Kolom("butuh_pelaksana", "Butuh\npelaksana", angka=True),
        Kolom("ada_struktural", "Ada\nstruktural", angka=True),
        Kolom("ada_pns", "Ada\nPNS", angka=True),
        Kolom("ada_non_pns", "Ada\nnon-PNS", angka=True),
        Kolom("butuh", "Jumlah\nbutuh", angka=True),
        Kolom("ada", "Jumlah\nada", angka=True),
        Kolom("selisih", "Selisih", angka=True),
    )
    dapat_bertambah = True
    satu_baris = True

    @property
    def jabatan(self) -> tuple[Jabatan, ...]:
        """The posts, in the order of the table."""
        return self.bahan.jabatan

    @property
    def banyak(self) -> int:
        return len(self.jabatan) + 2

    def teks(self, baris: int, kolom: int) -> str:
        nama = self.kolom[kolom].nama
        if baris == len(self.jabatan):
            return "" if kolom else JABATAN_BARU
        total = baris > len(self.jabatan)
        nilai = getattr(jumlah_jabatan(self.jabatan) if total else self.jabatan[baris], nama)
        if nama == "selisih" and nilai is not None and nilai > 0:
            return f"+{nilai}"
        return STRIP if nilai is None else nilai if nama == "nama" else tulis_angka(nilai)

    def boleh(self, baris: int, kolom: int) -> bool:
        if baris == len(self.jabatan):
            return kolom == 0
        return baris < len(self.jabatan) and kolom <= len(ORANG)

    def boleh_ditempel(self, baris: int, kolom: int) -> bool:
        return kolom <= len(ORANG)

    def ajakan(self, baris: int) -> bool:
        return baris == len(self.jabatan)

    @property
    def terakhir(self) -> int:
        return len(self.jabatan)

    def mentah(self, baris: int, kolom: int) -> str:
        teks = "" if baris >= len(self.jabatan) else self.teks(baris, kolom)
        return "" if teks == STRIP else teks.replace(".", "") if kolom else teks

    def isi(self, baris: int, kolom: int, teks: str) -> LembarJabatan:
        """A name in the row below the posts adds one; an empty name is refused."""
        rapi, nama = rapikan(teks), self.kolom[kolom].nama
        semua = list(self.jabatan)
        if kolom == 0 and not rapi:
            raise KesalahanPengguna("Nama jabatan tidak boleh kosong; Ctrl+Delete menghapusnya.")
        if baris >= len(semua):
            if kolom:
                raise KesalahanPengguna("Isi nama jabatannya dahulu.")
            semua.append(Jabatan(rapi, max((j.urutan for j in semua), default=0) + 1))
        else:
            nilai: dict[str, Any] = {nama: _orang(rapi) if kolom else rapi}
            semua[baris] = replace(semua[baris], **nilai)
        return self._dengan(semua)

    def tanpa(self, baris: int) -> LembarJabatan:
        """The sheet without a post."""
        return self._dengan(satu for n, satu in enumerate(self.jabatan) if n != baris)

    def geser(self, baris: int, langkah: int) -> LembarJabatan:
        """The sheet with a post one place up (-1) or down (1), where there is one."""
        semua, ke = list(self.jabatan), baris + langkah
        if not 0 <= ke < len(semua) or not 0 <= baris < len(semua):
            return self
        semua[baris], semua[ke] = semua[ke], semua[baris]
        return self._dengan(replace(satu, urutan=n) for n, satu in enumerate(semua, 1))

    def _dengan(self, jabatan: Iterable[Jabatan]) -> LembarJabatan:
        return replace(self, bahan=replace(self.bahan, jabatan=tuple(jabatan)))


def _orang(teks: str) -> int | None:
    """A typed count of people; nothing, or a lone dash, says nothing."""
    try:
        nilai = baca_bulat("" if teks in ("-", STRIP) else teks)
    except AngkaDitolak as galat:
        raise KesalahanPengguna(
            f"“{teks}” bukan banyak orang; tulis bilangannya saja, misalnya 4."
        ) from galat
    if nilai is not None and not 0 <= nilai <= ORANG_TERBANYAK:
        raise KesalahanPengguna(f"Banyak orang harus 0 sampai {ORANG_TERBANYAK}.")
    return nilai


def _berisi(semua: Mapping[_K, _T]) -> dict[_K, _T]:
    return {kunci: satu for kunci, satu in semua.items() if not satu.kosong}


# --- reading ---------------------------------------------------------------------------


def lembar_iku(store: Store, tahun: int) -> LembarIKU:
    """The plan's indicators, then those with words that the plan no longer has."""
    bahan = store.bahan_lkjip.muat(tahun)
    ada = {jati: simpul.nama for jati, simpul, _ in indikator_utama(store, tahun)}
    hilang = {jati: HILANG for jati in bahan.uraian if jati not in ada}
    return LembarIKU(bahan, tuple({**ada, **hilang}.items()))


def lembar_program(store: Store, tahun: int) -> LembarProgram:
    """The plan's programs, then those with words that the plan no longer has."""
    bahan = store.bahan_lkjip.muat(tahun)
    ada = {simpul.kunci: simpul.nama for simpul in program(store, tahun)}
    hilang = {kunci: HILANG for kunci in bahan.program if kunci not in ada}
    return LembarProgram(bahan, tuple({**ada, **hilang}.items()))


def lembar_jabatan(store: Store, tahun: int) -> LembarJabatan:
    """The year's posts."""
    return LembarJabatan(store.bahan_lkjip.muat(tahun))
