"""A small office over three years for the tests of form E.81: every sifat and polaritas."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from simpelin.domain.e81 import FormE81, otomatis, susun_e81
from simpelin.domain.garis_waktu import GarisWaktu
from simpelin.domain.rencana import Kunci, Rencana, Sifat, Simpul, Tingkat, susun
from simpelin.domain.renstra import ButirRenstra, NilaiTahun, PetaKode, Renstra
from tests.domain.buatan import angka, hitung, indikator, laporan, sub

AWAL, TAHUN, AKHIR = 2021, 2023, 2025


def rencana(tahun: int) -> Rencana:
    """A tujuan with two sasaran; one program of two kegiatan, five sub kegiatan."""
    t, s, p, k = Tingkat.TUJUAN, Tingkat.SASARAN, Tingkat.PROGRAM, Tingkat.KEGIATAN
    atas = [
        Simpul(Kunci("T1"), t, "Tujuan"),
        Simpul(Kunci("S1"), s, "Sasaran satu", Kunci("T1"), "Perencana",
               indikator=(indikator("IKU", 80, sifat="rata_rata", satuan="Nilai"),)),
        Simpul(Kunci("S2"), s, "Sasaran dua", Kunci("T1")),
        Simpul(Kunci("P"), p, "Program", Kunci("S1"),
               indikator=(indikator("Capaian", 100, sifat="posisi_akhir", otomatis="rollup"),)),
        Simpul(Kunci("K1"), k, "Kegiatan satu", Kunci("P")),
        Simpul(Kunci("K2"), k, "Kegiatan dua", Kunci("P")),
    ]  # fmt: skip
    daun = [
        sub("A", indikator("Jumlah", 12, (3, 3, 3, 3)),
            indikator("Aduan", 10, sifat="kumulatif", polaritas="negatif"),
            induk="K1", pagu=1000),
        sub("B", indikator("Rasio", 90, (90, 90, 90, 90), sifat="rasio"), induk="K1", pagu=500),
        sub("C", indikator("Level", 100, (25, 50, 75, 100), sifat="posisi_akhir"),
            induk="K2", pagu=0),
        sub("D", indikator("Hari", 5, (5, 5, 5, 5), sifat="rata_rata", polaritas="tepat"),
            induk="K2", pagu=300),
        sub("E", indikator("Belum", 4, (1, 1, 1, 1)), induk="K2", pagu=200),
    ]  # fmt: skip
    return replace(susun(tahun, "murni", [*atas, *daun]), tahun=tahun)


K = {
    ("S1", "IKU"): laporan(70, 90),
    ("A", "Jumlah"): laporan(3, 4),
    ("A", "Aduan"): laporan(2, 1),
    ("B", "Rasio"): laporan((9, 10), (8, 10)),
    ("C", "Level"): laporan(25, 40),
    ("D", "Hari"): laporan(4, None),
}
RP = {"A": (100, 250), "B": (None, 400), "D": (-5, 60)}


def butir(kode: str, nama: str, sifat: Sifat | None = None, akhir: object = None, **tahun: object):
    isi = {int(t[1:]): NilaiTahun(realisasi=angka(n)) for t, n in tahun.items()}
    akhir = None if akhir is None else Fraction(str(akhir))
    return ButirRenstra(Kunci(kode), nama, AWAL, "", sifat, target_akhir=akhir, tahun=isi)


def uang(kode: str, akhir: int | None, **tahun: int):
    isi = {int(t[1:]): NilaiTahun(anggaran=n) for t, n in tahun.items()}
    return ButirRenstra(Kunci(kode), "", AWAL, pagu_akhir=akhir, tahun=isi)


BUTIR = (
    butir("S1", "IKU", akhir=85, t2021=78, t2022=82),
    butir("P", "Capaian", akhir=100, t2021=96),
    butir("A", "Jumlah", akhir=60, t2021=11, t2022=12),
    butir("A", "Aduan", akhir=50, t2021=9, t2022=12),
    butir("B", "Rasio", akhir=95, t2021=80, t2022=88),
    butir("C", "Level", akhir=400, sifat=Sifat.KUMULATIF, t2021=100, t2022=90),
    butir("D", "Hari", akhir=5, t2022=6),
    uang("P", 9000),
    uang("A", 5000, t2021=900, t2022=950),
    uang("B", 2500, t2021=450),
    uang("K1", None, t2022=1500),
    uang("D", None, t2021=280),
)


def garis(evaluasi=None) -> GarisWaktu:
    renstra = Renstra(AWAL, AKHIR, "Perbup", BUTIR)
    return GarisWaktu((renstra,), PetaKode(), evaluasi or {})


def susun_semua(semua, garis: GarisWaktu) -> FormE81:
    """The form of the evaluations of quarters 1..n."""
    return susun_e81(semua[-1], [otomatis(satu) for satu in semua], garis)


def formulir(n: int = 2, kinerja=None, anggaran=None) -> FormE81:
    """The form to the end of quarter ``n``."""
    satu = rencana(TAHUN)
    k, rp = K if kinerja is None else kinerja, RP if anggaran is None else anggaran
    semua = [hitung(satu, q, k, rp) for q in range(1, n + 1)]
    return susun_semua(semua, garis({TAHUN: semua[-1]}))
