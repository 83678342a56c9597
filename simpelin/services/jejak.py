"""The trail behind a figure: which entries it stands on, by whom and when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from simpelin.domain.angka import tulis_angka, tulis_rupiah
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import EntriRiwayat, kunci_riwayat
from simpelin.domain.rencana import Kunci
from simpelin.services.asal_indikator import Rujukan, Ukuran

if TYPE_CHECKING:
    from simpelin.store import Store

_OBJEK: dict[Ukuran, str] = {
    Ukuran.PAGU: "rencana",
    Ukuran.RENCANA_KAS: "rencana",
    Ukuran.REALISASI: "anggaran",
    Ukuran.SERAPAN: "anggaran",
    Ukuran.SERAPAN_KAS: "anggaran",
}


@dataclass(frozen=True, slots=True)
class Jejak:
    """One entry: what it says, by whom, when (local time)."""

    waktu: datetime
    pelaku: str
    isi: str
    kode: str
    sumber: str


def jejak(store: Store, evaluasi: Evaluasi, rujukan: Rujukan, batas: int = 8) -> tuple[Jejak, ...]:
    """The newest entries under a figure, newest first; of a parent those of all below it."""
    objek = _OBJEK.get(rujukan.ukuran, "kinerja")
    entri: list[EntriRiwayat] = []
    for kunci in _di_bawah(evaluasi, rujukan.kunci):
        lagi = (rujukan.indikator,) if rujukan.ukuran is Ukuran.INDIKATOR else ()
        awalan = kunci_riwayat(evaluasi.tahun, kunci, *lagi)
        entri += store.riwayat.cari(objek, awalan, batas)
        if rujukan.ukuran is Ukuran.INDIKATOR:
            break
    entri.sort(key=lambda satu: satu.nomor, reverse=True)
    return tuple(_tulis(satu) for satu in entri if _termasuk(satu, evaluasi))[:batas]


def _di_bawah(evaluasi: Evaluasi, kunci: Kunci | None) -> Iterator[Kunci]:
    if kunci is not None:
        yield kunci
    for satu in evaluasi.rencana.anak.get(kunci, ()):
        yield from _di_bawah(evaluasi, satu)


def _termasuk(entri: EntriRiwayat, evaluasi: Evaluasi) -> bool:
    """Reports of later quarters are not behind this figure."""
    if entri.objek == "rencana":
        return True
    triwulan = entri.kunci.rsplit("|", 1)[-1]
    return not triwulan.isdigit() or int(triwulan) <= evaluasi.triwulan


def _tulis(entri: EntriRiwayat) -> Jejak:
    bagian = entri.kunci.split("|")
    sebelum, sesudah = _isi(entri.objek, entri.sebelum), _isi(entri.objek, entri.sesudah)
    teks = sesudah if entri.sebelum is None else f"{sebelum} → {sesudah}"
    if entri.objek != "rencana" and bagian[-1].isdigit():
        teks = f"TW {ROMAWI[int(bagian[-1])]}: {teks}"
    waktu = datetime.fromisoformat(entri.waktu)
    kode = bagian[1] if len(bagian) > 1 else ""
    return Jejak(waktu, entri.pelaku, teks, kode, entri.sumber)


def _isi(objek: str, teks: str | None) -> str:
    """A stored value in words."""
    if teks is None:
        return "kosong"
    isi: dict[str, Any] = json.loads(teks)
    if objek == "anggaran":
        return f"Rp {_rupiah(isi.get('anggaran'))}"
    if objek == "rencana":
        return f"pagu {_rupiah(isi.get('pagu'))}"
    if "penyebut" in isi:
        return f"{_angka(isi.get('pembilang'))} dari {_angka(isi.get('penyebut'))}"
    return _angka(isi.get("kinerja"))


def _angka(nilai: Any) -> str:
    return "–" if nilai is None else tulis_angka(Fraction(str(nilai)))


def _rupiah(nilai: Any) -> str:
    return tulis_rupiah(None if nilai is None else int(nilai))
