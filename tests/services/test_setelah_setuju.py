"""An earlier quarter typed while a later one is approved: said before, listed after."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import Kunci
from simpelin.domain.temuan import AturanData, Keparahan, Ketidaksesuaian
from simpelin.services import antrean, langkah_laporan, periksa, setelah_setuju
from simpelin.services.isi_realisasi import IsiAnggaran, IsiCatatan, IsiKinerja, isi
from simpelin.services.laporan import ajukan
from simpelin.services.status import status
from simpelin.store import Store
from tests.services import langkah_uji
from tests.services.rencana_uji import RASIO, SUB, ambil

SATU, DUA = "Seksi Satu", "Seksi Dua"
DUA_TW = (2023, 2)
SEMBILAN = LaporanKinerja(pembilang=Fraction(9), penyebut=Fraction(9))


@pytest.fixture
def disetujui(kantor: Store) -> Store:
    """TW II of the first section is approved, its TW I was never handed in."""
    isi(
        kantor,
        IsiKinerja(*DUA_TW, Kunci(SUB), "Jumlah dokumen", LaporanKinerja(Fraction(3))),
        IsiKinerja(*DUA_TW, Kunci(RASIO), "Persentase", SEMBILAN),
        IsiAnggaran(*DUA_TW, Kunci(SUB), 300_000),
        IsiCatatan(*DUA_TW, Kunci(RASIO), Catatan("", "Cuaca", "Dijadwal ulang 12 Mei")),
    )
    ajukan(kantor, SATU, *DUA_TW, alasan="lengkap")
    for langkah in (
        langkah_uji.periksa_laporan,
        langkah_uji.verifikasi,
    ):
        langkah(kantor, SATU, *DUA_TW)
    langkah_uji.setujui(kantor, SATU, *DUA_TW, "rupiah 0002 menyusul")
    return kantor


def _temuan(store: Store) -> list[Ketidaksesuaian]:
    semua = periksa.periksa(store, tahun=2023).ketidaksesuaian
    return [s for s in semua if s.aturan is AturanData.BERUBAH_SESUDAH_DISETUJUI]


def _berubah(store: Store) -> dict[str, int]:
    butir = antrean.antrean(store, *DUA_TW, status(store, *DUA_TW))
    return {satu.unit: satu.berubah for satu in butir if satu.berubah}


def test_nothing_is_said_where_nothing_later_is_approved(disetujui: Store) -> None:
    assert setelah_setuju.peringatan(disetujui, 2023, 1, [DUA]) == ""
    assert setelah_setuju.peringatan(disetujui, 2023, 2, [SATU, DUA]) == ""
    assert (_temuan(disetujui), _berubah(disetujui)) == ([], {})


def test_said_before_and_listed_with_both_figures_after(disetujui: Store) -> None:
    kata = setelah_setuju.peringatan(disetujui, 2023, 1, [SATU, DUA, SATU])
    assert kata.startswith("Sudah disetujui: TW II Seksi Satu. Yang diketik di TW I ")
    isi(disetujui, IsiAnggaran(2023, 1, Kunci(SUB), 250_000))  # was 200.000
    (satu,) = _temuan(disetujui)
    assert satu.keparahan is Keparahan.PERINGATAN
    assert "realisasi s.d. triwulan ini 500.000 → 550.000" in satu.pesan
    assert "realisasi TW I 200.000 → 250.000" in satu.pesan
    assert satu.angka["unit"] == SATU
    beda = {b["angka"]: (b["disetujui"], b["sekarang"]) for b in satu.angka["beda"]}
    assert beda["serapan"] == ("50,00 %", "55,00 %")
    assert _berubah(disetujui) == {SATU: len(satu.angka["beda"])}


def test_figures_that_differ_never_look_the_same(disetujui: Store) -> None:
    isi(disetujui, IsiAnggaran(2023, 1, Kunci(SUB), 200_001))
    (satu,) = _temuan(disetujui)
    assert {b["angka"] for b in satu.angka["beda"]} >= {"serapan"}
    assert [b for b in satu.angka["beda"] if b["disetujui"] == b["sekarang"]] == []


def test_gone_when_the_figure_is_put_back_or_the_report_opened(disetujui: Store) -> None:
    isi(disetujui, IsiAnggaran(2023, 1, Kunci(SUB), 250_000))
    isi(disetujui, IsiAnggaran(2023, 1, Kunci(SUB), 200_000))
    assert _temuan(disetujui) == []
    isi(disetujui, IsiAnggaran(2023, 1, Kunci(SUB), 250_000))
    langkah_laporan.buka(disetujui, SATU, *DUA_TW, "rupiah TW I dibetulkan")
    assert (_temuan(disetujui), _berubah(disetujui)) == ([], {})
    assert setelah_setuju.peringatan(disetujui, 2023, 1, [SATU]) == ""


def test_an_import_says_it_too(disetujui: Store, tmp_path: Path) -> None:
    baris = [{"kode": SUB, "indikator": "Jumlah dokumen", "kinerja": 4, "anggaran": 200_000}]
    hasil = ambil(disetujui, tmp_path, None, baris)
    assert [satu for satu in hasil.catatan if "TW II Seksi Satu" in satu]
    assert not [s for s in ambil(disetujui, tmp_path, None, baris).catatan if "disetujui" in s]
