"""Figures of others are written, taken back into the line, and removed by keyboard."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simpelin.services import banding
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.laporan import HalamanLaporan
from simpelin.ui.widgets.panel_bahan import PEMBANDING
from simpelin.ui.widgets.panel_pembanding import PanelPembanding


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanLaporan:
    halaman = HalamanLaporan(konteks)
    qtbot.addWidget(halaman)
    halaman.resize(1170, 650)
    halaman.show()
    halaman.pilih(PEMBANDING)
    assert halaman.bahan.pembanding.isVisible()
    return halaman


@pytest.fixture
def panel(halaman: HalamanLaporan) -> PanelPembanding:
    return halaman.bahan.pembanding


def _tulis(panel: PanelPembanding, qtbot: QtBot, pihak: str, nilai: str) -> None:
    qtbot.keyClicks(panel.pihak, pihak)
    panel.nilai.clear()
    qtbot.keyClicks(panel.nilai, nilai)
    qtbot.keyClick(panel.nilai, Qt.Key.Key_Return)


def test_a_figure_is_kept_changed_and_removed(panel: PanelPembanding, qtbot: QtBot) -> None:
    assert [panel.indikator.itemText(n)[:6] for n in range(2)] == ["Indeks", "Persen"]
    _tulis(panel, qtbot, "Nasional", "87,3")
    store, tahun = panel._konteks.store, panel._konteks.tahun
    (jati,) = banding.daftar(store, tahun)
    assert jati[0].kode == "S1"
    assert panel.pihak.text() == ""
    panel.tabel.setCurrentIndex(panel.tabel.tabel.index(0, 0))
    qtbot.keyClick(panel.tabel, Qt.Key.Key_Return)
    assert (panel.pihak.text(), panel.nilai.text()) == ("Nasional", "87,3")
    _tulis(panel, qtbot, "", "88")
    assert [satu.nilai for satu in banding.daftar(store, tahun)[jati]] == [Fraction(88)]
    panel.tabel.setFocus()
    panel.tabel.setCurrentIndex(panel.tabel.tabel.index(0, 0))
    panel.hapus.click()
    assert banding.daftar(store, tahun) == {}
    assert "Belum ada angka" in panel.kosong.text()


def test_a_refused_figure_stays_in_the_line(panel: PanelPembanding, qtbot: QtBot) -> None:
    _tulis(panel, qtbot, "Nasional", "banyak")
    assert panel.nilai.text() == "banyak"
    assert "ditolak" in panel._pesan.label.text()
    assert banding.daftar(panel._konteks.store, panel._konteks.tahun) == {}
