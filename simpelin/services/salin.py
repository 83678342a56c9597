"""Figures in the order of the forms of Si Pengendali Pede and e-Kinerja, ready to be copied.

Neither publishes an interface: people copy field by field, so each field is one text here,
in the way of writing numbers that the form takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from simpelin.domain.angka import tulis_angka
from simpelin.domain.capaian import HasilIndikator
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import KOSONG4, Kunci, Sifat
from simpelin.domain.sorotan import unit_indikator
from simpelin.services.evaluasi import hitung

if TYPE_CHECKING:
    from simpelin.store import Store


class CaraTulis(StrEnum):
    """How numbers are written; the value is an example of it."""

    RIBUAN = "1.234.567,89"
    KOMA = "1234567,89"
    TITIK = "1234567.89"


@dataclass(frozen=True, slots=True)
class MedanSalin:
    """One field of the form: what it is called, and its text; '' where there is none."""

    nama: str
    teks: str
    angka: bool = False


@dataclass(frozen=True, slots=True)
class ButirSalin:
    """One indicator of one sub kegiatan with its fields in the form's order."""

    kunci: Kunci
    nama: str
    indikator: str
    medan: tuple[MedanSalin, ...]

    @property
    def terisi(self) -> tuple[MedanSalin, ...]:
        """The fields that have something to copy."""
        return tuple(satu for satu in self.medan if satu.teks)


def tulis(nilai: Fraction | int | None, cara: CaraTulis, desimal: int | None = None) -> str:
    """A number in a form's way; '' where there is none. Without ``desimal`` as many as it has,
    at most four; rounded half up."""
    if nilai is None:
        return ""
    teks = tulis_angka(Fraction(nilai), desimal)
    if cara is CaraTulis.RIBUAN:
        return teks
    polos = teks.replace(".", "")
    return polos if cara is CaraTulis.KOMA else polos.replace(",", ".")


def daftar_salin(
    store: Store,
    tahun: int,
    triwulan: int,
    *,
    unit: str = "",
    cara: CaraTulis = CaraTulis.RIBUAN,
    evaluasi: Evaluasi | None = None,
) -> tuple[ButirSalin, ...]:
    """Every indicator of the sub kegiatan in plan order; of one unit's alone where it is named.

    Rupiah belong to the sub kegiatan and stand with its first indicator.
    """
    hasil = evaluasi or hitung(store, tahun, triwulan)
    realisasi = store.realisasi.muat(tahun)
    butir = []
    for satu in hasil.sub_kegiatan:
        assert satu.simpul is not None
        kunci = satu.simpul.kunci
        kata = realisasi.catatan.get((kunci, triwulan), Catatan())
        rupiah = realisasi.anggaran.get(kunci, KOSONG4)[triwulan - 1]
        for nomor, i in enumerate(satu.indikator):
            if unit and unit_indikator(i, satu.simpul) != unit:
                continue
            uang = tuple(_uang(satu, rupiah, triwulan, cara)) if nomor == 0 else ()
            medan = (*_kinerja(satu, i, cara), *uang, *_kata(kata))
            butir.append(ButirSalin(kunci, satu.simpul.nama, i.indikator.nama, medan))
    return tuple(butir)


def _kinerja(hasil: HasilSimpul, i: HasilIndikator, cara: CaraTulis) -> Iterator[MedanSalin]:
    assert hasil.simpul is not None
    tw = f"TW {ROMAWI[i.triwulan]}"
    yield MedanSalin("Kode", hasil.simpul.kode)
    yield MedanSalin("Sub kegiatan", hasil.simpul.nama)
    yield MedanSalin("Indikator", i.indikator.nama)
    yield MedanSalin("Satuan", i.indikator.satuan)
    yield MedanSalin("Target setahun", tulis(i.indikator.target, cara), angka=True)
    yield MedanSalin(f"Target s.d. {tw}", tulis(i.target, cara), angka=True)
    yield from _realisasi(i, tw, cara)
    yield MedanSalin(f"Realisasi s.d. {tw}", tulis(i.realisasi, cara), angka=True)
    capaian = i.capaian if i.dihitung else None
    yield MedanSalin(f"Capaian s.d. {tw} (%)", tulis(capaian, cara, 2), angka=True)


def _realisasi(i: HasilIndikator, tw: str, cara: CaraTulis) -> Iterator[MedanSalin]:
    """The quarter's own figure; a rasio has two, and their percentage."""
    laporan = i.laporan[i.triwulan - 1] or LaporanKinerja()
    if i.indikator.sifat is not Sifat.RASIO:
        yield MedanSalin(f"Realisasi {tw}", tulis(laporan.kinerja, cara), angka=True)
        return
    yield MedanSalin(f"Pembilang {tw}", tulis(laporan.pembilang, cara), angka=True)
    yield MedanSalin(f"Penyebut {tw}", tulis(laporan.penyebut, cara), angka=True)


def _uang(
    hasil: HasilSimpul, rupiah: int | None, triwulan: int, cara: CaraTulis
) -> Iterator[MedanSalin]:
    tw = f"TW {ROMAWI[triwulan]}"
    sampai = hasil.realisasi_anggaran if hasil.anggaran_terlapor else None
    serapan = hasil.serapan if hasil.anggaran_terlapor else None
    yield MedanSalin("Pagu (Rp)", tulis(hasil.pagu, cara), angka=True)
    yield MedanSalin(f"Realisasi {tw} (Rp)", tulis(rupiah, cara), angka=True)
    yield MedanSalin(f"Realisasi s.d. {tw} (Rp)", tulis(sampai, cara), angka=True)
    yield MedanSalin(f"Serapan s.d. {tw} (%)", tulis(serapan, cara, 2), angka=True)


def _kata(kata: Catatan) -> Iterator[MedanSalin]:
    yield MedanSalin("Faktor pendorong", kata.faktor_pendorong)
    yield MedanSalin("Hambatan", kata.hambatan)
    yield MedanSalin("Solusi", kata.solusi)
