"""What an import did or would do: counts by sheet, old → new by item, refusals."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from simpelin.domain import henti
from simpelin.domain.angka import tulis_angka
from simpelin.domain.kesalahan import MasukanDitolak, Penolakan
from simpelin.domain.masukan import Baris


class Keadaan(StrEnum):
    """What a row does to the store."""

    BARU = "baru"
    BERUBAH = "berubah"
    SAMA = "sama"
    DITOLAK = "ditolak"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One value, old → new, as texts; a new item has one entry, without ``kolom`` and ``lama``."""

    lembar: str
    sel: str
    hal: str
    kolom: str
    lama: str | None
    baru: str

    def __str__(self) -> str:
        tempat = f"lembar {self.lembar}, sel {self.sel}"
        if self.lama is None:
            return f"{tempat}: {self.hal}: baru"
        return (
            f"{tempat}: {self.hal}, {self.kolom}: {self.lama or '(kosong)'} → "
            f"{self.baru or '(kosong)'}"
        )


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """Rows of one sheet by what they do."""

    lembar: str
    baru: int = 0
    berubah: int = 0
    sama: int = 0
    ditolak: int = 0

    @property
    def hitungan(self) -> dict[str, int]:
        """The four counts by name."""
        return {satu.value: getattr(self, satu.value) for satu in Keadaan}


@dataclass(frozen=True, slots=True)
class HasilImpor:
    """``cadangan`` is the copy made before; ``sha256`` names the source file in the store;
    ``terbalik`` says whether it can be taken back in one step; ``tetap``
    are the kinds of things it wrote that cannot, in words."""

    berkas: str
    uji: bool
    ringkasan: tuple[Ringkasan, ...]
    perubahan: tuple[Perubahan, ...]
    catatan: tuple[str, ...] = ()
    cadangan: Path | None = None
    sha256: str = ""
    terbalik: bool = False
    tetap: tuple[str, ...] = ()

    @property
    def kalimat_tetap(self) -> str:
        """Why it cannot be taken back in one step, and what helps; '' where it can."""
        if not self.tetap or self.cadangan is None:
            return ""
        apa = ", ".join(self.tetap)
        return (
            f"Tidak dapat diurungkan satu langkah, sebab juga menulis: {apa}."
            f" Keadaan sebelumnya ada dalam cadangan {self.cadangan.name}."
        )

    @property
    def berubah(self) -> bool:
        """Whether anything is or would be written."""
        return any(satu.baru or satu.berubah for satu in self.ringkasan)

    def sebagai_json(self) -> dict[str, Any]:
        """The document of ``simpelin impor --json``."""
        return {
            "berkas": self.berkas,
            "uji": self.uji,
            "ringkasan": {satu.lembar: satu.hitungan for satu in self.ringkasan},
            "perubahan": [asdict(satu) for satu in self.perubahan],
            "catatan": list(self.catatan),
            "cadangan": str(self.cadangan) if self.cadangan else None,
        }

    def sebagai_teks(self) -> str:
        """What was done or would be, in lines for a person."""
        baris = [f"{'Uji impor (tidak disimpan)' if self.uji else 'Impor'}: {self.berkas}"]
        for satu in self.ringkasan:
            hitungan = ", ".join(f"{n} {apa}" for apa, n in satu.hitungan.items())
            baris.append(f"  {satu.lembar}: {hitungan}")
        baris += [f"  {satu}" for satu in self.perubahan if self.uji or satu.lama is not None]
        baris += [f"  Catatan: {satu}" for satu in self.catatan]
        if self.cadangan:
            baris.append(f"  Cadangan sebelum impor: {self.cadangan}")
        if self.kalimat_tetap:
            baris.append(f"  {self.kalimat_tetap}")
        return "\n".join(baris)


class ImporDitolak(MasukanDitolak):
    """An import that was refused as a whole; ``ringkasan`` counts its rows all the same."""

    def __init__(self, penolakan: Iterable[Penolakan], ringkasan: tuple[Ringkasan, ...]) -> None:
        super().__init__(penolakan)
        self.ringkasan = ringkasan


def sebagai_teks(nilai: object) -> str:
    """Any stored value as a person reads it; empty for none."""
    if nilai is None or nilai is False:
        return ""
    if nilai is True:
        return "ya"
    if isinstance(nilai, int | Fraction):
        return tulis_angka(nilai, 0 if isinstance(nilai, int) else None)
    return str(nilai)


class Pencatat:
    """Gathers refusals, changes and the state of every row while a workbook is judged."""

    def __init__(self, jumlah: Mapping[str, int], penolakan: Iterable[Penolakan]) -> None:
        self.pakai_jumlah(jumlah)
        self._penolakan = dict.fromkeys(penolakan)
        self._keadaan: dict[tuple[str, int], Keadaan] = {}
        self._berubah: set[tuple[str, int]] = set()
        self.perubahan: list[Perubahan] = []
        self.catatan: list[str] = []

    @property
    def penolakan(self) -> tuple[Penolakan, ...]:
        """Every refusal, in the order of the file's sheets and rows."""
        urutan = {_rapi(nama): letak for letak, nama in enumerate(self._jumlah)}
        return tuple(
            sorted(
                self._penolakan,
                key=lambda p: (urutan.get(_rapi(p.lembar), -1), _nomor(p.sel) or 0),
            )
        )

    def tolak(self, baris: Baris, kolom: str, pesan: str) -> None:
        """Refuse the cell of a row."""
        self._penolakan[baris.tolak(kolom, pesan)] = None
        henti.periksa()

    def nilai(self, baris: Baris, keadaan: Keadaan) -> None:
        """Say what a row does; a later word on the same row wins."""
        tempat = baris.lembar.nama, baris.nomor
        if keadaan is Keadaan.SAMA and tempat in self._berubah:
            keadaan = Keadaan.BERUBAH
        self._keadaan[tempat] = keadaan
        henti.maju(henti.Tahap.MEMERIKSA, min(len(self._keadaan), self._semua), self._semua)

    def ubah(self, baris: Baris, hal: str, kolom: str, lama: object, baru: object) -> None:
        """Note one difference that a row makes beside its own item: it is never "sama" then."""
        dua = sebagai_teks(lama), sebagai_teks(baru)
        self.perubahan.append(Perubahan(baris.lembar.nama, baris.sel(kolom), hal, kolom, *dua))
        self._berubah.add((baris.lembar.nama, baris.nomor))

    def banding(
        self, baris: Baris, hal: str, lama: Mapping[str, object] | None, baru: Mapping[str, object]
    ) -> Keadaan:
        """Note every difference of a row's values and say what the row does."""
        letak = baris.lembar.nama
        if lama is None:
            self.perubahan.append(Perubahan(letak, baris.sel("kode"), hal, "", None, ""))
            self.nilai(baris, Keadaan.BARU)
            return Keadaan.BARU
        keadaan = Keadaan.SAMA
        for kolom, nilai in baru.items():
            sebelum = lama.get(kolom)
            if sebelum != nilai:
                keadaan = Keadaan.BERUBAH
                dua = sebagai_teks(sebelum), sebagai_teks(nilai)
                self.perubahan.append(Perubahan(letak, baris.sel(kolom), hal, kolom, *dua))
        self.nilai(baris, keadaan)
        return keadaan

    def keadaan(self, baris: Baris) -> Keadaan | None:
        """What was said of a row, ``None`` where nothing was."""
        return self._keadaan.get((baris.lembar.nama, baris.nomor))

    def pakai_jumlah(self, jumlah: Mapping[str, int]) -> None:
        """How many rows count, once that is known."""
        self._jumlah = jumlah
        self._semua = sum(jumlah.values())

    def ringkasan(self) -> tuple[Ringkasan, ...]:
        """Counts by sheet; a sheet whose header is refused counts as refused whole."""
        ditolak = {(_rapi(satu.lembar), _nomor(satu.sel)) for satu in self._penolakan}
        cacat = {lembar for lembar, _ in ditolak}
        hitung: defaultdict[str, Counter[Keadaan]] = defaultdict(Counter)
        for (nama, nomor), keadaan in self._keadaan.items():
            lembar = _rapi(nama)
            if (lembar, nomor) not in ditolak:
                hitung[lembar][keadaan] += 1
        return tuple(
            _ringkas(nama, banyak, hitung[_rapi(nama)], _rapi(nama) in cacat)
            for nama, banyak in self._jumlah.items()
        )


def _ringkas(nama: str, banyak: int, hitung: Counter[Keadaan], cacat: bool) -> Ringkasan:
    return Ringkasan(
        nama,
        hitung[Keadaan.BARU],
        hitung[Keadaan.BERUBAH],
        hitung[Keadaan.SAMA],
        max(banyak - hitung.total(), 0) if cacat else 0,
    )


def _nomor(sel: str) -> int | None:
    cocok = re.search(r"(\d+)$", sel)
    return int(cocok[1]) if cocok else None


@lru_cache(maxsize=64)
def _rapi(lembar: str) -> str:
    return " ".join(lembar.split()).casefold()
