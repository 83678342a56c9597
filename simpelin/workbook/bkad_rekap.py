"""Sheet "Rekap": totals by KPA and by program, each held against sheet "Belanja"."""

from __future__ import annotations

from collections.abc import Iterable

from simpelin.workbook.bkad_isi import Angka, Isi, RekapProgram
from simpelin.workbook.bkad_rumus import (
    HURUF_KOLOM,
    INI,
    KAS,
    KETERANGAN,
    KODE,
    LALU,
    NO_KPA,
    PAGU,
    RUPIAH_KOLOM,
    SEMUA_SUB,
    Cakupan,
    Rumus,
    rumus_acuan,
    rumus_jumlah,
)
from simpelin.workbook.bkad_tabel import Bentuk, Tabel
from simpelin.workbook.gaya import gabung

_DIJUMLAH = (PAGU, KAS, LALU, INI)


class Rekap:
    """Writes both tables. ``awal`` is the row (from 0) of the first of ``isi`` on ``belanja``,
    the sheet's name as a formula names it."""

    def __init__(self, tabel: Tabel, isi: Isi, belanja: str, awal: int) -> None:
        self.tabel, self.isi, self.awal = tabel, isi, awal
        self.belanja = f"{belanja}!"
        self.bentuk = Bentuk(tabel.gaya)
        self.semua = self._cakupan([(0, len(isi.baris))]) if isi.sub_kegiatan else None

    def tulis(self, baris: int) -> int:
        """Both tables from ``baris``; gives the last row."""
        akhir = self._kpa(baris)
        return self._program(akhir + 2)

    def _cakupan(self, isi: Iterable[tuple[int, int]], syarat: str = SEMUA_SUB) -> Cakupan:
        rentang = tuple((self.awal + awal + 1, self.awal + akhir) for awal, akhir in isi)
        return Cakupan(rentang, syarat, self.belanja)

    def _kpa(self, baris: int) -> int:
        awal = self._kepala(baris, "REKAPITULASI PER KPA", ("No. KPA", "Nama KPA", "Sub keg."))
        for nomor, satu in enumerate(self.isi.kpa, 1):
            r = awal + nomor
            rumus: Rumus = {}
            if satu.sub_kegiatan:
                semua = [(0, len(self.isi.baris))]
                rumus = rumus_jumlah(r, self._cakupan(semua, f"${HURUF_KOLOM[KODE]}{r}"))
            ket = f"TW ini dilaporkan {satu.terlapor} dari {satu.sub_kegiatan} sub kegiatan"
            self.tabel.baris(r - 1, ("", satu.nama, ket), satu.angka, rumus, self.bentuk)
            self.tabel.nomor(r - 1, KODE, nomor, self.bentuk)
            self.tabel.nomor(r - 1, NO_KPA, satu.sub_kegiatan, self.bentuk)
        return self._jumlah(awal, [satu.angka for satu in self.isi.kpa])

    def _program(self, baris: int) -> int:
        judul = "REKAPITULASI PER PROGRAM, SEMUA KPA"
        awal = self._kepala(baris, judul, ("Kode", "Program", "Sub keg."))
        for nomor, satu in enumerate(self.isi.program, 1):
            r = awal + nomor
            rumus = self._rumus_program(r, satu)
            teks = (satu.kode, satu.nama, "")
            self.tabel.baris(r - 1, teks, satu.angka, rumus, self.bentuk)
            self.tabel.nomor(r - 1, NO_KPA, satu.sub_kegiatan, self.bentuk)
        return self._jumlah(awal, [satu.angka for satu in self.isi.program])

    def _rumus_program(self, r: int, program: RekapProgram) -> Rumus:
        """Sums of the program's rows, so that their total checks the total of sub kegiatan."""
        sel = {
            k: ",".join(f"{self.belanja}{HURUF_KOLOM[k]}{self.awal + i + 1}" for i in program.baris)
            for k in _DIJUMLAH
        }
        isi = [rentang for i in program.baris if (rentang := self.isi.baris[i].isi)]
        return rumus_acuan(r, sel, self._cakupan(isi) if isi else None)

    def _kepala(self, baris: int, judul: str, tiga: tuple[str, str, str]) -> int:
        """Title and heads; gives the row of the first figure."""
        bentuk = self.tabel.gaya(bold=True, font_size=10)
        gabung(self.tabel.lembar, baris, (KODE, KETERANGAN), judul, bentuk)
        self.tabel.kepala(baris + 1, tiga)
        return baris + 2

    def _jumlah(self, awal: int, angka: list[Angka]) -> int:
        """Total and check of a table that starts at ``awal``; gives the check's row."""
        akhir = awal + len(angka)
        rumus: Rumus = {}
        if angka:
            kolom = {k: f"{HURUF_KOLOM[k]}{awal + 1}:{HURUF_KOLOM[k]}{akhir}" for k in _DIJUMLAH}
            rumus = rumus_acuan(akhir + 1, kolom, self.semua)
        self.tabel.jumlah(akhir, self.isi.total, rumus)
        self._periksa(akhir + 1)
        return akhir + 1

    def _periksa(self, baris: int) -> None:
        """Each total against the one on "Belanja": 'cocok', or the difference."""
        bentuk = self.bentuk
        teks = self.tabel.gaya(italic=True, align="right", **bentuk.dasar)
        gabung(self.tabel.lembar, baris, (KODE, NO_KPA), "Selisih dengan lembar Belanja", teks)
        total = self.awal + len(self.isi.baris) + 1
        for kolom in RUPIAH_KOLOM:
            sini, sana = (
                f"{HURUF_KOLOM[kolom]}{baris}",
                f"{self.belanja}{HURUF_KOLOM[kolom]}{total}",
            )
            rumus = f'=IF({sini}={sana},"cocok",N({sini})-N({sana}))'
            self.tabel.rumus(baris, kolom, rumus, "cocok", bentuk)
        for kolom in range(RUPIAH_KOLOM.stop, KETERANGAN + 1):
            self.tabel.lembar.write_blank(baris, kolom, None, bentuk.kosong)
