"""Window tests: one application in our style, real store files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simpelin.services import contoh
from simpelin.store import Store, open_store
from simpelin.ui.aplikasi import buat_aplikasi
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.input_realisasi import InputRealisasi
from simpelin.ui.tema import Mode, Tema


@pytest.fixture(autouse=True)
def buang_widget(qapp: QApplication) -> Iterator[None]:
    """What a test closed is really gone: thousands of old widgets make every restyling slow."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def tema(qapp: QApplication) -> Tema:
    """The application's theme, light."""
    return buat_aplikasi(mode=Mode.TERANG)[1]


@pytest.fixture(scope="session")
def isi_berkas_contoh(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The example store's file, made once."""
    path = tmp_path_factory.mktemp("contoh") / "contoh.simpelin"
    store = open_store(path)
    contoh.isi_contoh(store)
    store.close()
    return path.read_bytes()


@pytest.fixture
def db(isi_berkas_contoh: bytes, tmp_path: Path) -> Path:
    """A store file with the example, of the test's own."""
    path = tmp_path / "kantor.simpelin"
    path.write_bytes(isi_berkas_contoh)
    return path


@pytest.fixture
def store(db: Path) -> Iterator[Store]:
    satu = open_store(db)
    yield satu
    satu.close()


@pytest.fixture
def konteks(store: Store, tema: Tema) -> Konteks:
    """The pages' context over the example, at TW III 2023."""
    satu = Konteks(store, tema, buka_berkas=open_store, tanggal=date(2023, 10, 9))
    satu.pilih_periode(2023, 3)
    return satu


@pytest.fixture
def kosong(tmp_path: Path, tema: Tema) -> Iterator[Konteks]:
    """The context over an empty store."""
    satu = open_store(tmp_path / "baru.simpelin")
    yield Konteks(satu, tema, buka_berkas=open_store, tanggal=date(2026, 7, 2))
    satu.close()


@pytest.fixture
def buka_isian(
    qtbot: QtBot, store: Store, tema: Tema
) -> Iterator[Callable[[str, int], InputRealisasi]]:
    """Opens Input Realisasi of the example on a unit's sheet, in a quarter of 2023."""
    dibuka: list[InputRealisasi] = []

    def buka(unit: str, triwulan: int) -> InputRealisasi:
        QSettings().clear()
        konteks = Konteks(store, tema, tanggal=date(2023, 7, 1))
        konteks.pilih_periode(2023, triwulan)
        halaman = InputRealisasi(konteks)
        konteks.setParent(halaman)
        halaman.resize(1200, 680)
        qtbot.addWidget(halaman)
        halaman.show()
        QTest.qWaitForWindowActive(halaman)
        halaman.pilih_unit(unit)
        dibuka.append(halaman)
        return halaman

    yield buka
    for satu in dibuka:
        satu.close()
