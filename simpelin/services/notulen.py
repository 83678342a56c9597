"""Bahan rapat (before the meeting) and notulen (after it), from the same data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from simpelin.domain.angka import tulis_persen
from simpelin.domain.dokumen import (
    Baris,
    Blok,
    Daftar,
    Dokumen,
    GantiHalaman,
    Judul,
    Kolom,
    Paragraf,
    Rata,
    Rincian,
    Tabel,
    TandaTangan,
)
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import Peran
from simpelin.domain.rapat import Rapat
from simpelin.domain.rencana import Kunci
from simpelin.services import kop, pengaturan, potret_rapat
from simpelin.services.isi_rapat import (
    IsiRapat,
    bagian,
    blok_butir,
    blok_grafik,
    muat,
    tabel_angka,
    tabel_daftar,
    tabel_keputusan,
    tabel_tindak_lanjut,
)
from simpelin.services.undangan import kaki, rincian_acara, tempat_tanggal

if TYPE_CHECKING:
    from simpelin.store import Store

_KARTU = 10
"""So many items of the list get their whole card in the meeting's papers."""


def bahan_rapat(
    store: Store, tahun: int, triwulan: int, tanggal: date, *, gambar: bool = True
) -> Dokumen:
    """What everyone reads before the meeting: figures, list, cards of the first items, charts.

    Without ``gambar`` the charts are named and not drawn, for a preview.
    """
    isi = muat(store, tahun, triwulan)
    kartu: list[Blok] = []
    utama = [satu for satu in isi.monev.baris if satu.kunci is not None][:_KARTU]
    for nomor, satu in enumerate(utama, 1):
        assert satu.kunci is not None
        kartu += _kartu(isi, satu.kunci, nomor, [])
    daftar: list[Blok] = [tabel_daftar(isi, isi.monev.baris)] if isi.monev.baris else []
    return _dokumen(
        store,
        tanggal,
        f"Bahan rapat monev TW {ROMAWI[triwulan]} {tahun}",
        [
            *_kepala("BAHAN RAPAT MONITORING DAN EVALUASI", isi, tahun, triwulan),
            *bagian("A. Keadaan kantor", *tabel_angka(isi)),
            *bagian("B. Tindak lanjut rapat sebelumnya", tabel_tindak_lanjut(isi)),
            *bagian("C. Yang perlu perhatian", *(daftar or [_tidak_ada()])),
            *bagian("D. Kartu butir", *(kartu or [_tidak_ada()])),
            *bagian("E. Grafik", *blok_grafik(isi.grafik, gambar=gambar)),
        ],
        "Bahan rapat",
    )


def notulen(
    store: Store, tahun: int, triwulan: int, tanggal: date, *, gambar: bool = True
) -> Dokumen:
    """The minutes: who was there, what was said on each item, what was decided, charts."""
    isi = muat(store, tahun, triwulan)
    rapat = isi.acara.rapat
    beku = _beku_lain(store, rapat)
    keputusan: Blok = Paragraf("Rapat tidak mengambil keputusan.")
    if rapat.keputusan:
        keputusan = tabel_keputusan(isi, rapat.keputusan)
    return _dokumen(
        store,
        tanggal,
        f"Notulen rapat monev TW {ROMAWI[triwulan]} {tahun}",
        [
            *_kepala("NOTULEN RAPAT MONITORING DAN EVALUASI", isi, tahun, triwulan),
            *_pimpinan(store, isi),
            *bagian("A. Agenda", Daftar(isi.acara.agenda)),
            *bagian("B. Kehadiran", *_kehadiran(isi)),
            *bagian("C. Keadaan kantor", *tabel_angka(isi), *_saat_ditutup(beku)),
            *bagian("D. Tindak lanjut rapat sebelumnya", tabel_tindak_lanjut(isi)),
            *bagian("E. Pembahasan", *_pembahasan(isi)),
            *bagian("F. Keputusan dan tindak lanjut", keputusan),
            *_penutup(store, rapat, tanggal, berubah=beku is not None),
            GantiHalaman(),
            *bagian("Lampiran: grafik", *blok_grafik(isi.grafik, gambar=gambar)),
        ],
        "Notulen" if rapat.ditutup else "Notulen · KONSEP, rapat belum ditutup",
    )


def _dokumen(store: Store, tanggal: date, judul: str, blok: list[Blok], nama_kaki: str) -> Dokumen:
    atur = pengaturan.muat(store)
    catatan = atur.ambang_diubah()
    if catatan:
        blok.append(Paragraf(f"Ambang yang diubah: {'; '.join(catatan)}.", Rata.KIRI, kecil=True))
    return Dokumen(
        judul,
        tuple(blok),
        tanggal,
        atur.nama_skpd,
        kop.kop(store, atur),
        kaki(atur, nama_kaki),
        kop.kertas(atur),
        huruf=atur.teks("huruf_surat"),
    )


def _kepala(judul: str, isi: IsiRapat, tahun: int, triwulan: int) -> list[Blok]:
    data = isi.monev.data_per
    baris = rincian_acara(isi.acara).baris
    if data is not None:
        baris = (*baris, ("Keadaan data", f"{data:%d-%m-%Y %H.%M}"))
    return [
        Judul(f"{judul}\nTRIWULAN {ROMAWI[triwulan]} TAHUN {tahun}", 0),
        Rincian(baris),
    ]


def _pimpinan(store: Store, isi: IsiRapat) -> list[Blok]:
    rapat = isi.acara.rapat
    hadir = sum(satu.hadir for satu in rapat.hadir)
    status = "ditutup" if rapat.ditutup else "belum ditutup (konsep)"
    # the same persons that sign below
    camat = kop.pejabat(store, Peran.CAMAT).kepala
    perencana = kop.pejabat(store, Peran.KASUBAG_PERENCANAAN).kepala
    return [
        Rincian(
            (
                ("Pimpinan rapat", rapat.pemimpin or camat or "Camat"),
                ("Notulis", rapat.notulis or perencana or "…"),
                ("Hadir", f"{hadir} dari {len(isi.acara.hadir)} yang diundang"),
                ("Status", status),
            )
        )
    ]


def _kehadiran(isi: IsiRapat) -> list[Blok]:
    if not any(satu.hadir for satu in isi.acara.hadir):
        return [Paragraf("Kehadiran belum dicatat; lihat daftar hadir bertanda tangan.")]
    return [
        Tabel(
            (Kolom("No", 5, Rata.TENGAH), Kolom("Nama", 28), Kolom("Jabatan", 28),
             Kolom("Unit", 28), Kolom("Hadir", 10, Rata.TENGAH)),
            tuple(
                Baris((str(n), s.nama, s.jabatan, s.unit, "hadir" if s.hadir else "–"))
                for n, s in enumerate(isi.acara.hadir, 1)
            ),
        )
    ]  # fmt: skip


def _pembahasan(isi: IsiRapat) -> list[Blok]:
    """Every item that was spoken of or decided on, in the meeting's order."""
    rapat = isi.acara.rapat
    dibahas = {satu.kunci: satu.catatan for satu in rapat.pembahasan}
    for satu in rapat.keputusan:
        dibahas.setdefault(satu.kunci, "")
    hasil: list[Blok] = []
    umum = dibahas.pop(None, "")
    for nomor, (kunci, catatan) in enumerate(dibahas.items(), 1):
        assert kunci is not None
        lagi = [("Pembahasan", catatan)] if catatan else []
        lagi += [
            (f"Keputusan {k.nomor.nomor}", f"{k.isi} ({k.penanggung_jawab})")
            for k in rapat.keputusan
            if k.kunci == kunci
        ]
        hasil += _kartu(isi, kunci, nomor, lagi)
    if umum:
        hasil.append(Paragraf(umum, awal="Umum:"))
    return hasil or [Paragraf("Belum ada butir yang dicatat dibahas.")]


def _kartu(isi: IsiRapat, kunci: Kunci, nomor: int, lagi: list[tuple[str, str]]) -> list[Blok]:
    simpul = isi.monev.semua[-1].rencana.simpul.get(kunci)
    nama = f"{simpul.nama} ({kunci})" if simpul is not None else str(kunci)
    return [Judul(f"{nomor}. {nama}", 2), blok_butir(isi, kunci, lagi)]


def _tidak_ada() -> Blok:
    return Paragraf("Tidak ada butir yang perlu perhatian.")


def _saat_ditutup(beku: Mapping[str, Any] | None) -> list[Blok]:
    """The office's figures as the meeting saw them, where they are others now."""
    if beku is None:
        return []
    k = beku["kantor"]
    kinerja = tulis_persen(_pecahan(k["capaian_kinerja"]))
    return [
        Paragraf(
            f"Saat rapat ditutup: capaian kinerja {kinerja} ({k['terlapor']} dari {k['wajib']}"
            f" lapor), serapan {tulis_persen(_pecahan(k['serapan']))}."
        )
    ]


def _pecahan(nilai: float | None) -> Fraction | None:
    return None if nilai is None else Fraction(nilai)


def _penutup(store: Store, rapat: Rapat, tanggal: date, *, berubah: bool) -> list[Blok]:
    atur = pengaturan.muat(store)
    camat = kop.penanda(store, Peran.CAMAT, tanggal, "Pimpinan rapat,", "Camat")
    kini = f"{tempat_tanggal(atur, tanggal)}\nNotulis,"
    notulis = kop.penanda(store, Peran.KASUBAG_PERENCANAAN, tanggal, kini, "Perencana")
    penanda = (
        kop.penanda_rapat(store, rapat, Peran.CAMAT, rapat.pemimpin, camat),
        kop.penanda_rapat(store, rapat, Peran.KASUBAG_PERENCANAAN, rapat.notulis, notulis),
    )
    blok: list[Blok] = [TandaTangan(penanda)]
    if rapat.sidik:
        teks = f"Potret angka saat rapat ditutup: SHA-256 {rapat.sidik}."
        if berubah:
            teks += (
                " Angka di dokumen ini dihitung dari data sekarang, yang sudah berubah sejak rapat"
                " ditutup."
            )
        blok.append(Paragraf(teks, Rata.KIRI, kecil=True))
    return blok


def _beku_lain(store: Store, rapat: Rapat) -> Mapping[str, Any] | None:
    """The evaluation that was frozen when the meeting closed, where it is another one now."""
    potret = store.rapat.potret(rapat.tahun, rapat.triwulan) if rapat.sidik else None
    if potret is None:
        return None
    beku = json.loads(potret.isi)
    kini = potret_rapat.susun(store, rapat, date.fromisoformat(beku["tanggal"]))
    evaluasi: Mapping[str, Any] = beku["evaluasi"]
    return None if json.loads(json.dumps(kini["evaluasi"])) == evaluasi else evaluasi
