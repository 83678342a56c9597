"""Who has reported: per unit the state of its report and how late it is (aturan section 9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from simpelin.domain.capaian import HasilIndikator, Status, dilaporkan
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.kalender import batas_isian, hari_terlambat
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.sorotan import unit_indikator
from simpelin.services import pengaturan
from simpelin.services.evaluasi import hitung

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass(frozen=True, slots=True)
class StatusUnit:
    """One unit in one quarter: indicators due and reported, state, calendar days late."""

    nama: str
    status: StatusLaporan
    diajukan_pada: str | None
    hari_terlambat: int
    wajib: int
    terlapor: int

    @property
    def lengkap(self) -> bool:
        return self.terlapor >= self.wajib


@dataclass(frozen=True, slots=True)
class StatusTriwulan:
    """Every unit that owns an indicator of a sub kegiatan, and when entry closes."""

    batas: date
    unit: tuple[StatusUnit, ...]


def status(
    store: Store,
    tahun: int,
    triwulan: int,
    tanggal: date | None = None,
    evaluasi: Evaluasi | None = None,
) -> StatusTriwulan:
    """The state of each unit's report, in the order in which the store lists the units.

    A report that was handed in is as late as it came; one that is missing as late as
    ``tanggal`` (today where not given); a unit with nothing due is never late.
    """
    hasil = evaluasi or hitung(store, tahun, triwulan)
    atur = pengaturan.muat(store)
    batas = batas_isian(tahun, triwulan, atur.tenggat(triwulan), atur.libur)
    laporan = store.laporan.muat(tahun, triwulan)
    milik = _indikator_per_unit(hasil)
    urutan = [unit.nama for unit in store.unit.semua()]
    urutan += sorted(set(milik) - set(urutan))
    kini = tanggal or date.today()
    return StatusTriwulan(
        batas,
        tuple(
            _status_unit(nama, milik[nama], triwulan, laporan.get(nama), batas, kini)
            for nama in urutan
            if nama in milik
        ),
    )


def _indikator_per_unit(hasil: Evaluasi) -> dict[str, list[HasilIndikator]]:
    milik: dict[str, list[HasilIndikator]] = {}
    for satu in hasil.sub_kegiatan:
        assert satu.simpul is not None
        for indikator in satu.indikator:
            milik.setdefault(unit_indikator(indikator, satu.simpul), []).append(indikator)
    return milik


def _status_unit(
    nama: str,
    indikator: list[HasilIndikator],
    triwulan: int,
    laporan: LaporanUnit | None,
    batas: date,
    kini: date,
) -> StatusUnit:
    wajib = sum(satu.status.wajib for satu in indikator)
    terlapor = sum(satu.status is Status.TERISI for satu in indikator)
    mulai = any(dilaporkan(i.indikator.sifat, i.laporan[triwulan - 1]) for i in indikator)
    keadaan = StatusLaporan.KONSEP if mulai else StatusLaporan.BELUM_MULAI
    pada = None
    if laporan is not None:
        keadaan, pada = laporan.status, laporan.diajukan_pada
    sampai = datetime.fromisoformat(pada).date() if pada else kini
    terlambat = hari_terlambat(batas, sampai) if wajib else 0
    return StatusUnit(nama, keadaan, pada, terlambat, wajib, terlapor)


def sebagai_json(hasil: StatusTriwulan) -> dict[str, Any]:
    """The document of ``simpelin status --json``."""
    return {
        "batas": hasil.batas.isoformat(),
        "unit": [
            {
                "nama": satu.nama,
                "status": str(satu.status),
                "diajukan_pada": satu.diajukan_pada,
                "hari_terlambat": satu.hari_terlambat,
                "wajib": satu.wajib,
                "terlapor": satu.terlapor,
            }
            for satu in hasil.unit
        ],
    }
