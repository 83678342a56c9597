"""What may be added to a plan tree at a node, and what the new node begins with.

Aturan section 1: tujuan → sasaran → program → kegiatan → sub kegiatan. A tujuan or a sasaran
may stand at the top.
"""

from __future__ import annotations

from simpelin.domain.rencana import Kunci, Simpul, Tingkat


def boleh_ditambah(simpul: Simpul | None) -> tuple[tuple[Tingkat, Kunci | None], ...]:
    """Level and parent of what can be added while ``simpul`` is chosen: its child, its sibling,
    and what stands at the top."""
    hasil: list[tuple[Tingkat, Kunci | None]] = []
    if simpul is not None:
        anak = next((satu for satu in Tingkat if satu.induk is simpul.tingkat), None)
        if anak is not None:
            hasil.append((anak, simpul.kunci))
        if simpul.induk is not None:
            hasil.append((simpul.tingkat, simpul.induk))
    return (*hasil, (Tingkat.TUJUAN, None), (Tingkat.SASARAN, None))


def simpul_baru(tingkat: Tingkat, induk: Simpul | None) -> Simpul:
    """An empty node: its parent's sub-SKPD and unit, and the beginning of its code where the
    parent's is an official one (digits)."""
    if induk is None:
        return Simpul(Kunci(""), tingkat, "")
    kode = f"{induk.kode}." if induk.kode[:1].isdigit() else ""
    return Simpul(Kunci(kode, induk.kunci.sub_skpd), tingkat, "", induk.kunci, induk.unit)
