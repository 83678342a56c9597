"""Which plan versions a workbook speaks of, and their heads: kind, number, date, quarter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from simpelin.domain.masukan import Baris, BarisRencana, BarisVersi
from simpelin.domain.rencana import MURNI, JenisVersi, VersiRencana
from simpelin.services.hasil_impor import Pencatat

_KATA = (
    (JenisVersi.PERUBAHAN, ("perubahan", "dppa", "apbd-p", "apbdp")),
    (JenisVersi.PERGESERAN, ("pergeseran", "geser")),
    (JenisVersi.MURNI, ("murni", "induk", "penetapan")),
)


def jenis_dari_nama(nama: str) -> JenisVersi | None:
    """What a version's name says about its kind: 'Perubahan I', 'DPPA', 'pergeseran 2'."""
    kecil = nama.casefold()
    return next((jenis for jenis, kata in _KATA if any(k in kecil for k in kata)), None)


class NamaVersi:
    """One spelling for each version of a year: the stored one, else the file's first."""

    def __init__(self, tersimpan: Iterable[str]) -> None:
        self._baku = {MURNI: MURNI} | {nama.casefold(): nama for nama in tersimpan}

    def __call__(self, nama: str) -> str:
        """The version that a cell names; an empty one is murni."""
        return self._baku.setdefault(nama.casefold() or MURNI, nama)


class PenilaiVersi:
    """Makes the head of every version of one year that the file names."""

    def __init__(self, tahun: int, lama: Mapping[str, VersiRencana], catat: Pencatat) -> None:
        self._tahun = tahun
        self._lama = lama
        self._catat = catat

    def kepala(
        self, nama: str, rencana: list[BarisRencana], lembar_versi: list[BarisVersi]
    ) -> VersiRencana | None:
        """The head; ``None`` where it was refused."""
        for lagi in lembar_versi[1:]:
            pesan = f"versi {nama} {self._tahun} sudah ada di {lembar_versi[0].sel('versi')}"
            self._catat.tolak(lagi, "versi", f"{pesan}; hapus salah satu")
        baris = lembar_versi[0] if lembar_versi else None
        asal: Baris = baris or rencana[0]
        lama = self._lama.get(nama)
        jenis = (baris and baris.jenis) or (lama and lama.jenis) or jenis_dari_nama(nama)
        if jenis is None:
            pesan = (
                f"versi “{nama}” tidak jelas jenisnya; awali namanya dengan murni, pergeseran, "
                "atau perubahan, atau isi jenis di lembar Versi"
            )
            self._catat.tolak(asal, "versi", pesan)
            return None
        tw = self._berlaku(nama, jenis, lama, rencana, baris, asal)
        if tw is None:
            return None
        hasil = VersiRencana(
            nama, jenis, lama.nomor if lama else "", lama.tanggal if lama else "", tw
        )
        if baris is not None:
            hasil = replace(
                hasil,
                nomor=baris.nomor_dpa if baris.lembar.punya("nomor") else hasil.nomor,
                tanggal=baris.tanggal if baris.lembar.punya("tanggal") else hasil.tanggal,
            )
            hal = f"versi {nama} {self._tahun}"
            self._catat.banding(baris, hal, _isi(lama) if lama else None, _isi(hasil))
        elif lama is not None and tw != lama.berlaku_tw:
            penyebab = next(satu for satu in rencana if satu.berlaku_tw is not None)
            hal = f"versi {nama} {self._tahun}"
            self._catat.ubah(penyebab, hal, "berlaku_tw", lama.berlaku_tw, tw)
        return hasil

    def _berlaku(
        self,
        nama: str,
        jenis: JenisVersi,
        lama: VersiRencana | None,
        rencana: list[BarisRencana],
        baris: BarisVersi | None,
        asal: Baris,
    ) -> int | None:
        terisi: list[tuple[Baris, int]] = [
            (satu, satu.berlaku_tw)
            for satu in (*((baris,) if baris else ()), *rencana)
            if satu.berlaku_tw is not None
        ]
        for lain, tw in terisi:
            pertama, tw_pertama = terisi[0]
            if tw != tw_pertama:
                pesan = (
                    f"versi {nama} {self._tahun} berlaku mulai TW {tw} di sini, tetapi TW "
                    f"{tw_pertama} di lembar {pertama.lembar.nama} sel "
                    f"{pertama.sel('berlaku_tw')}; samakan"
                )
                self._catat.tolak(lain, "berlaku_tw", pesan)
                return None
        if terisi and jenis is JenisVersi.MURNI and terisi[0][1] != 1:
            pesan = f"versi murni berlaku sejak TW 1, bukan TW {terisi[0][1]}; isi 1 atau kosongkan"
            self._catat.tolak(terisi[0][0], "berlaku_tw", pesan)
            return None
        if terisi:
            return terisi[0][1]
        if lama is not None:
            return lama.berlaku_tw
        if jenis is JenisVersi.MURNI:
            return 1
        pesan = f"versi {nama} {self._tahun} belum menyebut berlaku_tw; isi triwulan mulai berlaku"
        self._catat.tolak(asal, "berlaku_tw", pesan)
        return None


def _isi(versi: VersiRencana) -> dict[str, object]:
    return {
        "jenis": versi.jenis.value,
        "nomor": versi.nomor,
        "tanggal": versi.tanggal,
        "berlaku_tw": versi.berlaku_tw,
    }
