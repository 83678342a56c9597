"""Form E.81's last text: what the next Renja has to take up, typed or taken from proposals."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.renja import rapikan
from simpelin.services import renja
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.rakit import pintasan
from simpelin.ui.tema import BARIS
from simpelin.ui.widgets.hak_tombol import batasi
from simpelin.ui.widgets.kartu import Kartu
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.tabel import Tabel

_TINGGI = 212
_PETUNJUK = "Satu butir satu baris; Ctrl+Enter menyimpan. Kosong: tercetak garis untuk ditulis."


class PanelRenja(Kartu):
    """The text at the left, proposals at the right: Enter on one adds it to the text, and only
    *Simpan* stores it. What was typed and not stored waits here, also when another quarter is
    looked at."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._konteks = konteks
        self._pesan = pesan
        self._tempat = (0, 0)
        self._lama = ""
        self._naskah: dict[tuple[int, int], tuple[str, str]] = {}
        """What waits by quarter: the text that was there when writing began, and the new one."""
        self.teks = QPlainTextEdit()
        self.teks.setAccessibleName("Tindak lanjut Renja berikutnya")
        self.teks.setTabChangesFocus(True)
        self.teks.setPlaceholderText(_PETUNJUK)
        self.teks.textChanged.connect(self._diketik)
        self.usul = Tabel(konteks.tema, (Judul("Usulan dari data (Enter menambahkan)", 0),))
        self.usul.setAccessibleName("Usulan tindak lanjut")
        self.usul.setProperty("polos", True)
        self.usul.header().setFixedHeight(BARIS)
        self.usul.dibuka.connect(self.ambil)
        self.kosong = QLabel()
        self.kosong.setProperty("peran", "redup")
        self.kosong.setWordWrap(True)
        self.simpan = QPushButton("Simpan teks")
        self.simpan.clicked.connect(self.simpankan)
        pintasan(self.teks, {"Ctrl+Return": self.simpankan}, sendiri=True)
        self._susun()

    def _susun(self) -> None:
        kanan = QVBoxLayout()
        kanan.setSpacing(4)
        kanan.addWidget(self.usul, 1)
        kanan.addWidget(self.kosong)
        kanan.addWidget(self.simpan, 0, Qt.AlignmentFlag.AlignRight)
        isi = QHBoxLayout()
        isi.setSpacing(12)
        isi.addWidget(self.teks, 1)
        isi.addLayout(kanan, 1)
        self.susunan.addLayout(isi, 1)
        self.setFixedHeight(_TINGGI)

    def muat(self) -> None:
        """Show the chosen quarter's text, or what waits to be stored of it."""
        k = self._konteks
        self._tempat = (k.tahun, k.triwulan)
        self.judul.setText(f"Tindak lanjut dalam Renja {k.tahun + 1} (baris terakhir formulir)")
        tersimpan = "\n".join(renja.muat(k.store, *self._tempat))
        self._lama, isi = self._naskah.get(self._tempat, (tersimpan, tersimpan))
        if self.teks.toPlainText() != isi:
            self.teks.setPlainText(isi)
        boleh = batasi(k.store, Tindakan.TINDAK_LANJUT_RENJA, self.simpan)
        self.teks.setReadOnly(not boleh)
        self.usul.setEnabled(boleh)
        self._diketik()
        self._muat_usulan()

    def _muat_usulan(self) -> None:
        k = self._konteks
        ada = set(rapikan(self.teks.toPlainText()).splitlines())
        semua = renja.usulan(k.store, *self._tempat, daftar=k.sorotan())
        self.usul.muat(
            [
                [Sel(satu.teks, satu.sebab, keterangan=satu.teks, data=satu.teks)]
                for satu in semua
                if rapikan(satu.teks) not in ada
            ]
        )
        kosong = not self.usul.tabel.baris
        self.usul.setVisible(not kosong)
        self.kosong.setVisible(kosong)
        self.kosong.setText(
            "Tidak ada usulan: keputusan rapat dan target yang tertinggal muncul di sini."
        )

    def ambil(self, teks: object) -> None:
        """Add a proposal to the text; nothing is stored yet."""
        isi = self.teks.toPlainText().rstrip("\n")
        self.teks.setPlainText(f"{isi}\n{teks}" if isi else str(teks))
        self._muat_usulan()

    def _diketik(self) -> None:
        isi = self.teks.toPlainText()
        beda = rapikan(isi) != self._lama
        if beda:
            self._naskah[self._tempat] = (self._lama, isi)
        else:
            self._naskah.pop(self._tempat, None)
        self.simpan.setEnabled(beda and not self.teks.isReadOnly())
        self.catatan.setText("belum disimpan" if beda else "tersimpan" if isi else "")

    def simpankan(self) -> None:
        """Store the text; what is refused stays in the editor."""
        k = self._konteks
        if not self.simpan.isEnabled():
            return
        try:
            isi = renja.simpan(k.store, *self._tempat, self.teks.toPlainText(), self._lama)
        except KesalahanPengguna as galat:
            self._pesan.galat(str(galat))
            return
        self._naskah.pop(self._tempat, None)
        k.catat(self)
        kata = f"{len(isi)} butir tersimpan" if isi else "Teks dihapus"
        self._pesan.kabar(f"{kata}; tercetak pada kaki Formulir E.81.")
        self.muat()
