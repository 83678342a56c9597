"""The import wizard's memory: column maps by file shape, and which entries an import made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simpelin.domain.kantor import EntriRiwayat
from simpelin.store.inti import Inti

OBJEK = "impor"
_ENTRI = "nomor, waktu, pelaku, akun, tindakan, objek, kunci, sebelum, sesudah, sumber, sidik"
_TERAKHIR = f"""
SELECT kunci, sesudah, waktu, pelaku FROM riwayat AS r
WHERE objek = '{OBJEK}' AND sesudah IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM riwayat AS x
                  WHERE x.objek = '{OBJEK}' AND x.kunci = r.kunci AND x.sesudah IS NULL)
ORDER BY nomor DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class CatatanImpor:
    """An import that can be taken back: the trail's entries ``awal`` to ``akhir`` are it."""

    awal: int
    akhir: int
    waktu: str
    pelaku: str
    isi: Mapping[str, Any]


class TabelImpor:
    """Maps are replaced; imports stand in the trail alone, which cannot be changed."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    # --- maps ------------------------------------------------------------

    def peta(self, sidik: str, bentuk: str) -> dict[str, Any] | None:
        """The remembered map of a file shape, ``None`` where there is none."""
        baris = self._inti.satu(
            "SELECT peta FROM peta_impor WHERE sidik = ? AND bentuk = ?", (sidik, bentuk)
        )
        return None if baris is None else dict(json.loads(baris[0]))

    def simpan_peta(self, sidik: str, bentuk: str, peta: Mapping[str, Any]) -> None:
        """Remember a map in the place of what was remembered of this shape."""
        self._inti.pastikan_ubah()
        lama = self.peta(sidik, bentuk)
        if lama == dict(peta):
            return
        self._inti.tulis(
            "INSERT INTO peta_impor (sidik, bentuk, peta) VALUES (?, ?, ?)"
            " ON CONFLICT (sidik, bentuk) DO UPDATE SET peta = excluded.peta",
            (sidik, bentuk, json.dumps(peta, ensure_ascii=False)),
        )
        self._inti.catat("peta_impor", f"{bentuk}|{sidik}", lama, peta)

    # --- imports -----------------------------------------------------------

    def nomor_terakhir(self) -> int:
        """The trail's last number, also inside `ubah`."""
        (nomor,) = self._inti.satu("SELECT coalesce(max(nomor), 0) FROM riwayat")
        return int(nomor)

    def objek_sejak(self, awal: int) -> frozenset[str]:
        """What kinds of things the entries from ``awal`` on are about, also inside `ubah`."""
        baris = self._inti.ambil("SELECT DISTINCT objek FROM riwayat WHERE nomor >= ?", (awal,))
        return frozenset(objek for (objek,) in baris)

    def catat_impor(self, awal: int, isi: Mapping[str, Any]) -> None:
        """Close an import: its entries are those from ``awal`` to the one before this."""
        self._inti.catat(OBJEK, f"{awal}|{self.nomor_terakhir()}", None, isi)

    def terakhir(self) -> CatatanImpor | None:
        """The newest import that was not taken back."""
        baris = self._inti.satu(_TERAKHIR)
        if baris is None:
            return None
        awal, akhir = (int(satu) for satu in baris[0].split("|"))
        return CatatanImpor(awal, akhir, baris[2], baris[3], json.loads(baris[1]))

    def catat_urung(self, impor: CatatanImpor) -> None:
        """Say that an import was taken back."""
        self._inti.catat(OBJEK, f"{impor.awal}|{impor.akhir}", impor.isi, None)

    def entri(self, impor: CatatanImpor) -> tuple[EntriRiwayat, ...]:
        """What an import changed, oldest first."""
        baris = self._inti.ambil(
            f"SELECT {_ENTRI} FROM riwayat WHERE nomor BETWEEN ? AND ? ORDER BY nomor",
            (impor.awal, impor.akhir),
        )
        return tuple(EntriRiwayat(*kolom) for kolom in baris)

    def entri_kini(self, objek: str, kunci: str) -> EntriRiwayat | None:
        """The newest entry about one thing."""
        baris = self._inti.satu(
            f"SELECT {_ENTRI} FROM riwayat WHERE objek = ? AND kunci = ?"
            " ORDER BY nomor DESC LIMIT 1",
            (objek, kunci),
        )
        return None if baris is None else EntriRiwayat(*baris)
