"""One line of a decision, written while people talk: what, ``@`` who, until when.

"Percepat SPJ bulan Juni @Seksi Pelayanan Umum 15/8" is a decision, a unit and a date.
Whoever is named must be known, so that a slip of the finger never becomes a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from simpelin.domain.kesalahan import KesalahanPengguna

_BULAN = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
_LAIN = {"pebruari": 2, "nopember": 11, "agt": 8, "ags": 8, "peb": 2, "nop": 11, "sept": 9}
_TANGGAL = re.compile(
    r"(?:^|[\s,;(])(?:tgl\.?|tanggal|paling lambat|sampai|s\.d\.)?\s*"
    r"(?:(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<hari>\d{1,2})(?:[/.-](?P<angka>\d{1,2})|\s+(?P<nama>[a-z]{3,9})\.?)"
    r"(?:[/.\s-]+(?P<tahun>\d{4}|\d{2}))?)\s*[.)]?\s*$",
    re.IGNORECASE,
)
CONTOH = "misalnya “Percepat SPJ bulan Juni @Seksi Pelayanan Umum 15/8”"


@dataclass(frozen=True, slots=True)
class Penanggung:
    """Somebody who can answer for a decision: a unit, or a person with their unit."""

    unit: str = ""
    orang: str = ""

    @property
    def nama(self) -> str:
        return self.orang or self.unit


@dataclass(frozen=True, slots=True)
class BarisKeputusan:
    """A parsed line."""

    isi: str
    penanggung: Penanggung
    tenggat: date


def urai_keputusan(
    teks: str,
    dikenal: Sequence[Penanggung],
    sejak: date,
    bawaan: Penanggung | None = None,
) -> BarisKeputusan:
    """Parse one line.

    :param dikenal: who may be named after ``@``; a part of a name is enough where only one fits.
    :param sejak: the day of the meeting; a date without year is the first one from then on.
    :param bawaan: who answers where nobody is named: the item's owner.
    :raises KesalahanPengguna: nothing decided, nobody known, no date, or one before ``sejak``.
    """
    depan, tanda, belakang = teks.partition("@")
    tenggat, belakang = _ambil_tanggal(belakang, sejak)
    if tenggat is None:
        tenggat, depan = _ambil_tanggal(depan, sejak)
    isi = " ".join(depan.split()).rstrip(" ,;")
    if not isi:
        raise KesalahanPengguna(f"Tulis dahulu apa yang diputuskan, {CONTOH}.")
    penanggung = _penanggung(belakang, dikenal) if tanda else bawaan
    if penanggung is None:
        raise KesalahanPengguna(f"Sebut penanggung jawabnya dengan @, {CONTOH}.")
    if tenggat is None:
        raise KesalahanPengguna(f"Sebut tenggatnya di akhir baris, {CONTOH}.")
    return BarisKeputusan(isi, penanggung, tenggat)


def urai_tanggal(teks: str, sejak: date) -> date | None:
    """A date alone, "15/8", "15-8-2026" or "15 Agustus"; ``None`` of an empty text.

    Without a year it is the first from ``sejak`` on; with one it may lie before it.

    :raises KesalahanPengguna: not a date.
    """
    if not teks.strip():
        return None
    cocok = _TANGGAL.fullmatch(teks.strip())
    hasil = None if cocok is None else _baca(cocok, sejak)
    if hasil is None:
        raise KesalahanPengguna(f"“{teks.strip()}” bukan tanggal; tulis misalnya 15-8-2026.")
    return hasil


# --- who -------------------------------------------------------------------------


def _penanggung(teks: str, dikenal: Sequence[Penanggung]) -> Penanggung:
    dicari = " ".join(teks.split()).strip(" ,;").casefold()
    if not dicari:
        raise KesalahanPengguna(f"Sesudah @ tulis nama unit atau orang, {CONTOH}.")
    persis = [satu for satu in dikenal if satu.nama.casefold() == dicari]
    cocok = persis or [satu for satu in dikenal if _sebagian(dicari, satu.nama)]
    nama = dict.fromkeys(satu.nama for satu in cocok)
    if len(nama) == 1:
        return cocok[0]
    if nama:
        raise KesalahanPengguna(
            f"“{teks.strip()}” dapat berarti {' atau '.join(nama)}; tulis lebih lengkap."
        )
    raise KesalahanPengguna(
        f"“{teks.strip()}” bukan unit dan tidak ada dalam daftar hadir; perbaiki namanya, atau"
        " tambahkan orangnya ke daftar hadir."
    )


def _sebagian(dicari: str, nama: str) -> bool:
    """Whether every word that was typed begins a word of the name, in order.

    >>> _sebagian("pelayanan", "Seksi Pelayanan Umum"), _sebagian("umum sek", "Seksi Umum")
    (True, False)
    """
    kata = iter(nama.casefold().split())
    return all(any(satu.startswith(potongan) for satu in kata) for potongan in dicari.split())


# --- until when ------------------------------------------------------------------


def _ambil_tanggal(teks: str, sejak: date) -> tuple[date | None, str]:
    """The date at the end of ``teks``, not before ``sejak``, and what stands before it."""
    cocok = _TANGGAL.search(teks)
    hasil = None if cocok is None else _baca(cocok, sejak)
    if cocok is None or hasil is None:
        return None, teks
    if hasil < sejak:
        raise KesalahanPengguna(
            f"Tenggat {hasil:%d-%m-%Y} lebih awal dari rapatnya ({sejak:%d-%m-%Y});"
            " tulis tanggal sesudahnya."
        )
    return hasil, teks[: cocok.start()]


def _baca(cocok: re.Match[str], sejak: date) -> date | None:
    if cocok["iso"]:
        tahun, bulan, hari = map(int, cocok["iso"].split("-"))
        return _tanggal(tahun, bulan, hari)
    nomor = _bulan(cocok["angka"], cocok["nama"])
    if nomor is None:
        return None
    hari = int(cocok["hari"])
    if cocok["tahun"]:
        tahun = int(cocok["tahun"])
        return _tanggal(tahun + 2000 * (tahun < 100), nomor, hari)
    return _terdekat(nomor, hari, sejak)


def _bulan(angka: str | None, nama: str | None) -> int | None:
    if angka is not None:
        return int(angka)
    kecil = (nama or "").casefold()
    if kecil in _LAIN:
        return _LAIN[kecil]
    cocok = [n for n, satu in enumerate(_BULAN, 1) if satu.startswith(kecil)]
    return cocok[0] if len(cocok) == 1 else None


def _terdekat(bulan: int, hari: int, sejak: date) -> date:
    hasil = _tanggal(sejak.year, bulan, hari)
    return hasil if hasil >= sejak else _tanggal(sejak.year + 1, bulan, hari)


def _tanggal(tahun: int, bulan: int, hari: int) -> date:
    try:
        return date(tahun, bulan, hari)
    except ValueError as galat:
        raise KesalahanPengguna(
            f"Tanggal {hari}/{bulan}/{tahun} tidak ada dalam kalender; perbaiki tenggatnya."
        ) from galat
