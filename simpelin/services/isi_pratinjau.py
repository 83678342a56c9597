"""A preview as values: what each form's service makes, and the screen shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KolomPratinjau:
    """A column of the preview; ``lebar`` in pixels, 0 takes what is left."""

    judul: str
    lebar: int
    kanan: bool = False


@dataclass(frozen=True, slots=True)
class BarisPratinjau:
    """A row; subtotals are bold."""

    sel: tuple[str, ...]
    tebal: bool = False


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """Columns, rows, and what the form says beside the table."""

    kolom: tuple[KolomPratinjau, ...]
    baris: tuple[BarisPratinjau, ...]
    keterangan: tuple[str, ...] = ()
