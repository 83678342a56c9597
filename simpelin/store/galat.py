"""What can go wrong in the store, as sentences for the user.

``sqlite3`` errors split into "tell the user" (busy, full, read-only, damaged, a value
that a CHECK refuses) and "our bug" (everything else, which is passed on as it is).
"""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import NoReturn

from simpelin.domain.kesalahan import KesalahanPengguna, PenyimpananRusak


class NilaiDitolak(KesalahanPengguna, ValueError):
    """A value that the store does not take: too many digits, below its bound, no note."""


class TidakDitemukan(KesalahanPengguna, LookupError):
    """The item to change is not in the store (any more)."""


class MasihDipakai(KesalahanPengguna):
    """The item cannot go or be renamed: something stored hangs on it."""


class PenyimpananCacat(PenyimpananRusak):
    """What stands there is damaged, or not a database at all: restoring may replace it.

    The other kinds of `PenyimpananRusak` (another program's, newer, a folder) are never
    replaced.
    """


class PenyimpananSibuk(KesalahanPengguna):
    """Another window or program holds the store; trying again later helps."""


class PenyimpananTertutup(KesalahanPengguna):
    """The store cannot be written or reached: disk full, read-only, gone, not permitted."""


GALAT_SQL = (sqlite3.Error, OverflowError, UnicodeEncodeError)
"""What running a statement may raise: the last two when a value does not fit into SQLite."""

TAK_TERSIMPAN = "tidak ada yang disimpan"

_SEBAB: dict[int, tuple[type[KesalahanPengguna], str]] = {
    sqlite3.SQLITE_BUSY: (
        PenyimpananSibuk,
        "sedang ditulis jendela atau program lain; tunggu sampai selesai, lalu coba lagi",
    ),
    sqlite3.SQLITE_LOCKED: (
        PenyimpananSibuk,
        "sedang ditulis jendela atau program lain; tunggu sampai selesai, lalu coba lagi",
    ),
    sqlite3.SQLITE_FULL: (
        PenyimpananTertutup,
        "tidak muat lagi karena disk penuh; kosongkan ruang disk, lalu coba lagi",
    ),
    sqlite3.SQLITE_READONLY: (
        PenyimpananTertutup,
        "hanya dapat dibaca; buka izin tulis berkas dan foldernya, lalu coba lagi",
    ),
    sqlite3.SQLITE_PERM: (
        PenyimpananTertutup,
        "tidak boleh ditulis; buka izin tulis berkas dan foldernya, lalu coba lagi",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        PenyimpananTertutup,
        "tidak dapat dibuka; periksa izin berkas dan foldernya, lalu coba lagi",
    ),
    sqlite3.SQLITE_IOERR: (
        PenyimpananTertutup,
        "tidak dapat dibaca atau ditulis di disk; periksa disk dan ruang kosongnya, lalu coba lagi",
    ),
}
_SEBAB_OS = {
    errno.EACCES: "izin ditolak",
    errno.EPERM: "izin ditolak",
    errno.EROFS: "disk hanya dapat dibaca",
    errno.ENOSPC: "disk penuh",
    errno.ENOTDIR: "bagian jalurnya bukan folder",
    errno.ENOENT: "foldernya tidak ada",
}
_RUSAK = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}


def sebab_os(galat: OSError) -> str:
    """The cause of a failed file operation, in the user's language where it is a usual one."""
    return _SEBAB_OS.get(galat.errno or 0) or galat.strerror or str(galat)


def rusak(path: Path, sebab: str = "") -> PenyimpananCacat:
    """The sentence for a store whose content cannot be trusted."""
    rincian = f" ({sebab})" if sebab else ""
    return PenyimpananCacat(
        f"Penyimpanan “{path}” rusak{rincian} dan tidak disentuh; pulihkan dari cadangan."
    )


def terjemahkan(galat: Exception, path: Path, sebutan: str = "Penyimpanan") -> Exception:
    """The exception to raise for ``galat``: a sentence naming ``path`` (``sebutan`` says
    what it is), or ``galat`` itself where it is a fault of the program."""
    if isinstance(galat, OverflowError | UnicodeEncodeError):
        return NilaiDitolak(
            "Ada angka yang terlalu besar atau huruf yang tidak dikenal; perbaiki isinya lalu"
            f" simpan lagi ({TAK_TERSIMPAN})."
        )
    kode = getattr(galat, "sqlite_errorcode", 0)
    utama = kode & 0xFF
    if utama in _RUSAK:
        return rusak(path)
    if utama in _SEBAB:
        jenis, kalimat = _SEBAB[utama]
        return jenis(f"{sebutan} “{path}” {kalimat} ({TAK_TERSIMPAN}).")
    if kode == sqlite3.SQLITE_CONSTRAINT_CHECK:
        aturan = str(galat).rpartition("failed: ")[2]
        return NilaiDitolak(
            f"{aturan[:1].upper()}{aturan[1:]}; perbaiki nilainya lalu simpan lagi"
            f" ({TAK_TERSIMPAN})."
        )
    return galat


def angkat(galat: Exception, path: Path, sebutan: str = "Penyimpanan") -> NoReturn:
    """Raise what :func:`terjemahkan` makes of ``galat``."""
    kalimat = terjemahkan(galat, path, sebutan)
    if kalimat is galat:
        raise galat
    raise kalimat from galat
