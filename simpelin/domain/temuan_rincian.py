"""The breakdown by belanja against its sub kegiatan, and physical progress that fell.

The breakdown never overrides the sub kegiatan's own figures; where the two differ, both are
told here. A quarter that the breakdown says nothing about is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from simpelin.domain.angka import tulis_persen
from simpelin.domain.belanja import Belanja, jumlah_kas, jumlah_pagu, jumlah_realisasi
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.fisik import EmpatFisik
from simpelin.domain.rencana import KOSONG4, TRIWULAN, Kunci, Simpul
from simpelin.domain.temuan_dasar import (
    AturanData,
    Ketidaksesuaian,
    rencana,
    rp,
    sebut,
    simpul_dari,
    temukan,
    triwulan,
)


@dataclass(frozen=True)
class Rincian:
    """What stands beside plan and reports of one year, by sub kegiatan."""

    belanja: Mapping[Kunci, tuple[Belanja, ...]] = field(default_factory=dict)
    fisik: Mapping[Kunci, EmpatFisik] = field(default_factory=dict)


def temuan_rincian(evaluasi: Evaluasi, rincian: Rincian) -> Iterator[Ketidaksesuaian]:
    """All rules of this module."""
    for hasil in evaluasi.sub_kegiatan:
        simpul = simpul_dari(hasil)
        belanja = rincian.belanja.get(simpul.kunci)
        if belanja:
            yield from _belanja_pagu(evaluasi, hasil, belanja)
            yield from _belanja_tw(
                evaluasi, simpul, AturanData.BELANJA_KAS_BEDA, _kas(simpul, belanja)
            )
            yield from _belanja_tw(
                evaluasi,
                simpul,
                AturanData.BELANJA_REALISASI_BEDA,
                _realisasi(evaluasi, simpul, belanja),
            )
        yield from _fisik_turun(evaluasi, simpul, rincian.fisik.get(simpul.kunci))


def _belanja_pagu(
    evaluasi: Evaluasi, hasil: HasilSimpul, belanja: Sequence[Belanja]
) -> Iterator[Ketidaksesuaian]:
    simpul, rinci = simpul_dari(hasil), jumlah_pagu(belanja)
    if rinci is None or rinci == hasil.pagu:
        return
    yield temukan(
        AturanData.BELANJA_PAGU_BEDA,
        evaluasi,
        simpul,
        f"Pagu {sebut(simpul)} {rp(hasil.pagu)} ({rencana(evaluasi)}), sedangkan jumlah rincian"
        f" belanjanya {rp(rinci)}, selisih {rp(abs(hasil.pagu - rinci))}; yang dipakai pagu sub"
        " kegiatan, perbaiki rincian belanja atau pagunya.",
        tercatat=hasil.pagu,
        terhitung=rinci,
        sumber=rencana(evaluasi),
    )


Beda = tuple[int, int | None, int]
"""Quarter, the sub kegiatan's own rupiah, the breakdown's."""


def _kas(simpul: Simpul, belanja: Sequence[Belanja]) -> list[Beda]:
    semua = ((n, simpul.kas[n - 1], jumlah_kas(belanja, n)) for n in TRIWULAN)
    return [(n, sub, rinci) for n, sub, rinci in semua if rinci is not None]


def _realisasi(evaluasi: Evaluasi, simpul: Simpul, belanja: Sequence[Belanja]) -> list[Beda]:
    isian = evaluasi.realisasi.anggaran.get(simpul.kunci, KOSONG4)
    semua = ((n, isian[n - 1], jumlah_realisasi(belanja, n)) for n in TRIWULAN)
    return [(n, s, r) for n, s, r in semua if r is not None and n <= evaluasi.triwulan]


_APA = {
    AturanData.BELANJA_KAS_BEDA: "Anggaran kas",
    AturanData.BELANJA_REALISASI_BEDA: "Realisasi anggaran",
}


def _belanja_tw(
    evaluasi: Evaluasi, simpul: Simpul, aturan: AturanData, banding: Sequence[Beda]
) -> Iterator[Ketidaksesuaian]:
    beda = [(n, sub or 0, rinci) for n, sub, rinci in banding if (sub or 0) != rinci]
    if not beda:
        return
    rinci_tw = "; ".join(f"{triwulan(n)} {rp(s)} dan {rp(r)}" for n, s, r in beda)
    tercatat, terhitung = sum(s for _, s, _ in beda), sum(r for _, _, r in beda)
    yield temukan(
        aturan,
        evaluasi,
        simpul,
        f"{_APA[aturan]} {sebut(simpul)} berbeda dari jumlah rincian belanjanya: {rinci_tw}"
        f" (selisih {rp(abs(tercatat - terhitung))}); yang dipakai angka sub kegiatan, perbaiki"
        " salah satunya.",
        tercatat=tercatat,
        terhitung=terhitung,
        sumber="angka sub kegiatan",
        triwulan_beda=[n for n, _, _ in beda],
    )


def _fisik_turun(
    evaluasi: Evaluasi, simpul: Simpul, fisik: EmpatFisik | None
) -> Iterator[Ketidaksesuaian]:
    lalu = None
    for n, satu in enumerate((fisik or ())[: evaluasi.triwulan], 1):
        kini = satu.realisasi
        if kini is not None and lalu is not None and kini < lalu:
            yield temukan(
                AturanData.FISIK_TURUN,
                evaluasi,
                simpul,
                f"Realisasi fisik {sebut(simpul)} {triwulan(n)} {tulis_persen(kini)}, turun dari"
                f" {tulis_persen(lalu)}; sebabnya menurut catatan: {satu.catatan or 'tidak ada'}.",
                tercatat=kini,
                terhitung=lalu,
                sumber=f"isian fisik {triwulan(n)}",
                sampai_triwulan=n,
            )
        lalu = kini if kini is not None else lalu
