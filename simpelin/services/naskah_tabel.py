"""Tables and charts of the LKjIP's draft: numbered by chapter, printed from their data."""

from __future__ import annotations

from collections.abc import Iterator

from simpelin.domain.dokumen import Baris, Blok, Daftar, Gambar, Kolom, Paragraf, Rata, Tabel
from simpelin.domain.grafik import Grafik
from simpelin.domain.tabel_data import Jenis, TabelData, tulis_nilai

DILENGKAPI = "(Dilengkapi kantor sebelum laporan dicetak.)"
_RATA = {
    Jenis.TEKS: Rata.KIRI,
    Jenis.TENGAH: Rata.TENGAH,
    Jenis.ANGKA: Rata.KANAN,
    Jenis.RUPIAH: Rata.KANAN,
    Jenis.PERSEN: Rata.KANAN,
}
_LEBAR_GRAFIK, _TINGGI_GRAFIK = 140.0, 70.0


class Penomor:
    """Counts one chapter's tables and charts; without ``gambar`` a chart is only named."""

    def __init__(self, bab: int, *, gambar: bool = True) -> None:
        self._bab, self._lukis = bab, gambar
        self._tabel = self._grafik = 0

    def tabel(self, data: TabelData, *pengantar: str) -> Iterator[Blok]:
        """A table with its number above it and its notes below; nothing of it without rows.

        ``pengantar`` are the paragraphs before it; the last one stays on the table's page.
        """
        for n, teks in enumerate(pengantar, 1):
            menyatu = bool(data.baris) and n == len(pengantar)
            yield Paragraf(teks, menjorok=True, menyatu=menyatu)
        if not data.baris:
            return
        self._tabel += 1
        yield Paragraf(
            f"Tabel {self._bab}.{self._tabel}. {data.judul}", Rata.TENGAH, tebal=True, menyatu=True
        )
        yield sebagai_tabel(data)
        if data.catatan:
            yield Paragraf("Catatan:", Rata.KIRI, kecil=True, menyatu=True)
            yield Daftar(data.catatan, bernomor=False)

    def gambar(self, satu: Grafik | None) -> Iterator[Blok]:
        """A chart with its number below it; nothing where it has nothing to show."""
        if satu is None or not satu.ada:
            return
        self._grafik += 1
        keterangan = f"Grafik {self._bab}.{self._grafik}. {satu.judul}"
        if not self._lukis:
            yield Paragraf(keterangan, Rata.TENGAH)
            return
        from simpelin.documents.grafik import lukis

        png = lukis(satu, ukuran=(_LEBAR_GRAFIK, _TINGGI_GRAFIK))
        uraian = satu.kalimat or keterangan
        yield Gambar(png, _LEBAR_GRAFIK, _TINGGI_GRAFIK, keterangan, uraian)


def sebagai_tabel(data: TabelData) -> Tabel:
    """Table data as a printed table."""
    return Tabel(
        tuple(Kolom(k.judul, k.lebar, _RATA[k.jenis]) for k in data.kolom),
        tuple(
            Baris(
                tuple(
                    tulis_nilai(nilai, kolom.jenis)
                    for nilai, kolom in zip(baris.sel, data.kolom, strict=False)
                ),
                baris.tebal,
                baris.kelompok,
            )
            for baris in data.baris
        ),
        ukuran=8,
        menyatu=bool(data.catatan),
    )
