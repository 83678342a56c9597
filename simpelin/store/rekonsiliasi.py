"""BKAD's lists by year and quarter, with the explanations of their differences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from simpelin.domain import henti
from simpelin.domain.henti import Tahap
from simpelin.domain.rekonsiliasi import BarisBKAD, DaftarBKAD
from simpelin.domain.rencana import Kunci
from simpelin.store.bilangan import periksa_rupiah
from simpelin.store.galat import TAK_TERSIMPAN, TidakDitemukan
from simpelin.store.inti import Inti, waktu_kini

_KEPALA = (
    "SELECT sha256, berkas, lembar, kumulatif, waktu, oleh, total_kami, total_mereka"
    " FROM rekonsiliasi WHERE tahun = ? AND triwulan = ?"
)
_BARIS = """
SELECT b.kode, b.sub_skpd, b.nama, b.mereka, b.penjelasan, s.kode, s.sub_skpd
FROM rekonsiliasi_baris b LEFT JOIN simpul s ON s.id = b.simpul_id
WHERE b.tahun = ? AND b.triwulan = ? ORDER BY b.urutan
"""
_TAMBAH = (
    "INSERT INTO rekonsiliasi_baris (tahun, triwulan, urutan, simpul_id, kode, sub_skpd, nama,"
    " mereka, penjelasan) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class TabelRekonsiliasi:
    """One list a quarter; a new one takes the old one's place."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def ada(self, tahun: int, triwulan: int) -> bool:
        """Whether a list was taken in for the quarter."""
        return self._inti.satu(_KEPALA, (tahun, triwulan)) is not None

    def muat(self, tahun: int, triwulan: int) -> DaftarBKAD | None:
        """The quarter's list, ``None`` where there is none."""
        kepala = self._inti.satu(_KEPALA, (tahun, triwulan))
        if kepala is None:
            return None
        sha256, berkas, lembar, kumulatif, waktu, oleh, kami, mereka = kepala
        baris = tuple(_baris(*satu) for satu in self._inti.ambil(_BARIS, (tahun, triwulan)))
        return DaftarBKAD(
            tahun,
            triwulan,
            baris,
            berkas,
            lembar,
            bool(kumulatif),
            sha256,
            waktu,
            oleh,
            kami,
            mereka,
        )

    def simpan(self, daftar: DaftarBKAD) -> None:
        """Keep a list in the place of the quarter's old one; time and person are set here.

        :raises NilaiDitolak: digits.
        :raises TidakDitemukan: a row means a node that is not there.
        """
        self._inti.pastikan_ubah()
        lama = self.muat(daftar.tahun, daftar.triwulan)
        if lama is not None and daftar == replace(lama, waktu=daftar.waktu, oleh=daftar.oleh):
            return
        for satu in daftar.baris:
            periksa_rupiah(satu.mereka, f"Angka BKAD {satu.kode}")
        self._buang(daftar.tahun, daftar.triwulan)
        self._inti.tulis(
            "INSERT INTO rekonsiliasi (tahun, triwulan, sha256, berkas, lembar, kumulatif, waktu,"
            " oleh, total_kami, total_mereka) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                daftar.tahun,
                daftar.triwulan,
                daftar.sha256,
                daftar.berkas,
                daftar.lembar,
                int(daftar.kumulatif),
                waktu_kini(),
                self._inti.pelaku.nama,
                daftar.total_kami,
                daftar.total_mereka,
            ),
        )
        for urutan, satu in enumerate(daftar.baris):
            henti.maju(Tahap.MENYIMPAN, urutan, len(daftar.baris))
            self._tambah(daftar.tahun, daftar.triwulan, urutan, satu)
        self._catat(daftar.tahun, daftar.triwulan, lama, daftar)

    def hapus(self, tahun: int, triwulan: int) -> None:
        """Take a quarter's list away; nothing happens where there is none."""
        self._inti.pastikan_ubah()
        lama = self.muat(tahun, triwulan)
        if lama is not None:
            self._buang(tahun, triwulan)
            self._catat(tahun, triwulan, lama, None)

    def jelaskan(self, tahun: int, triwulan: int, baris: BarisBKAD) -> None:
        """Keep the explanation of one code's difference; a code that the list does not have
        gets a row for it.

        :raises TidakDitemukan: the quarter has no list.
        """
        self._inti.pastikan_ubah()
        daftar = self.muat(tahun, triwulan)
        if daftar is None:
            raise TidakDitemukan(
                f"Belum ada daftar BKAD untuk TW {triwulan} {tahun}; ambil dahulu daftarnya"
                f" ({TAK_TERSIMPAN})."
            )
        tempat = (baris.kode, baris.sub_skpd)
        urutan = next(
            (n for n, s in enumerate(daftar.baris) if (s.kode, s.sub_skpd) == tempat), None
        )
        lama = "" if urutan is None else daftar.baris[urutan].penjelasan
        if lama == baris.penjelasan:
            return
        if urutan is None:
            self._tambah(tahun, triwulan, len(daftar.baris), baris)
        else:
            self._inti.tulis(
                "UPDATE rekonsiliasi_baris SET penjelasan = ?"
                " WHERE tahun = ? AND triwulan = ? AND urutan = ?",
                (baris.penjelasan, tahun, triwulan, urutan),
            )
        kunci = "|".join(str(b) for b in (tahun, *tempat, triwulan))
        dua = ({"penjelasan": kata} if kata else None for kata in (lama, baris.penjelasan))
        self._inti.catat("selisih_bkad", kunci, *dua)

    # --- behind them -----------------------------------------------------

    def _tambah(self, tahun: int, triwulan: int, urutan: int, satu: BarisBKAD) -> None:
        nilai = (satu.kode, satu.sub_skpd, satu.nama, satu.mereka, satu.penjelasan)
        simpul_id = self._simpul(tahun, satu.kunci)
        self._inti.tulis(_TAMBAH, (tahun, triwulan, urutan, simpul_id, *nilai))

    def _simpul(self, tahun: int, kunci: Kunci | None) -> int | None:
        if kunci is None:
            return None
        baris = self._inti.satu(
            "SELECT id FROM simpul WHERE tahun = ? AND kode = ? AND sub_skpd = ?", (tahun, *kunci)
        )
        if baris is None:
            raise TidakDitemukan(
                f"{kunci} tidak ada lagi dalam rencana {tahun}; ulangi ({TAK_TERSIMPAN})."
            )
        return int(baris[0])

    def _buang(self, tahun: int, triwulan: int) -> None:
        for tabel in ("rekonsiliasi_baris", "rekonsiliasi"):
            self._inti.tulis(
                f"DELETE FROM {tabel} WHERE tahun = ? AND triwulan = ?", (tahun, triwulan)
            )

    def _catat(
        self, tahun: int, triwulan: int, lama: DaftarBKAD | None, baru: DaftarBKAD | None
    ) -> None:
        kunci = f"{tahun}|{triwulan}"
        self._inti.catat(
            "rekonsiliasi", kunci, _isi(lama) if lama else None, _isi(baru) if baru else None
        )


def _baris(
    kode: str,
    sub_skpd: str,
    nama: str,
    mereka: int | None,
    penjelasan: str,
    kode_simpul: str | None,
    sub_simpul: str | None,
) -> BarisBKAD:
    """A row; one that means a node bears the node's present code."""
    if kode_simpul is None:
        return BarisBKAD(kode, sub_skpd, nama, mereka, None, penjelasan)
    kunci = Kunci(kode_simpul, sub_simpul or "")
    return BarisBKAD(*kunci, nama, mereka, kunci, penjelasan)


def _isi(daftar: DaftarBKAD) -> dict[str, Any]:
    return {
        "berkas": daftar.berkas,
        "sha256": daftar.sha256,
        "baris": len(daftar.baris),
        "total_kami": daftar.total_kami,
        "total_mereka": daftar.total_mereka,
    }
