"""An indicator over the years: what the plans and the Renstra wanted, what was reached.

Years that are in the store are computed from it; years before come from what the Renstra
keeps of them (:class:`NilaiTahun`). E.81, LKjIP and the charts all read this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from simpelin.domain.angka import NOL
from simpelin.domain.capaian import HasilIndikator, dilaporkan
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.rencana import Sifat
from simpelin.domain.renstra import (
    KOSONG,
    ButirRenstra,
    Jati,
    NilaiTahun,
    PetaKode,
    RealisasiTahun,
    Renstra,
    RenstraBerlaku,
    berlakukan,
    pagu_akhir,
    realisasi_periode,
    renstra_tahun,
    target_akhir,
)


@dataclass(frozen=True, slots=True)
class TahunIndikator:
    """One year of an indicator and of its node's money.

    ``jati`` is what the plan of that year calls it, ``None`` where it did not exist.
    ``target`` and ``pagu`` are the plan's, where the store has one; ``target_renstra`` and
    ``pagu_renstra`` the Renstra's. ``dihitung`` and ``rp_dihitung`` say that the figure comes
    from the store's reports and not from what was typed into the Renstra.
    """

    tahun: int
    jati: Jati | None
    target: Fraction | None = None
    target_renstra: Fraction | None = None
    realisasi: RealisasiTahun | None = None
    pagu: int | None = None
    pagu_renstra: int | None = None
    anggaran: int | None = None
    dihitung: bool = False
    rp_dihitung: bool = False

    @property
    def nilai(self) -> Fraction | None:
        """R at the end of the year."""
        return self.realisasi.nilai if self.realisasi else None

    @property
    def target_berlaku(self) -> Fraction | None:
        """What the year was measured against: the plan's target, else the Renstra's."""
        return self.target_renstra if self.target is None else self.target


@dataclass(frozen=True, slots=True)
class AngkaRenstra:
    """An indicator in its Renstra: end targets, and what the years before this one reached.

    ``lalu`` are those years' own figures; ``realisasi_lalu`` adds them up by ``sifat``.
    ``anggaran`` are the rupiah of those years that are known, by year.
    """

    sifat: Sifat
    target_akhir: Fraction | None = None
    lalu: tuple[RealisasiTahun, ...] = ()
    pagu_akhir: int | None = None
    anggaran: tuple[tuple[int, int], ...] = ()

    @property
    def anggaran_lalu(self) -> int | None:
        return sum(nilai for _, nilai in self.anggaran) if self.anggaran else None

    @property
    def realisasi_lalu(self) -> Fraction | None:
        return realisasi_periode(self.sifat, self.lalu)

    def sampai(self, kini: RealisasiTahun | None) -> Fraction | None:
        """The years before and this one together: column 13 of form E.81."""
        return realisasi_periode(self.sifat, self.lalu if kini is None else (*self.lalu, kini))


@dataclass(frozen=True)
class GarisWaktu:
    """The Renstra, the map of codes, and each year's evaluation as far as it goes."""

    renstra: tuple[Renstra, ...]
    peta: PetaKode
    evaluasi: Mapping[int, Evaluasi] = field(repr=False)
    _berlaku: dict[tuple[int, int], RenstraBerlaku | None] = field(default_factory=dict, repr=False)

    def masa(self, tahun: int) -> Renstra | None:
        """The period that a year belongs to."""
        return renstra_tahun(self.renstra, tahun)

    def butir(self, jati: Jati, tahun: int) -> ButirRenstra | None:
        """The item of ``tahun``'s period that means this indicator of ``tahun``'s plan."""
        berlaku = self._berlakukan(tahun, tahun)
        return berlaku.butir.get(jati) if berlaku else None

    def tahun(self, jati: Jati, rencana: int, tahun: int) -> TahunIndikator:
        """Year ``tahun`` of what the plan of year ``rencana`` calls ``jati``."""
        dahulu = self.peta.pada(jati, rencana, tahun)
        ketik, rupiah = self._ketik(jati, rencana, tahun)
        simpul = self._hasil(dahulu, tahun)
        indikator = _indikator(simpul, dahulu)
        kinerja = _realisasi(indikator, tahun)
        dihitung = kinerja is not None
        if kinerja is None and ketik.realisasi is not None:
            kinerja = RealisasiTahun(tahun, ketik.realisasi)
        terlapor = simpul is not None and simpul.anggaran_terlapor
        return TahunIndikator(
            tahun,
            dahulu,
            indikator.indikator.target if indikator else None,
            ketik.target,
            kinerja,
            simpul.pagu if simpul is not None and _punya_pagu(simpul) else None,
            rupiah.pagu,
            simpul.realisasi_anggaran if simpul and terlapor else rupiah.anggaran,
            dihitung,
            terlapor,
        )

    def rentang(self, jati: Jati, rencana: int, tahun: Iterable[int]) -> tuple[TahunIndikator, ...]:
        """Several years of an indicator, in the order given."""
        return tuple(self.tahun(jati, rencana, satu) for satu in tahun)

    def semua_tahun(self, tahun: int) -> tuple[int, ...]:
        """Every year that a plan or a Renstra speaks of, up to ``tahun``."""
        ada = set(self.evaluasi) | {t for satu in self.renstra for t in satu.tahun}
        return tuple(sorted(satu for satu in ada if satu <= tahun))

    def angka(self, jati: Jati, rencana: int, sifat: Sifat) -> AngkaRenstra:
        """What the Renstra of the year ``rencana`` says of an indicator and its node's money.

        ``sifat`` is the indicator's; the Renstra's own wins. Without a Renstra all is empty.
        """
        masa = self.masa(rencana)
        if masa is None:
            return AngkaRenstra(sifat)
        butir = self.butir(jati, rencana)
        uang = self.butir((jati[0], ""), rencana)
        sifat = butir.sifat if butir and butir.sifat else sifat
        lalu = self.rentang(jati, rencana, range(masa.awal, rencana))
        return AngkaRenstra(
            sifat,
            target_akhir(butir, sifat) if butir else None,
            tuple(satu.realisasi for satu in lalu if satu.realisasi is not None),
            pagu_akhir(uang) if uang else None,
            tuple((satu.tahun, satu.anggaran) for satu in lalu if satu.anggaran is not None),
        )

    # --- behind them -----------------------------------------------------

    def _berlakukan(self, masa_tahun: int, rencana: int) -> RenstraBerlaku | None:
        """The period of ``masa_tahun`` by the codes of the plan of ``rencana``."""
        if (masa_tahun, rencana) not in self._berlaku:
            masa = self.masa(masa_tahun)
            self._berlaku[masa_tahun, rencana] = (
                None if masa is None else berlakukan(masa, rencana, self.peta)
            )
        return self._berlaku[masa_tahun, rencana]

    def _ketik(self, jati: Jati, rencana: int, tahun: int) -> tuple[NilaiTahun, NilaiTahun]:
        """What the Renstra keeps of a year: the indicator's K, and its node's Rp."""
        berlaku = self._berlakukan(tahun, rencana)
        if berlaku is None:
            return KOSONG, KOSONG
        butir, uang = berlaku.butir.get(jati), berlaku.uang(jati[0])
        return (butir.pada(tahun) if butir else KOSONG), (uang.pada(tahun) if uang else KOSONG)

    def _hasil(self, jati: Jati | None, tahun: int) -> HasilSimpul | None:
        evaluasi = self.evaluasi.get(tahun)
        return evaluasi.hasil.get(jati[0]) if evaluasi and jati else None


def _indikator(simpul: HasilSimpul | None, jati: Jati | None) -> HasilIndikator | None:
    if simpul is None or jati is None:
        return None
    return next((satu for satu in simpul.indikator if satu.indikator.nama == jati[1]), None)


def _realisasi(hasil: HasilIndikator | None, tahun: int) -> RealisasiTahun | None:
    if hasil is None:
        return None
    return realisasi_setahun(hasil, tahun)


def realisasi_setahun(hasil: HasilIndikator, tahun: int) -> RealisasiTahun | None:
    """What an evaluated indicator reached, with pembilang and penyebut of a typed rasio."""
    if hasil.realisasi is None:
        return None
    if hasil.otomatis or hasil.indikator.sifat is not Sifat.RASIO:
        return RealisasiTahun(tahun, hasil.realisasi)
    laporan = [
        satu
        for satu in hasil.laporan[: hasil.triwulan]
        if satu is not None and dilaporkan(Sifat.RASIO, satu)
    ]
    atas = sum((satu.pembilang or NOL for satu in laporan), NOL)
    bawah = sum((satu.penyebut or NOL for satu in laporan), NOL)
    return RealisasiTahun(tahun, hasil.realisasi, atas, bawah)


def _punya_pagu(hasil: HasilSimpul) -> bool:
    """Whether money was planned at or below a node: a year kept for its IKU alone has none."""
    return bool(hasil.pagu) or (hasil.simpul is not None and hasil.simpul.pagu is not None)
