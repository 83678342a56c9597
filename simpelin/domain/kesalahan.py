"""Errors split into "tell the user" and "our bug": these are for the user."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class KesalahanPengguna(Exception):
    """Something the user can put right. ``str()`` is one clear sentence in Bahasa Indonesia
    that names the item and the next step."""


class BelumMasuk(KesalahanPengguna):
    """Somebody wants to write in an office with accounts without having signed in."""


@dataclass(frozen=True, slots=True)
class Penolakan:
    """One reason why input was refused, and where it stands."""

    pesan: str
    berkas: str = ""
    lembar: str = ""
    sel: str = ""

    def __str__(self) -> str:
        tempat = [self.berkas]
        if self.lembar:
            tempat.append(f"lembar {self.lembar}")
        if self.sel:
            tempat.append(f"sel {self.sel}")
        depan = ", ".join(bagian for bagian in tempat if bagian)
        return f"{depan}: {self.pesan}" if depan else self.pesan


class MasukanDitolak(KesalahanPengguna):
    """Input that was refused as a whole; nothing of it was stored.

    ``penolakan`` holds every reason.
    """

    def __init__(self, penolakan: Iterable[Penolakan]) -> None:
        self.penolakan = tuple(penolakan)
        super().__init__("\n".join(str(satu) for satu in self.penolakan))


class PenyimpananRusak(KesalahanPengguna):
    """The store cannot be trusted: damaged, foreign, newer than the program, or not a store."""
