"""Tindak lanjut: what the meetings decided and what became of it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QTabBar, QWidget

from simpelin.domain.rapat import NomorKeputusan
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.widgets.register_lhe import RegisterLHE
from simpelin.ui.widgets.register_tindak_lanjut import RegisterTindakLanjut
from simpelin.ui.widgets.tumpukan import Tumpukan

RAPAT, LHE = "Keputusan rapat", "Rekomendasi LHE"


class HalamanTindakLanjut(Halaman):
    judul = "Tindak lanjut"
    bantuan: ClassVar[str] = (
        "Keputusan rapat menjadi <b>tindak lanjut</b> saat rapatnya ditutup: <i>baru → berjalan →"
        " selesai → diverifikasi</i>. Yang lewat tenggat berdiri paling atas dan menambah berat"
        " butirnya dalam daftar rapat berikut; yang lewat dua triwulan membuka agenda.<br><br>"
        "<b>F6</b> ke kabar kemajuan dan kembali · <b>Enter</b> menyimpan kabar · <b>Ctrl+Enter</b>"
        " mengambil langkah berikut. <i>Selesai</i> memerlukan data dukung: seret foto atau"
        " dokumen ke daftarnya.<br><br><b>Rekomendasi LHE</b> mencatat rekomendasi inspektorat;"
        " yang belum selesai terbawa dari tahun ke tahun. <b>Ctrl+N</b> rekomendasi baru."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.register = RegisterTindakLanjut(konteks, self)
        self.lhe = RegisterLHE(konteks, self)
        self.tab = QTabBar()
        self.tab.setAccessibleName("Daftar")
        self.tab.setDrawBase(False)
        self.tab.setExpanding(False)
        self.tumpukan = Tumpukan()
        for teks, isi in ((RAPAT, self.register), (LHE, self.lhe)):
            self.tab.addTab(teks)
            self.tumpukan.addWidget(isi)
            isi.hitungan.connect(partial(self._hitung, isi))
        self._kata: dict[QWidget | None, str] = {self.register: "", self.lhe: ""}
        self.tab.currentChanged.connect(self._ganti)
        self.isi.addWidget(self.tab)
        self.isi.addWidget(self.tumpukan, 1)
        self.setFocusProxy(self.register)

    def _hitung(self, isi: QWidget, kata: str) -> None:
        self._kata[isi] = kata
        self.keterangan(self._kata[self.tumpukan.currentWidget()])

    def _ganti(self, nomor: int) -> None:
        self.tumpukan.setCurrentIndex(nomor)
        kini = (self.register, self.lhe)[nomor]
        self.setFocusProxy(kini)
        self.keterangan(self._kata[kini])
        kini.setFocus()

    def muat(self) -> None:
        self.register.muat()
        self.lhe.muat()

    def tuju(self, sasaran: object) -> None:
        """Show a follow-up, or the recommendations of the inspectorate ("lhe")."""
        if sasaran == "lhe":
            self.tab.setCurrentIndex(1)
        if isinstance(sasaran, NomorKeputusan):
            if self._usang:
                self.segarkan()
            self.tab.setCurrentIndex(0)
            self.register.tuju(sasaran)
