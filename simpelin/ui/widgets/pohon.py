"""The tree view as the pages use it: quiet branches, arrows that walk cells, whole rows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from simpelin.ui.tema import Tema
from simpelin.ui.widgets.delegat import DelegatSel

BATAS_BUKA_SEMUA = 10_000
"""Never expand all above this many rows."""


TINGGI_KEPALA = 40


class KepalaDuaBaris(QHeaderView):
    """A header whose titles may stand on two lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setFixedHeight(TINGGI_KEPALA)


class Pohon(QTreeView):
    """Emits ``sel_dipilih`` when a cell becomes current by click or key."""

    sel_dipilih = Signal(QModelIndex)
    lebar_berubah = Signal()
    """It was made wider or narrower."""

    def __init__(self, tema: Tema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tema = tema
        self.setHeader(KepalaDuaBaris(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(False)
        self.setIndentation(12)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(DelegatSel(tema, parent=self))
        self.clicked.connect(self.sel_dipilih)
        tema.berubah.connect(self._lukis_ulang)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lebar_berubah.emit()

    def _lukis_ulang(self) -> None:
        self.viewport().update()

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A chevron where there is something to open; no lines."""
        if self.selectionModel() is not None and self.selectionModel().isSelected(index):
            painter.fillRect(rect, self._tema.warna("pilih"))
        painter.setPen(self._tema.warna("garis"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not self.model().hasChildren(index):
            return
        tengah = QPointF(rect.right() - self.indentation() / 2 + 1, rect.center().y() + 0.5)
        titik = (
            [QPointF(-3.5, -1.5), QPointF(0, 2), QPointF(3.5, -1.5)]
            if self.isExpanded(index)
            else [QPointF(-1.5, -3.5), QPointF(2, 0), QPointF(-1.5, 3.5)]
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._tema.warna("redup"), 1.5))
        painter.drawPolyline([tengah + satu for satu in titik])
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kini = self.currentIndex()
        tombol = event.key()
        if tombol in (Qt.Key.Key_Left, Qt.Key.Key_Right) and kini.isValid():
            self._mendatar(kini, 1 if tombol == Qt.Key.Key_Right else -1)
            event.accept()
            return
        super().keyPressEvent(event)
        if tombol in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.sel_dipilih.emit(kini)
        elif self.currentIndex() != kini:
            self.sel_dipilih.emit(self.currentIndex())

    def _mendatar(self, kini: QModelIndex, arah: int) -> None:
        """Left and right walk the cells; in the first column they close and open."""
        pertama = kini.siblingAtColumn(0)
        if kini.column() == 0:
            if arah < 0:
                if self.isExpanded(kini):
                    self.collapse(kini)
                elif kini.parent().isValid():
                    self._ke(kini.parent())
                return
            if self.model().hasChildren(pertama) and not self.isExpanded(pertama):
                self.expand(pertama)
                return
        kolom = kini.column() + arah
        while 0 <= kolom < self.model().columnCount() and self.isColumnHidden(kolom):
            kolom += arah
        if 0 <= kolom < self.model().columnCount():
            self._ke(kini.siblingAtColumn(kolom))

    def _ke(self, indeks: QModelIndex) -> None:
        self.setCurrentIndex(indeks)
        self.sel_dipilih.emit(indeks)

    def buka_sampai(self, dalam: int, banyak: int) -> None:
        """Open to a depth; a very large tree opens one level only."""
        self.collapseAll()
        self.expandToDepth(0 if banyak > BATAS_BUKA_SEMUA else dalam)
