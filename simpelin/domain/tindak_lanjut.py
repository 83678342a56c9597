"""What becomes of a decision: baru → berjalan → selesai → diverifikasi (aturan section 6).

A follow-up exists from the moment its meeting is closed, and is carried from quarter to
quarter and year to year until it is verified.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.penanggalan import bertanggal
from simpelin.domain.rapat import Keputusan, NomorKeputusan
from simpelin.domain.realisasi import Catatan
from simpelin.domain.realisasi import GolonganSebab as GolonganSebab
from simpelin.domain.realisasi import Sebab as Sebab
from simpelin.domain.rencana import Kunci

TERATAS = 2
"""Overdue quarters that put a follow-up at the top of the agenda."""


class StatusTindakLanjut(StrEnum):
    BARU = "baru"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    DIVERIFIKASI = "diverifikasi"

    @property
    def terbuka(self) -> bool:
        """Whether there is still something to do for who answers for it."""
        return self in (StatusTindakLanjut.BARU, StatusTindakLanjut.BERJALAN)


_BERIKUT = {
    StatusTindakLanjut.BARU: (StatusTindakLanjut.BERJALAN, StatusTindakLanjut.SELESAI),
    StatusTindakLanjut.BERJALAN: (StatusTindakLanjut.SELESAI,),
    StatusTindakLanjut.SELESAI: (StatusTindakLanjut.DIVERIFIKASI, StatusTindakLanjut.BERJALAN),
    StatusTindakLanjut.DIVERIFIKASI: (StatusTindakLanjut.BERJALAN,),
}


@dataclass(frozen=True, slots=True)
class Kabar:
    """A note of progress; ``waktu`` an ISO instant, ``status`` the state after it."""

    waktu: str
    oleh: str
    status: StatusTindakLanjut
    isi: str = ""


@dataclass(frozen=True, slots=True)
class TindakLanjut:
    """A decision on its way. ``tenggat`` is the day that holds now, which may have been moved;
    the decision keeps its own. ``bukti`` counts the attached evidence."""

    keputusan: Keputusan
    tenggat: date
    status: StatusTindakLanjut = StatusTindakLanjut.BARU
    selesai_pada: str | None = None
    kabar: tuple[Kabar, ...] = ()
    bukti: int = 0

    @property
    def nomor(self) -> NomorKeputusan:
        return self.keputusan.nomor

    @property
    def kunci(self) -> Kunci | None:
        return self.keputusan.kunci

    @property
    def unit(self) -> str:
        return self.keputusan.unit

    def hari_lewat(self, hari: date) -> int:
        """Calendar days overdue on ``hari``; 0 where it is not, or is done."""
        return max(0, (hari - self.tenggat).days) if self.status.terbuka else 0

    def triwulan_lewat(self, tahun: int, triwulan: int) -> int:
        """Quarters whose end came and found it open and overdue, up to the one given."""
        if not self.status.terbuka:
            return 0
        esok = self.tenggat + timedelta(days=1)
        return max(0, 4 * tahun + triwulan - (4 * esok.year + (esok.month - 1) // 3))


def pastikan_langkah(dari: StatusTindakLanjut, ke: StatusTindakLanjut, bukti: int) -> None:
    """:raises KesalahanPengguna: the step is not one, or *selesai* without evidence."""
    if ke not in _BERIKUT[dari]:
        raise KesalahanPengguna(
            f"Tindak lanjut yang {dari} tidak dapat langsung menjadi {ke};"
            f" berikutnya: {' atau '.join(_BERIKUT[dari])}."
        )
    if ke is StatusTindakLanjut.SELESAI and not bukti:
        raise KesalahanPengguna(
            "Tindak lanjut belum punya data dukung; lampirkan buktinya (foto, PDF, atau"
            " dokumen), lalu tandai selesai."
        )


def lewat(semua: Iterable[TindakLanjut], hari: date) -> tuple[TindakLanjut, ...]:
    """Those that are overdue on a day, the longest first."""
    kena = [satu for satu in semua if satu.hari_lewat(hari)]
    return tuple(sorted(kena, key=lambda satu: (satu.tenggat, satu.nomor)))


def butir_lewat(
    semua: Iterable[TindakLanjut], hari: date, tahun: int, triwulan: int
) -> frozenset[Kunci]:
    """The items with an overdue follow-up of an earlier meeting than the one reviewed."""
    return frozenset(
        satu.kunci
        for satu in semua
        if satu.kunci is not None and satu.hari_lewat(hari) and satu.nomor[:2] < (tahun, triwulan)
    )


def teratas(semua: Iterable[TindakLanjut], tahun: int, triwulan: int) -> tuple[TindakLanjut, ...]:
    """Those overdue in two quarters or more: the agenda begins with them."""
    kena = [satu for satu in semua if satu.triwulan_lewat(tahun, triwulan) >= TERATAS]
    return tuple(sorted(kena, key=lambda s: (-s.triwulan_lewat(tahun, triwulan), s.tenggat)))


# --- cause and dated action ------------------------------------------------------------


def normatif(catatan: Catatan | None, sebab: Sebab | None) -> tuple[str, ...]:
    """What a lagging item's words lack, in words; nothing where cause and action are there.

    Issue "Monev", item 5: a cause with its class, and an action with a date.
    """
    catatan, sebab = catatan or Catatan(), sebab or Sebab()
    kurang: list[str] = []
    if not catatan.hambatan.strip():
        kurang.append("hambatan belum diisi")
    if sebab.golongan is None:
        kurang.append("golongan sebab belum dipilih")
    if not catatan.solusi.strip():
        kurang.append("solusi belum diisi")
    elif sebab.tenggat is None and not bertanggal(catatan.solusi):
        kurang.append("solusi belum bertanggal")
    return tuple(kurang)


def urut_daftar(semua: Sequence[TindakLanjut], hari: date) -> tuple[TindakLanjut, ...]:
    """The register's order: overdue first, then open by date, then done, newest first."""

    def kunci(satu: TindakLanjut) -> tuple[int, int, NomorKeputusan]:
        if satu.status.terbuka:
            return (0 if satu.hari_lewat(hari) else 1, satu.tenggat.toordinal(), satu.nomor)
        return (2, -satu.tenggat.toordinal(), satu.nomor)

    return tuple(sorted(semua, key=kunci))
