"""The list that everyone asks for: who was expected, who came, when, how many days late.

On time is judged by the first receipt of a report: a return afterwards does not make it
late, and is counted beside it. `status` says how late the report stands now
(docs/keputusan/0023-tingkat-laporan.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from simpelin.domain.kalender import akhir_triwulan, hari_terlambat
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.rencana import TRIWULAN
from simpelin.domain.tingkat import Gerak, Langkah
from simpelin.services import status
from simpelin.services.evaluasi import hitung_semua
from simpelin.services.status import StatusUnit

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass(frozen=True, slots=True)
class KetepatanUnit:
    """One unit in one quarter. ``pertama`` is the first receipt, ``terakhir`` the one that
    stands; ``hari`` are calendar days late, of the first receipt or until today."""

    unit: str
    triwulan: int
    status: StatusLaporan
    batas: date
    diharapkan: bool
    pertama: datetime | None
    terakhir: datetime | None
    dikembalikan: int
    hari: int
    wajib: int = 0
    terlapor: int = 0

    @property
    def diterima(self) -> bool:
        return self.pertama is not None

    @property
    def tepat(self) -> bool:
        """Whether it came, and not after the deadline."""
        return self.diterima and self.hari == 0

    @property
    def terlambat(self) -> bool:
        """Whether it came late, or is missing after the deadline."""
        return self.diharapkan and self.hari > 0


@dataclass(frozen=True, slots=True)
class Rekap:
    """Sums over some rows: a unit's year, a quarter's units, the office's year."""

    diharapkan: int
    diterima: int
    tepat: int
    terlambat: int
    hari: int
    dikembalikan: int


@dataclass(frozen=True, slots=True)
class Ketepatan:
    """A year's punctuality as it is known on a day; rows by quarter, then unit."""

    tahun: int
    tanggal: date
    baris: tuple[KetepatanUnit, ...]

    @property
    def unit(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(satu.unit for satu in self.baris))

    def pada(self, triwulan: int) -> tuple[KetepatanUnit, ...]:
        """The rows of one quarter."""
        return tuple(satu for satu in self.baris if satu.triwulan == triwulan)

    def satu(self, unit: str, triwulan: int) -> KetepatanUnit | None:
        """One cell of the table."""
        return next((b for b in self.pada(triwulan) if b.unit == unit), None)

    def milik(self, unit: str) -> Rekap:
        """A unit's year."""
        return rekap([satu for satu in self.baris if satu.unit == unit])


def rekap(baris: Sequence[KetepatanUnit]) -> Rekap:
    """Sums of what was expected."""
    harap = [satu for satu in baris if satu.diharapkan]
    return Rekap(
        len(harap),
        sum(satu.diterima for satu in harap),
        sum(satu.tepat for satu in harap),
        sum(satu.terlambat for satu in harap),
        sum(satu.hari for satu in harap),
        sum(satu.dikembalikan for satu in harap),
    )


def ketepatan(store: Store, tahun: int, tanggal: date | None = None) -> Ketepatan:
    """Every unit's punctuality in the quarters of a year.

    A report is expected where an indicator is due and the quarter has ended by ``tanggal``
    (today where not given), or where it came anyway.
    """
    kini = tanggal or date.today()
    langkah = store.langkah.semua(tahun)
    baris: list[KetepatanUnit] = []
    for evaluasi in hitung_semua(store, tahun, TRIWULAN[-1]):
        n = evaluasi.triwulan
        hasil = status.status(store, tahun, n, kini, evaluasi)
        laporan = store.laporan.muat(tahun, n)
        berakhir = kini > akhir_triwulan(tahun, n)
        baris += [
            _satu(satu, n, hasil.batas, langkah.get((n, satu.nama), ()), laporan, kini, berakhir)
            for satu in hasil.unit
        ]
    return Ketepatan(tahun, kini, tuple(baris))


def _satu(
    unit: StatusUnit,
    triwulan: int,
    batas: date,
    langkah: Sequence[Langkah],
    laporan: Mapping[str, LaporanUnit],
    kini: date,
    berakhir: bool,
) -> KetepatanUnit:
    ajuan = [_waktu(satu.waktu) for satu in langkah if satu.gerak is Gerak.AJUKAN]
    ada = laporan.get(unit.nama)
    if not ajuan and ada is not None and ada.diajukan_pada:
        ajuan = [_waktu(ada.diajukan_pada)]
    pertama = min(ajuan, default=None)
    wajib = unit.wajib > 0 and (berakhir or pertama is not None)
    sampai = pertama.date() if pertama else kini
    return KetepatanUnit(
        unit.nama,
        triwulan,
        unit.status,
        batas,
        wajib,
        pertama,
        max(ajuan, default=None),
        sum(satu.gerak is Gerak.KEMBALIKAN for satu in langkah),
        hari_terlambat(batas, sampai) if wajib else 0,
        unit.wajib,
        unit.terlapor,
    )


def _waktu(teks: str) -> datetime:
    return datetime.fromisoformat(teks).replace(tzinfo=None)


def sebagai_json(hasil: Ketepatan) -> dict[str, Any]:
    """The document of ``simpelin ketepatan --json``."""
    return {
        "tahun": hasil.tahun,
        "tanggal": hasil.tanggal.isoformat(),
        "laporan": [_json(satu) for satu in hasil.baris],
        "unit": [{"nama": unit, **_json_rekap(hasil.milik(unit))} for unit in hasil.unit],
        "triwulan": [{"triwulan": n, **_json_rekap(rekap(hasil.pada(n)))} for n in TRIWULAN],
        "setahun": _json_rekap(rekap(hasil.baris)),
    }


def _json(satu: KetepatanUnit) -> dict[str, Any]:
    return {
        "nama": satu.unit,
        "triwulan": satu.triwulan,
        "status": satu.status.value,
        "batas": satu.batas.isoformat(),
        "diharapkan": satu.diharapkan,
        "diterima_pertama": satu.pertama.isoformat() if satu.pertama else None,
        "diterima_terakhir": satu.terakhir.isoformat() if satu.terakhir else None,
        "tepat_waktu": satu.tepat,
        "hari_terlambat": satu.hari,
        "dikembalikan": satu.dikembalikan,
    }


def _json_rekap(satu: Rekap) -> dict[str, int]:
    return {
        "diharapkan": satu.diharapkan,
        "diterima": satu.diterima,
        "tepat_waktu": satu.tepat,
        "terlambat": satu.terlambat,
        "hari_terlambat": satu.hari,
        "dikembalikan": satu.dikembalikan,
    }
