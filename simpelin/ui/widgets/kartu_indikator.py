"""One indicator of a plan node as a card of fields, its sums checked while typing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from simpelin.domain.angka import tulis_angka
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.periksa_rencana import selisih_target
from simpelin.domain.rencana import TRIWULAN, EmpatAngka, Indikator, Polaritas, Sifat, empat
from simpelin.domain.temuan_rencana import CARA_TARGET, target_dari_triwulan
from simpelin.ui.rakit import gayai
from simpelin.ui.widgets.medan_angka import MedanAngka, berlabel, sempitkan

NAMA_SIFAT = {
    Sifat.KUMULATIF: "Kumulatif",
    Sifat.POSISI_AKHIR: "Posisi akhir",
    Sifat.RATA_RATA: "Rata-rata",
    Sifat.RASIO: "Rasio",
}
ARTI_SIFAT = (
    "Kumulatif: triwulan dijumlahkan. Posisi akhir: keadaan terakhir yang berlaku. "
    "Rata-rata: rata-rata triwulan. Rasio: jumlah pembilang dibagi jumlah penyebut."
)
NAMA_POLARITAS = {
    Polaritas.POSITIF: "Positif",
    Polaritas.NEGATIF: "Negatif",
    Polaritas.TEPAT: "Tepat",
}
ARTI_POLARITAS = (
    "Positif: makin besar makin baik. Negatif: makin kecil makin baik. Tepat: harus sama."
)
NAMA_OTOMATIS = {
    "": "Diisi unit",
    "rollup": "Rata-rata bawahan",
    "serapan": "Serapan",
    "ikm": "IKM",
}


class KartuIndikator(QFrame):
    """Fields of one :class:`Indikator`; ``asal`` is the name it is stored under."""

    berubah = Signal()
    minta_hapus = Signal()

    def __init__(
        self, indikator: Indikator, asal: str | None, unit: Sequence[str], unit_simpul: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self.asal = asal
        self.nama = QLineEdit(indikator.nama)
        self.nama.setCursorPosition(0)
        self.nama.setToolTip(indikator.nama)
        self.nama.setPlaceholderText("Nama indikator, misalnya: Jumlah dokumen yang disusun")
        self.satuan = QLineEdit(indikator.satuan)
        self.sifat = _pilihan(NAMA_SIFAT, indikator.sifat)
        self.polaritas = _pilihan(NAMA_POLARITAS, indikator.polaritas)
        self.otomatis = QComboBox()
        self.unit = QComboBox()
        self.maksimum = MedanAngka("Maksimum")
        self.target = MedanAngka("Target setahun")
        self.tw = tuple(MedanAngka(f"Target TW {ROMAWI[n]}") for n in TRIWULAN)
        self.jumlah = QLabel()
        self.jumlah.setProperty("peran", "kisi")
        self.hapus = QPushButton("Hapus …")
        self.hapus.setProperty("tautan", True)
        self.hapus.clicked.connect(self.minta_hapus)
        self._isi_pilihan(indikator, unit, unit_simpul)
        self.maksimum.atur(indikator.maksimum)
        self.target.atur(indikator.target)
        for medan, nilai in zip(self.tw, indikator.target_tw, strict=True):
            medan.atur(nilai)
        self._susun()
        self._sambung()
        self._hitung()

    def _isi_pilihan(self, indikator: Indikator, unit: Sequence[str], unit_simpul: str) -> None:
        for nilai, nama in NAMA_OTOMATIS.items():
            self.otomatis.addItem(nama, nilai)
        if indikator.otomatis not in NAMA_OTOMATIS:
            kode = indikator.otomatis.partition(":")[2]
            self.otomatis.addItem(f"Rata-rata {kode}", indikator.otomatis)
        self.otomatis.setCurrentIndex(self.otomatis.findData(indikator.otomatis))
        self.unit.setEditable(True)
        self.unit.addItems(["", *unit])
        self.unit.setCurrentText(indikator.unit)
        sempitkan(self.unit, 5)
        baris = self.unit.lineEdit()
        assert baris is not None  # the choice is editable
        baris.setPlaceholderText(unit_simpul or "seperti simpulnya")
        baris.setCursorPosition(0)

    def _susun(self) -> None:
        self.satuan.setFixedWidth(92)
        for medan in (self.target, *self.tw, self.maksimum):
            medan.setFixedWidth(64)
        self.jumlah.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.jumlah.setWordWrap(True)
        self.jumlah.setMinimumWidth(40)
        for kotak, huruf in ((self.sifat, 5), (self.polaritas, 4), (self.otomatis, 5)):
            sempitkan(kotak, huruf)
        baris = [
            (
                (berlabel("Indikator", self.nama), 1),
                (berlabel("Satuan", self.satuan), 0),
                (berlabel("", self.hapus), 0),
            ),
            (
                (berlabel("Setahun", self.target, "Target setahun"), 0),
                *((berlabel(f"TW {ROMAWI[n]}", self.tw[n - 1]), 0) for n in TRIWULAN),
                (berlabel("", self.jumlah), 1),
            ),
            (
                (berlabel("Sifat", self.sifat, ARTI_SIFAT), 3),
                (berlabel("Polaritas", self.polaritas, ARTI_POLARITAS), 2),
                (berlabel("Dihitung dari", self.otomatis), 3),
            ),
            (
                (berlabel("Maksimum", self.maksimum, "Nilai tertinggi yang mungkin"), 0),
                (berlabel("Unit pelapor", self.unit), 5),
            ),
        ]
        luar = QVBoxLayout(self)
        luar.setContentsMargins(10, 8, 10, 8)
        luar.setSpacing(6)
        for isi in baris:
            satu = QHBoxLayout()
            satu.setSpacing(8)
            for widget, lebih in isi:
                satu.addWidget(widget, lebih)
            luar.addLayout(satu)

    def _sambung(self) -> None:
        for teks in (self.nama, self.satuan):
            teks.textChanged.connect(self.berubah)
        for pilih in (self.sifat, self.polaritas, self.otomatis):
            pilih.currentIndexChanged.connect(self._hitung)
        self.unit.currentTextChanged.connect(self.berubah)
        for medan in (self.target, *self.tw, self.maksimum):
            medan.berubah.connect(self._hitung)

    def indikator(self) -> Indikator:
        """What stands in the fields. Raises :class:`KesalahanPengguna` for no number."""
        tw: EmpatAngka = empat(m.pecahan() for m in self.tw)
        return Indikator(
            self.nama.text(),
            self.satuan.text(),
            self.unit.currentText(),
            Sifat(self.sifat.currentData()),  # Qt gives enum values back as plain text
            Polaritas(self.polaritas.currentData()),
            str(self.otomatis.currentData()),
            self.maksimum.pecahan(),
            self.target.pecahan(),
            tw,
        )

    def medan(self) -> tuple[MedanAngka, ...]:
        """The number fields."""
        return (self.target, *self.tw, self.maksimum)

    def _hitung(self) -> None:
        """What the quarters give against the year, beside the fields."""
        try:
            teks, salah = _kalimat(self.indikator())
        except KesalahanPengguna as galat:
            teks, salah = str(galat), True
        self.jumlah.setText(teks)
        self.jumlah.setToolTip(teks)
        gayai(self.jumlah, "peran", "galat" if salah else "kisi")
        self.berubah.emit()


def _kalimat(indikator: Indikator) -> tuple[str, bool]:
    dari_tw = target_dari_triwulan(indikator)
    if dari_tw is None:
        return ("jadwal kosong" if indikator.target is not None else ""), False
    cara = CARA_TARGET[indikator.sifat].replace("target triwulan", "TW")
    beda = selisih_target(indikator)
    if beda is None:
        return f"{cara} {tulis_angka(dari_tw)}", False
    if not beda:
        return f"✓ {cara} {tulis_angka(dari_tw)}", False
    return f"{cara} {tulis_angka(dari_tw)}, selisih {_bertanda(beda)}", True


def _bertanda(beda: Fraction) -> str:
    return f"+{tulis_angka(beda)}" if beda > 0 else tulis_angka(beda)


def _pilihan(nama: dict[Sifat, str] | dict[Polaritas, str], kini: object) -> QComboBox:
    kotak = QComboBox()
    for nilai, teks in nama.items():
        kotak.addItem(teks, nilai)
    kotak.setCurrentIndex(max(0, kotak.findData(kini)))
    return kotak
