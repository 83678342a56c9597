"""What only the LKjIP needs is typed, pasted, moved and taken back by keyboard."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from simpelin.domain.bahan_lkjip import BahanLKjIP, Jabatan
from simpelin.domain.hak import Pelaku, PeranOrang
from simpelin.domain.rencana import Kunci
from simpelin.store import open_store
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.laporan import HalamanLaporan
from simpelin.ui.widgets.panel_bahan import IKU, PEGAWAI, PROGRAM, PanelLembar

TOMBOL = Qt.Key


def _buka(konteks: Konteks, qtbot: QtBot, segmen: str) -> HalamanLaporan:
    halaman = HalamanLaporan(konteks)
    qtbot.addWidget(halaman)
    halaman.resize(1170, 650)
    halaman.show()
    halaman.pilih(segmen)
    return halaman


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanLaporan:
    return _buka(konteks, qtbot, PEGAWAI)


@pytest.fixture
def pegawai(halaman: HalamanLaporan) -> PanelLembar:
    panel = halaman.bahan.lembar[2]
    assert panel.isVisible()
    panel.kisi.setFocus()
    return panel


def _ketik(panel: PanelLembar, qtbot: QtBot, baris: int, kolom: int, teks: str) -> None:
    """Type over a cell as a person does, and keep it with Enter."""
    panel.kisi.ke(baris, kolom)
    qtbot.keyClick(panel.kisi, teks[0])
    medan = QApplication.focusWidget()
    assert isinstance(medan, QLineEdit)
    qtbot.keyClicks(medan, teks[1:])
    qtbot.keyClick(medan, TOMBOL.Key_Return)


def _bahan(panel: PanelLembar) -> BahanLKjIP:
    k = panel._konteks
    return k.store.bahan_lkjip.muat(k.tahun)


def _teks(panel: PanelLembar, baris: int) -> list[str]:
    model = panel.model
    return [str(model.index(baris, n).data() or "") for n in range(model.columnCount())]


def test_a_typed_count_is_stored_added_up_and_taken_back(
    pegawai: PanelLembar, qtbot: QtBot
) -> None:
    assert _teks(pegawai, 10) == ["Jumlah", "8", "25", "8", "7", "8", "33", "23", "-10"]
    _ketik(pegawai, qtbot, 4, 4, "2")
    assert _bahan(pegawai).jabatan[4].ada_pns == 2
    assert _teks(pegawai, 10)[4:] == ["9", "8", "33", "25", "-8"]
    assert (pegawai.kisi.currentIndex().row(), pegawai.kisi.currentIndex().column()) == (5, 4)
    qtbot.keyClick(pegawai.kisi, TOMBOL.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _bahan(pegawai).jabatan[4].ada_pns is None
    qtbot.keyClick(pegawai.kisi, TOMBOL.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert _bahan(pegawai).jabatan[4].ada_pns == 2
    (tindakan, *_) = [satu.tindakan for satu in pegawai._konteks.store.riwayat.cari("jabatan")]
    assert tindakan == "ulangi isian"


def test_a_new_post_is_typed_below_renamed_moved_and_removed(
    pegawai: PanelLembar, qtbot: QtBot
) -> None:
    _ketik(pegawai, qtbot, 9, 0, "Lurah")
    assert _bahan(pegawai).jabatan[9] == Jabatan("Lurah", 10)
    _ketik(pegawai, qtbot, 9, 1, "1")
    _ketik(pegawai, qtbot, 9, 0, "Lurah Tomoni")
    assert _bahan(pegawai).jabatan[9] == Jabatan("Lurah Tomoni", 10, 1)
    pegawai.kisi.ke(9, 0)
    qtbot.keyClick(pegawai.kisi, TOMBOL.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [j.nama for j in _bahan(pegawai).jabatan][8:][0] == "Lurah Tomoni"
    assert pegawai.kisi.currentIndex().row() == 8
    qtbot.keyClick(pegawai.kisi, TOMBOL.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert "Lurah Tomoni" not in {j.nama for j in _bahan(pegawai).jabatan}
    for _ in range(5):
        qtbot.keyClick(pegawai.kisi, TOMBOL.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(_bahan(pegawai).jabatan) == 9
    assert pegawai._konteks.store.bahan_lkjip.muat(2023).jabatan[0].nama == "Camat"


def test_a_refused_text_stays_with_its_reason_until_escape(
    pegawai: PanelLembar, qtbot: QtBot
) -> None:
    semula = _bahan(pegawai)
    _ketik(pegawai, qtbot, 0, 1, "dua")
    assert pegawai.galat.text().startswith("Belum disimpan: “dua” bukan banyak orang")
    assert _teks(pegawai, 0)[1] == "dua"
    _ketik(pegawai, qtbot, 0, 1, "100000")
    assert "0 sampai 99999" in pegawai.galat.text()
    qtbot.keyClick(pegawai.kisi, TOMBOL.Key_Escape)
    assert pegawai.galat.isHidden()
    assert _teks(pegawai, 0)[1] == "1"
    _ketik(pegawai, qtbot, 9, 0, "camat")
    assert "sudah ada" in pegawai.galat.text()
    assert _bahan(pegawai) == semula


def test_a_block_from_excel_fills_rows_and_adds_posts_in_one_undo(
    pegawai: PanelLembar, qtbot: QtBot
) -> None:
    semula = _bahan(pegawai)
    papan = QGuiApplication.clipboard()
    papan.setText("Lurah\t1\t\t1\t0\t2\nStaf Ahli\t\t3\t\t1\t\n\nJumlah\t9\t9\t9\t9\t9\n")
    pegawai.kisi.ke(10, 0)
    with qtbot.waitSignal(pegawai._konteks.pesan) as kabar:
        qtbot.keyClick(pegawai.kisi, TOMBOL.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert kabar.args == ["12 sel ditempel."]
    assert _bahan(pegawai).jabatan[9:] == (
        Jabatan("Lurah", 10, 1, None, 1, 0, 2),
        Jabatan("Staf Ahli", 11, None, 3, None, 1),
    )
    qtbot.keyClick(pegawai.kisi, TOMBOL.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _bahan(pegawai) == semula
    papan.setText("1\tx\n2\t3")
    pegawai.kisi.ke(2, 4)
    qtbot.keyClick(pegawai.kisi, TOMBOL.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert _bahan(pegawai) == semula
    assert _teks(pegawai, 2)[5] == "x"


def test_delete_empties_counts_and_enter_goes_down(pegawai: PanelLembar, qtbot: QtBot) -> None:
    pegawai.kisi.ke(2, 2)
    qtbot.keyClick(pegawai.kisi, TOMBOL.Key_Delete)
    assert _bahan(pegawai).jabatan[2].butuh_pelaksana is None
    qtbot.keyClick(pegawai.kisi, TOMBOL.Key_Return)
    assert pegawai.kisi.currentIndex().row() == 3


def test_words_of_an_indicator_take_several_lines(konteks: Konteks, qtbot: QtBot) -> None:
    halaman = _buka(konteks, qtbot, IKU)
    panel = halaman.bahan.lembar[0]
    assert panel.model.rowCount() == 4
    assert not panel.model.flags(panel.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    panel.kisi.ke(2, 1)
    qtbot.keyClick(panel.kisi, "A")
    (medan,) = panel.kisi.viewport().findChildren(QPlainTextEdit)
    qtbot.keyClicks(medan, " / B")
    qtbot.keyClick(medan, TOMBOL.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(medan, "x 100")
    qtbot.keyClick(medan, TOMBOL.Key_Return)
    isi = _bahan(panel).uraian[Kunci("T1"), "Persentase Peningkatan Nilai IKM"]
    assert isi.formula == "A / B\nx 100"
    panel.kisi.ke(2, 1)
    qtbot.keyClick(panel.kisi, TOMBOL.Key_Delete)
    assert len(_bahan(panel).uraian) == 2


def test_what_the_plan_lost_is_shown_and_can_be_emptied(konteks: Konteks, qtbot: QtBot) -> None:
    program = Kunci("7.99")
    with konteks.store.ubah("rencana lama"):
        isi = konteks.store.bahan_lkjip.muat(2023).program[Kunci("7.01.01")]
        konteks.store.bahan_lkjip.simpan_program(2023, program, isi)
    halaman = _buka(konteks, qtbot, PROGRAM)
    panel = halaman.bahan.lembar[1]
    assert _teks(panel, 6)[0] == "7.99 · tidak ada lagi dalam rencana; tidak dicetak"
    for kolom in (1, 2):
        panel.kisi.ke(6, kolom)
        qtbot.keyClick(panel.kisi, TOMBOL.Key_Delete)
    assert program not in _bahan(panel).program
    assert panel.model.rowCount() == 6


def test_a_change_of_another_window_is_not_overwritten(pegawai: PanelLembar, qtbot: QtBot) -> None:
    with closing(open_store(pegawai._konteks.store.path)) as lain, lain.ubah("jendela lain"):
        lain.bahan_lkjip.simpan_jabatan(2023, Jabatan("Camat", 1, 5))
    _ketik(pegawai, qtbot, 0, 1, "2")
    assert "diubah dari jendela lain" in pegawai.galat.text()
    assert _bahan(pegawai).jabatan[0].butuh_struktural == 5


def test_others_only_read(konteks: Konteks, qtbot: QtBot) -> None:
    konteks.store.pelaku = Pelaku("Ani", "ani", frozenset({PeranOrang.CAMAT}))
    halaman = _buka(konteks, qtbot, PEGAWAI)
    panel = halaman.bahan.lembar[2]
    assert "Kasubag Perencanaan" in panel.bawah.text()
    assert not panel.hapus.isEnabled()
    assert not panel.model.flags(panel.model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    semula = _bahan(panel)
    QGuiApplication.clipboard().setText("9")
    for tombol in (TOMBOL.Key_V, TOMBOL.Key_Delete):
        qtbot.keyClick(panel.kisi, tombol, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.kisi, TOMBOL.Key_Delete)
    assert _bahan(panel) == semula


def test_an_empty_year_says_what_to_do_next(kosong: Konteks, qtbot: QtBot) -> None:
    halaman = _buka(kosong, qtbot, PEGAWAI)
    assert "Ketik nama di baris" in halaman.bahan.lembar[2].keterangan.text()
    halaman.pilih(IKU)
    iku = halaman.bahan.lembar[0]
    assert "isi dulu di halaman Rencana" in iku.keterangan.text()
    assert not iku.kisi.isVisible()
