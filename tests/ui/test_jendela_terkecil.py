"""Every page in the smallest window: it may scroll, but nothing in it is squeezed or cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from simpelin.services.asal_indikator import Rujukan, Ukuran
from simpelin.store import Store
from simpelin.ui.gambar import _buka_asal, _buka_rincian
from simpelin.ui.jendela import MainWindow
from simpelin.ui.models.pohon_evaluasi import NAMA
from simpelin.ui.models.tabel import Judul
from simpelin.ui.pages import DAFTAR
from simpelin.ui.pages.evaluasi import HalamanEvaluasi
from simpelin.ui.pages.input_realisasi import InputRealisasi
from simpelin.ui.pages.laporan import _BAGIAN, HalamanLaporan
from simpelin.ui.pages.monev import KUADRAN, RAPAT, TAMPILAN, HalamanMonev
from simpelin.ui.pages.pengguna import HalamanPengguna
from simpelin.ui.pages.tindak_lanjut import HalamanTindakLanjut
from simpelin.ui.tema import Tema
from simpelin.ui.widgets.lembar_gambar import LembarGambar
from simpelin.ui.widgets.satu_baris import SatuBaris
from simpelin.ui.widgets.tabel import Tabel
from simpelin.ui.widgets.tumpukan import Tumpukan

LAPTOP, TERKECIL = (1280, 650), (1024, 600)


@pytest.fixture
def jendela(qtbot: QtBot, store: Store, tema: Tema) -> Iterator[MainWindow]:
    QSettings().clear()
    satu = MainWindow(tema, lambda: store)
    qtbot.addWidget(satu)
    satu.resize(*LAPTOP)
    satu.show()
    qtbot.waitUntil(lambda: satu.konteks is not None)
    assert satu.konteks is not None
    satu.konteks.tanggal = date(2023, 10, 9)
    satu.konteks.pilih_periode(2023, 3)
    yield satu
    satu.close()


def _keadaan(jendela: MainWindow) -> Iterator[str]:
    """Walk through the pages and what they can show; each is in view when it is named."""
    for entri in DAFTAR:
        jendela.buka(entri.id)
        yield entri.id
        halaman = jendela.halaman
        assert halaman is not None
        for nama, tampilkan in _bagian(jendela, halaman):
            tampilkan()
            yield f"{entri.id}: {nama}"


def _bagian(jendela: MainWindow, halaman: QWidget) -> list[tuple[str, Callable[[], object]]]:
    """What else the page in view can show."""
    if isinstance(halaman, HalamanMonev):
        return [(s, lambda n=n: halaman.tampilkan(n)) for n, s in enumerate(TAMPILAN)]  # type: ignore[misc]
    if isinstance(halaman, HalamanLaporan):
        return [
            (s, lambda n=n: halaman.bagian.setCurrentIndex(n)) for n, (s, _) in enumerate(_BAGIAN)
        ]  # type: ignore[misc]
    if isinstance(halaman, InputRealisasi):
        return [("rincian", lambda: _buka_rincian(halaman))]
    if isinstance(halaman, HalamanEvaluasi):
        return [("asal", lambda: _buka_asal(halaman))]
    if isinstance(halaman, HalamanTindakLanjut):
        return [("LHE", lambda: halaman.tab.setCurrentIndex(1))]
    if isinstance(halaman, HalamanPengguna):
        return [("formulir", lambda: _isi_akun(halaman))]
    return []


def _isi_akun(halaman: HalamanPengguna) -> None:
    halaman.berakun.show()
    halaman.tanpa.hide()


def _terjepit(halaman: QWidget) -> list[str]:
    """The labels and fields in view that are smaller than they need to be."""
    return [
        f"{type(satu).__name__} {_teks(satu)!r} {satu.width()}x{satu.height()} < {butuh}"
        for satu in halaman.findChildren(QWidget)
        if satu.isVisible()
        and isinstance(satu, (QLabel, QAbstractButton, QComboBox, QLineEdit))
        and not isinstance(satu.parentWidget(), (QComboBox, QLineEdit, QTabBar))  # their parts
        and not isinstance(satu, SatuBaris)
        and (butuh := _kurang(satu))
    ]


def _kurang(satu: QWidget) -> str:
    butuh = satu.minimumSizeHint()
    if isinstance(satu, QLabel) and satu.wordWrap():
        butuh = QSize(0, satu.heightForWidth(satu.width()))
    if satu.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored:
        butuh.setWidth(0)
    # a size that is set, in code or in the style sheet, stands above the computed one
    tetap = satu.minimumSize()
    butuh = QSize(tetap.width() or butuh.width(), tetap.height() or butuh.height())
    butuh = butuh.boundedTo(satu.maximumSize())
    cukup = satu.width() >= butuh.width() and satu.height() >= butuh.height()
    return "" if cukup else f"{butuh.width()}x{butuh.height()}"


def _teks(satu: QWidget) -> str:
    return str(satu.text())[:40] if isinstance(satu, (QLabel, QAbstractButton)) else ""


def _lebih(wadah: QScrollArea) -> tuple[int, int]:
    """Pixels to the right and below that must be scrolled to."""
    return wadah.horizontalScrollBar().maximum(), wadah.verticalScrollBar().maximum()


def _gulungan(halaman: QWidget) -> QScrollArea:
    wadah = halaman.parentWidget().parentWidget()
    assert isinstance(wadah, QScrollArea)
    return wadah


@pytest.mark.parametrize("ukuran", [LAPTOP, TERKECIL])
def test_every_page_has_room(jendela: MainWindow, ukuran: tuple[int, int]) -> None:
    jendela.resize(*ukuran)
    salah: dict[str, list[str]] = {}
    for nama in _keadaan(jendela):
        for _ in range(3):  # what a layout brings up is laid out in the next round
            QApplication.processEvents()
        halaman = jendela.halaman
        assert halaman is not None
        if kena := _terjepit(halaman):
            salah[nama] = kena
        lebih = _lebih(_gulungan(halaman))
        if ukuran == LAPTOP and lebih != (0, 0):
            salah.setdefault(nama, []).append(f"lebih {lebih}")
    assert not salah, "\n".join(f"{nama}: {satu}" for nama, satu in salah.items())
    assert (jendela.width(), jendela.height()) == ukuran


def test_an_item_of_the_meeting_has_room_beside_the_quadrant(
    jendela: MainWindow, qtbot: QtBot
) -> None:
    jendela.buka("monev")
    halaman = jendela.halaman
    assert isinstance(halaman, HalamanMonev)
    halaman.langkah(1)
    for tampilan in (KUADRAN, RAPAT):
        halaman.tampilkan(tampilan)
        _pastikan_lapang(halaman, qtbot)


@pytest.mark.parametrize("lebar", [1366, 1280, 1024])
def test_names_can_be_read_beside_a_derivation(
    jendela: MainWindow, lebar: int, qtbot: QtBot
) -> None:
    jendela.resize(lebar, LAPTOP[1])
    jendela.buka("evaluasi")
    halaman = jendela.halaman
    assert isinstance(halaman, HalamanEvaluasi)
    halaman.tampilkan_asal(Rujukan(None, Ukuran.CAPAIAN))
    _pastikan_lapang(halaman, qtbot)
    assert halaman.pohon.columnWidth(NAMA) >= 176
    halaman.tutup_panel()
    QApplication.processEvents()
    if lebar > 1200:
        assert not any(halaman.pohon.isColumnHidden(n) for n in range(10))


def _pastikan_lapang(halaman: QWidget, qtbot: QtBot) -> None:
    """As soon as the window has arranged itself: nothing squeezed, nothing to scroll to."""

    def lapang() -> None:
        assert _terjepit(halaman) == []
        assert _lebih(_gulungan(halaman)) == (0, 0)

    qtbot.waitUntil(lapang)


def test_words_that_do_not_fit_end_in_dots_and_are_whole_on_hover(qtbot: QtBot) -> None:
    satu = SatuBaris("Pelaksanaan Urusan Pemerintahan yang Terkait dengan Kewenangan Lain")
    qtbot.addWidget(satu)
    satu.resize(120, 20)
    assert satu.terpotong
    satu.resize(1200, 20)
    assert not satu.terpotong


def test_a_leaf_out_of_sight_asks_for_no_room(qtbot: QtBot) -> None:
    tumpukan = Tumpukan()
    qtbot.addWidget(tumpukan)
    kecil, besar = QWidget(), QWidget()
    for satu, lebar in ((kecil, 100), (besar, 900)):
        satu.setMinimumSize(lebar, lebar)
        tumpukan.addWidget(satu)
    assert tumpukan.minimumSizeHint() == QSize(100, 100)
    tumpukan.setCurrentWidget(besar)
    assert tumpukan.minimumSizeHint() == QSize(900, 900)


def test_a_picture_may_become_smaller_again(qtbot: QtBot) -> None:
    tumpukan, gambar = Tumpukan(), LembarGambar()
    qtbot.addWidget(tumpukan)
    tumpukan.addWidget(gambar)
    gambar.setPixmap(QPixmap(900, 700))
    assert tumpukan.minimumSizeHint() == gambar.minimumSize()


def test_a_name_keeps_its_room_and_the_table_is_scrolled(qtbot: QtBot, tema: Tema) -> None:
    tabel = Tabel(tema, (Judul("Unit", 0), Judul("TW I", 200)), tersempit=120)
    qtbot.addWidget(tabel)
    tabel.show()
    for lebar, nama in ((250, 120), (600, 350), (250, 120)):
        tabel.resize(lebar, 200)
        assert tabel.columnWidth(0) >= nama
