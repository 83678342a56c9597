"""The harness: both sides in turn (A B A B …), medians, one line each."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

Sisi = Callable[[], float]
"""One run of one side; gives what it measured (seconds, MiB, …)."""

_SKALA = {"detik": (1.0, "s"), "mdetik": (1000.0, "ms"), "MiB": (1.0, "MiB"), "MB": (1.0, "MB")}


@dataclass(frozen=True, slots=True)
class Hasil:
    """One line: the goal holds for ours ÷ floor, or for ours itself where there is no floor."""

    nama: str
    kami: float
    lantai: float | None
    tujuan: float
    satuan: str = "detik"
    catatan: str = ""

    @property
    def ukuran(self) -> float:
        """What is held against the goal."""
        return self.kami if self.lantai is None else self.kami / self.lantai

    @property
    def tercapai(self) -> bool:
        return self.ukuran <= self.tujuan

    def baris(self) -> str:
        """The line as it is printed."""
        kali = f"{_angka(self.ukuran)} ×" if self.lantai is not None else "–"
        tujuan = f"{_angka(self.tujuan)} ×" if self.lantai is not None else self._nilai(self.tujuan)
        lantai = "–" if self.lantai is None else self._nilai(self.lantai)
        putusan = "tercapai" if self.tercapai else "BELUM"
        angka = f"lantai {lantai:>10}  kami {self._nilai(self.kami):>10}  {kali:>8}"
        ekor = f"  ({self.catatan})" if self.catatan else ""
        return f"{self.nama:<52} {angka}  tujuan ≤ {tujuan:<9} {putusan}{ekor}"

    def _nilai(self, nilai: float) -> str:
        kali, satuan = _SKALA[self.satuan]
        return f"{_angka(nilai * kali)} {satuan}"


@dataclass(frozen=True, slots=True)
class Tolok:
    """One benchmark by name; ``lama`` ones are skipped by --cepat, ``besar`` ones run only
    when they are named."""

    nama: str
    jalankan: Callable[[], Iterator[Hasil]]
    lama: bool = False
    besar: bool = False


def _angka(nilai: float) -> str:
    desimal = 0 if nilai >= 100 else 1 if nilai >= 10 else 2 if nilai >= 0.1 else 3
    return f"{nilai:.{desimal}f}".replace(".", ",")


def waktu(kerja: Callable[[], object]) -> Sisi:
    """A side that measures how long ``kerja`` takes, in seconds."""

    def jalan() -> float:
        mulai = time.perf_counter()
        kerja()
        return time.perf_counter() - mulai

    return jalan


def berselang(lantai: Sisi, kami: Sisi, putaran: int, pemanasan: int = 1) -> tuple[float, float]:
    """The medians of floor and ours, run in turn so that a busy moment meets both."""
    a: list[float] = []
    b: list[float] = []
    for nomor in range(pemanasan + putaran):
        gc.collect()
        satu = lantai()
        gc.collect()
        dua = kami()
        if nomor >= pemanasan:
            a.append(satu)
            b.append(dua)
    return median(a), median(b)


def banding(
    nama: str,
    lantai: Sisi,
    kami: Sisi,
    tujuan: float,
    *,
    putaran: int = 7,
    pemanasan: int = 1,
    satuan: str = "detik",
    catatan: str = "",
) -> Hasil:
    """Measure both sides and make their line."""
    dasar, nilai = berselang(lantai, kami, putaran, pemanasan)
    return Hasil(nama, nilai, dasar, tujuan, satuan, catatan)


def p95(nilai: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(nilai)[max(0, -(-len(nilai) * 95 // 100) - 1)]
