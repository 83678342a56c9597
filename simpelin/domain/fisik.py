"""Physical progress of a sub kegiatan in percent, cumulative through the year.

It stands beside kinerja, because three works can be 0 of 3 finished and 60 % built. Not
entered is not zero (aturan section 1); a work at 100 % stays finished without being entered
again.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from simpelin.domain.angka import NOL, SERATUS, tulis_persen
from simpelin.domain.kalender import ROMAWI


@dataclass(frozen=True, slots=True)
class FisikTW:
    """What is entered for one quarter: percent to its end, 0..100, and a note."""

    target: Fraction | None = None
    realisasi: Fraction | None = None
    catatan: str = ""

    @property
    def kosong(self) -> bool:
        """Whether nothing is entered."""
        return self.target is None and self.realisasi is None and not self.catatan


EmpatFisik = tuple[FisikTW, FisikTW, FisikTW, FisikTW]
TANPA_FISIK: EmpatFisik = (FisikTW(), FisikTW(), FisikTW(), FisikTW())


def dengan_triwulan(empat: EmpatFisik, triwulan: int, satu: FisikTW) -> EmpatFisik:
    """The year with quarter ``triwulan`` replaced."""
    baru = list(empat)
    baru[triwulan - 1] = satu
    a, b, c, d = baru
    return a, b, c, d


def target_fisik(empat: EmpatFisik, n: int) -> Fraction | None:
    """Target to the end of quarter ``n``: the last one given up to it."""
    return _terakhir([satu.target for satu in empat[:n]])


def realisasi_fisik(empat: EmpatFisik, n: int) -> Fraction | None:
    """Progress at the end of quarter ``n``; ``None`` where the quarter was not reported,
    unless the work had reached 100 % before."""
    ini = empat[n - 1].realisasi if n else None
    if ini is not None:
        return ini
    lalu = _terakhir([satu.realisasi for satu in empat[:n]])
    return lalu if lalu == SERATUS else None


def target_fisik_ini(empat: EmpatFisik, n: int) -> Fraction | None:
    """What quarter ``n`` itself is to add, in points."""
    kini = target_fisik(empat, n)
    return None if kini is None else kini - (target_fisik(empat, n - 1) or NOL)


def realisasi_fisik_ini(empat: EmpatFisik, n: int) -> Fraction | None:
    """What was added since the last report before quarter ``n``, in points."""
    kini = realisasi_fisik(empat, n)
    lalu = _terakhir([satu.realisasi for satu in empat[: n - 1]])
    return None if kini is None else kini - (lalu or NOL)


def deviasi_fisik(empat: EmpatFisik, n: int) -> Fraction | None:
    """Progress less target in points; ``None`` where either is missing."""
    kini, target = realisasi_fisik(empat, n), target_fisik(empat, n)
    return None if kini is None or target is None else kini - target


def cacat_fisik(empat: EmpatFisik) -> tuple[int, str, str] | None:
    """The first thing that cannot be: quarter, field ('target', 'realisasi') and sentence.

    Figures outside 0..100, a target below an earlier one, progress below an earlier one
    without a note.
    """
    for n, satu in enumerate(empat, 1):
        for medan in ("target", "realisasi"):
            nilai: Fraction | None = getattr(satu, medan)
            if nilai is None:
                continue
            if not NOL <= nilai <= SERATUS:
                return (
                    n,
                    medan,
                    (
                        f"{medan} fisik TW {ROMAWI[n]} {tulis_persen(nilai)} di luar 0 sampai 100;"
                        " fisik ditulis kumulatif dalam persen"
                    ),
                )
            lalu = _terakhir([getattr(dulu, medan) for dulu in empat[: n - 1]])
            if lalu is None or nilai >= lalu:
                continue
            turun = (
                f"{medan} fisik TW {ROMAWI[n]} {tulis_persen(nilai)} di bawah triwulan"
                f" sebelumnya ({tulis_persen(lalu)})"
            )
            if medan == "target":
                return n, medan, f"{turun}; target fisik kumulatif, jadi tidak boleh turun"
            if not satu.catatan.strip():
                return n, medan, f"{turun}; tulis sebabnya dalam catatan fisik"
    return None


def _terakhir(nilai: list[Fraction | None]) -> Fraction | None:
    return next((satu for satu in reversed(nilai) if satu is not None), None)
