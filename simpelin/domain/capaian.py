"""One indikator to the end of a quarter: realisasi, target, capaian, status (aturan section 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from simpelin.domain.angka import NOL, SERATUS, jumlah, rata_rata
from simpelin.domain.realisasi import EmpatLaporan, LaporanKinerja
from simpelin.domain.rencana import KOSONG4, TRIWULAN, Indikator, Polaritas, Sifat

SKALA_IKM = (Fraction(25), SERATUS)
"""An IKM cannot lie outside (aturan section 8)."""

_EMPAT = Fraction(4)


class Status(StrEnum):
    """Where an indicator stands in a quarter; the value is the word on screen."""

    TANPA_TARGET = "tanpa target"
    BELUM_DIJADWALKAN = "belum dijadwalkan"
    MENDAHULUI_JADWAL = "mendahului jadwal"
    TERPENUHI = "terpenuhi"
    BELUM_LAPOR = "belum lapor"
    TERISI = "terisi"

    @property
    def wajib(self) -> bool:
        """Whether a report was due."""
        return self in (Status.BELUM_LAPOR, Status.TERISI)


@dataclass(frozen=True, slots=True)
class HasilIndikator:
    """An indicator evaluated to the end of ``triwulan``.

    ``target`` is t(n) and ``realisasi`` R(n), in the indicator's satuan; ``capaian`` is
    R against t, ``capaian_tahunan`` R against the yearly target, both in percent.
    ``otomatis`` says that R was not typed; ``tidak_valid`` that it lies outside an IKM's
    scale, so that it is shown and not averaged (aturan section 8). ``otomatis_lalu`` is
    what the program knew of the quarters before, where nothing was typed.
    """

    indikator: Indikator
    triwulan: int
    status: Status
    target: Fraction | None
    realisasi: Fraction | None
    capaian: Fraction | None
    capaian_tahunan: Fraction | None
    laporan: EmpatLaporan
    otomatis: bool = False
    tidak_valid: bool = False
    otomatis_lalu: tuple[Fraction | None, ...] = ()

    @property
    def dihitung(self) -> bool:
        """Whether it goes into averages: terisi or terpenuhi, with a capaian."""
        return (
            self.status in (Status.TERISI, Status.TERPENUHI)
            and self.capaian is not None
            and not self.tidak_valid
        )


def capaian(realisasi: Fraction, target: Fraction, polaritas: Polaritas) -> Fraction | None:
    """Percent of ``target`` reached, not below 0; ``None`` for positif against 0."""
    if not target:
        if polaritas is Polaritas.POSITIF:
            return None
        return SERATUS if not realisasi else NOL
    # R and t over one denominator: one fraction is made instead of three
    r = realisasi.numerator * target.denominator
    t = target.numerator * realisasi.denominator
    if polaritas is Polaritas.POSITIF:
        atas = 100 * r
    elif polaritas is Polaritas.NEGATIF:
        atas = 100 * (2 * t - r)
    else:
        atas = 100 * (t - abs(r - t))
    hasil = Fraction(atas, t)
    return hasil if hasil.numerator > 0 else NOL


def dilaporkan(sifat: Sifat, laporan: LaporanKinerja | None) -> bool:
    """Whether kinerja is entered; a rasio needs both of its figures."""
    if laporan is None:
        return False
    if sifat is Sifat.RASIO:
        return laporan.pembilang is not None and laporan.penyebut is not None
    return laporan.kinerja is not None


def realisasi_sampai(
    sifat: Sifat, laporan: Sequence[LaporanKinerja | None], n: int
) -> Fraction | None:
    """R(n) of the reported quarters ≤ n; ``None`` where there is none.

    A rasio whose penyebut add up to 0 has none either: "tidak ada kejadian".
    """
    terlapor = [satu for satu in laporan[:n] if satu is not None and dilaporkan(sifat, satu)]
    if not terlapor:
        return None
    if sifat is Sifat.RASIO:
        atas = sum((satu.pembilang or NOL for satu in terlapor), NOL)
        bawah = sum((satu.penyebut or NOL for satu in terlapor), NOL)
        return 100 * atas / bawah if bawah else None
    nilai = [satu.kinerja for satu in terlapor if satu.kinerja is not None]
    if sifat is Sifat.KUMULATIF:
        return jumlah(nilai)
    return nilai[-1] if sifat is Sifat.POSISI_AKHIR else rata_rata(nilai)


def sebaran_rata(indikator: Indikator) -> bool:
    """Whether an empty schedule is spread evenly: kumulatif with a yearly target above 4."""
    return (
        indikator.jadwal_kosong
        and indikator.sifat is Sifat.KUMULATIF
        and indikator.target is not None
        and indikator.target > _EMPAT
    )


def target_sampai(indikator: Indikator, n: int) -> Fraction | None:
    """t(n): what was due by the end of quarter n; ``None`` where nothing was."""
    tahunan = indikator.target
    if indikator.target_tw == KOSONG4:
        if tahunan is None or indikator.sifat is not Sifat.KUMULATIF:
            return tahunan
        if tahunan > _EMPAT:
            return tahunan * n / 4
        return tahunan if n == TRIWULAN[-1] else None
    diberikan = [satu for satu in indikator.target_tw[:n] if satu is not None]
    if not diberikan:
        return None
    if indikator.sifat is Sifat.KUMULATIF:
        return jumlah(diberikan)
    return rata_rata(diberikan) if indikator.sifat is Sifat.RATA_RATA else diberikan[-1]


def nilai_indikator(
    indikator: Indikator,
    laporan: EmpatLaporan,
    n: int,
    otomatis: Fraction | None = None,
    otomatis_lalu: tuple[Fraction | None, ...] = (),
) -> HasilIndikator:
    """Evaluate one indicator to the end of quarter ``n``.

    ``otomatis`` is what the program itself knows as R(n) (aturan section 3); it counts
    as reported, and a value typed for quarter n wins over it.
    """
    sifat = indikator.sifat
    terketik = dilaporkan(sifat, laporan[n - 1])
    dari_mesin = not terketik and otomatis is not None
    realisasi = otomatis if dari_mesin else realisasi_sampai(sifat, laporan, n)
    target = target_sampai(indikator, n)
    status = _status(indikator, laporan, n, target, realisasi, terketik or dari_mesin)
    tahunan = indikator.target
    tercapai = _capaian_bila_ada(realisasi, target, indikator.polaritas)
    if target == tahunan:  # as a rule at the end of the year: one number, and one capaian
        target, setahun = tahunan, tercapai
    else:
        setahun = _capaian_bila_ada(realisasi, tahunan, indikator.polaritas)
    return HasilIndikator(
        indikator,
        n,
        status,
        target,
        realisasi,
        tercapai,
        setahun,
        laporan,
        dari_mesin,
        indikator.otomatis == "ikm" and di_luar_skala_ikm(realisasi),
        otomatis_lalu,
    )


def di_luar_skala_ikm(nilai: Fraction | None) -> bool:
    """Whether an IKM is impossible: below 25 or above 100."""
    return nilai is not None and not SKALA_IKM[0] <= nilai <= SKALA_IKM[1]


def _capaian_bila_ada(
    realisasi: Fraction | None, target: Fraction | None, polaritas: Polaritas
) -> Fraction | None:
    if realisasi is None or target is None:
        return None
    return capaian(realisasi, target, polaritas)


def _status(
    indikator: Indikator,
    laporan: EmpatLaporan,
    n: int,
    target: Fraction | None,
    realisasi: Fraction | None,
    terlapor: bool,
) -> Status:
    """The first of the five that matches (aturan section 2)."""
    positif = indikator.polaritas is Polaritas.POSITIF
    if indikator.target is None:
        return Status.TANPA_TARGET
    if target is None or (not target and positif):
        mendahului = realisasi is not None and realisasi > 0
        return Status.MENDAHULUI_JADWAL if mendahului else Status.BELUM_DIJADWALKAN
    if terlapor:
        return Status.TERISI
    if positif and _tidak_direncanakan_lagi(indikator, laporan, n, target):
        return Status.TERPENUHI
    return Status.BELUM_LAPOR


def _tidak_direncanakan_lagi(
    indikator: Indikator, laporan: EmpatLaporan, n: int, target: Fraction
) -> bool:
    """Kumulatif, nothing planned in quarter n itself, and the target reached before it."""
    if indikator.sifat is not Sifat.KUMULATIF or indikator.target_tw[n - 1]:
        return False
    if sebaran_rata(indikator):
        return False
    sebelumnya = realisasi_sampai(indikator.sifat, laporan, n - 1)
    return sebelumnya is not None and sebelumnya >= target
