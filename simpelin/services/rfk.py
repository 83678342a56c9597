"""Assemble the RFK of one quarter from the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.angka import STRIP, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.rfk import BahanRFK, Baris, Fisik, Jenis, LaporanRFK, susun_rfk
from simpelin.services import pengaturan
from simpelin.services.evaluasi import hitung
from simpelin.services.isi_pratinjau import BarisPratinjau, KolomPratinjau, Pratinjau
from simpelin.services.koreksi import catatan_rupiah

if TYPE_CHECKING:
    from simpelin.store import Store


def laporan_rfk(store: Store, hasil: Evaluasi) -> LaporanRFK:
    """The rows of an evaluation's quarter with its physical progress and breakdowns."""
    tahun, n = hasil.tahun, hasil.triwulan
    catatan = catatan_rupiah(store, tahun, n)
    bahan = BahanRFK(store.fisik.muat(tahun), store.belanja.muat(tahun, n), catatan)
    atur = pengaturan.muat(store)
    return susun_rfk(hasil, bahan, atur.nama_skpd, rinci=atur.teks("rfk_rincian") == "ya")


def tulis(store: Store, tahun: int, triwulan: int, path: Path, tanggal: date) -> None:
    """Write the workbook; raises as :func:`simpelin.services.ekspor.ekspor` says."""
    from simpelin.services.ekspor import hitung_berisi, kepala_bkad
    from simpelin.workbook.rfk import tulis_rfk

    hasil = hitung_berisi(store, tahun, triwulan)
    laporan, kepala = laporan_rfk(store, hasil), kepala_bkad(store, hasil, tanggal)
    del hasil  # a big plan's need not stay in memory while the rows are written
    store.lepaskan_memori()
    tulis_rfk(laporan, kepala, path)


_KOLOM = (
    KolomPratinjau("Kode", 124),
    KolomPratinjau("Program / kegiatan / sub kegiatan", 0),
    KolomPratinjau("Pagu", 98, True),
    KolomPratinjau("Fisik\ntarget s.d.", 76, True),
    KolomPratinjau("Fisik\nrealisasi s.d.", 84, True),
    KolomPratinjau("Fisik\ndeviasi", 64, True),
    KolomPratinjau("Kas s.d.\n% pagu", 66, True),
    KolomPratinjau("Realisasi\nTW ini", 98, True),
    KolomPratinjau("Realisasi\ns.d. TW ini", 98, True),
    KolomPratinjau("Realisasi\n% pagu", 68, True),
    KolomPratinjau("Keuangan\ndeviasi", 70, True),
)


def pratinjau_rfk(store: Store, tahun: int, triwulan: int) -> Pratinjau:
    """What the form will contain, from the values that its writer uses."""
    from simpelin.services.ekspor import kepala_bkad
    from simpelin.workbook.rfk import catatan_kaki

    hasil = hitung(store, tahun, triwulan)
    laporan = laporan_rfk(store, hasil)
    if not laporan.baris:
        return Pratinjau(_KOLOM, ())
    tebal = (Jenis.UNIT, Jenis.PROGRAM)
    baris = [BarisPratinjau(_sel(satu), satu.jenis in tebal) for satu in laporan.baris]
    jumlah = Baris(
        Jenis.UNIT, "", "Jumlah keuangan; fisik tertimbang pagu", laporan.total, laporan.tertimbang
    )
    rata = ("", "Fisik, rata-rata sub kegiatan", "", *_fisik(laporan.rata))
    baris.append(BarisPratinjau(_sel(jumlah), True))
    baris.append(BarisPratinjau((*rata, *[""] * (len(_KOLOM) - len(rata))), True))
    kepala = kepala_bkad(store, hasil, date(tahun, 12, 31))
    teks = (
        f"Basis {kepala.basis}, batas {kepala.batas[-1]:%d-%m-%Y}; {kepala.kata_rekonsiliasi}.",
        catatan_kaki(laporan, kepala)[0],
    )
    return Pratinjau(_KOLOM, tuple(baris), teks)


def _sel(satu: Baris) -> tuple[str, ...]:
    u = satu.uang
    return (
        satu.kode,
        satu.nama,
        tulis_rupiah(u.pagu),
        *(("", "", "") if satu.jenis is Jenis.BELANJA else _fisik(satu.fisik)),
        tulis_persen(u.persen(u.kas)),
        tulis_rupiah(u.rp_ini),
        tulis_rupiah(u.rp),
        tulis_persen(u.persen(u.rp)),
        STRIP if u.deviasi is None else tulis_angka(u.deviasi, 2),
    )


def _fisik(fisik: Fisik) -> tuple[str, str, str]:
    deviasi = STRIP if fisik.deviasi is None else tulis_angka(fisik.deviasi, 2)
    return tulis_persen(fisik.target), tulis_persen(fisik.realisasi), deviasi
