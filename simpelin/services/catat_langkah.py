"""A step of a report, written down: who, in which post, when, and what it becomes by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simpelin.domain.hak import SEBUTAN, Putusan
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.tingkat import JENJANG, Gerak, Langkah, Perjalanan, langkahi, rangkap
from simpelin.services.laporan_kini import LaporanKini, pemegang

if TYPE_CHECKING:
    from simpelin.store import Store


def catat_langkah(
    store: Store, kini: LaporanKini, gerak: Gerak, putusan: Putusan, alasan: str
) -> LaporanUnit:
    """Store a step and what the report becomes by it; inside ``store.ubah``."""
    tempat = (kini.tahun, kini.triwulan)
    menjadi = langkahi(kini.jalan, gerak, kini.lintas)
    langkah = langkah_baru(store, kini.jalan, gerak, menjadi, putusan, alasan)
    store.langkah.tambah(*tempat, kini.unit, langkah)
    if gerak is Gerak.KEMBALIKAN:
        baru = LaporanUnit(kini.unit, langkah.menjadi, alasan=alasan)
    else:
        lama = store.laporan.muat(*tempat).get(kini.unit) or LaporanUnit(kini.unit, kini.status)
        baru = replace(lama, status=langkah.menjadi)
    store.laporan.simpan(*tempat, baru)
    return baru


def langkah_baru(
    store: Store,
    jalan: Perjalanan,
    gerak: Gerak,
    menjadi: StatusLaporan,
    putusan: Putusan,
    alasan: str,
) -> Langkah:
    """A step by who has the store open, with the post under which it was allowed."""
    pelaku = store.pelaku
    # without accounts nobody's person is proved, so nobody is said to stand on two tiers
    dinilai = pelaku.punya_akun and gerak not in (Gerak.KEMBALIKAN, Gerak.BATALKAN)
    dulu = rangkap(jalan, pelaku.nama, pelaku.akun) if dinilai else None
    return Langkah(
        gerak,
        menjadi,
        store.kini().isoformat(timespec="seconds"),
        pelaku.nama,
        pelaku.akun,
        _peran(gerak, putusan),
        putusan.sebutan,
        alasan,
        dulu is not None,
        bool(putusan.atas_nama),
    )


def _peran(gerak: Gerak, putusan: Putusan) -> str:
    """The post in the office's words; in an office without accounts that of the tier."""
    if putusan.jabatan is not None:
        return str(putusan.jabatan).removeprefix(putusan.sebutan).strip()
    peran = pemegang(JENJANG.get(gerak))
    return "" if peran is None else SEBUTAN[peran]
