"""Plan against realisation of one item, by quarter, and the forecast's fan to 31 December."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from simpelin.domain.angka import NOL, SERATUS
from simpelin.domain.capaian import HasilIndikator, target_sampai
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.prognosis import AKHIR, Rentang, prognosis_belanja, prognosis_kinerja
from simpelin.domain.rencana import TRIWULAN, Indikator, Kunci, Polaritas


@dataclass(frozen=True, slots=True)
class Kurva:
    """Cumulative figures to the end of each quarter, in ``satuan``.

    ``rencana`` has four entries, ``realisasi`` one for each quarter up to the reviewed one;
    ``None`` where there is none (not reported is not zero). ``ujung`` is where the year may
    end, ``setahun`` what the year is to reach: its target, or the pagu.
    """

    nama: str
    satuan: str
    rencana: tuple[Fraction | None, ...]
    realisasi: tuple[Fraction | None, ...]
    ujung: Rentang | None
    setahun: Fraction | None

    @property
    def ada(self) -> bool:
        """Whether there is anything to draw."""
        return any(n is not None for n in (*self.rencana, *self.realisasi))


def tersulit(hasil: Sequence[HasilIndikator]) -> HasilIndikator | None:
    """The indicator to look at: of those that count the one furthest behind, else the first."""
    dihitung = [satu for satu in hasil if satu.dihitung]
    if dihitung:
        return min(dihitung, key=lambda satu: satu.capaian or NOL)
    return hasil[0] if hasil else None


def kurva_kinerja(semua: Sequence[Evaluasi], kunci: Kunci) -> Kurva | None:
    """The curve of the item's indicator that is furthest behind; ``None`` without indicators.

    ``semua`` are the evaluations of quarters 1..n, each with its own plan in force.
    """
    hasil = semua[-1].hasil.get(kunci)
    satu = None if hasil is None else tersulit(hasil.indikator)
    if satu is None:
        return None
    indikator = satu.indikator
    return Kurva(
        indikator.nama,
        indikator.satuan,
        tuple(target_sampai(indikator, n) for n in TRIWULAN),
        tuple(_realisasi(evaluasi, kunci, indikator.nama) for evaluasi in semua),
        _ujung(satu),
        indikator.target,
    )


def _realisasi(evaluasi: Evaluasi, kunci: Kunci, nama: str) -> Fraction | None:
    """R(q) where quarter q is known; a quarter that was due and not reported is a gap."""
    hasil = evaluasi.hasil.get(kunci)
    for satu in () if hasil is None else hasil.indikator:
        if satu.indikator.nama == nama and (satu.dihitung or not satu.status.wajib):
            return satu.realisasi
    return None


def _ujung(hasil: HasilIndikator) -> Rentang | None:
    """The forecast in the indicator's own unit; it has none where the target is to be hit
    exactly, since a ratio does not say on which side of it the year ends."""
    rentang = prognosis_kinerja((hasil,))
    target = hasil.indikator.target
    if rentang is None or not target or hasil.triwulan == AKHIR:
        return None
    if hasil.indikator.polaritas is Polaritas.TEPAT:
        return None
    ujung = [
        nilai_dari_rasio(hasil.indikator, target, rasio)
        for rasio in (rentang.bawah, rentang.pusat, rentang.atas)
    ]
    return Rentang(min(ujung), ujung[1], max(ujung))


def nilai_dari_rasio(indikator: Indikator, target: Fraction, rasio: Fraction) -> Fraction:
    """The value of the year whose capaian against ``target`` is 100 × ``rasio``."""
    if indikator.polaritas is Polaritas.NEGATIF:
        return target * (2 - rasio)
    return target * rasio


def kurva_belanja(semua: Sequence[Evaluasi], kunci: Kunci) -> Kurva | None:
    """The item's money, rupiah: cash plan as it is now, realisasi to each quarter's end."""
    kini = semua[-1]
    hasil = kini.hasil.get(kunci)
    if hasil is None or hasil.simpul is None:
        return None
    simpul, n = hasil.simpul, kini.triwulan
    kas = [Fraction(total) for total in accumulate(satu or 0 for satu in simpul.kas)]
    ujung = None
    if n != AKHIR:
        ujung = prognosis_belanja(hasil.pagu, hasil.rencana_kas, hasil.realisasi_anggaran, n)
    return Kurva(
        "Belanja",
        "Rp",
        tuple(kas) if simpul.punya_kas else (None,) * AKHIR,
        tuple(_belanja(evaluasi, kunci) for evaluasi in semua),
        ujung,
        Fraction(hasil.pagu) if hasil.pagu else None,
    )


def _belanja(evaluasi: Evaluasi, kunci: Kunci) -> Fraction | None:
    hasil = evaluasi.hasil.get(kunci)
    if hasil is None or not hasil.anggaran_terlapor:
        return None
    return Fraction(hasil.realisasi_anggaran)


def puncak(kurva: Kurva) -> Fraction:
    """The largest figure of a curve: the top of its scale, never 0."""
    semua = [n for n in (*kurva.rencana, *kurva.realisasi, kurva.setahun) if n is not None]
    if kurva.ujung is not None:
        semua.append(kurva.ujung.atas)
    return max([*semua, SERATUS / 100])
