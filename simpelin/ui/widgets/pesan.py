"""Messages that stay in place beside what they speak of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.ui.rakit import gayai


class BarisPesan(QFrame):
    """A line with one sentence, hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tombol = QPushButton()
        self.tombol.hide()
        self._tindakan: Callable[[], object] | None = None
        self.tombol.clicked.connect(self._lakukan)
        tutup = QToolButton()
        tutup.setText("✕")
        tutup.setToolTip("Tutup pesan ini")
        tutup.setAccessibleName("Tutup pesan")
        tutup.clicked.connect(self.hide)
        baris = QHBoxLayout(self)
        baris.setContentsMargins(12, 6, 6, 6)
        baris.addWidget(self.label, 1)
        baris.addWidget(self.tombol)
        baris.addWidget(tutup, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def galat(self, teks: str) -> None:
        """Something was refused: what, and what to do."""
        self._tampil("galat", teks, None)

    def kabar(
        self, teks: str, tombol: str = "", tindakan: Callable[[], object] | None = None
    ) -> None:
        """Good or neutral news, perhaps with one thing to do about it."""
        self._tampil("kabar", teks, (tombol, tindakan) if tindakan else None)

    def tolak(self, galat: KesalahanPengguna) -> None:
        """What was refused, in its own words."""
        self.galat(str(galat))

    def ditulis(self, path: Path, apa: str = "Ditulis", *, folder: bool = True) -> None:
        """A file was written; it, or the folder it stands in, can be opened."""
        dibuka = QUrl.fromLocalFile(str(path.parent if folder else path))
        self.kabar(
            f"{apa}: {path}",
            "Buka folder" if folder else "Buka",
            lambda: QDesktopServices.openUrl(dibuka),
        )

    def _tampil(
        self, jenis: str, teks: str, aksi: tuple[str, Callable[[], object] | None] | None
    ) -> None:
        gayai(self, "pesan", jenis)
        self.label.setText(teks)
        self.tombol.setVisible(aksi is not None)
        self._tindakan = aksi[1] if aksi else None
        if aksi:
            self.tombol.setText(aksi[0])
        self.show()

    def _lakukan(self) -> None:
        if self._tindakan is not None:
            self._tindakan()


class Kosong(QFrame):
    """An empty page: says what to do next, and offers it."""

    def __init__(
        self,
        judul: str,
        teks: str,
        *tombol: tuple[str, Callable[[], object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        from PySide6.QtWidgets import QVBoxLayout

        kepala = QLabel(judul)
        kepala.setProperty("peran", "judul")
        isi = QLabel(teks)
        isi.setProperty("peran", "redup")
        isi.setWordWrap(True)
        # a wrapped label inside a centred layout does not grow with its text by itself
        isi.setFixedSize(560, isi.heightForWidth(560))
        susunan = QVBoxLayout(self)
        susunan.addStretch(1)
        for satu in (kepala, isi):
            satu.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            susunan.addWidget(satu, 0, Qt.AlignmentFlag.AlignHCenter)
        baris = QHBoxLayout()
        baris.addStretch(1)
        for nomor, (nama, tindakan) in enumerate(tombol):
            satu_tombol = QPushButton(nama)
            satu_tombol.setProperty("utama", nomor == 0)
            satu_tombol.clicked.connect(lambda _=False, t=tindakan: t())
            baris.addWidget(satu_tombol)
        baris.addStretch(1)
        susunan.addSpacing(8)
        susunan.addLayout(baris)
        susunan.addStretch(2)
