"""Beranda: the quarter at a glance."""

from __future__ import annotations

from simpelin.ui.pages.halaman import Halaman


class Beranda(Halaman):
    judul = "Beranda"

    def muat(self) -> None:
        self.keterangan(f"TW {self.konteks.triwulan} {self.konteks.tahun}")
