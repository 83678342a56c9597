"""Workbooks against other programs: the export against LibreOffice, the import against openpyxl."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from tests.bench import buatan, tempat
from tests.bench.buatan import TAHUN
from tests.bench.ukur import Hasil, Tolok, banding, waktu


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
    Tolok("libreoffice", libreoffice, lama=True),
    Tolok("templat", templat, lama=True),
)
