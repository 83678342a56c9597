"""Titles above blocks of rows that name the sub-unit of the rows below them.

Offices print one block a place: a row with words in one cell only ("Sekretariat", "Kelurahan
Tomoni", "Sub Unit : Kelurahan Tomoni"), then its sub kegiatan, the title again on every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simpelin.domain.baca_angka import rapikan
from simpelin.domain.kemiripan import nama_mirip
from simpelin.domain.kode_kantor import PencariKode, pisah_kode, seperti_bagian
from simpelin.domain.peta_kolom import Kisi

_HURUF = re.compile(r"[^\W\d_]{2}")
_LABEL = re.compile(
    r"(?:nama )?(?:sub ?)?(?:unit(?: (?:organisasi|kerja|skpd))?|skpd|opd|organisasi"
    r"|perangkat daerah)"
)
_TEMPAT = re.compile(r"kelurahan\b|kel\.|uptd?\b|sub ?(?:unit|skpd)\b")
"""How a place begins that has a budget of its own, known or not."""
_LANJUTAN = re.compile(r"\(?\blanjutan\b\)?", re.IGNORECASE)
_PINGGIR = " -–:.()"
KANTOR = ("Sekretariat", "Kantor")
"""What the office itself is called beside its own name and its units' names."""


@dataclass(frozen=True, slots=True)
class JudulBlok:
    """A title's row and words. ``sub_skpd`` is the place as the plan writes it, '' the office,
    ``None`` where it names a place that the plan does not have."""

    nomor: int
    teks: str
    sub_skpd: str | None

    @property
    def sebutan(self) -> str:
        """The place in words."""
        return "kantor" if self.sub_skpd == "" else self.sub_skpd or f"“{self.teks}”"


class PengenalJudul:
    """Knows the places of an office: ``sub_skpd`` of the plan, and the ``unit`` of the office."""

    def __init__(
        self, pencari: PencariKode, sub_skpd: Iterable[str], unit: Iterable[str] = ()
    ) -> None:
        self._pencari = pencari
        self._tempat = {satu: satu for satu in sub_skpd if satu}
        self._tempat |= {satu: "" for satu in (*unit, *KANTOR) if satu not in self._tempat}

    def judul(self, kisi: Kisi, awal: int) -> dict[int, JudulBlok]:
        """The titles of a sheet from row ``awal`` on, by row."""
        hasil = ((nomor, self._satu(nomor, sel)) for nomor, sel in kisi if nomor >= awal)
        return {nomor: satu for nomor, satu in hasil if satu is not None}

    def _satu(self, nomor: int, sel: Mapping[str, str]) -> JudulBlok | None:
        teks, berlabel = _nama(sel)
        if not teks:
            return None
        sub = self._cari(teks)
        if sub is None and not berlabel and not _TEMPAT.match(teks.casefold()):
            return None
        return JudulBlok(nomor, teks, sub)

    def _cari(self, teks: str) -> str | None:
        sub = self._pencari.sub_skpd(teks)
        if sub is not None:
            return sub
        nama = [*self._tempat, re.sub(r"^kel\b\.?", "Kelurahan", teks, flags=re.IGNORECASE)]
        mirip = [p.mirip for p in nama_mirip(nama) if p.urutan == len(nama) - 1]
        return self._tempat[nama[mirip[0]]] if mirip else None


def _nama(sel: Mapping[str, str]) -> tuple[str, bool]:
    """The words of a row that has them in one cell, and whether a label says what they are."""
    if any(map(seperti_bagian, sel.values())):
        return "", False  # a code, or a piece of one: a row of its own
    kata = [satu for satu in map(rapikan, sel.values()) if _HURUF.search(satu)]
    if len(kata) == 1:
        kata = [satu.strip() for satu in kata[0].split(":", 1)]
    berlabel = len(kata) == 2 and bool(_LABEL.fullmatch(kata[0].strip(_PINGGIR).casefold()))
    if not kata or len(kata) > 2 or (len(kata) == 2 and not berlabel):
        return "", False
    nama = pisah_kode(kata[-1].strip(_PINGGIR))[1]
    return _LANJUTAN.sub("", nama).strip(_PINGGIR), berlabel
