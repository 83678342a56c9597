"""Physical progress and breakdown, typed below the grid."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simpelin.domain.belanja import Belanja, JenisBelanja
from simpelin.domain.fisik import FisikTW
from simpelin.domain.rencana import Kunci
from simpelin.services.koreksi import BukukanKoreksi, bukukan
from simpelin.store import Store
from simpelin.ui.models.baca_isian import Sel
from simpelin.ui.models.belanja import JENIS, KAS, PAGU, REALISASI, REKENING, URAIAN
from simpelin.ui.pages.input_realisasi import InputRealisasi
from simpelin.ui.widgets.blok_sel import ke_sel

RETRIBUSI = Kunci("7.01.01.2.04.0007")
UMUM = "Seksi Pelayanan Umum"
Buka = Callable[..., InputRealisasi]


@pytest.fixture
def buka(buka_isian: Buka) -> Buka:
    """The page on the second leaf of a row."""

    def _buka(unit: str, triwulan: int = 4) -> InputRealisasi:
        halaman = buka_isian(unit, triwulan)
        nomor = next(i for i, b in enumerate(halaman.model.baris) if b.simpul.kunci == RETRIBUSI)
        ke_sel(halaman.tabel, halaman.model.index(nomor, 0))
        halaman.panel.lembaran.setCurrentIndex(1)
        return halaman

    return _buka


def ketik(medan: object, teks: str) -> None:
    medan.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(medan, teks)
    QTest.keyClick(medan, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_progress_typed_is_stored_and_a_fall_stays_visible(buka: Buka, store: Store) -> None:
    halaman = buka(UMUM)
    fisik = halaman.panel.rincian.fisik
    ketik(fisik.target[3], "100")
    ketik(fisik.capai[3], "60,5")
    empat = store.fisik.muat(2023)[RETRIBUSI]
    assert empat[3] == FisikTW(Fraction(100), Fraction("60.5"))
    assert "-39,50 poin" in fisik.keadaan.text()
    ketik(fisik.target[3], "120")
    assert "0 sampai 100" in fisik.galat.text()
    assert fisik.target[3].text() == "120"
    assert store.fisik.muat(2023)[RETRIBUSI] == empat


def test_earlier_quarters_progress_is_only_read(buka: Buka) -> None:
    fisik = buka(UMUM).panel.rincian.fisik
    assert [m.isReadOnly() for m in fisik.capai] == [True, True, True, False]
    # the reports of TW I and III are handed in: their targets stand
    assert [m.isReadOnly() for m in fisik.target] == [True, False, True, False]


def test_submitted_report_is_only_read(buka: Buka) -> None:
    halaman = buka(UMUM, 3)
    assert halaman.sesi.lembar is not None
    assert halaman.sesi.lembar.beku
    assert all(m.isReadOnly() for m in halaman.panel.rincian.fisik.target)
    assert "diajukan" in halaman.panel.rincian.fisik.keadaan.text()


def test_keuangan_types_a_breakdown(buka: Buka, store: Store) -> None:
    panel = buka("").panel.rincian
    model = panel.model

    def isi(baris: int, kolom: int, teks: str) -> bool:
        panel.tabel.setCurrentIndex(model.index(baris, kolom))
        return model.setData(model.index(baris, kolom), teks)

    assert not isi(0, PAGU, "1000")
    assert "dahulu" in panel.galat.text()
    assert isi(0, REKENING, "5.2.02")
    assert isi(0, URAIAN, "Meja")
    assert isi(0, PAGU, "1.000.000")
    assert isi(0, KAS, "250000")
    assert isi(0, REALISASI, "6.708.000")
    assert not isi(0, PAGU, "banyak")
    assert model.data(model.index(0, PAGU)) == "banyak"
    assert isi(1, REKENING, "5.1.01")
    semua = store.belanja.muat(2023)[RETRIBUSI]
    meja = Belanja("5.2.02", "Meja", JenisBelanja.MODAL, 1_000_000, (None, None, None, 250_000))
    assert semua[0] == Belanja("5.1.01")
    assert semua[1].realisasi == (None, None, None, 6_708_000)
    assert (semua[1].pagu, semua[1].kas, semua[1].jenis) == (meja.pagu, meja.kas, meja.jenis)
    # the row that was typed is still the current one, though it sorts first now
    assert panel.tabel.currentIndex().row() == 0
    assert isi(0, JENIS, "transfer")
    panel.hapus.click()
    assert len(store.belanja.muat(2023)[RETRIBUSI]) == 1
    assert "pagu 1.000.000 (beda" in panel.jumlah.text()
    assert "TW IV 6.708.000 (cocok)" in panel.jumlah.text()


def test_a_row_typed_with_the_keyboard_alone(buka: Buka, store: Store) -> None:
    halaman = buka("")
    tabel = halaman.panel.rincian.tabel
    tabel.setFocus()
    tabel.setCurrentIndex(tabel.model().index(0, REKENING))
    for teks in ("5.2.02", "Meja", "", "1.000.000"):
        if teks:
            QTest.keyClick(QApplication.focusWidget(), teks[0])
            QTest.keyClicks(QApplication.focusWidget(), teks[1:])
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()
    (satu,) = store.belanja.muat(2023)[RETRIBUSI]
    assert (satu.rekening, satu.uraian, satu.pagu) == ("5.2.02", "Meja", 1_000_000)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert halaman.tabel.hasFocus()


def test_unit_reads_the_breakdown_where_keuangan_enters_rupiah(buka: Buka) -> None:
    panel = buka(UMUM).panel.rincian
    assert panel.model.rowCount() == 0
    assert "Keuangan" in panel.jumlah.text()


def test_f7_walks_the_leaves(buka: Buka) -> None:
    halaman = buka(UMUM)
    panel = halaman.panel
    panel.lembaran.setCurrentIndex(0)
    for _ in range(panel.lembaran.count()):
        sebelum = panel.lembaran.currentIndex()
        panel.lembar_berikut()
        assert panel.lembaran.currentIndex() == (sebelum + 1) % panel.lembaran.count()
        if panel.lembaran.currentIndex() == 1:
            assert panel.rincian.fisik.capai[3].hasFocus()


def test_corrections_are_told_below_the_quarters(buka: Buka, store: Store) -> None:
    bukukan(store, BukukanKoreksi(2023, RETRIBUSI, 2, 1_000, "SP2D susulan"))
    halaman = buka(UMUM)
    halaman.panel.lembaran.setCurrentIndex(0)
    assert "TW III memuat koreksi TW II Rp 1.000: SP2D susulan" in halaman.panel.riwayat.isi.text()


def test_the_grid_is_still_there(buka: Buka) -> None:
    halaman = buka(UMUM)
    assert halaman.model.indeks(Sel(RETRIBUSI, "Jumlah laporan retribusi", False)).isValid()
    halaman.panel.lembaran.setCurrentIndex(0)
    assert halaman.panel.tumpukan.currentIndex() == 0


def test_pagu_typed_is_of_the_version_in_force(buka: Buka, store: Store) -> None:
    """TW IV stands under the perubahan: what murni said stays for the quarters before."""
    with store.ubah("uji"):
        store.belanja.simpan(2023, RETRIBUSI, Belanja("5.1.02", pagu=500))
    panel = buka("").panel.rincian
    assert panel.judul.text() == "Rincian belanja (Rp), versi perubahan"
    panel.tabel.setCurrentIndex(panel.model.index(0, PAGU))
    assert panel.model.setData(panel.model.index(0, PAGU), "700")
    assert [store.belanja.muat(2023, n)[RETRIBUSI][0].pagu for n in (3, 4)] == [500, 700]
    panel = buka("", 2).panel.rincian
    assert panel.judul.text() == "Rincian belanja (Rp)"
    assert panel.model.baris[0].pagu == 500
