"""How wide the columns and how high the rows of Input Realisasi's grid are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from simpelin.ui.models.baca_isian import Sel
from simpelin.ui.models.model_isian import ModelIsian
from simpelin.ui.models.tampil_isian import KOLOM_ISI, Kolom
from simpelin.ui.tema import BARIS
from simpelin.ui.widgets.sel_isian import LEBAR_TANDA, TEPI, TINGGI_ALASAN, DelegasiIsian

TERSEMPIT = {Kolom.WARNA: 28, Kolom.KODE: 60, Kolom.K_INI: 70, Kolom.RP_INI: 92, Kolom.UNIT: 150}
TERLEBAR = {Kolom.SATUAN: 72, Kolom.UNIT: 220, Kolom.KODE: 96}
LEBAR_NAMA_TERKECIL = 180
UNIT_SAJA = (
    Kolom.SATUAN,
    Kolom.TARGET,
    Kolom.K_LALU,
    Kolom.K_INI,
    Kolom.K_SD,
    Kolom.CAPAIAN,
)
DAPAT_HILANG = (Kolom.SATUAN, Kolom.RP_LALU, Kolom.K_LALU, Kolom.KODE, Kolom.UNIT)
"""What a narrow window leaves out, in this order: each can be read elsewhere in the row."""
KEUANGAN_SAJA = (Kolom.UNIT, Kolom.RP_SD)


class UkuranIsian:
    """Shows the columns of the sheet's kind, as wide as their figures; the name takes the rest."""

    def __init__(self, tabel: QTableView, delegasi: DelegasiIsian, isian: ModelIsian) -> None:
        self._tabel, self._delegasi, self._isian = tabel, delegasi, isian
        self._lebar: dict[Kolom, int] = {}

    def rapikan(self) -> None:
        """Columns of this sheet's kind, the name in what is left, rows as high as they need."""
        self._pilih_kolom()
        lain = self._lebarkan()
        for kolom in DAPAT_HILANG:
            if self._tabel.viewport().width() - lain >= LEBAR_NAMA_TERKECIL:
                break
            if not self._tabel.isColumnHidden(kolom):
                self._tabel.setColumnHidden(kolom, True)
                lain -= self._tabel.columnWidth(kolom) or self._lebar[kolom]
        self._isian.satuan_di_nama = bool(self._isian.sesi.unit) and self._tabel.isColumnHidden(
            Kolom.SATUAN
        )
        lebar = max(LEBAR_NAMA_TERKECIL, self._tabel.viewport().width() - lain)
        self._tabel.setColumnWidth(Kolom.NAMA, lebar)
        for nomor in range(self._isian.rowCount()):
            self.tinggikan(nomor)

    def rapikan_sel(self, sel: set[Sel]) -> None:
        """After a save only the figures of its rows can have grown."""
        baris = [satu.row() for satu in map(self._isian.indeks, sel) if satu.isValid()]
        tampak = [k for k in Kolom if k is not Kolom.NAMA and not self._tabel.isColumnHidden(k)]
        if any(self._lebar_isi(k, baris) > self._lebar.get(k, 0) for k in tampak):
            self.rapikan()
        for nomor in baris:
            self.tinggikan(nomor)

    def ulangi(self) -> None:
        """Another sheet: columns may be narrower again."""
        self._lebar.clear()
        self.rapikan()

    def tinggikan(self, nomor: int) -> None:
        """One row as high as its words, and a line more for a refusal."""
        satu = self._isian.tampil(self._isian.index(nomor, Kolom.NAMA))
        tinggi = self._delegasi.tinggi(satu, self._tabel.columnWidth(Kolom.NAMA), BARIS + 4)
        if not self._tabel.isColumnHidden(Kolom.UNIT):
            unit = self._isian.tampil(self._isian.index(nomor, Kolom.UNIT)).teks
            tinggi = max(
                tinggi, self._delegasi.tinggi_unit(unit, self._tabel.columnWidth(Kolom.UNIT))
            )
        tinggi += TINGGI_ALASAN if self._isian.ditolak_di_baris(nomor) else 0
        if self._tabel.rowHeight(nomor) != tinggi:
            self._tabel.setRowHeight(nomor, tinggi)

    def _pilih_kolom(self) -> None:
        sembunyi = set(UNIT_SAJA if not self._isian.sesi.unit else KEUANGAN_SAJA)
        if self._isian.sesi.konteks.triwulan == 1:
            sembunyi |= {Kolom.K_LALU, Kolom.RP_LALU}
        for kolom in Kolom:
            self._tabel.setColumnHidden(kolom, kolom in sembunyi)

    def _lebarkan(self) -> int:
        """Every column but the name as wide as its figures; never narrower while one types."""
        lain = 0
        for kolom in Kolom:
            if kolom is Kolom.NAMA or self._tabel.isColumnHidden(kolom):
                continue
            lebar = max(self._lebar.get(kolom, 0), self._butuh(kolom))
            self._lebar[kolom] = lebar
            self._tabel.setColumnWidth(kolom, lebar)
            lain += lebar
        return lain

    def _butuh(self, kolom: Kolom) -> int:
        judul = str(self._isian.headerData(kolom, Qt.Orientation.Horizontal)).split("\n")
        kepala = max(self._delegasi.ukuran.horizontalAdvance(satu) for satu in judul) + 2 * TEPI
        isi = self._lebar_isi(kolom, range(self._isian.rowCount()))
        return max(min(kepala, TERLEBAR.get(kolom, kepala)), isi, TERSEMPIT.get(kolom, 0))

    def _lebar_isi(self, kolom: Kolom, baris: Iterable[int]) -> int:
        ukuran = self._delegasi.ukuran_tebal if kolom in KOLOM_ISI else self._delegasi.ukuran
        teks = (self._isian.tampil(self._isian.index(b, kolom)).teks for b in baris)
        tambahan = LEBAR_TANDA if kolom in (Kolom.CAPAIAN, Kolom.SERAPAN) else 0
        isi = max(map(ukuran.horizontalAdvance, teks), default=0) + 2 * TEPI + 3 + tambahan
        return min(isi, TERLEBAR.get(kolom, isi))
