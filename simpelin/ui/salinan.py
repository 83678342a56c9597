"""Copies of attached files to look at, gone when the window closes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices

from simpelin.domain.data_dukung import DataDukung
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.ui.konteks import Konteks


class SalinanSementara:
    """Writes a copy and shows it with the system's program; changing it changes nothing here."""

    def __init__(self, konteks: Konteks) -> None:
        self._konteks = konteks
        self._folder: QTemporaryDir | None = None

    def salin(self, satu: DataDukung) -> Path:
        """The copy's path. Raises :class:`KesalahanPengguna` where the content is damaged."""
        if self._folder is None:
            self._folder = QTemporaryDir(f"{QDir.tempPath()}/simpelin-XXXXXX")
        folder = Path(self._folder.path()) / satu.sha256[:12]
        folder.mkdir(exist_ok=True)
        tujuan = folder / f"data-dukung.{satu.jenis}"
        if not tujuan.exists():
            tujuan.write_bytes(self._konteks.store.data_dukung.isi(satu.sha256))
        return tujuan

    def buka(self, satu: DataDukung) -> None:
        """Show it. Raises :class:`KesalahanPengguna` with the sentence why it cannot be shown."""
        try:
            path = self.salin(satu)
        except OSError as galat:
            raise KesalahanPengguna(
                "Salinan untuk dilihat tidak dapat dibuat; periksa ruang disk."
            ) from galat
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            raise KesalahanPengguna(f"Tidak ada program untuk membuka {satu.nama}.")
