"""Migrations: from zero, step by step, all or nothing, with a copy first."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from simpelin.domain.kesalahan import KesalahanPengguna, PenyimpananRusak
from simpelin.paths import migration_dir
from simpelin.store import open_store, periksa_keutuhan
from simpelin.store.migrasi import nama_migrasi
from tests.store.buatan import isi_rencana, potret

BERIKUT = "ALTER TABLE unit ADD COLUMN telepon TEXT NOT NULL DEFAULT '';\n"


@pytest.fixture
def migrasi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of migrations of its own, with the real ones in it."""
    folder = tmp_path / "db"
    shutil.copytree(migration_dir(), folder)
    monkeypatch.setattr("simpelin.store.migrasi.migration_dir", lambda: folder)
    return folder


def _skema(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()


def _isi_lama(jalur: Path) -> None:
    with closing(open_store(jalur)) as store:
        isi_rencana(store)


def test_old_store_is_migrated_and_a_verified_copy_kept(jalur: Path, migrasi: Path) -> None:
    _isi_lama(jalur)
    (migrasi / "9999_telepon.sql").write_text(BERIKUT)
    with closing(open_store(jalur)) as store:
        assert store.satu("PRAGMA user_version") == (len(nama_migrasi()),)
        assert store.ambil("SELECT DISTINCT telepon FROM unit") == [("",)]
        assert store.rencana.versi(2023)
    (salinan,) = (jalur.parent / "cadangan").iterdir()
    assert "sebelum-migrasi" in salinan.name
    (migrasi / "9999_telepon.sql").unlink()
    assert periksa_keutuhan(salinan) == []


def test_new_store_runs_the_same_migrations_from_zero(
    jalur: Path, migrasi: Path, tmp_path: Path
) -> None:
    _isi_lama(jalur)
    (migrasi / "9999_telepon.sql").write_text(BERIKUT)
    open_store(jalur).close()
    open_store(tmp_path / "baru.db").close()
    assert _skema(jalur) == _skema(tmp_path / "baru.db")
    assert periksa_keutuhan(jalur) == []


@pytest.mark.parametrize(
    "sql",
    [
        BERIKUT + "CREATE TABLE unit (id INTEGER);\n",
        BERIKUT + "UPDATE versi SET berlaku_tw = 5;\n",
        BERIKUT + "DELETE FROM simpul WHERE kode = 'S1';\n",
    ],
    ids=["galat", "check", "kunci asing"],
)
def test_failing_migration_leaves_the_store_as_it_was(sql: str, jalur: Path, migrasi: Path) -> None:
    _isi_lama(jalur)
    semula = _skema(jalur)
    (migrasi / "9999_gagal.sql").write_text(sql)
    with pytest.raises(KesalahanPengguna, match="tetap seperti semula"):
        open_store(jalur)
    assert _skema(jalur) == semula
    (migrasi / "9999_gagal.sql").unlink()
    with closing(open_store(jalur)) as store:
        assert len(store.rencana.versi(2023)[0].simpul) == 5


def test_newer_store_is_refused_by_an_older_program(jalur: Path, migrasi: Path) -> None:
    (migrasi / "9999_telepon.sql").write_text(BERIKUT)
    _isi_lama(jalur)
    (migrasi / "9999_telepon.sql").unlink()
    semula = potret(jalur.parent)
    with pytest.raises(PenyimpananRusak, match="lebih baru"):
        open_store(jalur)
    assert potret(jalur.parent) == semula


def test_migration_file_cut_off_is_never_half_run(jalur: Path, migrasi: Path) -> None:
    (migrasi / "9999_putus.sql").write_text(BERIKUT + "CREATE TABLE putus (id")
    with pytest.raises(ValueError, match="ends inside a statement"):
        open_store(jalur)
    assert not jalur.exists()
