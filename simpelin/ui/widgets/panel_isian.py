"""Below the grid: the words of the selected row, its four quarters, who changed what; on a
second leaf its physical progress and breakdown by belanja, on a third its evidence."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.hak import Tindakan
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.realisasi import Catatan
from simpelin.domain.rencana import Kunci
from simpelin.services import izin
from simpelin.services.lembar_unit import BarisIsian
from simpelin.ui.models.sesi_isian import SesiIsian
from simpelin.ui.rakit import gayai
from simpelin.ui.widgets.kolom_kata import KATA, KolomKata
from simpelin.ui.widgets.medan_sebab import MedanSebab
from simpelin.ui.widgets.panel_dukung import PanelDukung, tempat_baris
from simpelin.ui.widgets.panel_rincian import PanelRincian
from simpelin.ui.widgets.satu_baris import SatuBaris
from simpelin.ui.widgets.teks_berjudul import TeksBerjudul, empat_triwulan, siapa_mengubah
from simpelin.ui.widgets.tumpukan import Tumpukan

JEDA_SIMPAN_MS = 900
LEBAR_RIWAYAT = 204
"""Pixels that the figures of four quarters take."""
DUKUNG = "Data dukung"


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
        self.judul = SatuBaris()
        self.judul.setProperty("peran", "subjudul")
        self.keadaan = QLabel()
        self.keadaan.setProperty("peran", "kisi")
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.galat.hide()
        self.kata = {nama: KolomKata(judul, petunjuk) for nama, judul, petunjuk in KATA}
        self.riwayat = TeksBerjudul("Empat triwulan")
        self.jejak = TeksBerjudul("Siapa mengubah apa", bungkus=True)
        self.lembaran = QTabBar()
        self.lembaran.setAccessibleName("Panel baris")
        self.lembaran.setDrawBase(False)
        self.lembaran.setExpanding(False)
        self.lembaran.setUsesScrollButtons(False)
        self.lembaran.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.rincian = PanelRincian(sesi)
        self.dukung = PanelDukung(sesi.konteks)
        self.sebab = MedanSebab(sesi, self)
        self.tumpukan = Tumpukan()
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
        self.riwayat.setFixedWidth(LEBAR_RIWAYAT)
        isi.addWidget(self.riwayat)
        isi.addWidget(self.jejak, 6)
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
            for label in (self.judul, self.keadaan, self.riwayat.isi, self.jejak.isi):
                label.clear()
            self.sebab.tampilkan(None, True)
            return
        ev, kunci = lembar.evaluasi, baris.simpul.kunci
        self.judul.setText(baris.simpul.nama)
        self.judul.setToolTip(f"{kunci}\n{baris.simpul.nama}")
        beku = bool(lembar.terkunci) or not lembar.unit
        abu = f"background: {self.sesi.konteks.tema.palet.kunci};" if beku else ""
        for nama, kolom in self.kata.items():
            kolom.kunci(beku, abu)
            kolom.isi_lama(_kata_lama(ev, kunci, nama))
        self.sebab.tampilkan(kunci, beku)
        if beku:
            sebab = lembar.terkunci or "Diisi oleh unit pemilik."
            self.keadaan.setText(f"Hanya dibaca. {sebab}")
        elif not self._berubah():
            self.keadaan.setText("")
        self.riwayat.isi.setText(empat_triwulan(baris, ev.realisasi))
        self.jejak.isi.setText(siapa_mengubah(self.sesi.konteks, kunci))

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
        self._tolak(sebab)
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


def _kata_lama(ev: Evaluasi, kunci: Kunci, nama: str) -> list[tuple[int, str]]:
    """One kind of words of the earlier quarters, newest first."""
    semua = ((n, ev.realisasi.catatan.get((kunci, n))) for n in range(ev.triwulan - 1, 0, -1))
    return [(n, teks) for n, catatan in semua if catatan and (teks := getattr(catatan, nama))]
