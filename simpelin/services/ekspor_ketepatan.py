"""The list of punctuality as a workbook, for who asks for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import TRIWULAN
from simpelin.services import pengaturan
from simpelin.services.kalender import rupiah_dari
from simpelin.services.kata_riwayat import nilai_kata
from simpelin.services.ketepatan import Ketepatan, KetepatanUnit, Rekap, ketepatan, rekap

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.workbook.ketepatan import LembarKetepatan, Sel

CATATAN = (
    "Tepat waktu dinilai dari penerimaan pertama; dikembalikan sesudahnya tidak membuatnya"
    " terlambat. Hari terlambat adalah hari kalender sesudah batas pengisian; yang belum masuk"
    " dihitung sampai tanggal keadaan."
)


def ekspor_ketepatan(store: Store, tahun: int, path: Path, *, tanggal: date) -> Path:
    """Write the year's list to ``path``, as it is known on a day.

    Raises :class:`KesalahanPengguna` where the file cannot be written.
    """
    from simpelin.workbook.ketepatan import BukuKetepatan, tulis_ketepatan

    hasil, atur = ketepatan(store, tahun, tanggal), pengaturan.muat(store)
    rupiah = "; ".join(f"TW {ROMAWI[n]}: {rupiah_dari(atur, tahun, n)}" for n in TRIWULAN)
    isi = BukuKetepatan(
        atur.nama_skpd,
        tahun,
        tanggal,
        atur.contoh,
        (_setahun(hasil), _rincian(hasil)),
        (CATATAN, f"Realisasi rupiah {rupiah}.", "Disusun dengan SIMPELIN AJA."),
    )
    tulis_ketepatan(isi, path)
    return path


def _setahun(hasil: Ketepatan) -> LembarKetepatan:
    from simpelin.workbook.ketepatan import LembarKetepatan

    semua = rekap(hasil.baris)
    baris: list[tuple[Sel, ...]] = [
        (
            unit,
            *(sebut_ketepatan(hasil.satu(unit, n)) for n in TRIWULAN),
            *_angka(hasil.milik(unit)),
        )
        for unit in hasil.unit
    ]
    tepat = (f"{rekap(hasil.pada(n)).tepat} tepat" for n in TRIWULAN)
    baris.append(("Kantor", *tepat, *_angka(semua)))
    tw = tuple((f"TW {ROMAWI[n]}", 13.5) for n in TRIWULAN)
    angka = ("Diharapkan", "Diterima", "Tepat waktu", "Terlambat", "Hari terlambat", "Dikembalikan")
    return LembarKetepatan(
        f"Setahun {hasil.tahun}",
        f"KETEPATAN WAKTU LAPORAN UNIT TAHUN {hasil.tahun}",
        f"Diharapkan {semua.diharapkan} laporan, diterima {semua.diterima}, {semua.tepat} tepat"
        f" waktu; {semua.hari} hari terlambat seluruhnya.",
        (("Unit", 38.0), *tw, *((satu, 11.0) for satu in angka)),
        tuple(baris),
        jumlah=True,
    )


def _angka(satu: Rekap) -> tuple[int, ...]:
    return (
        satu.diharapkan,
        satu.diterima,
        satu.tepat,
        satu.terlambat,
        satu.hari,
        satu.dikembalikan,
    )


def sebut_ketepatan(satu: KetepatanUnit | None) -> str:
    """A unit's quarter in a word: 'tepat', '6 hari', 'belum, 12 hari', a dash."""
    if satu is None or not satu.diharapkan:
        return "–"
    if satu.tepat:
        return "tepat"
    if satu.diterima:
        return f"{satu.hari} hari"
    return f"belum, {satu.hari} hari" if satu.hari else "belum"


def _rincian(hasil: Ketepatan) -> LembarKetepatan:
    from simpelin.workbook.ketepatan import LembarKetepatan

    baris: tuple[tuple[Sel, ...], ...] = tuple(
        (
            satu.unit,
            f"TW {ROMAWI[satu.triwulan]}",
            nilai_kata("status", str(satu.status)),
            "ya" if satu.diharapkan else "tidak",
            satu.batas,
            satu.pertama,
            satu.terakhir,
            satu.dikembalikan,
            ("tepat" if satu.tepat else "tidak") if satu.diharapkan else "–",
            satu.hari,
        )
        for satu in hasil.baris
    )
    return LembarKetepatan(
        "Rincian",
        f"RINCIAN PENERIMAAN LAPORAN TAHUN {hasil.tahun}",
        "Satu baris satu laporan: kapan diterima pertama kali, kapan yang berlaku diterima.",
        (
            ("Unit", 40.0),
            ("Triwulan", 9.0),
            ("Keadaan", 14.0),
            ("Diharapkan", 11.0),
            ("Batas", 12.0),
            ("Diterima pertama", 17.0),
            ("Diterima terakhir", 17.0),
            ("Dikembalikan (kali)", 13.0),
            ("Tepat waktu", 10.0),
            ("Terlambat (hari)", 11.0),
        ),
        baris,
    )
