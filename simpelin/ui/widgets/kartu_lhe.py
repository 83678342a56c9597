"""Below the register of LHE: one recommendation to fill in, and its evidence."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.baris_keputusan import urai_tanggal
from simpelin.domain.data_dukung import PadaLHE
from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.lhe import Rekomendasi, StatusLHE
from simpelin.services import izin, lhe
from simpelin.ui.konteks import Konteks
from simpelin.ui.widgets.kartu import susun_dengan_bukti
from simpelin.ui.widgets.panel_dukung import PanelDukung
from simpelin.ui.widgets.register import KartuRegister

_TANPA_UNIT = "Unit …"
Medan = tuple[str, str, str, str, str, str, str, str]
"""Year, number, due date, recommendation, action, note, unit, state, as they stand in fields."""


class KartuLHE(KartuRegister):
    """A new recommendation where none is shown; saved by button or Ctrl+Enter.

    ``berubah`` carries the ``Rekomendasi`` that was stored, or ``None``: one was taken off.
    """

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kartu")
        self.konteks = konteks
        self.kini: Rekomendasi | None = None
        self._sebab_kunci = ""
        self.judul = QLabel()
        self.judul.setProperty("peran", "subjudul")
        self.tahun = self._baris("Tahun LHE")
        self.nomor = self._baris("Nomor")
        self.tenggat = self._baris("Tenggat")
        self.rekomendasi = self._teks("Rekomendasi, seperti tertulis dalam LHE")
        self.tindakan = self._teks("Tindakan yang dilakukan kantor")
        self.keterangan = self._baris("Keterangan")
        self.unit = QComboBox()
        self.unit.setAccessibleName("Unit")
        self.status = QComboBox()
        self.status.setAccessibleName("Keadaan")
        for satu in StatusLHE:
            self.status.addItem(satu.kata.capitalize(), satu.value)
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.galat.hide()
        self.simpan_tombol = QPushButton("Simpan")
        self.simpan_tombol.setProperty("utama", True)
        self.simpan_tombol.setToolTip("Ctrl+Enter")
        self.hapus_tombol = QPushButton("Hapus")
        self.dukung = PanelDukung(konteks)
        self._tertunda: dict[tuple[int, str] | None, Medan] = {}
        self._dimuat = self._medan()
        self._susun()
        self.simpan_tombol.clicked.connect(self.simpan)
        self.hapus_tombol.clicked.connect(self.hapus)
        self.dukung.berubah.connect(lambda: self.berubah.emit(self.kini))
        self.dukung.kembali.connect(self.kembali)

    @staticmethod
    def _baris(nama: str) -> QLineEdit:
        medan = QLineEdit()
        medan.setAccessibleName(nama)
        medan.setPlaceholderText(nama)
        medan.setToolTip(nama)
        return medan

    @staticmethod
    def _teks(nama: str) -> QPlainTextEdit:
        medan = QPlainTextEdit()
        medan.setAccessibleName(nama)
        medan.setTabChangesFocus(True)
        medan.setMinimumHeight(44)
        return medan

    def _susun(self) -> None:
        kisi = QGridLayout()
        kisi.setSpacing(6)
        for kolom, (widget, lebar) in enumerate(
            ((self.tahun, 70), (self.nomor, 90), (self.unit, 0), (self.tenggat, 96))
        ):
            if lebar:
                widget.setFixedWidth(lebar)
            kisi.addWidget(widget, 0, kolom)
        for baris, medan in ((1, self.rekomendasi), (3, self.tindakan)):
            label = QLabel(medan.accessibleName())
            label.setProperty("peran", "kisi")
            kisi.addWidget(label, baris, 0, 1, 4)
            kisi.addWidget(medan, baris + 1, 0, 1, 4)
            kisi.setRowStretch(baris + 1, 1)
        kisi.setVerticalSpacing(3)
        kisi.setColumnStretch(2, 1)
        bawah = QHBoxLayout()
        bawah.setSpacing(6)
        bawah.addWidget(self.status)
        bawah.addWidget(self.keterangan, 1)
        bawah.addWidget(self.simpan_tombol)
        bawah.addWidget(self.hapus_tombol)
        kiri = QVBoxLayout()
        kiri.setSpacing(6)
        for satu in (self.judul, self.galat):
            kiri.addWidget(satu)
        kiri.addLayout(kisi, 1)
        kiri.addLayout(bawah)
        susun_dengan_bukti(self, kiri, self.dukung)

    # --- showing -----------------------------------------------------------------

    def tampilkan(self, satu: Rekomendasi | None) -> None:
        """Show a recommendation, ``None`` for a new one; what was typed and not saved is kept."""
        lama = _kunci(self.kini)
        if self._medan() != self._dimuat:
            self._tertunda[lama] = self._medan()
        self.kini = satu
        isi = satu or Rekomendasi(self.konteks.tanggal_acuan.year, "", "")
        self.judul.setText(
            f"LHE {isi.tahun} nomor {isi.nomor}" if satu else "Rekomendasi baru dari LHE"
        )
        self._isi_unit()
        self._isi(_medan_dari(isi))
        self._dimuat = self._medan()
        tertunda = self._tertunda.pop(_kunci(satu), None)
        if tertunda is not None:
            self._isi(tertunda)
        elif lama != _kunci(satu):
            self.galat.hide()
        self._kunci_medan(satu)
        selesai = satu is not None and not satu.status.terbuka
        tutup = "Rekomendasi sudah ditutup; ubah keadaannya bila buktinya perlu diganti."
        tempat = None if satu is None else PadaLHE(satu.tahun, satu.nomor)
        self.dukung.tampilkan(tempat, self._sebab_kunci or (tutup if selesai else ""))

    def kosongkan(self) -> None:
        """An empty card for the next recommendation."""
        if self.kini is not None:
            self.tampilkan(None)
        self._isi(_medan_dari(Rekomendasi(self.konteks.tanggal_acuan.year, "", "")))
        self._dimuat = self._medan()
        self.galat.hide()

    def _medan(self) -> Medan:
        """What the fields say."""
        return (
            self.tahun.text(),
            self.nomor.text(),
            self.tenggat.text(),
            self.rekomendasi.toPlainText(),
            self.tindakan.toPlainText(),
            self.keterangan.text(),
            self.unit.currentData() or "",
            self.status.currentData(),
        )

    def _isi(self, medan: Medan) -> None:
        tahun, nomor, tenggat, rekomendasi, tindakan, keterangan, unit, status = medan
        self.tahun.setText(tahun)
        self.nomor.setText(nomor)
        self.tenggat.setText(tenggat)
        self.rekomendasi.setPlainText(rekomendasi)
        self.tindakan.setPlainText(tindakan)
        self.keterangan.setText(keterangan)
        self.unit.setCurrentIndex(max(0, self.unit.findData(unit)))
        self.status.setCurrentIndex(self.status.findData(status))

    def _isi_unit(self) -> None:
        semua = [satu.nama for satu in self.konteks.store.unit.semua()]
        self.unit.clear()
        self.unit.addItem(_TANPA_UNIT, "")
        for nama in semua:
            self.unit.addItem(nama, nama)

    def _kunci_medan(self, satu: Rekomendasi | None) -> None:
        """What this person may fill: who keeps the register all, its unit action and state."""
        store = self.konteks.store
        penuh = bool(izin.putusan(store, Tindakan.LHE))
        try:
            lhe.wajib_isi(store, satu)
            self._sebab_kunci = ""
        except KesalahanPengguna as galat:
            self._sebab_kunci = str(galat)
        sebagian = not self._sebab_kunci
        for medan in (self.tahun, self.nomor):
            medan.setReadOnly(satu is not None or not penuh)
        self.tenggat.setReadOnly(not penuh)
        self.rekomendasi.setReadOnly(not penuh)
        self.unit.setEnabled(penuh)
        self.tindakan.setReadOnly(not sebagian)
        self.keterangan.setReadOnly(not sebagian)
        self.status.setEnabled(sebagian and satu is not None)
        self.simpan_tombol.setEnabled(sebagian)
        self.simpan_tombol.setToolTip(self._sebab_kunci or "Ctrl+Enter")
        self.hapus_tombol.setVisible(satu is not None and penuh and not satu.bukti)

    # --- writing -----------------------------------------------------------------

    def simpan(self) -> None:
        """Store what the fields say."""
        if not self.simpan_tombol.isEnabled():
            return
        store = self.konteks.store
        try:
            baru = self._dari_medan()
            if self.kini is None:
                hasil = lhe.tambah(store, baru)
            else:
                hasil = lhe.ubah(store, baru, self.konteks.tanggal)
        except KesalahanPengguna as galat:
            self.galat.setText(str(galat))
            self.galat.show()
            return
        self.galat.hide()
        self._dimuat = self._medan()
        self.berubah.emit(hasil)

    def _dari_medan(self) -> Rekomendasi:
        tahun = self.tahun.text().strip()
        if not (tahun.isdecimal() and len(tahun) == 4):
            raise KesalahanPengguna("Isi tahun LHE dengan empat angka.")
        dasar = self.kini or Rekomendasi(int(tahun), self.nomor.text(), "")
        return replace(
            dasar,
            rekomendasi=self.rekomendasi.toPlainText(),
            unit=self.unit.currentData() or "",
            tindakan=self.tindakan.toPlainText(),
            tenggat=urai_tanggal(self.tenggat.text(), self.konteks.tanggal_acuan),
            status=StatusLHE(self.status.currentData()),
            keterangan=self.keterangan.text(),
        )

    def hapus(self) -> None:
        """Take off one that was entered by mistake; the trail keeps it."""
        if self.kini is None:
            return
        try:
            lhe.hapus(self.konteks.store, self.kini.tahun, self.kini.nomor)
        except KesalahanPengguna as galat:
            self.galat.setText(str(galat))
            self.galat.show()
            return
        self._dimuat = self._medan()
        self.berubah.emit(None)

    def fokus(self) -> None:
        """F6: into the first field that is to be filled."""
        (self.nomor if self.kini is None else self.tindakan).setFocus(
            Qt.FocusReason.OtherFocusReason
        )


def _kunci(satu: Rekomendasi | None) -> tuple[int, str] | None:
    return None if satu is None else (satu.tahun, satu.nomor)


def _medan_dari(satu: Rekomendasi) -> Medan:
    return (
        str(satu.tahun),
        satu.nomor,
        f"{satu.tenggat:%d-%m-%Y}" if satu.tenggat else "",
        satu.rekomendasi,
        satu.tindakan,
        satu.keterangan,
        satu.unit,
        satu.status.value,
    )
