"""Ketidaksesuaian data: figures of a year that contradict each other (aturan section 7).

The rules stand in modules by what they look at: sums and printed figures
(:mod:`temuan_pagu`), the plan (:mod:`temuan_rencana`), reports (:mod:`temuan_realisasi`);
a fourth looks at what stands beside them (:mod:`temuan_rincian`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from simpelin.domain import temuan_pagu, temuan_realisasi, temuan_rencana
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.kantor import Pembanding
from simpelin.domain.temuan_dasar import AturanData, Keparahan, Ketidaksesuaian, keparahan
from simpelin.domain.temuan_rincian import Rincian, temuan_rincian

__all__ = [
    "AturanData",
    "Keparahan",
    "Ketidaksesuaian",
    "Rincian",
    "berat",
    "keparahan",
    "ketidaksesuaian",
]

_DARI_EVALUASI = (
    temuan_pagu.jumlah_anak_beda,
    temuan_rencana.target_tw_beda,
    temuan_rencana.kas_beda,
    temuan_realisasi.realisasi_melebihi_pagu,
    temuan_realisasi.anggaran_negatif,
    temuan_rencana.target_tanpa_pagu,
    temuan_rencana.pagu_tanpa_target,
    temuan_rencana.kas_kosong,
    temuan_rencana.jadwal_kosong,
    temuan_realisasi.di_luar_skala,
    temuan_realisasi.posisi_turun,
    temuan_realisasi.target_longgar,
    temuan_realisasi.hambatan_normatif,
    temuan_rencana.nama_mirip,
)
_URUTAN_ATURAN = {aturan: urutan for urutan, aturan in enumerate(AturanData)}
_URUTAN_KEPARAHAN = {satu: urutan for urutan, satu in enumerate(Keparahan)}


def ketidaksesuaian(
    evaluasi: Evaluasi,
    pembanding: Sequence[Pembanding] = (),
    *,
    akhir: Evaluasi | None = None,
    rincian: Rincian | None = None,
) -> list[Ketidaksesuaian]:
    """Everything in one year, seen from the end of ``evaluasi``'s quarter, that contradicts.

    ``akhir`` is the evaluation to the end of TW IV, which ``pembanding`` (printed figures)
    are held against; without it they are only where ``evaluasi`` itself is of TW IV.
    ``rincian`` are the year's breakdowns by belanja and its physical progress.
    Order: keparahan, rule of section 7, plan order (the office first).
    """
    milik = [
        satu for satu in pembanding if satu.tahun == evaluasi.tahun and temuan_pagu.terbaca(satu)
    ]
    hasil = [satu for aturan in _DARI_EVALUASI for satu in aturan(evaluasi)]
    if rincian is not None:
        hasil += temuan_rincian(evaluasi, rincian)
    hasil += temuan_pagu.pagu_ganda(evaluasi, milik)
    akhir = akhir or (evaluasi if evaluasi.triwulan == temuan_realisasi.AKHIR else None)
    if akhir is not None:
        hasil += temuan_pagu.pembanding_beda(akhir, milik)
    return _urutkan(evaluasi, hasil)


def berat(satu: Ketidaksesuaian) -> tuple[int, int]:
    """Sort key: keparahan, then the rule's place in section 7."""
    return _URUTAN_KEPARAHAN[satu.keparahan], _URUTAN_ATURAN[satu.aturan]


def _urutkan(evaluasi: Evaluasi, hasil: Iterable[Ketidaksesuaian]) -> list[Ketidaksesuaian]:
    tempat = {"": 0}
    for urutan, kunci in enumerate(evaluasi.rencana.urutan, 1):
        tempat.setdefault(kunci.kode, urutan)
    terakhir = len(evaluasi.rencana.urutan) + 1
    return sorted(hasil, key=lambda satu: (*berat(satu), tempat.get(satu.kode, terakhir)))
