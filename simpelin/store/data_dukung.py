"""Evidence: its bytes once by their SHA-256, and what they are attached to.

The bytes stand in the store itself (docs/keputusan/0040): a copy, a backup and a restored
store have them, and nothing can point at a file that is gone.
"""

from __future__ import annotations

import hashlib
from typing import Any

from simpelin.domain.data_dukung import (
    DataDukung,
    JenisBerkas,
    PadaLaporan,
    PadaLHE,
    PadaTindakLanjut,
    Tempat,
)
from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.rapat import NomorKeputusan
from simpelin.domain.rencana import Kunci
from simpelin.store.galat import TAK_TERSIMPAN, TidakDitemukan, rusak
from simpelin.store.inti import Inti, waktu_kini
from simpelin.store.rapat_isi import kunci_keputusan
from simpelin.store.rencana_jati import Jati
from simpelin.store.tindak_lanjut import TabelTindakLanjut

_PILIH = """
SELECT d.id, d.sha256, d.nama, i.jenis, i.ukuran, d.waktu, d.oleh,
    s.tahun, d.triwulan, s.kode, s.sub_skpd, n.nama,
    r.tahun, r.triwulan, k.nomor, l.tahun, l.nomor
FROM data_dukung d
JOIN isi_dukung i ON i.sha256 = d.sha256
LEFT JOIN simpul s ON s.id = d.simpul_id
LEFT JOIN indikator n ON n.id = d.indikator_id
LEFT JOIN tindak_lanjut t ON t.id = d.tindak_lanjut_id
LEFT JOIN keputusan k ON k.id = t.keputusan_id
LEFT JOIN rapat r ON r.id = k.rapat_id
LEFT JOIN lhe l ON l.id = d.lhe_id
"""
_LETAK = ("simpul_id", "triwulan", "indikator_id", "tindak_lanjut_id", "lhe_id")


class TabelDataDukung:
    """Attached files, by what they are attached to."""

    def __init__(self, inti: Inti, tindak_lanjut: TabelTindakLanjut) -> None:
        self._inti = inti
        self._jati = Jati(inti)
        self._tindak_lanjut = tindak_lanjut

    def pada(self, tempat: Tempat) -> tuple[DataDukung, ...]:
        """What is attached to one thing, oldest first.

        :raises TidakDitemukan: there is no such thing.
        """
        letak = self._letak(tempat)
        syarat = " AND ".join(f"d.{kolom} IS ?" for kolom in _LETAK)
        baris = self._inti.ambil(f"{_PILIH} WHERE {syarat} ORDER BY d.id", letak)
        return tuple(map(_dari, baris))

    def setahun(self, tahun: int, triwulan: int | None = None) -> tuple[DataDukung, ...]:
        """What is attached to the report rows of a year, or of one of its quarters."""
        syarat = "s.tahun = ?" + ("" if triwulan is None else " AND d.triwulan = ?")
        nilai = (tahun,) if triwulan is None else (tahun, triwulan)
        baris = self._inti.ambil(f"{_PILIH} WHERE {syarat} ORDER BY d.id", nilai)
        return tuple(map(_dari, baris))

    def muat(self, nomor: int) -> DataDukung:
        """:raises TidakDitemukan: there is no such attachment (any more)."""
        baris = self._inti.satu(f"{_PILIH} WHERE d.id = ?", (nomor,))
        if baris is None:
            raise TidakDitemukan("Data dukung itu sudah tidak ada; muat ulang halaman ini (F5).")
        return _dari(baris)

    def isi(self, sha256: str) -> bytes:
        """The bytes.

        :raises TidakDitemukan: there are none of that fingerprint.
        :raises PenyimpananRusak: they are not the ones that were attached.
        """
        baris = self._inti.satu("SELECT isi FROM isi_dukung WHERE sha256 = ?", (sha256,))
        if baris is None:
            raise TidakDitemukan(f"Data dukung {sha256[:12]}… tidak ada dalam penyimpanan.")
        isi = bytes(baris[0])
        if hashlib.sha256(isi).hexdigest() != sha256:
            raise rusak(self._inti.path, f"isi data dukung {sha256[:12]}… berubah")
        return isi

    # --- writing ---------------------------------------------------------

    def simpan(self, tempat: Tempat, isi: bytes, nama: str, jenis: JenisBerkas) -> DataDukung:
        """Attach a file; the same bytes at the same place are attached once.

        :raises TidakDitemukan: there is no such place.
        """
        self._inti.pastikan_ubah()
        sidik = hashlib.sha256(isi).hexdigest()
        sama = next((satu for satu in self.pada(tempat) if satu.sha256 == sidik), None)
        if sama is not None:
            return sama
        if self._inti.satu("SELECT 1 FROM isi_dukung WHERE sha256 = ?", (sidik,)) is None:
            self._inti.tulis(
                "INSERT INTO isi_dukung (sha256, jenis, ukuran, isi) VALUES (?, ?, ?, ?)",
                (sidik, jenis.value, len(isi), isi),
            )
        nomor = self._inti.tulis(
            f"INSERT INTO data_dukung (sha256, nama, waktu, oleh, {', '.join(_LETAK)})"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (sidik, nama, waktu_kini(), self._inti.pelaku.nama, *self._letak(tempat)),
        )
        baru = self.muat(nomor)
        self._inti.catat("data_dukung", self._kunci(tempat), None, _isi(baru))
        return baru

    def hapus(self, nomor: int) -> None:
        """Take an attachment off; its bytes go with the last one that has them.

        :raises TidakDitemukan: there is no such attachment.
        """
        self._inti.pastikan_ubah()
        lama = self.muat(nomor)
        self._inti.tulis("DELETE FROM data_dukung WHERE id = ?", (nomor,))
        self._inti.tulis(
            "DELETE FROM isi_dukung WHERE sha256 = ?1"
            " AND NOT EXISTS (SELECT 1 FROM data_dukung WHERE sha256 = ?1)",
            (lama.sha256,),
        )
        self._inti.catat("data_dukung", self._kunci(lama.tempat), _isi(lama), None)

    # --- behind them -----------------------------------------------------

    def _letak(self, tempat: Tempat) -> tuple[int | None, ...]:
        """The columns of ``_LETAK``."""
        if isinstance(tempat, PadaTindakLanjut):
            return (None, None, None, self._tindak_lanjut.id(tempat.nomor), None)
        if isinstance(tempat, PadaLHE):
            return (None, None, None, None, self._id_lhe(tempat))
        simpul_id = self._jati.id_simpul(tempat.tahun, tempat.kunci)
        indikator_id = None
        if tempat.indikator:
            indikator_id = self._jati.id_indikator(simpul_id, tempat.kunci, tempat.indikator)
        return (simpul_id, tempat.triwulan, indikator_id, None, None)

    def _id_lhe(self, tempat: PadaLHE) -> int:
        baris = self._inti.satu(
            "SELECT id FROM lhe WHERE tahun = ? AND nomor = ?", (tempat.tahun, tempat.nomor)
        )
        if baris is None:
            raise TidakDitemukan(
                f"Rekomendasi LHE {tempat.tahun} nomor {tempat.nomor} tidak ada ({TAK_TERSIMPAN})."
            )
        return int(baris[0])

    def _kunci(self, tempat: Tempat) -> str:
        if isinstance(tempat, PadaTindakLanjut):
            return kunci_keputusan(self._tindak_lanjut.muat(tempat.nomor).keputusan)
        if isinstance(tempat, PadaLHE):
            return f"lhe|{tempat.tahun}|{tempat.nomor}"
        indikator = (tempat.indikator,) if tempat.indikator else ()
        return kunci_riwayat(tempat.tahun, tempat.kunci, *indikator, tempat.triwulan)


def _dari(baris: Any) -> DataDukung:
    nomor, sidik, nama, jenis, ukuran, waktu, oleh, *letak = baris
    return DataDukung(nomor, _tempat(*letak), sidik, nama, JenisBerkas(jenis), ukuran, waktu, oleh)


def _tempat(
    tahun: int | None,
    triwulan: int,
    kode: str,
    sub: str,
    indikator: str | None,
    rapat_tahun: int | None,
    rapat_tw: int,
    nomor: int,
    lhe_tahun: int,
    lhe_nomor: str,
) -> Tempat:
    if tahun is not None:
        return PadaLaporan(tahun, triwulan, Kunci(kode, sub), indikator or "")
    if rapat_tahun is not None:
        return PadaTindakLanjut(NomorKeputusan(rapat_tahun, rapat_tw, nomor))
    return PadaLHE(lhe_tahun, lhe_nomor)


def _isi(satu: DataDukung) -> dict[str, Any]:
    return {"nama": satu.nama, "ukuran": satu.ukuran, "sha256": satu.sha256}
