"""What a report leaves empty when it comes to be approved: kinerja and rupiah.

Kinerja that is due was reasoned by the unit when it handed in; rupiah have their own status and
may come later (aturan section 9). An approval locks both, so who gives it sees what is empty
and says why it is given nevertheless.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.kata import sebut
from simpelin.domain.rencana import KOSONG4, Simpul
from simpelin.services.lembar_unit import Lembar


@dataclass(frozen=True, slots=True)
class Kekosongan:
    """The due indicators without kinerja, and the sub kegiatan without rupiah, in plan order."""

    kinerja: tuple[str, ...] = ()
    rupiah: tuple[str, ...] = ()

    @property
    def banyak(self) -> int:
        return len(self.kinerja) + len(self.rupiah)

    @property
    def kalimat(self) -> str:
        """``kinerja 1 (Jumlah dokumen), rupiah 5 (…0001 Gaji; …; dan 2 lagi)``; '' for none."""
        semua = (("kinerja", self.kinerja), ("rupiah", self.rupiah))
        return ", ".join(f"{kata} {len(isi)} ({sebut(isi)})" for kata, isi in semua if isi)


def kekosongan(isian: Lembar) -> Kekosongan:
    """What the unit's sheet leaves empty. Rupiah that Keuangan declared final are not empty:
    its word is that nothing was spent."""
    kinerja = tuple(
        satu.indikator.indikator.nama or satu.simpul.nama
        for satu in isian.kekurangan()
        if satu.indikator is not None
    )
    rupiah = () if isian.final else tuple(_tanpa_rupiah(isian.evaluasi, isian.unit))
    return Kekosongan(kinerja, rupiah)


def _tanpa_rupiah(evaluasi: Evaluasi, unit: str) -> Iterator[str]:
    """The unit's sub kegiatan with pagu of which nothing is entered in the quarter, unless the
    cash plan has nothing for it either."""
    n = evaluasi.triwulan - 1
    for hasil in evaluasi.sub_kegiatan:
        simpul = hasil.simpul
        if simpul is None or simpul.unit != unit or not hasil.pagu:
            continue
        ada = evaluasi.realisasi.anggaran.get(simpul.kunci, KOSONG4)[n] is not None
        if not ada and (simpul.kas == KOSONG4 or simpul.kas[n]):
            yield _nama(simpul)


def _nama(simpul: Simpul) -> str:
    return f"{simpul.kunci} {simpul.nama}"
