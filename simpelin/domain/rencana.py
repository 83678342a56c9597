"""Pohon rencana: tujuan → sasaran → program → kegiatan → sub kegiatan.

Aturan section 1. A plan is kept as versions (murni, pergeseran, perubahan), each
an overlay over the ones before; :func:`rencana_berlaku` lays them over each other
and gives the one tree that an evaluation reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

TRIWULAN = (1, 2, 3, 4)
MURNI = "murni"

EmpatAngka = tuple[Fraction | None, Fraction | None, Fraction | None, Fraction | None]
EmpatRupiah = tuple[int | None, int | None, int | None, int | None]
_T = TypeVar("_T")
KOSONG4: tuple[None, None, None, None] = (None, None, None, None)


def empat(isi: Iterable[_T]) -> tuple[_T, _T, _T, _T]:
    """One value for each quarter. Raises ``ValueError`` where there are not four."""
    satu, dua, tiga, akhir = isi
    return satu, dua, tiga, akhir


class Tingkat(StrEnum):
    """The levels of the plan tree, from the top."""

    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"

    @property
    def induk(self) -> Tingkat | None:
        """The next higher level; ``None`` above tujuan."""
        semua = list(Tingkat)
        urutan = semua.index(self)
        return semua[urutan - 1] if urutan else None


class Sifat(StrEnum):
    """How the quarters of an indicator add up (aturan section 2)."""

    KUMULATIF = "kumulatif"
    POSISI_AKHIR = "posisi_akhir"
    RATA_RATA = "rata_rata"
    RASIO = "rasio"


class Polaritas(StrEnum):
    """Which direction is good (aturan section 2)."""

    POSITIF = "positif"
    NEGATIF = "negatif"
    TEPAT = "tepat"


class JenisVersi(StrEnum):
    MURNI = "murni"
    PERGESERAN = "pergeseran"
    PERUBAHAN = "perubahan"


class Kunci(NamedTuple):
    """What a node is known by within its year: official code and sub-SKPD ('' the office)."""

    kode: str
    sub_skpd: str = ""

    def __str__(self) -> str:
        return f"{self.kode} ({self.sub_skpd})" if self.sub_skpd else self.kode


@dataclass(frozen=True, slots=True)
class Indikator:
    """An indikator with its yearly and quarterly targets, in its own satuan.

    ``otomatis`` is '', 'rollup', 'rollup:KODE', 'serapan' or 'ikm' (aturan section 3);
    ``maksimum`` the top of its scale; ``unit`` who reports it.
    """

    nama: str
    satuan: str = ""
    unit: str = ""
    sifat: Sifat = Sifat.KUMULATIF
    polaritas: Polaritas = Polaritas.POSITIF
    otomatis: str = ""
    maksimum: Fraction | None = None
    target: Fraction | None = None
    target_tw: EmpatAngka = KOSONG4

    @property
    def jadwal_kosong(self) -> bool:
        """Whether there is a yearly target and not one quarterly target."""
        return self.target is not None and self.target_tw == KOSONG4


@dataclass(frozen=True, slots=True)
class Simpul:
    """One node of the plan, as one version states it or as it is in force.

    ``pagu`` (rupiah) on a sub kegiatan is its ceiling; on a parent it is a stated
    figure that is compared with the children's sum and never added to it. ``kas`` is
    the anggaran kas (RAK) by quarter, rupiah. ``indikator`` keeps the plan's order.
    ``unit`` owns the money.
    """

    kunci: Kunci
    tingkat: Tingkat
    nama: str
    induk: Kunci | None = None
    unit: str = ""
    prioritas: bool = False
    pagu: int | None = None
    kas: EmpatRupiah = KOSONG4
    indikator: tuple[Indikator, ...] = ()

    @property
    def kode(self) -> str:
        return self.kunci.kode

    @property
    def punya_kas(self) -> bool:
        return self.kas != KOSONG4


@dataclass(frozen=True, slots=True)
class VersiRencana:
    """A plan version and what it lists. ``berlaku_tw`` is the quarter from which it holds."""

    nama: str = MURNI
    jenis: JenisVersi = JenisVersi.MURNI
    nomor: str = ""
    tanggal: str = ""
    berlaku_tw: int = 1
    simpul: tuple[Simpul, ...] = ()


@dataclass(frozen=True)
class Rencana:
    """The plan of one year as it is in force: a forest of nodes, depth first.

    Siblings stand in natural order of their codes, so '…2.10' follows '…2.9'.
    """

    tahun: int
    versi: str
    simpul: Mapping[Kunci, Simpul]
    anak: Mapping[Kunci | None, tuple[Kunci, ...]] = field(repr=False)

    @cached_property
    def akar(self) -> tuple[Kunci, ...]:
        return self.anak.get(None, ())

    @cached_property
    def urutan(self) -> tuple[Kunci, ...]:
        """Every node, depth first."""
        return tuple(self._telusuri(self.akar))

    @cached_property
    def sub_kegiatan(self) -> tuple[Simpul, ...]:
        """The sub kegiatan in plan order."""
        semua = (self.simpul[kunci] for kunci in self.urutan)
        return tuple(satu for satu in semua if satu.tingkat is Tingkat.SUB_KEGIATAN)

    def leluhur(self, kunci: Kunci) -> tuple[Simpul, ...]:
        """The chain above a node, root first."""
        hasil: list[Simpul] = []
        induk = self.simpul[kunci].induk
        while induk is not None:
            hasil.append(self.simpul[induk])
            induk = self.simpul[induk].induk
        return tuple(reversed(hasil))

    def _telusuri(self, kunci: Sequence[Kunci]) -> Iterator[Kunci]:
        tumpukan = list(reversed(kunci))
        while tumpukan:
            satu = tumpukan.pop()
            yield satu
            tumpukan.extend(reversed(self.anak.get(satu, ())))


_ANGKA = re.compile(r"(\d+)")


@lru_cache(maxsize=512)
def urut_alami(teks: str) -> tuple[tuple[int, int, str], ...]:
    """Natural sort key: digits compare as numbers, the rest without case.

    >>> sorted(["2.10", "2.9"], key=urut_alami)
    ['2.9', '2.10']
    """
    return tuple([_bagian(bagian) for bagian in _ANGKA.split(teks) if bagian])


@lru_cache(maxsize=1024)
def _bagian(bagian: str) -> tuple[int, int, str]:
    """One number or the text between two; codes share them: '7', '.', '01'."""
    return (0, int(bagian), "") if bagian.isdigit() else (1, 0, bagian.casefold())


def urut_kunci(kunci: Kunci) -> tuple[object, ...]:
    """Order of siblings: natural order of code, then sub-SKPD."""
    return (urut_alami(kunci.kode), urut_alami(kunci.sub_skpd))


def susun(tahun: int, versi: str, simpul: Iterable[Simpul]) -> Rencana:
    """Make the tree of nodes whose ``induk`` are all among them."""
    menurut_kunci = {satu.kunci: satu for satu in simpul}
    anak: dict[Kunci | None, list[Kunci]] = {}
    for satu in menurut_kunci.values():
        anak.setdefault(satu.induk, []).append(satu.kunci)
    teratur = {induk: tuple(sorted(isi, key=urut_kunci)) for induk, isi in anak.items()}
    return Rencana(tahun, versi, menurut_kunci, teratur)


def urut_versi(versi: VersiRencana) -> tuple[object, ...]:
    """Order of versions: murni, then by quarter in force, date, name."""
    return (
        versi.jenis is not JenisVersi.MURNI,
        versi.berlaku_tw,
        versi.tanggal,
        urut_alami(versi.nama),
    )


def rencana_berlaku(tahun: int, versi: Iterable[VersiRencana], triwulan: int) -> Rencana:
    """The plan in force at the end of quarter ``triwulan`` (aturan section 1).

    Versions that hold from a later quarter are left out, so an earlier quarter's
    plan never changes when a later version comes.
    """
    berlaku = sorted((v for v in versi if v.berlaku_tw <= triwulan), key=urut_versi)
    gabungan: dict[Kunci, Simpul] = {}
    for satu in berlaku:
        for simpul in satu.simpul:
            lama = gabungan.get(simpul.kunci)
            gabungan[simpul.kunci] = simpul if lama is None else _timpa(lama, simpul)
    return susun(tahun, berlaku[-1].nama if berlaku else "", gabungan.values())


def _timpa(lama: Simpul, baru: Simpul) -> Simpul:
    """Lay a later version's node over the earlier one.

    Indicators that the later version does not list go on. Pagu and kas go on only
    when such an indicator is left to carry them, else an empty cell means none.
    A sub kegiatan listed with pagu 0 and no indicator is discontinued as a whole.
    """
    terdaftar = {indikator.nama: indikator for indikator in baru.indikator}
    berhenti = (
        baru.tingkat is Tingkat.SUB_KEGIATAN
        and baru.pagu == 0
        and all(not i.nama and i.target is None for i in baru.indikator)
    )
    if berhenti:
        dihentikan = tuple(replace(i, target=None, target_tw=KOSONG4) for i in lama.indikator)
        return replace(baru, indikator=dihentikan or baru.indikator)
    tetap = [i for i in lama.indikator if i.nama not in terdaftar]
    lama_nama = {i.nama for i in lama.indikator}
    indikator = [terdaftar.get(i.nama, i) for i in lama.indikator]
    indikator += [i for i in baru.indikator if i.nama not in lama_nama]
    pembawa = bool(tetap)
    return replace(
        baru,
        indikator=tuple(indikator),
        pagu=lama.pagu if baru.pagu is None and pembawa else baru.pagu,
        kas=lama.kas if not baru.punya_kas and pembawa else baru.kas,
    )
