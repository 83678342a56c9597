"""The LKjIP's Bab II: sentences around the tables of what was planned."""

from __future__ import annotations

from collections.abc import Iterator

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.dokumen import Blok, GantiHalaman, Judul, Paragraf
from simpelin.domain.lkjip import LKjIP
from simpelin.domain.lkjip_rencana import (
    sebut_versi,
    sebutan_perubahan,
    tabel_pk_anggaran,
    tabel_pk_program,
    tabel_pk_sasaran,
    tabel_sasaran_renstra,
    tabel_target_iku,
    tabel_tujuan,
    tabel_uraian_iku,
)
from simpelin.domain.lkjip_uang import tabel_rencana_anggaran
from simpelin.services.naskah_tabel import Penomor


def bab2(lkjip: LKjIP, kantor: str) -> Iterator[Blok]:
    """Everything, in the report's order."""
    nomor = Penomor(2)
    yield Judul("BAB II\nPERENCANAAN KINERJA", 0)
    yield Paragraf(
        f"Bab ini memuat yang direncanakan {kantor} untuk tahun {lkjip.evaluasi.tahun}: tujuan dan"
        " sasaran rencana strategis, perjanjian kinerja, anggaran, dan indikator kinerja utama."
        f" Rencana yang berlaku: {sebut_versi(lkjip)}.",
        menjorok=True,
    )
    yield Judul("2.1 Rencana strategis")
    yield from _renstra(lkjip, nomor)
    yield Judul(f"2.2 Perjanjian kinerja{sebutan_perubahan(lkjip)}")
    yield from _perjanjian(lkjip, nomor)
    yield GantiHalaman(mendatar=True)  # what follows has wide columns of words
    yield Judul(f"2.3 Anggaran{sebutan_perubahan(lkjip)}")
    yield from _anggaran(lkjip, nomor)
    yield Judul("2.4 Indikator kinerja utama")
    yield from _iku(lkjip, nomor)


def _renstra(lkjip: LKjIP, nomor: Penomor) -> Iterator[Blok]:
    tahun, tujuan = lkjip.evaluasi.tahun, tabel_tujuan(lkjip)
    masa = lkjip.garis.masa(tahun)
    if masa is None:
        teks = (
            f"Renstra yang memuat tahun {tahun} belum diisi, sehingga kondisi awal dan target"
            " akhirnya kosong; isi di Rencana, Renstra."
        )
    else:
        dasar = f" ({masa.nomor})" if masa.nomor else ""
        teks = f"Tujuan dan sasaran Renstra {masa}{dasar} beserta indikatornya sebagai berikut."
    pengantar = [teks]
    if not tujuan.baris:
        pengantar.append(
            f"Rencana tahun {tahun} belum memuat tujuan; tambahkan di halaman Rencana."
        )
    yield from nomor.tabel(tujuan, *pengantar)
    yield from nomor.tabel(tabel_sasaran_renstra(lkjip))


def _perjanjian(lkjip: LKjIP, nomor: Penomor) -> Iterator[Blok]:
    yield from nomor.tabel(
        tabel_pk_sasaran(lkjip),
        f"Yang diperjanjikan untuk tahun {lkjip.evaluasi.tahun} menurut rencana versi"
        f" {sebut_versi(lkjip)}: sasaran, sasaran program, dan anggarannya.",
    )
    program = tabel_pk_program(lkjip)
    kosong = () if program.baris else ("Rencana ini belum memuat program.",)
    yield from nomor.tabel(program, *kosong)
    yield from nomor.tabel(tabel_pk_anggaran(lkjip))


def _anggaran(lkjip: LKjIP, nomor: Penomor) -> Iterator[Blok]:
    e = lkjip.evaluasi
    teks = (
        f"Pagu tahun {e.tahun} seluruhnya Rp {tulis_rupiah(e.kantor.pagu)}, dirinci menurut"
        " sasaran, program, kegiatan, dan sub kegiatan."
    )
    if not e.kantor.pagu:
        teks = f"Rencana tahun {e.tahun} belum memuat pagu; isi di halaman Rencana."
    yield from nomor.tabel(tabel_rencana_anggaran(lkjip), teks)


def _iku(lkjip: LKjIP, nomor: Penomor) -> Iterator[Blok]:
    yield from nomor.tabel(
        tabel_uraian_iku(lkjip),
        "Indikator kinerja utama, cara menghitungnya, sumber datanya, dan penanggung jawabnya"
        " sebagai berikut.",
    )
    target = tabel_target_iku(lkjip)
    kosong = "Target tiap tahun kosong karena Renstranya belum diisi; isi di Rencana, Renstra."
    yield from nomor.tabel(target, *(() if target.baris else (kosong,)))
