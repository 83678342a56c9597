"""A tree of 300.000 rows: ours against a bare model and a plain view over the same figures."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from tests.bench import tempat
from tests.bench.ukur import Hasil, Tolok

BARIS = 300_000
PUTARAN = 5
_TANDA = (
    ("pohon {n} baris, tertutup", "tampil", "mdetik"),
    ("pohon {n} baris, dibuka seluruhnya", "buka", "detik"),
    ("pohon {n} baris, satu bingkai digulung", "bingkai", "mdetik"),
    ("pohon {n} baris, memorinya", "memori", "MiB"),
)


def pohon() -> Iterator[Hasil]:
    """Both sides in processes of their own, in turn; what the figures take is not counted."""
    laporan: dict[str, list[dict[str, float]]] = {"pohon_polos": [], "pohon": []}
    for _ in range(PUTARAN):
        for tugas, isi in laporan.items():
            isi.append(tempat.anak(tugas, str(BARIS)))
    for nama, kunci, satuan in _TANDA:
        lantai, kami = (median(satu[kunci] for satu in isi) for isi in laporan.values())
        yield Hasil(nama.format(n=f"{BARIS:_}".replace("_", ".")), kami, lantai, 1.3, satuan)


TOLOK = (Tolok("pohon", pohon, lama=True),)
