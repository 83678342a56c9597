"""Behind the quadrant's points: grounds, thresholds, axes and their words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from simpelin.domain.ambang import Ambang
from simpelin.domain.penilaian import Kuadran
from simpelin.ui.tema import PT_KISI, Tema
from simpelin.ui.widgets.besaran import Besaran

BATAS_X, BATAS_Y = 1.4, 1.2
"""The axes end here; what lies beyond stands on the edge."""
_SEPERSEN = 100
_Garis = tuple[float, float, float]
"""Below the first K is low; below the second money is low, above the third high."""


@dataclass(frozen=True, slots=True)
class BidangKuadran:
    """The plot within the widget, in its pixels."""

    kotak: QRectF

    def di(self, spi_rp: float, spi_k: float) -> QPointF:
        """Where a pair of ratios stands; at the end of an axis where it lies beyond."""
        x = min(max(spi_rp, 0.0), BATAS_X) / BATAS_X
        y = min(max(spi_k, 0.0), BATAS_Y) / BATAS_Y
        kotak = self.kotak
        return QPointF(kotak.left() + x * kotak.width(), kotak.bottom() - y * kotak.height())


def bidang_kuadran(semua: QRectF, besaran: Besaran) -> BidangKuadran:
    """What the words around the plot leave of the whole."""
    tinggi = QFontMetricsF(besaran.huruf(PT_KISI)).height()
    atas, bawah = 2 * tinggi + besaran.px(8), 3 * tinggi + besaran.px(8)
    return BidangKuadran(semua.adjusted(besaran.px(46), atas, -besaran.px(12), -bawah))


class LatarKuadran:
    """Paints everything but the points."""

    def __init__(self, tema: Tema, besaran: Besaran) -> None:
        self._tema, self._besaran = tema, besaran

    def lukis(self, painter: QPainter, tempat: BidangKuadran, ambang: Ambang) -> None:
        """Grounds and axes, with the thresholds of the office."""
        garis = (
            float((ambang.kuning_k - Fraction(1, 2)) / _SEPERSEN),
            float(ambang.kuning_rp) / _SEPERSEN,
            float(ambang.lebih_rp) / _SEPERSEN,
        )
        painter.fillRect(tempat.kotak, self._tema.warna("permukaan"))
        self._daerah(painter, tempat, garis)
        self._sumbu(painter, tempat, garis)

    def _daerah(self, painter: QPainter, tempat: BidangKuadran, garis: _Garis) -> None:
        """The quadrants' grounds and names, in their corners."""
        bidang, (k, rp, lebih) = tempat.kotak, garis
        sudut = tempat.di(rp, k)
        rendah = QRectF(bidang.left(), sudut.y(), sudut.x() - bidang.left(), bidang.bottom())
        rendah.setBottom(bidang.bottom())
        painter.fillRect(rendah, self._tema.warna("sorot"))
        painter.setPen(QPen(self._tema.warna("garis_kuat"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(bidang.left(), sudut.y()), QPointF(bidang.right(), sudut.y()))
        for x in (rp, lebih):
            kiri = tempat.di(x, 0).x()
            painter.drawLine(QPointF(kiri, bidang.top()), QPointF(kiri, bidang.bottom()))
        self._nama_daerah(painter, bidang, sudut, tempat.di(lebih, 0).x())

    def _nama_daerah(
        self, painter: QPainter, bidang: QRectF, sudut: QPointF, x_lebih: float
    ) -> None:
        """Above the plot the names of the upper areas; those of the lower ones where no points
        come to lie: nothing is done and paid for neither at K just below the line, nor without
        kinerja when all is paid."""
        b = self._besaran
        font = b.huruf(PT_KISI, tebal=True)
        ukuran, tepi = QFontMetricsF(font), b.px(5)
        tinggi = ukuran.height()
        painter.setFont(font)
        painter.setPen(self._tema.warna("redup"))
        atas = bidang.top() - tinggi - b.px(2)
        for kiri, kanan, nama in (
            (bidang.left(), sudut.x(), str(Kuadran.SPJ_TERTUNDA)),
            (sudut.x(), x_lebih, str(Kuadran.SESUAI)),
            (x_lebih, bidang.right(), "Melebihi rencana"),
        ):
            muat = ukuran.elidedText(nama, Qt.TextElideMode.ElideRight, kanan - kiri - tepi)
            painter.drawText(QRectF(kiri + tepi, atas, kanan - kiri, tinggi), 0, muat)
        bawah = QRectF(bidang.left() + tepi, sudut.y() + tepi, bidang.width(), tinggi)
        painter.drawText(bawah, 0, str(Kuadran.TERHAMBAT))
        bawah = QRectF(sudut.x(), bidang.bottom() - tinggi - tepi,
                       bidang.right() - sudut.x() - tepi, tinggi)  # fmt: skip
        muat = ukuran.elidedText(
            str(Kuadran.OUTPUT_BELUM), Qt.TextElideMode.ElideRight, bawah.width()
        )
        painter.drawText(bawah, Qt.AlignmentFlag.AlignRight, muat)

    def _sumbu(self, painter: QPainter, tempat: BidangKuadran, garis: _Garis) -> None:
        b, bidang, (k, rp, lebih) = self._besaran, tempat.kotak, garis
        font = b.huruf(PT_KISI)
        tinggi = QFontMetricsF(font).height()
        painter.setFont(font)
        painter.setPen(QPen(self._tema.warna("garis_kuat"), 1))
        painter.drawLine(bidang.topLeft(), bidang.bottomLeft())
        painter.drawLine(bidang.bottomLeft(), bidang.bottomRight())
        painter.setPen(self._tema.warna("redup"))
        for x in (0.0, rp, 1.0, lebih, BATAS_X):
            titik = tempat.di(x, 0)
            teks = f"{round(100 * x)}" + ("+" if x == BATAS_X else "")
            kotak = QRectF(titik.x() - 30, bidang.bottom() + b.px(2), 60, tinggi)
            if x == BATAS_X:
                kotak.moveRight(bidang.right() + b.px(8))
            painter.drawText(kotak, Qt.AlignmentFlag.AlignHCenter, teks)
        for y in (0.0, round(k, 2), 1.0, BATAS_Y):
            titik = tempat.di(0, y)
            teks = f"{round(100 * y)}" + ("+" if y == BATAS_Y else "")
            kotak = QRectF(0, titik.y() - tinggi / 2, bidang.left() - b.px(5), tinggi)
            painter.drawText(kotak, Qt.AlignmentFlag.AlignRight, teks)
        self._nama_sumbu(painter, bidang, tinggi)

    def _nama_sumbu(self, painter: QPainter, bidang: QRectF, tinggi: float) -> None:
        b = self._besaran
        painter.setPen(self._tema.warna("teks"))
        bawah = QRectF(bidang.left(), bidang.bottom() + tinggi + b.px(3), bidang.width(), tinggi)
        painter.drawText(
            bawah,
            Qt.AlignmentFlag.AlignRight,
            "belanja terhadap anggaran kas, % →",
        )
        painter.drawText(
            QRectF(b.px(4), 0, bidang.width(), tinggi),
            0,
            "↑ kinerja terhadap target, %",
        )

    def keterangan(self, painter: QPainter, tempat: BidangKuadran, tanpa: int) -> None:
        """What the points mean, below everything; ``tanpa`` counts the items without a place."""
        b = self._besaran
        font = b.huruf(PT_KISI)
        bidang, tinggi = tempat.kotak, QFontMetricsF(font).height()
        painter.setFont(font)
        painter.setPen(self._tema.warna("redup"))
        atas = bidang.bottom() + 2 * tinggi + b.px(4)
        kotak = QRectF(bidang.left(), atas, bidang.width(), tinggi)
        lain = f" · {tanpa} butir tanpa letak di sini" if tanpa else ""
        painter.drawText(kotak, 0, f"besar lingkaran: pagu · angka: nomor di daftar{lain}")
