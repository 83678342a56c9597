"""The attendance list: a tick each, and one line to add somebody who is not a unit's head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.rapat import Hadir
from simpelin.ui.tema import BARIS

NAMA, JABATAN, UNIT = range(3)


class DaftarHadir(QWidget):
    """Shows and changes who is there; every change is told at once."""

    berubah = Signal(object)
    """The whole list, a tuple of ``Hadir``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._isi: tuple[Hadir, ...] = ()
        self.jumlah = QLabel()
        """How many are there; the page shows it in the card's head, with ``semua``."""
        self.semua = QPushButton("Semua hadir")
        self.semua.setProperty("tautan", True)
        self.semua.clicked.connect(self._semua_hadir)
        self.tabel = _Tabel(self._hapus)
        self.tabel.itemChanged.connect(self._centang)
        self.baru = QLineEdit()
        self.baru.setPlaceholderText("Tambah: nama; jabatan; unit")
        self.baru.setAccessibleName("Tambah peserta: nama, jabatan, unit, dipisah titik koma")
        self.baru.returnPressed.connect(self._tambah)
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(4)
        luar.addWidget(self.tabel, 1)
        luar.addWidget(self.baru)

    def atur(self, isi: Sequence[Hadir], *, terkunci: bool) -> None:
        """Show this list; ``terkunci`` where the meeting is closed."""
        self._isi = tuple(isi)
        hadir = sum(satu.hadir for satu in isi)
        kosong = "kosong: isi kepala unit di Pengaturan, atau tambah di bawah"
        self.jumlah.setText(f"{hadir} dari {len(isi)} hadir" if isi else kosong)
        with QSignalBlocker(self.tabel):
            self._isi_tabel()
        for satu_widget in (self.tabel, self.baru, self.semua):
            satu_widget.setEnabled(not terkunci)

    def _isi_tabel(self) -> None:
        """Lines are changed in place: this is called while one of them tells of its tick."""
        while self.tabel.topLevelItemCount() > len(self._isi):
            self.tabel.takeTopLevelItem(self.tabel.topLevelItemCount() - 1)
        while self.tabel.topLevelItemCount() < len(self._isi):
            baru = QTreeWidgetItem()
            baru.setSizeHint(NAMA, QSize(0, BARIS))
            self.tabel.addTopLevelItem(baru)
        for nomor, satu in enumerate(self._isi):
            butir = self.tabel.topLevelItem(nomor)
            assert butir is not None
            for kolom, teks in enumerate((satu.nama, satu.jabatan, satu.unit)):
                butir.setText(kolom, teks)
                butir.setToolTip(kolom, teks)
            keadaan = Qt.CheckState.Checked if satu.hadir else Qt.CheckState.Unchecked
            butir.setCheckState(NAMA, keadaan)

    def _ganti(self, isi: Sequence[Hadir]) -> None:
        if tuple(isi) != self._isi:
            self.berubah.emit(tuple(isi))

    def _centang(self, butir: QTreeWidgetItem, kolom: int) -> None:
        nomor = self.tabel.indexOfTopLevelItem(butir)
        hadir = butir.checkState(NAMA) == Qt.CheckState.Checked
        isi = list(self._isi)
        isi[nomor] = replace(isi[nomor], hadir=hadir)
        self._ganti(isi)

    def _semua_hadir(self) -> None:
        self._ganti([replace(satu, hadir=True) for satu in self._isi])

    def _tambah(self) -> None:
        nama, jabatan, unit, *_ = [s.strip() for s in self.baru.text().split(";")] + ["", "", ""]
        if nama:
            self.baru.clear()
            self._ganti([*self._isi, Hadir(nama, jabatan, unit, hadir=True)])

    def _hapus(self, nomor: int) -> None:
        self._ganti([satu for n, satu in enumerate(self._isi) if n != nomor])


class _Tabel(QTreeWidget):
    """Space ticks, Delete takes a line off."""

    def __init__(self, hapus: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hapus = hapus
        self.setAccessibleName("Daftar hadir")
        self.setHeaderLabels(["Nama", "Jabatan", "Unit"])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        kepala = self.header()
        kepala.setSectionResizeMode(NAMA, QHeaderView.ResizeMode.Stretch)
        for kolom in (JABATAN, UNIT):
            kepala.setSectionResizeMode(kolom, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        nomor = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Delete and nomor >= 0:
            self._hapus(nomor)
        else:
            super().keyPressEvent(event)
