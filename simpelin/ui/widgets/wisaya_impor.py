"""The import wizard's frame: five steps in place, each reached by keys alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.services.impor_lembar import putusan_impor
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.sesi_wisaya import SesiWisaya
from simpelin.ui.pekerjaan import Pekerjaan
from simpelin.ui.rakit import pintasan
from simpelin.ui.widgets.kemajuan import BarisKerja, kata_batal
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.tumpukan import Tumpukan
from simpelin.ui.widgets.wisaya_langkah import LangkahBerkas, LangkahKolom, LangkahLembar
from simpelin.ui.widgets.wisaya_periksa import LangkahPeriksa

if TYPE_CHECKING:
    from simpelin.services.hasil_impor import HasilImpor

BERKAS, LEMBAR, KOLOM, PERIKSA, SELESAI = range(5)
_NAMA = ("Berkas", "Lembar dan judul", "Kolom", "Periksa", "Selesai")


class WisayaImpor(QWidget):
    """File → sheet and header → columns → dry run → done; nothing is stored before the end."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self._pesan = pesan
        self.sesi = SesiWisaya(konteks, self)
        self.sesi.mulai_kerja = self._ikuti
        self.berkas = LangkahBerkas(self.sesi, pesan)
        self.lembar = LangkahLembar(self.sesi, konteks)
        self.kolom = LangkahKolom(self.sesi, konteks)
        self.periksa = LangkahPeriksa(self.sesi, konteks)
        self.selesai = QLabel()
        self.selesai.setWordWrap(True)
        self.selesai.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.langkah = QLabel()
        self.langkah.setTextFormat(Qt.TextFormat.RichText)
        self.tumpukan = Tumpukan()
        self.kemajuan = BarisKerja()
        self.kembali = QPushButton("Kembali")
        self.kembali.setToolTip("Alt+Kiri")
        self.urung = QPushButton("Urungkan impor ini")
        self.lanjut = QPushButton("Lanjut")
        self.lanjut.setToolTip("Ctrl+Enter")
        self.lanjut.setProperty("utama", True)
        self._susun()
        self._sambung()
        self.ke(BERKAS)

    def _susun(self) -> None:
        for satu in (self.berkas, self.lembar, self.kolom, self.periksa, self.selesai):
            self.tumpukan.addWidget(satu)
        bawah = QHBoxLayout()
        bawah.setSpacing(12)
        bawah.addWidget(self.kembali)
        bawah.addWidget(self.urung)
        bawah.addStretch(1)
        bawah.addWidget(self.kemajuan)
        bawah.addWidget(self.lanjut)
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(6)
        susunan.addWidget(self.langkah)
        susunan.addWidget(self.tumpukan, 1)
        susunan.addLayout(bawah)

    def _sambung(self) -> None:
        self.berkas.dipilih.connect(self.baca)
        self.sesi.terbaca.connect(lambda: self.ke(LEMBAR))
        self.sesi.peta_berubah.connect(self._peta_berubah)
        self.sesi.diperiksa.connect(self._diperiksa)
        self.sesi.tersimpan.connect(self._tersimpan)
        self.sesi.galat.connect(self._pesan.galat)
        self.sesi.dibatalkan.connect(lambda nama: self._pesan.kabar(kata_batal(nama)))
        self.sesi.bebas.connect(self._isi_tombol)
        self.periksa.periksa_lagi.connect(self._periksa)
        self.kembali.clicked.connect(lambda: self.ke(max(BERKAS, self.kini - 1)))
        self.lanjut.clicked.connect(self.maju)
        self.urung.clicked.connect(self._urungkan)
        pintasan(
            self,
            {
                "Ctrl+Return": self.maju,
                "Ctrl+Enter": self.maju,
                "Alt+Left": self.kembali.click,
            },
        )

    # --- steps ---------------------------------------------------------------------------

    @property
    def kini(self) -> int:
        """The step in view."""
        return self.tumpukan.currentIndex()

    def ke(self, langkah: int) -> None:
        """Show a step and put the keyboard into it."""
        self.tumpukan.setCurrentIndex(langkah)
        if langkah == BERKAS:
            self.berkas.segarkan()
            self.berkas.pilih.setFocus()
        elif langkah == LEMBAR:
            self.lembar.segarkan()
            self.lembar.lembar.setFocus()
        elif langkah == KOLOM:
            self.kolom.segarkan()
            next(iter(self.kolom.pilihan.values())).setFocus()
        elif langkah == PERIKSA:
            self.periksa.siapkan()
            self._periksa()
            self.periksa.tabel.setFocus()
        self._isi_langkah()
        self._isi_tombol()

    def maju(self) -> None:
        """The next step; from the dry run: store."""
        if not self.lanjut.isEnabled():
            return
        if self.kini == PERIKSA and self.sesi.pratinjau is None:
            self._periksa()
        elif self.kini == PERIKSA:
            self._pesan.hide()
            self.sesi.simpan()
            self._isi_tombol()
        elif self.kini == SELESAI:
            self.ke(BERKAS)
        else:
            self._pesan.hide()
            self.ke(self.kini + 1)

    def baca(self, path: Path) -> Pekerjaan:
        """Read a file and go on with its likeliest sheet."""
        self._pesan.hide()
        return self.sesi.baca(path)

    def pakai_bentuk(self, bentuk: Bentuk) -> None:
        """Begin with a preset."""
        self.berkas.pakai_bentuk(bentuk)
        self.ke(BERKAS)

    def segarkan(self) -> None:
        """The period or the store changed: what was tried has to be tried again."""
        if self.kini == BERKAS:
            self.berkas.segarkan()
        elif self.kini == PERIKSA and self.sesi.pilihan is not None and self.sesi.kerja is None:
            k, pilihan = self._konteks, self.sesi.pilihan
            triwulan = k.triwulan if pilihan.bentuk.bertriwulan else None
            if (pilihan.tahun, pilihan.triwulan) != (k.tahun, triwulan):
                self.sesi.atur(tahun=k.tahun, triwulan=triwulan, versi="")
                self.periksa.siapkan()
            self._periksa()

    # --- what happens ----------------------------------------------------------------------

    def _periksa(self) -> None:
        self._pesan.hide()
        self.sesi.periksa()
        self._isi_tombol()

    def _diperiksa(self) -> None:
        self.periksa.segarkan()
        self._isi_tombol()

    def _peta_berubah(self) -> None:
        if self.kini == LEMBAR:
            self.lembar.segarkan()
        elif self.kini == KOLOM:
            self.kolom.segarkan()
        self._isi_tombol()

    def _tersimpan(self, hasil: HasilImpor) -> None:
        (r,) = hasil.ringkasan
        salinan = f"Cadangan sebelum impor: {hasil.cadangan}" if hasil.cadangan else ""
        self.selesai.setText(
            f"<p><b>{hasil.berkas}, lembar {r.lembar}, tersimpan.</b></p>"
            f"<p>{r.baru} baru, {r.berubah} berubah, {r.sama} sama.</p><p>{salinan}</p>"
            "<p>Susunan kolomnya diingat untuk berkas berikutnya yang judulnya sama. Salah berkas?"
            " Tekan <i>Urungkan impor ini</i>; tombolnya juga ada di langkah pertama.</p>"
        )
        self.ke(SELESAI)
        self.lanjut.setFocus()

    def _urungkan(self) -> None:
        self.ke(BERKAS)
        self.berkas.urungkan()

    def _ikuti(self, kerja: Pekerjaan, teks: str) -> None:
        self.kemajuan.ikuti(kerja, teks)

    def _isi_langkah(self) -> None:
        isi = [
            f"<b>{n + 1} {nama}</b>" if n == self.kini else f"{n + 1} {nama}"
            for n, nama in enumerate(_NAMA)
        ]
        bentuk = self.sesi.bentuk.judul if self.kini else ""
        berkas = self.sesi.buku.jalur.name if self.sesi.buku is not None and self.kini else ""
        ekor = "".join(f" &nbsp;·&nbsp; {satu}" for satu in (bentuk, berkas) if satu)
        self.langkah.setText(" &nbsp;›&nbsp; ".join(isi) + ekor)

    def _isi_tombol(self) -> None:
        sesi = self.sesi
        self.kembali.setVisible(self.kini not in (BERKAS, SELESAI))
        self.urung.setVisible(self.kini == SELESAI and sesi.terakhir() is not None)
        self.lanjut.setVisible(self.kini != BERKAS or sesi.buku is not None)
        siap, teks = True, "Lanjut"
        if self.kini == KOLOM and sesi.pilihan is not None:
            siap = not sesi.pilihan.peta.kurang()
        elif self.kini == PERIKSA:
            siap, teks = self._boleh_simpan()
        elif self.kini == SELESAI:
            teks = "Impor berkas lain"
        self.lanjut.setEnabled(siap and sesi.kerja is None)
        self.lanjut.setText(teks)

    def _boleh_simpan(self) -> tuple[bool, str]:
        hasil = self.sesi.pratinjau
        if hasil is None:
            return True, "Simpan" if self.sesi.kerja is not None else "Periksa lagi"
        banyak = hasil.ringkasan.baru + hasil.ringkasan.berubah
        if hasil.penolakan:
            return False, "Ada yang ditolak"
        alasan = putusan_impor(self._konteks.store, self.sesi.bentuk).alasan
        self.lanjut.setToolTip(alasan or "Ctrl+Enter")
        if alasan:
            return False, "Bukan wewenang Anda"
        return hasil.berubah, f"Simpan {banyak} baris" if banyak else "Tidak ada perubahan"
