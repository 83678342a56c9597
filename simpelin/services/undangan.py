"""Undangan and daftar hadir of the review meeting, as documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from simpelin.domain.dokumen import (
    Baris,
    Blok,
    Daftar,
    Dokumen,
    GantiHalaman,
    Judul,
    KepalaSurat,
    Kolom,
    Paragraf,
    Rata,
    Rincian,
    Tabel,
    TandaTangan,
)
from simpelin.domain.kalender import ROMAWI, nama_hari, tanggal_panjang
from simpelin.domain.kantor import Peran
from simpelin.domain.rapat import Hadir
from simpelin.services import kop, pengaturan
from simpelin.services.acara import Acara, susun_acara
from simpelin.services.pengaturan import Pengaturan

if TYPE_CHECKING:
    from simpelin.store import Store

_LANGSUNG = 4
"""So many addressees stand in the letter itself; more are listed on a page of their own."""
_BARIS_KOSONG = 5
_TINGGI_BARIS = 10
_LOMPAT = "\u00a0" * 20


def undangan(store: Store, tahun: int, triwulan: int, tanggal: date) -> Dokumen:
    """The letter that calls the meeting, dated ``tanggal``."""
    atur = pengaturan.muat(store)
    acara = susun_acara(store, tahun, triwulan)
    camat = kop.pejabat(store, Peran.CAMAT)
    diundang = acara.diundang(camat.nama)
    terlampir = len(diundang) > _LANGSUNG
    blok: list[Blok] = [
        KepalaSurat(
            tempat_tanggal(atur, tanggal),
            (
                ("Nomor", atur.teks(f"nomor_undangan.{tahun}.{triwulan}") or "." * 24),
                ("Sifat", atur.teks("sifat_surat")),
                ("Lampiran", "1 (satu) lembar" if terlampir else "–"),
                ("Hal", f"Undangan rapat monev triwulan {ROMAWI[triwulan]} tahun {tahun}"),
            ),
            ("Yth. (daftar terlampir)" if terlampir else _yth(diundang), "di –", "Tempat"),
        ),
        *_isi_undangan(atur, acara, tahun, triwulan),
        TandaTangan((kop.penanda(store, Peran.CAMAT, tanggal, jabatan="Camat"),)),
        *_tembusan(atur),
    ]
    if terlampir:
        blok += _lampiran(diundang, acara.tanggal, tahun, triwulan)
    return Dokumen(
        f"Undangan rapat monev TW {ROMAWI[triwulan]} {tahun}",
        tuple(blok),
        tanggal,
        atur.nama_skpd,
        kop.kop(store, atur),
        kaki(atur, "Undangan"),
        kop.kertas(atur),
        huruf=atur.teks("huruf_surat"),
    )


def _yth(diundang: Sequence[Hadir]) -> str:
    return "Yth. " + ", ".join(satu.jabatan or satu.nama for satu in diundang)


def _isi_undangan(atur: Pengaturan, acara: Acara, tahun: int, triwulan: int) -> list[Blok]:
    return [
        Paragraf(
            f"Dalam rangka evaluasi kinerja dan anggaran sampai dengan triwulan"
            f" {ROMAWI[triwulan]} tahun {tahun} di lingkungan {atur.nama_skpd}, Saudara diundang"
            " menghadiri rapat monitoring dan evaluasi yang dilaksanakan pada:",
            menjorok=True,
        ),
        rincian_acara(acara),
        Paragraf("dengan agenda:", menyatu=True),
        Daftar(acara.agenda),
        Paragraf(
            "Saudara diminta membawa data dukung capaian, serta penjelasan dan rencana tindak"
            " lanjut atas butir unit Saudara yang perlu perhatian.",
            menjorok=True,
        ),
        Paragraf(
            "Demikian disampaikan, atas perhatian dan kehadiran Saudara diucapkan terima kasih.",
            menjorok=True,
        ),
    ]


def _tembusan(atur: Pengaturan) -> list[Blok]:
    daftar = tuple(satu.strip() for satu in atur.teks("tembusan").split(";") if satu.strip())
    if not daftar:
        return []
    return [Paragraf("Tembusan:", Rata.KIRI, menyatu=True), Daftar(daftar)]


def _lampiran(diundang: Sequence[Hadir], hari: date, tahun: int, triwulan: int) -> list[Blok]:
    return [
        GantiHalaman(),
        Judul("DAFTAR UNDANGAN", 0),
        Paragraf(
            f"Rapat monev triwulan {ROMAWI[triwulan]} tahun {tahun}, {tanggal_panjang(hari)}",
            Rata.TENGAH,
        ),
        Tabel(
            (Kolom("No", 6, Rata.TENGAH), Kolom("Jabatan", 34), Kolom("Unit", 34)),
            tuple(
                Baris((str(n), satu.jabatan or satu.nama, satu.unit))
                for n, satu in enumerate(diundang, 1)
            ),
            ukuran=10,
        ),
    ]


def daftar_hadir(store: Store, tahun: int, triwulan: int, tanggal: date) -> Dokumen:
    """The sheet that is signed at the meeting, with lines left for others."""
    atur = pengaturan.muat(store)
    acara = susun_acara(store, tahun, triwulan)
    blok: tuple[Blok, ...] = (
        Judul("DAFTAR HADIR", 0),
        Rincian(
            (
                ("Acara", f"Rapat monev triwulan {ROMAWI[triwulan]} tahun {tahun}"),
                *rincian_acara(acara).baris,
            )
        ),
        _tabel_hadir(acara),
        TandaTangan(
            (
                kop.penanda(store, Peran.CAMAT, acara.tanggal, "Mengetahui,", "Camat"),
                kop.penanda(
                    store,
                    Peran.KASUBAG_PERENCANAAN,
                    acara.tanggal,
                    tempat_tanggal(atur, acara.tanggal),
                    "Notulis",
                ),
            )
        ),
    )
    return Dokumen(
        f"Daftar hadir rapat monev TW {ROMAWI[triwulan]} {tahun}",
        blok,
        tanggal,
        atur.nama_skpd,
        kop.kop(store, atur),
        kaki(atur, "Daftar hadir"),
        kop.kertas(atur),
        huruf=atur.teks("huruf_surat"),
    )


def _tabel_hadir(acara: Acara) -> Tabel:
    """Who is expected, and empty lines, each with its place to sign."""
    baris = [(satu.nama, satu.jabatan, satu.unit) for satu in acara.hadir]
    baris += [("", "", "")] * _BARIS_KOSONG
    kolom = (
        Kolom("No", 5, Rata.TENGAH),
        Kolom("Nama", 27),
        Kolom("Jabatan", 25),
        Kolom("Unit", 25),
        Kolom("Tanda tangan", 24),
    )
    # every other signature stands further right, so that they do not run together
    isi = (
        Baris((str(n), *satu, f"{'' if n % 2 else _LOMPAT}{n}."), tinggi=_TINGGI_BARIS)
        for n, satu in enumerate(baris, 1)
    )
    return Tabel(kolom, tuple(isi))


# --- shared by the meeting's papers ------------------------------------------------


def tempat_tanggal(atur: Pengaturan, hari: date) -> str:
    """``Tomoni, 5 Januari 2024``."""
    tempat = atur.teks("tempat")
    return f"{tempat}, {tanggal_panjang(hari)}" if tempat else tanggal_panjang(hari)


def kaki(atur: Pengaturan, apa: str) -> str:
    """What stands at the foot of every page; an example says that it is one."""
    return f"{apa} · {atur.nama_skpd}" + (" · DATA CONTOH" if atur.contoh else "")


def rincian_acara(acara: Acara) -> Rincian:
    """Day, hour and place of the meeting."""
    return Rincian(
        (
            ("Hari, tanggal", f"{nama_hari(acara.tanggal)}, {tanggal_panjang(acara.tanggal)}"),
            ("Pukul", f"{acara.pukul} s.d. selesai"),
            ("Tempat", acara.tempat),
        ),
        masuk=12.5,
    )
