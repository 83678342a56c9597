"""The register of LHE recommendations: list, and the card of one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simpelin.domain.lhe import Rekomendasi
from simpelin.services import lhe
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.rakit import belah, pintasan
from simpelin.ui.tema import BARIS
from simpelin.ui.widgets.kartu_lhe import KartuLHE
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.tabel import Tabel

TERBUKA, SEMUA = "terbuka", "semua"
JUDUL = (
    Judul("LHE", 84),
    Judul("Rekomendasi", 0),
    Judul("Unit", 200),
    Judul("Tenggat", 104),
    Judul("Keadaan", 150),
    Judul("Bukti", 52, True),
)
TINGGI_KARTU = 292


class RegisterLHE(QWidget):
    """Open ones first; F6 goes into the card, Ctrl+Enter saves it, Ctrl+N begins a new one."""

    hitungan = Signal(str)

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.konteks = konteks
        self._sumber = parent
        self.isi: tuple[Rekomendasi, ...] = ()
        self.keadaan = QComboBox()
        self.keadaan.setAccessibleName("Keadaan")
        self.keadaan.addItem("Terbuka", TERBUKA)
        self.keadaan.addItem("Semua keadaan", SEMUA)
        self.keadaan.setFixedWidth(200)
        self.baru = QPushButton("Rekomendasi baru")
        self.baru.setToolTip("Ctrl+N")
        self.tabel = Tabel(konteks.tema, JUDUL)
        self.tabel.header().setFixedHeight(BARIS)
        self.tabel.setAccessibleName("Rekomendasi LHE")
        self.kartu = KartuLHE(konteks)
        self.kosong = Kosong(
            "Tidak ada rekomendasi LHE yang terbuka",
            "Catat rekomendasi dari laporan hasil evaluasi inspektorat di kartu di bawah; ia"
            " terbawa dari tahun ke tahun sampai selesai.",
        )
        self._susun()
        self.setFocusProxy(self.tabel)
        self.keadaan.activated.connect(self.saring)
        self.baru.clicked.connect(self.mulai_baru)
        self.tabel.selectionModel().currentRowChanged.connect(lambda *_: self._pilih())
        self.kartu.berubah.connect(self._berubah)
        self.kartu.kembali.connect(self.tabel.setFocus)
        pintasan(
            self,
            {
                "F6": self._ganti_fokus,
                "Ctrl+N": self.mulai_baru,
                "Ctrl+Return": self.kartu.simpan,
                "Ctrl+Enter": self.kartu.simpan,
            },
        )

    def _susun(self) -> None:
        atas = QHBoxLayout()
        atas.setSpacing(8)
        atas.addWidget(self.keadaan)
        atas.addWidget(self.baru)
        atas.addStretch(1)
        daftar = QWidget()
        isi = QVBoxLayout(daftar)
        isi.setContentsMargins(0, 0, 0, 0)
        isi.addWidget(self.tabel, 1)
        isi.addWidget(self.kosong, 1)
        dua = belah(Qt.Orientation.Vertical, daftar, self.kartu)
        dua.setStretchFactor(0, 1)
        dua.setSizes([1000, TINGGI_KARTU])
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(8)
        luar.addLayout(atas)
        luar.addWidget(dua, 1)

    # --- content -------------------------------------------------------------------

    def muat(self) -> None:
        """Read the register again."""
        hari = self.konteks.tanggal_acuan
        semua = lhe.daftar(self.konteks.store, tanggal=hari)
        terbuka = [satu for satu in semua if satu.status.terbuka]
        lewat = sum(satu.hari_lewat(hari) > 0 for satu in terbuka)
        self.hitungan.emit(f"{len(terbuka)} terbuka, {lewat} lewat tenggat" if semua else "")
        self.saring()

    def saring(self) -> None:
        """Show what matches, keeping the row where it still does."""
        kini = self.kartu.kini
        self.isi = lhe.daftar(
            self.konteks.store,
            hanya_terbuka=self.keadaan.currentData() == TERBUKA,
            tanggal=self.konteks.tanggal_acuan,
        )
        self.tabel.muat([self._baris(satu) for satu in self.isi])
        self.tabel.setVisible(bool(self.isi))
        self.kosong.setVisible(not self.isi)
        if self.isi:
            self.pilih(kini or self.isi[0])
        else:
            self.kartu.tampilkan(None)

    def pilih(self, satu: Rekomendasi) -> None:
        """Go to a recommendation; to the first where it is not in the list."""
        semua = [(r.tahun, r.nomor) for r in self.isi]
        cari = (satu.tahun, satu.nomor)
        baris = semua.index(cari) if cari in semua else 0
        self.tabel.setCurrentIndex(self.tabel.tabel.index(baris, 0))
        self._pilih()

    def _pilih(self) -> None:
        baris = self.tabel.currentIndex().row()
        if 0 <= baris < len(self.isi):
            self.kartu.tampilkan(self.isi[baris])

    def mulai_baru(self) -> None:
        """An empty card."""
        self.tabel.clearSelection()
        self.kartu.kosongkan()
        self.kartu.fokus()

    def _baris(self, satu: Rekomendasi) -> tuple[Sel, ...]:
        lewat = satu.hari_lewat(self.konteks.tanggal_acuan)
        return (
            Sel(f"LHE {satu.tahun}", f"nomor {satu.nomor}"),
            Sel(
                satu.rekomendasi.replace("\n", " "),
                satu.tindakan.replace("\n", " ") or "belum ada tindakan",
                tebal=lewat > 0,
            ),
            Sel(satu.unit or "–"),
            Sel(
                f"{satu.tenggat:%d-%m-%Y}" if satu.tenggat else "–",
                f"lewat {lewat} hari" if lewat else None,
                tebal=lewat > 0,
            ),
            Sel(satu.status.kata.capitalize(), satu.keterangan or None),
            Sel(str(satu.bukti) if satu.bukti else "–"),
        )

    # --- keys ------------------------------------------------------------------------

    def _ganti_fokus(self) -> None:
        if self.tabel.hasFocus():
            self.kartu.fokus()
        else:
            self.tabel.setFocus()

    def _berubah(self, satu: Rekomendasi | None) -> None:
        self.konteks.catat(self._sumber)
        if satu is None:
            self.kartu.kini = None
        self.muat()
        if satu is not None:
            self.pilih(satu)
