"""`simpelin pengguna`: the people who may sign in. Passwords come from standard input alone."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import Any

from simpelin.cli.dasar import (
    BERHASIL,
    DITOLAK,
    Perkakas,
    Tambah,
    baca_sandi,
    terbuka,
    tulis,
)
from simpelin.cli.pengurai import penambah, tanggal
from simpelin.domain.akun import Akun, Penugasan
from simpelin.domain.hak import Jabatan, PeranOrang


def pasang(tambah: Tambah) -> None:
    """The group of commands."""
    induk = tambah("pengguna", daftar, "daftar pengguna; lihat juga pengguna tambah, peran, …")
    kerja = penambah(induk, "kerja")
    kerja("daftar", daftar, "semua pengguna dengan perannya")
    satu = kerja("tambah", tambah_pengguna, "tambah pengguna; sandinya dari masukan baku")
    satu.add_argument("nama_masuk")
    satu.add_argument("--nama", required=True, help="nama lengkap")
    satu.add_argument("--nip", default="")
    _peran(satu)
    satu = kerja("peran", peran, "ganti peran seorang pengguna")
    satu.add_argument("nama_masuk")
    _peran(satu)
    satu = kerja("nonaktif", nonaktif, "seorang pengguna tidak dapat masuk lagi")
    satu.add_argument("nama_masuk")
    satu.add_argument("--batal", action="store_true", help="aktifkan lagi")
    kerja("sandi", sandi, "ganti sandi sendiri; sandi lama lalu yang baru dari masukan baku")
    satu = kerja("atur-ulang", atur_ulang, "beri sandi sementara; wajib diganti saat masuk")
    satu.add_argument("nama_masuk")
    satu = kerja("pengganti", pengganti, "tunjuk Plt. atau Plh. untuk suatu masa")
    satu.add_argument("nama_masuk")
    satu.add_argument("--sebutan", choices=("Plt", "Plh"), required=True)
    satu.add_argument("--peran", type=jabatan, required=True, metavar="PERAN[:UNIT]")
    satu.add_argument("--dari", type=tanggal, required=True)
    satu.add_argument("--sampai", type=tanggal, required=True)
    satu.add_argument("--surat", required=True, help="nomor surat tugas")


def _peran(pengurai: argparse.ArgumentParser) -> None:
    bantuan = f"boleh berulang; {', '.join(PeranOrang)}; unit sesudah titik dua"
    pengurai.add_argument(
        "--peran", type=jabatan, action="append", default=[], metavar="PERAN[:UNIT]", help=bantuan
    )


def jabatan(teks: str) -> Jabatan:
    """``kasi:Seksi Pelayanan Umum`` or ``keuangan``."""
    nama, _, unit = teks.partition(":")
    try:
        return Jabatan(PeranOrang(nama.strip().casefold()), unit.strip())
    except ValueError as galat:
        raise argparse.ArgumentTypeError(
            f"peran “{nama}” tidak dikenal; pilih dari {', '.join(PeranOrang)}"
        ) from galat


# --- commands --------------------------------------------------------------------------


def daftar(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import akun

    with terbuka(args, alat) as store:
        semua, ganti = akun.daftar(store), store.akun.penugasan()
    hari = args.tanggal or date.today()
    dokumen = {
        "pengguna": [_json(satu) for satu in semua],
        "pengganti": [_json_ganti(satu, hari) for satu in ganti],
    }
    tulis(args, dokumen, lambda: _teks(semua, ganti, hari))
    return BERHASIL


def tambah_pengguna(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import akun

    with terbuka(args, alat) as store:
        baru = akun.tambah(
            store,
            args.nama_masuk,
            args.nama,
            baca_sandi(f"Sandi untuk {args.nama_masuk}: "),
            args.peran,
            nip=args.nip,
        )
    return _kabar(args, baru.nama_masuk, f"{baru.nama} dapat masuk sebagai {baru.nama_masuk}.")


def peran(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import akun

    with terbuka(args, alat) as store:
        baru = akun.atur_jabatan(store, args.nama_masuk, args.peran)
    sebutan = ", ".join(map(str, baru.jabatan)) or "tanpa peran"
    return _kabar(args, baru.nama_masuk, f"{baru.nama}: {sebutan}.")


def nonaktif(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import akun

    with terbuka(args, alat) as store:
        baru = akun.aktifkan(store, args.nama_masuk, args.batal)
    return _kabar(args, baru.nama_masuk, f"{baru.nama} {'aktif' if baru.aktif else 'nonaktif'}.")


def sandi(args: argparse.Namespace, alat: Perkakas) -> int:
    """The password is asked twice where it is typed; lines of a pipe are taken as they are."""
    from simpelin.services import masuk

    if args.sebagai is None:
        print("Sebutkan namanya: --sebagai NAMA, lalu sandi lama dan baru.", file=sys.stderr)
        return DITOLAK
    lama = baca_sandi(f"Sandi {args.sebagai}: ")
    nama, args.sebagai = args.sebagai, None
    with terbuka(args, alat) as store:
        masuk.masuk(store, nama, lama)
        masuk.ganti_sandi(store, lama, baca_sandi("Sandi baru: "))
    return _kabar(args, nama, f"Sandi {nama} diganti.")


def atur_ulang(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import akun

    with terbuka(args, alat) as store:
        akun.atur_ulang(store, args.nama_masuk, baca_sandi("Sandi sementara: "))
    kata = f"Sandi {args.nama_masuk} diatur ulang; wajib diganti saat masuk."
    return _kabar(args, args.nama_masuk, kata)


def pengganti(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import akun

    sebagai = Jabatan(args.peran.peran, args.peran.unit, f"{args.sebutan}.")
    with terbuka(args, alat) as store:
        satu = akun.tunjuk_pengganti(
            store, args.nama_masuk, sebagai, args.dari, args.sampai, args.surat
        )
    masa = f"{satu.dari:%d-%m-%Y} sampai {satu.sampai:%d-%m-%Y}"
    return _kabar(args, satu.nama_masuk, f"{satu.nama_masuk}: {satu.jabatan}, {masa}.")


# --- output ------------------------------------------------------------------------------


def _kabar(args: argparse.Namespace, nama: str, kalimat: str) -> int:
    tulis(args, {"nama_masuk": nama}, lambda: kalimat)
    return BERHASIL


def _json(akun: Akun) -> dict[str, Any]:
    return {
        "nama_masuk": akun.nama_masuk,
        "nama": akun.nama,
        "nip": akun.nip,
        "aktif": akun.aktif,
        "peran": [{"peran": str(satu.peran), "unit": satu.unit} for satu in akun.jabatan],
    }


def _json_ganti(satu: Penugasan, hari: date) -> dict[str, Any]:
    return {
        "nomor": satu.nomor,
        "nama_masuk": satu.nama_masuk,
        "sebutan": satu.jabatan.sebutan,
        "peran": str(satu.jabatan.peran),
        "unit": satu.jabatan.unit,
        "dari": satu.dari.isoformat(),
        "sampai": satu.sampai.isoformat(),
        "surat": satu.surat,
        "berlaku": satu.berlaku(hari),
    }


def _teks(semua: tuple[Akun, ...], ganti: tuple[Penugasan, ...], hari: date) -> str:
    if not semua:
        return (
            "Kantor ini belum memakai akun: siapa pun dapat mengisi, riwayat mencatat “tanpa akun”."
        )
    baris = [
        f"{satu.nama_masuk:<20} {satu.nama}{'' if satu.aktif else ' (nonaktif)'}: "
        + (", ".join(map(str, satu.jabatan)) or "tanpa peran")
        for satu in semua
    ]
    baris += [
        f"{satu.nama_masuk:<20} {satu.jabatan}, {satu.dari:%d-%m-%Y} sampai {satu.sampai:%d-%m-%Y},"
        f" surat {satu.surat}"
        for satu in ganti
        if satu.sampai >= hari
    ]
    return "\n".join(baris)
