"""The frozen program and the test suite."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from tests.bench import tempat
from tests.bench.ukur import Hasil, Tolok, banding

BEKU = tempat.AKAR / "dist" / "simpelin"


def beku() -> Iterator[Hasil]:
    """Size of the one-folder program; its window's start against running from source."""
    program = BEKU / ("simpelin.exe" if os.name == "nt" else "simpelin")
    if not program.exists():
        raise RuntimeError("dist/simpelin belum dibuat (make build)")
    semua = [satu for satu in BEKU.rglob("*") if satu.is_file() and not satu.is_symlink()]
    ukuran = sum(satu.stat().st_size for satu in semua) / 1e6
    yield Hasil("ukuran program beku", ukuran, None, 180, "MB")
    yield banding(
        "mulai program beku sampai penyimpanan dibuka",
        lambda: _sampai_terbuka(sys.executable, "-m", "simpelin"),
        lambda: _sampai_terbuka(program),
        1.3,
        putaran=9,
        satuan="mdetik",
        catatan="lantai: dari sumber",
    )


_nomor = count(1)


def _sampai_terbuka(*program: str | Path) -> float:
    """Seconds until the window has made its store: it is made right after the first paint."""
    db = tempat.folder() / f"mulai-{next(_nomor)}.simpelin"
    mulai = time.perf_counter()
    with subprocess.Popen(
        [*map(str, program), "--db", str(db)], cwd=tempat.AKAR, env=tempat.lingkungan()
    ) as proses:
        try:
            while not db.exists():
                if proses.poll() is not None or time.perf_counter() - mulai > tempat.BATAS_DETIK:
                    raise RuntimeError(f"{program[0]} tidak membuka penyimpanan")
                time.sleep(0.001)
            return time.perf_counter() - mulai
        finally:
            proses.terminate()


def tes() -> Iterator[Hasil]:
    """The whole suite, as ``make test`` runs it."""
    mulai = time.perf_counter()
    selesai = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "auto", "-p", "no:cacheprovider"],
        cwd=tempat.AKAR,
        capture_output=True,
        text=True,
        check=False,
    )
    lama = time.perf_counter() - mulai
    akhir = selesai.stdout.strip().splitlines()
    yield Hasil("seluruh tes", lama, None, 120, catatan=akhir[-1].strip("= ") if akhir else "")


TOLOK = (Tolok("beku", beku, lama=True), Tolok("tes", tes, lama=True))
