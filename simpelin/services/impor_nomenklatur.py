"""Take an official list of codes and names into the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.services import izin
from simpelin.services.hasil_impor import HasilImpor, Perubahan, Ringkasan

if TYPE_CHECKING:
    from simpelin.store import Store

LEMBAR = "Nomenklatur"


def impor_nomenklatur(store: Store, path: Path, *, uji: bool = False) -> HasilImpor:
    """Take every entry of a CSV or workbook; entries that it does not list stay.

    Raises:
        MasukanDitolak: the list cannot be read, or names a code twice differently.
        Dihentikan: it was stopped (:mod:`simpelin.domain.henti`); the store is as before.
    """
    from simpelin.workbook.nomenklatur import baca_nomenklatur

    if not uji:
        izin.wajib(store, Tindakan.IMPOR)
    isi = baca_nomenklatur(path)
    lama = {satu.kode: satu for satu in store.nomenklatur.semua()}
    baru = [satu for satu in isi if satu.kode not in lama]
    berubah = [satu for satu in isi if satu.kode in lama and lama[satu.kode] != satu]
    perubahan = tuple(
        Perubahan(LEMBAR, satu.kode, satu.kode, "nama", lama[satu.kode].nama, satu.nama)
        for satu in berubah
        if lama[satu.kode].nama != satu.nama
    )
    sidik = ""
    if not uji:
        with store.ubah("impor nomenklatur", path.name, len(baru) + len(berubah)):
            sidik = store.berkas.simpan(path.read_bytes(), path.name)
            for satu in (*baru, *berubah):
                store.nomenklatur.simpan(satu)
    sama = len(isi) - len(baru) - len(berubah)
    ringkasan = (Ringkasan(LEMBAR, len(baru), len(berubah), sama),)
    return HasilImpor(path.name, uji, ringkasan, perubahan, sha256=sidik)
