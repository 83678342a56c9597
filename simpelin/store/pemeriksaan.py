"""Is this file a store that the program may open? Looked at without changing a byte.

The header is read as plain bytes first, so another program's database is never opened
by SQLite while it may have a journal of its own beside it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from simpelin.domain.kesalahan import PenyimpananRusak
from simpelin.store.galat import PenyimpananCacat, angkat, rusak
from simpelin.store.koneksi import APPLICATION_ID, Cara, ada_isi, sambung, sisi
from simpelin.store.migrasi import KUMPULAN

AJAIB = b"SQLite format 3\x00"
PANJANG_KEPALA = 100

BATAS_PERIKSA_CEPAT = 32 * 2**20
"""Bytes up to which opening runs quick_check; above, `periksa` and backups still do."""


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What stands at a path that may become, or is, a store."""

    ada: bool
    kosong: bool
    terpasang: int
    """How many migrations the store has."""


def baca_kepala(path: Path) -> bytes | None:
    """The first 100 bytes, fewer if the file is shorter; ``None`` where there is no file.

    :raises PenyimpananRusak: a folder, a device, or not readable.
    """
    try:
        if path.is_dir():
            raise PenyimpananRusak(
                f"“{path}” adalah folder, bukan berkas penyimpanan; pilih berkasnya."
            )
        if path.exists() and not path.is_file():
            raise PenyimpananRusak(f"“{path}” bukan berkas biasa; pilih berkas penyimpanan.")
        with path.open("rb") as berkas:
            return berkas.read(PANJANG_KEPALA)
    except FileNotFoundError:
        return None
    except OSError as galat:
        raise PenyimpananRusak(
            f"Berkas “{path}” tidak dapat dibaca; periksa izin berkas dan foldernya,"
            " lalu coba lagi."
        ) from galat


def periksa_berkas(path: Path, dikenal: Sequence[str], *, isi: bool = True) -> Keadaan:
    """What ``path`` is, or why it may not be opened.

    :param dikenal: names of the migrations this program knows, in order.
    :param isi: whether to run quick_check; without it for who checks more thoroughly.
    :raises PenyimpananRusak: not SQLite, another program's, newer, damaged, a folder,
        unreadable; the file is as it was.
    """
    kepala = baca_kepala(path)
    if kepala is None:
        return Keadaan(ada=False, kosong=True, terpasang=0)
    if not kepala:
        if ada_isi(sisi(path, "-wal")) or ada_isi(sisi(path, "-journal")):
            raise rusak(path, "isinya hilang")
        return Keadaan(ada=True, kosong=True, terpasang=0)
    if not kepala.startswith(AJAIB):
        raise PenyimpananCacat(
            f"Berkas “{path}” bukan penyimpanan SIMPELIN AJA atau sudah rusak, dan tidak"
            " disentuh; pilih berkas lain, atau pulihkan dari cadangan."
        )
    if id_aplikasi(kepala) != APPLICATION_ID:
        _tolak_asing(path)
        return Keadaan(ada=True, kosong=True, terpasang=0)
    return Keadaan(ada=True, kosong=False, terpasang=_periksa_milik_sendiri(path, dikenal, isi))


def id_aplikasi(kepala: bytes) -> int:
    """`application_id` from a raw SQLite header (file format, offset 68)."""
    return int.from_bytes(kepala[68:72], "big")


def _tolak_asing(path: Path) -> None:
    asing = PenyimpananRusak(
        f"Berkas “{path}” adalah basis data program lain, bukan penyimpanan SIMPELIN AJA,"
        " dan tidak disentuh; pilih berkas lain."
    )
    if any(sisi(path, akhiran).exists() for akhiran in ("-wal", "-journal")):
        raise asing
    try:
        with closing(sambung(path, "immutable")) as conn:
            (banyak,) = conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error as galat:
        raise rusak(path) from galat
    if banyak:
        raise asing


def cara_mengintip(path: Path) -> Cara:
    """How to look at a store without leaving a trace.

    Without a WAL nobody has it open, and an immutable look makes no side files. A
    rollback journal must be played back first, which only a writer can do.
    """
    if ada_isi(sisi(path, "-journal")):
        return "rw"
    return "ro" if sisi(path, "-wal").exists() else "immutable"


def _periksa_milik_sendiri(path: Path, dikenal: Sequence[str], isi: bool) -> int:
    cara = cara_mengintip(path)
    try:
        return _intip(path, cara, dikenal, isi)
    except PenyimpananRusak:
        # another window may have begun to write while an immutable look was under way
        if cara_mengintip(path) == cara:
            raise
        return _intip(path, cara_mengintip(path), dikenal, isi)


def _intip(path: Path, cara: Cara, dikenal: Sequence[str], isi: bool) -> int:
    try:
        with closing(sambung(path, cara)) as conn:
            terpasang = migrasi_terpasang(conn)
            (versi,) = conn.execute("PRAGMA user_version").fetchone()
            if versi > len(dikenal) or terpasang != list(dikenal[: len(terpasang)]):
                raise PenyimpananRusak(
                    f"Penyimpanan “{path}” dibuat SIMPELIN AJA yang lebih baru dan tidak"
                    " disentuh; perbarui program ini, lalu buka lagi."
                )
            if versi != len(terpasang):
                raise rusak(path, "nomor skemanya tidak cocok")
            if cara == "immutable" and _terpotong(conn, path):
                raise rusak(path, "berkasnya terpotong")
            if isi:
                periksa_cepat(conn, path)
            return len(terpasang)
    except sqlite3.Error as galat:
        angkat(galat, path)


def _terpotong(conn: sqlite3.Connection, path: Path) -> bool:
    """Whether the file is shorter than its header says; SQLite forgives part of a page.

    Only without a WAL: a checkpoint that was cut short leaves the rest in there.
    """
    (ukuran,) = conn.execute("PRAGMA page_size").fetchone()
    (banyak,) = conn.execute("PRAGMA page_count").fetchone()
    return path.stat().st_size < int(ukuran) * int(banyak)


def migrasi_terpasang(conn: sqlite3.Connection) -> list[str]:
    """Names of the migrations that a store records, in the order in which they ran.

    :raises sqlite3.DatabaseError: there is no record.
    """
    try:
        baris = conn.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id", (KUMPULAN,)
        )
    except sqlite3.OperationalError as galat:
        if galat.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        # "no such table": the header is ours, the content is not
        cacat = sqlite3.DatabaseError("no record of migrations")
        cacat.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise cacat from galat
    return [nama for (nama,) in baris]


def periksa_cepat(conn: sqlite3.Connection, path: Path) -> None:
    """Run quick_check on a store of usual size.

    :raises PenyimpananRusak: it found something.
    """
    if path.stat().st_size > BATAS_PERIKSA_CEPAT:
        return
    (hasil,) = conn.execute("PRAGMA quick_check(1)").fetchone()
    if hasil != "ok":
        raise rusak(path)
