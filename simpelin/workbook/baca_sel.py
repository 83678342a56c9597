"""One cell to one value, as its column asks; every trouble is a sentence (:class:`SelDitolak`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import cast

from simpelin.domain.baca_angka import (
    AngkaDitolak,
    baca_bulat,
    baca_desimal,
    baca_rupiah,
    bulat_sel,
    desimal_sel,
    desimal_teks,
    desimal_tertulis,
    rapikan,
)
from simpelin.domain.kantor import Peran
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.mirip import termirip
from simpelin.workbook.kontrak import TAHUN_AKHIR, TAHUN_AWAL, Jenis, Kolom
from simpelin.workbook.sel import Galat, RumusKosong, Sel

Hasil = str | int | bool | Fraction | None


class SelDitolak(KesalahanPengguna):
    """A cell that does not hold what its column needs."""


def baca_sel(kolom: Kolom, sel: Sel | None) -> Hasil:
    """The value of a cell; ``None`` where it is empty.

    Raises:
        SelDitolak: with a sentence that names the column and the next step.
    """
    nilai: Hasil = None
    if sel is not None:
        try:
            if type(sel.nilai) not in _BIASA:
                _periksa_isi(sel)
            nilai = _PEMBACA[kolom.jenis](kolom, sel)
        except (AngkaDitolak, SelDitolak) as salah:
            raise SelDitolak(f"kolom {kolom.nama}: {salah}") from None
    if nilai is None:
        if kolom.berisi:
            raise SelDitolak(f"kolom {kolom.nama} kosong; isi, atau kosongkan seluruh barisnya")
    elif type(nilai) is not str and not kolom.negatif and cast("int | Fraction", nilai) < 0:
        raise SelDitolak(f"kolom {kolom.nama}: angka negatif tidak boleh di sini; periksa angkanya")
    return nilai


_BIASA = {str, int, float}


def _periksa_isi(sel: Sel) -> None:
    """Refuse errors and formulas without a value; both are types of their own."""
    if isinstance(sel.nilai, RumusKosong):
        raise SelDitolak(
            "rumus ini belum punya nilai; buka dan simpan berkasnya di Excel, atau ganti rumus "
            "dengan nilainya"
        )
    if isinstance(sel.nilai, Galat):
        raise SelDitolak(f"sel ini galat ({sel.nilai}); perbaiki rumusnya")


# --- text ------------------------------------------------------------------


def _angka_sebagai_teks(sel: Sel, hal: str) -> str:
    """A numeric cell in a text column: its digits."""
    if sel.gaya.tanggal:
        raise SelDitolak(f"{hal} berisi tanggal; format kolomnya sebagai teks lalu tulis ulang")
    assert isinstance(sel.nilai, int | float)
    if abs(sel.nilai) >= 10**15:
        raise SelDitolak(
            f"{hal} berupa angka panjang yang digit akhirnya hilang di Excel; format kolomnya "
            "sebagai teks lalu tulis ulang"
        )
    return desimal_teks(desimal_sel(sel.nilai))


def _teks(kolom: Kolom, sel: Sel) -> str | None:
    if isinstance(sel.nilai, str):
        return rapikan(sel.nilai) or None
    if isinstance(sel.nilai, bool):
        raise SelDitolak("berisi TRUE/FALSE; tulis teksnya")
    return _angka_sebagai_teks(sel, "sel ini")


def _panjang(kolom: Kolom, sel: Sel) -> str | None:
    if not isinstance(sel.nilai, str):
        return _teks(kolom, sel)
    baris = sel.nilai.replace("\u00a0", " ").splitlines()
    return "\n".join(satu.rstrip() for satu in baris).strip() or None


def _kode(kolom: Kolom, sel: Sel) -> str | None:
    if isinstance(sel.nilai, float) and not sel.nilai.is_integer():
        raise SelDitolak(
            f"kode {desimal_teks(desimal_sel(sel.nilai))} tersimpan sebagai angka, sehingga nol "
            "di belakangnya dapat hilang; format kolomnya sebagai teks lalu tulis ulang"
        )
    return _teks(kolom, sel)


def _otomatis(kolom: Kolom, sel: Sel) -> str | None:
    teks = _teks(kolom, sel)
    if teks is None:
        return None
    kepala, pemisah, kode = teks.partition(":")
    kepala = kepala.strip().casefold().replace("-", "").replace(" ", "")
    if kepala == "rollup" and bool(pemisah) == bool(kode.strip()):
        return f"rollup:{kode.strip()}" if pemisah else "rollup"
    if kepala in {"serapan", "ikm"} and not pemisah:
        return kepala
    raise SelDitolak(f"“{teks}” tidak dikenal; pilih rollup, rollup:KODE, serapan, atau ikm")


# --- choices ---------------------------------------------------------------


def _pilihan(kolom: Kolom, sel: Sel) -> str | None:
    teks = _teks(kolom, sel)
    return None if teks is None else _pilih(kolom, teks)


_SEBUTAN_LAIN = {"perencana": Peran.KASUBAG_PERENCANAAN.value}


@lru_cache(maxsize=1024)
def _pilih(kolom: Kolom, teks: str) -> str:
    rapi = re.sub(r"[\s\-/]+", "_", teks.casefold())
    rapi = _SEBUTAN_LAIN.get(rapi, rapi)
    if rapi in kolom.pilihan:
        return rapi
    mirip = termirip(rapi, kolom.pilihan)
    saran = f"maksudnya {mirip}?" if mirip else f"pilih {', '.join(kolom.pilihan)}"
    raise SelDitolak(f"“{teks}” tidak dikenal; {saran}")


_YA = {"ya", "y", "x", "v", "✓", "1", "true", "benar"}
_TIDAK = {"tidak", "t", "0", "false", "salah"}


def _ya(kolom: Kolom, sel: Sel) -> bool | None:
    teks = rapikan(str(sel.nilai)).casefold()
    if not teks:
        return None
    if teks in _YA or sel.nilai == 1:
        return True
    if teks in _TIDAK or sel.nilai == 0:
        return False
    raise SelDitolak(f"“{sel.nilai}” tidak dikenal; tulis ya, atau kosongkan")


# --- numbers ---------------------------------------------------------------


def _bilangan(sel: Sel) -> int | float | None:
    """The number in a numeric cell; ``None`` for a text."""
    if isinstance(sel.nilai, str):
        return None
    if isinstance(sel.nilai, bool):
        raise SelDitolak("berisi TRUE/FALSE; tulis angkanya")
    if sel.gaya.tanggal:
        raise SelDitolak("berisi tanggal; ubah format selnya menjadi angka lalu tulis ulang")
    assert isinstance(sel.nilai, int | float)
    return sel.nilai


def _rupiah(kolom: Kolom, sel: Sel) -> int | None:
    angka = _bilangan(sel)
    if angka is None:
        return baca_rupiah(str(sel.nilai))
    return bulat_sel(angka, persen=sel.gaya.persen)


def _cacah(kolom: Kolom, sel: Sel) -> int | None:
    angka = _bilangan(sel)
    if angka is None:
        return baca_bulat(str(sel.nilai))
    return bulat_sel(angka, persen=sel.gaya.persen, apa="bilangan")


def _desimal(kolom: Kolom, sel: Sel) -> Fraction | None:
    angka = _bilangan(sel)
    if angka is None:
        return baca_desimal(str(sel.nilai))
    return desimal_sel(angka, persen=sel.gaya.persen)


def _tahun(kolom: Kolom, sel: Sel) -> int | None:
    tahun = _cacah(kolom, sel)
    if tahun is not None and not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        raise SelDitolak(f"tahun {tahun} tidak masuk akal; tulis {TAHUN_AWAL} sampai {TAHUN_AKHIR}")
    return tahun


_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _triwulan(kolom: Kolom, sel: Sel) -> int | None:
    if isinstance(sel.nilai, str):
        romawi = rapikan(sel.nilai).casefold().removeprefix("tw").strip()
        if romawi in _ROMAWI:
            return _ROMAWI[romawi]
        if romawi in {"1", "2", "3", "4"}:
            return int(romawi)
    triwulan = _cacah(kolom, sel)
    if triwulan is not None and not 1 <= triwulan <= 4:
        raise SelDitolak(f"triwulan {triwulan} tidak ada; tulis 1, 2, 3, atau 4")
    return triwulan


# --- dates and printed figures ---------------------------------------------

_TANGGAL = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})"),
)


def _tanggal(kolom: Kolom, sel: Sel) -> str | None:
    if isinstance(sel.nilai, str):
        teks = rapikan(sel.nilai)
        if not teks:
            return None
        cocok = next((c for pola in _TANGGAL if (c := pola.fullmatch(teks.split("T")[0]))), None)
        if cocok is not None:
            try:
                return date(int(cocok["y"]), int(cocok["m"]), int(cocok["d"])).isoformat()
            except ValueError:
                pass
        raise SelDitolak(f"“{teks}” bukan tanggal; tulis seperti 2023-12-31")
    if isinstance(sel.nilai, int | float) and not isinstance(sel.nilai, bool):
        hari = int(sel.nilai)
        if sel.gaya.tanggal and 0 < hari < 200_000:
            return (date(1899, 12, 30) + timedelta(days=hari)).isoformat()
    raise SelDitolak("bukan tanggal; tulis seperti 2023-12-31")


def _ukuran(kolom: Kolom, sel: Sel) -> str | None:
    """A printed figure as plain text with a point, with the decimals that it shows."""
    angka = _bilangan(sel)
    if angka is None:
        return desimal_tertulis(str(sel.nilai))
    tepat = desimal_teks(desimal_sel(angka, persen=sel.gaya.persen))
    inti = re.sub(r'"[^"]*"|\\.', "", sel.gaya.kode).split(";")[0]
    tampil = re.search(r"\.(0+)", inti)
    kurang = len(tampil[1]) if tampil else 0
    punya = len(tepat.partition(".")[2])
    return tepat if punya >= kurang else str(Decimal(tepat).quantize(Decimal(1).scaleb(-kurang)))


_PEMBACA: dict[Jenis, Callable[[Kolom, Sel], Hasil]] = {
    Jenis.KODE: _kode,
    Jenis.TEKS: _teks,
    Jenis.PANJANG: _panjang,
    Jenis.RUPIAH: _rupiah,
    Jenis.DESIMAL: _desimal,
    Jenis.CACAH: _cacah,
    Jenis.TAHUN: _tahun,
    Jenis.TRIWULAN: _triwulan,
    Jenis.PILIHAN: _pilihan,
    Jenis.YA: _ya,
    Jenis.OTOMATIS: _otomatis,
    Jenis.TANGGAL: _tanggal,
    Jenis.UKURAN: _ukuran,
}
"""How the cells of each kind of column are read."""
