"""What happens when something goes wrong in the window.

A :class:`KesalahanPengguna` is said in place, in one sentence. Anything else is our bug: a
dialog tells what happened, what was kept and what to do, with a report to copy; the window
lives on.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
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
from simpelin.domain.kesalahan import KesalahanPengguna
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


class PenangkapGalat(QObject):
    """Takes ``sys.excepthook``; errors of any thread end up here, in the window's thread."""

    tertangkap = Signal(object)

    def __init__(self, jendela: QWidget, di_tempat: Callable[[str], None]) -> None:
        super().__init__(jendela)
        self._jendela = jendela
        self._di_tempat = di_tempat
        self.dialog: DialogGalat | None = None
        self.tertangkap.connect(self.tampilkan)
        self._lama = sys.excepthook

    def pasang(self) -> None:
        sys.excepthook = self._kait

    def lepas(self) -> None:
        sys.excepthook = self._lama

    def _kait(
        self, jenis: type[BaseException], galat: BaseException, jejak: TracebackType | None
    ) -> None:
        if issubclass(jenis, KeyboardInterrupt):
            self._lama(jenis, galat, jejak)
            return
        self.tertangkap.emit(galat)

    def tampilkan(self, galat: object) -> None:
        """Say a user's error in place; show the dialog for ours, one at a time."""
        if isinstance(galat, KesalahanPengguna):
            self._di_tempat(str(galat))
            return
        if not isinstance(galat, BaseException):
            return
        print(laporan_galat(galat), file=sys.stderr)
        if self.dialog is None:
            self.dialog = DialogGalat(galat, self._jendela)
            self.dialog.finished.connect(self._ditutup)
            self.dialog.open()

    def _ditutup(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
