"""Read the template workbook (cli.md) into rows; collect every cell that is refused.

What needs the plan as a whole (parents, sums, codes) is judged by the import service.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from simpelin.domain import henti
from simpelin.domain.belanja import JenisBelanja
from simpelin.domain.kantor import UKURAN_RUPIAH, Peran
from simpelin.domain.kesalahan import Penolakan
from simpelin.domain.masukan import (
    Baris,
    BarisAlih,
    BarisBelanja,
    BarisFisik,
    BarisIKU,
    BarisJabatan,
    BarisKoreksi,
    BarisLibur,
    BarisPembanding,
    BarisPengaturan,
    BarisRealisasi,
    BarisRencana,
    BarisRenstra,
    BarisSasaranProgram,
    BarisSKM,
    BarisTindakLanjutRenja,
    BarisUnit,
    BarisVersi,
    IsiTemplat,
    Lembar,
    TandaIsian,
)
from simpelin.domain.rencana import JenisVersi, Polaritas, Sifat, Tingkat
from simpelin.workbook.baca_sel import Hasil, SelDitolak, baca_sel
from simpelin.workbook.kontrak import LEMBAR, TANDA, Kolom
from simpelin.workbook.sel import Sel
from simpelin.workbook.tabel import baca_tabel, lembar_dikenal
from simpelin.workbook.xlsx import Buku, buka

Isi = dict[str, Any]
_Ingatan = dict[object, Hasil]
"""A column's cells already read in this sheet: most values of an office's plan recur."""
_B = TypeVar("_B", bound=Baris)


def baca_templat(jalur: Path) -> IsiTemplat:
    """Read a template workbook or *lembar isian*; refusals are in the result.

    Raises:
        MasukanDitolak: the file is no workbook that can be read.
    """
    with buka(jalur) as buku:
        return _Pembaca(buku).baca()


def _empat(isi: Isi, awalan: str) -> tuple[Any, Any, Any, Any]:
    a, b, c, d = (isi.pop(f"{awalan}{n}", None) for n in range(1, 5))
    return a, b, c, d


def _sebagai(isi: Isi, kolom: str, jenis: Callable[[str], Any]) -> None:
    if isi.get(kolom) is not None:
        isi[kolom] = jenis(isi[kolom])


def _rencana(isi: Isi) -> Isi:
    _sebagai(isi, "tingkat", Tingkat)
    _sebagai(isi, "sifat", Sifat)
    _sebagai(isi, "polaritas", Polaritas)
    return isi | {"target_tw": _empat(isi, "target_tw"), "kas": _empat(isi, "kas_tw")}


def _versi(isi: Isi) -> Isi:
    _sebagai(isi, "jenis", JenisVersi)
    if "nomor" in isi:
        isi["nomor_dpa"] = isi.pop("nomor")
    return isi


def _unit(isi: Isi) -> Isi:
    _sebagai(isi, "peran", Peran)
    return isi


def _pembanding(isi: Isi) -> Isi:
    utuh, _, pecahan = isi["nilai"].partition(".")
    if isi["ukuran"] in UKURAN_RUPIAH:
        if pecahan.strip("0"):
            raise SelDitolak(f"kolom nilai: {isi['ukuran']} adalah rupiah bulat; tulis tanpa koma")
        isi["nilai"] = utuh
    return isi


def _skm(isi: Isi) -> Isi:
    isi["jawaban"] = tuple(isi.pop(f"u{n}", None) for n in range(1, 10))
    return isi


def _belanja(isi: Isi) -> Isi:
    _sebagai(isi, "jenis_belanja", JenisBelanja)
    return isi | {"kas": _empat(isi, "kas_tw"), "realisasi": _empat(isi, "realisasi_tw")}


def _renstra(isi: Isi) -> Isi:
    _sebagai(isi, "sifat_tahunan", Sifat)
    return isi


def _tetap(isi: Isi) -> Isi:
    return isi


class _Pembaca:
    def __init__(self, buku: Buku) -> None:
        self._buku = buku
        self._lembar, self._tolak, self._catatan = lembar_dikenal(buku)
        self._jumlah: dict[str, int] = {}
        self._kode_cacat: set[str] = set()

    def baca(self) -> IsiTemplat:
        return IsiTemplat(
            self._buku.nama_berkas,
            rencana=self._semua("Rencana", BarisRencana, _rencana),
            realisasi=self._semua("Realisasi", BarisRealisasi, _tetap),
            versi=self._semua("Versi", BarisVersi, _versi),
            unit=self._semua("Unit", BarisUnit, _unit),
            pembanding=self._semua("Pembanding", BarisPembanding, _pembanding),
            skm=self._semua("SKM", BarisSKM, _skm),
            fisik=self._semua("Fisik", BarisFisik, _tetap),
            belanja=self._semua("Belanja", BarisBelanja, _belanja),
            renstra=self._semua("Renstra", BarisRenstra, _renstra),
            alih=self._semua("PetaKode", BarisAlih, _tetap),
            renja=self._semua("TindakLanjutRenja", BarisTindakLanjutRenja, _tetap),
            iku=self._semua("IKU", BarisIKU, _tetap),
            sasaran_program=self._semua("SasaranProgram", BarisSasaranProgram, _tetap),
            jabatan=self._semua("Jabatan", BarisJabatan, _tetap),
            koreksi=self._semua("Koreksi", BarisKoreksi, _tetap),
            libur=self._semua("Libur", BarisLibur, _tetap),
            pengaturan=self._semua("Pengaturan", BarisPengaturan, _tetap),
            isian=self._tanda(),
            jumlah=self._jumlah,
            catatan=tuple(self._catatan),
            penolakan=tuple(self._tolak),
            kode_cacat=frozenset(self._kode_cacat),
        )

    def _semua(self, nama: str, jenis: type[_B], bentuk: Callable[[Isi], Isi]) -> tuple[_B, ...]:
        asli = self._lembar.get(nama)
        if asli is None:
            return ()
        self._jumlah[nama] = 0
        tabel = baca_tabel(self._buku, asli, LEMBAR[nama])
        self._catatan += tabel.catatan
        self._tolak += tabel.penolakan
        if tabel.penolakan:
            self._jumlah[nama] = len(tabel.baris)
            return ()
        hasil: list[_B] = []
        kolom = [satu for satu in LEMBAR[nama] if satu.nama in tabel.lembar.huruf]
        for nomor, isi in self._baris_terbaca(nama, tabel.lembar, tabel.baris, kolom):
            try:
                hasil.append(jenis(lembar=tabel.lembar, nomor=nomor, **bentuk(isi)))
            except SelDitolak as salah:
                self._tambah_tolak(tabel.lembar, "nilai", nomor, salah)
        return tuple(hasil)

    def _baris_terbaca(
        self,
        nama: str,
        lembar: Lembar,
        semua: list[tuple[int, dict[str, Sel]]],
        kolom: list[Kolom],
    ) -> Iterator[tuple[int, Isi]]:
        """Rows whose key columns could be read, as column → value without empty ones."""
        huruf: list[tuple[Kolom, _Ingatan, str]] = [
            (satu, {}, lembar.huruf[satu.nama]) for satu in kolom
        ]
        for nomor, sel in semua:
            henti.periksa()
            ada = [(satu, i, s) for satu, i, h in huruf if (s := sel.get(h)) or satu.berisi]
            if all(s is None or _hampa(s) for _, _, s in ada):
                continue
            self._jumlah[nama] += 1
            isi, cacat = self._isi(lembar, nomor, ada)
            if not cacat:
                yield nomor, isi
            elif nama == "Rencana" and "kode" in isi:
                self._kode_cacat.add(isi["kode"])

    def _isi(
        self, lembar: Lembar, nomor: int, sel: list[tuple[Kolom, _Ingatan, Sel | None]]
    ) -> tuple[Isi, bool]:
        isi: Isi = {}
        cacat = False
        for kolom, ingatan, satu in sel:
            kunci = satu and (satu.nilai.__class__, satu.nilai, id(satu.gaya))
            nilai = ingatan.get(kunci)
            if nilai is None:
                try:
                    nilai = ingatan[kunci] = baca_sel(kolom, satu)
                except SelDitolak as salah:
                    self._tambah_tolak(lembar, kolom.nama, nomor, salah)
                    cacat = cacat or kolom.berisi or kolom.nama in _KUNCI
                    continue
            if nilai is not None:
                isi[kolom.nama] = nilai
        return isi, cacat

    def _tambah_tolak(self, lembar: Lembar, kolom: str, nomor: int, salah: SelDitolak) -> None:
        sel = f"{lembar.huruf[kolom]}{nomor}"
        self._tolak.append(Penolakan(str(salah), lembar.berkas, lembar.nama, sel))

    def _tanda(self) -> TandaIsian | None:
        asli = next((nama for nama in self._buku.lembar if nama.casefold() == TANDA), None)
        if asli is None:
            return None
        isi = {
            str(sel["A"].nilai): sel["B"].nilai
            for _, sel in self._buku.baris(asli)
            if "A" in sel and "B" in sel
        }
        return _tanda_dari(isi)


_KUNCI = {"sub_skpd", "induk", "versi", "indikator", "kode", "sumber", "rekening", "uraian"} | {
    "tahun",
    "tahun_kode",
    "sub_lama",
    "sub_baru",
    "indikator_lama",
    "indikator_baru",
}
"""Columns without whose value a row cannot be placed, though it may be empty."""


def _hampa(sel: Sel) -> bool:
    return isinstance(sel.nilai, str) and not sel.nilai.strip()


def _tanda_dari(isi: Mapping[str, Any]) -> TandaIsian | None:
    try:
        return TandaIsian(str(isi["unit"]), int(isi["tahun"]), int(isi["triwulan"]))
    except (KeyError, TypeError, ValueError):
        return None
