"""A question asked in place: a sentence, perhaps links and a field, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

Tautan = tuple[str, Callable[[], object]]
TINGGI_TAUTAN = 96


class BarTanya(QFrame):
    """Enter says yes, Esc closes; hidden while there is nothing to ask."""

    ditutup = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pesan", "kabar")
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.medan = QLineEdit()
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.ya = QPushButton()
        self.ya.setProperty("utama", True)
        self.batal = QPushButton("Tutup")
        self.ya.clicked.connect(self._lakukan)
        self.batal.clicked.connect(self.tutup)
        self._tindakan: Callable[[str], str | None] | None = None
        self._wadah = QScrollArea()
        self._wadah.setWidgetResizable(True)
        self._wadah.setProperty("polos", True)
        self._wadah.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        atas = QHBoxLayout()
        atas.setSpacing(8)
        atas.addWidget(self.label, 1)
        atas.addWidget(self.medan, 1)
        atas.addWidget(self.ya)
        atas.addWidget(self.batal)
        luar = QVBoxLayout(self)
        luar.setContentsMargins(12, 6, 8, 6)
        luar.setSpacing(4)
        luar.addLayout(atas)
        luar.addWidget(self.galat)
        luar.addWidget(self._wadah)
        self.hide()

    def tanya(
        self,
        teks: str,
        *,
        ya: str = "",
        tindakan: Callable[[str], str | None] | None = None,
        medan: str | None = None,
        isi: str = "",
        tautan: Sequence[Tautan] = (),
    ) -> None:
        """Ask; ``tindakan`` gets the field's text and gives a reason where it cannot be done.

        ``medan`` is the field's hint; without it there is no field.
        """
        self.label.setText(teks)
        self._tindakan = tindakan
        self.ya.setText(ya)
        self.ya.setVisible(tindakan is not None)
        self.batal.setText("Batal" if tindakan else "Tutup")
        self.medan.setVisible(medan is not None)
        self.medan.setPlaceholderText(medan or "")
        self.medan.setAccessibleName(medan or "")
        self.medan.setText(isi)
        self.galat.hide()
        self._isi_tautan(tautan)
        self.show()
        if medan is not None:
            self.medan.setFocus()
        elif tindakan is not None:
            self.ya.setFocus()

    def _isi_tautan(self, tautan: Sequence[Tautan]) -> None:
        self._wadah.setVisible(bool(tautan))
        if not tautan:
            return
        isi = QWidget()
        kolom = QVBoxLayout(isi)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        for teks, tindakan in tautan:
            tombol = QPushButton(teks)
            tombol.setProperty("tautan", True)
            tombol.setCursor(Qt.CursorShape.PointingHandCursor)
            tombol.clicked.connect(lambda _=False, t=tindakan: t())
            kolom.addWidget(tombol, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addStretch(1)
        self._wadah.setWidget(isi)
        isi.setAutoFillBackground(False)
        self._wadah.viewport().setAutoFillBackground(False)
        self._wadah.setFixedHeight(min(TINGGI_TAUTAN, isi.sizeHint().height() + 4))

    def tautan(self) -> list[QPushButton]:
        """The links that stand there."""
        isi = self._wadah.widget()
        return isi.findChildren(QPushButton) if isi and not self._wadah.isHidden() else []

    def tutup(self) -> None:
        self._tindakan = None
        if not self.isHidden():
            self.hide()
            self.ditutup.emit()

    def _lakukan(self) -> None:
        if self._tindakan is None:
            return
        tindakan = self._tindakan
        sebab = tindakan(self.medan.text())
        if self._tindakan is not tindakan:
            return  # the answer led to the next question
        if sebab:
            self.galat.setText(sebab)
            self.galat.show()
            self.medan.setFocus()
        else:
            self.tutup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.tutup()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # a line edit hands Enter on to its parent: its own signal would answer twice,
            # the second time whatever the first answer asked next
            fokus = self.focusWidget()
            if isinstance(fokus, QPushButton):
                fokus.click()
            else:
                self._lakukan()
        else:
            super().keyPressEvent(event)
