"""Migrations: the plain SQL files of `db/`, run in the order of their names.

A new store runs the same migrations from zero. What has run is recorded by sqlite-utils
in `_sqlite_migrations`; `user_version` is how many there are.

sqlite-utils costs a tenth of a second to import, so only a store that is made or migrated
waits for it (docs/keputusan/0001-penyimpanan.md).
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain import rantai
from simpelin.paths import migration_dir
from simpelin.store.koneksi import APPLICATION_ID, fsync_berkas, fsync_folder, sambung, tempatkan

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

KUMPULAN = "simpelin"


def berkas_migrasi() -> tuple[Path, ...]:
    """The migration files this program knows, in order."""
    return tuple(sorted(migration_dir().glob("[0-9]*.sql")))


def nama_migrasi() -> tuple[str, ...]:
    """The names under which they are recorded: file names without '.sql'."""
    return tuple(berkas.stem for berkas in berkas_migrasi())


def migrasikan(conn: sqlite3.Connection, banyak: int | None = None) -> None:
    """Run what is pending (of the first ``banyak`` migrations), all of it or none.

    The write lock is taken before looking, so two windows that start at once never
    migrate twice. Foreign keys are off meanwhile, for a migration may rebuild a table
    (a PRAGMA has no effect inside a transaction), and checked before the commit.

    :raises sqlite3.Error: nothing was changed.
    """
    with _tanpa_numpy():
        from sqlite_utils import Database

    db = Database(conn, execute_plugins=False)
    conn.create_function("sidik_riwayat", 11, rantai.sidik, deterministic=True)
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("BEGIN IMMEDIATE")
    try:
        dipakai = berkas_migrasi()[:banyak]
        _kumpulan(dipakai).apply(db)
        if conn.execute("PRAGMA foreign_key_check").fetchone():
            raise _kunci_asing_putus()
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {len(dipakai)}")
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    finally:
        conn.execute("PRAGMA foreign_keys = ON")


@contextmanager
def _tanpa_numpy() -> Iterator[None]:
    """Import sqlite-utils without numpy, which it takes along where it is installed, for types
    that we never store: 60 ms and 15 MiB. Charts import it when drawn.
    """
    if "numpy" in sys.modules:
        yield
        return
    sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["numpy"]


def _kunci_asing_putus() -> sqlite3.IntegrityError:
    galat = sqlite3.IntegrityError("a migration broke a foreign key")
    galat.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
    return galat


def buat_baru(path: Path, ganti: bool) -> None:
    """Make an empty store at ``path``; it appears there complete or not at all.

    ``ganti`` when an empty file already stands there. Another window that was quicker
    wins: its store stays.

    :raises OSError: the folder cannot be written.
    """
    sementara = path.with_name(f".{path.name}.baru-{os.urandom(4).hex()}")
    try:
        sementara.touch(exist_ok=False)
        conn = sambung(sementara)
        try:
            # nobody sees this file before it is complete and flushed
            conn.execute("PRAGMA synchronous = OFF")
            conn.execute("PRAGMA journal_mode = MEMORY")
            migrasikan(conn)
            conn.execute("PRAGMA journal_mode = WAL")
        finally:
            conn.close()
        fsync_berkas(sementara)
        with suppress(FileExistsError):
            tempatkan(sementara, path, ganti)
        fsync_folder(path.parent)
    finally:
        sementara.unlink(missing_ok=True)


def _kumpulan(dipakai: Sequence[Path]) -> Migrations:
    with _tanpa_numpy():
        from sqlite_utils import Migrations

    kumpulan = Migrations(KUMPULAN)
    for berkas in dipakai:
        kumpulan(name=berkas.stem)(_penjalan(berkas))
    return kumpulan


def _penjalan(berkas: Path) -> Callable[[Database], None]:
    def jalankan(db: Database) -> None:
        # by lines: sqlite-utils' own splitter goes letter by letter, 25 ms for one file
        kalimat = ""
        for baris in berkas.read_text(encoding="utf-8").splitlines(keepends=True):
            kalimat += baris
            if sqlite3.complete_statement(kalimat):
                db.execute(kalimat)
                kalimat = ""
        if kalimat.strip():
            raise ValueError(f"{berkas.name} ends inside a statement")

    return jalankan
