"""Pengaturan."""

from __future__ import annotations

from simpelin.ui.pages.halaman import Halaman


class HalamanPengaturan(Halaman):
    judul = "Pengaturan"

    def muat(self) -> None:
        self.keterangan("")
