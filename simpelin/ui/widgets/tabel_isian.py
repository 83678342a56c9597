"""The grid of Input Realisasi: typing, moving, copying and pasting as in Excel."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from simpelin.services.isi_realisasi import TINDAKAN
from simpelin.ui.models.baca_isian import Sel
from simpelin.ui.models.model_isian import ModelIsian
from simpelin.ui.models.papan_klip import baca_blok, ringkas
from simpelin.ui.models.sesi_isian import Ditolak
from simpelin.ui.models.tampil_isian import KOLOM_ISI, TAMPIL, Kolom
from simpelin.ui.tema import PT_KISI, Tema, huruf
from simpelin.ui.widgets import blok_sel
from simpelin.ui.widgets.blok_sel import ke_sel, terpilih
from simpelin.ui.widgets.editor_isian import Arah, Editor
from simpelin.ui.widgets.sel_isian import TEPI, TINGGI_ALASAN, DelegasiIsian
from simpelin.ui.widgets.ukuran_isian import UkuranIsian


def sebut_ditolak(satu: Ditolak) -> str:
    """The refused text with its reason, which may name it already."""
    kutip = f"“{satu.teks}”"
    return satu.alasan if satu.alasan.startswith(kutip) else f"{kutip}: {satu.alasan}"


class TabelIsian(QTableView):
    """Enter goes down, Tab right, both over locked cells; a typed key overwrites."""

    kabar = Signal(str)
    ditempel = Signal(str, bool)
    """What became of a pasted block, and whether all of it was stored."""
    minta_alasan = Signal(object)
    """Enter on a negative amount that still waits for its reason (``Sel``)."""

    def __init__(self, model: ModelIsian, tema: Tema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.isian = model
        self.tema = tema
        self.delegasi = DelegasiIsian(tema, self)
        self.delegasi.pindah.connect(self.pindah)
        self.setModel(model)
        self.setItemDelegate(self.delegasi)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFont(huruf(PT_KISI))
        self.setAccessibleName("Lembar isian")
        self.verticalHeader().hide()
        kepala = self.horizontalHeader()
        kepala.setHighlightSections(False)
        kepala.setSectionsClickable(False)
        kepala.setFixedHeight(2 * QFontMetrics(huruf(PT_KISI)).height() + 10)
        self.ukuran = UkuranIsian(self, self.delegasi, model)
        model.modelReset.connect(self.ukuran.ulangi)
        model.sesi.ditolak_berubah.connect(self.ukuran.rapikan)
        model.sesi.tersimpan.connect(self.ukuran.rapikan_sel)
        tema.berubah.connect(self.viewport().update)

    # --- showing ---------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ukuran.rapikan()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        pelukis = QPainter(self.viewport())
        pelukis.setFont(huruf(PT_KISI))
        for nomor in range(self.isian.rowCount()):
            ditolak = self.isian.ditolak_di_baris(nomor)
            if ditolak:
                self._alasan(pelukis, nomor, "   ".join(sebut_ditolak(d) for _k, d in ditolak))
        pelukis.end()

    def _alasan(self, pelukis: QPainter, nomor: int, teks: str) -> None:
        """The reason of a refusal under its cell, right-aligned with the grid."""
        bawah = self.rowViewportPosition(nomor) + self.rowHeight(nomor)
        kotak = QRect(0, bawah - TINGGI_ALASAN - 1, self.viewport().width(), TINGGI_ALASAN)
        pelukis.fillRect(kotak, self.tema.warna("galat_latar"))
        pelukis.setPen(self.tema.warna("galat_teks"))
        kotak.adjust(self.columnWidth(Kolom.WARNA) + TEPI, 0, -TEPI, 0)
        pendek = pelukis.fontMetrics().elidedText(teks, Qt.TextElideMode.ElideRight, kotak.width())
        pelukis.drawText(kotak, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, pendek)

    # --- moving ------------------------------------------------------------------

    def pindah(self, arah: Arah) -> None:
        """Go on to the next cell that may be typed, if there is one."""
        kini = self.currentIndex()
        tujuan = next(self._jalan(kini, arah), None)
        if tujuan is not None and tujuan.isValid():
            ke_sel(self, tujuan)
        self.setFocus()

    def _jalan(self, dari: QModelIndex, arah: Arah) -> Iterator[QModelIndex]:
        model, langkah = self.isian, 1 if arah in (Arah.BAWAH, Arah.KANAN) else -1
        if not dari.isValid():
            return
        if arah in (Arah.BAWAH, Arah.ATAS):
            baris = dari.row() + langkah
            while 0 <= baris < model.rowCount():
                satu = model.index(baris, dari.column())
                if model.dapat_diisi(satu) or dari.column() not in KOLOM_ISI:
                    yield satu
                baris += langkah
            return
        semua = [
            model.index(b, k)
            for b in range(model.rowCount())
            for k in KOLOM_ISI
            if not self.isColumnHidden(k) and model.dapat_diisi(model.index(b, k))
        ]
        tempat = (dari.row(), dari.column())
        if langkah < 0:
            semua.reverse()
        for satu in semua:
            di = (satu.row(), satu.column())
            if di > tempat if langkah > 0 else di < tempat:
                yield satu

    def tuju(self, sel: Sel) -> None:
        """Make a cell the current one and show it."""
        indeks = self.isian.indeks(sel)
        if indeks.isValid():
            ke_sel(self, indeks)
            self.setFocus()

    def sel_pertama(self) -> QModelIndex:
        """Where work begins: the first white cell that is still empty, else the first white."""
        putih = [
            self.isian.index(b, k)
            for b in range(self.isian.rowCount())
            for k in KOLOM_ISI
            if not self.isColumnHidden(k) and self.isian.dapat_diisi(self.isian.index(b, k))
        ]
        kosong = (i for i in putih if not i.data(Qt.ItemDataRole.EditRole))
        return next(kosong, putih[0] if putih else self.isian.index(0, Kolom.NAMA))

    # --- keys --------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tab belongs to the grid, and its copy keys are not the window's."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            arah = {Qt.Key.Key_Tab: Arah.KANAN, Qt.Key.Key_Backtab: Arah.KIRI}.get(
                Qt.Key(event.key())
            )
            if arah is not None and next(self._jalan(self.currentIndex(), arah), None):
                self.pindah(arah)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tombol = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.salin()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.tempel(QGuiApplication.clipboard().text())
        elif tombol in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.kosongkan()
        elif tombol in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event)
        elif tombol == Qt.Key.Key_F2:
            self._sunting()
        elif tombol == Qt.Key.Key_Escape:
            self._lepas()
        elif self._bukan_ketikan(event) or self.isian.dapat_diisi(self.currentIndex()):
            super().keyPressEvent(event)
        elif event.text().isprintable():
            self._kenapa_terkunci()

    @staticmethod
    def _bukan_ketikan(event: QKeyEvent) -> bool:
        kendali = Qt.KeyboardModifier.ControlModifier
        return event.text() in ("", " ") or bool(event.modifiers() & kendali)

    def _enter(self, event: QKeyEvent) -> None:
        sel = self.isian.sel(self.currentIndex()) if self.currentIndex().isValid() else None
        ditolak = self.isian.sesi.ditolak(sel) if sel else None
        if sel is not None and ditolak is not None and sel.rupiah and "alasan" in ditolak.alasan:
            self.minta_alasan.emit(sel)
            return
        balik = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.pindah(Arah.ATAS if balik else Arah.BAWAH)

    def _sunting(self) -> None:
        indeks = self.currentIndex()
        if not self.isian.dapat_diisi(indeks):
            self._kenapa_terkunci()
            return
        self.edit(indeks)
        editor: QWidget | None = self.indexWidget(indeks)
        if editor is None:
            editor = self.focusWidget()
        while editor is not None and not isinstance(editor, Editor):
            editor = editor.parentWidget()
        if isinstance(editor, Editor):
            editor.ke_ujung()

    def _lepas(self) -> None:
        sel = self.isian.sel(self.currentIndex()) if self.currentIndex().isValid() else None
        if sel is not None and self.isian.sesi.ditolak(sel) is not None:
            self.isian.sesi.buang_ditolak(sel)
        else:
            self.clearSelection()

    def _kenapa_terkunci(self) -> None:
        alasan = self.isian.petunjuk(self.currentIndex()) if self.currentIndex().isValid() else ""
        if self.isian.sel(self.currentIndex()) is None:
            alasan = "Sel ini dihitung; yang dapat diketik adalah sel putih."
        self.kabar.emit(alasan)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if not self.hasFocus() and self.isVisible():
            self.setFocus()

    # --- blocks ------------------------------------------------------------------

    def salin(self) -> None:
        """The selected rectangle as tab-separated text, as Excel takes it."""
        banyak = blok_sel.salin(self, self._teks_salin)
        if banyak:
            self.kabar.emit(f"{banyak} sel disalin.")

    def _teks_salin(self, indeks: QModelIndex) -> str:
        if self.isian.sel(indeks) is not None:
            return blok_sel.teks_isian(indeks)
        satu = indeks.data(TAMPIL)
        return " – ".join(t for t in (satu.teks, satu.teks2) if t)

    def tempel(self, teks: str) -> None:
        """A rectangle from Excel onto the grid; what cannot be typed is left out and told."""
        isian, lebih = blok_sel.sasaran(self, baca_blok(teks))
        if isian:
            self._isi_sel(isian, tempel=True, lebih=lebih)

    def kosongkan(self) -> None:
        """Delete: the selected cells become "not reported"."""
        self._isi_sel(dict.fromkeys(terpilih(self), ""))

    def _isi_sel(
        self, isian: dict[QModelIndex, str], *, tempel: bool = False, lebih: int = 0
    ) -> None:
        putih: dict[Sel, str] = {}
        terkunci = 0
        for indeks, teks in isian.items():
            sel = self.isian.sel(indeks)
            if sel is not None and self.isian.dapat_diisi(indeks):
                putih[sel] = teks
            elif sel is not None:
                terkunci += 1
        if putih:
            self.isian.sesi.isi_blok(putih, "tempel isian" if tempel else TINDAKAN)
        ditolak = [d.alasan for sel in putih if (d := self.isian.sesi.ditolak(sel)) is not None]
        if len(isian) == 1 and putih:
            return
        teks = ringkas(len(putih) - len(ditolak), ditolak, terkunci, lebih)
        if tempel:
            self.ditempel.emit(teks, bool(putih) and not ditolak and not terkunci and not lebih)
        else:
            self.kabar.emit(teks.replace("ditempel", "dikosongkan", 1))
