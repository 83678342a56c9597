"""The RFK workbook: physical progress and money of one quarter, as it is signed.

One sheet; every sum, mean, percentage and deviation is a live formula that carries its
computed value.
"""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.workbook import Workbook

from simpelin.domain import henti
from simpelin.domain.angka import STRIP
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rfk import TANPA, Baris, Fisik, Jenis, LaporanRFK, Uang
from simpelin.workbook.bkad import KepalaBKAD
from simpelin.workbook.gaya import (
    JUDUL_DATA_CONTOH,
    Gaya,
    buku_baru,
    gabung,
    hitung_baris,
    siapkan_cetak,
    tanggal_panjang,
    tinggi,
    tulis_tanda_tangan,
)
from simpelin.workbook.rfk_kolom import (
    F_REAL,
    F_TARGET,
    FISIK,
    HURUF,
    KAS,
    KETERANGAN,
    NAMA,
    NO,
    PAGU,
    RP,
    RP_INI,
    RP_P,
    SISA,
    Rentang,
    Rumus,
    nilai_kolom,
    rumus_bobot,
    rumus_fisik_sendiri,
    rumus_sendiri,
)
from simpelin.workbook.rfk_tabel import KOLOM_UANG, Tabel, lebar_kolom

LEMBAR = "RFK"
JUDUL = "LAPORAN REALISASI FISIK DAN KEUANGAN (RFK)"
_NAMA_UANG = {
    "TotalPagu": PAGU,
    "TotalAnggaranKas": KAS,
    "TotalRealisasiTWIni": RP_INI,
    "TotalRealisasi": RP,
    "PersenRealisasi": RP_P,
    "TotalSisaPagu": SISA,
}


def tulis_rfk(
    laporan: LaporanRFK, kepala: KepalaBKAD, jalur: Path, *, tanpa_nilai: bool = False
) -> None:
    """Write the workbook of ``laporan`` to ``jalur``; same arguments, same bytes.

    ``tanpa_nilai`` leaves the formulas without their values, so that LibreOffice calculates
    them: for tests. Raises :class:`KesalahanPengguna` where the file cannot be written.
    """
    tw, tahun = ROMAWI[laporan.tajuk.triwulan], laporan.tajuk.tahun
    judul = f"RFK TW {tw} {tahun}: {kepala.nama_skpd}"
    perihal = f"Realisasi fisik dan keuangan, triwulan {tw} tahun {tahun}"
    sifat = (judul, perihal, kepala.nama_skpd, kepala.tanggal)
    with buku_baru(jalur, *sifat, contoh=laporan.tajuk.contoh, baris=len(laporan.baris)) as buku:
        gaya = Gaya(buku)
        rupiah = [laporan.total.pagu, *(satu.uang.pagu for satu in laporan.baris)]
        lebar = lebar_kolom([satu.kode for satu in laporan.baris], rupiah)
        tabel = Tabel(buku, LEMBAR, gaya, lebar, tanpa_nilai=tanpa_nilai)
        _Penulis(buku, tabel, laporan, kepala).tulis()


class _Penulis:
    """Head, table, totals, notes, signatures."""

    def __init__(
        self, buku: Workbook, tabel: Tabel, laporan: LaporanRFK, kepala: KepalaBKAD
    ) -> None:
        self.buku, self.tabel, self.laporan, self.kepala = buku, tabel, laporan, kepala
        self.tajuk = laporan.tajuk
        self.lembar, self.gaya = tabel.lembar, tabel.gaya
        self.tw = ROMAWI[self.tajuk.triwulan]

    def tulis(self) -> None:
        """Everything."""
        self.awal = self.tabel.kepala(self._kepala())
        self.total = self.awal + len(self.laporan.baris)
        for nomor, satu in enumerate(self.laporan.baris):
            self._baris(self.awal + nomor, satu)
            henti.maju(henti.Tahap.MENULIS, nomor + 1, len(self.laporan.baris))
        akhir = self._kaki(self._jumlah())
        self.lembar.print_area(0, 0, akhir, KETERANGAN)

    # --- head ----------------------------------------------------------------

    def _kepala(self) -> int:
        k = self.kepala
        belum = "" if all(k.rekonsiliasi) else ", belum direkonsiliasi"
        kaki = f"RFK TW {self.tw} {self.tajuk.tahun}, basis {k.basis}{belum}"
        siapkan_cetak(self.lembar, k.nama_skpd, kaki, self.tajuk.contoh)
        baris = 0
        if self.tajuk.contoh:
            sifat = {"bold": True, "font_size": 12, "align": "center", "border": 2}
            merah = self.gaya(font_color="#C00000", **sifat)
            gabung(self.lembar, 0, (NO, KETERANGAN), JUDUL_DATA_CONTOH, merah)
            self.lembar.set_row(0, 20)
            baris = 1
        periode = f"TRIWULAN {self.tw} TAHUN ANGGARAN {self.tajuk.tahun}"
        for teks, ukuran in (
            (k.pemerintah.upper(), 11),
            (k.nama_skpd.upper(), 13),
            (JUDUL, 11),
            (periode, 11),
        ):
            if teks:
                self.tabel.judul(baris, teks, ukuran)
                baris += 1
        for label, isi in self._keterangan_kepala():
            self._pasangan(baris, label, isi)
            baris += 1
        return baris + 1

    def _keterangan_kepala(self) -> list[tuple[str, str]]:
        k = self.kepala
        dokumen = (
            f"{k.nomor_dokumen or 'nomor belum diisi'}, {k.tanggal_dokumen or 'tanpa tanggal'}"
        )
        return [
            (k.dokumen, dokumen),
            (
                "Basis realisasi",
                f"{k.basis}, batas (cut-off) TW {self.tw} {tanggal_panjang(k.batas[-1])}",
            ),
            ("Rekonsiliasi", k.kata_rekonsiliasi),
        ]

    def _pasangan(self, baris: int, label: str, isi: str) -> None:
        tebal = label == "Rekonsiliasi" and not all(self.kepala.rekonsiliasi)
        gabung(self.lembar, baris, (NO, NO + 1), label, self.gaya())
        gabung(self.lembar, baris, (NAMA, KETERANGAN), f": {isi}", self.gaya(bold=tebal))

    # --- table ---------------------------------------------------------------

    def _baris(self, baris: int, satu: Baris) -> None:
        r = baris + 1
        if satu.jenis is Jenis.BELANJA:
            rumus, total = rumus_sendiri(r), None
        elif satu.jenis is Jenis.SUB:
            rumus, total = rumus_sendiri(r) | rumus_fisik_sendiri(r), self.laporan.total.pagu
        else:
            total = self.laporan.total.pagu
            rumus = self._rumus_kelompok(r, satu)
        if total is not None:
            rumus |= rumus_bobot(r, self.total + 1)
        self.tabel.baris(baris, satu, nilai_kolom(satu.uang, satu.fisik, total), rumus)

    def _rumus_kelompok(self, r: int, satu: Baris) -> Rumus:
        if satu.isi is None:
            return rumus_sendiri(r)
        rentang = Rentang(self.awal + satu.isi[0] + 1, self.awal + satu.isi[1])
        return rentang.uang(r) | rentang.tertimbang()

    def _jumlah(self) -> int:
        """Total of money, then the two means of progress; gives the next free row."""
        laporan, r = self.laporan, self.total + 1
        rentang = Rentang(self.awal + 1, self.awal + len(laporan.baris))
        nilai = nilai_kolom(laporan.total, TANPA, laporan.total.pagu)
        rumus = rentang.uang(r) | rumus_bobot(r, r)
        self.tabel.jumlah(self.total, "JUMLAH KEUANGAN", nilai, rumus, tuple(FISIK))
        rata = "FISIK, RATA-RATA SUB KEGIATAN (tiap sub kegiatan sama berat)"
        self._fisik(self.total + 1, rata, laporan.rata, rentang.rata())
        berat = "FISIK, TERTIMBANG PAGU"
        self._fisik(self.total + 2, berat, laporan.tertimbang, rentang.tertimbang())
        self._nama_terdefinisi()
        return self.total + 3

    def _fisik(self, baris: int, teks: str, fisik: Fisik, rumus: Rumus) -> None:
        nilai = nilai_kolom(Uang(), fisik, None)
        self.tabel.jumlah(baris, teks, nilai, rumus, KOLOM_UANG)

    def _nama_terdefinisi(self) -> None:
        nama = {satu: (kolom, self.total) for satu, kolom in _NAMA_UANG.items()}
        nama |= {
            "FisikTargetRataRata": (F_TARGET, self.total + 1),
            "FisikRataRata": (F_REAL, self.total + 1),
            "FisikTargetTertimbang": (F_TARGET, self.total + 2),
            "FisikTertimbang": (F_REAL, self.total + 2),
        }
        for satu, (kolom, baris) in nama.items():
            self.buku.define_name(satu, f"={LEMBAR}!${HURUF[kolom]}${baris + 1}")

    # --- foot ----------------------------------------------------------------

    def _kaki(self, baris: int) -> int:
        """Notes and signatures; gives the last row."""
        bentuk = self.gaya(font_size=8, text_wrap=True, valign="top")
        for teks in catatan_kaki(self.laporan, self.kepala):
            gabung(self.lembar, baris, (NO, KETERANGAN), teks, bentuk)
            self.lembar.set_row(baris, tinggi(hitung_baris(teks, sum(self.tabel.lebar), 8), 8))
            baris += 1
        kiri, kanan = self.kepala.penanda
        letak = [((NO, NAMA), kiri), ((RP, KETERANGAN), kanan)]
        tulis_tanda_tangan(self.lembar, baris + 1, letak, self.gaya)
        return baris + 1


def catatan_kaki(laporan: LaporanRFK, kepala: KepalaBKAD) -> list[str]:
    """What the form says below the table."""
    banyak, tw = len(laporan.sub), ROMAWI[laporan.tajuk.triwulan]
    ambang = "; ".join(kepala.ambang_diubah) or "bawaan"
    return [
        f"Fisik TW {tw} diisi pada {banyak - laporan.tanpa_realisasi} dari {banyak} sub kegiatan"
        f" ({laporan.tanpa_realisasi} belum), target fisik pada {banyak - laporan.tanpa_target}"
        f" dari {banyak}, rupiah pada {banyak - laporan.tanpa_rupiah} dari {banyak}. Yang belum"
        f" diisi tertulis {STRIP}, tidak dihitung nol, dan tidak ikut dalam rata-rata.",
        "Fisik program dan kegiatan tertimbang pagu sub kegiatannya. Deviasi dalam poin:"
        " realisasi dikurangi rencana; deviasi keuangan hanya atas sub kegiatan yang mempunyai"
        " anggaran kas. Baris miring adalah rincian belanja dan tidak ikut dijumlahkan.",
        f"Versi rencana: {laporan.tajuk.versi or STRIP}. Ambang: {ambang}. Disusun dengan"
        " SIMPELIN AJA.",
    ]
