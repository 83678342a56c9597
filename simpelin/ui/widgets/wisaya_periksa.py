"""The wizard's dry run: every row with what was understood, and the options that matter."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.rencana import Tingkat
from simpelin.services.impor_lembar import BarisPratinjau, PratinjauLembar
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.sesi_wisaya import SesiWisaya
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.widgets.medan_angka import sempitkan
from simpelin.ui.widgets.tabel import Tabel

_JUDUL = (
    Judul("Baris", 48, kanan=True),
    Judul("Keadaan", 76),
    Judul("Kode", 132),
    Judul("Nama", 210),
    Judul("Dibaca", 290),
    Judul("Lama → baru, atau sebabnya", 0),
)
_SARING = ("semua baris", "ditolak", "baru", "berubah", "sama", "dilewati")
BATAS_BARIS = 5000
MENURUT_JUDUL = "\n"
"""Stands for the titles among the sub-units to choose from: no place has such a name."""
_JEDA_MS = 500


class LangkahPeriksa(QWidget):
    """Options above, rows below; changing an option tries again."""

    periksa_lagi = Signal()

    def __init__(self, sesi: SesiWisaya, konteks: Konteks) -> None:
        super().__init__()
        self._sesi = sesi
        self._konteks = konteks
        self._memuat = False
        self.versi, self.sub, self.sasaran = QComboBox(), QComboBox(), QComboBox()
        self.jumlahkan = QCheckBox("Jumlahkan baris yang kodenya sama")
        self.tambah = QCheckBox("Tambahkan yang belum ada dalam rencana")
        self.kumulatif = QCheckBox("Angka s.d. triwulan (kumulatif)")
        self.catatan = QLineEdit()
        self.catatan.setPlaceholderText("alasan angka negatif, bila ada")
        self.catatan.setAccessibleName("Alasan angka negatif")
        self.catatan.setMinimumWidth(220)
        self.saring = QComboBox()
        self.hitungan = QLabel()
        self.hitungan.setProperty("peran", "subjudul")
        self.catatan_bawah = QLabel()
        self.catatan_bawah.setProperty("peran", "redup")
        self.catatan_bawah.setWordWrap(True)
        self.tabel = Tabel(konteks.tema, _JUDUL)
        self.tabel.setAccessibleName("Pratinjau baris")
        self._tunda = QTimer(self, singleShot=True, interval=_JEDA_MS)
        self._tunda.timeout.connect(self._catatan_diubah)
        self._susun()
        self._sambung()

    def _susun(self) -> None:
        for kotak, nama, huruf in (
            (self.versi, "Versi rencana", 14),
            (self.sub, "Sub-unit", 18),
            (self.sasaran, "Sasaran program baru", 18),
            (self.saring, "Tampilkan", 12),
        ):
            sempitkan(kotak, huruf)
            kotak.setAccessibleName(nama)
            kotak.setToolTip(nama)
        for satu in (self.versi, self.sub, self.sasaran, self.kumulatif, self.tambah, self.catatan):
            satu.hide()  # no shape has all of them: together they are wider than the window
        self.saring.addItems(_SARING)
        atas = QHBoxLayout()
        atas.setSpacing(12)
        for satu in (self.versi, self.sub, self.kumulatif, self.jumlahkan, self.tambah):
            atas.addWidget(satu)
        atas.addWidget(self.sasaran)
        atas.addWidget(self.catatan)
        atas.addStretch(1)
        tengah = QHBoxLayout()
        tengah.addWidget(self.hitungan, 1)
        tengah.addWidget(self.saring)
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(0, 8, 0, 0)
        susunan.setSpacing(6)
        susunan.addLayout(atas)
        susunan.addLayout(tengah)
        susunan.addWidget(self.tabel, 1)
        susunan.addWidget(self.catatan_bawah)

    def _sambung(self) -> None:
        self.versi.activated.connect(lambda: self._atur(versi=self.versi.currentData()))
        self.sub.activated.connect(self._pilih_sub)
        self.sasaran.activated.connect(lambda: self._atur(sasaran=self.sasaran.currentData()))
        self.jumlahkan.toggled.connect(lambda ya: self._atur(jumlahkan=ya))
        self.tambah.toggled.connect(lambda ya: self._atur(tambah=ya))
        self.kumulatif.toggled.connect(lambda ya: self._atur(kumulatif=ya))
        self.catatan.textEdited.connect(lambda: self._tunda.start())
        self.saring.currentIndexChanged.connect(self._isi_tabel)

    def _pilih_sub(self) -> None:
        data = self.sub.currentData()
        judul = data == MENURUT_JUDUL
        self._atur(sub_skpd=None if judul else data, judul_blok=judul)

    def _catatan_diubah(self) -> None:
        self._atur(catatan=self.catatan.text().strip())

    def _atur(self, **apa: object) -> None:
        if self._memuat or self._sesi.pilihan is None:
            return
        self._sesi.atur(**apa)
        self.sasaran.setVisible(self._pakai_sasaran())
        self.periksa_lagi.emit()

    def _pakai_sasaran(self) -> bool:
        pilihan = self._sesi.pilihan
        return bool(pilihan and pilihan.tambah and pilihan.bentuk is Bentuk.BELANJA)

    # --- showing ---------------------------------------------------------------------

    def siapkan(self) -> None:
        """The options of this shape and year, as they are chosen."""
        pilihan, k = self._sesi.pilihan, self._konteks
        if pilihan is None:
            return
        self._memuat = True
        bentuk = pilihan.bentuk
        semua = k.store.rencana.versi(k.tahun)
        rencana = not bentuk.bertriwulan
        _isi(self.versi, [(f"versi {v.nama}", v.nama) for v in reversed(semua)], pilihan.versi)
        self.versi.setVisible(rencana and bool(semua))
        tempat = sorted({s.kunci.sub_skpd for v in semua for s in v.simpul} - {""})
        sub = [
            ("sub-unit menurut kodenya", None),
            ("menurut judul blok", MENURUT_JUDUL),
            ("seluruhnya kantor", ""),
        ]
        kini = MENURUT_JUDUL if pilihan.judul_blok else pilihan.sub_skpd
        _isi(self.sub, [*sub, *((f"seluruhnya {t}", t) for t in tempat)], kini)
        self.sub.setVisible(bool(tempat) and "sub_skpd" not in pilihan.peta.kolom)
        sasaran = {s.kode: s.nama for v in semua for s in v.simpul if s.tingkat is Tingkat.SASARAN}
        dukung = ((f"{kode}  {nama}", kode) for kode, nama in sasaran.items())
        _isi(self.sasaran, [("program baru mendukung …", ""), *dukung], pilihan.sasaran)
        self.sasaran.setVisible(self._pakai_sasaran())
        self.kumulatif.setVisible(bentuk is Bentuk.LRA and (pilihan.triwulan or 1) > 1)
        self.catatan.setVisible(bentuk is Bentuk.LRA)
        self.tambah.setVisible(bentuk is Bentuk.BELANJA)
        self.jumlahkan.setVisible(bentuk is not Bentuk.KINERJA)
        self.kumulatif.setChecked(pilihan.kumulatif)
        self.tambah.setChecked(pilihan.tambah)
        self.jumlahkan.setChecked(pilihan.jumlahkan)
        self._memuat = False

    def segarkan(self) -> None:
        """Show the dry run; an empty one while it is not there."""
        hasil = self._sesi.pratinjau
        if hasil is None:
            self.hitungan.setText("")
            self.catatan_bawah.setText("")
            self.tabel.muat(())
            return
        self.hitungan.setText(_hitungan(hasil))
        self.catatan_bawah.setText("\n".join(hasil.catatan[:4]) + _lebih(len(hasil.catatan) - 4))
        self.catatan_bawah.setToolTip("\n".join(hasil.catatan))
        with QSignalBlocker(self.saring):
            self.saring.setCurrentIndex(1 if hasil.ringkasan.ditolak else 0)
        self._isi_tabel()

    def _isi_tabel(self) -> None:
        hasil = self._sesi.pratinjau
        if hasil is None:
            return
        saring = self.saring.currentText()
        baris = [s for s in hasil.baris if self.saring.currentIndex() == 0 or s.keadaan == saring]
        self.tabel.muat([_baris(satu) for satu in baris[:BATAS_BARIS]])


def _isi(kotak: QComboBox, isi: list[tuple[str, str | None]], kini: str | None) -> None:
    kotak.clear()
    for teks, data in isi:
        kotak.addItem(teks, data)
    letak = next((n for n, (_, data) in enumerate(isi) if data == kini), 0)
    kotak.setCurrentIndex(letak)


def _baris(satu: BarisPratinjau) -> list[Sel]:
    redup = satu.keadaan in ("dilewati", "sama")
    tebal = satu.keadaan == "ditolak"
    return [
        Sel(str(satu.nomor), redup=True),
        Sel(satu.keadaan, tebal=tebal, redup=redup),
        Sel(satu.kode, redup=redup),
        Sel(satu.nama, redup=redup),
        Sel(satu.dibaca, redup=redup),
        Sel(satu.alasan or satu.perubahan, redup=redup),
    ]


def _hitungan(hasil: PratinjauLembar) -> str:
    isi = [f"{n} {apa}" for apa, n in hasil.ringkasan.hitungan.items()]
    return " · ".join([*isi, f"{hasil.dilewati} dilewati"])


def _lebih(banyak: int) -> str:
    return f"\n… dan {banyak} catatan lagi (arahkan tetikus ke sini)" if banyak > 0 else ""
