"""The review meeting's page: what is seen, walked by keyboard, and shown to a projector."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from simpelin.services.asal_indikator import Rujukan, Ukuran
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.monev import DAFTAR, KUADRAN, HalamanMonev
from simpelin.ui.widgets.besaran import Besaran
from simpelin.ui.widgets.rapat_angka import enam_angka, kata_bar
from simpelin.ui.widgets.rapat_daftar import kata_tenggat
from simpelin.ui.widgets.rapat_kartu import HITUNGAN, SEBAB
from simpelin.ui.widgets.rapat_kurva import dibaca


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanMonev:
    satu = HalamanMonev(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    return satu


# --- what is seen --------------------------------------------------------------------


def test_bar_and_six_figures(halaman: HalamanMonev) -> None:
    assert halaman.label_judul.text() == "Monev TW III 2023"
    assert "6 dari 7 unit sudah lapor, 6 tepat waktu (batas 4 Okt 2023)" in kata_bar(
        halaman.konteks.monev()
    )
    dibaca_ = halaman.angka.accessibleName()
    for bagian in (
        "Kinerja (K) 89,38 %, 35 dari 36 sudah lapor",
        "Serapan 71,97 %",
        "Serapan tanpa gaji 69,47 %",
        "Prognosis K 31 Desember 89–94 %, serapan 95–96 %",
        "Perkiraan tidak terserap Rp 218 jt, 4,7 % dari pagu",
        "Tindak lanjut",
        "47,5 % dari perkiraan sisa anggaran adalah gaji",
    ):
        assert bagian in dibaca_


def test_words_change_at_the_end_of_the_year(halaman: HalamanMonev) -> None:
    halaman.konteks.pilih_periode(2023, 4)
    isi = enam_angka(halaman.konteks.monev().kantor, 4, "hijau", (3, 1))
    nama = [satu.nama for satu in isi]
    assert nama[3:] == ["Kinerja setahun", "Tidak terserap", "Tindak lanjut"]
    assert isi[5].nilai == "3 terbuka"
    assert (isi[5].bawah, isi[5].warna) == ("1 lewat tenggat", "merah")


def test_list_is_the_meetings_order(halaman: HalamanMonev) -> None:
    judul = [halaman.model.index(n, 0).data() for n in range(halaman.model.rowCount())]
    assert judul[:2] == ["Kelurahan Tomoni", "Pembangunan Sarana dan Prasarana Kelurahan"]
    assert len(judul) == len(halaman.konteks.monev().baris)
    unit = halaman.model.semua[0]
    assert kata_tenggat(unit) == "lewat 6 hari"
    assert kata_tenggat(halaman.model.semua[1]) == "belum ada tenggat"


def test_first_line_shows_what_the_unit_has_not_reported(halaman: HalamanMonev) -> None:
    assert not halaman.kartu.kurva.isVisible()
    assert "Kelurahan Tomoni belum melaporkan" in halaman.kartu.peramban.toPlainText()
    assert halaman.kartu.ke_unit.isVisible()


def test_empty_store_says_what_to_do(kosong: Konteks, qtbot: QtBot) -> None:
    satu = HalamanMonev(kosong)
    qtbot.addWidget(satu)
    satu.show()
    assert not satu.angka.isVisible()
    assert satu._kosong is not None
    assert satu._kosong.isVisible()


# --- the card ------------------------------------------------------------------------


def test_card_has_cause_remedy_and_arithmetic(halaman: HalamanMonev) -> None:
    halaman.langkah(1)
    assert "Pembangunan Sarana dan Prasarana" in halaman.kartu.nama.text()
    teks = halaman.kartu.peramban.toPlainText()
    assert "Hambatan: Lokasi drainase" in teks
    halaman.kartu.balik(1)
    while halaman.kartu.lembar.currentIndex() != HITUNGAN:
        halaman.kartu.balik(1)
    assert "Skor U =" in halaman.kartu.peramban.toPlainText()
    assert "SPI" not in halaman.kartu.nama.text()


def test_curves_are_read_out(halaman: HalamanMonev) -> None:
    halaman.langkah(1)
    nama = halaman.kartu.kurva.accessibleName()
    assert "TW III: 0" in nama
    assert "perkiraan 31 Desember" in nama
    kurva = halaman.kartu._kartu
    assert kurva is not None
    assert kurva.belanja is not None
    assert dibaca(kurva.belanja) == (
        "Belanja: TW II: 22 jt, TW III: 78 jt; perkiraan 31 Desember 130 jt sampai 152 jt"
    )


# --- keyboard ------------------------------------------------------------------------


def test_arrows_walk_and_turn(halaman: HalamanMonev, qtbot: QtBot) -> None:
    halaman.daftar.setFocus()
    qtbot.keyClick(halaman.daftar, Qt.Key.Key_Down)
    assert halaman.daftar.currentIndex().row() == 1
    assert halaman.kartu.lembar.currentIndex() == SEBAB
    qtbot.keyClick(halaman.daftar, Qt.Key.Key_Right)
    assert halaman.kartu.lembar.currentIndex() == SEBAB + 1
    qtbot.keyClick(halaman.daftar, Qt.Key.Key_Left)
    assert halaman.kartu.lembar.currentIndex() == SEBAB


def test_next_and_previous_stay_within_the_list(halaman: HalamanMonev) -> None:
    halaman.langkah(-1)
    assert halaman.daftar.currentIndex().row() == 0
    for _ in range(30):
        halaman.langkah(1)
    assert halaman.daftar.currentIndex().row() == halaman.model.rowCount() - 1


def test_search_keeps_number_and_escape_gives_all_back(halaman: HalamanMonev, qtbot: QtBot) -> None:
    semua = halaman.model.rowCount()
    halaman._mulai_cari()
    qtbot.keyClicks(halaman.cari, "gaji asn")
    assert halaman.model.rowCount() == 1
    assert "Gaji" in halaman.kartu.nama.text()
    halaman.urungkan()
    assert halaman.model.rowCount() == semua
    assert "Gaji" in halaman.kartu.nama.text()  # what was found stays in view


def test_reload_keeps_the_item(halaman: HalamanMonev) -> None:
    halaman.langkah(1)
    halaman.langkah(1)
    kunci = halaman.kartu._kartu.kunci
    halaman.konteks.data_berubah.emit(None)
    assert halaman.kartu._kartu.kunci == kunci


# --- quadrant ------------------------------------------------------------------------


def test_click_in_the_quadrant_opens_the_item(halaman: HalamanMonev, qtbot: QtBot) -> None:
    halaman.tampilkan(KUADRAN)
    titik = next(t for t in halaman.kuadran._titik if t.nama.startswith("Bimbingan Teknis"))
    tempat = halaman.kuadran.pusat(titik).toPoint()
    qtbot.mouseClick(halaman.kuadran, Qt.MouseButton.LeftButton, pos=tempat)
    assert "Bimbingan Teknis" in halaman.kartu.nama.text()
    assert halaman.daftar.currentIndex().data().startswith("Bimbingan Teknis")


def test_clicks_go_through_points_over_each_other(halaman: HalamanMonev, qtbot: QtBot) -> None:
    halaman.tampilkan(KUADRAN)
    besar = halaman.kuadran._titik[0]
    pusat = halaman.kuadran.pusat(besar).toPoint()
    banyak = len(halaman.kuadran.di_titik(pusat.toPointF()))
    assert banyak > 1
    dibuka = []
    halaman.kuadran.dipilih.connect(dibuka.append)
    for _ in range(banyak):
        qtbot.mouseClick(halaman.kuadran, Qt.MouseButton.LeftButton, pos=pusat)
    assert set(dibuka) == {t.kunci for t in halaman.kuadran.di_titik(pusat.toPointF())}


def test_an_item_on_plan_has_a_card_from_the_quadrant(halaman: HalamanMonev) -> None:
    di_daftar = {satu.kunci for satu in halaman.model.semua}
    hijau = next(t for t in halaman.kuadran._titik if t.kunci not in di_daftar)
    halaman._pilih_kunci(hijau.kunci)
    assert hijau.nama in halaman.kartu.nama.text()


def test_arrows_go_to_the_next_point(halaman: HalamanMonev, qtbot: QtBot) -> None:
    halaman.tampilkan(KUADRAN)
    kiri = min(halaman.kuadran._titik, key=lambda t: t.spi_rp)
    halaman._pilih_kunci(kiri.kunci)
    qtbot.keyClick(halaman.kuadran, Qt.Key.Key_Right)
    assert halaman.kuadran._kini != kiri.kunci


def test_points_carry_letters_in_grey(halaman: HalamanMonev) -> None:
    """With every colour taken away the points still differ from the ground."""
    halaman.tampilkan(KUADRAN)
    gambar = halaman.kuadran.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    titik = next(t for t in halaman.kuadran._titik if t.warna == "oranye")
    pusat = halaman.kuadran.pusat(titik).toPoint()
    latar = gambar.pixelColor(halaman.kuadran.width() - 20, halaman.kuadran.height() // 2)
    tepi = gambar.pixelColor(pusat + QPoint(round(halaman.kuadran.jari(titik)) - 3, 0))
    assert abs(latar.lightness() - tepi.lightness()) > 40


# --- full screen ---------------------------------------------------------------------


def test_projector_grows_the_type_with_the_screen() -> None:
    besaran = Besaran()
    kecil, besar = (besaran.untuk_layar(QSize(*u)) for u in ((1366, 768), (1920, 1080)))
    assert kecil == pytest.approx(1.2, abs=0.01)
    assert besar / kecil == pytest.approx(1920 / 1366, rel=0.01)


def test_f11_and_escape(halaman: HalamanMonev, qtbot: QtBot) -> None:
    minta = []
    halaman.konteks.minta_layar_penuh.connect(minta.append)
    halaman.daftar.setFocus()
    qtbot.keyClick(halaman.daftar, Qt.Key.Key_F11)
    assert halaman.besaran.faktor != 1
    assert halaman.daftar.sizeHintForRow(0) > 0
    qtbot.keyClick(halaman.daftar, Qt.Key.Key_Escape)
    assert (minta, halaman.besaran.faktor) == ([True, False], 1.0)


def test_leaving_the_page_leaves_the_full_screen(halaman: HalamanMonev) -> None:
    halaman.layar_penuh(True)
    halaman.hide()
    assert not halaman.penuh


def test_a_figure_opens_its_derivation_in_the_window_only(
    halaman: HalamanMonev, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(halaman.konteks.minta_halaman) as minta:
        qtbot.mouseClick(halaman.angka, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert minta.args == ["evaluasi", Rujukan(None, Ukuran.CAPAIAN)]
    with qtbot.waitSignal(halaman.konteks.minta_halaman) as minta:
        ujung = QPoint(halaman.angka.width() - 40, 20)
        qtbot.mouseClick(halaman.angka, Qt.MouseButton.LeftButton, pos=ujung)
    assert minta.args == ["tindak-lanjut", None]
    halaman.penuh = True
    with qtbot.assertNotEmitted(halaman.konteks.minta_halaman):
        halaman._buka_angka(Ukuran.CAPAIAN)
    halaman.penuh = False


def test_view_switch(halaman: HalamanMonev) -> None:
    halaman.ganti_tampilan()
    assert halaman.tumpukan.currentIndex() == KUADRAN
    halaman.tampilkan(DAFTAR)
    assert halaman.daftar.isVisible()


def test_page_does_not_load_matplotlib() -> None:
    kode = (
        "import sys; import simpelin.ui.pages.monev, simpelin.services.monev;"
        "sys.exit(any(n.startswith(('matplotlib', 'docx', 'openpyxl')) for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", kode], check=False).returncode == 0
