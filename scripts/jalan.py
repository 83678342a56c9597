"""`make run`: the whole main job on an example store of its own, then the window.

    python scripts/jalan.py              # example → evaluation → workbooks in out/ → window
    python scripts/jalan.py --gambar     # only pictures of every page, in out/gambar/, of a fresh
                                         # example; those that documents show go to docs/gambar/

The example lives in out/contoh.simpelin; the user's own store is never opened. What a person
changed in out/ since the last run is kept under another name, never overwritten.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "out"
STORE = OUT / "contoh.simpelin"
PANDUAN = ROOT / "docs" / "panduan.md"
WRITTEN = OUT / ".tulisan.json"  # file name → hash, of what this script wrote last
PERIOD = ("--tahun", "2023", "--triwulan", "4")
WRITTEN_KINDS = (".xlsx", ".docx", ".pdf")
DAY = ("--tanggal", "2024-01-15")  # when that quarter was looked at; today, all is years late


def say(text: str = "") -> None:
    print(text, flush=True)


def title(text: str) -> None:
    say(f"\n— {text} " + "—" * max(0, 76 - len(text)))


def simpelin(*words: object, store: Path = STORE, capture: bool = False) -> str:
    """One command of the program, on the example store."""
    command = [sys.executable, "-m", "simpelin", *map(str, words), "--db", str(store)]
    done = subprocess.run(
        command, cwd=ROOT, check=False, stdout=subprocess.PIPE if capture else None, text=True
    )
    if done.returncode:
        sys.exit(f"Gagal (kode {done.returncode}): simpelin {' '.join(map(str, words))}")
    return done.stdout or ""


# --- workbooks ---------------------------------------------------------------


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def keep_changed(path: Path, written: dict[str, str]) -> None:
    if not path.exists() or written.get(path.name) == digest(path):
        return
    stamp = datetime.fromtimestamp(path.stat().st_mtime).strftime("%Y-%m-%d %H.%M.%S")
    kept = path.with_name(f"{path.stem} ({stamp}){path.suffix}")
    path.replace(kept)
    say(f"Isi {path.name} sudah diubah sejak terakhir ditulis; disimpan sebagai {kept.name}")


def first_unit() -> str | None:
    units = json.loads(simpelin("status", *PERIOD, "--json", capture=True))["unit"]
    return next((unit["nama"] for unit in units if unit.get("wajib")), None)


def workbooks() -> None:
    jobs: list[tuple[str, tuple[object, ...]]] = [
        *(
            (name, ("ekspor", kind, *PERIOD, *DAY, "-o"))
            for kind, name in (
                ("bkad", "bkad-2023-tw4.xlsx"),
                ("e81", "e81-2023-tw4.xlsx"),
                ("rfk", "rfk-2023-tw4.xlsx"),
                ("lakip", "lkjip-2023.docx"),
                ("bahan-rapat", "bahan-rapat-tw4.pdf"),
            )
        ),
        ("templat-isi.xlsx", ("templat", "--isi")),
    ]
    if unit := first_unit():
        jobs.append(("lembar-isian-tw4.xlsx", ("templat", "--unit", unit, *PERIOD)))
    written = json.loads(WRITTEN.read_text("utf-8")) if WRITTEN.exists() else {}
    for name, words in jobs:
        target = OUT / name
        keep_changed(target, written)
        simpelin(*words, target)
        written[name] = digest(target)
        WRITTEN.write_text(json.dumps(written, indent=1), "utf-8")


# --- the window --------------------------------------------------------------


def screen() -> bool:
    """Is there a display, and does it answer? Qt aborts on one that does not, so not in here."""
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        return False
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    probe = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    try:
        done = subprocess.run(
            [sys.executable, "-c", probe], check=False, capture_output=True, timeout=30
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def pictures(folder: Path, *only: str, store: Path = STORE) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    module = (sys.executable, "-m", "simpelin.ui.gambar")
    command = [*module, "--db", store, "--keluar", folder, *only]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, check=False, env=environment)
    if done.returncode:
        sys.exit("Gambar jendela tidak dapat dibuat.")
    for picture in sorted(folder.glob("*.png")):
        say(f"  {picture.relative_to(ROOT)}")


def document_pictures() -> None:
    """What the documents show, light, as a new user sees it: not an example of older versions."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / STORE.name
        simpelin("contoh", store=store)
        pictures(OUT / "gambar", store=store)
    text = "".join(page.read_text("utf-8") for page in (ROOT / "README.md", PANDUAN))
    for name in sorted(set(re.findall(r"gambar/([\w-]+)\.png", text))):
        shutil.copyfile(
            OUT / "gambar" / f"{name}-terang.png", PANDUAN.parent / f"gambar/{name}.png"
        )


def main() -> None:
    OUT.mkdir(exist_ok=True)
    if "--gambar" in sys.argv[1:]:
        document_pictures()
        return
    if not STORE.exists():
        title("Mengisi contoh Kecamatan Tomoni 2023")
        simpelin("contoh")

    title("Evaluasi Triwulan IV 2023")
    simpelin("evaluasi", *PERIOD)
    title("Yang perlu perhatian, dilihat pada 15 Januari 2024")
    simpelin("sorotan", *PERIOD, *DAY)
    title("Buku kerja dan dokumen di folder out/")
    workbooks()
    for book in sorted(path for path in OUT.glob("*.*") if path.suffix in WRITTEN_KINDS):
        say(f"  {book.relative_to(ROOT)}")

    if screen():
        title("Jendela SIMPELIN AJA")
        say(f"Jendela dibuka dengan data contoh ({STORE.relative_to(ROOT)}). Tutup untuk selesai.")
        simpelin()
    else:
        title("Tidak ada layar")
        say("Di mesin ini tidak ada layar yang dapat dipakai, jadi jendela tidak dibuka.")
        say("Gambar jendelanya:")
        pictures(OUT, "--skala", "1", "--mode", "terang")


if __name__ == "__main__":
    main()
