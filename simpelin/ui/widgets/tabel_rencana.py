"""The plan as a table that one types and pastes into, as in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from simpelin.ui.models.papan_klip import baca_blok, ringkas
from simpelin.ui.models.tabel_rencana import KOLOM, TEKS, TabelRencana
from simpelin.ui.tema import PT_KISI, Tema, huruf
from simpelin.ui.widgets import blok_sel
from simpelin.ui.widgets.blok_sel import ke_sel, terpilih
from simpelin.ui.widgets.delegat import BARIS_DUA, DelegatSel
from simpelin.ui.widgets.pohon import KepalaDuaBaris

_LEBAR = {"kode": 92, "satuan": 64, "target": 64, "pagu": 98}
_LEBAR_TW, _LEBAR_KAS, _LEBAR_NAMA = 56, 86, 220


class KisiRencana(QTableView):
    """Enter goes down, Tab right; Ctrl+C, Ctrl+V, Delete, Ctrl+Z as in Excel."""

    kabar = Signal(str)
    ditempel = Signal(str, bool)
    """What became of a pasted block, and whether all of it was stored."""

    def __init__(self, model: TabelRencana, tema: Tema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.isian = model
        self.setHorizontalHeader(KepalaDuaBaris(self))
        self.setModel(model)
        self.setItemDelegate(DelegatSel(tema, parent=self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(BARIS_DUA)
        self.setShowGrid(False)
        self.setFont(huruf(PT_KISI))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Tabel rencana")
        tema.berubah.connect(self.viewport().update)
        self._lebarkan()

    def _lebarkan(self) -> None:
        """The name takes what is left."""
        lain = 0
        for nomor, kolom in enumerate(KOLOM):
            if kolom == "nama":
                continue
            dasar = _LEBAR_KAS if kolom.startswith("kas") else _LEBAR_TW
            self.setColumnWidth(nomor, _LEBAR.get(kolom, dasar))
            lain += self.columnWidth(nomor)
        self.setColumnWidth(KOLOM.index("nama"), max(_LEBAR_NAMA, self.viewport().width() - lain))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lebarkan()

    def ke_awal(self) -> None:
        """The first cell to fill."""
        for baris in range(self.isian.rowCount()):
            for kolom, nama in enumerate(KOLOM):
                indeks = self.isian.index(baris, kolom)
                if nama not in TEKS and self.isian.sel(indeks) is not None:
                    ke_sel(self, indeks)
                    return

    # --- keys ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kini = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.salin()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.tempel(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._urungkan()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.isian.tumpukan.redo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._isi(dict.fromkeys(terpilih(self), ""), tempel=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turun(kini)
        elif event.key() == Qt.Key.Key_Escape and (sel := self.isian.sel(kini)) is not None:
            self.isian.buang_ditolak(sel)
        else:
            super().keyPressEvent(event)

    def _turun(self, dari: QModelIndex) -> None:
        for baris in range(dari.row() + 1, self.isian.rowCount()):
            indeks = self.isian.index(baris, dari.column())
            if self.isian.sel(indeks) is not None:
                ke_sel(self, indeks)
                return

    def _urungkan(self) -> None:
        if self.isian.tumpukan.canUndo():
            self.isian.tumpukan.undo()
        else:
            self.kabar.emit("Tidak ada yang dapat diurungkan di tabel ini.")

    # --- blocks ------------------------------------------------------------------------

    def salin(self) -> None:
        """The selected rectangle as Excel takes it, numbers without marks."""
        self.kabar.emit(f"{blok_sel.salin(self)} sel disalin.")

    def tempel(self, teks: str) -> None:
        """A rectangle from the current cell on; one that begins with codes goes to their rows."""
        blok = baca_blok(teks)
        isian, lebih = blok_sel.sasaran(self, blok)
        if not isian:
            return
        satu_nilai = len(blok) == len(blok[0]) == 1 and len(isian) > 1
        if not satu_nilai and KOLOM[min(i.column() for i in isian)] == "kode":
            self._tempel_berkode(blok)
        else:
            self._isi(isian, tempel=True, lebih=lebih)

    def _tempel_berkode(self, blok: list[list[str]]) -> None:
        """A block that begins in the code column goes to the rows of its codes."""
        cocok, sebab = self.isian.cocokkan(blok)
        if sebab or not cocok:
            teks = ringkas(0, sebab or ["kolom pertama blok ini bukan kode"], 0)
            self.ditempel.emit(f"{teks} Tidak ada yang disimpan.", False)
            return
        self._isi(
            {
                self.isian.index(letak, k): nilai
                for letak, baris in cocok.items()
                for k, nilai in enumerate(baris[: len(KOLOM)])
            },
            tempel=True,
        )

    def _isi(self, isian: dict[QModelIndex, str], *, tempel: bool, lebih: int = 0) -> None:
        semua = {self.isian.sel(indeks): teks for indeks, teks in isian.items()}
        putih = {sel: teks for sel, teks in semua.items() if sel is not None}
        terkunci = sum(
            self.isian.sel(i) is None and bool(t.strip()) and KOLOM[i.column()] not in TEKS
            for i, t in isian.items()
        )
        sebab = self.isian.isi(putih, tempel=tempel) if putih else []
        if not tempel:
            if sebab:
                self.kabar.emit(" ".join(sebab))
            return
        teks = ringkas(0 if sebab else len(putih), sebab, terkunci, lebih)
        if sebab:
            teks += " Tidak ada yang disimpan; perbaiki sel merah di Excel, lalu tempel lagi."
        self.ditempel.emit(teks, not sebab and not terkunci and not lebih)
