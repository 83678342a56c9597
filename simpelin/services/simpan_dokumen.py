"""Write a finished document: the suffix decides between Word and PDF."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain import henti
from simpelin.domain.kesalahan import KesalahanPengguna

if TYPE_CHECKING:
    from simpelin.domain.dokumen import Dokumen

AKHIRAN = (".docx", ".pdf")


def simpan_dokumen(dokumen: Dokumen, path: Path) -> None:
    """Write ``dokumen`` to ``path``, there only when it is whole.

    Raises :class:`KesalahanPengguna` for another suffix or a place that cannot be written.
    """
    akhiran = pastikan_akhiran(path)
    if akhiran == ".pdf":
        from simpelin.documents.pdf import pdf

        simpan_berkas(path, pdf(dokumen))
    else:
        from simpelin.documents.docx import docx

        simpan_berkas(path, docx(dokumen))


def pastikan_akhiran(path: Path, boleh: tuple[str, ...] = AKHIRAN) -> str:
    """The file's suffix, which is one of ``boleh``; asked before anything is computed."""
    akhiran = path.suffix.lower()
    if akhiran not in boleh:
        raise KesalahanPengguna(
            f"Akhiran berkas “{path.name}” tidak dikenal; pakai {' atau '.join(boleh)}."
        )
    return akhiran


def simpan_berkas(path: Path, isi: bytes) -> None:
    """Write bytes to a file that is whole or not there; what stood there is replaced."""
    henti.periksa()
    try:
        pegangan, sementara = tempfile.mkstemp(dir=path.parent, prefix=".simpelin-")
    except OSError as galat:
        raise _ditolak(path, galat) from galat
    try:
        with os.fdopen(pegangan, "wb") as berkas:
            berkas.write(isi)
        Path(sementara).chmod(0o644)
        os.replace(sementara, path)
    except OSError as galat:
        raise _ditolak(path, galat) from galat
    finally:
        Path(sementara).unlink(missing_ok=True)


def _ditolak(path: Path, galat: OSError) -> KesalahanPengguna:
    sebab = "tidak diizinkan" if isinstance(galat, PermissionError) else str(galat.strerror)
    if isinstance(galat, FileNotFoundError):
        sebab = "foldernya tidak ada"
    if isinstance(galat, IsADirectoryError):
        sebab = "itu sebuah folder"
    return KesalahanPengguna(
        f"Berkas “{path}” tidak dapat ditulis ({sebab}); tutup berkas itu bila sedang terbuka,"
        " atau pilih folder lain."
    )
