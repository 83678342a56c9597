"""Which sheet and columns of BKAD's file hold what: guessed, and to be put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QWidget

from simpelin.domain.peta_kolom import urut_huruf
from simpelin.services.baris_lembar import Pilihan
from simpelin.ui.widgets.medan_angka import berlabel, sempitkan

if TYPE_CHECKING:
    from simpelin.workbook.lembar_kantor import BukuKantor

_MEDAN = (("kode", "Kode"), ("realisasi", "Realisasi"), ("sub_skpd", "Sub-unit"))
_TANPA = "–"


class PetaBKAD(QFrame):
    """Sheet, header row, columns, and whether the figures run from January."""

    lembar_dipilih = Signal(str)
    diubah = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kartu")
        self._pilihan: Pilihan | None = None
        self.lembar = QComboBox()
        self.kolom = {nama: QComboBox() for nama, _ in _MEDAN}
        self.sub = QComboBox()
        self.sub.setAccessibleName("Seluruh daftar milik")
        self.kumulatif = QCheckBox("Angka kumulatif")
        self.kumulatif.setToolTip("Dicentang: angka daftar dari Januari s.d. triwulan ini")
        self.asal = QLabel()
        self.asal.setProperty("peran", "kisi")
        self._susun()
        self.lembar.activated.connect(lambda: self.lembar_dipilih.emit(self.lembar.currentText()))
        for kotak in (*self.kolom.values(), self.sub):
            kotak.activated.connect(self.diubah)
        self.kumulatif.clicked.connect(self.diubah)

    def _susun(self) -> None:
        baris = QHBoxLayout(self)
        baris.setContentsMargins(12, 6, 12, 8)
        baris.setSpacing(12)
        self.lembar.setAccessibleName("Lembar")
        sempitkan(self.lembar, 10)
        baris.addWidget(berlabel("Lembar", self.lembar))
        for nama, judul in _MEDAN:
            self.kolom[nama].setAccessibleName(f"Kolom {judul}")
            sempitkan(self.kolom[nama], 11)
            baris.addWidget(berlabel(f"Kolom {judul.lower()}", self.kolom[nama]))
        sempitkan(self.sub, 14)
        baris.addWidget(berlabel("Seluruh daftar milik", self.sub))
        baris.addWidget(self.kumulatif)
        baris.addStretch(1)
        baris.addWidget(self.asal)

    def muat(self, buku: BukuKantor, pilihan: Pilihan, ingat: bool, sub: Sequence[str]) -> None:
        """Show a file's sheets and what was understood of the chosen one."""
        self._pilihan = pilihan
        self.lembar.clear()
        self.lembar.addItems(list(buku.lembar))
        self.lembar.setCurrentText(pilihan.lembar)
        semua = _judul_kolom(buku, pilihan)
        for nama, kotak in self.kolom.items():
            kotak.clear()
            kotak.addItem(_TANPA, "")
            for huruf, teks in semua:
                kotak.addItem(f"{huruf}: {teks}" if teks else huruf, huruf)
            kotak.setCurrentIndex(max(0, kotak.findData(pilihan.peta.huruf(nama))))
        self._isi_sub(sub)
        self.kumulatif.setChecked(pilihan.kumulatif)
        self.asal.setText("diingat" if ingat else "ditebak")
        dari = "diingat dari berkas serupa" if ingat else "ditebak dari judulnya"
        self.asal.setToolTip(f"Kolomnya {dari}")

    def _isi_sub(self, sub: Sequence[str]) -> None:
        self.sub.clear()
        self.sub.addItem("menurut kolom", None)
        self.sub.addItem("kantor", "")
        for satu in sub:
            self.sub.addItem(satu, satu)

    def pilihan(self) -> Pilihan:
        """What is chosen now."""
        assert self._pilihan is not None
        lama = self._pilihan.peta
        kolom = dict(lama.kolom)
        for nama, kotak in self.kolom.items():
            huruf = str(kotak.currentData() or "")
            if not huruf:
                kolom.pop(nama, None)
            elif huruf != lama.huruf(nama):
                kolom[nama] = (huruf,)
        return replace(
            self._pilihan,
            peta=replace(lama, kolom=kolom),
            sub_skpd=self.sub.currentData(),
            kumulatif=self.kumulatif.isChecked(),
        )


def _judul_kolom(buku: BukuKantor, pilihan: Pilihan) -> list[tuple[str, str]]:
    """Every column of a sheet with the words of its header."""
    from simpelin.domain.peta_kolom import judul_dari

    kisi = buku.kisi(pilihan.lembar)
    teks = judul_dari(kisi, pilihan.peta.judul, pilihan.peta.tinggi).teks
    huruf = sorted({h for _, sel in kisi for h in sel}, key=urut_huruf)
    return [(satu, teks.get(satu, "")) for satu in huruf]
