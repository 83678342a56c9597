"""The workbook for BKAD: budget and realisation by KPA, program, kegiatan, sub kegiatan.

Sheet "Belanja" is what is signed; sheet "Rekap" gives the totals by KPA and by program and
holds them against it. Every total is a live formula that carries its computed value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from xlsxwriter.workbook import Workbook

from simpelin.domain import henti
from simpelin.domain.angka import STRIP
from simpelin.domain.evaluasi import Evaluasi, Tajuk
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.penanda import Penanda
from simpelin.domain.rencana import Kunci
from simpelin.workbook.bkad_isi import Baris, Isi, Jenis, susun_isi
from simpelin.workbook.bkad_rekap import Rekap
from simpelin.workbook.bkad_rumus import (
    HURUF_KOLOM,
    INI,
    KAS,
    KETERANGAN,
    KODE,
    LALU,
    NAMA,
    NO_KPA,
    NOMOR_KOLOM,
    PAGU,
    SAMPAI,
    SISA,
    Cakupan,
    Rumus,
    rumus_baris,
    rumus_jumlah,
)
from simpelin.workbook.bkad_tabel import KELABU, Bentuk, Tabel, lebar_kolom
from simpelin.workbook.gaya import (
    Gaya,
    buku_baru,
    gabung,
    hitung_baris,
    tanggal_panjang,
    tinggi,
    tulis_tanda_tangan,
)

BELANJA, REKAP = "Belanja", "Rekap"
JUDUL = "LAPORAN REALISASI BELANJA PER PROGRAM, KEGIATAN, DAN SUB KEGIATAN"
_BULAN_TW = ("", "Januari–Maret", "April–Juni", "Juli–September", "Oktober–Desember")
_NAMA_TERDEFINISI = {
    "TotalPagu": PAGU,
    "TotalAnggaranKas": KAS,
    "TotalRealisasiTWLalu": LALU,
    "TotalRealisasiTWIni": INI,
    "TotalRealisasi": SAMPAI,
    "TotalSisaPagu": SISA,
}


@dataclass(frozen=True)
class KepalaBKAD:
    """What stands around the figures; texts as they are printed.

    ``dokumen`` is 'DPA', 'DPPA', …; ``batas`` and ``rekonsiliasi`` are by quarter, 1..n;
    ``penanda`` sign left and right; ``ambang_diubah`` are the thresholds that are not the
    default; ``catatan`` the reasons that came with rupiah, by node and quarter;
    ``teks_rekonsiliasi`` what is said about it, made of ``rekonsiliasi`` where it is empty.
    """

    nama_skpd: str
    pemerintah: str
    kabupaten: str
    tanggal: date
    dokumen: str
    nomor_dokumen: str
    tanggal_dokumen: str
    basis: str
    batas: Sequence[date]
    rekonsiliasi: Sequence[bool]
    penanda: tuple[Penanda, Penanda]
    kode_skpd: str = ""
    ambang_diubah: Sequence[str] = ()
    catatan: Mapping[tuple[Kunci, int], str] = field(default_factory=dict)
    teks_rekonsiliasi: str = ""

    @property
    def kata_rekonsiliasi(self) -> str:
        """What is printed about the quarters up to this one."""
        if self.teks_rekonsiliasi:
            return self.teks_rekonsiliasi
        belum = [f"TW {ROMAWI[q]}" for q, satu in enumerate(self.rekonsiliasi, 1) if not satu]
        if not belum:
            return "sudah direkonsiliasi dengan BKAD"
        return f"{', '.join(belum)} belum direkonsiliasi dengan BKAD"


def tulis_bkad(
    hasil: Evaluasi, kepala: KepalaBKAD, jalur: Path, *, tanpa_nilai: bool = False
) -> None:
    """Write the workbook of ``hasil`` to ``jalur``; same arguments, same bytes.

    ``tanpa_nilai`` leaves the formulas without their values, so that LibreOffice calculates
    them when it opens the file: for tests. Raises :class:`KesalahanPengguna` where the file
    cannot be written.
    """
    tulis_isi(
        susun_isi(hasil, kepala.nama_skpd, kepala.catatan), kepala, jalur, tanpa_nilai=tanpa_nilai
    )


def tulis_isi(isi: Isi, kepala: KepalaBKAD, jalur: Path, *, tanpa_nilai: bool = False) -> None:
    """The same of rows that are arranged already, so that the evaluation itself need not stay
    in memory while they are written."""
    tw, tahun = ROMAWI[isi.tajuk.triwulan], isi.tajuk.tahun
    judul = f"Realisasi belanja TW {tw} {tahun}: {kepala.nama_skpd}"
    perihal = f"Laporan untuk BKAD, triwulan {tw} tahun {tahun}"
    sifat = (judul, perihal, kepala.nama_skpd, kepala.tanggal)
    with buku_baru(jalur, *sifat, contoh=isi.tajuk.contoh, baris=len(isi.baris)) as buku:
        gaya = Gaya(buku)
        semua = [isi.total, *(satu.angka for satu in isi.baris)]
        lebar = lebar_kolom(semua, [satu.kode for satu in isi.baris])
        belanja, rekap = (
            Tabel(buku, nama, gaya, lebar, tanpa_nilai=tanpa_nilai) for nama in (BELANJA, REKAP)
        )
        awal = _Belanja(buku, belanja, kepala, isi).tulis()
        _tulis_rekap(rekap, kepala, isi, awal)


def _keterangan_kaki(nama: str, tajuk: Tajuk, kepala: KepalaBKAD) -> str:
    belum = "" if all(kepala.rekonsiliasi) else ", belum direkonsiliasi"
    return f"{nama} TW {ROMAWI[tajuk.triwulan]} {tajuk.tahun}, basis {kepala.basis}{belum}"


def _tulis_rekap(tabel: Tabel, kepala: KepalaBKAD, isi: Isi, awal: int) -> None:
    tajuk = isi.tajuk
    kaki = _keterangan_kaki(REKAP, tajuk, kepala)
    baris = tabel.siapkan(kepala.nama_skpd, kaki, tajuk.contoh)
    periode = f"TRIWULAN {ROMAWI[tajuk.triwulan]} TAHUN ANGGARAN {tajuk.tahun}"
    tabel.judul(baris, f"REKAPITULASI REALISASI BELANJA {kepala.nama_skpd.upper()}", 11)
    tabel.judul(baris + 1, periode, 11)
    akhir = Rekap(tabel, isi, BELANJA, awal).tulis(baris + 3)
    tabel.lembar.print_area(0, 0, akhir, KETERANGAN)


class _Belanja:
    """Sheet "Belanja": head, table, notes, signatures."""

    def __init__(self, buku: Workbook, tabel: Tabel, kepala: KepalaBKAD, isi: Isi) -> None:
        self.buku, self.tabel, self.kepala, self.isi = buku, tabel, kepala, isi
        self.tajuk = isi.tajuk
        self.lembar, self.gaya = tabel.lembar, tabel.gaya
        self.tw = ROMAWI[self.tajuk.triwulan]
        self.bentuk = {
            Jenis.KPA: Bentuk(self.gaya, bold=True, bg_color=KELABU),
            Jenis.PROGRAM: Bentuk(self.gaya, bold=True, bg_color="#EDEDED"),
            Jenis.KEGIATAN: Bentuk(self.gaya, bold=True, inden=1, level=1),
            Jenis.SUB: Bentuk(self.gaya, inden=2, level=2),
        }

    def tulis(self) -> int:
        """Everything; gives the row (from 0) of the first figure."""
        self.awal = self._tulis_judul_kolom(self._tulis_kepala())
        for nomor, satu in enumerate(self.isi.baris):
            self._tulis_baris(self.awal + nomor, satu)
            henti.maju(henti.Tahap.MENULIS, nomor + 1, len(self.isi.baris))
        self.total = self.awal + len(self.isi.baris)
        akhir = self._tulis_kaki(self._tulis_total())
        self.lembar.print_area(0, 0, akhir, KETERANGAN)
        for nama, kolom in _NAMA_TERDEFINISI.items():
            self.buku.define_name(nama, f"={BELANJA}!${HURUF_KOLOM[kolom]}${self.total + 1}")
        return self.awal

    # --- head ----------------------------------------------------------------

    def _tulis_kepala(self) -> int:
        k = self.kepala
        kaki = _keterangan_kaki(BELANJA, self.tajuk, k)
        baris = self.tabel.siapkan(k.nama_skpd, kaki, self.tajuk.contoh)
        periode = f"TRIWULAN {self.tw} TAHUN ANGGARAN {self.tajuk.tahun}"
        judul = [(k.pemerintah.upper(), 11), (k.nama_skpd.upper(), 13), (JUDUL, 11), (periode, 11)]
        for teks, ukuran in judul:
            if teks:
                self.tabel.judul(baris, teks, ukuran)
                baris += 1
        for kiri, kanan in zip(self._identitas(), self._dokumen(), strict=True):
            baris += 1
            self._tulis_pasangan(baris, kiri, kanan)
        return baris + 2

    def _identitas(self) -> list[tuple[str, str]]:
        k = self.kepala
        sub = [satu.nama for satu in self.isi.kpa if satu.sub_skpd]
        return [
            ("SKPD", f"{k.kode_skpd} {k.nama_skpd}".strip()),
            ("Sub unit (KPA)", "; ".join(sub) or "tidak ada"),
            ("Kabupaten/Kota", k.kabupaten or "belum diisi"),
            ("Tahun anggaran", str(self.tajuk.tahun)),
            ("Triwulan", f"{self.tw} ({_BULAN_TW[self.tajuk.triwulan]})"),
        ]

    def _dokumen(self) -> list[tuple[str, str]]:
        k = self.kepala
        batas = [f"TW {ROMAWI[q]} {tanggal_panjang(hari)}" for q, hari in enumerate(k.batas, 1)]
        return [
            (f"Nomor {k.dokumen}", k.nomor_dokumen or "belum diisi"),
            (f"Tanggal {k.dokumen}", k.tanggal_dokumen or "belum diisi"),
            ("Basis realisasi", k.basis),
            ("Batas (cut-off)", "; ".join(batas)),
            ("Rekonsiliasi", k.kata_rekonsiliasi),
        ]

    def _tulis_pasangan(self, baris: int, kiri: tuple[str, str], kanan: tuple[str, str]) -> None:
        """Two labels with their values in one row; the right one may be long."""
        label = self.gaya(valign="top")
        isi = self.gaya(valign="top", text_wrap=True)
        tebal = kanan[0] == "Rekonsiliasi"
        tegas = self.gaya(valign="top", text_wrap=True, bold=tebal)
        teks_kiri, teks_kanan = f": {kiri[1]}", f": {kanan[1]}"
        self.lembar.write_string(baris, KODE, kiri[0], label)
        gabung(self.lembar, baris, (NAMA, KAS), teks_kiri, isi)
        self.lembar.write_string(baris, INI, kanan[0], label)
        gabung(self.lembar, baris, (SAMPAI, KETERANGAN), teks_kanan, tegas)
        lebar = self.tabel.lebar
        banyak = max(
            hitung_baris(teks_kiri, sum(lebar[NAMA : KAS + 1])),
            hitung_baris(teks_kanan, sum(lebar[SAMPAI:]), tebal=tebal),
        )
        self.lembar.set_row(baris, tinggi(banyak))

    def _tulis_judul_kolom(self, baris: int) -> int:
        self.tabel.kepala(baris)
        sifat = {"border": 1, "align": "center", "bg_color": KELABU}
        for kolom, teks in enumerate(NOMOR_KOLOM):
            self.lembar.write_string(baris + 1, kolom, teks, self.gaya(font_size=8, **sifat))
        self.lembar.repeat_rows(baris, baris + 1)
        self.lembar.freeze_panes(baris + 2, NO_KPA)
        return baris + 2

    # --- table ---------------------------------------------------------------

    def _tulis_baris(self, baris: int, satu: Baris) -> None:
        bentuk = self.bentuk[satu.jenis]
        nama = f"KPA {satu.kpa}: {satu.nama}" if satu.jenis is Jenis.KPA else satu.nama
        teks = (satu.kode, nama, satu.keterangan)
        self.tabel.baris(baris, teks, satu.angka, self._rumus(baris + 1, satu), bentuk)
        self.tabel.nomor(baris, NO_KPA, satu.kpa if satu.jenis is Jenis.SUB else 0, bentuk)

    def _rumus(self, r: int, satu: Baris) -> Rumus:
        if satu.jenis is Jenis.SUB:
            return rumus_baris(r)
        if satu.isi is None:
            return {}
        rentang = (self._rentang(satu.isi),)
        return rumus_jumlah(r, Cakupan(rentang, polos=satu.jenis is Jenis.KEGIATAN))

    def _rentang(self, isi: tuple[int, int]) -> tuple[int, int]:
        """Excel's row numbers, both ends included."""
        return self.awal + isi[0] + 1, self.awal + isi[1]

    def _tulis_total(self) -> int:
        """The total, and its share by KPA where no heading says it; gives the next free row."""
        semua = (self._rentang((0, len(self.isi.baris))),)
        rumus = rumus_jumlah(self.total + 1, Cakupan(semua)) if self.isi.sub_kegiatan else {}
        self.tabel.jumlah(self.total, self.isi.total, rumus)
        baris = self.total + 1
        if len(self.isi.kpa) == 1 or self.isi.per_blok:
            return baris
        for nomor, satu in enumerate(self.isi.kpa, 1):
            teks = ("", f"Jumlah KPA {nomor}: {satu.nama}", "")
            rumus = rumus_jumlah(baris + 1, Cakupan(semua, str(nomor)))
            self.tabel.baris(baris, teks, satu.angka, rumus, self.bentuk[Jenis.KPA])
            self.tabel.nomor(baris, NO_KPA, 0, self.bentuk[Jenis.KPA])
            baris += 1
        return baris

    # --- foot ----------------------------------------------------------------

    def _tulis_kaki(self, baris: int) -> int:
        """Notes and signatures; gives the last row."""
        bentuk = self.gaya(font_size=8, text_wrap=True, valign="top")
        for teks in self._catatan_kaki():
            gabung(self.lembar, baris, (KODE, KETERANGAN), teks, bentuk)
            self.lembar.set_row(baris, tinggi(hitung_baris(teks, sum(self.tabel.lebar), 8), 8))
            baris += 1
        kiri, kanan = self.kepala.penanda
        letak = [((KODE, NAMA), kiri), ((SISA, KETERANGAN), kanan)]
        tulis_tanda_tangan(self.lembar, baris + 1, letak, self.gaya)
        return baris + 1

    def _catatan_kaki(self) -> list[str]:
        isi, ambang = self.isi, "; ".join(self.kepala.ambang_diubah)
        terlapor = isi.sub_kegiatan - isi.belum_lapor
        return [
            f"{STRIP} berarti belum dilaporkan atau tidak ada; 0 berarti dilaporkan nol; angka"
            " dalam kurung berarti negatif. Kolom 3 nomor KPA, lihat lembar Rekap. Kolom 11 hanya"
            " atas sub kegiatan yang mempunyai anggaran kas.",
            f"Rupiah TW {self.tw} sudah dilaporkan untuk {terlapor} dari {isi.sub_kegiatan} sub"
            f" kegiatan. Versi rencana: {self.tajuk.versi or STRIP}. Ambang:"
            f" {ambang or 'bawaan'}. Disusun dengan SIMPELIN AJA.",
        ]
