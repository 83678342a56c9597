"""Tindak lanjut: the register, a follow-up on its way by keyboard, tasks on the start page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simpelin.domain.pelaku import Pelaku, PeranOrang
from simpelin.domain.rapat import NomorKeputusan
from simpelin.domain.rencana import Kunci
from simpelin.domain.tindak_lanjut import StatusTindakLanjut
from simpelin.services import rapat
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.beranda import Beranda
from simpelin.ui.pages.tindak_lanjut import HalamanTindakLanjut
from simpelin.ui.widgets.register_tindak_lanjut import LEWAT

SUB = Kunci("7.01.02.2.04.0003")
UNIT = "Seksi Pelayanan Umum"


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanTindakLanjut:
    """Two follow-ups of TW I: one overdue at the meeting of TW III, one of another unit."""
    store = konteks.store
    rapat.putuskan_baris(store, 2023, 1, SUB, "Percepat SPJ bulan Maret 15/5")
    rapat.putuskan_baris(store, 2023, 1, None, "Susun jadwal @kelurahan 30/12")
    rapat.tutup(store, 2023, 1, date(2023, 4, 12))
    satu = HalamanTindakLanjut(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    return satu


def _kolom(halaman: HalamanTindakLanjut, nomor: int) -> list[str]:
    model = halaman.register.tabel.tabel
    return [str(model.index(n, nomor).data()) for n in range(model.rowCount())]


def test_overdue_first_with_counts(halaman: HalamanTindakLanjut) -> None:
    assert _kolom(halaman, 1) == ["Percepat SPJ bulan Maret", "Susun jadwal"]
    assert halaman.label_keterangan.text() == "2 terbuka, 1 lewat tenggat"
    assert "Pelaksanaan Urusan Pemerintahan" in halaman.register.kartu.asal.text()


def test_filters(halaman: HalamanTindakLanjut) -> None:
    register = halaman.register
    register.status.setCurrentIndex(register.status.findData(LEWAT))
    register.saring()
    assert _kolom(halaman, 1) == ["Percepat SPJ bulan Maret"]
    register.unit.setCurrentIndex(register.unit.findData("Kelurahan Tomoni"))
    register.saring()
    assert register.kosong.isVisible()
    register.lepas_saringan()
    assert len(register.isi) == 2


def test_its_way_by_keyboard(halaman: HalamanTindakLanjut, qtbot: QtBot, tmp_path: Path) -> None:
    register, kartu = halaman.register, halaman.register.kartu
    register.tabel.setFocus()
    qtbot.keyClick(register.tabel, Qt.Key.Key_F6)
    assert kartu.kabar.hasFocus()
    qtbot.keyClicks(kartu.kabar, "SPJ Januari masuk")
    qtbot.keyClick(kartu.kabar, Qt.Key.Key_Return)
    assert kartu.kini is not None
    assert kartu.kini.status is StatusTindakLanjut.BERJALAN
    assert "SPJ Januari masuk" in kartu.jalan.text()
    assert not kartu.langkah.isEnabled()
    assert "data dukung" in kartu.langkah.toolTip()
    (tmp_path / "spj.pdf").write_bytes(b"%PDF-1.7")
    kartu.dukung.lampirkan([tmp_path / "spj.pdf"])
    assert kartu.langkah.isEnabled()
    qtbot.keyClick(register, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    register.tuju(NomorKeputusan(2023, 1, 1))
    assert kartu.kini.status is StatusTindakLanjut.SELESAI
    assert not kartu.dukung.tambah.isEnabled()
    kartu.maju()
    assert kartu.kini.status is StatusTindakLanjut.DIVERIFIKASI
    qtbot.keyClick(kartu.kabar, Qt.Key.Key_Escape)


def test_due_date_and_return_ask_for_a_reason(halaman: HalamanTindakLanjut) -> None:
    kartu = halaman.register.kartu
    kartu.minta_tunda()
    kartu.tanya.medan.setText("besok")
    kartu.tanya.ya.click()
    assert "bukan tanggal" in kartu.tanya.galat.text()
    kartu.tanya.medan.setText("30-11-2023")
    kartu.tanya.ya.click()
    assert "alasan" in kartu.tanya.galat.text()
    kartu.tanya.medan.setText("30-11-2023 menunggu rekanan")
    kartu.tanya.ya.click()
    assert kartu.kini is not None
    assert kartu.kini.tenggat == date(2023, 11, 30)
    assert "tenggat semula 15-05-2023" in kartu.asal.text()


def test_another_unit_reads_only(halaman: HalamanTindakLanjut) -> None:
    store = halaman.konteks.store
    store.pelaku = Pelaku("Ana", "ana", frozenset({PeranOrang.KASI}), "Seksi Lain")
    halaman.segarkan()
    kartu = halaman.register.kartu
    assert not kartu.langkah.isEnabled()
    assert not kartu.kabar.isEnabled()
    assert not kartu.dukung.tambah.isEnabled()


def test_a_units_person_begins_with_its_own(
    halaman: HalamanTindakLanjut, konteks: Konteks, qtbot: QtBot
) -> None:
    konteks.store.pelaku = Pelaku("Budi", "budi", frozenset({PeranOrang.KASI}), UNIT)
    lain = HalamanTindakLanjut(konteks)
    qtbot.addWidget(lain)
    lain.show()
    assert _kolom(lain, 1) == ["Percepat SPJ bulan Maret"]
    lain.tuju(NomorKeputusan(2023, 1, 2))
    assert lain.register.kartu.judul.text() == "Susun jadwal"


def test_empty_says_what_to_do(konteks: Konteks, qtbot: QtBot) -> None:
    satu = HalamanTindakLanjut(konteks)
    qtbot.addWidget(satu)
    satu.show()
    assert satu.register.kosong.isVisible()


def test_tasks_on_the_start_page(halaman: HalamanTindakLanjut, qtbot: QtBot) -> None:
    k = halaman.konteks
    k.store.pelaku = Pelaku("Budi", "budi", frozenset({PeranOrang.KASI}), UNIT)
    beranda = Beranda(k)
    qtbot.addWidget(beranda)
    beranda.show()
    assert beranda.tugas.judul.text() == f"Keputusan untuk {UNIT} (1, 1 lewat)"
    with qtbot.waitSignal(k.minta_halaman) as minta:
        beranda.tugas.tabel._buka(beranda.tugas.tabel.tabel.index(0, 0))
    assert minta.args == ["tindak-lanjut", NomorKeputusan(2023, 1, 1)]
    halaman.tuju(NomorKeputusan(2023, 1, 2))
    assert halaman.register.kartu.judul.text() == "Susun jadwal"
