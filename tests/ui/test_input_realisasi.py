"""Input Realisasi, typed by real key events into a real store file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simpelin.domain.hak import Jabatan, Pelaku, PeranOrang
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import Kunci
from simpelin.services import akun, masuk, pengaturan
from simpelin.services.isi_realisasi import IsiKinerja, isi
from simpelin.store import Store
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.baca_isian import Sel, teks_ubah
from simpelin.ui.models.kepala_isian import teks_batas
from simpelin.ui.models.tampil_isian import Jenis, Kolom
from simpelin.ui.pages.input_realisasi import KUNCI_UNIT, InputRealisasi
from simpelin.ui.tema import Tema
from simpelin.ui.widgets.blok_sel import ke_sel

LEMBAR = Kunci("7.01.02.2.04.0003")
NAMA_LEMBAR = "Jumlah lembar pelayanan yang dilimpahkan"
RETRIBUSI = Kunci("7.01.01.2.04.0007")
UMUM = "Seksi Pelayanan Umum"
TRANTIB = "Seksi Ketentraman dan Ketertiban Masyarakat"
DESA = "Seksi Pemberdayaan Masyarakat Desa"
KELURAHAN = "Kelurahan Tomoni"
RASIO = "Persentase peserta perempuan dalam Musrenbang desa"


Buka = Callable[..., InputRealisasi]


@pytest.fixture
def buka(buka_isian: Buka) -> Buka:
    def _buka(unit: str = UMUM, triwulan: int = 2) -> InputRealisasi:
        return buka_isian(unit, triwulan)

    return _buka


def tekan(teks: str = "", tombol: Qt.Key | None = None) -> None:
    """Keys as a person presses them: each goes where the focus is by then."""
    for huruf in teks:
        QTest.keyClicks(_fokus(), huruf)
    if tombol is not None:
        QTest.keyClick(_fokus(), tombol)
    QApplication.processEvents()


def _fokus() -> object:
    return QApplication.focusWidget()


def baris(halaman: InputRealisasi, sel: Sel) -> int:
    return halaman.model.indeks(sel).row()


def teks(halaman: InputRealisasi, nomor: int, kolom: Kolom) -> str:
    return str(halaman.model.index(nomor, kolom).data())


def tersimpan(store: Store, kunci: Kunci, nama: str, triwulan: int = 2) -> LaporanKinerja | None:
    empat = store.realisasi.muat(2023).kinerja.get((kunci, nama))
    return empat[triwulan - 1] if empat else None


# --- typing ---------------------------------------------------------------------


def test_typing_saves_moves_down_and_colours_the_row(buka: Buka, store: Store) -> None:
    halaman = buka()
    assert halaman.hitungan.text() == "TW II 2023 · 0 dari 2 terisi"
    assert halaman.tabel.currentIndex().column() == Kolom.K_INI
    tekan("35", Qt.Key.Key_Return)
    assert tersimpan(store, LEMBAR, NAMA_LEMBAR) == LaporanKinerja(Fraction(35))
    assert halaman.tabel.currentIndex().row() == 1
    assert teks(halaman, 0, Kolom.K_SD) == "77"
    assert teks(halaman, 0, Kolom.CAPAIAN) == "96,3"
    satu = halaman.model.tampil(halaman.model.index(0, Kolom.CAPAIAN))
    assert satu.warna is not None
    assert satu.warna.huruf == "H"
    assert halaman.model.tampil(halaman.model.index(0, Kolom.K_INI)).baru
    assert halaman.hitungan.text() == "TW II 2023 · 1 dari 2 terisi"


def test_typing_overwrites_and_f2_edits(buka: Buka, store: Store) -> None:
    halaman = buka()
    tekan("35", Qt.Key.Key_Return)
    tekan("", Qt.Key.Key_Up)
    tekan("4", Qt.Key.Key_Return)
    assert tersimpan(store, LEMBAR, NAMA_LEMBAR) == LaporanKinerja(Fraction(4))
    halaman.tabel.tuju(Sel(LEMBAR, NAMA_LEMBAR, False))
    tekan("", Qt.Key.Key_F2)
    tekan("2", Qt.Key.Key_Return)
    assert tersimpan(store, LEMBAR, NAMA_LEMBAR) == LaporanKinerja(Fraction(42))


def test_escape_leaves_the_editor_without_saving(buka: Buka, store: Store) -> None:
    buka()
    tekan("35", Qt.Key.Key_Escape)
    assert tersimpan(store, LEMBAR, NAMA_LEMBAR) is None


def test_delete_means_not_reported(buka: Buka, store: Store) -> None:
    halaman = buka()
    tekan("0", Qt.Key.Key_Return)
    assert tersimpan(store, LEMBAR, NAMA_LEMBAR) == LaporanKinerja(Fraction(0))
    halaman.tabel.tuju(Sel(LEMBAR, NAMA_LEMBAR, False))
    tekan("", Qt.Key.Key_Delete)
    assert tersimpan(store, LEMBAR, NAMA_LEMBAR) is None
    assert teks(halaman, 0, Kolom.CAPAIAN) == "–"


def test_a_refused_value_stays_as_typed_through_row_unit_and_quarter(
    buka: Buka, store: Store
) -> None:
    halaman = buka()
    tekan("tiga", Qt.Key.Key_Return)
    assert tersimpan(store, LEMBAR, NAMA_LEMBAR) is None
    assert halaman.tabel.currentIndex().row() == 1
    for unit, triwulan in ((TRANTIB, 2), (UMUM, 3), (UMUM, 2)):
        halaman.konteks.pilih_periode(2023, triwulan)
        halaman.pilih_unit(unit)
    satu = halaman.model.tampil(halaman.model.index(0, Kolom.K_INI))
    assert satu.teks == "tiga"
    assert satu.ditolak is not None
    assert "bukan angka" in satu.ditolak.alasan
    assert "1 ditolak" in halaman.hitungan.text()
    assert halaman.tabel.rowHeight(0) > halaman.tabel.rowHeight(1)
    halaman.tabel.tuju(Sel(LEMBAR, NAMA_LEMBAR, False))
    tekan("", Qt.Key.Key_Escape)
    assert teks(halaman, 0, Kolom.K_INI) == ""


def test_two_readings_are_refused_with_both_named(buka: Buka) -> None:
    halaman = buka()
    tekan("1.234", Qt.Key.Key_Return)
    ditolak = halaman.sesi.ditolak(Sel(LEMBAR, NAMA_LEMBAR, False))
    assert ditolak is not None
    assert "1234" in ditolak.alasan


def test_money_is_locked_for_the_unit_and_says_who_enters_it(buka: Buka) -> None:
    halaman = buka()
    indeks = halaman.model.index(0, Kolom.RP_INI)
    assert halaman.model.tampil(indeks).jenis is Jenis.KUNCI
    assert halaman.model.petunjuk(indeks) == "Rupiah diisi oleh Keuangan."
    ke_sel(halaman.tabel, indeks)
    tekan("5")
    assert _fokus() is halaman.tabel


def test_the_office_may_let_units_enter_money(buka: Buka, store: Store) -> None:
    pengaturan.atur(store, "sumber_rp", "unit")
    halaman = buka()
    assert halaman.unit.findData("") < 0
    assert halaman.model.dapat_diisi(halaman.model.index(0, Kolom.RP_INI))
    halaman.tabel.tuju(Sel(LEMBAR, NAMA_LEMBAR, False))
    tekan("35", Qt.Key.Key_Tab)
    assert halaman.tabel.currentIndex().column() == Kolom.RP_INI
    tekan("700000", Qt.Key.Key_Tab)
    assert store.realisasi.muat(2023).anggaran[LEMBAR][1] == 700_000
    kini = halaman.tabel.currentIndex()
    assert (kini.row(), kini.column()) == (1, Kolom.K_INI)


# --- rasio ------------------------------------------------------------------------


def test_a_ratio_takes_two_fields_in_its_cell(buka: Buka, store: Store) -> None:
    halaman = buka(DESA, 4)
    sel = Sel(Kunci("7.01.03.2.01.0001"), RASIO, False)
    halaman.tabel.tuju(sel)
    tekan("45/60", Qt.Key.Key_Return)
    assert tersimpan(store, sel.kunci, RASIO, 4) == LaporanKinerja(
        pembilang=Fraction(45), penyebut=Fraction(60)
    )
    assert teks(halaman, baris(halaman, sel), Kolom.K_INI) == "45/60"
    halaman.tabel.tuju(sel)
    tekan("50", Qt.Key.Key_Return)
    tekan("80", Qt.Key.Key_Return)
    assert tersimpan(store, sel.kunci, RASIO, 4) == LaporanKinerja(
        pembilang=Fraction(50), penyebut=Fraction(80)
    )


def test_half_a_ratio_is_refused(buka: Buka, store: Store) -> None:
    halaman = buka(DESA, 4)
    sel = Sel(Kunci("7.01.03.2.01.0001"), RASIO, False)
    lama = tersimpan(store, sel.kunci, RASIO, 4)
    halaman.tabel.tuju(sel)
    tekan("45", Qt.Key.Key_Return)
    tekan("", Qt.Key.Key_Delete)
    tekan("", Qt.Key.Key_Return)
    assert tersimpan(store, sel.kunci, RASIO, 4) == lama
    ditolak = halaman.sesi.ditolak(sel)
    assert ditolak is not None
    assert "pembilang dan penyebut" in ditolak.alasan


# --- blocks and undo -----------------------------------------------------------------


def test_a_pasted_column_saves_the_good_and_keeps_the_refused(buka: Buka, store: Store) -> None:
    halaman = buka()
    QGuiApplication.clipboard().setText("35\r\nabc\r\n9\r\n")
    QTest.keyClick(halaman.tabel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert tersimpan(store, LEMBAR, NAMA_LEMBAR) == LaporanKinerja(Fraction(35))
    assert tersimpan(store, RETRIBUSI, "Jumlah laporan retribusi") is None
    ditolak = halaman.sesi.ditolak(Sel(RETRIBUSI, "Jumlah laporan retribusi", False))
    assert ditolak is not None
    assert ditolak.teks == "abc"


def test_copied_numbers_read_back_as_themselves(buka: Buka) -> None:
    halaman = buka("", 2)
    nomor = baris(halaman, Sel(LEMBAR, "", True))
    ke_sel(halaman.tabel, halaman.model.index(nomor, Kolom.RP_INI))
    QTest.keyClick(halaman.tabel, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "589.000"


def test_undo_and_redo_by_inverse_commands(buka: Buka, store: Store) -> None:
    halaman = buka()
    tekan("35", Qt.Key.Key_Return)
    tekan("3", Qt.Key.Key_Return)
    kendali = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(halaman.tabel, Qt.Key.Key_Z, kendali)
    QTest.keyClick(halaman.tabel, Qt.Key.Key_Z, kendali)
    assert tersimpan(store, LEMBAR, NAMA_LEMBAR) is None
    QTest.keyClick(halaman.tabel, Qt.Key.Key_Y, kendali)
    assert tersimpan(store, LEMBAR, NAMA_LEMBAR) == LaporanKinerja(Fraction(35))


def test_undo_never_overwrites_what_someone_else_changed(
    buka: Buka, store: Store, qtbot: QtBot
) -> None:
    halaman = buka()
    tekan("35", Qt.Key.Key_Return)
    lain = LaporanKinerja(Fraction(36))
    isi(store, IsiKinerja(2023, 2, LEMBAR, NAMA_LEMBAR, lain))
    with qtbot.waitSignal(halaman.sesi.kabar):
        halaman.sesi.kelompok.undo()
    assert tersimpan(store, LEMBAR, NAMA_LEMBAR) == lain


def test_the_head_names_who_submitted_not_as_who_approved(buka: Buka, store: Store) -> None:
    satu = LaporanUnit(UMUM, StatusLaporan.DISETUJUI, "2023-07-03T09:00:00+08:00", "Budi")
    with store.ubah("uji"):
        store.laporan.simpan(2023, 2, satu)
    assert buka().keadaan.text().startswith("Disetujui · diajukan 3 Juli 2023 oleh Budi")


def test_another_units_sheet_is_not_called_closed(buka: Buka, store: Store) -> None:
    """Locked because it is not one's own: the deadline still counts and is shown."""
    akun.tambah(store, "rina", "Rina Perencana", "kuda hijau 7")
    masuk.masuk(store, "rina", "kuda hijau 7")
    halaman = buka()
    assert halaman.keadaan.text() == ""
    assert halaman.batas.isVisibleTo(halaman)


@pytest.mark.parametrize(
    ("jabatan", "unit"),
    [
        ((Jabatan(PeranOrang.KASI, DESA),), DESA),
        ((Jabatan(PeranOrang.KEUANGAN), Jabatan(PeranOrang.KASI, DESA)), ""),
        ((Jabatan(PeranOrang.SEKCAM),), UMUM),
    ],
)
def test_the_page_opens_with_what_is_ones_own(
    qtbot: QtBot, store: Store, tema: Tema, jabatan: tuple[Jabatan, ...], unit: str
) -> None:
    """Whatever unit was looked at last on this computer."""
    QSettings().setValue(KUNCI_UNIT, UMUM)
    store.pelaku = Pelaku("Ani", "ani", unit=jabatan[-1].unit, pengganti=jabatan)
    konteks = Konteks(store, tema, tanggal=date(2023, 7, 1))
    halaman = InputRealisasi(konteks)
    konteks.setParent(halaman)
    qtbot.addWidget(halaman)
    halaman.show()
    assert halaman.sesi.unit == unit
    QSettings().clear()


@pytest.mark.parametrize(
    ("peran", "boleh"), [(PeranOrang.KEUANGAN, True), (PeranOrang.SEKCAM, False)]
)
def test_final_rupiah_is_keuangans_button(
    buka: Buka, store: Store, peran: PeranOrang, boleh: bool
) -> None:
    store.pelaku = Pelaku("Andi", "andi", frozenset({peran}))
    halaman = buka("")
    assert halaman.ajukan.text() == "Nyatakan final …"
    assert halaman.ajukan.isEnabled() == boleh
    assert ("Keuangan" in halaman.ajukan.toolTip()) != boleh


def test_a_long_unit_has_room_on_the_money_sheet(buka: Buka) -> None:
    halaman = buka("")
    tabel, model = halaman.tabel, halaman.model
    assert not tabel.isColumnHidden(Kolom.UNIT)
    tabel.setColumnWidth(Kolom.UNIT, 150)
    for nomor in range(model.rowCount()):
        tabel.ukuran.tinggikan(nomor)
        butuh = tabel.delegasi.tinggi_unit(teks(halaman, nomor, Kolom.UNIT), 150)
        assert tabel.rowHeight(nomor) >= butuh


# --- money ---------------------------------------------------------------------------


def test_a_negative_amount_asks_for_its_reason_in_place(
    buka: Buka, store: Store, qtbot: QtBot
) -> None:
    halaman = buka("", 2)
    halaman.tabel.tuju(Sel(LEMBAR, "", True))
    tekan("-100000", Qt.Key.Key_Return)
    qtbot.waitUntil(halaman.alasan.isVisible)
    assert store.realisasi.muat(2023).anggaran[LEMBAR][1] == 589_000
    tekan("", Qt.Key.Key_Return)
    assert halaman.alasan.galat.isVisible()
    tekan("pengembalian belanja", Qt.Key.Key_Return)
    assert store.realisasi.muat(2023).anggaran[LEMBAR][1] == -100_000
    assert store.realisasi.catatan_anggaran(2023)[(LEMBAR, 2)] == "pengembalian belanja"
    assert not halaman.alasan.isVisible()


def test_a_running_total_below_zero_is_refused_even_with_a_reason(
    buka: Buka, store: Store, qtbot: QtBot
) -> None:
    halaman = buka("", 2)
    halaman.tabel.tuju(Sel(LEMBAR, "", True))
    tekan("-900000", Qt.Key.Key_Return)
    qtbot.waitUntil(halaman.alasan.isVisible)
    tekan("salah setor", Qt.Key.Key_Return)
    assert "di bawah 0" in halaman.alasan.galat.text()
    assert store.realisasi.muat(2023).anggaran[LEMBAR][1] == 589_000


# --- nothing planned -------------------------------------------------------------------


def test_f8_names_the_rows_and_answers_zero_on_enter(buka: Buka, store: Store) -> None:
    halaman = buka(KELURAHAN, 1)
    kosong = [satu for satu in halaman.model.baris if satu.dapat_nol]
    assert len(kosong) == 2
    QTest.keyClick(halaman.tabel, Qt.Key.Key_F8)
    assert halaman.tanya.isVisible()
    assert "Jumlah kegiatan pembangunan sarana" in halaman.tanya.label.text()
    tekan("", Qt.Key.Key_Return)
    for satu in kosong:
        assert satu.indikator is not None
        nama = satu.indikator.indikator.nama
        assert tersimpan(store, satu.simpul.kunci, nama, 1) == LaporanKinerja(Fraction(0))
    assert not halaman.tanya.isVisible()
    halaman.sesi.kelompok.undo()
    assert not [s for s in halaman.model.baris if s.kinerja is not None]


# --- handing in --------------------------------------------------------------------------


def test_what_is_missing_leads_to_its_cell(buka: Buka) -> None:
    halaman = buka()
    halaman.ajukan.click()
    tautan = halaman.tanya.tautan()
    assert len(tautan) == 2
    tautan[1].click()
    kini = halaman.tabel.currentIndex()
    assert (kini.row(), kini.column()) == (1, Kolom.K_INI)


def test_submit_locks_and_opening_again_needs_a_reason(buka: Buka, store: Store) -> None:
    halaman = buka()
    tekan("35", Qt.Key.Key_Return)
    tekan("3", Qt.Key.Key_Return)
    halaman.ajukan.click()
    halaman.tanya.ya.click()
    laporan = store.laporan.muat(2023, 2)[UMUM]
    assert laporan.status is StatusLaporan.DIAJUKAN
    assert halaman.keadaan.text().startswith("Diajukan")
    assert not halaman.model.dapat_diisi(halaman.model.index(0, Kolom.K_INI))
    halaman.ajukan.click()
    halaman.tanya.ya.click()
    assert "alasan" in halaman.tanya.galat.text()
    halaman.tanya.medan.setText("salah ketik")
    halaman.tanya.ya.click()
    assert store.laporan.muat(2023, 2)[UMUM].status is StatusLaporan.DIKEMBALIKAN
    assert halaman.model.dapat_diisi(halaman.model.index(0, Kolom.K_INI))


# --- words ---------------------------------------------------------------------------------


def catatan(store: Store, kunci: Kunci = LEMBAR) -> Catatan:
    return store.realisasi.muat(2023).catatan.get((kunci, 2), Catatan())


def test_words_are_saved_when_the_row_changes(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.panel.kata["hambatan"].medan.setPlainText("Pemohon sedikit")
    assert catatan(store).hambatan == ""
    ke_sel(halaman.tabel, halaman.model.index(1, Kolom.NAMA))
    assert catatan(store).hambatan == "Pemohon sedikit"
    assert halaman.panel.kata["hambatan"].medan.toPlainText() == ""


def test_words_are_saved_after_a_pause_and_when_the_page_is_left(
    buka: Buka, store: Store, qtbot: QtBot
) -> None:
    halaman = buka()
    halaman.panel.kata["solusi"].medan.setPlainText("Kasi: jemput bola, 5 Juli")
    qtbot.waitUntil(lambda: catatan(store).solusi != "", timeout=5000)
    halaman.panel.kata["solusi"].medan.setPlainText("Kasi: jemput bola, 12 Juli")
    halaman.hide()
    assert catatan(store).solusi == "Kasi: jemput bola, 12 Juli"


def test_words_are_saved_before_the_window_closes(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.panel.kata["faktor_pendorong"].medan.setPlainText("Mobil layanan")
    QApplication.sendEvent(halaman.window(), QEvent(QEvent.Type.Close))
    assert catatan(store).faktor_pendorong == "Mobil layanan"


def test_words_belong_to_the_quarter_in_which_they_were_written(buka: Buka, store: Store) -> None:
    halaman = buka()
    halaman.panel.kata["hambatan"].medan.setPlainText("Pemohon sedikit")
    halaman.konteks.pilih_periode(2023, 3)
    assert catatan(store).hambatan == "Pemohon sedikit"
    assert (LEMBAR, 3) not in store.realisasi.muat(2023).catatan


# --- small things ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("batas", "sisa"),
    [
        (date(2023, 7, 5), "Batas: 5 Juli (4 hari lagi)"),
        (date(2023, 7, 1), "Batas: 1 Juli (hari ini)"),
        (date(2023, 6, 29), "Batas: 29 Juni (lewat 2 hari)"),
        (date(2022, 6, 29), "Batas: 29 Juni 2022 (sudah lewat)"),
    ],
)
def test_deadline_in_words(batas: date, sisa: str) -> None:
    assert teks_batas(batas, date(2023, 7, 1)) == sisa


def test_a_number_to_edit_has_no_thousands_marks() -> None:
    assert teks_ubah(Fraction(1234)) == "1234"
    assert teks_ubah(Fraction("97.805")) == "97,805"
    assert teks_ubah(Fraction(1200000)) == "1200000"


def test_a_node_is_shown_on_its_units_sheet(buka: Buka) -> None:
    halaman = buka(TRANTIB)
    halaman.tuju(RETRIBUSI)
    assert halaman.sesi.unit == UMUM
    kini = halaman.tabel.currentIndex()
    assert halaman.model.baris[kini.row()].simpul.kunci == RETRIBUSI


def test_the_last_unit_is_remembered(buka: Buka, qtbot: QtBot, store: Store, tema: Tema) -> None:
    buka(KELURAHAN)
    lagi = InputRealisasi(Konteks(store, tema))
    qtbot.addWidget(lagi)
    lagi.segarkan()
    assert lagi.unit.currentData() == KELURAHAN
