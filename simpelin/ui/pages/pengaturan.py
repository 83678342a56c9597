"""Pengaturan: every setting as services.pengaturan declares it; stored at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QLabel,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.kalender import ROMAWI
from simpelin.services import kop, pengaturan
from simpelin.services.pengaturan import (
    BATAS,
    BERJENJANG,
    BUTIR,
    CADANGAN,
    DUKUNG,
    KALENDER,
    KANTOR,
    RAPAT,
    RUPIAH,
    SURAT,
    TAMPILAN,
    Butir,
)
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.rakit import gulung
from simpelin.ui.tema import Mode
from simpelin.ui.widgets.isian_butir import KotakIsian
from simpelin.ui.widgets.isian_logo import IsianLogo
from simpelin.ui.widgets.panel_pejabat import PanelPejabat
from simpelin.ui.widgets.tumpukan import Tumpukan

if TYPE_CHECKING:
    from simpelin.store import Store

PEJABAT = "Pejabat dan unit"
KELOMPOK = (KANTOR, SURAT, RAPAT, PEJABAT, RUPIAH, DUKUNG, BATAS, KALENDER, BERJENJANG, CADANGAN,
            TAMPILAN)  # fmt: skip
PENGANTAR = {
    KANTOR: "Nama kantor tampil di atas jendela dan pada semua laporan.",
    SURAT: "Dicetak di kepala laporan dan blok tanda tangan.",
    RAPAT: "Dipakai undangan, daftar hadir, bahan rapat, dan notulen.",
    RUPIAH: "Siapa yang mengisi rupiah, dasarnya, dan tanggal batasnya tiap triwulan.",
    BATAS: "Ambang yang menentukan predikat, warna, dan daftar perlu perhatian. Yang diubah dari "
    "bawaannya ikut tercetak pada laporan.",
    DUKUNG: "Foto, PDF, dan dokumen yang dilampirkan pada laporan dan tindak lanjut.",
    KALENDER: "Hari kerja setelah triwulan berakhir; hari libur dilewati.",
    BERJENJANG: "Jenjang yang dilewati laporan sesudah diajukan unit. Persetujuan camat selalu ada:"
    " di sanalah laporan dikunci. Laporan kepala jenjang sendiri diambil jenjang di atasnya.",
    CADANGAN: "Cadangan yang dibuat program sebelum impor dan pembaruan. Yang Anda buat sendiri,"
    " yang digantikan saat memulihkan, dan yang terbaru tidak pernah dihapus.",
    TAMPILAN: "Hanya mengubah tampilan di layar.",
}
CONTOH_ISIAN = {"hari_libur": "2026-01-01, 2026-03-20", "nama_gaji": "gaji"}
_HANYA_BILA_DIUBAH = ("contoh",)
"""Marks an office has no use for until an imported workbook brings them; then it must be able
to take them off."""
_BERBAWAAN = (BATAS, KALENDER, BERJENJANG, CADANGAN)
_LEBAR = {BATAS: 220, CADANGAN: 220, DUKUNG: 220, KALENDER: 220, RUPIAH: 220}


class HalamanPengaturan(Halaman):
    judul = "Pengaturan"
    bantuan: ClassVar[str] = (
        "<b>Pengaturan</b> disimpan begitu Anda menekan Enter atau pindah kotak. Yang ditolak "
        "tetap tampil dengan sebabnya. <i>Kembalikan bawaan</i> muncul pada yang diubah."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.kotak: dict[str, KotakIsian | IsianLogo] = {}
        self._triwulanan: list[tuple[Butir, int, KotakIsian]] = []
        self._label_tahun: list[QLabel] = []
        self.tab = QTabBar()
        self.tab.setDrawBase(False)
        self.tab.setExpanding(False)
        self.tab.setAccessibleName("Kelompok pengaturan")
        self.tumpukan = Tumpukan()
        self.pejabat = PanelPejabat(konteks, self)
        for nama in KELOMPOK:
            self.tab.addTab(nama)
            isi = self.pejabat if nama == PEJABAT else self._kelompok(nama)
            self.tumpukan.addWidget(gulung(isi))
        self.tab.currentChanged.connect(self.tumpukan.setCurrentIndex)
        self.setFocusProxy(self.tab)
        self.isi.addWidget(self.tab)
        self.isi.addWidget(self.tumpukan, 1)

    # --- building ------------------------------------------------------------------

    def _kelompok(self, nama: str) -> QWidget:
        isi = QWidget()
        susunan = QVBoxLayout(isi)
        susunan.setContentsMargins(0, 0, 8, 0)
        susunan.setSpacing(12)
        pengantar = QLabel(PENGANTAR[nama])
        pengantar.setProperty("peran", "redup")
        susunan.addWidget(pengantar)
        formulir = QFormLayout()
        formulir.setHorizontalSpacing(16)
        formulir.setVerticalSpacing(8)
        formulir.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        triwulanan = []
        for butir in BUTIR:
            if butir.kelompok != nama or self._tersembunyi(butir):
                continue
            if butir.per_triwulan:
                triwulanan.append(butir)
            elif butir.kunci == "logo":
                formulir.addRow(_label(butir.label, 176), self._isian_logo())
            else:
                lebar = 300 if nama in _BERBAWAAN else 176
                formulir.addRow(_label(butir.label, lebar), self._isian(butir))
        susunan.addLayout(formulir)
        if triwulanan:
            susunan.addWidget(self._tabel_triwulan(triwulanan))
        susunan.addStretch(1)
        return isi

    def _tersembunyi(self, butir: Butir) -> bool:
        if butir.kunci not in _HANYA_BILA_DIUBAH:
            return False
        return self.konteks.pengaturan().teks(butir.kunci) == butir.bawaan

    def _isian(self, butir: Butir) -> KotakIsian:
        kotak = KotakIsian(
            butir.label,
            partial(self._simpan, butir.kunci),
            pilihan=butir.pilihan,
            bawaan=butir.bawaan if butir.kelompok in _BERBAWAAN else None,
            tampil=_rupiah if butir.kunci == "sisa_rupiah" else str,
            lebar=460 if butir.kunci == "predikat" else _LEBAR.get(butir.kelompok, 340),
        )
        contoh = CONTOH_ISIAN.get(butir.kunci)
        if contoh and hasattr(kotak.isian, "setPlaceholderText"):
            kotak.isian.setPlaceholderText(f"misalnya {contoh}")
        self.kotak[butir.kunci] = kotak
        return kotak

    def _simpan_triwulan(self, butir: Butir, triwulan: int, nilai: str) -> str:
        return self._simpan(self._kunci(butir, triwulan), nilai)

    def _isian_logo(self) -> IsianLogo:
        def lakukan(kerja: Callable[[Store], object]) -> object:
            hasil = kerja(self.konteks.store)
            self.konteks.catat(self)
            return hasil

        kotak = IsianLogo(
            lambda path: lakukan(lambda store: kop.pasang_logo(store, path)),
            lambda: lakukan(kop.lepas_logo),
        )
        self.kotak["logo"] = kotak
        return kotak

    def _tabel_triwulan(self, butir: list[Butir]) -> QWidget:
        """A row a quarter, a column a setting, for the chosen year."""
        isi = QWidget()
        kisi = QGridLayout(isi)
        kisi.setContentsMargins(0, 8, 0, 0)
        kisi.setHorizontalSpacing(16)
        kisi.setVerticalSpacing(8)
        label_tahun = QLabel()
        label_tahun.setProperty("peran", "subjudul")
        self._label_tahun.append(label_tahun)
        kisi.addWidget(label_tahun, 0, 0)
        for kolom, satu in enumerate(butir, start=1):
            judul = QLabel(satu.label)
            judul.setProperty("peran", "redup")
            kisi.addWidget(judul, 0, kolom)
            for triwulan in range(1, 5):
                kotak = KotakIsian(
                    f"{satu.label} TW {ROMAWI[triwulan]}",
                    partial(self._simpan_triwulan, satu, triwulan),
                    pilihan=satu.pilihan,
                    lebar=150 if satu.kelompok == RUPIAH else 260,
                )
                self._triwulanan.append((satu, triwulan, kotak))
                kisi.addWidget(kotak, triwulan, kolom)
        for triwulan, angka in enumerate(ROMAWI[1:], 1):
            kisi.addWidget(QLabel(f"Triwulan {angka}"), triwulan, 0)
        kisi.setColumnStretch(len(butir) + 1, 1)
        return isi

    def _kunci(self, butir: Butir, triwulan: int) -> str:
        return f"{butir.kunci}.{self.konteks.tahun}.{triwulan}"

    # --- content -------------------------------------------------------------------

    def muat(self) -> None:
        atur = self.konteks.pengaturan()
        self.keterangan("disimpan begitu diisi")
        for kunci, kotak in self.kotak.items():
            kotak.atur(atur.teks(kunci))
        for label in self._label_tahun:
            label.setText(f"Tahun {self.konteks.tahun}")
        for butir, triwulan, kotak in self._triwulanan:
            kotak.atur(atur.teks(self._kunci(butir, triwulan)))
            if butir.kunci == "batas_rp" and hasattr(kotak.isian, "setPlaceholderText"):
                bawaan = atur.batas_rp(self.konteks.tahun, triwulan)
                kotak.isian.setPlaceholderText(bawaan.isoformat())
        self.pejabat.muat()

    def _simpan(self, kunci: str, nilai: str) -> str:
        baku = pengaturan.atur(self.konteks.store, kunci, nilai)
        if kunci == "tema":
            self.konteks.tema.pilih(Mode(baku))
        self.konteks.catat(self)
        return baku


def _rupiah(teks: str) -> str:
    return tulis_rupiah(int(teks)) if teks.isdigit() else teks


def _label(teks: str, lebar: int) -> QLabel:
    label = QLabel(teks)
    label.setWordWrap(True)
    label.setFixedWidth(lebar)
    label.setMinimumHeight(30)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return label
