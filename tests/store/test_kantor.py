"""Units, printed figures, survey answers, report states, settings, holidays, files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from simpelin.domain.kantor import (
    JawabanSKM,
    LaporanUnit,
    Pembanding,
    Peran,
    StatusLaporan,
    Unit,
)
from simpelin.domain.kesalahan import PenyimpananRusak
from simpelin.store import MasihDipakai, NilaiDitolak, Store, TidakDitemukan
from tests.store.buatan import TAHUN, banyak_riwayat

CAMAT = Unit("Camat", "Camat Tomoni", "Dra. Ani", "19700101 199001 2 001", "Pembina", Peran.CAMAT)
LAKIP = Pembanding(TAHUN, "", "serapan", "96.18", "LAKIP 2023")
JAWABAN = JawabanSKM(1, 1, (4, 3, 4, None, 4, 3, 3, 4, 4))
DIAJUKAN = LaporanUnit("Seksi Ekbang", StatusLaporan.DIAJUKAN, "2023-04-04T09:00:00+08:00", "Budi")


def test_units_keep_their_order_and_the_plans_units_are_among_them(terisi: Store) -> None:
    with terisi.ubah("unit"):
        terisi.unit.simpan(CAMAT)
        terisi.unit.simpan(Unit("Seksi Ekbang", kepala="Budi"))
    assert terisi.unit.semua() == (
        Unit("Subbag Perencanaan"),
        Unit("Seksi Ekbang", kepala="Budi"),
        CAMAT,
    )


def test_renamed_unit_keeps_plan_and_reports(terisi: Store) -> None:
    terisi.rencana.versi(TAHUN)
    with terisi.ubah("ganti nama"):
        terisi.laporan.simpan(TAHUN, 1, DIAJUKAN)
        terisi.unit.ganti_nama("Seksi Ekbang", "Seksi PMD")
    indikator = terisi.rencana.versi(TAHUN)[0].simpul[3].indikator[1]
    assert indikator.unit == "Seksi PMD"
    assert list(terisi.laporan.muat(TAHUN, 1)) == ["Seksi PMD"]


def test_unused_unit_can_go(terisi: Store) -> None:
    with terisi.ubah("unit"):
        terisi.unit.simpan(CAMAT)
    with terisi.ubah("hapus"):
        terisi.unit.hapus("Camat")
    assert CAMAT not in terisi.unit.semua()


def test_report_states(terisi: Store) -> None:
    with terisi.ubah("ajukan"):
        terisi.laporan.simpan(TAHUN, 1, DIAJUKAN)
    kembali = LaporanUnit("Seksi Ekbang", StatusLaporan.DIKEMBALIKAN, alasan="lampiran kurang")
    with terisi.ubah("kembalikan"):
        terisi.laporan.simpan(TAHUN, 1, kembali)
    assert terisi.laporan.muat(TAHUN, 1) == {"Seksi Ekbang": kembali}
    assert terisi.laporan.muat(TAHUN, 2) == {}


def test_printed_figures(store: Store) -> None:
    lain = Pembanding(2022, "7.01.01", "pagu", "1000", "Tabel 2.6")
    with store.ubah("pembanding"):
        store.pembanding.simpan(LAKIP)
        store.pembanding.simpan(lain)
    assert store.pembanding.semua() == (lain, LAKIP)
    baru = Pembanding(TAHUN, "", "serapan", "96.20", "LAKIP 2023")
    with store.ubah("pembanding"):
        store.pembanding.simpan(baru)
        store.pembanding.hapus(lain)
    assert store.pembanding.semua() == store.pembanding.muat(TAHUN) == (baru,)


def test_survey_is_replaced_by_quarter(store: Store) -> None:
    lain = JawabanSKM(2, 30, (100, 101, 99, 98, 97, 110, 90, 91, 92))
    with store.ubah("skm"):
        store.skm.ganti(TAHUN, 1, [JAWABAN, JAWABAN])
        store.skm.ganti(TAHUN, 2, [lain])
    with store.ubah("skm"):
        store.skm.ganti(TAHUN, 1, [JAWABAN])
    assert store.skm.muat(TAHUN) == (JAWABAN, lain)
    with store.ubah("skm"):
        store.skm.ganti(TAHUN, 2, [])
    assert store.skm.muat(TAHUN) == (JAWABAN,)
    assert store.riwayat.cari("skm", batas=1)[0].sebelum == (
        '{"jawaban":[[30,100,101,99,98,97,110,90,91,92]]}'
    )


def test_settings_and_holidays(store: Store) -> None:
    with store.ubah("atur"):
        store.pengaturan.simpan("nama_skpd", "Kecamatan Tomoni")
        store.pengaturan.simpan("contoh", "ya")
        store.libur.simpan("2023-08-17", "HUT RI")
    assert store.pengaturan.muat() == {"contoh": "ya", "nama_skpd": "Kecamatan Tomoni"}
    assert store.libur.muat() == {"2023-08-17": "HUT RI"}
    with store.ubah("atur"):
        store.pengaturan.simpan("contoh", None)
        store.libur.simpan("2023-08-17", None)
    assert store.pengaturan.muat() == {"nama_skpd": "Kecamatan Tomoni"}
    assert store.libur.muat() == {}


def test_files_are_kept_once_and_whole(store: Store) -> None:
    isi = bytes(range(256)) * 1000
    with store.ubah("impor"):
        sidik = store.berkas.simpan(isi, "lembar.xlsx")
        assert store.berkas.simpan(isi, "salinan.xlsx") == sidik
        store.berkas.simpan(b"", "kosong.xlsx")
    assert sidik == hashlib.sha256(isi).hexdigest()
    assert store.berkas.muat(sidik) == isi
    assert [(b.nama, b.ukuran) for b in store.berkas.daftar()] == [
        ("lembar.xlsx", 256_000),
        ("kosong.xlsx", 0),
    ]
    with pytest.raises(TidakDitemukan):
        store.berkas.muat("0" * 64)


def test_file_whose_bytes_changed_is_not_handed_out(store: Store) -> None:
    with store.ubah("impor"):
        sidik = store.berkas.simpan(b"asli", "lembar.xlsx")
        store.tulis("UPDATE berkas SET isi = x'00112233'")
    with pytest.raises(PenyimpananRusak, match="berubah"):
        store.berkas.muat(sidik)


@pytest.mark.parametrize(
    "perbuatan",
    [
        lambda s: s.unit.simpan(CAMAT),
        lambda s: s.unit.ganti_nama("Seksi Ekbang", "Seksi Ekbang"),
        lambda s: s.pembanding.simpan(LAKIP),
        lambda s: s.pembanding.hapus(Pembanding(1999, "", "pagu", "1", "tiada")),
        lambda s: s.skm.ganti(TAHUN, 1, [JAWABAN]),
        lambda s: s.skm.ganti(TAHUN, 4, []),
        lambda s: s.laporan.simpan(TAHUN, 1, DIAJUKAN),
        lambda s: s.pengaturan.simpan("a", "b"),
        lambda s: s.pengaturan.simpan("tiada", None),
        lambda s: s.libur.simpan("2023-08-17", "HUT RI"),
        lambda s: s.berkas.simpan(b"isi", "a.xlsx"),
    ],
)
def test_unchanged_write_leaves_no_trail(
    perbuatan: Callable[[Store], object], terisi: Store
) -> None:
    with terisi.ubah("isi"):
        perbuatan(terisi)
    banyak, nomor = banyak_riwayat(terisi), terisi.nomor_perubahan()
    with terisi.ubah("sekali lagi"):
        perbuatan(terisi)
    assert banyak_riwayat(terisi) == banyak
    assert terisi.nomor_perubahan() == nomor


@pytest.mark.parametrize(
    ("perbuatan", "galat"),
    [
        (lambda s: s.unit.simpan(Unit("")), NilaiDitolak),
        (lambda s: s.unit.hapus("tiada"), TidakDitemukan),
        (lambda s: s.unit.hapus("Seksi Ekbang"), MasihDipakai),
        (lambda s: s.unit.ganti_nama("tiada", "a"), TidakDitemukan),
        (lambda s: s.unit.ganti_nama("Seksi Ekbang", "Subbag Perencanaan"), MasihDipakai),
        (lambda s: s.unit.ganti_nama("Seksi Ekbang", ""), NilaiDitolak),
        (
            lambda s: s.laporan.simpan(TAHUN, 1, LaporanUnit("tiada", DIAJUKAN.status)),
            TidakDitemukan,
        ),
        (lambda s: s.laporan.simpan(TAHUN, 5, DIAJUKAN), NilaiDitolak),
        (lambda s: s.pembanding.simpan(Pembanding(TAHUN, "", "lain", "1", "a")), NilaiDitolak),
        (lambda s: s.skm.ganti(TAHUN, 2, [JAWABAN]), NilaiDitolak),
        (lambda s: s.skm.ganti(TAHUN, 1, [JawabanSKM(1, 1, (4, 4))]), NilaiDitolak),
        (lambda s: s.skm.ganti(TAHUN, 1, [JawabanSKM(1, 1, (-4,) * 9)]), NilaiDitolak),
        (lambda s: s.skm.ganti(TAHUN, 5, [JawabanSKM(5, 1, (4,) * 9)]), NilaiDitolak),
        (lambda s: s.pengaturan.simpan("", "a"), NilaiDitolak),
        (lambda s: s.libur.simpan("17 Agustus", "HUT RI"), NilaiDitolak),
    ],
)
def test_refused_in_a_sentence_with_nothing_stored(
    perbuatan: Callable[[Store], None], galat: type[Exception], terisi: Store
) -> None:
    banyak = banyak_riwayat(terisi)
    with pytest.raises(galat, match=r"tidak ada yang disimpan\)\.$"), terisi.ubah("coba"):
        perbuatan(terisi)
    assert banyak_riwayat(terisi) == banyak
