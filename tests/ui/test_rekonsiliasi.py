"""Rekonsiliasi BKAD on the page Laporan: a file looked at, kept, explained, corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simpelin.domain.rekonsiliasi import Keadaan
from simpelin.services import rekonsiliasi
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.rekonsiliasi import PENJELASAN, SELISIH
from simpelin.ui.pages.laporan import REKONSILIASI, HalamanLaporan
from simpelin.ui.widgets.panel_rekonsiliasi import PanelRekonsiliasi


@pytest.fixture
def panel(konteks: Konteks, qtbot: QtBot) -> Iterator[PanelRekonsiliasi]:
    halaman = HalamanLaporan(konteks)
    qtbot.addWidget(halaman)
    halaman.resize(1170, 650)
    halaman.show()
    halaman.pilih(REKONSILIASI)
    yield halaman.rekonsiliasi
    halaman.close()


@pytest.fixture
def daftar(konteks: Konteks, tmp_path: Path) -> Path:
    """Their list to the end of TW III: one code less, one rupiah more on another."""
    buku = openpyxl.Workbook()
    lembar = buku.active
    lembar.append(["Kode", "Uraian", "Realisasi", "Nilai Lain"])
    for nomor, hasil in enumerate(konteks.evaluasi().sub_kegiatan):
        assert hasil.simpul is not None
        if nomor != 1:
            rupiah = hasil.realisasi_anggaran + (nomor == 2)
            lembar.append([hasil.simpul.kode, hasil.simpul.nama, rupiah, 0])
    buku.save(tmp_path / "bkad.xlsx")
    return tmp_path / "bkad.xlsx"


def buka(panel: PanelRekonsiliasi, qtbot: QtBot, path: Path) -> None:
    panel.buka(path)
    selesai(panel, qtbot)


def selesai(panel: PanelRekonsiliasi, qtbot: QtBot) -> None:
    """Reading, comparing and storing run off the window's thread."""
    qtbot.waitUntil(lambda: panel._kerja is None, timeout=10_000)


def simpan(panel: PanelRekonsiliasi, qtbot: QtBot) -> None:
    panel.tombol["simpan"].click()
    selesai(panel, qtbot)


def test_empty_quarter_offers_to_choose_a_file(panel: PanelRekonsiliasi) -> None:
    assert panel.kosong.isVisible()
    assert not panel.tabel.isVisible()
    assert not any(tombol.isVisible() for tombol in panel.tombol.values())


def test_looked_at_then_kept(panel: PanelRekonsiliasi, qtbot: QtBot, daftar: Path) -> None:
    store = panel._konteks.store
    buka(panel, qtbot, daftar)
    assert panel.kepala.keadaan.text() == "Belum disimpan: Ada selisih, 2 belum dijelaskan"
    assert panel.peta.kolom["realisasi"].currentText() == "C: Realisasi"
    assert [panel.model.baris[n].selisih for n in (0, 1)][1] == -1
    assert not store.rekonsiliasi.ada(2023, 3)
    simpan(panel, qtbot)
    assert rekonsiliasi.keadaan(store, 2023, 3) is Keadaan.ADA_SELISIH
    assert not panel.peta.isVisible()
    assert "diambil" in panel.kepala.rincian.text()
    panel.semua.setChecked(True)
    assert panel.model.rowCount() > 30


def test_column_put_right(panel: PanelRekonsiliasi, qtbot: QtBot, daftar: Path) -> None:
    buka(panel, qtbot, daftar)
    kotak = panel.peta.kolom["realisasi"]
    kotak.setCurrentIndex(kotak.findData("D"))
    kotak.activated.emit(kotak.currentIndex())
    selesai(panel, qtbot)
    assert panel.kepala.angka["BKAD"].text() == "0"
    kotak.setCurrentIndex(0)
    kotak.activated.emit(0)
    selesai(panel, qtbot)
    assert not panel.tombol["simpan"].isEnabled()
    assert "Realisasi" in panel._pesan.label.text()
    panel.tombol["batal"].click()
    assert panel.kosong.isVisible()


def test_explained_from_the_keyboard(panel: PanelRekonsiliasi, qtbot: QtBot, daftar: Path) -> None:
    buka(panel, qtbot, daftar)
    simpan(panel, qtbot)
    panel.tabel.setFocus()
    panel.tabel.setCurrentIndex(panel.model.index(1, SELISIH))
    QTest.keyClick(panel.tabel, Qt.Key.Key_Return)
    isian = panel.tabel.viewport().findChild(type(panel.tanya.medan))
    assert isian is not None
    QTest.keyClicks(isian, "Pembulatan")
    QTest.keyClick(isian, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.model.baris[1].penjelasan == "Pembulatan")
    assert "1 belum dijelaskan" in panel.kepala.keadaan.text()
    assert panel.model.data(panel.model.index(0, PENJELASAN)) == "tulis penjelasan …"


def test_correction_is_booked_and_explains(
    panel: PanelRekonsiliasi, qtbot: QtBot, daftar: Path
) -> None:
    buka(panel, qtbot, daftar)
    simpan(panel, qtbot)
    panel.tabel.setCurrentIndex(panel.model.index(1, PENJELASAN))
    satu = panel.terpilih()
    assert satu is not None
    assert satu.kunci is not None
    panel.tombol["koreksi"].click()
    assert "di TW IV sebagai koreksi TW III" in panel.tanya.label.text()
    QTest.keyClick(panel.tanya.medan, Qt.Key.Key_Return)
    assert "Tulis sebab" in panel.tanya.galat.text()
    panel.tanya.medan.setText("SP2D susulan")
    QTest.keyClick(panel.tanya.medan, Qt.Key.Key_Return)
    store = panel._konteks.store
    (koreksi,) = store.realisasi.koreksi(2023)[satu.kunci]
    assert (koreksi.triwulan, koreksi.asal, koreksi.jumlah) == (4, 3, 1)
    assert panel.model.baris[1].penjelasan == "dikoreksi di TW IV: SP2D susulan"


def test_taken_away_after_asking(panel: PanelRekonsiliasi, qtbot: QtBot, daftar: Path) -> None:
    buka(panel, qtbot, daftar)
    simpan(panel, qtbot)
    panel.tombol["hapus"].click()
    assert panel._konteks.store.rekonsiliasi.ada(2023, 3)
    panel.tanya.ya.click()
    assert not panel._konteks.store.rekonsiliasi.ada(2023, 3)
    assert panel.kosong.isVisible()


def test_written_as_a_workbook(
    panel: PanelRekonsiliasi, qtbot: QtBot, daftar: Path, tmp_path: Path
) -> None:
    buka(panel, qtbot, daftar)
    simpan(panel, qtbot)
    assert panel.nama_berkas() == "rekonsiliasi-bkad-2023-tw3.xlsx"
    panel.tulis(tmp_path / "keluar.xlsx")
    qtbot.waitUntil(lambda: "Ditulis" in panel._pesan.label.text(), timeout=10_000)
    assert openpyxl.load_workbook(tmp_path / "keluar.xlsx").sheetnames == ["Selisih", "Semua kode"]


def test_file_that_is_no_workbook(panel: PanelRekonsiliasi, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_text("bukan buku kerja")
    buka(panel, qtbot, tmp_path / "x.xlsx")
    assert "x.xlsx" in panel._pesan.label.text()
    assert panel.kosong.isVisible()
