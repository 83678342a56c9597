"""The official list of codes and names, beside the plan."""

from __future__ import annotations

from simpelin.domain.nomenklatur import Nomenklatur
from simpelin.domain.rencana import Tingkat
from simpelin.store.inti import Inti

_KOLOM = ("tingkat", "nama", "induk", "kinerja", "indikator", "satuan")
_PILIH = f"SELECT kode, {', '.join(_KOLOM)} FROM nomenklatur"
_SIMPAN = (
    f"INSERT INTO nomenklatur (kode, {', '.join(_KOLOM)}) VALUES (?, ?, ?, ?, ?, ?, ?)"
    f" ON CONFLICT (kode) DO UPDATE SET {', '.join(f'{k} = excluded.{k}' for k in _KOLOM)}"
)


class TabelNomenklatur:
    """Entries by code; an entry replaces the one of the same code."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def semua(self) -> tuple[Nomenklatur, ...]:
        """Every entry, by code."""
        baris = self._inti.ambil(f"{_PILIH} ORDER BY kode")
        return tuple(Nomenklatur(kode, Tingkat(t), *isi) for kode, t, *isi in baris)

    def simpan(self, satu: Nomenklatur) -> None:
        """Add an entry or replace the one of its code."""
        self._inti.pastikan_ubah()
        lama = self._muat(satu.kode)
        if lama == satu:
            return
        nilai = _nilai(satu)
        self._inti.tulis(_SIMPAN, (satu.kode, *nilai.values()))
        self._inti.catat("nomenklatur", satu.kode, _nilai(lama) if lama else None, nilai)

    def _muat(self, kode: str) -> Nomenklatur | None:
        baris = self._inti.satu(f"{_PILIH} WHERE kode = ?", (kode,))
        return None if baris is None else Nomenklatur(baris[0], Tingkat(baris[1]), *baris[2:])


def _nilai(satu: Nomenklatur) -> dict[str, str]:
    return {"tingkat": satu.tingkat.value} | {k: getattr(satu, k) for k in _KOLOM[1:]}
