"""An entry of the official list of codes and names."""

from __future__ import annotations

from dataclasses import dataclass

from simpelin.domain.rencana import Tingkat


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
