"""The item card: what it is, its curves, and leaves to turn: cause and remedy, arithmetic."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabBar,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.monev import BarisRapat
from simpelin.services.kartu_rapat import KartuButir
from simpelin.ui.tema import ARTI, HURUF, PT_ISI, Tema
from simpelin.ui.widgets import rapat_kartu_html as tulis
from simpelin.ui.widgets.besaran import Besaran
from simpelin.ui.widgets.rapat_kurva import GrafikKurva

SEBAB, HITUNGAN = range(2)
LEMBAR = ("Sebab dan solusi", "Hitungan")


class KartuRapat(QFrame):
    """Shows one item, or a late unit with what it has not reported."""

    unit_dibuka = Signal(str)
    """The late unit whose sheet shall be opened."""
    tautan = Signal(str)
    """A link in the text that was followed."""

    def __init__(self, tema: Tema, besaran: Besaran, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kartu")
        self._tema = tema
        self._besaran = besaran
        self._baris: BarisRapat | None = None
        self._kartu: KartuButir | None = None
        self._beri_alasan = False
        self.nama = QLabel()
        self.nama.setWordWrap(True)
        self.kurva = GrafikKurva(tema, besaran)
        self.lembar = QTabBar()
        self.lembar.setExpanding(False)
        self.lembar.setDrawBase(False)
        self.lembar.setAccessibleName("Lembar kartu")
        for nama in LEMBAR:
            self.lembar.addTab(nama)
        self.lembar.currentChanged.connect(self._tulis)
        self.peramban = QTextBrowser()
        self.peramban.setOpenLinks(False)
        self.peramban.setAccessibleName("Isi kartu")
        self.peramban.document().setDocumentMargin(0)
        self.peramban.anchorClicked.connect(self._ikuti)
        self.ke_unit = QPushButton("Buka lembar unit ini")
        self.ke_unit.clicked.connect(self._buka_unit)
        self._susun()
        tema.berubah.connect(self.segarkan)
        besaran.berubah.connect(self.segarkan)

    def _susun(self) -> None:
        self.susunan = QVBoxLayout(self)
        self.susunan.setContentsMargins(12, 10, 12, 8)
        self.susunan.setSpacing(6)
        bawah = QHBoxLayout()
        bawah.addWidget(self.ke_unit)
        bawah.addStretch(1)
        self.susunan.addWidget(self.nama)
        self.susunan.addWidget(self.kurva)
        self.susunan.addWidget(self.lembar)
        self.susunan.addWidget(self.peramban, 1)
        self.susunan.addLayout(bawah)

    # --- what is shown -----------------------------------------------------------------

    def tampilkan(self, baris: BarisRapat | None, kartu: KartuButir | None) -> None:
        """Show an item (with its card), a late unit (without one), or nothing."""
        self._baris, self._kartu = baris, kartu
        self.segarkan()

    def atur_alasan(self, ya: bool) -> None:
        """Whether the sentence why stands in the card: beside the list it would be double."""
        self._beri_alasan = ya
        self.segarkan()

    def balik(self, arah: int) -> None:
        """Turn to the next leaf, or the one before."""
        self.lembar.setCurrentIndex((self.lembar.currentIndex() + arah) % self.lembar.count())

    def segarkan(self) -> None:
        """Write it again, in the colours and size of now."""
        butir = self._kartu is not None
        self.kurva.setVisible(butir)
        self.lembar.setVisible(butir)
        self.ke_unit.setVisible(self._baris is not None and not butir)
        self.nama.setFont(self._besaran.huruf(PT_ISI + 1))
        self.nama.setText(self._kepala())
        if self._kartu is not None:
            self.kurva.atur(self._kartu.kinerja, self._kartu.belanja)
        self._tulis()

    def _kepala(self) -> str:
        p, b = self._tema.palet, self._besaran
        if self._kartu is not None:
            penilaian = self._kartu.penilaian
            warna = str(penilaian.warna or "")
            rinci = [str(penilaian.simpul.kunci), penilaian.simpul.unit]
            if penilaian.kuadran is not None:
                rinci.append(str(penilaian.kuadran))
            nama = penilaian.simpul.nama
        elif self._baris is not None:
            warna, nama = self._baris.warna, self._baris.judul
            rinci = ["belum lapor", f"{len(self._baris.sorotan.daftar)} sub kegiatan"]
        else:
            return f"<span style='color:{p.redup}'>Pilih satu butir di daftar.</span>"
        alasan = ""
        if self._beri_alasan and self._kartu is not None and self._baris is not None:
            alasan = f"<br>{escape(self._baris.alasan)}"
        return (
            f"{self.tanda(warna)}<b>{escape(nama)}</b>{alasan}"
            f"<br><span style='color:{p.redup};font-size:{b.huruf(9).pointSizeF()}pt'>"
            f"{escape(' · '.join(satu for satu in rinci if satu))}</span>"
        )

    def tanda(self, warna: str) -> str:
        """A state's patch with its letter, as HTML."""
        if not warna:
            return ""
        keadaan = self._tema.keadaan(warna)
        return (
            f"<span style='background-color:{keadaan.latar};color:{keadaan.teks}'"
            f" title='{ARTI[warna]}'><b>&nbsp;{HURUF[warna]}&nbsp;</b></span>&nbsp; "
        )

    def _tulis(self, *_: object) -> None:
        p, pt = self._tema.palet, self._besaran.huruf(PT_ISI).pointSizeF()
        if self._kartu is not None:
            pilih = {SEBAB: tulis.sebab, HITUNGAN: tulis.hitungan}
            isi = pilih[self.lembar.currentIndex()](self._kartu, p)
        elif self._baris is not None:
            isi = tulis.unit_terlambat(self._baris, p)
        else:
            isi = ""
        self.peramban.setHtml(f"<div style='font-size:{pt}pt'>{isi}</div>")

    # --- links -------------------------------------------------------------------------

    def _ikuti(self, url: QUrl) -> None:
        self.tautan.emit(url.toString())

    def _buka_unit(self) -> None:
        if self._baris is not None:
            self.unit_dibuka.emit(self._baris.pemilik)
