"""Pages of a document: which mark stands where, without any drawing library.

A block becomes pieces of known height (:class:`Potong`), and the pieces are let flow down the
pages. A table's row is one piece that carries its whole frame, so a page never ends with an
open table, and names the head to repeat. Millimetres, y downwards; text stands on its baseline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from simpelin.domain.dokumen import Rata

PT = 25.4 / 72
"""A typographic point in mm."""
SPASI = 1.32
"""Line height over type size."""
_NAIK = 1.0
"""From a line's top to its baseline, over the type size."""


@dataclass(frozen=True, slots=True)
class Huruf:
    """Type: size in points, bold or not."""

    ukuran: float
    tebal: bool = False

    @property
    def baris(self) -> float:
        """The height of a line, mm."""
        return self.ukuran * PT * SPASI


class Pengukur(Protocol):
    """Tells how wide a text is, mm."""

    def lebar(self, teks: str, huruf: Huruf) -> float: ...


@dataclass(frozen=True, slots=True)
class Teks:
    """One line of text; ``renggang`` is added to every space (mm) so that it fills its line."""

    x: float
    y: float
    teks: str
    huruf: Huruf
    renggang: float = 0
    bergaris: bool = False


@dataclass(frozen=True, slots=True)
class Garis:
    """A straight line; ``tebal`` in points."""

    x: float
    y: float
    x2: float
    y2: float
    tebal: float = 0.5


@dataclass(frozen=True, slots=True)
class Arsir:
    """A light grey area."""

    x: float
    y: float
    lebar: float
    tinggi: float


@dataclass(frozen=True, slots=True)
class Citra:
    """A PNG picture."""

    x: float
    y: float
    lebar: float
    tinggi: float
    png: bytes


Tanda = Teks | Garis | Arsir | Citra
Halaman = list[Tanda]


@dataclass(frozen=True, slots=True)
class Potong:
    """A piece that is never broken: its height, its marks from y = 0, the space below it.

    ``lengket`` keeps it on the page of the next piece; ``ulang`` is repeated above it where
    it begins a page; ``ganti`` begins one.
    """

    tinggi: float
    tanda: tuple[Tanda, ...]
    jarak: float = 0
    lengket: bool = False
    ulang: Potong | None = None
    ganti: bool = False


def geser(tanda: Iterable[Tanda], dx: float, dy: float) -> list[Tanda]:
    """The marks moved."""
    return [
        replace(satu, x=satu.x + dx, y=satu.y + dy, x2=satu.x2 + dx, y2=satu.y2 + dy)
        if isinstance(satu, Garis)
        else replace(satu, x=satu.x + dx, y=satu.y + dy)
        for satu in tanda
    ]


# --- lines ---------------------------------------------------------------------


def pecah_baris(
    teks: str, lebar: float, huruf: Huruf, ukur: Pengukur, masuk: float = 0
) -> list[tuple[str, bool]]:
    """``teks`` in lines that fit ``lebar``, each with whether it ends its paragraph.

    ``masuk`` is taken from the first line. A word wider than a line is cut.
    """
    hasil: list[tuple[str, bool]] = []
    muat = lebar - masuk
    for alinea in teks.split("\n"):
        baris = ""
        for kata in filter(None, alinea.split(" ")):  # a no-break space stays in its word
            coba = f"{baris} {kata}" if baris else kata
            if ukur.lebar(coba, huruf) <= muat:
                baris = coba
                continue
            if baris:
                hasil.append((baris, False))
                muat = lebar
            *penuh, baris = _potong_kata(kata, muat, lebar, huruf, ukur)
            hasil += [(satu, False) for satu in penuh]
            muat = lebar if penuh else muat
        hasil.append((baris, True))
        muat = lebar
    return hasil


def _potong_kata(kata: str, muat: float, lebar: float, huruf: Huruf, ukur: Pengukur) -> list[str]:
    bagian = []
    while len(kata) > 1 and ukur.lebar(kata, huruf) > muat:
        banyak = len(kata) - 1
        while banyak > 1 and ukur.lebar(kata[:banyak], huruf) > muat:
            banyak -= 1
        bagian.append(kata[:banyak])
        kata, muat = kata[banyak:], lebar
    return [*bagian, kata]


def letak_baris(
    baris: Sequence[tuple[str, bool]],
    x: float,
    y: float,
    lebar: float,
    huruf: Huruf,
    ukur: Pengukur,
    rata: Rata = Rata.KIRI,
    masuk: float = 0,
) -> list[Teks]:
    """Marks of lines below each other, from ``y`` down."""
    hasil = []
    for nomor, (teks, akhir) in enumerate(baris):
        dasar = y + nomor * huruf.baris + huruf.ukuran * PT * _NAIK
        kiri = masuk if nomor == 0 else 0.0
        sisa = lebar - kiri - ukur.lebar(teks, huruf)
        if rata is Rata.PENUH:
            celah = teks.count(" ")
            renggang = sisa / celah if celah and not akhir else 0
            hasil.append(Teks(x + kiri, dasar, teks, huruf, renggang))
        else:
            dorong = {Rata.TENGAH: sisa / 2, Rata.KANAN: sisa}.get(rata, 0)
            hasil.append(Teks(x + kiri + dorong, dasar, teks, huruf))
    return [satu for satu in hasil if satu.teks]


# --- flow ----------------------------------------------------------------------


def alirkan(potong: Sequence[Potong], tinggi: float) -> list[Halaman]:
    """Pages of height ``tinggi`` that take the pieces in order."""
    halaman: list[Halaman] = [[]]
    y, i = 0.0, 0
    while i < len(potong):
        j = i
        while potong[j].lengket and j + 1 < len(potong) and not potong[j + 1].ganti:
            j += 1
        kelompok = potong[i : j + 1]
        if halaman[-1] and (kelompok[0].ganti or y + _tinggi(kelompok) > tinggi):
            y = _halaman_baru(halaman, kelompok[0])
        for satu in kelompok:
            if y and y + satu.tinggi > tinggi:
                y = _halaman_baru(halaman, satu)
            y = _letakkan(halaman[-1], satu, y)
        i = j + 1
    return halaman


def _halaman_baru(halaman: list[Halaman], awal: Potong) -> float:
    """Begin a page, with the head that ``awal`` repeats; where the page goes on."""
    halaman.append([])
    return 0.0 if awal.ulang is None else _letakkan(halaman[-1], awal.ulang, 0.0)


def _tinggi(kelompok: Sequence[Potong]) -> float:
    return sum(satu.tinggi for satu in kelompok) + sum(satu.jarak for satu in kelompok[:-1])


def _letakkan(halaman: Halaman, potong: Potong, y: float) -> float:
    halaman += geser(potong.tanda, 0, y)
    return y + potong.tinggi + potong.jarak
