"""The register of the inspectorate's recommendations."""

from __future__ import annotations

from datetime import date
from typing import Any

from simpelin.domain.lhe import Rekomendasi, StatusLHE
from simpelin.store.galat import TAK_TERSIMPAN, MasihDipakai, TidakDitemukan
from simpelin.store.inti import Inti
from simpelin.store.unit import TabelUnit

_PILIH = """
SELECT l.tahun, l.nomor, l.rekomendasi, coalesce(u.nama, ''), l.tindakan, l.tenggat, l.status,
    l.keterangan, l.selesai_pada, (SELECT count(*) FROM data_dukung d WHERE d.lhe_id = l.id)
FROM lhe l LEFT JOIN unit u ON u.id = l.unit_id
"""
_KOLOM = (
    "rekomendasi",
    "unit_id",
    "tindakan",
    "tenggat",
    "status",
    "keterangan",
    "selesai_pada",
)


class TabelLHE:
    """Recommendations by year of the LHE and number."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        self._inti = inti
        self._unit = unit

    def semua(self) -> tuple[Rekomendasi, ...]:
        """Every recommendation ever registered, in the order of entry."""
        return tuple(map(_dari, self._inti.ambil(f"{_PILIH} ORDER BY l.id")))

    def muat(self, tahun: int, nomor: str) -> Rekomendasi | None:
        baris = self._inti.satu(f"{_PILIH} WHERE l.tahun = ? AND l.nomor = ?", (tahun, nomor))
        return None if baris is None else _dari(baris)

    def simpan(self, satu: Rekomendasi) -> None:
        """Keep a recommendation; ``bukti`` is counted, not stored.

        :raises TidakDitemukan: there is no such unit.
        :raises NilaiDitolak: what the schema does not take.
        """
        self._inti.pastikan_ubah()
        lama = self.muat(satu.tahun, satu.nomor)
        if lama is not None and _isi(lama) == _isi(satu):
            return
        nilai = (
            satu.rekomendasi,
            self._unit.id(satu.unit) if satu.unit else None,
            satu.tindakan,
            satu.tenggat.isoformat() if satu.tenggat else "",
            satu.status.value,
            satu.keterangan,
            satu.selesai_pada.isoformat() if satu.selesai_pada else "",
        )
        self._inti.tulis(
            f"INSERT INTO lhe (tahun, nomor, {', '.join(_KOLOM)})"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tahun, nomor) DO UPDATE SET "
            + ", ".join(f"{nama} = excluded.{nama}" for nama in _KOLOM),
            (satu.tahun, satu.nomor, *nilai),
        )
        kunci = f"{satu.tahun}|{satu.nomor}"
        self._inti.catat("lhe", kunci, _isi(lama) if lama else None, _isi(satu))

    def ganti_nomor(self, tahun: int, lama: str, baru: str) -> None:
        """Correct a number that was mistyped; evidence stays.

        :raises TidakDitemukan: there is none of the old number.
        :raises MasihDipakai: another one has the new number.
        """
        self._inti.pastikan_ubah()
        if self.muat(tahun, lama) is None:
            raise TidakDitemukan(f"Rekomendasi LHE {tahun} nomor {lama} tidak ada.")
        if lama == baru:
            return
        if self.muat(tahun, baru) is not None:
            raise MasihDipakai(
                f"Nomor {baru} sudah ada dalam LHE {tahun}; pakai nomor lain ({TAK_TERSIMPAN})."
            )
        self._inti.tulis(
            "UPDATE lhe SET nomor = ? WHERE tahun = ? AND nomor = ?", (baru, tahun, lama)
        )
        self._inti.catat("lhe", f"{tahun}|{baru}", {"nomor": lama}, {"nomor": baru})

    def hapus(self, tahun: int, nomor: str) -> None:
        """Take one off that was entered by mistake.

        :raises TidakDitemukan: there is none.
        :raises MasihDipakai: evidence is attached to it.
        """
        self._inti.pastikan_ubah()
        satu = self.muat(tahun, nomor)
        if satu is None:
            raise TidakDitemukan(f"Rekomendasi LHE {tahun} nomor {nomor} tidak ada.")
        if satu.bukti:
            raise MasihDipakai(
                f"Rekomendasi LHE {tahun} nomor {nomor} punya data dukung; lepaskan dahulu"
                f" ({TAK_TERSIMPAN})."
            )
        self._inti.tulis("DELETE FROM lhe WHERE tahun = ? AND nomor = ?", (tahun, nomor))
        self._inti.catat("lhe", f"{tahun}|{nomor}", _isi(satu), None)


def _dari(baris: Any) -> Rekomendasi:
    tahun, nomor, isi, unit, tindakan, tenggat, status, keterangan, selesai, bukti = baris
    return Rekomendasi(
        tahun,
        nomor,
        isi,
        unit,
        tindakan,
        date.fromisoformat(tenggat) if tenggat else None,
        StatusLHE(status),
        keterangan,
        date.fromisoformat(selesai) if selesai else None,
        bukti,
    )


def _isi(satu: Rekomendasi) -> dict[str, Any]:
    kolom = {
        "rekomendasi": satu.rekomendasi,
        "unit": satu.unit,
        "tindakan": satu.tindakan,
        "tenggat": satu.tenggat.isoformat() if satu.tenggat else "",
        "status": satu.status.value,
        "keterangan": satu.keterangan,
        "selesai_pada": satu.selesai_pada.isoformat() if satu.selesai_pada else "",
    }
    return {nama: nilai for nama, nilai in kolom.items() if nilai}
