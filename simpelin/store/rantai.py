"""Is the trail's chain unbroken? Every link is computed again, from the first entry on.

What this proves and what it cannot: docs/keputusan/0020-rantai-riwayat.md.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from simpelin.domain.rantai import AWAL, sidik

_MEDAN = ("waktu", "pelaku", "akun", "tindakan", "objek", "kunci", "sebelum", "sesudah", "sumber")
# as bytes: what another program wrote need not be valid text
_ENTRI = (
    f"SELECT nomor, sidik, {', '.join(f'CAST({satu} AS BLOB)' for satu in _MEDAN)}"
    " FROM riwayat ORDER BY nomor"
)
_OBJEK = _MEDAN.index("objek")


@dataclass(frozen=True, slots=True)
class Putus:
    """Where the chain breaks: the entry whose fingerprint does not follow, and who it names.

    ``hilang`` entries are missing right before it.
    """

    nomor: int
    waktu: str
    pelaku: str
    objek: str
    kunci: str
    hilang: int = 0

    def __str__(self) -> str:
        butir = " ".join(satu for satu in (self.objek, *self.kunci.split("|")) if satu)
        pada = f"nomor {self.nomor} ({self.waktu}, {self.pelaku}, {butir})"
        if self.hilang == 1:
            return f"entri nomor {self.nomor - 1} hilang, sebelum {pada}"
        if self.hilang:
            awal = self.nomor - self.hilang
            return f"entri nomor {awal} sampai {self.nomor - 1} hilang, sebelum {pada}"
        return f"entri {pada} diubah, disisipkan, atau diganti"


@dataclass(frozen=True, slots=True)
class KeadaanRantai:
    """The chain as it stands: how many entries, its head, and what is wrong with it.

    ``banyak_putus`` counts the links that do not follow; ``putus`` is the first of them.
    ``cacat_kepala`` says what does not fit between the remembered head and the last entry.
    """

    banyak: int
    nomor: int
    sidik: str
    putus: Putus | None = None
    banyak_putus: int = 0
    cacat_kepala: str = ""

    @property
    def utuh(self) -> bool:
        return self.putus is None and not self.cacat_kepala

    def temuan(self) -> list[str]:
        """One sentence for each thing that is wrong; nothing for an unbroken chain."""
        hasil = []
        if self.putus is not None:
            lagi = f" (putus di {self.banyak_putus} tempat)" if self.banyak_putus > 1 else ""
            hasil.append(f"Rantai riwayat perubahan putus: {self.putus}{lagi}.")
        if self.cacat_kepala:
            hasil.append(f"{self.cacat_kepala}.")
        return hasil


def periksa_rantai(conn: sqlite3.Connection) -> KeadaanRantai:
    """Compute every fingerprint of the trail again and compare (about 3 s a million).

    :raises sqlite3.Error: the trail cannot be read.
    """
    banyak, akhir, ujung = 0, 0, AWAL
    putus: Putus | None = None
    banyak_putus = 0
    for nomor, tercatat, *medan in conn.execute(_ENTRI):
        banyak += 1
        if nomor != akhir + 1 or sidik(ujung, nomor, *medan) != tercatat:
            banyak_putus += 1
            putus = putus or _putus(nomor, medan, nomor - akhir - 1)
        akhir, ujung = nomor, tercatat
    return KeadaanRantai(banyak, akhir, ujung, putus, banyak_putus, _kepala(conn, akhir, ujung))


def _putus(nomor: int, medan: list[Any], hilang: int) -> Putus:
    teks = [bytes(satu or b"").decode("utf-8", "replace") for satu in medan]
    return Putus(nomor, teks[0], teks[1], teks[_OBJEK], teks[_OBJEK + 1], max(0, hilang))


def _kepala(conn: sqlite3.Connection, akhir: int, ujung: str) -> str:
    """What does not fit between the head that the program remembered and the last entry."""
    baris = conn.execute("SELECT nomor, sidik FROM riwayat_kepala").fetchone()
    if baris is None:
        return "Kepala riwayat perubahan hilang"
    nomor, tercatat = baris
    if nomor > akhir:
        hilang = f"nomor {akhir + 1} sampai {nomor}" if nomor > akhir + 1 else f"nomor {nomor}"
        return f"Ekor riwayat perubahan dipotong: entri {hilang} hilang"
    if nomor < akhir:
        return f"Entri riwayat perubahan sesudah nomor {nomor} tidak ditulis program ini"
    if tercatat != ujung:
        return f"Entri riwayat perubahan terakhir (nomor {nomor}) bukan yang ditulis program ini"
    return ""
