"""The indices of one sub kegiatan at the end of a quarter: SPI, gap, colour, quadrant.

Aturan section 6. :mod:`simpelin.domain.sorotan` makes the meeting's list of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from simpelin.domain.ambang import Ambang
from simpelin.domain.angka import NOL, SERATUS, persen_bulat, persentase, rata_rata
from simpelin.domain.capaian import HasilIndikator, realisasi_sampai, target_sampai
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.prognosis import (
    AKHIR,
    Kejar,
    Rentang,
    kejar,
    prognosis_belanja,
    prognosis_kinerja,
)
from simpelin.domain.rencana import Kunci, Polaritas, Sifat, Simpul

_BATAS_KECIL = Fraction(4)
"""Kumulatif targets up to this are whole things: one missing is not a merah at once."""


class Warna(StrEnum):
    """State of a figure or an item; ABU is "belum lapor"."""

    HIJAU = "hijau"
    KUNING = "kuning"
    ORANYE = "oranye"
    MERAH = "merah"
    ABU = "abu"

    @property
    def huruf(self) -> str:
        """The letter that stands with the colour, for grey print and colour-blind eyes."""
        return "–" if self is Warna.ABU else self.value[0].upper()


_BERAT_WARNA = (Warna.HIJAU, Warna.KUNING, Warna.ORANYE, Warna.MERAH)


class Kuadran(StrEnum):
    SESUAI = "Sesuai"
    SPJ_TERTUNDA = "SPJ tertunda atau hemat"
    OUTPUT_BELUM = "Anggaran terserap, output belum tercapai"
    TERHAMBAT = "Terhambat"
    SERAPAN_MELEBIHI = "Serapan melebihi rencana"


class Aturan(StrEnum):
    """The rules that make an item a candidate, heaviest first."""

    BELUM_LAPOR = "belum_lapor"
    TERHAMBAT = "terhambat"
    KINERJA_TERTINGGAL = "kinerja_tertinggal"
    ANGGARAN_MENDAHULUI_OUTPUT = "anggaran_mendahului_output"
    PROGNOSIS_MELESET = "prognosis_meleset"
    SISA_BESAR = "sisa_besar"
    SERAPAN_TERTINGGAL = "serapan_tertinggal"
    SERAPAN_BERLEBIH = "serapan_berlebih"
    TINDAK_LANJUT_LEWAT = "tindak_lanjut_lewat"
    OUTPUT_MENDAHULUI_ANGGARAN = "output_mendahului_anggaran"


@dataclass(frozen=True, slots=True)
class Penilaian:
    """Every index of one sub kegiatan at the end of a quarter; ``None`` where it has none.

    ``spi_*`` are ratios, ``dev_*`` and ``gap`` points, ``belanja`` and ``sisa`` rupiah.
    """

    hasil: HasilSimpul
    triwulan: int
    abu: bool
    spi_k: Fraction | None
    spi_rp: Fraction | None
    dev_k: Fraction | None
    dev_kas: Fraction | None
    gap: Fraction | None
    kuadran: Kuadran | None
    warna_k: Warna | None
    warna_rp: Warna | None
    warna_prognosis: Warna | None
    prognosis: Rentang | None
    belanja: Rentang | None
    sisa: Fraction | None
    sisa_besar: bool
    kejar: Kejar | None

    @property
    def simpul(self) -> Simpul:
        assert self.hasil.simpul is not None
        return self.hasil.simpul

    @property
    def warna(self) -> Warna | None:
        """The item's colour: the worst of K, Rp and forecast; ABU where a report is due."""
        if self.abu:
            return Warna.ABU
        return terburuk(self.warna_k, self.warna_rp, self.warna_prognosis)


def terburuk(*warna: Warna | None) -> Warna | None:
    """The worst of some colours; ``None`` where there is none."""
    ada = [satu for satu in warna if satu is not None]
    return max(ada, key=_BERAT_WARNA.index) if ada else None


class PenilaianMalas(Mapping[Kunci, Penilaian]):
    """The indices of an evaluation's sub kegiatan, each computed when it is asked for.

    Of earlier quarters only few are: those of what is merah now.
    """

    def __init__(self, evaluasi: Evaluasi) -> None:
        self._evaluasi = evaluasi
        self._jadi: dict[Kunci, Penilaian] = {}

    def __getitem__(self, kunci: Kunci) -> Penilaian:
        jadi = self._jadi.get(kunci)
        if jadi is None:
            hasil, belanja = self._hasil[kunci], self._belanja[kunci]
            jadi = self._jadi[kunci] = _nilai(hasil, self._evaluasi, belanja, self._sisa_kantor)
        return jadi

    def __iter__(self) -> Iterator[Kunci]:
        return iter(self._hasil)

    def __len__(self) -> int:
        return len(self._hasil)

    @cached_property
    def _hasil(self) -> dict[Kunci, HasilSimpul]:
        semua = self._evaluasi.sub_kegiatan
        return {satu.simpul.kunci: satu for satu in semua if satu.simpul is not None}

    @cached_property
    def _belanja(self) -> dict[Kunci, Rentang | None]:
        n = self._evaluasi.triwulan
        return {kunci: _prognosis_rp(satu, n) for kunci, satu in self._hasil.items()}

    @cached_property
    def _sisa_kantor(self) -> Fraction:
        """The office's expected unspent, which each item's is held against."""
        return sum(
            (
                self._hasil[kunci].pagu - satu.pusat
                for kunci, satu in self._belanja.items()
                if satu is not None
            ),
            NOL,
        )


def _prognosis_rp(hasil: HasilSimpul, n: int) -> Rentang | None:
    return prognosis_belanja(hasil.pagu, hasil.rencana_kas, hasil.realisasi_anggaran, n)


def _nilai(
    hasil: HasilSimpul, evaluasi: Evaluasi, belanja: Rentang | None, sisa_kantor: Fraction
) -> Penilaian:
    n, ambang = evaluasi.triwulan, evaluasi.ambang
    dihitung = [satu for satu in hasil.indikator if satu.dihitung]
    kas = hasil.rencana_kas if hasil.pagu else None
    spi_k = None if hasil.capaian_kinerja is None else hasil.capaian_kinerja / SERATUS
    spi_rp = Fraction(hasil.realisasi_anggaran, kas) if kas else None
    dev_k = rata_rata(_dev_k(satu) for satu in dihitung)
    dev_kas = None if kas is None else persentase(hasil.realisasi_anggaran - kas, hasil.pagu)
    prognosis = prognosis_kinerja(hasil.indikator)
    ringan = _kurang_satu_saja(dihitung)
    warna_k = _ringankan(warna_kinerja(hasil.capaian_kinerja, ambang), ringan)
    warna_rp = warna_belanja(kas, hasil.realisasi_anggaran, spi_rp, ambang)
    sisa = None if belanja is None else hasil.pagu - belanja.pusat
    besar = _sisa_besar(sisa, hasil.pagu, sisa_kantor, ambang)
    warna_prognosis = _ringankan(_warna_prognosis(prognosis, ambang), ringan)
    if besar and not _penghematan(hasil, n):
        warna_prognosis = Warna.MERAH
    abu = hasil.terlapor < hasil.wajib
    return Penilaian(
        hasil,
        n,
        abu,
        spi_k,
        spi_rp,
        dev_k,
        dev_kas,
        None if dev_k is None or dev_kas is None else dev_k - dev_kas,
        None if abu else kuadran(warna_k, spi_k, warna_rp, spi_rp, ambang),
        warna_k,
        warna_rp,
        warna_prognosis,
        prognosis,
        belanja,
        sisa,
        besar,
        kejar(hasil.indikator),
    )


def _dev_k(hasil: HasilIndikator) -> Fraction:
    """Points behind or ahead of plan, as a share of the year."""
    indikator, tahunan = hasil.indikator, hasil.indikator.target
    assert hasil.realisasi is not None
    assert hasil.capaian is not None
    if _kumulatif_positif(indikator.sifat, indikator.polaritas) and tahunan:
        return 100 * (min(hasil.realisasi, tahunan) - (hasil.target or NOL)) / tahunan
    return min(NOL, hasil.capaian - SERATUS) * hasil.triwulan / 4


def _kumulatif_positif(sifat: Sifat, polaritas: Polaritas) -> bool:
    return sifat is Sifat.KUMULATIF and polaritas is Polaritas.POSITIF


def warna_kinerja(capaian: Fraction | None, ambang: Ambang) -> Warna | None:
    """Colour K, on the whole percent of section 4."""
    if capaian is None:
        return None
    bulat = persen_bulat(capaian)
    if bulat >= ambang.hijau_k:
        return Warna.HIJAU
    if bulat >= ambang.kuning_k:
        return Warna.KUNING
    return Warna.ORANYE if bulat >= ambang.oranye_k else Warna.MERAH


def warna_belanja(
    kas: int | None, realisasi: int, spi_rp: Fraction | None, ambang: Ambang
) -> Warna | None:
    """Colour Rp by 100·SPI_Rp; money spent where none was planned yet is kuning."""
    if kas is None:
        return None
    if spi_rp is None:
        return Warna.KUNING if realisasi > 0 else None
    persen = 100 * spi_rp
    if persen < ambang.kuning_rp:
        return Warna.MERAH
    return Warna.HIJAU if ambang.hijau_rp <= persen <= ambang.lebih_rp else Warna.KUNING


def _warna_prognosis(prognosis: Rentang | None, ambang: Ambang) -> Warna | None:
    if prognosis is None:
        return None
    if prognosis.pusat >= ambang.hijau_prognosis:
        return Warna.HIJAU
    return Warna.KUNING if prognosis.pusat >= ambang.kuning_prognosis else Warna.MERAH


def _ringankan(warna: Warna | None, ringan: bool) -> Warna | None:
    return Warna.KUNING if ringan and warna in (Warna.ORANYE, Warna.MERAH) else warna


def _kurang_satu_saja(dihitung: Sequence[HasilIndikator]) -> bool:
    """Whether all that is short is one unit of a small target, and for the first time."""
    kurang = [satu for satu in dihitung if satu.capaian is not None and satu.capaian < SERATUS]
    return bool(kurang) and all(map(_kurang_satu, kurang))


def _kurang_satu(hasil: HasilIndikator) -> bool:
    indikator, n = hasil.indikator, hasil.triwulan
    if not _kumulatif_positif(indikator.sifat, indikator.polaritas) or n == AKHIR:
        return False
    if indikator.target is None or indikator.target > _BATAS_KECIL:
        return False
    if (hasil.target or NOL) - (hasil.realisasi or NOL) > 1:
        return False
    lalu = target_sampai(indikator, n - 1) if n > 1 else None
    return not lalu or (realisasi_sampai(indikator.sifat, hasil.laporan, n - 1) or NOL) >= lalu


def _sisa_besar(sisa: Fraction | None, pagu: int, sisa_kantor: Fraction, ambang: Ambang) -> bool:
    """Expected unspent money that is large for the item, or for the office."""
    if sisa is None or sisa <= 0:
        return False
    sendiri = sisa > pagu * ambang.sisa_persen / SERATUS and sisa > ambang.sisa_rupiah
    return sendiri or sisa > sisa_kantor * ambang.sisa_persen / SERATUS


def _penghematan(hasil: HasilSimpul, n: int) -> bool:
    """At year's end with the target reached, what is left is a saving, not a failure."""
    tahunan = hasil.capaian_tahunan
    return n == AKHIR and tahunan is not None and tahunan >= SERATUS


def kuadran(
    warna_k: Warna | None,
    spi_k: Fraction | None,
    warna_rp: Warna | None,
    spi_rp: Fraction | None,
    ambang: Ambang,
) -> Kuadran | None:
    """Where kinerja and money stand together; none where an index is missing."""
    if spi_k is None or spi_rp is None:
        return None
    k_rendah = warna_k in (Warna.MERAH, Warna.ORANYE) and spi_k < 1
    rp_rendah = warna_rp in (Warna.MERAH, Warna.ORANYE) and spi_rp < 1
    if k_rendah:
        return Kuadran.TERHAMBAT if rp_rendah else Kuadran.OUTPUT_BELUM
    if rp_rendah:
        return Kuadran.SPJ_TERTUNDA
    return Kuadran.SERAPAN_MELEBIHI if 100 * spi_rp > ambang.lebih_rp else Kuadran.SESUAI
