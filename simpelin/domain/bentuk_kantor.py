"""What the import wizard can take in: the shapes of an office's own sheets and their fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import TRIWULAN


class Bentuk(StrEnum):
    """The presets: three of what SIPD gives, and kinerja by indicator."""

    BELANJA = "sipd-belanja"
    RAK = "rak"
    LRA = "lra"
    KINERJA = "kinerja"

    @property
    def judul(self) -> str:
        """What the preset is called on screen."""
        return _JUDUL[self][0]

    @property
    def guna(self) -> str:
        """What it does with the figures, in a sentence."""
        return _JUDUL[self][1]

    @property
    def bertriwulan(self) -> bool:
        """Whether its figures belong to one quarter."""
        return self in (Bentuk.LRA, Bentuk.KINERJA)


_JUDUL = {
    Bentuk.BELANJA: (
        "Rekap belanja (pagu)",
        "Pagu tiap sub kegiatan masuk ke rencana; program dan kegiatan hanya dibandingkan.",
    ),
    Bentuk.RAK: (
        "Anggaran kas (RAK)",
        "Angka bulanan dijumlahkan menjadi kas TW I sampai TW IV.",
    ),
    Bentuk.LRA: (
        "Realisasi anggaran (LRA)",
        "Angka s.d. triwulan dikurangi yang tersimpan di triwulan sebelumnya.",
    ),
    Bentuk.KINERJA: (
        "Realisasi kinerja",
        "Angka triwulan ini saja (bukan kumulatif), satu baris satu indikator.",
    ),
}


class Isi(Enum):
    """What a field's cells hold."""

    KODE = auto()
    TEKS = auto()
    RUPIAH = auto()
    DESIMAL = auto()


@dataclass(frozen=True, slots=True)
class Medan:
    """A field to map a column to. ``sebutan`` are headers that mean it, the best first."""

    nama: str
    judul: str
    isi: Isi
    sebutan: tuple[str, ...]
    wajib: bool = False


_KODE = Medan(
    "kode",
    "Kode",
    Isi.KODE,
    (
        "kode sub kegiatan",
        "kode rekening",
        "kode",
        "kode urusan program kegiatan sub kegiatan",
        "kode program kegiatan",
        "kd sub kegiatan",
        "kode nomenklatur",
        "no rekening",
        "nomor rekening",
        "urusan",
    ),
    wajib=True,
)
_NAMA = Medan(
    "nama",
    "Nama",
    Isi.TEKS,
    (
        "nama sub kegiatan",
        "uraian",
        "sub kegiatan",
        "program kegiatan sub kegiatan",
        "urusan bidang urusan program kegiatan dan sub kegiatan",
        "nama",
        "program kegiatan",
        "nomenklatur",
    ),
)
_SUB = Medan(
    "sub_skpd",
    "Sub-unit",
    Isi.TEKS,
    ("sub skpd", "sub unit", "nama sub unit", "nama sub skpd", "unit skpd", "kelurahan"),
)
_PAGU = Medan(
    "pagu",
    "Pagu",
    Isi.RUPIAH,
    (
        "pagu",
        "pagu anggaran",
        "jumlah setelah perubahan",
        "setelah perubahan",
        "setelah pergeseran",
        "jumlah anggaran",
        "total belanja",
        "jumlah belanja",
        "anggaran",
        "jumlah",
        "total",
        "jumlah rp",
        "nilai",
    ),
    wajib=True,
)
_BULAN = (
    ("januari", "jan"),
    ("februari", "feb", "pebruari"),
    ("maret", "mar"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("agustus", "agu", "ags", "agt"),
    ("september", "sep", "sept"),
    ("oktober", "okt"),
    ("november", "nov", "nopember", "nop"),
    ("desember", "des"),
)
_URUT = ("", "pertama", "kedua", "ketiga", "keempat")


def _tw(n: int) -> Medan:
    romawi = ROMAWI[n].casefold()
    sebutan = (f"triwulan {romawi}", f"tw {romawi}", f"triwulan {n}", f"tw {n}", f"tw{n}")
    return Medan(f"tw_{n}", f"Kas TW {ROMAWI[n]}", Isi.RUPIAH, (*sebutan, f"triwulan {_URUT[n]}"))


def _bulan(n: int) -> Medan:
    sebutan = _BULAN[n - 1]
    return Medan(f"bulan_{n}", sebutan[0].capitalize(), Isi.RUPIAH, sebutan)


_JUMLAH_KAS = Medan(
    "jumlah",
    "Jumlah (pembanding)",
    Isi.RUPIAH,
    ("jumlah", "total", "jumlah rak", "total rak", "pagu", "anggaran", "nilai anggaran"),
)
_REALISASI = Medan(
    "realisasi",
    "Realisasi",
    Isi.RUPIAH,
    (
        "realisasi s d bulan ini",
        "realisasi s d triwulan ini",
        "realisasi s d tw ini",
        "realisasi sampai dengan bulan ini",
        "realisasi sampai dengan triwulan ini",
        "jumlah realisasi",
        "total realisasi",
        "realisasi anggaran",
        "realisasi s d",
        "realisasi",
        "sp2d",
    ),
    wajib=True,
)
_ANGGARAN = Medan(
    "pagu", "Anggaran (pembanding)", Isi.RUPIAH, ("anggaran", "pagu", "pagu anggaran")
)


def _kinerja() -> tuple[Medan, ...]:
    angka = (
        ("kinerja", "Realisasi kinerja", ("realisasi kinerja", "kinerja", "realisasi", "capaian")),
        ("pembilang", "Pembilang", ("pembilang",)),
        ("penyebut", "Penyebut", ("penyebut",)),
    )
    teks = (
        ("faktor_pendorong", "Faktor pendorong", ("faktor pendorong", "pendorong")),
        (
            "hambatan",
            "Hambatan",
            ("hambatan", "faktor penghambat", "permasalahan", "kendala", "penghambat"),
        ),
        ("solusi", "Solusi", ("solusi", "tindak lanjut", "upaya", "rencana tindak lanjut")),
    )
    indikator = ("indikator", "indikator kinerja", "indikator sub kegiatan", "indikator keluaran")
    return (
        Medan("indikator", "Indikator", Isi.TEKS, indikator),
        *(Medan(nama, judul, Isi.DESIMAL, sebutan) for nama, judul, sebutan in angka),
        *(Medan(nama, judul, Isi.TEKS, sebutan) for nama, judul, sebutan in teks),
    )


MEDAN: Mapping[Bentuk, tuple[Medan, ...]] = {
    Bentuk.BELANJA: (_KODE, _NAMA, _SUB, _PAGU),
    Bentuk.RAK: (
        _KODE,
        _NAMA,
        _SUB,
        *(_bulan(n) for n in range(1, 13)),
        *(_tw(n) for n in TRIWULAN),
        _JUMLAH_KAS,
    ),
    Bentuk.LRA: (_KODE, _NAMA, _SUB, _REALISASI, _ANGGARAN),
    Bentuk.KINERJA: (_KODE, _NAMA, _SUB, *_kinerja()),
}
"""The fields of each shape, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class PetaKolom:
    """Which columns of a sheet hold what.

    ``judul`` is the first row of the header and ``tinggi`` how many rows it has; ``kolom``
    names for each field its column letters: several for a code in pieces, else one.
    """

    bentuk: Bentuk
    judul: int
    tinggi: int = 1
    kolom: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def baris_isi(self) -> int:
        """The first row below the header."""
        return self.judul + self.tinggi

    def huruf(self, medan: str) -> str:
        """The field's first column, '' where it has none."""
        return next(iter(self.kolom.get(medan, ())), "")

    def kurang(self) -> tuple[str, ...]:
        """What has to be mapped before rows can be read, as people call it."""
        hilang = [m.judul for m in MEDAN[self.bentuk] if m.wajib and m.nama not in self.kolom]
        if self.bentuk is Bentuk.RAK and not self.punya_kas:
            hilang.append("bulan Januari–Desember, atau TW I–IV")
        if self.bentuk is Bentuk.KINERJA and not self.kolom.keys() & _ISI_KINERJA:
            hilang.append("Realisasi kinerja")
        return tuple(hilang)

    @property
    def punya_kas(self) -> bool:
        """Whether all months or all quarters are mapped: half a plan would read as none."""
        bulan = all(f"bulan_{n}" in self.kolom for n in range(1, 13))
        return bulan or all(f"tw_{n}" in self.kolom for n in TRIWULAN)


_ISI_KINERJA = {"kinerja", "pembilang", "faktor_pendorong", "hambatan", "solusi"}
