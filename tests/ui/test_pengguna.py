"""Signing in, the rail and the cells of who may not, and the page Pengguna."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simpelin.domain.hak import Jabatan, PeranOrang
from simpelin.services import akun, masuk, pengaturan
from simpelin.store import cadangkan, open_store, pulihkan
from simpelin.ui import kenangan
from simpelin.ui.jendela import MainWindow
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tampil_isian import Kolom
from simpelin.ui.pages.input_realisasi import InputRealisasi
from simpelin.ui.pages.pengguna import HalamanPengguna
from simpelin.ui.pages.rencana import HalamanRencana
from simpelin.ui.tema import Mode, Tema
from simpelin.ui.widgets.form_pertama import usul_nama_masuk
from simpelin.ui.widgets.masuk import LembarMasuk, LembarSandi

SANDI = "kuda hijau 7"
UNIT = "Seksi Pelayanan Umum"


@pytest.fixture(scope="module")
def isi_berakun(isi_berkas_contoh: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("akun") / "a.simpelin"
    path.write_bytes(isi_berkas_contoh)
    store = open_store(path)
    akun.tambah(store, "rina", "Rina Marlina", SANDI)
    masuk.masuk(store, "rina", SANDI)
    for nama, jabatan in (
        ("ani", Jabatan(PeranOrang.STAF, UNIT)),
        ("andi", Jabatan(PeranOrang.KEUANGAN)),
    ):
        akun.tambah(store, nama, nama.title(), SANDI, (jabatan,))
        masuk.masuk(store, nama, SANDI)
        masuk.ganti_sandi(store, SANDI, SANDI + nama)
        masuk.masuk(store, "rina", SANDI)
    akun.tambah(store, "budi", "Budi Baru", SANDI, (Jabatan(PeranOrang.KASI, UNIT),))
    store.close()
    return path.read_bytes()


@pytest.fixture
def berakun(isi_berakun: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "kantor.simpelin"
    path.write_bytes(isi_berakun)
    return path


@pytest.fixture
def jendela(berakun: Path, tema: Tema, qtbot: QtBot) -> Iterator[MainWindow]:
    satu = MainWindow(tema, lambda: open_store(berakun), open_store)
    qtbot.addWidget(satu)
    with qtbot.waitSignal(satu.terbuka):
        satu.show()
    yield satu
    satu.close()


def lembar_masuk(jendela: MainWindow) -> LembarMasuk:
    lembar = jendela.tumpukan.currentWidget()
    assert isinstance(lembar, LembarMasuk)
    return lembar


def masuk_lewat_layar(jendela: MainWindow, nama: str, sandi: str) -> None:
    lembar = lembar_masuk(jendela)
    lembar.nama.setCurrentIndex(lembar.nama.findData(nama))
    lembar.sandi.setText(sandi)
    lembar.tombol_masuk.click()


def halaman_rel(jendela: MainWindow) -> set[str]:
    return {nama for nama, tombol in jendela.rel._tombol.items() if not tombol.isHidden()}


# --- signing in --------------------------------------------------------------------------


def test_an_office_with_accounts_asks_who_it_is_first(jendela: MainWindow) -> None:
    lembar = lembar_masuk(jendela)
    assert [lembar.nama.itemText(i) for i in range(lembar.nama.count())] == [
        "Andi",
        "Ani",
        "Budi Baru",
        "Rina Marlina",
    ]
    assert jendela.halaman is None
    assert not jendela.rel.isEnabled()
    jendela.buka("evaluasi")
    assert jendela.tumpukan.currentWidget() is lembar


def test_a_wrong_password_is_said_in_place_and_the_right_one_opens(
    jendela: MainWindow, qtbot: QtBot
) -> None:
    masuk_lewat_layar(jendela, "rina", "salah")
    lembar = lembar_masuk(jendela)
    assert lembar.galat.text() == masuk.SALAH
    assert lembar.sandi.text() == ""
    lembar.sandi.setText(SANDI)
    qtbot.keyClick(lembar.sandi, Qt.Key.Key_Return)
    assert jendela.halaman is not None
    assert jendela.bar.orang.text() == "Rina Marlina · Kasubag Perencanaan"
    assert {"pengguna", "pengaturan"} <= halaman_rel(jendela)


def test_the_rail_shows_what_the_person_may_use(jendela: MainWindow) -> None:
    masuk_lewat_layar(jendela, "ani", SANDI + "ani")
    assert {"beranda", "input", "evaluasi"} <= halaman_rel(jendela)
    assert not {"pengguna", "pengaturan"} & halaman_rel(jendela)
    jendela.buka("pengaturan")
    assert jendela.halaman is jendela._halaman["beranda"]
    assert "Mengubah pengaturan adalah bagian" in jendela.pesan.label.text()
    jendela.buka("evaluasi")
    assert jendela.pesan.isHidden()


def test_looking_without_signing_in_and_signing_out(jendela: MainWindow) -> None:
    lembar_masuk(jendela).tombol_lihat.click()
    assert jendela.bar.orang.text() == "Hanya melihat"
    jendela.bar.orang.masuk.emit()
    masuk_lewat_layar(jendela, "rina", SANDI)
    jendela.bar.orang.keluar.emit()
    assert lembar_masuk(jendela).isVisible()
    assert jendela.konteks is not None
    assert not jendela.konteks.store.pelaku.punya_akun


def test_posts_that_change_show_at_once(jendela: MainWindow, berakun: Path) -> None:
    masuk_lewat_layar(jendela, "ani", SANDI + "ani")
    lain = open_store(berakun)
    masuk.masuk(lain, "rina", SANDI)
    akun.atur_jabatan(lain, "ani", (Jabatan(PeranOrang.KASUBAG_PERENCANAAN),))
    lain.close()
    jendela._periksa()
    assert jendela.bar.orang.text() == "Ani · Kasubag Perencanaan"
    assert "pengaturan" in halaman_rel(jendela)


def test_a_given_password_must_be_changed_first(jendela: MainWindow) -> None:
    masuk_lewat_layar(jendela, "budi", SANDI)
    lembar = jendela.tumpukan.currentWidget()
    assert isinstance(lembar, LembarSandi)
    lembar.lama.setText(SANDI)
    lembar.baru.setText("gunung biru 12")
    lembar.ulang.setText("gunung biru 13")
    lembar.simpan.click()
    assert "tidak sama" in lembar.galat.text()
    lembar.ulang.setText("gunung biru 12")
    lembar.simpan.click()
    assert jendela.halaman is not None
    assert jendela.konteks is not None
    assert not masuk.harus_ganti(jendela.konteks.store)


def test_offscreen_there_is_no_vault(berakun: Path) -> None:
    assert not kenangan.ingat(berakun, "rina", SANDI)
    assert kenangan.nama_diingat(berakun) == ""
    assert kenangan.sandi_diingat(berakun, "rina") is None


class Brankas:
    """A vault in memory."""

    priority = 5

    def __init__(self) -> None:
        self.isi: dict[tuple[str, str], str] = {}

    def set_password(self, layanan: str, nama: str, sandi: str) -> None:
        self.isi[layanan, nama] = sandi

    def get_password(self, layanan: str, nama: str) -> str | None:
        return self.isi.get((layanan, nama))

    def delete_password(self, layanan: str, nama: str) -> None:
        del self.isi[layanan, nama]


def test_remembered_signs_in_until_the_person_signs_out(
    jendela: MainWindow, berakun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brankas = Brankas()
    monkeypatch.setattr(kenangan, "_brankas", lambda: brankas)
    lembar_masuk(jendela).ingat.setChecked(True)
    masuk_lewat_layar(jendela, "rina", SANDI)
    assert kenangan.nama_diingat(berakun) == "rina"
    jendela.buka_penyimpanan(None)
    assert jendela.halaman is not None
    assert jendela.konteks is not None
    assert jendela.konteks.store.pelaku.akun == "rina"
    jendela.keluar()
    assert brankas.isi == {}
    jendela.buka_penyimpanan(None)
    assert lembar_masuk(jendela).ingat.isChecked() is False


def test_a_remembered_password_that_no_longer_fits_is_forgotten(
    jendela: MainWindow, berakun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brankas = Brankas()
    monkeypatch.setattr(kenangan, "_brankas", lambda: brankas)
    kenangan.ingat(berakun, "rina", "sandi lama sekali")
    jendela.buka_penyimpanan(None)
    assert lembar_masuk(jendela).isVisible()
    assert brankas.isi == {}


def test_the_window_closes_after_pages_of_who_signed_out(
    jendela: MainWindow, qapp: QApplication
) -> None:
    """A page that asks before the window closes must not be asked once it is gone."""
    masuk_lewat_layar(jendela, "rina", SANDI)
    jendela.buka("input")
    jendela.buka("rencana")
    jendela.keluar()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    jendela.tema.pilih(Mode.GELAP)
    jendela.tema.pilih(Mode.TERANG)
    assert jendela.close()


def test_restoring_is_the_planners_and_names_who_did_it(
    berakun: Path, tmp_path: Path, tema: Tema, qtbot: QtBot
) -> None:
    cadangan = tmp_path / "c.simpelin"
    cadangkan(berakun, cadangan)
    jendela = MainWindow(
        tema,
        lambda: open_store(berakun),
        open_store,
        pulihkan=lambda sumber, pelaku=None: pulihkan(sumber, berakun, pelaku=pelaku),
    )
    qtbot.addWidget(jendela)
    with qtbot.waitSignal(jendela.terbuka):
        jendela.show()
    for nama, sandi in (("ani", SANDI + "ani"), ("rina", SANDI)):
        masuk_lewat_layar(jendela, nama, sandi)
        jendela.pulihkan(cadangan)
        if nama == "ani":
            assert "adalah bagian Kasubag Perencanaan" in jendela.pesan.label.text()
            jendela.keluar()
    assert lembar_masuk(jendela).isVisible()
    assert jendela.konteks is not None
    assert jendela.konteks.store.riwayat.cari("penyimpanan")[0].akun == "rina"
    jendela.close()


def test_work_off_the_windows_thread_is_the_same_persons(jendela: MainWindow) -> None:
    masuk_lewat_layar(jendela, "rina", SANDI)
    assert jendela.konteks is not None
    jendela.konteks.dengan_store(lambda store: pengaturan.atur(store, "tempat", "Wotu"))
    assert jendela.konteks.store.riwayat.cari("pengaturan")[0].akun == "rina"


# --- cells -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("orang", "kinerja", "rupiah"), [("ani", True, False), ("andi", False, True)]
)
def test_cells_that_are_not_the_persons_are_locked_with_the_reason(
    jendela: MainWindow, orang: str, kinerja: bool, rupiah: bool
) -> None:
    masuk_lewat_layar(jendela, orang, SANDI + orang)
    assert jendela.konteks is not None
    jendela.konteks.pilih_periode(2023, 4)
    store = jendela.konteks.store
    store.koneksi.execute("DELETE FROM laporan")
    jendela.buka("input")
    halaman = jendela.halaman
    assert isinstance(halaman, InputRealisasi)
    halaman.pilih_unit(UNIT if kinerja else "")
    baris = halaman.model.baris[0]
    assert (not baris.kunci_k) is kinerja
    assert (not baris.kunci_rp) is rupiah
    halaman.pilih_unit("Seksi Pemberdayaan Masyarakat dan Desa")
    lain = halaman.model.baris[0]
    if kinerja:
        assert "adalah bagian" in lain.kunci_k
        indeks = halaman.model.index(0, Kolom.K_INI)
        assert not indeks.flags() & Qt.ItemFlag.ItemIsEditable


def test_the_planner_attaches_the_signed_sheet_and_enters_for_the_unit(
    jendela: MainWindow, tmp_path: Path
) -> None:
    masuk_lewat_layar(jendela, "rina", SANDI)
    assert jendela.konteks is not None
    jendela.konteks.store.koneksi.execute("DELETE FROM laporan")
    jendela.buka("input")
    halaman = jendela.halaman
    assert isinstance(halaman, InputRealisasi)
    halaman.pilih_unit(UNIT)
    assert f"atas nama {UNIT}" in halaman.pesan.label.text()
    assert "lampirkan" in halaman.model.baris[0].kunci_k
    assert not halaman.ajukan.isEnabled()
    pindaian = tmp_path / "lembar.pdf"
    pindaian.write_bytes(b"%PDF-1.7")
    halaman.lampirkan(pindaian)
    assert halaman.model.baris[0].kunci_k == ""
    assert halaman.ajukan.isEnabled()


def test_the_page_starts_with_the_persons_own_sheet(jendela: MainWindow) -> None:
    masuk_lewat_layar(jendela, "andi", SANDI + "andi")
    jendela.buka("input")
    halaman = jendela.halaman
    assert isinstance(halaman, InputRealisasi)
    assert halaman.sesi.unit == ""
    jendela.keluar()
    masuk_lewat_layar(jendela, "ani", SANDI + "ani")
    jendela.buka("input")
    assert isinstance(jendela.halaman, InputRealisasi)
    assert jendela.halaman.sesi.unit == UNIT
    assert not jendela.halaman.ajukan.isEnabled()


# --- the page Pengguna -------------------------------------------------------------------------


@pytest.fixture
def halaman(berakun: Path, tema: Tema, qtbot: QtBot) -> Iterator[HalamanPengguna]:
    store = open_store(berakun)
    masuk.masuk(store, "rina", SANDI)
    satu = HalamanPengguna(Konteks(store, tema, tanggal=date(2026, 7, 2)))
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    yield satu
    store.close()


def pilih(halaman: HalamanPengguna, nama: str) -> None:
    nomor = next(n for n, satu in enumerate(halaman._semua) if satu.nama_masuk == nama)
    halaman.orang.setCurrentIndex(halaman.orang.tabel.index(nomor, 0))


def test_a_new_person_with_a_post_and_a_password_to_hand_over(halaman: HalamanPengguna) -> None:
    halaman.baru.click()
    form = halaman.form
    form.nama.setText("Dewi Sartika, S.E.")
    form._usulkan(form.nama.text())
    assert form.nama_masuk.text() == "dewi.sartika"
    form.daftar[0].atur(Jabatan(PeranOrang.KASI, UNIT))
    sandi = form.sandi.text()
    form.simpan.click()
    assert sandi in form.kabar.text()
    store = halaman.konteks.store
    baru = store.akun.muat("dewi.sartika")
    assert baru is not None
    assert (baru.ganti_sandi, baru.jabatan) == (True, (Jabatan(PeranOrang.KASI, UNIT),))
    masuk.masuk(store, "dewi.sartika", sandi)


def test_what_is_refused_is_said_beside_the_form(halaman: HalamanPengguna) -> None:
    halaman.baru.click()
    halaman.form.nama.setText("Budi")
    halaman.form.nama_masuk.setText("budi")
    halaman.form.simpan.click()
    assert not halaman.form.galat.isHidden()
    assert "unit" in halaman.form.galat.text() or "sudah dipakai" in halaman.form.galat.text()


def test_roles_reset_and_switching_off(halaman: HalamanPengguna) -> None:
    store = halaman.konteks.store
    pilih(halaman, "ani")
    form = halaman.form
    form.tambah_peran.click()
    form.daftar[-1].atur(Jabatan(PeranOrang.KEUANGAN))
    form.simpan.click()
    assert {satu.peran for satu in store.akun.muat("ani").jabatan} == {  # type: ignore[union-attr]
        PeranOrang.STAF,
        PeranOrang.KEUANGAN,
    }
    form.reset.click()
    assert "Sandi sementara untuk Ani" in form.kabar.text()
    assert store.akun.muat("ani").ganti_sandi  # type: ignore[union-attr]
    form.aktif.click()
    assert not store.akun.muat("ani").aktif  # type: ignore[union-attr]
    assert form.aktif.text() == "Aktifkan lagi"


def test_the_own_rights_cannot_be_touched(halaman: HalamanPengguna) -> None:
    pilih(halaman, "rina")
    form = halaman.form
    for satu in (form.reset, form.aktif, form.pengganti, form.tambah_peran, form.daftar[0]):
        assert not satu.isEnabled()
    form.nama.setText("Rina M.")
    form.simpan.click()
    assert halaman.konteks.store.akun.muat("rina").nama == "Rina M."  # type: ignore[union-attr]


def test_keys_alone_reach_everything(halaman: HalamanPengguna, qtbot: QtBot) -> None:
    with qtbot.waitActive(halaman):
        halaman.activateWindow()
    halaman.orang.setFocus()
    pilih(halaman, "ani")
    halaman._ganti_fokus()
    assert halaman.form.nama.hasFocus()
    halaman._ganti_fokus()
    assert halaman.orang.hasFocus()
    qtbot.keyClick(halaman, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert halaman.form.judul.text() == "Pengguna baru"
    assert halaman.form.nama.hasFocus()


def test_a_deputy_is_named_and_ended(halaman: HalamanPengguna) -> None:
    store = halaman.konteks.store
    pilih(halaman, "ani")
    halaman.form.pengganti.click()
    ganti = halaman.form_ganti
    ganti.simpan.click()
    assert not ganti.galat.isHidden()
    assert ganti.jabatan is not None
    ganti.jabatan.atur(Jabatan(PeranOrang.SEKCAM))
    ganti.surat.setText("800/12/ST")
    ganti.simpan.click()
    satu = store.akun.penugasan()[0]
    assert str(satu.jabatan) == "Plt. Sekretaris"
    assert halaman.ganti.tabel.rowCount() == 1
    halaman._pilih_ganti(satu.nomor)
    ganti.sampai.setDate(ganti.dari.date().addDays(2))
    ganti.simpan.click()
    assert store.akun.penugasan()[0].sampai == date(2026, 7, 4)


def test_an_office_begins_to_use_accounts(konteks: Konteks, qtbot: QtBot) -> None:
    halaman = HalamanPengguna(konteks)
    qtbot.addWidget(halaman)
    halaman.show()
    assert not halaman.tanpa.isHidden()
    form = halaman.pertama
    form.nama.setText("Siti Aminah, S.E.")
    form.nama_masuk.setText(usul_nama_masuk(form.nama.text()))
    form.sandi.setText(SANDI)
    form.ulang.setText("lain")
    form.simpan()
    assert "tidak sama" in form.galat.text()
    form.ulang.setText(SANDI)
    form.simpan()
    assert konteks.store.pelaku.akun == "siti.aminah"
    assert halaman.tanpa.isHidden()
    assert not halaman.berakun.isHidden()


def test_who_may_not_change_the_plan_reads_it(jendela: MainWindow) -> None:
    masuk_lewat_layar(jendela, "ani", SANDI + "ani")
    jendela.buka("rencana")
    halaman = jendela.halaman
    assert isinstance(halaman, HalamanRencana)
    assert not halaman.form.isEnabled()
    kanan = halaman.lembaran
    for tombol in (kanan.simpan, halaman.tambah, kanan.hapus, halaman.menu_versi):
        assert tombol.isHidden()
    assert "Mengubah rencana adalah bagian" in halaman.label_keterangan.toolTip()
    halaman.ganti_tampilan.click()
    sunting = Qt.ItemFlag.ItemIsEditable
    model = halaman.tabel
    sel = [model.index(b, k) for b in range(model.rowCount()) for k in range(model.columnCount())]
    assert not any(model.flags(satu) & sunting for satu in sel)
    jendela.keluar()
    masuk_lewat_layar(jendela, "rina", SANDI)
    jendela.buka("rencana")
    assert isinstance(jendela.halaman, HalamanRencana)
    assert jendela.halaman.form.isEnabled()
    assert not jendela.halaman.tambah.isHidden()
