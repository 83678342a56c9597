"""The copies that the program makes by itself in `cadangan/`: list them, and rotate them.

A copy is only deleted when all of this holds: its name is one that the program gives, nobody
has it open, and the kept copy that is nearest after it was proved sound just now, is an earlier
state of this very store, and contains everything that the deleted one does (by its trail).
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.putaran import Putaran, disimpan
from simpelin.store.cadangan import FOLDER_CADANGAN, bagian_dari, buktikan
from simpelin.store.inti import Inti
from simpelin.store.koneksi import fsync_folder, sambung, sisi
from simpelin.store.pemeriksaan import cara_mengintip

DIPUTAR = ("sebelum-impor", "sebelum-migrasi")
"""Made before something is added. What restoring put aside may be the only one of its kind."""
_SEBAB = (*DIPUTAR, "sebelum-pulih", "rusak")


@dataclass(frozen=True, slots=True)
class SalinanOtomatis:
    """A copy: where, the local time at which it was made, why, its bytes."""

    path: Path
    waktu: datetime
    sebab: str
    ukuran: int

    @property
    def diputar(self) -> bool:
        return self.sebab in DIPUTAR


def daftar_salinan(store_path: Path) -> tuple[SalinanOtomatis, ...]:
    """The copies of a store that the program made, newest first; other files are left out."""
    asal = store_path.resolve()
    pola = re.compile(
        rf"{re.escape(asal.stem)}-(\d{{8}}-\d{{6}})-({'|'.join(_SEBAB)})(?:-\d+)?"
        rf"{re.escape(asal.suffix)}"
    )
    hasil = []
    with suppress(OSError):
        for path in (asal.parent / FOLDER_CADANGAN).iterdir():
            cocok = pola.fullmatch(path.name)
            if cocok is not None and path.is_file() and not path.is_symlink():
                with suppress(ValueError):
                    waktu = datetime.strptime(cocok[1], "%Y%m%d-%H%M%S")
                    hasil.append(SalinanOtomatis(path, waktu, cocok[2], path.stat().st_size))
    return tuple(sorted(hasil, key=lambda s: (s.waktu, s.path.name), reverse=True))


def putar(store: Inti, putaran: Putaran, kini: datetime) -> tuple[Path, ...]:
    """Delete what the rotation does not keep; which were. What cannot be proved or deleted is
    left where it is: this never raises for a file's sake."""
    semua = [satu for satu in daftar_salinan(store.path) if satu.diputar]
    alasan = disimpan([satu.waktu for satu in semua], kini, putaran)
    utuh: dict[Path, bool] = {}
    pengganti: Path | None = None
    hilang = []
    for satu, tetap in zip(semua, alasan, strict=True):
        if tetap:
            pengganti = satu.path
            continue
        assert pengganti is not None  # the newest always stays
        if pengganti not in utuh:
            utuh[pengganti] = _milik(pengganti, store.koneksi) and _utuh(pengganti)
        if utuh[pengganti] and _termuat(satu.path, pengganti):
            with suppress(OSError):
                satu.path.unlink()
                hilang.append(satu.path)
    if hilang:
        with suppress(OSError):
            fsync_folder(hilang[0].parent)
    return tuple(hilang)


def _termuat(path: Path, pengganti: Path) -> bool:
    """Whether a copy holds nothing that ``pengganti`` lacks."""
    try:
        with closing(sambung(pengganti, "immutable")) as conn:
            return _milik(path, conn)
    except sqlite3.Error:
        return False


def _milik(path: Path, conn: sqlite3.Connection) -> bool:
    """Whether a copy is an earlier state of the store of ``conn`` and nobody has it open."""
    if any(sisi(path, akhiran).exists() for akhiran in ("-wal", "-shm", "-journal")):
        return False
    try:
        return bagian_dari(path, conn)
    except (sqlite3.Error, OSError):
        return False


def _utuh(path: Path) -> bool:
    try:
        with closing(sambung(path, cara_mengintip(path))) as conn:
            buktikan(conn, path)
    except (sqlite3.Error, OSError, KesalahanPengguna):
        return False
    return True
