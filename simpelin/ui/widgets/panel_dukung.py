"""Data dukung of one thing: attach by button or by dropping files, look at it, take it off."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.data_dukung import DataDukung, PadaLaporan, Tempat, tulis_ukuran
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import data_dukung
from simpelin.services.lembar_unit import BarisIsian
from simpelin.ui.foto import gambar_kecil, perkecil
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.rakit import gayai, pintasan
from simpelin.ui.salinan import SalinanSementara
from simpelin.ui.tema import BARIS
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.tabel import Tabel

PENYARING = "Data dukung (*.jpg *.jpeg *.png *.pdf *.docx *.xlsx)"
AJAKAN = "Belum ada data dukung. Seret berkas ke sini, atau tekan Tambah …"
BATAS_BACA = 100 * 1024 * 1024
"""Bytes above which a file is not even read to be made smaller."""
_JUDUL = (
    Judul("Nama", 0),
    Judul("Ukuran", 72, True),
)
LEBAR_GAMBAR = 220
"""The preview's width where there is room; three tenths of a narrow panel."""


class PanelDukung(QWidget):
    """Reads and writes the evidence of the ``Tempat`` that is shown."""

    berubah = Signal()
    """Something was attached or taken off."""
    kembali = Signal()
    """Esc: back to where one came from."""

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.konteks = konteks
        self.tempat: Tempat | None = None
        self.isi: tuple[DataDukung, ...] = ()
        self._terkunci = ""
        self._salinan = SalinanSementara(konteks)
        self.setAcceptDrops(True)
        self.tabel = Tabel(konteks.tema, _JUDUL)
        self.tabel.setAccessibleName("Data dukung")
        self.tabel.header().setFixedHeight(BARIS)
        self.ajakan = QLabel(AJAKAN)
        self.ajakan.setProperty("peran", "redup")
        self.ajakan.setWordWrap(True)
        self.ajakan.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.gambar = QLabel()
        self.gambar.setAccessibleName("Pratinjau")
        self.gambar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.gambar.setFixedWidth(LEBAR_GAMBAR)
        self.gambar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.pesan = QLabel()
        self.pesan.setWordWrap(True)
        self.pesan.hide()
        self.tanya = BarTanya()
        self.tambah, self.buka, self.lepas = (
            self._tombol(teks, keterangan, tindakan)
            for teks, keterangan, tindakan in (
                ("Tambah …", "Lampirkan foto, PDF, atau dokumen (Insert)", self.pilih_berkas),
                ("Buka", "Buka dengan program bawaan (Enter)", self.buka_berkas),
                ("Lepaskan …", "Lepaskan lampiran ini (Delete)", self.minta_lepas),
            )
        )
        self._susun()
        self.setFocusProxy(self.tabel)
        self.tabel.selectionModel().currentRowChanged.connect(lambda *_: self._pilih())
        self.tabel.tabel.modelReset.connect(self._pilih)
        pintasan(self.tabel, {"Return": self.buka_berkas, "Enter": self.buka_berkas}, sendiri=True)
        self.tabel.doubleClicked.connect(lambda _: self.buka_berkas())
        self.tanya.ditutup.connect(self.tabel.setFocus)

    def _tombol(self, teks: str, keterangan: str, tindakan: object) -> QPushButton:
        tombol = QPushButton(teks)
        tombol.setToolTip(keterangan)
        tombol.clicked.connect(tindakan)
        return tombol

    def _susun(self) -> None:
        tombol = QVBoxLayout()
        tombol.setSpacing(6)
        for satu in (self.tambah, self.buka, self.lepas):
            tombol.addWidget(satu)
        tombol.addStretch(1)
        kiri = QVBoxLayout()
        kiri.setSpacing(4)
        kiri.addWidget(self.tanya)
        kiri.addWidget(self.pesan)
        kiri.addWidget(self.tabel, 1)
        kiri.addWidget(self.ajakan, 1)
        luar = QHBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(12)
        luar.addLayout(kiri, 1)
        luar.addWidget(self.gambar)
        luar.addLayout(tombol)

    # --- showing -----------------------------------------------------------------

    def tampilkan(self, tempat: Tempat | None, terkunci: str = "") -> None:
        """Show what is attached to ``tempat``; ``terkunci`` says why it may not be changed."""
        pindah, self.tempat = tempat != self.tempat, tempat
        self._terkunci = terkunci
        if pindah:
            self.pesan.hide()
            self.tanya.hide()
        self.setEnabled(tempat is not None)
        self.muat()

    def muat(self) -> None:
        """Read what is attached again, keeping the row."""
        kini = self._kini()
        store = self.konteks.store
        try:
            self.isi = () if self.tempat is None else store.data_dukung.pada(self.tempat)
        except KesalahanPengguna as galat:  # taken away in another window meanwhile
            self.isi, self.tempat, self._terkunci = (), None, str(galat)
        self.tabel.muat([_baris(satu) for satu in self.isi])
        self.tabel.setVisible(bool(self.isi))
        self.ajakan.setVisible(not self.isi)
        self.ajakan.setText(self._terkunci or AJAKAN)
        self.tambah.setEnabled(self.tempat is not None and not self._terkunci)
        self.tambah.setToolTip(self._terkunci or "Lampirkan foto, PDF, atau dokumen (Insert)")
        if self.isi:
            nomor = [satu.id for satu in self.isi]
            baris = nomor.index(kini.id) if kini and kini.id in nomor else 0
            self.tabel.setCurrentIndex(self.tabel.tabel.index(baris, 0))
        self._pilih()

    def _kini(self) -> DataDukung | None:
        baris = self.tabel.currentIndex().row()
        return self.isi[baris] if 0 <= baris < len(self.isi) else None

    def _pilih(self) -> None:
        satu = self._kini()
        self.buka.setEnabled(satu is not None)
        self.lepas.setEnabled(satu is not None and not self._terkunci)
        self._gambar()

    def _gambar(self) -> None:
        satu = self._kini()
        self.gambar.setVisible(bool(self.isi))
        self.gambar.clear()
        if satu is None:
            return
        if not satu.jenis.gambar:
            self.gambar.setText(f"{satu.jenis.upper()}\n(tekan Buka)")
            return
        try:
            isi = self.konteks.store.data_dukung.isi(satu.sha256)
        except KesalahanPengguna as galat:
            self._kabar(str(galat), galat=True)
            return
        batas = QSize(self.gambar.width(), max(40, self.gambar.height()))
        gambar = gambar_kecil(isi, batas, self.devicePixelRatioF())
        if gambar.isNull():
            self.gambar.setText("Gambar tidak terbaca")
        else:
            self.gambar.setPixmap(gambar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.gambar.setFixedWidth(max(96, min(LEBAR_GAMBAR, self.width() * 3 // 10)))
        self._gambar()

    def _kabar(self, teks: str, *, galat: bool = False) -> None:
        gayai(self.pesan, "peran", "galat" if galat else "redup")
        self.pesan.setText(teks)
        self.pesan.setVisible(bool(teks))

    # --- attaching ---------------------------------------------------------------

    def pilih_berkas(self) -> None:
        """Ask for files and attach them."""
        if not self.tambah.isEnabled():
            return
        nama, _ = QFileDialog.getOpenFileNames(self, "Lampirkan data dukung", "", PENYARING)
        self.lampirkan([Path(satu) for satu in nama])

    def lampirkan(self, berkas: list[Path]) -> None:
        """Attach some files; what is refused is said, the others are kept."""
        if not berkas or self.tempat is None or self._terkunci:
            return
        kabar: list[str] = []
        galat: list[str] = []
        for satu in berkas:
            try:
                kabar += self._lampirkan_satu(satu)
            except KesalahanPengguna as sebab:
                galat.append(str(sebab))
        self._kabar("\n".join([*galat, *kabar]), galat=bool(galat))
        if len(galat) < len(berkas):
            self.muat()
            self.tabel.setCurrentIndex(self.tabel.tabel.index(len(self.isi) - 1, 0))
            self.berubah.emit()

    def _lampirkan_satu(self, path: Path) -> list[str]:
        """Attach one file; what there is to say about it."""
        assert self.tempat is not None
        store, batas = self.konteks.store, data_dukung.batas_ukuran(self.konteks.store)
        kecil = None
        if path.is_file() and batas < path.stat().st_size <= BATAS_BACA:
            kecil = perkecil(path.read_bytes(), batas)
        if kecil is None:
            data_dukung.lampirkan_berkas(store, self.tempat, path)
            return []
        data_dukung.lampirkan(store, self.tempat, kecil, f"{path.stem}.jpg")
        dari, ke = tulis_ukuran(path.stat().st_size), tulis_ukuran(len(kecil))
        return [f"“{path.name}” diperkecil dari {dari} menjadi {ke}."]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.tambah.isEnabled() and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.lampirkan([Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()])
        event.acceptProposedAction()

    # --- looking and taking off ----------------------------------------------------

    def buka_berkas(self) -> None:
        """Show the file with the system's own program."""
        satu = self._kini()
        if satu is None:
            return
        try:
            self._salinan.buka(satu)
        except KesalahanPengguna as galat:
            self._kabar(str(galat), galat=True)

    def minta_lepas(self) -> None:
        """Ask before an attachment is taken off."""
        satu = self._kini()
        if satu is not None and self.lepas.isEnabled():
            self.tanya.tanya(
                f"Lepaskan “{satu.nama}”? Namanya tetap tercatat dalam riwayat.",
                ya="Lepaskan",
                tindakan=lambda _: self._lepaskan(satu),
            )

    def _lepaskan(self, satu: DataDukung) -> str | None:
        try:
            data_dukung.lepaskan(self.konteks.store, satu.id)
        except KesalahanPengguna as galat:
            return str(galat)
        self._kabar("")
        self.muat()
        self.berubah.emit()
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kunci = event.key()
        if kunci == Qt.Key.Key_Escape:
            self.kembali.emit()
        elif kunci == Qt.Key.Key_Insert:
            self.pilih_berkas()
        elif kunci == Qt.Key.Key_Delete:
            self.minta_lepas()
        else:
            super().keyPressEvent(event)

    def fokus(self) -> None:
        """Into the list, or onto the button where there is none."""
        (self.tabel if self.isi else self.tambah).setFocus(Qt.FocusReason.OtherFocusReason)


def tempat_baris(baris: BarisIsian, tahun: int, triwulan: int) -> PadaLaporan:
    """What a line of the grid attaches to: its node, or an indicator that is another unit's."""
    i = baris.indikator
    lain = i is not None and bool(i.indikator.unit) and i.indikator.unit != baris.simpul.unit
    nama = i.indikator.nama if i is not None and lain else ""
    return PadaLaporan(tahun, triwulan, baris.simpul.kunci, nama)


def _baris(satu: DataDukung) -> tuple[Sel, ...]:
    waktu = datetime.fromisoformat(satu.waktu)
    return (
        Sel(
            satu.nama,
            f"{waktu:%d-%m-%Y %H.%M} · {satu.oleh}",
            keterangan=f"{satu.nama}\nSHA-256 {satu.sha256}",
        ),
        Sel(tulis_ukuran(satu.ukuran)),
    )
