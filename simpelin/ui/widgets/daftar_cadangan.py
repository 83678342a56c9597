"""The copies that the program made by itself: which there are, which stay, restoring one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from simpelin.domain.hak import Tindakan
from simpelin.domain.putaran import Putaran
from simpelin.services import cadangan
from simpelin.services.cadangan import Cadangan
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.pekerjaan import Kendali
from simpelin.ui.tema import BARIS
from simpelin.ui.widgets.hak_tombol import batasi
from simpelin.ui.widgets.kartu import Kartu
from simpelin.ui.widgets.kemajuan import BarisKerja
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.tabel import Tabel

_JUDUL = (
    Judul("Dibuat", 130),
    Judul("Sebab", 0),
    Judul("Ukuran", 90, True),
    Judul("Disimpan sebagai", 230),
)


class DaftarCadangan(Kartu):
    """Newest first; Enter on one offers to restore it."""

    dipilih = Signal(object)
    """The ``Path`` of the copy that was entered."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__("Cadangan otomatis", parent=parent)
        self._konteks = konteks
        self._pesan = pesan
        self.tabel = Tabel(konteks.tema, _JUDUL, tinggi=BARIS)
        self.tabel.setAccessibleName("Cadangan otomatis")
        self.tabel.setProperty("polos", True)
        self.tabel.header().setFixedHeight(BARIS)
        self.tabel.dibuka.connect(self.dipilih)
        self.jumlah = QLabel()
        self.jumlah.setProperty("peran", "redup")
        self.jumlah.setWordWrap(True)
        self.rapikan = QPushButton("Hapus yang lebih")
        self.rapikan.clicked.connect(self._rapikan)
        self.kemajuan = BarisKerja()
        bawah = QHBoxLayout()
        bawah.setSpacing(12)
        bawah.addWidget(self.jumlah, 1)
        bawah.addWidget(self.kemajuan)
        bawah.addWidget(self.rapikan)
        self.susunan.addWidget(self.tabel, 1)
        self.susunan.addLayout(bawah)

    def muat(self) -> None:
        """Show what lies in the folder now."""
        store = self._konteks.store
        semua = cadangan.daftar(store)
        lebih = sum(not satu.tetap for satu in semua)
        self.tabel.muat([_baris(satu) for satu in semua])
        self.tabel.setVisible(bool(semua))
        self.rapikan.setVisible(lebih > 0)
        batasi(store, Tindakan.PENGATURAN, self.rapikan)
        self.jumlah.setText(_kata_jumlah(semua, lebih, cadangan.aturan(store)))

    def _rapikan(self) -> None:
        """What stays is proved before anything goes, which takes its time: not in this thread."""

        def kerja(kendali: Kendali) -> object:
            kendali.kemajuan(0, 0)
            return self._konteks.dengan_store(cadangan.rapikan)

        self.rapikan.setEnabled(False)
        kerja_ = self.kemajuan.siapkan(
            kerja, self._selesai, self._pesan.tolak, "Memeriksa yang disimpan …"
        )
        kerja_.usai.connect(self.muat)
        kerja_.mulai()

    def _selesai(self, hilang: tuple[Path, ...]) -> None:
        if hilang:
            self._pesan.kabar(f"{len(hilang)} cadangan otomatis dihapus; penggantinya diperiksa.")
        else:
            self._pesan.kabar(
                "Tidak ada yang dihapus: penggantinya tidak terbukti utuh, atau isinya tidak ada"
                " dalam penyimpanan ini."
            )


def _baris(satu: Cadangan) -> list[Sel]:
    return [
        Sel(f"{satu.waktu:%d-%m-%Y %H.%M}", keterangan=str(satu.path), data=satu.path),
        Sel(satu.kata_sebab),
        Sel(cadangan.ukuran_kata(satu.ukuran)),
        Sel(satu.tetap or "lebih: dihapus sesudah impor", redup=not satu.tetap),
    ]


def _kata_jumlah(semua: Sequence[Cadangan], lebih: int, atur: Putaran | None) -> str:
    if not semua:
        return "Belum ada; program membuatnya sebelum impor dan pembaruan."
    besar = cadangan.ukuran_kata(sum(satu.ukuran for satu in semua))
    aturan = f"disimpan {atur.kalimat} (Pengaturan, Cadangan)" if atur else "semuanya disimpan"
    kata = f"{len(semua)} cadangan, {besar}; {aturan}. Enter pada baris menawarkan pemulihan."
    return f"{kata} {lebih} lebih dari itu." if lebih else kata
