"""Rencana: the plan edited in the window, over a real store file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simpelin.domain.nomenklatur import Nomenklatur
from simpelin.domain.rencana import JenisVersi, Kunci, Simpul, Tingkat, VersiRencana
from simpelin.services.rencana import SimpanSimpul, rencana_versi, simpan_simpul
from simpelin.store import Store, open_store
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.pohon_rencana import NAMA
from simpelin.ui.models.tabel_banding import URAIAN
from simpelin.ui.pages.rencana import HalamanRencana
from simpelin.ui.tema import Tema
from simpelin.ui.widgets.tanya_rencana import label_versi

LEMBAR = Kunci("7.01.02.2.04.0003")
KEGIATAN = Kunci("7.01.02.2.04")
PERUBAHAN = "Perubahan"
Buka = Callable[..., HalamanRencana]


@pytest.fixture
def buka(qtbot: QtBot, store: Store, tema: Tema) -> Iterator[Buka]:
    dibuka: list[HalamanRencana] = []

    def _buka(tahun: int = 2023, triwulan: int = 4) -> HalamanRencana:
        konteks = Konteks(store, tema)
        konteks.pilih_periode(tahun, triwulan)
        halaman = HalamanRencana(konteks)
        konteks.setParent(halaman)
        halaman.resize(1200, 680)
        qtbot.addWidget(halaman)
        halaman.show()
        QTest.qWaitForWindowActive(halaman)
        dibuka.append(halaman)
        return halaman

    yield _buka
    for satu in dibuka:
        satu.form.simpul = None
        satu.close()


def versi_akhir(store: Store) -> str:
    return store.rencana.versi(2023)[-1].nama


def simpul(store: Store, kunci: Kunci = LEMBAR) -> Simpul:
    return rencana_versi(store, 2023, versi_akhir(store)).simpul[kunci]


def ketik(teks: str) -> None:
    for huruf in teks:
        QTest.keyClicks(QApplication.focusWidget(), huruf)


# --- showing -----------------------------------------------------------------------


def test_showing_any_node_changes_nothing(buka: Buka, store: Store) -> None:
    halaman = buka()
    nomor = store.nomor_perubahan()
    for kunci in halaman.pohon.isi.rencana.urutan:
        halaman.tuju(kunci)
        assert halaman.form.asal == kunci
        assert not halaman.form.kotor
    assert store.nomor_perubahan() == nomor


def test_the_version_in_force_in_the_chosen_quarter_is_shown(buka: Buka) -> None:
    assert "mulai TW I" in buka(2023, 1).versi.currentText()
    assert "mulai TW IV" in buka(2023, 4).versi.currentText()


# --- editing -----------------------------------------------------------------------


def test_sums_are_checked_while_typing_and_do_not_block(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.tuju(LEMBAR)
    assert "sama dengan pagu" in halaman.form.jumlah.text()
    halaman.form.kas[0].setFocus()
    halaman.form.kas[0].selectAll()
    ketik("700000")
    assert "selisih" in halaman.form.jumlah.text()
    kartu = halaman.form.indikator.kartu[0]
    kartu.tw[1].setFocus()
    kartu.tw[1].selectAll()
    ketik("50")
    assert kartu.jumlah.text() == "jumlah TW 160, selisih +10"
    QTest.keyClick(halaman, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert simpul(store).kas[0] == 700_000
    assert simpul(store).indikator[0].target_tw[1] == Fraction(50)


def test_going_to_another_node_saves(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.tuju(LEMBAR)
    halaman.form.nama.setText("Nama baru")
    halaman.pohon.setCurrentIndex(halaman.pohon.isi.indeks(KEGIATAN))
    assert simpul(store).nama == "Nama baru"
    assert halaman.form.asal == KEGIATAN
    assert halaman.pohon.isi.indeks(LEMBAR, 1).data() == "Nama baru"


def test_an_edit_in_a_later_version_leaves_the_earlier_one(buka: Buka, store: Store) -> None:
    halaman = buka()
    lama = rencana_versi(store, 2023, "murni").simpul[LEMBAR]
    halaman.tuju(LEMBAR)
    halaman.form.pagu.setText("3.000.000")
    assert halaman.simpan()
    assert simpul(store).pagu == 3_000_000
    assert rencana_versi(store, 2023, "murni").simpul[LEMBAR] == lama


def test_what_cannot_be_read_stays_where_it_is(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.tuju(LEMBAR)
    lama = simpul(store)
    halaman.form.pagu.setText("banyak")
    halaman.pohon.setCurrentIndex(halaman.pohon.isi.indeks(KEGIATAN))
    assert halaman.form.asal == LEMBAR
    assert halaman.form.pagu.text() == "banyak"
    assert halaman.pohon.kunci == LEMBAR
    assert "bukan angka" in halaman.lembaran.keadaan.text()
    assert simpul(store) == lama
    halaman.lembaran.batal.click()
    assert not halaman.form.kotor


def test_the_window_does_not_close_over_what_is_not_stored(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.tuju(LEMBAR)
    halaman.form.pagu.setText("banyak")
    event = QCloseEvent()
    QApplication.sendEvent(halaman.window(), event)
    assert not event.isAccepted()
    assert halaman.pesan.isVisible()
    halaman.form.pagu.setText("3.000.000")
    QApplication.sendEvent(halaman.window(), QEvent(QEvent.Type.Close))
    assert simpul(store).pagu == 3_000_000


def test_a_renamed_indicator_keeps_its_reports(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.tuju(LEMBAR)
    lama = halaman.form.indikator.kartu[0].nama.text()
    halaman.form.indikator.kartu[0].nama.setText("Banyak lembar")
    assert halaman.simpan()
    kinerja = store.realisasi.muat(2023).kinerja
    assert (LEMBAR, "Banyak lembar") in kinerja
    assert (LEMBAR, lama) not in kinerja


# --- adding and taking away ------------------------------------------------------------


def test_add_a_node_with_an_indicator(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.mulai_tambah(Tingkat.SUB_KEGIATAN, KEGIATAN)
    assert halaman.form.kode.text() == "7.01.02.2.04."
    ketik("0009")
    halaman.form.nama.setText("Mobil layanan")
    halaman.form.indikator.tambah.click()
    halaman.form.indikator.kartu[0].nama.setText("Jumlah kunjungan")
    halaman.form.indikator.kartu[0].target.setText("8")
    halaman.form.pagu.setText("5.000.000")
    assert halaman.simpan()
    baru = simpul(store, Kunci("7.01.02.2.04.0009"))
    assert (baru.nama, baru.pagu, baru.induk) == ("Mobil layanan", 5_000_000, KEGIATAN)
    assert baru.indikator[0].target == 8
    assert halaman.pohon.kunci == baru.kunci


def test_a_code_that_is_taken_is_refused_beside_the_form(buka: Buka) -> None:
    halaman = buka()
    halaman.mulai_tambah(Tingkat.SUB_KEGIATAN, KEGIATAN)
    halaman.form.kode.setText(LEMBAR.kode)
    halaman.form.nama.setText("Lain")
    assert not halaman.simpan()
    assert "sudah dipakai" in halaman.lembaran.keadaan.text()


def test_what_has_realisasi_is_offered_for_archiving(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.tuju(LEMBAR)
    halaman.minta_hapus()
    halaman.tanya.ya.click()
    assert "alasan" in halaman.tanya.galat.text()
    halaman.tanya.medan.setText("tidak dilaksanakan")
    halaman.tanya.ya.click()
    assert halaman.tanya.ya.text() == "Arsipkan"
    assert halaman.tanya.isVisible()
    halaman.tanya.ya.click()
    assert (simpul(store).pagu, simpul(store).indikator[0].target) == (0, None)
    assert rencana_versi(store, 2023, "murni").simpul[LEMBAR].pagu
    assert not halaman.tanya.isVisible()


def test_the_official_list_completes_name_indicator_and_satuan(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.mulai_tambah(Tingkat.SUB_KEGIATAN, KEGIATAN)
    assert halaman.form.kode.completer().completionCount() == 0
    halaman.form.simpul = None
    with store.ubah("impor nomenklatur"):
        store.nomenklatur.simpan(
            Nomenklatur(
                "7.01.02.2.04.0010",
                Tingkat.SUB_KEGIATAN,
                "Pelayanan keliling",
                indikator="Jumlah layanan",
                satuan="Layanan",
            )
        )
    halaman.mulai_tambah(Tingkat.SUB_KEGIATAN, KEGIATAN)
    assert halaman.form.kode.completer() is not None
    halaman.form.resmi.pilih("7.01.02.2.04.0010  Pelayanan keliling")
    hasil = halaman.form.hasil()
    assert (hasil.kode, hasil.nama) == ("7.01.02.2.04.0010", "Pelayanan keliling")
    assert (hasil.indikator[0].nama, hasil.indikator[0].satuan) == ("Jumlah layanan", "Layanan")


# --- versions ------------------------------------------------------------------------------


def test_a_new_version_is_asked_for_in_place(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.minta_versi_baru()
    form = halaman.form_versi
    form.nama.setText("murni")
    form.simpan.click()
    assert "sudah ada" in form.galat.text()
    form.nama.setText("Perubahan II")
    form.tanggal.setText("1/12/2023")
    form.simpan.click()
    akhir = store.rencana.versi(2023)[-1]
    assert (akhir.nama, akhir.tanggal, akhir.berlaku_tw) == ("Perubahan II", "2023-12-01", 4)
    assert halaman.nama_versi == "Perubahan II"
    assert not form.isVisible()


def test_semula_menjadi(buka: Buka) -> None:
    halaman = buka()
    halaman.bandingkan.click()
    assert halaman.banding.isVisible()
    model = halaman.banding.model
    jumlah = model.baris[0].sel
    assert (jumlah[URAIAN], jumlah[3], jumlah[4], jumlah[5]) == (
        "Jumlah",
        "4.668.183.425",
        "4.738.183.425",
        "70.000.000",
    )
    banyak = model.rowCount()
    halaman.banding.hanya_beda.setChecked(True)
    assert 1 < model.rowCount() < banyak


def test_an_empty_year_offers_last_years_structure(buka: Buka, store: Store) -> None:
    halaman = buka(2024, 1)
    assert halaman.kosong.isVisible()
    assert halaman._tahun_baru(2024) is None
    assert not halaman.kosong.isVisible()
    assert store.rencana.tahun()[-1] == 2024
    assert halaman.form.asal is not None


def test_a_version_in_words() -> None:
    versi = VersiRencana("perubahan I", JenisVersi.PERUBAHAN, "DPPA/9", "2026-10-10", 4)
    assert label_versi(versi) == "Perubahan I · DPPA/9 · 10/10/2026 · mulai TW IV"


def test_what_differs_from_the_official_list_is_marked_and_can_be_taken(
    buka: Buka, store: Store
) -> None:
    halaman, kunci = buka(), Kunci("7.01.02.2.04.0003")
    with store.ubah("impor nomenklatur"):
        store.nomenklatur.simpan(
            Nomenklatur("7.01.02.2.04.03", Tingkat.SUB_KEGIATAN, "Nama menurut daftar resmi")
        )
    halaman.konteks.catat()
    halaman.tuju(kunci)
    indeks = halaman.pohon.isi.indeks(kunci, NAMA)
    assert str(indeks.data()).startswith("≠ ")
    assert "Nama resmi: “Nama menurut daftar resmi”" in halaman.form.resmi.beda.text()
    halaman.form.resmi.pakai.click()
    assert halaman.form.nama.text() == "Nama menurut daftar resmi"
    assert not halaman.form.resmi.beda.isVisible()
    assert halaman.simpan()
    assert halaman.pohon.isi.indeks(kunci, NAMA).data() == "Nama menurut daftar resmi"


def test_a_typed_code_brings_name_and_indicator_with_either_ending(
    buka: Buka, store: Store
) -> None:
    halaman = buka()
    with store.ubah("impor nomenklatur"):
        store.nomenklatur.simpan(
            Nomenklatur(
                *("7.01.02.2.04.0009", Tingkat.SUB_KEGIATAN, "Pelayanan keliling", "", ""),
                *("Jumlah kunjungan", "Kali"),
            )
        )
    halaman.konteks.catat()
    halaman.mulai_tambah(Tingkat.SUB_KEGIATAN, Kunci("7.01.02.2.04"))
    halaman.form.kode.setText("7.01.02.2.04.09")
    halaman.form.kode.editingFinished.emit()
    (kartu,) = halaman.form.indikator.kartu
    assert halaman.form.nama.text() == "Pelayanan keliling"
    assert (kartu.nama.text(), kartu.satuan.text()) == ("Jumlah kunjungan", "Kali")
    assert halaman.form.kode.text() == "7.01.02.2.04.09"


def test_what_another_window_changed_meanwhile_is_not_overwritten(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.tuju(LEMBAR)
    tampak = simpul(store)
    with closing(open_store(store.path)) as lain:
        baru = replace(tampak, pagu=123)
        simpan_simpul(lain, SimpanSimpul(2023, versi_akhir(lain), baru, LEMBAR))
    halaman.form.nama.setText("Diketik di sini")
    assert not halaman.simpan()
    assert "jendela lain" in halaman.lembaran.keadaan.text()
    assert (simpul(store).pagu, simpul(store).nama) == (123, tampak.nama)
    halaman.lembaran.batal.click()
    assert not halaman.form.kotor
    halaman.form.nama.setText("Diketik di sini")
    assert halaman.simpan()
    assert (simpul(store).pagu, simpul(store).nama) == (123, "Diketik di sini")
