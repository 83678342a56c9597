"""Below the grid: the words of the selected row, its four quarters, who changed what; on a
second leaf its physical progress and breakdown by belanja, on a third its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.angka import STRIP, tulis_angka, tulis_rupiah
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.realisasi import Catatan
from simpelin.domain.rencana import KOSONG4, TRIWULAN, Kunci
from simpelin.services import izin
from simpelin.services.lembar_unit import BarisIsian
from simpelin.services.riwayat_simpul import riwayat_simpul
from simpelin.ui.models.baca_isian import teks_kinerja, tulis_strip
from simpelin.ui.models.sesi_isian import SesiIsian
from simpelin.ui.rakit import gayai, gulung
from simpelin.ui.tema import PT_KISI, huruf
from simpelin.ui.widgets.medan_sebab import MedanSebab
from simpelin.ui.widgets.panel_dukung import PanelDukung, tempat_baris
from simpelin.ui.widgets.panel_rincian import PanelRincian
from simpelin.ui.widgets.teks_baris import baris_teks

JEDA_SIMPAN_MS = 900
DUKUNG = "Data dukung"
KATA = (
    ("hambatan", "Hambatan", "Apa yang menghambat? Kosongkan bila tidak ada."),
    ("solusi", "Solusi", "Tulis tindakan dengan tanggal dan penanggung jawab."),
    ("faktor_pendorong", "Faktor pendorong", "Apa yang membantu tercapai?"),
)


class MedanKata(QPlainTextEdit):
    """A text that says when it is left; Tab goes on to the next."""

    ditinggal = Signal()
    keluar = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(52)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.ditinggal.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.keluar.emit()
        else:
            super().keyPressEvent(event)


class DuaBaris(QLabel):
    """Small muted words in at most two lines, '…' at their end where there are more."""

    def __init__(self, teks: str, parent: QWidget | None = None) -> None:
        super().__init__(teks, parent)
        self.setFont(huruf(PT_KISI))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(2 * self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        pelukis = QPainter(self)
        pelukis.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        y = self.fontMetrics().ascent()
        for satu in baris_teks(self.text(), self.font(), self.width(), 2):
            pelukis.drawText(0, y, satu)
            y += self.fontMetrics().height()
        pelukis.end()


class KolomKata(QWidget):
    """One kind of words: this quarter's to edit, the earlier quarters' to read and take."""

    def __init__(self, judul: str, petunjuk: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.medan = MedanKata()
        self.medan.setPlaceholderText(petunjuk)
        self.medan.setAccessibleName(judul)
        label = QLabel(judul)
        label.setProperty("peran", "subjudul")
        self.bawah = QHBoxLayout()
        self.bawah.setSpacing(6)
        self._lama = QVBoxLayout()
        self._lama.setSpacing(2)
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(4)
        luar.addWidget(label)
        luar.addWidget(self.medan, 1)
        luar.addLayout(self.bawah)
        luar.addLayout(self._lama)

    def isi_lama(self, lama: Sequence[tuple[int, str]]) -> None:
        """The earlier quarters' words, newest first; only the newest is shown whole."""
        while (satu := self._lama.takeAt(0)) is not None:
            widget = satu.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for triwulan, teks in lama[:2]:
            self._lama.addWidget(self._satu(triwulan, teks))

    def _satu(self, triwulan: int, teks: str) -> QWidget:
        wadah = QWidget()
        label = DuaBaris(f"TW {ROMAWI[triwulan]}: {teks}")
        label.setToolTip(teks)
        salin = QPushButton("Salin")
        salin.setProperty("tautan", True)
        salin.setToolTip(f"Salin kata-kata TW {ROMAWI[triwulan]} ke triwulan ini")
        salin.clicked.connect(lambda: self._salin(teks))
        baris = QHBoxLayout(wadah)
        baris.setContentsMargins(0, 0, 0, 0)
        baris.setSpacing(4)
        baris.addWidget(label, 1)
        baris.addWidget(salin, 0, Qt.AlignmentFlag.AlignTop)
        salin.setEnabled(not self.medan.isReadOnly())
        return wadah

    def _salin(self, teks: str) -> None:
        self.medan.setPlainText(teks)
        self.medan.setFocus()


class PanelIsian(QFrame):
    """Saves what was written after a pause, when it is left, and when asked (``simpan``)."""

    kembali = Signal()
    """Esc: back to the grid."""

    def __init__(self, sesi: SesiIsian, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kartu")
        self.sesi = sesi
        self._milik: tuple[int, int, Kunci] | None = None
        self._dimuat = Catatan()
        self._tertunda: dict[tuple[int, int, Kunci], Catatan] = {}
        self._memuat = False
        self._jeda = QTimer(self, singleShot=True, interval=JEDA_SIMPAN_MS)
        self._jeda.timeout.connect(self.simpan)
        self.judul = QLabel()
        self.judul.setProperty("peran", "subjudul")
        self.judul.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.keadaan = QLabel()
        self.keadaan.setProperty("peran", "kisi")
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.galat.hide()
        self.kata = {nama: KolomKata(judul, petunjuk) for nama, judul, petunjuk in KATA}
        self.riwayat = QLabel()
        self.jejak = QLabel()
        self.lembaran = QTabBar()
        self.lembaran.setAccessibleName("Panel baris")
        self.lembaran.setDrawBase(False)
        self.lembaran.setExpanding(False)
        self.lembaran.setUsesScrollButtons(False)
        self.lembaran.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.rincian = PanelRincian(sesi)
        self.dukung = PanelDukung(sesi.konteks)
        self.sebab = MedanSebab(sesi, self)
        self.tumpukan = QStackedWidget()
        self._baris: BarisIsian | None = None
        self._susun()
        self.lembaran.currentChanged.connect(self._ganti_lembaran)
        for satu in (self.rincian, self.dukung, self.sebab):
            satu.kembali.connect(self.kembali)
        self.dukung.berubah.connect(self._dukung_berubah)
        self.sebab.ditolak.connect(self._tolak)
        for kolom in self.kata.values():
            kolom.medan.textChanged.connect(self._diketik)
            kolom.medan.ditinggal.connect(self.simpan)
            kolom.medan.keluar.connect(self.kembali)

    def _susun(self) -> None:
        kepala = QHBoxLayout()
        kepala.addWidget(self.judul, 1)
        kepala.addWidget(self.keadaan)
        for teks in ("Uraian", "Fisik dan belanja", DUKUNG):
            self.lembaran.addTab(teks)
        kepala.addWidget(self.lembaran)
        uraian = QWidget()
        isi = QHBoxLayout(uraian)
        isi.setContentsMargins(0, 0, 0, 0)
        isi.setSpacing(12)
        for kolom in self.kata.values():
            isi.addWidget(kolom, 5)
        self.kata["hambatan"].bawah.addWidget(self.sebab.golongan, 1)
        self.kata["solusi"].bawah.addWidget(self.sebab.tenggat, 2)
        self.kata["solusi"].bawah.addWidget(self.sebab.siapa, 3)
        isi.addLayout(_berjudul("Empat triwulan", self.riwayat, lebar=204))
        isi.addLayout(_berjudul("Siapa mengubah apa", self.jejak, bungkus=True), 6)
        luar = QVBoxLayout(self)
        luar.setContentsMargins(12, 8, 12, 8)
        luar.setSpacing(6)
        luar.addLayout(kepala)
        luar.addWidget(self.galat)
        self.tumpukan.addWidget(uraian)
        self.tumpukan.addWidget(self.rincian)
        self.tumpukan.addWidget(self.dukung)
        luar.addWidget(self.tumpukan, 1)

    def _ganti_lembaran(self, nomor: int) -> None:
        self.simpan()
        self.tumpukan.setCurrentIndex(nomor)
        self._isi_lembaran()

    def _isi_lembaran(self) -> None:
        """Fill the leaf that is shown, and count what is attached on its tab."""
        baris, k = self._baris, self.sesi.konteks
        if self.tumpukan.currentWidget() is self.rincian:
            self.rincian.tampilkan(baris)
        tempat = None if baris is None else tempat_baris(baris, k.tahun, k.triwulan)
        if self.tumpukan.currentWidget() is self.dukung:
            self.dukung.tampilkan(tempat, self._kunci_dukung())
        ada = 0 if tempat is None else len(k.store.data_dukung.pada(tempat))
        self.lembaran.setTabText(2, f"{DUKUNG} ({ada})" if ada else DUKUNG)

    def _kunci_dukung(self) -> str:
        """Evidence may be added after submission, not after approval (aturan section 9)."""
        lembar = self.sesi.lembar
        if lembar is None or not lembar.unit:
            return "Data dukung dilampirkan oleh unit pemilik."
        disetujui = lembar.laporan and lembar.laporan.status is StatusLaporan.DISETUJUI
        if disetujui:
            return "Laporan sudah disetujui; data dukungnya tidak berubah lagi."
        k = self.sesi.konteks
        hak = Tindakan.DATA_DUKUNG
        return izin.putusan_unit(k.store, hak, k.tahun, k.triwulan, lembar.unit).alasan

    def _dukung_berubah(self) -> None:
        self.sesi.tulis(lambda: None)
        self._isi_lembaran()

    def _tolak(self, sebab: str) -> None:
        self.galat.setText(f"Belum disimpan: {sebab}" if sebab else "")
        self.galat.setVisible(bool(sebab))

    # --- the row -----------------------------------------------------------------

    def tampilkan(self, baris: BarisIsian | None) -> None:
        """Show a row's words and history; what was being written is kept first."""
        k = self.sesi.konteks
        milik = None if baris is None else (k.tahun, k.triwulan, baris.simpul.kunci)
        if milik != self._milik:
            self.simpan()
            self._milik = milik
            self._isi_kata()
        elif not self._berubah():
            self._isi_kata()
        self.setEnabled(baris is not None)
        self._baris = baris
        self._isi_lain(baris)
        self._isi_lembaran()

    def _isi_kata(self) -> None:
        catatan = Catatan() if self._milik is None else self.sesi.catatan(self._milik[2])
        self._dimuat = catatan
        self._memuat = True
        tampak = catatan if self._milik is None else self._tertunda.get(self._milik, catatan)
        for nama, kolom in self.kata.items():
            teks = getattr(tampak, nama)
            if kolom.medan.toPlainText() != teks:
                kolom.medan.setPlainText(teks)
        self._memuat = False
        self.galat.hide()

    def _isi_lain(self, baris: BarisIsian | None) -> None:
        lembar = self.sesi.lembar
        if baris is None or lembar is None:
            for label in (self.judul, self.keadaan, self.riwayat, self.jejak):
                label.clear()
            self.sebab.tampilkan(None, True)
            return
        ev, kunci = lembar.evaluasi, baris.simpul.kunci
        self.judul.setText(baris.simpul.nama)
        self.judul.setToolTip(f"{kunci}\n{baris.simpul.nama}")
        beku = bool(lembar.terkunci) or not lembar.unit
        abu = f"background: {self.sesi.konteks.tema.palet.kunci};" if beku else ""
        for nama, kolom in self.kata.items():
            kolom.medan.setReadOnly(beku)
            if kolom.medan.styleSheet() != abu:
                kolom.medan.setStyleSheet(abu)
            lama = [
                (n, getattr(ev.realisasi.catatan.get((kunci, n), Catatan()), nama))
                for n in range(ev.triwulan - 1, 0, -1)
            ]
            kolom.isi_lama([(n, teks) for n, teks in lama if teks])
        self.sebab.tampilkan(kunci, beku)
        if beku:
            sebab = lembar.terkunci or "Diisi oleh unit pemilik."
            self.keadaan.setText(f"Hanya dibaca. {sebab}")
        elif not self._berubah():
            self.keadaan.setText("")
        tabel = _tabel_riwayat(baris, ev.realisasi.anggaran.get(kunci, KOSONG4))
        koreksi = ev.realisasi.koreksi.get(kunci, ())
        kata = (f"<p>TW {ROMAWI[s.triwulan]} memuat {escape(s.kata)}</p>" for s in koreksi)
        self.riwayat.setText(tabel + "".join(kata))
        self.jejak.setText(_jejak(self.sesi, kunci))

    # --- writing -----------------------------------------------------------------

    def _kini(self) -> Catatan:
        return replace(
            self._dimuat,
            **{nama: kolom.medan.toPlainText().strip() for nama, kolom in self.kata.items()},
        )

    def _berubah(self) -> bool:
        return self._milik is not None and self._kini() != self._dimuat

    def _diketik(self) -> None:
        if not self._memuat and self._berubah():
            self.keadaan.setText("Menulis …")
            self._jeda.start()

    def simpan(self) -> None:
        """Store what was written, if anything was."""
        self._jeda.stop()
        if self._milik is None or not self._berubah():
            return
        milik, lama, kini = self._milik, self._dimuat, self._kini()
        self._dimuat = kini  # before the sheet is read again and asks whether to save
        sebab = self.sesi.simpan_catatan(*milik, kini)
        for kolom in self.kata.values():
            gayai(kolom.medan, "galat", bool(sebab))
        self.galat.setText(f"Belum disimpan: {sebab}" if sebab else "")
        self.galat.setVisible(bool(sebab))
        if sebab:
            self._dimuat = lama
            self._tertunda[milik] = kini
        else:
            self._tertunda.pop(milik, None)
            self.keadaan.setText("✓ Tersimpan")

    def lembar_berikut(self) -> None:
        """F7: the next leaf, and into it."""
        self.lembaran.setCurrentIndex((self.lembaran.currentIndex() + 1) % self.lembaran.count())
        self.fokus()

    def fokus(self) -> None:
        """F6: into the first text, or the first field of the second leaf."""
        for satu in (self.rincian, self.dukung):
            if self.tumpukan.currentWidget() is satu:
                satu.fokus()
                return
        self.kata["hambatan"].medan.setFocus(Qt.FocusReason.OtherFocusReason)


def _berjudul(judul: str, isi: QLabel, *, bungkus: bool = False, lebar: int = 0) -> QVBoxLayout:
    label = QLabel(judul)
    label.setProperty("peran", "subjudul")
    isi.setProperty("peran", "kisi")
    isi.setTextFormat(Qt.TextFormat.RichText)
    isi.setWordWrap(bungkus)
    isi.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    isi.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    kolom = QVBoxLayout()
    kolom.setSpacing(4)
    kolom.addWidget(label)
    wadah = gulung(isi)
    if lebar:
        wadah.setFixedWidth(lebar)
    wadah.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    kolom.addWidget(wadah, 1)
    return kolom


def _tabel_riwayat(baris: BarisIsian, rupiah: Sequence[int | None]) -> str:
    """The quarters' own figures: target, kinerja, rupiah."""
    i = baris.indikator
    kepala = "".join(f"<td align='right'>{teks}</td>" for teks in ("target", "kinerja", "rupiah"))
    isi = [f"<tr><td></td>{kepala}</tr>"]
    for n in TRIWULAN:
        kinerja = tulis_strip(teks_kinerja(i.laporan[n - 1])) if i else STRIP
        target = tulis_angka(i.indikator.target_tw[n - 1]) if i else STRIP
        sel = "".join(
            f"<td align='right'>{teks}</td>"
            for teks in (target, kinerja, tulis_rupiah(rupiah[n - 1]))
        )
        isi.append(f"<tr><td><b>{ROMAWI[n]}</b></td>{sel}</tr>")
    return f"<table cellspacing='0' cellpadding='2' width='100%'>{''.join(isi)}</table>"


def _jejak(sesi: SesiIsian, kunci: Kunci) -> str:
    semua = riwayat_simpul(sesi.konteks.store, sesi.konteks.tahun, kunci, 12)
    warna = sesi.konteks.tema.warna("teks").name()
    return (
        "".join(
            f"<p style='margin:0 0 4px 0'><span style='color:{warna}'>{escape(satu.isi)}</span>"
            f"<br>{satu.waktu:%d/%m/%Y %H.%M} · {escape(satu.pelaku)}</p>"
            for satu in semua
        )
        or "Belum ada perubahan."
    )
