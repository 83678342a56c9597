"""Write a printed form of one quarter to a file: the one door to the workbooks' writers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.kalender import tanggal_panjang
from simpelin.domain.kantor import Peran
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import JenisVersi, VersiRencana
from simpelin.services import (
    evaluasi,
    kop,
    koreksi,
    pengaturan,
    rekonsiliasi,
)
from simpelin.services.pengaturan import Pengaturan
from simpelin.services.simpan_dokumen import pastikan_akhiran, simpan_dokumen

if TYPE_CHECKING:
    from simpelin.domain.dokumen import Dokumen
    from simpelin.domain.penanda import Penanda
    from simpelin.store import Store
    from simpelin.workbook.bkad import KepalaBKAD

Penulis = Callable[["Store", int, int, Path, date], None]
_DOKUMEN = {
    JenisVersi.MURNI: "DPA",
    JenisVersi.PERGESERAN: "DPA Pergeseran",
    JenisVersi.PERUBAHAN: "DPPA",
}


def ekspor(
    store: Store, jenis: str, tahun: int, triwulan: int, path: Path, *, tanggal: date
) -> Path:
    """Write form ``jenis`` of a quarter to ``path`` and give the path.

    ``tanggal`` is the date of signing and of the file's properties: the same store and
    date give the same bytes. Raises :class:`KesalahanPengguna` for an unknown form, a suffix
    that no other program would open it by, a year without a plan, or a file that cannot be
    written.
    """
    if jenis not in _PENULIS:
        raise KesalahanPengguna(f"Bentuk “{jenis}” tidak dikenal; pilih {', '.join(JENIS)}.")
    boleh, penulis = _PENULIS[jenis]
    pastikan_akhiran(path, boleh)
    penulis()(store, tahun, triwulan, path, tanggal)
    return path


def akhiran(jenis: str) -> tuple[str, ...]:
    """The suffixes that form ``jenis`` of :data:`JENIS` may have, the usual one first."""
    return _PENULIS[jenis][0]


def _riwayat(store: Store, tahun: int, triwulan: int, path: Path, tanggal: date) -> None:
    from simpelin.services.bukti_riwayat import bukti
    from simpelin.workbook.riwayat import tulis_riwayat

    tulis_riwayat(bukti(store, tahun, triwulan, tanggal), path)


def _bkad(store: Store, tahun: int, triwulan: int, path: Path, tanggal: date) -> None:
    from simpelin.workbook.bkad import tulis_isi
    from simpelin.workbook.bkad_isi import susun_isi

    hasil = hitung_berisi(store, tahun, triwulan)
    kepala = kepala_bkad(store, hasil, tanggal)
    isi = susun_isi(hasil, kepala.nama_skpd, kepala.catatan)
    del hasil  # a big plan's need not stay in memory while the rows are written
    store.lepaskan_memori()
    tulis_isi(isi, kepala, path)


def hitung_berisi(store: Store, tahun: int, triwulan: int) -> Evaluasi:
    """The evaluation of a quarter that has something to print.

    Raises :class:`KesalahanPengguna` where the plan has no sub kegiatan yet.
    """
    hasil = evaluasi.hitung(store, tahun, triwulan)
    if not hasil.rencana.sub_kegiatan:
        raise evaluasi.belum_berisi(tahun, triwulan)
    return hasil


def kepala_bkad(store: Store, hasil: Evaluasi, tanggal: date) -> KepalaBKAD:
    """What the BKAD workbook prints around the figures, from settings, plan and units."""
    from simpelin.workbook.bkad import KepalaBKAD
    from simpelin.workbook.gaya import tanggal_dokumen

    atur = pengaturan.muat(store)
    tahun, triwulan = hasil.tahun, range(1, hasil.triwulan + 1)
    versi = _versi_berlaku(store, hasil)
    return KepalaBKAD(
        nama_skpd=atur.nama_skpd,
        pemerintah=atur.teks("kop_baris1") or atur.pemerintah,
        kabupaten=atur.teks("kabupaten"),
        tanggal=tanggal,
        dokumen=_DOKUMEN[versi.jenis],
        nomor_dokumen=versi.nomor,
        tanggal_dokumen=tanggal_dokumen(versi.tanggal),
        basis=atur.teks("basis_rp"),
        batas=tuple(atur.batas_rp(tahun, n) for n in triwulan),
        rekonsiliasi=tuple(atur.rekonsiliasi(tahun, n) for n in triwulan),
        penanda=penanda(store, atur, tanggal),
        kode_skpd=atur.teks("kode_skpd"),
        ambang_diubah=atur.ambang_diubah(),
        catatan=koreksi.catatan_rupiah(store, tahun, hasil.triwulan),
        teks_rekonsiliasi=rekonsiliasi.kalimat(store, tahun, hasil.triwulan),
    )


def penanda(store: Store, atur: Pengaturan, tanggal: date) -> tuple[Penanda, Penanda]:
    """Who signs money: the camat on the left, Keuangan on the right with place and date."""
    tempat, hari = atur.teks("tempat"), tanggal_panjang(tanggal)
    kanan = f"{tempat}, {hari}" if tempat else hari
    return (
        kop.penanda(store, Peran.CAMAT, tanggal, "Mengetahui,", "Camat"),
        kop.penanda(store, Peran.KEUANGAN, tanggal, kanan, "Pengelola Keuangan"),
    )


def _versi_berlaku(store: Store, hasil: Evaluasi) -> VersiRencana:
    semua = store.rencana.versi(hasil.tahun)
    return next((satu for satu in semua if satu.nama == hasil.versi), VersiRencana())


# --- each form's writer, imported when the form is written: none waits for the others ---


def _e81() -> Penulis:
    from simpelin.services.e81 import tulis

    return tulis


def _rfk() -> Penulis:
    from simpelin.services.rfk import tulis

    return tulis


def _lakip() -> Penulis:
    from simpelin.services.lkjip import tulis

    return tulis


def _undangan() -> Penulis:
    from simpelin.services.undangan import undangan

    return _dokumen(undangan)


def _daftar_hadir() -> Penulis:
    from simpelin.services.undangan import daftar_hadir

    return _dokumen(daftar_hadir)


def _bahan_rapat() -> Penulis:
    from simpelin.services.notulen import bahan_rapat

    return _dokumen(bahan_rapat)


def _notulen() -> Penulis:
    from simpelin.services.notulen import notulen

    return _dokumen(notulen)


def _dokumen(susun: Callable[[Store, int, int, date], Dokumen]) -> Penulis:
    """A writer of a Word or PDF document."""

    def tulis(store: Store, tahun: int, triwulan: int, path: Path, tanggal: date) -> None:
        simpan_dokumen(susun(store, tahun, triwulan, tanggal), path)

    return tulis


_BUKU, _SURAT = (".xlsx",), (".docx", ".pdf")
_PENULIS: dict[str, tuple[tuple[str, ...], Callable[[], Penulis]]] = {
    "bkad": (_BUKU, lambda: _bkad),
    "e81": (_BUKU, _e81),
    "rfk": (_BUKU, _rfk),
    "lakip": (_SURAT + _BUKU, _lakip),
    "undangan": (_SURAT, _undangan),
    "daftar-hadir": (_SURAT, _daftar_hadir),
    "bahan-rapat": (_SURAT, _bahan_rapat),
    "notulen": (_SURAT, _notulen),
    "riwayat": (_BUKU, lambda: _riwayat),
}
JENIS = tuple(_PENULIS)
"""Forms of cli.md, the papers of a meeting, and the trail as evidence."""
