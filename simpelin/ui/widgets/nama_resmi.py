"""Below a node's fields: how they differ from the official list, and its words to take."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from simpelin.domain.nomenklatur import DaftarResmi, Nomenklatur
from simpelin.domain.rencana import Simpul, Tingkat
from simpelin.ui.rakit import pelengkap


class NamaResmi(QWidget):
    """Completes code and name while typing; says what differs and offers the list's."""

    dipilih = Signal(object)
    """An entry (``Nomenklatur``) was chosen among those proposed: code and words."""
    dipakai = Signal(object)
    """The words of an entry are wanted; the code stays as it is written."""

    def __init__(self, kode: QLineEdit, nama: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kode, self._nama = kode, nama
        self._daftar = DaftarResmi(())
        self._usul: dict[str, Nomenklatur] = {}
        self.beda = QLabel()
        self.beda.setWordWrap(True)
        self.beda.setProperty("peran", "kisi")
        self.pakai = QPushButton("Pakai yang resmi")
        self.pakai.setProperty("tautan", True)
        self.pakai.clicked.connect(self._pakai)
        baris = QHBoxLayout(self)
        baris.setContentsMargins(0, 0, 0, 0)
        baris.addWidget(self.beda, 1)
        baris.addWidget(self.pakai, 0, Qt.AlignmentFlag.AlignTop)

    def muat(
        self, semua: Sequence[Nomenklatur], daftar: DaftarResmi, tingkat: Tingkat | None
    ) -> None:
        """Propose the entries of this level from the list that the office has."""
        self._daftar = daftar
        self._usul = {f"{n.kode}  {n.nama}": n for n in semua if n.tingkat is tingkat}
        for medan in (self._kode, self._nama):
            usul = pelengkap(QStringListModel(list(self._usul), self), self)
            usul.activated.connect(self.pilih)
            medan.setCompleter(usul)

    def pilih(self, teks: str) -> None:
        """Take one of the proposals, as it is written in the list."""
        satu = self._usul.get(teks)
        if satu is not None:
            self.dipilih.emit(satu)

    def cari(self) -> Nomenklatur | None:
        """The entry of the code that is typed, with either ending."""
        return self._daftar.cari(self._kode.text().strip())

    def _pakai(self) -> None:
        satu = self.cari()
        if satu is not None:
            self.dipakai.emit(satu)

    def bandingkan(self, simpul: Simpul | None) -> None:
        """How what is typed differs from the list; nothing where it is no node yet."""
        beda = () if simpul is None else self._daftar.beda(simpul)
        self.beda.setText("\n".join(f"≠ {satu}" for satu in beda))
        self.setVisible(bool(beda))
        self.pakai.setVisible(self.cari() is not None)
