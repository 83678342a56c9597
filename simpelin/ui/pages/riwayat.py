"""Riwayat: who changed what, when, from what to what; and whether the chain is unbroken."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
)

from simpelin.domain.angka import tulis_angka
from simpelin.domain.kalender import ROMAWI, akhir_triwulan
from simpelin.domain.kantor import SaringanRiwayat
from simpelin.domain.rencana import Kunci
from simpelin.services import riwayat
from simpelin.services.kata_riwayat import JENIS, NamaSimpul
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.riwayat import KOLOM, TabelRiwayat
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.pekerjaan import Pekerjaan
from simpelin.ui.rakit import pintasan
from simpelin.ui.widgets.delegat import BARIS_DUA, DelegatSel
from simpelin.ui.widgets.medan_tanggal import MedanTanggal
from simpelin.ui.widgets.panel_riwayat import TINGGI, PanelEntri
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.pohon import KepalaDuaBaris

TUNDA_KETIK_MS = 250
"""Searching waits until the typing pauses for so long."""

KAPAN_SAJA, HARI_INI, SEPEKAN, SEBULAN, TRIWULAN, TAHUN, RENTANG = range(7)
_BULAN_TW = 3


class HalamanRiwayat(Halaman):
    judul = "Riwayat"
    bantuan: ClassVar[str] = (
        "<b>Riwayat</b> mencatat setiap perubahan: kapan, siapa, apa, dari apa menjadi apa. "
        "Isinya tidak dapat diubah atau dihapus.<br><br>Saring menurut orang, jenis, masa, atau "
        "kata; kata dicari dalam nama dan kode butir, nilai, tindakan, dan berkas asal. Sidik "
        "tercetak pada buku kerja bukti dapat dicari di sini.<br><br><i>Periksa rantai</i> "
        "menghitung ulang sidik semua entri. Bila program lain pernah mengubah atau menghapus "
        "entri, tempatnya disebut."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.model = TabelRiwayat(self)
        self.tabel = self._buat_tabel()
        self.panel = PanelEntri(konteks)
        self.kosong = Kosong(
            "Tidak ada perubahan yang cocok",
            "Belum ada yang diubah, atau saringan di atas terlalu sempit.",
            ("Tampilkan semua", self.lepas_saringan),
        )
        self._nama: NamaSimpul = {}
        self._kerja: Pekerjaan | None = None
        self._tunda = QTimer(self, singleShot=True, interval=TUNDA_KETIK_MS)
        self._tunda.timeout.connect(self.saring)
        self.setFocusProxy(self.tabel)
        self._susun_saringan()
        self._susun_isi()
        self.tabel.selectionModel().currentRowChanged.connect(self._pilih)
        pintasan(self, {"Esc": self.lepas_saringan})

    # --- building ------------------------------------------------------------------

    def _buat_tabel(self) -> QTableView:
        tabel = QTableView()
        tabel.setAccessibleName("Riwayat perubahan")
        tabel.setHorizontalHeader(KepalaDuaBaris(tabel))
        tabel.verticalHeader().hide()
        tabel.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        tabel.verticalHeader().setDefaultSectionSize(BARIS_DUA)
        tabel.setShowGrid(False)
        tabel.setTabKeyNavigation(False)
        tabel.setWordWrap(False)
        tabel.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        tabel.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tabel.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tabel.setItemDelegate(DelegatSel(self.konteks.tema, parent=tabel))
        tabel.setModel(self.model)
        kepala = tabel.horizontalHeader()
        kepala.setFixedHeight(28)
        for nomor, kolom in enumerate(KOLOM):
            if kolom.lebar:
                kepala.resizeSection(nomor, kolom.lebar)
            else:
                kepala.setSectionResizeMode(nomor, QHeaderView.ResizeMode.Stretch)
        self.konteks.tema.berubah.connect(tabel.viewport().update)
        return tabel

    def _susun_saringan(self) -> None:
        self.cari = QLineEdit()
        self.cari.setPlaceholderText("Cari butir, nilai, atau sidik")
        self.cari.setAccessibleName("Cari butir, nilai, atau sidik")
        self.cari.setFixedWidth(190)
        self.siapa = self._pilihan("Saring orang", 140)
        self.jenis = self._pilihan("Saring jenis", 170)
        self.masa = self._pilihan("Saring masa", 150)
        self.dari, self.sampai = (self._tanggal(nama) for nama in ("Dari", "Sampai"))
        self.periksa = QPushButton("Periksa rantai")
        self.periksa.setToolTip("Hitung ulang sidik semua entri")
        self.periksa.clicked.connect(self.periksa_rantai)
        self.bukti = QPushButton("Bukti ke Excel …")
        self.bukti.setToolTip("Buka Laporan: buku kerja bukti untuk inspektorat")
        self.bukti.clicked.connect(lambda: self.konteks.minta_halaman.emit("laporan", "riwayat"))
        self.cari.textEdited.connect(self._tunda.start)
        self.cari.returnPressed.connect(self.saring)
        self.masa.activated.connect(self._ganti_masa)

    def _pilihan(self, nama: str, lebar: int) -> QComboBox:
        kotak = QComboBox()
        kotak.setAccessibleName(nama)
        kotak.setFixedWidth(lebar)
        kotak.activated.connect(self.saring)
        return kotak

    def _tanggal(self, nama: str) -> MedanTanggal:
        isian = MedanTanggal(f"{nama} tanggal")
        isian.atur(self.konteks.tanggal)
        isian.setVisible(False)
        isian.dateChanged.connect(self._tunda.start)
        return isian

    def _susun_isi(self) -> None:
        saringan = QHBoxLayout()
        saringan.setSpacing(8)
        for satu in (self.cari, self.siapa, self.jenis, self.masa, self.dari, self.sampai):
            saringan.addWidget(satu)
        saringan.addStretch(1)
        self.aksi.addWidget(self.periksa)
        self.aksi.addWidget(self.bukti)
        self.belah = QSplitter(Qt.Orientation.Vertical)
        self.belah.setChildrenCollapsible(False)
        self.belah.addWidget(self.tabel)
        self.belah.addWidget(self.panel)
        self.belah.setStretchFactor(0, 1)
        self.belah.setSizes([400, TINGGI])
        self.isi.addLayout(saringan)
        self.isi.addWidget(self.belah, 1)
        self.isi.addWidget(self.kosong, 1)

    # --- content -------------------------------------------------------------------

    def muat(self) -> None:
        self._nama = riwayat.nama_simpul(self.konteks.store)
        self._isi_pilihan()
        self.saring()

    def _isi_pilihan(self) -> None:
        k = self.konteks
        orang = [("Semua orang", "")] + [(satu, satu) for satu in k.store.riwayat.pelaku()]
        ada = k.store.riwayat.objek()
        urutan = [satu for satu in JENIS if satu in ada] + [s for s in ada if s not in JENIS]
        jenis = [("Semua jenis", "")] + [(JENIS.get(s, s), s) for s in urutan]
        masa = [
            ("Kapan saja", KAPAN_SAJA),
            ("Hari ini", HARI_INI),
            ("7 hari terakhir", SEPEKAN),
            ("30 hari terakhir", SEBULAN),
            (f"Selama TW {ROMAWI[k.triwulan]} {k.tahun}", TRIWULAN),
            (f"Selama {k.tahun}", TAHUN),
            ("Pilih tanggal …", RENTANG),
        ]
        for kotak, isi in ((self.siapa, orang), (self.jenis, jenis), (self.masa, masa)):
            kini = kotak.currentData()
            kotak.clear()
            for teks, data in isi:
                kotak.addItem(teks, data)
            kotak.setCurrentIndex(max(0, kotak.findData(kini)))

    def saringan(self) -> SaringanRiwayat:
        """What the fields above the table ask for."""
        dari, sampai = self._batas()
        jenis = self.jenis.currentData()
        return SaringanRiwayat(
            pelaku=self.siapa.currentData() or "",
            objek=(jenis,) if jenis else (),
            teks=self.cari.text().strip(),
            dari=dari,
            sampai=sampai,
        )

    def _batas(self) -> tuple[date | None, date | None]:
        k, pilihan = self.konteks, self.masa.currentData()
        if pilihan == TRIWULAN:
            awal = date(k.tahun, _BULAN_TW * (k.triwulan - 1) + 1, 1)
            return awal, akhir_triwulan(k.tahun, k.triwulan)
        if pilihan == TAHUN:
            return date(k.tahun, 1, 1), date(k.tahun, 12, 31)
        if pilihan == RENTANG:
            return self.dari.hari(), self.sampai.hari()
        mundur = {HARI_INI: 0, SEPEKAN: 6, SEBULAN: 29}.get(pilihan)
        return (None if mundur is None else k.tanggal - timedelta(days=mundur)), None

    def _ganti_masa(self) -> None:
        for satu in (self.dari, self.sampai):
            satu.setVisible(self.masa.currentData() == RENTANG)

    def saring(self) -> None:
        """Show what matches; the entry that was selected stays so where it still matches."""
        self._tunda.stop()
        store = self.konteks.store
        kini = self._nomor_kini()
        nomor = riwayat.cari(store, self.saringan(), self._nama)
        self.model.muat(store, nomor, self._nama)
        self.keterangan(f"{tulis_angka(len(nomor))} perubahan")
        self.belah.setVisible(bool(nomor))
        self.kosong.setVisible(not nomor)
        if nomor:
            baris = max(0, self.model.baris(kini) if kini else 0)
            self.tabel.setCurrentIndex(self.model.index(baris, 0))
        else:
            self.panel.tampilkan(None)

    def lepas_saringan(self) -> None:
        """Everything again."""
        self.cari.clear()
        for satu in (self.siapa, self.jenis, self.masa):
            satu.setCurrentIndex(0)
        self._ganti_masa()
        self.saring()

    def tuju(self, sasaran: object) -> None:
        """All that was done to a node."""
        if isinstance(sasaran, Kunci):
            self.lepas_saringan()
            self.cari.setText(sasaran.kode)
            self.saring()

    # --- one entry, and the chain ------------------------------------------------------

    def _nomor_kini(self) -> int | None:
        indeks = self.tabel.currentIndex()
        return self.model.entri(indeks.row()).nomor if indeks.isValid() else None

    def _pilih(self) -> None:
        indeks = self.tabel.currentIndex()
        self.panel.tampilkan(self.model.entri(indeks.row()) if indeks.isValid() else None)

    def periksa_rantai(self) -> Pekerjaan:
        """Compute the whole chain again, off the window's thread, and say how it is."""
        self.periksa.setEnabled(False)
        self._kerja = Pekerjaan(lambda _: self.konteks.dengan_store(riwayat.keadaan_rantai), self)
        self._kerja.selesai.connect(self._terperiksa)
        self._kerja.gagal.connect(self.pesan.tolak)
        self._kerja.usai.connect(lambda: self.periksa.setEnabled(True))
        return self._kerja.mulai()

    def _terperiksa(self, hasil: tuple[bool, str]) -> None:
        utuh, kalimat = hasil
        (self.pesan.kabar if utuh else self.pesan.galat)(kalimat)
