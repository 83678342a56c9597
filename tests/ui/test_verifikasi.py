"""Verifikasi and Kalender: the queue, every step by keyboard, what is frozen, the lists."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from simpelin.domain.hak import PeranOrang
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.rencana import Kunci
from simpelin.domain.tingkat import Jenjang
from simpelin.services import antrean, langkah_laporan, pengaturan
from simpelin.services.isi_realisasi import IsiAnggaran, isi
from simpelin.store import Pelaku, Store, open_store
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.beranda import Beranda
from simpelin.ui.pages.evaluasi import HalamanEvaluasi
from simpelin.ui.pages.input_realisasi import InputRealisasi
from simpelin.ui.pages.kalender import HalamanKalender
from simpelin.ui.pages.verifikasi import HalamanVerifikasi
from tests.services import langkah_uji

UMUM, PEM = "Seksi Pelayanan Umum", "Seksi Pemerintahan Umum"
T = (2023, 3)
KONTROL, TANPA = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanVerifikasi:
    satu = HalamanVerifikasi(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    satu.activateWindow()
    return satu


def status(konteks: Konteks, unit: str) -> StatusLaporan:
    return konteks.store.laporan.muat(*T)[unit].status


def test_what_waits_stands_first(halaman: HalamanVerifikasi) -> None:
    giliran = [satu.giliran for satu in halaman.tampak]
    assert giliran == sorted(giliran, key=lambda g: g is None)
    assert "menunggu" in halaman.label_keterangan.text()
    assert halaman.kini is not None
    assert halaman.panel.tabel.tabel.rowCount()
    halaman.jenjang.setCurrentIndex(halaman.jenjang.findData(Jenjang.VERIFIKASI.value))
    halaman._saring()
    # the planner's own report goes to the secretary at once
    assert [satu.unit for satu in halaman.tampak] == ["Sub Bagian Perencanaan dan Kepegawaian"]


def test_a_report_is_read_once_when_the_page_loads(
    halaman: HalamanVerifikasi, monkeypatch: pytest.MonkeyPatch
) -> None:
    dibaca: list[str] = []
    asli = antrean.isi_laporan

    def isi_laporan(store: Store, unit: str, tahun: int, triwulan: int) -> antrean.IsiLaporan:
        dibaca.append(unit)
        return asli(store, unit, tahun, triwulan)

    monkeypatch.setattr(antrean, "isi_laporan", isi_laporan)
    halaman.segarkan()
    assert halaman.kini is not None
    assert dibaca == [halaman.kini.unit]


def test_the_page_opens_with_ones_own_tier(konteks: Konteks, qtbot: QtBot) -> None:
    konteks.store.pelaku = Pelaku("Rina", "rina", frozenset({PeranOrang.KASUBAG_PERENCANAAN}))
    satu = HalamanVerifikasi(konteks)
    qtbot.addWidget(satu)
    satu.show()
    assert satu.jenjang.currentData() == Jenjang.PERIKSA
    assert {b.giliran for b in satu.tampak} == {Jenjang.PERIKSA}


def test_check_and_return_by_keyboard(
    halaman: HalamanVerifikasi, konteks: Konteks, qtbot: QtBot
) -> None:
    halaman.pilih_unit(UMUM)
    halaman.antrean.setFocus()
    qtbot.keyClick(halaman.antrean, Qt.Key.Key_Return, KONTROL)
    assert not halaman.tanya.isHidden()
    qtbot.keyClick(halaman.tanya.medan, Qt.Key.Key_Return)
    assert status(konteks, UMUM) is StatusLaporan.DIPERIKSA
    assert halaman.kini is not None
    assert halaman.kini.unit == UMUM
    assert halaman.ya.text() == "Verifikasi"
    qtbot.keyClick(halaman.antrean, Qt.Key.Key_F7)
    qtbot.keyClick(halaman.tanya.medan, Qt.Key.Key_Return)
    assert "Tulis alasan" in halaman.tanya.galat.text()
    qtbot.keyClicks(halaman.tanya.medan, "foto belum ada")
    qtbot.keyClick(halaman.tanya.medan, Qt.Key.Key_Return)
    assert status(konteks, UMUM) is StatusLaporan.DIKEMBALIKAN
    langkah = konteks.store.langkah.muat(*T, UMUM)
    assert langkah[-1].alasan == "foto belum ada"


def test_batch_takes_those_without_findings(
    halaman: HalamanVerifikasi, konteks: Konteks, qtbot: QtBot
) -> None:
    pilih = halaman.jenjang.findData(Jenjang.PERIKSA.value)
    halaman.jenjang.setCurrentIndex(pilih)
    halaman._saring()
    qtbot.keyClick(halaman.antrean, Qt.Key.Key_F8)
    assert "tanpa ketidaksesuaian" in halaman.tanya.label.text()
    halaman.tanya.ya.click()
    jadi = [u for u, s in konteks.store.laporan.muat(*T).items() if s.status == "diperiksa"]
    assert jadi
    for unit in jadi:
        halaman.jenjang.setCurrentIndex(0)
        halaman._saring()
        halaman.pilih_unit(unit)
        assert not halaman.panel.berat()


def test_approved_shows_its_difference_everywhere(
    halaman: HalamanVerifikasi, konteks: Konteks, qtbot: QtBot
) -> None:
    for jenjang in Jenjang:
        langkah_laporan.setuju(konteks.store, jenjang, PEM, *T)
    konteks.catat()
    halaman.pilih_unit(PEM)
    assert halaman.panel.tab.tabText(2) == "Beda dari yang disetujui (0)"
    assert halaman.ya.isHidden()
    pengaturan.atur(konteks.store, "batas_rp.2023.3", "2023-10-05")
    konteks.catat()
    halaman.pilih_unit(PEM)
    assert halaman.panel.tab.tabText(2) != "Beda dari yang disetujui (0)"
    evaluasi = HalamanEvaluasi(konteks)
    qtbot.addWidget(evaluasi)
    evaluasi.show()
    assert PEM in evaluasi.pesan.label.text()
    with qtbot.waitSignal(konteks.minta_halaman) as sinyal:
        evaluasi.pesan.tombol.click()
    assert sinyal.args == ["verifikasi", PEM]
    halaman.minta_buka()
    halaman.tanya.medan.setText("salah catat")
    halaman.tanya.ya.click()
    assert status(konteks, PEM) is StatusLaporan.DIKEMBALIKAN


def test_the_topmost_approval_alone_is_undone(halaman: HalamanVerifikasi, konteks: Konteks) -> None:
    for langkah in (langkah_uji.periksa_laporan, langkah_uji.verifikasi):
        langkah(konteks.store, PEM, *T)
    konteks.catat()
    halaman.pilih_unit(PEM)
    assert halaman.buka.text() == "Batalkan persetujuan …"
    halaman.buka.click()
    halaman.tanya.medan.setText("salah tekan")
    halaman.tanya.ya.click()
    assert status(konteks, PEM) is StatusLaporan.DIPERIKSA


def test_a_button_says_why_it_is_not_for_you(halaman: HalamanVerifikasi, konteks: Konteks) -> None:
    konteks.store.pelaku = Pelaku("Ani", "ani", frozenset({PeranOrang.STAF}), UMUM)
    halaman.segarkan()
    halaman.pilih_unit(UMUM)
    assert not halaman.ya.isEnabled()
    assert "Kasubag Perencanaan" in halaman.ya.toolTip()
    assert not halaman.kembali.isEnabled()
    assert "Kasubag Perencanaan" in halaman.kembali.toolTip()


def test_an_emptied_queue_says_so_and_leads_on(halaman: HalamanVerifikasi) -> None:
    halaman.jenjang.setCurrentIndex(halaman.jenjang.findData(Jenjang.SETUJUI.value))
    halaman._saring()
    assert halaman.tampak == ()
    assert halaman.habis.isVisible()
    lebar = halaman.antrean.width()
    halaman.lihat_semua()
    assert len(halaman.tampak) == len(halaman.butir)
    assert not halaman.habis.isVisible()
    assert halaman.panel.isVisible()
    assert lebar < 500


def test_what_the_camat_approved_is_opened_by_the_camat(
    halaman: HalamanVerifikasi, konteks: Konteks
) -> None:
    for jenjang in Jenjang:
        langkah_laporan.setuju(konteks.store, jenjang, PEM, *T)
    konteks.catat()
    for peran, boleh in ((PeranOrang.KASUBAG_PERENCANAAN, False), (PeranOrang.CAMAT, True)):
        konteks.store.pelaku = Pelaku("Ani", "ani", frozenset({peran}))
        halaman.segarkan()
        halaman.jenjang.setCurrentIndex(0)
        halaman._saring()
        halaman.pilih_unit(PEM)
        assert halaman.buka.isEnabled() == boleh
        assert ("Camat" in halaman.buka.toolTip()) != boleh


def test_the_unit_reads_why_and_keuangan_declares_final(konteks: Konteks, qtbot: QtBot) -> None:
    langkah_laporan.kembalikan(konteks.store, UMUM, *T, "foto belum ada")
    satu = InputRealisasi(konteks)
    qtbot.addWidget(satu)
    satu.show()
    satu.pilih_unit(UMUM)
    assert "foto belum ada" in satu.kembali.text()
    assert not satu.kembali.isHidden()
    satu.pilih_unit("")
    assert satu.kembali.isHidden()
    assert satu.ajukan.text() == "Nyatakan final …"
    satu.minta_ajukan()
    satu.tanya.ya.click()
    assert UMUM in konteks.store.rupiah_final.muat(*T)
    satu.pilih_unit(UMUM)
    assert "Rp final" in satu.keadaan.text()


def test_reminders_lead_to_their_page(konteks: Konteks, qtbot: QtBot) -> None:
    satu = Beranda(konteks)
    qtbot.addWidget(satu)
    satu.show()
    assert not satu.pengingat.isHidden()
    with qtbot.waitSignal(konteks.minta_halaman) as sinyal:
        satu.pengingat.tabel.setCurrentIndex(satu.pengingat.tabel.tabel.index(0, 0))
        qtbot.keyClick(satu.pengingat.tabel, Qt.Key.Key_Return)
    assert sinyal.args[0] in ("input", "verifikasi")


# --- Kalender ----------------------------------------------------------------------------------


@pytest.fixture
def kalender(konteks: Konteks, qtbot: QtBot) -> HalamanKalender:
    satu = HalamanKalender(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    return satu


def test_a_holiday_moves_the_deadline_at_once(
    kalender: HalamanKalender, konteks: Konteks, qtbot: QtBot
) -> None:
    def isian() -> str:
        return str(kalender.batas.tabel.index(2, 1).data())

    assert isian() == "04-10-2023"
    kalender.libur.tanggal.setDate(QDate(2023, 10, 4))
    qtbot.keyClick(kalender.libur.nama, Qt.Key.Key_Return)
    assert "Tulis nama" in kalender.libur.galat.text()
    qtbot.keyClicks(kalender.libur.nama, "Cuti bersama")
    qtbot.keyClick(kalender.libur.nama, Qt.Key.Key_Return)
    assert isian() == "05-10-2023"
    assert konteks.store.libur.muat() == {"2023-10-04": "Cuti bersama"}
    kalender.libur.tabel.setCurrentIndex(kalender.libur.tabel.tabel.index(0, 0))
    kalender.libur.hapuskan()
    assert isian() == "04-10-2023"


def test_exception_and_punctuality(kalender: HalamanKalender, tmp_path: Path) -> None:
    panel = kalender.pengecualian
    panel.unit.setCurrentText(UMUM)
    panel.sampai.setDate(QDate(2023, 10, 20))
    panel.beri.click()
    assert "Tulis alasan" in panel.galat.text()
    panel.alasan.setText("listrik padam")
    panel.beri.click()
    izin = kalender.konteks.store.pengecualian.muat(*T)[UMUM]
    assert (izin.sampai, izin.alasan) == (date(2023, 10, 20), "listrik padam")
    panel.tabel.setCurrentIndex(panel.tabel.tabel.index(0, 0))
    panel.cabut.click()
    assert not kalender.konteks.store.pengecualian.muat(*T)
    baris = kalender.tepat.tabel.rowCount()
    assert kalender.tepat.tabel.index(baris - 1, 0).data() == "Seluruh kantor"
    kalender.tulis(tmp_path / "k.xlsx")
    assert openpyxl.load_workbook(tmp_path / "k.xlsx").sheetnames == ["Setahun 2023", "Rincian"]


@pytest.mark.parametrize(
    ("peran", "libur", "kecuali", "final"),
    [
        (PeranOrang.KASUBAG_PERENCANAAN, True, True, True),
        (PeranOrang.CAMAT, False, True, False),
        (PeranOrang.KEUANGAN, False, False, True),
    ],
)
def test_what_is_not_yours_is_grey_and_says_whose(
    konteks: Konteks, qtbot: QtBot, peran: PeranOrang, libur: bool, kecuali: bool, final: bool
) -> None:
    konteks.store.pelaku = Pelaku("Ani", "ani", frozenset({peran}))
    satu, dua = HalamanKalender(konteks), HalamanVerifikasi(konteks)
    for halaman in (satu, dua):
        qtbot.addWidget(halaman)
        halaman.show()
    dua.lihat_semua()
    dua.pilih_unit(UMUM)
    for tombol, boleh in (
        (satu.libur.tambah, libur),
        (satu.pengecualian.beri, kecuali),
        (dua.panel.final, final),
    ):
        assert tombol.isEnabled() == boleh
        assert ("adalah bagian" in tombol.toolTip()) != boleh


def test_empty_office_says_what_to_do(kosong: Konteks, qtbot: QtBot) -> None:
    for jenis in (HalamanVerifikasi, HalamanKalender):
        satu = jenis(kosong)
        qtbot.addWidget(satu)
        satu.show()
        assert not satu.kosong.isHidden()


def test_nobody_approves_figures_that_they_have_not_seen(
    halaman: HalamanVerifikasi, konteks: Konteks
) -> None:
    halaman.pilih_unit(UMUM)
    halaman.minta_setuju()
    with closing(open_store(konteks.store.path)) as lain:
        pengaturan.atur(lain, "tempat", "Wotu")
    halaman.tanya.ya.click()
    assert status(konteks, UMUM) is StatusLaporan.DIAJUKAN
    assert not halaman.tanya.isHidden()
    konteks.periksa_perubahan()
    halaman.segarkan()
    halaman.pilih_unit(UMUM)
    halaman.minta_setuju()
    halaman.tanya.ya.click()
    assert status(konteks, UMUM) is StatusLaporan.DIPERIKSA


def test_an_earlier_quarter_says_what_it_changes_and_the_queue_marks_it(
    konteks: Konteks, qtbot: QtBot
) -> None:
    langkah_laporan.setuju(konteks.store, Jenjang.PERIKSA, UMUM, *T)
    langkah_laporan.setuju(konteks.store, Jenjang.VERIFIKASI, UMUM, *T)
    langkah_laporan.setuju(konteks.store, Jenjang.SETUJUI, UMUM, *T)
    konteks.pilih_periode(2023, 2)
    isian = InputRealisasi(konteks)
    qtbot.addWidget(isian)
    isian.resize(1170, 650)
    isian.show()
    isian.pilih_unit(UMUM)
    assert "Sudah disetujui: TW III Seksi Pelayanan Umum" in isian.sesudah.text()
    assert isian.sesudah.isVisible()
    isian.pilih_unit(PEM)
    assert not isian.sesudah.isVisible()
    baris = isi_laporan_kunci(konteks)
    isi(konteks.store, IsiAnggaran(2023, 2, baris, 1))
    konteks.pilih_periode(*T)
    halaman = HalamanVerifikasi(konteks)
    qtbot.addWidget(halaman)
    halaman.show()
    (satu,) = [b for b in halaman.butir if b.berubah]
    assert satu.unit == UMUM
    assert "1 berubah sesudahnya" in halaman.label_keterangan.text()
    nomor = [b.unit for b in halaman.tampak].index(UMUM)
    sel = halaman.antrean.tabel.baris[nomor][0]
    assert (sel.bawah, sel.tebal) == (f"berubah sesudah disetujui ({satu.berubah})", True)


def isi_laporan_kunci(konteks: Konteks) -> Kunci:
    """A sub kegiatan whose money is the unit's."""
    semua = konteks.evaluasi().sub_kegiatan
    return next(h.simpul.kunci for h in semua if h.simpul is not None and h.simpul.unit == UMUM)


def test_what_is_empty_is_shown_and_needs_a_reason(
    halaman: HalamanVerifikasi, konteks: Konteks, qtbot: QtBot
) -> None:
    kunci = isi_laporan_kunci(konteks)
    isi(konteks.store, IsiAnggaran(*T, kunci, None))
    for jenjang in (Jenjang.PERIKSA, Jenjang.VERIFIKASI):
        langkah_laporan.setuju(konteks.store, jenjang, UMUM, *T)
    konteks.catat()
    halaman.segarkan()
    halaman.pilih_unit(UMUM)
    assert "1 masih kosong" in halaman.panel.keadaan.text()
    tab = [halaman.panel.tab.tabText(n) for n in range(halaman.panel.tab.count())]
    halaman.panel.tab.setCurrentIndex(tab.index("Masih kosong (1)"))
    assert kunci.kode in halaman.panel.teks.text()
    halaman.minta_borong()
    assert UMUM not in halaman.tanya.label.text()
    halaman.minta_setuju()
    assert "Masih kosong: rupiah 1" in halaman.tanya.label.text()
    assert halaman.tanya.medan.placeholderText() == "Alasan menyetujui dengan yang kosong"
    qtbot.keyClick(halaman.tanya.medan, Qt.Key.Key_Return)
    assert "setujui dengan alasan" in halaman.tanya.galat.text()
    assert status(konteks, UMUM) is StatusLaporan.DIVERIFIKASI
    qtbot.keyClicks(halaman.tanya.medan, "dibayar Oktober")
    qtbot.keyClick(halaman.tanya.medan, Qt.Key.Key_Return)
    assert status(konteks, UMUM) is StatusLaporan.DISETUJUI
