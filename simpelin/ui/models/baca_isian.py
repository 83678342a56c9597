"""From what a person typed into a cell to the command that stores it, and back to text."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from simpelin.domain.angka import STRIP, tulis_angka, tulis_rupiah
from simpelin.domain.baca_angka import baca_desimal, baca_rupiah
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import LaporanKinerja
from simpelin.domain.rencana import Kunci, Sifat
from simpelin.services.isi_realisasi import IsiAnggaran, IsiKinerja
from simpelin.services.lembar_unit import BarisIsian

_PEMISAH = re.compile(r"\s*(?:/|:|\bdari\b)\s*")


class Sel(NamedTuple):
    """One cell that a person may fill: an indicator's kinerja or a node's rupiah."""

    kunci: Kunci
    indikator: str
    rupiah: bool


def sel_dari(baris: BarisIsian, rupiah: bool) -> Sel:
    """The cell of a line."""
    if rupiah or baris.indikator is None:
        return Sel(baris.simpul.kunci, "", rupiah)
    return Sel(baris.simpul.kunci, baris.indikator.indikator.nama, False)


def perintah_dari(
    baris: BarisIsian, sel: Sel, teks: str, tahun: int, triwulan: int, catatan: str = ""
) -> IsiKinerja | IsiAnggaran:
    """The command behind a typed text; an empty one takes the value back.

    Raises :class:`KesalahanPengguna` with a sentence where the text is no such value.
    """
    if sel.rupiah:
        nilai = baca_rupiah(teks)
        return IsiAnggaran(tahun, triwulan, sel.kunci, nilai, "" if nilai is None else catatan)
    assert baris.indikator is not None
    rasio = baris.indikator.indikator.sifat is Sifat.RASIO
    laporan = _baca_rasio(teks) if rasio else _baca_kinerja(teks)
    return IsiKinerja(tahun, triwulan, sel.kunci, sel.indikator, laporan)


def _baca_kinerja(teks: str) -> LaporanKinerja | None:
    if "/" in teks:
        raise KesalahanPengguna(
            "Indikator ini bukan rasio, jadi tidak memakai pembilang/penyebut; isi satu angka saja."
        )
    nilai = baca_desimal(teks)
    return None if nilai is None else LaporanKinerja(nilai)


def _baca_rasio(teks: str) -> LaporanKinerja | None:
    if not teks.strip(" /"):
        return None
    bagian = _PEMISAH.split(teks.strip())
    if len(bagian) != 2 or not all(bagian):
        raise KesalahanPengguna("Rasio butuh pembilang dan penyebut; isi keduanya, misalnya 45/60.")
    pembilang, penyebut = (baca_desimal(satu) for satu in bagian)
    return LaporanKinerja(pembilang=pembilang, penyebut=penyebut)


# --- back to text --------------------------------------------------------------


def teks_ubah(nilai: Fraction | None) -> str:
    """A number as it is edited: no thousands marks, so that it reads back as itself."""
    if nilai is None:
        return ""
    if nilai.denominator == 1:
        return str(nilai.numerator)
    desimal = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    return format(desimal.normalize(), "f").replace(".", ",")


def teks_kinerja(laporan: LaporanKinerja | None, *, ubah: bool = False) -> str:
    """A quarter's kinerja on screen ('45/60' for a rasio), or for editing."""
    if laporan is None:
        return ""
    tulis = teks_ubah if ubah else tulis_angka
    if laporan.kinerja is not None:
        return tulis(laporan.kinerja)
    return f"{tulis(laporan.pembilang)}/{tulis(laporan.penyebut)}"


def teks_rupiah(nilai: int | None, *, ubah: bool = False) -> str:
    """Rupiah on screen, or for editing; empty where none was entered."""
    if nilai is None:
        return ""
    return f"-{tulis_rupiah(-nilai)}" if ubah and nilai < 0 else tulis_rupiah(nilai)


def teks_sel(baris: BarisIsian, sel: Sel, *, ubah: bool = False) -> str:
    """What a cell holds."""
    if sel.rupiah:
        return teks_rupiah(baris.rp_ini, ubah=ubah)
    return teks_kinerja(baris.kinerja, ubah=ubah)


def kode_pendek(kode: str) -> str:
    """The end of a long code: '…2.04.0003'."""
    bagian = kode.split(".")
    return kode if len(bagian) <= 3 else "…" + ".".join(bagian[-3:])


def tulis_strip(teks: str) -> str:
    """A dash for nothing."""
    return teks or STRIP
