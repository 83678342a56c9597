"""Charts on the page Laporan: drawn off the window's thread, figures one click away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from simpelin.services import grafik as layanan
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.laporan import GRAFIK, HalamanLaporan
from simpelin.ui.pekerjaan import Pekerjaan
from simpelin.ui.tema import Mode
from simpelin.ui.widgets.panel_grafik import PanelGrafik


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanLaporan:
    halaman = HalamanLaporan(konteks)
    qtbot.addWidget(halaman)
    halaman.resize(1170, 650)
    halaman.show()
    halaman.pilih(GRAFIK)
    _tunggu_gambar(halaman.grafik, qtbot)
    return halaman


@pytest.fixture
def panel(halaman: HalamanLaporan) -> PanelGrafik:
    return halaman.grafik


def _tunggu_gambar(panel: PanelGrafik, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel.gambar.pixmap().isNull(), timeout=20_000)


def _usai(kerja: Pekerjaan | None, qtbot: QtBot) -> None:
    assert kerja is not None
    with qtbot.waitSignal(kerja.usai, timeout=20_000):
        pass


def test_the_picture_fits_its_place_and_has_words(panel: PanelGrafik, qtbot: QtBot) -> None:
    # a place that was given its size after the first drawing is drawn for once more
    qtbot.waitUntil(lambda: panel.gambar.pas, timeout=20_000)
    assert panel.gambar.accessibleName().startswith("Capaian kinerja terhadap target s.d. TW III")


def test_figures_are_one_click_away(panel: PanelGrafik) -> None:
    panel.daftar.setCurrentRow(2)
    panel.tombol_angka.click()
    assert panel.tumpukan.currentWidget() is panel.tabel
    unit = {baris[0].teks: baris[4].teks for baris in panel.tabel.tabel.baris}
    assert unit["Kelurahan Tomoni"] == "47,45 %"
    panel.tombol_angka.click()
    assert panel.tumpukan.currentWidget() is panel.gambar


def test_another_quarter_draws_anew_and_keeps_the_choice(panel: PanelGrafik, qtbot: QtBot) -> None:
    panel.daftar.setCurrentRow(4)
    panel.gambar.clear()
    panel._konteks.pilih_periode(2023, 4)
    _tunggu_gambar(panel, qtbot)
    assert panel.daftar.currentRow() == 4
    assert panel.gambar.accessibleName().startswith("Sisa pagu menurut sub kegiatan s.d. TW IV")


def test_dark_is_drawn_dark_and_copied_light(panel: PanelGrafik, qtbot: QtBot) -> None:
    panel.gambar.clear()
    panel._konteks.tema.pilih(Mode.GELAP)
    _tunggu_gambar(panel, qtbot)
    assert panel.gambar.pixmap().toImage().pixelColor(2, 2).lightness() < 60
    _usai(panel.salin(), qtbot)
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    assert QGuiApplication.clipboard().image().pixelColor(2, 2).lightness() == 255
    panel._konteks.tema.pilih(Mode.TERANG)


@pytest.mark.parametrize("akhiran", layanan.AKHIRAN)
def test_saved_by_suffix(panel: PanelGrafik, qtbot: QtBot, tmp_path: Path, akhiran: str) -> None:
    path = tmp_path / f"g{akhiran}"
    _usai(panel.simpan(path), qtbot)
    awal = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}
    assert path.read_bytes().startswith(awal[akhiran])
    qtbot.waitUntil(lambda: panel._pesan.label.text() == f"Ditulis: {path}")


def test_what_cannot_be_written_is_said_in_place(
    panel: PanelGrafik, qtbot: QtBot, tmp_path: Path
) -> None:
    _usai(panel.simpan(tmp_path / "tidak" / "g.png"), qtbot)
    qtbot.waitUntil(lambda: "foldernya tidak ada" in panel._pesan.label.text())


def test_an_empty_store_says_what_to_do(kosong: Konteks, qtbot: QtBot) -> None:
    halaman = HalamanLaporan(kosong)
    qtbot.addWidget(halaman)
    halaman.show()
    halaman.pilih(GRAFIK)
    assert "isi atau impor rencana lebih dulu" in halaman.grafik.kalimat.text()
    assert not halaman.grafik.tombol_simpan.isEnabled()
