"""The commands of a report's way through the tiers."""

from __future__ import annotations

import argparse
from datetime import date

from simpelin.cli.dasar import BERHASIL, Perkakas, terbuka, tulis
from simpelin.domain.kalender import ROMAWI

PERINTAH = {
    "ajukan": "ajukan laporan triwulan satu unit",
    "periksa-laporan": "periksa laporan yang diajukan (Kasubag Perencanaan)",
    "verifikasi": "verifikasi laporan yang diperiksa (sekretaris)",
    "setujui": "setujui dan kunci laporan (camat)",
    "kembalikan": "kembalikan laporan kepada unitnya, dengan alasan",
    "buka": "buka kembali laporan, dengan alasan",
}
WAJIB_ALASAN = ("kembalikan", "buka")


def ketepatan(args: argparse.Namespace, alat: Perkakas) -> int:
    """Who was expected, who came, how many days late; with ``-o`` as a workbook."""
    from simpelin import cetak
    from simpelin.services import ketepatan
    from simpelin.services.ekspor_ketepatan import ekspor_ketepatan

    hari = args.tanggal or date.today()
    with terbuka(args, alat) as store:
        hasil = ketepatan.ketepatan(store, args.tahun, hari)
        if args.keluar is not None:
            ekspor_ketepatan(store, args.tahun, args.keluar, tanggal=hari)
    dokumen = ketepatan.sebagai_json(hasil)
    if args.keluar is not None:
        dokumen["berkas"] = str(args.keluar)
    tulis(args, dokumen, lambda: cetak.ketepatan(hasil))
    return BERHASIL


def langkah(args: argparse.Namespace, alat: Perkakas) -> int:
    """Take one step of one unit's report."""
    from simpelin.domain.tingkat import Jenjang, sebut
    from simpelin.services import langkah_laporan
    from simpelin.services.laporan import ajukan

    tempat = (args.unit, args.tahun, args.triwulan)
    with terbuka(args, alat) as store:
        if args.gerak == "ajukan":
            hasil = ajukan(store, *tempat, args.alasan)
        elif args.gerak == "kembalikan":
            hasil = langkah_laporan.kembalikan(store, *tempat, args.alasan)
        elif args.gerak == "buka":
            hasil = langkah_laporan.buka(store, *tempat, args.alasan)
        else:
            jenjang = Jenjang(args.gerak.removesuffix("-laporan"))
            hasil = langkah_laporan.setuju(store, jenjang, *tempat, args.alasan)
    dokumen = {
        "unit": hasil.unit,
        "tahun": args.tahun,
        "triwulan": args.triwulan,
        "status": hasil.status.value,
        "alasan": hasil.alasan,
    }
    kalimat = f"Laporan {hasil.unit} TW {ROMAWI[args.triwulan]} {args.tahun}: {sebut(hasil.status)}"
    tulis(args, dokumen, lambda: f"{kalimat}.")
    return BERHASIL
