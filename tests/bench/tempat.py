"""Where benchmarks work: a folder on a real disk, stores made for them, child processes."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parents[2]
BATAS_DETIK = 300
_DI_MEMORI = ("tmpfs", "ramfs")


@cache
def folder() -> Path:
    """A passing folder that is not in memory: durable writes must reach a disk."""
    calon = [Path(tempfile.gettempdir()), Path("/var/tmp"), AKAR / "out"]
    pilihan = next((satu for satu in calon if satu.is_dir() and _di_disk(satu)), calon[0])
    hasil = Path(tempfile.mkdtemp(prefix="simpelin-ukur-", dir=pilihan))
    atexit.register(shutil.rmtree, hasil, ignore_errors=True)
    return hasil


def _di_disk(path: Path) -> bool:
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return True
    terbaik, jenis = "", ""
    for baris in mounts.read_text().splitlines():
        _, titik, macam = baris.split()[:3]
        if (str(path.resolve()) + "/").startswith(titik.rstrip("/") + "/") and len(titik) >= len(
            terbaik
        ):
            terbaik, jenis = titik, macam
    return jenis not in _DI_MEMORI


@cache
def contoh() -> Path:
    """A store with the example in it. Benchmarks that write take :func:`salinan`."""
    from simpelin.services.contoh import isi_contoh
    from simpelin.store import open_store

    path = folder() / "contoh.simpelin"
    store = open_store(path)
    isi_contoh(store)
    store.close()
    return path


def salinan(asal: Path, nama: str) -> Path:
    """A copy of a closed store."""
    tujuan = folder() / nama
    shutil.copyfile(asal, tujuan)
    return tujuan


def lingkungan() -> dict[str, str]:
    """The environment of a child: offscreen, away from the user's own folders.

    Compiled modules may be kept, as they are where the program is installed.
    """
    rumah = folder() / "rumah"
    rumah.mkdir(exist_ok=True)
    nama = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    return {
        **{k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
        **dict.fromkeys((*nama, "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"), str(rumah)),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
        "TZ": "Asia/Makassar",
    }


def anak(*argumen: str) -> dict[str, Any]:
    """Run ``tests.bench.anak`` until it reports; its report, with ``detik`` since the start.

    Raises ``RuntimeError`` where it ends without a report or takes too long.
    """
    mulai = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.anak", *argumen],
        cwd=AKAR,
        env=lingkungan(),
        stdout=subprocess.PIPE,
        text=True,
    ) as proses:
        assert proses.stdout is not None
        baris = proses.stdout.readline()
        detik = time.perf_counter() - mulai
        try:
            proses.wait(BATAS_DETIK)
        except subprocess.TimeoutExpired:
            proses.kill()
    if not baris:
        raise RuntimeError(f"proses {' '.join(argumen)} tidak melapor")
    return {**json.loads(baris), "detik": detik}


def perintah(*argumen: str | Path) -> float:
    """Run a program to its end; seconds. Raises where it fails."""
    mulai = time.perf_counter()
    subprocess.run(
        [str(satu) for satu in argumen],
        cwd=AKAR,
        env=lingkungan(),
        check=True,
        capture_output=True,
        timeout=BATAS_DETIK,
    )
    return time.perf_counter() - mulai
