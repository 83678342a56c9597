"""The charts of a quarter as finished figures; :mod:`simpelin.documents.grafik` draws them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain import grafik_data
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.garis_waktu import GarisWaktu
from simpelin.domain.grafik import Grafik
from simpelin.domain.monev import titik_kuadran
from simpelin.domain.rencana import Tingkat
from simpelin.domain.sorotan import DaftarSorotan
from simpelin.services import evaluasi as layanan_evaluasi
from simpelin.services import renstra, sorotan
from simpelin.services.simpan_dokumen import pastikan_akhiran, simpan_berkas

if TYPE_CHECKING:
    from simpelin.store import Store


def semua(
    store: Store,
    tahun: int,
    triwulan: int,
    *,
    evaluasi: Sequence[Evaluasi] | None = None,
    daftar: DaftarSorotan | None = None,
) -> tuple[Grafik, ...]:
    """Every chart that has something to show.

    ``evaluasi`` are quarters 1..n, ``daftar`` their sorotan, where they are at hand.
    """
    hasil = evaluasi or layanan_evaluasi.hitung_semua(store, tahun, triwulan)
    kini = hasil[-1]
    daftar = daftar or sorotan.susun(store, tahun, triwulan, semua=hasil)
    gambar = (
        grafik_data.kinerja_triwulan(hasil),
        grafik_data.rencana_realisasi(hasil),
        grafik_data.serapan_unit(kini),
        grafik_data.kuadran(kini, titik_kuadran(daftar.penilaian)),
        grafik_data.sisa_pagu(kini),
        *iku(renstra.muat(store, kini, sampai=tahun), kini),
    )
    return tuple(satu for satu in gambar if satu.ada)


def iku(garis: GarisWaktu, kini: Evaluasi) -> tuple[Grafik, ...]:
    """One chart for each indicator of a sasaran, over the years of its Renstra."""
    hasil: list[Grafik] = []
    for satu in kini:
        if satu.simpul is None or satu.simpul.tingkat is not Tingkat.SASARAN:
            continue
        for indikator in satu.simpul.indikator:
            jati = (satu.simpul.kunci, indikator.nama)
            masa = garis.masa(kini.tahun)
            nanti = () if masa is None else (t for t in masa.tahun if t > kini.tahun)
            tahun = (*garis.semua_tahun(kini.tahun), *nanti)
            deret = garis.rentang(jati, kini.tahun, tahun)
            hasil.append(grafik_data.iku(indikator, deret, len(hasil) + 1))
    return tuple(hasil)


# --- pictures ------------------------------------------------------------------------

AKHIRAN = (".png", ".svg", ".pdf")


def gambar(
    satu: Grafik,
    *,
    ukuran: tuple[float, float] | None = None,
    dpi: float = 200,
    gelap: bool = False,
    judul: bool = False,
) -> bytes:
    """A chart as PNG; ``ukuran`` in mm. Loads matplotlib, so not in the window's thread."""
    from simpelin.documents.grafik import UKURAN, lukis

    return lukis(satu, ukuran=ukuran or UKURAN, dpi=dpi, gelap=gelap, judul=judul)


def simpan(satu: Grafik, path: Path) -> Path:
    """Write a chart with its title; the suffix decides between PNG, SVG and PDF.

    Raises :class:`KesalahanPengguna` for another suffix or a place that cannot be written.
    """
    bentuk = pastikan_akhiran(path, AKHIRAN).removeprefix(".")
    from simpelin.documents.grafik import lukis

    simpan_berkas(path, lukis(satu, bentuk, judul=True))
    return path
