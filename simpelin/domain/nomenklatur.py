"""An entry of the official list of codes and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simpelin.domain.kode_kantor import Inti, inti_kode
from simpelin.domain.rencana import Simpul, Tingkat


@dataclass(frozen=True, slots=True)
class Nomenklatur:
    """A program, kegiatan or sub kegiatan as the national list names it.

    ``induk`` is the code above ('' for a program); ``kinerja``, ``indikator`` and
    ``satuan`` are the list's own and stand on sub kegiatan.
    """

    kode: str
    tingkat: Tingkat
    nama: str
    induk: str = ""
    kinerja: str = ""
    indikator: str = ""
    satuan: str = ""


class DaftarResmi:
    """The list by code, whichever ending a code is written with (domain/kode_kantor)."""

    def __init__(self, semua: Iterable[Nomenklatur]) -> None:
        self._inti: dict[Inti, Nomenklatur] = {}
        for satu in semua:
            self._inti[inti_kode(satu.kode)] = satu

    def __bool__(self) -> bool:
        return bool(self._inti)

    def cari(self, kode: str) -> Nomenklatur | None:
        """The entry of a code, with two- or four-digit ending; the national list writes
        ``X.XX`` for urusan and bidang of what every office has."""
        inti = inti_kode(kode)
        umum: Inti = ("x", "xx", *inti[2:])
        return self._inti.get(inti) or self._inti.get(umum)

    def beda(self, simpul: Simpul) -> tuple[str, ...]:
        """How a node differs from the list, one sentence each; nothing while there is no list
        or the level has no official codes."""
        if not self or simpul.tingkat not in _BERKODE:
            return ()
        resmi = self.cari(simpul.kode)
        if resmi is None or resmi.tingkat is not simpul.tingkat:
            return (f"Kode {simpul.kode} tidak ada dalam daftar nomenklatur.",)
        return tuple(_beda(simpul, resmi))


_BERKODE = (Tingkat.PROGRAM, Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN)


def _beda(simpul: Simpul, resmi: Nomenklatur) -> Iterator[str]:
    if _rapat(simpul.nama) != _rapat(resmi.nama):
        yield f"Nama resmi: “{resmi.nama}”."
    if not resmi.indikator:
        return
    milik = {_rapat(i.nama): i for i in simpul.indikator}
    sama = milik.get(_rapat(resmi.indikator))
    if sama is None:
        yield f"Indikator resmi: “{resmi.indikator}” ({resmi.satuan or 'tanpa satuan'})."
    elif resmi.satuan and _rapat(sama.satuan) != _rapat(resmi.satuan):
        yield f"Satuan resmi “{resmi.indikator}”: {resmi.satuan}."


def _rapat(teks: str) -> str:
    """Letters and digits alone: case, spaces and marks do not make a difference."""
    return re.sub(r"[\W_]+", "", teks.casefold())
