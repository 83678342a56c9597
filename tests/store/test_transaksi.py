"""One action, one transaction: all or nothing, also with two windows and a full disk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from fractions import Fraction
from pathlib import Path

import pytest

from simpelin.domain.kantor import JawabanSKM
from simpelin.domain.kesalahan import KesalahanPengguna, PenyimpananRusak
from simpelin.domain.realisasi import LaporanKinerja, Realisasi
from simpelin.domain.rencana import VersiRencana
from simpelin.store import (
    NilaiDitolak,
    PenyimpananSibuk,
    PenyimpananTertutup,
    Store,
    open_store,
    periksa_keutuhan,
)
from tests.store.buatan import DOKUMEN, LAPORAN, SUB, TAHUN, banyak_riwayat, isi_rencana

TIGA = LaporanKinerja(Fraction(3))


@pytest.fixture
def jendela_lain(terisi: Store) -> Iterator[Store]:
    """A second window over the same file, which does not wait for the first."""
    with closing(open_store(terisi.path)) as satu:
        satu._conn.execute("PRAGMA busy_timeout = 0")
        yield satu


def _isi(store: Store, indikator: str = DOKUMEN) -> None:
    store.realisasi.simpan_kinerja(TAHUN, SUB, indikator, 1, TIGA)


def _impor(store: Store, byte: int) -> None:
    with store.ubah("impor"):
        _isi(store)
        store.berkas.simpan(os.urandom(byte), "besar.xlsx")


@pytest.mark.parametrize("sebab", [KeyError, KeyboardInterrupt])
def test_any_exception_takes_everything_back(sebab: type[BaseException], terisi: Store) -> None:
    semula, banyak = terisi.rencana.versi(TAHUN), banyak_riwayat(terisi)

    def ubah() -> None:
        with terisi.ubah("isi"):
            _isi(terisi)
            terisi.rencana.hapus_simpul(TAHUN, "murni", semula[0].simpul[-1].kunci)
            assert terisi.rencana.versi(TAHUN) != semula
            raise sebab

    with pytest.raises(sebab):
        ubah()
    assert terisi.realisasi.muat(TAHUN) == Realisasi()
    assert terisi.rencana.versi(TAHUN) == semula
    assert banyak_riwayat(terisi) == banyak
    with terisi.ubah("isi"):
        _isi(terisi)


def test_nested_action_is_an_error_and_takes_the_outer_back(terisi: Store) -> None:

    def ubah() -> None:
        with terisi.ubah("luar"):
            _isi(terisi)
            with terisi.ubah("dalam"):
                pass

    with pytest.raises(RuntimeError, match="inside"):
        ubah()
    assert terisi.realisasi.muat(TAHUN) == Realisasi()


def test_swallowed_refusal_never_commits_a_half(terisi: Store) -> None:
    """The schema refuses the second write; whoever goes on regardless gets nothing."""

    def ubah() -> None:
        with terisi.ubah("isi"):
            _isi(terisi)
            with suppress(KesalahanPengguna):
                terisi.realisasi.simpan_kinerja(TAHUN, SUB, DOKUMEN, 5, TIGA)
            _isi(terisi, LAPORAN)

    with pytest.raises(NilaiDitolak):
        ubah()
    assert terisi.realisasi.muat(TAHUN) == Realisasi()


@pytest.mark.parametrize("nilai", ["\ud800", "a" * 3])
def test_letter_that_no_file_can_hold_is_refused_in_a_sentence(store: Store, nilai: str) -> None:
    def ubah() -> None:
        with store.ubah("atur"):
            store.pengaturan.simpan("a", nilai)
            with suppress(KesalahanPengguna):
                store.skm.ganti(2023, 1, [JawabanSKM(1, 10**30, (4,) * 9)])

    with pytest.raises(NilaiDitolak, match="tidak ada yang disimpan"):
        ubah()
    assert store.pengaturan.muat() == {}


def test_other_window_sees_nothing_before_the_commit(terisi: Store, jendela_lain: Store) -> None:
    nomor = jendela_lain.nomor_perubahan()
    with terisi.ubah("isi"):
        _isi(terisi)
        assert jendela_lain.realisasi.muat(TAHUN) == Realisasi()
        assert jendela_lain.nomor_perubahan() == nomor
    assert jendela_lain.realisasi.muat(TAHUN).kinerja
    assert jendela_lain.nomor_perubahan() != nomor


def test_other_windows_plan_is_read_anew(terisi: Store, jendela_lain: Store) -> None:
    assert jendela_lain.rencana.tahun() == (TAHUN,)
    assert jendela_lain.rencana.versi(2024) == ()
    with terisi.ubah("tahun baru"):
        terisi.rencana.simpan_versi(2024, VersiRencana())
    assert jendela_lain.rencana.versi(2024) == (VersiRencana(),)
    with terisi.ubah("ganti nama"):
        terisi.unit.ganti_nama("Seksi Ekbang", "Seksi PMD")
    simpul = jendela_lain.rencana.versi(TAHUN)[0].simpul
    assert simpul[3].indikator[1].unit == "Seksi PMD"


def test_own_change_changes_the_number(terisi: Store) -> None:
    nomor = terisi.nomor_perubahan()
    assert terisi.nomor_perubahan() == nomor
    with terisi.ubah("isi"):
        _isi(terisi)
    assert terisi.nomor_perubahan() != nomor


def test_unchanged_plan_is_read_once(terisi: Store) -> None:
    semula = terisi.rencana.versi(TAHUN)
    with terisi.ubah("isi"):
        _isi(terisi)
    assert terisi.rencana.versi(TAHUN) is semula


def test_several_reads_see_one_state(terisi: Store, jendela_lain: Store) -> None:
    with jendela_lain.baca():
        semula = jendela_lain.realisasi.muat(TAHUN)
        with terisi.ubah("isi"):
            _isi(terisi)
        assert jendela_lain.realisasi.muat(TAHUN) == semula
    assert jendela_lain.realisasi.muat(TAHUN) != semula


def test_window_that_finds_the_store_busy_says_so(terisi: Store, jendela_lain: Store) -> None:
    with terisi.ubah("impor"):
        _isi(terisi)
        with (
            pytest.raises(PenyimpananSibuk, match=r"tunggu sampai selesai.*tidak ada yang"),
            jendela_lain.ubah("isi"),
        ):
            raise AssertionError("never entered")
    with jendela_lain.ubah("isi"):
        _isi(jendela_lain, LAPORAN)
    assert len(terisi.realisasi.muat(TAHUN).kinerja) == 2


def test_full_disk_stores_nothing_and_the_store_lives_on(terisi: Store) -> None:
    (banyak,) = terisi.satu("PRAGMA page_count")
    terisi._conn.execute(f"PRAGMA max_page_count = {banyak + 2}")
    with pytest.raises(PenyimpananTertutup, match=r"disk penuh; kosongkan.*tidak ada yang"):
        _impor(terisi, 100_000)
    assert terisi.realisasi.muat(TAHUN) == Realisasi()
    with terisi.ubah("isi"):
        _isi(terisi)
    assert terisi.realisasi.muat(TAHUN).kinerja
    assert periksa_keutuhan(terisi.path) == []


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0, reason="mount memerlukan root"
)
def test_really_full_file_system(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    pasang = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(pasang, capture_output=True, check=False).returncode:
        pytest.skip("tmpfs tidak boleh dipasang di sini")
    try:
        with closing(open_store(disk / "simpelin.db")) as store:
            isi_rencana(store)
            with pytest.raises(KesalahanPengguna, match=r"kosong.*tidak ada yang disimpan"):
                _impor(store, 2_000_000)
            assert store.realisasi.muat(TAHUN) == Realisasi()
            assert store.berkas.daftar() == ()
            assert periksa_keutuhan(store.path) == []
            with suppress(OSError):
                (disk / "sisa").write_bytes(b"7" * 1_000_000)
            with pytest.raises(KesalahanPengguna, match="ruang"):
                open_store(disk / "kedua.db")
            assert not list(disk.glob(".*"))
    finally:
        subprocess.run(["umount", str(disk)], check=True)


TERBATAS = """
import resource, signal, sys
from fractions import Fraction
from simpelin.domain.kantor import JawabanSKM
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.store import open_store
from tests.store.test_transaksi import _impor, _isi
store = open_store(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    _impor(store, 3_000_000)
except KesalahanPengguna as galat:
    print(galat)
with store.ubah("isi"):
    _isi(store, "Jumlah laporan")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="tanpa RLIMIT_FSIZE")
def test_file_that_may_not_grow(terisi: Store) -> None:
    hasil = subprocess.run(
        [sys.executable, "-c", TERBATAS, str(terisi.path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr
    assert "tidak ada yang disimpan" in hasil.stdout
    assert list(terisi.realisasi.muat(TAHUN).kinerja) == [(SUB, LAPORAN)]


def test_read_only_store_can_be_read_and_says_why_it_is_not_written(terisi: Store) -> None:
    terisi._conn.execute("PRAGMA query_only = ON")
    with pytest.raises(PenyimpananTertutup, match="hanya dapat dibaca"), terisi.ubah("isi"):
        _isi(terisi)
    assert terisi.rencana.versi(TAHUN)


def test_damage_that_comes_while_it_is_open_is_said(terisi: Store) -> None:
    terisi.close()
    with closing(open_store(terisi.path)) as store:
        with terisi.path.open("r+b") as berkas:
            berkas.seek(4096)
            berkas.write(b"\xa5" * (terisi.path.stat().st_size - 4096))
        with pytest.raises(PenyimpananRusak, match="pulihkan dari cadangan"):
            store.rencana.versi(TAHUN)
