"""What changed since the last meeting: worse, better, new, closed (issue "Monev", item 1).

Compared are two lists of items with their colours: the one of the last closed meeting's
snapshot (or of the earlier quarter, where no meeting was closed) and the present one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from simpelin.domain.penilaian import Warna
from simpelin.domain.rapat import TANGGA
from simpelin.domain.rencana import Kunci
from simpelin.domain.sorotan import DaftarSorotan


class JenisPerubahan(StrEnum):
    MEMBURUK = "memburuk"
    MEMBAIK = "membaik"
    BARU = "baru"
    SELESAI = "selesai"


@dataclass(frozen=True, slots=True)
class ButirRapat:
    """An item as one meeting saw it; ``disorot`` whether it stood on its list."""

    kunci: Kunci
    nama: str
    unit: str
    warna: Warna | None
    disorot: bool
    skor: float | None = None


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One item that changed: how, from which colour to which."""

    jenis: JenisPerubahan
    kunci: Kunci
    nama: str
    unit: str
    dari: Warna | None
    menjadi: Warna | None


def butir_rapat(daftar: DaftarSorotan) -> dict[Kunci, ButirRapat]:
    """Every sub kegiatan of a list, with its colour and whether it is on the list."""
    skor = {
        satu.penilaian.simpul.kunci: satu.skor
        for satu in daftar.sorotan
        if satu.penilaian is not None
    }
    return {
        kunci: ButirRapat(
            kunci, p.simpul.nama, p.simpul.unit, p.warna, kunci in skor, skor.get(kunci)
        )
        for kunci, p in daftar.penilaian.items()
    }


def bandingkan(
    lalu: Mapping[Kunci, ButirRapat], kini: Mapping[Kunci, ButirRapat]
) -> tuple[Perubahan, ...]:
    """Worse, better, new and closed, in that order; within each as the present plan lists them.

    *Baru* came onto the list, *selesai* left it; an item on both lists is worse or better by
    its colour. One that is *belum lapor* now has not left the list: nobody knows yet.
    """
    hasil = []
    for kunci, satu in kini.items():
        jenis = _jenis(lalu.get(kunci), satu)
        if jenis is not None:
            dari = lalu[kunci].warna if kunci in lalu else None
            hasil.append(Perubahan(jenis, kunci, satu.nama, satu.unit, dari, satu.warna))
    hasil += [
        Perubahan(JenisPerubahan.SELESAI, kunci, satu.nama, satu.unit, satu.warna, None)
        for kunci, satu in lalu.items()
        if satu.disorot and kunci not in kini
    ]
    urutan = list(JenisPerubahan)
    return tuple(sorted(hasil, key=lambda satu: urutan.index(satu.jenis)))


def _jenis(lalu: ButirRapat | None, kini: ButirRapat) -> JenisPerubahan | None:
    dulu = lalu is not None and lalu.disorot
    if kini.disorot and not dulu:
        return JenisPerubahan.BARU
    if not dulu or kini.warna is Warna.ABU:
        return None
    if not kini.disorot:
        return JenisPerubahan.SELESAI
    assert lalu is not None
    return _menurut_warna(lalu.warna, kini.warna)


def _menurut_warna(lalu: Warna | None, kini: Warna | None) -> JenisPerubahan | None:
    # what has no colour of its own is on the list for another reason, and counts as hijau
    a, b = (TANGGA.index(satu) if satu in TANGGA else 0 for satu in (lalu, kini))
    if a == b:
        return None
    return JenisPerubahan.MEMBURUK if b > a else JenisPerubahan.MEMBAIK
