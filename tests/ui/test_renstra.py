"""The Renstra of a node, typed beside the plan's form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.pelaku import Pelaku, PeranOrang
from simpelin.domain.rencana import Kunci, Sifat
from simpelin.domain.renstra import AlihKode, Renstra
from simpelin.services import rencana
from simpelin.services import renstra as layanan
from simpelin.store import Store
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel_renstra import (
    ANGGARAN,
    KETERANGAN,
    PAGU,
    PERAN_HITUNG,
    REALISASI,
    TAHUN,
    TARGET,
)
from simpelin.ui.pages.rencana import HalamanRencana
from simpelin.ui.tema import Tema
from simpelin.ui.widgets.panel_renstra import PanelRenstra

S1, T1, SUB = Kunci("S1"), Kunci("T1"), Kunci("7.01.02.2.04.0003")
AKHIR = 7
Buka = Callable[..., HalamanRencana]


@pytest.fixture
def buka(qtbot: QtBot, store: Store, tema: Tema) -> Iterator[Buka]:
    dibuka: list[HalamanRencana] = []

    def _buka(kunci: Kunci = S1, tahun: int = 2023) -> HalamanRencana:
        konteks = Konteks(store, tema)
        konteks.pilih_periode(tahun, 4)
        halaman = HalamanRencana(konteks)
        konteks.setParent(halaman)
        halaman.resize(1200, 680)
        qtbot.addWidget(halaman)
        halaman.show()
        QTest.qWaitForWindowActive(halaman)
        halaman.tuju(kunci)
        QTest.keyClick(halaman, Qt.Key.Key_F8)
        dibuka.append(halaman)
        return halaman

    yield _buka
    for satu in dibuka:
        satu.form.simpul = None
        satu.close()


def kolom(panel: PanelRenstra, nomor: int) -> list[str]:
    model = panel.model
    return [str(model.index(b, nomor).data()) for b in range(model.rowCount())]


def isi(panel: PanelRenstra, baris: int, nomor: int, teks: str) -> bool:
    panel.tabel.setCurrentIndex(panel.model.index(baris, nomor))
    return panel.model.setData(panel.model.index(baris, nomor), teks)


def butir(store: Store, kunci: Kunci, uang: bool = False):
    semua = store.renstra.semua()[0].butir
    return next(b for b in semua if b.kunci == kunci and (b.indikator == "") is uang)


def test_years_as_published_computed_ones_only_read(buka: Buka) -> None:
    panel = buka().lembaran.renstra
    assert kolom(panel, TAHUN) == ["Kondisi awal", *map(str, range(2021, 2027)), "Akhir 2026"]
    assert kolom(panel, TARGET) == ["78", "78", "79", "81", "83", "85", "86", "86"]
    assert kolom(panel, REALISASI)[1:4] == ["90,65", "115,42", "130,11"]
    assert kolom(panel, REALISASI)[AKHIR] == "130,11"
    assert kolom(panel, KETERANGAN)[3] == "K dan Rp dihitung"
    indeks = panel.model.index(2, REALISASI)
    assert indeks.data(PERAN_HITUNG)
    assert not isi(panel, 2, REALISASI, "1")


def test_typed_with_the_keyboard_stored_and_taken_back(buka: Buka, store: Store) -> None:
    halaman = buka()
    tabel = halaman.lembaran.renstra.tabel
    assert QApplication.focusWidget() is tabel
    assert tabel.currentIndex().column() == TARGET
    for _ in range(3):
        QTest.keyClick(tabel, Qt.Key.Key_Down)
    QTest.keyClicks(QApplication.focusWidget(), "8")
    QTest.keyClicks(QApplication.focusWidget(), "4,5")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert butir(store, S1).pada(2024).target == Fraction("84.5")
    assert kolom(halaman.lembaran.renstra, TARGET)[4] == "84,5"
    tabel.setFocus()
    QTest.keyClick(tabel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert butir(store, S1).pada(2024).target == 83
    QTest.keyClick(tabel, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert butir(store, S1).pada(2024).target == Fraction("84.5")


def test_rupiah_go_to_the_node_and_the_end_is_derived(buka: Buka, store: Store) -> None:
    panel = buka(SUB).lembaran.renstra
    assert isi(panel, 1, PAGU, "2.000.000")
    assert isi(panel, 2, PAGU, "3000000")
    assert isi(panel, 1, ANGGARAN, "1.900.000")
    assert isi(panel, 1, REALISASI, "140")
    satu = butir(store, SUB, uang=True)
    assert (satu.tahun_kode, satu.pada(2021).pagu, satu.pada(2021).anggaran) == (
        2021, 2_000_000, 1_900_000
    )  # fmt: skip
    jumlah = sum(n.pagu or 0 for n in satu.tahun.values())
    assert kolom(panel, PAGU)[AKHIR] == tulis_rupiah(jumlah)
    assert panel.model.index(AKHIR, PAGU).data(PERAN_HITUNG)
    assert isi(panel, AKHIR, PAGU, "9000000")
    lalu = 1_900_000 + (satu.pada(2022).anggaran or 0)
    assert kolom(panel, ANGGARAN)[AKHIR] == tulis_rupiah(lalu + 2_676_300)
    dahulu = butir(store, SUB).pada(2022).realisasi
    assert panel.model.nilai(AKHIR, REALISASI) == 140 + dahulu + 150, "typed, typed, computed"


def test_refused_value_stays_visible_with_its_reason(buka: Buka, store: Store) -> None:
    panel = buka().lembaran.renstra
    assert not isi(panel, 4, TARGET, "banyak")
    assert panel.model.index(4, TARGET).data() == "banyak"
    assert "Belum disimpan" in panel.galat.text()
    assert not isi(panel, 5, TARGET, "-3")
    assert "0 atau lebih" in panel.galat.text()
    assert butir(store, S1).pada(2025).target == 85


def test_block_from_excel(buka: Buka, store: Store) -> None:
    panel = buka(SUB).lembaran.renstra
    panel.tabel.setCurrentIndex(panel.model.index(1, TARGET))
    QApplication.clipboard().setText("140\t139\t2000000\n145\t144\t2100000\n")
    QTest.keyClick(panel.tabel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    k = next(b for b in store.renstra.semua()[0].butir if b.kunci == SUB and b.indikator)
    assert [(k.pada(t).target, k.pada(t).realisasi) for t in (2021, 2022)] == [
        (140, 139), (145, 144)
    ]  # fmt: skip
    assert butir(store, SUB, uang=True).pada(2022).pagu == 2_100_000


def test_how_years_add_up(buka: Buka, store: Store) -> None:
    panel = buka().lembaran.renstra
    panel.sifat.setCurrentIndex(panel.sifat.findText("dirata-rata"))
    panel.sifat.activated.emit(panel.sifat.currentIndex())
    assert butir(store, S1).sifat is Sifat.RATA_RATA
    rata = (Fraction("90.65") + Fraction("115.42") + Fraction("130.11")) / 3
    assert panel.model.nilai(AKHIR, REALISASI) == rata
    panel.model.tumpukan.undo()
    assert butir(store, S1).sifat is None
    assert panel.sifat.currentText() == "seperti indikatornya"


def test_old_code_is_chosen_from_last_years_plan(buka: Buka, store: Store) -> None:
    rencana.tahun_baru(store, 2024)
    with store.ubah("dari luar"):
        store.rencana.ganti_kode(2024, SUB, Kunci(f"{SUB.kode}9"))
    panel = buka(Kunci(f"{SUB.kode}9"), 2024).lembaran.renstra
    assert panel.kode_lama.currentText() == "tidak ada: simpul baru" or not store.renstra.alih()
    nomor = next(n for n in range(panel.kode_lama.count()) if panel.kode_lama.itemData(n) == SUB)
    panel.kode_lama.setCurrentIndex(nomor)
    panel.kode_lama.activated.emit(nomor)
    assert store.renstra.alih() == (AlihKode(2024, SUB, Kunci(f"{SUB.kode}9")),)
    assert f"kode {SUB}" in kolom(panel, KETERANGAN)[3]
    assert kolom(panel, REALISASI)[3] == "150"
    panel.putus.click()
    assert store.renstra.alih() == ()
    panel.usul.click()
    assert len(store.renstra.alih()) == 1


def test_a_year_outside_every_period_offers_to_begin_one(buka: Buka, store: Store) -> None:
    with store.ubah("kosongkan"):
        (masa,) = store.renstra.semua()
        for satu in masa.butir:
            store.renstra.simpan_butir(
                masa, type(satu)(satu.kunci, satu.indikator, satu.tahun_kode)
            )
        store.renstra.hapus(masa)
    panel = buka().lembaran.renstra
    assert panel.tumpukan.currentIndex() == 1
    assert QApplication.focusWidget() is panel.awal
    panel.akhir.setText("2020")
    panel.buat.click()
    assert "mendahului" in panel.galat.text()
    panel.awal.setText("2021")
    panel.akhir.setText("2026")
    QTest.keyClick(panel.akhir, Qt.Key.Key_Return)
    assert [str(r) for r in store.renstra.semua()] == ["2021–2026"]
    assert panel.tumpukan.currentIndex() == 0


def test_regulation_is_changed_and_a_later_period_begun(buka: Buka, store: Store) -> None:
    panel = buka().lembaran.renstra
    panel.ganti_masa.click()
    assert QApplication.focusWidget() is panel.awal
    assert (panel.awal.text(), panel.akhir.text()) == ("2021", "2026")
    panel.nomor.setText("Perbup 7/2021")
    panel.buat.click()
    assert [r.nomor for r in store.renstra.semua()] == ["Perbup 7/2021"]
    assert "Perbup 7/2021" in panel.masa.text()
    panel.ganti_masa.click()
    panel.awal.setText("2023")
    panel.akhir.setText("2027")
    panel.buat.click()
    assert panel.masa.text().startswith("Renstra 2023–2027")
    assert kolom(panel, TARGET) == ["–"] * 7, "the later period holds, and is empty"
    panel.ganti_masa.click()
    assert panel.hapus_masa.isVisible()
    panel.hapus_masa.click()
    assert kolom(panel, TARGET)[1] == "78"
    panel.ganti_masa.click()
    panel.kembali.click()
    assert panel.tumpukan.currentIndex() == 0


def test_without_the_right_it_is_only_read(buka: Buka, store: Store) -> None:
    store.pelaku = Pelaku("Ani", "ani", frozenset({PeranOrang.STAF}), "Seksi Pelayanan Umum")
    panel = buka().lembaran.renstra
    assert not isi(panel, 4, TARGET, "1")
    assert not panel.sifat.isEnabled()
    assert not panel.kode_lama.isEnabled()
    assert "Renstra" in panel.masa.text().partition("·")[2]
    with pytest.raises(KesalahanPengguna, match="Renstra"):
        layanan.simpan_masa(store, Renstra(2030, 2034))


def test_leaf_follows_the_tree_and_keeps_the_form(buka: Buka) -> None:
    halaman = buka()
    halaman.pohon.setCurrentIndex(halaman.pohon.isi.indeks(T1))
    assert halaman.lembaran.renstra.judul.text().startswith("T1 ")
    QTest.keyClick(halaman, Qt.Key.Key_F8)
    assert halaman.form.asal == T1
    assert halaman.lembaran.tumpukan.currentIndex() == 0
