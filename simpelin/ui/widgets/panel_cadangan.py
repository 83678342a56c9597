"""Back up the store to a verified copy; put one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simpelin.domain.hak import Tindakan
from simpelin.ui.konteks import Konteks
from simpelin.ui.pekerjaan import Kendali, Pekerjaan
from simpelin.ui.widgets.daftar_cadangan import DaftarCadangan
from simpelin.ui.widgets.hak_tombol import batasi
from simpelin.ui.widgets.kartu import Kartu
from simpelin.ui.widgets.kemajuan import BarisKerja
from simpelin.ui.widgets.pesan import BarisPesan

SARING = "Penyimpanan SIMPELIN (*.simpelin *.db)"


class PanelCadangan(QWidget):
    """Where the store stands, a backup of it, and restoring one."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self._pesan = pesan
        self._kerja: Pekerjaan | None = None
        self._path = Path()
        self._sumber: Path | None = None
        self.tentang = QLabel()
        self.tentang.setWordWrap(True)
        self.cadangkan = QPushButton("Buat cadangan …")
        self.cadangkan.setProperty("utama", True)
        self.cadangkan.clicked.connect(self._pilih_tujuan)
        self.kemajuan = BarisKerja()
        self.tanya = QLabel()
        self.tanya.setWordWrap(True)
        self.pilih = QPushButton("Pilih cadangan …")
        self.pilih.clicked.connect(self._pilih_sumber)
        self.pulihkan = QPushButton("Pulihkan")
        self.pulihkan.setProperty("utama", True)
        self.pulihkan.clicked.connect(self._pulihkan)
        self.pulihkan.hide()
        self.otomatis = DaftarCadangan(konteks, pesan)
        self.otomatis.dipilih.connect(self._dipilih)
        self._susun()

    def _susun(self) -> None:
        buat = Kartu("Buat cadangan")
        buat.susunan.addWidget(self.tentang)
        buat.susunan.addLayout(_baris(self.cadangkan, self.kemajuan))
        kembali = Kartu("Pulihkan dari cadangan")
        kembali.susunan.addWidget(self.tanya)
        kembali.susunan.addLayout(_baris(self.pilih, self.pulihkan))
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(12)
        susunan.addWidget(buat)
        susunan.addWidget(kembali)
        susunan.addWidget(self.otomatis, 1)

    def muat(self) -> None:
        """Say what there is to back up."""
        store = self._konteks.store
        tahun = ", ".join(str(satu) for satu in self._konteks.daftar_tahun())
        self.tentang.setText(
            f"Penyimpanan: {store.path}\nTahun di dalamnya: {tahun}. Cadangan diperiksa "
            "keutuhannya sebelum selesai. Sebelum setiap impor dan pembaruan, program juga "
            f"membuat cadangan sendiri di folder {store.path.parent / 'cadangan'}."
        )
        self.cadangkan.setEnabled(self._konteks.cadangkan is not None)
        batasi(store, Tindakan.PENGATURAN, self.pilih, self.pulihkan)
        self.otomatis.muat()
        if self._sumber is None:
            self.tanya.setText(
                "Isi cadangan menggantikan penyimpanan ini; yang digantikan disimpan dulu."
            )

    def _pilih_tujuan(self) -> None:
        usul = f"simpelin-{self._konteks.tanggal:%Y-%m-%d}.simpelin"
        nama, _ = QFileDialog.getSaveFileName(self, "Buat cadangan", usul, SARING)
        if nama:
            self.tulis(Path(nama))

    def tulis(self, path: Path) -> Pekerjaan | None:
        """Write a verified backup off the window's thread."""
        cadangkan = self._konteks.cadangkan
        if cadangkan is None:
            return None
        self._path = path

        def kerja(kendali: Kendali) -> object:
            kendali.kemajuan(0, 0)
            return cadangkan(path)

        self._kerja = self.kemajuan.siapkan(
            kerja, self._selesai, self._pesan.tolak, "Menulis dan memeriksa cadangan …"
        )
        return self._kerja.mulai()

    def _selesai(self) -> None:
        self._pesan.ditulis(self._path, "Cadangan ditulis dan diperiksa")

    # --- restoring -------------------------------------------------------------------

    def _pilih_sumber(self) -> None:
        nama, _ = QFileDialog.getOpenFileName(self, "Pilih cadangan", "", SARING)
        if nama:
            self.tawarkan(Path(nama))

    def _dipilih(self, data: object) -> None:
        if isinstance(data, Path) and self.pilih.isEnabled():
            self.tawarkan(data)

    def tawarkan(self, sumber: Path) -> None:
        """Ask in place before anything is replaced."""
        self._sumber = sumber
        self.tanya.setText(
            f"Pulihkan dari {sumber}?\nSeluruh isi penyimpanan sekarang digantikan. Yang "
            "digantikan disimpan di folder cadangan, jadi dapat dikembalikan."
        )
        self.pulihkan.show()

    def _pulihkan(self) -> None:
        if self._sumber is not None:
            self._konteks.minta_pulihkan.emit(self._sumber)


def _baris(*isi: QWidget) -> QHBoxLayout:
    baris = QHBoxLayout()
    baris.setSpacing(12)
    for satu in isi:
        baris.addWidget(satu)
    baris.addStretch(1)
    return baris
