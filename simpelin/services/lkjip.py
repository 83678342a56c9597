"""LKjIP Bab II and III of a year: the values, the Word draft, the tables as a workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.grafik_lkjip import semua_grafik
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.lkjip import LKjIP
from simpelin.domain.lkjip_susun import susun_lkjip
from simpelin.domain.lkjip_tabel import semua_tabel
from simpelin.domain.rencana import VersiRencana
from simpelin.services import evaluasi, lhe, pengaturan, periksa, rekonsiliasi, renstra
from simpelin.services.naskah_lkjip import naskah
from simpelin.services.simpan_dokumen import pastikan_akhiran, simpan_dokumen

if TYPE_CHECKING:
    from simpelin.store import Store

AKHIRAN = (".docx", ".pdf", ".xlsx")


def muat(store: Store, tahun: int, triwulan: int) -> LKjIP:
    """What was planned and the seven analyses of every sasaran, to the end of ``triwulan``.

    Raises :class:`KesalahanPengguna` for a year whose plan has no sasaran.
    """
    with store.baca():
        hasil = evaluasi.hitung(store, tahun, triwulan)
        garis = renstra.muat(store, hasil, sampai=tahun)
        temuan = periksa.periksa_evaluasi(store, hasil)
        pembanding, banding = store.pembanding.muat(tahun), store.banding.muat(tahun)
        bahan, versi = store.bahan_lkjip.muat(tahun), _versi(store, hasil)
    lkjip = susun_lkjip(hasil, garis, temuan, pembanding, banding)
    if not lkjip.sasaran:
        raise KesalahanPengguna(
            f"Rencana tahun {tahun} belum memuat sasaran, padahal LKjIP disusun menurut sasaran;"
            " tambahkan sasaran dan indikatornya di halaman Rencana."
        )
    return replace(lkjip, uang=_uang(store, lkjip.evaluasi), bahan=bahan, versi=versi)


def _versi(store: Store, hasil: Evaluasi) -> VersiRencana | None:
    """The plan version in force at the end of the quarter."""
    semua = store.rencana.versi(hasil.tahun)
    return next((satu for satu in semua if satu.nama == hasil.versi), None)


def _uang(store: Store, hasil: Evaluasi) -> str:
    """Basis and cut-off of the rupiah, and whether they were reconciled with BKAD."""
    atur = pengaturan.muat(store)
    batas = atur.batas_rp(hasil.tahun, hasil.triwulan)
    rekon = rekonsiliasi.kalimat(store, hasil.tahun, hasil.triwulan)
    return f"Basis {atur.teks('basis_rp')}, batas {batas:%d-%m-%Y}; {rekon}."


def tulis(store: Store, tahun: int, triwulan: int, path: Path, tanggal: date) -> None:
    """Write the draft (.docx, .pdf) or its tables (.xlsx), as the suffix says.

    Raises :class:`KesalahanPengguna` for another suffix, a year without sasaran, or a place
    that cannot be written.
    """
    akhiran = pastikan_akhiran(path, AKHIRAN)
    lkjip = muat(store, tahun, triwulan)
    if akhiran == ".xlsx":
        from simpelin.workbook.lakip import tulis_lakip

        atur = pengaturan.muat(store)
        rekomendasi = lhe.daftar(store, tahun=tahun, tanggal=tanggal)
        tulis_lakip(
            lkjip.evaluasi,
            semua_tabel(lkjip, rekomendasi),
            atur.nama_skpd,
            tanggal,
            path,
            grafik=semua_grafik(lkjip),
        )
    else:
        simpan_dokumen(naskah(store, lkjip, tanggal), path)
