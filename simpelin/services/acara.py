"""The review meeting as its papers name it: when, where, who, what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from simpelin.domain.kalender import akhir_triwulan
from simpelin.domain.rapat import Hadir, Rapat
from simpelin.services import rapat as layanan_rapat
from simpelin.services.kepala_unit import berkepala

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass(frozen=True, slots=True)
class Acara:
    """Day, hour with its zone, place, what is spoken of in order, and who is called."""

    rapat: Rapat
    tanggal: date
    pukul: str
    tempat: str
    agenda: tuple[str, ...]
    hadir: tuple[Hadir, ...]

    def diundang(self, pengundang: str) -> tuple[Hadir, ...]:
        """Everyone but the unit that sends the letter."""
        return tuple(satu for satu in self.hadir if not satu.unit or satu.unit != pengundang)


def susun_acara(store: Store, tahun: int, triwulan: int) -> Acara:
    """The quarter's meeting; units that are not on its list yet are called by their title."""
    rapat = layanan_rapat.muat(store, tahun, triwulan)
    tercatat = {satu.unit for satu in rapat.hadir}
    belum = [
        Hadir(satu.kepala, satu.jabatan_kepala or f"Kepala {satu.nama}", satu.nama)
        for satu in berkepala(store)
        if satu.nama not in tercatat
    ]
    urutan = {satu.nama: nomor for nomor, satu in enumerate(store.unit.semua())}
    hadir = sorted([*rapat.hadir, *belum], key=lambda satu: urutan.get(satu.unit, len(urutan)))
    return Acara(
        rapat,
        rapat.tanggal or akhir_triwulan(tahun, triwulan),
        rapat.pukul,
        rapat.tempat,
        tuple(baris.strip() for baris in rapat.agenda.splitlines() if baris.strip()),
        tuple(hadir),
    )
