"""Restoring a backup over the live store, keeping what it replaces."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from simpelin.domain.hak import Pelaku
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.store.cadangan import nama_salinan, salinan_sementara
from simpelin.store.galat import (
    TAK_TERSIMPAN,
    PenyimpananCacat,
    PenyimpananSibuk,
    PenyimpananTertutup,
    TidakDitemukan,
    angkat,
    sebab_os,
)
from simpelin.store.inti import Inti, pelaku_sistem
from simpelin.store.koneksi import fsync_berkas, fsync_folder, sambung, sisi, tempatkan
from simpelin.store.migrasi import migrasikan, nama_migrasi
from simpelin.store.pemeriksaan import cara_mengintip, periksa_berkas

TUNGGU_DETIK = 1.0

_PUNYA_ISI = ("", "-wal", "-journal")


def pulihkan(
    sumber: Path | str, store_path: Path | str, *, pelaku: Pelaku | None = None
) -> Path | None:
    """Put the backup ``sumber`` in the place of the store at ``store_path``.

    The backup is copied and proved first. What it replaces is kept under `cadangan/`
    beside the store: a verified copy where it is sound, its bytes where it is damaged.
    The restored store's trail says who restored it and from where.

    A sound store is overwritten by one SQLite transaction under an exclusive lock, so a
    crash leaves the old or the new one, and no other window can write in between.

    :returns: the kept copy; ``None`` where there was nothing.
    :raises TidakDitemukan: there is no backup at ``sumber``.
    :raises PenyimpananRusak: ``sumber`` is not sound, or ``store_path`` is another
        program's or newer than this program; both are as they were.
    :raises PenyimpananSibuk: a window has the store open.
    :raises KesalahanPengguna: disk full, not permitted; the store is as it was.
    """
    asal, path = Path(sumber).resolve(), Path(store_path).resolve()
    if asal == path:
        raise KesalahanPengguna(
            f"“{asal}” adalah penyimpanan itu sendiri; sebutkan berkas cadangannya."
        )
    if periksa_berkas(asal, nama_migrasi(), isi=False).kosong:
        raise TidakDitemukan(f"Cadangan “{asal}” tidak ada isinya; periksa nama berkasnya.")
    try:
        with (
            closing(sambung(asal, cara_mengintip(asal))) as conn,
            salinan_sementara(conn, path, "Penyimpanan") as sementara,
        ):
            return _pasang(asal, sementara, path, pelaku or pelaku_sistem())
    except sqlite3.Error as galat:
        angkat(galat, path)


def _pasang(asal: Path, sementara: Path, path: Path, pelaku: Pelaku) -> Path | None:
    try:
        keadaan = periksa_berkas(path, nama_migrasi())
    except PenyimpananCacat:
        return _ganti_yang_cacat(asal, sementara, path, pelaku)
    if keadaan.kosong:
        _catat(sementara, asal, None, pelaku)
        tempatkan(sementara, path, ganti=keadaan.ada)
        fsync_folder(path.parent)
        return None
    return _timpa_yang_utuh(asal, sementara, path, pelaku)


def _timpa_yang_utuh(asal: Path, sementara: Path, path: Path, pelaku: Pelaku) -> Path:
    with closing(sambung(path, tunggu=TUNGGU_DETIK)) as conn:
        _kunci_sendiri(conn, path)
        salinan = nama_salinan(path, "sebelum-pulih")
        with salinan_sementara(conn, salinan) as lama:
            tempatkan(lama, salinan, ganti=False)
        fsync_folder(salinan.parent)
        _catat(sementara, asal, salinan, pelaku)
        with closing(sambung(sementara)) as baru:
            baru.backup(conn)
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return salinan


def _kunci_sendiri(conn: sqlite3.Connection, path: Path) -> None:
    """Take the file for this connection alone, until it is closed.

    A WAL connection holds a shared lock for as long as it is open, so this finds every
    other window, not only one that is writing.
    """
    try:
        conn.execute("PRAGMA locking_mode = EXCLUSIVE")
        conn.execute("BEGIN EXCLUSIVE")
        conn.execute("COMMIT")
    except sqlite3.OperationalError as galat:
        if galat.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise PenyimpananSibuk(
                f"Penyimpanan “{path}” sedang dibuka jendela lain; tutup semua jendela SIMPELIN"
                f" AJA, lalu pulihkan lagi ({TAK_TERSIMPAN})."
            ) from galat
        raise


def _ganti_yang_cacat(asal: Path, sementara: Path, path: Path, pelaku: Pelaku) -> Path:
    """Keep the damaged file's bytes, then replace it.

    Its WAL must be gone before the new file takes the name: SQLite would play it back
    over the new one. Every byte is in the kept copy by then, also before SQLite looks
    whether another window has the file: that look plays a WAL back too.
    """
    salinan = nama_salinan(path, "rusak")
    try:
        _salin_byte(path, salinan)
        _pastikan_sepi(path, salinan)
        _catat(sementara, asal, salinan, pelaku)
        for akhiran in ("-wal", "-shm", "-journal"):
            sisi(path, akhiran).unlink(missing_ok=True)
        os.replace(sementara, path)
        fsync_folder(path.parent)
    except OSError as galat:
        raise PenyimpananTertutup(
            f"Penyimpanan “{path}” tidak dapat diganti ({sebab_os(galat)}); tutup program"
            " yang memakainya, periksa izin dan ruang disk, lalu coba lagi."
        ) from galat
    return salinan


def _salin_byte(path: Path, salinan: Path) -> None:
    salinan.parent.mkdir(parents=True, exist_ok=True)
    for akhiran in _PUNYA_ISI:
        if sisi(path, akhiran).exists():
            shutil.copyfile(sisi(path, akhiran), sisi(salinan, akhiran))
            fsync_berkas(sisi(salinan, akhiran))
    fsync_folder(salinan.parent)


def _pastikan_sepi(path: Path, salinan: Path) -> None:
    """:raises PenyimpananSibuk: another window has the damaged file open; the copy is gone."""
    try:
        with suppress(sqlite3.DatabaseError), closing(sambung(path, tunggu=0.0)) as conn:
            _kunci_sendiri(conn, path)
    except PenyimpananSibuk:
        for akhiran in _PUNYA_ISI:
            sisi(salinan, akhiran).unlink(missing_ok=True)
        raise


def _catat(sementara: Path, asal: Path, salinan: Path | None, pelaku: Pelaku) -> None:
    """Tell the restored store where it came from and what it replaced."""
    conn = sambung(sementara)
    with closing(conn):
        # an entry is written as today's schema has it
        migrasikan(conn)
        inti = Inti(sementara, conn, pelaku)
        with inti.ubah("pulihkan", str(asal)):
            inti.catat(
                "penyimpanan",
                "pulihkan",
                {"salinan": salinan.name} if salinan else None,
                {"cadangan": asal.name},
            )
