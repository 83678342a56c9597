"""The nine elements of the survey as bars on the scale of answers, 1 to 4."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simpelin.domain.angka import STRIP, tulis_angka
from simpelin.domain.ikm import IKM, UNSUR, mutu_ikm, unsur_ujung
from simpelin.ui.tema import PT_KISI, Tema, huruf

TINGGI = 27
_NAMA, _NILAI = 236, 176
_SKALA = (1, 4)


class BatangUnsur(QWidget):
    """A bar is the period's mean, a tick the year's; lowest and highest are named."""

    def __init__(self, tema: Tema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tema = tema
        self.ikm: IKM | None = None
        self.tahun: IKM | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Sembilan unsur")
        tema.berubah.connect(self.update)

    def muat(self, ikm: IKM, tahun: IKM) -> None:
        """Show these elements."""
        self.ikm, self.tahun = ikm, tahun
        self.setAccessibleDescription("; ".join(f"{a}: {b}" for a, b in self.baris()))
        self.update()

    def baris(self) -> list[tuple[str, str]]:
        """Name and words of each element, as they are painted."""
        ujung = None if self.ikm is None else unsur_ujung(self.ikm)
        hasil = []
        for n, nama in enumerate(UNSUR):
            nrr = None if self.ikm is None else self.ikm.nrr[n]
            teks = STRIP
            if nrr is not None:
                teks = f"{tulis_angka(nrr, 2)} · {mutu_ikm(nrr * 25)[0]}"
            if ujung is not None and n in ujung:
                teks += "  terendah" if n == ujung[0] else "  tertinggi"
            hasil.append((f"U{n + 1}  {nama}", teks))
        return hasil

    def sizeHint(self) -> QSize:
        return QSize(_NAMA + _NILAI + 200, TINGGI * len(UNSUR) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(huruf(PT_KISI))
        for n, (nama, nilai) in enumerate(self.baris()):
            self._satu(painter, n, nama, nilai)

    def _satu(self, painter: QPainter, n: int, nama: str, nilai: str) -> None:
        atas, warna = n * TINGGI, self._tema.warna
        tengah = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        ukuran = QFontMetrics(painter.font())
        pendek = ukuran.elidedText(nama, Qt.TextElideMode.ElideRight, _NAMA - 12)
        painter.setPen(warna("teks"))
        painter.drawText(QRectF(0, atas, _NAMA, TINGGI), int(tengah), pendek)
        jalur = QRectF(_NAMA, atas + 8, max(40, self.width() - _NAMA - _NILAI), TINGGI - 16)
        painter.fillRect(jalur, warna("sorot"))
        nrr = None if self.ikm is None else self.ikm.nrr[n]
        if nrr is not None:
            batang = QRectF(jalur)
            batang.setWidth(jalur.width() * _bagian(float(nrr)))
            painter.fillRect(batang, warna("redup"))
        setahun = None if self.tahun is None else self.tahun.nrr[n]
        if setahun is not None:
            painter.setPen(QPen(warna("teks"), 2))
            x = jalur.left() + jalur.width() * _bagian(float(setahun))
            painter.drawLine(int(x), int(jalur.top()) - 4, int(x), int(jalur.bottom()) + 4)
        painter.setPen(warna("teks"))
        kotak = QRectF(jalur.right() + 12, atas, _NILAI - 12, TINGGI)
        painter.drawText(kotak, int(tengah), nilai)


def _bagian(nrr: float) -> float:
    bawah, atas = _SKALA
    return min(max((nrr - bawah) / (atas - bawah), 0.0), 1.0)
