"""What is called efisiensi (aturan section 5), on small plans."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.garis_waktu import GarisWaktu
from simpelin.domain.lkjip import LKjIP
from simpelin.domain.lkjip_iku import tabel_menengah
from simpelin.domain.lkjip_susun import susun_lkjip
from simpelin.domain.lkjip_tabel import tabel_penunjang
from simpelin.domain.rencana import Rencana, Simpul, Tingkat, susun
from simpelin.domain.renstra import ButirRenstra, NilaiTahun, PetaKode, Renstra
from tests.domain.buatan import hitung, indikator, laporan, rantai, sub
from tests.domain.e81_contoh import susun_semua

PENUH = laporan(1, 1, 1, 1)


def kecil(*iku: str, program: bool = False, **lain: object) -> Rencana:
    dasar = rantai(sub("A", indikator("i", 4, (1, 1, 1, 1)), pagu=100, **lain))
    kini = []
    for satu in dasar.simpul.values():
        if satu.tingkat is Tingkat.SASARAN:
            satu = _beri(satu, *iku)
        if satu.tingkat is Tingkat.PROGRAM and program:
            satu = _beri(satu, "p")
        kini.append(satu)
    return susun(2026, "murni", kini)


def _beri(simpul: Simpul, *nama: str) -> Simpul:
    return replace(simpul, indikator=tuple(indikator(n, 4, (1, 1, 1, 1)) for n in nama))


def sebutan(rencana: Rencana, **kinerja: object) -> str:
    """What is said of the sasaran's unspent money: 'x_y' is node x's indicator y."""
    isi = {tuple(k.split("_")): v for k, v in kinerja.items()}
    hasil = hitung(rencana, 4, isi, {"A": (10, 10, 10, 10)})
    bab3 = susun_lkjip(hasil, GarisWaktu((), PetaKode(), {}))
    return bab3.sasaran[0].sisa[-1].sebutan


def test_reached_with_less_money_is_efisiensi() -> None:
    assert sebutan(kecil(), A_i=PENUH) == "efisiensi"
    assert sebutan(kecil("u"), A_i=PENUH, S_u=PENUH) == "efisiensi"


def test_short_of_the_target_it_is_only_unspent() -> None:
    assert sebutan(kecil(), A_i=laporan(1, 1, 1, 0)) == "sisa anggaran"
    assert sebutan(kecil("u"), A_i=PENUH, S_u=laporan(1, 1, 1, 0)) == "sisa anggaran"


def test_more_spent_than_there_was_is_no_efisiensi() -> None:
    hasil = hitung(kecil(), 4, {("A", "i"): PENUH}, {"A": (60, 60, 0, 0)})
    sisa = _bab3(hasil).sasaran[0].sisa[-1]
    assert (sisa.hasil.sisa_anggaran, sisa.sebutan) == (-20, "sisa anggaran")


def _bab3(hasil: Evaluasi) -> LKjIP:
    return susun_lkjip(hasil, GarisWaktu((), PetaKode(), {}))


def test_salaries_are_never_efisiensi() -> None:
    assert sebutan(kecil(nama="Penyediaan Gaji dan Tunjangan"), A_i=PENUH) == "sisa anggaran"


def test_nothing_under_it_may_be_unreported() -> None:
    """Neither a sub kegiatan nor one of two IKU nor a program's outcome."""
    assert sebutan(kecil("u"), S_u=PENUH) == "sisa anggaran"
    assert sebutan(kecil("u", "v"), A_i=PENUH, S_u=PENUH) == "sisa anggaran"
    assert sebutan(kecil("u", program=True), A_i=PENUH, S_u=PENUH) == "sisa anggaran"


def test_a_ratio_over_the_years_is_the_same_as_on_form_e81() -> None:
    """Of all pembilang over all penyebut (docs/keputusan/0030), not the mean of two ratios."""
    dasar = rantai(sub("A", indikator("i", 4), pagu=100))
    sasaran = next(s for s in dasar.simpul.values() if s.tingkat is Tingkat.SASARAN)
    iku = replace(sasaran, indikator=(indikator("r", 90, sifat="rasio"),))
    semua = [iku if s is sasaran else s for s in dasar.simpul.values()]
    isi = {2025: (90, 100), 2026: (1, 10)}
    tahun = {
        t: hitung(
            replace(susun(t, "murni", semua), tahun=t),
            4,
            {("S", "r"): laporan(None, None, None, satu)},
        )
        for t, satu in isi.items()
    }
    butir = ButirRenstra(iku.kunci, "r", 2025, target_akhir=Fraction(95))
    garis = GarisWaktu((Renstra(2025, 2029, "", (butir,)),), PetaKode(), tahun)
    menengah = susun_lkjip(tahun[2026], garis).sasaran[0].iku[0].menengah
    assert menengah is not None
    baris = susun_semua([tahun[2026]], garis).baris[0]
    assert menengah.realisasi == baris.sampai == Fraction(100 * 91, 110)
    assert menengah.capaian == baris.tingkat_renstra


def test_ratios_of_which_only_the_ratio_was_typed_are_said_to_be_a_mean() -> None:
    """And a year that nobody told is named: the figure to date does not hold it."""
    dasar = rantai(sub("A", indikator("i", 4), pagu=100))
    sasaran = next(s for s in dasar.simpul.values() if s.tingkat is Tingkat.SASARAN)
    iku = replace(sasaran, indikator=(indikator("r", 90, sifat="rasio"),))
    semua = [iku if s is sasaran else s for s in dasar.simpul.values()]
    isi = {("S", "r"): laporan(None, None, None, (1, 10))}
    kini = hitung(susun(2026, "murni", semua), 4, isi)
    lalu = {2024: NilaiTahun(realisasi=Fraction(50))}
    butir = ButirRenstra(iku.kunci, "r", 2026, target_akhir=Fraction(60), tahun=lalu)
    garis = GarisWaktu((Renstra(2024, 2028, "", (butir,)),), PetaKode(), {2026: kini})
    bab3 = susun_lkjip(kini, garis)
    tabel = tabel_menengah(bab3, bab3.sasaran)
    assert tabel.baris[0].sel[5:] == (30, 50, "rata-rata rasio tahun-tahun")
    assert tabel.catatan == ("Realisasi r tahun 2025 belum ada dan tidak ikut dihitung.",)


def test_what_is_short_because_it_was_not_reported_is_told_so() -> None:
    """One of two indicators reported, above its target: not 100 % of a target missed."""
    dua = (indikator("i", 4, (1, 1, 1, 1)), indikator("j", 4, (1, 1, 1, 1)))
    dasar = rantai(sub("A", *dua, pagu=100))
    hasil = hitung(dasar, 4, {("A", "i"): PENUH})
    bab3 = susun_lkjip(hasil, GarisWaktu((), PetaKode(), {}))
    (baris,) = tabel_penunjang(bab3.sasaran).baris
    assert baris.sel[2:] == (None, "0 dari 1", "Sub A (100,00 %, 1 dari 2 indikator lapor)")
