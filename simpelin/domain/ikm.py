"""The satisfaction index: nine elements, answers 1 to 4 (aturan section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from simpelin.domain.angka import bulatkan, jumlah
from simpelin.domain.kantor import JawabanSKM
from simpelin.domain.realisasi import HasilIKM
from simpelin.domain.rencana import TRIWULAN

UNSUR: tuple[str, ...] = (
    "Persyaratan",
    "Sistem, mekanisme, dan prosedur",
    "Waktu penyelesaian",
    "Biaya/tarif",
    "Produk spesifikasi jenis pelayanan",
    "Kompetensi pelaksana",
    "Perilaku pelaksana",
    "Penanganan pengaduan, saran, dan masukan",
    "Sarana dan prasarana",
)
_PENGALI = 25
_BOBOT_TERCETAK = Fraction(11, 100)
_MUTU = (
    (Fraction("88.31"), "A", "Sangat Baik"),
    (Fraction("76.61"), "B", "Baik"),
    (Fraction("65"), "C", "Kurang Baik"),
)


@dataclass(frozen=True, slots=True)
class IKM:
    """The index over some respondents.

    ``nrr`` is each element's mean answer, ``None`` where nobody answered it. ``nilai``
    (25..100) weighs them exactly 1/9 each and needs all nine; ``nilai_bobot_011`` is the
    same with the weight 0,11 that is often printed, for reconciliation only.
    """

    responden: int
    nrr: tuple[Fraction | None, ...]
    nilai: Fraction | None
    nilai_bobot_011: Fraction | None

    @property
    def mutu(self) -> str | None:
        """The grade letter, on the index rounded half up to two decimals."""
        return None if self.nilai is None else mutu_ikm(self.nilai)[0]


def mutu_ikm(nilai: Fraction) -> tuple[str, str]:
    """Grade and its name of an index: A ≥ 88,31, B ≥ 76,61, C ≥ 65,00, else D."""
    bulat = bulatkan(nilai, 2)
    return next(
        ((huruf, nama) for batas, huruf, nama in _MUTU if bulat >= batas), ("D", "Tidak Baik")
    )


def hitung_ikm(jawaban: Iterable[JawabanSKM]) -> IKM:
    """The index over all given respondents: never a mean of means.

    A row without a single answer is no respondent (docs/keputusan/0002).
    """
    semua = [satu for satu in jawaban if any(u is not None for u in satu.jawaban)]
    nrr = tuple(_nrr(semua, unsur) for unsur in range(len(UNSUR)))
    lengkap = [satu for satu in nrr if satu is not None]
    total = jumlah(lengkap) if len(lengkap) == len(UNSUR) else None
    return IKM(
        sum(satu.responden for satu in semua),
        nrr,
        None if total is None else total / len(UNSUR) * _PENGALI,
        None if total is None else total * _BOBOT_TERCETAK * _PENGALI,
    )


def _nrr(jawaban: Sequence[JawabanSKM], unsur: int) -> Fraction | None:
    ada = [(satu.jawaban[unsur], satu.responden) for satu in jawaban]
    terjawab = [(nilai, banyak) for nilai, banyak in ada if nilai is not None]
    banyak = sum(responden for _, responden in terjawab)
    return Fraction(sum(nilai for nilai, _ in terjawab), banyak) if banyak else None


def unsur_ujung(ikm: IKM) -> tuple[int, int] | None:
    """Places (0..8) of the lowest and the highest element, the first of equals; ``None``
    while fewer than two are answered or all are alike."""
    ada = [(nilai, n) for n, nilai in enumerate(ikm.nrr) if nilai is not None]
    if len({nilai for nilai, _ in ada}) < 2:
        return None
    return min(ada)[1], max(ada, key=lambda satu: (satu[0], -satu[1]))[1]


def ikm_kumulatif(
    jawaban: Sequence[JawabanSKM],
) -> tuple[HasilIKM | None, HasilIKM | None, HasilIKM | None, HasilIKM | None]:
    """The index over all respondents of quarters ≤ n, for n = 1..4."""
    satu, dua, tiga, empat = (_sampai(jawaban, n) for n in TRIWULAN)
    return satu, dua, tiga, empat


def _sampai(jawaban: Sequence[JawabanSKM], n: int) -> HasilIKM | None:
    terpakai = [satu for satu in jawaban if satu.triwulan <= n]
    if not terpakai:
        return None
    hasil = hitung_ikm(terpakai)
    if not hasil.responden:
        return None
    return HasilIKM(hasil.nilai, hasil.responden)
