"""The wizard's first three steps: which file, which sheet and header, which columns."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.bentuk_kantor import MEDAN, Bentuk, Isi
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.sesi_wisaya import SesiWisaya
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.widgets.kisi_mentah import KisiMentah
from simpelin.ui.widgets.medan_angka import sempitkan
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.tabel import Tabel


def _redup(teks: str = "") -> QLabel:
    label = QLabel(teks)
    label.setProperty("peran", "redup")
    label.setWordWrap(True)
    return label


class LangkahBerkas(QWidget):
    """What the figures are, and the file that has them; the last import can be taken back."""

    dipilih = Signal(object)
    """The file's ``Path``."""

    def __init__(self, sesi: SesiWisaya, pesan: BarisPesan) -> None:
        super().__init__()
        self._sesi = sesi
        self._pesan = pesan
        self.bentuk = QButtonGroup(self)
        self.pilih = QPushButton("Pilih berkas … (Ctrl+O)")
        self.pilih.setShortcut("Ctrl+O")
        self.pilih.setProperty("utama", True)
        self.pilih.clicked.connect(self._pilih)
        self.urung = QPushButton("Urungkan impor terakhir")
        self.urung.clicked.connect(self.urungkan)
        self.terakhir = _redup()
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(0, 8, 0, 0)
        susunan.setSpacing(4)
        judul = QLabel("Apa isi berkas itu?")
        judul.setProperty("peran", "subjudul")
        susunan.addWidget(judul)
        for nomor, bentuk in enumerate(Bentuk):
            tombol = QRadioButton(bentuk.judul)
            tombol.setChecked(bentuk is sesi.bentuk)
            self.bentuk.addButton(tombol, nomor)
            guna = _redup(bentuk.guna)
            guna.setContentsMargins(24, 0, 0, 6)
            susunan.addWidget(tombol)
            susunan.addWidget(guna)
        self.bentuk.idClicked.connect(lambda n: sesi.pilih_bentuk(list(Bentuk)[n]))
        susunan.addSpacing(8)
        susunan.addWidget(self.pilih, 0, Qt.AlignmentFlag.AlignLeft)
        susunan.addWidget(
            _redup("Buku kerja .xlsx dari SIPD, BKAD, atau milik kantor. Belum ada yang disimpan.")
        )
        susunan.addStretch(1)
        bawah = QHBoxLayout()
        bawah.addWidget(self.terakhir, 1)
        bawah.addWidget(self.urung)
        susunan.addLayout(bawah)

    def pakai_bentuk(self, bentuk: Bentuk) -> None:
        """Choose a preset from outside."""
        self.bentuk.button(list(Bentuk).index(bentuk)).setChecked(True)
        self._sesi.pilih_bentuk(bentuk)

    def segarkan(self) -> None:
        """Say which import could be taken back."""
        apa = self._sesi.terakhir()
        self.urung.setVisible(apa is not None)
        self.terakhir.setText(
            ""
            if apa is None
            else f"Impor terakhir: {apa.berkas}, lembar {apa.lembar} ({apa.banyak} nilai) oleh "
            f"{apa.pelaku}, {apa.waktu[:16].replace('T', ' ')}."
        )

    def urungkan(self) -> None:
        """Take the last import back, or say what stands against it."""
        try:
            apa = self._sesi.urungkan()
        except KesalahanPengguna as galat:
            self._pesan.galat(str(galat))
            return
        self._pesan.kabar(f"Impor {apa.berkas} diurungkan: {apa.banyak} nilai dikembalikan.")
        self.segarkan()

    def _pilih(self) -> None:
        nama, _ = QFileDialog.getOpenFileName(self, "Impor", "", "Buku kerja Excel (*.xlsx)")
        if nama:
            self.dipilih.emit(Path(nama))


class MedanBaris(QLineEdit):
    """A whole number within bounds; the arrows up and down change it."""

    diganti = Signal(int)

    def __init__(self, bawah: int, atas: int) -> None:
        super().__init__()
        self._bawah, self._atas = bawah, atas
        self.setValidator(QIntValidator(bawah, atas, self))
        self.setToolTip("Panah atas dan bawah mengubahnya")
        self.textEdited.connect(self._kabari)

    def nilai(self) -> int:
        """The number; the smallest where none is typed."""
        return int(self.text() or self._bawah)

    def atur(self, nilai: int) -> None:
        """Show a number and tell it."""
        nilai = min(max(nilai, self._bawah), self._atas)
        if self.text() != str(nilai):
            self.setText(str(nilai))
            self.diganti.emit(nilai)

    def _kabari(self) -> None:
        if self.hasAcceptableInput():
            self.diganti.emit(self.nilai())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        langkah = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if langkah is None:
            super().keyPressEvent(event)
        else:
            self.atur(self.nilai() + langkah)


class LangkahLembar(QWidget):
    """The sheets with their sizes, and where the header stands."""

    def __init__(self, sesi: SesiWisaya, konteks: Konteks) -> None:
        super().__init__()
        self._sesi = sesi
        self._memuat = False
        self.lembar = Tabel(
            konteks.tema,
            (Judul("Lembar", 0), Judul("Baris", 60, kanan=True), Judul("Kolom", 60, kanan=True)),
            tinggi=28,
        )
        self.lembar.setAccessibleName("Lembar dalam berkas")
        self.lembar.selectionModel().currentRowChanged.connect(self._pilih_lembar)
        self.judul, self.tinggi = MedanBaris(1, 100_000), MedanBaris(1, 5)
        for medan, nama in ((self.judul, "Baris judul"), (self.tinggi, "Banyak baris judul")):
            medan.setAccessibleName(nama)
            medan.diganti.connect(self._judul_diubah)
        self.kisi = KisiMentah(sesi, konteks.tema)
        self.kisi.dibuka.connect(self.judul.atur)
        kiri = QVBoxLayout()
        kiri.setSpacing(8)
        kiri.addWidget(self.lembar, 1)
        borang = QFormLayout()
        borang.addRow("Judul mulai baris", self.judul)
        borang.addRow("Banyak baris judul", self.tinggi)
        kiri.addLayout(borang)
        kiri.addWidget(_redup("Klik baris di kanan untuk menjadikannya judul."))
        susunan = QHBoxLayout(self)
        susunan.setContentsMargins(0, 8, 0, 0)
        susunan.setSpacing(12)
        susunan.addLayout(kiri, 3)
        susunan.addWidget(self.kisi, 8)

    def segarkan(self) -> None:
        """Show the file's sheets and the guessed header."""
        buku, pilihan = self._sesi.buku, self._sesi.pilihan
        if buku is None or pilihan is None:
            return
        self._memuat = True
        nama = list(buku.lembar)
        if [b[0].teks for b in self.lembar.tabel.baris] != nama:
            self.lembar.muat(
                [[Sel(s, data=s), *(Sel(str(n)) for n in buku.ukuran(s))] for s in nama]
            )
        self.lembar.setCurrentIndex(self.lembar.tabel.index(nama.index(pilihan.lembar), 0))
        self.judul.atur(pilihan.peta.judul)
        self.tinggi.atur(pilihan.peta.tinggi)
        self._memuat = False
        self.kisi.segarkan()

    def _pilih_lembar(self) -> None:
        baris = self.lembar.currentIndex().row()
        if not self._memuat and 0 <= baris < len(self.lembar.tabel.baris):
            self._sesi.pilih_lembar(self.lembar.tabel.baris[baris][0].teks)

    def _judul_diubah(self) -> None:
        if not self._memuat:
            self._sesi.pilih_judul(self.judul.nilai(), self.tinggi.nilai())


class LangkahKolom(QWidget):
    """For every field its column, as guessed or remembered."""

    def __init__(self, sesi: SesiWisaya, konteks: Konteks) -> None:
        super().__init__()
        self._sesi = sesi
        self._memuat = False
        self.pilihan: dict[str, QComboBox] = {}
        self.keterangan = _redup()
        self.kisi = KisiMentah(sesi, konteks.tema)
        self._borang = QFormLayout()
        self._borang.setSpacing(6)
        isi = QWidget()
        isi.setLayout(self._borang)
        self._gulung = QScrollArea()
        self._gulung.setWidgetResizable(True)
        self._gulung.setProperty("polos", True)
        self._gulung.setWidget(isi)
        kiri = QVBoxLayout()
        kiri.setSpacing(8)
        kiri.addWidget(self._gulung, 1)
        kiri.addWidget(self.keterangan)
        susunan = QHBoxLayout(self)
        susunan.setContentsMargins(0, 8, 0, 0)
        susunan.setSpacing(12)
        susunan.addLayout(kiri, 4)
        susunan.addWidget(self.kisi, 7)

    def segarkan(self) -> None:
        """Show the map."""
        if self._sesi.pilihan is None:
            return
        peta = self._sesi.pilihan.peta
        self._memuat = True
        if list(self.pilihan) != [m.nama for m in MEDAN[peta.bentuk]]:
            self._buat(peta.bentuk)
        judul = self._sesi.judul_kolom()
        for medan in MEDAN[peta.bentuk]:
            kotak = self.pilihan[medan.nama]
            huruf = peta.kolom.get(medan.nama, ())
            kotak.clear()
            kotak.addItem("– tidak ada –", ())
            if len(huruf) > 1:
                kotak.addItem(f"{huruf[0]}–{huruf[-1]}  (kode terpecah)", huruf)
            for satu, teks in judul.items():
                kotak.addItem(f"{satu}  {teks}".strip(), (satu,))
                if medan.isi is Isi.KODE and huruf[:1] == (satu,) and len(huruf) > 1:
                    kotak.setItemText(kotak.count() - 1, f"{satu}  {teks} (kolom ini saja)")
            letak = next((n for n in range(kotak.count()) if kotak.itemData(n) == huruf), 0)
            kotak.setCurrentIndex(letak)
        self._memuat = False
        kurang = peta.kurang()
        ingat = "Kolom diingat dari berkas sebelumnya. " if self._sesi.ingat else ""
        self.keterangan.setText(
            f"{ingat}Belum ada: {'; '.join(kurang)}." if kurang else f"{ingat}Kolomnya lengkap."
        )
        self.kisi.segarkan()

    def _buat(self, bentuk: Bentuk) -> None:
        while self._borang.rowCount():
            self._borang.removeRow(0)
        self.pilihan = {}
        for medan in MEDAN[bentuk]:
            kotak = QComboBox()
            sempitkan(kotak, 18)
            kotak.setAccessibleName(medan.judul)
            kotak.currentIndexChanged.connect(lambda _n, nama=medan.nama: self._diubah(nama))
            self.pilihan[medan.nama] = kotak
            self._borang.addRow(medan.judul + (" *" if medan.wajib else ""), kotak)

    def _diubah(self, medan: str) -> None:
        if not self._memuat:
            self._sesi.pilih_kolom(medan, tuple(self.pilihan[medan].currentData() or ()))
