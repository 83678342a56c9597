"""Perlu perhatian: what lags, why, and in what order (aturan section 6).

:func:`susun_sorotan` takes the evaluations of quarters 1..n and gives every candidate
in meeting order. Late units come first, one line a unit; then items by score.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import sqrt

from simpelin.domain.alasan import alasan, alasan_unit
from simpelin.domain.ambang import Ambang
from simpelin.domain.angka import NOL, potong
from simpelin.domain.capaian import HasilIndikator, Status
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.penilaian import Aturan, Kuadran, Penilaian, PenilaianMalas, Warna
from simpelin.domain.rencana import Kunci, Simpul


@dataclass(frozen=True, slots=True)
class Sorotan:
    """One line of the list: a late unit (``penilaian`` none, ``daftar`` its items) or an item.

    ``keparahan`` is a colour's name, or "info" where the item itself is hijau or has no
    colour. ``skor`` is the score U, ``alasan`` one sentence in Bahasa Indonesia.
    """

    aturan: Aturan
    keparahan: str
    unit: str
    alasan: str
    skor: float | None = None
    penilaian: Penilaian | None = None
    aturan_lain: tuple[Aturan, ...] = ()
    daftar: tuple[Simpul, ...] = ()
    hari_terlambat: int | None = None
    pagu: int = 0
    berturut_merah: int = 0

    @property
    def utama(self) -> bool:
        """Whether it is listed however long the list: every merah and every G ≤ −10."""
        if self.penilaian is None:
            return True
        lain = (self.aturan, *self.aturan_lain)
        return self.penilaian.warna is Warna.MERAH or Aturan.ANGGARAN_MENDAHULUI_OUTPUT in lain


@dataclass(frozen=True)
class DaftarSorotan:
    """All candidates in meeting order, and what they were weighed by.

    ``kas_kosong`` counts the sub kegiatan without a cash plan or pagu, whose money is
    shown as serapan alone.
    """

    evaluasi: Evaluasi
    sorotan: tuple[Sorotan, ...]
    penilaian: Mapping[Kunci, Penilaian] = field(repr=False)
    kas_kosong: int = 0

    def daftar_layar(self, banyak: int = 10) -> tuple[Sorotan, ...]:
        """The screen's list: late units, the first ``banyak`` items, and what must be seen."""
        hasil, terpakai = [], 0
        for satu in self.sorotan:
            if satu.penilaian is None or terpakai < banyak or satu.utama:
                hasil.append(satu)
            terpakai += satu.penilaian is not None
        return tuple(hasil)


def skor(penilaian: Penilaian, pagu_terbesar: int, berturut: int, *, lewat: bool = False) -> float:
    """The score U that orders the meeting; a float, since it holds a square root."""
    p = penilaian
    d_k = _potong1(None if p.spi_k is None else 1 - p.spi_k)
    d_rp = _potong1(None if p.spi_rp is None else 1 - p.spi_rp)
    d_f = _potong1(None if p.prognosis is None else 1 - p.prognosis.pusat)
    d_g = _potong1(None if p.gap is None else (-p.gap - 10) / 40)
    berat = 40 * d_k + 20 * d_rp + 25 * d_f + 15 * d_g
    porsi = min(Fraction(1), Fraction(p.hasil.pagu, pagu_terbesar)) if pagu_terbesar > 0 else NOL
    tambahan = 5 * min(berturut, 3) + 5 * lewat + 5 * p.simpul.prioritas
    return float(berat) * (0.6 + 0.4 * sqrt(porsi)) + tambahan


def _potong1(nilai: Fraction | None) -> Fraction:
    return NOL if nilai is None else potong(nilai, 0, 1)


def aturan_kena(penilaian: Penilaian, ambang: Ambang, *, lewat: bool = False) -> tuple[Aturan, ...]:
    """The rules that an item meets, heaviest first; none for one that is belum lapor."""
    p = penilaian
    if p.abu:
        return ()
    spi_rp = None if p.spi_rp is None else 100 * p.spi_rp
    kena = {
        Aturan.TERHAMBAT: p.kuadran is Kuadran.TERHAMBAT,
        Aturan.KINERJA_TERTINGGAL: p.warna_k not in (None, Warna.HIJAU),
        Aturan.ANGGARAN_MENDAHULUI_OUTPUT: p.gap is not None and p.gap <= ambang.gap_bawah,
        Aturan.PROGNOSIS_MELESET: p.prognosis is not None
        and p.prognosis.pusat < ambang.hijau_prognosis,
        Aturan.SISA_BESAR: p.sisa_besar,
        Aturan.SERAPAN_TERTINGGAL: spi_rp is not None and spi_rp < ambang.hijau_rp,
        Aturan.SERAPAN_BERLEBIH: spi_rp is not None and spi_rp > ambang.lebih_rp,
        Aturan.TINDAK_LANJUT_LEWAT: lewat,
        Aturan.OUTPUT_MENDAHULUI_ANGGARAN: p.gap is not None and p.gap >= ambang.gap_atas,
    }
    return tuple(aturan for aturan, ya in kena.items() if ya)


def berturut_merah(kunci: Kunci, per_triwulan: Sequence[Mapping[Kunci, Penilaian]]) -> int:
    """q: consecutive quarters in merah up to the last; abu-abu neither counts nor breaks."""
    berturut = 0
    for penilaian in reversed(per_triwulan):
        satu = penilaian.get(kunci)
        warna = None if satu is None else satu.warna
        if warna is Warna.MERAH:
            berturut += 1
        elif warna is not Warna.ABU:
            break
    return berturut


def pagu_terbesar(evaluasi: Evaluasi) -> int:
    """Pmax: the largest pagu of a sub kegiatan outside salaries, rupiah."""
    return max(
        (
            satu.pagu
            for satu in evaluasi.sub_kegiatan
            if satu.simpul is not None and not evaluasi.ambang.gaji(satu.simpul.nama)
        ),
        default=0,
    )


def susun_sorotan(
    evaluasi: Sequence[Evaluasi],
    *,
    hari_terlambat: Mapping[str, int] | None = None,
    tindak_lanjut_lewat: Collection[Kunci] = (),
) -> DaftarSorotan:
    """Every candidate in meeting order.

    ``evaluasi`` holds quarters 1..n, the last being the one reviewed;
    ``hari_terlambat`` days late by unit; ``tindak_lanjut_lewat`` the items with an
    overdue follow-up. Raises ``ValueError`` where there is no evaluation.
    """
    if not evaluasi:
        raise ValueError("tidak ada evaluasi")
    kini = evaluasi[-1]
    per_triwulan = [PenilaianMalas(satu) for satu in evaluasi]
    penilaian = dict(per_triwulan[-1])
    butir = _butir(kini, per_triwulan, tindak_lanjut_lewat)
    unit = _unit_terlambat(kini, penilaian, hari_terlambat or {})
    kas_kosong = sum(satu.rencana_kas is None or not satu.pagu for satu in kini.sub_kegiatan)
    return DaftarSorotan(kini, (*unit, *butir), penilaian, kas_kosong)


def _butir(
    kini: Evaluasi,
    per_triwulan: Sequence[Mapping[Kunci, Penilaian]],
    lewat: Collection[Kunci],
) -> list[Sorotan]:
    terbesar = pagu_terbesar(kini)
    hasil = []
    for kunci, penilaian in per_triwulan[-1].items():
        kena = aturan_kena(penilaian, kini.ambang, lewat=kunci in lewat)
        if not kena:
            continue
        berturut = berturut_merah(kunci, per_triwulan)
        warna = penilaian.warna
        hasil.append(
            Sorotan(
                kena[0],
                "info" if warna in (None, Warna.HIJAU) else str(warna),
                penilaian.simpul.unit,
                alasan(kena[0], penilaian),
                skor(penilaian, terbesar, berturut, lewat=kunci in lewat),
                penilaian,
                kena[1:],
                pagu=penilaian.hasil.pagu,
                berturut_merah=berturut,
            )
        )
    # The sort is stable, so plan order decides what is still equal.
    hasil.sort(key=lambda satu: (-(satu.skor or 0.0), -_sisa(satu)))
    return hasil


def _sisa(sorotan: Sorotan) -> Fraction:
    assert sorotan.penilaian is not None
    return sorotan.penilaian.sisa or NOL


def unit_indikator(hasil: HasilIndikator, simpul: Simpul) -> str:
    """Who reports an indicator: its own unit, else the node's."""
    return hasil.indikator.unit or simpul.unit


def _unit_terlambat(
    kini: Evaluasi, penilaian: Mapping[Kunci, Penilaian], hari: Mapping[str, int]
) -> list[Sorotan]:
    belum: dict[str, dict[Kunci, Simpul]] = {}
    for kunci, satu in penilaian.items():
        if not satu.abu:
            continue
        for indikator in satu.hasil.indikator:
            if indikator.status is Status.BELUM_LAPOR:
                unit = unit_indikator(indikator, satu.simpul)
                belum.setdefault(unit, {})[kunci] = satu.simpul
    hasil = []
    for unit, daftar in belum.items():
        pagu = sum(penilaian[kunci].hasil.pagu for kunci in daftar)
        terlambat = hari.get(unit, 0)
        hasil.append(
            Sorotan(
                Aturan.BELUM_LAPOR,
                str(Warna.ABU),
                unit,
                alasan_unit(unit, len(daftar), pagu, terlambat),
                daftar=tuple(daftar.values()),
                hari_terlambat=terlambat,
                pagu=pagu,
            )
        )
    hasil.sort(key=lambda satu: (-(satu.hari_terlambat or 0), -satu.pagu))
    return hasil
