"""The item's two curves: kinerja and money, plan against realisation, and the forecast's fan.

Plan is dashed with open dots, realisation solid with filled ones, so that it reads in grey.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from simpelin.domain.angka import bulatkan, tulis_angka
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kurva import Kurva, puncak
from simpelin.domain.prognosis import AKHIR
from simpelin.ui.tema import PT_KISI, Tema
from simpelin.ui.widgets.besaran import Besaran
from simpelin.ui.widgets.grafik import rupiah_singkat

_LABEL = ("TW I", "TW II", "TW III", "31 Des")


class GrafikKurva(QWidget):
    """Two small charts side by side: kinerja at the left, money at the right."""

    def __init__(self, tema: Tema, besaran: Besaran, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tema = tema
        self._besaran = besaran
        self._kurva: tuple[Kurva | None, Kurva | None] = (None, None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tema.berubah.connect(self.update)
        besaran.berubah.connect(self.updateGeometry)

    def atur(self, kinerja: Kurva | None, belanja: Kurva | None) -> None:
        self._kurva = (kinerja, belanja)
        self.setAccessibleName("; ".join(dibaca(k) for k in self._kurva if k is not None))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, round(self._besaran.px(136)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lebar = self.width() / 2
        for nomor, kurva in enumerate(self._kurva):
            kotak = QRectF(nomor * lebar, 0, lebar - self._besaran.px(8), self.height())
            self._satu(painter, kotak, kurva, uang=nomor == 1)

    # --- one chart -----------------------------------------------------------------------

    def _satu(self, painter: QPainter, kotak: QRectF, kurva: Kurva | None, *, uang: bool) -> None:
        b, tema = self._besaran, self._tema
        font, tebal = b.huruf(PT_KISI), b.huruf(PT_KISI, tebal=True)
        tinggi = QFontMetricsF(font).height()
        painter.setFont(tebal)
        painter.setPen(tema.warna("teks"))
        judul = "Belanja, Rp" if uang else "Kinerja"
        painter.drawText(QRectF(kotak.left(), 0, kotak.width(), tinggi), 0, judul)
        lebar_judul = QFontMetricsF(tebal).horizontalAdvance(judul) + b.px(6)
        painter.setFont(font)
        if kurva is None or not kurva.ada:
            painter.setPen(tema.warna("redup"))
            teks = (
                "belum ada rencana kas dan realisasi" if uang else "belum ada target dan realisasi"
            )
            painter.drawText(kotak, Qt.AlignmentFlag.AlignCenter, teks)
            return
        if not uang:
            painter.setPen(tema.warna("redup"))
            nama = f"{kurva.nama or 'indikator'}, {kurva.satuan}".rstrip(", ")
            ruang = kotak.width() - lebar_judul
            nama = QFontMetricsF(font).elidedText(nama, Qt.TextElideMode.ElideRight, ruang)
            painter.drawText(QRectF(kotak.left() + lebar_judul, 0, ruang, tinggi), 0, nama)
        bidang = kotak.adjusted(b.px(6), tinggi * 2 + b.px(4), -b.px(52), -tinggi - b.px(4))
        self._dasar(painter, bidang, tinggi)
        self._setahun(painter, bidang, kurva, uang)
        self._kipas(painter, bidang, kurva, uang)
        self._rencana(painter, bidang, kurva)
        self._realisasi(painter, bidang, kurva, uang)

    def _titik(self, bidang: QRectF, kurva: Kurva, nomor: int, nilai: Fraction) -> QPointF:
        x = bidang.left() + bidang.width() * (nomor + 0.4) / (AKHIR - 0.6)
        tinggi = bidang.height() * float(max(nilai, Fraction(0)) / puncak(kurva))
        return QPointF(x, bidang.bottom() - tinggi)

    def _dasar(self, painter: QPainter, bidang: QRectF, tinggi: float) -> None:
        painter.setPen(QPen(self._tema.warna("garis_kuat"), 1))
        painter.drawLine(bidang.bottomLeft(), bidang.bottomRight())
        painter.setPen(self._tema.warna("redup"))
        for nomor, nama in enumerate(_LABEL):
            x = bidang.left() + bidang.width() * (nomor + 0.4) / (AKHIR - 0.6)
            kotak = QRectF(x - 40, bidang.bottom() + 3, 80, tinggi)
            painter.drawText(kotak, Qt.AlignmentFlag.AlignHCenter, nama)

    def _setahun(self, painter: QPainter, bidang: QRectF, kurva: Kurva, uang: bool) -> None:
        """The year's target or the pagu: a thin line with its figure."""
        if kurva.setahun is None:
            return
        y = self._titik(bidang, kurva, 0, kurva.setahun).y()
        painter.setPen(QPen(self._tema.warna("garis_kuat"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(bidang.left(), y), QPointF(bidang.right(), y))
        painter.setPen(self._tema.warna("redup"))
        sebutan = "pagu" if uang else "target"
        teks = f"{sebutan} {tulis(kurva.setahun, uang)}"
        tinggi = QFontMetricsF(painter.font()).height()
        painter.drawText(QRectF(bidang.left(), y - tinggi - 1, bidang.width(), tinggi), 0, teks)

    def _rencana(self, painter: QPainter, bidang: QRectF, kurva: Kurva) -> None:
        titik = [
            self._titik(bidang, kurva, nomor, nilai)
            for nomor, nilai in enumerate(kurva.rencana)
            if nilai is not None
        ]
        painter.setPen(QPen(self._tema.warna("redup"), 1.4, Qt.PenStyle.DashLine))
        painter.drawPolyline(titik)
        painter.setPen(QPen(self._tema.warna("redup"), 1.4))
        painter.setBrush(self._tema.warna("permukaan"))
        for satu in titik:
            painter.drawEllipse(satu, self._besaran.px(2.6), self._besaran.px(2.6))

    def _realisasi(self, painter: QPainter, bidang: QRectF, kurva: Kurva, uang: bool) -> None:
        """Solid; it breaks where a quarter was not reported."""
        b, teks = self._besaran, self._tema.warna("teks")
        ada = [(n, nilai) for n, nilai in enumerate(kurva.realisasi) if nilai is not None]
        painter.setPen(QPen(teks, b.px(2.2)))
        for (n, nilai), (m, berikut) in pairwise(ada):
            if m == n + 1:
                painter.drawLine(
                    self._titik(bidang, kurva, n, nilai), self._titik(bidang, kurva, m, berikut)
                )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(teks)
        for n, nilai in ada:
            painter.drawEllipse(self._titik(bidang, kurva, n, nilai), b.px(3.4), b.px(3.4))
        if not ada:
            return
        n, nilai = ada[-1]
        titik = self._titik(bidang, kurva, n, nilai)
        font = b.huruf(PT_KISI, tebal=True)
        tinggi = QFontMetricsF(font).height()
        tulisan = tulis(nilai, uang)
        lebar = QFontMetricsF(font).horizontalAdvance(tulisan) + 4
        painter.setFont(font)
        painter.setPen(teks)
        # under the dot, and right of it: the plan lies above; at the bottom left of the fan
        kotak = QRectF(titik.x() + b.px(5), titik.y() + b.px(3), lebar, tinggi)
        if kotak.bottom() > bidang.bottom():
            kotak.moveTopLeft(QPointF(titik.x() - lebar - b.px(4), titik.y() - tinggi))
        if n == AKHIR - 1:
            kotak.moveTop(titik.y() - tinggi / 2)
        painter.drawText(kotak, Qt.AlignmentFlag.AlignLeft, tulisan)
        painter.setFont(b.huruf(PT_KISI))

    def _kipas(self, painter: QPainter, bidang: QRectF, kurva: Kurva, uang: bool) -> None:
        """From the last figure to the smallest and largest that the year may end with."""
        ujung = kurva.ujung
        n = len(kurva.realisasi) - 1
        nilai = kurva.realisasi[n] if n >= 0 else None
        if ujung is None or nilai is None or n >= AKHIR - 1:
            return
        asal = self._titik(bidang, kurva, n, nilai)
        bawah, pusat, atas = (
            self._titik(bidang, kurva, AKHIR - 1, satu)
            for satu in (ujung.bawah, ujung.pusat, ujung.atas)
        )
        isi = self._tema.warna("aksen")
        isi.setAlphaF(0.22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(isi)
        painter.drawPolygon(QPolygonF([asal, bawah, atas]))
        painter.setPen(QPen(self._tema.warna("aksen"), 1.6))
        painter.drawLine(asal, pusat)
        painter.drawLine(bawah, atas)
        self._ujung(painter, bidang, kurva, uang)

    def _ujung(self, painter: QPainter, bidang: QRectF, kurva: Kurva, uang: bool) -> None:
        assert kurva.ujung is not None
        b, ujung = self._besaran, kurva.ujung
        tinggi = QFontMetricsF(painter.font()).height()
        painter.setPen(self._tema.warna("aksen"))
        label = [(ujung.atas, -tinggi * 0.8), (ujung.bawah, -tinggi * 0.2)]
        if tulis(ujung.atas, uang) == tulis(ujung.bawah, uang):
            label = [(ujung.pusat, -tinggi / 2)]
        for nilai, geser in label:
            titik = self._titik(bidang, kurva, AKHIR - 1, nilai)
            y = min(titik.y() + geser, bidang.bottom() - tinggi)
            kotak = QRectF(titik.x() + b.px(5), y, b.px(52), tinggi)
            painter.drawText(kotak, 0, tulis(nilai, uang))


def tulis(nilai: Fraction, uang: bool) -> str:
    """A figure of the chart: short rupiah, or at most one decimal."""
    if uang:
        return rupiah_singkat(int(bulatkan(nilai)))
    return tulis_angka(bulatkan(nilai, 1))


def dibaca(kurva: Kurva) -> str:
    """The curve in words, for who cannot see it."""
    uang = kurva.satuan == "Rp"
    isi = [
        f"TW {ROMAWI[n]}: {tulis(nilai, uang)}"
        for n, nilai in enumerate(kurva.realisasi, 1)
        if nilai is not None
    ]
    ujung = ""
    if kurva.ujung is not None:
        bawah, atas = tulis(kurva.ujung.bawah, uang), tulis(kurva.ujung.atas, uang)
        ujung = f"; perkiraan 31 Desember {bawah} sampai {atas}"
    return f"{kurva.nama or 'Kinerja'}: {', '.join(isi) or 'belum ada realisasi'}{ujung}"
