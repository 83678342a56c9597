"""The review meeting as its papers name it: when, where, who, what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from simpelin.domain.kalender import akhir_triwulan, hari_kerja_ke
from simpelin.services import pengaturan

if TYPE_CHECKING:
    from simpelin.store import Store

AGENDA = (
    "Pembukaan oleh Camat",
    "Tindak lanjut keputusan rapat sebelumnya",
    "Pembahasan butir yang perlu perhatian",
    "Keputusan dan penanggung jawab",
    "Penutup",
)


@dataclass(frozen=True, slots=True)
class Peserta:
    """One line of the attendance list."""

    nama: str
    jabatan: str = ""
    unit: str = ""
    hadir: bool = False


@dataclass(frozen=True, slots=True)
class Acara:
    """Day, hour with its zone, place, what is spoken of in order, and who is called."""

    tanggal: date
    pukul: str
    tempat: str
    agenda: tuple[str, ...]
    hadir: tuple[Peserta, ...]

    def diundang(self, pengundang: str) -> tuple[Peserta, ...]:
        """Everyone but the unit that sends the letter."""
        return tuple(satu for satu in self.hadir if not satu.unit or satu.unit != pengundang)


def susun_acara(store: Store, tahun: int, triwulan: int) -> Acara:
    """The meeting of a quarter: on the calendar's working day, with every unit's head."""
    atur = pengaturan.muat(store)
    hari_ke = atur.tenggat(triwulan).rapat
    return Acara(
        hari_kerja_ke(akhir_triwulan(tahun, triwulan), hari_ke, atur.libur),
        f"{atur.teks('pukul_rapat')} {atur.teks('zona_waktu')}",
        atur.teks("tempat_rapat") or f"Kantor {atur.nama_skpd}",
        AGENDA,
        tuple(
            Peserta(satu.kepala, satu.jabatan_kepala or f"Kepala {satu.nama}", satu.nama)
            for satu in store.unit.semua()
        ),
    )
