"""Evaluasi."""

from __future__ import annotations

from simpelin.ui.pages.halaman import Halaman


class HalamanEvaluasi(Halaman):
    judul = "Evaluasi"

    def muat(self) -> None:
        self.keterangan("")
