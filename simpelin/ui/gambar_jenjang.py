"""Pictures of a report's way through the tiers, over a copy of the example."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from simpelin.domain.realisasi import LaporanKinerja
from simpelin.services import antrean, langkah_laporan, laporan, lembar_unit, pengaturan
from simpelin.services.isi_realisasi import IsiKinerja, isi
from simpelin.services.jalur_laporan import jalur_unit
from simpelin.ui.jendela import MainWindow
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.input_realisasi import InputRealisasi
from simpelin.ui.pages.verifikasi import HalamanVerifikasi

MIN_ANTREAN = 3
Potret = Callable[[MainWindow, str], None]


def gambar_jenjang(jendela: MainWindow, potret: Potret) -> None:
    """Verifikasi with one report approved, one returned and handed in again, and the two
    places where a unit and the evaluation see it."""
    konteks = jendela.konteks
    assert konteks is not None
    k = (konteks.tahun, konteks.triwulan)
    store = konteks.store
    tunggu = [s for s in antrean.antrean(store, *k, konteks.status()) if s.giliran is not None]
    if len(tunggu) < MIN_ANTREAN:
        return
    satu, dua, tiga = (butir.unit for butir in tunggu[:3])
    for jenjang in jalur_unit(store, satu).jenjang:
        langkah_laporan.setuju(store, jenjang, satu, *k)
    langkah_laporan.setuju(store, jalur_unit(store, tiga).jenjang[0], tiga, *k)
    langkah_laporan.kembalikan(store, dua, *k, "Realisasi belum sesuai data dukung, cek lagi")
    konteks.catat()
    jendela.buka("input")
    if isinstance(jendela.halaman, InputRealisasi):
        jendela.halaman.pilih_unit(dua)
        potret(jendela, "input-dikembalikan")
    _ubah_satu(konteks, dua)
    laporan.ajukan(store, dua, *k, "data dukung menyusul, sudah dijadwalkan 12 November")
    langkah_laporan.setuju(store, jalur_unit(store, dua).jenjang[0], dua, *k)
    pengaturan.atur(store, "batas_capaian", "90")
    konteks.catat()
    for unit, nama in ((dua, "verifikasi-berubah"), (satu, "verifikasi-beda")):
        jendela.buka("verifikasi")
        halaman = jendela.halaman
        if isinstance(halaman, HalamanVerifikasi):
            halaman.pilih_unit(unit)
            halaman.panel.tab.setCurrentIndex(halaman.panel.tab.count() - 1)
            potret(jendela, nama)
    halaman = jendela.halaman
    if isinstance(halaman, HalamanVerifikasi):
        halaman.pilih_unit(tiga)
        halaman.minta_kembalikan()
        potret(jendela, "verifikasi-kembalikan")
    jendela.buka("evaluasi")
    potret(jendela, "evaluasi-beda")


def _ubah_satu(konteks: Konteks, unit: str) -> None:
    """One figure of a returned report is corrected."""
    k = (konteks.tahun, konteks.triwulan)
    for baris in lembar_unit.lembar(konteks.store, *k, unit).baris:
        angka = baris.kinerja.kinerja if baris.kinerja else None
        if baris.indikator is not None and angka is not None:
            baru = LaporanKinerja(angka + Fraction(1))
            nama = baris.indikator.indikator.nama
            isi(konteks.store, IsiKinerja(*k, baris.simpul.kunci, nama, baru))
            return
