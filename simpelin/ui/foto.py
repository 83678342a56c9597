"""Photos: a small picture of one, and one made small enough to be attached.

Read at the wanted size at once: a decoder of JPEG skips what is not asked for, so a photo of
fifty million pixels costs little time and memory.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap

SISI = (2400, 1800, 1280, 960)
"""Longest sides to try, in pixels; the first that is small enough is taken."""
MUTU = 82


def baca(isi: bytes, batas: QSize) -> QImage:
    """A picture within ``batas``, upright as the camera held it; null where it cannot be read."""
    data = QByteArray(isi)
    penyangga = QBuffer(data)
    penyangga.open(QIODevice.OpenModeFlag.ReadOnly)
    pembaca = QImageReader(penyangga)
    pembaca.setAutoTransform(True)
    ukuran = pembaca.size()
    if ukuran.isValid():
        # the file's own sides may be swapped when it is turned upright: bound both by the longer
        sisi = max(batas.width(), batas.height())
        if max(ukuran.width(), ukuran.height()) > sisi:
            pembaca.setScaledSize(
                ukuran.scaled(QSize(sisi, sisi), Qt.AspectRatioMode.KeepAspectRatio)
            )
    gambar = pembaca.read()
    if gambar.isNull() or (gambar.width() <= batas.width() and gambar.height() <= batas.height()):
        return gambar
    return gambar.scaled(
        batas, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def gambar_kecil(isi: bytes, batas: QSize, skala: float) -> QPixmap:
    """A picture to show in ``batas`` logical pixels on a screen of this scale."""
    hasil = QPixmap.fromImage(baca(isi, batas * skala))
    hasil.setDevicePixelRatio(skala)
    return hasil


def perkecil(isi: bytes, batas: int) -> bytes | None:
    """A photo as JPEG of at most ``batas`` bytes; ``None`` where it is none or stays larger."""
    for sisi in SISI:
        gambar = baca(isi, QSize(sisi, sisi))
        if gambar.isNull():
            return None
        hasil = QByteArray()
        penyangga = QBuffer(hasil)
        penyangga.open(QIODevice.OpenModeFlag.WriteOnly)
        datar = gambar.convertToFormat(QImage.Format.Format_RGB32)
        # PySide's stubs ask for bytes, PySide itself for a text
        tersimpan = datar.save(penyangga, "JPG", MUTU)  # type: ignore[call-overload]
        if tersimpan and hasil.size() <= batas:
            return bytes(hasil.data())
    return None
