"""The commands of the contract, each a few lines over a service."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date

from simpelin.cli import lembar_kantor
from simpelin.cli.dasar import BERHASIL, DITOLAK, Perkakas, salah_pakai, terbuka, tulis
from simpelin.cli.henti import berhenti_dengan_ctrl_c
from simpelin.domain.hak import Pelaku, Tindakan
from simpelin.domain.kesalahan import PenyimpananRusak


def contoh(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services.contoh import isi_contoh

    with terbuka(args, alat) as store:
        isi_contoh(store)
    tulis(args, {"contoh": True}, lambda: f"Contoh Kecamatan Tomoni 2023 diisikan ke {alat.path}")
    return BERHASIL


def evaluasi(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import evaluasi, pengaturan
    from simpelin.services.kalender import rupiah_dari

    with terbuka(args, alat) as store:
        hasil = evaluasi.hitung(store, args.tahun, args.triwulan)
        rupiah = rupiah_dari(pengaturan.muat(store), args.tahun, args.triwulan)
    tulis(args, evaluasi.sebagai_json(hasil), lambda: cetak.evaluasi(hasil, rupiah))
    return BERHASIL


def sorotan(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import sorotan

    with terbuka(args, alat) as store:
        hasil = sorotan.susun(store, args.tahun, args.triwulan, args.tanggal)
        warna = sorotan.warna_rapat(store, args.tahun, args.triwulan)
    tulis(args, sorotan.sebagai_json(hasil, warna), lambda: cetak.sorotan(hasil))
    return BERHASIL


def status(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import status

    with terbuka(args, alat) as store:
        hasil = status.status(store, args.tahun, args.triwulan, args.tanggal)
    tulis(args, status.sebagai_json(hasil), lambda: cetak.status(hasil))
    return BERHASIL


def ikm(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import ikm

    with terbuka(args, alat) as store:
        hasil = ikm.hitung(store, args.tahun, args.triwulan)
    tulis(args, ikm.sebagai_json(hasil), lambda: cetak.ikm(hasil))
    return BERHASIL


def periksa(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import periksa

    rusak = alat.periksa_keutuhan()
    if rusak:
        print("\n".join(rusak), file=sys.stderr)
        return DITOLAK
    with terbuka(args, alat) as store:
        hasil = periksa.periksa(store, tahun=args.tahun, triwulan=args.triwulan)
    tulis(args, periksa.sebagai_json(hasil), lambda: cetak.ketidaksesuaian(hasil))
    return BERHASIL


@berhenti_dengan_ctrl_c()
def impor(args: argparse.Namespace, alat: Perkakas) -> int:
    if args.urungkan:
        return lembar_kantor.urungkan(args, alat)
    if args.bentuk is not None:
        return lembar_kantor.impor(args, alat)
    if (args.berkas is None) == (args.nomenklatur is None):
        return salah_pakai("impor: sebutkan satu BERKAS.xlsx, atau --nomenklatur BERKAS")
    from simpelin import cetak
    from simpelin.services import impor

    with terbuka(args, alat) as store:
        if args.nomenklatur is not None:
            hasil = impor.impor_nomenklatur(store, args.nomenklatur)
        else:
            hasil = impor.impor(store, args.berkas, uji=args.uji)
    tulis(args, impor.sebagai_json(hasil), lambda: cetak.impor(hasil))
    return BERHASIL


def templat(args: argparse.Namespace, alat: Perkakas) -> int:
    lembar = (args.unit, args.tahun, args.triwulan)
    if any(satu is not None for satu in lembar) and (None in lembar or args.isi):
        return salah_pakai(
            "templat: lembar isian butuh --unit, --tahun, dan --triwulan, tanpa --isi"
        )
    from simpelin.services import templat

    if args.unit is None and not args.isi:
        templat.templat(args.berkas)
    else:
        with terbuka(args, alat) as store:
            if args.isi:
                templat.templat_isi(store, args.berkas)
            else:
                templat.lembar_isian(store, args.berkas, *lembar)
    tulis(args, {"berkas": str(args.berkas)}, lambda: f"Ditulis: {args.berkas}")
    return BERHASIL


def ekspor(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services.ekspor import ekspor

    hari = args.tanggal or date.today()
    with terbuka(args, alat) as store:
        ekspor(store, args.jenis, args.tahun, args.triwulan, args.keluar, tanggal=hari)
    tulis(args, {"berkas": str(args.keluar)}, lambda: f"Ditulis: {args.keluar}")
    return BERHASIL


def atur(args: argparse.Namespace, alat: Perkakas) -> int:
    from pathlib import Path

    from simpelin import cetak
    from simpelin.services import kop, pengaturan

    with terbuka(args, alat) as store:
        if args.kunci == "logo" and args.nilai:
            kop.pasang_logo(store, Path(args.nilai))
        elif args.nilai is not None:
            pengaturan.atur(store, args.kunci, args.nilai)
        atur = pengaturan.muat(store)
    if args.kunci is None:
        semua = {b.kunci: atur.teks(b.kunci) for b in pengaturan.BUTIR if not b.per_triwulan}
        tulis(args, semua | dict(atur.tersimpan), lambda: cetak.pengaturan(atur))
    else:
        nilai = atur.teks(args.kunci)
        tulis(args, {args.kunci: nilai}, lambda: f"{args.kunci} = {nilai}")
    return BERHASIL


def tahun_baru(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services.rencana import tahun_baru

    with terbuka(args, alat) as store:
        tahun_baru(store, args.tahun)
    tulis(args, {"tahun": args.tahun}, lambda: f"Rencana {args.tahun} dibuat, tanpa angka.")
    return BERHASIL


def cadangkan(args: argparse.Namespace, alat: Perkakas) -> int:
    berkas = alat.cadangkan(args.berkas)
    tulis(args, {"berkas": str(berkas)}, lambda: f"Cadangan ditulis dan diperiksa: {berkas}")
    return BERHASIL


def _pemulih(args: argparse.Namespace, alat: Perkakas) -> Pelaku | None:
    """Who restores; in an office with accounts the planner. A damaged store cannot be asked,
    and is what restoring is for."""
    from simpelin.services import izin

    if not alat.path.exists():
        return None
    try:
        with terbuka(args, alat) as store:
            boleh = izin.putusan(store, Tindakan.PENGATURAN)
            kata = f"Memulihkan mengganti seluruh isi penyimpanan. {boleh.alasan}"
            izin.beri(store, replace(boleh, alasan=kata))
            return store.pelaku
    except PenyimpananRusak:
        return None


def pulihkan(args: argparse.Namespace, alat: Perkakas) -> int:
    lama = alat.pulihkan(args.berkas, _pemulih(args, alat))
    kalimat = f"Dipulihkan dari {args.berkas} ke {alat.path}."
    if lama is not None:
        kalimat += f" Yang digantikan disimpan di {lama}."
    tulis(args, {"berkas": str(alat.path), "disimpan": lama and str(lama)}, lambda: kalimat)
    return BERHASIL
