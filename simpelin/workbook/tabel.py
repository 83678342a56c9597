"""Find a sheet's header row and its columns, in whatever order they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from simpelin.domain.kesalahan import Penolakan
from simpelin.domain.masukan import Lembar
from simpelin.domain.mirip import termirip
from simpelin.workbook.kontrak import KONTEKS, LEMBAR, PETUNJUK, TANDA, Kolom
from simpelin.workbook.sel import BarisMentah
from simpelin.workbook.xlsx import Buku

BARIS_JUDUL = 10
"""The header stands within the first ten rows; titles may stand above it."""


@dataclass
class Tabel:
    """A sheet's rows below its header; ``penolakan`` says why it cannot be read."""

    lembar: Lembar
    baris: list[BarisMentah] = field(default_factory=list)
    penolakan: list[Penolakan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)


def lembar_dikenal(buku: Buku) -> tuple[dict[str, str], list[Penolakan], list[str]]:
    """The contract's sheets in a workbook (contract name → its own), refusals, notes."""
    menurut_kecil = {nama.casefold(): nama for nama in LEMBAR}
    hasil: dict[str, str] = {}
    tolak: list[Penolakan] = []
    catatan: list[str] = []
    for asli in buku.lembar:
        rapi = " ".join(asli.split()).casefold()
        nama = menurut_kecil.get(rapi)
        if nama is not None:
            if nama in hasil:
                pesan = f"lembar {nama} ada dua ({hasil[nama]}, {asli}); sisakan satu"
                tolak.append(Penolakan(pesan, buku.nama_berkas, asli))
            hasil[nama] = asli
        elif rapi not in {PETUNJUK.casefold(), TANDA}:
            mirip = termirip(rapi, LEMBAR)
            if mirip is None:
                catatan.append(f"lembar {asli} tidak dibaca")
            else:
                pesan = f"lembar “{asli}” tidak dikenal; maksudnya {mirip}? Ganti nama lembarnya"
                tolak.append(Penolakan(pesan, buku.nama_berkas, asli))
    if not hasil and not tolak:
        pesan = (
            f"tidak ada lembar {', '.join(LEMBAR)}; yang ada: {', '.join(buku.lembar) or '-'}. "
            "Pakai templat dari “simpelin templat”"
        )
        tolak.append(Penolakan(pesan, buku.nama_berkas))
    return hasil, tolak, catatan


def baca_tabel(buku: Buku, asli: str, kolom: tuple[Kolom, ...]) -> Tabel:
    """The header and rows of sheet ``asli``.

    Raises:
        MasukanDitolak: the sheet's part of the file is damaged.
    """
    semua = buku.baris(asli)
    dikenal = {satu.nama for satu in kolom}
    judul = _cari_judul(semua, kolom)
    if judul is None:
        wajib = ", ".join(satu.nama for satu in kolom if satu.wajib)
        pesan = f"baris judul kolom tidak ditemukan; kolom yang harus ada: {wajib}"
        tabel = Tabel(Lembar(buku.nama_berkas, asli, {}))
        tabel.penolakan.append(Penolakan(pesan, buku.nama_berkas, asli))
        return tabel
    nomor, sel = semua[judul]
    huruf: dict[str, str] = {}
    tabel = Tabel(Lembar(buku.nama_berkas, asli, huruf), semua[judul + 1 :])
    for kolom_huruf, satu in sel.items():
        teks = str(satu.nilai) if isinstance(satu.nilai, str) else ""
        _tempatkan(tabel, huruf, dikenal, kolom_huruf, nomor, teks)
    hilang = [satu.nama for satu in kolom if satu.wajib and satu.nama not in huruf]
    if hilang:
        pesan = f"kolom {', '.join(hilang)} tidak ada; tambahkan di baris judul (baris {nomor})"
        tabel.penolakan.append(Penolakan(pesan, buku.nama_berkas, asli, f"A{nomor}"))
    return tabel


def _rapikan_judul(teks: str) -> str:
    return re.sub(r"[\s\-]+", "_", teks.strip(" *\n\t\u00a0").casefold())


def _cari_judul(semua: list[BarisMentah], kolom: tuple[Kolom, ...]) -> int | None:
    """Index of the row that has all mandatory headers, else of the one with the most known."""
    dikenal = {satu.nama for satu in kolom}
    wajib = {satu.nama for satu in kolom if satu.wajib}
    terbaik: tuple[bool, int, int] | None = None
    for letak, (nomor, sel) in enumerate(semua):
        if nomor > BARIS_JUDUL:
            break
        ada = {_rapikan_judul(s.nilai) for s in sel.values() if isinstance(s.nilai, str)}
        nilai = (wajib <= ada, len(ada & dikenal), -letak)
        if nilai[1] and (terbaik is None or nilai > terbaik):
            terbaik = nilai
    return None if terbaik is None else -terbaik[2]


def _tempatkan(
    tabel: Tabel, huruf: dict[str, str], dikenal: set[str], kolom: str, nomor: int, teks: str
) -> None:
    nama = _rapikan_judul(teks)
    if not nama:
        return
    berkas, lembar, sel = tabel.lembar.berkas, tabel.lembar.nama, f"{kolom}{nomor}"
    if nama in huruf:
        pesan = f"kolom {nama} ada dua ({huruf[nama]}{nomor} dan {sel}); hapus salah satu"
        tabel.penolakan.append(Penolakan(pesan, berkas, lembar, sel))
    elif nama in dikenal:
        huruf[nama] = kolom
    elif teks.strip().casefold() in KONTEKS:
        return
    elif mirip := termirip(nama, sorted(dikenal)):
        pesan = f"kolom “{teks.strip()}” tidak dikenal; maksudnya {mirip}? Perbaiki judulnya"
        tabel.penolakan.append(Penolakan(pesan, berkas, lembar, sel))
    else:
        tabel.catatan.append(f"lembar {lembar}: kolom “{teks.strip()}” tidak dibaca")
