"""What the next Renja has to take up, by year and quarter: form E.81's last text."""

from __future__ import annotations

from simpelin.store.inti import Inti


class TabelTindakLanjutRenja:
    """One text a quarter, an item a line."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def muat(self, tahun: int, triwulan: int) -> str:
        """A quarter's text; '' where nothing was written."""
        baris = self._inti.satu(
            "SELECT isi FROM tindak_lanjut_renja WHERE tahun = ? AND triwulan = ?",
            (tahun, triwulan),
        )
        return "" if baris is None else str(baris[0])

    def semua(self) -> dict[tuple[int, int], str]:
        """Every text, oldest quarter first."""
        baris = self._inti.ambil(
            "SELECT tahun, triwulan, isi FROM tindak_lanjut_renja ORDER BY tahun, triwulan"
        )
        return {(tahun, triwulan): isi for tahun, triwulan, isi in baris}

    def simpan(self, tahun: int, triwulan: int, isi: str) -> None:
        """Keep a quarter's text; an empty one removes it.

        :raises NilaiDitolak: no such quarter or year.
        """
        self._inti.pastikan_ubah()
        lama = self.muat(tahun, triwulan)
        if isi == lama:
            return
        if isi:
            self._inti.tulis(
                "INSERT INTO tindak_lanjut_renja (tahun, triwulan, isi) VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET isi = excluded.isi",
                (tahun, triwulan, isi),
            )
        else:
            self._inti.tulis(
                "DELETE FROM tindak_lanjut_renja WHERE tahun = ? AND triwulan = ?",
                (tahun, triwulan),
            )
        self._inti.catat(
            "tindak_lanjut_renja",
            f"{tahun}|{triwulan}",
            {"isi": lama} if lama else None,
            {"isi": isi} if isi else None,
        )
