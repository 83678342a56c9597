"""Forecast to 31 December and what is left to catch up (aturan section 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from simpelin.domain.angka import NOL, SERATUS, potong, rata_rata
from simpelin.domain.capaian import HasilIndikator, Status, capaian, dilaporkan, realisasi_sampai
from simpelin.domain.rencana import KOSONG4, Indikator, Polaritas, Sifat

AKHIR = 4


@dataclass(frozen=True, slots=True)
class Rentang:
    """Smallest estimate, centre and largest; a ratio to the yearly target, or rupiah."""

    bawah: Fraction
    pusat: Fraction
    atas: Fraction


def _tengah(laju: Fraction, rencana: Fraction, n: int) -> Fraction:
    """Run rate weighed 0,25 / 0,5 / 0,75 for n = 1..3 against the plan, as one fraction."""
    l_bawah, r_bawah = laju.denominator, rencana.denominator
    atas = n * laju.numerator * r_bawah + (AKHIR - n) * rencana.numerator * l_bawah
    return Fraction(atas, AKHIR * l_bawah * r_bawah)


def prognosis_kinerja(indikator: Sequence[HasilIndikator]) -> Rentang | None:
    """Ratio of the year's kinerja to its target, over the indicators in the average.

    Not cut at 1: that is for display. Several indicators: means of ratio and ends.
    """
    rentang = [r for r in map(_satu_indikator, indikator) if r is not None]
    if not rentang:
        return None
    return Rentang(
        rata_rata([r.bawah for r in rentang]) or NOL,
        rata_rata([r.pusat for r in rentang]) or NOL,
        rata_rata([r.atas for r in rentang]) or NOL,
    )


def _satu_indikator(hasil: HasilIndikator) -> Rentang | None:
    tahunan, nilai = hasil.indikator.target, hasil.realisasi
    if not hasil.dihitung or tahunan is None or nilai is None:
        return None
    if hasil.triwulan == AKHIR:
        taksiran = [capaian(nilai, tahunan, hasil.indikator.polaritas)]
        return _rentang_rasio(taksiran, taksiran[0])
    if hasil.indikator.sifat is Sifat.KUMULATIF:
        return _kumulatif(hasil, nilai, tahunan)
    taksiran = _dua_terakhir(hasil)
    return _rentang_rasio(taksiran, rata_rata(t for t in taksiran if t is not None))


def _kumulatif(hasil: HasilIndikator, nilai: Fraction, tahunan: Fraction) -> Rentang | None:
    target = hasil.target or NOL
    sesuai_rencana = nilai + (tahunan - target)
    laju = tahunan * nilai / target if target else sesuai_rencana
    polaritas = hasil.indikator.polaritas
    return _rentang_rasio(
        [capaian(laju, tahunan, polaritas), capaian(sesuai_rencana, tahunan, polaritas)],
        capaian(_tengah(laju, sesuai_rencana, hasil.triwulan), tahunan, polaritas),
    )


def _rentang_rasio(taksiran: Sequence[Fraction | None], pusat: Fraction | None) -> Rentang | None:
    ada = [satu for satu in taksiran if satu is not None]
    if not ada or pusat is None:
        return None
    # A "tepat" or "negatif" centre may lie beyond both ends: capaian bends at the target.
    return Rentang(min(*ada, pusat) / SERATUS, pusat / SERATUS, max(*ada, pusat) / SERATUS)


def _dua_terakhir(hasil: HasilIndikator) -> list[Fraction | None]:
    """Capaian of the last two reported quarters, each against its own quarter's target.

    What the program itself knew of a quarter counts as reported (aturan section 3).
    """
    terlapor = [q for q in range(hasil.triwulan) if _terlapor(hasil, q)]
    return [_capaian_triwulan(hasil, q) for q in terlapor[-2:]]


def _terlapor(hasil: HasilIndikator, q: int) -> bool:
    terketik = dilaporkan(hasil.indikator.sifat, hasil.laporan[q])
    return terketik or _dari_mesin(hasil, q) is not None


def _dari_mesin(hasil: HasilIndikator, q: int) -> Fraction | None:
    if q == hasil.triwulan - 1:
        return hasil.realisasi if hasil.otomatis else None
    return hasil.otomatis_lalu[q] if hasil.otomatis_lalu else None


def _capaian_triwulan(hasil: HasilIndikator, q: int) -> Fraction | None:
    indikator = hasil.indikator
    if dilaporkan(indikator.sifat, hasil.laporan[q]):
        sendiri = realisasi_sampai(indikator.sifat, (hasil.laporan[q],), 1)
    else:
        sendiri = _dari_mesin(hasil, q)
    target = target_triwulan(indikator, q + 1)
    if sendiri is None or target is None:
        return None
    return capaian(sendiri, target, indikator.polaritas)


def target_triwulan(indikator: Indikator, n: int) -> Fraction | None:
    """The target of quarter n itself, for all but kumulatif: its own, or the last before it."""
    if indikator.target_tw == KOSONG4:
        return indikator.target
    diberikan = [satu for satu in indikator.target_tw[:n] if satu is not None]
    return diberikan[-1] if diberikan else None


def prognosis_belanja(pagu: int, rencana: int | None, realisasi: int, n: int) -> Rentang | None:
    """Rupiah spent by 31 December, between what is spent and ``pagu``.

    ``None`` without a cash plan or pagu: nothing is spread in silence.
    """
    if rencana is None or not pagu:
        return None
    b = Fraction(realisasi)
    if n == AKHIR:
        return Rentang(b, b, b)
    sesuai_rencana = Fraction(realisasi + pagu - rencana)
    laju = Fraction(pagu * realisasi, rencana) if rencana else sesuai_rencana
    atas = max(Fraction(pagu), b)
    ujung = sorted(potong(satu, b, atas) for satu in (laju, sesuai_rencana))
    return Rentang(ujung[0], potong(_tengah(laju, sesuai_rencana, n), b, atas), ujung[1])


@dataclass(frozen=True, slots=True)
class Kejar:
    """What is left against what was managed (RRX); ``rrx`` is ``None`` where nothing was."""

    rrx: Fraction | None
    kategori: str


def kejar(indikator: Sequence[HasilIndikator]) -> Kejar | None:
    """The hardest catch-up among a sub kegiatan's indicators; ``None`` where none applies.

    For kumulatif positif, terisi, before the last quarter: needed per remaining quarter
    over managed per quarter so far.
    """
    semua = [satu for satu in map(_kejar_satu, indikator) if satu is not None]
    if not semua:
        return None
    if any(satu.rrx is None for satu in semua):
        return Kejar(None, "sulit")
    return max(semua, key=lambda satu: satu.rrx or NOL)


def _kejar_satu(hasil: HasilIndikator) -> Kejar | None:
    indikator, n = hasil.indikator, hasil.triwulan
    tahunan, nilai = indikator.target, hasil.realisasi
    berlaku = (
        indikator.sifat is Sifat.KUMULATIF
        and indikator.polaritas is Polaritas.POSITIF
        and hasil.status is Status.TERISI
    )
    if not berlaku or n == AKHIR or tahunan is None or nilai is None:
        return None
    if nilai >= tahunan:
        return Kejar(NOL, "selesai")
    if nilai <= 0:
        return Kejar(None, "sulit")
    rrx = ((tahunan - nilai) / (AKHIR - n)) / (nilai / n)
    if rrx <= Fraction(5, 4):
        return Kejar(rrx, "wajar")
    return Kejar(rrx, "berat" if rrx <= 2 else "sulit")
