"""RFK by hand: sums, two means, deviations, what is missing."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.belanja import Belanja, JenisBelanja
from simpelin.domain.evaluasi import evaluasi
from simpelin.domain.fisik import FisikTW
from simpelin.domain.realisasi import Realisasi
from simpelin.domain.rencana import Kunci, Simpul, Tingkat, susun
from simpelin.domain.rfk import BahanRFK, Jenis, susun_rfk

P, K, S = Tingkat.PROGRAM, Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN
LURAH = "Kelurahan Tomoni"


def simpul(kode, tingkat, induk, sub_skpd="", pagu=None, kas=(None,) * 4):
    kunci = Kunci(kode, sub_skpd)
    return Simpul(kunci, tingkat, f"Nama {kode}", induk, pagu=pagu, kas=kas)


def kecil():
    """TW II: two sub kegiatan below one kegiatan, one without cash plan, one without report."""
    semua = [
        simpul("1", P, None),
        simpul("1.1", K, Kunci("1")),
        simpul("1.1.1", S, Kunci("1.1"), pagu=1000, kas=(200, 300, 300, 200)),
        simpul("1.1.2", S, Kunci("1.1"), pagu=3000),
        simpul("1.1.3", S, Kunci("1.1"), pagu=0),
    ]
    anggaran = {
        Kunci("1.1.1"): (150, 250, None, None),
        Kunci("1.1.2"): (900, None, 5, None),
        Kunci("1.1.3"): (None, 0, None, None),
    }
    return evaluasi(susun(2026, "murni", semua), Realisasi(anggaran=anggaran), 2)


def empat(*pasangan):
    isi = [FisikTW(*(None if v is None else Fraction(v) for v in satu)) for satu in pasangan]
    return tuple(isi + [FisikTW()] * (4 - len(isi)))


FISIK = {
    Kunci("1.1.1"): empat((30, 20), (60, 50)),
    Kunci("1.1.2"): empat((10, 10), (40, None)),
    Kunci("1.1.3"): empat((None, None), (None, 80)),
}
RINCI = {
    Kunci("1.1.1"): (
        Belanja("5.1", "Barang", pagu=600, kas=(100, 200, None, None), realisasi=(150, 100)),
        Belanja("5.2", "", JenisBelanja.MODAL, 400, realisasi=(None, 150, None, None)),
    )
}


def menurut_kode(laporan):
    return {satu.kode: satu for satu in laporan.baris}


def test_figures_by_hand():
    laporan = susun_rfk(kecil(), BahanRFK(FISIK), "Kantor")
    b = menurut_kode(laporan)
    satu = b["1.1.1"]
    assert satu.fisik == (30, 60, 30, 50, -10)
    assert (satu.uang.kas_ini, satu.uang.kas, satu.uang.rp_ini, satu.uang.rp) == (
        300,
        500,
        250,
        400,
    )
    assert satu.uang.persen(satu.uang.rp) == 40
    # (400 − 500) : 1000
    assert satu.uang.deviasi == -10
    dua = b["1.1.2"]
    assert dua.fisik == (30, 40, None, None, None)
    assert (dua.uang.kas, dua.uang.rp_ini, dua.uang.rp, dua.uang.deviasi) == (None, None, 900, None)
    assert dua.keterangan == "Fisik TW II belum diisi (TW I 10,00 %); rupiah TW II belum diisi"
    tiga = b["1.1.3"]
    assert tiga.fisik == (None, None, 80, 80, None)
    assert tiga.uang.persen(0) is None


def test_rows_above_are_sums_and_weighted_means():
    laporan = susun_rfk(kecil(), BahanRFK(FISIK), "Kantor")
    b = menurut_kode(laporan)
    for kode in ("1", "1.1"):
        assert b[kode].uang == laporan.total
        # target (60·1000 + 40·3000) : 4000; realisasi over those that have it: pagu 1000 and 0
        assert b[kode].fisik == (30, 45, 30, 50, -10)
    assert (laporan.total.pagu, laporan.total.rp, laporan.total.sisa) == (4000, 1300, 2700)
    # only the one with a cash plan stands above and below the line
    assert laporan.total.deviasi == -10
    assert laporan.total.persen(laporan.total.rp) == Fraction(65, 2)


def test_office_total_is_given_both_ways_and_what_is_missing():
    laporan = susun_rfk(kecil(), BahanRFK(FISIK), "Kantor")
    # plain: (60+40):2 and (50+80):2; the one without a report is not a 0
    assert (laporan.rata.target, laporan.rata.realisasi, laporan.rata.deviasi) == (50, 65, -10)
    assert (laporan.tertimbang.target, laporan.tertimbang.realisasi) == (45, 50)
    assert (laporan.tanpa_realisasi, laporan.tanpa_target, laporan.tanpa_rupiah) == (1, 1, 1)
    assert [satu.nomor for satu in laporan.sub] == [1, 2, 3]


def test_nothing_entered_is_nothing_not_zero():
    laporan = susun_rfk(kecil(), BahanRFK(), "Kantor")
    assert set(laporan.rata) == set(laporan.tertimbang) == {None}
    assert laporan.tanpa_realisasi == 3
    tanpa = susun_rfk(evaluasi(susun(2026, "", ()), Realisasi(), 1), BahanRFK(), "Kantor")
    assert (tanpa.baris, tanpa.total.pagu, set(tanpa.rata)) == ((), 0, {None})


def test_breakdown_stands_below_and_is_not_counted():
    laporan = susun_rfk(kecil(), BahanRFK(FISIK, RINCI), "Kantor")
    jenis = [satu.jenis for satu in laporan.baris]
    assert jenis == [
        Jenis.PROGRAM,
        Jenis.KEGIATAN,
        Jenis.SUB,
        *[Jenis.BELANJA] * 2,
        *[Jenis.SUB] * 2,
    ]
    assert laporan.total == susun_rfk(kecil(), BahanRFK(FISIK), "Kantor").total
    barang, modal = laporan.baris[3:5]
    assert (barang.uang.rp, barang.uang.deviasi) == (250, Fraction(100 * (250 - 300), 600))
    assert (modal.nama, modal.uang.kas, modal.uang.deviasi) == ("Belanja modal", None, None)
    assert susun_rfk(kecil(), BahanRFK(FISIK, RINCI), "K", rinci=False).baris[3].jenis is Jenis.SUB


def test_each_sub_unit_below_its_own_heading():
    semua = [
        simpul("1", P, None, pagu=None),
        simpul("1.1", S, Kunci("1"), pagu=10),
        simpul("1", P, None, LURAH),
        simpul("1.1", S, Kunci("1", LURAH), LURAH, pagu=30),
    ]
    hasil = evaluasi(susun(2026, "murni", semua), Realisasi(), 1)
    laporan = susun_rfk(hasil, BahanRFK(), "Kantor")
    kepala = [(s.nama, s.uang.pagu, s.isi) for s in laporan.baris if s.jenis is Jenis.UNIT]
    assert kepala == [("Kantor", 10, (1, 3)), (LURAH, 30, (4, 6))]
    assert laporan.total.pagu == 40


persen = st.one_of(st.none(), st.integers(0, 100).map(Fraction))


@given(st.lists(st.tuples(st.integers(0, 9_999_999), persen, persen), min_size=1, max_size=8))
def test_means_lie_between_and_agree_where_pagu_is_equal(isi):
    def buat(pagu):
        semua = [simpul(str(i), S, None, pagu=p) for i, p in enumerate(pagu)]
        fisik = {Kunci(str(i)): empat((t, r)) for i, (_, t, r) in enumerate(isi)}
        hasil = evaluasi(susun(2026, "m", semua), Realisasi(), 1)
        return susun_rfk(hasil, BahanRFK(fisik), "K")

    sama = buat([7] * len(isi))
    assert sama.rata == sama.tertimbang
    beda = buat([p for p, _, _ in isi])
    ada = [r for p, _, r in isi if r is not None and p]
    if ada:
        assert min(ada) <= beda.tertimbang.realisasi <= max(ada)
    else:
        assert beda.tertimbang.realisasi is None
