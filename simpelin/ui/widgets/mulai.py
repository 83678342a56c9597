"""First start: three choices, each useful within a minute."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.ui.konteks import Konteks

if TYPE_CHECKING:
    from simpelin.ui.widgets.siapkan_kantor import SiapkanKantor

NAMA_CONTOH = "contoh-tomoni-2023.simpelin"
SARING_TERIMA = "Berkas SIMPELIN atau Excel (*.xlsx *.simpelin *.db)"


class MulaiPertama(QWidget):
    """Shown while the store is empty."""

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self.wisaya: SiapkanKantor | None = None
        self.nama = QLineEdit()
        self.nama.setPlaceholderText("Kecamatan …")
        self.nama.setAccessibleName("Nama kantor")
        self.kabupaten = QLineEdit()
        self.kabupaten.setPlaceholderText("Kabupaten/Kota …")
        self.kabupaten.setAccessibleName("Kabupaten atau kota")
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.galat.hide()
        self._susun()

    def _susun(self) -> None:
        pengantar = QLabel(
            "Penyimpanan ini masih kosong. Pilih satu dari tiga cara mulai; ketiganya dapat "
            "diulang kapan saja."
        )
        pengantar.setProperty("peran", "redup")
        baris = QHBoxLayout()
        baris.setSpacing(16)
        baris.addWidget(
            _pilihan(
                "Coba contoh Tomoni 2023",
                "Satu tahun Kecamatan Tomoni: 38 sub kegiatan dengan empat triwulan, ada yang "
                "lancar, ada yang tertinggal. Contoh dibuka dari berkas sendiri; data kantor Anda "
                "tidak tersentuh.",
                ("Buka contoh", self.buka_contoh),
            )
        )
        baris.addWidget(
            _pilihan(
                "Mulai untuk kantor saya",
                "Empat langkah pendek: nama kantor, unit dan kepalanya, akun bila perlu, lalu "
                "rencana – diketik di sini atau dari Excel.",
                ("Siapkan kantor …", self.siapkan_kantor),
                ("Langsung susun rencana", lambda: self.mulai_kantor("rencana")),
                isian=(self.nama, self.kabupaten),
            )
        )
        baris.addWidget(
            _pilihan(
                "Buka yang saya terima",
                "Buku kerja templat atau lembar isian (.xlsx), atau cadangan (.simpelin) dari "
                "komputer lain. Isinya ditunjukkan dulu sebelum disimpan.",
                ("Pilih berkas …", self.buka_terima),
            )
        )
        for nomor in range(3):
            baris.setStretch(nomor, 1)
        self.pilihan = QWidget()
        self._luar = luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 8, 0, 0)
        luar.addWidget(self.pilihan)
        susunan = QVBoxLayout(self.pilihan)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(16)
        susunan.addWidget(pengantar)
        susunan.addWidget(self.galat)
        susunan.addLayout(baris)
        susunan.addStretch(1)

    # --- the three ways --------------------------------------------------------------

    def buka_contoh(self) -> None:
        """Make the example in a file of its own beside the store, and show it."""
        from simpelin.services.contoh import isi_contoh

        buka = self._konteks.buka_berkas
        if buka is None:
            self._coba(lambda: isi_contoh(self._konteks.store))
            self._konteks.catat()
            return
        path = self._konteks.store.path.with_name(NAMA_CONTOH)

        def siapkan() -> None:
            store = buka(path)
            try:
                if not store.rencana.tahun():
                    isi_contoh(store)
            finally:
                store.close()

        if self._coba(siapkan):
            self._konteks.minta_penyimpanan.emit(path)

    def siapkan_kantor(self) -> None:
        """The guided set-up, in place of the choices."""
        from simpelin.ui.widgets.siapkan_kantor import SiapkanKantor

        wisaya = SiapkanKantor(self._konteks, self.nama.text(), self.kabupaten.text())
        wisaya.batal.connect(self._batal_siapkan)
        self.wisaya = wisaya
        self.pilihan.hide()
        self._luar.addWidget(wisaya)
        wisaya.mulai()

    def _batal_siapkan(self) -> None:
        if self.wisaya is not None:
            self.wisaya.deleteLater()
            self.wisaya = None
        self.pilihan.show()

    def mulai_kantor(self, halaman: str) -> None:
        """Keep the office's name, then go where its plan is made."""
        from simpelin.services import pengaturan

        def simpan() -> None:
            isian = (("nama_skpd", self.nama), ("kabupaten", self.kabupaten))
            for kunci, kotak in isian:
                if kotak.text().strip():
                    pengaturan.atur(self._konteks.store, kunci, kotak.text())

        if self._coba(simpan):
            self._konteks.catat(self)
            self._konteks.minta_halaman.emit(halaman, None)

    def buka_terima(self) -> None:
        nama, _ = QFileDialog.getOpenFileName(self, "Buka yang saya terima", "", SARING_TERIMA)
        if nama:
            self._konteks.minta_halaman.emit("laporan", Path(nama))

    def _coba(self, kerja: Callable[[], object]) -> bool:
        """Do it; a refusal is said here, beside the choices."""
        try:
            kerja()
        except KesalahanPengguna as galat:
            self.galat.setText(str(galat))
            self.galat.show()
            return False
        self.galat.hide()
        return True


def _pilihan(
    judul: str,
    teks: str,
    *tombol: tuple[str, Callable[[], object]],
    isian: tuple[QWidget, ...] = (),
) -> QFrame:
    kartu = QFrame()
    kartu.setObjectName("kartu")
    kartu.setMinimumHeight(300)
    kartu.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    kepala = QLabel(judul)
    kepala.setProperty("peran", "subjudul")
    isi = QLabel(teks)
    isi.setWordWrap(True)
    isi.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    isi.setMinimumHeight(76)
    isi.setMinimumWidth(240)
    susunan = QVBoxLayout(kartu)
    susunan.setContentsMargins(16, 16, 16, 16)
    susunan.setSpacing(12)
    for satu in (kepala, isi, *isian):
        susunan.addWidget(satu)
    susunan.addStretch(1)
    for nomor, (nama, tindakan) in enumerate(tombol):
        satu_tombol = QPushButton(nama)
        satu_tombol.setProperty("utama", nomor == 0)
        satu_tombol.clicked.connect(lambda _=False, t=tindakan: t())
        susunan.addWidget(satu_tombol)
    return kartu
