"""Physical progress of the selected row: four quarters' targets, this quarter's progress."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from simpelin.domain.angka import tulis_angka
from simpelin.domain.fisik import TANPA_FISIK, EmpatFisik, FisikTW, deviasi_fisik
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import TRIWULAN
from simpelin.ui.widgets.medan_angka import MedanAngka
from simpelin.ui.widgets.satu_baris import SatuBaris


class PanelFisik(QWidget):
    """Says what was typed (``diketik``: quarter and :class:`FisikTW`); stores nothing itself."""

    diketik = Signal(int, object)
    keluar = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empat: EmpatFisik = TANPA_FISIK
        self._n = 1
        self.target = [self._medan(f"Target fisik s.d. TW {ROMAWI[n]} (%)") for n in TRIWULAN]
        self.capai = [self._medan(f"Realisasi fisik s.d. TW {ROMAWI[n]} (%)") for n in TRIWULAN]
        self.catatan = QLineEdit()
        self.catatan.setAccessibleName("Catatan fisik")
        self.catatan.setPlaceholderText("Catatan; wajib bila realisasi fisik turun")
        self.keadaan = SatuBaris()
        self.keadaan.setProperty("peran", "kisi")
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.galat.hide()
        self._susun()

    def _medan(self, nama: str) -> MedanAngka:
        medan = MedanAngka(nama)
        medan.setFixedWidth(62)
        medan.setToolTip(nama)
        return medan

    def _susun(self) -> None:
        kisi = QGridLayout()
        kisi.setContentsMargins(0, 0, 0, 0)
        kisi.setHorizontalSpacing(6)
        kisi.setVerticalSpacing(4)
        judul = QLabel("Fisik (%, kumulatif)")
        judul.setProperty("peran", "subjudul")
        kisi.addWidget(judul, 0, 0)
        for baris, teks in ((1, "Target s.d."), (2, "Realisasi s.d."), (3, "Catatan")):
            kisi.addWidget(QLabel(teks), baris, 0)
        for n in TRIWULAN:
            kepala = QLabel(f"TW {ROMAWI[n]}")
            kepala.setProperty("peran", "kisi")
            kisi.addWidget(kepala, 0, n, Qt.AlignmentFlag.AlignRight)
            kisi.addWidget(self.target[n - 1], 1, n)
            kisi.addWidget(self.capai[n - 1], 2, n)
            self.target[n - 1].editingFinished.connect(lambda n=n: self._selesai(n))
            self.capai[n - 1].editingFinished.connect(lambda n=n: self._selesai(n))
        kisi.addWidget(self.catatan, 3, 1, 1, 4)
        self.catatan.editingFinished.connect(lambda: self._selesai(self._n))
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(4)
        luar.addLayout(kisi)
        luar.addWidget(self.keadaan)
        luar.addWidget(self.galat)
        luar.addStretch(1)

    def muat(
        self, empat: EmpatFisik, triwulan: int, terkunci: str, beku: Collection[int] = ()
    ) -> None:
        """Show a sub kegiatan's year; ``terkunci`` says why nothing may be typed, ``beku`` are
        the quarters whose reports are submitted."""
        self._empat, self._n = empat, triwulan
        for n in TRIWULAN:
            kunci = bool(terkunci) or n in beku
            self._isi(self.target[n - 1], empat[n - 1].target, kunci)
            self._isi(self.capai[n - 1], empat[n - 1].realisasi, kunci or n != triwulan)
        self.catatan.setText(empat[triwulan - 1].catatan)
        self.catatan.setReadOnly(bool(terkunci))
        deviasi = deviasi_fisik(empat, triwulan)
        beda = "" if deviasi is None else f"Deviasi {tulis_angka(deviasi, 2)} poin. "
        self.keadaan.setText(beda + terkunci)
        self.galat.hide()

    def _isi(self, medan: MedanAngka, nilai: Fraction | None, kunci: bool) -> None:
        with QSignalBlocker(medan):
            medan.atur(nilai)
        medan.setReadOnly(kunci)
        medan.setFocusPolicy(Qt.FocusPolicy.ClickFocus if kunci else Qt.FocusPolicy.StrongFocus)

    def tolak(self, sebab: str) -> None:
        """Say why what was typed is not stored; it stays as it was typed."""
        self.galat.setText(f"Belum disimpan: {sebab}")
        self.galat.setVisible(bool(sebab))

    def _selesai(self, n: int) -> None:
        try:
            kini = FisikTW(
                self.target[n - 1].pecahan(),
                self.capai[n - 1].pecahan(),
                self.catatan.text().strip() if n == self._n else self._empat[n - 1].catatan,
            )
        except KesalahanPengguna as galat:
            self.tolak(str(galat))
            return
        if kini != self._empat[n - 1]:
            self.diketik.emit(n, kini)
        else:
            self.galat.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.keluar.emit()
        else:
            super().keyPressEvent(event)
