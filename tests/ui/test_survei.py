"""The survey page: typing, pasting, impossible answers, saving, and what reads the index."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simpelin.domain.kantor import JawabanSKM
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel_skm import TabelSKM
from simpelin.ui.pages.survei import HalamanSurvei
from simpelin.ui.widgets.batang_unsur import BatangUnsur

KENDALI = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanSurvei:
    with konteks.store.ubah("uji"):
        for n in range(1, 5):
            konteks.store.skm.ganti(2023, n, [])
        konteks.store.skm.ganti(2023, 1, [JawabanSKM(1, 2, (6,) * 9)])
    satu = HalamanSurvei(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    return satu


def _tempel(halaman: HalamanSurvei, teks: str, baris: int = 0, kolom: int = 1) -> None:
    halaman.kisi.ke(baris, kolom)
    QGuiApplication.clipboard().setText(teks)
    QTest.keyClick(halaman.kisi, Qt.Key.Key_V, KENDALI)


def _isi(*baris: list[object]) -> str:
    return "\r\n".join("\t".join(map(str, satu)) for satu in baris)


def test_pasted_questionnaires_are_counted_before_and_after_saving(
    halaman: HalamanSurvei,
) -> None:
    nomor = [[n, *[3] * 8, 4] for n in (1, 2, 3)]
    _tempel(halaman, _isi(*nomor), kolom=0)
    assert halaman.simpan_tombol.text() == "Simpan 3 responden"
    assert "77,78" in halaman.besar.text()
    assert halaman.batang.baris()[8][1] == "4,00 · A  tertinggi"
    assert halaman.batang.baris()[0][1] == "3,00 · C  terendah"
    assert halaman.konteks.store.skm.muat(2023)[-1].triwulan == 1
    QTest.keyClick(halaman.kisi, Qt.Key.Key_S, KENDALI)
    tersimpan = halaman.konteks.store.skm.muat(2023)
    assert [(s.triwulan, s.responden) for s in tersimpan] == [(1, 2), (3, 1), (3, 1), (3, 1)]
    assert not halaman.simpan_tombol.isEnabled()
    periode = [[sel.teks for sel in satu] for satu in halaman.periode.tabel.baris]
    assert periode[2][:3] == ["TW III", "3", "77,78"]
    assert periode[5][:3] == ["Setahun", "5", "76,67"]


def test_totals_of_a_group_and_a_wrong_divisor(halaman: HalamanSurvei) -> None:
    _tempel(halaman, _isi([10, *[45] * 9]), kolom=0)
    assert "pembaginya salah" in halaman.keadaan.text()
    assert not halaman.simpan_tombol.isEnabled()
    assert not halaman.simpan()
    _tempel(halaman, _isi([10, *[35] * 9]), kolom=0)
    assert "87,50" in halaman.besar.text()
    assert halaman.simpan()


def test_a_mean_in_the_place_of_a_total_is_explained(halaman: HalamanSurvei) -> None:
    _tempel(halaman, _isi([10, "3,25", *[35] * 8]), kolom=0)
    assert "seperti NRR" in halaman.keadaan.text()


def test_typing_adds_a_row_and_emptying_takes_it_away(halaman: HalamanSurvei) -> None:
    model = halaman.model
    assert model.rowCount() == 1
    model.setData(model.index(0, 1), "3")
    assert model.rowCount() == 2
    assert "belum dijawab seorang pun" in halaman.rinci.text()
    halaman.kisi.ke(0, 1)
    QTest.keyClick(halaman.kisi, Qt.Key.Key_Delete)
    assert model.rowCount() == 1
    assert not model.kotor


def test_a_draft_waits_in_its_quarter_and_holds_the_window(halaman: HalamanSurvei) -> None:
    _tempel(halaman, _isi([2] * 9))
    k = halaman.konteks
    k.pilih_periode(2023, 1)
    assert halaman.model.teks[0] == ["2", *["6"] * 9]
    assert not halaman._boleh_tutup()
    k.pilih_periode(2023, 3)
    assert halaman.model.teks[0] == ["", *["2"] * 9]
    halaman.batal.click()
    assert not halaman.model.kotor
    assert halaman._boleh_tutup()


def test_empty_rows_are_no_respondents(konteks: Konteks) -> None:
    model = TabelSKM(konteks.tema)
    model.muat(1, [])
    model.isi_blok(0, 1, [["3"] * 9, [""] * 9, ["4"] * 9])
    assert [s.jawaban[0] for s in model.jawaban()] == [3, 4]
    batang = BatangUnsur(konteks.tema)
    assert {teks for _, teks in batang.baris()} == {"–"}
