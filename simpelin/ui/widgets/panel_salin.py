"""The copy sheet: one click or Enter copies a field, marks it, and goes on to the next."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSignalBlocker
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simpelin.domain.angka import STRIP
from simpelin.services.lembar_unit import unit_pelapor
from simpelin.services.salin import ButirSalin, CaraTulis, MedanSalin, daftar_salin
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.baca_isian import kode_pendek
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.rakit import pintasan
from simpelin.ui.widgets.medan_angka import berlabel, sempitkan
from simpelin.ui.widgets.tabel import Tabel

KUNCI_CARA = "salin/cara"
SEMUA = "Semua unit"
_DAFTAR = (
    Judul("Kode", 92),
    Judul("Sub kegiatan / indikator", 0),
    Judul("Disalin", 64, kanan=True),
)
_MEDAN = (Judul("Medan", 170), Judul("Isi", 0), Judul("", 76))

Tempat = tuple[int, int, str, str, str, str]
"""Year, quarter, code, sub-SKPD, indicator and field: what is marked as copied."""


class PanelSalin(QWidget):
    """Left the items in plan order, right the fields of one; a changed figure loses its mark."""

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self._disalin: dict[Tempat, str] = {}
        self.butir: tuple[ButirSalin, ...] = ()
        self.unit, self.cara = QComboBox(), QComboBox()
        self.lupakan = QPushButton("Hapus semua tanda")
        self.daftar = Tabel(konteks.tema, _DAFTAR)
        self.medan = Tabel(konteks.tema, _MEDAN)
        self.kabar = QLabel()
        self.kabar.setProperty("peran", "redup")
        self._susun()
        self._sambung()

    def _susun(self) -> None:
        for cara in CaraTulis:
            self.cara.addItem(cara.value, cara.value)
        letak = self.cara.findData(QSettings().value(KUNCI_CARA))
        self.cara.setCurrentIndex(max(0, letak))
        sempitkan(self.unit, 28)
        self.daftar.setAccessibleName("Sub kegiatan dan indikator")
        self.medan.setAccessibleName("Medan untuk disalin")
        guna = QLabel(
            "Untuk Si Pengendali Pede dan e-Kinerja: klik satu medan, atau tekan Enter, isinya "
            "tersalin; tempel di formulirnya (Ctrl+V), kembali ke sini, Enter lagi."
        )
        guna.setWordWrap(True)
        guna.setProperty("peran", "redup")
        atas = QHBoxLayout()
        atas.setSpacing(12)
        atas.addWidget(guna, 1)
        for judul, satu in (("Unit", self.unit), ("Cara tulis angka", self.cara)):
            atas.addWidget(berlabel(judul, satu))
        tengah = QHBoxLayout()
        tengah.setSpacing(12)
        tengah.addWidget(self.daftar, 5)
        tengah.addWidget(self.medan, 6)
        bawah = QHBoxLayout()
        bawah.addWidget(self.kabar, 1)
        bawah.addWidget(self.lupakan)
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(8)
        susunan.addLayout(atas)
        susunan.addLayout(tengah, 1)
        susunan.addLayout(bawah)

    def _sambung(self) -> None:
        self.unit.activated.connect(self._muat_butir)
        self.cara.activated.connect(self._cara_dipilih)
        self.lupakan.clicked.connect(self._lupakan)
        self.daftar.selectionModel().currentRowChanged.connect(lambda: self._isi_medan())
        self.daftar.dibuka.connect(lambda _n: self.medan.setFocus())
        self.medan.dibuka.connect(self.salin)
        pintasan(self, {"Alt+Down": lambda: self.pindah(1), "Alt+Up": lambda: self.pindah(-1)})

    # --- loading -----------------------------------------------------------------------

    def muat(self) -> None:
        """Show the chosen period."""
        unit = unit_pelapor(self._konteks.evaluasi())
        if [self.unit.itemText(n) for n in range(self.unit.count())] != [SEMUA, *unit]:
            kini = self.unit.currentText()
            self.unit.clear()
            self.unit.addItems([SEMUA, *unit])
            self.unit.setCurrentIndex(max(0, self.unit.findText(kini)))
        self._muat_butir()

    def _cara_dipilih(self) -> None:
        QSettings().setValue(KUNCI_CARA, self.cara.currentData())
        self._muat_butir()

    def _muat_butir(self) -> None:
        k, nomor = self._konteks, self.daftar.currentIndex().row()
        unit = self.unit.currentText() if self.unit.currentIndex() > 0 else ""
        cara = CaraTulis(str(self.cara.currentData()))
        self.butir = daftar_salin(
            k.store, k.tahun, k.triwulan, unit=unit, cara=cara, evaluasi=k.evaluasi()
        )
        self._isi_daftar(nomor)
        self._isi_medan()
        self.kabar.setText("" if self.butir else "Belum ada sub kegiatan dengan indikator.")

    def _isi_daftar(self, nomor: int) -> None:
        baris = []
        for letak, satu in enumerate(self.butir):
            sudah = sum(self.sudah(satu, medan) for medan in satu.terisi)
            penuh = sudah == len(satu.terisi)
            nama = Sel(satu.nama, bawah=satu.indikator or None, redup=penuh)
            hitung = Sel(f"{sudah}/{len(satu.terisi)}", redup=not sudah, tebal=penuh)
            baris.append([Sel(kode_pendek(satu.kunci.kode), redup=True, data=letak), nama, hitung])
        with QSignalBlocker(self.daftar.selectionModel()):
            self.daftar.muat(baris)
            if baris:
                kini = self.daftar.tabel.index(min(max(nomor, 0), len(baris) - 1), 0)
                self.daftar.setCurrentIndex(kini)

    @property
    def kini(self) -> ButirSalin | None:
        """The item in view."""
        nomor = self.daftar.currentIndex().row()
        return self.butir[nomor] if 0 <= nomor < len(self.butir) else None

    def _isi_medan(self, pilih: int | None = None) -> None:
        butir = self.kini
        if butir is None:
            self.medan.muat(())
            return
        self.medan.muat(
            [
                [
                    Sel(medan.nama, redup=True, data=nomor),
                    Sel(
                        medan.teks or "–",
                        tebal=medan.angka and bool(medan.teks),
                        redup=not medan.teks,
                    ),
                    Sel("✓ disalin" if self.sudah(butir, medan) else "", redup=True),
                ]
                for nomor, medan in enumerate(butir.medan)
            ]
        )
        if pilih is None:
            pilih = next(iter(self._belum(butir, -1)), 0)
        self.medan.setCurrentIndex(self.medan.tabel.index(pilih, 0))

    def _baris(self, butir: ButirSalin, nomor: int, medan: MedanSalin) -> list[Sel]:
        ada = bool(medan.teks)
        return [
            Sel(medan.nama, redup=True, data=nomor),
            Sel(medan.teks if ada else STRIP, tebal=medan.angka and ada, redup=not ada),
            Sel("✓ disalin" if self.sudah(butir, medan) else "", redup=True),
        ]

    # --- copying -----------------------------------------------------------------------

    def salin(self, nomor: int) -> None:
        """Copy a field of the item in view, mark it, go on to the next that is not copied."""
        butir = self.kini
        if butir is None:
            return
        medan = butir.medan[nomor]
        if not medan.teks:
            self.kabar.setText(f"{medan.nama} belum terisi; tidak ada yang disalin.")
            return
        QGuiApplication.clipboard().setText(medan.teks)
        self._disalin[self._tempat(butir, medan)] = medan.teks
        berikut = next(iter(self._belum(butir, nomor)), None)
        self.kabar.setText(f"Tersalin: {medan.nama} = {medan.teks}")
        self._isi_daftar(self.daftar.currentIndex().row())
        if berikut is not None:
            self._isi_medan(berikut)
        elif self.daftar.currentIndex().row() + 1 < len(self.butir):
            self.pindah(1)
        else:
            self._isi_medan(nomor)
            self.kabar.setText(f"Tersalin: {medan.nama}. Semua butir di daftar ini sudah disalin.")

    def pindah(self, langkah: int) -> None:
        """The next or previous item."""
        nomor = self.daftar.currentIndex().row() + langkah
        if 0 <= nomor < len(self.butir):
            self.daftar.setCurrentIndex(self.daftar.tabel.index(nomor, 0))
            self.medan.setFocus()

    def sudah(self, butir: ButirSalin, medan: MedanSalin) -> bool:
        """Whether a field was copied as it stands now."""
        return bool(medan.teks) and self._disalin.get(self._tempat(butir, medan)) == medan.teks

    def _belum(self, butir: ButirSalin, sesudah: int) -> list[int]:
        """Fields with something to copy that are not copied yet, below one."""
        return [
            nomor
            for nomor, medan in enumerate(butir.medan)
            if nomor > sesudah and medan.teks and not self.sudah(butir, medan)
        ]

    def _tempat(self, butir: ButirSalin, medan: MedanSalin) -> Tempat:
        k = self._konteks
        return (k.tahun, k.triwulan, *butir.kunci, butir.indikator, medan.nama)

    def _lupakan(self) -> None:
        self._disalin.clear()
        self._muat_butir()
