"""The grid of Input Realisasi: typing, moving, copying and pasting as in Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from simpelin.services.isi_realisasi import TINDAKAN
from simpelin.ui.models.baca_isian import Sel
from simpelin.ui.models.model_isian import KOLOM_ISI, TAMPIL, Kolom, ModelIsian
from simpelin.ui.models.papan_klip import baca_blok, ringkas, tulis_blok
from simpelin.ui.models.sesi_isian import Ditolak
from simpelin.ui.tema import BARIS, PT_KISI, Tema, huruf
from simpelin.ui.widgets.sel_isian import (
    LEBAR_TANDA,
    TEPI,
    TINGGI_ALASAN,
    Arah,
    DelegasiIsian,
    Editor,
)

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


def sebut_ditolak(satu: Ditolak) -> str:
    """The refused text with its reason, which may name it already."""
    kutip = f"“{satu.teks}”"
    return satu.alasan if satu.alasan.startswith(kutip) else f"{kutip}: {satu.alasan}"


class TabelIsian(QTableView):
    """Enter goes down, Tab right, both over locked cells; a typed key overwrites."""

    kabar = Signal(str)
    ditempel = Signal(str, bool)
    """What became of a pasted block, and whether all of it was stored."""
    minta_alasan = Signal(object)
    """Enter on a negative amount that still waits for its reason (``Sel``)."""

    def __init__(self, model: ModelIsian, tema: Tema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.isian = model
        self.tema = tema
        self._lebar: dict[Kolom, int] = {}
        self.delegasi = DelegasiIsian(tema, self)
        self.delegasi.pindah.connect(self.pindah)
        self.setModel(model)
        self.setItemDelegate(self.delegasi)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFont(huruf(PT_KISI))
        self.setAccessibleName("Lembar isian")
        self.verticalHeader().hide()
        kepala = self.horizontalHeader()
        kepala.setHighlightSections(False)
        kepala.setSectionsClickable(False)
        kepala.setFixedHeight(2 * QFontMetrics(huruf(PT_KISI)).height() + 10)
        model.modelReset.connect(self._ukur_ulang)
        model.sesi.ditolak_berubah.connect(self.rapikan)
        model.sesi.tersimpan.connect(self._rapikan_sel)
        tema.berubah.connect(self.viewport().update)

    # --- shape -----------------------------------------------------------------

    def rapikan(self) -> None:
        """Columns of this sheet's kind, the name in what is left, rows as high as they need."""
        keuangan = not self.isian.sesi.unit
        sembunyi = set(UNIT_SAJA if keuangan else KEUANGAN_SAJA)
        if self.isian.sesi.konteks.triwulan == 1:
            sembunyi |= {Kolom.K_LALU, Kolom.RP_LALU}
        for kolom in Kolom:
            self.setColumnHidden(kolom, kolom in sembunyi)
        lain = self._lebarkan()
        for kolom in DAPAT_HILANG:
            if self.viewport().width() - lain >= LEBAR_NAMA_TERKECIL:
                break
            if not self.isColumnHidden(kolom):
                self.setColumnHidden(kolom, True)
                lain -= self.columnWidth(kolom) or self._lebar[kolom]
        self.isian.satuan_di_nama = not keuangan and self.isColumnHidden(Kolom.SATUAN)
        lebar = max(LEBAR_NAMA_TERKECIL, self.viewport().width() - lain)
        self.setColumnWidth(Kolom.NAMA, lebar)
        for nomor in range(self.isian.rowCount()):
            self._tinggikan(nomor)

    def _tinggikan(self, nomor: int) -> None:
        satu = self.isian.tampil(self.isian.index(nomor, Kolom.NAMA))
        tinggi = self.delegasi.tinggi(satu, self.columnWidth(Kolom.NAMA), BARIS + 4)
        if not self.isColumnHidden(Kolom.UNIT):
            unit = self.isian.tampil(self.isian.index(nomor, Kolom.UNIT)).teks
            tinggi = max(tinggi, self.delegasi.tinggi_unit(unit, self.columnWidth(Kolom.UNIT)))
        tinggi += TINGGI_ALASAN if self.isian.ditolak_di_baris(nomor) else 0
        if self.rowHeight(nomor) != tinggi:
            self.setRowHeight(nomor, tinggi)

    def _rapikan_sel(self, sel: set[Sel]) -> None:
        """After a save only the figures of its rows can have grown."""
        baris = [satu.row() for satu in map(self.isian.indeks, sel) if satu.isValid()]
        tampak = [k for k in Kolom if k is not Kolom.NAMA and not self.isColumnHidden(k)]
        if any(self._lebar_isi(k, baris) > self._lebar.get(k, 0) for k in tampak):
            self.rapikan()
        for nomor in baris:
            self._tinggikan(nomor)

    def _ukur_ulang(self) -> None:
        self._lebar.clear()
        self.rapikan()

    def _lebarkan(self) -> int:
        """Every column but the name as wide as its figures; never narrower while one types."""
        lain = 0
        for kolom in Kolom:
            if kolom is Kolom.NAMA or self.isColumnHidden(kolom):
                continue
            lebar = max(self._lebar.get(kolom, 0), self._butuh(kolom))
            self._lebar[kolom] = lebar
            self.setColumnWidth(kolom, lebar)
            lain += lebar
        return lain

    def _butuh(self, kolom: Kolom) -> int:
        judul = str(self.isian.headerData(kolom, Qt.Orientation.Horizontal)).split("\n")
        kepala = max(self.delegasi.ukuran.horizontalAdvance(satu) for satu in judul) + 2 * TEPI
        isi = self._lebar_isi(kolom, range(self.isian.rowCount()))
        return max(min(kepala, TERLEBAR.get(kolom, kepala)), isi, TERSEMPIT.get(kolom, 0))

    def _lebar_isi(self, kolom: Kolom, baris: Iterable[int]) -> int:
        ukuran = self.delegasi.ukuran_tebal if kolom in KOLOM_ISI else self.delegasi.ukuran
        teks = (self.isian.tampil(self.isian.index(b, kolom)).teks for b in baris)
        tambahan = LEBAR_TANDA if kolom in (Kolom.CAPAIAN, Kolom.SERAPAN) else 0
        isi = max(map(ukuran.horizontalAdvance, teks), default=0) + 2 * TEPI + 3 + tambahan
        return min(isi, TERLEBAR.get(kolom, isi))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rapikan()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        pelukis = QPainter(self.viewport())
        pelukis.setFont(huruf(PT_KISI))
        for nomor in range(self.isian.rowCount()):
            ditolak = self.isian.ditolak_di_baris(nomor)
            if ditolak:
                self._alasan(pelukis, nomor, "   ".join(sebut_ditolak(d) for _k, d in ditolak))
        pelukis.end()

    def _alasan(self, pelukis: QPainter, nomor: int, teks: str) -> None:
        """The reason of a refusal under its cell, right-aligned with the grid."""
        bawah = self.rowViewportPosition(nomor) + self.rowHeight(nomor)
        kotak = QRect(0, bawah - TINGGI_ALASAN - 1, self.viewport().width(), TINGGI_ALASAN)
        pelukis.fillRect(kotak, self.tema.warna("galat_latar"))
        pelukis.setPen(self.tema.warna("galat_teks"))
        kotak.adjust(self.columnWidth(Kolom.WARNA) + TEPI, 0, -TEPI, 0)
        pendek = pelukis.fontMetrics().elidedText(teks, Qt.TextElideMode.ElideRight, kotak.width())
        pelukis.drawText(kotak, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, pendek)

    # --- moving ------------------------------------------------------------------

    def pindah(self, arah: Arah) -> None:
        """Go on to the next cell that may be typed, if there is one."""
        kini = self.currentIndex()
        tujuan = next(self._jalan(kini, arah), None)
        if tujuan is not None and tujuan.isValid():
            self.ke(tujuan)
        self.setFocus()

    def _jalan(self, dari: QModelIndex, arah: Arah) -> Iterator[QModelIndex]:
        model, langkah = self.isian, 1 if arah in (Arah.BAWAH, Arah.KANAN) else -1
        if not dari.isValid():
            return
        if arah in (Arah.BAWAH, Arah.ATAS):
            baris = dari.row() + langkah
            while 0 <= baris < model.rowCount():
                satu = model.index(baris, dari.column())
                if model.dapat_diisi(satu) or dari.column() not in KOLOM_ISI:
                    yield satu
                baris += langkah
            return
        semua = [
            model.index(b, k)
            for b in range(model.rowCount())
            for k in KOLOM_ISI
            if not self.isColumnHidden(k) and model.dapat_diisi(model.index(b, k))
        ]
        tempat = (dari.row(), dari.column())
        if langkah < 0:
            semua.reverse()
        for satu in semua:
            di = (satu.row(), satu.column())
            if di > tempat if langkah > 0 else di < tempat:
                yield satu

    def tuju(self, sel: Sel) -> None:
        """Make a cell the current one and show it."""
        indeks = self.isian.indeks(sel)
        if indeks.isValid():
            self.ke(indeks)
            self.setFocus()

    def ke(self, indeks: QModelIndex) -> None:
        """The one selected cell, whatever keys are held down."""
        pilih = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(indeks, pilih)
        self.scrollTo(indeks)

    def sel_pertama(self) -> QModelIndex:
        """Where work begins: the first white cell that is still empty, else the first white."""
        putih = [
            self.isian.index(b, k)
            for b in range(self.isian.rowCount())
            for k in KOLOM_ISI
            if not self.isColumnHidden(k) and self.isian.dapat_diisi(self.isian.index(b, k))
        ]
        kosong = (i for i in putih if not i.data(Qt.ItemDataRole.EditRole))
        return next(kosong, putih[0] if putih else self.isian.index(0, Kolom.NAMA))

    # --- keys --------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tab belongs to the grid, and its copy keys are not the window's."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            arah = {Qt.Key.Key_Tab: Arah.KANAN, Qt.Key.Key_Backtab: Arah.KIRI}.get(
                Qt.Key(event.key())
            )
            if arah is not None and next(self._jalan(self.currentIndex(), arah), None):
                self.pindah(arah)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tombol = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.salin()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.tempel(QGuiApplication.clipboard().text())
        elif tombol in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.kosongkan()
        elif tombol in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event)
        elif tombol == Qt.Key.Key_F2:
            self._sunting()
        elif tombol == Qt.Key.Key_Escape:
            self._lepas()
        elif self._bukan_ketikan(event) or self.isian.dapat_diisi(self.currentIndex()):
            super().keyPressEvent(event)
        elif event.text().isprintable():
            self._kenapa_terkunci()

    @staticmethod
    def _bukan_ketikan(event: QKeyEvent) -> bool:
        kendali = Qt.KeyboardModifier.ControlModifier
        return event.text() in ("", " ") or bool(event.modifiers() & kendali)

    def _enter(self, event: QKeyEvent) -> None:
        sel = self.isian.sel(self.currentIndex()) if self.currentIndex().isValid() else None
        ditolak = self.isian.sesi.ditolak(sel) if sel else None
        if sel is not None and ditolak is not None and sel.rupiah and "alasan" in ditolak.alasan:
            self.minta_alasan.emit(sel)
            return
        balik = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.pindah(Arah.ATAS if balik else Arah.BAWAH)

    def _sunting(self) -> None:
        indeks = self.currentIndex()
        if not self.isian.dapat_diisi(indeks):
            self._kenapa_terkunci()
            return
        self.edit(indeks)
        editor = self.indexWidget(indeks) or self.focusWidget()
        while editor is not None and not isinstance(editor, Editor):
            editor = editor.parentWidget()
        if isinstance(editor, Editor):
            editor.ke_ujung()

    def _lepas(self) -> None:
        sel = self.isian.sel(self.currentIndex()) if self.currentIndex().isValid() else None
        if sel is not None and self.isian.sesi.ditolak(sel) is not None:
            self.isian.sesi.buang_ditolak(sel)
        else:
            self.clearSelection()

    def _kenapa_terkunci(self) -> None:
        alasan = self.isian.petunjuk(self.currentIndex()) if self.currentIndex().isValid() else ""
        if self.isian.sel(self.currentIndex()) is None:
            alasan = "Sel ini dihitung; yang dapat diketik adalah sel putih."
        self.kabar.emit(alasan)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if not self.hasFocus() and self.isVisible():
            self.setFocus()

    # --- blocks ------------------------------------------------------------------

    def _terpilih(self) -> list[QModelIndex]:
        semua = self.selectionModel().selectedIndexes()
        return [i for i in semua if not self.isColumnHidden(i.column())] or [self.currentIndex()]

    def _kolom_tampak(self) -> list[Kolom]:
        return [k for k in Kolom if not self.isColumnHidden(k)]

    def salin(self) -> None:
        """The selected rectangle as tab-separated text, as Excel takes it."""
        dipilih = {(i.row(), i.column()): i for i in self._terpilih() if i.isValid()}
        if not dipilih:
            return
        baris = sorted({b for b, _ in dipilih})
        kolom = [k for k in self._kolom_tampak() if any(k == x for _, x in dipilih)]
        QGuiApplication.clipboard().setText(
            tulis_blok([self._teks_salin(dipilih.get((b, int(k)))) for k in kolom] for b in baris)
        )
        self.kabar.emit(f"{len(dipilih)} sel disalin.")

    def _teks_salin(self, indeks: QModelIndex | None) -> str:
        if indeks is None:
            return ""
        peran = TAMPIL
        if self.isian.sel(indeks) is not None:
            return str(indeks.data(Qt.ItemDataRole.EditRole))
        satu = indeks.data(peran)
        return " – ".join(t for t in (satu.teks, satu.teks2) if t)

    def tempel(self, teks: str) -> None:
        """A rectangle from Excel onto the grid, from the current cell on; one value alone goes
        into every selected cell."""
        blok = baca_blok(teks)
        if not blok or not self.currentIndex().isValid():
            return
        if len(blok) == 1 and len(blok[0]) == 1 and len(self._terpilih()) > 1:
            self._isi_sel(dict.fromkeys(self._terpilih(), blok[0][0]), tempel=True)
            return
        pilihan = self._terpilih()
        awal = min((i.row() for i in pilihan), default=self.currentIndex().row())
        tampak = self._kolom_tampak()
        kolom_awal = min(tampak.index(Kolom(i.column())) for i in pilihan)
        sasaran = {
            self.isian.index(awal + b, tampak[kolom_awal + k]): nilai
            for b, baris in enumerate(blok)
            for k, nilai in enumerate(baris)
            if awal + b < self.isian.rowCount() and kolom_awal + k < len(tampak)
        }
        lebih = max(0, len(blok) - (self.isian.rowCount() - awal))
        self._isi_sel(sasaran, tempel=True, lebih=lebih)

    def kosongkan(self) -> None:
        """Delete: the selected cells become "not reported"."""
        self._isi_sel({i: "" for i in self._terpilih() if i.isValid()})

    def _isi_sel(
        self, isian: dict[QModelIndex, str], *, tempel: bool = False, lebih: int = 0
    ) -> None:
        putih: dict[Sel, str] = {}
        terkunci = 0
        for indeks, teks in isian.items():
            sel = self.isian.sel(indeks)
            if sel is not None and self.isian.dapat_diisi(indeks):
                putih[sel] = teks
            elif sel is not None:
                terkunci += 1
        if putih:
            self.isian.sesi.isi_blok(putih, "tempel isian" if tempel else TINDAKAN)
        ditolak = [d.alasan for sel in putih if (d := self.isian.sesi.ditolak(sel)) is not None]
        if len(isian) == 1 and putih:
            return
        teks = ringkas(len(putih) - len(ditolak), ditolak, terkunci, lebih)
        if tempel:
            self.ditempel.emit(teks, bool(putih) and not ditolak and not terkunci and not lebih)
        else:
            self.kabar.emit(teks.replace("ditempel", "dikosongkan", 1))
