"""The bundled example: what is published is exact, what is made up is marked and varied."""

import csv
from fractions import Fraction

import pytest

from simpelin.domain.angka import bulatkan
from simpelin.domain.capaian import Status
from simpelin.domain.kantor import Peran
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.penilaian import PenilaianMalas, Warna
from simpelin.domain.rencana import Kunci, Polaritas, Sifat, Tingkat
from simpelin.paths import resource_path
from simpelin.services import ikm, pengaturan
from simpelin.services.contoh import isi_contoh
from simpelin.services.evaluasi import hitung_semua
from simpelin.services.periksa import periksa
from simpelin.services.sorotan import susun
from simpelin.services.status import status
from simpelin.store import open_store

FOLDER = resource_path("tomoni_2023")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    satu = open_store(tmp_path_factory.mktemp("contoh") / "contoh.db")
    isi_contoh(satu)
    yield satu
    satu.close()


@pytest.fixture(scope="module")
def tw(store):
    """The evaluations of the four quarters, by quarter."""
    return dict(enumerate(hitung_semua(store, 2023, 4), 1))


def terbit(nama):
    with (FOLDER / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


# --- what is published -------------------------------------------------------------


def test_counts(tw):
    banyak = dict.fromkeys(Tingkat, 0)
    for hasil in tw[4]:
        banyak[hasil.simpul.tingkat] += 1
    assert list(banyak.values()) == [2, 2, 6, 16, 38]
    assert [k.kode for k in tw[4].rencana.akar] == ["T1", "T2"]


def test_totals_to_the_rupiah(tw):
    kantor, tanpa_gaji = tw[4].kantor, tw[4].tanpa_gaji
    assert kantor.pagu == 4_738_183_425
    assert kantor.realisasi_anggaran == 4_557_367_162
    assert bulatkan(kantor.serapan, 2) == Fraction("96.18")
    assert bulatkan(tanpa_gaji.serapan, 2) == Fraction("98.09")


def test_every_sub_kegiatan_as_published(tw):
    hasil = {satu.simpul.kode: satu for satu in tw[4].sub_kegiatan}
    baris = [b for b in terbit("struktur.csv") if b["tingkat"] == "sub_kegiatan"]
    assert len(baris) == len(hasil) == 38
    for satu in baris:
        punya = hasil[satu["kode_nomenklatur"]]
        assert punya.simpul.nama == satu["nama"]
        assert punya.pagu == int(satu["pagu_tabel_3_10"])
        assert punya.realisasi_anggaran == int(satu["realisasi_tabel_3_10"])
        indikator = punya.simpul.indikator[0]
        assert (indikator.target, indikator.satuan) == (Fraction(satu["target"]), satu["satuan"])
        if punya.pagu:
            assert bulatkan(punya.serapan, 2) == Fraction(satu["capaian_tabel_3_10"])


def test_parents_state_what_is_printed(tw):
    for satu in terbit("struktur.csv"):
        if satu["tingkat"] in ("program", "kegiatan"):
            simpul = tw[4].rencana.simpul[Kunci(satu["kode_nomenklatur"])]
            assert simpul.pagu == int(satu["pagu_tabel_2_6"])
    assert tw[4].rencana.simpul[Kunci("S1")].pagu == 379_646_998


def test_published_files_are_unchanged():
    """Only files that name themselves contoh may hold made-up figures."""
    for berkas in FOLDER.glob("*.csv"):
        kepala = berkas.read_text(encoding="utf-8").splitlines()[0]
        dibuat = berkas.name.startswith("contoh_")
        assert kepala.startswith("# contoh: dibuat, bukan data kantor") is dibuat
    assert "Contoh: dibuat, bukan data kantor" in (FOLDER / "README.md").read_text("utf-8")


def test_history_is_kept_and_marked(store):
    assert store.rencana.tahun() == (2020, 2021, 2022, 2023)
    for tahun, nilai, tidak_valid in (
        (2020, "89.27", False),
        (2021, "90.65", False),
        (2022, "115.42", True),
        (2023, "130.11", True),
    ):
        hasil = hitung_semua(store, tahun, 4)[3].hasil[Kunci("S1")]
        assert hasil.indikator[0].realisasi == Fraction(nilai)
        assert hasil.indikator[0].tidak_valid is tidak_valid
        assert (hasil.capaian_indikator is None) is tidak_valid
        catatan = store.realisasi.muat(tahun).catatan.get((Kunci("S1"), 4))
        # the year itself is reported: what stands here is printed in its LKjIP
        assert (catatan is None) is (tahun == 2023)
        assert catatan is None or "LAKIP 2023" in catatan.faktor_pendorong
    kinerja = hitung_semua(store, 2023, 4)[3].hasil[Kunci("S2")]
    assert kinerja.capaian_indikator == Fraction("97.80")


def test_survey(store):
    hasil = ikm.hitung(store, 2023)
    assert hasil.responden == 219
    total = [nrr * 219 for nrr in hasil.nrr]
    assert (min(total), max(total)) == (811, 865)
    assert (total[5], total[7], total[8]) == (811, 865, 811)
    assert bulatkan(hasil.nilai, 2) == Fraction("95.08")
    assert hasil.mutu == "A"


# --- what is made up ---------------------------------------------------------------


def test_marks(store, tw):
    atur = pengaturan.muat(store)
    assert atur.contoh
    assert all(satu.contoh for satu in tw.values())
    assert atur.nama_skpd == "Kecamatan Tomoni (contoh)"
    for kunci in pengaturan.muat(store).tersimpan:
        pengaturan.cari_butir(kunci)
    assert all("contoh" in versi.nomor for versi in store.rencana.versi(2023))
    (sumber,) = {satu.sumber for satu in store.riwayat.cari()}
    assert "contoh" in sumber


def test_schedules_add_up(store):
    """What is made up contradicts nothing: kas to pagu, targets to the year, in each version."""
    for triwulan in (1, 2, 3, 4):
        aturan = {t.aturan.value for t in periksa(store, triwulan=triwulan).ketidaksesuaian}
        assert not aturan & {"kas_beda", "target_tw_beda", "anggaran_negatif", "jadwal_kosong"}


def test_two_versions(tw):
    assert [tw[n].versi for n in (1, 2, 3, 4)] == ["murni"] * 3 + ["perubahan"]
    assert tw[3].kantor.pagu != tw[4].kantor.pagu


def test_every_kind_of_indicator(store, tw):
    indikator = [i for s in tw[4].sub_kegiatan for i in s.simpul.indikator]
    assert {i.sifat for i in indikator} == set(Sifat)
    assert {Polaritas.POSITIF, Polaritas.NEGATIF} == {i.polaritas for i in indikator}
    assert sum(len(s.simpul.indikator) == 2 for s in tw[4].sub_kegiatan) == 1
    alasan = store.realisasi.catatan_anggaran(2023)
    anggaran = store.realisasi.muat(2023).anggaran
    negatif = [(k, n) for k, isi in anggaran.items() for n, v in enumerate(isi, 1) if (v or 0) < 0]
    assert len(negatif) == 1
    assert alasan[negatif[0]]


def test_kelurahan_has_its_own_dpa(tw):
    milik = [k for k in tw[4].rencana.simpul if k.sub_skpd]
    assert milik == [
        Kunci("7.01.03.2.02.0002", "Kelurahan Tomoni"),
        Kunci("7.01.03.2.02.0003", "Kelurahan Tomoni"),
    ]
    assert tw[4].rencana.simpul[milik[0]].induk == Kunci("7.01.03.2.02")


def test_units(store):
    peran = {unit.peran: unit.nama for unit in store.unit.semua()}
    assert peran[Peran.KEUANGAN] == "Sub Bagian Umum dan Keuangan"
    assert peran[Peran.KASUBAG_PERENCANAAN] == "Sub Bagian Perencanaan dan Kepegawaian"
    assert len(store.unit.semua()) == 9
    assert not any(unit.kepala or unit.nip for unit in store.unit.semua())


TERLAMBAT = {
    1: "Seksi Ketentraman dan Ketertiban Masyarakat",
    2: "Seksi Pelayanan Umum",
    3: "Kelurahan Tomoni",
    4: "Kelurahan Tomoni",
}


@pytest.mark.parametrize("triwulan", [1, 2, 3, 4])
def test_a_meetings_mix_in_every_quarter(store, tw, triwulan):
    kurang = [u.nama for u in status(store, 2023, triwulan).unit if u.terlapor < u.wajib]
    assert kurang == [TERLAMBAT[triwulan]]
    warna = [p.warna for p in PenilaianMalas(tw[triwulan]).values()]
    assert {Warna.HIJAU, Warna.MERAH, Warna.ABU} <= set(warna)
    assert warna.count(Warna.HIJAU) >= 15
    tertinggal = {s.aturan.value for s in susun(store, 2023, triwulan).sorotan}
    assert {"belum_lapor", "kinerja_tertinggal"} <= tertinggal


def test_each_kind_of_trouble_somewhere(tw):
    kode = "7.01.01.2.09.0002"
    gap = {n: PenilaianMalas(tw[n])[Kunci(kode)].gap for n in (1, 2, 3)}
    assert all(nilai >= 20 for nilai in gap.values())  # output ahead of money
    kode = "7.01.03.2.01.0003"
    assert PenilaianMalas(tw[2])[Kunci(kode)].gap <= -10  # money ahead of output

    def keadaan(kode, n):
        return tw[n].hasil[Kunci(kode)].indikator[0].status

    assert keadaan("7.01.06.2.01.0018", 4) is Status.TERPENUHI  # finished early
    assert keadaan("7.01.01.2.09.0005", 2) is Status.MENDAHULUI_JADWAL
    assert keadaan("7.01.01.2.01.0002", 1) is Status.BELUM_DIJADWALKAN


# --- findings and refusals ---------------------------------------------------------


def test_findings_listed_exactly(store):
    hasil = [
        (t.aturan.value, t.kode, t.angka["tahun"], t.angka["tercatat"], t.angka["terhitung"])
        for t in periksa(store).ketidaksesuaian
    ]
    serapan_1 = 100 * Fraction(402_523_853, 403_852_198)
    assert hasil == [
        ("di_luar_skala", "S1", 2023, 130.11, 100),
        ("di_luar_skala", "S1", 2022, 115.42, 100),
        ("jumlah_anak_beda", "S1", 2023, 379_646_998, 403_852_198),
        ("pagu_ganda", "7.01.01.2.06.0009", 2023, 244_655_000, 290_620_000),
        ("pembanding_beda", "S1", 2023, 378_321_003, 402_523_853),
        ("pembanding_beda", "S1", 2023, 99.6, float(serapan_1)),
        ("pembanding_beda", "S1", 2023, 1_325_995, 1_328_345),
        ("pembanding_beda", "S2", 2023, 4_154_843_645, 4_154_843_309),
        ("pembanding_beda", "S2", 2023, 179_487_582, 179_487_918),
        ("pembanding_beda", "7.01.01.2.06.0009", 2023, 244_655_000, 290_620_000),
        ("target_tanpa_pagu", "7.01.01.2.06.0003", 2023, 3, 0),
        # the two that are made up, on purpose
        ("hambatan_normatif", "7.01.01.2.05.0011", 2023, 80, 91),
        ("kas_kosong", "7.01.01.2.06.0001", 2023, 5_238_050, 0),
    ]
    penjelas = [t.angka.get("penjelas") for t in periksa(store).ketidaksesuaian]
    assert penjelas[2] == penjelas[4] == penjelas[6] == ["7.01.06"]


def test_one_transaction_on_an_empty_store_only(tmp_path):
    satu = open_store(tmp_path / "a.db")
    isi_contoh(satu)
    nomor = satu.nomor_perubahan()
    with pytest.raises(KesalahanPengguna, match="sudah berisi rencana"):
        isi_contoh(satu)
    assert satu.nomor_perubahan() == nomor
    assert {e.tindakan for e in satu.riwayat.cari()} == {"contoh"}
    assert len({e.waktu for e in satu.riwayat.cari()}) == 1
    satu.close()


def test_lkjip_needs_are_as_published_and_the_staff_is_not_spread(store):
    bahan = store.bahan_lkjip.muat(2023)
    pernyataan = {b["program"]: b["sasaran_program"] for b in terbit("indikator_program.csv")}
    nama = {b["kode_nomenklatur"]: b["nama"] for b in terbit("struktur.csv")}
    assert {nama[k.kode]: p.pernyataan for k, p in bahan.program.items()} == pernyataan
    assert {p.sumber_dana for p in bahan.program.values()} == {"APBD"}
    indikator = {(s.kunci, i.nama) for s in hitung_semua_sasaran(store) for i in s.indikator}
    assert set(bahan.uraian) == indikator
    kolom = ("butuh_struktural", "butuh_pelaksana", "ada_struktural", "ada_pns", "ada_non_pns")
    jumlah = [sum(getattr(j, satu) or 0 for j in bahan.jabatan) for satu in kolom]
    assert jumlah == [8, 25, 8, 7, 8]
    (rinci,) = (j for j in bahan.jabatan if j.ada_pns is not None)
    assert (rinci.nama, rinci.butuh) == ("Pelaksana (tidak dirinci per jabatan)", None)


def hitung_semua_sasaran(store):
    (versi,) = (v for v in store.rencana.versi(2023) if v.nama == "murni")
    return [s for s in versi.simpul if s.tingkat is Tingkat.SASARAN]
