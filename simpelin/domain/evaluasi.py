"""Roll-up of one year's plan and reports to the end of a quarter (aturan section 3).

:func:`evaluasi` gives the one frozen value that the tree on screen, the JSON, the
workbooks and the charts all read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from simpelin.domain.ambang import BAWAAN, Ambang
from simpelin.domain.angka import NOL, jumlah, persentase, rata_rata, terkecil
from simpelin.domain.capaian import HasilIndikator, Status, nilai_indikator
from simpelin.domain.pengumpul import tanpa_pengumpul
from simpelin.domain.realisasi import EmpatLaporan, Realisasi
from simpelin.domain.rencana import KOSONG4, Indikator, Kunci, Rencana, Simpul, Tingkat


@dataclass(frozen=True, slots=True)
class HasilSimpul:
    """One node's figures, cumulative to the end of the quarter.

    Rupiah are whole, capaian are percent. ``rencana_kas`` is Σ kas of the sub kegiatan
    that have a cash plan and ``realisasi_terencana`` their Σ realisasi; ``None`` where
    none has one. ``wajib`` and ``terlapor`` count indicators of sub kegiatan at or below.
    ``simpul`` is ``None`` for the office.
    """

    simpul: Simpul | None
    anak: tuple[Kunci, ...] = ()
    indikator: tuple[HasilIndikator, ...] = ()
    pagu: int = 0
    rencana_kas: int | None = None
    realisasi_terencana: int = 0
    realisasi_anggaran: int = 0
    anggaran_terlapor: bool = False
    capaian_kinerja: Fraction | None = None
    capaian_tahunan: Fraction | None = None
    capaian_minimum: Fraction | None = None
    capaian_tertimbang: Fraction | None = None
    capaian_indikator: Fraction | None = None
    predikat: str | None = None
    wajib: int = 0
    terlapor: int = 0

    @property
    def serapan(self) -> Fraction | None:
        """100 × realisasi / pagu; none where pagu is 0."""
        return persentase(self.realisasi_anggaran, self.pagu)

    @property
    def serapan_kas(self) -> Fraction | None:
        """100 × realisasi / rencana kas to date, over those with a cash plan, above and below."""
        if self.rencana_kas is None:
            return None
        return persentase(self.realisasi_terencana, self.rencana_kas)

    @property
    def sisa_anggaran(self) -> int:
        return self.pagu - self.realisasi_anggaran

    @property
    def capaian_resmi(self) -> Fraction | None:
        """The official figure of the node: its own indicators' where it has one."""
        return self.capaian_kinerja if self.capaian_indikator is None else self.capaian_indikator


@dataclass(frozen=True, slots=True)
class Tajuk:
    """Which evaluation a form's figures are of, and whether they are made up."""

    tahun: int
    triwulan: int
    versi: str
    contoh: bool = False


@dataclass(frozen=True)
class Evaluasi:
    """The evaluation of one year to the end of ``triwulan``: every node, and the office."""

    rencana: Rencana
    realisasi: Realisasi = field(repr=False)
    triwulan: int
    ambang: Ambang
    kantor: HasilSimpul
    hasil: Mapping[Kunci, HasilSimpul] = field(repr=False)
    contoh: bool = False

    @property
    def tahun(self) -> int:
        return self.rencana.tahun

    @property
    def versi(self) -> str:
        return self.rencana.versi

    @property
    def tajuk(self) -> Tajuk:
        """What a form still has to know when its figures are taken out."""
        return Tajuk(self.tahun, self.triwulan, self.versi, self.contoh)

    def anak(self, kunci: Kunci | None) -> tuple[HasilSimpul, ...]:
        """The results below a node, or the roots."""
        return tuple(self.hasil[satu] for satu in self.rencana.anak.get(kunci, ()))

    def __iter__(self) -> Iterator[HasilSimpul]:
        """Every node's result, depth first."""
        return (self.hasil[kunci] for kunci in self.rencana.urutan)

    @cached_property
    def sub_kegiatan(self) -> tuple[HasilSimpul, ...]:
        """The sub kegiatan in plan order."""
        return tuple(self.hasil[satu.kunci] for satu in self.rencana.sub_kegiatan)

    @cached_property
    def tanpa_gaji(self) -> HasilSimpul:
        """The office's rupiah without salaries (⚙ names containing "gaji")."""
        bukan_gaji = [
            satu
            for satu in self.sub_kegiatan
            if satu.simpul is not None and not self.ambang.gaji(satu.simpul.nama)
        ]
        return HasilSimpul(None, (), (), *_jumlah_rupiah(bukan_gaji))


def evaluasi(
    rencana: Rencana,
    realisasi: Realisasi,
    triwulan: int,
    ambang: Ambang = BAWAAN,
    *,
    contoh: bool = False,
) -> Evaluasi:
    """Evaluate ``rencana`` with what was reported, to the end of quarter ``triwulan``.

    ``rencana`` is the plan in force at the end of that quarter. Raises ``ValueError``
    for a quarter outside 1..4.
    """
    if triwulan not in (1, 2, 3, 4):
        raise ValueError(f"triwulan {triwulan}")
    with tanpa_pengumpul():
        return _Penghitung(rencana, realisasi, triwulan, ambang).jalankan(contoh)


class _Penghitung:
    """Works in two rounds: first what rolls up, then the nodes' own indicators.

    Own indicators of program, kegiatan and above never feed the roll-up, so they may
    refer to any node. A sub kegiatan's indicator may refer to a roll-up, too; a circle
    is refused when a plan is stored, and here gives no value.
    """

    def __init__(
        self, rencana: Rencana, realisasi: Realisasi, triwulan: int, ambang: Ambang
    ) -> None:
        self.rencana = rencana
        self.realisasi = realisasi
        self.n = triwulan
        self.ambang = ambang
        self.hasil: dict[Kunci, HasilSimpul] = {}
        self.berjalan: set[Kunci] = set()

    def jalankan(self, contoh: bool) -> Evaluasi:
        akar = [self._gulung(kunci) for kunci in self.rencana.akar]
        for kunci, satu in list(self.hasil.items()):
            if satu.simpul is not None and satu.simpul.indikator and not satu.indikator:
                self.hasil[kunci] = self._isi_indikator_sendiri(satu, satu.simpul)
        kantor = self._dari_anak(None, self.rencana.akar, akar)
        return Evaluasi(
            self.rencana, self.realisasi, self.n, self.ambang, kantor, self.hasil, contoh
        )

    def _gulung(self, kunci: Kunci) -> HasilSimpul:
        """The rolled-up result of a node, computed once."""
        jadi = self.hasil.get(kunci)
        if jadi is not None:
            return jadi
        self.berjalan.add(kunci)
        simpul = self.rencana.simpul[kunci]
        if simpul.tingkat is Tingkat.SUB_KEGIATAN:
            jadi = self._sub_kegiatan(simpul)
        else:
            anak = self.rencana.anak.get(kunci, ())
            jadi = self._dari_anak(simpul, anak, [self._gulung(k) for k in anak])
        self.berjalan.discard(kunci)
        self.hasil[kunci] = jadi
        return jadi

    # --- sub kegiatan ------------------------------------------------------

    def _sub_kegiatan(self, simpul: Simpul) -> HasilSimpul:
        anggaran = self.realisasi.anggaran.get(simpul.kunci, KOSONG4)[: self.n]
        realisasi = sum(satu or 0 for satu in anggaran)
        pagu = simpul.pagu or 0
        kas = sum(satu or 0 for satu in simpul.kas[: self.n]) if simpul.punya_kas else None
        serapan = persentase(realisasi, pagu)
        indikator = tuple(self._indikator(simpul, satu, serapan) for satu in simpul.indikator)
        dihitung = [satu for satu in indikator if satu.dihitung]
        belum = [NOL for satu in indikator if satu.status is Status.BELUM_LAPOR]
        kinerja = self._rata(indikator, (satu.capaian for satu in dihitung))
        return HasilSimpul(
            simpul,
            (),
            indikator,
            pagu,
            kas,
            realisasi if kas is not None else 0,
            realisasi,
            any(satu is not None for satu in anggaran),
            kinerja,
            self._rata(indikator, (satu.capaian_tahunan for satu in dihitung)),
            self._rata(indikator, [*(satu.capaian for satu in dihitung), *belum]),
            predikat=self.ambang.predikat_dari(kinerja),
            wajib=sum(satu.status.wajib for satu in indikator),
            terlapor=sum(satu.status is Status.TERISI for satu in indikator),
        )

    def _indikator(
        self, simpul: Simpul, indikator: Indikator, serapan: Fraction | None
    ) -> HasilIndikator:
        laporan: EmpatLaporan = self.realisasi.kinerja.get((simpul.kunci, indikator.nama), KOSONG4)
        if not indikator.otomatis:
            return nilai_indikator(indikator, laporan, self.n)
        otomatis = self._otomatis(simpul, indikator, serapan)
        lalu = self._otomatis_lalu(simpul, indikator)
        return nilai_indikator(indikator, laporan, self.n, otomatis, lalu)

    def _rata(
        self, semua: Sequence[HasilIndikator], nilai: Iterable[Fraction | None]
    ) -> Fraction | None:
        """Mean over indicators: a node's only indicator uncut, several cut first."""
        ada = (satu for satu in nilai if satu is not None)
        if len(semua) == 1:
            return next(ada, None)
        return rata_rata([terkecil(satu, self.ambang.batas_capaian) for satu in ada])

    # --- above sub kegiatan --------------------------------------------------

    def _dari_anak(
        self, simpul: Simpul | None, kunci_anak: tuple[Kunci, ...], anak: Sequence[HasilSimpul]
    ) -> HasilSimpul:
        kinerja = self._rata_anak(satu.capaian_kinerja for satu in anak)
        return HasilSimpul(
            simpul,
            kunci_anak,
            (),
            *_jumlah_rupiah(anak),
            capaian_kinerja=kinerja,
            capaian_tahunan=self._rata_anak(satu.capaian_tahunan for satu in anak),
            capaian_minimum=self._rata_anak(satu.capaian_minimum for satu in anak),
            capaian_tertimbang=self._tertimbang(anak),
            predikat=self.ambang.predikat_dari(kinerja),
            wajib=sum(satu.wajib for satu in anak),
            terlapor=sum(satu.terlapor for satu in anak),
        )

    def _rata_anak(self, nilai: Iterable[Fraction | None]) -> Fraction | None:
        batas = self.ambang.batas_capaian
        return rata_rata([terkecil(satu, batas) for satu in nilai if satu is not None])

    def _tertimbang(self, anak: Sequence[HasilSimpul]) -> Fraction | None:
        """Σ pagu × capaian / Σ pagu over the children that have both."""
        batas = self.ambang.batas_capaian
        ikut = [
            (satu.pagu, terkecil(satu.capaian_kinerja, batas))
            for satu in anak
            if satu.pagu > 0 and satu.capaian_kinerja is not None
        ]
        bobot = sum(pagu for pagu, _ in ikut)
        return jumlah(pagu * nilai for pagu, nilai in ikut) / bobot if bobot else None

    def _isi_indikator_sendiri(self, hasil: HasilSimpul, simpul: Simpul) -> HasilSimpul:
        indikator = tuple(self._indikator(simpul, satu, hasil.serapan) for satu in simpul.indikator)
        nilai = self._rata(indikator, (satu.capaian for satu in indikator if satu.dihitung))
        return replace(hasil, indikator=indikator, capaian_indikator=nilai)

    # --- otomatis --------------------------------------------------------------

    def _otomatis(
        self, simpul: Simpul, indikator: Indikator, serapan: Fraction | None
    ) -> Fraction | None:
        """What the program knows as R(n) (aturan section 3)."""
        cara, _, kode = indikator.otomatis.partition(":")
        if cara == "serapan":
            return serapan
        if cara == "ikm":
            ikm = self.realisasi.ikm[self.n - 1]
            return None if ikm is None else ikm.nilai
        rujukan = cari_simpul(self.rencana, kode, simpul.kunci) if kode else simpul.kunci
        if rujukan is None or rujukan in self.berjalan:
            return None
        return self._gulung(rujukan).capaian_kinerja

    def _otomatis_lalu(self, simpul: Simpul, indikator: Indikator) -> tuple[Fraction | None, ...]:
        """The same of quarters 1..n-1, for the forecast: only a sub kegiatan has one."""
        if indikator.otomatis == "ikm":
            return tuple(None if i is None else i.nilai for i in self.realisasi.ikm[: self.n - 1])
        if indikator.otomatis != "serapan" or simpul.tingkat is not Tingkat.SUB_KEGIATAN:
            return ()
        anggaran = self.realisasi.anggaran.get(simpul.kunci, KOSONG4)
        pagu = simpul.pagu or 0
        return tuple(
            persentase(sum(satu or 0 for satu in anggaran[:q]), pagu) for q in range(1, self.n)
        )


def cari_simpul(rencana: Rencana, kode: str, dari: Kunci) -> Kunci | None:
    """The node that ``kode`` means for one that names it: its own sub-SKPD first."""
    for kunci in (Kunci(kode, dari.sub_skpd), Kunci(kode)):
        if kunci in rencana.simpul:
            return kunci
    return None


def _jumlah_rupiah(anak: Sequence[HasilSimpul]) -> tuple[int, int | None, int, int, bool]:
    """The rupiah of several nodes together, in the order of HasilSimpul's fields."""
    kas = [satu.rencana_kas for satu in anak if satu.rencana_kas is not None]
    return (
        sum([satu.pagu for satu in anak]),
        sum(kas) if kas else None,
        sum([satu.realisasi_terencana for satu in anak]),
        sum([satu.realisasi_anggaran for satu in anak]),
        any(satu.anggaran_terlapor for satu in anak),
    )
