"""What must hold for the files of the project themselves."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Written in pieces, so that this file passes its own check.
REGISTRIES = re.compile(
    rb"pypi\."
    + rb"org|python"
    + rb"hosted\.org|/simp"
    + rb"le/|conda\."
    + rb"io|anaconda\."
    + rb"org"
    rb"|npm" + rb"js\.org|--(extra-)?ind" + rb"ex-url|crates\." + rb"io"
)


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("bukan checkout git")
    paths = [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def test_no_file_names_a_package_registry() -> None:
    found = [str(p.relative_to(ROOT)) for p in tracked() if REGISTRIES.search(p.read_bytes())]
    assert not found, "alamat gudang paket tertulis di: " + ", ".join(found)


def test_the_check_sees_an_address() -> None:
    assert REGISTRIES.search(b"https://pypi." + b"org/simp" + b"le/x")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_a_version_and_hashes(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8"))
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert packages
    for entry in packages:
        assert re.match(r"[a-z0-9-]+==\S+", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]
        assert " @ " not in entry
        assert "file:" not in entry


def test_the_runtime_lock_is_part_of_the_development_lock() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / name).read_text("utf-8")
        return set(re.findall(r"^[a-z0-9-]+==\S+(?: ; [^\\]+)?", text, re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_pyside_that_loses_references_is_not_locked() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    versions = re.findall(r"^pyside6-essentials==(\S+)", text, re.MULTILINE)
    assert versions
    assert all(version.startswith("6.11.") for version in versions)
