"""One indicator of a year's plan in its Renstra, year by year, as the window shows and edits it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from simpelin.domain.garis_waktu import AngkaRenstra, GarisWaktu, TahunIndikator
from simpelin.domain.rencana import Kunci, Sifat
from simpelin.domain.renstra import ButirRenstra, NilaiTahun, Renstra


@dataclass(frozen=True)
class LembarRenstra:
    """``butir`` is the indicator's item and ``uang`` its node's, made empty where there is
    none; they are the same one for an indicator without a name. ``sifat`` is in force."""

    masa: Renstra
    rencana: int
    butir: ButirRenstra
    uang: ButirRenstra
    sifat: Sifat
    tahun: tuple[TahunIndikator, ...]
    angka: AngkaRenstra
    terkumpul: Fraction | None
    """What the years to the plan's year together reached."""
    anggaran: int | None

    def dengan_target(self, tahun: int, nilai: Fraction | None) -> ButirRenstra:
        """The indicator's item with one year's target typed anew."""
        return _dengan(self.butir, tahun, replace(self.butir.pada(tahun), target=nilai))

    def dengan_realisasi(self, tahun: int, nilai: Fraction | None) -> ButirRenstra:
        """The indicator's item with what one year reached typed anew."""
        return _dengan(self.butir, tahun, replace(self.butir.pada(tahun), realisasi=nilai))

    def dengan_pagu(self, tahun: int, nilai: int | None) -> ButirRenstra:
        """The node's item with one year's pagu typed anew."""
        return _dengan(self.uang, tahun, replace(self.uang.pada(tahun), pagu=nilai))

    def dengan_anggaran(self, tahun: int, nilai: int | None) -> ButirRenstra:
        """The node's item with one year's spent rupiah typed anew."""
        return _dengan(self.uang, tahun, replace(self.uang.pada(tahun), anggaran=nilai))


def lembar_renstra(
    garis: GarisWaktu, tahun: int, kunci: Kunci, indikator: str, sifat: Sifat
) -> LembarRenstra | None:
    """The indicator in the Renstra that ``tahun`` belongs to; ``None`` where there is none."""
    masa = garis.masa(tahun)
    if masa is None:
        return None
    jati = (kunci, indikator)
    butir = garis.butir(jati, tahun) or ButirRenstra(kunci, indikator, tahun)
    uang = garis.butir((kunci, ""), tahun) or ButirRenstra(kunci, "", tahun)
    angka = garis.angka(jati, tahun, sifat)
    semua = garis.rentang(jati, tahun, masa.tahun)
    kini = next(satu for satu in semua if satu.tahun == tahun)
    rupiah = [nilai for nilai in (angka.anggaran_lalu, kini.anggaran) if nilai is not None]
    return LembarRenstra(
        masa,
        tahun,
        butir,
        butir if not indikator else uang,
        angka.sifat,
        semua,
        angka,
        angka.sampai(kini.realisasi),
        sum(rupiah) if rupiah else None,
    )


def _dengan(butir: ButirRenstra, tahun: int, nilai: NilaiTahun) -> ButirRenstra:
    semua = {**butir.tahun, tahun: nilai}
    return replace(butir, tahun={t: n for t, n in sorted(semua.items()) if not n.kosong})
