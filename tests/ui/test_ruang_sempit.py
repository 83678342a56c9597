"""A 1920×1080 screen at 150 % leaves 1280×650: nothing is squeezed below what it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from simpelin.services.asal_indikator import Rujukan, Ukuran
from simpelin.store import open_store
from simpelin.ui.jendela import MainWindow
from simpelin.ui.pages import DAFTAR
from simpelin.ui.pages.evaluasi import HalamanEvaluasi
from simpelin.ui.pages.monev import KUADRAN, RAPAT, HalamanMonev
from simpelin.ui.tema import Tema
from simpelin.ui.widgets.satu_baris import SatuBaris

UKURAN = (1280, 650)
BAYANG = 2
"""Pixels that a style may take off a button's height before its words suffer."""


@pytest.fixture
def jendela(db: Path, tema: Tema, qtbot: QtBot) -> Iterator[MainWindow]:
    satu = MainWindow(tema, lambda: open_store(db), open_store)
    qtbot.addWidget(satu)
    satu.resize(*UKURAN)
    with qtbot.waitSignal(satu.terbuka):
        satu.show()
    assert satu.konteks is not None
    satu.konteks.tanggal = date(2023, 10, 9)
    satu.konteks.pilih_periode(2023, 3)
    yield satu
    satu.close()


def pastikan_lapang(jendela: MainWindow, qtbot: QtBot) -> None:
    """As soon as the window has arranged itself."""

    def lapang() -> None:
        assert terjepit(jendela) == []

    qtbot.waitUntil(lapang)


def terjepit(jendela: MainWindow) -> list[str]:
    """What is seen smaller than it needs: the page, its words, its buttons."""
    halaman = jendela.halaman
    assert halaman is not None
    hasil = [f"{type(halaman).__name__}: {_kurang(halaman)}"] if _kurang(halaman) else []
    for satu in (*halaman.findChildren(QLabel), *halaman.findChildren(QAbstractButton)):
        if satu.isVisible() and (kurang := _kurang(satu)):
            hasil.append(f"{type(satu).__name__} “{satu.text()[:40]}”: {kurang}")
    return hasil


def _kurang(widget: QWidget) -> str:
    perlu, ada = widget.minimumSizeHint(), widget.size()
    if ada.width() >= perlu.width() and ada.height() >= perlu.height() - BAYANG:
        return ""
    return f"{ada.toTuple()} dari {perlu.toTuple()}"


@pytest.mark.parametrize("id_halaman", [entri.id for entri in DAFTAR])
def test_every_page_has_room(jendela: MainWindow, id_halaman: str, qtbot: QtBot) -> None:
    jendela.buka(id_halaman)
    pastikan_lapang(jendela, qtbot)


def _kuadran(halaman: QWidget) -> None:
    assert isinstance(halaman, HalamanMonev)
    halaman.langkah(1)
    halaman.tampilkan(KUADRAN)


def _rapat(halaman: QWidget) -> None:
    assert isinstance(halaman, HalamanMonev)
    halaman.tampilkan(RAPAT)


@pytest.mark.parametrize("keadaan", [_kuadran, _rapat])
def test_the_meeting_has_room_in_every_view(
    jendela: MainWindow, keadaan: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    jendela.buka("monev")
    assert jendela.halaman is not None
    keadaan(jendela.halaman)
    pastikan_lapang(jendela, qtbot)


@pytest.mark.parametrize(("lebar", "nama"), [(1366, 176), (1280, 176), (1024, 176)])
def test_names_can_be_read_beside_a_derivation(
    jendela: MainWindow, lebar: int, nama: int, qtbot: QtBot
) -> None:
    jendela.resize(lebar, UKURAN[1])
    jendela.buka("evaluasi")
    halaman = jendela.halaman
    assert isinstance(halaman, HalamanEvaluasi)
    halaman.tampilkan_asal(Rujukan(None, Ukuran.CAPAIAN))
    pastikan_lapang(jendela, qtbot)
    assert halaman.pohon.columnWidth(1) >= nama
    halaman.tutup_panel()
    QApplication.processEvents()
    if lebar > 1200:
        assert not any(halaman.pohon.isColumnHidden(n) for n in range(10))


def test_words_that_do_not_fit_end_in_dots_and_are_whole_on_hover(qtbot: QtBot) -> None:
    satu = SatuBaris("Pelaksanaan Urusan Pemerintahan yang Terkait dengan Kewenangan Lain")
    qtbot.addWidget(satu)
    satu.resize(120, 20)
    assert satu.terpotong
    satu.resize(1200, 20)
    assert not satu.terpotong
