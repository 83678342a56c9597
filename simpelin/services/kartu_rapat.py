"""Everything that the meeting's card says about one item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simpelin.domain.data_dukung import DataDukung, PadaLaporan
from simpelin.domain.kurva import Kurva, kurva_belanja, kurva_kinerja
from simpelin.domain.monev import berlaku
from simpelin.domain.penilaian import Penilaian
from simpelin.domain.rapat import Keputusan, TimpaanWarna
from simpelin.domain.realisasi import Catatan
from simpelin.domain.rencana import Kunci
from simpelin.domain.tindak_lanjut import Sebab, TindakLanjut
from simpelin.services.asal_indikator import AsalAngka
from simpelin.services.asal_penilaian import asal_penilaian
from simpelin.services.monev import Monev

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass(frozen=True, slots=True)
class KataTriwulan:
    """What was written on an item in one quarter, the class of its cause, and its evidence."""

    triwulan: int
    catatan: Catatan
    sebab: Sebab
    bukti: tuple[DataDukung, ...] = ()

    @property
    def ada(self) -> bool:
        return bool(self.catatan != Catatan() or self.sebab != Sebab())


@dataclass(frozen=True)
class KartuButir:
    """One item: curves, words of the quarters (newest first), what was decided on it and what
    became of that, the camat's colour, and the arithmetic of its score.

    ``keputusan`` are this meeting's decisions that were not handed out yet, ``tindak_lanjut``
    those of all meetings that were, newest first; ``catatan`` is what was said on it.
    ``normatif`` says what cause and action lack, ``tanpa_dukung`` that required evidence is
    missing.
    """

    penilaian: Penilaian
    kinerja: Kurva | None
    belanja: Kurva | None
    kata: tuple[KataTriwulan, ...]
    keputusan: tuple[Keputusan, ...]
    tindak_lanjut: tuple[TindakLanjut, ...]
    catatan: str
    pilihan: TimpaanWarna | None
    normatif: tuple[str, ...]
    tanpa_dukung: str
    asal: AsalAngka

    @property
    def kunci(self) -> Kunci:
        return self.penilaian.simpul.kunci

    @property
    def bukti(self) -> tuple[DataDukung, ...]:
        """The evidence of every quarter, newest quarter first."""
        return tuple(satu for kata in self.kata for satu in kata.bukti)


def kartu(store: Store, monev: Monev, kunci: Kunci) -> KartuButir:
    """The card of an item. Raises ``LookupError`` for one that the plan does not have."""
    penilaian = monev.daftar.penilaian[kunci]
    semua = store.tindak_lanjut.semua()
    dibagikan = {satu.nomor for satu in semua}
    tentang = monev.rapat.keputusan_tentang(kunci)
    return KartuButir(
        penilaian,
        kurva_kinerja(monev.semua, kunci),
        kurva_belanja(monev.semua, kunci),
        _kata(store, monev, kunci),
        tuple(satu for satu in tentang if satu.nomor not in dibagikan),
        tuple(sorted((t for t in semua if t.kunci == kunci), key=_terbaru)),
        monev.rapat.catatan_tentang(kunci),
        berlaku(monev.rapat.timpaan(kunci), penilaian),
        tuple(monev.normatif.get(kunci, ())),
        monev.tanpa_dukung.get(kunci, ""),
        asal_penilaian(monev.daftar, kunci),
    )


def _terbaru(satu: TindakLanjut) -> tuple[int, int, int]:
    tahun, triwulan, nomor = satu.nomor
    return (-tahun, -triwulan, nomor)


def _kata(store: Store, monev: Monev, kunci: Kunci) -> tuple[KataTriwulan, ...]:
    catatan = monev.semua[-1].realisasi.catatan
    sebab = store.sebab.muat(monev.tahun)
    bukti: dict[int, list[DataDukung]] = {}
    for satu in store.data_dukung.setahun(monev.tahun):
        if isinstance(satu.tempat, PadaLaporan) and satu.tempat.kunci == kunci:
            bukti.setdefault(satu.tempat.triwulan, []).append(satu)
    return tuple(
        KataTriwulan(
            n,
            catatan.get((kunci, n), Catatan()),
            sebab.get((kunci, n), Sebab()),
            tuple(bukti.get(n, ())),
        )
        for n in range(monev.triwulan, 0, -1)
    )
