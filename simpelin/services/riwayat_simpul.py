"""Who changed what on one node: its figures, its words, its plan."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import EntriRiwayat, kunci_riwayat
from simpelin.domain.rencana import Kunci
from simpelin.services.jejak import Jejak, _tulis
from simpelin.services.kata_riwayat import JENIS, LABEL, nilai_kata

if TYPE_CHECKING:
    from simpelin.store import Store

_KATA = {"faktor_pendorong": "faktor pendorong", "hambatan": "hambatan", "solusi": "solusi"}


def riwayat_simpul(store: Store, tahun: int, kunci: Kunci, batas: int = 20) -> tuple[Jejak, ...]:
    """The newest entries of a node, newest first, each as one sentence."""
    entri = store.riwayat.cari(awalan_kunci=kunci_riwayat(tahun, kunci), batas=batas)
    return tuple(_satu(satu) for satu in entri)


def _satu(entri: EntriRiwayat) -> Jejak:
    bagian = entri.kunci.split("|")
    if entri.objek in ("kinerja", "anggaran"):
        dasar = _tulis(entri)
        nama = f"{bagian[3]} " if entri.objek == "kinerja" and len(bagian) > 4 else ""
        return Jejak(dasar.waktu, dasar.pelaku, f"{nama}{dasar.isi}", dasar.kode, dasar.sumber)
    if entri.objek == "catatan":
        isi = f"TW {ROMAWI[int(bagian[-1])]}: {_beda(entri)}"
    elif entri.objek == "indikator":
        isi = f"Indikator {bagian[3]}: {_perbuatan(entri)}"
    elif entri.objek in _LAIN:
        isi = _lain(entri, bagian)
    elif entri.objek == "renstra_butir":
        isi = f"Renstra {bagian[3]} {_perbuatan(entri)}".replace("  ", " ")
    elif entri.objek == "alih_kode":
        isi = f"Peta kode {_perbuatan(entri)}"
    elif entri.objek in JENIS and entri.objek != "rencana":
        tw = f" TW {ROMAWI[int(bagian[-1])]}" if bagian[-1] in ("1", "2", "3", "4") else ""
        isi = f"{JENIS[entri.objek]}{tw} {_perbuatan(entri)}"
    else:
        isi = f"Rencana {_perbuatan(entri)}"
    return Jejak(datetime.fromisoformat(entri.waktu), entri.pelaku, isi, bagian[1], entri.sumber)


_LAIN = ("fisik", "koreksi", "selisih_bkad", "belanja")


def _lain(entri: EntriRiwayat, bagian: list[str]) -> str:
    """An entry that stands beside the figures, with its values in words."""
    if entri.objek == "belanja":
        return f"Belanja {bagian[3]}: {_perbuatan(entri)}"
    lama, baru = json.loads(entri.sebelum or "{}"), json.loads(entri.sesudah or "{}")
    beda = [
        f"{LABEL.get(kolom, kolom)} {nilai_kata(kolom, baru.get(kolom))}"
        for kolom in {**lama, **baru}
        if lama.get(kolom) != baru.get(kolom)
    ]
    tw = ROMAWI[int(bagian[-1])]
    return f"TW {tw}, {JENIS[entri.objek].lower()}: {', '.join(beda)}"


def _perbuatan(entri: EntriRiwayat) -> str:
    if entri.sebelum is None:
        return "dimasukkan"
    return "dihapus" if entri.sesudah is None else "diubah"


def _beda(entri: EntriRiwayat) -> str:
    """Which of the words changed, and to what."""
    lama, baru = json.loads(entri.sebelum or "{}"), json.loads(entri.sesudah or "{}")
    beda = [
        f"{nama} “{baru[kolom]}”" if baru.get(kolom) else f"{nama} dikosongkan"
        for kolom, nama in _KATA.items()
        if lama.get(kolom, "") != baru.get(kolom, "")
    ]
    return "; ".join(beda) or "kata-kata diubah"
