"""Backing up: verified, whole or not at all, and never over something else."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from simpelin.domain.kesalahan import KesalahanPengguna, PenyimpananRusak
from simpelin.store import (
    Store,
    TidakDitemukan,
    TujuanSudahAda,
    cadangkan,
    open_store,
    periksa_keutuhan,
    simpan_salinan,
)
from tests.store.buatan import TAHUN, potret, rencana


def _ubah(store: Store, nilai: str) -> None:
    with store.ubah("atur"):
        store.pengaturan.simpan("a", nilai)


def test_copy_is_one_sound_file_with_everything(terisi: Store, tmp_path: Path) -> None:
    tujuan = cadangkan(terisi.path, tmp_path / "flash disk" / "cadangan 1.db")
    assert [satu.name for satu in tujuan.parent.iterdir()] == ["cadangan 1.db"]
    assert periksa_keutuhan(tujuan) == []
    with closing(open_store(tujuan)) as store:
        assert store.rencana.versi(TAHUN)[0].simpul == rencana()
        assert store.riwayat.cari() == terisi.riwayat.cari()


def test_store_itself_is_as_it_was(terisi: Store, tmp_path: Path) -> None:
    terisi.close()
    semula = potret(terisi.path.parent)
    cadangkan(terisi.path, tmp_path / "c.db")
    assert potret(terisi.path.parent) == semula


def test_earlier_backup_of_this_store_is_replaced(terisi: Store, tmp_path: Path) -> None:
    tujuan = tmp_path / "c.db"
    for nilai in ("1", "2", "3"):
        _ubah(terisi, nilai)
        cadangkan(terisi.path, tujuan)
    with closing(open_store(tujuan)) as store:
        assert store.pengaturan.muat() == {"a": "3"}


def _berkas_lain(path: Path, store: Path) -> None:
    path.write_text("surat penting")


def _basis_data_lain(path: Path, store: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE t (x)")


def _kantor_lain(path: Path, store: Path) -> None:
    with closing(open_store(path)) as lain:
        _ubah(lain, "kantor lain")


def _bercabang(path: Path, store: Path) -> None:
    """A backup that someone worked on: it holds what the store does not."""
    cadangkan(store, path)
    with closing(open_store(path)) as lain:
        _ubah(lain, "dikerjakan di cadangan")


def _lebih_maju(path: Path, store: Path) -> None:
    """A backup of this store's own future: the store was restored since."""
    lama = path.with_name("lama.db")
    cadangkan(store, lama)
    with closing(open_store(store)) as satu:
        _ubah(satu, "kemudian")
    cadangkan(store, path)
    shutil.copyfile(lama, store)


def _folder(path: Path, store: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    "siapkan",
    [_berkas_lain, _basis_data_lain, _kantor_lain, _bercabang, _lebih_maju, _folder],
)
def test_anything_else_is_never_overwritten(
    siapkan: Callable[[Path, Path], None], terisi: Store, tmp_path: Path
) -> None:
    terisi.close()
    tujuan = tmp_path / "tujuan" / "c.db"
    tujuan.parent.mkdir()
    siapkan(tujuan, terisi.path)
    semula = potret(tujuan.parent)
    with pytest.raises(TujuanSudahAda, match="pilih nama lain"):
        cadangkan(terisi.path, tujuan)
    assert potret(tujuan.parent) == semula


def test_store_is_no_backup_of_itself(terisi: Store, tmp_path: Path) -> None:
    with pytest.raises(TujuanSudahAda, match="itu sendiri"):
        cadangkan(terisi.path, terisi.path)
    (tmp_path / "tautan.db").symlink_to(terisi.path)
    with pytest.raises(TujuanSudahAda, match="itu sendiri"):
        cadangkan(terisi.path, tmp_path / "tautan.db")


def test_no_store_no_backup(tmp_path: Path) -> None:
    with pytest.raises(TidakDitemukan):
        cadangkan(tmp_path / "tiada.db", tmp_path / "c.db")
    assert list(tmp_path.iterdir()) == []


def test_damaged_store_gives_no_backup_and_keeps_the_last_good_one(
    terisi: Store, tmp_path: Path
) -> None:
    tujuan = cadangkan(terisi.path, tmp_path / "luar" / "c.db")
    terisi.close()
    isi = bytearray(terisi.path.read_bytes())
    isi[20 * 4096 : 60 * 4096] = b"\xa5" * (40 * 4096)
    terisi.path.write_bytes(isi)
    semula = potret(tujuan.parent)
    for akhir in (tujuan, tujuan.with_name("baru.db")):
        with pytest.raises(KesalahanPengguna):
            cadangkan(terisi.path, akhir)
    assert potret(tujuan.parent) == semula


def test_copy_that_does_not_pass_is_thrown_away(terisi: Store, tmp_path: Path) -> None:
    """A broken reference is in the source: no copy of it passes for a backup."""
    terisi.close()
    with closing(sqlite3.connect(terisi.path)) as conn:
        conn.execute("UPDATE rencana_simpul SET unit_id = 999")
        conn.commit()
    with pytest.raises(PenyimpananRusak, match="tidak lolos pemeriksaan"):
        cadangkan(terisi.path, tmp_path / "luar" / "c.db")
    assert list((tmp_path / "luar").iterdir()) == []


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="tanpa /proc")
def test_target_that_cannot_be_written_is_said(terisi: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="tidak dapat ditulis"):
        cadangkan(terisi.path, "/proc/self/cadangan.db")


def test_own_copies_have_names_that_do_not_collide(terisi: Store) -> None:
    dua = {simpan_salinan(terisi.path, "sebelum-impor"), terisi.simpan_salinan("sebelum-impor")}
    assert len(dua) == 2
    assert {satu.parent.name for satu in dua} == {"cadangan"}
    assert all("sebelum-impor" in satu.name and satu.suffix == ".db" for satu in dua)
