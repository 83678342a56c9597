"""Small workbooks for the tests of reading: cells by XlsxWriter, or a sheet's own XML."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter


@dataclass(frozen=True)
class Sel:
    """A cell with a number format, or a formula with (or without) its value."""

    nilai: Any
    format: str = "General"
    rumus: str = ""


def tulis_buku(jalur: Path, lembar: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook with these rows; ``None`` leaves a cell out."""
    buku = xlsxwriter.Workbook(str(jalur))
    for nama, baris in lembar.items():
        halaman = buku.add_worksheet(nama)
        for r, isi in enumerate(baris):
            for c, nilai in enumerate(isi):
                _tulis(buku, halaman, (r, c), nilai)
    buku.close()
    return jalur


def _tulis(buku: Any, halaman: Any, letak: tuple[int, int], nilai: Any) -> None:
    if isinstance(nilai, Sel):
        bentuk = buku.add_format({"num_format": nilai.format})
        if nilai.rumus:
            halaman.write_formula(*letak, nilai.rumus, bentuk, nilai.nilai)
        else:
            halaman.write(*letak, nilai.nilai, bentuk)
    elif isinstance(nilai, str):
        halaman.write_string(*letak, nilai)
    elif isinstance(nilai, bool):
        halaman.write_boolean(*letak, nilai)
    elif nilai is not None:
        halaman.write_number(*letak, nilai)


def tabel(kolom: str, *baris: Mapping[str, Any]) -> list[list[Any]]:
    """Header and rows of a sheet; ``kolom`` are the headers, by spaces."""
    nama = kolom.split()
    return [list(nama), *([satu.get(k) for k in nama] for satu in baris)]


_RUANG = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKET = "http://schemas.openxmlformats.org/package/2006/relationships"


def tulis_mentah(jalur: Path, isi_lembar: str, lagi: Iterable[tuple[str, str]] = ()) -> Path:
    """A workbook whose only sheet 'Lembar' is this XML, as other programs may write it."""
    bagian = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": (
            f'<Relationships xmlns="{_PAKET}"><Relationship Id="r1" '
            f'Type="{_HUBUNGAN}/officeDocument" Target="/xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_RUANG}" xmlns:r="{_HUBUNGAN}"><sheets>'
            '<sheet name="Lembar" sheetId="1" r:id="s1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PAKET}"><Relationship Id="s1" '
            f'Type="{_HUBUNGAN}/worksheet" Target="worksheets/a.xml"/></Relationships>'
        ),
        "xl/worksheets/a.xml": isi_lembar,
        **dict(lagi),
    }
    with zipfile.ZipFile(jalur, "w") as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return jalur
