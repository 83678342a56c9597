"""Opening a store: refuse what is not ours, make what is missing, migrate what is old."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.hak import Pelaku
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.store.cadangan import simpan_salinan
from simpelin.store.galat import PenyimpananTertutup, angkat, rusak, sebab_os
from simpelin.store.grup import Grup
from simpelin.store.inti import pelaku_sistem
from simpelin.store.koneksi import sambung
from simpelin.store.migrasi import buat_baru, migrasikan, nama_migrasi
from simpelin.store.pemeriksaan import Keadaan, periksa_berkas

if TYPE_CHECKING:
    from simpelin.domain.putaran import Putaran
    from simpelin.store.putaran import SalinanOtomatis

SQLITE_TERENDAH = (3, 37, 0)
"""STRICT tables came with this version."""


class Store(Grup):
    """An open store: groups of tables, and `ubah` around every write.

    It belongs to the thread that opened it. Other windows may have it open too.
    """

    def _wajib_berizin(self) -> None:
        """A service that forgot to ask for the right must not get through."""
        if not self.berizin and self.akun.ada():
            raise RuntimeError("written without asking for a right (services.izin.wajib)")

    def simpan_salinan(self, sebab: str) -> Path:
        """Put a verified copy of the store into `cadangan/` beside it, named by time and
        ``sebab``; where it is. What this connection has not committed is not in it.

        :raises KesalahanPengguna: the copy could not be made.
        """
        return simpan_salinan(self.path, sebab)

    def daftar_salinan(self) -> tuple[SalinanOtomatis, ...]:
        """The copies in `cadangan/` that the program made of this store, newest first."""
        from simpelin.store.putaran import daftar_salinan

        return daftar_salinan(self.path)

    def putar_salinan(self, putaran: Putaran, kini: datetime) -> tuple[Path, ...]:
        """Delete the copies that the rotation does not keep; which were
        (:mod:`simpelin.store.putaran`). ``kini`` is local time without offset."""
        from simpelin.store.putaran import putar

        return putar(self, putaran, kini)


def open_store(path: Path | str, *, pelaku: Pelaku | None = None) -> Store:
    """Open the store at ``path``; made where it is missing, with its folder.

    An older one is migrated after a verified copy was put into `cadangan/` beside it.

    :param pelaku: who acts; the system's user, 'tanpa akun', where it is not given.
    :raises PenyimpananRusak: not a store, another program's database, newer than this
        program, damaged, a folder, unreadable; the file is left byte for byte.
    :raises KesalahanPengguna: it cannot be made, is locked, the disk is full.
    """
    _periksa_sqlite()
    path = Path(path).resolve()
    keadaan = periksa_berkas(path, nama_migrasi())
    if keadaan.kosong:
        _buat(path, keadaan)
    elif keadaan.terpasang < len(nama_migrasi()):
        simpan_salinan(path, "sebelum-migrasi")
    try:
        conn = _sambung_siap(path)
    except sqlite3.Error as galat:
        angkat(galat, path)
    return Store(path, conn, pelaku or pelaku_sistem())


def _periksa_sqlite() -> None:
    if sqlite3.sqlite_version_info < SQLITE_TERENDAH:
        raise KesalahanPengguna(
            f"SQLite {sqlite3.sqlite_version} terlalu lama; pasang Python dengan SQLite"
            f" {'.'.join(map(str, SQLITE_TERENDAH))} atau lebih baru."
        )


def _buat(path: Path, keadaan: Keadaan) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        buat_baru(path, ganti=keadaan.ada)
    except OSError as galat:
        raise PenyimpananTertutup(
            f"Penyimpanan “{path}” tidak dapat dibuat ({sebab_os(galat)}); periksa izin"
            " dan ruang foldernya, lalu coba lagi."
        ) from galat
    except sqlite3.Error as galat:
        angkat(galat, path)


def _perbarui(conn: sqlite3.Connection, path: Path) -> None:
    try:
        migrasikan(conn)
    except (sqlite3.OperationalError, sqlite3.IntegrityError) as galat:
        if galat.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT):
            raise
        raise KesalahanPengguna(
            f"Penyimpanan “{path}” tidak dapat diperbarui untuk versi program ini dan tetap"
            f" seperti semula; laporkan kalimat ini kepada pembuat program: {galat}."
        ) from galat


def _sambung_siap(path: Path) -> sqlite3.Connection:
    conn = sambung(path)
    try:
        if conn.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            conn.execute("PRAGMA journal_mode = WAL")
        (versi,) = conn.execute("PRAGMA user_version").fetchone()
        if versi < len(nama_migrasi()):
            _perbarui(conn, path)
        elif versi > len(nama_migrasi()):
            # a newer program migrated it between our look and now
            raise rusak(path, "baru saja diubah program yang lebih baru")
    except BaseException:
        conn.close()
        raise
    return conn
