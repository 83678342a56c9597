"""The titles above blocks of rows of an office's sheet: found, guessed, told.

They name the sub-unit of the rows below only where a person said so (the window's guess can be
seen and changed before anything is stored).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from simpelin.domain.gabungan import gabungkan
from simpelin.domain.judul_blok import JudulBlok, PengenalJudul
from simpelin.domain.kode_kantor import PencariKode
from simpelin.domain.rencana import Kunci
from simpelin.services import pengaturan
from simpelin.services.baris_lembar import Pilihan

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.workbook.lembar_kantor import BukuKantor


def sebutan_kantor(store: Store) -> dict[str, str]:
    """What a sheet may call the office itself."""
    return {pengaturan.muat(store).nama_skpd: "", "kantor": "", "kecamatan": ""}


def judul_blok(store: Store, buku: BukuKantor, pilihan: Pilihan) -> tuple[JudulBlok, ...]:
    """The titles of a sheet that name a place which the plan has: whether the wizard may guess
    that they tell the sub-unit of the rows below. None where a column tells it, or where the
    plan has no sub-units."""
    semua = gabungkan(store.rencana.versi(pilihan.tahun)).simpul
    if "sub_skpd" in pilihan.peta.kolom or not any(satu.sub_skpd for satu in semua):
        return ()
    pencari = PencariKode(semua, sebutan_kantor(store))
    judul = judul_lembar(store, buku, pilihan, pencari, semua)
    return tuple(satu for satu in judul.values() if satu.sub_skpd is not None)


def judul_lembar(
    store: Store,
    buku: BukuKantor,
    pilihan: Pilihan,
    pencari: PencariKode,
    semua: Iterable[Kunci],
) -> dict[int, JudulBlok]:
    """The titles of a sheet by row, of known places and of unknown ones."""
    unit = (satu.nama for satu in store.unit.semua())
    pengenal = PengenalJudul(pencari, {satu.sub_skpd for satu in semua}, unit)
    return pengenal.judul(buku.kisi(pilihan.lembar), pilihan.peta.baris_isi)


def kata_judul(
    judul: Mapping[int, JudulBlok], pilihan: Pilihan, semua: Iterable[Kunci]
) -> list[str]:
    """What is worth knowing of the titles: how they were understood, or that they are there."""
    tempat = dict.fromkeys((satu.teks, satu.sebutan) for satu in judul.values())
    if not tempat or "sub_skpd" in pilihan.peta.kolom:
        return []
    if pilihan.judul_blok:
        arti = "; ".join(f"“{teks}”: {sebutan}" for teks, sebutan in tempat)
        return [f"Sub-unit baris menurut judul blok di atasnya. {arti}."]
    if pilihan.sub_skpd is not None or not any(satu.sub_skpd for satu in semua):
        return []
    nama = ", ".join(f"“{teks}”" for teks, _ in tempat)
    return [
        f"Ada judul di atas blok baris: {nama}. Bila judul itu nama sub-unit baris di bawahnya, "
        "pilih “menurut judul blok”."
    ]
