"""*Berubah sejak rapat lalu*: how many got worse, better, came new, were closed; and which."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from simpelin.domain.penilaian import Warna
from simpelin.domain.perubahan_rapat import JenisPerubahan, Perubahan
from simpelin.services.potret_rapat import SejakRapatLalu
from simpelin.ui.tema import HURUF

KATA = {
    JenisPerubahan.MEMBURUK: "▼ memburuk",
    JenisPerubahan.MEMBAIK: "▲ membaik",
    JenisPerubahan.BARU: "● baru",
    JenisPerubahan.SELESAI: "✓ selesai",
}


class BarisPerubahan(QWidget):
    """A button a kind; its menu names the items, and one of them opens its card."""

    dipilih = Signal(object)
    """The ``Kunci`` of an item that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.judul = QLabel()
        self.tombol = {jenis: QToolButton() for jenis in JenisPerubahan}
        baris = QHBoxLayout(self)
        baris.setContentsMargins(0, 0, 0, 0)
        baris.setSpacing(8)
        baris.addWidget(self.judul)
        for satu in self.tombol.values():
            satu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            satu.setMenu(QMenu(satu))
            satu.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            baris.addWidget(satu)
        baris.addStretch(1)

    def atur(self, sejak: SejakRapatLalu) -> None:
        """Show these changes; without a meeting or quarter before, say so."""
        if not sejak.acuan:
            self.judul.setText("Belum ada rapat atau triwulan sebelumnya untuk dibandingkan.")
        else:
            self.judul.setText(f"Berubah sejak {sejak.acuan}:")
        for jenis, tombol in self.tombol.items():
            isi = [satu for satu in sejak.perubahan if satu.jenis is jenis]
            tombol.setVisible(bool(sejak.acuan))
            tombol.setEnabled(bool(isi))
            tombol.setText(f"{KATA[jenis]} {len(isi)}")
            tombol.setAccessibleName(f"{jenis}: {len(isi)} butir")
            self._isi_menu(tombol.menu(), isi)

    def _isi_menu(self, menu: QMenu, isi: list[Perubahan]) -> None:
        menu.clear()
        for satu in isi:
            tindakan = menu.addAction(kata_perubahan(satu).replace("&", "&&"))
            tindakan.triggered.connect(lambda _=False, k=satu.kunci: self.dipilih.emit(k))


def kata_perubahan(satu: Perubahan) -> str:
    """``K → M  Pembangunan Sarana dan Prasarana Kelurahan``."""
    dari, menjadi = _huruf(satu.dari), _huruf(satu.menjadi)
    if satu.jenis is JenisPerubahan.BARU or dari == menjadi:
        return f"{menjadi}   {satu.nama}"
    return f"{dari} → {menjadi}   {satu.nama}"


def _huruf(warna: Warna | None) -> str:
    return "·" if warna is None else HURUF[str(warna)]
