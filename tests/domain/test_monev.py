"""The meeting's figures, by hand and as properties."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.kurva import kurva_belanja, kurva_kinerja, nilai_dari_rasio, puncak
from simpelin.domain.monev import (
    angka_kantor,
    baris_rapat,
    letak_sisa,
    taruhan,
    titik_kuadran,
    tren,
)
from simpelin.domain.penilaian import Aturan, Kuadran, PenilaianMalas
from simpelin.domain.rencana import Kunci
from simpelin.domain.sorotan import susun_sorotan
from tests.domain.buatan import JUTA, hitung, indikator, laporan, rantai, sub

KAS = (25 * JUTA,) * 4


def kantor(n=2, kinerja=None, anggaran=None, nama="Gaji ASN"):
    """Salaries and two things to do; everything on plan unless said otherwise."""
    rencana = rantai(
        sub("1", indikator(target=4, tw=(1, 1, 1, 1)), pagu=100 * JUTA, kas=KAS, nama=nama),
        sub("2", indikator(target=8, tw=(2, 2, 2, 2)), pagu=100 * JUTA, kas=KAS, unit="Seksi B"),
        sub("3", indikator(target=8, tw=(2, 2, 2, 2)), pagu=20 * JUTA, kas=(5 * JUTA,) * 4),
    )
    isi = {("1", "i"): laporan(*(1,) * n), ("2", "i"): laporan(*(2,) * n)}
    isi[("3", "i")] = laporan(*(2,) * n)
    uang = {"1": (25 * JUTA,) * n, "2": (25 * JUTA,) * n, "3": (5 * JUTA,) * n}
    isi |= kinerja or {}
    uang |= anggaran or {}
    return [hitung(rencana, q, isi, uang) for q in range(1, n + 1)]


def rapat(semua, **lain):
    daftar = susun_sorotan(semua)
    return baris_rapat(daftar, semua, **lain)


# --- six figures -------------------------------------------------------------------


def test_on_plan_everything_is_expected_to_be_reached_and_spent():
    semua = kantor()
    angka = angka_kantor(semua[-1], PenilaianMalas(semua[-1]))
    assert (angka.kinerja, angka.wajib, angka.terlapor) == (100, 3, 3)
    assert (angka.serapan, angka.serapan_tanpa_gaji) == (50, 50)
    assert angka.prognosis is not None
    assert (angka.prognosis.bawah, angka.prognosis.atas) == (1, 1)
    assert (angka.sisa, angka.sisa_persen, angka.tanpa_prognosis) == (0, 0, 0)


def test_forecast_of_the_money_by_hand():
    # item 2 spent 30 of 50: at its rate 60 of 100, on plan 80; centre at n = 2 is 70
    semua = kantor(anggaran={"2": (15 * JUTA, 15 * JUTA)})
    angka = angka_kantor(semua[-1], PenilaianMalas(semua[-1]))
    assert angka.belanja is not None
    assert [angka.belanja.bawah, angka.belanja.pusat, angka.belanja.atas] == [
        180 * JUTA, 190 * JUTA, 200 * JUTA,
    ]  # fmt: skip
    assert angka.sisa == 30 * JUTA
    assert angka.sisa_persen == Fraction(3000, 220)
    assert angka.serapan_akhir is not None
    assert angka.serapan_akhir.pusat == Fraction(19000, 220)


def test_forecast_of_kinerja_by_hand():
    # item 2 did 2 of 4 due, of 8: at its rate 0,5, on plan 0,75, centre 0,625; the others 1
    semua = kantor(kinerja={("2", "i"): laporan(1, 1)})
    prognosis = angka_kantor(semua[-1], PenilaianMalas(semua[-1])).prognosis
    assert prognosis is not None
    assert prognosis.bawah == Fraction(5, 6)
    assert prognosis.pusat == Fraction(21, 24)
    assert prognosis.atas == Fraction(11, 12)


def test_without_anything_reported_there_are_no_figures():
    rencana = rantai(sub("1", indikator(target=4, tw=(1, 1, 1, 1)), pagu=100))
    hasil = hitung(rencana, 1)
    angka = angka_kantor(hasil, PenilaianMalas(hasil))
    assert (angka.kinerja, angka.serapan, angka.prognosis, angka.belanja, angka.sisa) == (None,) * 5
    assert angka.tanpa_prognosis == 1
    assert letak_sisa(hasil, PenilaianMalas(hasil)) == ""


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=4),
    st.lists(st.integers(0, 60), min_size=1, max_size=4),
)
def test_forecasts_are_ordered_and_within_bounds(kinerja, uang):
    n = min(len(kinerja), len(uang))
    semua = kantor(n, {("2", "i"): laporan(*kinerja[:n])}, {"2": [u * JUTA for u in uang[:n]]})
    penilaian = PenilaianMalas(semua[-1])
    angka = angka_kantor(semua[-1], penilaian)
    assert angka.prognosis is not None
    assert angka.belanja is not None
    assert 0 <= angka.prognosis.bawah <= angka.prognosis.pusat <= angka.prognosis.atas <= 1
    assert angka.belanja.bawah <= angka.belanja.pusat <= angka.belanja.atas
    assert angka.sisa == sum(p.sisa for p in penilaian.values())
    if n == 4:
        assert angka.prognosis.pusat * 100 == semua[-1].kantor.capaian_tahunan


# --- where the unspent money sits --------------------------------------------------


def test_unspent_money_at_year_end_is_what_was_not_spent():
    semua = kantor(4, anggaran={"1": (20 * JUTA,) * 4, "2": (25 * JUTA,) * 3 + (20 * JUTA,)})
    assert letak_sisa(semua[-1], PenilaianMalas(semua[-1])) == (
        "80,0 % dari sisa anggaran adalah gaji (Rp 20.000.000 dari Rp 25.000.000); "
        "di luar gaji terbesar Rp 5.000.000 pada Sub 2."
    )


def test_unspent_money_before_year_end_is_what_the_forecast_leaves():
    semua = kantor(2, anggaran={"2": (15 * JUTA, 15 * JUTA)})
    assert letak_sisa(semua[-1], PenilaianMalas(semua[-1])) == (
        "100,0 % dari perkiraan sisa anggaran (Rp 30.000.000 dari Rp 30.000.000) ada pada Sub 2."
    )


# --- the list --------------------------------------------------------------------


def test_late_unit_first_then_items_with_their_money_and_date():
    semua = kantor(2, {("2", "i"): laporan(1, 1), ("3", "i"): laporan(2)})
    jatuh, hari = date(2026, 7, 20), date(2026, 7, 24)
    baris = rapat(semua, batas=date(2026, 7, 3), tenggat={Kunci("2"): jatuh}, tanggal=hari)
    assert [satu.judul for satu in baris] == ["Seksi A", "Sub 2"]
    unit, butir = baris
    assert (unit.warna, unit.kunci, unit.tenggat) == ("abu", None, date(2026, 7, 3))
    assert (unit.taruhan.rupiah, unit.taruhan.sebutan) == (20 * JUTA, "pagu belum lapor")
    assert (butir.warna, butir.kunci, butir.pemilik) == ("merah", Kunci("2"), "Seksi B")
    assert (butir.tenggat, butir.lewat_hari) == (jatuh, 4)
    assert butir.tren == (50, 50)


def test_rupiah_at_stake_follow_the_rule():
    semua = kantor(2, anggaran={"2": (15 * JUTA, 15 * JUTA), "3": (1 * JUTA, 8 * JUTA)})
    daftar = susun_sorotan(semua)
    menurut = {s.penilaian.simpul.kode: (s.aturan, taruhan(s)) for s in daftar.sorotan}
    assert menurut["2"][0] is Aturan.SISA_BESAR
    assert (menurut["2"][1].rupiah, menurut["2"][1].sebutan) == (30 * JUTA, "perkiraan sisa")
    semua = kantor(2, anggaran={"3": (5 * JUTA, int(6.5 * JUTA))})
    (lebih,) = susun_sorotan(semua).sorotan
    assert taruhan(lebih).rupiah == int(1.5 * JUTA)
    assert taruhan(lebih).sebutan == "di atas rencana kas"
    semua = kantor(2, anggaran={"2": (15 * JUTA, 5 * JUTA), "3": (5 * JUTA, int(3.8 * JUTA))})
    kurang = next(s for s in susun_sorotan(semua).sorotan if s.penilaian.simpul.kode == "3")
    assert taruhan(kurang).rupiah == int(1.2 * JUTA)
    assert taruhan(kurang).sebutan == "di belakang rencana kas"


def test_money_ahead_of_output_is_what_was_spent_already():
    (satu,) = susun_sorotan(kantor(2, anggaran={"3": (5 * JUTA, 7 * JUTA)})).sorotan
    assert satu.aturan is Aturan.ANGGARAN_MENDAHULUI_OUTPUT
    assert (taruhan(satu).rupiah, taruhan(satu).sebutan) == (12 * JUTA, "sudah dibelanjakan")


def test_trend_leaves_out_what_was_not_reported():
    semua = kantor(3, {("2", "i"): laporan(1, None, 3)})
    assert tren(semua, Kunci("2")) == (50, None, Fraction(200, 3))
    assert tren(semua, Kunci("tidak ada")) == (None, None, None)


# --- quadrant --------------------------------------------------------------------


def test_points_are_those_with_both_indices_largest_first():
    semua = kantor(2, {("1", "i"): laporan(1), ("2", "i"): laporan(1, 1)}, {"2": (10 * JUTA,) * 2})
    titik = titik_kuadran(PenilaianMalas(semua[-1]))
    assert [satu.kunci.kode for satu in titik] == ["2", "3"]  # 1 is belum lapor
    assert (titik[0].spi_k, titik[0].spi_rp) == (Fraction(1, 2), Fraction(2, 5))
    assert titik[0].kuadran is Kuadran.TERHAMBAT
    assert titik[0].warna == "merah"


# --- curves ------------------------------------------------------------------------


def test_curve_of_kinerja_in_its_own_unit():
    kurva = kurva_kinerja(kantor(2, {("2", "i"): laporan(1, 1)}), Kunci("2"))
    assert kurva is not None
    assert kurva.rencana == (2, 4, 6, 8)
    assert kurva.realisasi == (1, 2)
    assert kurva.ujung is not None
    assert (kurva.ujung.bawah, kurva.ujung.pusat, kurva.ujung.atas) == (4, 5, 6)
    assert (kurva.setahun, puncak(kurva)) == (8, 8)


def test_curve_breaks_where_nothing_was_reported():
    kurva = kurva_kinerja(kantor(3, {("2", "i"): laporan(1, None, 3)}), Kunci("2"))
    assert kurva is not None
    assert kurva.realisasi == (1, None, 4)


def test_curve_of_the_indicator_furthest_behind():
    rencana = rantai(
        sub("1", indikator("a", 4, (1, 1, 1, 1)), indikator("b", 8, (2, 2, 2, 2)), pagu=100)
    )
    hasil = hitung(rencana, 1, {("1", "a"): laporan(1), ("1", "b"): laporan(1)})
    kurva = kurva_kinerja([hasil], Kunci("1"))
    assert kurva is not None
    assert kurva.nama == "b"


def test_curve_of_the_money_and_none_after_the_year():
    semua = kantor(2, anggaran={"2": (15 * JUTA, 15 * JUTA)})
    kurva = kurva_belanja(semua, Kunci("2"))
    assert kurva is not None
    assert kurva.rencana == tuple(n * 25 * JUTA for n in (1, 2, 3, 4))
    assert kurva.realisasi == (15 * JUTA, 30 * JUTA)
    assert kurva.ujung is not None
    assert (kurva.ujung.bawah, kurva.ujung.atas) == (60 * JUTA, 80 * JUTA)
    akhir = kurva_belanja(kantor(4), Kunci("2"))
    assert akhir is not None
    assert akhir.ujung is None


@pytest.mark.parametrize("polaritas", ["positif", "negatif"])
@given(st.integers(1, 50), st.integers(0, 100))
def test_value_and_ratio_are_each_others_inverse(polaritas, target, realisasi):
    from simpelin.domain.capaian import capaian

    satu = indikator(target=target, polaritas=polaritas)
    rasio = capaian(Fraction(realisasi), Fraction(target), satu.polaritas)
    assert rasio is not None
    kembali = nilai_dari_rasio(satu, Fraction(target), rasio / 100)
    assert kembali == realisasi or rasio == 0
