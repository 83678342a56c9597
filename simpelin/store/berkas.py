"""Source files, kept whole inside the store: a copy of the store never loses them."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from simpelin.store.galat import TidakDitemukan, rusak
from simpelin.store.inti import Inti, waktu_kini


class BerkasTersimpan(NamedTuple):
    """A kept file: its fingerprint, name, size in bytes, and when it was taken in."""

    sha256: str
    nama: str
    ukuran: int
    waktu: str


class TabelBerkas:
    """Files by the SHA-256 of their bytes."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def simpan(self, isi: bytes, nama: str) -> str:
        """Keep a file and return its SHA-256; the same bytes are kept once, under the
        first name."""
        self._inti.pastikan_ubah()
        sidik = hashlib.sha256(isi).hexdigest()
        if self._inti.satu("SELECT 1 FROM berkas WHERE sha256 = ?", (sidik,)) is None:
            self._inti.tulis(
                "INSERT INTO berkas (sha256, nama, ukuran, waktu, isi) VALUES (?, ?, ?, ?, ?)",
                (sidik, nama, len(isi), waktu_kini(), isi),
            )
            self._inti.catat("berkas", sidik, None, {"nama": nama, "ukuran": len(isi)})
        return sidik

    def muat(self, sha256: str) -> bytes:
        """A kept file's bytes.

        :raises TidakDitemukan: there is no such file.
        :raises PenyimpananRusak: the bytes are not the ones that were kept.
        """
        baris = self._inti.satu("SELECT isi FROM berkas WHERE sha256 = ?", (sha256,))
        if baris is None:
            raise TidakDitemukan(f"Berkas {sha256[:12]}… tidak ada dalam penyimpanan.")
        isi = bytes(baris[0])
        if hashlib.sha256(isi).hexdigest() != sha256:
            raise rusak(self._inti.path, f"isi berkas {sha256[:12]}… berubah")
        return isi

    def daftar(self) -> tuple[BerkasTersimpan, ...]:
        """Every kept file, oldest first."""
        baris = self._inti.ambil("SELECT sha256, nama, ukuran, waktu FROM berkas ORDER BY rowid")
        return tuple(BerkasTersimpan(*kolom) for kolom in baris)
