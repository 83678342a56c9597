"""Riwayat: find entries, see one whole, prove the chain."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from simpelin.domain.hak import PeranOrang
from simpelin.domain.rencana import Kunci
from simpelin.services import isi_realisasi
from simpelin.services.isi_realisasi import IsiAnggaran
from simpelin.store import Pelaku, Store, open_store
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.riwayat import BUTIR, SEBELUM, SESUDAH, SIAPA, WAKTU
from simpelin.ui.pages.riwayat import RENTANG, SEBULAN, HalamanRiwayat
from simpelin.ui.widgets.delegat import PERAN_BAWAH

SUB = Kunci("7.01.02.2.04.0003")


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanRiwayat:
    konteks.store.pelaku = Pelaku("Andi", "andi.keu", frozenset({PeranOrang.KEUANGAN}))
    isi_realisasi.isi(konteks.store, IsiAnggaran(2023, 3, SUB, 1_234_567))
    satu = HalamanRiwayat(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    return satu


def _teks(halaman: HalamanRiwayat, baris: int, kolom: int) -> str:
    return str(halaman.model.index(baris, kolom).data())


def test_newest_first_in_plain_words(halaman: HalamanRiwayat) -> None:
    assert halaman.model.rowCount() == len(halaman.konteks.store.riwayat.cari())
    assert _teks(halaman, 0, SIAPA) == "Andi"
    assert _teks(halaman, 0, BUTIR).startswith("Pelaksanaan Urusan Pemerintahan")
    bawah = halaman.model.index(0, BUTIR).data(PERAN_BAWAH)
    assert bawah == f"{SUB.kode} · TW III 2023"
    assert _teks(halaman, 0, SEBELUM).startswith("Rp ")
    assert _teks(halaman, 0, SESUDAH) == "Rp 1.234.567"
    assert len(_teks(halaman, 0, WAKTU)) == 10


def test_first_entry_is_shown_whole_with_its_link(halaman: HalamanRiwayat) -> None:
    isi = halaman.panel.toPlainText()
    entri = halaman.model.entri(0)
    assert entri.sidik in isi
    assert f"Menyambung pada entri {entri.nomor - 1}" in isi
    assert "Andi (andi.keu)" in isi


def test_arrows_walk_the_entries(halaman: HalamanRiwayat, qtbot: QtBot) -> None:
    halaman.tabel.setFocus()
    qtbot.keyClick(halaman.tabel, Qt.Key.Key_Down)
    assert halaman.model.entri(1).sidik in halaman.panel.toPlainText()


def test_filters_narrow_and_escape_lifts_them(halaman: HalamanRiwayat, qtbot: QtBot) -> None:
    semua = halaman.model.rowCount()
    halaman.siapa.setCurrentIndex(halaman.siapa.findData("Andi"))
    halaman.siapa.activated.emit(halaman.siapa.currentIndex())
    assert halaman.model.rowCount() == 1
    assert halaman.label_keterangan.text() == "1 perubahan"
    halaman.jenis.setCurrentIndex(halaman.jenis.findData("kinerja"))
    halaman.saring()
    assert halaman.kosong.isVisible()
    assert not halaman.tabel.isVisible()
    qtbot.keyClick(halaman, Qt.Key.Key_Escape)
    assert halaman.model.rowCount() == semua
    assert halaman.tabel.isVisible()


def test_typing_searches_by_name_once_it_pauses(halaman: HalamanRiwayat, qtbot: QtBot) -> None:
    semua = halaman.model.rowCount()
    qtbot.keyClicks(halaman.cari, "kewenangan lain")
    qtbot.waitUntil(lambda: 0 < halaman.model.rowCount() < semua)
    kode = {halaman.model.entri(n).butir.kode for n in range(halaman.model.rowCount())}
    assert SUB.kode in kode


def test_period_by_choice_and_by_dates(halaman: HalamanRiwayat) -> None:
    assert not halaman.dari.isVisible()
    halaman.konteks.tanggal = date.today()
    halaman.masa.setCurrentIndex(halaman.masa.findData(SEBULAN))
    halaman.saring()
    assert halaman.model.rowCount() > 500
    halaman.masa.setCurrentIndex(halaman.masa.findData(RENTANG))
    halaman.masa.activated.emit(halaman.masa.currentIndex())
    assert halaman.dari.isVisible()
    halaman.dari.setDate(QDate(2001, 1, 1))
    halaman.sampai.setDate(QDate(2001, 12, 31))
    halaman.saring()
    assert halaman.model.rowCount() == 0


def test_selected_entry_stays_when_data_changes(halaman: HalamanRiwayat) -> None:
    halaman.tabel.setCurrentIndex(halaman.model.index(3, 0))
    nomor = halaman.model.entri(3).nomor
    isi_realisasi.isi(halaman.konteks.store, IsiAnggaran(2023, 3, SUB, 9))
    halaman.konteks.catat()
    assert halaman.tabel.currentIndex().row() == 4
    assert halaman.model.entri(4).nomor == nomor


def test_node_is_brought_up_from_elsewhere(halaman: HalamanRiwayat) -> None:
    halaman.tuju(SUB)
    assert {halaman.model.entri(n).butir.kode for n in range(halaman.model.rowCount())} >= {
        SUB.kode
    }


def test_chain_is_proved(halaman: HalamanRiwayat, qtbot: QtBot) -> None:
    halaman.periksa_rantai()
    qtbot.waitUntil(halaman.pesan.isVisible, timeout=20_000)
    assert halaman.pesan.label.text().startswith("Rantai utuh: ")
    assert halaman.pesan.property("pesan") == "kabar"
    qtbot.waitUntil(halaman.periksa.isEnabled)


def test_broken_link_is_said_on_entry_and_chain(
    store: Store, halaman: HalamanRiwayat, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(store.path)) as conn:
        conn.executescript(
            "DROP TRIGGER riwayat_tak_diubah;"
            "UPDATE riwayat SET pelaku = 'X' WHERE nomor = (SELECT max(nomor) FROM riwayat)"
        )
    halaman.segarkan()
    assert "Tidak menyambung" in halaman.panel.toPlainText()
    halaman.periksa_rantai()
    qtbot.waitUntil(halaman.pesan.isVisible, timeout=20_000)
    assert halaman.pesan.property("pesan") == "galat"
    assert "putus: entri nomor" in halaman.pesan.label.text()


def test_evidence_leads_to_the_form(halaman: HalamanRiwayat, qtbot: QtBot) -> None:
    with qtbot.waitSignal(halaman.konteks.minta_halaman) as minta:
        halaman.bukti.click()
    assert minta.args == ["laporan", "riwayat"]


def test_empty_store(kosong: Konteks, qtbot: QtBot) -> None:
    halaman = HalamanRiwayat(kosong)
    qtbot.addWidget(halaman)
    halaman.show()
    assert halaman.kosong.isVisible()
    halaman.periksa_rantai()
    qtbot.waitUntil(halaman.pesan.isVisible, timeout=20_000)
    assert halaman.pesan.label.text() == "Riwayat masih kosong."


def test_hundred_thousand_entries_are_read_page_by_page(
    db: Path, konteks: Konteks, qtbot: QtBot
) -> None:
    with closing(open_store(db)) as store, store.ubah("banyak"):
        for nomor in range(100_000):
            store.catat("anggaran", f"2023|{SUB.kode}||3", None, {"anggaran": nomor})
    halaman = HalamanRiwayat(konteks)
    qtbot.addWidget(halaman)
    halaman.resize(1170, 650)
    halaman.show()
    halaman.grab()
    halaman.tabel.scrollToBottom()
    halaman.grab()
    assert halaman.model.rowCount() > 100_000
    assert len(halaman.model._kata) <= 800
