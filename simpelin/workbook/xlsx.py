"""Cells of an .xlsx workbook in one pass: value, number format, and whether a formula has a value.

The import needs all three of every cell. openpyxl gives cached values or formulas, not both,
and takes longer for one of them than the whole reading may. So the sheets are read here with
the standard library's expat; tests hold the outcome against openpyxl's, cell by cell.
Every trouble with the file becomes a :class:`~simpelin.domain.kesalahan.MasukanDitolak`.
"""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import IO, cast
from xml.etree import ElementTree
from xml.parsers import expat

from simpelin.domain import henti
from simpelin.domain.henti import Tahap
from simpelin.domain.kesalahan import MasukanDitolak, Penolakan
from simpelin.workbook.sel import BarisMentah, Gaya, baca_lembar, buka_sandi, gaya_dari

BESAR_TERBANYAK = 512 * 1024 * 1024
"""Unpacked bytes above which a file is no office's workbook but an accident or an attack."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_TERKUNCI = "EncryptedPackage".encode("utf-16-le")
_RUSAK = (
    zipfile.BadZipFile,
    struct.error,
    lzma.LZMAError,
    OSError,
    zlib.error,
    expat.ExpatError,
    ElementTree.ParseError,
    EOFError,
    KeyError,
    IndexError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
    ValueError,
)


@dataclass(frozen=True)
class Buku:
    """An open workbook; sheets are read when asked for. A context manager."""

    nama_berkas: str
    lembar: Mapping[str, str]
    """Names of the sheets, in order, and the part that each stands in."""
    epoch_1904: bool
    _zip: zipfile.ZipFile
    _teks: list[str]
    _gaya: list[Gaya]

    def __enter__(self) -> Buku:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def baris(self, lembar: str) -> list[BarisMentah]:
        """Every row of a sheet that has at least one cell with content.

        Asks :mod:`simpelin.domain.henti` all along; its progress is in bytes of all sheets.
        """
        try:
            with self._zip.open(self.lembar[lembar]) as aliran:
                diawasi = cast(IO[bytes], _Diawasi(aliran, *self._letak(lembar)))
                return baca_lembar(diawasi, self._teks, self._gaya)
        except _RUSAK:
            raise _tolak(
                self.nama_berkas,
                "isi lembar ini rusak; buka dengan Excel atau LibreOffice, simpan ulang, coba lagi",
                lembar,
            ) from None

    def _letak(self, lembar: str) -> tuple[int, int]:
        """Bytes of the sheets before this one, and of all."""
        ukuran = {satu.filename: satu.file_size for satu in self._zip.infolist()}
        sebelum = takewhile(lambda nama: nama != lembar, self.lembar)
        return (
            sum(ukuran.get(self.lembar[nama], 0) for nama in sebelum),
            sum(ukuran.get(bagian, 0) for bagian in self.lembar.values()),
        )


@dataclass(slots=True)
class _Diawasi:
    """A stream that says before every piece how far it is and asks whether to go on."""

    _aliran: IO[bytes]
    _terbaca: int = 0
    _semua: int = 0

    def read(self, banyak: int = -1) -> bytes:
        henti.maju(Tahap.MEMBACA, min(self._terbaca, self._semua), self._semua)
        isi = self._aliran.read(banyak)
        self._terbaca += len(isi)
        return isi


def buka(jalur: Path) -> Buku:
    """Open a workbook.

    Raises:
        MasukanDitolak: the file cannot be read, or is no (unlocked, sound) .xlsx workbook.
    """
    try:
        arsip = zipfile.ZipFile(jalur)
    except OSError as salah:
        raise _tolak(jalur.name, tak_terbuka(salah)) from None
    except _RUSAK:
        raise _tolak(jalur.name, _mengapa_bukan_zip(jalur)) from None
    try:
        return _buka_isi(jalur, arsip)
    except _RUSAK:
        arsip.close()
        raise _tolak(
            jalur.name,
            "buku kerja ini rusak; buka dengan Excel atau LibreOffice, simpan ulang, coba lagi",
        ) from None
    except BaseException:
        arsip.close()
        raise


def tak_terbuka(salah: OSError) -> str:
    """Why a file cannot be read, for the user."""
    if isinstance(salah, FileNotFoundError):
        return "berkas tidak dapat dibuka: tidak ada berkas dengan nama itu; periksa letaknya"
    if isinstance(salah, IsADirectoryError):
        return "berkas tidak dapat dibuka: itu sebuah folder; pilih berkas di dalamnya"
    if isinstance(salah, PermissionError):
        return "berkas tidak dapat dibuka: tidak diizinkan; tutup di Excel, atau salin dulu"
    return f"berkas tidak dapat dibuka ({salah.strerror}); salin ke folder lain, coba lagi"


def _tolak(berkas: str, pesan: str, lembar: str = "") -> MasukanDitolak:
    return MasukanDitolak([Penolakan(pesan, berkas, lembar)])


def _mengapa_bukan_zip(jalur: Path) -> str:
    isi = jalur.read_bytes()
    if isi.startswith(_OLE):
        if _TERKUNCI in isi:
            return "buku kerja ini dikunci dengan kata sandi; buka, hapus kata sandinya, simpan"
        return "ini berkas Excel lama (.xls); simpan sebagai .xlsx lalu coba lagi"
    if not isi:
        return "berkas ini kosong; pilih buku kerja .xlsx"
    if isi.startswith(b"PK"):
        return "buku kerja ini rusak atau terpotong; minta kirim ulang berkasnya"
    try:
        teks = isi[:4096].decode("utf-8")
    except UnicodeDecodeError:
        return "ini bukan buku kerja Excel; pilih berkas .xlsx"
    if "<" not in teks and any(tanda in teks for tanda in ",;\t"):
        return "ini berkas teks (CSV), bukan buku kerja; buka dengan Excel, simpan sebagai .xlsx"
    return "ini bukan buku kerja Excel; pilih berkas .xlsx"


def _buka_isi(jalur: Path, arsip: zipfile.ZipFile) -> Buku:
    if sum(bagian.file_size for bagian in arsip.infolist()) > BESAR_TERBANYAK:
        raise _tolak(jalur.name, "buku kerja ini terlalu besar; kirim hanya lembar yang perlu")
    nama = set(arsip.namelist())
    if "mimetype" in nama and b"opendocument" in arsip.read("mimetype"):
        raise _tolak(jalur.name, "ini berkas OpenDocument; simpan sebagai .xlsx lalu coba lagi")
    if "xl/workbook.bin" in nama:
        raise _tolak(jalur.name, "ini berkas .xlsb; simpan sebagai .xlsx lalu coba lagi")
    akar = _bagian_akar(arsip, nama)
    if akar not in nama or "[Content_Types].xml" not in nama:
        raise _tolak(jalur.name, "ini bukan buku kerja Excel; pilih berkas .xlsx")
    hubungan = list(_hubungan(arsip, nama, akar))
    menurut_id = {kode: (jenis, sasaran) for kode, jenis, sasaran in hubungan}
    menurut_jenis = {jenis: sasaran for _, jenis, sasaran in hubungan}
    lembar, epoch = _daftar_lembar(arsip, akar, menurut_id)
    return Buku(
        jalur.name,
        lembar,
        epoch,
        arsip,
        _teks_bersama(arsip, nama, menurut_jenis.get("sharedStrings", "")),
        _daftar_gaya(arsip, nama, menurut_jenis.get("styles", "")),
    )


def _lokal(tanda: str) -> str:
    return tanda.rpartition("}")[2]


def _unsur(arsip: zipfile.ZipFile, bagian: str) -> Iterator[ElementTree.Element]:
    """The elements of a part as they end."""
    with arsip.open(bagian) as aliran:
        for _, unsur in ElementTree.iterparse(_Diawasi(aliran)):
            yield unsur


def _hubungan(
    arsip: zipfile.ZipFile, nama: set[str], bagian: str
) -> Iterator[tuple[str, str, str]]:
    """Id, last word of the type, and path of what a part points to."""
    folder, berkas = posixpath.split(bagian)
    rels = posixpath.join(folder, "_rels", f"{berkas}.rels")
    if rels not in nama:
        return
    for unsur in _unsur(arsip, rels):
        if _lokal(unsur.tag) == "Relationship":
            sasaran = posixpath.normpath(posixpath.join("/", folder, unsur.get("Target", "")))
            jenis = unsur.get("Type", "").rpartition("/")[2]
            yield unsur.get("Id", ""), jenis, sasaran.lstrip("/")


def _bagian_akar(arsip: zipfile.ZipFile, nama: set[str]) -> str:
    for _, jenis, sasaran in _hubungan(arsip, nama, ""):
        if jenis == "officeDocument":
            return sasaran if "document.xml" not in sasaran else ""
    return "xl/workbook.xml"


def _daftar_lembar(
    arsip: zipfile.ZipFile, akar: str, menurut_id: Mapping[str, tuple[str, str]]
) -> tuple[dict[str, str], bool]:
    lembar: dict[str, str] = {}
    epoch = False
    for unsur in _unsur(arsip, akar):
        macam = _lokal(unsur.tag)
        if macam == "workbookPr":
            epoch = unsur.get("date1904") in {"1", "true"}
        elif macam == "sheet":
            kode = next((isi for kunci, isi in unsur.items() if _lokal(kunci) == "id"), "")
            jenis, bagian = menurut_id.get(kode, ("", ""))
            if jenis == "worksheet":
                lembar[unsur.get("name", "")] = bagian
    return lembar, epoch


def _teks_bersama(arsip: zipfile.ZipFile, nama: set[str], bagian: str) -> list[str]:
    hasil: list[str] = []
    if bagian not in nama:
        return hasil
    potongan: list[str] = []
    for unsur in _unsur(arsip, bagian):
        macam = _lokal(unsur.tag)
        if macam == "t":
            potongan.append(unsur.text or "")
        elif macam == "rPh":  # reading aid beside a text, not part of it
            del potongan[-1:]
        elif macam == "si":
            hasil.append(buka_sandi("".join(potongan)))
            potongan.clear()
            unsur.clear()
    return hasil


def _daftar_gaya(arsip: zipfile.ZipFile, nama: set[str], bagian: str) -> list[Gaya]:
    if bagian not in nama:
        return []
    with arsip.open(bagian) as aliran:
        akar = ElementTree.parse(aliran).getroot()
    kode: dict[int, str] = {}
    hasil: list[Gaya] = []
    for anak in akar:
        if _lokal(anak.tag) == "numFmts":
            kode |= {int(f.get("numFmtId", 0)): f.get("formatCode", "") for f in anak}
        elif _lokal(anak.tag) == "cellXfs":
            nomor = [int(xf.get("numFmtId", 0)) for xf in anak]
            hasil = [gaya_dari(satu, kode.get(satu)) for satu in nomor]
    return hasil
