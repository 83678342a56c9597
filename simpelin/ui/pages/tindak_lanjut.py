"""Tindak lanjut: what the meetings decided and what became of it."""

from __future__ import annotations

from typing import ClassVar

from simpelin.domain.rapat import NomorKeputusan
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.widgets.register_tindak_lanjut import RegisterTindakLanjut


class HalamanTindakLanjut(Halaman):
    judul = "Tindak lanjut"
    bantuan: ClassVar[str] = (
        "Keputusan rapat menjadi <b>tindak lanjut</b> saat rapatnya ditutup: <i>baru → berjalan →"
        " selesai → diverifikasi</i>. Yang lewat tenggat berdiri paling atas dan menambah berat"
        " butirnya dalam daftar rapat berikut; yang lewat dua triwulan membuka agenda.<br><br>"
        "<b>F6</b> ke kabar kemajuan dan kembali · <b>Enter</b> menyimpan kabar · <b>Ctrl+Enter</b>"
        " mengambil langkah berikut. <i>Selesai</i> memerlukan data dukung: seret foto atau"
        " dokumen ke daftarnya."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.register = RegisterTindakLanjut(konteks, self)
        self.isi.addWidget(self.register, 1)
        self.setFocusProxy(self.register)
        self.register.hitungan.connect(self.keterangan)

    def muat(self) -> None:
        self.register.muat()

    def tuju(self, sasaran: object) -> None:
        """Show a follow-up."""
        if isinstance(sasaran, NomorKeputusan):
            if self._usang:
                self.segarkan()
            self.register.tuju(sasaran)
