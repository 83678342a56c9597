"""A year's nodes and indicators over all of its plan versions, whichever quarter they hold from.

Reports are kept by node and indicator, not by version: what any version of the year lists
can be reported on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simpelin.domain.rencana import Indikator, Kunci, Simpul, VersiRencana


@dataclass(frozen=True)
class Gabungan:
    """``simpul`` as the latest version states each; ``indikator`` of all versions, in the
    order in which they first appear."""

    simpul: Mapping[Kunci, Simpul]
    indikator: Mapping[Kunci, Mapping[str, Indikator]]

    def sub_skpd(self, kode: str) -> tuple[str, ...]:
        """The sub-SKPD under which a code exists."""
        return tuple(sorted(kunci.sub_skpd for kunci in self.simpul if kunci.kode == kode))


def gabungkan(versi: Iterable[VersiRencana]) -> Gabungan:
    """Gather versions that stand in order."""
    simpul: dict[Kunci, Simpul] = {}
    indikator: dict[Kunci, dict[str, Indikator]] = {}
    for satu in versi:
        for node in satu.simpul:
            simpul[node.kunci] = node
            milik = indikator.setdefault(node.kunci, {})
            milik |= {i.nama: i for i in node.indikator}
    return Gabungan(simpul, indikator)
