"""The preview shows what the form will contain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simpelin.domain.angka import tulis_persen, tulis_rupiah
from simpelin.services import contoh
from simpelin.services.evaluasi import hitung
from simpelin.services.pratinjau import pratinjau_bkad, pratinjau_lembar, pratinjau_templat
from simpelin.store import Store, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    satu = open_store(tmp_path_factory.mktemp("pratinjau") / "contoh.simpelin")
    contoh.isi_contoh(satu)
    yield satu
    satu.close()


def test_bkad_ends_with_the_office_total(store: Store) -> None:
    isi = pratinjau_bkad(store, 2023, 4)
    kantor = hitung(store, 2023, 4).kantor
    akhir = isi.baris[-1].sel
    assert akhir[1] == "Jumlah"
    assert akhir[2] == tulis_rupiah(kantor.pagu) == "4.738.183.425"
    assert akhir[6] == tulis_rupiah(kantor.realisasi_anggaran) == "4.557.367.162"
    assert akhir[8] == tulis_persen(kantor.serapan) == "96,18 %"
    assert all(len(satu.sel) == len(isi.kolom) for satu in isi.baris)


def test_bkad_says_what_is_not_reconciled(store: Store) -> None:
    assert any("Belum direkonsiliasi" in k for k in pratinjau_bkad(store, 2023, 4).keterangan)
    assert not any("Belum direkonsiliasi" in k for k in pratinjau_bkad(store, 2023, 1).keterangan)


def test_template_empty_and_filled(store: Store) -> None:
    assert pratinjau_templat(None, 2023).baris == ()
    isi = pratinjau_templat(store, 2023)
    assert len(isi.baris) >= len(hitung(store, 2023, 4).hasil)
    assert all(len(satu.sel) == len(isi.kolom) for satu in isi.baris)


def test_entry_sheet_of_one_unit(store: Store) -> None:
    isi = pratinjau_lembar(store, 2023, 3, "Kelurahan Tomoni")
    assert [satu.sel[0] for satu in isi.baris] == ["7.01.03.2.02.0002", "7.01.03.2.02.0003"]
    assert any("1 dari 2" in k for k in isi.keterangan)


def test_year_without_a_plan(store: Store) -> None:
    assert [satu.sel[1] for satu in pratinjau_bkad(store, 2030, 1).baris] == ["Jumlah"]
