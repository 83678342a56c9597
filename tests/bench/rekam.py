"""Record what a writer asks of XlsxWriter, to write the very same cells again without it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

_LEMBAR = (
    "write_string",
    "write_number",
    "write_blank",
    "write_formula",
    "write_rich_string",
    "write",
    "merge_range",
    "set_row",
    "set_column",
    "conditional_format",
    "data_validation",
)
_BAWAAN = {"xf_index", "hyperlink"}
"""Formats that every workbook makes by itself."""


@dataclass
class _Bentuk:
    """Stands for the format of that number in a recording."""

    nomor: int


@dataclass
class Rekaman:
    """Formats by their properties, sheets by name, and every call in order."""

    bentuk: list[dict[str, Any]] = field(default_factory=list)
    lembar: list[str] = field(default_factory=list)
    panggilan: list[tuple[int, str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)


@contextmanager
def merekam() -> Iterator[Rekaman]:
    """Record every call on XlsxWriter's workbooks while it lasts."""
    rekaman = Rekaman()
    nomor: dict[int, int] = {}
    letak: dict[int, int] = {}
    asli: list[tuple[type, str, Any]] = []
    dalam = False

    def pasang(kelas: type, nama: str, baru: Callable[..., Any]) -> None:
        asli.append((kelas, nama, getattr(kelas, nama)))
        setattr(kelas, nama, baru)

    tambah_bentuk, tambah_lembar = Workbook.add_format, Workbook.add_worksheet

    def add_format(buku: Workbook, sifat: dict[str, Any] | None = None) -> Format:
        hasil = tambah_bentuk(buku, sifat)
        if sifat and not _BAWAAN.isdisjoint(sifat):
            return hasil
        nomor[id(hasil)] = len(rekaman.bentuk)
        rekaman.bentuk.append(dict(sifat or {}))
        return hasil

    def add_worksheet(buku: Workbook, nama: str | None = None, **lain: Any) -> Worksheet:
        hasil = tambah_lembar(buku, nama, **lain)
        letak[id(hasil)] = len(rekaman.lembar)
        rekaman.lembar.append(hasil.get_name())
        return hasil

    def sandi(nilai: Any) -> Any:
        return _Bentuk(nomor[id(nilai)]) if isinstance(nilai, Format) else nilai

    def bungkus(nama: str) -> Callable[..., Any]:
        lama = getattr(Worksheet, nama)

        @wraps(lama)
        def ganti(lembar: Worksheet, *isi: Any, **lain: Any) -> Any:
            nonlocal dalam
            if not dalam and id(lembar) in letak:
                argumen = tuple(map(sandi, isi))
                kata = {kunci: sandi(nilai) for kunci, nilai in lain.items()}
                rekaman.panggilan.append((letak[id(lembar)], nama, argumen, kata))
            luar, dalam = dalam, True
            try:
                return lama(lembar, *isi, **lain)
            finally:
                dalam = luar

        return ganti

    pasang(Workbook, "add_format", add_format)
    pasang(Workbook, "add_worksheet", add_worksheet)
    for satu in _LEMBAR:
        pasang(Worksheet, satu, bungkus(satu))
    try:
        yield rekaman
    finally:
        for kelas, nama, lama in asli:
            setattr(kelas, nama, lama)


def tulis_ulang(rekaman: Rekaman, jalur: Path, *, tetap: bool = False) -> None:
    """Write a recording with XlsxWriter alone."""
    with xlsxwriter.Workbook(str(jalur), {"constant_memory": tetap}) as buku:
        bentuk = [buku.add_format(satu) for satu in rekaman.bentuk]
        lembar = [buku.add_worksheet(satu) for satu in rekaman.lembar]
        for letak, nama, isi, lain in rekaman.panggilan:
            _panggil(lembar[letak], nama, isi, lain, bentuk)


def _panggil(
    lembar: Worksheet, nama: str, isi: tuple[Any, ...], lain: dict[str, Any], bentuk: list[Format]
) -> None:
    argumen = [bentuk[satu.nomor] if isinstance(satu, _Bentuk) else satu for satu in isi]
    kata = {k: bentuk[v.nomor] if isinstance(v, _Bentuk) else v for k, v in lain.items()}
    getattr(lembar, nama)(*argumen, **kata)


def simpan(rekaman: Rekaman, jalur: Path) -> None:
    """Keep a recording call by call, so that reading it back takes little memory."""
    with jalur.open("wb") as keluar:
        pickle.dump((rekaman.bentuk, rekaman.lembar), keluar)
        # one sheet after the other, each by row: constant_memory writes only forwards
        for satu in sorted(rekaman.panggilan, key=_urutan):
            pickle.dump(satu, keluar)


def _urutan(panggilan: tuple[int, str, tuple[Any, ...], dict[str, Any]]) -> tuple[int, int]:
    letak, nama, isi, _ = panggilan
    baris = isi[0] if isi and isinstance(isi[0], int) and nama != "set_column" else -1
    return letak, baris


def tulis_ulang_dari_berkas(rekaman: str, keluar: str) -> None:
    """Write a kept recording with constant_memory, one call in memory at a time."""
    with open(rekaman, "rb") as masuk, xlsxwriter.Workbook(keluar, {"constant_memory": True}) as b:
        sifat, nama_lembar = pickle.load(masuk)
        bentuk = [b.add_format(satu) for satu in sifat]
        lembar = [b.add_worksheet(satu) for satu in nama_lembar]
        while True:
            try:
                letak, nama, isi, lain = pickle.load(masuk)
            except EOFError:
                break
            _panggil(lembar[letak], nama, isi, lain, bentuk)
