"""Survey answers (aturan section 8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simpelin.domain import henti
from simpelin.domain.henti import Tahap
from simpelin.domain.kantor import JawabanSKM
from simpelin.store.galat import TAK_TERSIMPAN, NilaiDitolak
from simpelin.store.inti import Inti

UNSUR = 9

_U = ", ".join(f"u{n}" for n in range(1, UNSUR + 1))
_TAMBAH = (
    f"INSERT INTO skm (tahun, triwulan, urutan, responden, {_U})"
    f" VALUES ({', '.join('?' * (UNSUR + 4))})"
)


class TabelSKM:
    """Answers by year and quarter, replaced a quarter at a time."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def muat(self, tahun: int) -> tuple[JawabanSKM, ...]:
        """A year's answers, by quarter, in the order in which they were given."""
        baris = self._inti.ambil(
            f"SELECT triwulan, responden, {_U} FROM skm WHERE tahun = ? ORDER BY triwulan, urutan",
            (tahun,),
        )
        return tuple(JawabanSKM(tw, responden, tuple(u)) for tw, responden, *u in baris)

    def ganti(self, tahun: int, triwulan: int, jawaban: Sequence[JawabanSKM]) -> None:
        """Put ``jawaban`` in the place of everything stored for the quarter.

        :raises NilaiDitolak: an answer of another quarter, not nine elements, negative.
        """
        self._inti.pastikan_ubah()
        for satu in jawaban:
            if satu.triwulan != triwulan or len(satu.jawaban) != UNSUR:
                raise NilaiDitolak(
                    f"Jawaban SKM harus {UNSUR} unsur dari triwulan {triwulan}; periksa barisnya"
                    f" ({TAK_TERSIMPAN})."
                )
        lama = tuple(satu for satu in self.muat(tahun) if satu.triwulan == triwulan)
        if lama == tuple(jawaban):
            return
        self._inti.tulis("DELETE FROM skm WHERE tahun = ? AND triwulan = ?", (tahun, triwulan))
        for urutan, satu in enumerate(jawaban):
            henti.maju(Tahap.MENYIMPAN, urutan, len(jawaban))
            self._inti.tulis(_TAMBAH, (tahun, triwulan, urutan, satu.responden, *satu.jawaban))
        self._inti.catat("skm", f"{tahun}|{triwulan}", _isi(lama), _isi(jawaban))


def _isi(jawaban: Sequence[JawabanSKM]) -> dict[str, Any] | None:
    """Every row, the respondents first: what was replaced can be read back from the trail."""
    if not jawaban:
        return None
    return {"jawaban": [[satu.responden, *satu.jawaban] for satu in jawaban]}
