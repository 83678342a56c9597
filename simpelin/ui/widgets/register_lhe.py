"""The register of LHE recommendations: list, and the card of one."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from simpelin.domain.angka import STRIP
from simpelin.domain.lhe import Rekomendasi
from simpelin.services import lhe
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.rakit import jajar, pintasan, tumpuk
from simpelin.ui.widgets.kartu_lhe import KartuLHE
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.register import Register, sel_bukti, sel_tenggat

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


class RegisterLHE(Register):
    """Open ones first; F6 goes into the card, Ctrl+Enter saves it, Ctrl+N begins a new one."""

    def __init__(self, konteks: Konteks, halaman: QWidget | None = None) -> None:
        self.kartu = KartuLHE(konteks)
        super().__init__(konteks, self.kartu, "Rekomendasi LHE", JUDUL, halaman)
        self.isi: tuple[Rekomendasi, ...] = ()
        self.keadaan = self.pilihan("Keadaan", 200)
        self.keadaan.addItem("Terbuka", TERBUKA)
        self.keadaan.addItem("Semua keadaan", SEMUA)
        self.baru = QPushButton("Rekomendasi baru")
        self.baru.setToolTip("Ctrl+N")
        self.kosong = Kosong(
            "Tidak ada rekomendasi LHE yang terbuka",
            "Catat rekomendasi dari laporan hasil evaluasi inspektorat di kartu di bawah; ia"
            " terbawa dari tahun ke tahun sampai selesai.",
        )
        daftar = QWidget()
        tumpuk(daftar, (self.tabel, 1), (self.kosong, 1))
        belahan = self.bagi_dua(daftar, self.kartu, TINGGI_KARTU)
        tumpuk(self, jajar(self.keadaan, self.baru, None), (belahan, 1))
        self.baru.clicked.connect(self.mulai_baru)
        self.kartu.berubah.connect(self._berubah)
        pintasan(
            self,
            {
                "Ctrl+N": self.mulai_baru,
                "Ctrl+Return": self.kartu.simpan,
                "Ctrl+Enter": self.kartu.simpan,
            },
        )

    # --- content -------------------------------------------------------------------

    def muat(self) -> None:
        """Read the register again."""
        hari = self.konteks.tanggal_acuan
        self.hitung(lhe.daftar(self.konteks.store, tanggal=hari), hari)
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
        self.ke_baris(semua.index(cari) if cari in semua else 0)

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
            Sel(satu.unit or STRIP),
            sel_tenggat(satu.tenggat, lewat),
            Sel(satu.status.kata.capitalize(), satu.keterangan or None),
            sel_bukti(satu.bukti),
        )

    def _berubah(self, satu: Rekomendasi | None) -> None:
        self.konteks.catat(self._sumber)
        if satu is None:
            self.kartu.kini = None
        self.muat()
        if satu is not None:
            self.pilih(satu)
