"""The parts of the frame around the pages: top bar and left rail."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.pelaku import Pelaku
from simpelin.domain.rencana import Kunci, Rencana
from simpelin.ui.pages import EntriHalaman
from simpelin.ui.rakit import pelengkap

LEBAR_REL = 164
LEBAR_ORANG = 240


class Rel(QFrame):
    """The left rail: one button a page; arrows walk it."""

    dipilih = Signal(str)

    def __init__(self, halaman: Sequence[EntriHalaman], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rel")
        self.setFixedWidth(LEBAR_REL)
        self._kelompok = QButtonGroup(self)
        self._tombol: dict[str, QPushButton] = {}
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(0, 8, 0, 8)
        susunan.setSpacing(2)
        for nomor, satu in enumerate(halaman, start=1):
            susunan.addWidget(self._buat(satu, nomor))
        susunan.addStretch(1)

    def _buat(self, entri: EntriHalaman, nomor: int) -> QPushButton:
        tombol = QPushButton(entri.judul)
        tombol.setObjectName("rel")
        tombol.setToolTip(f"{entri.judul} (Ctrl+{nomor})" if nomor <= 9 else entri.judul)
        tombol.setCheckable(True)
        tombol.setFixedWidth(LEBAR_REL - 1)
        tombol.setCursor(Qt.CursorShape.PointingHandCursor)
        tombol.clicked.connect(lambda _=False, i=entri.id: self.dipilih.emit(i))
        self._kelompok.addButton(tombol)
        self._tombol[entri.id] = tombol
        return tombol

    def tandai(self, id_halaman: str) -> None:
        self._tombol[id_halaman].setChecked(True)

    def batasi(self, id_halaman: Collection[str]) -> None:
        """Show only the pages that the person may use."""
        for satu, tombol in self._tombol.items():
            tombol.setVisible(satu in id_halaman)


class PilihanPeriode(QWidget):
    """Year and quarter: the one switch of the whole window."""

    dipilih = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tahun = QComboBox()
        self.tahun.setAccessibleName("Tahun")
        self.tahun.setToolTip("Tahun anggaran")
        self.tahun.activated.connect(self._kirim)
        self._kelompok = QButtonGroup(self)
        baris = QHBoxLayout(self)
        baris.setContentsMargins(0, 0, 0, 0)
        baris.setSpacing(0)
        baris.addWidget(self.tahun)
        baris.addSpacing(9)
        for triwulan, angka in enumerate(ROMAWI[1:], 1):
            tombol = QToolButton()
            tombol.setObjectName("segmen")
            tombol.setProperty("ujung", triwulan == 1)
            tombol.setText(f"TW {angka}")
            tombol.setToolTip(f"Sampai dengan akhir triwulan {angka} (Alt+{triwulan})")
            tombol.setShortcut(f"Alt+{triwulan}")
            tombol.setCheckable(True)
            self._kelompok.addButton(tombol, triwulan)
            baris.addWidget(tombol)
        self._kelompok.idClicked.connect(self._kirim)

    def atur(self, daftar: Sequence[int], tahun: int, triwulan: int) -> None:
        """Show a period without telling anyone."""
        if [self.tahun.itemData(i) for i in range(self.tahun.count())] != list(daftar):
            self.tahun.clear()
            for satu in daftar:
                self.tahun.addItem(str(satu), satu)
        self.tahun.setCurrentIndex(max(0, self.tahun.findData(tahun)))
        tombol = self._kelompok.button(triwulan)
        if tombol is not None:
            tombol.setChecked(True)

    def _kirim(self, *_: object) -> None:
        self.dipilih.emit(int(self.tahun.currentData()), self._kelompok.checkedId())


class Pencarian(QLineEdit):
    """Finds a node of the plan by code or words of its name."""

    ditemukan = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Cari kode atau nama (Ctrl+K)")
        self.setAccessibleName("Cari program, kegiatan, atau sub kegiatan")
        self.setClearButtonEnabled(False)
        self._kunci: dict[str, Kunci] = {}
        self._model = QStringListModel(self)
        usul = pelengkap(self._model, self)
        usul.setMaxVisibleItems(12)
        # the index, not the text: QLineEdit itself puts the text in after this
        usul.activated[QModelIndex].connect(self._dipilih)  # type: ignore[index]
        self.setCompleter(usul)
        self.returnPressed.connect(self._pertama)

    def isi(self, rencana: Rencana | None) -> None:
        """Offer the nodes of this plan."""
        self._kunci = {}
        if rencana is not None:
            for kunci in rencana.urutan:
                self._kunci[f"{kunci}  {rencana.simpul[kunci].nama}"] = kunci
        self._model.setStringList(list(self._kunci))

    def _dipilih(self, indeks: QModelIndex) -> None:
        self._kirim(str(indeks.data()))

    def _pertama(self) -> None:
        """Enter without a choice takes the first match."""
        cari = self.text().strip().casefold()
        if cari:
            self._kirim(next((t for t in self._kunci if cari in t.casefold()), ""))

    def _kirim(self, teks: str) -> None:
        kunci = self._kunci.get(teks)
        if kunci is not None:
            self.ditemukan.emit(kunci)
            self.clear()


class TombolOrang(QToolButton):
    """Who acts, and in an office with accounts a menu: change password, sign out or in."""

    ganti_sandi = Signal()
    keluar = Signal()
    masuk = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("orang")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName("Orang dan peran")
        self._menu = QMenu(self)
        self._sandi = self._menu.addAction("Ganti sandi …", self.ganti_sandi.emit)
        self._keluar = self._menu.addAction("Keluar", self.keluar.emit)
        self._masuk = self._menu.addAction("Masuk …", self.masuk.emit)

    def atur(self, pelaku: Pelaku, berakun: bool) -> None:
        """Show who acts; ``berakun`` says whether the office works with accounts."""
        self.setMenu(self._menu if berakun else None)  # type: ignore[arg-type]
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if berakun else Qt.FocusPolicy.NoFocus)
        self._sandi.setVisible(pelaku.punya_akun)
        self._keluar.setVisible(pelaku.punya_akun)
        self._masuk.setVisible(not pelaku.punya_akun)
        if not berakun:
            self.setText(pelaku.nama)
            self.setToolTip(f"Perubahan dicatat atas nama ini ({pelaku.akun})")
            return
        if not pelaku.punya_akun:
            self.setText("Hanya melihat")
            self.setToolTip("Belum masuk: tidak ada yang dapat diubah")
            return
        jabatan = [str(satu) for satu in pelaku.jabatan]
        peran = f" · {jabatan[0]}" if jabatan else ""
        lagi = f" +{len(jabatan) - 1}" if len(jabatan) > 1 else ""
        # without degrees: the whole name stands in the hint
        penuh = f"{pelaku.nama.split(',')[0]}{peran}{lagi}"
        self.setText(self.fontMetrics().elidedText(penuh, Qt.TextElideMode.ElideRight, LEBAR_ORANG))
        self.setToolTip("\n".join((pelaku.nama, *jabatan)))


class BarAtas(QFrame):
    """Office, period, person, search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("barAtas")
        self.setMinimumHeight(48)
        self.kantor = QLabel("SIMPELIN AJA")
        tebal = QFont(self.font())
        tebal.setBold(True)
        self.kantor.setFont(tebal)
        self.contoh = QLabel("DATA CONTOH")
        self.contoh.setProperty("peran", "lencana")
        self.contoh.setToolTip("Angka triwulanan di sini dibuat-buat untuk dicoba.")
        self.contoh.hide()
        self.pulang = QPushButton("Kembali ke data kantor saya")
        self.pulang.setProperty("tautan", True)
        self.pulang.hide()
        self.periode = PilihanPeriode()
        self.cari = Pencarian()
        self.cari.setFixedWidth(224)
        self.orang = TombolOrang()
        baris = QHBoxLayout(self)
        baris.setContentsMargins(16, 8, 16, 8)
        baris.setSpacing(12)
        baris.addWidget(self.kantor)
        baris.addWidget(self.contoh, 0, Qt.AlignmentFlag.AlignVCenter)
        baris.addWidget(self.pulang)
        baris.addStretch(1)
        for satu in (self.periode, self.cari, self.orang):
            baris.addWidget(satu)
