"""Settings are stored at once; what is refused stays visible with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from simpelin.domain.ambang import BAWAAN
from simpelin.services.pengaturan import BUTIR
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.pengaturan import HalamanPengaturan
from simpelin.ui.tema import GELAP, Mode
from simpelin.ui.widgets.isian_butir import KotakIsian
from simpelin.ui.widgets.isian_logo import IsianLogo
from tests.documents.dokumen_uji import png


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> Iterator[HalamanPengaturan]:
    satu = HalamanPengaturan(konteks)
    qtbot.addWidget(satu)
    satu.show()
    yield satu
    konteks.tema.pilih(Mode.TERANG)


def ketik(qtbot: QtBot, kotak: KotakIsian, teks: str) -> None:
    assert isinstance(kotak.isian, QLineEdit)
    kotak.isian.setText(teks)
    qtbot.keyClick(kotak.isian, Qt.Key.Key_Return)


def pilih(kotak: KotakIsian, nilai: str) -> None:
    assert isinstance(kotak.isian, QComboBox)
    kotak.isian.setCurrentIndex(kotak.isian.findData(nilai))
    kotak.isian.activated.emit(kotak.isian.currentIndex())


def test_every_setting_has_its_place(halaman: HalamanPengaturan) -> None:
    ada = set(halaman.kotak) | {butir.kunci for butir, _, _ in halaman._triwulanan}
    assert ada == {butir.kunci for butir in BUTIR}


def test_an_office_takes_off_the_mark_of_the_example(
    halaman: HalamanPengaturan, konteks: Konteks, kosong: Konteks, qtbot: QtBot
) -> None:
    """It came with a workbook made from the example; an office without it does not see it."""
    pilih(halaman.kotak["contoh"], "tidak")
    assert not konteks.pengaturan().contoh
    lain = HalamanPengaturan(kosong)
    qtbot.addWidget(lain)
    assert "contoh" not in lain.kotak


def test_logo_is_kept_shown_and_taken_off(halaman: HalamanPengaturan, tmp_path: Path) -> None:
    logo = halaman.kotak["logo"]
    assert isinstance(logo, IsianLogo)
    halaman.muat()
    assert logo.lepas.isHidden()
    bukan = tmp_path / "a.png"
    bukan.write_bytes(b"GIF89a")
    logo.pasang(bukan)
    assert "bukan gambar PNG" in logo.keadaan.text()
    bukan.write_bytes(png())
    logo.pasang(bukan)
    assert halaman.konteks.pengaturan().teks("logo")
    assert not logo.lepas.isHidden()
    logo.lepas.click()
    assert halaman.konteks.pengaturan().teks("logo") == ""
    assert logo.lepas.isHidden()


def test_stored_on_enter(halaman: HalamanPengaturan, qtbot: QtBot) -> None:
    with qtbot.waitSignal(halaman.konteks.tersimpan):
        ketik(qtbot, halaman.kotak["kode_skpd"], "7.01")
    assert halaman.konteks.pengaturan().teks("kode_skpd") == "7.01"
    assert halaman.kotak["kode_skpd"].keadaan.text().startswith("✓ Tersimpan ")


def test_refused_value_stays_with_its_reason(halaman: HalamanPengaturan, qtbot: QtBot) -> None:
    kotak = halaman.kotak["hijau_k"]
    ketik(qtbot, kotak, "sembilan")
    assert kotak.teks == "sembilan"
    assert "bilangan bulat" in kotak.keadaan.text()
    assert kotak.isian.property("galat") is True
    assert halaman.konteks.pengaturan().ambang == BAWAAN
    ketik(qtbot, kotak, "92")
    assert halaman.konteks.pengaturan().ambang.hijau_k == 92
    assert kotak.isian.property("galat") is False


def test_threshold_goes_back_to_its_default(halaman: HalamanPengaturan, qtbot: QtBot) -> None:
    kotak = halaman.kotak["sisa_rupiah"]
    assert kotak.teks == "5.000.000"
    assert not kotak.kembalikan.isVisibleTo(kotak)
    ketik(qtbot, kotak, "7.500.000")
    assert halaman.konteks.pengaturan().ambang.sisa_rupiah == 7_500_000
    assert kotak.kembalikan.isVisibleTo(kotak)
    kotak.kembalikan.click()
    assert halaman.konteks.pengaturan().ambang == BAWAAN
    assert kotak.teks == "5.000.000"


def test_who_enters_rupiah(halaman: HalamanPengaturan) -> None:
    pilih(halaman.kotak["sumber_rp"], "unit")
    assert halaman.konteks.pengaturan().rp_oleh_unit


def test_cut_off_by_quarter_of_the_chosen_year(halaman: HalamanPengaturan, qtbot: QtBot) -> None:
    kotak = next(k for b, t, k in halaman._triwulanan if b.kunci == "batas_rp" and t == 2)
    ketik(qtbot, kotak, "2023-07-05")
    atur = halaman.konteks.pengaturan()
    assert atur.batas_rp(2023, 2).isoformat() == "2023-07-05"
    assert atur.batas_rp(2022, 2).isoformat() == "2022-06-30"


def test_theme_changes_at_once(halaman: HalamanPengaturan) -> None:
    pilih(halaman.kotak["tema"], "gelap")
    assert halaman.konteks.tema.palet is GELAP


def test_head_of_a_unit(halaman: HalamanPengaturan, qtbot: QtBot) -> None:
    pejabat = halaman.pejabat
    kotak = pejabat.isian["Seksi Pelayanan Umum", "kepala"]
    kotak.setText("Andi Baso")
    qtbot.keyClick(kotak, Qt.Key.Key_Return)
    unit = {satu.nama: satu for satu in halaman.konteks.store.unit.semua()}
    assert unit["Seksi Pelayanan Umum"].kepala == "Andi Baso"
    nip = pejabat.isian["Seksi Pelayanan Umum", "nip"]
    nip.setText("12")
    qtbot.keyClick(nip, Qt.Key.Key_Return)
    assert "18 angka" in pejabat.galat.text()
    assert nip.text() == "12"


def test_new_unit(halaman: HalamanPengaturan, qtbot: QtBot) -> None:
    halaman.pejabat.baru.setText("Kelurahan Baru")
    qtbot.keyClick(halaman.pejabat.baru, Qt.Key.Key_Return)
    assert ("Kelurahan Baru", "nip") in halaman.pejabat.isian


def test_a_unit_is_renamed_and_one_in_use_stays(halaman: HalamanPengaturan, qtbot: QtBot) -> None:
    pejabat = halaman.pejabat
    pejabat.tanya_nama("Seksi Pelayanan Umum")
    pejabat.tanya.medan.setText("Seksi Pelayanan Publik")
    qtbot.keyClick(pejabat.tanya.medan, Qt.Key.Key_Return)
    assert ("Seksi Pelayanan Publik", "kepala") in pejabat.isian
    assert "Seksi Pelayanan Umum" not in pejabat.menu
    pejabat.tanya_hapus("Seksi Pelayanan Publik")
    pejabat.tanya.ya.click()
    assert "masih dipakai" in pejabat.tanya.galat.text()
    assert "Seksi Pelayanan Publik" in pejabat.menu


def test_the_menu_of_a_unit_says_what_it_does(halaman: HalamanPengaturan) -> None:
    menu = halaman.pejabat.menu["Seksi Pelayanan Umum"].menu()
    assert [satu.text() for satu in menu.actions()] == ["Ganti nama …", "Hapus …"]
