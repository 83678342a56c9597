"""One office from the store: evaluation with sorotan, periksa; against one SQL GROUP BY."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

from tests.bench import tempat
from tests.bench.ukur import Hasil, Tolok, banding, waktu

TAHUN, TRIWULAN = 2023, 4
TANGGAL = date(2024, 1, 10)

SATU_GROUP_BY = """
SELECT n.induk_id, count(*), sum(n.pagu), sum(n.kas_tw1 + n.kas_tw2 + n.kas_tw3 + n.kas_tw4),
       sum(a.rp), sum(k.target), sum(k.kinerja)
FROM rencana_simpul n
LEFT JOIN (SELECT simpul_id, sum(anggaran) AS rp FROM realisasi_anggaran GROUP BY simpul_id) a
       ON a.simpul_id = n.simpul_id
LEFT JOIN (SELECT i.simpul_id, sum(i.target) AS target, sum(r.kinerja) AS kinerja
           FROM rencana_indikator i
           LEFT JOIN realisasi_kinerja r ON r.indikator_id = i.indikator_id
           GROUP BY i.simpul_id) k ON k.simpul_id = n.simpul_id
WHERE n.tahun = ?
GROUP BY n.induk_id
"""
"""Every row that the evaluation reads, summed by parent: what SQL alone would take."""


def evaluasi() -> Iterator[Hasil]:
    """Evaluation of quarters 1..4 with sorotan; periksa of the year."""
    from simpelin.services import periksa, sorotan
    from simpelin.store import open_store

    path = tempat.salinan(tempat.contoh(), "satu_kantor.simpelin")
    store = open_store(path)
    mentah = sqlite3.connect(path)
    lantai = waktu(lambda: mentah.execute(SATU_GROUP_BY, (TAHUN,)).fetchall())
    yield banding(
        "evaluasi satu kantor dengan sorotan, TW IV",
        lantai,
        waktu(lambda: sorotan.susun(store, TAHUN, TRIWULAN, TANGGAL)),
        100,
        putaran=41,
        satuan="mdetik",
    )
    yield banding(
        "periksa satu kantor, satu tahun",
        lantai,
        waktu(lambda: periksa.periksa(store, tahun=TAHUN)),
        250,
        putaran=41,
        satuan="mdetik",
    )
    mentah.close()
    store.close()


TOLOK = (Tolok("evaluasi", evaluasi),)
