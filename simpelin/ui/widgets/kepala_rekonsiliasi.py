"""How a reconciliation stands, in one line: colour, words, where the list is from, figures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from simpelin.domain.angka import STRIP, tulis_rupiah
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rekonsiliasi import Keadaan, Rekonsiliasi
from simpelin.ui.rakit import jajar
from simpelin.ui.tema import Tema, huruf
from simpelin.ui.widgets.lukis import TandaKeadaan
from simpelin.ui.widgets.satu_baris import SatuBaris

PT_ANGKA = 20


class KepalaRekonsiliasi(QWidget):
    """Of a stored list, or of a file that is being looked at."""

    def __init__(self, tema: Tema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tanda = TandaKeadaan(tema)
        self.keadaan = SatuBaris()
        self.keadaan.setProperty("peran", "subjudul")
        self.rincian = SatuBaris()
        self.rincian.setProperty("peran", "redup")
        self.angka = {nama: QLabel() for nama in ("Di sini", "BKAD", "Selisih", "Berbeda")}
        self._susun()

    def _susun(self) -> None:
        luar = QHBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(24)
        kiri = QVBoxLayout()
        kiri.setSpacing(2)
        kiri.addLayout(jajar(self.tanda, (self.keadaan, 1), jarak=6))
        kiri.addWidget(self.rincian)
        luar.addLayout(kiri, 1)
        for nama, label in self.angka.items():
            judul = QLabel(nama if nama == "Berbeda" else f"{nama} (Rp)")
            judul.setProperty("peran", "kisi")
            label.setFont(huruf(PT_ANGKA, tebal=True))
            kolom = QVBoxLayout()
            kolom.setSpacing(0)
            for satu in (judul, label):
                kolom.addWidget(satu, 0, Qt.AlignmentFlag.AlignRight)
            luar.addLayout(kolom)

    def tampilkan(self, hasil: Rekonsiliasi, *, tersimpan: bool) -> None:
        """Show a comparison; of a file that is not stored it is said so."""
        daftar, banyak = hasil.daftar, len(hasil.perbedaan)
        warna, kata = _keadaan(hasil)
        self.tanda.atur(warna)
        self.keadaan.setText(kata if tersimpan else f"Belum disimpan: {kata}")
        diambil = f", diambil {_hari(daftar.waktu)} oleh {daftar.oleh}" if tersimpan else ""
        sampai = "s.d. " if daftar.kumulatif else ""
        masa = f"{sampai}TW {ROMAWI[daftar.triwulan]} {daftar.tahun}"
        self.rincian.setText(f"{masa} · {daftar.berkas}, lembar {daftar.lembar}{diambil}")
        isi = {
            "Di sini": tulis_rupiah(hasil.total_kami),
            "BKAD": tulis_rupiah(hasil.total_mereka),
            "Selisih": tulis_rupiah(hasil.selisih),
            "Berbeda": f"{banyak} dari {len(hasil.baris)}",
        }
        for nama, teks in isi.items():
            self.angka[nama].setText(teks)

    def belum_terbaca(self) -> None:
        """A file whose columns are still to be pointed out."""
        self.tanda.atur("abu")
        self.keadaan.setText("Tunjukkan kolomnya: daftar ini belum dapat dibaca.")
        self.rincian.clear()
        for label in self.angka.values():
            label.setText(STRIP)


def _keadaan(hasil: Rekonsiliasi) -> tuple[str, str]:
    """A state's name and its words."""
    if hasil.keadaan is Keadaan.COCOK:
        return "hijau", "Cocok dengan BKAD"
    if hasil.selesai:
        return "kuning", "Ada selisih, semuanya dijelaskan"
    return "merah", f"Ada selisih, {len(hasil.belum_dijelaskan)} belum dijelaskan"


def _hari(waktu: str) -> str:
    """A stored time as a day; a dash where there is none."""
    tahun, bulan, hari = waktu[:10].split("-") if len(waktu) >= 10 else ("", "", "")
    return f"{hari}-{bulan}-{tahun}" if tahun else STRIP
