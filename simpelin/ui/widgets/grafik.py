"""The small chart of plan against realisation, painted by hand: matplotlib stays out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simpelin.domain.angka import tulis_angka, tulis_rupiah
from simpelin.ui.tema import PT_KISI, Tema, huruf

_JUTA, _MILIAR = 1_000_000, 1_000_000_000


@dataclass(frozen=True, slots=True)
class SeriKas:
    """Cumulative rupiah by quarter; ``None`` where there is none yet."""

    rencana: tuple[int | None, ...] = ()
    realisasi: tuple[int | None, ...] = ()
    pagu: int = 0


def rupiah_singkat(nilai: int) -> str:
    """``4,56 M`` or ``961 jt``; what is less than a tenth of a million in full."""
    if nilai < _JUTA // 10:
        return tulis_rupiah(nilai)
    if nilai >= _MILIAR:
        return f"{tulis_angka(Fraction(nilai, _MILIAR), 2)} M"
    return f"{tulis_angka(Fraction(nilai, _JUTA), 0 if nilai >= 10 * _JUTA else 1)} jt"


class GrafikKas(QWidget):
    """Columns: realisation to each quarter's end. Line with dots: the cash plan."""

    def __init__(self, tema: Tema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tema = tema
        self._seri = SeriKas()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(150)
        tema.berubah.connect(self.update)

    def atur(self, seri: SeriKas) -> None:
        self._seri = seri
        self.setAccessibleName(self._dibaca())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(340, 180)

    def _dibaca(self) -> str:
        bagian = [
            f"TW {n}: realisasi {rupiah_singkat(satu)}"
            for n, satu in enumerate(self._seri.realisasi, start=1)
            if satu is not None
        ]
        return "Realisasi anggaran kumulatif. " + "; ".join(bagian)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(huruf(PT_KISI))
        tinggi = QFontMetricsF(painter.font()).height()
        bidang = QRectF(self.rect()).adjusted(4, tinggi * 1.5 + 6, -4, -tinggi - 6)
        semua = [n for n in (*self._seri.rencana, *self._seri.realisasi) if n is not None]
        puncak = max([*semua, self._seri.pagu, 1])
        self._legenda(painter, tinggi)
        self._batang(painter, bidang, puncak, tinggi)
        self._garis(painter, bidang, puncak)

    def _x(self, bidang: QRectF, nomor: int) -> float:
        return bidang.left() + bidang.width() * (nomor + 0.5) / 4

    def _batang(self, painter: QPainter, bidang: QRectF, puncak: int, tinggi: float) -> None:
        tema = self._tema
        painter.setPen(QPen(tema.warna("garis_kuat"), 1))
        painter.drawLine(bidang.bottomLeft(), bidang.bottomRight())
        lebar = min(56.0, bidang.width() / 6)
        for nomor, nama in enumerate(("TW I", "TW II", "TW III", "TW IV")):
            x = self._x(bidang, nomor)
            painter.setPen(tema.warna("redup"))
            bawah = QRectF(x - 40, bidang.bottom() + 3, 80, tinggi)
            painter.drawText(bawah, Qt.AlignmentFlag.AlignCenter, nama)
            nilai = self._seri.realisasi[nomor] if nomor < len(self._seri.realisasi) else None
            if nilai is None:
                continue
            batang = max(1.0, bidang.height() * nilai / puncak)
            kotak = QRectF(x - lebar / 2, bidang.bottom() - batang, lebar, batang)
            painter.fillRect(kotak, tema.warna("garis_kuat"))
            painter.setPen(tema.warna("teks"))
            muat = batang > 2.4 * tinggi
            y = kotak.top() + tinggi * 0.6 if muat else self._di_atas(bidang, nomor, puncak, kotak)
            y -= 0 if muat else tinggi + 6
            atas = QRectF(x - 44 - (0 if muat else 16), y, 88, tinggi)
            painter.drawText(atas, Qt.AlignmentFlag.AlignCenter, rupiah_singkat(nilai))

    def _di_atas(self, bidang: QRectF, nomor: int, puncak: int, kotak: QRectF) -> float:
        """Above both the column and the line, left of where the line climbs."""
        rencana = self._seri.rencana[nomor] if nomor < len(self._seri.rencana) else None
        garis = bidang.bottom() - bidang.height() * (rencana or 0) / puncak
        return min(kotak.top(), garis)

    def _garis(self, painter: QPainter, bidang: QRectF, puncak: int) -> None:
        titik = [
            QPointF(self._x(bidang, nomor), bidang.bottom() - bidang.height() * nilai / puncak)
            for nomor, nilai in enumerate(self._seri.rencana)
            if nilai is not None
        ]
        painter.setPen(QPen(self._tema.warna("teks"), 1.5, Qt.PenStyle.DashLine))
        painter.drawPolyline(titik)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tema.warna("teks"))
        for satu in titik:
            painter.drawEllipse(satu, 3, 3)

    def _legenda(self, painter: QPainter, tinggi: float) -> None:
        tema, y = self._tema, tinggi / 2
        painter.fillRect(QRectF(4, y - 5, 12, 10), tema.warna("garis_kuat"))
        painter.setPen(tema.warna("redup"))
        painter.drawText(QPointF(22, y + tinggi * 0.3), "realisasi")
        x = 30 + QFontMetricsF(painter.font()).horizontalAdvance("realisasi")
        painter.setPen(QPen(tema.warna("teks"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, y), QPointF(x + 20, y))
        painter.setPen(tema.warna("redup"))
        painter.drawText(QPointF(x + 26, y + tinggi * 0.3), "anggaran kas (RAK)")
