"""The only place that knows SQLite: open, migrate, write with a trail, back up, restore."""

from simpelin.domain.hak import Pelaku
from simpelin.store.berkas import BerkasTersimpan
from simpelin.store.bilangan import ANGKA_PENTING, BATAS_RUPIAH
from simpelin.store.buka import Store, open_store
from simpelin.store.cadangan import TujuanSudahAda, cadangkan, simpan_salinan
from simpelin.store.galat import (
    MasihDipakai,
    NilaiDitolak,
    PenyimpananCacat,
    PenyimpananSibuk,
    PenyimpananTertutup,
    TidakDitemukan,
)
from simpelin.store.keutuhan import periksa_keutuhan
from simpelin.store.pulih import pulihkan

__all__ = [
    "ANGKA_PENTING",
    "BATAS_RUPIAH",
    "BerkasTersimpan",
    "MasihDipakai",
    "NilaiDitolak",
    "Pelaku",
    "PenyimpananCacat",
    "PenyimpananSibuk",
    "PenyimpananTertutup",
    "Store",
    "TidakDitemukan",
    "TujuanSudahAda",
    "cadangkan",
    "open_store",
    "periksa_keutuhan",
    "pulihkan",
    "simpan_salinan",
]
