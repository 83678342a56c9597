"""A template's import taken back: the store's content is as before, whatever the sheets said."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from fractions import Fraction
from itertools import count
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simpelin.domain.fisik import FisikTW
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import MasukanDitolak
from simpelin.domain.rencana import Kunci
from simpelin.services.hasil_impor import HasilImpor
from simpelin.services.impor import impor
from simpelin.services.urung_impor import impor_terakhir, urungkan_impor
from simpelin.store import Pelaku, Store, open_store
from simpelin.store.keutuhan import periksa_keutuhan
from tests.services.conftest import NAMA
from tests.services.rencana_uji import LAIN, RASIO, SUB, ambil, buku, rencana
from tests.workbook.buku_uji import tabel

K_FISIK = "tahun kode triwulan target_fisik realisasi_fisik catatan_fisik"
K_SKM = "tahun triwulan responden " + " ".join(f"u{n}" for n in range(1, 10))
K_RENJA = "tahun triwulan tindak_lanjut_renja"
K_PEMBANDING = "tahun kode ukuran nilai sumber"
_BUKAN_ISI = ("riwayat", "riwayat_ujung", "berkas", "sqlite_sequence", "rantai")


def _isi(store: Store) -> dict[str, list[Any]]:
    """Every table but the trail and the files that were taken in."""
    with closing(sqlite3.connect(store.path)) as conn:
        sql = "SELECT name FROM sqlite_master WHERE type = 'table'"
        nama = [satu for (satu,) in conn.execute(sql)]
        pakai = [n for n in nama if not n.startswith(_BUKAN_ISI)]
        return {n: sorted(map(repr, conn.execute(f"SELECT * FROM {n}"))) for n in pakai}


def _fisik(*baris: tuple[str, int, Any]) -> list[list[Any]]:
    kolom = ("kode", "triwulan", "realisasi_fisik")
    return tabel(K_FISIK, *({"tahun": 2023} | dict(zip(kolom, b, strict=True)) for b in baris))


TW = st.integers(1, 4)
_TEMPAT = st.tuples(st.sampled_from((SUB, RASIO, LAIN)), TW)


@st.composite
def lembar(draw: st.DrawFn) -> dict[str, list[list[Any]]]:
    """Sheets of a workbook that may be taken in."""
    fisik = {
        tempat: dict(zip(("tahun", "kode", "triwulan"), (2023, *tempat), strict=True))
        | {"realisasi_fisik": 20 * tempat[1] + draw(st.integers(0, 19)) / 2}
        | {"catatan_fisik": draw(st.sampled_from((None, "hujan | banjir")))}
        for tempat in draw(st.lists(_TEMPAT, max_size=4))
    }
    skm = [
        {"tahun": 2023, "triwulan": tw, "responden": 1} | {f"u{n}": 3 for n in range(1, 10)}
        for tw in draw(st.lists(TW, max_size=4))
    ]
    renja = draw(st.dictionaries(TW, st.sampled_from((None, "Anggarkan", "Ulangi")), max_size=2))
    acuan = draw(st.dictionaries(st.sampled_from(("A", "B | C")), st.integers(1, 9), max_size=2))
    atur = draw(
        st.dictionaries(
            st.sampled_from(("hijau_k", "tempat")), st.sampled_from((None, 91, 95)), max_size=2
        )
    )
    return {
        "Fisik": tabel(K_FISIK, *fisik.values()),
        "SKM": tabel(K_SKM, *skm),
        "TindakLanjutRenja": tabel(
            K_RENJA,
            *({"tahun": 2023, "triwulan": k, "tindak_lanjut_renja": v} for k, v in renja.items()),
        ),
        "Pembanding": tabel(
            K_PEMBANDING,
            *(
                {"tahun": 2023, "kode": SUB, "ukuran": "pagu", "nilai": v, "sumber": k}
                for k, v in acuan.items()
            ),
        ),
        "Pengaturan": tabel("kunci nilai", *({"kunci": k, "nilai": v} for k, v in atur.items())),
    }


def _impor(store: Store, folder: Path, nomor: int, **isi: list[list[Any]]) -> HasilImpor:
    return impor(store, buku(folder / f"{nomor}.xlsx", **isi))


@settings(max_examples=12, deadline=None)
@given(st.lists(lembar(), min_size=1, max_size=3))
def test_whatever_was_taken_in_goes_back(folder_kantor: Path, semua: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as nama:
        folder, nomor = Path(nama), count()
        copytree(folder_kantor, folder / "kantor")
        with closing(open_store(folder / "kantor" / NAMA, pelaku=Pelaku("Siti"))) as store:
            for satu in semua:
                sebelum = _isi(store)
                hasil = _impor(store, folder, next(nomor), **satu)
                sesudah = _isi(store)
                assert hasil.terbalik == (sebelum != sesudah)
                if hasil.terbalik:
                    urungkan_impor(store)
                    assert _isi(store) == sebelum
                    assert _impor(store, folder, next(nomor), **satu).terbalik
                assert _isi(store) == sesudah
        assert periksa_keutuhan(folder / "kantor" / NAMA) == []


def test_holidays_and_a_setting_go_back(kantor: Store, tmp_path: Path) -> None:
    with kantor.ubah("uji"):
        kantor.libur.simpan("2023-05-01", "Hari Buruh")
    sebelum = _isi(kantor)
    libur = [
        {"tanggal_libur": "01-05-2023", "nama_libur": "Lain"},
        {"tanggal_libur": "17-08-2023", "nama_libur": "HUT RI"},
    ]
    hasil = ambil(kantor, tmp_path, Libur=tabel("tanggal_libur nama_libur", *libur))
    assert hasil.terbalik
    assert _isi(kantor) != sebelum
    urungkan_impor(kantor)
    assert _isi(kantor) == sebelum


def test_what_was_changed_since_is_named_with_who_and_when(kantor: Store, tmp_path: Path) -> None:
    ambil(kantor, tmp_path, Fisik=_fisik((SUB, 1, 30)))
    with kantor.ubah("uji"):
        kantor.fisik.simpan(2023, Kunci(SUB), 1, FisikTW(None, Fraction(40)))
    with pytest.raises(MasukanDitolak, match=r"Kemajuan fisik .* sudah diubah Siti pada \d\d-"):
        urungkan_impor(kantor)
    assert kantor.fisik.muat(2023)[Kunci(SUB)][0].realisasi == 40


def test_progress_of_a_submitted_report_stays(kantor: Store, tmp_path: Path) -> None:
    ambil(kantor, tmp_path, Fisik=_fisik((SUB, 1, 30)))
    with kantor.ubah("uji"):
        kantor.laporan.simpan(2023, 1, LaporanUnit("Seksi Satu", StatusLaporan.DIAJUKAN))
    with pytest.raises(MasukanDitolak, match="Laporan Seksi Satu sudah diajukan"):
        urungkan_impor(kantor)
    assert kantor.fisik.muat(2023)[Kunci(SUB)][0].realisasi == 30


def test_progress_that_would_fall_is_refused(kantor: Store, tmp_path: Path) -> None:
    ambil(kantor, tmp_path, Fisik=_fisik((SUB, 1, 50)))
    ambil(kantor, tmp_path, Fisik=_fisik((SUB, 1, 30)))
    with kantor.ubah("uji"):
        kantor.fisik.simpan(2023, Kunci(SUB), 2, FisikTW(None, Fraction(40)))
    sebelum = _isi(kantor)
    with pytest.raises(MasukanDitolak, match=r"Kemajuan fisik .* TW II 2023 tanpa impor itu"):
        urungkan_impor(kantor)
    assert _isi(kantor) == sebelum


def test_what_cannot_go_back_is_said_with_its_copy(kosong: Store, tmp_path: Path) -> None:
    hasil = impor(kosong, buku(tmp_path / "rencana.xlsx", rencana()))
    assert hasil.tetap == ("Rencana", "Indikator", "Versi rencana", "Unit")
    assert hasil.cadangan is not None
    assert hasil.cadangan.name in hasil.kalimat_tetap
    assert hasil.kalimat_tetap in hasil.sebagai_teks()
    assert impor_terakhir(kosong) is None
