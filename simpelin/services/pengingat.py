"""What the start page reminds of: own deadlines, what came back, what waits at my tier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from simpelin.domain.kalender import ROMAWI, akhir_triwulan, hari_kerja_ke
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.pelaku import Pelaku, PeranOrang
from simpelin.domain.tingkat import PEJABAT, Jenjang
from simpelin.services import izin, pengaturan
from simpelin.services.jalur_laporan import giliran
from simpelin.services.status import StatusTriwulan, StatusUnit

if TYPE_CHECKING:
    from simpelin.store import Store

KATA_JENJANG = {
    Jenjang.PERIKSA: "diperiksa",
    Jenjang.VERIFIKASI: "diverifikasi",
    Jenjang.SETUJUI: "disetujui",
}
HARI_DEKAT = 7
"""Days before a deadline from which it is spoken of."""


@dataclass(frozen=True, slots=True)
class Pengingat:
    """One line: what it is about, the page that settles it, and whether it is overdue."""

    teks: str
    halaman: str
    unit: str = ""
    lewat: bool = False


def pengingat(
    store: Store, tahun: int, triwulan: int, status: StatusTriwulan, kini: date
) -> tuple[Pengingat, ...]:
    """The reminders for who has the store open; in an office without accounts those of all."""
    siapa = _Siapa(store)
    return (
        *_kembali(store, tahun, triwulan, status, siapa),
        *_tunggu(store, tahun, triwulan, status, kini, siapa),
        *_batas(status, kini, siapa, triwulan),
    )


class _Siapa:
    """Whose reminders: the units and tiers of the person, or everything."""

    def __init__(self, store: Store) -> None:
        pelaku = izin.pelaku_kini(store) if store.akun.ada() else store.pelaku
        jabatan = pelaku.jabatan if isinstance(pelaku, Pelaku) and pelaku.punya_akun else ()
        self.semua = not jabatan
        self._unit = {satu.unit for satu in jabatan if satu.unit}
        self._peran = {satu.peran for satu in jabatan}

    def milik(self, unit: str) -> bool:
        return self.semua or unit in self._unit

    def memegang(self, jenjang: Jenjang) -> bool:
        return self.semua or PeranOrang(PEJABAT[jenjang]) in self._peran


def _kembali(
    store: Store, tahun: int, triwulan: int, status: StatusTriwulan, siapa: _Siapa
) -> Iterator[Pengingat]:
    """Reports that came back: one with its reason, several by name."""
    milik = [
        satu.nama
        for satu in status.unit
        if satu.status is StatusLaporan.DIKEMBALIKAN and siapa.milik(satu.nama)
    ]
    if not milik:
        return
    tw = ROMAWI[triwulan]
    teks = f"{len(milik)} laporan TW {tw} dikembalikan: {', '.join(milik)}"
    if len(milik) == 1:
        alasan = store.laporan.muat(tahun, triwulan)[milik[0]].alasan
        teks = f"Laporan {milik[0]} TW {tw} dikembalikan: {alasan}"
    yield Pengingat(teks, "input", milik[0], True)


def _tunggu(
    store: Store, tahun: int, triwulan: int, status: StatusTriwulan, kini: date, siapa: _Siapa
) -> Iterator[Pengingat]:
    """How many reports wait at my tiers, in one line."""
    atur = pengaturan.muat(store)
    langkah = store.langkah.semua(tahun)
    semua = [giliran(store, triwulan, satu, langkah, atur) for satu in status.unit]
    banyak = {j: semua.count(j) for j in Jenjang if j in semua and siapa.memegang(j)}
    if not banyak:
        return
    tenggat = atur.tenggat(triwulan)
    hari = tenggat.kirim if tuple(banyak) == (Jenjang.SETUJUI,) else tenggat.verifikasi
    akhir = hari_kerja_ke(akhir_triwulan(tahun, triwulan), hari, atur.libur)
    kata = ", ".join(f"{n} {KATA_JENJANG[j]}" for j, n in banyak.items())
    yield Pengingat(
        f"Laporan TW {ROMAWI[triwulan]} menunggu: {kata}; batas {akhir:%d-%m-%Y}",
        "verifikasi",
        lewat=kini > akhir,
    )


def _batas(status: StatusTriwulan, kini: date, siapa: _Siapa, triwulan: int) -> Iterator[Pengingat]:
    """The entry deadline, for units that have not handed in."""
    belum = [satu for satu in status.unit if _belum(satu) and siapa.milik(satu.nama)]
    sisa = (status.batas - kini).days
    if not belum or sisa > HARI_DEKAT:
        return
    kapan = f"lewat {-sisa} hari" if sisa < 0 else f"{sisa} hari lagi" if sisa else "hari ini"
    siapa_saja = belum[0].nama if len(belum) == 1 else f"{len(belum)} unit"
    yield Pengingat(
        f"{siapa_saja} belum mengajukan TW {ROMAWI[triwulan]}; batas"
        f" {status.batas:%d-%m-%Y} ({kapan})",
        "input",
        belum[0].nama if len(belum) == 1 else "",
        sisa < 0,
    )


def _belum(satu: StatusUnit) -> bool:
    terbuka = (StatusLaporan.BELUM_MULAI, StatusLaporan.KONSEP)
    return satu.wajib > 0 and satu.status in terbuka
