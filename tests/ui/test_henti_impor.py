"""Stopping an import in the window: what it says, what is left, and that it can go again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import openpyxl
import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.henti import Tahap
from simpelin.services import hasil_impor, templat
from simpelin.store import Store
from simpelin.store.inti import Inti
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.laporan import IMPOR, REKONSILIASI, HalamanLaporan
from simpelin.ui.pekerjaan import kata_tahap
from simpelin.ui.widgets.wisaya_impor import PERIKSA, SELESAI


def dump(store: Store) -> str:
    """Everything that is stored, the trail included."""
    return "\n".join(store.koneksi.iterdump())


class Tahan:
    """Holds the worker at its n-th call of something until the button was pressed."""

    def __init__(self, asal: Callable[..., object], ke: int) -> None:
        self.sampai, self.lanjut = Event(), Event()
        self._asal, self._ke = asal, ke

    def __call__(self, *isi: object, **nama: object) -> object:
        self._ke -= 1
        if self._ke == 0:
            self.sampai.set()
            assert self.lanjut.wait(10)
        return self._asal(*isi, **nama)

    def tekan(self, qtbot: QtBot, tombol: QPushButton) -> None:
        qtbot.waitUntil(self.sampai.is_set, timeout=10_000)
        tombol.click()
        self.lanjut.set()


def tahan(monkeypatch: pytest.MonkeyPatch, kelas: type, nama: str, ke: int) -> Tahan:
    satu = Tahan(getattr(kelas, nama), ke)
    monkeypatch.setattr(kelas, nama, lambda *isi, **kata: satu(*isi, **kata))
    return satu


@pytest.fixture
def laporan(konteks: Konteks, qtbot: QtBot) -> HalamanLaporan:
    satu = HalamanLaporan(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    return satu


@pytest.fixture
def isi(konteks: Konteks, tmp_path: Path) -> Path:
    """The example's own workbook with every item named anew."""
    path = tmp_path / "isi.xlsx"
    templat.templat_isi(konteks.store, path)
    buku = openpyxl.load_workbook(path)
    lembar = buku["Rencana"]
    kolom = [sel.value for sel in lembar[1]].index("nama") + 1
    for baris in range(2, lembar.max_row + 1):
        sel = lembar.cell(baris, kolom)
        sel.value = f"{sel.value} (baru)"
    buku.save(path)
    return path


def test_template_stopped_while_it_is_checked(
    laporan: HalamanLaporan, isi: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    laporan.pilih(IMPOR)
    panel, penahan = laporan.impor, tahan(monkeypatch, hasil_impor.Pencatat, "nilai", 20)
    panel.uji(isi)
    penahan.tekan(qtbot, panel.kemajuan.batal)
    qtbot.waitUntil(lambda: panel._kerja is None)
    assert "tidak jadi diperiksa" in panel.ringkasan.text()
    assert not panel.simpan.isEnabled()
    assert panel.pilih.isEnabled()
    with qtbot.waitSignal(panel.uji(isi).selesai):
        pass
    assert panel.simpan.isEnabled()


def test_template_stopped_while_it_is_stored_and_stored_again(
    laporan: HalamanLaporan, isi: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    laporan.pilih(IMPOR)
    store, panel = laporan.konteks.store, laporan.impor
    with qtbot.waitSignal(panel.uji(isi).selesai):
        pass
    semula = dump(store)
    penahan = tahan(monkeypatch, Inti, "catat", 5)
    panel.impor()
    penahan.tekan(qtbot, panel.kemajuan.batal)
    qtbot.waitUntil(lambda: panel._kerja is None)
    assert laporan.pesan.label.text() == (
        "Dibatalkan; tidak ada yang disimpan. isi.xlsx dapat diimpor lagi."
    )
    assert dump(store) == semula
    assert not list((store.path.parent / "cadangan").iterdir())
    # what was shown is still in view: it can be stored after all
    assert panel.simpan.isEnabled()
    assert panel.tabel.tabel.baris
    kerja = panel.impor()
    assert kerja is not None
    with qtbot.waitSignal(kerja.selesai):
        pass
    assert "tersimpan" in laporan.pesan.label.text()
    assert dump(store) != semula


def _lra(folder: Path, konteks: Konteks) -> Path:
    buku = Workbook()
    buku.active.append(["Kode Rekening", "Uraian", "Anggaran", "Realisasi"])
    for hasil in konteks.evaluasi().sub_kegiatan:
        assert hasil.simpul is not None
        rupiah = hasil.realisasi_anggaran + 1_000
        buku.active.append([hasil.simpul.kode, hasil.simpul.nama, 5, rupiah])
    buku.save(folder / "lra.xlsx")
    return folder / "lra.xlsx"


def test_wizard_stopped_while_it_checks_and_while_it_stores(
    laporan: HalamanLaporan, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    laporan.tuju(Bentuk.LRA)
    wisaya, store = laporan.wisaya, laporan.konteks.store
    semula = dump(store)
    with qtbot.waitSignal(wisaya.sesi.terbaca):
        wisaya.baca(_lra(tmp_path, laporan.konteks))
    qtbot.waitUntil(lambda: wisaya.sesi.kerja is None)
    penahan = tahan(monkeypatch, hasil_impor.Pencatat, "nilai", 5)
    wisaya.ke(PERIKSA)
    penahan.tekan(qtbot, wisaya.kemajuan.batal)
    qtbot.waitUntil(lambda: wisaya.sesi.kerja is None)
    assert wisaya.lanjut.text() == "Periksa lagi"
    assert "lra.xlsx dapat diimpor lagi" in laporan.pesan.label.text()
    wisaya.lanjut.click()
    qtbot.waitUntil(lambda: wisaya.sesi.kerja is None)
    assert wisaya.lanjut.text().startswith("Simpan ")
    penahan = tahan(monkeypatch, Inti, "catat", 5)
    wisaya.lanjut.click()
    penahan.tekan(qtbot, wisaya.kemajuan.batal)
    qtbot.waitUntil(lambda: wisaya.sesi.kerja is None)
    assert dump(store) == semula
    assert wisaya.kini == PERIKSA
    wisaya.lanjut.click()
    qtbot.waitUntil(lambda: wisaya.kini == SELESAI, timeout=10_000)
    assert dump(store) != semula


def test_bkad_list_stopped_while_it_is_stored(
    laporan: HalamanLaporan, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    laporan.pilih(REKONSILIASI)
    panel, store = laporan.rekonsiliasi, laporan.konteks.store
    panel.buka(_lra(tmp_path, laporan.konteks))
    qtbot.waitUntil(lambda: panel._kerja is None)
    semula = dump(store)
    penahan = tahan(monkeypatch, Inti, "tulis", 5)
    panel.simpan()
    assert not panel.tombol["simpan"].isEnabled()
    assert not panel.tombol["batal"].isVisible()  # beside “Batalkan” nobody could tell them apart
    penahan.tekan(qtbot, panel.kemajuan.batal)
    qtbot.waitUntil(lambda: panel._kerja is None)
    assert dump(store) == semula
    assert "tidak ada yang disimpan" in laporan.pesan.label.text()
    assert panel.peta.isVisible()
    assert laporan.minimumSizeHint().width() <= 1170
    panel.simpan()
    qtbot.waitUntil(lambda: panel._kerja is None)
    assert store.rekonsiliasi.ada(2023, 3)


def test_columns_chosen_while_it_compares_count(
    laporan: HalamanLaporan, tmp_path: Path, qtbot: QtBot
) -> None:
    """The comparison that is shown is the one of what is chosen last."""
    laporan.pilih(REKONSILIASI)
    panel = laporan.rekonsiliasi
    panel.buka(_lra(tmp_path, laporan.konteks))
    qtbot.waitUntil(lambda: panel._kerja is None)
    kotak = panel.peta.kolom["realisasi"]
    for huruf in ("C", "D", "C"):
        kotak.setCurrentIndex(kotak.findData(huruf))
        kotak.activated.emit(kotak.currentIndex())
    qtbot.waitUntil(lambda: panel._kerja is None and panel.hasil is not None)
    assert panel.kepala.angka["BKAD"].text() == str(
        5 * len(laporan.konteks.evaluasi().sub_kegiatan)
    )


def test_stages_in_words() -> None:
    assert kata_tahap(Tahap.MEMBACA, 30, 120) == "Membaca … 25 %"
    assert kata_tahap(Tahap.MEMERIKSA, 1_200, 2_000) == "Memeriksa 1.200 dari 2.000 …"
    assert kata_tahap(Tahap.MENYIMPAN, 0, 0) == "Menyimpan …"
