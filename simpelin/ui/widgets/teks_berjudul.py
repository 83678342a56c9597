"""Beside a row's words: its four quarters in figures, and who changed what."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from simpelin.domain.angka import STRIP, tulis_angka, tulis_rupiah
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.realisasi import Realisasi
from simpelin.domain.rencana import KOSONG4, TRIWULAN, Kunci
from simpelin.services.lembar_unit import BarisIsian
from simpelin.services.riwayat_simpul import riwayat_simpul
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.baca_isian import teks_kinerja, tulis_strip
from simpelin.ui.rakit import gulung, tumpuk

BANYAK_JEJAK = 12
"""How many entries of the trail are shown."""


class TeksBerjudul(QWidget):
    """A heading over text that can be scrolled and copied."""

    def __init__(self, judul: str, *, bungkus: bool = False) -> None:
        super().__init__()
        kepala = QLabel(judul)
        kepala.setProperty("peran", "subjudul")
        self.isi = QLabel()
        self.isi.setProperty("peran", "kisi")
        self.isi.setTextFormat(Qt.TextFormat.RichText)
        self.isi.setWordWrap(bungkus)
        self.isi.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.isi.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        wadah = gulung(self.isi)
        wadah.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tumpuk(self, kepala, (wadah, 1), jarak=4)


def empat_triwulan(baris: BarisIsian, realisasi: Realisasi) -> str:
    """The quarters' own figures (target, kinerja, rupiah) and what corrections they hold, as
    HTML."""
    kunci = baris.simpul.kunci
    rupiah = realisasi.anggaran.get(kunci, KOSONG4)
    i = baris.indikator
    kepala = "".join(f"<td align='right'>{teks}</td>" for teks in ("target", "kinerja", "rupiah"))
    isi = [f"<tr><td></td>{kepala}</tr>"]
    for n in TRIWULAN:
        kinerja = tulis_strip(teks_kinerja(i.laporan[n - 1])) if i else STRIP
        target = tulis_angka(i.indikator.target_tw[n - 1]) if i else STRIP
        sel = "".join(
            f"<td align='right'>{teks}</td>"
            for teks in (target, kinerja, tulis_rupiah(rupiah[n - 1]))
        )
        isi.append(f"<tr><td><b>{ROMAWI[n]}</b></td>{sel}</tr>")
    koreksi = (
        f"<p>TW {ROMAWI[satu.triwulan]} memuat {escape(satu.kata)}</p>"
        for satu in realisasi.koreksi.get(kunci, ())
    )
    tabel = f"<table cellspacing='0' cellpadding='2' width='100%'>{''.join(isi)}</table>"
    return tabel + "".join(koreksi)


def siapa_mengubah(konteks: Konteks, kunci: Kunci) -> str:
    """The newest entries of the trail about a node, as HTML."""
    warna = konteks.tema.warna("teks").name()
    semua = (
        f"<p style='margin:0 0 4px 0'><span style='color:{warna}'>{escape(satu.isi)}</span>"
        f"<br>{satu.waktu:%d/%m/%Y %H.%M} · {escape(satu.pelaku)}</p>"
        for satu in riwayat_simpul(konteks.store, konteks.tahun, kunci, BANYAK_JEJAK)
    )
    return "".join(semua) or "Belum ada perubahan."
