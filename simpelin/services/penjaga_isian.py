"""Holds a *lembar isian* to what its unit may fill; everything else of it is refused."""

from __future__ import annotations

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.masukan import BarisRealisasi
from simpelin.domain.rencana import Kunci
from simpelin.services.hasil_impor import Pencatat
from simpelin.services.izin_isian import BarisLembar, IzinIsian

_TEKS = ("faktor_pendorong", "hambatan", "solusi")


class PenjagaIsian:
    """Refuses rows of another unit, quarter or year, and cells that are locked."""

    def __init__(self, izin: IzinIsian, catat: Pencatat) -> None:
        self._izin = izin
        self._catat = catat
        self._baris: dict[tuple[str, int], BarisLembar] = {}

    def triwulan_cocok(self, baris: BarisRealisasi) -> bool:
        """Whether a row is of the sheet's own quarter and year; refused where not."""
        izin = self._izin
        if (baris.tahun, baris.triwulan) == (izin.tahun, izin.triwulan):
            return True
        kolom = "tahun" if baris.tahun != izin.tahun else "triwulan"
        pesan = (
            f"baris TW {ROMAWI[baris.triwulan]} {baris.tahun}, padahal ini lembar isian "
            f"{izin.unit} TW {ROMAWI[izin.triwulan]} {izin.tahun}; hapus barisnya"
        )
        self._catat.tolak(baris, kolom, pesan)
        return False

    def boleh(self, baris: BarisRealisasi, kunci: Kunci, indikator: str | None) -> bool:
        """Whether a row is one of the sheet's own; its locked cells may only say what is stored."""
        satu = self._izin.baris.get((kunci, indikator or ""))
        if satu is None:
            pesan = (
                f"{kunci}{f' “{indikator}”' if indikator else ''} bukan bagian {self._izin.unit}; "
                "hapus barisnya, atau pakai lembar isian unit pemiliknya"
            )
            self._catat.tolak(baris, "kode", pesan)
            return False
        self._baris[baris.lembar.nama, baris.nomor] = satu
        self._periksa_kinerja(baris, kunci, satu)
        self._periksa_rupiah(baris, kunci, satu)
        return True

    def isi_kinerja(self, kunci: Kunci, indikator: str) -> bool:
        """Whether the sheet's word on this indicator counts."""
        satu = self._izin.baris.get((kunci, indikator))
        return satu is not None and satu.milik and not satu.kunci_k

    def isi_rupiah(self, kunci: Kunci, baris: BarisRealisasi) -> bool:
        """Whether the row's rupiah cell is one to fill."""
        satu = self._baris.get((baris.lembar.nama, baris.nomor))
        return satu is not None and not satu.kunci_rp

    def isi_teks(self, baris: BarisRealisasi) -> bool:
        """Whether the row's words count: on the unit's own lines, until it is submitted."""
        satu = self._baris.get((baris.lembar.nama, baris.nomor))
        return satu is not None and satu.milik and not self._izin.terkunci

    # --- locked cells that say something else --------------------------------

    def _periksa_kinerja(self, baris: BarisRealisasi, kunci: Kunci, satu: BarisLembar) -> None:
        lama = satu.isian.kinerja
        for kolom in ("kinerja", "pembilang", "penyebut"):
            nilai = getattr(baris, kolom)
            tersimpan = getattr(lama, kolom) if lama else None
            if satu.kunci_k and nilai is not None and nilai != tersimpan:
                self._tolak(baris, kolom, kunci, satu.kunci_k)
        if satu.milik and not self._izin.terkunci:
            return
        catatan = self._izin.lembar.catatan.get(kunci)
        for kolom in _TEKS:
            nilai = getattr(baris, kolom)
            tersimpan = getattr(catatan, kolom) if catatan else ""
            if nilai and nilai != tersimpan:
                sebab = self._izin.terkunci if satu.milik else satu.kunci_k
                self._tolak(baris, kolom, kunci, sebab)

    def _periksa_rupiah(self, baris: BarisRealisasi, kunci: Kunci, satu: BarisLembar) -> None:
        if not satu.kunci_rp:
            return
        isian = satu.isian
        if baris.anggaran is not None and baris.anggaran != isian.rp_ini:
            self._tolak(baris, "anggaran", kunci, satu.kunci_rp)
        if baris.catatan_anggaran and baris.catatan_anggaran != isian.catatan_rp:
            self._tolak(baris, "catatan_anggaran", kunci, satu.kunci_rp)

    def _tolak(self, baris: BarisRealisasi, kolom: str, kunci: Kunci, sebab: str) -> None:
        pesan = f"{kolom} {kunci} tidak dapat diisi lewat lembar ini: {sebab} Kosongkan selnya"
        self._catat.tolak(baris, kolom, pesan)
