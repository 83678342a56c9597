"""Evaluasi: the plan tree with its figures; every figure opens its derivation."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QHeaderView, QLineEdit

from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import Kunci, Tingkat
from simpelin.domain.sorotan import unit_indikator
from simpelin.services.asal_indikator import Rujukan
from simpelin.services.beda_potret import beda_semua
from simpelin.services.kalender import rupiah_dari
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.pohon_evaluasi import (
    KAS,
    KOLOM,
    LAPOR,
    NAMA,
    PAGU,
    PERAN_KUNCI,
    REALISASI,
    ROLLUP,
    SERAPAN,
    TREN,
    PohonEvaluasi,
)
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.rakit import pintasan
from simpelin.ui.tema import ARTI, HURUF
from simpelin.ui.widgets.panel_asal import PanelAsal
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.pohon import Pohon

_MENGALAH = (TREN, ROLLUP, LAPOR, KAS, PAGU, SERAPAN, REALISASI)
"""Columns that give way, in this order, where the names have too little room."""
_NAMA_TERSEMPIT, _KOTAK_TERSEMPIT = 176, 120
"""Pixels that the names and a filter keep."""
"""Columns that give way to the panel."""


class HalamanEvaluasi(Halaman):
    judul = "Evaluasi"
    bantuan: ClassVar[str] = (
        "<b>Evaluasi</b> menunjukkan capaian kinerja (K) dan anggaran (Rp) sampai akhir triwulan "
        "yang dipilih di atas, dari tujuan sampai sub kegiatan.<br><br>Klik angka mana pun untuk "
        "melihat asalnya: rumus dengan angkanya, apa yang masuk dan apa yang tidak, siapa yang "
        "mengisi. Panah kiri dan kanan berpindah sel; di kolom kode panah menutup dan membuka."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.model = PohonEvaluasi(self)
        self.pohon = Pohon(konteks.tema)
        self.pohon.setModel(self.model)
        self.pohon.setAccessibleName("Pohon evaluasi")
        self.panel = PanelAsal(konteks)
        self.panel.hide()
        self.setFocusProxy(self.pohon)
        self._pertama = True
        self._kosong: Kosong | None = None
        self._susun_saringan()
        self._susun_isi()
        self.pohon.sel_dipilih.connect(self._sel)
        self.pohon.lebar_berubah.connect(self._beri_ruang)
        self.panel.ditutup.connect(self.tutup_panel)
        self.panel.simpul_dibuka.connect(self._sorot)
        pintasan(self, {"Esc": self.tutup_panel})

    # --- building ------------------------------------------------------------------

    def _susun_saringan(self) -> None:
        self.cari = QLineEdit()
        self.cari.setPlaceholderText("Saring kode atau nama")
        self.cari.setClearButtonEnabled(False)
        self.cari.setFixedWidth(200)
        self.cari.setAccessibleName("Saring kode atau nama")
        self.unit = QComboBox()
        self.unit.setAccessibleName("Saring unit")
        self.unit.setMaximumWidth(230)
        self.tingkat = QComboBox()
        self.tingkat.setAccessibleName("Tingkat yang dibuka")
        for nama, dalam in (("Sasaran", 0), ("Program", 1), ("Kegiatan", 2), ("Sub kegiatan", 3)):
            self.tingkat.addItem(f"Buka sampai {nama.lower()}", dalam)
        self.tingkat.setCurrentIndex(1)
        self.keadaan = QComboBox()
        self.keadaan.setAccessibleName("Saring keadaan")
        self.keadaan.addItem("Semua keadaan", "")
        for nama, arti in ARTI.items():
            self.keadaan.addItem(f"{HURUF[nama]}  {arti}", nama)
        for kotak in (self.unit, self.keadaan, self.tingkat):
            kotak.setMinimumWidth(_KOTAK_TERSEMPIT)
        self.cari.textChanged.connect(self.saring)
        self.unit.activated.connect(self.saring)
        self.keadaan.activated.connect(self.saring)
        self.tingkat.activated.connect(self._buka)

    def _susun_isi(self) -> None:
        for satu in (self.cari, self.unit, self.keadaan, self.tingkat):
            self.aksi.addWidget(satu)
        kepala = self.pohon.header()
        kepala.setSectionResizeMode(NAMA, QHeaderView.ResizeMode.Stretch)
        kepala.setMinimumSectionSize(48)
        for nomor, kolom in enumerate(KOLOM):
            if nomor != NAMA:
                kepala.resizeSection(nomor, kolom.lebar)
        baris = QHBoxLayout()
        baris.setSpacing(12)
        baris.addWidget(self.pohon, 1)
        baris.addWidget(self.panel)
        self.isi.addLayout(baris, 1)

    # --- content -------------------------------------------------------------------

    def muat(self) -> None:
        k = self.konteks
        semua = k.semua_evaluasi()
        kini = semua[-1]
        self._tampilkan_kosong(not kini.hasil)
        self.keterangan(f"s.d. TW {ROMAWI[k.triwulan]} {k.tahun}")
        rupiah = rupiah_dari(k.pengaturan(), k.tahun, k.triwulan)
        self.label_keterangan.setToolTip(
            f"Menurut rencana versi {kini.versi or '–'}; rupiah {rupiah}"
        )
        terbuka = self._terbuka()
        self.model.muat(semua, k.sorotan().penilaian)
        self._isi_unit()
        self._beda_potret(kini)
        self._terapkan_saringan()
        if self._pertama or not terbuka:
            self._buka()
            self._pertama = False
        else:
            self._pulihkan(terbuka)
        if self.panel.isVisibleTo(self):
            self.panel.segarkan()

    def _beda_potret(self, kini: Evaluasi) -> None:
        """Say it where the figures are not what was approved."""
        k = self.konteks
        beda = beda_semua(k.store, k.tahun, k.triwulan, kini)
        kalimat = [satu.kalimat for satu in beda.values() if satu.beda or not satu.utuh]
        if not kalimat:
            self.pesan.hide()
            return
        self.pesan.kabar(
            f"Angka di sini dihitung dari data sekarang. {' '.join(kalimat)}",
            "Lihat bedanya",
            lambda: k.minta_halaman.emit(
                "verifikasi", next(u for u, satu in beda.items() if satu.beda or not satu.utuh)
            ),
        )

    def _tampilkan_kosong(self, kosong: bool) -> None:
        self.pohon.setVisible(not kosong)
        if kosong and self._kosong is None:
            self._kosong = Kosong(
                f"Belum ada rencana {self.konteks.tahun}",
                "Evaluasi dihitung dari rencana dan realisasi. Isi rencana lebih dulu, "
                "atau impor dari buku kerja templat.",
                ("Buka Rencana", lambda: self.konteks.minta_halaman.emit("rencana", None)),
                ("Impor dari Excel", lambda: self.konteks.minta_halaman.emit("laporan", None)),
            )
            self.isi.addWidget(self._kosong, 1)
        if self._kosong is not None:
            self._kosong.setVisible(kosong)
        if kosong:
            self.panel.hide()

    def _isi_unit(self) -> None:
        pilihan = self.unit.currentData()
        nama = sorted({unit for hasil in self.konteks.evaluasi() for unit in unit_dari(hasil)})
        self.unit.clear()
        self.unit.addItem("Semua unit", "")
        for satu in nama:
            self.unit.addItem(satu, satu)
        self.unit.setCurrentIndex(max(0, self.unit.findData(pilihan)))

    # --- filter --------------------------------------------------------------------

    def saring(self) -> None:
        """Keep what matches unit, state and words; open it so that it is seen."""
        self._terapkan_saringan()
        if self._ada_saringan():
            self.pohon.buka_sampai(4, len(self.konteks.evaluasi().hasil))
        else:
            self._buka()

    def _ada_saringan(self) -> bool:
        pilihan = (self.cari.text().strip(), self.unit.currentData(), self.keadaan.currentData())
        return any(pilihan)

    def _terapkan_saringan(self) -> None:
        self.model.saring(self._cocok if self._ada_saringan() else None)

    def _cocok(self, hasil: HasilSimpul) -> bool:
        simpul = hasil.simpul
        if simpul is None:
            return False
        kata, unit, keadaan = (
            self.cari.text().strip().casefold(),
            self.unit.currentData(),
            self.keadaan.currentData(),
        )
        if (unit or keadaan) and simpul.tingkat is not Tingkat.SUB_KEGIATAN:
            return False
        if unit and unit not in unit_dari(hasil):
            return False
        if keadaan and keadaan != self.model.warna_butir(hasil):
            return False
        return not kata or kata in f"{simpul.kode} {simpul.nama}".casefold()

    def _buka(self) -> None:
        akar = self.konteks.evaluasi().anak(None)
        tujuan = bool(akar) and akar[0].simpul is not None and _bertujuan(akar[0])
        dalam = int(self.tingkat.currentData()) + (1 if tujuan else 0)
        banyak = len(self.konteks.evaluasi().hasil)
        if dalam == 0:
            self.pohon.collapseAll()
        else:
            self.pohon.buka_sampai(dalam - 1, banyak)

    def _terbuka(self) -> set[Kunci]:
        """The nodes that stand open, to open them again after a reload."""
        hasil: set[Kunci] = set()
        tumpukan = [self.model.index(baris, 0) for baris in range(self.model.rowCount())]
        while tumpukan:
            indeks = tumpukan.pop()
            if self.pohon.isExpanded(indeks):
                hasil.add(indeks.data(PERAN_KUNCI))
                tumpukan += [
                    self.model.index(i, 0, indeks) for i in range(indeks.model().rowCount(indeks))
                ]
        return hasil

    def _pulihkan(self, terbuka: set[Kunci]) -> None:
        for kunci in terbuka:
            indeks = self.model.indeks(kunci)
            if indeks.isValid():
                self.pohon.expand(indeks)

    # --- derivation ------------------------------------------------------------------

    def _sel(self, indeks: QModelIndex) -> None:
        if indeks.isValid():
            rujukan = Rujukan(indeks.data(PERAN_KUNCI), KOLOM[indeks.column()].ukuran)
            self.tampilkan_asal(rujukan)

    def tampilkan_asal(self, rujukan: Rujukan) -> None:
        """Open the panel on a figure; the table makes room."""
        self.panel.show()
        self.panel.tampilkan(rujukan)

    def tutup_panel(self) -> None:
        self.panel.hide()
        self.pohon.setFocus()

    def _beri_ruang(self) -> None:
        """Names can be read, whatever else has to go."""
        tersisa = self.pohon.viewport().width() - sum(
            satu.lebar for nomor, satu in enumerate(KOLOM) if nomor != NAMA
        )
        for kolom in _MENGALAH:
            sempit = tersisa < _NAMA_TERSEMPIT
            self.pohon.setColumnHidden(kolom, sempit)
            tersisa += KOLOM[kolom].lebar if sempit else 0

    def tuju(self, sasaran: object) -> None:
        if isinstance(sasaran, Rujukan) and sasaran.kunci is not None:
            self._sorot(sasaran.kunci)
            self.tampilkan_asal(sasaran)
        elif isinstance(sasaran, Kunci):
            self._sorot(sasaran)
            indeks = self.pohon.currentIndex()
            if indeks.isValid() and indeks.data(PERAN_KUNCI) == sasaran:
                self._sel(indeks)

    def _sorot(self, kunci: Kunci) -> None:
        """Bring a node into view; a filter that hides it is lifted."""
        if not self.model.indeks(kunci).isValid() and self._ada_saringan():
            self.cari.clear()
            self.unit.setCurrentIndex(0)
            self.keadaan.setCurrentIndex(0)
            self.saring()
        indeks = self.model.indeks(kunci)
        if indeks.isValid():
            self.pohon.setCurrentIndex(indeks)
            self.pohon.scrollTo(indeks, QAbstractItemView.ScrollHint.PositionAtCenter)


def unit_dari(hasil: HasilSimpul) -> set[str]:
    """The units that answer for a sub kegiatan: of its money and of its indicators."""
    simpul = hasil.simpul
    if simpul is None or simpul.tingkat is not Tingkat.SUB_KEGIATAN:
        return set()
    semua = {unit_indikator(satu, simpul) for satu in hasil.indikator} | {simpul.unit}
    return semua - {""}


def _bertujuan(akar: HasilSimpul) -> bool:
    return akar.simpul is not None and akar.simpul.tingkat is Tingkat.TUJUAN
