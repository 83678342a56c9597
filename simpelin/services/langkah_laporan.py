"""The steps of a report above its unit: check, verify, approve, return, open again.

Every step is stored with person, post and time; the state of the report is what the steps
add up to (:mod:`simpelin.domain.tingkat`, aturan section 9).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simpelin.domain.hak import Putusan, Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import MasukanDitolak, Penolakan
from simpelin.domain.tingkat import BEKU, Gerak, Jenjang, alasan_tolak
from simpelin.services import izin, rekonsiliasi
from simpelin.services.catat_langkah import catat_langkah
from simpelin.services.kekosongan import kekosongan
from simpelin.services.laporan_kini import TINDAKAN, LaporanKini, laporan_kini, perjalanan
from simpelin.services.lembar_unit import lembar
from simpelin.services.potret import simpan_potret
from simpelin.services.tetap import ubah_bila_tetap

if TYPE_CHECKING:
    from simpelin.store import Store

KATA = {
    Jenjang.PERIKSA: "periksa laporan",
    Jenjang.VERIFIKASI: "verifikasi laporan",
    Jenjang.SETUJUI: "setujui laporan",
}
"""An approval as the trail tells it."""


def setuju(
    store: Store,
    jenjang: Jenjang,
    unit: str,
    tahun: int,
    triwulan: int,
    alasan: str = "",
    *,
    dilihat: int | None = None,
) -> LaporanUnit:
    """Give one tier's approval: the planner's check, the secretary's verification, or the
    camat's approval, which locks the report and keeps its snapshot.

    ``dilihat`` is ``store.nomor_perubahan()`` of what the person looked at, so that nobody
    approves figures that they have not seen.

    :raises MasukanDitolak: the report is not at this tier; or TW IV is to be approved before
        its rupiah were reconciled with BKAD; or kinerja or rupiah are empty and the camat's
        approval, which locks them, gives no reason.
    :raises KesalahanPengguna: it is not this person's tier, or the person already acted on
        a lower one and is no deputy; or something was written meanwhile.
    """
    kini = laporan_kini(store, unit, tahun, triwulan)
    keadaan = kini.nomor if dilihat is None else dilihat
    gerak = Gerak(jenjang)
    _pastikan_bisa(kini, gerak)
    putusan = izin.wajib(store, TINDAKAN[jenjang], **kini.perihal_setuju(jenjang))
    if jenjang is Jenjang.SETUJUI:
        _pastikan_direkonsiliasi(store, tahun, triwulan)
        _pastikan_terisi(store, kini, alasan)
    with ubah_bila_tetap(store, keadaan, f"{KATA[jenjang]} TW {ROMAWI[triwulan]}"):
        hasil = catat_langkah(store, kini, gerak, putusan, alasan.strip())
        if jenjang is Jenjang.SETUJUI:
            simpan_potret(store, unit, tahun, triwulan)
    return hasil


def kembalikan(store: Store, unit: str, tahun: int, triwulan: int, alasan: str) -> LaporanUnit:
    """Return a report to its unit: by the tier that has it, with a reason that the unit reads
    on its own rows. Approvals given so far are taken back with it.

    :raises MasukanDitolak: without a reason, not submitted, or approved already.
    """
    _pastikan_beralasan(alasan, "mengembalikan laporan")
    kini = laporan_kini(store, unit, tahun, triwulan)
    _pastikan_bisa(kini, Gerak.KEMBALIKAN)
    putusan = izin.wajib(store, Tindakan.KEMBALIKAN, **kini.perihal_kembali())
    return _turunkan(store, kini, putusan, alasan)


def buka(store: Store, unit: str, tahun: int, triwulan: int, alasan: str) -> LaporanUnit:
    """Open a report for its unit again: every approval is undone from the top down, by the
    tier that gave the topmost, with a reason.

    :raises MasukanDitolak: without a reason, or nothing is submitted.
    """
    _pastikan_beralasan(alasan, "membuka kembali laporan")
    kini = laporan_kini(store, unit, tahun, triwulan)
    if kini.status not in BEKU:
        raise kini.tolak("belum diajukan")
    if kini.status is StatusLaporan.DIAJUKAN:
        return kembalikan(store, unit, tahun, triwulan, alasan)
    putusan = izin.wajib(store, Tindakan.BUKA, **kini.perihal_buka())
    return _turunkan(store, kini, putusan, alasan)


def batalkan(store: Store, unit: str, tahun: int, triwulan: int, alasan: str) -> LaporanUnit:
    """Undo the topmost approval alone; the report waits again at the tier that gave it.

    :raises MasukanDitolak: without a reason, or no approval stands.
    """
    _pastikan_beralasan(alasan, "membatalkan persetujuan")
    kini = laporan_kini(store, unit, tahun, triwulan)
    _pastikan_bisa(kini, Gerak.BATALKAN)
    putusan = izin.wajib(store, Tindakan.BUKA, **kini.perihal_buka())
    with ubah_bila_tetap(store, kini.nomor, f"batalkan persetujuan TW {ROMAWI[triwulan]}"):
        return catat_langkah(store, kini, Gerak.BATALKAN, putusan, alasan.strip())


def _turunkan(store: Store, kini: LaporanKini, putusan: Putusan, alasan: str) -> LaporanUnit:
    """Undo the approvals from the top down, then return the report, in one transaction."""
    alasan = alasan.strip()
    kata = "buka kembali" if kini.status is StatusLaporan.DISETUJUI else "kembalikan"
    with ubah_bila_tetap(store, kini.nomor, f"{kata} laporan TW {ROMAWI[kini.triwulan]}"):
        while kini.status is not StatusLaporan.DIAJUKAN:
            catat_langkah(store, kini, Gerak.BATALKAN, putusan, alasan)
            jalan = perjalanan(store, kini.tahun, kini.triwulan, kini.unit)
            kini = replace(kini, jalan=jalan)
        return catat_langkah(store, kini, Gerak.KEMBALIKAN, putusan, alasan)


# --- what stands in the way --------------------------------------------------------------------


def _pastikan_bisa(kini: LaporanKini, gerak: Gerak) -> None:
    alasan = alasan_tolak(kini.jalan, gerak, kini.lintas)
    if alasan:
        raise kini.tolak(alasan)


def _pastikan_beralasan(alasan: str, apa: str) -> None:
    if not alasan.strip():
        raise MasukanDitolak([Penolakan(f"Tulis alasan {apa}.")])


def _pastikan_direkonsiliasi(store: Store, tahun: int, triwulan: int) -> None:
    """ "belum direkonsiliasi" blocks TW IV alone (aturan section 9)."""
    sebab = rekonsiliasi.boleh_final(store, tahun) if triwulan == rekonsiliasi.AKHIR else None
    if sebab:
        raise MasukanDitolak([Penolakan(sebab)])


def _pastikan_terisi(store: Store, kini: LaporanKini, alasan: str) -> None:
    """What is empty when a report is locked is approved with open eyes, and a reason."""
    if alasan.strip():
        return
    kosong = kekosongan(lembar(store, kini.tahun, kini.triwulan, kini.unit))
    if kosong.banyak:
        raise kini.tolak(
            f"masih kosong: {kosong.kalimat}. Lengkapi dahulu, atau setujui dengan alasan"
        )
