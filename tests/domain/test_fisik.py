"""Physical progress: cumulative percent, what is missing, what cannot be."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.belanja import (
    Belanja,
    JenisBelanja,
    berjalan_negatif,
    jenis_dari_rekening,
    jumlah_kas,
    jumlah_pagu,
    jumlah_realisasi,
)
from simpelin.domain.fisik import (
    TANPA_FISIK,
    FisikTW,
    cacat_fisik,
    dengan_triwulan,
    deviasi_fisik,
    realisasi_fisik,
    realisasi_fisik_ini,
    target_fisik,
    target_fisik_ini,
)
from simpelin.domain.temuan import AturanData, Keparahan, Rincian, ketidaksesuaian
from tests.domain.buatan import hitung, rantai, sub


def empat(*pasangan):
    """Four quarters of (target, realisasi, catatan)."""
    hasil = TANPA_FISIK
    for n, (target, realisasi, *catatan) in enumerate(pasangan, 1):
        satu = FisikTW(
            None if target is None else Fraction(target),
            None if realisasi is None else Fraction(realisasi),
            "".join(catatan),
        )
        hasil = dengan_triwulan(hasil, n, satu)
    return hasil


def test_three_works_begun_and_sixty_percent_built():
    """0 of 3 finished in TW II, but built from 25 to 60 % against a target of 70 %."""
    f = empat((30, 25), (70, 60))
    assert (target_fisik(f, 2), target_fisik_ini(f, 2)) == (70, 40)
    assert (realisasi_fisik(f, 2), realisasi_fisik_ini(f, 2)) == (60, 35)
    assert deviasi_fisik(f, 2) == -10


def test_not_entered_is_not_zero():
    f = empat((30, 25), (70, None), (None, 80))
    assert realisasi_fisik(f, 2) is None
    assert realisasi_fisik_ini(f, 2) is None
    assert deviasi_fisik(f, 2) is None
    # the third quarter adds what was built since the last report; its target goes on
    assert (realisasi_fisik_ini(f, 3), target_fisik(f, 3), target_fisik_ini(f, 3)) == (55, 70, 0)
    assert realisasi_fisik(TANPA_FISIK, 4) is None
    assert target_fisik_ini(TANPA_FISIK, 4) is None


def test_finished_stays_finished():
    f = empat((100, 100), (None, None))
    assert (realisasi_fisik(f, 2), realisasi_fisik_ini(f, 2), deviasi_fisik(f, 4)) == (100, 0, 0)


@pytest.mark.parametrize(
    ("isi", "letak"),
    [
        ([(101, None)], (1, "target")),
        ([(None, -1)], (1, "realisasi")),
        ([(60, None), (None, None), (59, None)], (3, "target")),
        ([(None, 60), (None, 50)], (2, "realisasi")),
    ],
)
def test_what_cannot_be(isi, letak):
    cacat = cacat_fisik(empat(*isi))
    assert cacat is not None
    assert cacat[:2] == letak


def test_a_fall_with_its_reason_is_taken():
    assert cacat_fisik(empat((None, 60), (None, 50, "Dibongkar ulang"))) is None


_persen = st.one_of(st.none(), st.integers(0, 100).map(Fraction))


@given(st.tuples(_persen, _persen, _persen, _persen), st.integers(1, 4))
def test_periods_add_up_to_the_cumulative(nilai, n):
    naik = sorted(v for v in nilai if v is not None)
    urut = iter(naik)
    f = empat(*((next(urut), None) if v is not None else (None, None) for v in nilai))
    assert cacat_fisik(f) is None
    masa = [target_fisik_ini(f, q) or 0 for q in range(1, n + 1)]
    assert sum(masa) == (target_fisik(f, n) or 0)


# --- belanja ---------------------------------------------------------------------

RINCI = (
    Belanja("5.1.02", "Barang", pagu=60, kas=(10, 20, None, 30), realisasi=(5, 10, None, None)),
    Belanja("5.2.02", "Mesin", JenisBelanja.MODAL, 40, (None, 40, None, None)),
)


def test_sums_of_a_breakdown():
    assert jumlah_pagu(RINCI) == 100
    assert [jumlah_kas(RINCI, n) for n in (1, 2, 3, 4)] == [10, 60, None, 30]
    assert [jumlah_realisasi(RINCI, n) for n in (1, 2, 3)] == [5, 10, None]
    assert jumlah_pagu(()) is None


def test_kind_by_account_and_running_total():
    assert jenis_dari_rekening("5.2.02.05") is JenisBelanja.MODAL
    assert jenis_dari_rekening("honor") is None
    assert berjalan_negatif(Belanja("1", realisasi=(5, -6, 2, None))) == 2
    assert berjalan_negatif(RINCI[0]) is None


def temuan(rincian, pagu=100, kas=(10, 60, None, 30), rp=(5, 10, None, None), n=2):
    rencana = rantai(sub("1", pagu=pagu, kas=kas))
    hasil = hitung(rencana, n, {}, {"1": rp})
    semua = ketidaksesuaian(hasil, rincian=rincian(next(iter(hasil.rencana.sub_kegiatan)).kunci))
    ada = ("belanja_pagu_beda", "belanja_kas_beda", "belanja_realisasi_beda", "fisik_turun")
    return [s for s in semua if s.aturan.value in ada]


def test_breakdown_that_agrees_is_silent():
    assert temuan(lambda k: Rincian(belanja={k: RINCI})) == []


def test_breakdown_that_differs_is_told_with_both_figures():
    hasil = temuan(lambda k: Rincian(belanja={k: RINCI}), pagu=110, kas=(10, 50, 7, 30), rp=(5, 12))
    assert [(s.aturan, s.keparahan) for s in hasil] == [
        (AturanData.BELANJA_PAGU_BEDA, Keparahan.PERINGATAN),
        (AturanData.BELANJA_KAS_BEDA, Keparahan.PERINGATAN),
        (AturanData.BELANJA_REALISASI_BEDA, Keparahan.PERINGATAN),
    ]
    angka = [tuple(s.angka[k] for k in ("tercatat", "terhitung", "selisih")) for s in hasil]
    # TW III has no kas in the breakdown: it is not compared
    assert angka == [(110, 100, 10), (50, 60, -10), (12, 10, 2)]
    assert "TW II" in hasil[2].pesan


def test_later_quarters_are_not_looked_at():
    assert temuan(lambda k: Rincian(belanja={k: RINCI}), rp=(5, 12), n=1) == []


def test_fall_is_an_info_with_its_note():
    (satu,) = temuan(lambda k: Rincian(fisik={k: empat((None, 60), (None, 50, "Bongkar"))}))
    assert (satu.aturan, satu.keparahan) == (AturanData.FISIK_TURUN, Keparahan.INFO)
    assert "Bongkar" in satu.pesan
