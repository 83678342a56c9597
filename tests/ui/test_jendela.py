"""The frame: paints first, one switch of the period, keys, errors that do not end it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from simpelin.domain.kesalahan import KesalahanPengguna, PenyimpananRusak
from simpelin.domain.rencana import Kunci
from simpelin.services import pengaturan
from simpelin.store import Store, cadangkan, open_store, pulihkan
from simpelin.ui.dialog_galat import laporan_galat
from simpelin.ui.jendela import MainWindow
from simpelin.ui.pages.evaluasi import HalamanEvaluasi
from simpelin.ui.pages.monev import HalamanMonev
from simpelin.ui.tema import GELAP, Mode, Tema

LEMBAR = Kunci("7.01.02.2.04.0003")
Buat = Callable[..., MainWindow]


@pytest.fixture
def buat(qtbot: QtBot, tema: Tema) -> Iterator[Buat]:
    """Make a window over a way to open a store, and wait until it has."""
    semua: list[MainWindow] = []

    def satu(buka: Callable[[], Store], *, tunggu: bool = True, **lain: object) -> MainWindow:
        jendela = MainWindow(tema, buka, open_store, **lain)  # type: ignore[arg-type]
        semua.append(jendela)
        qtbot.addWidget(jendela)
        if tunggu:
            with qtbot.waitSignal(jendela.terbuka):
                jendela.show()
        return jendela

    yield satu
    for jendela in semua:
        jendela.close()
    tema.pilih(Mode.TERANG)


@pytest.fixture
def jendela(buat: Buat, db: Path) -> MainWindow:
    return buat(lambda: open_store(db))


def test_paints_before_the_store_is_opened(buat: Buat, db: Path, qtbot: QtBot) -> None:
    dilihat: list[bool] = []

    def buka() -> Store:
        dilihat.append(jendela.windowHandle().isExposed())
        return open_store(db)

    jendela = buat(buka, tunggu=False)
    with qtbot.waitSignal(jendela.terbuka):
        jendela.show()
        assert dilihat == []
    assert dilihat == [True]


def test_closed_window_opens_nothing_any_more(buat: Buat, db: Path, qtbot: QtBot) -> None:
    dibuka: list[Store] = []

    def buka() -> Store:
        dibuka.append(open_store(db))
        return dibuka[-1]

    jendela = buat(buka)
    jendela.close()
    jendela._pertama()  # the timer that stands in for a missing expose event
    assert len(dibuka) == 1
    assert jendela.konteks is None


def test_shows_office_period_person_and_that_it_is_an_example(jendela: MainWindow) -> None:
    bar = jendela.bar
    assert bar.kantor.text() == "Kecamatan Tomoni (contoh)"
    assert bar.contoh.isVisible()
    assert bar.periode.tahun.currentData() == 2023
    assert jendela.konteks is not None
    assert bar.orang.text() == jendela.konteks.store.pelaku.nama
    assert jendela.label_berkas.text() == "kantor.simpelin"


def test_pages_are_made_when_they_are_shown(jendela: MainWindow, qtbot: QtBot) -> None:
    assert set(jendela._halaman) == {"beranda"}
    qtbot.keyClick(jendela, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(jendela.halaman, HalamanEvaluasi)
    pertama = jendela.halaman
    qtbot.keyClick(jendela, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    jendela.buka("evaluasi")
    assert jendela.halaman is pertama


def test_one_switch_for_the_whole_window(jendela: MainWindow, qtbot: QtBot) -> None:
    konteks = jendela.konteks
    assert konteks is not None
    jendela.buka("evaluasi")
    with qtbot.waitSignal(konteks.periode_berubah):
        qtbot.keyClick(jendela, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert konteks.triwulan == 2
    assert konteks.evaluasi().triwulan == 2
    assert jendela.halaman is not None
    assert jendela.halaman.label_keterangan.text() == "s.d. TW II 2023"
    jendela.buka("beranda")
    assert jendela.halaman.label_keterangan.text() == "s.d. TW II 2023"


def test_search_jumps_to_a_node(jendela: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(jendela, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(jendela.bar.cari.hasFocus)
    qtbot.keyClicks(jendela.bar.cari, "kewenangan lain")
    jendela.bar.cari.completer().popup().hide()
    qtbot.keyClick(jendela.bar.cari, Qt.Key.Key_Return)
    halaman = jendela.halaman
    assert isinstance(halaman, HalamanEvaluasi)
    assert halaman.panel.isVisible()
    assert halaman.pohon.currentIndex().siblingAtColumn(1).data().startswith("Pelaksanaan Urusan")


def test_says_when_something_was_saved(jendela: MainWindow) -> None:
    konteks = jendela.konteks
    assert konteks is not None
    pengaturan.atur(konteks.store, "nama_skpd", "Kecamatan Baru")
    konteks.catat()
    assert jendela.label_simpan.text().startswith("Tersimpan ")
    assert jendela.bar.kantor.text() == "Kecamatan Baru"


def test_hears_of_changes_by_others(jendela: MainWindow, db: Path) -> None:
    lain = open_store(db)
    pengaturan.atur(lain, "nama_skpd", "Kecamatan Lain")
    lain.close()
    assert jendela.konteks is not None
    jendela.konteks.periksa_perubahan()
    assert jendela.bar.kantor.text() == "Kecamatan Lain"


def test_theme_is_a_setting(buat: Buat, db: Path, tema: Tema) -> None:
    store = open_store(db)
    pengaturan.atur(store, "tema", "gelap")
    store.close()
    buat(lambda: open_store(db))
    assert tema.palet is GELAP


# --- errors ------------------------------------------------------------------------


def test_refused_store_is_said_in_place_and_can_be_tried_again(buat: Buat, db: Path) -> None:
    jawaban: list[Callable[[], Store]] = [_tolak, lambda: open_store(db)]
    jendela = buat(lambda: jawaban.pop(0)())
    assert jendela.pesan.isVisible()
    assert jendela.pesan.label.text() == "Berkas rusak; pulihkan dari cadangan."
    assert not jendela.rel.isEnabled()
    jendela.muat_ulang()
    assert jendela.halaman is not None
    assert not jendela.pesan.isVisible()


def _tolak() -> Store:
    raise PenyimpananRusak("Berkas rusak; pulihkan dari cadangan.")


def test_error_of_ours_shows_a_report_and_the_window_lives_on(
    jendela: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    jendela.tangkap_galat()
    try:
        raise RuntimeError("uji")
    except RuntimeError as galat:
        sys.excepthook(type(galat), galat, galat.__traceback__)
    dialog = jendela._penangkap.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert "RuntimeError: uji" in dialog.laporan
    dialog.salin()
    assert QApplication.clipboard().text() == dialog.laporan
    dialog.reject()
    assert jendela._penangkap.dialog is None
    assert jendela.isVisible()
    jendela.buka("evaluasi")
    assert "RuntimeError" in capsys.readouterr().err


def test_error_of_the_user_needs_no_dialog(jendela: MainWindow) -> None:
    jendela._penangkap.tampilkan(KesalahanPengguna("Pilih berkas lain."))
    assert jendela._penangkap.dialog is None
    assert jendela.halaman is not None
    assert jendela.halaman.pesan.label.text() == "Pilih berkas lain."


def test_report_names_version_and_platform() -> None:
    teks = laporan_galat(ValueError("x"))
    assert teks.startswith("SIMPELIN AJA ")
    assert "Qt 6." in teks
    assert "ValueError: x" in teks


# --- other stores --------------------------------------------------------------------


def test_restores_a_backup_and_keeps_what_it_replaces(buat: Buat, db: Path, tmp_path: Path) -> None:
    salinan = cadangkan(db, tmp_path / "lama.simpelin")
    jendela = buat(lambda: open_store(db), pulihkan=lambda sumber: pulihkan(sumber, db))
    assert jendela.konteks is not None
    pengaturan.atur(jendela.konteks.store, "nama_skpd", "Kecamatan Diubah")
    jendela.pulihkan(salinan)
    assert jendela.bar.kantor.text() == "Kecamatan Tomoni (contoh)"
    assert "disimpan di" in jendela.pesan.label.text()


def test_backup_that_is_none_leaves_everything(buat: Buat, db: Path, tmp_path: Path) -> None:
    palsu = tmp_path / "palsu.simpelin"
    palsu.write_bytes(b"bukan penyimpanan")
    jendela = buat(lambda: open_store(db), pulihkan=lambda sumber: pulihkan(sumber, db))
    jendela.pulihkan(palsu)
    assert jendela.pesan.isVisible()
    assert jendela.bar.kantor.text() == "Kecamatan Tomoni (contoh)"


# --- words -----------------------------------------------------------------------------


def test_standard_buttons_and_numbers_are_indonesian(tema: Tema) -> None:
    kotak = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
    )
    assert [tombol.text() for tombol in kotak.buttons()] == ["Simpan", "Batal"]
    assert QLocale().toString(1234567.89, "f", 2) == "1.234.567,89"


def test_help_names_the_page(jendela: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(jendela, Qt.Key.Key_F1)
    dialog = next(
        w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Bantuan: Beranda"
    )
    assert dialog.isVisible()
    dialog.close()


def test_f11_shows_the_meeting_alone_and_leaving_it_brings_the_frame_back(
    jendela: MainWindow, qtbot: QtBot
) -> None:
    jendela.buka("monev")
    halaman = jendela.halaman
    assert isinstance(halaman, HalamanMonev)
    qtbot.keyClick(halaman.daftar, Qt.Key.Key_F11)
    bingkai = (jendela.bar, jendela.rel, jendela.statusBar())
    assert not any(satu.isVisible() for satu in bingkai)
    assert jendela.isFullScreen()
    assert halaman.besaran.faktor > 1
    jendela.buka("beranda")
    assert all(satu.isVisible() for satu in bingkai)
    assert not jendela.isFullScreen()
    assert halaman.besaran.faktor == 1
