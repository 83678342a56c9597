"""The dialog for an error of ours; imported when there is one."""

from __future__ import annotations

import platform
import traceback

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin import __version__
from simpelin.ui.tema import PT_KISI, huruf


def laporan_galat(galat: BaseException) -> str:
    """The report to copy: version, platform, traceback; nothing of the office's data."""
    jejak = "".join(traceback.format_exception(type(galat), galat, galat.__traceback__))
    return (
        f"SIMPELIN AJA {__version__}\n"
        f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}\n\n"
        f"{jejak}"
    )


class DialogGalat(QDialog):
    """What happened, what was kept, what to do; and the report."""

    def __init__(self, galat: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ada yang tidak beres")
        self.resize(640, 420)
        self.laporan = laporan_galat(galat)
        judul = QLabel("Program menemui kesalahan yang tidak diduga")
        judul.setProperty("peran", "judul")
        isi = QLabel(
            "<b>Yang terjadi:</b> pekerjaan terakhir tidak selesai karena kesalahan di dalam "
            "program, bukan kesalahan Anda.<br>"
            "<b>Yang aman:</b> semua isian yang sudah bertanda tersimpan tetap ada; pekerjaan "
            "yang terputus tidak disimpan setengah jalan.<br>"
            "<b>Yang perlu dilakukan:</b> tutup kotak ini dan lanjutkan. Bila terulang, salin "
            "laporan di bawah dan kirimkan kepada pengelola aplikasi."
        )
        isi.setWordWrap(True)
        teks = QPlainTextEdit(self.laporan)
        teks.setReadOnly(True)
        teks.setFont(huruf(PT_KISI))
        teks.setAccessibleName("Laporan kesalahan")
        salin = QPushButton("Salin laporan")
        salin.clicked.connect(self.salin)
        tombol = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        tombol.addButton(salin, QDialogButtonBox.ButtonRole.ActionRole)
        tombol.rejected.connect(self.reject)
        susunan = QVBoxLayout(self)
        susunan.setSpacing(12)
        for satu in (judul, isi, teks, tombol):
            susunan.addWidget(satu)

    def salin(self) -> None:
        QGuiApplication.clipboard().setText(self.laporan)
