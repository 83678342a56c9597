"""From the blocks of a document to pieces that flow (:mod:`simpelin.documents.tata`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from simpelin.documents.tata import (
    Arsir,
    Citra,
    Garis,
    Halaman,
    Huruf,
    Pengukur,
    Potong,
    Tanda,
    Teks,
    alirkan,
    geser,
    letak_baris,
    pecah_baris,
)
from simpelin.domain.dokumen import (
    TEPI,
    Baris,
    Blok,
    Daftar,
    Dokumen,
    Gambar,
    GantiHalaman,
    Judul,
    KepalaSurat,
    Kolom,
    Kop,
    Paragraf,
    Penanda,
    Rata,
    Rincian,
    Tabel,
    TandaTangan,
    atas_sejajar,
    bagian,
    baris_penanda,
    jajaran,
    lebar_isi,
    lebar_kolom,
)

ISI, KECIL = Huruf(11), Huruf(9)
TEBAL = Huruf(11, True)
_JUDUL = (Huruf(14, True), Huruf(12, True), Huruf(11, True), Huruf(11, True))
_KAKI = Huruf(8)
_JARAK, _BANTAL, _MASUK = 2.6, 1.1, 12.5
_UTUH = 6
_BARIS_SEKALI = 45
"""A cell with more lines than this is broken after all: it would not fit a page."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """A page's marks, and whether it lies across."""

    tanda: Halaman
    mendatar: bool = False


def tata(dokumen: Dokumen, ukur: Pengukur) -> list[Lembar]:
    """The document's pages, marks from the sheet's upper left corner."""
    hasil: list[tuple[_Penata, Dokumen, Halaman]] = []
    for satu in bagian(dokumen):
        penata = _Penata(satu, ukur)
        hasil += [(penata, satu, halaman) for halaman in penata.halaman()]
    _, _, bawah, kiri = TEPI
    for nomor, (penata, satu, halaman) in enumerate(hasil, 1):
        halaman += geser(penata.kaki(nomor, len(hasil)), kiri, satu.ukuran[1] - bawah)
    return [Lembar(halaman, satu.mendatar) for _, satu, halaman in hasil]


class _Penata:
    def __init__(self, dokumen: Dokumen, ukur: Pengukur) -> None:
        self._dokumen = dokumen
        self._ukur = ukur
        self._lebar = lebar_isi(dokumen)
        self._cara: dict[type, Callable[[Any], list[Potong]]] = {
            Judul: self._judul,
            Paragraf: self._paragraf,
            Rincian: self._rincian,
            Daftar: self._daftar,
            Tabel: self._tabel,
            Gambar: self._gambar,
            TandaTangan: self._tanda_tangan,
            KepalaSurat: self._kepala_surat,
            GantiHalaman: lambda _: [Potong(0, (), ganti=True, lengket=True)],
        }

    def halaman(self) -> list[Halaman]:
        """Its pages without their feet."""
        potong = [potongan for blok in self._dokumen.blok for potongan in self.blok(blok)]
        if self._dokumen.kop is not None:
            potong.insert(0, self.kop(self._dokumen.kop))
        atas, _, bawah, kiri = TEPI
        tinggi = self._dokumen.ukuran[1] - atas - bawah
        return [geser(satu, kiri, atas) for satu in alirkan(potong, tinggi)]

    def blok(self, blok: Blok) -> list[Potong]:
        return self._cara[type(blok)](blok)

    def _baris(
        self,
        teks: str,
        huruf: Huruf = ISI,
        rata: Rata = Rata.KIRI,
        lebar: float | None = None,
        x: float = 0,
        y: float = 0,
    ) -> tuple[float, list[Teks]]:
        """A text's height and its marks."""
        muat = self._lebar if lebar is None else lebar
        baris = pecah_baris(teks, muat, huruf, self._ukur)
        tanda = letak_baris(baris, x, y, muat, huruf, self._ukur, rata)
        return len(baris) * huruf.baris, tanda

    # --- text --------------------------------------------------------------------

    def _judul(self, judul: Judul) -> list[Potong]:
        huruf = _JUDUL[judul.tingkat]
        rata = Rata.KIRI if judul.tingkat else Rata.TENGAH
        atas = 2.0 if judul.tingkat else 0.0
        tinggi, tanda = self._baris(judul.teks, huruf, rata, y=atas)
        return [Potong(tinggi + atas, tuple(tanda), _JARAK, lengket=True)]

    def _paragraf(self, p: Paragraf) -> list[Potong]:
        huruf = Huruf(KECIL.ukuran if p.kecil else ISI.ukuran, p.tebal)
        masuk = _MASUK if p.menjorok else 0.0
        awal = Huruf(huruf.ukuran, True)
        tambah = self._ukur.lebar(f"{p.awal} ", awal) if p.awal else 0.0
        baris = pecah_baris(p.teks, self._lebar, huruf, self._ukur, masuk + tambah)
        hasil = []
        for nomor, satu in enumerate(baris):
            dalam = masuk + tambah if nomor == 0 else 0.0
            tanda: list[Tanda] = [
                *letak_baris([satu], 0, 0, self._lebar, huruf, self._ukur, p.rata, dalam)
            ]
            if p.awal and nomor == 0:
                tanda += letak_baris([(p.awal, True)], masuk, 0, 999, awal, self._ukur)
            akhir = nomor == len(baris) - 1
            # not one line alone at a page's foot or head
            lengket = p.menyatu if akhir else nomor in (0, len(baris) - 2)
            hasil.append(Potong(huruf.baris, tuple(tanda), _JARAK if akhir else 0, lengket))
        return hasil

    def _rincian(self, rincian: Rincian) -> list[Potong]:
        x, lebar = rincian.masuk, rincian.lebar
        muat = self._lebar - x - lebar - 3
        hasil = []
        banyak = len(rincian.baris)
        for nomor, (label, isi) in enumerate(rincian.baris):
            tinggi, tanda = self._baris(isi, lebar=muat, x=x + lebar + 3)
            _, kiri = self._baris(label, lebar=lebar, x=x)
            _, titik_dua = self._baris(":", x=x + lebar)
            # a short one stays whole; of a long one two lines stay with each end
            lengket = banyak <= _UTUH or nomor < 2 or nomor == banyak - 2
            hasil.append(Potong(tinggi, (*kiri, *titik_dua, *tanda), lengket=lengket))
        return _tutup(hasil)

    def _daftar(self, daftar: Daftar) -> list[Potong]:
        hasil = []
        for nomor, isi in enumerate(daftar.butir, 1):
            tinggi, tanda = self._baris(isi, lebar=self._lebar - 7, x=7)
            _, kiri = self._baris(f"{nomor}." if daftar.bernomor else "–", lebar=7)
            hasil.append(Potong(tinggi, (*kiri, *tanda), 0.8))
        return _tutup(hasil)

    def _kepala_surat(self, kepala: KepalaSurat) -> list[Potong]:
        _, tanggal = self._baris(kepala.tempat_tanggal, rata=Rata.KANAN)
        rincian = self._rincian(Rincian(kepala.rincian, 22))
        kepada = [
            Potong(tinggi, tuple(tanda), lengket=True)
            for tinggi, tanda in map(self._baris, kepala.kepada)
        ]
        return [
            Potong(ISI.baris, tuple(tanggal), _JARAK, lengket=True),
            *rincian[:-1],
            Potong(rincian[-1].tinggi, rincian[-1].tanda, 2 * _JARAK, lengket=True),
            *_tutup(kepada, 2 * _JARAK),
        ]

    # --- tables ------------------------------------------------------------------

    def _tabel(self, tabel: Tabel) -> list[Potong]:
        lebar = lebar_kolom(tabel, self._lebar)
        kepala = self._kepala_tabel(tabel, lebar)
        hasil = []
        if tabel.keterangan:
            tinggi, tanda = self._baris(tabel.keterangan, Huruf(10, True))
            hasil.append(Potong(tinggi, tuple(tanda), 1, lengket=True))
        hasil.append(kepala)
        huruf = Huruf(tabel.ukuran)
        for nomor, baris in enumerate(tabel.baris):
            hasil += self._baris_tabel(
                baris, tabel.kolom, lebar, huruf, kepala, tabel.baris_menyatu(nomor)
            )
        return _tutup(hasil, 1.5 * _JARAK, lengket=tabel.menyatu)

    def _kepala_tabel(self, tabel: Tabel, lebar: Sequence[float]) -> Potong:
        huruf = Huruf(tabel.ukuran, True)
        tengah = [Kolom(k.judul, k.lebar, Rata.TENGAH) for k in tabel.kolom]
        judul = Baris(tuple(k.judul for k in tabel.kolom))
        (atas,) = self._baris_tabel(judul, tengah, lebar, huruf, None)
        tanda: list[Tanda] = [Arsir(0, 0, sum(lebar), atas.tinggi), *atas.tanda]
        tinggi = atas.tinggi
        if tabel.nomor_kolom:
            nomor = Baris(tuple(f"({n})" for n in range(1, len(lebar) + 1)))
            kecil = Huruf(tabel.ukuran - 1.5)
            (bawah,) = self._baris_tabel(nomor, tengah, lebar, kecil, None)
            tanda += geser(bawah.tanda, 0, tinggi)
            tinggi += bawah.tinggi
        return Potong(tinggi, tuple(tanda), lengket=True)

    def _baris_tabel(
        self,
        baris: Baris,
        kolom: Sequence[Kolom],
        lebar: Sequence[float],
        huruf: Huruf,
        kepala: Potong | None,
        menyatu: bool = False,
    ) -> list[Potong]:
        huruf = Huruf(huruf.ukuran, huruf.tebal or baris.tebal)
        if baris.kelompok:
            kolom, lebar = [Kolom("", 1)], [sum(lebar)]
        sel = [
            pecah_baris(teks, muat - 2 * _BANTAL, huruf, self._ukur)
            for teks, muat in zip(baris.sel, lebar, strict=False)
        ]
        banyak = max(map(len, sel), default=1)
        hasil = []
        for awal in range(0, banyak, _BARIS_SEKALI):
            bagian = [satu[awal : awal + _BARIS_SEKALI] for satu in sel]
            isi = max(map(len, bagian)) * huruf.baris + 2 * _BANTAL
            tinggi = max(isi, baris.tinggi)
            tanda: list[Tanda] = [*_bingkai(lebar, tinggi)]
            x = 0.0
            for teks, satu, muat in zip(bagian, kolom, lebar, strict=False):
                tanda += letak_baris(
                    teks, x + _BANTAL, _BANTAL, muat - 2 * _BANTAL, huruf, self._ukur, satu.rata
                )
                x += muat
            hasil.append(Potong(tinggi, tuple(tanda), 0, menyatu, kepala))
        return hasil

    # --- pictures, signatures, letterhead, foot ------------------------------------

    def _gambar(self, gambar: Gambar) -> list[Potong]:
        x = (self._lebar - gambar.lebar) / 2
        citra = Citra(x, 0, gambar.lebar, gambar.tinggi, gambar.png)
        tinggi, tanda = self._baris(
            gambar.keterangan, Huruf(10, True), Rata.TENGAH, y=gambar.tinggi + 1
        )
        return [Potong(gambar.tinggi + 1 + tinggi, (citra, *tanda), 1.5 * _JARAK)]

    def _tanda_tangan(self, blok: TandaTangan) -> list[Potong]:
        hasil = []
        for baris in jajaran(blok.penanda):
            lebar = self._lebar / len(baris)
            tinggi, tanda = 0.0, list[Tanda]()
            for nomor, (satu, atas) in enumerate(zip(baris, atas_sejajar(baris), strict=True)):
                if satu is not None:
                    tinggi_satu, milik = self._satu_penanda(satu, lebar, atas)
                    tanda += geser(milik, nomor * lebar, 0)
                    tinggi = max(tinggi, tinggi_satu)
            hasil.append(Potong(tinggi, tuple(tanda), _JARAK))
        return hasil

    def _satu_penanda(self, penanda: Penanda, lebar: float, atas: str) -> tuple[float, list[Tanda]]:
        y, tanda = self._baris(atas, ISI, Rata.TENGAH, lebar)
        y += 20
        nama, *bawah = baris_penanda(penanda)
        tinggi, baris = self._baris(nama, TEBAL, Rata.TENGAH, lebar, y=y)
        tanda += [Teks(t.x, t.y, t.teks, t.huruf, bergaris=bool(penanda.nama)) for t in baris]
        tinggi_bawah, lagi = self._baris("\n".join(bawah), ISI, Rata.TENGAH, lebar, y=y + tinggi)
        return y + tinggi + tinggi_bawah, [*tanda, *lagi]

    def kop(self, kop: Kop) -> Potong:
        """The letterhead with its double rule."""
        x = 26.0 if kop.logo else 0.0
        y, tanda = 0.0, list[Tanda]()
        for nomor, teks in enumerate(kop.baris):
            huruf = Huruf(17 if nomor == len(kop.baris) - 1 else 14, True)
            # centred on the sheet where it does not run into the logo
            tinggi, baris = self._baris(teks, huruf, Rata.TENGAH, self._lebar - 2 * x, x, y)
            tanda += baris
            y += tinggi
        for teks in kop.alamat:
            tinggi, baris = self._baris(teks, Huruf(9.5), Rata.TENGAH, self._lebar - 2 * x, x, y)
            tanda += baris
            y += tinggi
        if kop.logo:
            lebar, tinggi = ukuran_png(kop.logo)
            skala = min(22 / lebar, 24 / tinggi)
            tanda.append(Citra(0, 0, lebar * skala, tinggi * skala, kop.logo))
            y = max(y, tinggi * skala)
        tanda += [
            Garis(0, y + 2, self._lebar, y + 2, 2.25),
            Garis(0, y + 3, self._lebar, y + 3, 0.75),
        ]
        return Potong(y + 3, tuple(tanda), 5)

    def kaki(self, nomor: int, banyak: int) -> list[Tanda]:
        """The page's foot, from the lower margin down."""
        _, kiri = self._baris(self._dokumen.kaki, _KAKI, y=5)
        _, kanan = self._baris(f"Halaman {nomor} dari {banyak}", _KAKI, Rata.KANAN, y=5)
        return [Garis(0, 4, self._lebar, 4, 0.4), *kiri, *kanan]


def _tutup(potong: list[Potong], jarak: float = _JARAK, *, lengket: bool = False) -> list[Potong]:
    """The pieces of a block, with the space below its last one, which may stick to the next."""
    if not potong:
        return []
    akhir = potong[-1]
    return [
        *potong[:-1],
        Potong(akhir.tinggi, akhir.tanda, jarak, lengket, akhir.ulang, akhir.ganti),
    ]


def _bingkai(lebar: Sequence[float], tinggi: float) -> list[Garis]:
    kanan = sum(lebar)
    garis = [Garis(0, 0, kanan, 0), Garis(0, tinggi, kanan, tinggi), Garis(0, 0, 0, tinggi)]
    x = 0.0
    for satu in lebar:
        x += satu
        garis.append(Garis(x, 0, x, tinggi))
    return garis


def ukuran_png(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the file's own head."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
