"""Official codes as the office's own sheets write them, and which plan node they mean.

Sheets write one code in several columns (urusan | bidang | program | kegiatan | sub), with two-
or four-digit endings, with the name behind it, or with ``X.XX`` for urusan and bidang. Two codes
are the same when their parts are equal as numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simpelin.domain.baca_angka import rapikan
from simpelin.domain.mirip import kode_dekat
from simpelin.domain.rencana import Kunci, Tingkat

_DEPAN = re.compile(
    r"^\W{0,3}((?:[0-9]+|[xX]{1,2})(?:\s*\.\s*(?:[0-9]+|[xX]{1,2}))*)\.?(?![0-9A-Za-z/])"
)
_BAGIAN = re.compile(r"(?:[0-9]{1,4}|[xX]{1,2})(?:\.(?:[0-9]{1,4}|[xX]{1,2}))*\.?")
_REKENING = re.compile(r"[4-6]\.[0-9](?:\.|$)")
_LEBAR = (1, 2, 2, 1, 2, 4)
"""Digits of urusan, bidang, program, kegiatan (two parts) and sub kegiatan."""
_TINGKAT = {3: Tingkat.PROGRAM, 5: Tingkat.KEGIATAN, 6: Tingkat.SUB_KEGIATAN}

Inti = tuple[int | str, ...]


def inti_kode(kode: str) -> Inti:
    """A code's parts as numbers, so that ``…2.01.01`` and ``…2.01.0001`` are one.

    >>> inti_kode("7.01.01.2.01.0001") == inti_kode("7.1.1.2.1.01")
    True
    """
    bagian = [satu for satu in kode.replace(" ", "").strip(".").split(".") if satu]
    return tuple(int(satu) if satu.isdecimal() else satu.casefold() for satu in bagian)


def pisah_kode(teks: str) -> tuple[str, str]:
    """A cell's leading code and the words behind it; no code gives an empty one."""
    rapi = rapikan(teks)
    cocok = _DEPAN.match(rapi)
    if cocok is None:
        return "", rapi
    return cocok[1].replace(" ", ""), rapi[cocok.end() :].strip(" -–:.\t]")


def seperti_bagian(teks: str) -> bool:
    """Whether a cell holds a piece of a code: '7', '01', '2.01', 'X.XX'."""
    return bool(_BAGIAN.fullmatch(rapikan(teks)))


def rekening(kode: str) -> bool:
    """Whether a code is of an account (5.1.02…), not of a program: its second part has no
    leading zero."""
    return bool(_REKENING.match(kode))


def tingkat_kode(kode: str) -> Tingkat | None:
    """The level that a code's length says; ``None`` for urusan, bidang and what is longer."""
    return _TINGKAT.get(len(inti_kode(kode)))


def kode_baku(kode: str) -> str:
    """The official way of writing: ``7.1.1.2.1.1`` gives ``7.01.01.2.01.0001``."""
    bagian = kode.split(".")
    lebar = (*_LEBAR, *([0] * len(bagian)))
    sudah = len(bagian) == len(_LEBAR) and len(bagian[-1]) > 1
    return ".".join(
        satu if not satu.isdecimal() or (sudah and n == len(_LEBAR) - 1) else satu.zfill(lebar[n])
        for n, satu in enumerate(bagian)
    )


def induk_kode(kode: str) -> str:
    """The code above a sub kegiatan's, kegiatan's or program's."""
    bagian = kode.split(".")
    return ".".join(bagian[: {6: 5, 5: 3}.get(len(bagian), 0)])


class PenyusunKode:
    """Puts the pieces of split code columns together, row by row.

    Cells that are merged downwards are empty in all rows but their first: a row without its
    front pieces takes those of the row before.
    """

    def __init__(self) -> None:
        self._lalu: list[str] = []

    def susun(self, potongan: Sequence[str]) -> str:
        """The row's code; empty where no piece is filled."""
        isi = [pisah_kode(satu)[0] for satu in potongan]
        if not any(isi):
            return ""
        depan = next(n for n, satu in enumerate(isi) if satu)
        if depan and len(self._lalu) == len(isi):
            isi[:depan] = self._lalu[:depan]
        self._lalu = isi
        kode = ""
        for satu in isi:
            if satu:
                kode = satu if _lanjutan(kode, satu) else f"{kode}.{satu}"
        return kode


def _lanjutan(kode: str, berikut: str) -> bool:
    """Whether ``berikut`` is the whole code again, deeper, and not the next piece."""
    awal, panjang = inti_kode(kode), inti_kode(berikut)
    return not kode or (len(panjang) > len(awal) and panjang[: len(awal)] == awal)


@dataclass(frozen=True, slots=True)
class Temuan:
    """What a code means: a node, or why it means none.

    ``ganda`` says that several sub-units have it and the sheet does not tell which;
    ``sub_skpd`` is the sub-unit as the plan writes it, ``None`` where the plan has it not.
    """

    kunci: Kunci | None
    sebab: str = ""
    ganda: bool = False
    sub_skpd: str | None = None


class PencariKode:
    """Finds plan nodes by the codes of a sheet."""

    def __init__(self, semua: Iterable[Kunci], sebutan: Mapping[str, str] | None = None) -> None:
        self._semua = tuple(semua)
        self._sebutan = {_rapat(a): b for a, b in (sebutan or {}).items()}
        self._sebutan |= {_rapat(satu.sub_skpd): satu.sub_skpd for satu in self._semua}
        self._persis = set(self._semua)
        self._inti: dict[Inti, list[Kunci]] = {}
        self._ekor: dict[Inti, list[Kunci]] = {}
        for satu in self._semua:
            inti = inti_kode(satu.kode)
            self._inti.setdefault(inti, []).append(satu)
            if len(inti) > 2:
                self._ekor.setdefault(inti[2:], []).append(satu)

    def sub_skpd(self, teks: str) -> str | None:
        """A sub-unit as the plan writes it; ``None`` where the plan has none of that name.

        The kecamatan itself is the office, whatever the settings call it.
        """
        rapat = _rapat(teks)
        if rapat in self._sebutan:
            return self._sebutan[rapat]
        return "" if not rapat or rapat.startswith(("kecamatan", "kantorcamat")) else None

    def cari(self, kode: str, sub_skpd: str | None = None) -> Temuan:
        """The node; ``sub_skpd`` ``None`` says that the sheet does not tell the sub-unit."""
        if sub_skpd is not None and Kunci(kode, sub_skpd) in self._persis:
            return Temuan(Kunci(kode, sub_skpd))
        inti = inti_kode(kode)
        calon = self._inti.get(inti, [])
        if not calon and len(inti) > 2 and inti[0] in ("x", "xx"):
            calon = self._ekor.get(inti[2:], [])
        if sub_skpd is not None:
            di_sini = [satu for satu in calon if satu.sub_skpd == sub_skpd]
            if calon and not di_sini:
                tempat = sub_skpd or "kantor"
                return Temuan(None, f"kode {kode} tidak ada pada {tempat}, {_di(calon)}")
            calon = di_sini
        if len(calon) == 1:
            return Temuan(calon[0])
        if calon:
            return Temuan(None, f"kode {kode} {_di(calon)}; pilih sub-unitnya", ganda=True)
        dekat = kode_dekat(kode, (satu.kode for satu in self._semua))
        saran = f"; yang mirip: {', '.join(dekat)}" if dekat else ""
        return Temuan(None, f"kode {kode} tidak ada dalam rencana{saran}")


def _di(calon: Sequence[Kunci]) -> str:
    tempat = ", ".join(sorted({satu.sub_skpd or "kantor" for satu in calon}))
    return f"tetapi ada pada {tempat}" if len(calon) == 1 else f"ada pada {tempat}"


def _rapat(teks: str) -> str:
    return re.sub(r"[\W_]+", "", teks.casefold())
