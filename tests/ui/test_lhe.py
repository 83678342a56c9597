"""Rekomendasi LHE: register and card by keyboard, and the start page while one is open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simpelin.domain.lhe import Rekomendasi, StatusLHE
from simpelin.domain.pelaku import Pelaku, PeranOrang
from simpelin.services import lhe
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.beranda import Beranda
from simpelin.ui.pages.tindak_lanjut import HalamanTindakLanjut
from simpelin.ui.widgets.register_lhe import SEMUA

UNIT = "Seksi Pelayanan Umum"


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanTindakLanjut:
    satu = HalamanTindakLanjut(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    satu.tuju("lhe")
    return satu


def test_from_entry_to_done(halaman: HalamanTindakLanjut, qtbot: QtBot, tmp_path: Path) -> None:
    register, kartu, store = halaman.lhe, halaman.lhe.kartu, halaman.konteks.store
    assert register.kosong.isVisible()
    register.baru.setFocus()
    qtbot.keyClick(register.baru, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert kartu.nomor.hasFocus()
    kartu.tahun.setText("2022")
    qtbot.keyClicks(kartu.nomor, "3")
    qtbot.keyClick(register, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Isi rekomendasinya" in kartu.galat.text()
    kartu.rekomendasi.setPlainText("Lengkapi data dukung capaian")
    kartu.unit.setCurrentIndex(kartu.unit.findData(UNIT))
    kartu.tenggat.setText("30-6-2023")
    qtbot.keyClick(register, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [satu.nomor for satu in store.lhe.semua()] == ["3"]
    assert halaman.label_keterangan.text() == "1 terbuka, 1 lewat tenggat"
    kartu.tindakan.setPlainText("Sudah dilengkapi")
    kartu.status.setCurrentIndex(kartu.status.findData(StatusLHE.SELESAI.value))
    kartu.simpan()
    assert "data dukung" in kartu.galat.text()
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    kartu.dukung.lampirkan([tmp_path / "b.pdf"])
    assert kartu.tindakan.toPlainText() == "Sudah dilengkapi"
    kartu.simpan()
    (satu,) = store.lhe.semua()
    assert satu.status is StatusLHE.SELESAI
    assert register.kosong.isVisible()
    register.keadaan.setCurrentIndex(register.keadaan.findData(SEMUA))
    register.saring()
    assert register.tabel.tabel.rowCount() == 1


def test_what_was_typed_and_not_saved_is_kept(halaman: HalamanTindakLanjut) -> None:
    store, register, kartu = halaman.konteks.store, halaman.lhe, halaman.lhe.kartu
    satu, dua = (Rekomendasi(2022, n, f"Rekomendasi {n}") for n in "12")
    for baru in (satu, dua):
        lhe.tambah(store, baru)
    halaman.segarkan()
    assert kartu.kini == satu
    kartu.tindakan.setPlainText("Sedang disusun")
    halaman.segarkan()
    register.pilih(dua)
    assert kartu.tindakan.toPlainText() == ""
    register.pilih(satu)
    assert kartu.tindakan.toPlainText() == "Sedang disusun"
    kartu.simpan()
    assert store.lhe.muat(2022, "1") == replace(satu, tindakan="Sedang disusun")
    register.mulai_baru()
    assert kartu.rekomendasi.toPlainText() == ""


def test_its_unit_fills_action_only(halaman: HalamanTindakLanjut) -> None:
    store = halaman.konteks.store
    lhe.tambah(store, Rekomendasi(2022, "1", "x", UNIT))
    store.pelaku = Pelaku("Budi", "budi", frozenset({PeranOrang.KASI}), UNIT)
    halaman.segarkan()
    kartu = halaman.lhe.kartu
    assert kartu.rekomendasi.isReadOnly()
    assert not kartu.tindakan.isReadOnly()
    assert kartu.simpan_tombol.isEnabled()
    store.pelaku = Pelaku("Ana", "ana", frozenset({PeranOrang.KASI}), "Seksi Lain")
    halaman.segarkan()
    assert not kartu.simpan_tombol.isEnabled()
    assert not kartu.dukung.tambah.isEnabled()


def test_open_ones_on_the_start_page(konteks: Konteks, qtbot: QtBot) -> None:
    lhe.tambah(konteks.store, Rekomendasi(2022, "1", "x", UNIT))
    beranda = Beranda(konteks)
    qtbot.addWidget(beranda)
    beranda.show()
    assert beranda.tugas.isVisible()
    assert beranda.tugas.lhe.text() == "1 rekomendasi LHE"
    with qtbot.waitSignal(konteks.minta_halaman) as minta:
        beranda.tugas.lhe.click()
    assert minta.args == ["tindak-lanjut", "lhe"]
