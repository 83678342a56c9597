"""A nation's or a neighbour's figure of an indicator, that the LKjIP holds ours against."""

from __future__ import annotations

from typing import Any

from simpelin.domain.kantor import Banding
from simpelin.domain.rencana import Kunci
from simpelin.domain.renstra import Jati
from simpelin.store.bilangan import dari_real, ke_real
from simpelin.store.inti import Inti

_SATU = " WHERE tahun = ? AND kode = ? AND sub_skpd = ? AND indikator = ? AND pihak = ?"


class TabelBanding:
    """Figures of others, by year, indicator and whose they are."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def muat(self, tahun: int) -> dict[Jati, tuple[Banding, ...]]:
        """A year's figures by indicator, each indicator's by name of the other party."""
        hasil: dict[Jati, tuple[Banding, ...]] = {}
        for kode, sub, indikator, pihak, nilai, sumber in self._inti.ambil(
            "SELECT kode, sub_skpd, indikator, pihak, nilai, sumber FROM banding"
            " WHERE tahun = ? ORDER BY kode, sub_skpd, indikator, pihak",
            (tahun,),
        ):
            jati = (Kunci(kode, sub), indikator)
            satu = Banding(pihak, _tepat(nilai), sumber)
            hasil[jati] = (*hasil.get(jati, ()), satu)
        return hasil

    def simpan(self, tahun: int, jati: Jati, banding: Banding) -> None:
        """Keep a figure; the same party's earlier one is replaced.

        :raises NilaiDitolak: what the schema does not take.
        """
        self._inti.pastikan_ubah()
        lama = self._satu(tahun, jati, banding.pihak)
        if lama == banding:
            return
        self._inti.tulis(
            "INSERT INTO banding (tahun, kode, sub_skpd, indikator, pihak, nilai, sumber)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET nilai = excluded.nilai, sumber = excluded.sumber",
            (*_kunci(tahun, jati, banding.pihak), ke_real(banding.nilai), banding.sumber),
        )
        self._catat(tahun, jati, banding.pihak, lama, banding)

    def hapus(self, tahun: int, jati: Jati, pihak: str) -> None:
        """Remove a party's figure, if it is there."""
        self._inti.pastikan_ubah()
        lama = self._satu(tahun, jati, pihak)
        if lama is None:
            return
        self._inti.tulis(f"DELETE FROM banding{_SATU}", _kunci(tahun, jati, pihak))
        self._catat(tahun, jati, pihak, lama, None)

    def _satu(self, tahun: int, jati: Jati, pihak: str) -> Banding | None:
        baris = self._inti.satu(
            f"SELECT nilai, sumber FROM banding{_SATU}", _kunci(tahun, jati, pihak)
        )
        return None if baris is None else Banding(pihak, _tepat(baris[0]), baris[1])

    def _catat(
        self, tahun: int, jati: Jati, pihak: str, lama: Banding | None, baru: Banding | None
    ) -> None:
        kunci = "|".join(map(str, _kunci(tahun, jati, pihak)))
        self._inti.catat("banding", kunci, _isi(lama), _isi(baru))


def _kunci(tahun: int, jati: Jati, pihak: str) -> tuple[int, str, str, str, str]:
    kunci, indikator = jati
    return tahun, kunci.kode, kunci.sub_skpd, indikator, pihak


def _tepat(real: float) -> Any:
    nilai = dari_real(real)
    assert nilai is not None
    return nilai


def _isi(satu: Banding | None) -> dict[str, object] | None:
    return None if satu is None else {"nilai": ke_real(satu.nilai), "sumber": satu.sumber}
