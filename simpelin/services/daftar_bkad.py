"""Take in BKAD's list of a quarter: sheet and columns, what it gives, kept with its file.

Apart from :mod:`simpelin.services.rekonsiliasi`, because every form asks that one how the
quarter stands, and none needs the reading of sheets for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from simpelin.domain import henti
from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak, Penolakan
from simpelin.domain.kode_kantor import PencariKode, inti_kode
from simpelin.domain.rekonsiliasi import (
    SEMUA,
    BarisBKAD,
    DaftarBKAD,
    Rekonsiliasi,
    dengan_penjelasan,
    satukan,
)
from simpelin.domain.rencana import Kunci
from simpelin.services import izin
from simpelin.services.baris_lembar import Dikenal, Pilihan, pilah
from simpelin.services.impor_lembar import ingat_peta, lembar_cocok, usulkan
from simpelin.services.judul_lembar import sebutan_kantor
from simpelin.services.rekonsiliasi import TINDAKAN, banding, muat, sub_kegiatan

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.workbook.lembar_kantor import BukuKantor


def usulkan_bkad(
    store: Store, buku: BukuKantor, tahun: int, triwulan: int, lembar: str = ""
) -> tuple[Pilihan, bool]:
    """Sheet, header and columns of a list, and whether they are remembered from an earlier
    file of the same shape."""
    nama = buku.pastikan(lembar) if lembar else lembar_cocok(buku, Bentuk.LRA)
    peta, ingat = usulkan(store, buku, nama, Bentuk.LRA, triwulan)
    return Pilihan(nama, peta, tahun, triwulan, jumlahkan=True), ingat


def uji(store: Store, buku: BukuKantor, pilihan: Pilihan) -> tuple[Rekonsiliasi, tuple[str, ...]]:
    """What the comparison gives, and what is worth knowing of the sheet; nothing is written.

    Raises:
        MasukanDitolak: columns are missing, amounts cannot be read, no row has a code.
        KesalahanPengguna: the year has no plan.
    """
    daftar, catatan = _baca(store, buku, pilihan)
    return banding(store, daftar), catatan


def simpan(
    store: Store, buku: BukuKantor, pilihan: Pilihan
) -> tuple[Rekonsiliasi, tuple[str, ...]]:
    """Keep the list in the place of the quarter's old one, with the file itself; explanations
    of codes that still differ stay. Raises as :func:`uji` does, and Dihentikan where it was
    stopped: then nothing is stored."""
    izin.wajib(store, Tindakan.REKONSILIASI)
    daftar, catatan = _baca(store, buku, pilihan)
    hasil = banding(store, daftar)
    with store.ubah(TINDAKAN, sumber=f"{buku.jalur.name}, lembar {pilihan.lembar}"):
        sidik = store.berkas.simpan(buku.jalur.read_bytes(), buku.jalur.name)
        ingat_peta(store, buku, pilihan)
        store.rekonsiliasi.simpan(
            replace(
                daftar,
                sha256=sidik,
                total_kami=hasil.total_kami,
                total_mereka=hasil.total_mereka,
            )
        )
        # from now on the list speaks, not the statement
        store.pengaturan.simpan(f"rekonsiliasi.{daftar.tahun}.{daftar.triwulan}", None)
    jadi = muat(store, daftar.tahun, daftar.triwulan)
    assert jadi is not None
    return jadi, catatan


def _baca(store: Store, buku: BukuKantor, pilihan: Pilihan) -> tuple[DaftarBKAD, tuple[str, ...]]:
    from simpelin.workbook.lembar_kantor import baca_baris

    assert pilihan.triwulan is not None
    kurang = pilihan.peta.kurang()
    if kurang:
        pesan = f"kolom {', '.join(kurang)} belum dipilih; tunjukkan kolomnya"
        raise MasukanDitolak([Penolakan(pesan, buku.jalur.name, pilihan.lembar)])
    kunci = set(sub_kegiatan(store, pilihan.tahun))
    if not kunci:
        raise KesalahanPengguna(
            f"Tahun {pilihan.tahun} belum punya rencana; impor rencananya dahulu."
        )
    pencari = PencariKode(kunci, sebutan_kantor(store))
    semua = baca_baris(buku, pilihan.lembar, pilihan.peta)
    terpilah = pilah(semua, pilihan, pencari, kunci)
    tolak = [
        Penolakan(pesan, buku.jalur.name, pilihan.lembar, satu.baris.sel(medan))
        for satu in terpilah.hitung
        for medan, pesan in satu.baris.galat.items()
        if medan in ("kode", "realisasi")
    ]
    if not terpilah.hitung and not tolak:
        pesan = "tidak ada baris sub kegiatan yang dapat dibaca; periksa lembar, judul, dan kolom"
        tolak = [Penolakan(pesan, buku.jalur.name, pilihan.lembar)]
    if tolak:
        raise MasukanDitolak(tolak)
    baris = satukan(_baris_bkad(terpilah.hitung, kunci))
    lama = store.rekonsiliasi.muat(pilihan.tahun, pilihan.triwulan)
    daftar = DaftarBKAD(
        pilihan.tahun,
        pilihan.triwulan,
        dengan_penjelasan(baris, lama),
        buku.jalur.name,
        pilihan.lembar,
        pilihan.kumulatif,
    )
    return daftar, terpilah.catatan


def _baris_bkad(semua: tuple[Dikenal, ...], kunci: set[Kunci]) -> Iterator[BarisBKAD]:
    """Their rows; a code of several sub-units that the sheet does not tell stands for all."""
    sekode: dict[object, int] = {}
    for satu in kunci:
        inti = inti_kode(satu.kode)
        sekode[inti] = sekode.get(inti, 0) + 1
    for n, dikenal in enumerate(semua, 1):
        henti.maju(henti.Tahap.MEMERIKSA, n, len(semua))
        b = dikenal.baris
        rupiah = b.rupiah("realisasi") or 0
        if dikenal.kunci is not None:
            yield BarisBKAD(*dikenal.kunci, b.nama, rupiah, dikenal.kunci)
        else:
            banyak = sekode.get(inti_kode(b.kode), 0)
            sub = SEMUA if banyak > 1 and not b.sub_skpd else b.sub_skpd
            yield BarisBKAD(b.kode, sub, b.nama, rupiah)
