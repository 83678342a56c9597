"""Which automatic backups stay: all of the last two days, then one a day, a week, a month."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SEMUA = timedelta(days=2)
"""What is younger than this stays whole: somebody may still want to go back one step."""


@dataclass(frozen=True, slots=True)
class Putaran:
    """How many days, weeks and months keep their newest copy; days without one do not count."""

    hari: int = 14
    minggu: int = 8
    bulan: int = 12

    @property
    def kalimat(self) -> str:
        return f"{self.hari} harian, {self.minggu} mingguan, {self.bulan} bulanan"


def disimpan(waktu: Sequence[datetime], kini: datetime, putaran: Putaran) -> tuple[str, ...]:
    """Why each copy stays, in the order of ``waktu``; '' where it does not. The newest always
    stays; a copy from the future (the clock was wrong) counts as new."""
    hasil = [""] * len(waktu)
    urut = sorted(range(len(waktu)), key=lambda n: waktu[n], reverse=True)
    golongan: tuple[tuple[str, int, Callable[[datetime], Hashable]], ...] = (
        ("harian", putaran.hari, datetime.date),
        ("mingguan", putaran.minggu, lambda satu: satu.isocalendar()[:2]),
        ("bulanan", putaran.bulan, lambda satu: (satu.year, satu.month)),
    )
    for kata, banyak, kelompok in golongan:
        pernah: set[Hashable] = set()
        for n in urut:
            masa = kelompok(waktu[n])
            if masa in pernah:
                continue
            if len(pernah) == banyak:
                break
            pernah.add(masa)
            hasil[n] = hasil[n] or kata
    for n in urut:
        if waktu[n] > kini - SEMUA:
            hasil[n] = "dua hari terakhir"
    if urut:
        hasil[urut[0]] = "terbaru"
    return tuple(hasil)
