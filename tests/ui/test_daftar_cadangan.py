"""Laporan > Cadangan: the automatic copies, restoring one from the list, tidying."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simpelin.services import pengaturan
from simpelin.store import cadangkan
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.laporan import CADANGAN, HalamanLaporan


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanLaporan:
    halaman = HalamanLaporan(konteks)
    qtbot.addWidget(halaman)
    halaman.resize(1170, 650)
    halaman.show()
    halaman.pilih(CADANGAN)
    return halaman


def _salinan(konteks: Konteks, hari: int) -> Path:
    store = konteks.store
    waktu = datetime.now() - timedelta(days=hari)
    nama = f"{store.path.stem}-{waktu:%Y%m%d-%H%M%S}-sebelum-impor{store.path.suffix}"
    return cadangkan(store.path, store.path.parent / "cadangan" / nama)


def test_an_empty_list_says_what_fills_it(halaman: HalamanLaporan) -> None:
    otomatis = halaman.cadangan.otomatis
    assert "sebelum impor" in otomatis.jumlah.text()
    assert not otomatis.tabel.isVisible()
    assert not otomatis.rapikan.isVisible()


def test_listed_offered_for_restoring_and_tidied(
    halaman: HalamanLaporan, konteks: Konteks, qtbot: QtBot
) -> None:
    for n in ("hari", "minggu", "bulan"):
        pengaturan.atur(konteks.store, f"cadangan_{n}", "1")
    tua, baru = _salinan(konteks, 90), _salinan(konteks, 0)
    halaman.cadangan.muat()
    otomatis = halaman.cadangan.otomatis
    assert [baris[3].teks for baris in otomatis.tabel.tabel.baris] == [
        "terbaru",
        "lebih: dihapus sesudah impor",
    ]
    assert "1 harian, 1 mingguan, 1 bulanan" in otomatis.jumlah.text()
    otomatis.tabel.setCurrentIndex(otomatis.tabel.tabel.index(1, 0))
    qtbot.keyClick(otomatis.tabel, Qt.Key.Key_Return)
    assert f"Pulihkan dari {tua}?" in halaman.cadangan.tanya.text()
    otomatis.rapikan.click()
    qtbot.waitUntil(lambda: not tua.exists() and not otomatis.rapikan.isVisible())
    assert "1 cadangan otomatis dihapus" in halaman.pesan.label.text()
    assert [satu.exists() for satu in (tua, baru)] == [False, True]
    assert not otomatis.rapikan.isVisible()
