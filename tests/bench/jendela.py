"""The window as a whole process, offscreen, against a bare QMainWindow."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench import tempat
from tests.bench.ukur import Hasil, Tolok, banding, p95

PUTARAN = 9


def pertama() -> Iterator[Hasil]:
    """First paint: both sides from the start of the process."""
    db = str(tempat.contoh())
    yield banding(
        "lukisan pertama jendela, satu proses",
        lambda: float(tempat.anak("polos")["detik"]),
        lambda: float(tempat.anak("lukisan", db)["detik"]),
        2.0,
        putaran=PUTARAN,
        satuan="mdetik",
    )


def angka() -> Iterator[Hasil]:
    """The start page with the example's figures: time and memory of the same runs."""
    db = str(tempat.contoh())
    memori: dict[str, list[dict[str, float]]] = {"polos": [], "beranda": []}

    def satu(tugas: str, *argumen: str) -> float:
        laporan = tempat.anak(tugas, *argumen)
        memori[tugas].append(laporan)
        return float(laporan["detik"])

    yield banding(
        "Beranda dengan angka contoh, satu proses",
        lambda: satu("polos"),
        lambda: satu("beranda", db),
        3.0,
        putaran=PUTARAN,
        satuan="mdetik",
    )
    for nama, kunci in (("RSS", "rss"), ("PSS", "pss")):
        dasar, kami = (
            sorted(satu[kunci] for satu in memori[tugas])[len(memori[tugas]) // 2]
            for tugas in ("polos", "beranda")
        )
        yield Hasil(f"memori jendela dengan contoh ({nama})", kami, dasar, 2.5, "MiB")


def ketik() -> Iterator[Hasil]:
    """A typed value until every figure on screen is right."""
    laporan = tempat.anak("ketik", str(tempat.salinan(tempat.contoh(), "ketik.simpelin")))
    waktu = [float(satu) for satu in laporan["waktu"]]
    tengah = f"{len(waktu)} sel, median {sorted(waktu)[len(waktu) // 2] * 1000:.1f} ms"
    yield Hasil(
        "angka diketik → layar benar (p95)",
        p95(waktu),
        None,
        0.050,
        "mdetik",
        tengah.replace(".", ","),
    )


TOLOK = (
    Tolok("lukisan", pertama),
    Tolok("beranda", angka),
    Tolok("ketik", ketik),
)
