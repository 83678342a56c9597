"""All 7.288 kecamatan in one evaluation; against SQL that only sums."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench import buatan, tempat
from tests.bench.buatan import TAHUN, Kantor
from tests.bench.ukur import Hasil, Tolok, berselang, waktu

SEMUA = 7288
TANGGA = (11, 110, 1100)

_SKEMA = """
PRAGMA journal_mode = WAL;
CREATE TABLE simpul (id INTEGER PRIMARY KEY, induk INTEGER, tingkat TEXT, pagu INTEGER,
                     kas INTEGER, target REAL);
CREATE TABLE realisasi (simpul INTEGER, triwulan INTEGER, rp INTEGER, kinerja REAL,
                        PRIMARY KEY (simpul, triwulan)) WITHOUT ROWID;
"""
_DAUN = """
CREATE TEMP TABLE t0 AS
SELECT s.id, s.induk, s.pagu, s.kas, sum(r.rp) AS rp, sum(r.kinerja) AS kinerja, s.target AS target
FROM realisasi r JOIN simpul s ON s.id = r.simpul
GROUP BY r.simpul
"""
_NAIK = """
CREATE TEMP TABLE t{n} AS
SELECT t.induk AS id, s.induk AS induk, sum(t.pagu) AS pagu, sum(t.kas) AS kas, sum(t.rp) AS rp,
       sum(t.kinerja) AS kinerja, sum(t.target) AS target
FROM t{m} t LEFT JOIN simpul s ON s.id = t.induk
GROUP BY t.induk
"""


def massal() -> Iterator[Hasil]:
    """TW IV of every kecamatan at once, and how the time grows with their number."""
    from simpelin.domain.evaluasi import evaluasi
    from simpelin.domain.rencana import susun

    per_kantor = []
    for banyak in TANGGA:
        isi = buatan.kantor(banyak)
        rencana = susun(TAHUN, "murni", isi.simpul)
        ulang = max(1, 1100 // banyak)
        lama = median(
            waktu(lambda r=rencana, i=isi: evaluasi(r, i.realisasi, 4))() for _ in range(ulang)
        )
        per_kantor.append(lama / banyak)
        del isi, rencana
        gc.collect()
    isi = buatan.kantor(SEMUA)
    rencana = susun(TAHUN, "murni", isi.simpul)
    path = tempat.folder() / "massal.db"
    _isi_sqlite(isi, path)
    lantai, kami = berselang(
        waktu(lambda: _cascade(path)),
        waktu(lambda: evaluasi(rencana, isi.realisasi, 4)),
        putaran=3,
        pemanasan=0,
    )
    per_kantor.append(kami / SEMUA)
    tiap = ", ".join(
        f"{banyak}: {lama * 1000:.2f}"
        for banyak, lama in zip((*TANGGA, SEMUA), per_kantor, strict=True)
    )
    sub = len(rencana.sub_kegiatan)
    yield Hasil(
        "evaluasi 7.288 kecamatan sekaligus",
        kami,
        lantai,
        40,
        catatan=f"{sub} sub kegiatan × 4 triwulan; ms per kantor – {tiap}".replace(".", ","),
    )
    yield Hasil(
        "lurus dari 11 ke 7.288: waktu per kantor",
        per_kantor[-1],
        per_kantor[0],
        1.3,
        "mdetik",
    )


def _isi_sqlite(isi: Kantor, path: Path) -> None:
    nomor = {satu.kunci: letak for letak, satu in enumerate(isi.simpul, 1)}
    conn = sqlite3.connect(path)
    conn.executescript(_SKEMA)
    conn.executemany(
        "INSERT INTO simpul VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                nomor[s.kunci],
                None if s.induk is None else nomor[s.induk],
                s.tingkat.value,
                s.pagu,
                sum(satu or 0 for satu in s.kas) if s.punya_kas else None,
                float(s.indikator[0].target or 0) if s.indikator else None,
            )
            for s in isi.simpul
        ),
    )
    anggaran = isi.realisasi.anggaran
    conn.executemany(
        "INSERT INTO realisasi VALUES (?, ?, ?, ?)",
        (
            (nomor[kunci], n, rp, float(laporan.kinerja or 0) if laporan else None)
            for (kunci, _), empat in isi.realisasi.kinerja.items()
            for n, (rp, laporan) in enumerate(zip(anggaran[kunci], empat, strict=True), 1)
        ),
    )
    conn.commit()
    conn.close()


def _cascade(path: Path) -> int:
    """The floor: sums of every level, read to the end; no rule, no colour, no exactness."""
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA temp_store = MEMORY")
    conn.execute(_DAUN)
    banyak = len(conn.execute("SELECT * FROM t0").fetchall())
    for n in range(1, 5):
        conn.execute(_NAIK.format(n=n, m=n - 1))
        banyak += len(conn.execute(f"SELECT * FROM t{n}").fetchall())
    conn.close()
    return banyak


TOLOK = (Tolok("massal", massal, lama=True),)
