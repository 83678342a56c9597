"""Exact numbers: rounding, means and the office's way of writing them.

Kinerja and percentages are :class:`fractions.Fraction`, rupiah are ``int``.
Nothing is rounded before it is shown (aturan, introduction).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import floor

SERATUS = Fraction(100)
NOL = Fraction(0)

_BATAS_PENYEBUT = 1 << 512
"""Sums whose exact denominator outgrows this are kept to 2**-512 instead.

One office never gets near it. Thousands of offices in one mean would otherwise
carry a denominator of millions of digits, which no reader and no rounding needs.
"""
_BUTIR = Fraction(1, 1 << 480)
"""Slack that lets a tie survive the quantisation above when it is rounded."""
_PENYEBUT_TEPAT = 1 << 478
"""Below this a number that is no tie is further from one than the slack, which changes nothing."""


def bulatkan(nilai: Fraction | int, desimal: int = 0) -> Fraction:
    """Round half up to ``desimal`` decimals, so 0,5 → 1, -0,5 → 0."""
    skala = 10**desimal
    return Fraction(_bulat_terdekat(nilai * skala if desimal else nilai), skala)


def persen_bulat(nilai: Fraction) -> int:
    """Whole percent, half up (aturan section 4)."""
    return _bulat_terdekat(nilai)


def _bulat_terdekat(nilai: Fraction | int) -> int:
    atas, bawah = nilai.numerator, nilai.denominator
    if bawah < _PENYEBUT_TEPAT:
        return (2 * atas + bawah) // (2 * bawah)
    return floor(nilai + Fraction(1, 2) + _BUTIR)


def jumlah(nilai: Iterable[Fraction]) -> Fraction:
    """The sum; exact while its denominator stays within 512 bits (see above)."""
    return Fraction(*_jumlah(nilai))


def rata_rata(nilai: Iterable[Fraction]) -> Fraction | None:
    """The arithmetic mean, or ``None`` of nothing: an absent value is never a 0."""
    semua = list(nilai)
    if len(semua) < 2:
        return semua[0] if semua else None
    atas, bawah = _jumlah(semua)
    return Fraction(atas, bawah * len(semua))


def _jumlah(nilai: Iterable[Fraction]) -> tuple[int, int]:
    """Numerator and denominator of the sum, which is reduced once by who asks for it.

    Adding whole numbers is several times faster than adding fractions one by one.
    """
    atas, bawah = 0, 1
    for satu in nilai:
        penyebut = satu.denominator
        if bawah % penyebut:
            atas *= penyebut
            bawah *= penyebut
        atas += satu.numerator * (bawah // penyebut)
        if bawah > _BATAS_PENYEBUT:
            total = Fraction(atas, bawah)
            if total.denominator > _BATAS_PENYEBUT:
                total = Fraction(round(total * _BATAS_PENYEBUT), _BATAS_PENYEBUT)
            atas, bawah = total.numerator, total.denominator
    return atas, bawah


def terkecil(nilai: Fraction, batas: Fraction) -> Fraction:
    """``nilai``, or ``batas`` where it is above it; ``min`` without its detours."""
    lebih = nilai.numerator * batas.denominator > batas.numerator * nilai.denominator
    return batas if lebih else nilai


def potong(nilai: Fraction, bawah: Fraction | int, atas: Fraction | int) -> Fraction:
    """Cut ``nilai`` to the closed range from ``bawah`` to ``atas``."""
    if nilai < bawah:
        return Fraction(bawah)
    return Fraction(atas) if nilai > atas else nilai


def persentase(bagian: Fraction | int, seluruh: Fraction | int) -> Fraction | None:
    """``100 × bagian / seluruh``; ``None`` where ``seluruh`` is 0."""
    if not seluruh:
        return None
    atas = 100 * bagian.numerator * seluruh.denominator
    return Fraction(atas, bagian.denominator * seluruh.numerator)


def ke_json(nilai: Fraction | int | None) -> int | float | None:
    """The JSON number nearest to an exact one: whole numbers stay integers."""
    if nilai is None or isinstance(nilai, int):
        return nilai
    return nilai.numerator if nilai.denominator == 1 else float(nilai)


# --- writing ---------------------------------------------------------------

STRIP = "–"
"""The dash that stands for "not reported", never 0."""


def _ribuan(bulat: int) -> str:
    return f"{bulat:,}".replace(",", ".")


def tulis_rupiah(nilai: int | None) -> str:
    """``1.234.567``; negative in brackets; a dash for "not reported"."""
    if nilai is None:
        return STRIP
    return f"({_ribuan(-nilai)})" if nilai < 0 else _ribuan(nilai)


def tulis_angka(nilai: Fraction | int | None, desimal: int | None = None) -> str:
    """A number the Indonesian way, ``1.234,5``.

    ``desimal`` fixes the decimals (rounded half up); without it as many as the
    number has, at most four.
    """
    if nilai is None:
        return STRIP
    tetap = 4 if desimal is None else desimal
    bulat = bulatkan(nilai, tetap)
    tanda = "-" if bulat < 0 else ""
    utuh, pecahan = divmod(int(abs(bulat) * 10**tetap), 10**tetap)
    ekor = f"{pecahan:0{tetap}d}" if tetap else ""
    if desimal is None:
        ekor = ekor.rstrip("0")
    return f"{tanda}{_ribuan(utuh)}" + (f",{ekor}" if ekor else "")


def tulis_ringkas(nilai: Fraction | int | None) -> str:
    """A whole number as it is, any other with two decimals: ``1.234`` or ``1.234,50``."""
    return tulis_angka(nilai, None if nilai is None or nilai.denominator == 1 else 2)


def tulis_persen(nilai: Fraction | int | None, desimal: int = 2) -> str:
    """``97,80 %``; a dash where there is none."""
    return STRIP if nilai is None else f"{tulis_angka(nilai, desimal)} %"
