"""Two lists held against each other, to the rupiah."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.realisasi import Koreksi
from simpelin.domain.rekonsiliasi import (
    SEMUA,
    BarisBKAD,
    DaftarBKAD,
    Keadaan,
    Sisi,
    bandingkan,
    dengan_penjelasan,
    satukan,
)
from simpelin.domain.rencana import Kunci

A, B, C = (Kunci(f"7.01.01.2.01.000{n}") for n in (1, 2, 3))
LURAH = Kunci(A.kode, "Kelurahan")
KAMI = {A: 100, B: 50, C: None, LURAH: 7}


def baris(kunci, rupiah, **lain):
    return BarisBKAD(kunci.kode, kunci.sub_skpd, "", rupiah, kunci, **lain)


def daftar(*isi):
    return DaftarBKAD(2026, 2, tuple(isi), "bkad.xlsx")


def test_every_difference_and_every_one_sided_code():
    asing = BarisBKAD("7.01.09.2.01.0001", "", "Lain", 40)
    hasil = bandingkan(daftar(baris(A, 90), baris(C, 5), asing, baris(LURAH, 7)), KAMI, {A: "Nama"})
    dapat = [(s.kode, s.sub_skpd, s.kami, s.mereka, s.selisih, s.sisi) for s in hasil.perbedaan]
    assert dapat == [
        (B.kode, "", 50, None, 50, Sisi.KAMI),
        (asing.kode, "", None, 40, -40, Sisi.MEREKA),
        (A.kode, "", 100, 90, 10, Sisi.DUA),
        (C.kode, "", None, 5, -5, Sisi.DUA),
    ]
    assert (hasil.total_kami, hasil.total_mereka, hasil.selisih) == (157, 142, 15)
    assert hasil.keadaan is Keadaan.ADA_SELISIH
    assert hasil.baris[0].nama == "Nama"


def test_agreement_and_one_sided_zero():
    isi = (baris(A, 100), baris(B, 50), baris(LURAH, 7), BarisBKAD("7.9", "", "Nihil", 0))
    hasil = bandingkan(daftar(*isi), KAMI, {})
    assert hasil.keadaan is Keadaan.COCOK
    # a code on one side only is shown even with nothing on it
    assert [s.kode for s in hasil.perbedaan] == ["7.9"]
    assert hasil.selesai


def test_differences_that_cancel_out_are_still_differences():
    hasil = bandingkan(daftar(baris(A, 90), baris(B, 60), baris(LURAH, 7)), KAMI, {})
    assert (hasil.selisih, hasil.keadaan) == (0, Keadaan.ADA_SELISIH)


def test_explained_differences_settle_it():
    isi = (baris(A, 90, penjelasan="GU"), baris(B, 50), baris(LURAH, 7))
    hasil = bandingkan(daftar(*isi), KAMI, {})
    assert (hasil.keadaan, hasil.selesai) == (Keadaan.ADA_SELISIH, True)
    kosong = replace(isi[0], penjelasan="  ")
    assert not bandingkan(daftar(kosong, *isi[1:]), KAMI, {}).selesai


def test_code_without_sub_unit_is_held_against_all_of_them():
    semua = BarisBKAD("7.1.1.2.1.1", SEMUA, "", 107)
    hasil = bandingkan(daftar(semua, baris(B, 50)), KAMI, {})
    assert [(s.kami, s.mereka, s.sisi) for s in hasil.baris] == [
        (107, 107, Sisi.DUA),
        (50, 50, Sisi.DUA),
    ]
    assert hasil.keadaan is Keadaan.COCOK


def test_rows_of_one_meaning_are_added():
    dua = BarisBKAD("7.01.01.2.01.01", "", "", 3, A)
    asing = [BarisBKAD(kode, "", "", 1) for kode in ("7.9.01", "7.9.1")]
    assert [(s.kode, s.mereka) for s in satukan([baris(A, 4), dua, *asing])] == [
        (A.kode, 7),
        ("7.9.01", 2),
    ]


def test_explanations_stay_with_their_codes():
    lama = daftar(baris(A, 90, penjelasan="a"), baris(B, None, penjelasan="b"), baris(C, 1))
    baru = dengan_penjelasan([baris(A, 95), baris(LURAH, 7)], lama)
    assert [(s.kunci, s.mereka, s.penjelasan) for s in baru] == [
        (A, 95, "a"),
        (LURAH, 7, ""),
        (B, None, "b"),
    ]
    assert dengan_penjelasan([baris(A, 1)], None) == (baris(A, 1),)


_kunci = st.sampled_from([A, B, C, LURAH])
_rp = st.one_of(st.none(), st.integers(-999, 999))


@given(st.dictionaries(_kunci, _rp), st.dictionaries(_kunci, st.integers(-999, 999)))
def test_totals_and_each_code_once(kami, mereka):
    hasil = bandingkan(daftar(*(baris(k, v) for k, v in mereka.items())), kami, {})
    assert hasil.total_mereka == sum(mereka.values())
    assert hasil.total_kami == sum(v or 0 for v in kami.values())
    kode = [(s.kode, s.sub_skpd) for s in hasil.baris]
    assert len(kode) == len(set(kode))
    sama = all((kami.get(k) or 0) == (mereka.get(k) or 0) for k in {*kami, *mereka})
    assert (hasil.keadaan is Keadaan.COCOK) == sama


def test_words_of_a_correction():
    assert Koreksi(2, 1, -1500, "Salah kode").kata == "koreksi TW I Rp (1.500): Salah kode"


@given(
    st.dictionaries(st.sampled_from([A, B, C, LURAH]), st.integers(0, 99)),
    st.lists(st.tuples(st.sampled_from([A, B, LURAH, None]), st.integers(-9, 99)), max_size=5),
)
def test_nothing_of_ours_is_counted_twice(kami, isi):
    """A row of all sub-units beside rows that tell theirs."""
    semua = [
        BarisBKAD(A.kode, SEMUA, "", rupiah) if kunci is None else baris(kunci, rupiah)
        for kunci, rupiah in isi
    ]
    hasil = bandingkan(daftar(*satukan(semua)), kami, {})
    assert hasil.total_kami == sum(kami.values())
    assert hasil.total_mereka == sum(rupiah for _, rupiah in isi)
