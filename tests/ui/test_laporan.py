"""Choose a form, see it, write it off the window's thread; take files back."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simpelin.domain.hak import Pelaku, PeranOrang
from simpelin.domain.rencana import Kunci
from simpelin.services import isi_realisasi, templat
from simpelin.services.isi_realisasi import IsiAnggaran
from simpelin.store import cadangkan, open_store
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.laporan import CADANGAN, IMPOR, HalamanLaporan
from simpelin.ui.widgets.panel_bahan import PEMBANDING
from simpelin.ui.widgets.panel_ekspor import BENTUK, BERENCANA

LEMBAR = Kunci("7.01.02.2.04.0003")


@pytest.fixture
def laporan(konteks: Konteks, qtbot: QtBot) -> HalamanLaporan:
    satu = HalamanLaporan(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    return satu


def test_preview_has_the_office_total(laporan: HalamanLaporan) -> None:
    akhir = laporan.ekspor.tabel.tabel.baris[-1]
    assert akhir[1].teks == "Jumlah"
    assert akhir[2].teks == "4.668.183.425"


def test_a_part_beside_the_forms_is_made_when_it_is_asked_for(laporan: HalamanLaporan) -> None:
    assert laporan.tumpukan.count() == 1
    laporan.pilih(CADANGAN)
    assert laporan.tumpukan.currentWidget() is laporan.cadangan
    assert laporan.tumpukan.count() == 2


def test_preview_follows_the_period(laporan: HalamanLaporan) -> None:
    laporan.konteks.pilih_periode(2023, 4)
    assert laporan.ekspor.tabel.tabel.baris[-1][6].teks == "4.557.367.162"


@pytest.mark.parametrize("id_bentuk", [satu.id for satu in BENTUK])
def test_every_form_is_written(
    laporan: HalamanLaporan, qtbot: QtBot, tmp_path: Path, id_bentuk: str
) -> None:
    laporan.pilih(id_bentuk)
    panel = laporan.ekspor
    assert panel.tombol.isEnabled()
    assert Path(panel.nama_berkas()).suffix in panel._bentuk.akhiran
    tujuan = (tmp_path / "keluar").with_suffix(panel._bentuk.akhiran[0])
    kerja = panel.tulis(tujuan)
    assert not panel.tombol.isEnabled()
    with qtbot.waitSignal(kerja.usai, timeout=20_000):
        pass
    qtbot.waitUntil(panel.tombol.isEnabled)
    assert laporan.pesan.label.text() == f"Ditulis: {tujuan}"
    assert laporan.pesan.tombol.isVisible()
    assert tujuan.read_bytes()[:2] == b"PK"


def test_file_that_cannot_be_written_is_said_in_place(
    laporan: HalamanLaporan, qtbot: QtBot, tmp_path: Path
) -> None:
    tujuan = tmp_path / "folder.xlsx"
    tujuan.mkdir()
    kerja = laporan.ekspor.tulis(tujuan)
    with qtbot.waitSignal(kerja.usai, timeout=20_000):
        pass
    qtbot.waitUntil(laporan.pesan.isVisible)
    assert laporan.pesan.property("pesan") == "galat"


# --- import ------------------------------------------------------------------------------


def test_import_shows_old_and_new_before_it_stores(
    laporan: HalamanLaporan, qtbot: QtBot, tmp_path: Path, db: Path
) -> None:
    berkas = tmp_path / "isi.xlsx"
    lain = open_store(tmp_path / "lain.simpelin")
    templat.templat_isi(laporan.konteks.store, berkas)
    lain.close()
    store = laporan.konteks.store
    isi_realisasi.isi(store, IsiAnggaran(2023, 3, LEMBAR, 1_000))
    laporan.tuju(berkas)
    panel = laporan.impor
    assert laporan.pilihan == IMPOR
    qtbot.waitUntil(lambda: panel.hasil is not None, timeout=20_000)
    assert panel.simpan.isEnabled()
    baris = [[sel.teks for sel in satu] for satu in panel.tabel.tabel.baris]
    assert any(satu[3] == "1.000" for satu in baris)
    assert store.realisasi.muat(2023).anggaran[LEMBAR][2] == 1_000  # not stored yet
    with qtbot.waitSignal(laporan.konteks.tersimpan, timeout=20_000):
        panel.impor()
    assert store.realisasi.muat(2023).anggaran[LEMBAR][2] != 1_000
    assert "tersimpan" in laporan.pesan.label.text()
    assert laporan.pesan.tombol.text() == "Urungkan"
    laporan.pesan.tombol.click()
    assert store.realisasi.muat(2023).anggaran[LEMBAR][2] == 1_000
    assert "diurungkan: 1 nilai" in laporan.pesan.label.text()


def test_refused_file_lists_every_reason(
    laporan: HalamanLaporan, qtbot: QtBot, tmp_path: Path
) -> None:
    palsu = tmp_path / "palsu.xlsx"
    palsu.write_bytes(b"bukan buku kerja")
    laporan.tuju(palsu)
    qtbot.waitUntil(laporan.pesan.isVisible, timeout=20_000)
    assert laporan.pesan.property("pesan") == "galat"
    assert not laporan.impor.simpan.isEnabled()


# --- backup ------------------------------------------------------------------------------


def test_backup_is_written_and_can_be_opened(
    konteks: Konteks, qtbot: QtBot, tmp_path: Path, db: Path
) -> None:
    konteks.cadangkan = lambda tujuan: cadangkan(db, tujuan)
    halaman = HalamanLaporan(konteks)
    qtbot.addWidget(halaman)
    halaman.show()
    halaman.pilih(CADANGAN)
    tujuan = tmp_path / "cadangan.simpelin"
    kerja = halaman.cadangan.tulis(tujuan)
    assert kerja is not None
    with qtbot.waitSignal(kerja.usai, timeout=20_000):
        pass
    qtbot.waitUntil(halaman.pesan.isVisible)
    salinan = open_store(tujuan)
    assert 2023 in salinan.rencana.tahun()
    salinan.close()


def test_restore_asks_in_place_first(
    laporan: HalamanLaporan, qtbot: QtBot, tmp_path: Path, db: Path
) -> None:
    salinan = cadangkan(db, tmp_path / "lama.simpelin")
    laporan.tuju(salinan)
    assert laporan.pilihan == CADANGAN
    assert laporan.cadangan.pulihkan.isVisible()
    with qtbot.waitSignal(laporan.konteks.minta_pulihkan) as minta:
        laporan.cadangan.pulihkan.click()
    assert minta.args == [salinan]


@pytest.mark.parametrize(
    ("peran", "boleh"), [(PeranOrang.KASUBAG_PERENCANAAN, True), (PeranOrang.CAMAT, False)]
)
def test_restoring_and_figures_of_others_are_the_planners(
    konteks: Konteks, qtbot: QtBot, peran: PeranOrang, boleh: bool
) -> None:
    konteks.store.pelaku = Pelaku("Ani", "ani", frozenset({peran}))
    halaman = HalamanLaporan(konteks)
    qtbot.addWidget(halaman)
    halaman.show()
    halaman.pilih(CADANGAN)
    assert halaman.cadangan.pilih.isEnabled() == boleh
    halaman.pilih(PEMBANDING)
    assert halaman.bahan.pembanding.simpan.isEnabled() == boleh
    assert ("Kasubag Perencanaan" in halaman.bahan.pembanding.simpan.toolTip()) != boleh


def test_year_without_a_plan_offers_nothing_to_write(kosong: Konteks, qtbot: QtBot) -> None:
    halaman = HalamanLaporan(kosong)
    qtbot.addWidget(halaman)
    halaman.show()
    halaman.pilih("lembar")
    assert not halaman.ekspor.tombol.isEnabled()
    assert "Belum ada rencana" in halaman.ekspor.keterangan.text()
    halaman.pilih("templat")
    assert halaman.ekspor.tombol.isEnabled()


@pytest.mark.parametrize("id_bentuk", sorted(BERENCANA))
def test_a_total_of_nothing_is_no_report(kosong: Konteks, qtbot: QtBot, id_bentuk: str) -> None:
    halaman = HalamanLaporan(kosong)
    qtbot.addWidget(halaman)
    halaman.show()
    halaman.pilih(id_bentuk)
    assert not halaman.ekspor.tombol.isEnabled()
    assert halaman.ekspor.keterangan.text().startswith(f"Belum ada rencana {kosong.tahun}")


def test_official_list_is_taken_in_from_the_window(
    laporan: HalamanLaporan, qtbot: QtBot, tmp_path: Path
) -> None:
    daftar = tmp_path / "daftar.csv"
    daftar.write_text(
        "kode_program,program,kode_kegiatan,kegiatan,kode_sub_kegiatan,sub_kegiatan\n"
        "9.01.01,PROGRAM,9.01.01.2.01,Kegiatan,9.01.01.2.01.0001,Sub\n",
        encoding="utf-8",
    )
    laporan.pilih(IMPOR)
    panel = laporan.impor
    panel.uji(daftar, daftar=True)
    qtbot.waitUntil(lambda: panel.hasil is not None, timeout=20_000)
    assert panel.simpan.text() == "Simpan 3 baris"
    with qtbot.waitSignal(laporan.konteks.tersimpan, timeout=20_000):
        panel.impor()
    assert len(laporan.konteks.store.nomenklatur.semua()) == 3


def test_a_stopped_export_says_so_and_writes_nothing(
    laporan: HalamanLaporan, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bkad.xlsx"
    kerja = laporan.ekspor.tulis(path)
    with qtbot.waitSignal(kerja.usai, timeout=10_000):
        kerja.hentikan()
    assert not path.exists()
    assert "tidak ditulis" in laporan.pesan.label.text()
    assert laporan.ekspor.tombol.isEnabled()
