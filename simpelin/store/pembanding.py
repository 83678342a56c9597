"""Figures as drafted or published reports print them (aturan section 7)."""

from __future__ import annotations

from simpelin.domain.kantor import Pembanding
from simpelin.store.inti import Inti

_PILIH = "SELECT tahun, kode, ukuran, nilai, sumber FROM pembanding"
_URUT = " ORDER BY tahun, kode, ukuran, sumber"


def _kunci(pembanding: Pembanding) -> tuple[int, str, str, str]:
    return (pembanding.tahun, pembanding.kode, pembanding.ukuran, pembanding.sumber)


class TabelPembanding:
    """Printed figures; all but `nilai` is the key."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def muat(self, tahun: int) -> tuple[Pembanding, ...]:
        """A year's figures, by kode, ukuran, sumber."""
        baris = self._inti.ambil(f"{_PILIH} WHERE tahun = ?{_URUT}", (tahun,))
        return tuple(Pembanding(*kolom) for kolom in baris)

    def semua(self) -> tuple[Pembanding, ...]:
        """Every year's figures."""
        return tuple(Pembanding(*kolom) for kolom in self._inti.ambil(_PILIH + _URUT))

    def simpan(self, pembanding: Pembanding) -> None:
        """Add a figure or replace its `nilai`.

        :raises NilaiDitolak: `ukuran` or year are not possible.
        """
        self._inti.pastikan_ubah()
        lama = self._nilai(pembanding)
        if lama == pembanding.nilai:
            return
        self._inti.tulis(
            "INSERT INTO pembanding (tahun, kode, ukuran, sumber, nilai) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (tahun, kode, ukuran, sumber) DO UPDATE SET nilai = excluded.nilai",
            (*_kunci(pembanding), pembanding.nilai),
        )
        self._catat(pembanding, lama, pembanding.nilai)

    def hapus(self, pembanding: Pembanding) -> None:
        """Remove the figure with this key, if it is there."""
        self._inti.pastikan_ubah()
        lama = self._nilai(pembanding)
        if lama is None:
            return
        self._inti.tulis(
            "DELETE FROM pembanding WHERE tahun = ? AND kode = ? AND ukuran = ? AND sumber = ?",
            _kunci(pembanding),
        )
        self._catat(pembanding, lama, None)

    def _nilai(self, pembanding: Pembanding) -> str | None:
        baris = self._inti.satu(
            "SELECT nilai FROM pembanding"
            " WHERE tahun = ? AND kode = ? AND ukuran = ? AND sumber = ?",
            _kunci(pembanding),
        )
        return None if baris is None else str(baris[0])

    def _catat(self, pembanding: Pembanding, lama: str | None, baru: str | None) -> None:
        self._inti.catat(
            "pembanding",
            "|".join(map(str, _kunci(pembanding))),
            None if lama is None else {"nilai": lama},
            None if baru is None else {"nilai": baru},
        )
