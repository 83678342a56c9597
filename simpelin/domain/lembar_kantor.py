"""Rows of an office's own sheet: what was read, and why a row says nothing.

What is left out is left out for a reason that can be shown: repeated headers of printed pages,
rows of column numbers, sums, accounts below a sub kegiatan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from simpelin.domain.baca_angka import rapikan
from simpelin.domain.bentuk_kantor import Bentuk, PetaKolom
from simpelin.domain.kode_kantor import rekening
from simpelin.domain.masukan import Baris
from simpelin.domain.rencana import EmpatRupiah

Nilai = int | Fraction | str

JUDUL_LAGI = "judul kolom berulang"
NOMOR_KOLOM = "nomor kolom"
JUMLAH = "baris jumlah"
REKENING = "rekening belanja"
TANPA_KODE = "tanpa kode"

_JUMLAH = re.compile(r"(?:grand\s+)?(?:sub\s*)?(?:jumlah|total)\b", re.IGNORECASE)
_NOMOR = re.compile(r"\(?\d{1,2}[a-z]?\)?(?:\s*=.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKantor(Baris):
    """One row as read. ``nilai`` has the filled fields, ``galat`` a sentence for each field
    that could not be read; ``lewat`` says why the row is left out, '' where it counts.
    ``berjudul`` says that a title above named its sub-unit."""

    kode: str = ""
    nama: str = ""
    sub_skpd: str = ""
    nilai: Mapping[str, Nilai] = field(default_factory=dict)
    galat: Mapping[str, str] = field(default_factory=dict)
    lewat: str = ""
    berjudul: bool = False

    def rupiah(self, medan: str) -> int | None:
        """A field's rupiah, ``None`` where it is empty."""
        nilai = self.nilai.get(medan)
        return nilai if isinstance(nilai, int) else None

    def angka(self, medan: str) -> Fraction | None:
        """A field's number, ``None`` where it is empty."""
        nilai = self.nilai.get(medan)
        return nilai if isinstance(nilai, Fraction) else None

    def teks(self, medan: str) -> str:
        """A field's words."""
        nilai = self.nilai.get(medan)
        return nilai if isinstance(nilai, str) else ""


def alasan_lewat(teks: Sequence[str], judul: Iterable[str], kode: str) -> str:
    """Why a row of these cell texts is left out; '' where it is one to read.

    ``judul`` are the words of the header's single cells; ``kode`` the row's code.
    """
    isi = [rapikan(satu).casefold() for satu in teks if satu.strip()]
    dikenal = {rapikan(satu).casefold() for satu in judul}
    if len(isi) > 1 and sum(satu in dikenal for satu in isi) * 2 > len(isi):
        return JUDUL_LAGI
    if len(isi) > 2 and all(_NOMOR.fullmatch(satu) for satu in isi) and _berurut(isi):
        return NOMOR_KOLOM
    if any(_JUMLAH.match(satu) for satu in isi) and not kode.count("."):
        return JUMLAH
    if rekening(kode):
        return REKENING
    return "" if "." in kode else TANPA_KODE


def _berurut(isi: Sequence[str]) -> bool:
    angka = [int(re.sub(r"\D.*", "", satu.strip("()"))) for satu in isi]
    return all(a < b for a, b in pairwise(angka))


def kas_empat(baris: BarisKantor, peta: PetaKolom) -> EmpatRupiah:
    """The cash plan by quarter: months summed, or the quarters as they stand.

    An empty month is 0 once any is filled; a row without a figure has none at all.
    """
    if all(f"bulan_{n}" in peta.kolom for n in range(1, 13)):
        bulan = [baris.rupiah(f"bulan_{n}") for n in range(1, 13)]
        if all(satu is None for satu in bulan):
            return None, None, None, None
        a, b, c, d = (sum(satu or 0 for satu in bulan[n : n + 3]) for n in (0, 3, 6, 9))
        return a, b, c, d
    tw = [baris.rupiah(f"tw_{n}") for n in range(1, 5)]
    if all(satu is None for satu in tw):
        return None, None, None, None
    a, b, c, d = (satu or 0 for satu in tw)
    return a, b, c, d


def jumlahkan(baris: Sequence[BarisKantor], bentuk: Bentuk) -> list[BarisKantor]:
    """Rows of one code and sub-unit as one, their rupiah added; the first row stands for them.

    For sheets that have one row a source of funds or an account. Kinerja is never added.
    """
    if bentuk is Bentuk.KINERJA:
        return list(baris)
    kelompok: dict[tuple[str, str], list[BarisKantor]] = {}
    for satu in baris:
        kelompok.setdefault((satu.kode, satu.sub_skpd), []).append(satu)
    return [_satukan(isi) for isi in kelompok.values()]


def _satukan(isi: Sequence[BarisKantor]) -> BarisKantor:
    pertama = isi[0]
    nilai: dict[str, Nilai] = dict(pertama.nilai)
    for lain in isi[1:]:
        for medan, satu in lain.nilai.items():
            dulu = nilai.get(medan, 0)
            if isinstance(satu, int) and isinstance(dulu, int):
                nilai[medan] = dulu + satu
    galat = {medan: pesan for satu in isi for medan, pesan in satu.galat.items()}
    return BarisKantor(
        lembar=pertama.lembar,
        nomor=pertama.nomor,
        kode=pertama.kode,
        nama=pertama.nama,
        sub_skpd=pertama.sub_skpd,
        nilai=nilai,
        galat=galat,
        berjudul=pertama.berjudul,
    )
