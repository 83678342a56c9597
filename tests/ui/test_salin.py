"""The copy sheet: Enter copies a field, marks it, and goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simpelin.services.isi_realisasi import IsiAnggaran, isi
from simpelin.services.salin import CaraTulis
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.laporan import SALIN, HalamanLaporan
from simpelin.ui.widgets.panel_salin import PanelSalin


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanLaporan:
    halaman = HalamanLaporan(konteks)
    qtbot.addWidget(halaman)
    halaman.resize(1170, 650)
    halaman.show()
    halaman.tuju(SALIN)
    return halaman


@pytest.fixture
def panel(halaman: HalamanLaporan) -> PanelSalin:
    return halaman.salin


def _enter(panel: PanelSalin) -> str:
    QTest.keyClick(panel.medan, Qt.Key.Key_Return)
    return QGuiApplication.clipboard().text()


def test_enter_walks_through_an_item_and_on_to_the_next(panel: PanelSalin) -> None:
    pertama = panel.butir[0]
    assert [_enter(panel) for _ in pertama.terisi] == [m.teks for m in pertama.terisi]
    assert panel.kini is panel.butir[1]
    banyak = len(pertama.terisi)
    assert panel.daftar.tabel.baris[0][2].teks == f"{banyak}/{banyak}"
    assert _enter(panel) == panel.butir[1].terisi[0].teks
    panel.lupakan.click()
    assert panel.daftar.tabel.baris[0][2].teks == f"0/{banyak}"


def test_an_empty_field_copies_nothing(panel: PanelSalin) -> None:
    QGuiApplication.clipboard().setText("tetap")
    nomor = next(n for n, m in enumerate(panel.butir[0].medan) if not m.teks)
    panel.salin(nomor)
    assert QGuiApplication.clipboard().text() == "tetap"
    assert "belum terisi" in panel.kabar.text()


def test_plain_numbers_and_a_changed_figure_loses_its_mark(panel: PanelSalin) -> None:
    panel.cara.setCurrentText(CaraTulis.TITIK.value)
    panel.cara.activated.emit(panel.cara.currentIndex())
    butir = panel.butir[0]
    nomor = next(n for n, m in enumerate(butir.medan) if m.nama == "Realisasi TW III (Rp)")
    panel.salin(nomor)
    assert QGuiApplication.clipboard().text().isdigit()
    k = panel._konteks
    isi(k.store, IsiAnggaran(2023, 3, butir.kunci, 1))
    k.catat()
    assert not panel.sudah(panel.butir[0], panel.butir[0].medan[nomor])


def test_one_unit_shows_its_own_items(panel: PanelSalin) -> None:
    banyak = len(panel.butir)
    panel.unit.setCurrentIndex(1)
    panel.unit.activated.emit(1)
    assert 0 < len(panel.butir) < banyak
