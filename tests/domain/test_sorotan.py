"""Aturan section 6: its three worked examples, and every rule by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.angka import bulatkan
from simpelin.domain.penilaian import Aturan, Kuadran, PenilaianMalas, Warna
from simpelin.domain.prognosis import kejar, prognosis_belanja, prognosis_kinerja
from simpelin.domain.rencana import Kunci
from simpelin.domain.sorotan import aturan_kena, skor, susun_sorotan
from tests.domain.buatan import JUTA, angka, hitung, indikator, laporan, rantai, sub

PMAX = 418_800_000
SATU = Kunci("1")


def nilai(isi, n, kinerja, pagu=0, kas=(), anggaran=(), **lain):
    """The assessment of one sub kegiatan, alone in its office."""
    rencana = rantai(sub("1", *isi, pagu=pagu, kas=kas, **lain))
    hasil = hitung(rencana, n, kinerja, {"1": anggaran})
    return PenilaianMalas(hasil)[SATU], hasil


def dekat(nilai, harap, desimal):
    assert bulatkan(nilai, desimal) == angka(harap)


def rentang(hasil):
    return [float(x) for x in (hasil.bawah, hasil.pusat, hasil.atas)]


# --- the examples of aturan ------------------------------------------------------


def test_example_one():
    p, _ = nilai(
        [indikator(target=12, tw=(3, 3, 3, 3))],
        2,
        {("1", "i"): laporan(1, 2)},
        5_800_000,
        (1_450_000,) * 4,
        (1 * JUTA, 2 * JUTA),
    )
    assert float(p.spi_k) == 0.5
    dekat(p.gap, "-26.7", 1)
    assert rentang(p.prognosis) == [0.5, 0.625, 0.75]
    # the examples leave q, follow-ups and prioritas at nought
    assert round(skor(p, PMAX, 0), 2) == 23.07


def test_example_two():
    p, _ = nilai(
        [indikator(target=100, tw=(25, 50, 75, 100), sifat="posisi_akhir")],
        3,
        {("1", "i"): laporan(25, 50, 75)},
        100,
        (25, 25, 25, 25),
        (25, 25, 25),
    )
    assert (p.gap, p.prognosis.pusat, skor(p, PMAX, 0)) == (0, 1, 0)
    assert aturan_kena(p, hitung(rantai(), 1).ambang) == ()


def test_example_three():
    p, _ = nilai(
        [
            indikator("a", target=12, tw=(3, 3, 3, 3), polaritas="negatif"),
            indikator("b", target=4, tw=(1, 1, 1, 1)),
        ],
        2,
        {("1", "a"): laporan(5, 4), ("1", "b"): laporan(0, 1)},
        102 * JUTA,
        (25_500_000,) * 4,
        (14 * JUTA, 15 * JUTA),
    )
    assert float(p.spi_k) == 0.5
    dekat(p.spi_rp, "0.569", 3)
    dekat(p.dev_kas, "-21.6", 1)
    dekat(p.gap, "-3.4", 1)
    assert rentang(p.prognosis) == [0.5, 0.625, 0.75]
    dekat(p.sisa, 33 * JUTA, 0)
    assert round(skor(p, PMAX, 0), 2) == 30.30


# --- indices ---------------------------------------------------------------------


def test_without_a_cash_plan_nothing_is_spread_in_silence():
    p, hasil = nilai(
        [indikator(target=4, tw=(1, 1, 1, 1))], 1, {("1", "i"): laporan(1)}, 100, (), (90,)
    )
    assert (p.spi_rp, p.dev_kas, p.gap, p.belanja, p.warna_rp) == (None,) * 5
    assert p.kuadran is None
    assert p.hasil.serapan == 90
    assert susun_sorotan([hasil]).kas_kosong == 1


@pytest.mark.parametrize(
    ("belanja", "warna"),
    [(None, None), (0, None), (10, Warna.KUNING)],
)
def test_nothing_planned_to_date(belanja, warna):
    p, _ = nilai([indikator()], 1, {}, 100, (0, 50, 50), (belanja,))
    assert (p.spi_rp, p.warna_rp) == (None, warna)


@pytest.mark.parametrize(
    ("belanja", "warna"),
    [
        (749, Warna.MERAH),
        (750, Warna.KUNING),
        (899, Warna.KUNING),
        (900, Warna.HIJAU),
        (1100, Warna.HIJAU),
        (1101, Warna.KUNING),
    ],
)
def test_colour_rp(belanja, warna):
    p, _ = nilai([indikator()], 1, {}, 4000, (1000, 1000, 1000, 1000), (belanja,))
    assert p.warna_rp is warna


@pytest.mark.parametrize(
    ("reached", "warna"),
    [
        ("90.5", Warna.HIJAU),
        ("90.49", Warna.KUNING),
        ("75.5", Warna.KUNING),
        ("75.49", Warna.ORANYE),
        ("65.5", Warna.ORANYE),
        ("65.49", Warna.MERAH),
    ],
)
def test_colour_k_is_on_the_whole_percent(reached, warna):
    p, _ = nilai([indikator(target=100, sifat="posisi_akhir")], 1, {("1", "i"): laporan(reached)})
    assert p.warna_k is warna


@pytest.mark.parametrize(
    ("isi", "n", "warna"),
    [
        ((1, 0), 2, Warna.KUNING),  # short by one, not short before
        ((0, 0), 2, Warna.MERAH),  # short by two
        ((0, 1), 2, Warna.MERAH),  # short by one, as before
        ((1, 1, 0), 3, Warna.KUNING),
        ((1, 1, 1, 0), 4, Warna.ORANYE),  # year's end: 75 of 100 counts
    ],
)
def test_one_unit_of_a_small_target(isi, n, warna):
    p, _ = nilai([indikator(target=4, tw=(1, 1, 1, 1))], n, {("1", "i"): laporan(*isi)})
    assert p.warna_k is warna
    if warna is Warna.KUNING:
        assert p.warna_prognosis in (Warna.KUNING, Warna.HIJAU)


@pytest.mark.parametrize(
    ("k", "rp", "kuadran"),
    [
        (10, 100, Kuadran.SESUAI),
        (10, 70, Kuadran.SPJ_TERTUNDA),
        (10, 111, Kuadran.SERAPAN_MELEBIHI),
        (7, 100, Kuadran.OUTPUT_BELUM),
        (7, 120, Kuadran.OUTPUT_BELUM),
        (7, 70, Kuadran.TERHAMBAT),
        (8, 80, Kuadran.SESUAI),
    ],
)
def test_quadrant(k, rp, kuadran):
    p, _ = nilai(
        [indikator(target=40, tw=(10, 10, 10, 10))],
        1,
        {("1", "i"): laporan(k)},
        400,
        (100, 100, 100, 100),
        (rp,),
    )
    assert p.kuadran is kuadran


# --- forecast and catch-up -----------------------------------------------------------


def hasil_indikator(ini, isi, n):
    return hitung(rantai(sub("1", ini)), n, {("1", "i"): laporan(*isi)}).hasil[SATU].indikator


@pytest.mark.parametrize(
    ("ini", "isi", "n", "harap"),
    [
        # R1 = 100·20/40 = 50, R2 = 20 + 60 = 80, w = 0,25
        (indikator(target=100, tw=(40, 20, 20, 20)), (20,), 1, [0.5, 0.725, 0.8]),
        # ahead of plan: not cut, that is for display
        (indikator(target=100, tw=(40, 20, 20, 20)), (80,), 1, [1.4, 1.55, 2.0]),
        # the last two reported quarters, each against its own target
        (
            indikator(target=100, tw=(50, 60, 80, 100), sifat="posisi_akhir"),
            (50, 30, 60),
            3,
            [0.5, 0.625, 0.75],
        ),
        (
            indikator(target=80, sifat="rasio"),
            ((1, 2), (0, 0), (3, 5)),
            3,
            [0.75, 0.75, 0.75],
        ),
        (indikator(target=80, sifat="rata_rata"), (80, None, 40), 3, [0.5, 0.75, 1.0]),
        # the year is over
        (indikator(target=100, tw=(40, 20, 20, 20)), (20, 0, 0, 30), 4, [0.5, 0.5, 0.5]),
    ],
)
def test_forecast(ini, isi, n, harap):
    assert rentang(prognosis_kinerja(hasil_indikator(ini, isi, n))) == harap


def test_forecast_of_an_automatic_indicator_knows_the_quarters_before():
    ini = indikator(target=100, tw=(25, 50, 75, 100), sifat="posisi_akhir", otomatis="serapan")
    p, _ = nilai([ini], 3, {}, 200, (), (50, None, 70))
    # serapan 25, 25 and 60: the last two against 50 and 75
    assert rentang(p.prognosis) == [0.5, 0.65, 0.8]
    satu, _ = nilai([ini], 3, {("1", "i"): laporan(None, 40)}, 200, (), (50, None, 70))
    assert rentang(satu.prognosis) == [0.8, 0.8, 0.8]


def test_forecast_of_zero_event_target():
    ini = indikator(target=0, tw=(0, 0, 0, 0), polaritas="negatif")
    assert rentang(prognosis_kinerja(hasil_indikator(ini, (0,), 1))) == [1, 1, 1]
    assert rentang(prognosis_kinerja(hasil_indikator(ini, (1,), 1))) == [0, 0, 0]


@pytest.mark.parametrize(
    ("pagu", "rencana", "belanja", "n", "harap"),
    [
        (100, 50, 25, 2, (50, 62.5, 75)),
        (100, 50, 80, 2, (100, 100, 100)),  # never above pagu
        (100, 0, 10, 1, (100, 100, 100)),  # nothing planned to date: only the plan speaks
        (100, 90, 25, 4, (25, 25, 25)),
        (100, None, 25, 2, None),
        (0, 0, 25, 2, None),
    ],
)
def test_forecast_of_money(pagu, rencana, belanja, n, harap):
    hasil = prognosis_belanja(pagu, rencana, belanja, n)
    assert (hasil and tuple(rentang(hasil))) == harap


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(0, 2 * 10**9), st.integers(1, 4))
def test_forecast_of_money_stays_between_spent_and_pagu(pagu, rencana, belanja, n):
    hasil = prognosis_belanja(pagu, rencana, belanja, n)
    assert belanja <= hasil.bawah <= hasil.pusat <= hasil.atas <= max(pagu, belanja)


@pytest.mark.parametrize(
    ("isi", "n", "rrx", "kategori"),
    [
        ((3,), 1, 1, "wajar"),
        ((2,), 1, Fraction(10, 6), "berat"),
        ((1,), 1, Fraction(11, 3), "sulit"),
        ((0,), 1, None, "sulit"),
        ((12,), 1, 0, "selesai"),
    ],
)
def test_catch_up(isi, n, rrx, kategori):
    hasil = kejar(hasil_indikator(indikator(target=12, tw=(3, 3, 3, 3)), isi, n))
    assert (hasil.rrx, hasil.kategori) == (rrx, kategori)


def test_no_catch_up_at_years_end_or_for_other_kinds():
    satu = hasil_indikator(indikator(target=12, tw=(3, 3, 3, 3)), (3, 3, 3, 2), 4)
    dua = hasil_indikator(indikator(target=12, sifat="posisi_akhir"), (3,), 1)
    assert kejar(satu) is None
    assert kejar(dua) is None


# --- money left over ------------------------------------------------------------------


def kantor_dua(besar, kecil, n=2, selesai=True):
    """Two items, one with a large pagu; (spent of 1.000 m, spent of 40 m)."""
    tw = (5, 5, 0, 0) if selesai else (5, 5, 5, 5)
    ini = indikator(target=sum(tw), tw=tw)
    rencana = rantai(
        sub("1", ini, pagu=1000 * JUTA, kas=(250 * JUTA,) * 4),
        sub("2", ini, pagu=40 * JUTA, kas=(10 * JUTA,) * 4),
    )
    isi = {("1", "i"): laporan(5, 5, 5, 5), ("2", "i"): laporan(5, 5, 5, 5)}
    hasil = hitung(rencana, n, isi, {"1": (besar * JUTA,), "2": (kecil * JUTA,)})
    return PenilaianMalas(hasil)


def test_large_share_of_the_offices_unspent_is_merah_however_small_of_its_own():
    p = kantor_dua(950, 40, 4)
    assert p[SATU].sisa == 50 * JUTA
    assert p[SATU].sisa_besar
    assert not p[Kunci("2")].sisa_besar


def test_saving_at_years_end_is_not_merah():
    assert kantor_dua(950, 40, 4)[SATU].warna_prognosis is Warna.HIJAU
    assert kantor_dua(480, 20, 2, selesai=False)[SATU].warna_prognosis is Warna.MERAH


# --- the list ---------------------------------------------------------------------------


def kantor_tiga(n=1, **lain):
    """A late unit, a hijau item, a merah one and one with money ahead of output."""
    ini = indikator(target=40, tw=(10, 10, 10, 10))
    kas = (10 * JUTA,) * 4
    rencana = rantai(
        sub("1", ini, pagu=40 * JUTA, kas=kas, unit="Seksi Lambat"),
        sub("2", ini, pagu=40 * JUTA, kas=kas),
        sub("3", ini, pagu=40 * JUTA, kas=kas),
        sub("4", ini, pagu=40 * JUTA, kas=kas, prioritas=True),
    )
    isi = {
        ("2", "i"): laporan(10, 10),
        ("3", "i"): laporan(2, 2),
        ("4", "i"): laporan(9, 9),
    }
    belanja = dict.fromkeys("23", (10 * JUTA, 10 * JUTA)) | {"4": (16 * JUTA, 16 * JUTA)}
    return [hitung(rencana, q, isi, belanja) for q in range(1, n + 1)]


def test_meeting_order():
    daftar = susun_sorotan(kantor_tiga(), hari_terlambat={"Seksi Lambat": 4})
    assert [(s.aturan, s.keparahan) for s in daftar.sorotan] == [
        (Aturan.BELUM_LAPOR, "abu"),
        (Aturan.KINERJA_TERTINGGAL, "merah"),
        (Aturan.KINERJA_TERTINGGAL, "kuning"),
    ]
    lambat, merah, _ = daftar.sorotan
    assert (lambat.hari_terlambat, lambat.skor, lambat.penilaian) == (4, None, None)
    assert [s.kode for s in lambat.daftar] == ["1"]
    assert "terlambat 4 hari" in lambat.alasan
    assert "2 dari 10" in merah.alasan
    assert daftar.daftar_layar(0) == (lambat, merah, daftar.sorotan[2])


def test_consecutive_quarters_in_merah_count_and_priority_counts():
    satu = susun_sorotan(kantor_tiga(1)).sorotan
    dua = susun_sorotan(kantor_tiga(2)).sorotan
    assert [s.berturut_merah for s in satu[1:]] == [1, 0]
    assert [s.berturut_merah for s in dua[1:]] == [2, 0]
    p = satu[2].penilaian
    assert p.simpul.prioritas
    assert satu[2].skor == pytest.approx(skor(p, 40 * JUTA, 0))
    assert skor(p, 40 * JUTA, 2, lewat=True) == pytest.approx(skor(p, 40 * JUTA, 0) + 15)


def test_grey_neither_counts_nor_breaks_a_run_of_merah():
    ini = indikator(target=40, tw=(10, 10, 10, 10))
    rencana = rantai(sub("1", ini, pagu=JUTA))
    isi = {("1", "i"): laporan(1, None, 1, None)}
    daftar = susun_sorotan([hitung(rencana, q, isi) for q in (1, 2, 3)])
    assert daftar.sorotan[0].berturut_merah == 2


def test_partly_reported_is_late_for_the_unit_that_owes():
    rencana = rantai(
        sub(
            "1",
            indikator("a", target=4, tw=(1, 1, 1, 1)),
            indikator("b", target=4, tw=(1, 1, 1, 1), unit="Seksi B"),
        )
    )
    daftar = susun_sorotan([hitung(rencana, 1, {("1", "a"): laporan(0)})])
    assert [(s.unit, s.aturan) for s in daftar.sorotan] == [("Seksi B", Aturan.BELUM_LAPOR)]
    assert daftar.penilaian[SATU].warna is Warna.ABU


def test_late_units_are_ordered_by_days_then_pagu():
    ini = indikator(target=4, tw=(1, 1, 1, 1))
    rencana = rantai(
        sub("1", ini, pagu=1, unit="A"), sub("2", ini, pagu=9, unit="B"), sub("3", ini, unit="C")
    )
    daftar = susun_sorotan([hitung(rencana, 1)], hari_terlambat={"C": 2, "A": 1, "B": 1})
    assert [s.unit for s in daftar.sorotan] == ["C", "B", "A"]


def test_overdue_follow_up_makes_a_candidate():
    ini = indikator(target=4, tw=(1, 1, 1, 1))
    hasil = hitung(rantai(sub("1", ini)), 1, {("1", "i"): laporan(1)})
    assert susun_sorotan([hasil]).sorotan == ()
    (satu,) = susun_sorotan([hasil], tindak_lanjut_lewat={SATU}).sorotan
    assert (satu.aturan, satu.keparahan) == (Aturan.TINDAK_LANJUT_LEWAT, "info")


def test_nothing_to_evaluate_is_our_bug():
    with pytest.raises(ValueError, match="tidak ada evaluasi"):
        susun_sorotan([])


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=8))
def test_every_item_appears_once_and_scores_fall(isi):
    ini = indikator(target=40, tw=(10, 10, 10, 10))
    rencana = rantai(*(sub(str(k), ini, pagu=40, kas=(10, 10, 10, 10)) for k in range(len(isi))))
    hasil = hitung(
        rencana,
        1,
        {(str(k), "i"): laporan(kinerja) for k, (kinerja, _) in enumerate(isi)},
        {str(k): (rupiah,) for k, (_, rupiah) in enumerate(isi)},
    )
    sorotan = susun_sorotan([hasil]).sorotan
    kode = [s.penilaian.simpul.kode for s in sorotan]
    assert len(kode) == len(set(kode))
    skor_semua = [s.skor for s in sorotan]
    assert skor_semua == sorted(skor_semua, reverse=True)
    assert all(0 <= s <= 120 for s in skor_semua)
    tidak_terdaftar = set(map(str, range(len(isi)))) - set(kode)
    for satu in tidak_terdaftar:
        assert isi[int(satu)][0] >= 9
        assert 9 <= isi[int(satu)][1] <= 11
