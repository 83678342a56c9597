"""The trail: append-only, newest first."""

from __future__ import annotations

from typing import Any

from simpelin.domain.kantor import EntriRiwayat
from simpelin.store.inti import Inti

_PEMISAH, _SESUDAH_PEMISAH = "|", "}"
"""'}' follows '|' in byte order, so a range on the key's index finds its parts."""


class TabelRiwayat:
    """Who changed what, when, from what to what."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def cari(
        self,
        objek: str | None = None,
        awalan_kunci: str | None = None,
        batas: int | None = None,
    ) -> tuple[EntriRiwayat, ...]:
        """Entries, newest first.

        :param objek: only this kind: 'kinerja', 'anggaran', 'catatan', 'versi', 'rencana',
            'indikator', 'unit', 'pembanding', 'skm', 'laporan', 'pengaturan', 'libur',
            'nomenklatur', 'berkas', 'penyimpanan'.
        :param awalan_kunci: only keys whose first parts are these, whole parts: '2023'
            finds '2023|7.01|…', and '2023|7.01|' (the office) does not find a kelurahan's.
        :param batas: at most so many.
        """
        syarat, nilai = self._syarat(objek, awalan_kunci)
        baris = self._inti.ambil(
            "SELECT nomor, waktu, pelaku, akun, tindakan, objek, kunci, sebelum, sesudah, sumber,"
            f" sidik FROM riwayat {syarat} ORDER BY nomor DESC LIMIT ?",
            (*nilai, -1 if batas is None else batas),
        )
        return tuple(EntriRiwayat(*kolom) for kolom in baris)

    @staticmethod
    def _syarat(objek: str | None, awalan: str | None) -> tuple[str, list[Any]]:
        syarat: list[str] = []
        nilai: list[Any] = []
        if objek is not None:
            syarat.append("objek = ?")
            nilai.append(objek)
        if awalan is not None:
            syarat.append("(kunci = ? OR (kunci >= ? AND kunci < ?))")
            nilai += [awalan, awalan + _PEMISAH, awalan + _SESUDAH_PEMISAH]
        return (f"WHERE {' AND '.join(syarat)}" if syarat else ""), nilai
