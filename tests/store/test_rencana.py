"""The plan: saved, read back, renamed, taken out; identities hold over versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import LaporanKinerja
from simpelin.domain.rencana import (
    KOSONG4,
    Indikator,
    JenisVersi,
    Kunci,
    Polaritas,
    Sifat,
    Simpul,
    Tingkat,
    VersiRencana,
    urut_versi,
)
from simpelin.store import (
    BATAS_RUPIAH,
    MasihDipakai,
    NilaiDitolak,
    Store,
    TidakDitemukan,
    open_store,
)
from tests.store.buatan import (
    DOKUMEN,
    KEGIATAN,
    LAPORAN,
    PROGRAM,
    SASARAN,
    SUB,
    SUB_KELURAHAN,
    TAHUN,
    banyak_riwayat,
    rencana,
    sub_kegiatan,
)

PERUBAHAN = VersiRencana("perubahan 1", JenisVersi.PERUBAHAN, "12/2023", "2023-09-01", 3)


def _simpul(store: Store, kunci: Kunci = SUB, versi: str = "murni") -> Simpul:
    (satu,) = (v for v in store.rencana.versi(TAHUN) if v.nama == versi)
    return next(s for s in satu.simpul if s.kunci == kunci)


def _indikator(store: Store, kunci: Kunci = SUB, versi: str = "murni") -> list[str]:
    return [satu.nama for satu in _simpul(store, kunci, versi).indikator]


def _lapor(store: Store, indikator: str = DOKUMEN) -> None:
    with store.ubah("isi"):
        store.realisasi.simpan_kinerja(TAHUN, SUB, indikator, 1, LaporanKinerja(Fraction(3)))


def _tambah_perubahan(store: Store, *simpul: Simpul) -> None:
    with store.ubah("perubahan"):
        store.rencana.simpan_versi(TAHUN, PERUBAHAN)
        for satu in simpul:
            store.rencana.simpan_simpul(TAHUN, PERUBAHAN.nama, satu)


def test_plan_comes_back_as_it_was_saved(terisi: Store) -> None:
    (murni,) = terisi.rencana.versi(TAHUN)
    assert murni == VersiRencana(simpul=rencana())
    assert terisi.rencana.tahun() == (TAHUN,)
    assert terisi.rencana.versi(1999) == ()


def test_versions_stand_in_order_and_years_apart(terisi: Store) -> None:
    lain = VersiRencana("pergeseran 2", JenisVersi.PERGESERAN, "", "2023-03-01", 2)
    with terisi.ubah("versi"):
        for satu in (PERUBAHAN, lain):
            terisi.rencana.simpan_versi(TAHUN, satu)
        terisi.rencana.simpan_versi(2022, VersiRencana())
    assert [v.nama for v in terisi.rencana.versi(TAHUN)] == ["murni", lain.nama, PERUBAHAN.nama]
    assert terisi.rencana.versi(2022) == (VersiRencana(),)
    assert terisi.rencana.tahun() == (2022, TAHUN)


def test_head_of_a_version_changes_without_its_nodes(terisi: Store) -> None:
    with terisi.ubah("nomor DPA"):
        terisi.rencana.simpan_versi(TAHUN, VersiRencana(nomor="DPA/7.01", tanggal="2023-01-02"))
    (murni,) = terisi.rencana.versi(TAHUN)
    assert murni.nomor == "DPA/7.01"
    assert murni.simpul == rencana()


def test_indicators_not_carried_stay_and_new_ones_follow(terisi: Store) -> None:
    baru = Indikator("Indeks", target=Fraction(80))
    with terisi.ubah("ubah"):
        terisi.rencana.simpan_simpul(TAHUN, "murni", replace(sub_kegiatan(), indikator=(baru,)))
    assert _simpul(terisi).indikator == (*sub_kegiatan().indikator, baru)


def test_carrying_all_indicators_sets_their_order(terisi: Store) -> None:
    semua = tuple(reversed(sub_kegiatan().indikator))
    with terisi.ubah("urutkan"):
        terisi.rencana.simpan_simpul(TAHUN, "murni", replace(sub_kegiatan(), indikator=semua))
    assert _simpul(terisi).indikator == semua


def test_order_holds_after_one_was_taken_out(terisi: Store) -> None:
    with terisi.ubah("hapus, tambah"):
        terisi.rencana.hapus_indikator(TAHUN, "murni", SUB, DOKUMEN)
        for nama in ("C", "B", "A"):
            satu = replace(sub_kegiatan(), indikator=(Indikator(nama),))
            terisi.rencana.simpan_simpul(TAHUN, "murni", satu)
    assert _indikator(terisi) == [LAPORAN, "C", "B", "A"]


def test_child_may_come_before_its_parent_in_one_action(store: Store) -> None:
    with store.ubah("impor"):
        store.rencana.simpan_versi(TAHUN, VersiRencana())
        for satu in reversed(rencana()):
            store.rencana.simpan_simpul(TAHUN, "murni", satu)
    assert set(store.rencana.versi(TAHUN)[0].simpul) == set(rencana())


def test_parent_that_never_comes_takes_everything_back(store: Store) -> None:
    def impor() -> None:
        with store.ubah("impor"):
            store.rencana.simpan_versi(TAHUN, VersiRencana())
            store.rencana.simpan_simpul(TAHUN, "murni", sub_kegiatan())

    with pytest.raises(KesalahanPengguna, match=rf"Induk {KEGIATAN.kode}.*tidak ada"):
        impor()
    assert store.rencana.tahun() == ()
    assert store.ambil("SELECT * FROM simpul") == []


def test_parent_may_stand_in_an_earlier_version(terisi: Store) -> None:
    baru = replace(sub_kegiatan(Kunci("7.01.01.2.01.02")), nama="Baru")
    _tambah_perubahan(terisi, baru)
    assert terisi.rencana.versi(TAHUN)[1].simpul == (baru,)


def test_rename_keeps_what_was_realised(terisi: Store) -> None:
    _tambah_perubahan(terisi, sub_kegiatan())
    _lapor(terisi)
    with terisi.ubah("ganti nama"):
        terisi.rencana.ganti_nama_indikator(TAHUN, SUB, DOKUMEN, "Dokumen")
    assert list(terisi.realisasi.muat(TAHUN).kinerja) == [(SUB, "Dokumen")]
    assert _indikator(terisi) == _indikator(terisi, versi=PERUBAHAN.nama) == ["Dokumen", LAPORAN]
    assert _indikator(terisi, SUB_KELURAHAN) == [DOKUMEN, LAPORAN]
    entri = terisi.riwayat.cari(batas=1)[0]
    assert (entri.objek, entri.kunci) == ("indikator", f"{TAHUN}|{SUB.kode}||Dokumen")
    assert entri.sebelum == '{"nama":"Jumlah dokumen"}'


def test_new_code_is_followed_by_children_realisasi_and_rollup(terisi: Store) -> None:
    baru = Kunci("7.01.99")
    iku = Indikator("IKU", otomatis=f"rollup:{PROGRAM.kode}", target=Fraction(100))
    with terisi.ubah("rencana"):
        terisi.rencana.simpan_simpul(TAHUN, "murni", replace(rencana()[0], indikator=(iku,)))
        terisi.realisasi.simpan_anggaran(TAHUN, PROGRAM, 1, 5)
    with terisi.ubah("ganti kode"):
        terisi.rencana.ganti_kode(TAHUN, PROGRAM, baru)
    assert _simpul(terisi, KEGIATAN).induk == baru
    assert _simpul(terisi, SASARAN).indikator == (replace(iku, otomatis="rollup:7.01.99"),)
    assert list(terisi.realisasi.muat(TAHUN).anggaran) == [baru]


def test_rollup_stays_while_another_sub_unit_has_the_code(terisi: Store) -> None:
    iku = Indikator("IKU", otomatis=f"rollup:{SUB.kode}")
    with terisi.ubah("rencana"):
        terisi.rencana.simpan_simpul(TAHUN, "murni", replace(rencana()[0], indikator=(iku,)))
        terisi.rencana.ganti_kode(TAHUN, SUB_KELURAHAN, Kunci("X", "Kelurahan Tomoni"))
    assert _simpul(terisi, SASARAN).indikator == (iku,)


# --- refusals --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("perbuatan", "galat"),
    [
        (lambda r: r.simpan_simpul(TAHUN, "tiada", sub_kegiatan()), TidakDitemukan),
        (lambda r: r.hapus_simpul(TAHUN, "murni", Kunci("tiada")), TidakDitemukan),
        (lambda r: r.hapus_indikator(TAHUN, "murni", SUB, "tiada"), TidakDitemukan),
        (lambda r: r.hapus_versi(TAHUN, "tiada"), TidakDitemukan),
        (lambda r: r.ganti_nama_indikator(TAHUN, SUB, "tiada", "x"), TidakDitemukan),
        (lambda r: r.ganti_kode(TAHUN, Kunci("tiada"), Kunci("x")), TidakDitemukan),
        (lambda r: r.ganti_nama_indikator(TAHUN, SUB, DOKUMEN, LAPORAN), MasihDipakai),
        (lambda r: r.ganti_kode(TAHUN, SUB, SUB_KELURAHAN), MasihDipakai),
        (lambda r: r.hapus_simpul(TAHUN, "murni", KEGIATAN), MasihDipakai),
        (lambda r: r.hapus_versi(TAHUN, "murni"), MasihDipakai),
        (lambda r: r.simpan_versi(TAHUN, VersiRencana(berlaku_tw=5)), NilaiDitolak),
        (lambda r: r.simpan_versi(TAHUN, VersiRencana(tanggal="2 Januari")), NilaiDitolak),
        (lambda r: r.simpan_simpul(TAHUN, "murni", replace(sub_kegiatan(), pagu=-1)), NilaiDitolak),
        (
            lambda r: r.simpan_simpul(TAHUN, "murni", replace(sub_kegiatan(), pagu=BATAS_RUPIAH)),
            NilaiDitolak,
        ),
        (
            lambda r: r.simpan_simpul(
                TAHUN,
                "murni",
                replace(sub_kegiatan(), indikator=(Indikator("a"), Indikator("a"))),
            ),
            NilaiDitolak,
        ),
        (
            lambda r: r.simpan_simpul(
                TAHUN,
                "murni",
                replace(sub_kegiatan(), indikator=(Indikator("a", target=Fraction(1, 3)),)),
            ),
            NilaiDitolak,
        ),
    ],
)
def test_refused_in_a_sentence_with_nothing_stored(
    perbuatan: Callable[..., None], galat: type[Exception], terisi: Store
) -> None:
    semula, banyak = terisi.rencana.versi(TAHUN), banyak_riwayat(terisi)
    with pytest.raises(galat, match=r"tidak ada yang disimpan\)\.$"), terisi.ubah("coba"):
        perbuatan(terisi.rencana)
    assert terisi.rencana.versi(TAHUN) == semula
    assert banyak_riwayat(terisi) == banyak


# --- taking out --------------------------------------------------------------------


def test_node_without_realisasi_goes_with_its_indicators(terisi: Store) -> None:
    with terisi.ubah("hapus"):
        terisi.rencana.hapus_simpul(TAHUN, "murni", SUB)
    assert {s.kunci for s in terisi.rencana.versi(TAHUN)[0].simpul} == {
        SASARAN,
        PROGRAM,
        KEGIATAN,
        SUB_KELURAHAN,
    }
    assert terisi.satu("SELECT count(*) FROM simpul") == (4,)
    assert terisi.satu("SELECT count(*) FROM indikator") == (2,)


def test_node_and_indicator_with_realisasi_stay(terisi: Store) -> None:
    _lapor(terisi, LAPORAN)
    semula, banyak = terisi.rencana.versi(TAHUN), banyak_riwayat(terisi)
    with terisi.ubah("coba"):
        with pytest.raises(MasihDipakai, match="arsipkan"):
            terisi.rencana.hapus_indikator(TAHUN, "murni", SUB, LAPORAN)
        with pytest.raises(MasihDipakai, match="arsipkan"):
            terisi.rencana.hapus_simpul(TAHUN, "murni", SUB)
    assert terisi.rencana.versi(TAHUN) == semula
    assert banyak_riwayat(terisi) == banyak
    assert terisi.rencana.punya_realisasi(TAHUN, SUB)
    assert terisi.rencana.punya_realisasi(TAHUN, SUB, LAPORAN)
    assert not terisi.rencana.punya_realisasi(TAHUN, SUB, DOKUMEN)
    assert not terisi.rencana.punya_realisasi(TAHUN, SUB_KELURAHAN)


def test_mistaken_overlay_goes_although_there_is_realisasi(terisi: Store) -> None:
    _lapor(terisi)
    _tambah_perubahan(terisi, replace(sub_kegiatan(), pagu=0), rencana()[2])
    with terisi.ubah("batalkan perubahan"):
        terisi.rencana.hapus_simpul(TAHUN, PERUBAHAN.nama, SUB)
        terisi.rencana.hapus_simpul(TAHUN, PERUBAHAN.nama, KEGIATAN)
        terisi.rencana.hapus_versi(TAHUN, PERUBAHAN.nama)
    assert terisi.rencana.versi(TAHUN) == (VersiRencana(simpul=rencana()),)
    assert terisi.realisasi.muat(TAHUN).kinerja


def test_what_an_overlay_lies_on_stays(terisi: Store) -> None:
    """Taking the node out of murni would leave TW I without what was reported in it."""
    _lapor(terisi)
    _tambah_perubahan(terisi, sub_kegiatan())
    with pytest.raises(MasihDipakai), terisi.ubah("coba"):
        terisi.rencana.hapus_simpul(TAHUN, "murni", SUB)


def test_indicator_that_an_overlay_added_guards_its_node(terisi: Store) -> None:
    baru = Indikator("Baru")
    _tambah_perubahan(terisi, replace(sub_kegiatan(), indikator=(baru,)))
    _lapor(terisi, "Baru")
    with pytest.raises(MasihDipakai), terisi.ubah("coba"):
        terisi.rencana.hapus_simpul(TAHUN, PERUBAHAN.nama, SUB)
    assert _indikator(terisi, versi=PERUBAHAN.nama) == ["Baru"]


# --- whatever a plan looks like --------------------------------------------------------

TEKS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
RUPIAH = st.none() | st.integers(0, BATAS_RUPIAH - 1)
ANGKA = st.none() | st.integers(0, 10**15 - 1).map(lambda n: Fraction(n, 100))
INDIKATOR = st.builds(
    Indikator,
    nama=TEKS,
    satuan=TEKS,
    unit=TEKS,
    sifat=st.sampled_from(Sifat),
    polaritas=st.sampled_from(Polaritas),
    otomatis=st.sampled_from(["", "rollup", "rollup:7.01", "serapan", "ikm"]),
    maksimum=ANGKA,
    target=ANGKA,
    target_tw=st.just(KOSONG4) | st.tuples(ANGKA, ANGKA, ANGKA, ANGKA),
)
SIMPUL = st.builds(
    Simpul,
    kunci=st.builds(Kunci, TEKS.filter(bool), TEKS),
    tingkat=st.sampled_from(Tingkat),
    nama=TEKS,
    unit=TEKS,
    prioritas=st.booleans(),
    pagu=RUPIAH,
    kas=st.tuples(RUPIAH, RUPIAH, RUPIAH, RUPIAH),
    indikator=st.lists(INDIKATOR, max_size=3, unique_by=lambda i: i.nama).map(tuple),
)


@st.composite
def _versi(draw: st.DrawFn) -> tuple[VersiRencana, ...]:
    """Versions over one set of nodes; some have a parent among them."""
    hasil = []
    for nomor in range(draw(st.integers(1, 2))):
        simpul = draw(st.lists(SIMPUL, max_size=5, unique_by=lambda s: s.kunci))
        tersusun: list[Simpul] = []
        for satu in simpul:
            induk = draw(st.none() | st.sampled_from([s.kunci for s in tersusun] or [None]))
            tersusun.append(replace(satu, induk=induk))
        hasil.append(
            VersiRencana(
                f"v{nomor}",
                draw(st.sampled_from(JenisVersi)),
                berlaku_tw=nomor + 1,
                simpul=tuple(tersusun),
            )
        )
    return tuple(sorted(hasil, key=urut_versi))


def _himpun(versi: tuple[VersiRencana, ...]) -> list[tuple[VersiRencana, set[Simpul]]]:
    return [(replace(satu, simpul=()), set(satu.simpul)) for satu in versi]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(_versi())
def test_any_plan_comes_back_and_saving_it_again_changes_nothing(
    versi: tuple[VersiRencana, ...],
) -> None:
    def simpan(store: Store) -> None:
        with store.ubah("impor"):
            for satu in versi:
                store.rencana.simpan_versi(TAHUN, satu)
                for simpul in satu.simpul:
                    store.rencana.simpan_simpul(TAHUN, satu.nama, simpul)

    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "a.db")
        simpan(store)
        banyak = banyak_riwayat(store)
        simpan(store)
        assert banyak_riwayat(store) == banyak
        store.close()
        store = open_store(Path(folder) / "a.db")
        assert _himpun(store.rencana.versi(TAHUN)) == _himpun(versi)
        store.close()
