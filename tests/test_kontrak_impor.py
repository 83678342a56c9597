"""What the import contract (`make contract`) cannot see for itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "simpelin"
LAZY = (
    *("PySide6", "openpyxl", "xlsxwriter", "matplotlib", "sqlite_utils"),
    *("argon2", "keyring"),
)


def test_every_folder_is_a_package() -> None:
    """A folder without __init__.py escapes the contract, and the wheel's readers."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    bare = sorted(
        str(folder.relative_to(PACKAGE))
        for folder in folders
        if not folder.relative_to(PACKAGE).as_posix().startswith("_")
        and not (folder / "__init__.py").exists()
    )
    assert bare == []


def test_domain_imports_the_standard_library_only() -> None:
    """Whatever the contract's list of packages forgets."""
    strangers = []
    for path in sorted((PACKAGE / "domain").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            strangers += [
                f"{path.name}: {name}"
                for name in names
                if name.split(".")[0] not in sys.stdlib_module_names
                and not name.startswith("simpelin.domain")
            ]
    assert strangers == []


@pytest.mark.parametrize("module", ["simpelin.app", "simpelin.cli", "simpelin.__main__"])
def test_starting_loads_no_heavy_library(module: str) -> None:
    """Qt, Excel, charts and the store are loaded when they are needed, not at the start."""
    code = f"import sys, {module}; print(*[n for n in {LAZY!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []
