"""On the start page: what the meetings gave this unit to do, while it is open.

The inspectorate's recommendations too.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton, QWidget

from simpelin.domain.rapat import NomorKeputusan
from simpelin.domain.tindak_lanjut import TindakLanjut
from simpelin.services import lhe as layanan_lhe
from simpelin.services import tindak_lanjut as layanan
from simpelin.services.tindak_lanjut import Saringan
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.widgets.delegat import BARIS_DUA
from simpelin.ui.widgets.kartu import Kartu
from simpelin.ui.widgets.tabel import Tabel

BANYAK = 2
"""Lines that are shown; the rest stands on the page."""


class KartuTugas(Kartu):
    """Open follow-ups of the signed-in person's unit, of all units without an account."""

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        self.tabel = Tabel(konteks.tema, (Judul("", 0), Judul("", 104)))
        super().__init__("", self.tabel, parent)
        self.konteks = konteks
        self.tabel.setHeaderHidden(True)
        self.tabel.setProperty("polos", True)
        self.tabel.setAccessibleName("Keputusan untuk unit saya")
        self.lhe = QPushButton()
        self.lhe.setProperty("tautan", True)
        self.lhe.clicked.connect(lambda: konteks.minta_halaman.emit("tindak-lanjut", "lhe"))
        self.kepala.addWidget(self.lhe)
        self.semua = QPushButton("Buka")
        self.semua.setProperty("tautan", True)
        self.semua.clicked.connect(lambda: konteks.minta_halaman.emit("tindak-lanjut", None))
        self.kepala.addWidget(self.semua)
        self.tabel.dibuka.connect(self._buka)
        self.hide()

    def muat(self) -> None:
        """Show what is open; hidden where nothing is."""
        k, unit = self.konteks, self.konteks.store.pelaku.unit
        hari = k.tanggal_acuan
        isi = layanan.daftar(k.store, Saringan(unit=unit, hanya_terbuka=True), hari)
        rekomendasi = layanan_lhe.daftar(k.store, unit=unit, hanya_terbuka=True, tanggal=hari)
        self.lhe.setText(f"{len(rekomendasi)} rekomendasi LHE")
        self.lhe.setVisible(bool(rekomendasi))
        self.setVisible(bool(isi or rekomendasi))
        self.tabel.setVisible(bool(isi))
        lewat = sum(satu.hari_lewat(hari) > 0 for satu in isi)
        siapa = f"Keputusan untuk {unit}" if unit else "Keputusan rapat belum selesai"
        if not isi:
            self.judul.setText("Tidak ada keputusan rapat yang belum selesai")
            return
        self.judul.setText(f"{siapa} ({len(isi)}{f', {lewat} lewat' if lewat else ''})")
        self.tabel.muat([_baris(satu, hari) for satu in isi[:BANYAK]])
        self.tabel.setFixedHeight(BARIS_DUA * min(BANYAK, len(isi)) + 4)

    def _buka(self, data: object) -> None:
        if isinstance(data, NomorKeputusan):
            self.konteks.minta_halaman.emit("tindak-lanjut", data)


def _baris(satu: TindakLanjut, hari: date) -> tuple[Sel, ...]:
    lewat = satu.hari_lewat(hari)
    return (
        Sel(
            satu.keputusan.isi,
            satu.keputusan.penanggung_jawab,
            tebal=lewat > 0,
            data=satu.nomor,
        ),
        Sel(
            f"{satu.tenggat:%d-%m-%Y}",
            f"lewat {lewat} hari" if lewat else "tenggat",
            tebal=lewat > 0,
        ),
    )
