"""A breakdown follows the change of budget: checks, RFK, template, import."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from simpelin.domain.belanja import Belanja, JenisBelanja
from simpelin.domain.kesalahan import MasukanDitolak
from simpelin.domain.rencana import JenisVersi, Kunci, VersiRencana
from simpelin.domain.rfk import Jenis
from simpelin.services import pengaturan
from simpelin.services.evaluasi import hitung
from simpelin.services.fisik import IsiBelanja, isi_belanja
from simpelin.services.impor import impor
from simpelin.services.periksa import periksa
from simpelin.services.rencana import SimpanSimpul, simpan_simpul
from simpelin.services.rfk import laporan_rfk
from simpelin.services.templat import templat_isi
from simpelin.services.versi_rencana import versi_baru
from simpelin.store import Store, open_store
from tests.services.rencana_uji import SUB, buku
from tests.workbook.buku_uji import tabel

KUNCI = Kunci(SUB)
KAS = (250_000, None, None, None)
ATK = Belanja("5.1.02", "ATK", JenisBelanja.OPERASI, 1_000_000, KAS)
LEBIH = replace(ATK, pagu=1_200_000)
KOLOM = "tahun kode rekening sub_skpd uraian jenis_belanja pagu kas_tw1 realisasi_tw1 versi"


@pytest.fixture
def dppa(kantor: Store) -> Store:
    """The small office with a perubahan from quarter 3 on that raises one pagu, the breakdown
    as it was in murni."""
    versi_baru(kantor, 2023, VersiRencana("perubahan", JenisVersi.PERUBAHAN, berlaku_tw=3))
    lama = next(s for s in kantor.rencana.versi(2023)[0].simpul if s.kunci == KUNCI)
    simpan_simpul(kantor, SimpanSimpul(2023, "perubahan", replace(lama, pagu=1_200_000), KUNCI))
    isi_belanja(kantor, IsiBelanja(2023, KUNCI, ATK))
    return kantor


def beda(store: Store, triwulan: int) -> bool:
    temuan = periksa(store, tahun=2023, triwulan=triwulan).ketidaksesuaian
    return any(satu.aturan == "belanja_pagu_beda" for satu in temuan)


def belanja(folder: Path, *baris: dict[str, Any]) -> Path:
    dasar = {"tahun": 2023, "kode": SUB, "rekening": "5.1.02", "uraian": "ATK"}
    return buku(folder / "b.xlsx", Belanja=tabel(KOLOM, *(dasar | satu for satu in baris)))


def test_no_false_finding_on_either_side_of_the_change(dppa: Store) -> None:
    assert [beda(dppa, n) for n in (2, 3)] == [False, True]
    isi_belanja(dppa, IsiBelanja(2023, KUNCI, LEBIH, ATK.kunci, "perubahan"))
    assert [beda(dppa, n) for n in (1, 2, 3, 4)] == [False] * 4


def test_rfk_prints_the_pagu_in_force(dppa: Store) -> None:
    isi_belanja(dppa, IsiBelanja(2023, KUNCI, LEBIH, ATK.kunci, "perubahan"))
    pengaturan.atur(dppa, "rfk_rincian", "ya")
    for n, pagu in ((2, 1_000_000), (3, 1_200_000)):
        laporan = laporan_rfk(dppa, hitung(dppa, 2023, n))
        (satu,) = (b for b in laporan.baris if b.jenis is Jenis.BELANJA)
        assert satu.uang.pagu == pagu


def test_round_trip(dppa: Store, tmp_path: Path) -> None:
    isi_belanja(dppa, IsiBelanja(2023, KUNCI, LEBIH, ATK.kunci, "perubahan"))
    templat_isi(dppa, tmp_path / "isi.xlsx")
    assert not impor(dppa, tmp_path / "isi.xlsx").berubah
    with closing(open_store(tmp_path / "lain.db")) as lain:
        impor(lain, tmp_path / "isi.xlsx")
        for n in range(5):
            assert lain.belanja.muat(2023, n) == dppa.belanja.muat(2023, n)
        templat_isi(lain, tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == (tmp_path / "isi.xlsx").read_bytes()


def test_import_by_version_in_any_order_of_rows(dppa: Store, tmp_path: Path) -> None:
    hasil = impor(
        dppa,
        belanja(
            tmp_path,
            {"versi": "PERUBAHAN", "pagu": 1_200_000, "kas_tw1": 250_000},
            {"pagu": 1_000_000, "kas_tw1": 250_000, "realisasi_tw1": 7},
            {"rekening": "5.2.01", "uraian": "Meja", "versi": "perubahan", "pagu": 5},
        ),
    )
    (ringkasan,) = hasil.ringkasan
    assert (ringkasan.baru, ringkasan.berubah, ringkasan.sama) == (2, 1, 0)
    isi = {s.uraian: s for s in dppa.belanja.muat(2023, 3)[KUNCI]}
    assert isi["ATK"] == replace(LEBIH, realisasi=(7, None, None, None))
    assert isi["Meja"] == Belanja("5.2.01", "Meja", JenisBelanja.MODAL, 5)
    assert [s.pagu for s in dppa.belanja.muat(2023, 2)[KUNCI]] == [1_000_000, None]


def test_version_rows_that_say_nothing_new_are_the_same(dppa: Store, tmp_path: Path) -> None:
    path = belanja(tmp_path, {"versi": "perubahan", "pagu": 1_000_000, "kas_tw1": 250_000})
    assert not impor(dppa, path).berubah
    assert dppa.belanja.versi(2023) == {}


@pytest.mark.parametrize(
    ("baris", "sel", "pesan"),
    [
        ([{"versi": "entah", "pagu": 1}], "J2", "yang ada: murni, perubahan"),
        ([{"versi": "perubahan", "realisasi_tw1": 1}], "I2", "realisasi tidak punya versi"),
        ([{"versi": "perubahan", "pagu": 1}] * 2, "C3", "sudah ada di"),
        ([{"versi": "murni", "pagu": 1}, {"pagu": 2}], "C2", "sudah ada di"),
    ],
)
def test_refused(
    dppa: Store, tmp_path: Path, baris: list[dict[str, Any]], sel: str, pesan: str
) -> None:
    with pytest.raises(MasukanDitolak) as ditolak:
        impor(dppa, belanja(tmp_path, *baris))
    assert sel in {satu.sel for satu in ditolak.value.penolakan}
    assert pesan in str(ditolak.value)
