"""Laporan."""

from __future__ import annotations

from simpelin.ui.pages.halaman import Halaman


class HalamanLaporan(Halaman):
    judul = "Laporan"

    def muat(self) -> None:
        self.keterangan("")
