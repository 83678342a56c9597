"""Monev: the camat's review meeting of a quarter. What lags, why, and what is decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.data_dukung import DataDukung
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.monev import BarisRapat
from simpelin.domain.penilaian import warna_kinerja
from simpelin.domain.rencana import Kunci
from simpelin.services.asal_indikator import Rujukan, Ukuran
from simpelin.services.kartu_rapat import kartu
from simpelin.services.monev import Monev
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.daftar_rapat import DaftarRapat
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.pages.monev_putusan import Pemutus
from simpelin.ui.rakit import belah, pintasan
from simpelin.ui.salinan import SalinanSementara
from simpelin.ui.widgets.besaran import Besaran
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.rapat_angka import EnamAngka, enam_angka, kata_bar
from simpelin.ui.widgets.rapat_daftar import TampilanDaftar
from simpelin.ui.widgets.rapat_kartu import KartuRapat
from simpelin.ui.widgets.rapat_keputusan import BarisPutusan
from simpelin.ui.widgets.rapat_kuadran import GrafikKuadran
from simpelin.ui.widgets.rapat_panel import PanelRapat
from simpelin.ui.widgets.rapat_perubahan import BarisPerubahan
from simpelin.ui.widgets.segmen import Segmen
from simpelin.ui.widgets.tumpukan import Tumpukan

DAFTAR, KUADRAN, RAPAT = range(3)
TAMPILAN = ("Daftar", "Kuadran", "Rapat")


class HalamanMonev(Halaman):
    judul = "Monev"
    bantuan: ClassVar[str] = (
        "<b>Monev</b> adalah rapat evaluasi triwulan: enam angka kantor, apa yang berubah, daftar "
        "yang perlu dibahas, dan kartu tiap butir.<br><br>"
        "Panah atas dan bawah menyusuri daftar, kiri dan kanan membalik lembar kartu, Enter ke "
        "baris keputusan. Tulis apa yang diputuskan, @ siapa, kapan: <i>Percepat SPJ @Seksi "
        "Pelayanan Umum 15/8</i>; <b>Ctrl+Enter</b> menyimpan.<br><br>"
        "<b>Ctrl+↓</b> dan <b>Ctrl+↑</b> maju dan mundur dari mana saja. <b>/</b> mencari, "
        "<b>F6</b> berganti daftar, kuadran, dan rapat, <b>F11</b> layar penuh untuk proyektor, "
        "<b>Esc</b> mengosongkan isian atau keluar dari layar penuh."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        tema = konteks.tema
        self.besaran = Besaran(self)
        self.penuh = False
        self.model = DaftarRapat(self)
        self.angka = EnamAngka(tema, self.besaran)
        self.daftar = TampilanDaftar(tema, self.besaran, self.model)
        self.kuadran = GrafikKuadran(tema, self.besaran)
        self.kartu = KartuRapat(konteks, self.besaran)
        self.perubahan = BarisPerubahan()
        self.putusan = BarisPutusan()
        self.pemutus = Pemutus(konteks, self.putusan, self.kartu)
        self.panel = PanelRapat(konteks, self.pesan, self.besaran)
        self._salinan = SalinanSementara(konteks)
        self._kosong: Kosong | None = None
        self._kini: Kunci | None = None
        self._baris: BarisRapat | None = None
        self.setFocusProxy(self.daftar)
        self._susun_aksi()
        self._susun_isi()
        self._sambungkan()
        self._pintasan()

    # --- building ----------------------------------------------------------------------

    def _susun_aksi(self) -> None:
        self.cari = QLineEdit()
        self.cari.setPlaceholderText("Cari ( / )")
        self.cari.setAccessibleName("Cari dalam daftar rapat")
        self.cari.setFixedWidth(140)
        self.pilihan = Segmen(TAMPILAN, "(F6 berganti)")
        self.aksi.addWidget(self.pilihan)
        self.tombol_penuh = QToolButton()
        self.tombol_penuh.setText("Layar penuh")
        self.tombol_penuh.setToolTip("Layar penuh untuk proyektor (F11)")
        self.tombol_penuh.setAccessibleName("Layar penuh")
        self.aksi.addWidget(self.tombol_penuh)

    def _susun_isi(self) -> None:
        self.tumpukan = Tumpukan()
        self.tumpukan.addWidget(self.daftar)
        self.tumpukan.addWidget(self.kuadran)
        self.belah = belah(Qt.Orientation.Horizontal, self.tumpukan, self.kartu)
        self.belah.setStretchFactor(0, 60)
        self.belah.setStretchFactor(1, 40)
        self.belah.setSizes([600, 400])
        self.putusan.atas.addWidget(self.kartu.catatan)
        self.putusan.atas.addWidget(self.kartu.ubah_warna)
        bahas = QWidget()
        susunan = QVBoxLayout(bahas)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(8)
        susunan.addWidget(self.belah, 1)
        susunan.addWidget(self.putusan)
        self.lembar = Tumpukan()
        self.lembar.addWidget(bahas)
        self.lembar.addWidget(self.panel)
        self.isi.setSpacing(6)
        self.isi.addWidget(self.angka)
        tengah = QHBoxLayout()
        tengah.addWidget(self.perubahan, 1)
        tengah.addWidget(self.cari)
        self.isi.addLayout(tengah)
        self.isi.addWidget(self.lembar, 1)

    def _sambungkan(self) -> None:
        self.daftar.dipilih.connect(self._pilih_baris)
        self.daftar.lembar.connect(self.kartu.balik)
        self.kuadran.dipilih.connect(self._pilih_kunci)
        self.kartu.unit_dibuka.connect(lambda u: self.konteks.minta_halaman.emit("input", u))
        self.kartu.bukti_dibuka.connect(self._buka_bukti)
        self.kartu.keputusan_dihapus.connect(self.panel.hapus)
        self.daftar.putuskan.connect(self.putusan.setFocus)
        self.kuadran.putuskan.connect(self.putusan.setFocus)
        self.pemutus.tersimpan.connect(self._tersimpan)
        self.perubahan.dipilih.connect(self._buka_butir)
        self.panel.butir_dibuka.connect(self._buka_butir)
        self.panel.berubah.connect(self._tersimpan)
        self.angka.dibuka.connect(self._buka_angka)
        self.pilihan.dipilih.connect(self.tampilkan)
        self.cari.textChanged.connect(self._saring)
        self.cari.returnPressed.connect(self.daftar.setFocus)
        self.tombol_penuh.clicked.connect(self.balik_penuh)

    def _pintasan(self) -> None:
        isi: dict[str, Callable[[], object]] = {
            "F11": self.balik_penuh,
            "F6": self.ganti_tampilan,
            "Ctrl+Down": lambda: self.langkah(1),
            "Ctrl+Up": lambda: self.langkah(-1),
            "Esc": self.urungkan,
            "/": self._mulai_cari,
            "Ctrl+Return": self.putusan.kirim,
            "Ctrl+Enter": self.putusan.kirim,
        }
        pintasan(self, isi)

    # --- content -----------------------------------------------------------------------

    def muat(self) -> None:
        k = self.konteks
        monev = k.monev()
        self.label_judul.setText(f"Monev TW {ROMAWI[k.triwulan]} {k.tahun}")
        kosong = not monev.semua[-1].hasil
        self._tampilkan_kosong(kosong)
        self.keterangan("" if kosong else kata_bar(monev))
        self._muat_angka(monev)
        self.perubahan.atur(monev.sejak)
        self.panel.muat(monev)
        self.kartu.hari = monev.tanggal
        self.pemutus.muat()
        self.model.muat(monev.baris)
        tanpa = len(monev.daftar.penilaian) - len(monev.titik)
        self.kuadran.atur(monev.titik, self.model.nomor_kunci(), monev.semua[-1].ambang, tanpa)
        self._pulihkan()

    def _muat_angka(self, monev: Monev) -> None:
        kini = monev.semua[-1]
        kantor = kini.kantor
        warna = str(warna_kinerja(kantor.capaian_resmi, kini.ambang) or "")
        if kantor.wajib and not kantor.terlapor:
            warna = "abu"
        tindak_lanjut = (monev.tindak_lanjut.terbuka, monev.tindak_lanjut.lewat)
        self.angka.atur(
            enam_angka(monev.kantor, monev.triwulan, warna, tindak_lanjut), monev.letak_sisa
        )

    def _tampilkan_kosong(self, kosong: bool) -> None:
        for satu in (self.angka, self.perubahan, self.cari, self.lembar):
            satu.setVisible(not kosong)
        if kosong and self._kosong is None:
            self._kosong = Kosong(
                f"Belum ada rencana {self.konteks.tahun}",
                "Rapat monev membahas rencana dan realisasi. Isi rencana lebih dulu, atau impor "
                "dari buku kerja templat.",
                ("Buka Rencana", lambda: self.konteks.minta_halaman.emit("rencana", None)),
                ("Impor dari Excel", lambda: self.konteks.minta_halaman.emit("laporan", None)),
            )
            self.isi.addWidget(self._kosong, 1)
        if self._kosong is not None:
            self._kosong.setVisible(kosong)

    def _pulihkan(self) -> None:
        """What was shown stays in view, also an item that is not on the list; else the first."""
        kini, baris = self._kini, self._baris
        indeks = self.model.indeks_baris(kini, "" if baris is None else baris.judul)
        lepas = kini is not None and baris is None and not self.cari.text()
        if not indeks.isValid():
            indeks = self.model.index(0, 0)
        self.daftar.setCurrentIndex(indeks)
        if lepas and kini in self.konteks.monev().daftar.penilaian:
            self._tampilkan_butir(None, kini)
        elif not indeks.isValid():
            self._tampilkan_butir(None, None)

    def tuju(self, sasaran: object) -> None:
        if isinstance(sasaran, Kunci):
            self._pilih_kunci(sasaran)

    # --- walking -----------------------------------------------------------------------

    def langkah(self, arah: int) -> None:
        """Next or previous line, from anywhere on the page."""
        self.daftar.langkah(arah)

    def _pilih_baris(self, baris: BarisRapat | None) -> None:
        self._tampilkan_butir(baris, None if baris is None else baris.kunci)

    def _pilih_kunci(self, kunci: Kunci) -> None:
        """Show an item; one that is not on the list has a card, too."""
        indeks = self.model.indeks_baris(kunci)
        if indeks.isValid():
            self.daftar.setCurrentIndex(indeks)
        elif kunci in self.konteks.monev().daftar.penilaian:
            self._tampilkan_butir(None, kunci)

    def _tampilkan_butir(self, baris: BarisRapat | None, kunci: Kunci | None) -> None:
        self._kini, self._baris = kunci, baris
        k = self.konteks
        isi = None if kunci is None else kartu(k.store, k.monev(), kunci)
        self.kartu.tampilkan(baris, isi)
        self.kuadran.tandai(kunci)
        if isi is not None:
            simpul = isi.penilaian.simpul
            self.pemutus.siapkan(simpul.nama, kunci, simpul.unit)
        elif baris is not None:
            self.pemutus.siapkan(baris.judul, None, baris.pemilik)
        else:
            self.pemutus.siapkan("", None, "")

    def _buka_butir(self, kunci: Kunci | None) -> None:
        """From the changes or the meeting's decisions to the item's card."""
        if self.tumpukan.currentIndex() == KUADRAN and self.lembar.currentIndex() == 0:
            self.tampilkan(KUADRAN)
        else:
            self.tampilkan(DAFTAR)
        if kunci is not None:
            self.cari.clear()
            self._pilih_kunci(kunci)

    def _tersimpan(self) -> None:
        """This page saved something: shown at once, here and elsewhere."""
        self.konteks.catat(self)
        self.segarkan()

    def _buka_bukti(self, satu: DataDukung) -> None:
        try:
            self._salinan.buka(satu)
        except KesalahanPengguna as galat:
            self.pesan.galat(str(galat))

    # --- search and views ----------------------------------------------------------------

    def _saring(self, kata: str) -> None:
        self.model.saring(kata)
        self._pulihkan()

    def _mulai_cari(self) -> None:
        self.tampilkan(DAFTAR)
        self.cari.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.cari.selectAll()

    def tampilkan(self, nomor: int) -> None:
        """List, quadrant, or the meeting itself."""
        self.pilihan.tandai(nomor)
        self.lembar.setCurrentIndex(nomor // RAPAT)
        if nomor != RAPAT:
            self.tumpukan.setCurrentIndex(nomor)
            self.kartu.atur_alasan(nomor == KUADRAN)
        tujuan: QWidget = self.panel.hadir.tabel if nomor == RAPAT else self._daftar_kini
        self.setFocusProxy(tujuan)
        tujuan.setFocus()

    @property
    def _daftar_kini(self) -> QWidget:
        """The list or the quadrant, whichever is in view."""
        return self.kuadran if self.tumpukan.currentIndex() == KUADRAN else self.daftar

    def ganti_tampilan(self) -> None:
        self.tampilkan((self.pilihan.kini + 1) % self.pilihan.banyak)

    def _buka_angka(self, ukuran: Ukuran | None) -> None:
        """A figure's derivation, or the register of follow-ups; not before an audience."""
        if self.penuh:
            return
        if ukuran is None:
            self.konteks.minta_halaman.emit("tindak-lanjut", None)
        else:
            self.konteks.minta_halaman.emit("evaluasi", Rujukan(None, ukuran))

    # --- full screen -------------------------------------------------------------------

    def balik_penuh(self) -> None:
        """F11: to the projector and back."""
        self.layar_penuh(not self.penuh)

    def layar_penuh(self, ya: bool) -> None:
        if ya != self.penuh:
            self.penuh = ya
            self.konteks.minta_layar_penuh.emit(ya)
            self._ukur()

    def urungkan(self) -> None:
        """Esc: close a question, empty what is being written or searched, else leave the full
        screen."""
        for tanya in (self.kartu.tanya, self.panel.tanya):
            if tanya.isVisible():
                tanya.tutup()
                self._daftar_kini.setFocus()
                return
        if self.putusan.isian.hasFocus() and self.putusan.kosongkan():
            return
        if self.putusan.isian.hasFocus():
            self.daftar.setFocus()
        elif self.cari.text():
            self.cari.clear()
            self.daftar.setFocus()
        else:
            self.layar_penuh(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ukur()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.penuh and not event.spontaneous():
            self.layar_penuh(False)

    def _ukur(self) -> None:
        """Type as large as the screen asks for."""
        self.tombol_penuh.setText("Keluar (F11)" if self.penuh else "Layar penuh")
        faktor = self.besaran.untuk_layar(self.size()) if self.penuh else 1.0
        if abs(faktor - self.besaran.faktor) > 0.01:
            self.besaran.atur(faktor)
            self.setStyleSheet(self.besaran.gaya())
            self.cari.setFixedWidth(round(140 * faktor))
