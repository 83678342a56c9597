"""Workbooks out and in: BKAD against XlsxWriter and LibreOffice, the template against openpyxl."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from statistics import median

from tests.bench import buatan, tempat
from tests.bench.buatan import TAHUN
from tests.bench.ukur import Hasil, Tolok, banding, waktu

TANGGAL = date(2024, 1, 10)
UKURAN = (60, 2000)


def bkad() -> Iterator[Hasil]:
    """The same cells written by our writer and by XlsxWriter alone."""
    for baris in UKURAN:
        yield from _bkad(baris)


def _bkad(baris: int) -> Iterator[Hasil]:
    from simpelin.services import evaluasi, pengaturan
    from simpelin.services.ekspor import kepala_bkad
    from simpelin.store import open_store
    from simpelin.workbook.bkad import tulis_bkad
    from tests.bench import rekam

    db = buatan.store_besar(baris)
    store = open_store(tempat.salinan(db, f"bkad-{baris}.simpelin"))
    hasil = evaluasi.hitung(store, TAHUN, 4)
    atur = pengaturan.muat(store)
    kepala = kepala_bkad(store, hasil, TANGGAL)
    store.close()
    del atur
    jalur = tempat.folder() / f"bkad-{baris}.xlsx"
    with rekam.merekam() as rekaman:
        tulis_bkad(hasil, kepala, jalur)
    sel = sum(nama.startswith("write") for _, nama, _, _ in rekaman.panggilan)
    yield banding(
        f"buku kerja BKAD {baris} baris",
        waktu(lambda: rekam.tulis_ulang(rekaman, tempat.folder() / "lantai.xlsx")),
        waktu(lambda: tulis_bkad(hasil, kepala, jalur)),
        1.5,
        putaran=15 if baris < 1000 else 5,
        satuan="mdetik",
        catatan=f"{sel} sel",
    )
    berkas = tempat.folder() / f"rekaman-{baris}"
    rekam.simpan(rekaman, berkas)
    lantai = [
        float(tempat.anak("ulang", str(berkas), str(tempat.folder() / "tetap.xlsx"))["vmhwm"])
        for _ in range(3)
    ]
    kami = [
        float(tempat.anak("ekspor", str(db), str(jalur), str(TAHUN))["vmhwm"]) for _ in range(3)
    ]
    yield Hasil(
        f"memori puncak `ekspor bkad` {baris} baris",
        median(kami),
        median(lantai),
        1.5,
        "MiB",
        "satu proses; lantai constant_memory",
    )


def rfk() -> Iterator[Hasil]:
    """The same cells of the RFK written by our writer and by XlsxWriter alone, 2.000 rows."""
    from simpelin.services import evaluasi
    from simpelin.services.ekspor import kepala_bkad
    from simpelin.services.rfk import laporan_rfk
    from simpelin.store import open_store
    from simpelin.workbook.rfk import tulis_rfk
    from tests.bench import rekam

    baris = UKURAN[-1]
    store = open_store(tempat.salinan(buatan.store_besar(baris), f"rfk-{baris}.simpelin"))
    hasil = evaluasi.hitung(store, TAHUN, 4)
    laporan = laporan_rfk(store, hasil)
    kepala = kepala_bkad(store, hasil, TANGGAL)
    store.close()
    jalur = tempat.folder() / f"rfk-{baris}.xlsx"
    with rekam.merekam() as rekaman:
        tulis_rfk(hasil, laporan, kepala, jalur)
    sel = sum(nama.startswith("write") for _, nama, _, _ in rekaman.panggilan)
    yield banding(
        f"buku kerja RFK {baris} baris",
        waktu(lambda: rekam.tulis_ulang(rekaman, tempat.folder() / "lantai-rfk.xlsx")),
        waktu(lambda: tulis_rfk(hasil, laporan, kepala, jalur)),
        1.5,
        putaran=5,
        satuan="mdetik",
        catatan=f"{sel} sel",
    )


def e81() -> Iterator[Hasil]:
    """The same cells of form E.81 written by our writer and by XlsxWriter alone, 2.000 rows."""
    from simpelin.services.e81 import formulir, kepala_e81
    from simpelin.store import open_store
    from simpelin.workbook.e81 import tulis_e81
    from tests.bench import rekam

    baris = UKURAN[-1]
    store = open_store(tempat.salinan(buatan.store_besar(baris), f"e81-{baris}.simpelin"))
    form = formulir(store, TAHUN, 4)
    kepala = kepala_e81(store, form, TANGGAL)
    store.close()
    jalur = tempat.folder() / f"e81-{baris}.xlsx"
    with rekam.merekam() as rekaman:
        tulis_e81(form, kepala, jalur)
    sel = sum(nama.startswith("write") for _, nama, _, _ in rekaman.panggilan)
    yield banding(
        f"buku kerja E.81 {baris} baris",
        waktu(lambda: rekam.tulis_ulang(rekaman, tempat.folder() / "lantai-e81.xlsx")),
        waktu(lambda: tulis_e81(form, kepala, jalur)),
        1.5,
        putaran=5,
        satuan="mdetik",
        catatan=f"{sel} sel",
    )


def libreoffice() -> Iterator[Hasil]:
    """Evaluating and exporting 2.000 rows against LibreOffice opening and saving the outcome."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        raise RuntimeError("LibreOffice tidak terpasang")
    db = buatan.store_besar(2000)
    buku = tempat.folder() / "untuk-libreoffice.xlsx"
    masa = ("--tahun", str(TAHUN), "--triwulan", "4")

    def kami() -> float:
        program = (sys.executable, "-m", "simpelin", "--db", db)
        return tempat.perintah(*program, "ekspor", "bkad", *masa, "-o", buku)

    def lantai() -> float:
        keluar = tempat.folder() / "libreoffice"
        return tempat.perintah(
            soffice,
            f"-env:UserInstallation={(tempat.folder() / 'profil').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            keluar,
            buku,
        )

    kami()
    yield banding(
        "evaluasi dan ekspor 2.000 baris, satu proses",
        lantai,
        kami,
        1.0,
        putaran=5,
        catatan="lantai: LibreOffice membuka, menghitung, menyimpan",
    )


def templat() -> Iterator[Hasil]:
    """Reading and checking the filled template of a 2.000-row office."""
    from openpyxl import load_workbook

    from simpelin.services.impor import impor
    from simpelin.services.templat import templat_isi
    from simpelin.store import open_store
    from simpelin.workbook.templat_baca import baca_templat

    store = open_store(buatan.store_besar(2000))
    jalur = tempat.folder() / "templat.xlsx"
    templat_isi(store, jalur)
    store.close()
    nomor = count(1)

    def lantai() -> int:
        buku = load_workbook(jalur, read_only=True, data_only=True)
        banyak = sum(1 for lembar in buku for baris in lembar.iter_rows() for _ in baris)
        buku.close()
        return banyak

    def kami() -> None:
        isi = baca_templat(jalur)
        assert not isi.penolakan, isi.penolakan[:3]

    catatan = f"{lantai()} sel; Rencana 2.000 baris, Realisasi 7.200 baris"
    yield banding(
        "membaca templat 2.000 baris, diperiksa per sel",
        waktu(lantai),
        waktu(kami),
        1.5,
        putaran=5,
        satuan="mdetik",
        catatan=catatan,
    )

    def uji() -> float:
        kosong = open_store(Path(tempat.folder() / f"kosong-{next(nomor)}.simpelin"))
        lama = waktu(lambda: impor(kosong, jalur, uji=True))()
        kosong.close()
        return lama

    yield banding(
        "impor --uji templat 2.000 baris, seluruhnya",
        waktu(lantai),
        uji,
        1.5,
        putaran=5,
        satuan="mdetik",
        catatan="membaca dan memeriksa terhadap rencana",
    )


TOLOK = (
    Tolok("bkad", bkad, lama=True),
    Tolok("rfk", rfk, lama=True),
    Tolok("e81", e81, lama=True),
    Tolok("libreoffice", libreoffice, lama=True),
    Tolok("templat", templat, lama=True),
)
