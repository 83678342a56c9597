"""An office's store after five years: plan, reports, a long trail, photos; and its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from simpelin.domain.data_dukung import JenisBerkas, PadaLaporan
from simpelin.domain.kantor import Unit
from simpelin.domain.realisasi import LaporanKinerja
from simpelin.domain.rencana import TRIWULAN, Simpul, VersiRencana
from tests.bench import buatan, tempat
from tests.bench.ukur import Hasil, Tolok

if TYPE_CHECKING:
    from simpelin.store import Store

TAHUN = range(2021, 2026)
BENTUK = (5, 3, 4)
"""60 sub kegiatan."""
FOTO = 500
RIWAYAT = 20_000
BATAS = 0.3
"""Seconds for a page's first opening; ours, for there is no floor to it."""


@cache
def store_bertahun(riwayat: int = RIWAYAT, foto: int = FOTO) -> Path:
    """The store of such an office, closed."""
    from simpelin.store import open_store

    path = tempat.folder() / f"bertahun-{riwayat}.simpelin"
    store = open_store(path)
    with store.ubah("isi buatan"):
        for nama in buatan.UNIT:
            store.unit.simpan(Unit(nama))
    semua = [(tahun, simpul) for tahun in TAHUN for simpul in _isi_tahun(store, tahun)]
    _lampirkan(store, semua, foto)
    _perpanjang(store, semua, riwayat)
    store.close()
    return path


def _isi_tahun(store: Store, tahun: int) -> list[Simpul]:
    """Plan and reports of a year; its sub kegiatan."""
    isi = buatan.kantor(1, buatan.satu_bentuk(*BENTUK))
    with store.ubah(f"isi {tahun}"):
        store.rencana.simpan_versi(tahun, VersiRencana())
        for simpul in isi.simpul:
            store.rencana.simpan_simpul(tahun, "murni", simpul)
        for (kunci, indikator), empat in isi.realisasi.kinerja.items():
            for n in TRIWULAN:
                store.realisasi.simpan_kinerja(tahun, kunci, indikator, n, empat[n - 1])
        for kunci, rupiah in isi.realisasi.anggaran.items():
            for n in TRIWULAN:
                store.realisasi.simpan_anggaran(tahun, kunci, n, rupiah[n - 1])
    return [satu for satu in isi.simpul if satu.indikator]


def _lampirkan(store: Store, semua: list[tuple[int, Simpul]], foto: int) -> None:
    """Photos of some 150 KB, each its own, spread over the years' report rows."""
    from PIL import Image

    acak = Random(5)
    gambar = []
    for _ in range(8):
        tulis = io.BytesIO()
        kecil = Image.frombytes("RGB", (160, 120), acak.randbytes(160 * 120 * 3))
        kecil.resize((1280, 960)).save(tulis, "JPEG", quality=80)
        gambar.append(tulis.getvalue())
    with store.ubah("data dukung"):
        for nomor in range(foto):
            tahun, simpul = semua[nomor * 7 % len(semua)]
            letak = PadaLaporan(tahun, TRIWULAN[nomor % 4], simpul.kunci, simpul.indikator[0].nama)
            # what follows a JPEG's end is no part of the picture
            isi = gambar[nomor % len(gambar)] + nomor.to_bytes(4, "big")
            store.data_dukung.simpan(letak, isi, f"foto {nomor}.jpg", JenisBerkas.JPG)


def _perpanjang(store: Store, semua: list[tuple[int, Simpul]], riwayat: int) -> None:
    """Correct figures until the trail has that many entries."""
    acak = Random(7)
    (kini,) = store.satu("SELECT count(*) FROM riwayat")
    while kini < riwayat:
        with store.ubah("isi realisasi", "Input Realisasi"):
            for _ in range(min(500, riwayat - kini)):
                tahun, simpul = acak.choice(semua)
                isi = LaporanKinerja(Fraction(acak.randrange(1, 10**6), 100))
                store.realisasi.simpan_kinerja(
                    tahun, simpul.kunci, simpul.indikator[0].nama, acak.choice(TRIWULAN), isi
                )
        (kini,) = store.satu("SELECT count(*) FROM riwayat")


def halaman() -> Iterator[Hasil]:
    """Every page opened once after another; the slowest is held against the limit."""
    semua = (
        ("contoh", tempat.contoh()),
        ("5 tahun", store_bertahun()),
        ("100.000 riwayat", store_bertahun(5 * RIWAYAT, 0)),
    )
    for nama, db in semua:
        putaran = [tempat.anak("halaman", str(db))["detik_halaman"] for _ in range(3)]
        waktu = {id_: sorted(satu[id_] for satu in putaran)[1] for id_ in putaran[0]}
        lambat = max(waktu, key=lambda id_: waktu[id_])
        tiap = ", ".join(f"{id_} {lama * 1000:.0f}" for id_, lama in waktu.items())
        yield Hasil(
            f"halaman paling lambat dibuka ({nama}): {lambat}",
            waktu[lambat],
            None,
            BATAS,
            "mdetik",
            tiap,
        )


TOLOK = (Tolok("halaman", halaman, lama=True),)
