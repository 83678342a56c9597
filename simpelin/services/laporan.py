"""Hand a unit's quarter in, and open it again (the first tier of aturan section 9).

What the tiers above do with it: :mod:`simpelin.services.langkah_laporan`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import MasukanDitolak, Penolakan
from simpelin.domain.realisasi import Catatan
from simpelin.domain.temuan import AturanData, Keparahan, Ketidaksesuaian, ketidaksesuaian
from simpelin.domain.tingkat import BEKU, Gerak, sebut
from simpelin.services import data_dukung, izin
from simpelin.services.catat_langkah import langkah_baru
from simpelin.services.langkah_laporan import buka
from simpelin.services.laporan_kini import perjalanan
from simpelin.services.lembar_unit import BarisIsian, Halangan, Lembar, halangan, lembar
from simpelin.services.tetap import ubah_bila_tetap

if TYPE_CHECKING:
    from simpelin.store import Store

ATURAN_LAPORAN = (AturanData.TARGET_LONGGAR, AturanData.HAMBATAN_NORMATIF)
"""Warnings that a report can answer; those about the plan are the planner's."""


def penghalang(isian: Lembar) -> tuple[Halangan, ...]:
    """Impossible figures that nobody has given a reason for: words of the node and quarter
    (hambatan or solusi), or the note of its rupiah."""
    return tuple(
        satu
        for satu in halangan(isian)
        if not (satu.rupiah and satu.baris.catatan_rp)
        and not _beralasan(isian.catatan.get(satu.baris.simpul.kunci))
    )


def kurang(isian: Lembar) -> tuple[BarisIsian, ...]:
    """Due figures that are missing without a reason (hambatan or solusi of the node)."""
    return tuple(
        satu for satu in isian.kekurangan() if not _beralasan(isian.catatan.get(satu.simpul.kunci))
    )


def temuan_unit(isian: Lembar) -> tuple[Ketidaksesuaian, ...]:
    """What `periksa` finds on the rows of a unit's sheet, heaviest first."""
    kode = {(satu.simpul.kode, satu.simpul.kunci.sub_skpd) for satu in isian.baris}
    return tuple(
        satu
        for satu in ketidaksesuaian(isian.evaluasi)
        if (satu.kode, satu.angka.get("sub_skpd", "")) in kode
    )


def peringatan(isian: Lembar) -> tuple[Ketidaksesuaian, ...]:
    """The findings that do not stop a submission but ask for a reason."""
    return tuple(
        satu
        for satu in temuan_unit(isian)
        if satu.keparahan is Keparahan.PERINGATAN and satu.aturan in ATURAN_LAPORAN
    )


def kurang_dukung(store: Store, isian: Lembar) -> tuple[BarisIsian, ...]:
    """The rows that need evidence (⚙), have none, and give no reason in their words."""
    perlu = data_dukung.kurang(store, isian.evaluasi)
    return tuple(
        satu
        for satu in isian.baris
        if satu.pertama
        and satu.simpul.kunci in perlu
        and not _beralasan(isian.catatan.get(satu.simpul.kunci))
    )


def ajukan(store: Store, unit: str, tahun: int, triwulan: int, alasan: str = "") -> LaporanUnit:
    """Submit a unit's report; its kinerja is frozen from then on.

    ``alasan`` answers the warnings of `periksa` and is kept with the step. The planner hands
    in for a unit whose signed sheet is kept as evidence.

    Raises :class:`MasukanDitolak`, naming every due figure that is still missing, every
    impossible figure without a reason, and, where no reason is given, every warning and every
    row without the evidence that it needs; :class:`KesalahanPengguna` where something was
    written while that was judged.
    """
    keadaan = store.nomor_perubahan()
    jalan = perjalanan(store, tahun, triwulan, unit)
    if jalan.status in BEKU:
        pesan = f"Laporan {unit} TW {ROMAWI[triwulan]} sudah {sebut(jalan.status)}."
        raise MasukanDitolak([Penolakan(pesan)])
    putusan = izin.wajib_unit(store, Tindakan.AJUKAN, tahun, triwulan, unit)
    _periksa(store, lembar(store, tahun, triwulan, unit), alasan)
    langkah = langkah_baru(
        store, jalan, Gerak.AJUKAN, StatusLaporan.DIAJUKAN, putusan, alasan.strip()
    )
    laporan = LaporanUnit(
        unit, StatusLaporan.DIAJUKAN, langkah.waktu, langkah.orang, langkah.alasan
    )
    with ubah_bila_tetap(store, keadaan, f"ajukan laporan TW {ROMAWI[triwulan]}"):
        store.langkah.tambah(tahun, triwulan, unit, langkah)
        store.laporan.simpan(tahun, triwulan, laporan)
    return laporan


def buka_kembali(store: Store, unit: str, tahun: int, triwulan: int, alasan: str) -> None:
    """Open a submitted report for its unit again; the reason stays in the trail.

    Raises :class:`MasukanDitolak` without a reason.
    """
    buka(store, unit, tahun, triwulan, alasan)


def _periksa(store: Store, isian: Lembar, alasan: str) -> None:
    """:raises MasukanDitolak: what stands in the way of a submission."""
    tolak = [
        Penolakan(f"{_nama(satu)} belum diisi; isi, atau tulis sebabnya pada hambatan.")
        for satu in kurang(isian)
    ]
    tolak += [Penolakan(satu.pesan) for satu in penghalang(isian)]
    if not alasan.strip():
        tolak += [
            Penolakan(f"{satu.pesan} Perbaiki, atau ajukan dengan alasan.")
            for satu in peringatan(isian)
        ]
        tolak += [
            Penolakan(
                f"{_nama(satu)} belum punya data dukung; lampirkan, atau ajukan dengan alasan."
            )
            for satu in kurang_dukung(store, isian)
        ]
    if tolak:
        raise MasukanDitolak(tolak)


def _beralasan(catatan: Catatan | None) -> bool:
    return catatan is not None and bool(catatan.hambatan.strip() or catatan.solusi.strip())


def _nama(baris: BarisIsian) -> str:
    indikator = "" if baris.indikator is None else baris.indikator.indikator.nama
    return f"{baris.simpul.kode} {baris.simpul.nama}" + (f" – {indikator}" if indikator else "")
