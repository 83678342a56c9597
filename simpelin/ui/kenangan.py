"""Remember who signs in on this person's own PC, in the system's own vault.

keyring is imported only where somebody asked to be remembered. Where the system has no
vault the program just asks for the password: it never writes one into a file of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

LAYANAN = "SIMPELIN AJA"
_KUNCI = "masuk/ingat"


def nama_diingat(path: Path) -> str:
    """Who is remembered for this store; '' where nobody. Asks no vault."""
    return str(_semua().get(str(path), ""))


def sandi_diingat(path: Path, nama: str) -> str | None:
    """The remembered password; ``None`` without a vault, or where it was taken out."""
    brankas = _brankas()
    if brankas is None:
        return None
    try:
        sandi = brankas.get_password(LAYANAN, _siapa(path, nama))
    except Exception:
        # every system's vault fails in ways of its own; then the person is asked
        return None
    return None if sandi is None else str(sandi)


def ingat(path: Path, nama: str, sandi: str) -> bool:
    """Remember; whether the system has a vault that took it."""
    brankas = _brankas()
    if brankas is None:
        return False
    try:
        brankas.set_password(LAYANAN, _siapa(path, nama), sandi)
    except Exception:
        return False
    _simpan(_semua() | {str(path): nama})
    return True


def lupakan(path: Path) -> None:
    """Forget who was remembered for this store."""
    nama = nama_diingat(path)
    if not nama:
        return
    _simpan({satu: siapa for satu, siapa in _semua().items() if satu != str(path)})
    brankas = _brankas()
    if brankas is not None:
        try:
            brankas.delete_password(LAYANAN, _siapa(path, nama))
        except Exception:
            return


def _siapa(path: Path, nama: str) -> str:
    return f"{nama} · {path}"


def _semua() -> dict[str, Any]:
    isi = QSettings().value(_KUNCI)
    return isi if isinstance(isi, dict) else {}


def _simpan(isi: dict[str, Any]) -> None:
    QSettings().setValue(_KUNCI, isi)


def _brankas() -> Any:
    """The system's vault; ``None`` where there is none, and on a screen nobody sees."""
    if QGuiApplication.platformName() == "offscreen":
        return None
    try:
        import keyring

        brankas = keyring.get_keyring()
    except Exception:
        return None
    # keyring marks what must not be relied on (no vault, or a file in plain text) below 1
    return brankas if getattr(brankas, "priority", 0) >= 1 else None
