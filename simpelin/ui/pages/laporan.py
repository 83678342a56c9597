"""Laporan: choose a form, see what it contains, write it; take in what came back."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QTabBar

from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.kalender import ROMAWI
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.widgets.panel_cadangan import PanelCadangan
from simpelin.ui.widgets.panel_ekspor import BENTUK, PanelEkspor
from simpelin.ui.widgets.panel_impor import PanelImpor
from simpelin.ui.widgets.wisaya_impor import WisayaImpor

IMPOR, WISAYA, CADANGAN = "impor", "lembar_kantor", "cadangan"


class HalamanLaporan(Halaman):
    judul = "Laporan"
    bantuan: ClassVar[str] = (
        "<b>Laporan</b> menulis buku kerja Excel dan menerima yang kembali.<br><br>Pilih bentuk "
        "di atas, lihat isinya, lalu simpan. Tabel yang tampil memakai angka yang sama dengan "
        "yang ditulis. <i>Impor berkas</i> selalu menunjukkan lama → baru sebelum menyimpan, dan "
        "membuat cadangan lebih dulu. <i>Impor lembar kantor</i> mengambil rekap belanja, RAK, "
        "LRA, atau daftar kinerja seperti apa adanya: Ctrl+Enter lanjut, Alt+Kiri kembali."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.daftar = QTabBar()
        self.daftar.setAccessibleName("Bentuk laporan")
        self.daftar.setDrawBase(False)
        self.daftar.setExpanding(False)
        semua = [(satu.judul, satu.id) for satu in BENTUK]
        lain = (
            ("Impor berkas", IMPOR),
            ("Impor lembar kantor", WISAYA),
            ("Cadangan", CADANGAN),
        )
        for judul, id_bentuk in (*semua, *lain):
            self.daftar.setTabData(self.daftar.addTab(judul), id_bentuk)
        self.ekspor = PanelEkspor(konteks, self.pesan)
        self.impor = PanelImpor(konteks, self.pesan)
        self.wisaya = WisayaImpor(konteks, self.pesan)
        self.cadangan = PanelCadangan(konteks, self.pesan)
        self.tumpukan = QStackedWidget()
        for panel in (self.ekspor, self.impor, self.wisaya, self.cadangan):
            self.tumpukan.addWidget(panel)
        self.setFocusProxy(self.daftar)
        self.isi.addWidget(self.daftar)
        self.isi.addWidget(self.tumpukan, 1)
        self.daftar.currentChanged.connect(self._ganti)

    def _ganti(self) -> None:
        self.pesan.hide()
        self.segarkan()

    @property
    def pilihan(self) -> str:
        """The id of the chosen form."""
        return str(self.daftar.tabData(self.daftar.currentIndex()))

    def muat(self) -> None:
        k = self.konteks
        self.keterangan(f"TW {ROMAWI[k.triwulan]} {k.tahun}")
        if self.pilihan == IMPOR:
            self.tumpukan.setCurrentWidget(self.impor)
        elif self.pilihan == WISAYA:
            self.tumpukan.setCurrentWidget(self.wisaya)
            self.wisaya.segarkan()
        elif self.pilihan == CADANGAN:
            self.tumpukan.setCurrentWidget(self.cadangan)
            self.cadangan.muat()
        else:
            self.tumpukan.setCurrentWidget(self.ekspor)
            self.ekspor.muat(self.pilihan)

    def pilih(self, id_bentuk: str) -> None:
        """Choose a form by its id."""
        for nomor in range(self.daftar.count()):
            if self.daftar.tabData(nomor) == id_bentuk:
                self.daftar.setCurrentIndex(nomor)

    def tuju(self, sasaran: object) -> None:
        """A form by its id; the wizard with a preset; or a file that the user received: a
        workbook is imported, a backup offered to restore."""
        if isinstance(sasaran, Bentuk):
            self.pilih(WISAYA)
            self.wisaya.pakai_bentuk(sasaran)
        elif isinstance(sasaran, str):
            self.pilih(sasaran)
        if isinstance(sasaran, Path):
            if sasaran.suffix.lower() == ".xlsx":
                self.pilih(IMPOR)
                self.impor.uji(sasaran)
            else:
                self.pilih(CADANGAN)
                self.cadangan.tawarkan(sasaran)
