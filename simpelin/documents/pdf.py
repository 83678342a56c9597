"""A document as PDF, drawn by Qt: the same document gives the same bytes.

Qt is imported here and nowhere else outside the window, and only when a PDF is written. Without
a window a Qt application without a screen is made for its fonts.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import TYPE_CHECKING

from simpelin.documents.tata import PT, Arsir, Citra, Garis, Halaman, Huruf, Tanda, Teks
from simpelin.documents.tata_blok import tata
from simpelin.domain.dokumen import Dokumen
from simpelin.paths import resource_path

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPdfWriter
    from PySide6.QtWidgets import QApplication

_DPI = 1200
_MM = _DPI / 25.4
_KELUARGA = "Simpelin Sans"
_ABU = "#E6E8EB"
_WAKTU = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}([^)]*)\)")
_WAKTU_XMP = re.compile(rb'(xmp:(?:Create|Modify|Metadata)Date)="[^"]{25}"')

_milik: list[QApplication] = []
"""Keeps the application of a process without a window alive."""


def pdf(dokumen: Dokumen) -> bytes:
    """The document's bytes as a PDF file."""
    _siapkan_qt()
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUuid
    from PySide6.QtGui import QPainter, QPdfWriter

    isi = QByteArray()
    wadah = QBuffer(isi)
    wadah.open(QIODevice.OpenModeFlag.WriteOnly)
    penulis = QPdfWriter(wadah)
    _atur(penulis, dokumen)
    lembar = tata(dokumen, _Pengukur(penulis))
    penulis.setDocumentId(QUuid(_sidik(dokumen)))
    _hadapkan(penulis, dokumen, lembar[0].mendatar)
    pelukis = QPainter(penulis)
    for nomor, satu in enumerate(lembar):
        if nomor:
            _hadapkan(penulis, dokumen, satu.mendatar)
            penulis.newPage()
        _lukis(pelukis, satu.tanda)
    pelukis.end()
    wadah.close()
    return _dengan_waktu(bytes(isi.data()), dokumen.tanggal)


def _siapkan_qt() -> None:
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        _milik.append(QApplication(["simpelin", "-platform", "offscreen"]))
    if _KELUARGA not in QFontDatabase.families():
        for gaya in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(resource_path("font", f"SimpelinSans-{gaya}.ttf")))


def _atur(penulis: QPdfWriter, dokumen: Dokumen) -> None:
    penulis.setResolution(_DPI)
    penulis.setTitle(dokumen.judul)
    penulis.setAuthor(dokumen.penulis)
    penulis.setCreator("SIMPELIN AJA")


def _hadapkan(penulis: QPdfWriter, dokumen: Dokumen, mendatar: bool) -> None:
    """How the next page lies."""
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize

    ukuran = QPageSize(QSizeF(*dokumen.kertas.value), QPageSize.Unit.Millimeter)
    arah = QPageLayout.Orientation.Landscape if mendatar else QPageLayout.Orientation.Portrait
    penulis.setPageLayout(QPageLayout(ukuran, arah, QMarginsF()))


def _sidik(dokumen: Dokumen) -> str:
    """The file's identity, from what it says: PDF wants one, and chance would differ."""
    h = hashlib.sha256(repr(dokumen).encode()).hexdigest()
    return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-8{h[17:20]}-{h[20:32]}"


def _dengan_waktu(isi: bytes, hari: date) -> bytes:
    """The document's own date where Qt wrote the clock's; as long as it, so no offset moves."""

    def ganti(cocok: re.Match[bytes]) -> bytes:
        zona = b"Z" if len(cocok[2]) == 1 else b"+00'00'"[: len(cocok[2])]
        return b"/%b (D:%b000000%b)" % (cocok[1], f"{hari:%Y%m%d}".encode(), zona)

    xmp = rb'="%b"' % f"{hari:%Y-%m-%d}T00:00:00+00:00".encode()
    return _WAKTU_XMP.sub(lambda cocok: cocok[1] + xmp, _WAKTU.sub(ganti, isi, count=2), count=3)


class _Pengukur:
    """Widths as this PDF will have them."""

    def __init__(self, penulis: QPdfWriter) -> None:
        self._penulis = penulis
        self._ukur: dict[Huruf, QFontMetricsF] = {}
        self._ingat: dict[tuple[str, Huruf], float] = {}

    def lebar(self, teks: str, huruf: Huruf) -> float:
        kunci = (teks, huruf)
        if kunci not in self._ingat:
            self._ingat[kunci] = self._metrik(huruf).horizontalAdvance(teks) / _MM
        return self._ingat[kunci]

    def _metrik(self, huruf: Huruf) -> QFontMetricsF:
        from PySide6.QtGui import QFontMetricsF

        if huruf not in self._ukur:
            self._ukur[huruf] = QFontMetricsF(_huruf(huruf), self._penulis)
        return self._ukur[huruf]


def _huruf(huruf: Huruf) -> QFont:
    from PySide6.QtGui import QFont

    hasil = QFont(_KELUARGA)
    hasil.setPointSizeF(huruf.ukuran)
    hasil.setBold(huruf.tebal)
    return hasil


def _lukis(pelukis: QPainter, halaman: Halaman) -> None:
    # grey first: a row's lines are drawn over it
    for tanda in sorted(halaman, key=lambda satu: not isinstance(satu, Arsir)):
        _satu(pelukis, tanda)


def _satu(pelukis: QPainter, tanda: Tanda) -> None:
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QColor, QImage, QPen

    if isinstance(tanda, Teks):
        _teks(pelukis, tanda)
    elif isinstance(tanda, Garis):
        pelukis.setPen(QPen(QColor("black"), tanda.tebal * PT * _MM))
        pelukis.drawLine(
            QPointF(tanda.x * _MM, tanda.y * _MM), QPointF(tanda.x2 * _MM, tanda.y2 * _MM)
        )
    else:
        kotak = QRectF(*(n * _MM for n in (tanda.x, tanda.y, tanda.lebar, tanda.tinggi)))
        if isinstance(tanda, Arsir):
            pelukis.fillRect(kotak, QColor(_ABU))
        elif isinstance(tanda, Citra):
            pelukis.drawImage(kotak, QImage.fromData(tanda.png))


def _teks(pelukis: QPainter, tanda: Teks) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QColor, QPen

    huruf = _huruf(tanda.huruf)
    huruf.setUnderline(tanda.bergaris)
    if tanda.renggang:
        huruf.setWordSpacing(tanda.renggang * _MM)
    pelukis.setFont(huruf)
    pelukis.setPen(QPen(QColor("black")))
    pelukis.drawText(QPointF(tanda.x * _MM, tanda.y * _MM), tanda.teks)
