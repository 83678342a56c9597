"""The draft of the LKjIP's Bab II and III as one document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from simpelin.domain.dokumen import Blok, Dokumen, GantiHalaman, Paragraf, Rata
from simpelin.domain.lkjip import LKjIP
from simpelin.services import kop, lhe, pengaturan
from simpelin.services.naskah_bab2 import bab2
from simpelin.services.naskah_bab3 import Bab3
from simpelin.services.undangan import kaki

if TYPE_CHECKING:
    from simpelin.store import Store


def naskah(store: Store, lkjip: LKjIP, tanggal: date, *, gambar: bool = True) -> Dokumen:
    """Bab II and III, ready to be edited in Word; without ``gambar`` the charts are only named."""
    atur = pengaturan.muat(store)
    tahun = lkjip.evaluasi.tahun
    rekomendasi = lhe.daftar(store, tahun=tahun, tanggal=tanggal)
    tiga = Bab3(lkjip, atur.nama_skpd, rekomendasi, gambar)
    return Dokumen(
        f"LKjIP {tahun} Bab II dan III, {atur.nama_skpd}",
        tuple(_blok(lkjip, atur.nama_skpd, tiga)),
        tanggal,
        atur.nama_skpd,
        None,
        kaki(atur, f"LKjIP {tahun}, Bab II dan III (konsep)"),
        kop.kertas(atur),
        huruf=atur.teks("huruf_surat"),
    )


def _blok(lkjip: LKjIP, kantor: str, tiga: Bab3) -> Iterator[Blok]:
    if lkjip.evaluasi.contoh:
        yield Paragraf("DATA CONTOH: bukan laporan resmi.", Rata.TENGAH, tebal=True)
    yield from bab2(lkjip, kantor)
    yield GantiHalaman(mendatar=False)
    yield from tiga.blok()
