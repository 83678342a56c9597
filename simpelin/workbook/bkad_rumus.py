"""Columns of the BKAD sheets and the formulas in them."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from simpelin.domain.angka import STRIP

KODE, NAMA, NO_KPA, PAGU, KAS, LALU, INI, SAMPAI, SISA, SERAPAN, TERHADAP_KAS, KETERANGAN = range(
    12
)
RUPIAH_KOLOM = range(PAGU, SISA + 1)
PERSEN_KOLOM = (SERAPAN, TERHADAP_KAS)
HURUF_KOLOM = tuple(xl_col_to_name(kolom) for kolom in range(KETERANGAN + 1))
_C, _D, _E, _H = (HURUF_KOLOM[kolom] for kolom in (NO_KPA, PAGU, KAS, SAMPAI))

JUDUL_KOLOM = (
    "Kode",
    "Program / Kegiatan / Sub Kegiatan",
    "KPA",
    "Pagu (Rp)",
    "Anggaran kas (RAK) s.d. TW ini (Rp)",
    "Realisasi s.d. TW lalu (Rp)",
    "Realisasi TW ini (Rp)",
    "Realisasi s.d. TW ini (Rp)",
    "Sisa pagu (Rp)",
    "Serapan (%)",
    "Terhadap anggaran kas (%)",
    "Keterangan",
)
NOMOR_KOLOM = (
    *("1", "2", "3", "4", "5", "6", "7"),
    *("8 = 6 + 7", "9 = 4 − 8", "10 = 8 : 4", "11 = 8 : 5", "12"),
)

SEMUA_SUB = '">0"'
"""Criterion on column KPA: money is counted on sub kegiatan alone, and they alone bear it."""

Rumus = dict[int, str]
"""Formulas by column."""


@dataclass(frozen=True, slots=True)
class Cakupan:
    """The sub kegiatan that a subtotal is over.

    ``rentang`` are Excel's row numbers, both ends included, on ``lembar`` ('Belanja!', '' here);
    ``syarat`` is the criterion on column KPA. ``polos`` says that the rows are sub kegiatan
    and nothing else, so that a plain SUM does.
    """

    rentang: tuple[tuple[int, int], ...]
    syarat: str = SEMUA_SUB
    lembar: str = ""
    polos: bool = False

    def jumlah(self, huruf: str) -> str:
        """The sum of a column; a dash in it counts for nothing."""
        return self._tiap("SUM({x})" if self.polos else "SUMIF({c},{syarat},{x})", huruf)

    def jumlah_bila_ada(self, huruf: str) -> str:
        """The sum, or a dash where every cell has a dash."""
        pola = "COUNT({x})" if self.polos else 'COUNTIFS({c},{syarat},{x},"<>' + STRIP + '")'
        return f'=IF({self._tiap(pola, huruf)}=0,"{STRIP}",{self.jumlah(huruf)})'

    def terencana(self) -> str:
        """Realisasi of those that have a cash plan."""
        return self._tiap('SUMIFS({x},{c},{syarat},{e},">=0")', _H)

    def _tiap(self, pola: str, huruf: str) -> str:
        return "+".join(
            pola.format(
                c=self._sel(_C, satu), x=self._sel(huruf, satu), e=self._sel(_E, satu),
                syarat=self.syarat,
            )
            for satu in self.rentang
        )  # fmt: skip

    def _sel(self, huruf: str, rentang: tuple[int, int]) -> str:
        awal, akhir = rentang
        return f"{self.lembar}{huruf}${awal}:{huruf}${akhir}"


def rumus_baris(r: int, terencana: str = "") -> Rumus:
    """What every row computes from its own cells; ``r`` is Excel's row number.

    ``terencana`` is the realisasi that stands against the cash plan, by default the row's.
    """
    lalu, ini = HURUF_KOLOM[LALU], HURUF_KOLOM[INI]
    tanpa_laporan = f'IF(COUNT({_H}{r})=0,"{STRIP}",'
    atas = terencana or f"{_H}{r}"
    return {
        SAMPAI: f'=IF(COUNT({lalu}{r}:{ini}{r})=0,"{STRIP}",SUM({lalu}{r}:{ini}{r}))',
        SISA: f"={_D}{r}-N({_H}{r})",
        SERAPAN: f'=IF({_D}{r}=0,"{STRIP}",{tanpa_laporan}{_H}{r}/{_D}{r}))',
        TERHADAP_KAS: f'=IF(N({_E}{r})=0,"{STRIP}",{tanpa_laporan}{atas}/{_E}{r}))',
    }


def rumus_jumlah(r: int, cakupan: Cakupan) -> Rumus:
    """The formulas of a subtotal's row over the sub kegiatan of ``cakupan``."""
    rumus = {k: cakupan.jumlah_bila_ada(HURUF_KOLOM[k]) for k in (KAS, LALU, INI)}
    rumus[PAGU] = f"={cakupan.jumlah(_D)}"
    return rumus | rumus_baris(r, f"({cakupan.terencana()})")


def rumus_acuan(r: int, sel: dict[int, str], cakupan: Cakupan | None) -> Rumus:
    """The formulas of a row that adds up cells: ``sel`` names them for each rupiah column."""
    rumus = {k: f'=IF(COUNT({sel[k]})=0,"{STRIP}",SUM({sel[k]}))' for k in (KAS, LALU, INI)}
    rumus[PAGU] = f"=SUM({sel[PAGU]})"
    return rumus | rumus_baris(r, f"({cakupan.terencana()})" if cakupan else "0")
