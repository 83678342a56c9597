"""The store: one cell saved and durable, a verified backup; against bare SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from tests.bench import buatan, tempat
from tests.bench.ukur import Hasil, Tolok, banding, waktu

TAHUN = 2023
SEL_SEKALI = 20
"""Cells a round: one commit alone is too short to time well."""


def sel() -> Iterator[Hasil]:
    """One cell with its trail entry, each in a commit of its own."""
    from simpelin.domain.rencana import Tingkat
    from simpelin.services.isi_realisasi import IsiAnggaran, isi
    from simpelin.store import open_store

    store = open_store(tempat.salinan(tempat.contoh(), "sel.simpelin"))
    simpul = [s for s in store.rencana.versi(TAHUN)[0].simpul if s.tingkat is Tingkat.SUB_KEGIATAN]
    kunci = simpul[0].kunci
    angka = count(1)
    mentah, simpan_mentah = _mentah(tempat.folder() / "mentah.db")

    def lewat_layanan() -> None:
        isi(store, IsiAnggaran(TAHUN, 2, kunci, next(angka)))

    def lewat_penyimpanan() -> None:
        with store.ubah("isi realisasi"):
            store.realisasi.simpan_anggaran(TAHUN, kunci, 2, next(angka))

    for nama, kerja in (("layanan", lewat_layanan), ("penyimpanan", lewat_penyimpanan)):
        yield banding(
            f"satu sel tersimpan dan tahan mati, lewat {nama}",
            _berulang(lambda: simpan_mentah(next(angka))),
            _berulang(kerja),
            2.0,
            putaran=25,
            satuan="mdetik",
        )
    mentah.close()
    store.close()


def _berulang(kerja: Callable[[], None]) -> Callable[[], float]:
    """The mean of a round of writes."""
    satu = waktu(lambda: [kerja() for _ in range(SEL_SEKALI)])
    return lambda: satu() / SEL_SEKALI


def _mentah(path: Path) -> tuple[sqlite3.Connection, Callable[[int], None]]:
    """The floor: select, update and one trail row in one durable commit, nothing else."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE sel (id INTEGER, tw INTEGER, rp INTEGER, PRIMARY KEY (id, tw));"
        "CREATE TABLE riwayat (nomor INTEGER PRIMARY KEY, waktu TEXT, pelaku TEXT, tindakan TEXT,"
        " kunci TEXT, sebelum TEXT, sesudah TEXT);"
        "INSERT INTO sel VALUES (1, 2, 0);"
    )

    def simpan(rp: int) -> None:
        conn.execute("BEGIN IMMEDIATE")
        (lama,) = conn.execute("SELECT rp FROM sel WHERE id = 1 AND tw = 2").fetchone()
        conn.execute("UPDATE sel SET rp = ? WHERE id = 1 AND tw = 2", (rp,))
        entri = ("2026-07-01T08:00:00+08:00", "camat", "isi", "2023|7.01|2", str(lama), str(rp))
        conn.execute(
            "INSERT INTO riwayat (waktu, pelaku, tindakan, kunci, sebelum, sesudah)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            entri,
        )
        conn.execute("COMMIT")

    return conn, simpan


def cadangan() -> Iterator[Hasil]:
    """A verified copy of a store of 2.000 rows with its trail."""
    from simpelin.store import cadangkan

    asal = buatan.store_besar(2000)
    nomor = count(1)

    def lantai() -> None:
        path = tempat.folder() / f"lantai-{next(nomor)}.db"
        with closing(sqlite3.connect(asal)) as dari, closing(sqlite3.connect(path)) as ke:
            dari.backup(ke)
            assert ke.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        path.unlink()

    def kami() -> None:
        path = cadangkan(asal, tempat.folder() / f"cadangan-{next(nomor)}.simpelin")
        path.unlink()

    ukuran = f"{asal.stat().st_size / 2**20:.1f} MiB".replace(".", ",")
    yield banding(
        "cadangan yang diperiksa",
        waktu(lantai),
        waktu(kami),
        1.2,
        putaran=15,
        satuan="mdetik",
        catatan=ukuran,
    )


TOLOK = (Tolok("sel", sel), Tolok("cadangan", cadangan))
