"""Aturan section 7, rule by rule: what must be told, and what must not."""

import json
import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from simpelin.domain.evaluasi import evaluasi
from simpelin.domain.kantor import Pembanding
from simpelin.domain.realisasi import Catatan, HasilIKM, Realisasi, Sebab
from simpelin.domain.rencana import Kunci, Simpul, Tingkat, susun
from simpelin.domain.temuan import AturanData, Keparahan, keparahan, ketidaksesuaian
from simpelin.domain.temuan_realisasi import bertanggal
from tests.domain.buatan import hitung, indikator, laporan, rantai, sub

BAIK = indikator(target=4, tw=(1, 1, 1, 1))
KAS = (25, 25, 25, 25)


def baik(kode, *isi, **lain):
    """A sub kegiatan in which nothing contradicts."""
    return sub(kode, *(isi or (BAIK,)), **{"pagu": 100, "kas": KAS, **lain})


def pohon(*simpul, **pagu):
    """A sasaran, program and kegiatan over the sub kegiatan, with stated pagu by kode."""
    rencana = rantai(*simpul)
    return susun(
        2026, "murni", [replace(s, pagu=pagu.get(s.kode, s.pagu)) for s in rencana.simpul.values()]
    )


def cari(rencana, kinerja=None, anggaran=None, pembanding=(), n=4, **lain):
    return ketidaksesuaian(hitung(rencana, n, kinerja, anggaran, **lain), pembanding)


def aturan(temuan):
    return [(satu.aturan.value, satu.kode) for satu in temuan]


def satu_saja(temuan):
    assert len(temuan) == 1, aturan(temuan)
    return temuan[0]


def angka3(temuan):
    return tuple(temuan.angka[nama] for nama in ("tercatat", "terhitung", "selisih"))


def cetak(kode, ukuran, nilai, sumber="Tabel 1"):
    return Pembanding(2026, kode, ukuran, nilai, sumber)


def test_nothing_wrong_nothing_told():
    rencana = pohon(baik("1"), baik("2"), K=200, P=200, S=200)
    kinerja = {(k, "i"): laporan(1, 1, 1, 1) for k in "12"}
    anggaran = dict.fromkeys("12", (20, 30, 20, 20))
    for n in (1, 2, 3, 4):
        assert cari(rencana, kinerja, anggaran, n=n) == []
    assert cari(susun(2026, "", ())) == []


# --- sums ------------------------------------------------------------------------


def test_missing_child_is_named_and_told_once():
    """Only the node whose own sum is wrong is told, not every one above it."""
    temuan = satu_saja(cari(pohon(baik("1", pagu=100), baik("2"), K=100, P=100, S=100)))
    assert (temuan.aturan, temuan.kode) == (AturanData.JUMLAH_ANAK_BEDA, "K")
    assert angka3(temuan) == (100, 200, -100)
    assert temuan.angka["penjelas"] == ["1", "2"]
    assert "belum ikut dijumlahkan" in temuan.pesan


def test_doubled_child_is_named():
    kas = (10, 0, 0, 0)
    temuan = satu_saja(cari(pohon(baik("1"), baik("2", pagu=10, kas=kas), K=120, P=120)))
    assert angka3(temuan) == (120, 110, 10)
    assert temuan.angka["penjelas"] == ["2"]
    assert "terhitung dua kali" in temuan.pesan


def test_parent_without_stated_pagu_is_passed_through():
    """P states none: S is compared with what is computed below it."""
    assert aturan(cari(pohon(baik("1"), S=150))) == [("jumlah_anak_beda", "S")]
    temuan = satu_saja(cari(pohon(baik("1"), S=150)))
    assert temuan.angka["penjelas"] == []


def test_stated_pagu_without_any_child():
    assert aturan(cari(pohon(S=5))) == [("jumlah_anak_beda", "S")]
    assert cari(pohon(S=0)) == []


# --- printed figures -------------------------------------------------------------


def test_pagu_ganda():
    dua = [
        cetak("1", "pagu", "100", "Tabel A"),
        cetak("1", "pagu", "90", "Tabel B"),
        cetak("1", "pagu", "100", "Tabel C"),
    ]
    ganda, beda = cari(pohon(baik("1")), pembanding=dua)
    assert (ganda.aturan, beda.aturan) == (AturanData.PAGU_GANDA, AturanData.PEMBANDING_BEDA)
    assert angka3(ganda) == (100, 90, 10)
    assert ganda.angka["menurut_sumber"] == {"Tabel A": 100, "Tabel B": 90, "Tabel C": 100}
    assert (beda.angka["sumber"], angka3(beda)) == ("Tabel B", (90, 100, -10))


def test_fewer_decimals_are_no_other_figure():
    isi = {"1": (80, 10, 5, 1)}
    dua = [cetak("", "serapan", "96.0", "A"), cetak("", "serapan", "96", "B")]
    assert cari(pohon(baik("1")), anggaran=isi, pembanding=dua) == []


@pytest.mark.parametrize(
    ("nilai", "cocok"), [("33.33", True), ("33.3", True), ("33", True), ("33.34", False)]
)
def test_percent_at_the_decimals_given(nilai, cocok):
    rencana = pohon(baik("1", pagu=300, kas=(300,)))
    hasil = cari(rencana, anggaran={"1": (100,)}, pembanding=[cetak("1", "serapan", nilai)])
    assert (hasil == []) is cocok
    if not cocok:
        assert "selisih 0,01 poin" in hasil[0].pesan


def test_half_is_rounded_up():
    rencana = pohon(baik("1", pagu=1000, kas=(1000,)))
    for nilai, cocok in (("12.4", False), ("12.5", True), ("13", True), ("12", False)):
        hasil = cari(rencana, anggaran={"1": (125,)}, pembanding=[cetak("", "serapan", nilai)])
        assert (hasil == []) is cocok


@pytest.mark.parametrize(
    ("ukuran", "nilai", "terhitung"),
    [("pagu", "100", 200), ("realisasi_anggaran", "60", 130), ("sisa_anggaran", "40", 70)],
)
def test_printed_rupiah_lacks_a_child(ukuran, nilai, terhitung):
    """For the office: the explaining child is looked for down to the sub kegiatan."""
    rencana, isi = pohon(baik("1"), baik("2")), {"1": (60,), "2": (70,)}
    temuan = satu_saja(cari(rencana, anggaran=isi, pembanding=[cetak("", ukuran, nilai)]))
    assert angka3(temuan) == (int(nilai), terhitung, int(nilai) - terhitung)
    assert temuan.kode == ""
    # with pagu both children are as large as the difference
    assert temuan.angka["penjelas"] == (["1", "2"] if ukuran == "pagu" else ["2"])


def test_nothing_computed_is_nothing_to_compare():
    tercetak = [cetak("1", "capaian_indikator", "97.80"), cetak("2", "serapan", "0.00")]
    mati = sub("2", indikator("lama"), pagu=0)
    assert cari(pohon(baik("1"), mati), pembanding=tercetak) == []


def test_printed_code_outside_the_plan():
    temuan = satu_saja(cari(pohon(baik("1")), pembanding=[cetak("9.9", "pagu", "5")]))
    assert (temuan.kode, angka3(temuan)) == ("9.9", (5, None, None))
    assert cari(pohon(baik("1")), pembanding=[cetak("9.9", "pagu", "0")]) == []


def test_printed_figures_belong_to_year_end():
    tercetak = [cetak("", "pagu", "1")]
    rencana = pohon(baik("1"))
    dua, empat = (hitung(rencana, n) for n in (2, 4))
    assert ketidaksesuaian(dua, tercetak) == []
    assert len(ketidaksesuaian(dua, tercetak, akhir=empat)) == 1
    assert ketidaksesuaian(empat, [replace(tercetak[0], tahun=2025)]) == []


@pytest.mark.parametrize("nilai", ["97,8", "", "banyak"])
def test_unreadable_printed_figure_is_passed_over(nilai):
    assert cari(pohon(baik("1")), pembanding=[cetak("", "serapan", nilai)]) == []


def test_code_repeated_by_a_sub_skpd():
    """Own figure or sum over both: a report may print either."""
    kelurahan = replace(baik("1", pagu=50, kas=(50,)), kunci=Kunci("1", "Kelurahan X"))
    rencana = pohon(baik("1"), kelurahan)
    for nilai, cocok in (("100", True), ("50", True), ("150", True), ("151", False)):
        hasil = cari(rencana, pembanding=[cetak("1", "pagu", nilai)])
        assert (hasil == []) is cocok


# --- plan ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sifat", "target", "tw", "dari_tw"),
    [
        ("kumulatif", 10, (2, None, 3), 5),
        ("posisi_akhir", 100, (25, 50, 75), 75),
        ("rasio", 90, (80, 85), 85),
        ("rata_rata", 90, (90, 90, 90, 80), Fraction(175, 2)),
        ("rata_rata", 33, (33, 33.25, None, 33.5), Fraction("33.25")),
        ("kumulatif", None, (1, 1), 2),
    ],
)
def test_target_tw_beda(sifat, target, tw, dari_tw):
    hasil = cari(pohon(baik("1", BAIK, indikator("x", target, tw, sifat))))
    temuan = satu_saja(hasil)
    assert temuan.aturan is AturanData.TARGET_TW_BEDA
    assert (temuan.angka["tercatat"], temuan.angka["terhitung"]) == (target, float(dari_tw))


@pytest.mark.parametrize(
    ("sifat", "target", "tw"),
    [
        ("kumulatif", 10, (2, None, 8)),
        ("posisi_akhir", 100, (25, 50, 75, 100)),
        ("rasio", 90, (None, 90)),
        ("rata_rata", 90, (80, 100)),
        ("rata_rata", 33.33, (33, 33, 34)),
    ],
)
def test_target_tw_sama(sifat, target, tw):
    assert cari(pohon(baik("1", indikator("x", target, tw, sifat)))) == []


def test_kas_beda_and_kas_kosong():
    temuan = satu_saja(cari(pohon(baik("1", kas=(10, None, 20)))))
    assert (temuan.aturan, angka3(temuan)) == (AturanData.KAS_BEDA, (100, 30, 70))
    temuan = satu_saja(cari(pohon(baik("1", kas=()))))
    assert (temuan.aturan, temuan.keparahan) == (AturanData.KAS_KOSONG, Keparahan.INFO)
    assert aturan(cari(pohon(baik("1", kas=(0, 0))))) == [("kas_beda", "1")]


def test_target_without_money_and_money_without_target():
    assert aturan(cari(pohon(baik("1", pagu=0, kas=())))) == [("target_tanpa_pagu", "1")]
    assert aturan(cari(pohon(baik("1", pagu=None, kas=())))) == [("target_tanpa_pagu", "1")]
    assert aturan(cari(pohon(baik("1", indikator())))) == [("pagu_tanpa_target", "1")]
    assert aturan(cari(pohon(sub("1", pagu=100, kas=KAS)))) == [("pagu_tanpa_target", "1")]
    nol = indikator(target=0, tw=(0,))
    assert aturan(cari(pohon(baik("1", nol)))) == [("pagu_tanpa_target", "1")]
    tanpa_kejadian = indikator(target=0, tw=(0,), polaritas="negatif")
    assert cari(pohon(baik("1", tanpa_kejadian))) == []


def test_discontinued_item_is_no_finding():
    berhenti = sub("1", indikator(), pagu=0, nama="Pemeliharaan Mebel")
    lanjut = baik("2", nama="Pemeliharaan Mebel")
    assert cari(pohon(berhenti, lanjut)) == []


def test_jadwal_kosong():
    temuan = satu_saja(cari(pohon(baik("1", indikator(target=12)))))
    assert (temuan.aturan, temuan.keparahan) == (AturanData.JADWAL_KOSONG, Keparahan.INFO)
    assert angka3(temuan) == (12, None, None)


def test_nama_mirip_within_a_level():
    rencana = pohon(
        baik("1", nama="Pemeliharaan Mebel"),
        baik("2", nama="PEMELIHARAAN MEBEL."),
        baik("3", nama="Pemeliharan Mebel"),
        baik("4", nama="Kegiatan K"),
    )
    hasil = cari(rencana)
    assert [(t.aturan.value, t.kode, t.angka["kode_lain"], t.angka["jarak"]) for t in hasil] == [
        ("nama_mirip", "2", "1", 0),
        ("nama_mirip", "3", "1", 1),
    ]


def test_sub_skpd_repeats_names_with_codes():
    kembar = replace(baik("1", nama="Pemberdayaan"), kunci=Kunci("1", "Kelurahan X"))
    assert cari(pohon(baik("1", nama="Pemberdayaan"), kembar)) == []


# --- reports ---------------------------------------------------------------------


def test_realisasi_melebihi_pagu():
    rencana = pohon(baik("1"))
    temuan = satu_saja(cari(rencana, anggaran={"1": (60, 41)}, n=2))
    assert temuan.keparahan is Keparahan.MENGHALANGI
    assert angka3(temuan) == (101, 100, 1)
    assert cari(rencana, anggaran={"1": (60, 41)}, n=1) == []
    assert cari(rencana, anggaran={"1": (60, 40)}) == []
    # corrected by a contra entry
    assert cari(rencana, anggaran={"1": (60, 41, -1)}, n=3) == []


def test_running_total_below_zero():
    rencana = pohon(baik("1"))
    temuan = satu_saja(cari(rencana, anggaran={"1": (10, -15, 20)}))
    assert (temuan.aturan, temuan.keparahan.value) == ("anggaran_negatif", "menghalangi")
    assert (angka3(temuan), temuan.angka["sampai_triwulan"]) == ((-5, 0, -5), 2)
    assert cari(rencana, anggaran={"1": (10, -10)}) == []


@pytest.mark.parametrize(
    ("isi", "nilai", "salah"),
    [
        (indikator(target=90, tw=(90,), sifat="posisi_akhir", maksimum=100), (101,), 101),
        (indikator(target=90, tw=(90,), sifat="posisi_akhir", maksimum=100), (100,), None),
        (indikator(target=90, tw=(90,), sifat="posisi_akhir", maksimum=100), (101, 99), 101),
        (indikator(target=4, tw=(4,), maksimum=5), (3, 3), 6),
        (indikator(target=90, tw=(90,), sifat="rasio"), ((11, 10),), 110),
        (indikator(target=90, tw=(90,), sifat="rasio"), ((5, 10), (12, 10)), None),
        (indikator(target=90, tw=(90,), sifat="rasio"), ((0, 0),), None),
        (indikator(target=80, tw=(80,), sifat="posisi_akhir", otomatis="ikm"), (24,), 24),
        (indikator(target=80, tw=(80,), sifat="posisi_akhir", otomatis="ikm"), (25,), None),
        (indikator(target=80, tw=(80,), sifat="posisi_akhir", otomatis="ikm"), (100.01,), 100.01),
        (indikator(target=80, tw=(80,), sifat="posisi_akhir"), (130,), None),
    ],
)
def test_di_luar_skala(isi, nilai, salah):
    hasil = cari(pohon(baik("1", isi)), {("1", "i"): laporan(*nilai)})
    skala = [t for t in hasil if t.aturan is AturanData.DI_LUAR_SKALA]
    assert [t.angka["tercatat"] for t in skala] == ([] if salah is None else [salah])
    # an impossible value says nothing about the target
    assert salah is None or all(t.aturan is not AturanData.TARGET_LONGGAR for t in hasil)


def test_ikm_out_of_scale_names_the_questionnaires():
    isi = indikator(target=80, tw=(None, 80), sifat="posisi_akhir", otomatis="ikm")
    simpul = Simpul(Kunci("S"), Tingkat.SASARAN, "Pelayanan", indikator=(isi,))
    ikm = HasilIKM(Fraction("95.078"), 219)
    realisasi = Realisasi({(Kunci("S"), "i"): laporan(None, 130.11)}, ikm=(None, ikm, ikm, ikm))
    evaluasi_ = evaluasi(susun(2026, "murni", [simpul]), realisasi, 2)
    temuan = satu_saja(ketidaksesuaian(evaluasi_))
    assert "219 kuesioner SKM memberi IKM 95,08" in temuan.pesan
    assert temuan.angka["ikm_kuesioner"] == 95.078


def test_posisi_turun():
    naik = indikator(target=100, tw=(25, 50, 75, 100), sifat="posisi_akhir")
    rencana = pohon(baik("1", naik))

    def turun(*nilai, n=4):
        semua = cari(rencana, {("1", "i"): laporan(*nilai)}, n=n)
        return [t for t in semua if t.aturan is AturanData.POSISI_TURUN]

    temuan = satu_saja(turun(25, 60, None, 55))
    assert (angka3(temuan), temuan.keparahan) == ((55, 60, -5), Keparahan.INFO)
    assert turun(25, 60, None, 55, n=3) == []
    assert turun(25, 25, 75, 100) == []
    turun_baik = indikator(target=1, tw=(4, 3, 2, 1), sifat="posisi_akhir", polaritas="negatif")
    assert cari(pohon(baik("1", turun_baik)), {("1", "i"): laporan(4, 3, 2, 1)}) == []


def test_target_longgar():
    rencana = pohon(baik("1"))
    assert cari(rencana, {("1", "i"): laporan(2, 1, 2, 1)}) == []  # 150 %: not above
    temuan = satu_saja(cari(rencana, {("1", "i"): laporan(2, 2, 2, 1)}))
    assert (temuan.aturan, angka3(temuan)) == (AturanData.TARGET_LONGGAR, (175, 150, 25))


def test_few_incidents_so_far_are_no_loose_target():
    jarang = indikator(target=8, tw=(2, 2, 2, 2), polaritas="negatif")
    rencana, kinerja = pohon(baik("1", jarang)), {("1", "i"): laporan(0, 1, 0, 0)}
    assert cari(rencana, kinerja, n=1) == []
    assert aturan(cari(rencana, kinerja)) == [("target_longgar", "1")]


# --- words -----------------------------------------------------------------------


def normatif(*catatan, nilai=(1, 0), n=2, sebab=None):
    """Findings of an item with these (hambatan, solusi) by quarter, and (Sebab) in the last."""
    rencana = pohon(baik("1"))
    isi = {
        (Kunci("1"), q): Catatan(hambatan=h, solusi=s)
        for q, (h, s) in enumerate(catatan, 1)
        if h or s
    }
    lagi = {} if sebab is None else {(Kunci("1"), n): sebab}
    realisasi = Realisasi({(Kunci("1"), "i"): laporan(*nilai)}, catatan=isi, sebab=lagi)
    return ketidaksesuaian(evaluasi(rencana, realisasi, n))


def test_lagging_without_words():
    temuan = satu_saja(normatif())
    assert (temuan.aturan, angka3(temuan)) == (AturanData.HAMBATAN_NORMATIF, (50, 91, -41))
    assert temuan.angka["kurang"] == ["hambatannya tidak diisi", "solusinya tidak diisi"]
    assert "hambatan dan solusinya tidak diisi" in temuan.pesan


def test_points_are_told_with_two_decimals():
    """2 of 3 is 66,67 %, 24,33 points below 91, not 24,3333."""
    rencana = pohon(baik("1", indikator(target=12, tw=(3, 3, 3, 3))))
    realisasi = Realisasi({(Kunci("1"), "i"): laporan(2)})
    assert (
        ", 24,33 poin di bawah" in satu_saja(ketidaksesuaian(evaluasi(rencana, realisasi, 1))).pesan
    )


@pytest.mark.parametrize(
    ("kini", "kurang"),
    [
        (("Narasumber batal", "Diganti 12 Juli 2026"), None),
        (("Narasumber batal", "Akan ditingkatkan"), "solusinya tidak menyebut waktu"),
        (("", "Diganti 12 Juli 2026"), "hambatannya tidak diisi"),
        (("Hujan.", "Dijadwal ulang TW II"), "hambatan dan solusinya sama dengan TW I"),
        (("Hujan lebat", "Dijadwal ulang TW II"), None),
    ],
)
def test_cause_and_dated_action(kini, kurang):
    hasil = normatif(("hujan", "dijadwal ulang  TW II"), kini)
    assert [t.angka["kurang"] for t in hasil] == ([] if kurang is None else [[kurang]])


def test_a_date_in_its_own_field_is_a_date():
    kini = ("Narasumber batal", "Akan ditingkatkan")
    assert normatif(("hujan", "x"), kini, sebab=Sebab(tenggat=date(2026, 8, 1))) == []
    assert len(normatif(("hujan", "x"), kini, sebab=Sebab(penanggung_jawab="Budi"))) == 1


def test_not_lagging_or_not_reported_needs_no_words():
    assert normatif(nilai=(1, 1)) == []
    assert normatif(nilai=(1,)) == []  # belum lapor: told elsewhere


def test_whole_percent_decides_what_lags():
    rencana = pohon(baik("1", indikator(target=200, tw=(200,))))
    for nilai, lag in ((181, False), (180, True)):  # 90,5 % is rounded to 91
        assert bool(cari(rencana, {("1", "i"): laporan(nilai)}, n=1)) is lag


@pytest.mark.parametrize(
    "teks",
    ["12 Juli", "paling lambat 31/10/2026", "2026-07-12", "pada TW III", "triwulan 4", "bulan 9",
     "12 Okt", "des 2026", "minggu kedua Mei", "semester II", "TGL 5"],
)  # fmt: skip
def test_dated(teks):
    assert bertanggal(teks)


@pytest.mark.parametrize(
    "teks",
    ["", "akan ditingkatkan", "12 desa didampingi", "segera", "kepala des baru", "20 % pagu",
     "Perda Nomor 5 ditegakkan", "1 unit"],
)  # fmt: skip
def test_not_dated(teks):
    assert not bertanggal(teks)


# --- the list --------------------------------------------------------------------


def test_order_and_form():
    rencana = pohon(
        baik("2", kas=()),
        baik("10", pagu=0, kas=()),
        baik("9", indikator(), nama="Sub  9."),
        baik("3", nama="Sub nomor tiga"),
        K=1,
    )
    hasil = cari(rencana, anggaran={"3": (-1,), "2": (101,)})
    assert aturan(hasil) == [
        ("realisasi_melebihi_pagu", "2"),
        ("anggaran_negatif", "3"),
        ("jumlah_anak_beda", "K"),
        ("target_tanpa_pagu", "10"),
        ("pagu_tanpa_target", "9"),
        ("kas_kosong", "2"),
    ]
    json.dumps([dict(satu.angka) for satu in hasil])
    for satu in hasil:
        assert {"tercatat", "terhitung", "selisih", "sumber", "tahun", "triwulan"} <= set(
            satu.angka
        )
        assert "None" not in satu.pesan
        assert satu.pesan.endswith(".")
        assert "; " in satu.pesan
        assert satu.keparahan is keparahan(satu.aturan)


def test_every_rule_of_section_7_has_a_weight():
    menghalangi = {a.value for a in AturanData if keparahan(a) is Keparahan.MENGHALANGI}
    info = {a.value for a in AturanData if keparahan(a) is Keparahan.INFO}
    assert menghalangi == {"realisasi_melebihi_pagu", "anggaran_negatif", "di_luar_skala"}
    assert info == {"posisi_turun", "kas_kosong", "jadwal_kosong", "fisik_turun"}
    assert len(AturanData) == 16 + 4 + 1  # breakdown and physical progress; after an approval


def test_large_plan_is_linear():
    """Ten times the plan takes about ten times the calls; calls, unlike seconds, can be counted."""

    def banyak_panggilan(banyak):
        isi = [baik(f"{n}", nama=f"Kegiatan Pembinaan Desa Nomor {n}") for n in range(banyak)]
        hasil = hitung(pohon(*isi), 4, {(f"{n}", "i"): laporan(1, 1, 1, 1) for n in range(banyak)})
        panggilan = 0

        def catat(_bingkai, kejadian, _isi):
            nonlocal panggilan
            panggilan += kejadian in ("call", "c_call")

        sys.setprofile(catat)
        try:
            temuan = ketidaksesuaian(hasil)
        finally:
            sys.setprofile(None)
        assert temuan == []
        return panggilan

    assert banyak_panggilan(2000) < 15 * banyak_panggilan(200)
