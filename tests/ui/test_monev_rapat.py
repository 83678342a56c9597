"""Deciding on the page: one line by keyboard, the camat's colour, evidence, closing, papers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from simpelin.domain.baris_keputusan import Penanggung
from simpelin.domain.data_dukung import PadaLaporan
from simpelin.domain.pelaku import Pelaku, PeranOrang
from simpelin.domain.rapat import Hadir
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.tindak_lanjut import GolonganSebab, Sebab
from simpelin.services import data_dukung, rapat
from simpelin.services.ekspor import JENIS as FORMULIR
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.monev import DAFTAR, RAPAT, HalamanMonev
from simpelin.ui.widgets.rapat_angka import kata_bar
from simpelin.ui.widgets.rapat_daftar import kata_tenggat, tanda_baris
from simpelin.ui.widgets.rapat_kartu import DUKUNG, KEPUTUSAN, SEBAB
from simpelin.ui.widgets.rapat_panel import kata_keadaan
from simpelin.ui.widgets.rapat_surat import SURAT

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanMonev:
    satu = HalamanMonev(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    satu.langkah(1)  # the first item: Pembangunan Sarana dan Prasarana Kelurahan
    return satu


def baris_kini(halaman: HalamanMonev):
    return halaman.model.baris(halaman.daftar.currentIndex())


def tulis(halaman: HalamanMonev, qtbot: QtBot, teks: str) -> None:
    halaman.daftar.setFocus()
    qtbot.keyClick(halaman.daftar, Qt.Key.Key_Return)
    qtbot.keyClicks(halaman.putusan.isian, teks)
    halaman.putusan.isian.pelengkap.popup().hide()


# --- one line --------------------------------------------------------------------------


def test_decision_by_keyboard_is_saved_at_once(halaman: HalamanMonev, qtbot: QtBot) -> None:
    tulis(halaman, qtbot, "Percepat serah terima @umum dan keu 31/10")
    assert halaman.putusan.petunjuk.text() == (
        "Percepat serah terima → Sub Bagian Umum dan Keuangan, paling lambat 31 Oktober 2023"
    )
    with qtbot.waitSignal(halaman.konteks.tersimpan):
        halaman.putusan.kirim()
    (satu,) = rapat.muat(halaman.konteks.store, 2023, 3).keputusan
    assert (satu.isi, satu.unit, satu.tenggat) == (
        "Percepat serah terima", "Sub Bagian Umum dan Keuangan", date(2023, 10, 31),
    )  # fmt: skip
    assert satu.kunci == baris_kini(halaman).kunci
    assert halaman.putusan.isian.text() == ""
    assert halaman.putusan.petunjuk.text().startswith("Tersimpan, nomor 1:")
    assert halaman.kartu.lembar.currentIndex() == KEPUTUSAN
    assert "Percepat serah terima" in halaman.kartu.peramban.toPlainText()
    assert kata_tenggat(baris_kini(halaman)) == "tenggat 31 Okt 2023"


def test_without_a_name_the_owner_answers(halaman: HalamanMonev, qtbot: QtBot) -> None:
    tulis(halaman, qtbot, "Selesaikan drainase 31/10")
    halaman.putusan.kirim()
    (satu,) = rapat.muat(halaman.konteks.store, 2023, 3).keputusan
    assert satu.unit == "Kelurahan Tomoni"


def test_what_is_missing_is_said_and_nothing_is_lost(halaman: HalamanMonev, qtbot: QtBot) -> None:
    tulis(halaman, qtbot, "Percepat SPJ @tidak ada 31/10")
    assert "bukan unit" in halaman.putusan.petunjuk.text()
    assert not halaman.putusan.isian.property("galat")  # while typing it is a hint, no error
    halaman.putusan.kirim()
    assert halaman.putusan.isian.property("galat")
    assert halaman.putusan.isian.text() == "Percepat SPJ @tidak ada 31/10"
    assert not rapat.muat(halaman.konteks.store, 2023, 3).keputusan


def test_ctrl_enter_saves_and_escape_empties(halaman: HalamanMonev, qtbot: QtBot) -> None:
    tulis(halaman, qtbot, "Percepat SPJ 31/10")
    qtbot.keyClick(halaman.putusan.isian, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(rapat.muat(halaman.konteks.store, 2023, 3).keputusan) == 1
    tulis(halaman, qtbot, "Salah")
    qtbot.keyClick(halaman.putusan.isian, Qt.Key.Key_Escape)
    assert halaman.putusan.isian.text() == ""
    assert halaman.putusan.isian.hasFocus()
    qtbot.keyClick(halaman.putusan.isian, Qt.Key.Key_Escape)
    assert halaman.daftar.hasFocus()


def test_walking_on_while_writing_keeps_the_line(halaman: HalamanMonev, qtbot: QtBot) -> None:
    tulis(halaman, qtbot, "Cek lapangan 31/10")
    halaman.langkah(1)
    assert halaman.putusan.isian.text() == "Cek lapangan 31/10"
    halaman.putusan.kirim()
    (satu,) = rapat.muat(halaman.konteks.store, 2023, 3).keputusan
    assert satu.kunci == baris_kini(halaman).kunci


def test_names_are_offered_after_the_sign(halaman: HalamanMonev, qtbot: QtBot) -> None:
    isian = halaman.putusan.isian
    isian.setFocus()
    qtbot.keyClicks(isian, "Cek @pelayanan")
    pelengkap = isian.pelengkap
    assert pelengkap.currentCompletion() == "Seksi Pelayanan Umum"
    pelengkap.popup().hide()
    isian._pakai("Seksi Pelayanan Umum")
    assert isian.text() == "Cek @Seksi Pelayanan Umum "


def test_on_a_late_unit_the_decision_is_for_that_unit(halaman: HalamanMonev, qtbot: QtBot) -> None:
    halaman.langkah(-1)
    tulis(halaman, qtbot, "Lapor paling lambat 13/10")
    halaman.putusan.kirim()
    (satu,) = rapat.muat(halaman.konteks.store, 2023, 3).keputusan
    assert (satu.kunci, satu.unit) == (None, "Kelurahan Tomoni")


def test_a_decision_is_taken_back_from_its_card(halaman: HalamanMonev, qtbot: QtBot) -> None:
    tulis(halaman, qtbot, "Percepat SPJ 31/10")
    halaman.putusan.kirim()
    halaman.kartu._ikuti(QUrl("hapus:1"))
    assert not rapat.muat(halaman.konteks.store, 2023, 3).keputusan
    assert "Belum ada keputusan" in halaman.kartu.peramban.toPlainText()


# --- colour ------------------------------------------------------------------------------


def test_camats_colour_stands_beside_the_computed_one(halaman: HalamanMonev) -> None:
    halaman.kartu.tanya_warna()  # merah has one neighbour: the reason is asked at once
    halaman.kartu.tanya.medan.setText("Lokasi sudah bebas")
    halaman.kartu.tanya._lakukan()
    baris = baris_kini(halaman)
    assert (baris.warna, baris.warna_tampil) == ("merah", "oranye")
    assert tanda_baris(baris)[-1] == "dihitung M"
    assert "camat memilih oranye: Lokasi sudah bebas" in halaman.kartu.nama.text()
    halaman.kartu.tanya_warna()
    halaman.kartu.tanya._lakukan()
    assert baris_kini(halaman).warna_tampil == "merah"


def test_colour_without_a_reason_is_refused_in_place(halaman: HalamanMonev) -> None:
    halaman.kartu.tanya_warna()
    halaman.kartu.tanya._lakukan()
    assert "alasan" in halaman.kartu.tanya.galat.text()
    assert not halaman.kartu.tanya.isHidden()
    assert baris_kini(halaman).pilihan is None


def test_escape_closes_the_question_and_nothing_else(halaman: HalamanMonev, qtbot: QtBot) -> None:
    halaman.layar_penuh(True)
    halaman.kartu.tanya_warna()
    qtbot.keyClick(halaman.kartu.tanya.medan, Qt.Key.Key_Escape)
    assert halaman.kartu.tanya.isHidden()
    assert halaman.penuh
    halaman.layar_penuh(False)


def test_two_neighbours_are_offered(halaman: HalamanMonev) -> None:
    oranye = next(satu.kunci for satu in halaman.model.semua if satu.warna == "oranye")
    halaman._pilih_kunci(oranye)
    halaman.kartu.tanya_warna()
    assert [satu.text() for satu in halaman.kartu.tanya.tautan()] == ["kuning", "merah"]


def test_what_was_said_goes_into_the_minutes(halaman: HalamanMonev) -> None:
    kunci = baris_kini(halaman).kunci
    halaman.kartu.tanya_catatan()
    halaman.kartu.tanya.medan.setText("Lurah menjelaskan pembebasan lokasi")
    halaman.kartu.tanya._lakukan()
    store = halaman.konteks.store
    assert rapat.muat(store, 2023, 3).catatan_tentang(kunci) == (
        "Lurah menjelaskan pembebasan lokasi"
    )
    halaman.kartu.lembar.setCurrentIndex(KEPUTUSAN)
    assert "Catatan: Lurah menjelaskan" in halaman.kartu.peramban.toPlainText()
    halaman.kartu.tanya_catatan()
    halaman.kartu.tanya.medan.clear()
    halaman.kartu.tanya._lakukan()
    assert not rapat.muat(store, 2023, 3).pembahasan


def test_an_item_off_the_list_stays_in_view_after_saving(
    halaman: HalamanMonev, qtbot: QtBot
) -> None:
    di_daftar = {satu.kunci for satu in halaman.model.semua}
    lepas = next(t for t in halaman.konteks.monev().titik if t.kunci not in di_daftar)
    halaman._pilih_kunci(lepas.kunci)
    tulis_di = halaman.putusan.isian
    tulis_di.setText("Pertahankan 31/10")
    halaman.putusan.kirim()
    (satu,) = rapat.muat(halaman.konteks.store, 2023, 3).keputusan
    assert satu.kunci == lepas.kunci
    assert lepas.nama in halaman.kartu.nama.text()


# --- marks and evidence ------------------------------------------------------------------


def test_normatif_until_cause_and_dated_action(halaman: HalamanMonev) -> None:
    assert not baris_kini(halaman).normatif
    assert "(sebab: pihak ketiga)" in halaman.kartu.peramban.toPlainText()
    kunci = next(satu.kunci for satu in halaman.model.semua if satu.normatif)
    halaman._pilih_kunci(kunci)
    assert tanda_baris(baris_kini(halaman)) == ("normatif",)
    assert "Normatif: hambatan belum diisi; golongan" in halaman.kartu.peramban.toPlainText()
    store = halaman.konteks.store
    with store.ubah("isi sebab"):
        store.realisasi.simpan_catatan(2023, kunci, 3, Catatan("", "Harga naik", "Negosiasi ulang"))
        isi = Sebab(GolonganSebab.PENGADAAN, date(2023, 10, 31), "Kasubag Umum")
        store.sebab.simpan(2023, kunci, 3, isi)
    halaman.konteks.data_berubah.emit(None)
    assert not baris_kini(halaman).normatif
    teks = halaman.kartu.peramban.toPlainText()
    assert "Harga naik (sebab: pengadaan)" in teks
    assert "Negosiasi ulang (Kasubag Umum, 31 Okt 2023)" in teks


def test_evidence_is_seen_and_opened(
    halaman: HalamanMonev, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, kunci = halaman.konteks.store, baris_kini(halaman).kunci
    data_dukung.lampirkan(store, PadaLaporan(2023, 3, kunci), PNG, "drainase.png")
    halaman.konteks.data_berubah.emit(None)
    halaman.kartu.lembar.setCurrentIndex(DUKUNG)
    assert halaman.kartu.lembar.tabText(DUKUNG) == "Bukti (1)"
    assert "drainase.png" in halaman.kartu.peramban.toPlainText()
    (bukti,) = halaman.kartu._kartu.bukti
    dibuka = []
    monkeypatch.setattr(halaman._salinan, "buka", dibuka.append)
    halaman.kartu._ikuti(QUrl(f"bukti:{bukti.id}"))
    assert dibuka == [bukti]


def test_missing_evidence_is_counted_where_it_is_required(halaman: HalamanMonev) -> None:
    store = halaman.konteks.store
    with store.ubah("atur"):
        store.pengaturan.simpan("data_dukung_wajib", "kinerja")
    halaman.konteks.data_berubah.emit(None)
    banyak = len(halaman.konteks.monev().tanpa_dukung)
    assert banyak
    assert kata_bar(halaman.konteks.monev()).endswith(f"{banyak} butir tanpa bukti")
    halaman._pilih_kunci(next(iter(halaman.konteks.monev().tanpa_dukung)))
    halaman.kartu.lembar.setCurrentIndex(DUKUNG)
    assert "data dukung belum ada" in halaman.kartu.peramban.toPlainText()


# --- the meeting itself --------------------------------------------------------------------


def putuskan_tw2(konteks: Konteks, kunci) -> None:
    store = konteks.store
    siapa = Penanggung("Kelurahan Tomoni")
    rapat.putuskan(store, 2023, 2, kunci, "Bebaskan lokasi", siapa, date(2023, 9, 29))
    rapat.tutup(store, 2023, 2, date(2023, 7, 12))


def test_past_decisions_and_what_became_of_them(halaman: HalamanMonev) -> None:
    putuskan_tw2(halaman.konteks, baris_kini(halaman).kunci)
    halaman.konteks.data_berubah.emit(None)
    halaman.kartu.lembar.setCurrentIndex(KEPUTUSAN)
    teks = halaman.kartu.peramban.toPlainText()
    assert "TW II 2023: Bebaskan lokasi — baru, lewat" in teks
    assert "Tindak lanjut 1 terbuka, 1 lewat tenggat" in halaman.angka.accessibleName()
    assert kata_tenggat(baris_kini(halaman)).startswith("lewat ")


def test_changes_since_the_last_meeting_open_items(halaman: HalamanMonev, qtbot: QtBot) -> None:
    putuskan_tw2(halaman.konteks, baris_kini(halaman).kunci)
    halaman.konteks.data_berubah.emit(None)
    assert halaman.perubahan.judul.text() == "Berubah sejak rapat TW II 2023:"
    perubahan = halaman.konteks.monev().sejak.perubahan
    assert perubahan
    for jenis, tombol in halaman.perubahan.tombol.items():
        isi = [satu for satu in perubahan if satu.jenis is jenis]
        assert tombol.text().endswith(f" {len(isi)}")
        assert len(tombol.menu().actions()) == len(isi)
    tombol = next(t for t in halaman.perubahan.tombol.values() if t.menu().actions())
    tombol.menu().actions()[0].trigger()
    nama = next(s.nama for s in perubahan if s.nama in halaman.kartu.nama.text())
    assert nama


def test_event_agenda_and_attendance_are_saved(halaman: HalamanMonev) -> None:
    halaman.tampilkan(RAPAT)
    panel, store = halaman.panel, halaman.konteks.store
    panel._simpan_acara()
    assert store.rapat.muat(2023, 3) is None  # nothing differs, nothing is written
    panel.medan["pukul"].setText("09.00")
    panel.agenda.setPlainText("Pembukaan\nPembahasan")
    panel._simpan_acara()
    panel.hadir.baru.setText("Budi; Lurah Tomoni; Kelurahan Tomoni")
    panel.hadir._tambah()
    tersimpan = rapat.muat(store, 2023, 3)
    assert (tersimpan.pukul, tersimpan.agenda) == ("09.00", "Pembukaan\nPembahasan")
    assert tersimpan.hadir[-1] == Hadir("Budi", "Lurah Tomoni", "Kelurahan Tomoni", hadir=True)
    butir = panel.hadir.tabel.topLevelItem(len(tersimpan.hadir) - 1)
    butir.setCheckState(0, Qt.CheckState.Unchecked)
    assert not rapat.muat(store, 2023, 3).hadir[-1].hadir
    panel.hadir._hapus(len(tersimpan.hadir) - 1)
    assert "Budi" not in {satu.nama for satu in rapat.muat(store, 2023, 3).hadir}


def test_closing_locks_and_shows_the_fingerprint(halaman: HalamanMonev, qtbot: QtBot) -> None:
    tulis(halaman, qtbot, "Percepat SPJ 31/10")
    halaman.putusan.kirim()
    halaman.tampilkan(RAPAT)
    halaman.panel._minta_tutup()
    assert "1 keputusan" in halaman.panel.tanya.label.text()
    halaman.panel.tanya._lakukan()
    store = halaman.konteks.store
    tertutup = rapat.muat(store, 2023, 3)
    assert tertutup.ditutup
    assert tertutup.sidik[:16] in halaman.panel.keadaan.text()
    assert len(store.tindak_lanjut.semua()) == 1
    assert not halaman.putusan.isian.isEnabled()
    assert not halaman.panel.hadir.tabel.isEnabled()
    assert not halaman.kartu.ubah_warna.isEnabled()
    halaman.panel._minta_tutup()
    halaman.panel.tanya._lakukan()  # without a reason
    assert "alasan" in halaman.panel.tanya.galat.text().lower()
    halaman.panel.tanya.medan.setText("Salah tanggal")
    halaman.panel.tanya._lakukan()
    assert kata_keadaan(halaman.konteks.monev()).startswith("Dibuka kembali: Salah tanggal.")
    assert halaman.putusan.isian.isEnabled()


def test_every_paper_has_a_writer() -> None:
    assert set(SURAT) <= set(FORMULIR)


def test_papers_are_written(
    halaman: HalamanMonev, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tujuan = tmp_path / "undangan"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *a, **k: (str(tujuan), "Dokumen Word (*.docx)")
    )
    halaman.panel.surat.pilih("undangan")
    with qtbot.waitSignal(halaman.panel.surat._kerja.usai, timeout=10_000):
        pass
    assert (tmp_path / "undangan.docx").read_bytes()[:2] == b"PK"
    assert "Ditulis" in halaman.pesan.label.text()


def test_a_stopped_paper_says_so_and_is_not_there(
    halaman: HalamanMonev, qtbot: QtBot, tmp_path: Path
) -> None:
    kerja = halaman.panel.surat.tulis("bahan-rapat", tmp_path / "bahan.docx")
    with qtbot.waitSignal(kerja.usai, timeout=10_000):
        kerja.hentikan()
    assert list(tmp_path.glob("*.docx")) == []
    assert halaman.pesan.label.text() == "Dibatalkan; bahan.docx tidak ditulis."


def test_views_go_round(halaman: HalamanMonev) -> None:
    for _ in range(3):
        halaman.ganti_tampilan()
    assert halaman.pilihan.kini == DAFTAR
    halaman.tampilkan(RAPAT)
    halaman._buka_butir(halaman.model.semua[2].kunci)
    assert halaman.pilihan.kini == DAFTAR
    assert halaman.daftar.currentIndex().row() == 2
    assert halaman.kartu.lembar.currentIndex() == SEBAB


def test_who_only_reads_sees_why_nothing_can_be_written(halaman: HalamanMonev) -> None:
    store = halaman.konteks.store
    store.pelaku = Pelaku("Ana", "ana", frozenset({PeranOrang.STAF}), "Seksi Lain")
    halaman.segarkan()
    assert not halaman.putusan.isian.isEnabled()
    assert "Mencatat rapat" in halaman.putusan.isian.placeholderText()
    for satu in (halaman.kartu.ubah_warna, halaman.kartu.catatan, halaman.panel.tutup):
        assert not satu.isEnabled()
    assert not halaman.panel.hadir.tabel.isEnabled()
    store.pelaku = Pelaku("Eko", "eko", frozenset({PeranOrang.SEKCAM}))
    halaman.segarkan()
    assert halaman.putusan.isian.isEnabled()
    assert not halaman.kartu.ubah_warna.isEnabled()  # that is the camat's


def test_closed_meeting_tells_what_changed_since(halaman: HalamanMonev) -> None:
    konteks, kunci = halaman.konteks, baris_kini(halaman).kunci
    rapat.putuskan(
        konteks.store, 2023, 3, kunci, "Percepat", Penanggung("Kelurahan Tomoni"),
        date(2023, 10, 31),
    )  # fmt: skip
    rapat.tutup(konteks.store, 2023, 3, date(2023, 10, 10))
    konteks.data_berubah.emit(None)
    assert konteks.monev().sejak_ditutup == ()
    assert kata_bar(konteks.monev()).startswith("ditutup ")
    with konteks.store.ubah("ubah angka"):
        konteks.store.realisasi.simpan_anggaran(2023, kunci, 3, 89_000_000)
        nama = konteks.evaluasi().hasil[kunci].indikator[0].indikator.nama
        konteks.store.realisasi.simpan_kinerja(2023, kunci, nama, 3, LaporanKinerja(Fraction(1)))
    konteks.data_berubah.emit(None)
    berubah = konteks.monev().sejak_ditutup
    assert kunci in {satu.kunci for satu in berubah}
    assert f"Sejak itu {len(berubah)} butir berubah." in halaman.panel.keadaan.text()
