"""The list *Perlu perhatian*: one item a row, one sentence why."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from simpelin.domain.sorotan import DaftarSorotan, Sorotan
from simpelin.ui.konteks import Konteks
from simpelin.ui.tema import PT_KISI, Tema, huruf
from simpelin.ui.widgets.lukis import lukis_tanda

PERAN_SOROTAN = Qt.ItemDataRole.UserRole + 1
AKAR = QModelIndex()
_KIRI, _TEPI = 36, 8


class ModelSorotan(QAbstractListModel):
    """The lines of the screen's list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.baris: tuple[Sorotan, ...] = ()

    def muat(self, baris: tuple[Sorotan, ...]) -> None:
        self.beginResetModel()
        self.baris = baris
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = AKAR) -> int:
        return 0 if parent.isValid() else len(self.baris)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        satu = self.baris[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return judul_sorotan(satu)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            daftar = "".join(f"\n• {s.kode} {s.nama}" for s in satu.daftar)
            return f"{judul_sorotan(satu)}\n{satu.alasan}{daftar}"
        return satu if role == PERAN_SOROTAN else None


def judul_sorotan(satu: Sorotan) -> str:
    """What the line is about: the sub kegiatan, or the unit that has not reported."""
    if satu.penilaian is None:
        return satu.unit or "Unit tanpa nama"
    return satu.penilaian.simpul.nama


class DelegatSorotan(QStyledItemDelegate):
    """Patch, name and unit, and the sentence under them, as many lines as it needs."""

    def __init__(self, tema: Tema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tema = tema
        self.lebar = 0
        """Width of the list's view, which decides how sentences break."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        lebar = self.lebar or option.rect.width()
        satu = index.data(PERAN_SOROTAN)
        baris = len(_pecah(satu.alasan, lebar - _KIRI - _TEPI))
        tinggi = QFontMetrics(huruf(PT_KISI)).height()
        return QSize(0, tinggi * (1 + baris) + 12)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        satu: Sorotan = index.data(PERAN_SOROTAN)
        kotak = QRectF(option.rect)
        dipilih = bool(option.state & QStyle.StateFlag.State_Selected)
        if dipilih:
            painter.fillRect(kotak, self._tema.warna("pilih"))
        painter.setPen(self._tema.warna("garis"))
        painter.drawLine(kotak.bottomLeft(), kotak.bottomRight())
        if satu.keparahan != "info":
            tanda = QRectF(kotak.left() + 4, kotak.top() + 7, 24, 16)
            lukis_tanda(painter, tanda, self._tema, satu.keparahan)
        isi = kotak.adjusted(_KIRI, 6, -_TEPI, -6)
        utama = self._tema.warna("pilih_teks" if dipilih else "teks")
        self._judul(painter, isi, satu, utama)
        painter.setFont(huruf(PT_KISI))
        tinggi = QFontMetrics(painter.font()).height()
        painter.setPen(utama if dipilih else self._tema.warna("redup"))
        for nomor, baris in enumerate(_pecah(satu.alasan, int(isi.width())), start=1):
            garis = QRectF(isi.left(), isi.top() + nomor * tinggi, isi.width(), tinggi)
            painter.drawText(garis, Qt.AlignmentFlag.AlignLeft, baris)

    def _judul(self, painter: QPainter, isi: QRectF, satu: Sorotan, warna: Any) -> None:
        font = huruf(PT_KISI, tebal=True)
        tinggi = QFontMetrics(font).height()
        unit = satu.unit if satu.penilaian is not None else ""
        lebar_unit = QFontMetrics(huruf(PT_KISI)).horizontalAdvance(unit) + 12 if unit else 0
        painter.setFont(huruf(PT_KISI))
        painter.setPen(self._tema.warna("redup"))
        atas = QRectF(isi.left(), isi.top(), isi.width(), tinggi)
        painter.drawText(atas, Qt.AlignmentFlag.AlignRight, unit)
        painter.setFont(font)
        painter.setPen(warna)
        ruang = int(isi.width() - lebar_unit)
        teks = QFontMetrics(font).elidedText(
            judul_sorotan(satu), Qt.TextElideMode.ElideRight, ruang
        )
        painter.drawText(atas, Qt.AlignmentFlag.AlignLeft, teks)


def _pecah(teks: str, lebar: int) -> list[str]:
    """The lines of a text in a width."""
    tata = QTextLayout(teks, huruf(PT_KISI))
    pilihan = QTextOption()
    pilihan.setWrapMode(QTextOption.WrapMode.WordWrap)
    tata.setTextOption(pilihan)
    tata.beginLayout()
    hasil = []
    while (baris := tata.createLine()).isValid():
        baris.setLineWidth(max(lebar, 40))
        hasil.append(teks[baris.textStart() : baris.textStart() + baris.textLength()].strip())
    tata.endLayout()
    return hasil


class DaftarPerhatian(QListView):
    """Opens an item's derivation on the Evaluasi page, a unit's sheet on Input Realisasi."""

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self.isi = ModelSorotan(self)
        self.setModel(self.isi)
        self._delegat = DelegatSorotan(konteks.tema, self)
        self.setItemDelegate(self._delegat)
        self.setProperty("polos", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("Daftar perlu perhatian")
        self.clicked.connect(self._buka)
        self.activated.connect(self._buka)
        konteks.tema.berubah.connect(self._lukis_ulang)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegat.lebar = event.size().width()
        super().resizeEvent(event)

    def _lukis_ulang(self) -> None:
        self.viewport().update()

    def muat(self, daftar: DaftarSorotan) -> None:
        self.isi.muat(daftar.daftar_layar())

    def _buka(self, indeks: QModelIndex) -> None:
        satu = indeks.data(PERAN_SOROTAN)
        if satu.penilaian is not None:
            from simpelin.services.asal_indikator import Rujukan, Ukuran

            rujukan = Rujukan(satu.penilaian.simpul.kunci, Ukuran.PENILAIAN)
            self._konteks.minta_halaman.emit("evaluasi", rujukan)
        else:
            self._konteks.minta_halaman.emit("input", satu.unit)
