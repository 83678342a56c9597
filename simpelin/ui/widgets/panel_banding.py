"""Two plan versions side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QWidget,
)

from simpelin.services.versi_rencana import bandingkan
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel_banding import URAIAN, TabelBanding
from simpelin.ui.rakit import jajar, tumpuk
from simpelin.ui.tema import BARIS, PT_KISI, huruf
from simpelin.ui.widgets.delegat import BARIS_DUA, TEPI, DelegatSel
from simpelin.ui.widgets.pohon import KepalaDuaBaris

LEBAR = (92, 300, 76, 118, 118, 118, 88)


class PanelBanding(QWidget):
    """Choose two versions; see what became of each node and target."""

    ditutup = Signal()

    def __init__(self, konteks: Konteks) -> None:
        super().__init__()
        self.konteks = konteks
        self.semula, self.menjadi = QComboBox(), QComboBox()
        self.semula.setAccessibleName("Semula")
        self.menjadi.setAccessibleName("Menjadi")
        self.hanya_beda = QCheckBox("Hanya yang berubah")
        self.model = TabelBanding(self)
        self.tabel = QTableView()
        self._siapkan_tabel()
        tutup = QPushButton("Kembali ke rencana")
        tutup.clicked.connect(self.ditutup)
        pilihan = (QLabel("Semula"), self.semula, QLabel("menjadi"), self.menjadi)
        atas = jajar(*pilihan, self.hanya_beda, None, tutup)
        atas.insertSpacing(len(pilihan), 8)
        tumpuk(self, atas, (self.tabel, 1))
        for kotak in (self.semula, self.menjadi):
            kotak.activated.connect(self.muat)
            kotak.setMinimumContentsLength(24)
        self.hanya_beda.toggled.connect(self.muat)

    def _siapkan_tabel(self) -> None:
        self.tabel.setModel(self.model)
        self.tabel.setItemDelegate(DelegatSel(self.konteks.tema, parent=self.tabel))
        self.tabel.setHorizontalHeader(KepalaDuaBaris(self.tabel))
        self.tabel.setShowGrid(False)
        self.tabel.verticalHeader().hide()
        self.tabel.verticalHeader().setDefaultSectionSize(BARIS_DUA)
        self.tabel.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tabel.setAccessibleName("Semula, menjadi, bertambah atau berkurang")
        kepala = self.tabel.horizontalHeader()
        for kolom, lebar in enumerate(LEBAR):
            kepala.resizeSection(kolom, lebar)
        kepala.setSectionResizeMode(URAIAN, QHeaderView.ResizeMode.Stretch)
        kepala.sectionResized.connect(
            lambda kolom, *_: self._atur_tinggi() if kolom == URAIAN else None
        )

    def buka(self, versi: Sequence[tuple[str, str]], semula: str, menjadi: str) -> None:
        """Offer these versions (label, name) and compare two of them."""
        for kotak, pilih in ((self.semula, semula), (self.menjadi, menjadi)):
            kotak.clear()
            for label, nama in versi:
                kotak.addItem(label, nama)
            kotak.setCurrentIndex(max(0, kotak.findData(pilih)))
        self.muat()

    def muat(self) -> None:
        """Compare again."""
        semua = bandingkan(
            self.konteks.store,
            self.konteks.tahun,
            str(self.semula.currentData()),
            str(self.menjadi.currentData()),
        )
        self.model.muat(semua, hanya_beda=self.hanya_beda.isChecked())
        self._atur_tinggi()

    def _atur_tinggi(self, *_: object) -> None:
        """Rows as high as their name needs: one line or two."""
        ruang = self.tabel.columnWidth(URAIAN) - 2 * TEPI
        for nomor, baris in enumerate(self.model.baris):
            ukuran = QFontMetrics(huruf(PT_KISI, tebal=baris.tebal))
            panjang = ukuran.horizontalAdvance(baris.sel[URAIAN]) > ruang
            self.tabel.setRowHeight(nomor, BARIS_DUA if panjang else BARIS)
