"""Laporan: choose a form, see what it contains, write it; take in what came back."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtWidgets import QTabBar, QWidget

from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.kalender import ROMAWI
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.widgets.panel_ekspor import BENTUK, RAPAT, PanelEkspor
from simpelin.ui.widgets.tumpukan import Tumpukan

if TYPE_CHECKING:
    from simpelin.ui.widgets.panel_bahan import PanelBahan
    from simpelin.ui.widgets.panel_cadangan import PanelCadangan
    from simpelin.ui.widgets.panel_grafik import PanelGrafik
    from simpelin.ui.widgets.panel_impor import PanelImpor
    from simpelin.ui.widgets.panel_rekonsiliasi import PanelRekonsiliasi
    from simpelin.ui.widgets.panel_salin import PanelSalin
    from simpelin.ui.widgets.wisaya_impor import WisayaImpor

P = TypeVar("P", bound=QWidget)

SALIN, IMPOR, WISAYA, CADANGAN = "salin", "impor", "lembar_kantor", "cadangan"
REKONSILIASI, SURAT, GRAFIK, BAHAN = "rekonsiliasi", "surat", "grafik", "bahan"


_BAGIAN = (
    ("Formulir", ""),
    ("Surat rapat", SURAT),
    ("Grafik", GRAFIK),
    ("Rekonsiliasi BKAD", REKONSILIASI),
    ("Bahan LKjIP", BAHAN),
    ("Salin", SALIN),
    ("Impor berkas", IMPOR),
    ("Impor lembar kantor", WISAYA),
    ("Cadangan", CADANGAN),
)


class HalamanLaporan(Halaman):
    judul = "Laporan"
    bantuan: ClassVar[str] = (
        "<b>Laporan</b> menulis buku kerja Excel, surat, dan notulen, dan menerima yang kembali."
        "<br><br>Pilih bentuk "
        "di atas, lihat isinya, lalu simpan. Tabel yang tampil memakai angka yang sama dengan "
        "yang ditulis. <i>Impor berkas</i> selalu menunjukkan lama → baru sebelum menyimpan, dan "
        "membuat cadangan lebih dulu. <i>Impor lembar kantor</i> mengambil rekap belanja, RAK, "
        "LRA, atau daftar kinerja seperti apa adanya: Ctrl+Enter lanjut, Alt+Kiri kembali. "
        "<i>Salin</i> menyalin satu medan tiap Enter untuk formulir Si Pengendali Pede dan "
        "e-Kinerja; Alt+Bawah ke butir berikutnya. "
        "<i>Grafik</i> memperlihatkan gambar triwulan ini dan angka di belakangnya. "
        "<i>Bahan LKjIP</i> menyimpan yang hanya dicetak LKjIP: cara mengukur IKU, sasaran "
        "program, pegawai, dan angka pihak lain. "
        "<i>Rekonsiliasi BKAD</i> membandingkan realisasi dengan daftar BKAD; Enter menulis "
        "penjelasan pada baris selisih."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.bagian = _bilah("Bagian laporan", _BAGIAN)
        formulir = [satu for satu in BENTUK if satu.id not in RAPAT]
        rapat = [satu for satu in BENTUK if satu.id in RAPAT]
        self.daftar = _bilah("Bentuk laporan", tuple((s.judul, s.id) for s in formulir))
        self.surat = _bilah("Surat rapat", tuple((s.judul, s.id) for s in rapat))
        self.tumpukan = Tumpukan()
        self.ekspor = self._tambah(PanelEkspor(konteks, self.pesan))
        self.setFocusProxy(self.bagian)
        self.isi.setSpacing(8)
        self.isi.addWidget(self.bagian)
        self.isi.addWidget(self.daftar)
        self.isi.addWidget(self.surat)
        self.isi.addWidget(self.tumpukan, 1)
        self.bagian.currentChanged.connect(self._ganti)
        self.daftar.currentChanged.connect(self._ganti)
        self.surat.currentChanged.connect(self._ganti)

    # --- the parts beside the forms, made when they are first asked for --------------

    def _tambah(self, panel: P) -> P:
        self.tumpukan.addWidget(panel)
        return panel

    @cached_property
    def grafik(self) -> PanelGrafik:
        from simpelin.ui.widgets.panel_grafik import PanelGrafik

        return self._tambah(PanelGrafik(self.konteks, self.pesan))

    @cached_property
    def rekonsiliasi(self) -> PanelRekonsiliasi:
        from simpelin.ui.widgets.panel_rekonsiliasi import PanelRekonsiliasi

        return self._tambah(PanelRekonsiliasi(self.konteks, self.pesan))

    @cached_property
    def bahan(self) -> PanelBahan:
        from simpelin.ui.widgets.panel_bahan import PanelBahan

        return self._tambah(PanelBahan(self.konteks, self.pesan))

    @cached_property
    def salin(self) -> PanelSalin:
        from simpelin.ui.widgets.panel_salin import PanelSalin

        return self._tambah(PanelSalin(self.konteks))

    @cached_property
    def impor(self) -> PanelImpor:
        from simpelin.ui.widgets.panel_impor import PanelImpor

        return self._tambah(PanelImpor(self.konteks, self.pesan))

    @cached_property
    def wisaya(self) -> WisayaImpor:
        from simpelin.ui.widgets.wisaya_impor import WisayaImpor

        return self._tambah(WisayaImpor(self.konteks, self.pesan))

    @cached_property
    def cadangan(self) -> PanelCadangan:
        from simpelin.ui.widgets.panel_cadangan import PanelCadangan

        return self._tambah(PanelCadangan(self.konteks, self.pesan))

    # --- content -----------------------------------------------------------------

    def _ganti(self) -> None:
        self.pesan.hide()
        self.segarkan()

    @property
    def pilihan(self) -> str:
        """The id of the chosen form, or of the part beside the forms."""
        bagian = str(self.bagian.tabData(self.bagian.currentIndex()))
        if bagian == SURAT:
            return str(self.surat.tabData(self.surat.currentIndex()))
        return bagian or str(self.daftar.tabData(self.daftar.currentIndex()))

    def muat(self) -> None:
        k = self.konteks
        self.keterangan(f"TW {ROMAWI[k.triwulan]} {k.tahun}")
        self.daftar.setVisible(self.bagian.currentIndex() == 0)
        self.surat.setVisible(self.pilihan in RAPAT)
        if self.pilihan == GRAFIK:
            self.tumpukan.setCurrentWidget(self.grafik)
            self.grafik.muat()
        elif self.pilihan == REKONSILIASI:
            self.tumpukan.setCurrentWidget(self.rekonsiliasi)
            self.rekonsiliasi.muat()
        elif self.pilihan == BAHAN:
            self.tumpukan.setCurrentWidget(self.bahan)
            self.bahan.muat()
        elif self.pilihan == SALIN:
            self.tumpukan.setCurrentWidget(self.salin)
            self.salin.muat()
        elif self.pilihan == IMPOR:
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
        """Choose a form, a part beside the forms, or a sheet of the LKjIP's needs, by its id."""
        from simpelin.ui.widgets.panel_bahan import IKU, PEGAWAI, PEMBANDING, PROGRAM

        if id_bentuk in (IKU, PROGRAM, PEGAWAI, PEMBANDING):
            self.bahan.pilih(id_bentuk)
            self.pilih(BAHAN)
            self.bahan.muat()
            return
        letak = ((self.daftar, 0), (self.surat, 1), (self.bagian, None))
        for bilah, bagian in letak:
            for nomor in range(bilah.count()):
                if bilah.tabData(nomor) == id_bentuk:
                    self.bagian.setCurrentIndex(nomor if bagian is None else bagian)
                    bilah.setCurrentIndex(nomor)

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


def _bilah(nama: str, isi: tuple[tuple[str, str], ...]) -> QTabBar:
    """A row of tabs that know their ids."""
    bilah = QTabBar()
    bilah.setAccessibleName(nama)
    bilah.setDrawBase(False)
    bilah.setExpanding(False)
    for judul, id_bentuk in isi:
        bilah.setTabData(bilah.addTab(judul), id_bentuk)
    return bilah
