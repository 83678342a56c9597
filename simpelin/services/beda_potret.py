"""What differs between the snapshot of an approved report and the figures now, per item.

A later change of plan, of a threshold, or of an earlier quarter changes what is computed,
never what was approved; this shows the difference (issue 3 item 3).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from simpelin.domain.angka import STRIP, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.rencana import Kunci
from simpelin.domain.tingkat import Potret
from simpelin.services import pengaturan
from simpelin.services.evaluasi import hitung
from simpelin.services.potret import susun_potret

if TYPE_CHECKING:
    from simpelin.store import Store

_RUPIAH = {
    "pagu": "pagu",
    "kas": "anggaran kas",
    "realisasi_tw": "realisasi",
    "realisasi_anggaran": "realisasi s.d. triwulan ini",
    "rencana_kas": "rencana kas s.d. triwulan ini",
}
_PERSEN = {
    "serapan": "serapan",
    "capaian_kinerja": "capaian kinerja",
    "capaian_tahunan": "capaian setahun",
    "capaian_indikator": "capaian indikator",
}
_TEKS = {
    "nama": "nama",
    "predikat": "predikat",
    "hambatan": "hambatan",
    "solusi": "solusi",
    "faktor_pendorong": "faktor pendorong",
}
_ANGKA_INDIKATOR = {
    "target_tahun": "target setahun",
    "target_tw": "target",
    "kinerja_tw": "kinerja",
    "realisasi": "realisasi s.d. triwulan ini",
    "target": "target s.d. triwulan ini",
}
_PERSEN_INDIKATOR = {"capaian": "capaian", "capaian_tahunan": "capaian setahun"}
_TEKS_INDIKATOR = {
    "satuan": "satuan",
    "sifat": "sifat",
    "polaritas": "polaritas",
    "status": "keadaan",
}
_UMUM = {
    "versi": "rencana versi",
    "basis_rp": "basis rupiah",
    "batas_rp": "tanggal batas rupiah",
}

Isi = Mapping[str, Any]
_Tulis = Callable[[Any, int | None], str]
_LEBIH_TELITI = (4, 8, 16)
"""Decimals to try where two figures that differ would be written alike."""


@dataclass(frozen=True, slots=True)
class Beda:
    """One figure that is not what it was: the item, what it is called, before and now."""

    kunci: Kunci | None
    nama: str
    label: str
    dulu: str
    kini: str


@dataclass(frozen=True, slots=True)
class BedaPotret:
    """A report's snapshot beside the figures now; ``utuh`` that its fingerprint is right."""

    potret: Potret
    utuh: bool
    beda: tuple[Beda, ...]

    @property
    def kalimat(self) -> str:
        """One line for the top of a page."""
        p = self.potret
        if not self.utuh:
            return f"Potret {p.unit} TW {ROMAWI[p.triwulan]} {p.tahun} rusak: sidiknya tidak cocok."
        if not self.beda:
            return f"{p.unit}: sama dengan yang disetujui."
        return f"{p.unit}: {len(self.beda)} angka berbeda dari yang disetujui."


def beda_potret(
    store: Store, unit: str, tahun: int, triwulan: int, evaluasi: Evaluasi | None = None
) -> BedaPotret | None:
    """The difference for one approved report; ``None`` where none is approved."""
    return beda_semua(store, tahun, triwulan, evaluasi).get(unit)


def beda_semua(
    store: Store, tahun: int, triwulan: int, evaluasi: Evaluasi | None = None
) -> Mapping[str, BedaPotret]:
    """The differences of every report that stands approved in a quarter, by unit."""
    potret = store.potret_laporan.muat(tahun, triwulan)
    laporan = store.laporan.muat(tahun, triwulan)
    sah = {
        unit: satu
        for unit, satu in potret.items()
        if (ada := laporan.get(unit)) is not None and ada.status is StatusLaporan.DISETUJUI
    }
    if not sah:
        return {}
    hasil, atur = evaluasi or hitung(store, tahun, triwulan), pengaturan.muat(store)
    return {
        unit: BedaPotret(
            satu,
            hashlib.sha256(satu.isi.encode()).hexdigest() == satu.sidik,
            tuple(_beda(json.loads(satu.isi), susun_potret(hasil, unit, atur))),
        )
        for unit, satu in sah.items()
    }


def _beda(dulu: Isi, kini: Isi) -> Iterator[Beda]:
    yield from _pasang(None, "Laporan", _UMUM, dulu, kini, _teks)
    lama = {(satu["kode"], satu["sub_skpd"]): satu for satu in dulu["baris"]}
    baru = {(satu["kode"], satu["sub_skpd"]): satu for satu in kini["baris"]}
    for kunci in dict.fromkeys((*lama, *baru)):
        yield from _beda_baris(Kunci(*kunci), lama.get(kunci), baru.get(kunci))


def _beda_baris(kunci: Kunci, dulu: Isi | None, kini: Isi | None) -> Iterator[Beda]:
    nama = str((dulu or kini or {}).get("nama", kunci))
    if dulu is None or kini is None:
        yield Beda(kunci, nama, "baris laporan", _ada(dulu), _ada(kini))
        return
    yield from _pasang(kunci, nama, _RUPIAH, dulu, kini, _rupiah)
    yield from _pasang(kunci, nama, _PERSEN, dulu, kini, _persen)
    yield from _pasang(kunci, nama, _TEKS, dulu, kini, _teks)
    lama = {satu["nama"]: satu for satu in dulu["indikator"]}
    baru = {satu["nama"]: satu for satu in kini["indikator"]}
    for satu in dict.fromkeys((*lama, *baru)):
        sebut = f"{nama} – {satu}" if satu else nama
        a, b = lama.get(satu), baru.get(satu)
        if a is None or b is None:
            yield Beda(kunci, sebut, "indikator", _ada(a), _ada(b))
            continue
        yield from _pasang(kunci, sebut, _ANGKA_INDIKATOR, a, b, _angka)
        yield from _pasang(kunci, sebut, _PERSEN_INDIKATOR, a, b, _persen)
        yield from _pasang(kunci, sebut, _TEKS_INDIKATOR, a, b, _teks)


def _pasang(
    kunci: Kunci | None, nama: str, label: Mapping[str, str], dulu: Isi, kini: Isi, tulis: _Tulis
) -> Iterator[Beda]:
    for medan, kata in label.items():
        a, b = dulu.get(medan), kini.get(medan)
        if a == b:
            continue
        if not isinstance(a, list) or not isinstance(b, list):
            yield Beda(kunci, nama, kata, *_dua(tulis, a, b))
            continue
        for n, (x, y) in enumerate(zip(a, b, strict=False), start=1):
            if x != y:
                yield Beda(kunci, nama, f"{kata} TW {ROMAWI[n]}", *_dua(tulis, x, y))


def _dua(tulis: _Tulis, dulu: Any, kini: Any) -> tuple[str, str]:
    """Both as they are shown, with more decimals where they would look the same."""
    a, b = tulis(dulu, None), tulis(kini, None)
    for desimal in _LEBIH_TELITI:
        if a != b:
            break
        a, b = tulis(dulu, desimal), tulis(kini, desimal)
    return a, b


def _ada(isi: Isi | None) -> str:
    return "tidak ada" if isi is None else "ada"


def _rupiah(nilai: int | None, _: int | None = None) -> str:
    return tulis_rupiah(nilai)


def _persen(nilai: str | None, desimal: int | None = None) -> str:
    return tulis_persen(None if nilai is None else Fraction(nilai), desimal or 2)


def _angka(nilai: str | None, desimal: int | None = None) -> str:
    """A figure, or a rasio's '9 dari 10'."""
    if nilai is None:
        return STRIP
    return " dari ".join(tulis_angka(Fraction(satu), desimal) for satu in nilai.split(" dari "))


def _teks(nilai: str | None, _: int | None = None) -> str:
    return nilai or STRIP
