"""Form E.81's rows, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from simpelin.domain.e81 import BarisE81, FormE81
from simpelin.domain.garis_waktu import GarisWaktu
from simpelin.domain.rencana import Kunci, Tingkat, susun
from simpelin.domain.renstra import ButirRenstra, NilaiTahun, PetaKode, Renstra
from tests.domain.buatan import hitung, indikator, laporan
from tests.domain.e81_contoh import RP, TAHUN, K, formulir, garis, rencana, susun_semua


def baris(form: FormE81, kode: str, nama: str | None = None) -> BarisE81:
    return next(
        b
        for b in form.baris
        if b.simpul.kode == kode
        and (nama is None or (b.indikator is not None and b.indikator.indikator.nama == nama))
    )


def k(satu: BarisE81) -> list[object]:
    """Columns 5, 6, 7, 8, 9, 12, 13, 14."""
    return [
        satu.renstra.target_akhir,
        satu.renstra.realisasi_lalu,
        satu.target,
        *(tw.nilai for tw in satu.tw),
        satu.realisasi,
        satu.sampai,
        satu.tingkat_renstra,
    ]


def test_rows_in_order_with_their_numbers() -> None:
    semua = [(b.nomor, b.simpul.kode, b.pertama) for b in formulir().baris]
    assert semua == [
        ("1", "S1", True),
        ("1.1", "P", True),
        ("1.1.1", "K1", True),
        ("1.1.1.1", "A", True),
        ("1.1.1.1", "A", False),
        ("1.1.1.2", "B", True),
        ("1.1.2", "K2", True),
        ("1.1.2.1", "C", True),
        ("1.1.2.2", "D", True),
        ("1.1.2.3", "E", True),
        ("2", "S2", True),
    ]


@pytest.mark.parametrize(
    ("kode", "nama", "kolom"),
    [
        ("S1", "IKU", [85, 80, 80, 70, 90, 80, 80, Fraction(8000, 85)]),
        ("A", "Jumlah", [60, 23, 12, 3, 4, 7, 30, 50]),
        ("A", "Aduan", [50, 21, 10, 2, 1, 3, 24, 152]),  # negatif: 100 (2·50 − 24) / 50
        ("B", "Rasio", [95, 84, 90, 90, 80, 85, Fraction(253, 3), Fraction(25300, 285)]),
        ("C", "Level", [400, 190, 100, 25, 40, 40, 230, Fraction(115, 2)]),
        ("D", "Hari", [5, 6, 5, 4, None, 4, 5, 100]),  # tepat, mean of 6 and 4
        ("E", "Belum", [None, None, 4, None, None, None, None, None]),
    ],
)
def test_kinerja_by_hand(kode: str, nama: str, kolom: list[object]) -> None:
    assert k(baris(formulir(), kode, nama)) == kolom


def test_automatic_indicator_shows_what_each_quarter_knew() -> None:
    satu, n1 = baris(formulir(), "P"), formulir(1)
    assert satu.tw[0].nilai == baris(n1, "P").realisasi
    assert satu.tw[1].nilai == satu.realisasi == satu.sampai
    assert all(tw.otomatis for tw in satu.tw)
    assert satu.renstra.realisasi_lalu == 96


def test_rupiah_by_hand() -> None:
    form = formulir()
    rp = {b.simpul.kode: b.rp for b in form.baris if b.rp}

    def isi(kode: str) -> tuple[object, ...]:
        u = rp[kode]
        assert u is not None
        return u.akhir, u.lalu, u.pagu, u.tw, u.tahun_ini, u.sampai

    assert isi("A") == (5000, 1850, 1000, (100, 250), 350, 2200)
    assert isi("B") == (2500, 450, 500, (None, 400), 400, 850)
    assert isi("C") == (None, None, 0, (None, None), None, None)
    # 2021 from below, 2022 as the kegiatan itself states it
    assert isi("K1") == (7500, 1350 + 1500, 1500, (100, 650), 750, 3600)
    assert isi("P") == (9000, 2850 + 280, 2000, (95, 710), 805, 3935)
    assert (rp["K1"].akhir_anak, rp["K1"].lalu_anak) == (True, False)
    assert (rp["P"].akhir_anak, rp["P"].lalu_anak) == (False, True)
    assert rp["A"].tingkat == 44
    assert isi("S2")[2:] == (0, (None, None), None, None)


def test_averages_of_the_foot() -> None:
    form = formulir()
    ikut = [(b.simpul.kode, b.capaian) for b in form.baris if b.dihitung]
    assert [kode for kode, _ in ikut] == ["S1", "P", "A", "A", "B", "C"]
    # 100, P, 58⅓, 170 → 100, 94,44, 40; a late one (D) and one not reported (E) are left out
    p = baris(form, "P").capaian
    harap = (100 + p + Fraction(700, 12) + 100 + Fraction(850, 9) + 40) / 6
    assert (form.rata_k.nilai, form.rata_k.baris) == (harap, 6)
    # sub kegiatan with pagu alone: 35 %, 80 %, 55/300, nothing entered is 0
    assert (form.rata_rp.nilai, form.rata_rp.baris) == ((35 + 80 + Fraction(55, 3) + 0) / 4, 4)
    assert form.total_rp == Fraction(80500, 2000)
    assert form.renstra_k.baris == 6
    assert (form.renstra_rp.nilai, form.renstra_rp.baris) == ((44 + 34) / Fraction(2), 2)


def test_no_renstra_leaves_its_columns_empty_and_the_year_whole() -> None:
    semua = [hitung(rencana(TAHUN), q, K, RP) for q in (1, 2)]
    form = susun_semua(semua, replace(garis(), renstra=()))
    satu = baris(form, "A", "Jumlah")
    assert k(satu) == [None, None, 12, 3, 4, 7, 7, None]
    assert form.masa == ""
    assert (form.renstra_k.nilai, form.renstra_rp.nilai) == (None, None)


def test_ratio_without_events_has_no_figure() -> None:
    satu = baris(formulir(2, K | {("B", "Rasio"): laporan((0, 0), (0, 0))}), "B")
    assert [tw.nilai for tw in satu.tw] == [None, None]
    assert satu.realisasi is None
    assert satu.sampai == 84


def test_levels_are_those_of_the_form() -> None:
    assert Tingkat.TUJUAN not in {b.tingkat for b in formulir().baris}


def test_an_impossible_ikm_stays_out_of_the_mean_over_years() -> None:
    """Kept and shown in its own column, never averaged (aturan section 8)."""
    dasar = rencana(TAHUN)
    satu = dasar.simpul[Kunci("S1")]
    iku = replace(satu, indikator=(indikator("IKU", 80, sifat="rata_rata", otomatis="ikm"),))
    semua = [iku if s is satu else s for s in dasar.simpul.values()]
    ikm = replace(susun(TAHUN, "murni", semua), tahun=TAHUN)
    butir = ButirRenstra(
        iku.kunci,
        "IKU",
        2021,
        target_akhir=Fraction(85),
        tahun={t: NilaiTahun(realisasi=Fraction(n)) for t, n in ((2021, 90), (2022, 115))},
    )
    renstra = (Renstra(2021, 2025, "", (butir,)),)
    for typed, kolom_13 in ((130, 90), (80, 85)):
        hasil = hitung(ikm, 1, {("S1", "IKU"): laporan(typed)})
        form = susun_semua([hasil], GarisWaktu(renstra, PetaKode(), {TAHUN: hasil}))
        b = baris(form, "S1")
        assert (b.realisasi, b.renstra.realisasi_lalu, b.sampai) == (typed, 90, kolom_13)
