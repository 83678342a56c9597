"""Take in a workbook: first what it would change, old → new; then, all or nothing, do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.pekerjaan import Kendali, Pekerjaan
from simpelin.ui.widgets.kemajuan import BarisKerja, kata_batal
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.tabel import Tabel

if TYPE_CHECKING:
    from simpelin.services.hasil_impor import HasilImpor

_UBAH = (
    Judul("Lembar, sel", 140),
    Judul("Hal", 0),
    Judul("Kolom", 130),
    Judul("Lama", 170, kanan=True),
    Judul("Baru", 170, kanan=True),
)
_TOLAK = (Judul("Lembar", 110), Judul("Sel", 70), Judul("Sebab ditolak", 0))
BATAS_BARIS = 2000


class PanelImpor(QWidget):
    """Dry run, look, then import."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self._pesan = pesan
        self._path: Path | None = None
        self._daftar = False
        self._kerja: Pekerjaan | None = None
        self.hasil: HasilImpor | None = None
        self.ringkasan = QLabel(
            "Pilih buku kerja templat atau lembar isian (.xlsx). Isinya ditunjukkan dulu; tidak "
            "ada yang disimpan sebelum Anda menekan Simpan."
        )
        self.ringkasan.setWordWrap(True)
        self.tabel = Tabel(konteks.tema, _UBAH)
        self.kemajuan = BarisKerja()
        self.pilih = QPushButton("Pilih berkas …")
        self.pilih.clicked.connect(self._pilih)
        self.pilih_daftar = QPushButton("Daftar nomenklatur …")
        self.pilih_daftar.setToolTip(
            "Kode dan nama resmi (CSV atau Excel) untuk melengkapi rencana"
        )
        self.pilih_daftar.clicked.connect(self._pilih_daftar)
        self.simpan = QPushButton("Simpan")
        self.simpan.setProperty("utama", True)
        self.simpan.setEnabled(False)
        self.simpan.clicked.connect(self.impor)
        self._susun()

    def _susun(self) -> None:
        bawah = QHBoxLayout()
        bawah.setSpacing(12)
        bawah.addStretch(1)
        for satu in (self.kemajuan, self.pilih_daftar, self.pilih, self.simpan):
            bawah.addWidget(satu)
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(8)
        susunan.addWidget(self.ringkasan)
        susunan.addWidget(self.tabel, 1)
        susunan.addLayout(bawah)

    def _pilih(self) -> None:
        nama, _ = QFileDialog.getOpenFileName(self, "Impor berkas", "", "Buku kerja Excel (*.xlsx)")
        if nama:
            self.uji(Path(nama))

    def _pilih_daftar(self) -> None:
        nama, _ = QFileDialog.getOpenFileName(
            self, "Daftar nomenklatur", "", "Daftar (*.xlsx *.csv)"
        )
        if nama:
            self.uji(Path(nama), daftar=True)

    # --- the two runs ----------------------------------------------------------------

    def uji(self, path: Path, *, daftar: bool = False) -> Pekerjaan:
        """What the file would change; nothing is stored. ``daftar``: it is an official list."""
        self._path, self._daftar, self.hasil = path, daftar, None
        self._pesan.hide()
        self.tabel.muat((), _UBAH)
        self.ringkasan.setText(f"Membaca {path} …")
        self.simpan.setText("Simpan")
        return self._mulai(path, uji=True, selesai=self._diuji, teks=f"Membaca {path.name} …")

    def impor(self) -> Pekerjaan | None:
        """Store what was shown; a verified backup is made first."""
        if self._path is None:
            return None
        teks = f"Menyimpan isi {self._path.name} …"
        return self._mulai(self._path, uji=False, selesai=self._disimpan, teks=teks)

    def _mulai(
        self, path: Path, *, uji: bool, selesai: Callable[[HasilImpor], None], teks: str
    ) -> Pekerjaan:
        konteks, daftar = self._konteks, self._daftar

        def kerja(kendali: Kendali) -> object:
            from simpelin.services.impor import impor, impor_nomenklatur

            kendali.kemajuan(0, 0)
            ambil = impor_nomenklatur if daftar else impor
            return konteks.dengan_store(lambda store: ambil(store, path, uji=uji))

        self._kerja = self.kemajuan.siapkan(kerja, selesai, self._gagal, teks)
        self._kerja.dihentikan.connect(self._dihentikan)
        self._kerja.usai.connect(self._usai)
        for satu in (self.simpan, self.pilih, self.pilih_daftar):
            satu.setEnabled(False)
        return self._kerja.mulai()

    def _diuji(self, hasil: HasilImpor) -> None:
        self.hasil = hasil
        baris = [
            (
                Sel(f"{satu.lembar}, {satu.sel}"),
                Sel(satu.hal),
                Sel(satu.kolom),
                Sel("" if satu.lama is None else satu.lama or "(kosong)", redup=True),
                Sel("baru" if satu.lama is None else satu.baru or "(kosong)"),
            )
            for satu in hasil.perubahan[:BATAS_BARIS]
        ]
        self.tabel.muat(baris, _UBAH)
        self.ringkasan.setText(_ringkas(hasil))
        banyak = sum(satu.baru + satu.berubah for satu in hasil.ringkasan)
        self.simpan.setEnabled(hasil.berubah)
        self.simpan.setText(f"Simpan {banyak} baris" if hasil.berubah else "Tidak ada perubahan")

    def _disimpan(self, hasil: HasilImpor) -> None:
        salinan = f" Cadangan sebelum impor: {hasil.cadangan}." if hasil.cadangan else ""
        teks = f"Isi {hasil.berkas} tersimpan.{salinan}"
        if hasil.terbalik:
            self._pesan.kabar(teks, "Urungkan", self._urungkan)
        else:
            self._pesan.kabar(teks)
        self.tabel.muat((), _UBAH)
        self.simpan.setText("Simpan")
        kata = f"{hasil.berkas} sudah tersimpan. Pilih berkas lain bila ada."
        self.ringkasan.setText(f"{kata} {hasil.kalimat_tetap}".strip())
        self._konteks.catat()

    def _urungkan(self) -> None:
        """Take the import back that was just stored."""
        from simpelin.services.urung_impor import urungkan_impor

        try:
            apa = urungkan_impor(self._konteks.store)
        except KesalahanPengguna as galat:
            self._pesan.tolak(galat)
            return
        self._pesan.kabar(f"Impor {apa.berkas} diurungkan: {apa.banyak} nilai dikembalikan.")
        self.ringkasan.setText(f"{apa.berkas} diurungkan. Pilih berkas lain bila ada.")
        self._konteks.catat()

    def _gagal(self, galat: KesalahanPengguna) -> None:
        self.ringkasan.setText(str(self._path or ""))
        if isinstance(galat, MasukanDitolak):
            baris = [(Sel(satu.lembar), Sel(satu.sel), Sel(satu.pesan)) for satu in galat.penolakan]
            self.tabel.muat(baris, _TOLAK)
            self._pesan.galat(
                f"{self._path.name if self._path else 'Berkas'} ditolak; tidak ada yang disimpan. "
                f"Perbaiki {len(baris)} hal di bawah, lalu pilih lagi."
            )
        else:
            self._pesan.tolak(galat)

    def _dihentikan(self) -> None:
        """Stopped while it was looked at, or while it was stored: then it is still in view."""
        nama = self._path.name if self._path else "Berkas"
        self._pesan.kabar(kata_batal(nama))
        if self.hasil is None:
            self.ringkasan.setText(f"{nama} tidak jadi diperiksa; pilih berkasnya lagi.")
        self.simpan.setEnabled(self.hasil is not None)

    def _usai(self) -> None:
        self._kerja = None
        for satu in (self.pilih, self.pilih_daftar):
            satu.setEnabled(True)


def _ringkas(hasil: HasilImpor) -> str:
    """Counts by sheet, in one line."""
    if hasil.berubah:
        baris = [f"{hasil.berkas}: ini yang akan berubah. Belum ada yang disimpan."]
    else:
        baris = [f"{hasil.berkas}: semua isinya sudah sama dengan yang tersimpan."]
    per_lembar = []
    for satu in hasil.ringkasan:
        hitungan = ", ".join(f"{n} {apa}" for apa, n in satu.hitungan.items() if n)
        per_lembar.append(f"{satu.lembar}: {hitungan or 'tidak ada baris'}")
    baris.append(" · ".join(per_lembar))
    lebih = len(hasil.perubahan) - BATAS_BARIS
    if lebih > 0:
        baris.append(f"{lebih} perubahan lagi tidak ditampilkan.")
    return "\n".join([*baris, *hasil.catatan])
