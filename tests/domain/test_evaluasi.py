"""Aturan section 3: the roll-up, by hand and by property."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.ambang import Ambang
from simpelin.domain.evaluasi import evaluasi
from simpelin.domain.realisasi import HasilIKM, Realisasi
from simpelin.domain.rencana import (
    JenisVersi,
    Kunci,
    Simpul,
    Tingkat,
    VersiRencana,
    rencana_berlaku,
    susun,
)
from tests.domain.buatan import hitung, indikator, laporan, rantai, sub

K, P, S = Kunci("K"), Kunci("P"), Kunci("S")


def test_worked_example():
    """Two kegiatan; over-achievement is cut, the unreported one left out."""
    rencana = rantai(
        sub("1", indikator(target=10, tw=(5, 5)), induk="K1", pagu=300, kas=(100, 100, 50, 50)),
        sub("2", indikator(target=10, tw=(5, 5)), induk="K1", pagu=100),
        sub("3", indikator(target=10, tw=(5, 5)), induk="K2", pagu=600, kas=(None, 500, 100)),
        sub("4", indikator(target=2), induk="K2", pagu=0),
        kegiatan=("K1", "K2"),
    )
    hasil = hitung(
        rencana,
        2,
        {("1", "i"): laporan(8, 7), ("2", "i"): laporan(2, 2)},
        {"1": (90, 60), "3": (None, 300)},
    )
    satu, dua, tiga = (hasil.hasil[Kunci(k)] for k in "123")
    assert (satu.capaian_kinerja, dua.capaian_kinerja, tiga.capaian_kinerja) == (150, 40, None)
    k1, k2, kantor = hasil.hasil[Kunci("K1")], hasil.hasil[Kunci("K2")], hasil.kantor
    assert k1.capaian_kinerja == 70
    assert k1.capaian_tertimbang == Fraction(300 * 100 + 100 * 40, 400)
    assert (k2.capaian_kinerja, k2.capaian_minimum) == (None, 0)
    assert kantor.capaian_kinerja == 70
    assert kantor.capaian_minimum == 35
    assert (kantor.wajib, kantor.terlapor) == (3, 2)
    assert (kantor.pagu, kantor.rencana_kas, kantor.realisasi_anggaran) == (1000, 700, 450)
    assert kantor.realisasi_terencana == 450
    assert kantor.serapan == 45
    assert k1.serapan_kas == 75
    assert (dua.anggaran_terlapor, dua.realisasi_anggaran) == (False, 0)
    assert kantor.predikat == "Sedang"
    # against the year: 15/10 and 4/10, the first cut when averaged
    assert (satu.capaian_tahunan, k1.capaian_tahunan) == (150, 70)


def test_one_indicator_is_shown_uncut_and_several_are_cut_first():
    satu = sub("1", indikator(target=10, sifat="posisi_akhir"))
    banyak = sub(
        "2",
        indikator("a", target=10, sifat="posisi_akhir"),
        indikator("b", target=10, sifat="posisi_akhir"),
    )
    hasil = hitung(
        rantai(satu, banyak),
        1,
        {("1", "i"): laporan(13), ("2", "a"): laporan(13), ("2", "b"): laporan(5)},
    )
    assert hasil.hasil[Kunci("1")].capaian_kinerja == 130
    assert hasil.hasil[Kunci("2")].capaian_kinerja == 75
    assert hasil.hasil[K].capaian_kinerja == Fraction(175, 2)


def test_two_indicators_with_one_due_are_cut_all_the_same():
    dua = sub("1", indikator("a", target=10, sifat="posisi_akhir"), indikator("b", target=2))
    hasil = hitung(rantai(dua), 1, {("1", "a"): laporan(13)})
    assert hasil.hasil[Kunci("1")].capaian_kinerja == 100


def test_an_only_child_is_cut():
    hasil = hitung(
        rantai(sub("1", indikator(target=10, sifat="posisi_akhir"))), 1, {("1", "i"): laporan(13)}
    )
    assert hasil.hasil[K].capaian_kinerja == 100
    longgar = hitung(
        rantai(sub("1", indikator(target=10, sifat="posisi_akhir"))),
        1,
        {("1", "i"): laporan(13)},
        ambang=Ambang(batas_capaian=Fraction(120)),
    )
    assert longgar.kantor.capaian_kinerja == 120


def test_weighted_needs_pagu_and_is_none_on_sub_kegiatan():
    hasil = hitung(
        rantai(sub("1", indikator(target=10, sifat="posisi_akhir"), pagu=0)),
        1,
        {("1", "i"): laporan(5)},
    )
    assert hasil.hasil[K].capaian_tertimbang is None
    assert hasil.hasil[Kunci("1")].capaian_tertimbang is None
    assert hasil.kantor.serapan is None


def test_own_indicators_are_official_and_never_rolled_up():
    iku = indikator("IKU", target=80, sifat="posisi_akhir")
    rencana = rantai(sub("1", indikator(target=10, sifat="posisi_akhir")))
    program = replace(rencana.simpul[P], indikator=(iku,))
    rencana = susun(2026, "murni", [*(s for k, s in rencana.simpul.items() if k != P), program])
    hasil = hitung(rencana, 1, {("1", "i"): laporan(5), ("P", "IKU"): laporan(76)})
    p = hasil.hasil[P]
    assert (p.capaian_kinerja, p.capaian_indikator, p.capaian_resmi) == (50, 95, 95)
    assert hasil.hasil[S].capaian_kinerja == 50
    assert hasil.hasil[S].capaian_indikator is None
    assert (p.wajib, p.terlapor) == (1, 1)


@pytest.mark.parametrize(
    ("otomatis", "harap"),
    [("rollup", 50), ("rollup:K2", 100), ("serapan", 20), ("ikm", 90), ("rollup:tidak ada", None)],
)
def test_otomatis(otomatis, harap):
    iku = indikator("IKU", target=100, sifat="posisi_akhir", otomatis=otomatis)
    posisi = indikator(target=10, sifat="posisi_akhir")
    rencana = rantai(
        sub("1", posisi, induk="K1", pagu=100),
        sub("2", posisi, induk="K2", pagu=0),
        kegiatan=("K1", "K2"),
    )
    k1 = replace(rencana.simpul[Kunci("K1")], indikator=(iku,))
    rencana = susun(2026, "", [*(s for k, s in rencana.simpul.items() if k != Kunci("K1")), k1])
    isi = Realisasi(
        {(Kunci("1"), "i"): laporan(5), (Kunci("2"), "i"): laporan(10)},
        {Kunci("1"): (20, None, None, None)},
        ikm=(HasilIKM(Fraction(90), 5),) * 4,
    )
    assert evaluasi(rencana, isi, 1).hasil[Kunci("K1")].capaian_indikator == harap


def test_discontinued_item_still_counts_what_it_spent():
    murni = VersiRencana(
        simpul=tuple(
            rantai(sub("1", indikator(target=4, tw=(1, 1, 1, 1)), pagu=400)).simpul.values()
        )
    )
    berhenti = sub("1", indikator(), pagu=0)
    ubah = VersiRencana("perubahan", JenisVersi.PERUBAHAN, berlaku_tw=3, simpul=(berhenti,))
    isi = Realisasi({(Kunci("1"), "i"): laporan(1, 1)}, {Kunci("1"): (50, 60, None, None)})
    lama = evaluasi(rencana_berlaku(2026, [murni, ubah], 2), isi, 2).kantor
    baru = evaluasi(rencana_berlaku(2026, [murni, ubah], 3), isi, 3).kantor
    assert (lama.pagu, lama.realisasi_anggaran, lama.capaian_kinerja) == (400, 110, 100)
    assert (baru.pagu, baru.realisasi_anggaran, baru.capaian_kinerja) == (0, 110, None)
    assert baru.wajib == 0


def test_a_kelurahan_repeats_codes():
    dasar = rantai(sub("1", indikator(target=10, sifat="posisi_akhir"), pagu=100))
    lurah = Simpul(
        Kunci("1", "Kelurahan X"),
        Tingkat.SUB_KEGIATAN,
        "Sub 1",
        Kunci("K"),
        pagu=50,
        indikator=(indikator(target=10, sifat="posisi_akhir"),),
    )
    rencana = susun(2026, "", [*dasar.simpul.values(), lurah])
    isi = Realisasi({(Kunci("1", "Kelurahan X"), "i"): laporan(5)})
    hasil = evaluasi(rencana, isi, 1)
    assert hasil.kantor.pagu == 150
    assert (hasil.kantor.capaian_kinerja, hasil.kantor.capaian_minimum) == (50, 25)


def test_empty_year():
    hasil = evaluasi(rencana_berlaku(2026, (), 1), Realisasi(), 1)
    assert list(hasil) == []
    assert (hasil.kantor.pagu, hasil.kantor.capaian_kinerja, hasil.versi) == (0, None, "")


def test_quarter_five_is_our_bug():
    with pytest.raises(ValueError, match="triwulan 5"):
        evaluasi(rencana_berlaku(2026, (), 1), Realisasi(), 5)


# --- properties ----------------------------------------------------------------

# made once, and without st.fractions: building strategies in every draw costs more than the test
_desimal = st.none() | st.builds(Fraction, st.integers(0, 50), st.integers(1, 20))
_empat = st.tuples(_desimal, _desimal, _desimal, _desimal)
_rupiah = st.none() | st.integers(0, 30)
_sifat = st.sampled_from(("kumulatif", "posisi_akhir", "rata_rata"))
_polaritas = st.sampled_from(("positif", "negatif", "tepat"))
_sub = st.tuples(
    st.lists(st.tuples(_desimal, _empat, _sifat, _polaritas, _empat), min_size=1, max_size=2),
    st.sampled_from(("K1", "K2")),
    st.integers(0, 99),
    st.tuples(_rupiah, _rupiah, _rupiah, _rupiah),
)


@st.composite
def kasus(draw):
    """A small office with random targets, reports and money."""
    subs, kinerja, anggaran = [], {}, {}
    for nomor, (isi, induk, pagu, rupiah) in enumerate(
        draw(st.lists(_sub, min_size=1, max_size=6))
    ):
        kode = str(nomor)
        semua = [
            indikator(str(k), target=target, tw=tw, sifat=sifat, polaritas=polaritas)
            for k, (target, tw, sifat, polaritas, _) in enumerate(isi)
        ]
        subs.append(sub(kode, *semua, induk=induk, pagu=pagu))
        for k, (*_, lapor) in enumerate(isi):
            kinerja[kode, str(k)] = laporan(*lapor)
        anggaran[kode] = rupiah
    return subs, kinerja, anggaran


@given(kasus(), st.integers(1, 4))
def test_rollup_lies_between_its_children(isi, n):
    subs, kinerja, anggaran = isi
    hasil = hitung(rantai(*subs, kegiatan=("K1", "K2")), n, kinerja, anggaran)
    for satu in (*hasil, hasil.kantor):
        anak = hasil.anak(satu.simpul.kunci if satu.simpul else None)
        for ukuran in ("capaian_kinerja", "capaian_tahunan", "capaian_minimum"):
            nilai = [getattr(a, ukuran) for a in anak]
            potong = [min(x, Fraction(100)) for x in nilai if x is not None]
            if anak:
                sendiri = getattr(satu, ukuran)
                assert (sendiri is None) == (not potong)
                assert not potong or min(potong) <= sendiri <= max(potong)
        if satu.capaian_minimum is not None and satu.capaian_kinerja is not None and anak:
            assert satu.capaian_minimum <= satu.capaian_kinerja
        assert satu.terlapor <= satu.wajib


@given(kasus(), st.integers(1, 4))
def test_rupiah_add_up(isi, n):
    subs, kinerja, anggaran = isi
    hasil = hitung(rantai(*subs, kegiatan=("K1", "K2")), n, kinerja, anggaran)
    assert hasil.kantor.pagu == sum(s.pagu for s in subs)
    assert hasil.kantor.realisasi_anggaran == sum(
        sum(x or 0 for x in satu[:n]) for satu in anggaran.values()
    )


@given(kasus())
def test_later_reports_never_change_an_earlier_quarter(isi):
    subs, kinerja, anggaran = isi
    rencana = rantai(*subs, kegiatan=("K1", "K2"))
    penuh = hitung(rencana, 2, kinerja, anggaran)
    dipotong = hitung(
        rencana,
        2,
        {k: (*satu[:2], None, None) for k, satu in kinerja.items()},
        {k: (*satu[:2], None, None) for k, satu in anggaran.items()},
    )
    assert _angka(penuh) == _angka(dipotong)


@given(kasus(), st.randoms())
def test_order_of_entry_never_matters(isi, acak):
    subs, kinerja, anggaran = isi
    lain = list(subs)
    acak.shuffle(lain)
    kinerja_lain = dict(acak.sample(list(kinerja.items()), len(kinerja)))
    kegiatan = ("K1", "K2")
    satu = hitung(rantai(*subs, kegiatan=kegiatan), 4, kinerja, anggaran)
    dua = hitung(rantai(*lain, kegiatan=kegiatan), 4, kinerja_lain, anggaran)
    assert _angka(satu) == _angka(dua)


@given(kasus(), kasus(), st.integers(2, 4))
def test_a_later_version_never_changes_an_earlier_quarter(isi, isi_baru, berlaku):
    subs, kinerja, _ = isi
    murni = VersiRencana(simpul=tuple(rantai(*subs, kegiatan=("K1", "K2")).simpul.values()))
    baru = VersiRencana(
        "perubahan", JenisVersi.PERUBAHAN, berlaku_tw=berlaku, simpul=tuple(isi_baru[0])
    )
    n = berlaku - 1
    laporan_semua = Realisasi({(Kunci(k), i): x for (k, i), x in kinerja.items()})
    for urutan in permutations((murni, baru)):
        dengan = evaluasi(rencana_berlaku(2026, urutan, n), laporan_semua, n)
        tanpa = evaluasi(rencana_berlaku(2026, (murni,), n), laporan_semua, n)
        assert _angka(dengan) == _angka(tanpa)


def _angka(hasil):
    return [replace(satu, simpul=None, indikator=()) for satu in (*hasil, hasil.kantor)]
