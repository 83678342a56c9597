"""A printed document as one value, from which the Word and the PDF writer both work.

What a letter, a list, or a report says is decided once, in services; how it becomes a file is
decided in ``documents``. Lengths are millimetres, type sizes points. A line feed in a text is
a line break.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum

from simpelin.domain.penanda import Penanda as Penanda

_PENDEK, _RINGKAS = 8, 160
"""A table of so few rows whose cells are of so few letters is not broken between pages."""


class Kertas(Enum):
    """Paper sizes of Indonesian offices: width and height, mm, upright."""

    A4 = (210, 297)
    F4 = (215, 330)


class Rata(StrEnum):
    KIRI = "kiri"
    TENGAH = "tengah"
    KANAN = "kanan"
    PENUH = "penuh"


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading: level 0 is the document's own title, centred; 1 to 3 its parts."""

    teks: str
    tingkat: int = 1


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph; ``awal`` are bold words in front of it, ``menjorok`` indents its first line.

    ``menyatu`` keeps it on the page of what follows.
    """

    teks: str
    rata: Rata = Rata.PENUH
    awal: str = ""
    tebal: bool = False
    menjorok: bool = False
    kecil: bool = False
    menyatu: bool = False


@dataclass(frozen=True, slots=True)
class Rincian:
    """Lines "label : isi"; ``lebar`` of the labels, ``masuk`` their indent."""

    baris: tuple[tuple[str, str], ...]
    lebar: float = 32
    masuk: float = 0


@dataclass(frozen=True, slots=True)
class Daftar:
    """A list, numbered or with dashes."""

    butir: tuple[str, ...]
    bernomor: bool = True


@dataclass(frozen=True, slots=True)
class Kolom:
    """A table's column; ``lebar`` is its share of the table's width."""

    judul: str
    lebar: float
    rata: Rata = Rata.KIRI


@dataclass(frozen=True, slots=True)
class Baris:
    """A table row; ``tinggi`` is its least height. With ``kelompok`` its first cell spans all."""

    sel: tuple[str, ...]
    tebal: bool = False
    kelompok: bool = False
    tinggi: float = 0


@dataclass(frozen=True, slots=True)
class Tabel:
    """A ruled table: its head is repeated on every page and no row is broken between pages.

    ``nomor_kolom`` adds the row (1) (2) (3) … under the heads, as official forms have it.
    ``menyatu`` keeps its last row on the page of what follows, such as its notes.
    """

    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    keterangan: str = ""
    nomor_kolom: bool = False
    ukuran: float = 9
    menyatu: bool = False

    def baris_menyatu(self, nomor: int) -> bool:
        """Whether row ``nomor``, from 0, stays on the page of what follows.

        So do a group's line and every row of a short table: a row alone on a page of its own
        looks lost.
        """
        if nomor == len(self.baris) - 1:
            return self.menyatu
        return self.baris[nomor].kelompok or self.pendek

    @property
    def pendek(self) -> bool:
        """Whether it is small enough to be moved to the next page as a whole."""
        return len(self.baris) <= _PENDEK and all(
            len(teks) <= _RINGKAS for baris in self.baris for teks in baris.sel
        )


@dataclass(frozen=True, slots=True)
class Gambar:
    """A PNG picture with what it shows in words (``uraian``), for who cannot see it."""

    png: bytes
    lebar: float
    tinggi: float
    keterangan: str
    uraian: str = ""


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Signatures: one stands at the right, two side by side, a third centred below them."""

    penanda: tuple[Penanda, ...]


@dataclass(frozen=True, slots=True)
class KepalaSurat:
    """The head of an official letter: its particulars at the left, date and addressee right."""

    tempat_tanggal: str
    rincian: tuple[tuple[str, str], ...]
    kepada: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GantiHalaman:
    """The next block begins a new page; ``mendatar`` turns the paper from there on."""

    mendatar: bool | None = None


Blok = (
    Judul | Paragraf | Rincian | Daftar | Tabel | Gambar | TandaTangan | KepalaSurat | GantiHalaman
)


@dataclass(frozen=True, slots=True)
class Kop:
    """The letterhead: lines in capitals, the last the largest; address below; logo as PNG."""

    baris: tuple[str, ...]
    alamat: tuple[str, ...] = ()
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A whole document. ``judul``, ``penulis`` and ``tanggal`` become its properties too;
    ``kaki`` stands at the foot of every page, beside the page number."""

    judul: str
    blok: tuple[Blok, ...]
    tanggal: date
    penulis: str = ""
    kop: Kop | None = None
    kaki: str = ""
    kertas: Kertas = Kertas.A4
    mendatar: bool = False
    huruf: str = "Arial"

    @property
    def ukuran(self) -> tuple[float, float]:
        """Width and height of the page as it lies, mm."""
        lebar, tinggi = self.kertas.value
        return (tinggi, lebar) if self.mendatar else (lebar, tinggi)


TEPI = (20.0, 20.0, 20.0, 25.0)
"""Margins: top, right, bottom, left, mm (the left one is for binding)."""


def bagian(dokumen: Dokumen) -> list[Dokumen]:
    """The document in parts whose pages all lie the same way; only the first has its kop."""
    hasil: list[Dokumen] = []
    arah, blok = dokumen.mendatar, list[Blok]()
    for satu in (*dokumen.blok, GantiHalaman(False)):
        if not isinstance(satu, GantiHalaman) or satu.mendatar is None:
            blok.append(satu)
            continue
        if blok:
            kop = None if hasil else dokumen.kop
            hasil.append(replace(dokumen, blok=tuple(blok), mendatar=arah, kop=kop))
        arah, blok = satu.mendatar, []
    return hasil or [dokumen]


def lebar_isi(dokumen: Dokumen) -> float:
    """The width between the margins, mm."""
    return dokumen.ukuran[0] - TEPI[1] - TEPI[3]


def lebar_kolom(tabel: Tabel, lebar: float) -> list[float]:
    """The columns' widths where the table is ``lebar`` wide."""
    seluruh = sum(satu.lebar for satu in tabel.kolom)
    return [lebar * satu.lebar / seluruh for satu in tabel.kolom]


def baris_penanda(penanda: Penanda) -> tuple[str, ...]:
    """What stands below the place for the signature: name, rank, NIP; dots to be filled in."""
    nama = penanda.nama or "(" + "." * 44 + ")"
    pangkat = (penanda.pangkat,) if penanda.pangkat else ()
    return (nama, *pangkat, f"NIP {penanda.nip or '.' * 30}")


def atas_sejajar(penanda: Iterable[Penanda | None]) -> list[str]:
    """What stands above the place for each signature of a row, equally many lines each."""
    teks = [
        "" if satu is None else f"{satu.pengantar}\n{satu.jabatan},".lstrip("\n")
        for satu in penanda
    ]
    banyak = max(satu.count("\n") for satu in teks)
    return ["\n" * (banyak - satu.count("\n")) + satu for satu in teks]


def jajaran(penanda: Iterable[Penanda]) -> list[tuple[Penanda | None, ...]]:
    """Rows of signatures: ``(None, x)`` at the right, ``(x, y)``, and ``(x,)`` centred."""
    sisa = list(penanda)
    if len(sisa) == 1:
        return [(None, sisa[0])]
    return [tuple(sisa[i : i + 2]) for i in range(0, len(sisa), 2)]
