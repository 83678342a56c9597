"""`simpelin libur`, `pengecualian`, `rupiah-final`: what locks and moves a quarter's entry."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from simpelin.cli.dasar import BERHASIL, Perkakas, Tambah, terbuka, tulis
from simpelin.cli.pengurai import penambah, periode, tahun, tanggal
from simpelin.domain.kalender import ROMAWI

if TYPE_CHECKING:
    from simpelin.store import Store


def pasang(tambah: Tambah) -> None:
    """The three groups, each a list with its changes below it."""
    induk = tambah("libur", libur, "hari libur, yang menggeser batas; tambah, hapus")
    induk.add_argument("--tahun", type=tahun)
    kerja = penambah(induk, "kerja")
    satu = kerja("tambah", tambah_libur, "tambah hari libur, atau ganti namanya")
    satu.add_argument("hari", type=tanggal, metavar="TTTT-BB-HH")
    satu.add_argument("nama", help="misalnya “Idulfitri”")
    satu = kerja("hapus", hapus_libur, "hapus hari libur")
    satu.add_argument("hari", type=tanggal, metavar="TTTT-BB-HH")

    induk = tambah(
        "pengecualian", pengecualian, "unit yang boleh mengisi sesudah batas; beri, cabut"
    )
    induk.add_argument("--tahun", type=tahun)
    kerja = penambah(induk, "kerja")
    satu = kerja("beri", beri, "buka satu unit sampai suatu tanggal, dengan alasan")
    satu.add_argument("--unit", required=True)
    periode(satu)
    satu.add_argument("--sampai", type=tanggal, required=True)
    satu.add_argument("--alasan", required=True)
    satu = kerja("cabut", cabut, "cabut pengecualian satu unit")
    satu.add_argument("--unit", required=True)
    periode(satu)

    induk = tambah("rupiah-final", rupiah_final, "rupiah yang dinyatakan final; nyatakan, batalkan")
    induk.add_argument("--tahun", type=tahun)
    kerja = penambah(induk, "kerja")
    satu = kerja("nyatakan", nyatakan, "nyatakan rupiah final; tanpa --unit: semua unit")
    satu.add_argument("--unit", action="append", help="boleh berulang")
    periode(satu)
    satu = kerja("batalkan", batalkan, "batalkan pernyataan final satu unit")
    satu.add_argument("--unit", required=True)
    periode(satu)


# --- holidays ----------------------------------------------------------------------------------


def libur(args: argparse.Namespace, alat: Perkakas) -> int:
    """Every holiday, or a year's."""
    with terbuka(args, alat) as store:
        return _tulis_libur(args, store)


def tambah_libur(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import kalender

    with terbuka(args, alat) as store:
        kalender.atur_libur(store, args.hari, args.nama)
        return _tulis_libur(args, store, args.hari.year)


def hapus_libur(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import kalender

    with terbuka(args, alat) as store:
        kalender.atur_libur(store, args.hari, None)
        return _tulis_libur(args, store, args.hari.year)


def _tulis_libur(args: argparse.Namespace, store: Store, setahun: int | None = None) -> int:
    from simpelin.services import kalender

    setahun = setahun or args.tahun
    semua = [
        (hari, nama)
        for hari, nama in kalender.daftar_libur(store)
        if setahun is None or hari.year == setahun
    ]
    dokumen = {"libur": [{"tanggal": hari.isoformat(), "nama": nama} for hari, nama in semua]}
    kosong = f"Belum ada hari libur{f' tahun {setahun}' if setahun else ''}."
    baris = [f"{hari:%Y-%m-%d}  {nama}".rstrip() for hari, nama in semua]
    tulis(args, dokumen, lambda: "\n".join(baris) or kosong)
    return BERHASIL


# --- exceptions --------------------------------------------------------------------------------


def pengecualian(args: argparse.Namespace, alat: Perkakas) -> int:
    """The exceptions of a year (this one where not given)."""
    with terbuka(args, alat) as store:
        return _tulis_pengecualian(args, store)


def beri(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import kalender

    with terbuka(args, alat) as store:
        kalender.beri_pengecualian(
            store, args.unit, args.tahun, args.triwulan, args.sampai, args.alasan
        )
        return _tulis_pengecualian(args, store)


def cabut(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import kalender

    with terbuka(args, alat) as store:
        kalender.cabut_pengecualian(store, args.unit, args.tahun, args.triwulan)
        return _tulis_pengecualian(args, store)


def _tulis_pengecualian(args: argparse.Namespace, store: Store) -> int:
    from simpelin.services import kalender

    setahun = _tahun(args)
    semua = kalender.pengecualian_setahun(store, setahun)
    dokumen = [
        {
            "triwulan": n,
            "unit": satu.unit,
            "sampai": satu.sampai.isoformat(),
            "alasan": satu.alasan,
            "oleh": satu.orang,
            "waktu": satu.waktu,
        }
        for n, satu in semua
    ]
    baris = [
        f"TW {ROMAWI[n]} {satu.unit}: sampai {satu.sampai:%d-%m-%Y}, {satu.alasan} ({satu.orang})"
        for n, satu in semua
    ]
    kosong = f"Tidak ada pengecualian tahun {setahun}."
    tulis(args, {"tahun": setahun, "pengecualian": dokumen}, lambda: "\n".join(baris) or kosong)
    return BERHASIL


# --- final rupiah ------------------------------------------------------------------------------


def rupiah_final(args: argparse.Namespace, alat: Perkakas) -> int:
    """What is declared final in a year (this one where not given)."""
    with terbuka(args, alat) as store:
        return _tulis_final(args, store)


def nyatakan(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import rupiah_final

    with terbuka(args, alat) as store:
        rupiah_final.nyatakan_final(store, args.tahun, args.triwulan, args.unit)
        return _tulis_final(args, store)


def batalkan(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services import rupiah_final

    with terbuka(args, alat) as store:
        rupiah_final.batalkan_final(store, args.tahun, args.triwulan, args.unit)
        return _tulis_final(args, store)


def _tulis_final(args: argparse.Namespace, store: Store) -> int:
    from simpelin.services import rupiah_final

    setahun = _tahun(args)
    semua = rupiah_final.final_setahun(store, setahun)
    dokumen: list[dict[str, Any]] = [
        {"triwulan": n, "unit": satu.unit, "oleh": satu.orang, "waktu": satu.waktu}
        for n, satu in semua
    ]
    baris = [f"TW {ROMAWI[n]} {satu.unit}: final menurut {satu.orang}" for n, satu in semua]
    kosong = f"Belum ada rupiah yang final tahun {setahun}."
    tulis(args, {"tahun": setahun, "rupiah_final": dokumen}, lambda: "\n".join(baris) or kosong)
    return BERHASIL


def _tahun(args: argparse.Namespace) -> int:
    hari: date = args.tanggal or date.today()
    return int(args.tahun or hari.year)
