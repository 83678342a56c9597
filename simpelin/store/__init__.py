"""The only place that knows SQLite: open, migrate, write with a trail, back up, restore."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from simpelin.store.keutuhan import periksa_keutuhan
    from simpelin.store.pulih import pulihkan

_NANTI = {"periksa_keutuhan": "simpelin.store.keutuhan", "pulihkan": "simpelin.store.pulih"}
"""What opening a store does not need, and so does not wait for."""


def __getattr__(nama: str) -> Any:
    if nama in _NANTI:
        return getattr(import_module(_NANTI[nama]), nama)
    raise AttributeError(f"module {__name__!r} has no attribute {nama!r}")


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
