"""Read an official list of codes and names: CSV or .xlsx with the same headers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from simpelin.domain import henti
from simpelin.domain.baca_angka import rapikan
from simpelin.domain.kesalahan import MasukanDitolak, Penolakan
from simpelin.domain.nomenklatur import Nomenklatur
from simpelin.domain.rencana import Tingkat
from simpelin.workbook.baca_sel import SelDitolak, baca_sel
from simpelin.workbook.kontrak import Jenis, Kolom
from simpelin.workbook.tabel import baca_tabel
from simpelin.workbook.xlsx import buka, tak_terbuka

KOLOM = (
    Kolom("kode_program", Jenis.KODE, wajib=True),
    Kolom("program", Jenis.TEKS, wajib=True),
    Kolom("kode_kegiatan", Jenis.KODE, wajib=True),
    Kolom("kegiatan", Jenis.TEKS, wajib=True),
    Kolom("kode_sub_kegiatan", Jenis.KODE, wajib=True),
    Kolom("sub_kegiatan", Jenis.TEKS, wajib=True),
    Kolom("kinerja", Jenis.TEKS),
    Kolom("indikator", Jenis.TEKS),
    Kolom("satuan", Jenis.TEKS),
)
_TINGKAT = (Tingkat.PROGRAM, Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN)
_TERBESAR = 64 * 1024 * 1024

BarisTeks = tuple[str, dict[str, str]]
"""Where a row stands ('baris 7') and its texts by column."""


def baca_nomenklatur(jalur: Path) -> tuple[Nomenklatur, ...]:
    """Every program, kegiatan and sub kegiatan of the list, each once.

    Raises:
        MasukanDitolak: not readable, columns missing, a code named twice differently.
    """
    try:
        with jalur.open("rb") as berkas:
            awal = berkas.read(4)
    except OSError as salah:
        raise MasukanDitolak([Penolakan(tak_terbuka(salah), jalur.name)]) from None
    zip_atau_ole = awal.startswith((b"PK", bytes.fromhex("d0cf11e0")))
    if zip_atau_ole or jalur.suffix.casefold() in {".xlsx", ".xls", ".xlsm"}:
        lembar, baris = _dari_xlsx(jalur)
    else:
        lembar, baris = "", list(_dari_csv(jalur))
    return _susun(jalur.name, lembar, baris)


def _dari_xlsx(jalur: Path) -> tuple[str, list[BarisTeks]]:
    with buka(jalur) as buku:
        if not buku.lembar:
            raise MasukanDitolak([Penolakan("buku kerja ini tidak punya lembar", jalur.name)])
        lembar = next(iter(buku.lembar))
        tabel = baca_tabel(buku, lembar, KOLOM)
    if tabel.penolakan:
        raise MasukanDitolak(tabel.penolakan)
    tolak: list[Penolakan] = []
    hasil: list[BarisTeks] = []
    for nomor, sel in tabel.baris:
        isi: dict[str, str] = {}
        for kolom in KOLOM:
            huruf = tabel.lembar.huruf.get(kolom.nama, "")
            try:
                isi[kolom.nama] = str(baca_sel(kolom, sel.get(huruf)) or "")
            except SelDitolak as salah:
                tolak.append(Penolakan(str(salah), jalur.name, lembar, f"{huruf}{nomor}"))
        hasil.append((f"baris {nomor}", isi))
    if tolak:
        raise MasukanDitolak(tolak)
    return lembar, hasil


def _dari_csv(jalur: Path) -> Iterator[BarisTeks]:
    if jalur.stat().st_size > _TERBESAR:
        raise MasukanDitolak([Penolakan("berkas ini terlalu besar", jalur.name)])
    try:
        teks = jalur.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        pesan = "berkas ini bukan CSV dengan pengodean UTF-8; simpan ulang sebagai “CSV UTF-8”"
        raise MasukanDitolak([Penolakan(pesan, jalur.name)]) from None
    judul_baris = teks.partition("\n")[0]
    pemisah = max(",;\t", key=judul_baris.count)
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
    judul = [rapikan(satu).casefold().replace(" ", "_") for satu in next(pembaca, [])]
    hilang = [satu.nama for satu in KOLOM if satu.wajib and satu.nama not in judul]
    if hilang:
        pesan = f"kolom {', '.join(hilang)} tidak ada; baris pertama harus memuat judul kolom"
        raise MasukanDitolak([Penolakan(pesan, jalur.name, sel="baris 1")])
    try:
        for baris in pembaca:
            isi = dict(zip(judul, map(rapikan, baris), strict=False))
            yield f"baris {pembaca.line_num}", isi
    except csv.Error:
        pesan = "isi CSV rusak; periksa tanda kutipnya"
        raise MasukanDitolak(
            [Penolakan(pesan, jalur.name, sel=f"baris {pembaca.line_num}")]
        ) from None


def _susun(berkas: str, lembar: str, baris: list[BarisTeks]) -> tuple[Nomenklatur, ...]:
    hasil: dict[str, tuple[str, Nomenklatur]] = {}
    tolak: list[Penolakan] = []
    for letak, isi in baris:
        henti.periksa()
        if not any(isi.values()):
            continue
        for satu in _entri(isi):
            if not satu.nama:
                pesan = f"kode {satu.kode} tanpa nama; isi namanya"
                tolak.append(Penolakan(pesan, berkas, lembar, letak))
                continue
            dulu = hasil.setdefault(satu.kode, (letak, satu))
            if dulu[1] != satu:
                pesan = (
                    f"kode {satu.kode} tertulis dua kali dengan isi berbeda: “{satu.nama}” di "
                    f"sini, “{dulu[1].nama}” di {dulu[0]}; samakan"
                )
                tolak.append(Penolakan(pesan, berkas, lembar, letak))
        if not isi.get("kode_program"):
            tolak.append(Penolakan("kode_program kosong; isi kodenya", berkas, lembar, letak))
    if not hasil and not tolak:
        tolak.append(Penolakan("daftar ini tidak memuat satu kode pun", berkas, lembar))
    if tolak:
        raise MasukanDitolak(tolak)
    return tuple(satu for _, satu in hasil.values())


def _entri(isi: dict[str, str]) -> Iterator[Nomenklatur]:
    """The one to three entries of a row, from the top; deeper columns may be empty."""
    induk = ""
    for tingkat in _TINGKAT:
        kode = isi.get(f"kode_{tingkat.value}", "")
        if not kode:
            return
        sendiri = (isi.get(k, "") for k in ("kinerja", "indikator", "satuan"))
        rinci = sendiri if tingkat is Tingkat.SUB_KEGIATAN else ()
        yield Nomenklatur(kode, tingkat, isi.get(tingkat.value, ""), induk, *rinci)
        induk = kode
