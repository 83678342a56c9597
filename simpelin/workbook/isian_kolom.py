"""What a *lembar isian* shows and asks: its rows, and its columns with the cells to fill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import Sifat, Tingkat
from simpelin.workbook.gaya import TEKS
from simpelin.workbook.isian_fisik import BarisFisikIsi
from simpelin.workbook.templat_tulis import RUPIAH, Nilai

ANGKA = "General"
"""Excel shows a dangling mark for '#,##0.##'; plain numbers follow the reader's country."""


@dataclass(frozen=True, slots=True)
class BarisIsi:
    """One row, finished: what it shows and which of its cells are open."""

    kode: str
    sub_skpd: str
    tingkat: Tingkat
    simpul: str
    indikator: str
    satuan: str
    sifat: Sifat | None
    target: Fraction | None
    target_sampai: Fraction | None
    lalu: Fraction | None
    laporan: LaporanKinerja | None
    buka_k: bool
    pagu: int | None
    rp_lalu: int | None
    rp_ini: int | None
    catatan_rp: str
    buka_rp: bool
    catatan: Catatan
    buka_teks: bool

    @property
    def rasio(self) -> bool:
        return self.sifat is Sifat.RASIO


@dataclass(frozen=True, slots=True)
class IsiIsian:
    """The whole sheet; ``batas`` is the last day of entry, ``beku`` a submitted report."""

    kantor: str
    unit: str
    tahun: int
    triwulan: int
    batas: date
    contoh: bool
    beku: bool
    baris: tuple[BarisIsi, ...]
    fisik: tuple[BarisFisikIsi, ...] = ()
    """The unit's sub kegiatan with their physical progress, where the office uses it."""
    terkunci: str = ""
    """Why kinerja and words are locked; '' where they are open."""
    rupiah: str = ""
    """Basis and cut-off of the quarter's rupiah, in words."""

    @property
    def ada_rp(self) -> bool:
        return any(satu.buka_rp for satu in self.baris)

    @property
    def ada_rasio(self) -> bool:
        return any(satu.rasio for satu in self.baris)


@dataclass(frozen=True, slots=True)
class KolomIsian:
    """A column: the contract's (or context's) header, a label for people, width, cells."""

    nama: str
    label: str
    lebar: float
    nilai: Callable[[BarisIsi], Nilai]
    buka: Callable[[BarisIsi], bool] = lambda _: False
    format: str = TEKS
    negatif: bool = False
    tampil: bool = True


def kolom_isian(isi: IsiIsian) -> list[KolomIsian]:
    tw = ROMAWI[isi.triwulan]
    ada_sub = any(satu.sub_skpd for satu in isi.baris)
    """The columns of one sheet, from left to right."""
    hasil = [
        KolomIsian("tahun", "", 7, lambda _: isi.tahun, format="0", tampil=False),
        KolomIsian("triwulan", "", 7, lambda _: isi.triwulan, format="0", tampil=False),
        KolomIsian("sub_skpd", "Sub SKPD", 16, lambda b: b.sub_skpd, tampil=ada_sub),
        KolomIsian("kode", "Kode", 18, lambda b: b.kode),
        KolomIsian("sub kegiatan", "Sub kegiatan", 32, lambda b: b.simpul),
        KolomIsian("indikator", "Indikator", 32, lambda b: b.indikator),
        KolomIsian("satuan", "Satuan", 10, lambda b: b.satuan),
        KolomIsian("target", "Target setahun", 10, lambda b: b.target, format=ANGKA),
        KolomIsian(
            "target s.d. tw ini",
            f"Target s.d. TW {tw}",
            10,
            lambda b: b.target_sampai,
            format=ANGKA,
        ),
        KolomIsian("s.d. tw lalu", "Realisasi s.d. TW lalu", 10, lambda b: b.lalu, format=ANGKA),
        KolomIsian(
            "kinerja",
            f"KINERJA TW {tw}",
            12,
            lambda b: b.laporan.kinerja if b.laporan else None,
            lambda b: b.buka_k and not b.rasio,
            ANGKA,
            negatif=True,
        ),
    ]
    if isi.ada_rasio:
        hasil += _kolom_rasio()
    return [*hasil, *_kolom_rupiah(isi, tw), *_kolom_kata()]


def _kolom_rasio() -> list[KolomIsian]:
    return [
        KolomIsian(
            "pembilang",
            "PEMBILANG (rasio)",
            12,
            lambda b: b.laporan.pembilang if b.laporan else None,
            lambda b: b.buka_k and b.rasio,
            ANGKA,
        ),
        KolomIsian(
            "penyebut",
            "PENYEBUT (rasio)",
            12,
            lambda b: b.laporan.penyebut if b.laporan else None,
            lambda b: b.buka_k and b.rasio,
            ANGKA,
        ),
    ]


def _kolom_rupiah(isi: IsiIsian, tw: str) -> list[KolomIsian]:
    hasil = [
        KolomIsian("pagu", "Pagu (Rp)", 15, lambda b: b.pagu, format=RUPIAH),
        KolomIsian("rp s.d. tw lalu", "Rp s.d. TW lalu", 15, lambda b: b.rp_lalu, format=RUPIAH),
    ]
    if not isi.ada_rp:
        label = f"Rp TW {tw} (diisi Keuangan)"
        return [*hasil, KolomIsian("rp tw ini", label, 15, lambda b: b.rp_ini, format=RUPIAH)]
    return [
        *hasil,
        KolomIsian(
            "anggaran",
            f"RUPIAH TW {tw}",
            16,
            lambda b: b.rp_ini if b.buka_rp else None,
            lambda b: b.buka_rp,
            RUPIAH,
            negatif=True,
        ),
        KolomIsian(
            "catatan_anggaran",
            "CATATAN RUPIAH (wajib bila negatif)",
            22,
            lambda b: b.catatan_rp,
            lambda b: b.buka_rp,
        ),
    ]


def _kolom_kata() -> list[KolomIsian]:
    return [
        KolomIsian(
            "faktor_pendorong",
            "FAKTOR PENDORONG",
            26,
            lambda b: b.catatan.faktor_pendorong,
            lambda b: b.buka_teks,
        ),
        KolomIsian("hambatan", "HAMBATAN", 26, lambda b: b.catatan.hambatan, lambda b: b.buka_teks),
        KolomIsian(
            "solusi",
            "SOLUSI (dengan tanggal)",
            26,
            lambda b: b.catatan.solusi,
            lambda b: b.buka_teks,
        ),
    ]
