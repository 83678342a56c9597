"""The queue of a tier: which reports wait, what changed in them, what `periksa` says.

Feeds the page *Verifikasi*; the steps themselves are :mod:`simpelin.services.langkah_laporan`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.kantor import EntriRiwayat, StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci
from simpelin.domain.temuan import Ketidaksesuaian
from simpelin.domain.tingkat import BEKU, Gerak, Jenjang, Langkah
from simpelin.services import pengaturan, riwayat
from simpelin.services.beda_potret import BedaPotret, beda_potret, beda_semua
from simpelin.services.jalur_laporan import giliran
from simpelin.services.kata_riwayat import NamaSimpul, butir_dari
from simpelin.services.kekosongan import Kekosongan, kekosongan
from simpelin.services.langkah_laporan import setuju
from simpelin.services.laporan import temuan_unit
from simpelin.services.lembar_unit import BarisIsian, Lembar, lembar
from simpelin.services.status import StatusTriwulan

if TYPE_CHECKING:
    from simpelin.store import Store

OBJEK = ("kinerja", "anggaran", "catatan", "fisik")
"""Kinds of entries that change a row of a report."""


@dataclass(frozen=True, slots=True)
class ButirAntrean:
    """One report: its state, whose turn it is, and when it was handed in."""

    unit: str
    status: StatusLaporan
    giliran: Jenjang | None
    diajukan_pada: str | None
    wajib: int
    terlapor: int
    berubah: int = 0
    """Figures that are no longer those that were approved."""


@dataclass(frozen=True, slots=True)
class PerubahanBaris:
    """What changed on a node since the report was last looked at: '8 → 9'."""

    kunci: Kunci
    indikator: str
    teks: str
    pelaku: str


@dataclass(frozen=True)
class IsiLaporan:
    """Everything that a tier looks at before it decides."""

    lembar: Lembar
    temuan: tuple[Ketidaksesuaian, ...]
    langkah: tuple[Langkah, ...]
    perubahan: Mapping[Kunci, tuple[PerubahanBaris, ...]]
    sejak: str
    """Since when the changes count: 'sejak dikembalikan 05-04-2026 10.00', or ''."""
    beda: BedaPotret | None
    rp_final: str
    """Who declared the rupiah final and when; '' while nobody has."""
    kosong: Kekosongan

    @property
    def baris(self) -> tuple[BarisIsian, ...]:
        return self.lembar.baris


def antrean(
    store: Store,
    tahun: int,
    triwulan: int,
    status: StatusTriwulan,
    evaluasi: Evaluasi | None = None,
) -> tuple[ButirAntrean, ...]:
    """The quarter's reports: those that wait first, in the order in which they came.

    ``evaluasi`` is the quarter's where it is at hand.
    """
    atur, langkah = pengaturan.muat(store), store.langkah.semua(tahun)
    beda = beda_semua(store, tahun, triwulan, evaluasi)
    semua = [
        ButirAntrean(
            satu.nama,
            satu.status,
            giliran(store, triwulan, satu, langkah, atur),
            satu.diajukan_pada,
            satu.wajib,
            satu.terlapor,
            len(beda[satu.nama].beda) if satu.nama in beda else 0,
        )
        for satu in status.unit
    ]
    return tuple(sorted(semua, key=_urutan))


def _urutan(satu: ButirAntrean) -> tuple[bool, bool, str]:
    """What waits first, in the order in which it came."""
    return satu.giliran is None, satu.status not in BEKU, satu.diajukan_pada or ""


def isi_laporan(store: Store, unit: str, tahun: int, triwulan: int) -> IsiLaporan:
    """One report with findings, steps and what changed since last time."""
    isian = lembar(store, tahun, triwulan, unit)
    langkah = store.langkah.muat(tahun, triwulan, unit)
    sejak, kata = _sejak(langkah)
    final = store.rupiah_final.muat(tahun, triwulan).get(unit)
    return IsiLaporan(
        isian,
        temuan_unit(isian),
        langkah,
        _perubahan(store, isian, tahun, triwulan, sejak) if sejak else {},
        kata,
        beda_potret(store, unit, tahun, triwulan, isian.evaluasi),
        f"{final.orang}, {_kata_waktu(final.waktu)}" if final else "",
        kekosongan(isian),
    )


def tanpa_temuan(
    store: Store, tahun: int, triwulan: int, butir: Sequence[ButirAntrean]
) -> list[str]:
    """The units of these reports on whose rows nothing is found; where the camat's turn has
    come, and the report is locked, also nothing is empty."""
    return [satu.unit for satu in butir if _bersih(store, tahun, triwulan, satu)]


def _bersih(store: Store, tahun: int, triwulan: int, satu: ButirAntrean) -> bool:
    isian = lembar(store, tahun, triwulan, satu.unit)
    if satu.giliran is Jenjang.SETUJUI and kekosongan(isian).banyak:
        return False
    return not temuan_unit(isian)


def setujui_tanpa_temuan(
    store: Store, jenjang: Jenjang, tahun: int, triwulan: int, butir: Sequence[ButirAntrean]
) -> tuple[list[str], list[str]]:
    """Give a tier's approval to every waiting report without findings; which were, and one
    sentence for each that was refused."""
    tunggu = [satu for satu in butir if satu.giliran is jenjang]
    jadi: list[str] = []
    tolak: list[str] = []
    for unit in tanpa_temuan(store, tahun, triwulan, tunggu):
        try:
            setuju(store, jenjang, unit, tahun, triwulan)
        except KesalahanPengguna as galat:
            tolak.append(str(galat))
        else:
            jadi.append(unit)
    return jadi, tolak


# --- what changed ------------------------------------------------------------------------------


def _sejak(langkah: Sequence[Langkah]) -> tuple[str, str]:
    """From when changes count: the last return, else nothing was looked at before."""
    for satu in reversed(langkah):
        if satu.gerak is Gerak.KEMBALIKAN:
            return satu.waktu, f"sejak dikembalikan {_kata_waktu(satu.waktu)}"
    if langkah and langkah[-1].gerak is not Gerak.AJUKAN:
        # rupiah may change after the unit has handed in
        ajuan = next((s for s in reversed(langkah) if s.gerak is Gerak.AJUKAN), None)
        if ajuan is not None:
            return ajuan.waktu, f"sejak diajukan {_kata_waktu(ajuan.waktu)}"
    return "", ""


def _perubahan(
    store: Store, isian: Lembar, tahun: int, triwulan: int, sejak: str
) -> Mapping[Kunci, tuple[PerubahanBaris, ...]]:
    milik = {satu.simpul.kunci for satu in isian.baris}
    nama = riwayat.nama_simpul(store)
    hasil: dict[Kunci, tuple[PerubahanBaris, ...]] = {}
    for kunci in milik:
        entri = [
            satu
            for satu in store.riwayat.cari(awalan_kunci=_awalan(tahun, kunci))
            if satu.objek in OBJEK and satu.waktu >= sejak and satu.tindakan != "contoh"
        ]
        baris = tuple(
            satu for satu in (_satu(e, kunci, triwulan, nama) for e in entri) if satu is not None
        )
        if baris:
            hasil[kunci] = baris
    return hasil


def _awalan(tahun: int, kunci: Kunci) -> str:
    return f"{tahun}|{kunci.kode}|{kunci.sub_skpd}"


def _satu(
    entri: EntriRiwayat, kunci: Kunci, triwulan: int, nama: NamaSimpul
) -> PerubahanBaris | None:
    kata = riwayat.kata(entri, nama)
    if butir_dari(entri, {}, nama).triwulan != triwulan:
        return None
    indikator = kata.butir.rinci.split(", TW ")[0] if entri.objek == "kinerja" else ""
    return PerubahanBaris(
        kunci, indikator, f"{kata.sebelum or '–'} → {kata.sesudah or '–'}", entri.pelaku
    )


def _kata_waktu(teks: str) -> str:
    return f"{datetime.fromisoformat(teks):%d-%m-%Y %H.%M}"
