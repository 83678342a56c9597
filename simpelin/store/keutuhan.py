"""Is the store sound? The slow and complete look behind `simpelin periksa`."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from simpelin.domain.kesalahan import PenyimpananRusak
from simpelin.store.galat import terjemahkan
from simpelin.store.koneksi import sambung
from simpelin.store.migrasi import migrasikan, nama_migrasi
from simpelin.store.pemeriksaan import cara_mengintip, periksa_berkas
from simpelin.store.periksa_akun import periksa_akun
from simpelin.store.rantai import periksa_rantai

BATAS_TEMUAN = 20
BATAS_MEMORI = 64 * 2**20
"""Bytes up to which a store is checked in memory; photos make it larger."""

_MILIK_SENDIRI = (
    "SELECT type, name, sql FROM sqlite_schema"
    " WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' AND tbl_name NOT LIKE '!_sqlite%' ESCAPE '!'"
)
_SEBUTAN = {"table": "Tabel", "index": "Indeks", "trigger": "Pemicu", "view": "Pandangan"}


def periksa_keutuhan(path: Path | str) -> list[str]:
    """What is wrong with the store at ``path``, one sentence each; nothing when sound.

    Content and structure (integrity_check), references, the schema against the one its
    migrations make (guards and the trail's triggers too), the trail's chain, and kept
    files against their fingerprints. The store is not changed.
    """
    path = Path(path).resolve()
    try:
        keadaan = periksa_berkas(path, nama_migrasi(), isi=False)
        if keadaan.kosong:
            return [f"Penyimpanan “{path}” belum ada isinya; periksa nama berkasnya."]
        with closing(_salinan_memori(path)) as conn:
            temuan = _isi(conn)
            # a damaged file answers the questions below with errors of its own
            return temuan or [
                *_acuan(conn),
                *_skema(conn, keadaan.terpasang),
                *_riwayat(conn, keadaan.terpasang),
                *_berkas(conn),
                *periksa_akun(conn),
                *_dukung(conn, keadaan.terpasang),
                *_potret(conn, keadaan.terpasang),
            ]
    except PenyimpananRusak as galat:
        return [str(galat)]
    except sqlite3.Error as galat:
        return [str(terjemahkan(galat, path))]


def _salinan_memori(path: Path) -> sqlite3.Connection:
    """The store in memory, a large one in a passing file of SQLite's own.

    SQLite looks at CHECKs only where it might write, and a writing look at the file itself
    would play its WAL into it.
    """
    tempat = ":memory:" if path.stat().st_size <= BATAS_MEMORI else ""
    conn = sqlite3.connect(tempat, isolation_level=None)
    try:
        with closing(sambung(path, cara_mengintip(path))) as asal:
            asal.backup(conn)
    except BaseException:
        conn.close()
        raise
    return conn


def _isi(conn: sqlite3.Connection) -> list[str]:
    baris = conn.execute(f"PRAGMA integrity_check({BATAS_TEMUAN})").fetchall()
    return [f"Isi penyimpanan rusak: {teks}." for (teks,) in baris if teks != "ok"]


def _acuan(conn: sqlite3.Connection) -> list[str]:
    baris = conn.execute("PRAGMA foreign_key_check").fetchmany(BATAS_TEMUAN)
    return [
        f"Tabel {tabel} menunjuk {induk} yang tidak ada" + (f" (baris {nomor})." if nomor else ".")
        for tabel, nomor, induk, _ in baris
    ]


def _skema(conn: sqlite3.Connection, terpasang: int) -> list[str]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as baku:
        migrasikan(baku, terpasang)
        seharusnya = {(jenis, nama): sql for jenis, nama, sql in baku.execute(_MILIK_SENDIRI)}
    nyata = {(jenis, nama): sql for jenis, nama, sql in conn.execute(_MILIK_SENDIRI)}
    temuan = []
    for (jenis, nama), sql in seharusnya.items():
        ada = nyata.get((jenis, nama))
        if ada != sql:
            keadaan = "hilang" if ada is None else "diubah program lain"
            temuan.append(f"{_SEBUTAN[jenis]} {nama} {keadaan}; pulihkan dari cadangan.")
    for jenis, nama in nyata.keys() - seharusnya.keys():
        temuan.append(f"{_SEBUTAN[jenis]} {nama} ditambahkan program lain.")
    return temuan


def _riwayat(conn: sqlite3.Connection, terpasang: int) -> list[str]:
    """The trail is a chain without a break; before it was one, only gaps can be seen."""
    if "0003_rantai_riwayat" in nama_migrasi()[:terpasang]:
        return periksa_rantai(conn).temuan()
    terakhir, banyak = conn.execute(
        "SELECT coalesce(max(nomor), 0), count(*) FROM riwayat"
    ).fetchone()
    if terakhir == banyak:
        return []
    return [f"{terakhir - banyak} entri riwayat perubahan hilang dari {terakhir}."]


def _berkas(conn: sqlite3.Connection) -> list[str]:
    return [
        f"Isi berkas “{nama}” dalam penyimpanan berubah dari aslinya."
        for sidik, nama, isi in conn.execute("SELECT sha256, nama, isi FROM berkas")
        if hashlib.sha256(isi).hexdigest() != sidik
    ]


def _dukung(conn: sqlite3.Connection, terpasang: int) -> list[str]:
    """Evidence against its fingerprints, contents that nothing has, and meetings' snapshots.

    An attachment without content is a broken reference, told by :func:`_acuan`.
    """
    if "0009_rapat" not in nama_migrasi()[:terpasang]:
        return []
    temuan = [
        f"Isi data dukung “{nama}” dalam penyimpanan berubah dari aslinya."
        for sidik, nama, isi in conn.execute(
            "SELECT i.sha256, coalesce(min(d.nama), substr(i.sha256, 1, 12)), i.isi"
            " FROM isi_dukung i LEFT JOIN data_dukung d ON d.sha256 = i.sha256 GROUP BY i.sha256"
        )
        if hashlib.sha256(isi).hexdigest() != sidik
    ]
    temuan += [
        f"Isi data dukung {sidik[:12]}… tidak dilampirkan pada apa pun ({ukuran} byte)."
        for sidik, ukuran in conn.execute(
            "SELECT sha256, ukuran FROM isi_dukung"
            " WHERE sha256 NOT IN (SELECT sha256 FROM data_dukung)"
        )
    ]
    return temuan + [
        f"Potret rapat TW {triwulan} {tahun} berubah dari yang dibekukan."
        for tahun, triwulan, sidik, isi in conn.execute(
            "SELECT r.tahun, r.triwulan, p.sidik, p.isi"
            " FROM rapat_potret p JOIN rapat r ON r.id = p.rapat_id"
        )
        if hashlib.sha256(isi.encode()).hexdigest() != sidik
    ]


def _potret(conn: sqlite3.Connection, terpasang: int) -> list[str]:
    """What approvals froze is as it was frozen."""
    if "0005_tingkat" not in nama_migrasi()[:terpasang]:
        return []
    return [
        f"Potret persetujuan {unit} TW {triwulan} {tahun} berubah dari saat disetujui."
        for unit, triwulan, tahun, isi, sidik in conn.execute(
            "SELECT u.nama, p.triwulan, p.tahun, p.isi, p.sidik"
            " FROM potret_laporan p JOIN unit u ON u.id = p.unit_id ORDER BY p.nomor"
        )
        if hashlib.sha256(isi.encode()).hexdigest() != sidik
    ]
