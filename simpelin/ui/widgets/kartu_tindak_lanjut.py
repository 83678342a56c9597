"""Below the register: one follow-up whole, its way so far, its evidence, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.baris_keputusan import urai_tanggal
from simpelin.domain.data_dukung import PadaTindakLanjut
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rapat import NomorKeputusan
from simpelin.domain.tindak_lanjut import StatusTindakLanjut, TindakLanjut
from simpelin.services import izin
from simpelin.services import tindak_lanjut as layanan
from simpelin.ui.konteks import Konteks
from simpelin.ui.rakit import gulung, jajar, pintasan
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.kartu import susun_dengan_bukti
from simpelin.ui.widgets.panel_dukung import PanelDukung
from simpelin.ui.widgets.register import KartuRegister

KATA_STATUS = {
    StatusTindakLanjut.BARU: "Baru",
    StatusTindakLanjut.BERJALAN: "Berjalan",
    StatusTindakLanjut.SELESAI: "Selesai, menunggu verifikasi",
    StatusTindakLanjut.DIVERIFIKASI: "Diverifikasi",
}
_LANGKAH = {
    StatusTindakLanjut.BARU: "Mulai",
    StatusTindakLanjut.BERJALAN: "Tandai selesai",
    StatusTindakLanjut.SELESAI: "Verifikasi",
}


class KartuTindakLanjut(KartuRegister):
    """Reads and writes the follow-up that is shown; ``berubah`` carries its
    ``NomorKeputusan``."""

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kartu")
        self.konteks = konteks
        self.kini: TindakLanjut | None = None
        self.judul = QLabel()
        self.judul.setProperty("peran", "subjudul")
        self.judul.setWordWrap(True)
        self.asal = QLabel()
        self.asal.setProperty("peran", "kisi")
        self.asal.setWordWrap(True)
        self.jalan = QLabel()
        self.jalan.setTextFormat(Qt.TextFormat.RichText)
        self.jalan.setWordWrap(True)
        self.jalan.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.jalan.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.kabar = QLineEdit()
        self.kabar.setPlaceholderText("Tulis kemajuannya, lalu Enter")
        self.kabar.setAccessibleName("Kabar kemajuan")
        self.langkah = QPushButton()
        self.langkah.setProperty("utama", True)
        self.langkah.setToolTip("Ctrl+Enter")
        self.kembalikan = QPushButton("Kembalikan …")
        self.tunda = QPushButton("Ubah tenggat …")
        self.tanya = BarTanya()
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.galat.hide()
        self.dukung = PanelDukung(konteks)
        self._susun()
        self.kabar.returnPressed.connect(self.simpan_kabar)
        self.langkah.clicked.connect(self.maju)
        self.kembalikan.clicked.connect(self.minta_kembalikan)
        self.tunda.clicked.connect(self.minta_tunda)
        self.dukung.berubah.connect(self._tersimpan)
        self.dukung.kembali.connect(self.kembali)
        pintasan(self.kabar, {"Esc": self.kembali.emit}, sendiri=True)

    def _susun(self) -> None:
        wadah = gulung(self.jalan)
        wadah.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tombol = jajar((self.kabar, 1), self.langkah, self.kembalikan, self.tunda)
        kiri = QVBoxLayout()
        kiri.setSpacing(4)
        for satu in (self.judul, self.asal, self.galat, self.tanya):
            kiri.addWidget(satu)
        kiri.addWidget(wadah, 1)
        kiri.addLayout(tombol)
        susun_dengan_bukti(self, kiri, self.dukung)

    # --- showing -----------------------------------------------------------------

    def tampilkan(self, satu: TindakLanjut | None, nama_butir: str = "") -> None:
        """Show a follow-up; ``nama_butir`` is what the plan calls its item."""
        pindah = (satu and satu.nomor) != (self.kini and self.kini.nomor)
        self.kini = satu
        self.setEnabled(satu is not None)
        if pindah:
            self.galat.hide()
            self.tanya.hide()
            self.kabar.clear()
        if satu is None:
            for label in (self.judul, self.asal, self.jalan):
                label.clear()
            self.dukung.tampilkan(None)
            return
        self.judul.setText(satu.keputusan.isi)
        self.asal.setText(self._asal(satu, nama_butir))
        self.jalan.setText(self._jalan(satu))
        self._isi_tombol(satu)
        self.dukung.tampilkan(PadaTindakLanjut(satu.nomor), self._terkunci(satu))

    def _asal(self, satu: TindakLanjut, nama_butir: str) -> str:
        tahun, tw, nomor = satu.nomor
        teks = [
            f"Keputusan {nomor} rapat TW {ROMAWI[tw]} {tahun}",
            nama_butir or "Umum (kantor)",
            satu.keputusan.penanggung_jawab,
        ]
        if satu.tenggat != satu.keputusan.tenggat:
            teks.append(f"tenggat semula {satu.keputusan.tenggat:%d-%m-%Y}")
        return " · ".join(teks)

    def _jalan(self, satu: TindakLanjut) -> str:
        warna = self.konteks.tema.warna("redup").name()
        baris = []
        for kabar in reversed(satu.kabar):
            waktu = datetime.fromisoformat(kabar.waktu)
            isi = escape(kabar.isi) or f"<i>{KATA_STATUS[kabar.status]}</i>"
            ekor = f"{waktu:%d-%m-%Y %H.%M} · {escape(kabar.oleh)} · {kabar.status}"
            redup = f"<span style='color:{warna}'>{ekor}</span>"
            baris.append(f"<p style='margin:0 0 4px 0'>{isi}<br>{redup}</p>")
        return "".join(baris) or "Belum ada kabar."

    def _isi_tombol(self, satu: TindakLanjut) -> None:
        status = satu.status
        boleh_isi = self._boleh(Tindakan.TINDAK_LANJUT, satu)
        boleh_periksa = self._boleh(Tindakan.VERIFIKASI_TINDAK_LANJUT, satu)
        self.langkah.setVisible(status in _LANGKAH)
        self.langkah.setText(_LANGKAH.get(status, ""))
        sebab = boleh_isi if status.terbuka else boleh_periksa
        if status is StatusTindakLanjut.BERJALAN and not satu.bukti:
            sebab = sebab or "Lampirkan data dukung dahulu."
        self.langkah.setEnabled(not sebab)
        self.langkah.setToolTip(sebab or "Ctrl+Enter")
        self.kabar.setVisible(status is not StatusTindakLanjut.DIVERIFIKASI)
        self.kabar.setEnabled(not boleh_isi)
        self.kembalikan.setVisible(not status.terbuka)
        self.tunda.setVisible(status.terbuka)
        for tombol in (self.kembalikan, self.tunda):
            tombol.setEnabled(not boleh_periksa)
            tombol.setToolTip(boleh_periksa)

    def _boleh(self, tindakan: Tindakan, satu: TindakLanjut) -> str:
        """'' where it is allowed, else why not."""
        putusan = izin.putusan(self.konteks.store, tindakan, unit=satu.unit)
        return "" if putusan else putusan.alasan

    def _terkunci(self, satu: TindakLanjut) -> str:
        if not satu.status.terbuka:
            return "Tindak lanjut sudah selesai; buktinya tidak berubah lagi."
        return self._boleh(Tindakan.TINDAK_LANJUT, satu)

    # --- writing -----------------------------------------------------------------

    def simpan_kabar(self) -> None:
        """Store the note that was written."""
        teks = self.kabar.text()
        if self._tulis(lambda nomor: layanan.kabari(self.konteks.store, nomor, teks)):
            self.kabar.clear()
            self._tersimpan()

    def maju(self) -> None:
        """The next step, with the words that stand in the note."""
        if self.kini is None or not self.langkah.isEnabled() or self.langkah.isHidden():
            return
        langkah = {
            StatusTindakLanjut.BARU: layanan.mulai,
            StatusTindakLanjut.BERJALAN: layanan.selesaikan,
            StatusTindakLanjut.SELESAI: layanan.verifikasi,
        }[self.kini.status]
        teks = self.kabar.text()
        if self._tulis(lambda nomor: langkah(self.konteks.store, nomor, teks)):
            self.kabar.clear()
            self._tersimpan()

    def minta_kembalikan(self) -> None:
        """Ask why it goes back."""
        self.tanya.tanya(
            "Kembalikan kepada penanggung jawabnya:",
            ya="Kembalikan",
            medan="Alasan",
            tindakan=lambda alasan: self._dari_tanya(
                lambda nomor: layanan.kembalikan(self.konteks.store, nomor, alasan)
            ),
        )

    def minta_tunda(self) -> None:
        """Ask for another due date and why."""
        self.tanya.tanya(
            "Tenggat baru dan alasannya:",
            ya="Ubah",
            medan="misalnya 30-9-2026 menunggu rekanan",
            tindakan=self._tunda,
        )

    def _tunda(self, teks: str) -> str | None:
        tanggal, _, alasan = teks.strip().partition(" ")
        k = self.konteks
        try:
            tenggat = urai_tanggal(tanggal, k.tanggal_acuan)
        except KesalahanPengguna as galat:
            return str(galat)
        if tenggat is None:
            return "Tulis tanggal barunya, lalu alasannya."
        return self._dari_tanya(lambda nomor: layanan.tunda(k.store, nomor, tenggat, alasan))

    def _dari_tanya(self, kerja: Callable[[NomorKeputusan], object]) -> str | None:
        assert self.kini is not None
        try:
            kerja(self.kini.nomor)
        except KesalahanPengguna as galat:
            return str(galat)
        self._tersimpan()
        return None

    def _tulis(self, kerja: Callable[[NomorKeputusan], object]) -> bool:
        assert self.kini is not None
        try:
            kerja(self.kini.nomor)
        except KesalahanPengguna as galat:
            self.galat.setText(str(galat))
            self.galat.show()
            return False
        self.galat.hide()
        return True

    def _tersimpan(self) -> None:
        if self.kini is not None:
            self.berubah.emit(self.kini.nomor)

    def fokus(self) -> None:
        """F6: into the note, or onto what can be done."""
        (self.kabar if self.kabar.isVisible() else self.kembalikan).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
