"""The six figures above the meeting's list, and the sentence under them: painted, so that they
grow with the projector."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simpelin.domain.angka import STRIP, bulatkan, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.monev import AngkaKantor
from simpelin.domain.prognosis import AKHIR, Rentang
from simpelin.services.asal_indikator import Ukuran
from simpelin.services.monev import Monev
from simpelin.ui.tema import PT_KISI, Tema
from simpelin.ui.terjemahan import tanggal_singkat
from simpelin.ui.widgets.besaran import Besaran
from simpelin.ui.widgets.grafik import rupiah_singkat
from simpelin.ui.widgets.lukis import lukis_tanda_besar

PT_ANGKA = 20
"""The six figures are read from the end of the table."""
_TANDA = 46
"""Pixels that a state's patch takes beside its figure."""


@dataclass(frozen=True, slots=True)
class Angka:
    """One of the six: what it is, the figure, a word under it, its state, what it derives from."""

    nama: str
    nilai: str
    bawah: str
    warna: str = ""
    ukuran: Ukuran | None = None
    jelas: str = ""
    register: bool = False
    """Whether a click opens the register of follow-ups."""

    @property
    def dapat_dibuka(self) -> bool:
        return self.ukuran is not None or self.register


def enam_angka(
    kantor: AngkaKantor, triwulan: int, warna_k: str, tindak_lanjut: tuple[int, int]
) -> tuple[Angka, ...]:
    """The six figures in words; ``tindak_lanjut`` counts the open and the overdue ones."""
    k = kantor
    terbuka, lewat = tindak_lanjut
    akhir = triwulan == AKHIR
    sisa = STRIP if k.sisa is None else f"Rp {rupiah_singkat(int(bulatkan(k.sisa)))}"
    return (
        Angka(
            "Kinerja (K)",
            tulis_persen(k.kinerja),
            f"{k.terlapor} dari {k.wajib} sudah lapor",
            warna_k,
            Ukuran.CAPAIAN,
        ),
        Angka("Serapan", tulis_persen(k.serapan), "dari pagu", ukuran=Ukuran.SERAPAN),
        Angka("Serapan tanpa gaji", tulis_persen(k.serapan_tanpa_gaji), "dari pagu tanpa gaji"),
        Angka(
            "Kinerja setahun" if akhir else "Prognosis K 31 Desember",
            _rentang(k.prognosis, 100),
            f"serapan {_rentang(k.serapan_akhir, 1)}",
            jelas="Terendah dan tertinggi menurut laju sampai sekarang dan menurut rencana; "
            "kinerja terhadap target setahun, serapan terhadap pagu.",
        ),
        Angka(
            "Tidak terserap" if akhir else "Perkiraan tidak terserap",
            sisa,
            f"{tulis_persen(k.sisa_persen, 1)} dari pagu",
            jelas=_jelas_sisa(k),
        ),
        Angka(
            "Tindak lanjut",
            f"{terbuka} terbuka",
            f"{lewat} lewat tenggat" if lewat else "tidak ada yang lewat tenggat",
            "merah" if lewat else "",
            jelas="Buka register tindak lanjut",
            register=True,
        ),
    )


def _jelas_sisa(k: AngkaKantor) -> str:
    if k.sisa is None:
        return ""
    tanpa = f" {k.tanpa_prognosis} sub kegiatan tanpa anggaran kas tidak ikut dihitung."
    return f"Rp {tulis_rupiah(int(bulatkan(k.sisa)))}.{tanpa if k.tanpa_prognosis else ''}"


def _rentang(rentang: Rentang | None, kali: int) -> str:
    """``86–92 %``; one figure where both ends round to the same."""
    if rentang is None:
        return STRIP
    bawah, atas = (tulis_angka(Fraction(n * kali), 0) for n in (rentang.bawah, rentang.atas))
    return f"{bawah} %" if bawah == atas else f"{bawah}–{atas} %"


class EnamAngka(QWidget):
    """Paints the six figures in a row; a click on one that has a derivation opens it."""

    dibuka = Signal(object)
    """The ``Ukuran`` of the office's figure that was clicked; ``None`` for the follow-ups."""

    def __init__(self, tema: Tema, besaran: Besaran, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tema = tema
        self._besaran = besaran
        self._angka: tuple[Angka, ...] = ()
        self._kalimat = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        tema.berubah.connect(self.update)
        besaran.berubah.connect(self.updateGeometry)

    def atur(self, angka: tuple[Angka, ...], kalimat: str) -> None:
        self._angka = angka
        self._kalimat = kalimat
        dibaca = "; ".join(f"{a.nama} {a.nilai}, {a.bawah}" for a in angka)
        self.setAccessibleName(f"{dibaca}. {kalimat}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        b = self._besaran
        kecil, besar = (
            QFontMetricsF(b.huruf(pt, tebal=pt == PT_ANGKA)).height() for pt in (PT_KISI, PT_ANGKA)
        )
        bawah = kecil + b.px(7) if self._kalimat else 0
        return QSize(600, round(2 * kecil + besar + bawah + b.px(12)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    # --- painting ------------------------------------------------------------------

    def _kotak(self, nomor: int) -> QRectF:
        lebar = self.width() / max(1, len(self._angka))
        tinggi = float(self.height())
        if self._kalimat:
            tinggi -= QFontMetricsF(self._besaran.huruf(PT_KISI)).height() + self._besaran.px(7)
        return QRectF(nomor * lebar, 0, lebar, tinggi)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._tema.warna("garis"))
        painter.setBrush(self._tema.warna("permukaan"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        for nomor, satu in enumerate(self._angka):
            kotak = self._kotak(nomor)
            if nomor:
                painter.setPen(self._tema.warna("garis"))
                painter.drawLine(kotak.topLeft() + QPoint(0, 8), kotak.bottomLeft() - QPoint(0, 6))
            self._satu(painter, kotak.adjusted(self._besaran.px(12), 0, -4, 0), satu)
        if self._kalimat:
            self._bawah(painter)

    def _satu(self, painter: QPainter, kotak: QRectF, satu: Angka) -> None:
        b = self._besaran
        kecil, besar = b.huruf(PT_KISI), b.huruf(PT_ANGKA, tebal=True)
        t_kecil, t_besar = QFontMetricsF(kecil).height(), QFontMetricsF(besar).height()
        y = kotak.top() + b.px(5)
        painter.setFont(kecil)
        painter.setPen(self._tema.warna("redup"))
        self._kecil(painter, QRectF(kotak.left(), y, kotak.width(), t_kecil), satu.nama)
        y += t_kecil - b.px(1)
        font = self._muat(satu.nilai, kotak.width() - (b.px(_TANDA) if satu.warna else 0))
        painter.setFont(font)
        painter.setPen(self._tema.warna("teks"))
        baris = QRectF(kotak.left(), y, kotak.width(), t_besar)
        painter.drawText(baris, int(Qt.AlignmentFlag.AlignVCenter), satu.nilai)
        if satu.warna:
            lebar = QFontMetricsF(font).horizontalAdvance(satu.nilai) + b.px(8)
            tanda = QRectF(kotak.left() + lebar, y, b.px(24), t_besar)
            lukis_tanda_besar(painter, tanda, self._tema, satu.warna, 1.25 * b.faktor)
        painter.setFont(kecil)
        painter.setPen(self._tema.warna("redup"))
        bawah = QRectF(kotak.left(), y + t_besar - b.px(1), kotak.width(), t_kecil)
        self._kecil(painter, bawah, satu.bawah)

    def _kecil(self, painter: QPainter, kotak: QRectF, teks: str) -> None:
        """A muted line; in a narrow window it ends in '…'."""
        ukuran = QFontMetricsF(painter.font())
        pendek = ukuran.elidedText(teks, Qt.TextElideMode.ElideRight, kotak.width())
        painter.drawText(kotak, 0, pendek)

    def _muat(self, teks: str, lebar: float) -> QFont:
        """The figure's font, a little smaller where the column is too narrow for it."""
        pt = float(PT_ANGKA)
        while pt > PT_KISI:
            font = self._besaran.huruf(pt, tebal=True)
            if QFontMetricsF(font).horizontalAdvance(teks) <= lebar:
                break
            pt -= 1
        return font

    def _bawah(self, painter: QPainter) -> None:
        b = self._besaran
        font = b.huruf(PT_KISI)
        ukuran = QFontMetricsF(font)
        kotak = QRectF(self.rect()).adjusted(b.px(12), 0, -b.px(8), -b.px(5))
        kotak.setTop(kotak.bottom() - ukuran.height())
        painter.setPen(self._tema.warna("garis"))
        y = kotak.top() - b.px(3)
        painter.drawLine(QRectF(self.rect()).topLeft() + QPoint(1, round(y)),
                         QPoint(self.width() - 2, round(y)))  # fmt: skip
        painter.setFont(font)
        painter.setPen(self._tema.warna("teks"))
        teks = ukuran.elidedText(self._kalimat, Qt.TextElideMode.ElideRight, kotak.width())
        painter.drawText(kotak, int(Qt.AlignmentFlag.AlignVCenter), teks)

    # --- mouse -----------------------------------------------------------------------

    def _di(self, titik: QPoint) -> Angka | None:
        for nomor, satu in enumerate(self._angka):
            if self._kotak(nomor).contains(titik.toPointF()):
                return satu
        return None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            satu = self._di(event.pos())
            QToolTip.showText(event.globalPos(), _utuh(satu) if satu else self._kalimat, self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        satu = self._di(event.position().toPoint())
        tangan = satu is not None and satu.dapat_dibuka
        self.setCursor(Qt.CursorShape.PointingHandCursor if tangan else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        satu = self._di(event.position().toPoint())
        if satu is not None and satu.dapat_dibuka:
            self.dibuka.emit(satu.ukuran)


def _utuh(satu: Angka) -> str:
    """All that a figure says: its lines may end in '…'."""
    return "\n".join(filter(None, (f"{satu.nama}: {satu.nilai}, {satu.bawah}", satu.jelas)))


def kata_bar(monev: Monev) -> str:
    """The bar: when the data is of, units that reported and that were on time."""
    lapor = monev.laporan
    return (
        f"{_kapan(monev)}{lapor.sudah} dari {lapor.unit} unit sudah lapor, {lapor.tepat_waktu}"
        f" tepat waktu (batas {tanggal_singkat(lapor.batas)})"
        + (f"  ·  {len(monev.tanpa_dukung)} butir tanpa bukti" if monev.tanpa_dukung else "")
    )


def _kapan(monev: Monev) -> str:
    """When the meeting was closed, else when the last figure came."""
    rapat = monev.rapat
    if rapat.ditutup and rapat.ditutup_pada is not None:
        waktu, kata = datetime.fromisoformat(rapat.ditutup_pada), "ditutup"
    elif monev.data_per is not None:
        waktu, kata = monev.data_per, "data per"
    else:
        return ""
    return f"{kata} {tanggal_singkat(waktu.date())} {waktu:%H.%M}  ·  "
