"""Do accounts and posts stand as the trail says? Whoever gives himself a post with another
program leaves no entry there, and is found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from simpelin.domain.pelaku import Jabatan, PeranOrang

_TABEL = "SELECT count(*) FROM sqlite_schema WHERE name IN ('akun', 'akun_peran', 'penugasan')"
_ENTRI = (
    "SELECT objek, kunci, sebelum, sesudah FROM riwayat"
    " WHERE objek IN ('akun', 'peran', 'penugasan', 'unit') ORDER BY nomor"
)
_PERAN = (
    "SELECT a.nama_masuk, p.peran, coalesce(u.nama, '') FROM akun_peran p"
    " JOIN akun a ON a.id = p.akun_id LEFT JOIN unit u ON u.id = p.unit_id"
)
_PENUGASAN = (
    "SELECT a.nama_masuk, p.peran, coalesce(u.nama, ''), p.sebutan, p.dari, p.sampai FROM"
    " penugasan p JOIN akun a ON a.id = p.akun_id LEFT JOIN unit u ON u.id = p.unit_id"
)

Tugas = tuple[str, str, str, str]
"""Sign-in name, post in words, first and last day."""


class _Menurut:
    """What the trail adds up to."""

    def __init__(self) -> None:
        self.aktif: dict[str, bool] = {}
        self.jabatan: dict[str, set[str]] = {}
        self.tugas: set[Tugas] = set()

    def ikuti(self, objek: str, kunci: str, sebelum: Any, sesudah: Any) -> None:
        if objek == "akun" and "aktif" in sesudah:
            self.aktif[kunci] = sesudah["aktif"]
        elif objek == "peran":
            self.jabatan[kunci] = set(sesudah.get("jabatan", ()))
        elif objek == "penugasan":
            self.tugas.discard(_tugas(kunci, sebelum))
            self.tugas.add(_tugas(kunci, sesudah))
        elif objek == "unit" and set(sesudah) == set(sebelum) == {"nama"}:
            self._ganti_unit(sebelum["nama"], sesudah["nama"])

    def _ganti_unit(self, lama: str, baru: str) -> None:
        def ganti(teks: str) -> str:
            return teks.removesuffix(lama) + baru if teks.endswith(f" {lama}") else teks

        self.jabatan = {siapa: {ganti(s) for s in semua} for siapa, semua in self.jabatan.items()}
        self.tugas = {(siapa, ganti(jabatan), a, b) for siapa, jabatan, a, b in self.tugas}


def periksa_akun(conn: sqlite3.Connection) -> list[str]:
    """Sentences about every account, post and deputy that the trail knows otherwise."""
    if conn.execute(_TABEL).fetchone()[0] < 3:
        return []
    menurut = _Menurut()
    for objek, kunci, sebelum, sesudah in conn.execute(_ENTRI):
        menurut.ikuti(objek, kunci, _urai(sebelum), _urai(sesudah))
    return [*_akun(conn, menurut), *_peran(conn, menurut), *_penugasan(conn, menurut)]


def _akun(conn: sqlite3.Connection, menurut: _Menurut) -> Iterator[str]:
    for nama, aktif in conn.execute("SELECT nama_masuk, aktif FROM akun ORDER BY id"):
        if nama not in menurut.aktif:
            yield f"Akun {nama} dibuat di luar program; riwayat tidak mengenalnya."
        elif menurut.aktif[nama] != bool(aktif):
            kata = "diaktifkan" if aktif else "dinonaktifkan"
            yield f"Akun {nama} {kata} di luar program."


def _peran(conn: sqlite3.Connection, menurut: _Menurut) -> Iterator[str]:
    nyata: dict[str, set[str]] = {}
    for nama, peran, unit in conn.execute(_PERAN):
        nyata.setdefault(nama, set()).add(str(Jabatan(PeranOrang(peran), unit)))
    for nama in sorted(nyata.keys() | menurut.jabatan.keys()):
        ada, kata = nyata.get(nama, set()), menurut.jabatan.get(nama, set())
        if ada != kata:
            yield (
                f"Peran {nama} diubah di luar program: kini {_daftar(ada)}, menurut riwayat"
                f" {_daftar(kata)}."
            )


def _penugasan(conn: sqlite3.Connection, menurut: _Menurut) -> Iterator[str]:
    nyata: set[Tugas] = {
        (nama, str(Jabatan(PeranOrang(peran), unit, sebutan)), dari, sampai)
        for nama, peran, unit, sebutan, dari, sampai in conn.execute(_PENUGASAN)
    }
    for nama, jabatan, dari, sampai in sorted(nyata ^ menurut.tugas):
        yield f"Penugasan {nama} ({jabatan}, {dari} sampai {sampai}) diubah di luar program."


def _urai(teks: str | None) -> dict[str, Any]:
    """An entry's value; what another program wrote into the trail may be no object at all."""
    isi = json.loads(teks) if teks else {}
    return isi if isinstance(isi, dict) else {}


def _tugas(nama: str, isi: Any) -> Tugas:
    return (nama, isi.get("jabatan", ""), isi.get("dari", ""), isi.get("sampai", ""))


def _daftar(semua: set[str]) -> str:
    return ", ".join(sorted(semua)) or "tanpa peran"
