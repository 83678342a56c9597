"""A sheet as it stands in the file: its first rows, the header bold, mapped columns named."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simpelin.domain.bentuk_kantor import MEDAN
from simpelin.ui.models.sesi_wisaya import SesiWisaya
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.tema import Tema
from simpelin.ui.widgets.tabel import Tabel

BARIS_TAMPIL = 60
KOLOM_TAMPIL = 40
_LEBAR = ((6, 64), (14, 104), (24, 150), (10**9, 240))
"""Widths by how many letters a column's longest cell has."""
_PIKSEL = 9
"""A letter's width: so many letters stand on one line."""


class KisiMentah(Tabel):
    """Shows the chosen sheet; ``dibuka`` gives the row number that was clicked."""

    def __init__(self, sesi: SesiWisaya, tema: Tema, parent: QWidget | None = None) -> None:
        super().__init__(tema, tinggi=24, parent=parent)
        self._sesi = sesi
        self.setAccessibleName("Isi lembar")
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)

    def segarkan(self) -> None:
        """Show the sheet as it is mapped now."""
        buku, pilihan = self._sesi.buku, self._sesi.pilihan
        if buku is None or pilihan is None:
            self.muat((), ())
            return
        peta, kisi = pilihan.peta, buku.kisi(pilihan.lembar)
        nama = {h: m.judul for m in MEDAN[peta.bentuk] for h in peta.kolom.get(m.nama, ())}
        kolom = list(self._sesi.judul_kolom())[:KOLOM_TAMPIL]
        tampil = kisi[:BARIS_TAMPIL]
        judul = [Judul("Baris", 46, kanan=True)]
        for h in kolom:
            isi = [sel[h] for nomor, sel in tampil if nomor >= peta.judul and h in sel]
            panjang = max(map(len, isi), default=0)
            lebar = next(lebar for batas, lebar in _LEBAR if panjang <= batas)
            judul.append(Judul(f"{h}\n{nama[h]}" if h in nama else h, lebar))
        baris = []
        for nomor, sel in tampil:
            di_judul = peta.judul <= nomor < peta.baris_isi
            redup = nomor < peta.judul
            satu = [
                _sel(sel.get(h, ""), kotak.lebar // _PIKSEL, di_judul, redup)
                for h, kotak in zip(kolom, judul[1:], strict=True)
            ]
            baris.append([Sel(str(nomor), redup=True, data=nomor), *satu])
        self.muat(baris, judul)


def _sel(teks: str, muat: int, tebal: bool, redup: bool) -> Sel:
    """One line a cell; the whole of it on hover."""
    pendek = teks if len(teks) <= muat else f"{teks[: muat - 1]}…"
    return Sel(pendek, keterangan=teks, tebal=tebal, redup=redup)
