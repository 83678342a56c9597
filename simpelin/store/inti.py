"""The core of an open store: one connection, one transaction at a time, one trail.

The groups of tables (`rencana`, `realisasi`, …) write only through :meth:`Inti.tulis`
and :meth:`Inti.catat`, so nothing is stored outside :meth:`Inti.ubah` or without trail.
"""

from __future__ import annotations

import getpass
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from simpelin.domain import henti, rantai
from simpelin.domain.hak import Pelaku, Putusan
from simpelin.domain.henti import Tahap
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci
from simpelin.store.galat import GALAT_SQL, TAK_TERSIMPAN, angkat, terjemahkan

Kolom = Sequence[Any]
Isi = Mapping[str, Any]

_TAMBAH_RIWAYAT = (
    "INSERT INTO riwayat (nomor, waktu, pelaku, akun, tindakan, objek, kunci, sebelum, sesudah,"
    " sumber, sidik) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_KEPALA = (
    "SELECT terakhir, k.nomor, k.sidik"
    " FROM (SELECT max(nomor) AS terakhir FROM riwayat) LEFT JOIN riwayat_kepala k"
)
_MAJUKAN_KEPALA = "UPDATE riwayat_kepala SET nomor = ?, sidik = ?"
_YATIM = """
SELECT anak.kode, induk.kode
FROM rencana_simpul r
JOIN simpul anak ON anak.id = r.simpul_id
JOIN simpul induk ON induk.id = r.induk_id
WHERE r.tahun = ? AND NOT EXISTS (SELECT 1 FROM rencana_simpul x WHERE x.simpul_id = r.induk_id)
LIMIT 1
"""


def pelaku_sistem() -> Pelaku:
    """The operating system's user."""
    try:
        return Pelaku(getpass.getuser())
    except (OSError, KeyError, ImportError):
        # no login name in the environment and none for this uid
        return Pelaku("pengguna sistem")


def _kini() -> datetime:
    return datetime.now().astimezone()


def waktu_kini() -> str:
    """Local time with offset, ISO 8601, to the second."""
    return _kini().isoformat(timespec="seconds")


def ke_json(isi: Isi | None) -> str | None:
    """What a trail entry keeps of a value; ``None`` for "there was nothing"."""
    return None if isi is None else json.dumps(isi, ensure_ascii=False, separators=(",", ":"))


class Inti:
    """An open store's connection with its transaction rules."""

    def __init__(self, path: Path, conn: sqlite3.Connection, pelaku: Pelaku) -> None:
        self.path = path
        self.pelaku = pelaku
        self.pelaku_awal = pelaku
        """Who acts while nobody is signed in."""
        self.kini: Callable[[], datetime] = _kini
        """The clock for waits and deputies; tests set their own."""
        self._izin: tuple[Pelaku, Putusan] | None = None
        self._tertulis = False
        self._conn = conn
        self._ubah: tuple[str, str, str] | None = None
        self._gagal: Exception | None = None
        self._ujung: tuple[int, str] | None = None
        self._kemajuan = 0, 0
        """Trail entries of this transaction so far, and about how many it will have."""
        self._tahun_disentuh: set[int] = set()
        self._kunci: dict[Kunci, Kunci] = {}
        self.nomor_rencana = 0
        """Rises whenever this connection may have changed the plan, or taken it back."""

    @property
    def koneksi(self) -> sqlite3.Connection:
        """The connection itself, for what reads a great many rows."""
        return self._conn

    def lepaskan_memori(self) -> None:
        """Give back what SQLite keeps of the pages that were read: before long work with
        finished values."""
        self._jalankan("PRAGMA shrink_memory")

    def close(self) -> None:
        """Close the connection; the store cannot be used after it."""
        self._conn.close()

    @staticmethod
    def waktu_kini() -> str:
        """The store's clock: local time with offset, ISO 8601, to the second."""
        return waktu_kini()

    # --- reading ---------------------------------------------------------

    @contextmanager
    def baca(self) -> Iterator[None]:
        """One consistent view for several reads, whatever other windows write meanwhile.

        :raises KesalahanPengguna: the store cannot be read.
        """
        if self._conn.in_transaction:
            yield
            return
        self._jalankan("BEGIN")
        try:
            yield
        finally:
            self._batalkan()

    def ambil(self, sql: str, nilai: Kolom = ()) -> list[Any]:
        """All rows of a query."""
        try:
            return self._conn.execute(sql, nilai).fetchall()
        except GALAT_SQL as galat:
            angkat(galat, self.path)

    def telusuri(self, sql: str, nilai: Kolom = ()) -> Iterator[Any]:
        """The rows of a query one by one: what reads a whole plan keeps no list of them."""
        try:
            yield from self._conn.execute(sql, nilai)
        except GALAT_SQL as galat:
            angkat(galat, self.path)

    def satu(self, sql: str, nilai: Kolom = ()) -> Any:
        """The first row of a query, or ``None``."""
        try:
            return self._conn.execute(sql, nilai).fetchone()
        except GALAT_SQL as galat:
            angkat(galat, self.path)

    def satu_kunci(self, kode: str, sub_skpd: str) -> Kunci:
        """The one Kunci object of a node: plan and reports share it, and comparing is quick."""
        kunci = Kunci(kode, sub_skpd)
        return self._kunci.setdefault(kunci, kunci)

    def nomor_orang_lain(self) -> int:
        """A number that changes with every commit of another connection."""
        return int(self.satu("PRAGMA data_version")[0])

    def nomor_perubahan(self) -> int:
        """A number that differs once anyone has changed the file.

        `data_version` counts the commits of other connections, `total_changes` the
        rows that this one changed; neither ever falls.
        """
        return (self.nomor_orang_lain() << 40) + self._conn.total_changes

    # --- writing ---------------------------------------------------------

    @contextmanager
    def ubah(self, tindakan: str, sumber: str = "", jumlah: int = 0) -> Iterator[None]:
        """One transaction, one reason: everything inside is stored, or nothing.

        Every write asks :mod:`simpelin.domain.henti` whether to go on; stopped is nothing.

        :param tindakan: what the person does, for the trail ("isi realisasi").
        :param sumber: the file or page it came from.
        :param jumlah: about how many entries come, for who watches the progress.
        :raises RuntimeError: inside another `ubah`.
        :raises KesalahanPengguna: it could not be stored; nothing was.
        """
        if self._ubah is not None:
            raise RuntimeError("ubah() inside ubah(): one action is one transaction")
        self._jalankan("BEGIN IMMEDIATE")
        self._ubah = (waktu_kini(), tindakan, sumber)
        self._gagal = None
        self._kemajuan = 0, jumlah
        tersimpan = False
        try:
            yield
            if self._gagal is not None:
                # a write failed half way and the caller went on: never commit a half
                raise self._gagal
            if self._tertulis:
                self._wajib_berizin()
            self._periksa_induk()
            if self._ujung is not None:
                self.tulis(_MAJUKAN_KEPALA, self._ujung)
            self._jalankan("COMMIT")
            tersimpan = True
        finally:
            self._ubah = None
            self._izin = None
            self._tertulis = False
            self._ujung = None
            self._tahun_disentuh.clear()
            self._batalkan()
            if not tersimpan:
                self.nomor_rencana += 1

    def beri_izin(self, putusan: Putusan) -> None:
        """What :mod:`simpelin.services.izin` decided for who acts now; it holds for the next
        transaction, whose trail says so where it was as deputy or for another unit."""
        self._izin = (self.pelaku, putusan)

    @property
    def berizin(self) -> bool:
        """Whether a right was asked for and given to who acts now."""
        return self._izin is not None and self._izin[0] is self.pelaku and bool(self._izin[1])

    def _wajib_berizin(self) -> None:
        """Before a commit; :class:`~simpelin.store.buka.Store` knows whether there are accounts."""

    def _dengan_jabatan(self, tindakan: str) -> str:
        keterangan = self._izin[1].keterangan if self._izin is not None else ""
        return f"{tindakan} ({keterangan})" if keterangan else tindakan

    def tulis(self, sql: str, nilai: Kolom = ()) -> int:
        """Run a writing statement; the id of the row that an INSERT made.

        :raises RuntimeError: outside `ubah`.
        :raises KesalahanPengguna: refused by the schema or the disk.
        """
        if self._ubah is None:
            raise RuntimeError("nothing may be written outside Store.ubah()")
        self._tertulis = True
        henti.periksa()
        try:
            return self._conn.execute(sql, nilai).lastrowid or 0
        except GALAT_SQL as galat:
            self._gagal = terjemahkan(galat, self.path)
            angkat(galat, self.path)

    def pastikan_ubah(self) -> None:
        """:raises RuntimeError: outside `ubah`, even where nothing would change."""
        if self._ubah is None:
            raise RuntimeError("nothing may be written outside Store.ubah()")

    def catat(self, objek: str, kunci: str, sebelum: Isi | None, sesudah: Isi | None) -> None:
        """Add the trail entry of a change, chained to the one before, in its transaction."""
        self.pastikan_ubah()
        assert self._ubah is not None
        waktu, tindakan, sumber = self._ubah
        tindakan = self._dengan_jabatan(tindakan)
        akhir, sebelumnya = self._ujung or self._ujung_tersimpan()
        medan = (
            waktu,
            self.pelaku.nama,
            self.pelaku.akun,
            tindakan,
            objek,
            kunci,
            ke_json(sebelum),
            ke_json(sesudah),
            sumber,
        )
        sidik = rantai.sidik(sebelumnya, akhir + 1, *medan)
        self.tulis(_TAMBAH_RIWAYAT, (akhir + 1, *medan, sidik))
        self._ujung = (akhir + 1, sidik)
        selesai, jumlah = self._kemajuan
        self._kemajuan = min(selesai + 1, jumlah), jumlah
        henti.maju(Tahap.MENYIMPAN, *self._kemajuan)

    def _ujung_tersimpan(self) -> tuple[int, str]:
        """Number and fingerprint that the next entry follows: those of the chain's head.

        Where another program took entries away or put some behind the head, the longer of
        the two goes on, so that what it did stays in the chain as a break.
        """
        terakhir, nomor, sidik = self.satu(_KEPALA)
        if nomor is None:
            nomor, sidik = 0, rantai.AWAL
        if terakhir is None or terakhir <= nomor:
            return nomor, sidik
        (asing,) = self.satu("SELECT sidik FROM riwayat WHERE nomor = ?", (terakhir,))
        return terakhir, asing

    def sentuh_rencana(self, tahun: int | None = None) -> None:
        """Say that the plan changes; the tree of ``tahun`` is checked before the commit."""
        self.nomor_rencana += 1
        if tahun is not None:
            self._tahun_disentuh.add(tahun)

    def _periksa_induk(self) -> None:
        for tahun in sorted(self._tahun_disentuh):
            yatim = self.satu(_YATIM, (tahun,))
            if yatim is not None:
                raise KesalahanPengguna(
                    f"Induk {yatim[1]} dari {yatim[0]} tidak ada dalam rencana {tahun};"
                    f" tambahkan induknya lebih dahulu ({TAK_TERSIMPAN})."
                )

    def _batalkan(self) -> None:
        """Roll back, unless it is over or SQLite itself already has (a full disk does that)."""
        if self._conn.in_transaction:
            self._conn.execute("ROLLBACK")

    def _jalankan(self, sql: str) -> None:
        try:
            self._conn.execute(sql)
        except sqlite3.Error as galat:
            angkat(galat, self.path)
