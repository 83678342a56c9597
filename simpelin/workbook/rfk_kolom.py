"""Columns of the RFK sheet and the formulas in them."""

from __future__ import annotations

from collections.abc import Callable

from xlsxwriter.utility import xl_col_to_name

from simpelin.domain.angka import STRIP
from simpelin.domain.rfk import Fisik, Uang

(
    NO, KODE, NAMA, PAGU, BOBOT,
    F_TARGET_INI, F_TARGET, F_REAL_INI, F_REAL, F_DEVIASI,
    KAS_INI, KAS_INI_P, KAS, KAS_P,
    RP_INI, RP_INI_P, RP, RP_P, DEVIASI, SISA, KETERANGAN,
) = range(21)  # fmt: skip
FISIK = range(F_TARGET_INI, F_DEVIASI + 1)
RUPIAH = (PAGU, KAS_INI, KAS, RP_INI, RP, SISA)
PERSEN_DARI = {KAS_INI_P: KAS_INI, KAS_P: KAS, RP_INI_P: RP_INI, RP_P: RP}
"""Columns in percent of pagu, and the rupiah that each is of."""
HURUF = tuple(xl_col_to_name(kolom) for kolom in range(KETERANGAN + 1))

KELOMPOK = (
    (NO, NO, "No."),
    (KODE, KODE, "Kode"),
    (NAMA, NAMA, "Program / Kegiatan / Sub Kegiatan"),
    (PAGU, PAGU, "Pagu (Rp)"),
    (BOBOT, BOBOT, "Bobot (%)"),
    (F_TARGET_INI, F_DEVIASI, "FISIK (%)"),
    (KAS_INI, DEVIASI, "KEUANGAN"),
    (SISA, SISA, "Sisa pagu (Rp)"),
    (KETERANGAN, KETERANGAN, "Keterangan"),
)
"""First header row: from column, to column, words. Single columns span all three rows."""
BAGIAN = (
    (F_TARGET_INI, F_TARGET, "Target"),
    (F_REAL_INI, F_REAL, "Realisasi"),
    (F_DEVIASI, F_DEVIASI, "Deviasi (poin)"),
    (KAS_INI, KAS_P, "Anggaran kas (RAK)"),
    (RP_INI, RP_P, "Realisasi"),
    (DEVIASI, DEVIASI, "Deviasi (poin)"),
)
DAUN = {
    F_TARGET_INI: "TW ini",
    F_TARGET: "s.d. TW ini",
    F_REAL_INI: "TW ini",
    F_REAL: "s.d. TW ini",
    KAS_INI: "TW ini (Rp)",
    KAS_INI_P: "%",
    KAS: "s.d. TW ini (Rp)",
    KAS_P: "%",
    RP_INI: "TW ini (Rp)",
    RP_INI_P: "%",
    RP: "s.d. TW ini (Rp)",
    RP_P: "%",
}
NOMOR = (
    *(str(n) for n in range(1, 10)),
    "10 = 9 − 7", "11", "12 = 11 : 4", "13", "14 = 13 : 4", "15", "16 = 15 : 4", "17",
    "18 = 17 : 4", "19 = 18 − 14", "20 = 4 − 17", "21",
)  # fmt: skip

Rumus = dict[int, str]
"""Formulas by column."""
Nilai = int | float | None


def nilai_kolom(uang: Uang, fisik: Fisik, total: int | None) -> dict[int, Nilai]:
    """Every figure of a row by column; ``total`` is the office's pagu, ``None`` leaves the
    weight out."""
    persen = {kolom: uang.persen(nilai) for kolom, nilai in _bagian(uang).items()}
    bobot = Uang(total).persen(uang.pagu) if total is not None else None
    pecahan = {BOBOT: bobot, **persen, DEVIASI: uang.deviasi}
    pecahan |= dict(zip(FISIK, fisik, strict=True))
    rupiah = (uang.pagu, uang.kas_ini, uang.kas, uang.rp_ini, uang.rp, uang.sisa)
    return dict(zip(RUPIAH, rupiah, strict=True)) | {
        kolom: None if nilai is None else float(nilai) for kolom, nilai in pecahan.items()
    }


def _bagian(uang: Uang) -> dict[int, int | None]:
    return {KAS_INI_P: uang.kas_ini, KAS_P: uang.kas, RP_INI_P: uang.rp_ini, RP_P: uang.rp}


# --- formulas ------------------------------------------------------------------------


def rumus_sendiri(r: int) -> Rumus:
    """What a row computes from its own cells; ``r`` is Excel's row number."""
    d, m, q = (f"{HURUF[k]}{r}" for k in (PAGU, KAS, RP))
    rumus = {
        kolom: f'=IF(OR({d}=0,NOT(ISNUMBER({HURUF[asal]}{r}))),"{STRIP}",100*{HURUF[asal]}{r}/{d})'
        for kolom, asal in PERSEN_DARI.items()
    }
    rumus[SISA] = f"={d}-N({q})"
    rumus[DEVIASI] = (
        f'=IF(OR({d}=0,NOT(ISNUMBER({m})),NOT(ISNUMBER({q}))),"{STRIP}",100*({q}-{m})/{d})'
    )
    return rumus


def rumus_fisik_sendiri(r: int) -> Rumus:
    """Deviation of one sub kegiatan's progress."""
    t, c = f"{HURUF[F_TARGET]}{r}", f"{HURUF[F_REAL]}{r}"
    return {F_DEVIASI: f'=IF(AND(ISNUMBER({t}),ISNUMBER({c})),{c}-{t},"{STRIP}")'}


def rumus_bobot(r: int, total: int) -> Rumus:
    """A row's share of the office's pagu, which stands in Excel's row ``total``."""
    d, semua = f"{HURUF[PAGU]}{r}", f"${HURUF[PAGU]}${total}"
    return {BOBOT: f'=IF({semua}=0,"{STRIP}",100*{d}/{semua})'}


class Rentang:
    """The rows, both ends included, whose sub kegiatan a sum is over; they bear a number."""

    def __init__(self, awal: int, akhir: int) -> None:
        self._sel: Callable[[int], str] = lambda k: f"{HURUF[k]}${awal}:{HURUF[k]}${akhir}"
        self._no = self._sel(NO)

    def uang(self, r: int) -> Rumus:
        """Sums of rupiah and what follows from them."""
        rumus = rumus_sendiri(r) | {PAGU: f"={self._jumlah(PAGU)}"}
        for kolom in (KAS_INI, KAS, RP_INI, RP):
            banyak = f'COUNTIFS({self._no},">0",{self._sel(kolom)},"<>{STRIP}")'
            rumus[kolom] = f'=IF({banyak}=0,"{STRIP}",{self._jumlah(kolom)})'
        rumus[DEVIASI] = self._deviasi(r)
        return rumus

    def tertimbang(self) -> Rumus:
        """Means of the physical columns, weighted by pagu."""
        return {kolom: self._tertimbang(kolom) for kolom in FISIK}

    def rata(self) -> Rumus:
        """Plain means of the physical columns."""
        return {
            kolom: f'=IF({self._banyak(kolom)}=0,"{STRIP}",'
            f"{self._jumlah(kolom)}/{self._banyak(kolom)})"
            for kolom in FISIK
        }

    def _jumlah(self, kolom: int) -> str:
        return f'SUMIF({self._no},">0",{self._sel(kolom)})'

    def _banyak(self, kolom: int) -> str:
        return f'COUNTIFS({self._no},">0",{self._sel(kolom)},">=-1000")'

    def _tertimbang(self, kolom: int) -> str:
        pagu = f'SUMIFS({self._sel(PAGU)},{self._no},">0",{self._sel(kolom)},">=-1000")'
        kali = f"SUMPRODUCT(--({self._no}>0),{self._sel(PAGU)},{self._sel(kolom)})"
        return f'=IF({pagu}=0,"{STRIP}",{kali}/{pagu})'

    def _deviasi(self, r: int) -> str:
        m, q = f"{HURUF[KAS]}{r}", f"{HURUF[RP]}{r}"
        syarat = f'{self._no},">0",{self._sel(KAS)},">=0"'
        pagu = f"SUMIFS({self._sel(PAGU)},{syarat})"
        rp = f"SUMIFS({self._sel(RP)},{syarat})"
        return f'=IF(OR({pagu}=0,NOT(ISNUMBER({q}))),"{STRIP}",100*({rp}-{m})/{pagu})'
