"""Small makers of plans and reports for the domain tests."""

from __future__ import annotations

from fractions import Fraction

from simpelin.domain.evaluasi import Evaluasi, evaluasi
from simpelin.domain.realisasi import LaporanKinerja, Realisasi
from simpelin.domain.rencana import (
    Indikator,
    Kunci,
    Polaritas,
    Sifat,
    Simpul,
    Tingkat,
    susun,
)

JUTA = 1_000_000


def angka(nilai):
    return None if nilai is None else Fraction(str(nilai))


def empat(*nilai):
    isi = [angka(satu) for satu in nilai]
    return tuple(isi + [None] * (4 - len(isi)))


def indikator(nama="i", target=None, tw=(), sifat="kumulatif", polaritas="positif", **lain):
    return Indikator(
        nama,
        sifat=Sifat(sifat),
        polaritas=Polaritas(polaritas),
        target=angka(target),
        target_tw=empat(*tw),
        **lain,
    )


def laporan(*nilai):
    """Four quarters: None, a number, or (pembilang, penyebut)."""
    hasil = []
    for satu in (*nilai, None, None, None, None)[:4]:
        if satu is None:
            hasil.append(None)
        elif isinstance(satu, tuple):
            hasil.append(LaporanKinerja(None, angka(satu[0]), angka(satu[1])))
        else:
            hasil.append(LaporanKinerja(angka(satu)))
    return tuple(hasil)


def sub(kode, *isi, induk="K", pagu=None, kas=(), nama=None, unit="Seksi A", **lain):
    return Simpul(
        Kunci(kode),
        Tingkat.SUB_KEGIATAN,
        nama or f"Sub {kode}",
        Kunci(induk),
        unit,
        pagu=pagu,
        kas=tuple([*kas, None, None, None, None][:4]),
        indikator=tuple(isi),
        **lain,
    )


def rantai(*subs, kegiatan=("K",), program="P", sasaran="S"):
    """A sasaran, a program, some kegiatan, and the given sub kegiatan."""
    atas = [
        Simpul(Kunci(sasaran), Tingkat.SASARAN, "Sasaran"),
        Simpul(Kunci(program), Tingkat.PROGRAM, "Program", Kunci(sasaran)),
    ]
    atas += [Simpul(Kunci(k), Tingkat.KEGIATAN, f"Kegiatan {k}", Kunci(program)) for k in kegiatan]
    return susun(2026, "murni", [*atas, *subs])


def hitung(rencana, n, kinerja=None, anggaran=None, **lain) -> Evaluasi:
    """Evaluate; ``kinerja`` maps (kode, indikator) to a laporan, ``anggaran`` kode to rupiah."""
    return evaluasi(
        rencana,
        Realisasi(
            {(Kunci(k), i): isi for (k, i), isi in (kinerja or {}).items()},
            {
                Kunci(k): tuple([*isi, None, None, None, None][:4])
                for k, isi in (anggaran or {}).items()
            },
        ),
        n,
        **lain,
    )
