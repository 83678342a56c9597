"""Formulir E.81 (Permendagri 86/2017): the rows of the evaluation of a Renja, as values.

The form's columns 5 to 14 are pairs of K (in the indicator's satuan) and Rp: 5 target of the
Renstra at its end, 6 what it reached to last year, 7 this year's target and pagu, 8–11 each
quarter's own, 12 this year, 13 = 6 + 12, 14 = 13 against 5. What "6 + 12" means for an
indicator that does not add up: docs/keputusan/0030.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise

from simpelin.domain.ambang import Ambang
from simpelin.domain.angka import persentase, rata_rata, terkecil
from simpelin.domain.capaian import (
    HasilIndikator,
    capaian,
    di_luar_skala_ikm,
    dilaporkan,
)
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul, Tajuk
from simpelin.domain.garis_waktu import AngkaRenstra, GarisWaktu, realisasi_setahun
from simpelin.domain.realisasi import Catatan
from simpelin.domain.rencana import KOSONG4, Kunci, Sifat, Simpul, Tingkat
from simpelin.domain.renstra import RealisasiTahun


@dataclass(frozen=True, slots=True)
class TriwulanK:
    """One quarter's own K: as typed, or as the program knew it (``otomatis``).

    ``pembilang`` and ``penyebut`` are those of a typed rasio.
    """

    nilai: Fraction | None = None
    otomatis: bool = False
    pembilang: Fraction | None = None
    penyebut: Fraction | None = None


@dataclass(frozen=True, slots=True)
class RpE81:
    """The rupiah of a node; ``tw`` are the quarters to the one asked.

    ``akhir`` and ``lalu`` are columns 5 and 6; ``akhir_anak`` and ``lalu_anak`` say that they
    are the sums of the rows below, because nothing was stated for the node itself.
    """

    akhir: int | None = None
    lalu: int | None = None
    pagu: int = 0
    tw: tuple[int | None, ...] = ()
    akhir_anak: bool = False
    lalu_anak: bool = False

    @property
    def tahun_ini(self) -> int | None:
        """Column 12 = 8 + 9 + 10 + 11."""
        return _jumlah_ada(self.tw)

    @property
    def sampai(self) -> int | None:
        """Column 13 = 6 + 12."""
        return _jumlah_ada((self.lalu, self.tahun_ini))

    @property
    def tingkat(self) -> Fraction | None:
        """Column 14 = 13 / 5 × 100."""
        if self.sampai is None or self.akhir is None:
            return None
        return persentase(self.sampai, self.akhir)

    @property
    def capaian(self) -> Fraction | None:
        """12 against 7, percent; a ledger: nothing entered is 0."""
        return persentase(self.tahun_ini or 0, self.pagu)


@dataclass(frozen=True, slots=True)
class BarisE81:
    """One row: a node's indicator, the node's own columns in its first row (``rp``).

    ``tahu`` is what the program itself knew of K in quarters 1..n, ``None`` where it knew
    nothing. ``anak`` are the row numbers (from 0) of the nodes just below, ``akhir`` the row
    after the last one below; ``dihitung`` says whether this year's K goes into averages
    (aturan 2).
    """

    tahun: int
    tingkat: Tingkat
    nomor: str
    simpul: Simpul
    unit: str
    indikator: HasilIndikator | None
    renstra: AngkaRenstra
    tahu: tuple[Fraction | None, ...] = ()
    rp: RpE81 | None = None
    anak: tuple[int, ...] = ()
    akhir: int = 0

    @property
    def tw(self) -> tuple[TriwulanK, ...]:
        """Columns 8 to 11, K."""
        if self.indikator is None:
            return ()
        return tuple(_triwulan(self.indikator, q, satu) for q, satu in enumerate(self.tahu))

    @property
    def pertama(self) -> bool:
        return self.rp is not None

    @property
    def akar(self) -> bool:
        """Whether nothing of the form stands above it: these rows' Rp are the office's."""
        return self.pertama and "." not in self.nomor

    @property
    def target(self) -> Fraction | None:
        """Column 7, K."""
        return self.indikator.indikator.target if self.indikator else None

    @property
    def realisasi(self) -> Fraction | None:
        """Column 12, K: R(n) by the indicator's sifat."""
        return self.indikator.realisasi if self.indikator else None

    @property
    def setahun(self) -> RealisasiTahun | None:
        """Column 12 with what a rasio is made of."""
        if self.indikator is None:
            return None
        return realisasi_setahun(self.indikator, self.tahun)

    @property
    def sampai(self) -> Fraction | None:
        """Column 13, K; an impossible IKM is shown in 12 and not averaged (aturan section 8)."""
        return self.renstra.sampai(None if self.tidak_dirata else self.setahun)

    @property
    def tidak_dirata(self) -> bool:
        """Whether this year's K stays out of the mean over the years."""
        rata = self.renstra.sifat is Sifat.RATA_RATA
        return rata and self.indikator is not None and self.indikator.tidak_valid

    @property
    def tingkat_renstra(self) -> Fraction | None:
        """Column 14, K: 13 against 5 by the indicator's polaritas."""
        akhir = self.renstra.target_akhir
        if self.indikator is None or self.sampai is None or akhir is None:
            return None
        return capaian(self.sampai, akhir, self.indikator.indikator.polaritas)

    @property
    def capaian(self) -> Fraction | None:
        """12 against 7, K."""
        return self.indikator.capaian_tahunan if self.indikator else None

    @property
    def dihitung(self) -> bool:
        return self.indikator is not None and self.indikator.dihitung

    @property
    def rp_dihitung(self) -> bool:
        """Whether its Rp goes into the average: a sub kegiatan, whose money is counted once."""
        return (
            self.rp is not None
            and self.tingkat is Tingkat.SUB_KEGIATAN
            and self.indikator is not None
            and bool(self.rp.pagu)
        )


@dataclass(frozen=True, slots=True)
class Rata:
    """A mean and over how many rows."""

    nilai: Fraction | None
    baris: int


@dataclass(frozen=True)
class FormE81:
    """The form's rows and the figures of its foot; percent, unrounded.

    ``rata_k`` and ``rata_rp`` are of 12 against 7, ``renstra_k`` and ``renstra_rp`` of column
    14, each row cut first; ``total_rp`` is total/total of this year, of all money: also of sub
    kegiatan without an indicator, and of those whose pagu was taken away after they had spent.
    ``berisi``: the plan has a sub kegiatan at all. ``catatan`` are the quarter's words in plan
    order, each with code and name of its node. The evaluation is not kept: of a big plan it
    need not stay in memory while the rows are written.
    """

    tajuk: Tajuk
    berisi: bool
    ambang: Ambang
    kantor: HasilSimpul = field(repr=False)
    catatan: tuple[tuple[str, Catatan], ...] = field(repr=False)
    masa: str
    awal: int
    akhir: int
    baris: tuple[BarisE81, ...]
    rata_k: Rata
    rata_rp: Rata
    total_rp: Fraction | None
    renstra_k: Rata
    renstra_rp: Rata

    @property
    def tahun(self) -> int:
        return self.tajuk.tahun

    @property
    def triwulan(self) -> int:
        return self.tajuk.triwulan


Otomatis = Mapping[tuple[Kunci, str], Fraction]
"""R of the indicators that nobody typed, by node and name."""


def otomatis(hasil: Evaluasi) -> Otomatis:
    """What the program itself knew in a quarter: all that the form needs of an earlier one."""
    return {
        (simpul.simpul.kunci, satu.indikator.nama): satu.realisasi
        for simpul in hasil
        for satu in simpul.indikator
        if simpul.simpul is not None and satu.otomatis and satu.realisasi is not None
    }


def susun_e81(hasil: Evaluasi, tahu: Sequence[Otomatis], garis: GarisWaktu) -> FormE81:
    """The form of ``hasil``; ``tahu`` is :func:`otomatis` of the quarters 1..n in order.

    ``garis`` knows the Renstra and the earlier years.
    """
    return _Penyusun(hasil, tahu, garis).jalankan()


def _catatan(hasil: Evaluasi) -> Iterator[tuple[str, Catatan]]:
    """What was said of the quarter asked, by node."""
    for kunci in hasil.rencana.urutan:
        satu = hasil.realisasi.catatan.get((kunci, hasil.triwulan), Catatan())
        if satu != Catatan():
            yield f"{kunci.kode} {hasil.rencana.simpul[kunci].nama}", satu


class _Penyusun:
    def __init__(self, hasil: Evaluasi, tahu: Sequence[Otomatis], garis: GarisWaktu) -> None:
        self.hasil, self.tahu, self.garis = hasil, tahu, garis
        self.baris: list[BarisE81] = []
        self.uang_tahun: dict[Kunci, Mapping[int, int]] = {}
        self.urut: dict[str, int] = {}

    def jalankan(self) -> FormE81:
        akar = [self.hasil.hasil[kunci] for kunci in self.hasil.rencana.akar]
        self._semua(akar, "")
        masa = self.garis.masa(self.hasil.tahun)
        baris, batas = tuple(self.baris), self.hasil.ambang.batas_capaian
        hitung = [satu for satu in baris if satu.dihitung]
        uang = [satu.rp for satu in baris if satu.rp is not None and satu.rp_dihitung]
        e = self.hasil
        return FormE81(
            tajuk=e.tajuk,
            berisi=bool(e.rencana.sub_kegiatan),
            ambang=e.ambang,
            kantor=e.kantor,
            catatan=tuple(_catatan(e)),
            masa=str(masa) if masa else "",
            awal=masa.awal if masa else e.tahun,
            akhir=masa.akhir if masa else e.tahun,
            baris=baris,
            rata_k=_rata((satu.capaian for satu in hitung), batas),
            rata_rp=_rata((satu.capaian for satu in uang), batas),
            total_rp=e.kantor.serapan,
            renstra_k=_rata((satu.tingkat_renstra for satu in hitung), batas),
            renstra_rp=_rata((satu.tingkat for satu in uang), batas),
        )

    def _semua(self, simpul: Iterable[HasilSimpul], awalan: str) -> tuple[list[int], list[RpE81]]:
        """Write siblings; gives the rows in which they begin, and their rupiah.

        A tujuan is passed through: the sasaran are numbered on from one to the next.
        """
        letak: list[int] = []
        uang: list[RpE81] = []
        for satu in simpul:
            assert satu.simpul is not None
            if satu.simpul.tingkat is Tingkat.TUJUAN:
                bawah, rupiah = self._semua(self.hasil.anak(satu.simpul.kunci), awalan)
                letak += bawah
                uang += rupiah
                continue
            self.urut[awalan] = self.urut.get(awalan, 0) + 1
            letak.append(len(self.baris))
            uang.append(self._simpul(satu, satu.simpul, f"{awalan}{self.urut[awalan]}"))
        return letak, uang

    def _simpul(self, hasil: HasilSimpul, simpul: Simpul, nomor: str) -> RpE81:
        letak = len(self.baris)
        semua: Sequence[HasilIndikator | None] = hasil.indikator or (None,)
        self.baris += [self._baris(simpul, satu, nomor) for satu in semua]
        anak, uang_anak = self._semua(self.hasil.anak(simpul.kunci), f"{nomor}.")
        rp = self._uang(hasil, simpul, uang_anak)
        self.baris[letak] = replace(
            self.baris[letak], rp=rp, anak=tuple(anak), akhir=len(self.baris)
        )
        return rp

    # --- K ---------------------------------------------------------------------

    def _baris(self, simpul: Simpul, hasil: HasilIndikator | None, nomor: str) -> BarisE81:
        nama = hasil.indikator.nama if hasil else ""
        sifat = hasil.indikator.sifat if hasil else Sifat.KUMULATIF
        return BarisE81(
            self.hasil.tahun,
            simpul.tingkat,
            nomor,
            simpul,
            (hasil.indikator.unit if hasil else "") or simpul.unit,
            hasil,
            self._renstra(simpul.kunci, hasil, nama, sifat),
            self._diketahui(simpul.kunci, nama) if hasil else (),
        )

    def _renstra(
        self, kunci: Kunci, hasil: HasilIndikator | None, nama: str, sifat: Sifat
    ) -> AngkaRenstra:
        angka = self.garis.angka((kunci, nama), self.hasil.tahun, sifat)
        ikm = hasil is not None and hasil.indikator.otomatis == "ikm"
        if not ikm or angka.sifat is not Sifat.RATA_RATA:
            return angka
        sah = tuple(satu for satu in angka.lalu if not di_luar_skala_ikm(satu.nilai))
        return replace(angka, lalu=sah)

    def _diketahui(self, kunci: Kunci, nama: str) -> tuple[Fraction | None, ...]:
        return tuple([satu.get((kunci, nama)) for satu in self.tahu])

    # --- Rp --------------------------------------------------------------------

    def _uang(self, hasil: HasilSimpul, simpul: Simpul, anak: Sequence[RpE81]) -> RpE81:
        n = self.hasil.triwulan
        milik = self.garis.angka((simpul.kunci, ""), self.hasil.tahun, Sifat.KUMULATIF)
        lalu, lalu_anak = self._uang_lalu(simpul.kunci, milik)
        if simpul.tingkat is Tingkat.SUB_KEGIATAN:
            tw = self.hasil.realisasi.anggaran.get(simpul.kunci, KOSONG4)[:n]
            return RpE81(milik.pagu_akhir, lalu, hasil.pagu, tw)
        dari_anak = milik.pagu_akhir is None and bool(anak)
        return RpE81(
            _jumlah_ada(a.akhir for a in anak) if dari_anak else milik.pagu_akhir,
            lalu,
            hasil.pagu,
            tuple(_jumlah_ada(a.tw[q] for a in anak) for q in range(n)),
            dari_anak,
            lalu_anak,
        )

    def _uang_lalu(self, kunci: Kunci, milik: AngkaRenstra) -> tuple[int | None, bool]:
        """Column 6: each earlier year as the node itself states it, else the sum below."""
        sendiri = dict(milik.anggaran)
        bawah: dict[int, int] = {}
        anak = self.hasil.rencana.anak.get(kunci, ())
        for satu in anak:
            for tahun, nilai in self.uang_tahun.get(satu, {}).items():
                bawah[tahun] = bawah.get(tahun, 0) + nilai
        semua = {**bawah, **sendiri}
        self.uang_tahun[kunci] = semua
        sama = bool(anak) and all(bawah.get(t) == nilai for t, nilai in sendiri.items())
        return (sum(semua.values()) if semua else None), sama


def _triwulan(hasil: HasilIndikator, q: int, tahu: Fraction | None) -> TriwulanK:
    """Quarter ``q`` (from 0): as typed, else as the program knew it."""
    sifat, laporan = hasil.indikator.sifat, hasil.laporan[q]
    if laporan is None or not dilaporkan(sifat, laporan):
        return TriwulanK(tahu, tahu is not None)
    if sifat is not Sifat.RASIO:
        return TriwulanK(laporan.kinerja)
    atas, bawah = laporan.pembilang, laporan.penyebut
    assert atas is not None
    assert bawah is not None
    return TriwulanK(persentase(atas, bawah), False, atas, bawah)


def _jumlah_ada(nilai: Iterable[int | None]) -> int | None:
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada) if ada else None


def _rata(nilai: Iterable[Fraction | None], batas: Fraction) -> Rata:
    ada = [terkecil(satu, batas) for satu in nilai if satu is not None]
    return Rata(rata_rata(ada), len(ada))


def berurut(letak: Sequence[int]) -> bool:
    """Whether row numbers stand one below the other."""
    return all(b == a + 1 for a, b in pairwise(letak))
