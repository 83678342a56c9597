"""Bab II and III of the LKjIP: what was planned; what each sasaran reached, against what, and
with which money.

PermenPANRB 53/2014 asks seven analyses of a sasaran: target and realisasi of the year, of the
years before, against the medium-term target, against a national or neighbour's figure, causes
and solutions, efficiency, and what supported it. All are read from one :class:`Evaluasi` and
one :class:`GarisWaktu`; nothing here is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from simpelin.domain.bahan_lkjip import BahanLKjIP
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.garis_waktu import GarisWaktu
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import Banding
from simpelin.domain.realisasi import Catatan
from simpelin.domain.rencana import Indikator, Simpul, Tingkat, VersiRencana


def sebut_sampai(triwulan: int) -> str:
    """What is added to a year of which the figures are no whole year's."""
    return "" if triwulan == 4 else f" s.d. TW {ROMAWI[triwulan]}"


@dataclass(frozen=True, slots=True)
class TahunIKU:
    """One year of an IKU; a value outside an IKM's scale has no capaian and no predikat.

    ``triwulan`` is to which quarter's end target and realisasi reach.
    """

    tahun: int
    target: Fraction | None
    realisasi: Fraction | None
    capaian: Fraction | None
    predikat: str | None
    tidak_valid: bool = False
    triwulan: int = 4

    @property
    def sebutan(self) -> str:
        """``2024``, or ``2024 s.d. TW II`` where that is not the whole year."""
        return str(self.tahun) + sebut_sampai(self.triwulan)


@dataclass(frozen=True, slots=True)
class Menengah:
    """Reached so far against the target at the Renstra's end; ``cara`` says how years add up,
    ``kurang`` which years of them nobody told."""

    masa: str
    target: Fraction | None
    realisasi: Fraction | None
    capaian: Fraction | None
    cara: str
    kurang: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IKU:
    """One indicator of a sasaran with all that it is held against.

    ``kini`` is the year itself. ``tercatat`` is the reported value where it lies outside the
    scale and the questionnaires' index stands in ``kini`` for it (aturan section 8);
    ``responden`` is how many questionnaires that rests on.
    """

    indikator: Indikator
    kini: TahunIKU
    tahun: tuple[TahunIKU, ...]
    menengah: Menengah | None
    banding: tuple[Banding, ...] = ()
    tercatat: Fraction | None = None
    responden: int = 0

    @property
    def tahun_lalu(self) -> TahunIKU | None:
        """The last valid year before this one."""
        lalu = [satu for satu in self.tahun[:-1] if satu.realisasi is not None]
        return next((satu for satu in reversed(lalu) if not satu.tidak_valid), None)


@dataclass(frozen=True, slots=True)
class Sisa:
    """Money left at a node: rupiah, percent of pagu, and what it may be called.

    ``efisien`` after aturan section 5: official capaian at least 100, nothing under it
    unreported or out of scale, rupiah entered, and no salaries. ``selisih`` is capaian −
    serapan in points.
    """

    hasil: HasilSimpul
    persen: Fraction | None
    selisih: Fraction | None
    efisien: bool

    @property
    def sebutan(self) -> str:
        return "efisiensi" if self.efisien else "sisa anggaran"


@dataclass(frozen=True, slots=True)
class Kendala:
    """What was said of the sasaran, or of something below it, in one quarter."""

    simpul: Simpul
    capaian: Fraction | None
    triwulan: int
    catatan: Catatan


@dataclass(frozen=True, slots=True)
class Penunjang:
    """A program under a sasaran: its sub kegiatan that reached their target, and those not."""

    hasil: HasilSimpul
    sub: int
    tercapai: int
    """Reached in whole percent, with everything reported that was due."""
    belum: tuple[HasilSimpul, ...]

    @property
    def menunjang(self) -> bool:
        """Whether it supported the sasaran: nothing in it fell short of the target."""
        return self.sub > 0 and self.tercapai == self.sub


@dataclass(frozen=True, slots=True)
class AnalisisSasaran:
    """The seven analyses of one sasaran. ``sisa`` holds every program, kegiatan and sub kegiatan
    in plan order, and the sasaran last."""

    hasil: HasilSimpul
    iku: tuple[IKU, ...]
    kendala: tuple[Kendala, ...]
    sisa: tuple[Sisa, ...]
    penunjang: tuple[Penunjang, ...]

    @property
    def simpul(self) -> Simpul:
        assert self.hasil.simpul is not None
        return self.hasil.simpul


@dataclass(frozen=True, slots=True)
class Beda:
    """A printed figure that is wrong: what was printed where, what it should be, and why.

    ``tercetak`` and ``terhitung`` are rupiah, percent or the indicator's satuan, by ``ukuran``.
    """

    kode: str
    ukuran: str
    sumber: str
    tercetak: Fraction
    terhitung: Fraction
    sebab: str

    @property
    def selisih(self) -> Fraction:
        return self.tercetak - self.terhitung


@dataclass(frozen=True)
class LKjIP:
    """Everything that Bab II and III print, of one year to the end of a quarter.

    ``garis`` are the years it was read from, ``masa`` the Renstra's years; ``beda`` the printed
    figures that are wrong; ``uang`` what is said of the rupiah: basis, cut-off, reconciliation
    with BKAD; ``bahan`` what only the LKjIP asks for; ``versi`` the plan version in force.
    """

    evaluasi: Evaluasi = field(repr=False)
    garis: GarisWaktu = field(repr=False)
    sasaran: tuple[AnalisisSasaran, ...]
    beda: tuple[Beda, ...] = ()
    masa: str = ""
    uang: str = ""
    bahan: BahanLKjIP = field(default_factory=BahanLKjIP)
    versi: VersiRencana | None = None

    def simpul(self, tingkat: Tingkat) -> tuple[Simpul, ...]:
        """The plan's nodes of one level, in its order."""
        semua = (satu.simpul for satu in self.evaluasi)
        return tuple(s for s in semua if s is not None and s.tingkat is tingkat)
