"""Numbers as people and systems write them, read exactly (cli.md, "Numbers").

Three kinds of column: rupiah (whole, a lone mark before three digits is a thousands mark),
whole numbers (the same without "Rp"), and decimals (a lone mark before exactly three digits
says nothing, so it is refused with both readings named). Typed text and numeric cells have
each their functions; both give ``None`` for an empty text and raise :class:`AngkaDitolak`
with a sentence for the user for what is no such number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import isfinite

from simpelin.domain.kesalahan import KesalahanPengguna

DIGIT_TERBANYAK = 15
"""Spreadsheets keep 15 significant digits; more cannot have been meant exactly."""


_TERBESAR = 10**DIGIT_TERBANYAK


class AngkaDitolak(KesalahanPengguna):
    """A text or cell that is not the number that its column needs."""


_RP = re.compile(r"^(?:rp\.?|idr)(?![a-z])", re.IGNORECASE)
_EKOR_RP = re.compile(r"(?<=\d)[.,]-{1,2}$")
_UTUH = re.compile(r"[0-9]+")
_SATU_TANDA = re.compile(r"([0-9]*)([.,])([0-9]+)")
_RIBUAN = re.compile(r"[0-9]{1,3}(?:([ .,'])[0-9]{3})(?:\1[0-9]{3})*")
_RIBUAN_PECAHAN = re.compile(r"([0-9]{1,3}(?:([ .,'])[0-9]{3})(?:\2[0-9]{3})*)([.,])([0-9]+)")
_SAMAKAN = str.maketrans(
    {"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2019": "'"}
)


def rapikan(teks: str) -> str:
    """``teks`` with every kind of space (NBSP too) as one plain space, none at the ends."""
    return " ".join(teks.split())


def _kutip(teks: str) -> str:
    pendek = rapikan(teks)
    return f"“{pendek if len(pendek) <= 40 else pendek[:39] + '…'}”"


def _tanda(teks: str) -> tuple[bool, str]:
    """Take the sign off: a leading minus or brackets; True where it is negative."""
    if teks.startswith("(") and teks.endswith(")"):
        return True, teks[1:-1].strip()
    if teks.startswith("-"):
        return True, teks[1:].strip()
    return False, teks[1:].strip() if teks.startswith("+") else teks


def _isi(teks: str, *, rupiah: bool) -> tuple[bool, str]:
    """Sign and bare digits with their marks, without "Rp" and its tail ",-"."""
    badan = rapikan(teks.translate(_SAMAKAN))
    negatif, badan = _tanda(badan)
    if rupiah and _RP.match(badan):
        badan = _RP.sub("", badan).strip()
        if not negatif:
            negatif, badan = _tanda(badan)
    if rupiah:
        badan = _EKOR_RP.sub("", badan)
    return negatif, badan


def _bukan_angka(teks: str) -> AngkaDitolak:
    if rapikan(teks).translate(_SAMAKAN) in {"-", "--", "—"}:
        return AngkaDitolak(
            f"{_kutip(teks)} dapat berarti 0 atau belum ada; tulis 0, atau kosongkan bila belum ada"
        )
    return AngkaDitolak(f"{_kutip(teks)} bukan angka; tulis angkanya saja, misalnya 1.250.000")


def _periksa_digit(digit: str, teks: str) -> None:
    utuh, _, pecahan = digit.partition(".")
    berarti = (utuh + pecahan.rstrip("0")).lstrip("0")
    if len(berarti) > DIGIT_TERBANYAK:
        raise AngkaDitolak(
            f"{_kutip(teks)} memuat {len(berarti)} angka penting, paling banyak "
            f"{DIGIT_TERBANYAK}; periksa kembali angkanya"
        )


def _urai(badan: str) -> tuple[str, str] | None:
    """Whole part and decimals where the marks leave no doubt, else ``None``."""
    if _UTUH.fullmatch(badan):
        return badan, ""
    penuh = _RIBUAN_PECAHAN.fullmatch(badan)
    if penuh and penuh[2] != penuh[3]:
        return re.sub(r"[^0-9]", "", penuh[1]), penuh[4]
    ribuan = _RIBUAN.fullmatch(badan)
    if ribuan and (len(badan) > 7 or ribuan[1] in " '"):
        return re.sub(r"[^0-9]", "", badan), ""
    satu = _SATU_TANDA.fullmatch(badan)
    if satu and len(satu[3]) != 3:
        return satu[1] or "0", satu[3]
    return None


def _bulat(teks: str, *, rupiah: bool) -> int | None:
    negatif, badan = _isi(teks, rupiah=rupiah)
    if not badan and not negatif:
        if rapikan(teks):
            raise _bukan_angka(teks)
        return None
    terurai = _urai(badan)
    if terurai is None:
        satu = _SATU_TANDA.fullmatch(badan)
        if satu is None:
            raise _bukan_angka(teks)
        if not 1 <= len(satu[1]) <= 3 or satu[1].startswith("0"):
            raise AngkaDitolak(
                f"{_kutip(teks)} tidak jelas: tanda “{satu[2]}” di depan tiga angka adalah pemisah "
                "ribuan, tetapi tidak pada tempatnya; tulis tanpa tanda pemisah"
            )
        terurai = satu[1] + satu[3], ""
    utuh, pecahan = terurai
    if pecahan.strip("0"):
        apa = "rupiah" if rupiah else "bilangan"
        raise AngkaDitolak(f"{_kutip(teks)} bukan {apa} bulat; tulis tanpa angka di belakang koma")
    _periksa_digit(utuh, teks)
    return -int(utuh) if negatif else int(utuh)


def baca_rupiah(teks: str) -> int | None:
    """Rupiah as typed: ``Rp 4.738.183.425,-``, ``4,738,183,425``, ``(1.250.000)``.

    Raises:
        AngkaDitolak: not a number, not whole, or of more than 15 digits.
    """
    return _bulat(teks, rupiah=True)


def baca_bulat(teks: str) -> int | None:
    """A count, year or quarter as typed; see :func:`baca_rupiah`."""
    return _bulat(teks, rupiah=False)


def _dua_bacaan(teks: str, kiri: str, kanan: str) -> AngkaDitolak:
    bulat = f"{int(kiri + kanan):,}".replace(",", ".")
    return AngkaDitolak(
        f"{_kutip(teks)} dapat dibaca {int(kiri or '0')},{kanan} atau {bulat}; "
        f"tulis {int(kiri or '0')},{kanan}0 atau {int(kiri + kanan)}"
    )


def desimal_tertulis(teks: str) -> str | None:
    """A decimal as typed, with a point and all its decimals: ``97,80%`` gives '97.80'.

    Raises:
        AngkaDitolak: not a number, of two readings (``1.234``), or of more than 15
            significant digits.
    """
    negatif, badan = _isi(teks, rupiah=False)
    if badan.endswith("%"):
        badan = badan[:-1].rstrip()
    if not badan and not rapikan(teks):
        return None
    terurai = _urai(badan)
    if terurai is None:
        satu = _SATU_TANDA.fullmatch(badan)
        if satu is None:
            raise _bukan_angka(teks)
        raise _dua_bacaan(teks, satu[1], satu[3])
    digit = ".".join(bagian for bagian in terurai if bagian)
    _periksa_digit(digit, teks)
    return f"-{digit}" if negatif else digit


def baca_desimal(teks: str) -> Fraction | None:
    """A decimal as typed: ``130,11``, ``97.80%`` (97,80), ``1.234,5``; exact.

    Raises:
        AngkaDitolak: see :func:`desimal_tertulis`.
    """
    tertulis = desimal_tertulis(teks)
    return None if tertulis is None else Fraction(tertulis)


# --- numeric cells ---------------------------------------------------------


def desimal_sel(nilai: int | float, *, persen: bool = False) -> Fraction:
    """A numeric cell, exactly as a spreadsheet shows it (15 significant digits).

    ``persen`` marks a percent-formatted cell, whose 0,978 is read as 97,8.

    Raises:
        AngkaDitolak: NaN, infinite, or a whole number of more than 15 digits.
    """
    if not isfinite(nilai):
        raise AngkaDitolak("sel tidak berisi angka yang terhingga; perbaiki isinya")
    if abs(nilai) >= _TERBESAR:
        raise AngkaDitolak(
            f"angkanya lebih dari {DIGIT_TERBANYAK} digit di depan koma; periksa kembali angkanya"
        )
    if isinstance(nilai, int):
        tepat = Fraction(nilai)
    else:
        tepat = Fraction(nilai) if nilai.is_integer() else Fraction(f"{nilai:.15g}")
    return tepat * 100 if persen else tepat


def bulat_sel(nilai: int | float, *, persen: bool = False, apa: str = "rupiah") -> int:
    """A numeric cell in a rupiah or count column.

    Raises:
        AngkaDitolak: not whole, or see :func:`desimal_sel`.
    """
    if type(nilai) is int and not persen and abs(nilai) < _TERBESAR:
        return nilai
    tepat = desimal_sel(nilai, persen=persen)
    if tepat.denominator != 1:
        tertulis = f"{nilai:.15g}".replace(".", ",")
        raise AngkaDitolak(f"“{tertulis}” bukan {apa} bulat; tulis tanpa angka di belakang koma")
    return tepat.numerator


def desimal_teks(nilai: Fraction) -> str:
    """``nilai`` as plain decimal text with a point: '97.8'; at most 15 significant digits."""
    if nilai.denominator == 1:
        return str(nilai.numerator)
    return format(Decimal(f"{float(nilai):.15g}"), "f")
