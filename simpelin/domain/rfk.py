"""Realisasi fisik dan keuangan (RFK) of one quarter, row by row, before a cell is written.

Money is counted on sub kegiatan alone. Physical progress of a row above is the mean of its
sub kegiatan weighted by pagu; of the office both that and the plain mean, each named. A
sub kegiatan without a percentage is left out of the means, never counted as 0, and counted
as missing. Deviation of money is against the cash plan, over those that have one
(aturan sections 3 and 6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from simpelin.domain.angka import jumlah, persentase, rata_rata, tulis_persen
from simpelin.domain.belanja import SEBUTAN_BELANJA, Belanja, jumlah_ada
from simpelin.domain.evaluasi import Evaluasi, Tajuk
from simpelin.domain.fisik import (
    TANPA_FISIK,
    EmpatFisik,
    deviasi_fisik,
    realisasi_fisik,
    realisasi_fisik_ini,
    target_fisik,
    target_fisik_ini,
)
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import KOSONG4, Kunci, Simpul, Tingkat, urut_kunci


class Fisik(NamedTuple):
    """Percent (deviasi: points) of one row; ``None`` where it is not entered."""

    target_ini: Fraction | None = None
    target: Fraction | None = None
    realisasi_ini: Fraction | None = None
    realisasi: Fraction | None = None
    deviasi: Fraction | None = None


TANPA = Fisik()


@dataclass(frozen=True, slots=True)
class Uang:
    """Rupiah of one row; ``_ini`` this quarter's own, else to its end.

    ``terencana`` and ``pagu_terencana`` are realisasi and pagu of the sub kegiatan that have
    a cash plan: what stands against ``kas``.
    """

    pagu: int = 0
    kas_ini: int | None = None
    kas: int | None = None
    rp_ini: int | None = None
    rp: int | None = None
    terencana: int = 0
    pagu_terencana: int = 0

    @property
    def sisa(self) -> int:
        return self.pagu - (self.rp or 0)

    def persen(self, nilai: int | None) -> Fraction | None:
        """A rupiah figure as percent of pagu."""
        return None if nilai is None else persentase(nilai, self.pagu)

    @property
    def deviasi(self) -> Fraction | None:
        """Realisasi less cash plan, points of pagu; ``None`` without plan or report."""
        if self.kas is None or self.rp is None:
            return None
        return persentase(self.terencana - self.kas, self.pagu_terencana)


class Jenis(StrEnum):
    """What a row is; UNIT is the heading of one sub-SKPD's programs, with its sums."""

    UNIT = "unit"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB = "sub_kegiatan"
    BELANJA = "belanja"


_JENIS = {
    Tingkat.PROGRAM: Jenis.PROGRAM,
    Tingkat.KEGIATAN: Jenis.KEGIATAN,
    Tingkat.SUB_KEGIATAN: Jenis.SUB,
}


@dataclass(frozen=True, slots=True)
class Baris:
    """One row. ``nomor`` counts sub kegiatan from 1, 0 elsewhere; ``isi`` are the rows (from,
    up to) that a sum is over, ``None`` where there is no sub kegiatan below."""

    jenis: Jenis
    kode: str
    nama: str
    uang: Uang = Uang()
    fisik: Fisik = TANPA
    nomor: int = 0
    isi: tuple[int, int] | None = None
    keterangan: str = ""


@dataclass(frozen=True)
class LaporanRFK:
    """Everything that the form shows, in order, and how much of it is missing."""

    tajuk: Tajuk
    baris: tuple[Baris, ...]
    total: Uang
    rata: Fisik
    """Plain mean over the sub kegiatan: each counts the same."""
    tertimbang: Fisik
    """Mean weighted by pagu."""

    @property
    def sub(self) -> tuple[Baris, ...]:
        return tuple(satu for satu in self.baris if satu.jenis is Jenis.SUB)

    @property
    def tanpa_realisasi(self) -> int:
        """Sub kegiatan without physical progress for this quarter."""
        return sum(satu.fisik.realisasi is None for satu in self.sub)

    @property
    def tanpa_target(self) -> int:
        """Sub kegiatan without a physical target."""
        return sum(satu.fisik.target is None for satu in self.sub)

    @property
    def tanpa_rupiah(self) -> int:
        """Sub kegiatan without rupiah for this quarter."""
        return sum(satu.uang.rp_ini is None for satu in self.sub)


@dataclass(frozen=True)
class BahanRFK:
    """What stands beside the evaluation: progress, breakdowns, notes by node and quarter."""

    fisik: Mapping[Kunci, EmpatFisik] = field(default_factory=dict)
    belanja: Mapping[Kunci, tuple[Belanja, ...]] = field(default_factory=dict)
    catatan: Mapping[tuple[Kunci, int], str] = field(default_factory=dict)


def susun_rfk(
    hasil: Evaluasi, bahan: BahanRFK, nama_skpd: str, *, rinci: bool = True
) -> LaporanRFK:
    """Arrange a quarter: by sub-SKPD where there are several, program, kegiatan, sub kegiatan,
    and with ``rinci`` the breakdown below each sub kegiatan that has one."""
    return _Penyusun(hasil, bahan, nama_skpd, rinci).jalankan()


# --- sums and means ----------------------------------------------------------------


def jumlah_uang(semua: Iterable[Uang]) -> Uang:
    """The sum; a figure that none of them has stays absent."""
    daftar = list(semua)
    return Uang(
        sum(satu.pagu for satu in daftar),
        jumlah_ada(satu.kas_ini for satu in daftar),
        jumlah_ada(satu.kas for satu in daftar),
        jumlah_ada(satu.rp_ini for satu in daftar),
        jumlah_ada(satu.rp for satu in daftar),
        sum(satu.terencana for satu in daftar),
        sum(satu.pagu_terencana for satu in daftar),
    )


def rata_fisik(sub: Sequence[Baris]) -> Fisik:
    """Plain mean of each figure over the sub kegiatan that have it."""
    return Fisik(*(rata_rata(v for v in kolom if v is not None) for kolom in _kolom(sub)))


def fisik_tertimbang(sub: Sequence[Baris]) -> Fisik:
    """The same, weighted by pagu; ``None`` where those that have it have no pagu."""
    bobot = [satu.uang.pagu for satu in sub]
    return Fisik(*(_tertimbang(kolom, bobot) for kolom in _kolom(sub)))


def _kolom(sub: Sequence[Baris]) -> Iterable[tuple[Fraction | None, ...]]:
    if not sub:
        return [()] * len(Fisik._fields)
    return zip(*(satu.fisik for satu in sub), strict=True)


def _tertimbang(nilai: Sequence[Fraction | None], bobot: Sequence[int]) -> Fraction | None:
    ada = [(v, b) for v, b in zip(nilai, bobot, strict=True) if v is not None]
    seluruh = sum(b for _, b in ada)
    return jumlah(v * b for v, b in ada) / seluruh if seluruh else None


# --- rows --------------------------------------------------------------------------


@dataclass
class _Penyusun:
    hasil: Evaluasi
    bahan: BahanRFK
    nama_skpd: str
    rinci: bool
    baris: list[Baris] = field(default_factory=list)
    nomor: int = 0

    def jalankan(self) -> LaporanRFK:
        akar = sorted(
            self._akar(),
            key=lambda s: (s.kunci.sub_skpd != "", s.kunci.sub_skpd, urut_kunci(s.kunci)),
        )
        unit = list(dict.fromkeys(satu.kunci.sub_skpd for satu in akar))
        for sub_skpd in unit:
            milik = [satu for satu in akar if satu.kunci.sub_skpd == sub_skpd]
            if len(unit) > 1:
                nama = sub_skpd or self.nama_skpd
                self._kelompok(Jenis.UNIT, "", nama, milik)
            else:
                for satu in milik:
                    self._tulis(satu)
        sub = [satu for satu in self.baris if satu.jenis is Jenis.SUB]
        return LaporanRFK(
            self.hasil.tajuk,
            tuple(self.baris),
            jumlah_uang(satu.uang for satu in sub),
            rata_fisik(sub),
            fisik_tertimbang(sub),
        )

    def _akar(self) -> Iterable[Simpul]:
        """Programs, and whatever of money's levels has none above it."""
        simpul = self.hasil.rencana.simpul
        for satu in simpul.values():
            induk = simpul.get(satu.induk) if satu.induk is not None else None
            if satu.tingkat in _JENIS and (induk is None or induk.tingkat not in _JENIS):
                yield satu

    def _kelompok(self, jenis: Jenis, kode: str, nama: str, anak: Sequence[Simpul]) -> None:
        letak = len(self.baris)
        kepala = Baris(jenis, kode, nama)
        self.baris.append(kepala)
        for satu in anak:
            self._tulis(satu)
        sub = [satu for satu in self.baris[letak:] if satu.jenis is Jenis.SUB]
        if sub:
            self.baris[letak] = replace(
                kepala,
                uang=jumlah_uang(satu.uang for satu in sub),
                fisik=fisik_tertimbang(sub),
                isi=(letak + 1, len(self.baris)),
            )

    def _tulis(self, simpul: Simpul) -> None:
        if simpul.tingkat is Tingkat.SUB_KEGIATAN:
            self._sub(simpul)
            return
        rencana = self.hasil.rencana
        anak = [rencana.simpul[kunci] for kunci in rencana.anak.get(simpul.kunci, ())]
        self._kelompok(_JENIS[simpul.tingkat], simpul.kode, simpul.nama, anak)

    def _sub(self, simpul: Simpul) -> None:
        n, kunci = self.hasil.triwulan, simpul.kunci
        satu = self.hasil.hasil[kunci]
        rp = self.hasil.realisasi.anggaran.get(kunci, KOSONG4)
        ada_kas = satu.rencana_kas is not None
        uang = Uang(
            satu.pagu,
            simpul.kas[n - 1],
            satu.rencana_kas,
            rp[n - 1],
            satu.realisasi_anggaran if satu.anggaran_terlapor else None,
            satu.realisasi_terencana,
            satu.pagu if ada_kas else 0,
        )
        empat = self.bahan.fisik.get(kunci, TANPA_FISIK)
        self.nomor += 1
        induk = simpul.induk
        lintas = kunci.sub_skpd if induk is not None and induk.sub_skpd != kunci.sub_skpd else ""
        self.baris.append(
            Baris(
                Jenis.SUB,
                simpul.kode,
                simpul.nama,
                uang,
                _fisik(empat, n),
                self.nomor,
                keterangan=self._keterangan(kunci, uang, empat, lintas),
            )
        )
        if self.rinci:
            self.baris += (_belanja(b, n) for b in self.bahan.belanja.get(kunci, ()))

    def _keterangan(self, kunci: Kunci, uang: Uang, empat: EmpatFisik, lintas: str) -> str:
        n = self.hasil.triwulan
        hal = [lintas] if lintas else []
        if realisasi_fisik(empat, n) is None and any(s.realisasi is not None for s in empat[:n]):
            lalu = max(q for q in range(1, n) if empat[q - 1].realisasi is not None)
            hal.append(
                f"fisik TW {ROMAWI[n]} belum diisi (TW {ROMAWI[lalu]}"
                f" {tulis_persen(empat[lalu - 1].realisasi)})"
            )
        if uang.rp_ini is None:
            hal.append(f"rupiah TW {ROMAWI[n]} belum diisi")
        if uang.sisa < 0:
            hal.append("realisasi melebihi pagu")
        if empat[n - 1].catatan:
            hal.append(empat[n - 1].catatan)
        catatan = ((q, self.bahan.catatan.get((kunci, q), "")) for q in range(1, n + 1))
        hal += [f"TW {ROMAWI[q]}: {teks}" for q, teks in catatan if teks]
        teks = "; ".join(hal)
        return teks[:1].upper() + teks[1:]


_LIMA: tuple[Callable[[EmpatFisik, int], Fraction | None], ...] = (
    target_fisik_ini,
    target_fisik,
    realisasi_fisik_ini,
    realisasi_fisik,
    deviasi_fisik,
)


def _fisik(empat: EmpatFisik, n: int) -> Fisik:
    if empat is TANPA_FISIK:
        return TANPA
    return Fisik(*(satu(empat, n) for satu in _LIMA))


def _belanja(satu: Belanja, n: int) -> Baris:
    pagu, kas, rp = satu.pagu or 0, jumlah_ada(satu.kas[:n]), jumlah_ada(satu.realisasi[:n])
    uang = Uang(pagu, satu.kas[n - 1], kas, satu.realisasi[n - 1], rp, rp or 0, pagu)
    nama = satu.uraian or SEBUTAN_BELANJA[satu.jenis]
    return Baris(Jenis.BELANJA, satu.rekening, nama, uang)
