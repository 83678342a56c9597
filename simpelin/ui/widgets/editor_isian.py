"""What is typed into a cell of Input Realisasi: one number, or pembilang and penyebut."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QWidget


class Arah(Enum):
    """Where to go after a cell was typed."""

    BAWAH = auto()
    ATAS = auto()
    KANAN = auto()
    KIRI = auto()
    DIAM = auto()


_TOMBOL = {
    Qt.Key.Key_Return: Arah.BAWAH,
    Qt.Key.Key_Enter: Arah.BAWAH,
    Qt.Key.Key_Tab: Arah.KANAN,
    Qt.Key.Key_Backtab: Arah.KIRI,
    Qt.Key.Key_Up: Arah.ATAS,
    Qt.Key.Key_Down: Arah.BAWAH,
}
_MENDATAR = {Qt.Key.Key_Left: Arah.KIRI, Qt.Key.Key_Right: Arah.KANAN}


def arah_tombol(event: QKeyEvent, *, mendatar: bool) -> Arah | None:
    """Where a key leads out of an editor; ``None`` where it stays with the editor."""
    tombol = Qt.Key(event.key())
    if mendatar and tombol in _MENDATAR and not event.modifiers():
        return _MENDATAR[tombol]
    arah = _TOMBOL.get(tombol)
    balik = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return Arah.ATAS if arah is Arah.BAWAH and balik else arah


class EditorAngka(QLineEdit):
    """One number. Opened by typing, the arrows leave it, as in Excel; by F2 they move within."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sel")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.mendatar = True

    def teks(self) -> str:
        return self.text().strip()

    def isi(self, teks: str) -> None:
        self.setText(teks)

    def ke_ujung(self) -> None:
        """F2: the caret behind the number, nothing selected."""
        self.mendatar = False
        self.deselect()
        self.end(False)


class EditorRasio(QWidget):
    """Two fields in one cell: pembilang / penyebut. '/' and Enter go on to the second."""

    selesai = Signal(object)
    """An ``Arah``; ``None`` for Esc."""
    ditinggal = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setObjectName("sel")
        self.mendatar = False
        self.pembilang, self.penyebut = QLineEdit(), QLineEdit()
        baris = QHBoxLayout(self)
        baris.setContentsMargins(0, 0, 0, 0)
        baris.setSpacing(2)
        for satu, kata in ((self.pembilang, "pembilang"), (self.penyebut, "penyebut")):
            satu.setObjectName("sel")
            satu.setAlignment(Qt.AlignmentFlag.AlignRight)
            satu.setPlaceholderText(kata)
            satu.setAccessibleName(kata)
            satu.setToolTip(kata)
            satu.installEventFilter(self)
            baris.addWidget(satu, 1)
            if satu is self.pembilang:
                baris.addWidget(QLabel("/"))
        self.setFocusProxy(self.pembilang)

    def teks(self) -> str:
        atas, bawah = self.pembilang.text().strip(), self.penyebut.text().strip()
        if not bawah:
            return atas
        return f"{atas}/{bawah}"

    def isi(self, teks: str) -> None:
        atas, _, bawah = teks.partition("/")
        self.pembilang.setText(atas.strip())
        self.penyebut.setText(bawah.strip())
        self.pembilang.selectAll()

    def ke_ujung(self) -> None:
        self.pembilang.deselect()
        self.pembilang.end(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._tombol(watched, event)
        if event.type() is QEvent.Type.FocusOut:
            fokus = QApplication.focusWidget()
            if fokus not in (self.pembilang, self.penyebut):
                self.ditinggal.emit()
        return super().eventFilter(watched, event)

    def _tombol(self, medan: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.selesai.emit(None)
            return True
        di_atas = medan is self.pembilang
        arah = arah_tombol(event, mendatar=False)
        maju = event.text() == "/" or arah in (Arah.KANAN, Arah.BAWAH)
        if di_atas and maju and "/" not in self.pembilang.text():
            self.penyebut.setFocus(Qt.FocusReason.TabFocusReason)
            self.penyebut.selectAll()
            return True
        if not di_atas and arah is Arah.KIRI:
            self.pembilang.setFocus(Qt.FocusReason.BacktabFocusReason)
            self.pembilang.selectAll()
            return True
        if arah is None:
            return event.text() == "/"
        self.selesai.emit(arah)
        return True


Editor = EditorAngka | EditorRasio
