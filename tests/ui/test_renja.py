"""Form E.81's last text in the window: proposals are taken over, typed text waits, then stored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simpelin.services import renja
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.laporan import HalamanLaporan
from simpelin.ui.widgets.panel_renja import PanelRenja


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanLaporan:
    halaman = HalamanLaporan(konteks)
    qtbot.addWidget(halaman)
    halaman.resize(1170, 650)
    halaman.show()
    halaman.pilih("e81")
    return halaman


@pytest.fixture
def panel(halaman: HalamanLaporan) -> PanelRenja:
    return halaman.ekspor.renja


def test_a_proposal_is_stored_only_when_accepted(
    panel: PanelRenja, konteks: Konteks, qtbot: QtBot
) -> None:
    banyak = panel.usul.tabel.rowCount()
    assert banyak == 7
    panel.usul.setCurrentIndex(panel.usul.tabel.index(1, 0))
    qtbot.keyClick(panel.usul, Qt.Key.Key_Return)
    assert "0 dari 3 Kegiatan" in panel.teks.toPlainText()
    assert panel.usul.tabel.rowCount() == banyak - 1
    assert (panel.catatan.text(), renja.muat(konteks.store, 2023, 3)) == ("belum disimpan", ())
    panel.teks.setFocus()
    qtbot.keyClick(panel.teks, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(renja.muat(konteks.store, 2023, 3)) == 1
    assert panel.catatan.text() == "tersimpan"
    assert not panel.simpan.isEnabled()


def test_what_was_typed_waits_while_another_quarter_is_looked_at(
    panel: PanelRenja, halaman: HalamanLaporan, konteks: Konteks, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.teks, "Tambah pagu")
    konteks.pilih_periode(2023, 2)
    halaman.segarkan()
    assert panel.teks.toPlainText() == ""
    konteks.pilih_periode(2023, 3)
    halaman.segarkan()
    assert panel.teks.toPlainText() == "Tambah pagu"
    # somebody else writes it meanwhile: refused, and nothing typed is lost
    renja.simpan(konteks.store, 2023, 3, "Kurangi pagu")
    panel.simpan.click()
    assert "jendela lain" in panel._pesan.label.text()
    assert panel.teks.toPlainText() == "Tambah pagu"
    assert renja.muat(konteks.store, 2023, 3) == ("Kurangi pagu",)


def test_it_stands_with_its_form_alone(panel: PanelRenja, halaman: HalamanLaporan) -> None:
    assert panel.isVisible()
    halaman.pilih("bkad")
    assert not panel.isVisible()
