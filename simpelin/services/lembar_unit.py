"""The sheet on which one unit enters a quarter: its lines, what is locked, what is missing.

Kinerja is entered by the unit that owns the indicator, rupiah by Keuangan for all or by
the owning unit (⚙ ``sumber_rp``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from simpelin.domain.ambang import Ambang
from simpelin.domain.capaian import HasilIndikator, Status, realisasi_sampai
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.kantor import LaporanUnit, Peran
from simpelin.domain.penilaian import Penilaian, PenilaianMalas, Warna, warna_kinerja
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import KOSONG4, Kunci, Polaritas, Sifat, Simpul, Tingkat
from simpelin.domain.sorotan import unit_indikator
from simpelin.domain.temuan_realisasi import (
    anggaran_negatif,
    di_luar_skala,
    realisasi_melebihi_pagu,
)
from simpelin.domain.tingkat import BEKU, RupiahFinal
from simpelin.services import pengaturan
from simpelin.services.evaluasi import hitung
from simpelin.services.isi_realisasi import TINDAKAN_NOL, IsiKinerja, isi
from simpelin.services.kunci_isian import KunciTriwulan, kunci_triwulan

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass(frozen=True, slots=True)
class BarisIsian:
    """One indicator of one sub kegiatan (or of a node above) on a unit's sheet.

    ``pertama`` marks the node's first line on the sheet, which carries its money.
    ``kunci_k`` and ``kunci_rp`` say why a cell may not be typed; empty where it may.
    ``lalu`` is R(n−1); rupiah are whole.
    """

    hasil: HasilSimpul
    indikator: HasilIndikator | None
    pertama: bool
    penilaian: Penilaian | None
    kinerja: LaporanKinerja | None
    lalu: Fraction | None
    rp_lalu: int
    rp_ini: int | None
    catatan_rp: str
    kunci_k: str
    kunci_rp: str
    ambang: Ambang

    @property
    def simpul(self) -> Simpul:
        assert self.hasil.simpul is not None
        return self.hasil.simpul

    @property
    def warna(self) -> Warna | None:
        """The item's colour, or ABU where a report is due."""
        return None if self.penilaian is None else self.penilaian.warna

    @property
    def warna_k(self) -> Warna | None:
        """The colour of this indicator alone; a node's only one takes the node's."""
        i = self.indikator
        if i is None or i.status is Status.BELUM_LAPOR:
            return None if i is None else Warna.ABU
        if self.penilaian is not None and len(self.hasil.indikator) == 1:
            return self.penilaian.warna_k
        return warna_kinerja(i.capaian, self.ambang) if i.dihitung else None

    @property
    def tanpa_rencana(self) -> bool:
        """Nothing is planned in this quarter itself and nothing is entered yet."""
        i = self.indikator
        if i is None or self.kinerja is not None or i.otomatis:
            return False
        sendiri = i.indikator.target_tw[i.triwulan - 1]
        positif = i.indikator.polaritas is Polaritas.POSITIF
        kosong = sendiri is None or (positif and not sendiri)
        terjadwal = i.indikator.target_tw != KOSONG4
        return i.status is Status.BELUM_DIJADWALKAN or (
            kosong and terjadwal and i.indikator.sifat is Sifat.KUMULATIF
        )

    @property
    def dapat_nol(self) -> bool:
        """Whether 0 may be answered here: a ratio of nothing is "tidak ada kejadian" and a
        mean would be drawn down, so those two are left."""
        return (
            self.tanpa_rencana
            and not self.kunci_k
            and self.indikator is not None
            and self.indikator.indikator.sifat in (Sifat.KUMULATIF, Sifat.POSISI_AKHIR)
        )


@dataclass(frozen=True)
class Lembar:
    """What one unit fills in one quarter; ``unit`` empty is Keuangan's sheet over all units."""

    unit: str
    evaluasi: Evaluasi
    batas: date
    laporan: LaporanUnit | None
    baris: tuple[BarisIsian, ...]
    catatan: Mapping[Kunci, Catatan] = field(repr=False)
    terkunci: str = ""
    """Why the unit's kinerja and words may not be typed; '' where they may."""
    lewat: str = ""
    """Why the unit is too late to type, where the office closes entry at its deadline."""
    final: RupiahFinal | None = None
    """Keuangan's word that the unit's rupiah are final."""

    @property
    def beku(self) -> bool:
        return self.laporan is not None and self.laporan.status in BEKU

    @property
    def wajib(self) -> int:
        """How many lines are due; on Keuangan's sheet those with pagu."""
        if not self.unit:
            return sum(satu.hasil.pagu > 0 for satu in self.baris)
        return sum(i.status.wajib for i in self._indikator())

    @property
    def terisi(self) -> int:
        """How many of the due lines are filled."""
        if not self.unit:
            ada = (satu for satu in self.baris if satu.hasil.pagu > 0)
            return sum(satu.rp_ini is not None for satu in ada)
        return sum(i.status is Status.TERISI for i in self._indikator())

    def _indikator(self) -> Iterator[HasilIndikator]:
        return (satu.indikator for satu in self.baris if satu.indikator is not None)

    def kekurangan(self) -> tuple[BarisIsian, ...]:
        """The lines that still miss a due figure."""
        return tuple(
            satu
            for satu in self.baris
            if satu.indikator is not None and satu.indikator.status is Status.BELUM_LAPOR
        )


@dataclass(frozen=True, slots=True)
class Halangan:
    """What must be corrected or reasoned before the unit can hand in (aturan section 7)."""

    baris: BarisIsian
    rupiah: bool
    pesan: str


def halangan(lembar_kini: Lembar) -> tuple[Halangan, ...]:
    """Figures that are impossible: out of scale, above pagu, a running total below 0."""
    evaluasi = lembar_kini.evaluasi
    hasil = []
    for satu in (
        *di_luar_skala(evaluasi),
        *realisasi_melebihi_pagu(evaluasi),
        *anggaran_negatif(evaluasi),
    ):
        nama = satu.angka.get("indikator")
        for baris in lembar_kini.baris:
            if baris.simpul.kode != satu.kode or (nama is None and not baris.pertama):
                continue
            i = baris.indikator
            if nama is None or (i is not None and i.indikator.nama == nama and not i.otomatis):
                hasil.append(Halangan(baris, nama is None, satu.pesan))
    return tuple(hasil)


def unit_pelapor(evaluasi: Evaluasi) -> tuple[str, ...]:
    """The units that own an indicator of the plan in force, in plan order."""
    nama = (
        unit_indikator(indikator, hasil.simpul)
        for hasil in evaluasi
        for indikator in hasil.indikator
        if hasil.simpul is not None
    )
    return tuple(dict.fromkeys(satu for satu in nama if satu))


def unit_keuangan(store: Store) -> str:
    """The unit that enters rupiah for all, or '' where none is named."""
    return next((u.nama for u in store.unit.semua() if u.peran is Peran.KEUANGAN), "")


def lembar(
    store: Store, tahun: int, triwulan: int, unit: str, tanggal: date | None = None
) -> Lembar:
    """The sheet of one unit, or with an empty ``unit`` Keuangan's sheet of all rupiah, as it
    is on a day (today where not given)."""
    evaluasi = hitung(store, tahun, triwulan)
    atur = pengaturan.muat(store)
    kunci = kunci_triwulan(store, tahun, triwulan, tanggal, atur)
    penyusun = _PenyusunLembar(
        evaluasi,
        unit,
        atur.rp_oleh_unit,
        unit_keuangan(store),
        store.realisasi.catatan_anggaran(tahun),
        kunci,
    )
    return Lembar(
        unit,
        evaluasi,
        kunci.batas,
        kunci.laporan.get(unit) if unit else None,
        tuple(penyusun.baris()),
        {k: isi for (k, n), isi in evaluasi.realisasi.catatan.items() if n == triwulan},
        kunci.kinerja(unit) if unit else "",
        kunci.lewat(unit) if unit else "",
        kunci.final.get(unit),
    )


class _PenyusunLembar:
    def __init__(
        self,
        evaluasi: Evaluasi,
        unit: str,
        rp_oleh_unit: bool,
        keuangan: str,
        catatan_rp: Mapping[tuple[Kunci, int], str],
        kunci: KunciTriwulan,
    ) -> None:
        self.evaluasi = evaluasi
        self.unit = unit
        self.rp_oleh_unit = rp_oleh_unit
        self.keuangan = keuangan
        self.catatan_rp = catatan_rp
        self.kunci = kunci
        self.penilaian = PenilaianMalas(evaluasi)

    def baris(self) -> Iterator[BarisIsian]:
        for hasil in self.evaluasi:
            pertama = True
            for indikator in self._indikator(hasil):
                yield self._satu(hasil, indikator, pertama)
                pertama = False

    def _indikator(self, hasil: HasilSimpul) -> Iterator[HasilIndikator | None]:
        simpul = hasil.simpul
        assert simpul is not None
        sub = simpul.tingkat is Tingkat.SUB_KEGIATAN
        if not self.unit:
            if sub:
                yield hasil.indikator[0] if hasil.indikator else None
            return
        milik = [i for i in hasil.indikator if unit_indikator(i, simpul) == self.unit]
        yield from milik
        if not milik and sub and simpul.unit == self.unit:
            yield None

    def _satu(
        self, hasil: HasilSimpul, indikator: HasilIndikator | None, pertama: bool
    ) -> BarisIsian:
        simpul, n = hasil.simpul, self.evaluasi.triwulan
        assert simpul is not None
        anggaran = self.evaluasi.realisasi.anggaran.get(simpul.kunci, KOSONG4)
        return BarisIsian(
            hasil,
            indikator,
            pertama,
            self.penilaian.get(simpul.kunci),
            None if indikator is None else indikator.laporan[n - 1],
            None
            if indikator is None
            else realisasi_sampai(indikator.indikator.sifat, indikator.laporan, n - 1),
            sum(satu or 0 for satu in anggaran[: n - 1]),
            anggaran[n - 1],
            self.catatan_rp.get((simpul.kunci, n), ""),
            self._kunci_k(indikator),
            self._kunci_rp(simpul),
            self.evaluasi.ambang,
        )

    def _kunci_k(self, indikator: HasilIndikator | None) -> str:
        if indikator is None:
            return "Sub kegiatan ini tidak punya indikator."
        if not self.unit:
            return "Kinerja diisi oleh unit pemilik indikator."
        return self.kunci.kinerja(self.unit)

    def _kunci_rp(self, simpul: Simpul) -> str:
        if simpul.tingkat is not Tingkat.SUB_KEGIATAN:
            return "Rupiah hanya diisi pada sub kegiatan."
        terkunci = self.kunci.rupiah(simpul.unit)
        if terkunci:
            return terkunci
        if not self.rp_oleh_unit:
            oleh_keuangan = not self.unit or self.unit == self.keuangan
            return "" if oleh_keuangan else "Rupiah diisi oleh Keuangan."
        if not self.unit:
            return "Rupiah diisi oleh unit pemilik sub kegiatan (lihat Pengaturan)."
        milik = simpul.unit == self.unit
        return "" if milik else f"Rupiah diisi oleh {simpul.unit or 'unit pemilik'}."


def perintah_nol(lembar_kini: Lembar) -> tuple[IsiKinerja, ...]:
    """The commands that answer 0 on every line with nothing planned in this quarter."""
    evaluasi = lembar_kini.evaluasi
    return tuple(
        IsiKinerja(
            evaluasi.tahun,
            evaluasi.triwulan,
            satu.simpul.kunci,
            satu.indikator.indikator.nama,
            LaporanKinerja(Fraction(0)),
        )
        for satu in lembar_kini.baris
        if satu.dapat_nol and satu.indikator is not None
    )


def jawab_nol(store: Store, lembar_kini: Lembar) -> int:
    """Answer 0 on every line with nothing planned in this quarter; gives how many."""
    perintah = perintah_nol(lembar_kini)
    if perintah:
        isi(store, *perintah, tindakan=TINDAKAN_NOL)
    return len(perintah)
