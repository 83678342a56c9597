"""The steps of a report above its unit: check, verify, approve, return, open again.

Every step is stored with person, post and time; the state of the report is what the steps
add up to (:mod:`simpelin.domain.tingkat`, aturan section 9).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from simpelin.domain.hak import SEBUTAN, PeranOrang, Putusan, Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import MasukanDitolak, Penolakan
from simpelin.domain.tingkat import (
    BEKU,
    HASIL,
    JENJANG,
    PEJABAT,
    Gerak,
    Jalur,
    Jenjang,
    Langkah,
    Perjalanan,
    alasan_tolak,
    langkahi,
    lipat,
    peserta,
    rangkap,
)
from simpelin.services import izin, rekonsiliasi
from simpelin.services.jalur_laporan import jalur_unit
from simpelin.services.kekosongan import kekosongan
from simpelin.services.lembar_unit import lembar
from simpelin.services.potret import simpan_potret
from simpelin.services.tetap import ubah_bila_tetap
from simpelin.services.unit import pastikan_ada

if TYPE_CHECKING:
    from simpelin.store import Store

TINDAKAN = {
    Jenjang.PERIKSA: Tindakan.PERIKSA,
    Jenjang.VERIFIKASI: Tindakan.VERIFIKASI,
    Jenjang.SETUJUI: Tindakan.SETUJUI,
}
KATA = {
    Gerak.AJUKAN: "ajukan laporan",
    Gerak.PERIKSA: "periksa laporan",
    Gerak.VERIFIKASI: "verifikasi laporan",
    Gerak.SETUJUI: "setujui laporan",
    Gerak.BATALKAN: "batalkan persetujuan",
    Gerak.KEMBALIKAN: "kembalikan laporan",
}


# --- where a report stands ---------------------------------------------------------------------


def perjalanan(store: Store, tahun: int, triwulan: int, unit: str) -> Perjalanan:
    """Where a report stands, with the steps in force; its stored state has the last word.

    :raises KesalahanPengguna: there is no such unit.
    """
    pastikan_ada(store, unit)
    jalan = lipat(store.langkah.muat(tahun, triwulan, unit))
    laporan = store.laporan.muat(tahun, triwulan).get(unit)
    status = laporan.status if laporan else StatusLaporan.BELUM_MULAI
    return jalan if jalan.status is status else replace(jalan, status=status)


def kata_kembali(store: Store, tahun: int, triwulan: int, unit: str) -> str:
    """Why a report came back, from whom and when; '' where it did not."""
    laporan = store.laporan.muat(tahun, triwulan).get(unit)
    if laporan is None or laporan.status is not StatusLaporan.DIKEMBALIKAN:
        return ""
    langkah = store.langkah.muat(tahun, triwulan, unit)
    kembali = [satu for satu in langkah if satu.gerak is Gerak.KEMBALIKAN]
    if not kembali:
        return f"Dikembalikan: {laporan.alasan}"
    satu = kembali[-1]
    siapa = f"{satu.orang} ({satu.jabatan})" if satu.jabatan else satu.orang
    waktu = datetime.fromisoformat(satu.waktu)
    return f"Dikembalikan {siapa}, {waktu:%d-%m-%Y %H.%M}: {satu.alasan}"


# --- approvals ---------------------------------------------------------------------------------


def periksa_laporan(store: Store, unit: str, tahun: int, triwulan: int) -> LaporanUnit:
    """The planner's check of a submitted report."""
    return setuju(store, Jenjang.PERIKSA, unit, tahun, triwulan)


def verifikasi(store: Store, unit: str, tahun: int, triwulan: int) -> LaporanUnit:
    """The secretary's verification."""
    return setuju(store, Jenjang.VERIFIKASI, unit, tahun, triwulan)


def setujui(store: Store, unit: str, tahun: int, triwulan: int, alasan: str = "") -> LaporanUnit:
    """The camat's approval: the report is locked, and its snapshot kept."""
    return setuju(store, Jenjang.SETUJUI, unit, tahun, triwulan, alasan)


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
    """Give one tier's approval; ``dilihat`` is ``store.nomor_perubahan()`` of what the person
    looked at, so that nobody approves figures that they have not seen.

    :raises MasukanDitolak: the report is not at this tier; or TW IV is to be approved before
        its rupiah were reconciled with BKAD; or kinerja or rupiah are empty and the camat's
        approval, which locks them, gives no reason.
    :raises KesalahanPengguna: it is not this person's tier, or the person already acted on
        a lower one and is no deputy; or something was written meanwhile.
    """
    keadaan = store.nomor_perubahan() if dilihat is None else dilihat
    jalan = perjalanan(store, tahun, triwulan, unit)
    lintas = jalur_unit(store, unit, jalan.ajuan)
    gerak = Gerak(jenjang)
    _pastikan_bisa(jalan, gerak, lintas, unit, tahun, triwulan)
    putusan = izin.wajib(
        store,
        TINDAKAN[jenjang],
        unit=unit,
        status=jalan.status,
        dari=_giliran(lintas, jenjang),
        sudah=_akun(jalan),
    )
    if jenjang is Jenjang.SETUJUI:
        _pastikan_direkonsiliasi(store, tahun, triwulan)
        _pastikan_terisi(store, unit, tahun, triwulan, alasan)
    with ubah_bila_tetap(store, keadaan, f"{KATA[gerak]} TW {ROMAWI[triwulan]}"):
        hasil = _catat(
            store, jalan, gerak, lintas, putusan, (unit, tahun, triwulan), alasan.strip()
        )
        if jenjang is Jenjang.SETUJUI:
            simpan_potret(store, unit, tahun, triwulan)
    return hasil


def _pastikan_direkonsiliasi(store: Store, tahun: int, triwulan: int) -> None:
    """ "belum direkonsiliasi" blocks TW IV alone (aturan section 9)."""
    sebab = rekonsiliasi.boleh_final(store, tahun) if triwulan == rekonsiliasi.AKHIR else None
    if sebab:
        raise MasukanDitolak([Penolakan(sebab)])


def _pastikan_terisi(store: Store, unit: str, tahun: int, triwulan: int, alasan: str) -> None:
    """What is empty when a report is locked is approved with open eyes, and a reason."""
    if alasan.strip():
        return
    kosong = kekosongan(lembar(store, tahun, triwulan, unit))
    if kosong.banyak:
        raise _ditolak(
            unit,
            tahun,
            triwulan,
            f"masih kosong: {kosong.kalimat}. Lengkapi dahulu, atau setujui dengan alasan",
        )


def alasan_izin(store: Store, jenjang: Jenjang, unit: str, tahun: int, triwulan: int) -> str:
    """Why who has the store open may not give this tier's approval now; '' where they may."""
    jalan = perjalanan(store, tahun, triwulan, unit)
    lintas = jalur_unit(store, unit, jalan.ajuan)
    putusan = izin.putusan(
        store,
        TINDAKAN[jenjang],
        unit=unit,
        status=jalan.status,
        dari=_giliran(lintas, jenjang),
        sudah=_akun(jalan),
    )
    return putusan.alasan


def alasan_kembali(store: Store, unit: str, tahun: int, triwulan: int) -> str:
    """Why who has the store open may not return this report now; '' where they may."""
    jalan = perjalanan(store, tahun, triwulan, unit)
    return izin.putusan(
        store, Tindakan.KEMBALIKAN, **_hak_kembali(jalan, jalur_unit(store, unit), unit)
    ).alasan


def alasan_buka(store: Store, unit: str, tahun: int, triwulan: int) -> str:
    """Why who has the store open may not undo the topmost approval; '' where they may."""
    jalan = perjalanan(store, tahun, triwulan, unit)
    if jalan.status not in HASIL.values():
        return ""
    return izin.putusan(store, Tindakan.BUKA, **_hak_buka(jalan, unit)).alasan


# --- the way back ------------------------------------------------------------------------------


def kembalikan(store: Store, unit: str, tahun: int, triwulan: int, alasan: str) -> LaporanUnit:
    """Return a report to its unit: by the tier that has it, with a reason that the unit reads
    on its own rows. Approvals given so far are taken back with it.

    :raises MasukanDitolak: without a reason, not submitted, or approved already.
    """
    keadaan = store.nomor_perubahan()
    jalan = perjalanan(store, tahun, triwulan, unit)
    lintas = jalur_unit(store, unit, jalan.ajuan)
    _pastikan_beralasan(alasan, "mengembalikan laporan")
    _pastikan_bisa(jalan, Gerak.KEMBALIKAN, lintas, unit, tahun, triwulan)
    putusan = izin.wajib(
        store,
        Tindakan.KEMBALIKAN,
        **_hak_kembali(jalan, lintas, unit),
    )
    return _turunkan(store, keadaan, jalan, lintas, putusan, (unit, tahun, triwulan), alasan)


def buka(store: Store, unit: str, tahun: int, triwulan: int, alasan: str) -> LaporanUnit:
    """Open a report for its unit again: every approval is undone from the top down, by the
    tier that gave the topmost, with a reason.

    :raises MasukanDitolak: without a reason, or nothing is submitted.
    """
    _pastikan_beralasan(alasan, "membuka kembali laporan")
    keadaan = store.nomor_perubahan()
    jalan = perjalanan(store, tahun, triwulan, unit)
    if jalan.status not in BEKU:
        raise _ditolak(unit, tahun, triwulan, "belum diajukan")
    if jalan.status is StatusLaporan.DIAJUKAN:
        return kembalikan(store, unit, tahun, triwulan, alasan)
    lintas = jalur_unit(store, unit, jalan.ajuan)
    putusan = _izin_buka(store, jalan, unit)
    return _turunkan(store, keadaan, jalan, lintas, putusan, (unit, tahun, triwulan), alasan)


def batalkan(store: Store, unit: str, tahun: int, triwulan: int, alasan: str) -> LaporanUnit:
    """Undo the topmost approval alone; the report waits again at the tier that gave it.

    :raises MasukanDitolak: without a reason, or no approval stands.
    """
    _pastikan_beralasan(alasan, "membatalkan persetujuan")
    keadaan = store.nomor_perubahan()
    jalan = perjalanan(store, tahun, triwulan, unit)
    lintas = jalur_unit(store, unit, jalan.ajuan)
    _pastikan_bisa(jalan, Gerak.BATALKAN, lintas, unit, tahun, triwulan)
    putusan = _izin_buka(store, jalan, unit)
    with ubah_bila_tetap(store, keadaan, f"{KATA[Gerak.BATALKAN]} TW {ROMAWI[triwulan]}"):
        return _catat(
            store,
            jalan,
            Gerak.BATALKAN,
            lintas,
            putusan,
            (unit, tahun, triwulan),
            alasan.strip(),
        )


def _izin_buka(store: Store, jalan: Perjalanan, unit: str) -> Putusan:
    """Nobody undoes the approval of a tier above their own."""
    return izin.wajib(store, Tindakan.BUKA, **_hak_buka(jalan, unit))


class _Hak(TypedDict):
    """What a question about a right needs to know of a report."""

    unit: str
    status: StatusLaporan
    pemegang: PeranOrang | None
    dari: tuple[StatusLaporan, ...]


def _hak_kembali(jalan: Perjalanan, lintas: Jalur, unit: str) -> _Hak:
    pemegang = _pemegang(lintas.berikut(jalan.status))
    return _Hak(unit=unit, status=jalan.status, pemegang=pemegang, dari=(jalan.status,))


def _hak_buka(jalan: Perjalanan, unit: str) -> _Hak:
    puncak = next(j for j, status in HASIL.items() if status is jalan.status)
    return _Hak(unit=unit, status=jalan.status, pemegang=_pemegang(puncak), dari=(jalan.status,))


def _turunkan(
    store: Store,
    keadaan: int,
    jalan: Perjalanan,
    lintas: Jalur,
    putusan: Putusan,
    tempat: Tempat,
    alasan: str,
) -> LaporanUnit:
    """Undo the approvals from the top down, then return the report, in one transaction."""
    unit, tahun, triwulan = tempat
    kata = "buka kembali" if jalan.status is StatusLaporan.DISETUJUI else "kembalikan"
    with ubah_bila_tetap(store, keadaan, f"{kata} laporan TW {ROMAWI[triwulan]}"):
        while jalan.status is not StatusLaporan.DIAJUKAN:
            _catat(store, jalan, Gerak.BATALKAN, lintas, putusan, tempat, alasan.strip())
            jalan = perjalanan(store, tahun, triwulan, unit)
        return _catat(store, jalan, Gerak.KEMBALIKAN, lintas, putusan, tempat, alasan.strip())


# --- plumbing ----------------------------------------------------------------------------------

Tempat = tuple[str, int, int]
"""Unit, year and quarter of a report."""


def _catat(
    store: Store,
    jalan: Perjalanan,
    gerak: Gerak,
    lintas: Jalur,
    putusan: Putusan,
    tempat: Tempat,
    alasan: str,
) -> LaporanUnit:
    """Store a step and what the report becomes by it; inside ``store.ubah``."""
    unit, tahun, triwulan = tempat
    langkah = langkah_baru(store, jalan, gerak, langkahi(jalan, gerak, lintas), putusan, alasan)
    store.langkah.tambah(tahun, triwulan, unit, langkah)
    lama = store.laporan.muat(tahun, triwulan).get(unit) or LaporanUnit(unit, jalan.status)
    if gerak is Gerak.KEMBALIKAN:
        baru = LaporanUnit(unit, langkah.menjadi, alasan=alasan)
    else:
        baru = replace(lama, status=langkah.menjadi)
    store.laporan.simpan(tahun, triwulan, baru)
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
    pemegang = _pemegang(JENJANG.get(gerak))
    return "" if pemegang is None else SEBUTAN[pemegang]


def _pemegang(jenjang: Jenjang | None) -> PeranOrang | None:
    return None if jenjang is None else PeranOrang(PEJABAT[jenjang])


def _giliran(lintas: Jalur, jenjang: Jenjang) -> tuple[StatusLaporan, ...]:
    """The states in which this tier has a report."""
    return tuple(satu for satu in BEKU if lintas.berikut(satu) is jenjang)


def _akun(jalan: Perjalanan) -> tuple[str, ...]:
    """The accounts that acted in their own post in this round of the report."""
    return tuple(satu.akun for satu in peserta(jalan) if not satu.sebagai and not satu.atas_nama)


def _pastikan_bisa(
    jalan: Perjalanan, gerak: Gerak, lintas: Jalur, unit: str, tahun: int, triwulan: int
) -> None:
    alasan = alasan_tolak(jalan, gerak, lintas)
    if alasan:
        raise _ditolak(unit, tahun, triwulan, alasan)


def _ditolak(unit: str, tahun: int, triwulan: int, alasan: str) -> MasukanDitolak:
    return MasukanDitolak([Penolakan(f"Laporan {unit} TW {ROMAWI[triwulan]} {tahun} {alasan}.")])


def _pastikan_beralasan(alasan: str, apa: str) -> None:
    if not alasan.strip():
        raise MasukanDitolak([Penolakan(f"Tulis alasan {apa}.")])
