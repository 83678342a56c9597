"""Does the packed program do what the checkout does?

    python scripts/uji_kemasan.py roda     # a wheel in a clean environment, run from elsewhere
    python scripts/uji_kemasan.py beku     # the frozen program of `make build`, offscreen

Each fills an example store and prints `evaluasi --json`; the answer must be the checkout's, byte
for byte. The packed program gets an empty HOME and a folder that is not the checkout.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FROZEN = ROOT / "dist" / "simpelin"
PERIOD = ("--tahun", "2023", "--triwulan", "4")
SIZE_GOAL = 180  # MB, shared with docs/keputusan/0010
WITH_CHARTS = 200_000
"""Bytes of minutes that hold every chart of the quarter, at least."""
LETTERS = ("lakip", "undangan", "daftar-hadir", "bahan-rapat", "notulen")
PAPERS = (
    *((kind, ".xlsx") for kind in ("bkad", "e81", "rfk", "lakip", "riwayat")),
    *((kind, suffix) for kind in LETTERS for suffix in (".docx", ".pdf")),
)
"""Every kind of ``ekspor``: each takes its own libraries into the packed program."""
BEGIN = {".xlsx": b"PK", ".docx": b"PK", ".pdf": b"%PDF"}
Command = list[str]


def run(command: Command, folder: Path) -> str:
    environment = os.environ | {"HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    for name in ("PYTHONPATH", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        environment.pop(name, None)
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"Gagal (kode {done.returncode}): {' '.join(command)}")
    return done.stdout


def main_job(program: Command, folder: Path) -> dict[str, str]:
    """The answers of one program, by command; every paper must be what its name says."""
    folder.mkdir()
    store = ("--db", str(folder / "contoh.simpelin"))
    run([*program, "contoh", *store], folder)
    day = ("--tanggal", "2024-01-05")
    for kind, suffix in PAPERS:
        paper = folder / f"{kind}{suffix}"
        run([*program, "ekspor", kind, *PERIOD, *day, "-o", str(paper), *store], folder)
        if not paper.read_bytes().startswith(BEGIN[suffix]):
            sys.exit(f"{paper} bukan berkas {suffix}")
        if kind == "notulen" and paper.stat().st_size < WITH_CHARTS:
            sys.exit(f"{paper} bukan notulen dengan grafiknya")
    letter = folder / "undangan.docx"
    return {"ekspor undangan": hashlib.sha256(letter.read_bytes()).hexdigest()} | {
        command: run([*program, command, *PERIOD, "--json", *store], folder)
        for command in ("evaluasi", "sorotan")
    }


def wheel(folder: Path) -> Command:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT)], folder)
    (built,) = folder.glob("*.whl")
    run([sys.executable, "-m", "venv", str(folder / "venv")], folder)
    binary = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip[0] = str(binary / "python")
    lock = str(ROOT / "requirements.lock")
    run([*pip, "install", "--require-hashes", "-r", lock], folder)
    run([*pip, "install", "--no-deps", str(built)], folder)
    return [str(binary / "simpelin")]


def frozen(_: Path) -> Command:
    program = FROZEN / ("simpelin.exe" if os.name == "nt" else "simpelin")
    if not program.exists():
        sys.exit("Belum ada program beku: jalankan `make build` dulu.")
    files = [path for path in FROZEN.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"  ukuran {size:.0f} MB (batas {SIZE_GOAL} MB)")
    if size > SIZE_GOAL:
        sys.exit("Program beku terlalu besar; lihat build.spec.")
    return [str(program)]


def window_opens(program: Command, folder: Path) -> None:
    """The packed window must come up offscreen and stay up until it is closed from outside."""
    environment = os.environ | {"HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    command = [*program, "--db", str(folder / "contoh.simpelin")]
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, env=environment, cwd=folder, stderr=output)
        try:
            status: int | None = process.wait(timeout=6)
        except subprocess.TimeoutExpired:
            status = None
            process.terminate()
            process.wait(timeout=10)
        output.seek(0)
        said = output.read().decode(errors="replace").strip()
    if status is not None:
        sys.exit(f"Jendela berhenti sendiri (kode {status}):\n{said}")
    if "Traceback" in said or "could not" in said.lower():
        sys.exit(f"Jendela mengeluh:\n{said}")


def main() -> None:
    kinds = {"roda": wheel, "beku": frozen}
    if len(sys.argv) != 2 or sys.argv[1] not in kinds:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="simpelin-kemasan-") as name:
        folder = Path(name)
        started = time.monotonic()
        program = kinds[sys.argv[1]](folder)
        expected = main_job([sys.executable, "-m", "simpelin"], folder / "sumber")
        found = main_job(program, folder / "hasil")
        for command, answer in expected.items():
            if found[command] != answer:
                sys.exit(f"`{command}` berbeda dari yang dijalankan dari sumber")
        window_opens(program, folder / "hasil")
        print(f"  {sys.argv[1]}: sama dengan sumber ({time.monotonic() - started:.0f} detik)")


if __name__ == "__main__":
    main()
