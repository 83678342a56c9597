"""The quadrant: kinerja against money, pagu as size; a click opens the item.

Painted by Qt, letters in the points, so that it reads in grey and without colours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simpelin.domain.ambang import BAWAAN, Ambang
from simpelin.domain.angka import tulis_persen, tulis_rupiah
from simpelin.domain.monev import TitikKuadran
from simpelin.domain.penilaian import Kuadran
from simpelin.domain.rencana import Kunci
from simpelin.ui.tema import HURUF, PT_KISI, Tema
from simpelin.ui.widgets.besaran import Besaran
from simpelin.ui.widgets.kuadran_latar import BidangKuadran, LatarKuadran, bidang_kuadran

JARI_KECIL, JARI_BESAR = 9.0, 32.0


class GrafikKuadran(QWidget):
    """Points by K (upward) and Rp (to the right), both against plan."""

    dipilih = Signal(object)
    """The ``Kunci`` of the point that was clicked or reached with the arrows."""
    putuskan = Signal()

    def __init__(self, tema: Tema, besaran: Besaran, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tema = tema
        self._besaran = besaran
        self._latar = LatarKuadran(tema, besaran)
        self._titik: tuple[TitikKuadran, ...] = ()
        self._nomor: Mapping[Kunci, int] = {}
        self._ambang = BAWAAN
        self._tanpa = 0
        self._kini: Kunci | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(220)
        tema.berubah.connect(self.update)
        besaran.berubah.connect(self.update)

    def atur(
        self,
        titik: Sequence[TitikKuadran],
        nomor: Mapping[Kunci, int],
        ambang: Ambang,
        tanpa: int = 0,
    ) -> None:
        """Show these points; ``nomor`` is their place in the list, ``tanpa`` counts the items
        that have no place here."""
        self._titik, self._nomor = tuple(titik), nomor
        self._ambang, self._tanpa = ambang, tanpa
        self.setAccessibleName(self._dibaca())
        self.update()

    def tandai(self, kunci: Kunci | None) -> None:
        """Ring this point as the current one."""
        if kunci != self._kini:
            self._kini = kunci
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def _dibaca(self) -> str:
        jumlah = {k: sum(satu.kuadran is k for satu in self._titik) for k in Kuadran}
        isi = "; ".join(f"{nama}: {n}" for nama, n in jumlah.items() if n)
        return f"Kuadran kinerja dan anggaran. {isi}"

    # --- where things are --------------------------------------------------------------

    @property
    def _tempat(self) -> BidangKuadran:
        return bidang_kuadran(QRectF(self.rect()), self._besaran)

    def _bidang(self) -> QRectF:
        return self._tempat.kotak

    def pusat(self, satu: TitikKuadran) -> QPointF:
        """Where a point stands, in the widget's pixels; on the edge where it lies beyond."""
        jari = self.jari(satu) * 0.6
        titik, bidang = self._tempat.di(float(satu.spi_rp), float(satu.spi_k)), self._bidang()
        x = min(max(titik.x(), bidang.left() + jari), bidang.right() - jari)
        y = min(max(titik.y(), bidang.top() + jari), bidang.bottom() - jari)
        return QPointF(x, y)

    def jari(self, satu: TitikKuadran) -> float:
        """The radius: its area grows with the pagu."""
        terbesar = max((t.pagu for t in self._titik), default=0)
        porsi = sqrt(satu.pagu / terbesar) if terbesar > 0 else 0.0
        return self._besaran.px(JARI_KECIL + (JARI_BESAR - JARI_KECIL) * porsi)

    def di_titik(self, titik: QPointF) -> tuple[TitikKuadran, ...]:
        """The points under a place, topmost first."""
        kena = []
        for satu in reversed(self._titik):
            pusat = self.pusat(satu)
            jarak = (pusat.x() - titik.x()) ** 2 + (pusat.y() - titik.y()) ** 2
            if jarak <= self.jari(satu) ** 2:
                kena.append(satu)
        return tuple(kena)

    # --- painting ----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tempat = self._tempat
        self._latar.lukis(painter, tempat, self._ambang)
        for satu in self._titik:
            self._gambar_titik(painter, satu)
        for nomor, satu in enumerate(self._titik):
            self._tulis_huruf(painter, satu, self._titik[nomor + 1 :])
            self._tulis_nomor(painter, satu)
        for satu in self._titik:
            if satu.kunci == self._kini:
                self._gambar_kini(painter, satu)
        self._latar.keterangan(painter, tempat, self._tanpa)

    def _gambar_titik(self, painter: QPainter, satu: TitikKuadran) -> None:
        pusat, jari = self.pusat(satu), self.jari(satu)
        if satu.warna:
            keadaan = self._tema.keadaan(satu.warna)
            isi, garis = QColor(keadaan.latar), QColor(keadaan.garis)
        else:
            isi, garis = self._tema.warna("permukaan"), self._tema.warna("garis_kuat")
        # a ring of the ground keeps points apart that lie over each other
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tema.warna("permukaan"))
        painter.drawEllipse(pusat, jari + 1.5, jari + 1.5)
        painter.setPen(QPen(garis, 1.2))
        painter.setBrush(isi)
        painter.drawEllipse(pusat, jari, jari)

    def _tulis_huruf(
        self, painter: QPainter, satu: TitikKuadran, di_atasnya: Sequence[TitikKuadran]
    ) -> None:
        """The state's letter: in the middle, or where no other point covers it."""
        if not satu.warna:
            return
        tempat = self._tempat_huruf(satu, di_atasnya)
        if tempat is None:
            return
        font = self._besaran.huruf(PT_KISI, tebal=True)
        painter.setFont(font)
        painter.setPen(QColor(self._tema.keadaan(satu.warna).teks))
        kotak = QRectF(0, 0, 2 * QFontMetricsF(font).height(), QFontMetricsF(font).height())
        kotak.moveCenter(tempat)
        painter.drawText(kotak, Qt.AlignmentFlag.AlignCenter, HURUF[satu.warna])

    def _tempat_huruf(
        self, satu: TitikKuadran, di_atasnya: Sequence[TitikKuadran]
    ) -> QPointF | None:
        pusat, jari, tepi = self.pusat(satu), self.jari(satu), self._besaran.px(6)
        lain = [(self.pusat(t), self.jari(t) + tepi) for t in di_atasnya]
        calon = [pusat]
        for sudut in range(8):
            arah = QPointF(cos(sudut * pi / 4), sin(sudut * pi / 4))
            calon.append(pusat + arah * (jari - tepi))
        for titik in calon:
            jarak = ((titik - p, r) for p, r in lain)
            if all(d.x() ** 2 + d.y() ** 2 > r * r for d, r in jarak):
                return titik
        return None

    def _tulis_nomor(self, painter: QPainter, satu: TitikKuadran) -> None:
        """The place in the list of what lags, beside its point and on no other."""
        nomor = self._nomor.get(satu.kunci)
        if nomor is None or satu.warna not in ("merah", "oranye") or satu.kunci == self._kini:
            return
        font = self._besaran.huruf(PT_KISI)
        ukuran, bidang = QFontMetricsF(font), self._bidang()
        pusat, jari = self.pusat(satu), self.jari(satu) + ukuran.height() * 0.55
        lain = [(self.pusat(t), self.jari(t)) for t in self._titik if t is not satu]
        kotak = QRectF(0, 0, ukuran.horizontalAdvance("00"), ukuran.height())
        for sudut in (-45, 0, 45, 180, 225, 135):
            kotak.moveCenter(pusat + QPointF(cos(sudut * pi / 180), sin(sudut * pi / 180)) * jari)
            jarak = ((kotak.center() - p, r + jari - self.jari(satu)) for p, r in lain)
            bebas = all(d.x() ** 2 + d.y() ** 2 > r * r for d, r in jarak)
            if bebas and bidang.contains(kotak):
                painter.setFont(font)
                painter.setPen(self._tema.warna("teks"))
                painter.drawText(kotak, Qt.AlignmentFlag.AlignCenter, str(nomor))
                return

    def _gambar_kini(self, painter: QPainter, satu: TitikKuadran) -> None:
        """The current point over the others, ringed, with its name."""
        self._gambar_titik(painter, satu)
        self._tulis_huruf(painter, satu, ())
        b, pusat, jari = self._besaran, self.pusat(satu), self.jari(satu)
        painter.setPen(QPen(self._tema.warna("aksen"), b.px(3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(pusat, jari + b.px(3), jari + b.px(3))
        font = b.huruf(PT_KISI, tebal=True)
        ukuran, bidang = QFontMetricsF(font), self._bidang()
        nomor = self._nomor.get(satu.kunci)
        nama = satu.nama if nomor is None else f"{nomor} · {satu.nama}"
        nama = ukuran.elidedText(nama, Qt.TextElideMode.ElideRight, bidang.width() * 0.6)
        lebar = ukuran.horizontalAdvance(nama) + b.px(12)
        kotak = QRectF(0, 0, lebar, ukuran.height() + b.px(4))
        kotak.moveCenter(QPointF(pusat.x(), pusat.y() - jari - b.px(8) - kotak.height() / 2))
        if kotak.top() < bidang.top():
            kotak.moveTop(pusat.y() + jari + b.px(8))
        kotak.moveLeft(min(max(kotak.left(), bidang.left()), bidang.right() - lebar))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tema.warna("aksen"))
        painter.drawRoundedRect(kotak, 3, 3)
        painter.setPen(self._tema.warna("aksen_teks"))
        painter.setFont(font)
        painter.drawText(kotak, Qt.AlignmentFlag.AlignCenter, nama)

    # --- mouse and keys ----------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            kena = self.di_titik(event.pos().toPointF())
            teks = "\n".join(map(_jelas, kena[:4]))
            QToolTip.showText(event.globalPos(), teks, self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        kena = self.di_titik(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if kena else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the point; clicking again on points that lie over each other goes through them."""
        kena = [satu.kunci for satu in self.di_titik(event.position())]
        if kena:
            tempat = kena.index(self._kini) + 1 if self._kini in kena else 0
            self._buka(kena[tempat % len(kena)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the nearest point in their direction."""
        arah = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))
        if arah is not None:
            self._langkah(*arah)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.putuskan.emit()
        else:
            super().keyPressEvent(event)

    def _langkah(self, dx: int, dy: int) -> None:
        kini = next((satu for satu in self._titik if satu.kunci == self._kini), None)
        if kini is None:
            if self._titik:
                self._buka(self._titik[-1].kunci)
            return
        asal = self.pusat(kini)
        terbaik: tuple[float, Kunci] | None = None
        for satu in self._titik:
            beda = self.pusat(satu) - asal
            maju = beda.x() * dx + beda.y() * dy
            samping = abs(beda.x() * dy) + abs(beda.y() * dx)
            if satu.kunci != self._kini and maju > 1:
                jarak = maju + 2 * samping
                if terbaik is None or jarak < terbaik[0]:
                    terbaik = (jarak, satu.kunci)
        if terbaik is not None:
            self._buka(terbaik[1])

    def _buka(self, kunci: Kunci) -> None:
        self.tandai(kunci)
        self.dipilih.emit(kunci)


def _jelas(satu: TitikKuadran) -> str:
    k, rp = (tulis_persen(100 * n, 1) for n in (satu.spi_k, satu.spi_rp))
    pagu = tulis_rupiah(satu.pagu)
    return f"{satu.nama}: kinerja {k} dari target, belanja {rp} dari kas, pagu Rp {pagu}"
