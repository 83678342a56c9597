"""Connections to a store file, and the paths beside it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Literal
from urllib.parse import quote

APPLICATION_ID = 0x53504C4E
"""'SPLN' in the file's header: what makes a SQLite file ours."""

TUNGGU_DETIK = 5.0
"""How long a connection waits for another's write before it says that the store is busy."""

Cara = Literal["rw", "ro", "immutable"]


def uri(path: Path, cara: Cara) -> str:
    """The SQLite URI of ``path``; it never creates a file."""
    alamat = os.fsencode(path.absolute().as_posix())
    depan = "file://" if alamat.startswith(b"/") else "file:///"
    ekor = "mode=ro&immutable=1" if cara == "immutable" else f"mode={cara}"
    return f"{depan}{quote(alamat)}?{ekor}"


def sambung(path: Path, cara: Cara = "rw", tunggu: float = TUNGGU_DETIK) -> sqlite3.Connection:
    """A connection whose transactions are begun by hand, with foreign keys on.

    FULL makes each commit durable in WAL too. Recursive triggers let the guards of the trail
    see the rows that a REPLACE takes away. The connection belongs to its thread.
    """
    conn = sqlite3.connect(
        uri(path, cara), uri=True, timeout=tunggu, isolation_level=None, cached_statements=256
    )
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute("PRAGMA recursive_triggers = ON")
    except BaseException:
        conn.close()
        raise
    return conn


def sisi(path: Path, akhiran: str) -> Path:
    """The file that SQLite keeps beside ``path``: '-wal', '-shm' or '-journal'."""
    return path.with_name(path.name + akhiran)


def ada_isi(path: Path) -> bool:
    """Whether ``path`` exists and is not empty."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def fsync_berkas(path: Path) -> None:
    """Make the bytes of ``path`` durable."""
    # Windows flushes only what is open for writing
    fd = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def fsync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def tempatkan(sementara: Path, path: Path, ganti: bool) -> None:
    """Give a finished file its name, in one step.

    :raises FileExistsError: something stands there and ``ganti`` is false.
    """
    if ganti:
        os.replace(sementara, path)
        return
    try:
        os.link(sementara, path)
    except FileExistsError:
        raise
    except OSError:
        # a file system without hard links (FAT on a flash disk)
        if path.exists():
            raise FileExistsError(path) from None
        os.replace(sementara, path)
