"""Input Realisasi for who is signed in: the button that is not theirs, and the signed sheet
with which the planner enters for a unit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from simpelin.domain.hak import Tindakan
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import atas_nama, izin, laporan_kini
from simpelin.services.lembar_unit import Lembar
from simpelin.ui.models.sesi_isian import SesiIsian
from simpelin.ui.pages.halaman import Halaman


class HakIsian(Halaman):
    """The part of the page that asks for rights."""

    sesi: SesiIsian
    ajukan: QPushButton

    def _batasi(self, lembar: Lembar) -> None:
        """The button that is not this person's says why; who may only enter for the unit with
        its signed sheet is asked for it."""
        alasan = self._alasan(lembar)
        self.ajukan.setEnabled(not alasan)
        self.ajukan.setToolTip(alasan)

    def _alasan(self, lembar: Lembar) -> str:
        """Why the sheet's one button is not for who is signed in; '' where it is."""
        k = self.konteks
        tempat = (k.store, lembar.unit, k.tahun, k.triwulan)
        if not lembar.unit:  # Keuangan's sheet: final rupiah
            return izin.putusan(k.store, Tindakan.REKONSILIASI).alasan
        if lembar.beku and lembar.laporan is not None:
            awal = lembar.laporan.status is StatusLaporan.DIAJUKAN
            tanya = laporan_kini.alasan_kembali if awal else laporan_kini.alasan_buka
            return tanya(*tempat)
        return izin.putusan_unit(k.store, Tindakan.AJUKAN, k.tahun, k.triwulan, lembar.unit).alasan

    def _tawarkan_bukti(self) -> None:
        k, unit = self.konteks, self.sesi.unit
        if unit and atas_nama.perlu_bukti(k.store, k.tahun, k.triwulan, unit):
            self.pesan.kabar(
                f"Mengisi atas nama {unit}: lampirkan dulu lembar isiannya yang ditandatangani"
                " (PDF atau foto).",
                "Lampirkan …",
                self._lampirkan,
            )
        elif self.pesan.tombol.text() == "Lampirkan …":
            self.pesan.hide()

    def _lampirkan(self) -> None:
        saring = "Pindaian (*.pdf *.jpg *.jpeg *.png)"
        nama, _ = QFileDialog.getOpenFileName(self, "Lembar bertanda tangan", "", saring)
        if nama:
            self.lampirkan(Path(nama))

    def lampirkan(self, path: Path) -> None:
        """Keep the unit's signed sheet; its cells open for the planner."""
        k = self.konteks
        try:
            atas_nama.lampirkan(k.store, k.tahun, k.triwulan, self.sesi.unit, path)
        except KesalahanPengguna as galat:
            self.pesan.galat(str(galat))
            return
        self.pesan.kabar(f"Bukti disimpan. Yang Anda isi dicatat atas nama {self.sesi.unit}.")
        k.catat(self)
        self.sesi.muat()
