"""The satisfaction index from the store, and the JSON of it (cli.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simpelin.domain.angka import ke_json
from simpelin.domain.ikm import IKM, hitung_ikm

if TYPE_CHECKING:
    from simpelin.store import Store


def hitung(store: Store, tahun: int, triwulan: int | None = None) -> IKM:
    """The index of one quarter's own respondents, or of the whole year's."""
    jawaban = store.skm.muat(tahun)
    return hitung_ikm(s for s in jawaban if triwulan is None or s.triwulan == triwulan)


def sebagai_json(ikm: IKM) -> dict[str, Any]:
    """The document of ``simpelin ikm --json``."""
    return {
        "ikm": ke_json(ikm.nilai),
        "ikm_bobot_011": ke_json(ikm.nilai_bobot_011),
        "nrr": [ke_json(satu) for satu in ikm.nrr],
        "mutu": ikm.mutu,
        "responden": ikm.responden,
    }
