"""One line in which a decision is written while people talk: what, @who, until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.baris_keputusan import BarisKeputusan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.ui.rakit import gayai, pelengkap
from simpelin.ui.terjemahan import tanggal_panjang

Pengurai = Callable[[str], BarisKeputusan]
CONTOH = "Percepat SPJ bulan Juni @Seksi Pelayanan Umum 15/8"


class IsianOrang(QLineEdit):
    """A line that offers names after ``@``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nama = QStringListModel(self)
        self.pelengkap = pelengkap(self._nama, self, lebar=0)
        self.pelengkap.setWidget(self)
        self.pelengkap.activated.connect(self._pakai)
        self.textEdited.connect(self._tawarkan)

    def isi_nama(self, nama: Sequence[str]) -> None:
        self._nama.setStringList(list(nama))

    def _awal(self) -> int:
        """Where the name begins that the cursor stands in; -1 outside one."""
        return self.text().rfind("@", 0, self.cursorPosition()) + 1 or -1

    def _tawarkan(self, *_: object) -> None:
        awal = self._awal()
        diketik = self.text()[awal : self.cursorPosition()] if awal > 0 else ""
        self.pelengkap.setCompletionPrefix(diketik)
        cocok = [self.pelengkap.currentCompletion()] if awal > 0 else []
        if awal < 0 or not self.pelengkap.completionCount() or diketik in cocok:
            kotak = self.pelengkap.popup()
            if kotak is not None:
                kotak.hide()
            return
        self.pelengkap.complete()

    def _pakai(self, nama: str) -> None:
        awal, kursor = self._awal(), self.cursorPosition()
        if awal > 0:
            sisa = self.text()[kursor:].lstrip()
            self.setText(f"{self.text()[:awal]}{nama} {sisa}")
            self.setCursorPosition(awal + len(nama) + 1)


class BarisPutusan(QWidget):
    """The line, and under it at once who will do it and until when, or what is missing."""

    disimpan = Signal(object)
    """A parsed ``BarisKeputusan`` that shall be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._urai: Pengurai | None = None
        self._bawaan = ""
        self.isian = IsianOrang()
        self.isian.setAccessibleName("Keputusan")
        self.isian.setClearButtonEnabled(False)
        self.simpan = QPushButton("Simpan")
        self.simpan.setProperty("utama", True)
        self.simpan.setToolTip("Simpan keputusan (Ctrl+Enter)")
        self.petunjuk = QLabel()
        self.petunjuk.setProperty("peran", "kisi")
        self.petunjuk.setTextFormat(Qt.TextFormat.PlainText)
        self.atas = QHBoxLayout()
        """The row of the line; what else is done about the item stands at its end."""
        self.atas.setSpacing(8)
        self.atas.addWidget(self.isian, 1)
        self.atas.addWidget(self.simpan)
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(2)
        luar.addLayout(self.atas)
        luar.addWidget(self.petunjuk)
        self.isian.textChanged.connect(self._periksa)
        self.isian.returnPressed.connect(self.kirim)
        self.simpan.clicked.connect(self.kirim)
        self.setFocusProxy(self.isian)

    def atur(self, tentang: str, pemilik: str, nama: Sequence[str], urai: Pengurai) -> None:
        """Decide on ``tentang`` from now on; ``pemilik`` answers where nobody is named."""
        self._urai, self._bawaan = urai, pemilik
        self.isian.isi_nama(nama)
        untuk = f"Keputusan untuk {tentang}" if tentang else "Keputusan untuk kantor"
        self.isian.setPlaceholderText(f"{untuk}: apa @siapa kapan, misalnya {CONTOH}")
        self._periksa()

    def kunci(self, sebab: str) -> None:
        """Nothing can be decided now: why; '' opens the line again."""
        for satu in (self.isian, self.simpan):
            satu.setEnabled(not sebab)
        if sebab:
            self.isian.clear()
            self.isian.setPlaceholderText(sebab)
            self.petunjuk.setText("")

    def kosongkan(self) -> bool:
        """Esc: empty the line; whether there was something in it."""
        ada = bool(self.isian.text())
        self.isian.clear()
        return ada

    def kabar(self, teks: str, *, galat: bool = False) -> None:
        """What was saved, or why it was not."""
        self._warnai(galat)
        self.petunjuk.setText(teks)

    def _warnai(self, galat: bool) -> None:
        gayai(self.isian, "galat", galat)
        gayai(self.petunjuk, "peran", "galat" if galat else "kisi")

    def _periksa(self, *_: object) -> None:
        """Say in place how the line is understood so far."""
        self._warnai(galat=False)
        teks = self.isian.text()
        if not teks.strip():
            tanpa = f" · tanpa @ dikerjakan {self._bawaan}" if self._bawaan else ""
            self.petunjuk.setText(f"Ctrl+Enter menyimpan · Esc mengosongkan{tanpa}")
            return
        try:
            self.petunjuk.setText(kata_putusan(self._diurai(teks)))
        except KesalahanPengguna as galat:
            self.petunjuk.setText(str(galat))

    def _diurai(self, teks: str) -> BarisKeputusan:
        if self._urai is None:
            raise KesalahanPengguna("Pilih dahulu butir yang dibahas.")
        return self._urai(teks)

    def kirim(self) -> None:
        """Hand the line over to be saved; what is missing is said, and nothing is lost."""
        if not self.isian.text().strip() or not self.isian.isEnabled():
            return
        try:
            baris = self._diurai(self.isian.text())
        except KesalahanPengguna as galat:
            self.kabar(str(galat), galat=True)
            return
        self.disimpan.emit(baris)


def kata_putusan(baris: BarisKeputusan) -> str:
    """``Percepat SPJ → Seksi Pelayanan Umum, paling lambat 15 Agustus 2026``."""
    siapa = baris.penanggung.nama
    if baris.penanggung.orang and baris.penanggung.unit:
        siapa = f"{baris.penanggung.orang} ({baris.penanggung.unit})"
    return f"{baris.isi} → {siapa}, paling lambat {tanggal_panjang(baris.tenggat)}"
