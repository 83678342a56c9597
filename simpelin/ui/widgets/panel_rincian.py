"""Below the grid, second leaf: physical progress and the breakdown by belanja of the row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.belanja import (
    Belanja,
    JenisBelanja,
    KunciBelanja,
    jumlah_pagu,
    jumlah_realisasi,
)
from simpelin.domain.fisik import TANPA_FISIK, FisikTW
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import MURNI, Kunci, Tingkat
from simpelin.services import izin
from simpelin.services.fisik import (
    IsiBelanja,
    IsiFisik,
    boleh_belanja,
    isi_belanja,
    isi_fisik,
    triwulan_beku,
)
from simpelin.services.lembar_unit import BarisIsian
from simpelin.ui.models.belanja import JENIS, PERAN_TOLAK, URAIAN, ModelBelanja, sebutan_jenis
from simpelin.ui.models.sesi_isian import SesiIsian
from simpelin.ui.widgets.panel_fisik import PanelFisik
from simpelin.ui.widgets.satu_baris import SatuBaris

_JUDUL = "Rincian belanja (Rp)"
_LEBAR = (118, 0, 70, 98, 98, 104, 98)


class PanelRincian(QWidget):
    """Reads and writes both for the row that is shown."""

    kembali = Signal()

    def __init__(self, sesi: SesiIsian, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sesi = sesi
        self._baris: BarisIsian | None = None
        self.fisik = PanelFisik()
        self.model = ModelBelanja(self._simpan_belanja, self)
        self.tabel = TabelBelanja(self.model, sesi)
        self.judul = QLabel(_JUDUL)
        self.jumlah = SatuBaris()
        self.jumlah.setProperty("peran", "kisi")
        self.hapus = QPushButton("Hapus baris")
        self.hapus.setProperty("tautan", True)
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.hide()
        self._susun()
        self.fisik.diketik.connect(self._simpan_fisik)
        self.fisik.keluar.connect(self.kembali)
        self.tabel.keluar.connect(self.kembali)
        self.tabel.minta_hapus.connect(self._hapus)
        self.hapus.clicked.connect(self._hapus)
        self.tabel.selectionModel().currentChanged.connect(lambda *_: self._sebab())
        self.model.dataChanged.connect(lambda *_: self._sebab())

    def _susun(self) -> None:
        self.judul.setProperty("peran", "subjudul")
        atas = QHBoxLayout()
        atas.setSpacing(12)
        atas.addWidget(self.judul)
        atas.addWidget(self.jumlah, 1)
        atas.addWidget(self.hapus)
        kanan = QVBoxLayout()
        kanan.setSpacing(4)
        kanan.addLayout(atas)
        kanan.addWidget(self.tabel, 1)
        kanan.addWidget(self.galat)
        luar = QHBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(20)
        luar.addWidget(self.fisik)
        luar.addLayout(kanan, 1)

    # --- showing -----------------------------------------------------------------

    def tampilkan(self, baris: BarisIsian | None) -> None:
        """Show a row's progress and breakdown."""
        self._baris = baris
        sub = baris is not None and baris.simpul.tingkat is Tingkat.SUB_KEGIATAN
        self.setEnabled(sub)
        k = self.sesi.konteks
        if baris is None or not sub:
            self.fisik.muat(TANPA_FISIK, k.triwulan, "Hanya sub kegiatan yang dirinci.")
            self.model.muat((), k.triwulan, "Hanya sub kegiatan yang dirinci.")
            self.jumlah.clear()
            return
        kunci = baris.simpul.kunci
        empat = k.store.fisik.muat(k.tahun).get(kunci, TANPA_FISIK)
        beku = triwulan_beku(k.store, k.tahun, baris.simpul.unit)
        self.fisik.muat(empat, k.triwulan, self._kunci_fisik(), beku)
        versi = self._versi()
        self.judul.setText(_JUDUL if versi == MURNI else f"{_JUDUL}, versi {versi}")
        belanja = k.store.belanja.muat(k.tahun, k.triwulan).get(kunci, ())
        self.model.muat(belanja, k.triwulan, self._kunci_belanja(baris))
        self.hapus.setVisible(not self.model.terkunci and bool(belanja))
        jumlah = _jumlah(baris, belanja, k.triwulan, self.model.terkunci)
        self.jumlah.setText(jumlah)
        self.jumlah.setToolTip(jumlah)
        self._sebab()

    def _kunci_fisik(self) -> str:
        lembar = self.sesi.lembar
        if lembar is None or not lembar.unit:
            return "Fisik diisi oleh unit pemilik."
        if lembar.terkunci:
            return lembar.terkunci
        k = self.sesi.konteks
        tempat = (k.tahun, k.triwulan, lembar.unit)
        return izin.putusan_unit(k.store, Tindakan.ISI_KINERJA, *tempat).alasan

    def _kunci_belanja(self, baris: BarisIsian) -> str:
        """Money's own lock; another line of the node than its first one has none of its own."""
        if not baris.pertama:
            return "Rincian diisi di baris pertama."
        return baris.kunci_rp or boleh_belanja(self.sesi.konteks.store, baris.simpul.unit)

    def _sebab(self) -> None:
        sebab = self.tabel.currentIndex().data(PERAN_TOLAK) or ""
        self.galat.setText(f"Belum disimpan: {sebab}")
        self.galat.setVisible(bool(sebab))

    # --- writing -----------------------------------------------------------------

    def _versi(self) -> str:
        """The plan version in force, whose pagu and kas are typed."""
        return self.sesi.konteks.evaluasi().rencana.versi

    def _kunci(self) -> Kunci:
        assert self._baris is not None
        return self._baris.simpul.kunci

    def _simpan_fisik(self, triwulan: int, satu: FisikTW) -> None:
        k = self.sesi.konteks
        perintah = IsiFisik(k.tahun, triwulan, self._kunci(), satu)
        sebab = self.sesi.tulis(lambda: isi_fisik(k.store, perintah))
        if sebab:
            self.fisik.tolak(sebab)

    def _simpan_belanja(self, satu: Belanja | None, asal: KunciBelanja | None) -> str:
        k, kunci = self.sesi.konteks, self._kunci()
        perintah = IsiBelanja(k.tahun, kunci, satu, asal, self._versi())
        kini = self.tabel.currentIndex()
        letak = (satu.kunci if satu else None, kini.column())
        sebab = self.sesi.tulis(lambda: isi_belanja(k.store, perintah))
        if not sebab:
            self._pulihkan(*letak)
        return sebab

    def _pulihkan(self, kunci: KunciBelanja | None, kolom: int) -> None:
        """Stay on the row that was typed, wherever it stands now."""
        nomor = next((i for i, s in enumerate(self.model.baris) if s.kunci == kunci), -1)
        if nomor >= 0:
            self.tabel.setCurrentIndex(self.model.index(nomor, kolom))

    def _hapus(self) -> None:
        nomor = self.tabel.currentIndex().row()
        if 0 <= nomor < len(self.model.baris) and not self.model.terkunci:
            sebab = self.model.hapus(nomor)
            self.galat.setText(sebab)
            self.galat.setVisible(bool(sebab))

    def fokus(self) -> None:
        """Into the first field that may be typed."""
        medan = self.fisik.capai[self.sesi.konteks.triwulan - 1]
        sasaran: QWidget = self.tabel if medan.isReadOnly() else medan
        sasaran.setFocus(Qt.FocusReason.OtherFocusReason)


def _jumlah(baris: BarisIsian, belanja: tuple[Belanja, ...], n: int, terkunci: str) -> str:
    """How the sums stand against the sub kegiatan's own figures, and why nothing is typed."""
    if not belanja:
        if terkunci:
            return f"Belum dirinci. {terkunci}"
        return "Boleh kosong; ketik kode rekening atau uraian untuk mulai."
    bagian = []
    pasangan = (
        ("pagu", jumlah_pagu(belanja), baris.hasil.pagu),
        (f"TW {ROMAWI[n]}", jumlah_realisasi(belanja, n), baris.rp_ini),
    )
    for nama, rinci, sub in pasangan:
        if rinci is None:
            continue
        beda = rinci - (sub or 0)
        cocok = "cocok" if not beda else f"beda {tulis_rupiah(beda)} dari sub kegiatan"
        bagian.append(f"{nama} {tulis_rupiah(rinci)} ({cocok})")
    return " · ".join(filter(None, ("Jumlah " + "; ".join(bagian) if bagian else "", terkunci)))


class TabelBelanja(QTableView):
    """Typing begins editing, Enter and Tab go on, Esc goes back to the grid."""

    keluar = Signal()
    minta_hapus = Signal()

    def __init__(self, model: ModelBelanja, sesi: SesiIsian) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Rincian belanja")
        self.setItemDelegate(_Delegat(sesi, self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        self.setMinimumHeight(76)
        pemicu = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            pemicu.DoubleClicked
            | pemicu.SelectedClicked
            | pemicu.EditKeyPressed
            | pemicu.AnyKeyPressed
        )
        kepala = self.horizontalHeader()
        for nomor, lebar in enumerate(_LEBAR):
            if nomor == URAIAN:
                kepala.setSectionResizeMode(nomor, QHeaderView.ResizeMode.Stretch)
            else:
                self.setColumnWidth(nomor, lebar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.keluar.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.model().setData(self.currentIndex(), "")
        elif event.matches(QKeySequence.StandardKey.DeleteCompleteLine):
            self.minta_hapus.emit()
        else:
            super().keyPressEvent(event)


class _Delegat(QStyledItemDelegate):
    """A choice for the kind, red words for what was refused."""

    def __init__(self, sesi: SesiIsian, parent: QWidget) -> None:
        super().__init__(parent)
        self._sesi = sesi

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(PERAN_TOLAK):
            option.palette.setColor(
                option.palette.ColorRole.Text, QColor(self._sesi.konteks.tema.palet.galat_teks)
            )

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        if index.column() != JENIS:
            return super().createEditor(parent, option, index)
        kotak = QComboBox(parent)
        for satu in JenisBelanja:
            kotak.addItem(sebutan_jenis(satu), satu.value)
        return kotak
