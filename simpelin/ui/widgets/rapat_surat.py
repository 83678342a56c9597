"""The papers of the meeting, one button each, written off the window's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simpelin.ui.konteks import Konteks
from simpelin.ui.pekerjaan import Kendali, Pekerjaan
from simpelin.ui.widgets.kemajuan import BarisKerja
from simpelin.ui.widgets.pesan import BarisPesan

if TYPE_CHECKING:
    from simpelin.store import Store

SURAT = {
    "undangan": "Undangan",
    "daftar-hadir": "Daftar hadir",
    "bahan-rapat": "Bahan rapat",
    "notulen": "Notulen",
}
_PENYARING = "Dokumen Word (*.docx);;PDF (*.pdf)"


class SuratRapat(QWidget):
    """Asks where to, writes, and offers the folder."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks, self._pesan = konteks, pesan
        self._kerja: Pekerjaan | None = None
        self._path = Path()
        self.kemajuan = BarisKerja()
        self.tombol: dict[str, QPushButton] = {}
        baris = QHBoxLayout()
        baris.setSpacing(8)
        for jenis, nama in SURAT.items():
            tombol = QPushButton(f"{nama} …")
            tombol.setToolTip(f"Simpan {nama.lower()} sebagai Word atau PDF")
            tombol.clicked.connect(lambda _=False, j=jenis: self.pilih(j))
            self.tombol[jenis] = tombol
            baris.addWidget(tombol)
        baris.addStretch(1)
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.addLayout(baris)
        luar.addWidget(self.kemajuan)

    def pilih(self, jenis: str) -> None:
        """Ask for the file and write it."""
        k = self._konteks
        usul = f"{jenis}-monev-{k.tahun}-tw{k.triwulan}.docx"
        nama, saring = QFileDialog.getSaveFileName(self, SURAT[jenis], usul, _PENYARING)
        if nama:
            path = Path(nama)
            if path.suffix.lower() not in (".docx", ".pdf"):
                path = path.with_name(path.name + (".pdf" if "pdf" in saring else ".docx"))
            self.tulis(jenis, path)

    def tulis(self, jenis: str, path: Path) -> Pekerjaan:
        """Write one paper to ``path``."""
        k = self._konteks
        tahun, triwulan, tanggal = k.tahun, k.triwulan, k.tanggal_acuan

        def kerja(store: Store) -> object:
            from simpelin.services.ekspor import ekspor

            return ekspor(store, jenis, tahun, triwulan, path, tanggal=tanggal)

        def jalankan(kendali: Kendali) -> None:
            kendali.kemajuan(0, 0)
            k.dengan_store(kerja)

        self._path = path
        self._kerja = self.kemajuan.siapkan(
            jalankan, self._selesai, self._pesan.tolak, f"Menulis {path.name} …"
        )
        self._kerja.dihentikan.connect(self._dihentikan)
        self._kerja.usai.connect(lambda: self._aktifkan(True))
        self._aktifkan(False)
        return self._kerja.mulai()

    def _aktifkan(self, ya: bool) -> None:
        for satu in self.tombol.values():
            satu.setEnabled(ya)

    def _selesai(self) -> None:
        self._pesan.ditulis(self._path, folder=False)

    def _dihentikan(self) -> None:
        self._pesan.kabar(f"Dibatalkan; {self._path.name} tidak ditulis.")
