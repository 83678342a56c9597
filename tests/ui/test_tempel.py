"""Blocks from Excel into the plan's table and the entry grid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simpelin.domain.rencana import Kunci
from simpelin.services.rencana import rencana_versi
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.papan_klip import baca_blok, ringkas, tulis_blok
from simpelin.ui.models.sesi_isian import Ditolak
from simpelin.ui.models.tabel_rencana import KOLOM
from simpelin.ui.pages.input_realisasi import InputRealisasi
from simpelin.ui.pages.rencana import HalamanRencana
from simpelin.ui.widgets.blok_sel import ke_sel
from simpelin.ui.widgets.tabel_isian import sebut_ditolak

KENDALI = Qt.KeyboardModifier.ControlModifier
LEMBAR = Kunci("7.01.02.2.04.0003")


def _tekan(widget: object, tombol: Qt.Key) -> None:
    QTest.keyClick(widget, tombol, KENDALI)  # type: ignore[call-overload]


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["C"])), min_size=2, max_size=4),
        min_size=1,
    )
)
def test_blocks_read_back_as_they_were_written(blok: list[list[str]]) -> None:
    teks = tulis_blok(blok)
    if teks.strip():
        lebar = max(map(len, blok))
        penuh = [[*b, *[""] * (lebar - len(b))] for b in blok]
        kembali = [[*b, *[""] * (lebar - len(b))] for b in baca_blok(teks)]
        assert kembali == penuh[: len(kembali)]
        assert not any(any(b) for b in penuh[len(kembali) :])


def test_excel_ends_its_rows_and_quotes_line_breaks() -> None:
    assert baca_blok("1\t2\r\n3\t\r\n") == [["1", "2"], ["3", ""]]
    assert baca_blok('"a\nb"\t"c ""d"""\n') == [["a\nb", 'c "d"']]
    assert baca_blok("\r\n") == []


def test_nothing_pasted_is_said_and_a_refused_text_named_once() -> None:
    assert ringkas(0, [], 0).startswith("Tidak ada yang ditempel")
    assert sebut_ditolak(Ditolak("3x", "“3x” bukan angka")) == "“3x” bukan angka"
    assert sebut_ditolak(Ditolak("-1", "tidak boleh negatif")) == "“-1”: tidak boleh negatif"


def test_summary_names_reasons_once() -> None:
    assert ringkas(12, ["Bukan angka.", "Bukan angka."], 1) == (
        "12 sel ditempel; 2 ditolak: Bukan angka; 1 sel terkunci dilewati."
    )


@pytest.fixture
def rencana(konteks: Konteks, qtbot: QtBot) -> HalamanRencana:
    satu = HalamanRencana(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    satu.ganti_tampilan.click()
    return satu


def _ke(halaman: HalamanRencana, kunci: Kunci, kolom: str) -> None:
    baris = next(n for n, b in enumerate(halaman.tabel.baris) if b.simpul.kunci == kunci)
    ke_sel(halaman.kisi, halaman.tabel.index(baris, KOLOM.index(kolom)))


def _kas(halaman: HalamanRencana) -> tuple[int | None, ...]:
    k = halaman.konteks
    return rencana_versi(k.store, k.tahun, halaman.nama_versi).simpul[LEMBAR].kas


def test_plan_takes_a_block_in_one_step_and_gives_it_back(rencana: HalamanRencana) -> None:
    lama = _kas(rencana)
    _ke(rencana, LEMBAR, "kas_tw1")
    QGuiApplication.clipboard().setText("1.000\t2.000,00\tRp 3.000\t-\r\n")
    _tekan(rencana.kisi, Qt.Key.Key_V)
    assert _kas(rencana) == (1000, 2000, 3000, None)
    assert rencana.pesan.label.text() == "4 sel ditempel."
    _tekan(rencana.kisi, Qt.Key.Key_Z)
    assert _kas(rencana) == lama
    _tekan(rencana.kisi, Qt.Key.Key_Y)
    assert _kas(rencana) == (1000, 2000, 3000, None)


def test_plan_refuses_a_block_whole_and_marks_its_cells(rencana: HalamanRencana) -> None:
    lama = _kas(rencana)
    _ke(rencana, LEMBAR, "kas_tw1")
    QGuiApplication.clipboard().setText("1.000\tabc")
    _tekan(rencana.kisi, Qt.Key.Key_V)
    assert _kas(rencana) == lama
    assert "1 ditolak: “abc” bukan angka" in rencana.pesan.label.text()
    assert "Tidak ada yang disimpan" in rencana.pesan.label.text()
    kini = rencana.kisi.currentIndex()
    salah = kini.siblingAtColumn(kini.column() + 1)
    assert salah.data() == "abc"
    assert "bukan angka" in salah.data(Qt.ItemDataRole.ToolTipRole)
    ke_sel(rencana.kisi, salah)
    QTest.keyClick(rencana.kisi, Qt.Key.Key_Escape)
    assert rencana.tabel.ditolak == {}


def test_block_with_codes_goes_to_their_rows_and_not_to_the_cursors(
    rencana: HalamanRencana,
) -> None:
    lama = _kas(rencana)
    kolom = ["7.01.02.2.04.03", "Nama lain", "lembar", *[""] * 5, "9.000", "1", "2", "3", "4"]
    ke_sel(rencana.kisi, rencana.tabel.index(0, 0))
    QGuiApplication.clipboard().setText("\t".join(kolom))
    _tekan(rencana.kisi, Qt.Key.Key_V)
    assert _kas(rencana) == (1, 2, 3, 4)
    _tekan(rencana.kisi, Qt.Key.Key_Z)
    assert _kas(rencana) == lama
    QGuiApplication.clipboard().setText("9.99.99\tX")
    _tekan(rencana.kisi, Qt.Key.Key_V)
    assert "kode 9.99.99 tidak ada dalam rencana" in rencana.pesan.label.text()


def test_copied_block_is_excel_ready_and_typing_stores(rencana: HalamanRencana) -> None:
    _ke(rencana, LEMBAR, "pagu")
    kini = rencana.kisi.currentIndex()
    pilih = rencana.kisi.selectionModel()
    pilih.select(kini.siblingAtColumn(kini.column() + 1), pilih.SelectionFlag.Select)
    _tekan(rencana.kisi, Qt.Key.Key_C)
    k = rencana.konteks
    simpul = rencana_versi(k.store, k.tahun, rencana.nama_versi).simpul[LEMBAR]
    assert QGuiApplication.clipboard().text() == f"{simpul.pagu}\t{simpul.kas[0]}"
    rencana.tabel.setData(kini, "7.000")
    assert rencana_versi(k.store, k.tahun, rencana.nama_versi).simpul[LEMBAR].pagu == 7000
    QTest.keyClick(rencana, Qt.Key.Key_F7)
    assert not rencana.ganti_tampilan.isChecked()


def test_grid_says_in_place_what_became_of_a_block(konteks: Konteks, qtbot: QtBot) -> None:
    halaman = InputRealisasi(konteks)
    qtbot.addWidget(halaman)
    halaman.show()
    halaman.pilih_unit("")
    QGuiApplication.clipboard().setText("1\r\nabc\r\n")
    _tekan(halaman.tabel, Qt.Key.Key_V)
    assert halaman.pesan.label.text().startswith("1 sel ditempel; 1 ditolak: “abc” bukan angka")
    assert halaman.pesan.property("pesan") == "galat"
    QGuiApplication.clipboard().setText("2\r\n3\r\n")
    _tekan(halaman.tabel, Qt.Key.Key_V)
    assert halaman.pesan.label.text() == "2 sel ditempel."
    halaman.pesan.tombol.click()
    assert konteks.store.riwayat.cari(batas=1)[0].tindakan == "urungkan isian"
