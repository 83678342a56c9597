"""Makes a checkout ready to run: system libraries (Linux), virtual environment, locked packages.

    python3 scripts/siapkan.py            # make run and make test call this first
    python3 scripts/siapkan.py --kunci    # renew requirements*.lock

Standard library only: this runs before anything is installed. A stamp of lock, project file and
interpreter makes a second run quick.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / ".siap"
LOCK = ROOT / "requirements-dev.lock"

# library → Debian package; the first group Qt needs always, the second for a real screen
ALWAYS = {
    "GL": "libgl1",
    "EGL": "libegl1",
    "xkbcommon": "libxkbcommon0",
    "dbus-1": "libdbus-1-3",
    "glib-2.0": "libglib2.0-0",
    "fontconfig": "libfontconfig1",
}
SCREEN = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-image": "libxcb-image0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-randr": "libxcb-randr0",
    "X11-xcb": "libx11-xcb1",
}


def say(text: str) -> None:
    print(f"» {text}", flush=True)


def run(*command: object, **options: object) -> None:
    """Run a command; its failure ends this script with the command named, not with a traceback."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(f"Gagal (kode {done.returncode}): {' '.join(words)}")


# --- system libraries --------------------------------------------------------


def apt(packages: list[str], why: str, *, needed: bool) -> None:
    """Install with apt where it may; otherwise say exactly which command does it."""
    advice = f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"
    may: list[str] | None = None
    if shutil.which("apt-get"):
        if os.geteuid() == 0:
            may = []
        elif (
            shutil.which("sudo")
            and not subprocess.run(
                ["sudo", "-n", "true"], capture_output=True, check=False
            ).returncode
        ):
            may = ["sudo", "-n"]
    if may is not None:
        say(f"Memasang {why}: {' '.join(packages)}")
        install = [
            *may,
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-qq",
            "-o",
            "Dpkg::Use-Pty=0",
            "install",
            "-y",
            "--no-install-recommends",
            *packages,
        ]
        update = [*may, "apt-get", "-qq", "update"]
        for command in (update, install):
            done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        if not done.returncode:
            return
    message = f"Perlu dipasang dulu ({why}). Jalankan:\n\n    {advice}\n"
    if needed:
        sys.exit(message)
    say(message)


def system_libraries() -> None:
    if sys.platform != "linux":
        return
    for group, why, needed in (
        (ALWAYS, "pustaka sistem untuk Qt", True),
        (SCREEN, "pustaka layar untuk Qt", False),
    ):
        missing = [package for name, package in group.items() if not ctypes.util.find_library(name)]
        if missing:
            apt(missing, why, needed=needed)


# --- virtual environment -----------------------------------------------------


def fingerprint() -> str:
    content = b"\0".join(
        [LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(VENV).encode()]
    )
    return f"{sysconfig.get_python_version()} {hashlib.sha256(content).hexdigest()}"


def ready() -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == fingerprint()


def make_venv() -> None:
    if sys.platform == "linux":
        try:
            import ensurepip  # noqa: F401 - Debian keeps it in a package of its own
        except ImportError:
            package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
            apt([package], "lingkungan virtual Python", needed=True)
    say("Membuat lingkungan virtual .venv")
    # a leftover of another Python version or of a moved folder would not run
    clear = VENV.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode != 0
    # in a process of its own: ensurepip may have been installed a moment ago
    run(sys.executable, "-m", "venv", *(["--clear"] if clear else []), VENV)


def packages() -> None:
    if not PYTHON.exists() or not venv_is_ours():
        make_venv()
    pip = (PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check")
    say("Memasang paket sesuai kunci (requirements-dev.lock)")
    run(*pip, "install", "--require-hashes", "-r", LOCK)
    run(*pip, "install", "--no-deps", "--no-build-isolation", "-e", ROOT)
    STAMP.write_text(fingerprint(), "utf-8")


def venv_is_ours() -> bool:
    """Does .venv run, with the Python version that runs this?"""
    try:
        answer = subprocess.run(
            [PYTHON, "-c", "import sysconfig, pip; print(sysconfig.get_python_version())"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return answer.stdout.strip() == sysconfig.get_python_version()


def renew_lock() -> None:
    """uv is fetched for this alone; it writes hashes and no address (docs/keputusan/0010)."""
    tool = ROOT / "build" / "kunci"
    venv.create(tool, with_pip=True, clear=True)
    binary = tool / BIN.name
    run(binary / PYTHON.name, "-m", "pip", "install", "--quiet", "uv")
    common = (
        *(binary / "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
        *("--generate-hashes", "--no-annotate", "--custom-compile-command", "make kunci"),
        *("--upgrade", "pyproject.toml", "-o"),
    )
    run(*common, "requirements.lock")
    run(*common, "requirements-dev.lock", "--extra", "dev", "-c", "requirements.lock")
    say("Kunci diperbarui: requirements.lock, requirements-dev.lock")


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - asked before anything is installed
        sys.exit("Perlu Python 3.11 atau lebih baru. Pilih dengan: make run PYTHON=python3.11")
    if "--kunci" in sys.argv[1:]:
        renew_lock()
        return
    system_libraries()
    if not ready():
        packages()


if __name__ == "__main__":
    main()
