"""The detail pane of Rencana: one node with its indicators, as fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.nomenklatur import DaftarResmi, Nomenklatur
from simpelin.domain.periksa_rencana import pagu_bawah, selisih_kas
from simpelin.domain.pohon_sah import sebut
from simpelin.domain.rencana import (
    KOSONG4,
    TRIWULAN,
    EmpatRupiah,
    Indikator,
    Kunci,
    Rencana,
    Simpul,
    Tingkat,
    empat,
)
from simpelin.services.rencana import SimpanSimpul
from simpelin.ui.rakit import gayai, gulung, jajar, tumpuk
from simpelin.ui.widgets.daftar_indikator import DaftarIndikator
from simpelin.ui.widgets.medan_angka import MedanAngka, berlabel, sempitkan
from simpelin.ui.widgets.nama_resmi import NamaResmi


class FormSimpul(QWidget):
    """Shows a node, says whether something was changed, gives the command that stores it."""

    berubah = Signal()
    minta_hapus_indikator = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tempat: tuple[int, str] = (0, "")
        self.simpul: Simpul | None = None
        self.asal: Kunci | None = None
        self._rencana: Rencana | None = None
        self._unit: Sequence[str] = ()
        self._memuat = False
        self.judul = QLabel()
        self.judul.setProperty("peran", "subjudul")
        self.kode, self.sub_skpd, self.nama = QLineEdit(), QLineEdit(), QLineEdit()
        self.induk, self.unit = QComboBox(), QComboBox()
        self.prioritas = QCheckBox("Prioritas")
        self.pagu = MedanAngka("Pagu", rupiah=True)
        self.kas = tuple(MedanAngka(f"Kas TW {ROMAWI[n]}", rupiah=True) for n in TRIWULAN)
        self.jumlah = QLabel()
        self.jumlah.setWordWrap(True)
        self.resmi = NamaResmi(self.kode, self.nama)
        self.indikator = DaftarIndikator()
        self._susun()
        self._sambung()

    # --- building ----------------------------------------------------------------

    def _susun(self) -> None:
        self.unit.setEditable(True)
        for kotak in (self.induk, self.unit):
            sempitkan(kotak, 10)
        self.sub_skpd.setPlaceholderText("kantor")
        self.kotak_pagu = berlabel("Pagu setahun (Rp)", self.pagu)
        self.kotak_kas = [
            berlabel(f"Kas TW {ROMAWI[n]}", m) for n, m in zip(TRIWULAN, self.kas, strict=True)
        ]
        baris = (
            ((berlabel("Kode", self.kode), 3), (berlabel("Sub-SKPD", self.sub_skpd), 2)),
            ((berlabel("Nama", self.nama), 1),),
            ((berlabel("Induk", self.induk), 1),),
            ((berlabel("Unit pemilik", self.unit), 1), (berlabel("", self.prioritas), 0)),
            ((self.kotak_pagu, 5), *((satu, 4) for satu in self.kotak_kas)),
        )
        isi = QWidget()
        isi.setObjectName("isiForm")
        kolom = QVBoxLayout(isi)
        kolom.setContentsMargins(0, 0, 8, 0)
        kolom.setSpacing(6)
        kolom.addWidget(self.judul)
        for satu in baris:
            kolom.addLayout(jajar(*satu))
        kolom.addWidget(self.jumlah)
        kolom.addWidget(self.resmi)
        kolom.addSpacing(4)
        kolom.addWidget(self.indikator)
        kolom.addStretch(1)
        self.gulung = gulung(isi)
        self.gulung.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tumpuk(self, self.gulung)

    def _sambung(self) -> None:
        for teks in (self.kode, self.sub_skpd, self.nama):
            teks.textChanged.connect(self._diubah)
        self.induk.currentIndexChanged.connect(self._diubah)
        self.unit.currentTextChanged.connect(self._ganti_unit)
        self.prioritas.toggled.connect(self._diubah)
        for medan in (self.pagu, *self.kas):
            medan.berubah.connect(self._diubah)
        self.indikator.berubah.connect(self._diubah)
        self.indikator.minta_hapus.connect(self.minta_hapus_indikator)
        self.indikator.ditambah.connect(self.gulung.ensureWidgetVisible)
        self.kode.editingFinished.connect(self._lengkapi)
        self.resmi.dipilih.connect(self._isi_resmi)
        self.resmi.dipakai.connect(self._pakai)

    # --- showing -------------------------------------------------------------------

    def tampilkan(
        self,
        tempat: tuple[int, str],
        simpul: Simpul | None,
        rencana: Rencana,
        unit: Sequence[str],
        *,
        baru: bool = False,
    ) -> None:
        """A stored node, or with ``baru`` one that is yet to be stored."""
        self._memuat = True
        self.simpul = None  # nothing to store while the fields are half filled
        self.tempat, self._rencana, self._unit = tempat, rencana, unit
        self.asal = None if baru or simpul is None else simpul.kunci
        self.setEnabled(simpul is not None)
        self.gulung.setVisible(simpul is not None)
        if simpul is not None:
            self._isi(simpul, rencana, baru)
        self.simpul = simpul
        self._memuat = False
        self._hitung()

    def _isi(self, simpul: Simpul, rencana: Rencana, baru: bool) -> None:
        sub = simpul.tingkat is Tingkat.SUB_KEGIATAN
        tingkat = sebut(simpul.tingkat)
        self.judul.setText(f"{tingkat.capitalize()} baru" if baru else tingkat.capitalize())
        self.kode.setText(simpul.kode)
        self.sub_skpd.setText(simpul.kunci.sub_skpd)
        self.nama.setText(simpul.nama)
        self.nama.setCursorPosition(0)
        self.nama.setToolTip(simpul.nama)
        self.prioritas.setChecked(simpul.prioritas)
        self._isi_induk(simpul, rencana)
        self.unit.clear()
        self.unit.addItems(["", *self._unit])
        self.unit.setCurrentText(simpul.unit)
        self.pagu.atur(simpul.pagu)
        label = self.kotak_pagu.findChild(QLabel)
        if isinstance(label, QLabel):
            label.setText("Pagu setahun (Rp)" if sub else "Pagu tertulis (Rp), pembanding")
        for medan, kotak, nilai in zip(self.kas, self.kotak_kas, simpul.kas, strict=True):
            medan.atur(nilai)
            kotak.setVisible(sub)
        self.indikator.tampilkan(simpul, self._unit, baru=baru)
        self.gulung.verticalScrollBar().setValue(0)

    def _isi_induk(self, simpul: Simpul, rencana: Rencana) -> None:
        self.induk.clear()
        if simpul.tingkat in (Tingkat.TUJUAN, Tingkat.SASARAN):
            self.induk.addItem("Tanpa induk", None)
        for kunci in rencana.urutan:
            satu = rencana.simpul[kunci]
            if satu.tingkat is simpul.tingkat.induk:
                self.induk.addItem(f"{kunci}  {satu.nama}", kunci)
        letak = next(
            (
                n
                for n in range(self.induk.count())
                if _kunci(self.induk.itemData(n)) == simpul.induk
            ),
            -1,
        )
        if letak < 0 and simpul.induk is not None:
            self.induk.addItem(str(simpul.induk), simpul.induk)
            letak = self.induk.count() - 1
        self.induk.setCurrentIndex(letak)

    # --- the official list -----------------------------------------------------------

    def pakai_resmi(self, semua: Sequence[Nomenklatur], daftar: DaftarResmi) -> None:
        """Complete code and name of this level from the list that the office has."""
        self.resmi.muat(semua, daftar, self.simpul.tingkat if self.simpul else None)
        self._isi_beda()

    def _isi_resmi(self, satu: Nomenklatur) -> None:
        """Take code, name, indicator and satuan of one entry of the list."""
        self.kode.setText(satu.kode)
        self.nama.setText(satu.nama)
        self._indikator_resmi(satu)
        self._diubah()

    def _lengkapi(self) -> None:
        """A code of a new node that the list knows, with either ending, brings its words."""
        satu = self.resmi.cari()
        if satu is None or self.simpul is None or self.asal is not None:
            return
        if satu.tingkat is self.simpul.tingkat and not self.nama.text().strip():
            self._pakai(satu)

    def _pakai(self, satu: Nomenklatur) -> None:
        """The list's name, indicator and satuan; the code stays as it is written."""
        self.nama.setText(satu.nama)
        kartu = [k for k in self.indikator.kartu if k.nama.text().strip() == satu.indikator]
        if not kartu:
            self._indikator_resmi(satu)
        elif satu.satuan:
            kartu[0].satuan.setText(satu.satuan)
        self._diubah()

    def _indikator_resmi(self, satu: Nomenklatur) -> None:
        """The list's indicator, for a node that has none."""
        if satu.indikator and not self.indikator.kartu:
            self.indikator.pasang(Indikator(satu.indikator, satu.satuan))

    def _isi_beda(self) -> None:
        try:
            simpul = None if self.simpul is None else self.hasil()
        except KesalahanPengguna:
            simpul = None
        self.resmi.bandingkan(simpul)

    # --- what stands there -------------------------------------------------------------

    def hasil(self) -> Simpul:
        """The node as typed. Raises :class:`KesalahanPengguna` for a field that is no number."""
        assert self.simpul is not None
        kas: EmpatRupiah = empat(m.bulat() for m in self.kas)
        sub = self.simpul.tingkat is Tingkat.SUB_KEGIATAN
        return replace(
            self.simpul,
            kunci=Kunci(self.kode.text().strip(), self.sub_skpd.text().strip()),
            nama=self.nama.text(),
            induk=_kunci(self.induk.currentData()),
            unit=self.unit.currentText(),
            prioritas=self.prioritas.isChecked(),
            pagu=self.pagu.bulat(),
            kas=kas if sub else KOSONG4,
            indikator=self.indikator.isi(),
        )

    def perintah(self) -> SimpanSimpul:
        """The command that stores it."""
        nama = self.indikator.ganti_nama()
        return SimpanSimpul(*self.tempat, self.hasil(), self.asal, nama, self.simpul)

    @property
    def kotor(self) -> bool:
        """Whether something differs from what is stored."""
        if self.simpul is None:
            return False
        try:
            sama = self.hasil() == self.simpul
        except KesalahanPengguna:
            return True
        return not sama if self.asal is not None else bool(self.kode.text() or self.nama.text())

    def _ganti_unit(self, unit: str) -> None:
        self.indikator.unit_simpul = unit
        self._diubah()

    def _diubah(self) -> None:
        if not self._memuat:
            self._hitung()
            self._isi_beda()
            self.berubah.emit()

    def _hitung(self) -> None:
        """The sums beside the fields: kas against pagu, stated pagu against the children's."""
        if self.simpul is None:
            return
        try:
            teks, salah = self._kalimat(self.hasil())
        except KesalahanPengguna as galat:
            teks, salah = str(galat), True
        self.jumlah.setText(teks)
        self.jumlah.setVisible(bool(teks))
        gayai(self.jumlah, "peran", "galat" if salah else "kisi")

    def _kalimat(self, simpul: Simpul) -> tuple[str, bool]:
        if simpul.tingkat is Tingkat.SUB_KEGIATAN:
            beda = selisih_kas(simpul)
            if beda is None:
                return ("Anggaran kas kosong." if simpul.pagu else ""), False
            kas = tulis_rupiah(sum(satu or 0 for satu in simpul.kas))
            if not beda:
                return f"✓ Jumlah anggaran kas {kas}, sama dengan pagu.", False
            return f"Jumlah anggaran kas {kas}, selisih {tulis_rupiah(beda)} dari pagu.", True
        if self.asal is None or self._rencana is None:
            return "", False
        anak = pagu_bawah(self._rencana, self.asal)
        if simpul.pagu is None:
            return f"Jumlah pagu di bawahnya {tulis_rupiah(anak)}.", False
        beda = simpul.pagu - anak
        if not beda:
            return f"✓ Jumlah pagu di bawahnya {tulis_rupiah(anak)}, sama.", False
        return f"Jumlah pagu di bawahnya {tulis_rupiah(anak)}, selisih {tulis_rupiah(beda)}.", True


def _kunci(data: object) -> Kunci | None:
    """Qt gives a named tuple back as a plain one."""
    return Kunci(*data) if isinstance(data, (tuple, list)) else None
