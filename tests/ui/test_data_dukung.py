"""Evidence in the row's panel: attach, look, take off; causes beside the words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from pytestqt.qtbot import QtBot

from simpelin.domain.data_dukung import PadaLaporan, PadaLHE
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.realisasi import GolonganSebab
from simpelin.services import pengaturan
from simpelin.ui.foto import perkecil
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.input_realisasi import InputRealisasi

UNIT = "Seksi Pelayanan Umum"


def _foto(sisi: int = 64) -> bytes:
    gambar = QImage(sisi, sisi // 2, QImage.Format.Format_RGB32)
    for x in range(sisi):
        for y in range(sisi // 2):
            gambar.setPixel(x, y, (x * 7919 + y * 104729 + x * y) & 0xFFFFFF)
    hasil = QByteArray()
    penyangga = QBuffer(hasil)
    penyangga.open(QIODevice.OpenModeFlag.WriteOnly)
    gambar.save(penyangga, "PNG")
    return bytes(hasil.data())


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> InputRealisasi:
    satu = InputRealisasi(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    satu.pilih_unit(UNIT)
    satu.panel.lembaran.setCurrentIndex(2)
    return satu


def test_dropped_files_are_attached_and_counted(
    halaman: InputRealisasi, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = halaman.panel.dukung
    assert panel.ajakan.isVisible()
    (tmp_path / "foto.png").write_bytes(_foto())
    (tmp_path / "buruk.pdf").write_bytes(b"bukan pdf")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / n)) for n in ("foto.png", "buruk.pdf")])
    panel.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert [satu.nama for satu in panel.isi] == ["foto.png"]
    assert "buruk.pdf" in panel.pesan.text()
    assert halaman.panel.lembaran.tabText(2) == "Data dukung (1)"
    assert not panel.gambar.pixmap().isNull()
    assert panel._salinan.salin(panel.isi[0]).read_bytes() == _foto()
    # Delete asks in place, Enter says yes
    panel.tabel.setFocus()
    qtbot.keyClick(panel.tabel, Qt.Key.Key_Delete)
    assert panel.tanya.isVisible()
    qtbot.keyClick(panel.tanya.ya, Qt.Key.Key_Return)
    assert panel.isi == ()
    assert halaman.panel.lembaran.tabText(2) == "Data dukung"


def test_a_large_photo_is_made_smaller(
    halaman: InputRealisasi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simpelin.services.data_dukung.batas_ukuran", lambda _: 20_000)
    monkeypatch.setattr("simpelin.ui.foto.SISI", (400, 120))
    asli = _foto(400)
    assert len(asli) > 20_000
    (tmp_path / "besar.png").write_bytes(asli)
    panel = halaman.panel.dukung
    panel.lampirkan([tmp_path / "besar.png"])
    (satu,) = panel.isi
    assert satu.nama == "besar.jpg"
    assert satu.ukuran <= 20_000
    assert "diperkecil dari" in panel.pesan.text()
    assert perkecil(b"%PDF-1.7", 10) is None


def test_what_was_taken_away_meanwhile_is_told(halaman: InputRealisasi) -> None:
    panel = halaman.panel.dukung
    panel.tampilkan(PadaLHE(2022, "1"))
    assert panel.isi == ()
    assert "tidak ada" in panel.ajakan.text()
    assert not panel.tambah.isEnabled()


def test_nothing_is_attached_after_approval(halaman: InputRealisasi, tmp_path: Path) -> None:
    k = halaman.konteks
    with k.store.ubah("setujui"):
        k.store.laporan.simpan(2023, 3, LaporanUnit(UNIT, StatusLaporan.DISETUJUI))
    halaman.segarkan()
    panel = halaman.panel.dukung
    assert not panel.tambah.isEnabled()
    assert "disetujui" in panel.ajakan.text()
    (tmp_path / "foto.png").write_bytes(_foto())
    panel.lampirkan([tmp_path / "foto.png"])
    assert panel.isi == ()


def test_missing_evidence_shows_in_the_row_and_above(halaman: InputRealisasi) -> None:
    assert "data dukung" not in halaman.hitungan.text()
    pengaturan.atur(halaman.konteks.store, "data_dukung_wajib", "kinerja")
    halaman.segarkan()
    assert "tanpa data dukung" in halaman.hitungan.text()
    teks = [str(halaman.model.index(n, 2).data()) for n in range(halaman.model.rowCount())]
    assert any("Data dukung kurang" in satu for satu in teks)


def test_cause_date_and_person_beside_the_words(halaman: InputRealisasi, qtbot: QtBot) -> None:
    sebab, k = halaman.panel.sebab, halaman.konteks
    assert sebab.tenggat.isReadOnly()
    with k.store.ubah("buka kembali"):
        k.store.laporan.simpan(2023, 3, LaporanUnit(UNIT, StatusLaporan.KONSEP))
    halaman.segarkan()
    halaman.panel.lembaran.setCurrentIndex(0)
    sebab.golongan.setCurrentIndex(sebab.golongan.findText("Pengadaan"))
    sebab.golongan.activated.emit(sebab.golongan.currentIndex())
    sebab.tenggat.setText("15 november")
    sebab.siapa.setText("Budi")
    sebab.tenggat.editingFinished.emit()
    kunci = halaman.model.baris[halaman.tabel.currentIndex().row()].simpul.kunci
    isi = k.store.sebab.muat(2023)[kunci, 3]
    assert (isi.golongan, isi.tenggat, isi.penanggung_jawab) == (
        GolonganSebab.PENGADAAN,
        date(2023, 11, 15),
        "Budi",
    )
    assert sebab.tenggat.text() == "15-11-2023"
    sebab.tenggat.setText("besok")
    sebab.tenggat.editingFinished.emit()
    assert "bukan tanggal" in halaman.panel.galat.text()
    assert k.store.sebab.muat(2023)[kunci, 3] == isi
    assert PadaLaporan(2023, 3, kunci) == halaman.panel.dukung.tempat
