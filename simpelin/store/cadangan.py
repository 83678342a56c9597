"""Verified copies: back up and restore. Nothing is replaced before the new is proved.

Copies are made by SQLite's backup API, so another window may go on writing. A backup is
a single file without a WAL; opening it as a store makes it one again.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from simpelin.domain.kesalahan import KesalahanPengguna, PenyimpananRusak
from simpelin.store.galat import (
    TAK_TERSIMPAN,
    PenyimpananTertutup,
    TidakDitemukan,
    angkat,
    sebab_os,
)
from simpelin.store.koneksi import (
    APPLICATION_ID,
    fsync_berkas,
    fsync_folder,
    sambung,
    sisi,
    tempatkan,
)
from simpelin.store.migrasi import nama_migrasi
from simpelin.store.pemeriksaan import cara_mengintip, periksa_berkas

FOLDER_CADANGAN = "cadangan"


class TujuanSudahAda(KesalahanPengguna):
    """The backup's target exists and is not an earlier state of this very store."""


def cadangkan(store_path: Path | str, tujuan: Path | str) -> Path:
    """Write a verified copy of a store; it appears complete or not at all.

    An existing ``tujuan`` is replaced only if the store's trail contains everything that
    it holds: an earlier backup of this very store.

    :returns: where the copy is.
    :raises TidakDitemukan: there is no store.
    :raises TujuanSudahAda: ``tujuan`` is something else.
    :raises PenyimpananRusak: the store is damaged or none; no copy was made of it.
    :raises KesalahanPengguna: the copy could not be written.
    """
    asal, akhir = Path(store_path).resolve(), Path(tujuan).resolve()
    _pastikan_ada(asal)
    with closing(_buka(asal)) as conn:
        ganti = akhir.exists()
        if ganti:
            _pastikan_boleh_ditimpa(conn, asal, akhir)
        _salin(conn, akhir, ganti)
    return akhir


def simpan_salinan(store_path: Path, sebab: str) -> Path:
    """A verified copy into `cadangan/` beside the store, named by time and ``sebab``
    ('sebelum-impor'): what the program does by itself before it changes much.

    :raises KesalahanPengguna: as :func:`cadangkan`.
    """
    asal = store_path.resolve()
    return cadangkan(asal, nama_salinan(asal, sebab))


def nama_salinan(store_path: Path, sebab: str) -> Path:
    """A free name in `cadangan/` beside the store."""
    waktu = datetime.now().strftime("%Y%m%d-%H%M%S")
    folder = store_path.parent / FOLDER_CADANGAN
    dasar = f"{store_path.stem}-{waktu}-{sebab}"
    calon = folder / f"{dasar}{store_path.suffix}"
    nomor = 1
    while calon.exists():
        nomor += 1
        calon = folder / f"{dasar}-{nomor}{store_path.suffix}"
    return calon


@contextmanager
def salinan_sementara(
    conn: sqlite3.Connection, akhir: Path, sebutan: str = "Cadangan"
) -> Iterator[Path]:
    """A verified, durable copy beside ``akhir`` under a passing name; gone at the end.

    :raises KesalahanPengguna: it could not be written, or is not sound.
    """
    sementara = akhir.with_name(f".{akhir.name}.sementara-{os.urandom(4).hex()}")
    try:
        akhir.parent.mkdir(parents=True, exist_ok=True)
        sementara.touch(exist_ok=False)
        with closing(sambung(sementara)) as salinan:
            # durable by the one fsync below, before anyone relies on it
            salinan.execute("PRAGMA synchronous = OFF")
            conn.backup(salinan)
            salinan.execute("PRAGMA journal_mode = DELETE")
            buktikan(salinan, akhir)
        fsync_berkas(sementara)
        yield sementara
    except sqlite3.Error as galat:
        angkat(galat, akhir, sebutan)
    except OSError as galat:
        raise PenyimpananTertutup(
            f"{sebutan} “{akhir}” tidak dapat ditulis ({sebab_os(galat)}); periksa izin"
            " dan ruang foldernya, lalu coba lagi."
        ) from galat
    finally:
        for akhiran in ("", "-wal", "-shm", "-journal"):
            sisi(sementara, akhiran).unlink(missing_ok=True)


def _salin(conn: sqlite3.Connection, akhir: Path, ganti: bool) -> None:
    with salinan_sementara(conn, akhir) as sementara:
        try:
            tempatkan(sementara, akhir, ganti)
        except FileExistsError as galat:
            raise _sudah_ada(akhir) from galat
        fsync_folder(akhir.parent)


def buktikan(conn: sqlite3.Connection, path: Path) -> None:
    """:raises PenyimpananRusak: a copy is not sound."""
    (nomor,) = conn.execute("PRAGMA application_id").fetchone()
    (utuh,) = conn.execute("PRAGMA integrity_check(1)").fetchone()
    yatim = conn.execute("PRAGMA foreign_key_check").fetchone()
    if nomor != APPLICATION_ID or utuh != "ok" or yatim is not None:
        raise PenyimpananRusak(
            f"Salinan untuk “{path}” tidak lolos pemeriksaan dan dibuang; jalankan `simpelin"
            " periksa`, lalu pulihkan dari cadangan."
        )


def _buka(path: Path) -> sqlite3.Connection:
    try:
        return sambung(path, cara_mengintip(path))
    except sqlite3.Error as galat:
        angkat(galat, path)


def _pastikan_ada(path: Path) -> None:
    # the copy is checked more thoroughly than an opening store
    if periksa_berkas(path, nama_migrasi(), isi=False).kosong:
        raise TidakDitemukan(
            f"Penyimpanan “{path}” belum ada isinya; periksa nama berkasnya ({TAK_TERSIMPAN})."
        )


def _pastikan_boleh_ditimpa(conn: sqlite3.Connection, asal: Path, akhir: Path) -> None:
    if akhir.samefile(asal):
        raise TujuanSudahAda(
            f"“{akhir}” adalah penyimpanan itu sendiri; sebutkan berkas cadangan yang lain."
        )
    try:
        keadaan = periksa_berkas(akhir, nama_migrasi(), isi=False)
        dipakai = sisi(akhir, "-wal").exists()
        if keadaan.kosong or (not dipakai and bagian_dari(akhir, conn)):
            return
    except (PenyimpananRusak, sqlite3.Error):
        pass
    raise _sudah_ada(akhir)


def bagian_dari(cadangan: Path, conn: sqlite3.Connection) -> bool:
    """Whether the last trail entry of ``cadangan`` stands in the store's own trail: the
    trail only grows, so then everything before it does too."""
    kolom = "nomor, waktu, pelaku, akun, tindakan, objek, kunci, sebelum, sesudah, sumber"
    with closing(sambung(cadangan, "immutable")) as lama:
        akhir = lama.execute(f"SELECT {kolom} FROM riwayat ORDER BY nomor DESC LIMIT 1").fetchone()
    if akhir is None:
        return True
    sama = conn.execute(f"SELECT {kolom} FROM riwayat WHERE nomor = ?", akhir[:1]).fetchone()
    return bool(sama == akhir)


def _sudah_ada(akhir: Path) -> TujuanSudahAda:
    return TujuanSudahAda(
        f"“{akhir}” sudah ada dan bukan cadangan lama dari penyimpanan ini, sehingga tidak"
        " ditimpa; pilih nama lain."
    )
