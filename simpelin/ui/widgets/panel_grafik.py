"""Charts of the quarter: choose one, see it or the figures behind it, copy it, save it.

Figures are taken from the window's own evaluation; drawing happens off its thread.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.grafik import Grafik
from simpelin.services import grafik as layanan
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.pekerjaan import Kendali, Pekerjaan
from simpelin.ui.widgets.kemajuan import BarisKerja
from simpelin.ui.widgets.lembar_gambar import LembarGambar
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.tabel import Tabel
from simpelin.ui.widgets.tumpukan import Tumpukan

_DPI = 112
"""Letters of 8 points are then as large as those of the window."""
_LEBAR_ANGKA, _LEBAR_NOMOR = 130, 44


class PanelGrafik(QWidget):
    """The list of charts, and the chosen one as picture or as table."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks, self._pesan = konteks, pesan
        self._semua: tuple[Grafik, ...] = ()
        self._kerja: Pekerjaan | None = None
        self._tergambar: object = None
        self.daftar = QListWidget()
        self.daftar.setAccessibleName("Grafik")
        self.daftar.setFixedWidth(230)
        self.daftar.setWordWrap(True)
        self.daftar.setSpacing(2)
        self.daftar.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.gambar = LembarGambar()
        self.tabel = Tabel(konteks.tema)
        self.tumpukan = Tumpukan()
        self.kalimat = QLabel()
        self.kalimat.setProperty("peran", "redup")
        self.kalimat.setWordWrap(True)
        self.kemajuan = BarisKerja()
        self.tombol_angka = _tombol("Lihat &angka", self._balik)
        self.tombol_salin = _tombol("&Salin gambar", self.salin)
        self.tombol_simpan = _tombol("Simpan gambar …", self._pilih_berkas)
        self.tombol_simpan.setProperty("utama", True)
        self._susun()
        self.setFocusProxy(self.daftar)
        self.daftar.currentRowChanged.connect(self._tampilkan)
        self.gambar.ukuran_berubah.connect(self._gambar_ulang)
        konteks.tema.berubah.connect(self._gambar_ulang)

    def _susun(self) -> None:
        for satu in (self.gambar, self.tabel):
            self.tumpukan.addWidget(satu)
        bawah = QHBoxLayout()
        bawah.setSpacing(8)
        bawah.addWidget(self.kalimat, 1)
        bawah.addWidget(self.kemajuan)
        for tombol in (self.tombol_angka, self.tombol_salin, self.tombol_simpan):
            bawah.addWidget(tombol)
        kanan = QVBoxLayout()
        kanan.setSpacing(8)
        kanan.addWidget(self.tumpukan, 1)
        kanan.addLayout(bawah)
        susunan = QHBoxLayout(self)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(12)
        susunan.addWidget(self.daftar)
        susunan.addLayout(kanan, 1)

    # --- content -------------------------------------------------------------------

    def muat(self) -> None:
        """The charts of the chosen quarter; the chosen kind stays chosen."""
        k = self._konteks
        lama = self.terpilih.id if self.terpilih else ""
        evaluasi = None if k.kosong else k.semua_evaluasi()
        self._semua = layanan.semua(
            k.store,
            k.tahun,
            k.triwulan,
            evaluasi=evaluasi,
            daftar=k.sorotan() if evaluasi else None,
        )
        self._tergambar = None
        nomor = next((n for n, satu in enumerate(self._semua) if satu.id == lama), 0)
        with QSignalBlocker(self.daftar):
            self.daftar.clear()
            self.daftar.addItems([satu.judul for satu in self._semua])
            self.daftar.setCurrentRow(nomor if self._semua else -1)
        self._tampilkan()

    @property
    def terpilih(self) -> Grafik | None:
        nomor = self.daftar.currentRow()
        return self._semua[nomor] if 0 <= nomor < len(self._semua) else None

    def _tampilkan(self) -> None:
        satu = self.terpilih
        for tombol in (self.tombol_angka, self.tombol_salin, self.tombol_simpan):
            tombol.setEnabled(satu is not None)
        if satu is None:
            self.kalimat.setText(
                f"Belum ada yang dapat digambar untuk {self._konteks.tahun}; isi atau impor"
                " rencana lebih dulu."
            )
            self.gambar.clear()
            self.tabel.muat([], [])
            return
        self.kalimat.setText(satu.kalimat)
        lebar = [
            (_LEBAR_NOMOR if judul == "No" else _LEBAR_ANGKA) if kanan else 0
            for judul, kanan in zip(satu.kolom, satu.kanan, strict=True)
        ]
        judul = [Judul(*k) for k in zip(satu.kolom, lebar, satu.kanan, strict=True)]
        self.tabel.muat([[Sel(teks) for teks in baris] for baris in satu.baris], judul)
        self._gambar_ulang()

    def _balik(self) -> None:
        """Picture or figures."""
        angka = self.tumpukan.currentWidget() is self.gambar
        self.tumpukan.setCurrentWidget(self.tabel if angka else self.gambar)
        self.tombol_angka.setText("Lihat &gambar" if angka else "Lihat &angka")

    # --- drawing -------------------------------------------------------------------

    def _gambar_ulang(self) -> None:
        """Draw the chosen chart in the size of its place, once for each look."""
        satu, titik = self.terpilih, self.gambar.titik()
        gelap = self._konteks.tema.palet.nama == "gelap"
        sidik = (satu, titik.width(), titik.height(), gelap)
        if satu is None or not self.isVisible() or sidik == self._tergambar:
            return
        self._tergambar = sidik
        dpi = _DPI * self.gambar.devicePixelRatioF()
        ukuran = (titik.width() / dpi * 25.4, titik.height() / dpi * 25.4)
        self._kerjakan(
            lambda: layanan.gambar(satu, ukuran=ukuran, dpi=dpi, gelap=gelap),
            lambda png: self._pasang(sidik, satu, png),
            "Menggambar …",
        )

    def _pasang(self, sidik: object, satu: Grafik, png: bytes) -> None:
        if sidik == self._tergambar:  # else another one was asked for meanwhile
            self.gambar.tampilkan(png, f"{satu.judul}. {satu.kalimat}")

    def _kerjakan(
        self, kerja: Callable[[], bytes], selesai: Callable[[bytes], None], teks: str
    ) -> Pekerjaan:
        def jalan(kendali: Kendali) -> bytes:
            kendali.periksa()
            return kerja()

        self._kerja = self.kemajuan.siapkan(jalan, selesai, self._pesan.tolak, teks)
        return self._kerja.mulai()

    # --- taking it along -------------------------------------------------------------

    def salin(self) -> Pekerjaan | None:
        """Put the chart on the clipboard, light and with its title."""
        satu = self.terpilih
        if satu is None:
            return None

        def pasang(png: bytes) -> None:
            QGuiApplication.clipboard().setImage(QImage.fromData(png))
            self._konteks.pesan.emit("Gambar disalin")

        return self._kerjakan(lambda: layanan.gambar(satu, judul=True), pasang, "Menyalin …")

    def _pilih_berkas(self) -> None:
        k, satu = self._konteks, self.terpilih
        if satu is None:
            return
        usul = f"grafik-{satu.id}-{k.tahun}-tw{k.triwulan}.png"
        nama, pilihan = QFileDialog.getSaveFileName(
            self, "Simpan gambar", usul, "Gambar PNG (*.png);;Gambar SVG (*.svg);;PDF (*.pdf)"
        )
        if nama:
            path = Path(nama)
            if path.suffix.lower() not in layanan.AKHIRAN:
                path = path.with_suffix("." + pilihan.rsplit("*.", 1)[1].rstrip(")"))
            self.simpan(path)

    def simpan(self, path: Path) -> Pekerjaan | None:
        """Write the chart to a file."""
        satu = self.terpilih
        if satu is None:
            return None

        def tulis() -> bytes:
            layanan.simpan(satu, path)
            return b""

        return self._kerjakan(tulis, lambda _: self._pesan.kabar(f"Ditulis: {path}"), "Menulis …")


def _tombol(teks: str, kerja: Callable[[], object]) -> QPushButton:
    tombol = QPushButton(teks)
    tombol.clicked.connect(lambda: kerja())
    tombol.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return tombol
