"""The import wizard in the window: by keys from file to stored rows, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.rencana import Kunci
from simpelin.services.baris_lembar import Pilihan
from simpelin.services.ekspor import ekspor
from simpelin.services.impor_lembar import buka_buku, lembar_cocok, periksa, usulkan
from simpelin.services.isi_realisasi import IsiAnggaran, isi
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.laporan import WISAYA, HalamanLaporan
from simpelin.ui.widgets.wisaya_impor import BERKAS, KOLOM, LEMBAR, PERIKSA, SELESAI, WisayaImpor
from tests.services.rencana_uji import ambil, rencana
from tests.services.test_judul_blok import dua_blok

SUB = Kunci("7.01.02.2.04.0003")


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanLaporan:
    satu = HalamanLaporan(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    satu.tuju(Bentuk.LRA)
    return satu


@pytest.fixture
def wisaya(halaman: HalamanLaporan) -> WisayaImpor:
    return halaman.wisaya


def _lra(folder: Path, *baris: list[object]) -> Path:
    buku = Workbook()
    buku.active.title = "LRA"
    for satu in (
        ["Laporan Realisasi Anggaran"],
        ["Kode Rekening", "Uraian", "Anggaran", "Realisasi"],
        *baris,
    ):
        buku.active.append(satu)
    path = folder / "lra.xlsx"
    buku.save(path)
    return path


def _baca(wisaya: WisayaImpor, qtbot: QtBot, path: Path) -> None:
    wisaya.baca(path)
    qtbot.waitUntil(lambda: wisaya.kini == LEMBAR and wisaya.sesi.kerja is None)


def _ke_periksa(wisaya: WisayaImpor, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(wisaya.tumpukan.currentWidget(), Qt.Key.Key_Return, KENDALI)
    assert wisaya.kini == PERIKSA
    qtbot.waitUntil(lambda: wisaya.sesi.kerja is None, timeout=10_000)


KENDALI = Qt.KeyboardModifier.ControlModifier


def test_file_to_store_and_back_by_keys(
    halaman: HalamanLaporan, wisaya: WisayaImpor, qtbot: QtBot, tmp_path: Path
) -> None:
    store = halaman.konteks.store
    sebelum = store.realisasi.anggaran(2023, SUB)
    assert halaman.pilihan == WISAYA
    assert halaman.minimumSizeHint().width() <= 1170
    _baca(
        wisaya, qtbot, _lra(tmp_path, [SUB.kode, "Sub", None, sum(filter(None, sebelum[:2])) + 7])
    )
    assert [b[0].teks for b in wisaya.lembar.lembar.tabel.baris] == ["LRA"]
    assert wisaya.lembar.judul.nilai() == 2
    _ke_periksa(wisaya, qtbot)
    assert "1 berubah" in wisaya.periksa.hitungan.text()
    assert wisaya.lanjut.text() == "Simpan 1 baris"
    assert store.realisasi.anggaran(2023, SUB) == sebelum
    qtbot.keyClick(wisaya.periksa.tabel, Qt.Key.Key_Return, KENDALI)
    qtbot.waitUntil(lambda: wisaya.kini == SELESAI and wisaya.sesi.kerja is None, timeout=9_000)
    assert store.realisasi.anggaran(2023, SUB)[2] == 7
    wisaya.lanjut.click()
    assert wisaya.kini == BERKAS
    assert "lra.xlsx" in wisaya.berkas.terakhir.text()
    wisaya.berkas.urung.click()
    assert store.realisasi.anggaran(2023, SUB) == sebelum
    assert not wisaya.berkas.urung.isVisible()


def test_refused_rows_are_shown_and_nothing_can_be_stored(
    wisaya: WisayaImpor, qtbot: QtBot, tmp_path: Path
) -> None:
    _baca(
        wisaya,
        qtbot,
        _lra(tmp_path, [SUB.kode, "Sub", None, 1], ["7.01.09.2.01.0001", "X", None, 5]),
    )
    _ke_periksa(wisaya, qtbot)
    assert wisaya.periksa.saring.currentText() == "ditolak"
    baris = [[sel.teks for sel in satu] for satu in wisaya.periksa.tabel.tabel.baris]
    assert "tidak ada dalam rencana" in baris[-1][5]
    assert not wisaya.lanjut.isEnabled()
    wisaya.periksa.kumulatif.setChecked(False)
    qtbot.waitUntil(lambda: wisaya.sesi.kerja is None, timeout=10_000)
    assert len(wisaya.periksa.tabel.tabel.baris) == 1


def test_columns_can_be_changed_and_missing_ones_are_named(
    wisaya: WisayaImpor, qtbot: QtBot, tmp_path: Path
) -> None:
    _baca(wisaya, qtbot, _lra(tmp_path, [SUB.kode, "Sub", 1, 2]))
    wisaya.ke(KOLOM)
    kotak = wisaya.kolom.pilihan["realisasi"]
    kotak.setCurrentIndex(0)
    assert "Belum ada: Realisasi" in wisaya.kolom.keterangan.text()
    assert not wisaya.lanjut.isEnabled()
    kotak.setCurrentIndex(kotak.findText("C  Anggaran"))
    assert wisaya.lanjut.isEnabled()
    assert wisaya.sesi.pilihan is not None
    assert wisaya.sesi.pilihan.peta.kolom["realisasi"] == ("C",)


def test_no_workbook_and_changed_cells_are_told_in_place(
    halaman: HalamanLaporan, wisaya: WisayaImpor, qtbot: QtBot, tmp_path: Path
) -> None:
    palsu = tmp_path / "palsu.xlsx"
    palsu.write_bytes(b"bukan buku kerja")
    wisaya.baca(palsu)
    qtbot.waitUntil(halaman.pesan.isVisible)
    assert wisaya.kini == BERKAS
    _baca(wisaya, qtbot, _lra(tmp_path, [SUB.kode, "Sub", None, 9_000_000]))
    wisaya.ke(PERIKSA)
    qtbot.waitUntil(lambda: wisaya.sesi.kerja is None, timeout=10_000)
    wisaya.maju()
    qtbot.waitUntil(lambda: wisaya.kini == SELESAI and wisaya.sesi.kerja is None, timeout=9_000)
    isi(halaman.konteks.store, IsiAnggaran(2023, 3, SUB, 5))
    wisaya.ke(BERKAS)
    wisaya.berkas.urungkan()
    assert "sudah diubah" in halaman.pesan.label.text()


def test_work_off_the_windows_thread_is_done_by_who_sits_before_it(konteks: Konteks) -> None:
    assert konteks.dengan_store(lambda satu: satu.pelaku) is konteks.store.pelaku
    assert konteks.dengan_store(lambda satu: satu) is not konteks.store


def test_our_own_bkad_form_read_as_an_lra_changes_nothing(konteks: Konteks, tmp_path: Path) -> None:
    path = tmp_path / "bkad.xlsx"
    ekspor(konteks.store, "bkad", 2023, 3, path, tanggal=konteks.tanggal)
    buku = buka_buku(path)
    lembar = lembar_cocok(buku, Bentuk.LRA)
    peta, _ = usulkan(konteks.store, buku, lembar, Bentuk.LRA, 3)
    hasil = periksa(konteks.store, buku, Pilihan(lembar, peta, 2023, 3))
    assert (hasil.ringkasan.sama, hasil.berubah, hasil.penolakan) == (37, False, ())
    assert hasil.catatan[0].endswith("cocok dengan jumlah baris yang terbaca: 3.359.851.750.")


def test_block_titles_are_guessed_shown_and_can_be_refused(
    kosong: Konteks, qtbot: QtBot, tmp_path: Path
) -> None:
    """Two blocks with the same code: the guess stands in the list of sub-units, the preview says
    which title named what, and going by the code alone is one choice away."""
    ambil(kosong.store, tmp_path, rencana())
    kosong.catat()
    kosong.pilih_periode(2023, 1)
    halaman = HalamanLaporan(kosong)
    qtbot.addWidget(halaman)
    halaman.resize(1170, 650)
    halaman.show()
    halaman.tuju(Bentuk.BELANJA)
    wisaya = halaman.wisaya
    path = dua_blok(tmp_path / "rekap.xlsx")
    _baca(wisaya, qtbot, path)
    _ke_periksa(wisaya, qtbot)
    sub = wisaya.periksa.sub
    assert sub.currentText() == "menurut judul blok"
    assert "“KELURAHAN TOMONI”: Kelurahan Tomoni" in wisaya.periksa.catatan_bawah.text()
    baris = [[sel.teks for sel in satu] for satu in wisaya.periksa.tabel.tabel.baris]
    assert any(satu[5] == "judul blok: Kelurahan Tomoni" for satu in baris)
    assert wisaya.lanjut.isEnabled()
    sub.setCurrentIndex(sub.findText("sub-unit menurut kodenya"))
    sub.activated.emit(sub.currentIndex())
    qtbot.waitUntil(lambda: wisaya.sesi.kerja is None)
    assert wisaya.lanjut.text() == "Ada yang ditolak"
    assert "pilih “menurut judul blok”" in wisaya.periksa.catatan_bawah.text()
    sub.setCurrentIndex(sub.findText("menurut judul blok"))
    sub.activated.emit(sub.currentIndex())
    qtbot.waitUntil(lambda: wisaya.sesi.kerja is None)
    assert halaman.minimumSizeHint().width() <= 1170
    wisaya.lanjut.click()
    qtbot.waitUntil(lambda: wisaya.kini == SELESAI, timeout=10_000)
    pagu = {s.kunci: s.pagu for s in kosong.store.rencana.versi(2023)[0].simpul}
    assert pagu[Kunci("7.01.01.2.01.0001", "Kelurahan Tomoni")] == 95_000
