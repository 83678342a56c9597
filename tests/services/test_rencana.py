"""The plan editor's commands over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak
from simpelin.domain.periksa_rencana import jumlah_pagu, pagu_bawah, selisih_kas, selisih_target
from simpelin.domain.realisasi import LaporanKinerja
from simpelin.domain.rencana import (
    Indikator,
    JenisVersi,
    Kunci,
    Sifat,
    Simpul,
    Tingkat,
    VersiRencana,
    rencana_berlaku,
)
from simpelin.services import evaluasi
from simpelin.services.isi_realisasi import IsiAnggaran, IsiKinerja, isi
from simpelin.services.rencana import (
    PerluArsip,
    SimpanSimpul,
    arsipkan,
    bandingkan,
    hapus_indikator,
    hapus_simpul,
    rencana_versi,
    simpan_simpul,
    tahun_baru,
    tambah_simpul,
    versi_baru,
)
from simpelin.services.versi_rencana import Keadaan
from simpelin.store import Store, open_store

TAHUN = 2026
SASARAN = Simpul(Kunci("S1"), Tingkat.SASARAN, "Pelayanan membaik")
PROGRAM = Simpul(Kunci("7.01.02"), Tingkat.PROGRAM, "Program Pelayanan", SASARAN.kunci)
KEGIATAN = Simpul(Kunci("7.01.02.2.01"), Tingkat.KEGIATAN, "Koordinasi", PROGRAM.kunci)
LEMBAR = Indikator(
    "Jumlah lembar", "lembar", target=Fraction(12), target_tw=(*map(Fraction, (3, 3, 3, 3)),)
)
SUB = Simpul(
    Kunci("7.01.02.2.01.0001"),
    Tingkat.SUB_KEGIATAN,
    "Pelayanan lembar",
    KEGIATAN.kunci,
    "Seksi Pelayanan",
    pagu=1_000_000,
    kas=(250_000, 250_000, 250_000, 250_000),
    indikator=(LEMBAR,),
)
GESER = VersiRencana("Pergeseran I", JenisVersi.PERGESERAN, "DPA/2", "2026-05-02", 2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    satu = open_store(tmp_path / "kantor.db")
    versi_baru(satu, TAHUN, VersiRencana())
    for simpul in (SASARAN, PROGRAM, KEGIATAN, SUB):
        tambah_simpul(satu, SimpanSimpul(TAHUN, "murni", simpul))
    yield satu
    satu.close()


def simpan(store: Store, simpul: Simpul, versi: str = "murni", **lain: object) -> None:
    lain = {"asal": simpul.kunci} | lain
    simpan_simpul(store, SimpanSimpul(TAHUN, versi, simpul, **lain))  # type: ignore[arg-type]


def lapor(store: Store) -> None:
    isi(store, IsiKinerja(TAHUN, 1, SUB.kunci, LEMBAR.nama, LaporanKinerja(Fraction(3))))
    isi(store, IsiAnggaran(TAHUN, 1, SUB.kunci, 200_000))


# --- saving ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("simpul", "pesan"),
    [
        (replace(SUB, induk=Kunci("7.01.09.2.01")), "tidak ada"),
        (replace(SUB, induk=PROGRAM.kunci), "harus kegiatan"),
        (replace(SUB, nama=" "), "belum diisi"),
        (replace(SUB, pagu=-1), "Pagu tidak boleh negatif"),
        (replace(SUB, kas=(-1, None, None, None)), "Anggaran kas tidak boleh negatif"),
        (replace(SUB, indikator=(LEMBAR, LEMBAR)), "dua kali"),
        (replace(SUB, indikator=(replace(LEMBAR, target=Fraction(-1)),)), "negatif"),
        (replace(SUB, indikator=(replace(LEMBAR, otomatis="rollup:X"),)), "tidak ada"),
        (replace(KEGIATAN, kas=(1, None, None, None)), "hanya ada pada sub kegiatan"),
        (replace(SASARAN, induk=SUB.kunci), "Induk melingkar"),
    ],
)
def test_what_cannot_be_is_refused_with_one_sentence(
    store: Store, simpul: Simpul, pesan: str
) -> None:
    sebelum = store.rencana.versi(TAHUN)
    with pytest.raises(MasukanDitolak) as galat:
        simpan(store, simpul)
    assert pesan in str(galat.value)
    assert str(galat.value).count("\n") == 0
    assert store.rencana.versi(TAHUN) == sebelum


def test_a_code_is_used_once_a_year(store: Store) -> None:
    with pytest.raises(MasukanDitolak, match="sudah dipakai Pelayanan lembar"):
        tambah_simpul(store, SimpanSimpul(TAHUN, "murni", replace(SUB, nama="Lain")))
    lurah = replace(SUB, kunci=Kunci(SUB.kode, "Kelurahan"))
    tambah_simpul(store, SimpanSimpul(TAHUN, "murni", lurah))


def test_a_new_code_takes_children_and_reports_along(store: Store) -> None:
    lapor(store)
    kode = Kunci("7.01.02.2.02")
    simpan(store, replace(KEGIATAN, kunci=kode), asal=KEGIATAN.kunci)
    assert rencana_versi(store, TAHUN, "murni").simpul[SUB.kunci].induk == kode
    simpan(store, replace(SUB, kunci=Kunci("9"), induk=kode), asal=SUB.kunci)
    assert evaluasi.hitung(store, TAHUN, 1).hasil[Kunci("9")].realisasi_anggaran == 200_000


def test_a_renamed_indicator_keeps_its_reports(store: Store) -> None:
    lapor(store)
    baru = replace(SUB, indikator=(replace(LEMBAR, nama="Banyak lembar"),))
    simpan(store, baru, nama_indikator=((LEMBAR.nama, "Banyak lembar"),))
    hasil = evaluasi.hitung(store, TAHUN, 1).hasil[SUB.kunci]
    assert [satu.indikator.nama for satu in hasil.indikator] == ["Banyak lembar"]
    assert hasil.indikator[0].realisasi == 3


def test_saving_the_same_changes_nothing(store: Store) -> None:
    versi_baru(store, TAHUN, GESER)
    simpan(store, SUB, GESER.nama)
    assert store.rencana.versi(TAHUN)[1].simpul == ()


def test_a_later_version_states_the_whole_node_and_leaves_the_earlier_alone(store: Store) -> None:
    versi_baru(store, TAHUN, GESER)
    simpan(store, replace(SUB, pagu=1_200_000), GESER.nama)
    murni, geser = store.rencana.versi(TAHUN)
    assert geser.simpul == (replace(SUB, pagu=1_200_000),)
    assert rencana_berlaku(TAHUN, (murni, geser), 1).simpul[SUB.kunci] == SUB
    assert rencana_berlaku(TAHUN, (murni, geser), 2).simpul[SUB.kunci].pagu == 1_200_000


def test_a_rasio_is_one_in_every_version(store: Store) -> None:
    versi_baru(store, TAHUN, GESER)
    rasio = replace(SUB, indikator=(replace(LEMBAR, sifat=Sifat.RASIO),))
    with pytest.raises(MasukanDitolak, match="rasio hanya di salah satu versi"):
        simpan(store, rasio, GESER.nama)


# --- taking away -------------------------------------------------------------------


def test_a_reason_is_needed_and_stays_in_the_trail(store: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="alasannya"):
        hapus_simpul(store, TAHUN, "murni", SUB.kunci, " ")
    hapus_simpul(store, TAHUN, "murni", SUB.kunci, "salah ketik")
    assert SUB.kunci not in rencana_versi(store, TAHUN, "murni").simpul
    assert any("salah ketik" in satu.tindakan for satu in store.riwayat.cari("rencana"))


def test_what_has_realisasi_is_archived_and_still_counts(store: Store) -> None:
    lapor(store)
    with pytest.raises(PerluArsip, match="sudah punya realisasi"):
        hapus_simpul(store, TAHUN, "murni", SUB.kunci, "dihapus")
    versi_baru(store, TAHUN, GESER)
    arsipkan(store, TAHUN, GESER.nama, SUB.kunci, "dialihkan")
    hasil = evaluasi.hitung(store, TAHUN, 2).hasil[SUB.kunci]
    assert (hasil.pagu, hasil.realisasi_anggaran, hasil.wajib) == (0, 200_000, 0)
    assert evaluasi.hitung(store, TAHUN, 1).hasil[SUB.kunci].pagu == 1_000_000


def test_what_an_earlier_version_lists_is_archived_with_all_below(store: Store) -> None:
    versi_baru(store, TAHUN, GESER)
    with pytest.raises(PerluArsip, match="versi sebelumnya"):
        hapus_simpul(store, TAHUN, GESER.nama, KEGIATAN.kunci, "x")
    arsipkan(store, TAHUN, GESER.nama, KEGIATAN.kunci, "x")
    assert jumlah_pagu(rencana_versi(store, TAHUN, GESER.nama)) == 0


def test_a_parent_with_children_stays(store: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="masih menjadi induk"):
        hapus_simpul(store, TAHUN, "murni", KEGIATAN.kunci, "x")


def test_an_indicator_goes_or_is_archived(store: Store) -> None:
    dua = replace(SUB, indikator=(LEMBAR, Indikator("Lain", target=Fraction(4))))
    simpan(store, dua)
    hapus_indikator(store, TAHUN, "murni", SUB.kunci, "Lain", "tidak dipakai")
    assert rencana_versi(store, TAHUN, "murni").simpul[SUB.kunci] == SUB
    lapor(store)
    with pytest.raises(PerluArsip):
        hapus_indikator(store, TAHUN, "murni", SUB.kunci, LEMBAR.nama, "x")
    arsipkan(store, TAHUN, "murni", SUB.kunci, "x", LEMBAR.nama)
    assert rencana_versi(store, TAHUN, "murni").simpul[SUB.kunci].indikator[0].target is None


# --- versions ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "versi",
    [
        replace(GESER, nama=""),
        replace(GESER, nama="MURNI"),
        VersiRencana("lain"),
        replace(GESER, tanggal="2 Mei"),
        replace(GESER, berlaku_tw=5),
    ],
)
def test_a_version_that_cannot_be(store: Store, versi: VersiRencana) -> None:
    with pytest.raises(KesalahanPengguna):
        versi_baru(store, TAHUN, versi)
    assert len(store.rencana.versi(TAHUN)) == 1


def test_semula_menjadi_with_subtotals_new_and_discontinued(store: Store) -> None:
    versi_baru(store, TAHUN, GESER)
    baru = Simpul(
        Kunci("7.01.02.2.01.0002"),
        Tingkat.SUB_KEGIATAN,
        "Mobil layanan",
        KEGIATAN.kunci,
        pagu=600_000,
        indikator=(Indikator("Kunjungan", target=Fraction(8)),),
    )
    tambah_simpul(store, SimpanSimpul(TAHUN, GESER.nama, baru))
    arsipkan(store, TAHUN, GESER.nama, SUB.kunci, "diganti")
    baris = {satu.kunci: satu for satu in bandingkan(store, TAHUN, "murni", GESER.nama)}
    assert (baris[None].semula, baris[None].menjadi, baris[None].selisih) == (
        1_000_000,
        600_000,
        -400_000,
    )
    assert baris[KEGIATAN.kunci].selisih == -400_000
    assert baris[SUB.kunci].keadaan is Keadaan.DIHENTIKAN
    assert baris[SUB.kunci].target[0].selisih == -12
    assert baris[baru.kunci].keadaan is Keadaan.BARU
    assert baris[baru.kunci].semula is None
    assert baris[SASARAN.kunci].keadaan is Keadaan.BERUBAH
    balik = {satu.kunci: satu for satu in bandingkan(store, TAHUN, GESER.nama, "murni")}
    assert balik[baru.kunci].keadaan is Keadaan.DIHENTIKAN


def test_a_new_year_has_the_structure_and_no_figures(store: Store) -> None:
    versi_baru(store, TAHUN, GESER)
    arsipkan(store, TAHUN, GESER.nama, SUB.kunci, "selesai")
    lain = replace(SUB, kunci=Kunci("7.01.02.2.01.0002"), nama="Lain")
    tambah_simpul(store, SimpanSimpul(TAHUN, GESER.nama, lain))
    assert tahun_baru(store, TAHUN + 1) == 4
    rencana = rencana_versi(store, TAHUN + 1, "murni")
    assert SUB.kunci not in rencana.simpul
    jadi = rencana.simpul[lain.kunci]
    assert (jadi.pagu, jadi.kas, jadi.unit) == (None, (None,) * 4, "Seksi Pelayanan")
    assert jadi.indikator == (Indikator("Jumlah lembar", "lembar"),)


def test_a_new_year_needs_an_empty_year_and_an_earlier_one(store: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="sudah ada"):
        tahun_baru(store, TAHUN)
    with pytest.raises(KesalahanPengguna, match="Belum ada rencana sebelum"):
        tahun_baru(store, TAHUN - 1)


# --- sums ------------------------------------------------------------------------------


def test_sums_while_typing() -> None:
    assert selisih_kas(SUB) == 0
    assert selisih_kas(replace(SUB, pagu=900_000)) == 100_000
    assert selisih_kas(replace(SUB, kas=(None,) * 4)) is None
    assert selisih_target(LEMBAR) == 0
    assert selisih_target(replace(LEMBAR, target=Fraction(10))) == 2
    assert selisih_target(replace(LEMBAR, sifat=Sifat.POSISI_AKHIR)) == -9
    assert selisih_target(replace(LEMBAR, target=None)) is None


def test_a_parents_children_count_as_stated(store: Store) -> None:
    rencana = rencana_versi(store, TAHUN, "murni")
    assert pagu_bawah(rencana, PROGRAM.kunci) == 1_000_000
    simpan(store, replace(KEGIATAN, pagu=900_000))
    rencana = rencana_versi(store, TAHUN, "murni")
    assert pagu_bawah(rencana, PROGRAM.kunci) == 900_000
    assert jumlah_pagu(rencana) == 1_000_000
