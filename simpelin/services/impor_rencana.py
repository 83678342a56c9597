"""Judge the plan sheets of a workbook against what is stored, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from simpelin.domain.gabungan import Gabungan, gabungkan
from simpelin.domain.masukan import BarisRencana, BarisVersi, IsiTemplat
from simpelin.domain.mirip import kode_dekat
from simpelin.domain.pohon_sah import Cacat, cacat_pohon, cari_simpul
from simpelin.domain.rencana import (
    Kunci,
    Sifat,
    Simpul,
    VersiRencana,
    rencana_berlaku,
    urut_versi,
)
from simpelin.services.hasil_impor import Pencatat
from simpelin.services.impor_simpul import PenyusunSimpul
from simpelin.services.impor_versi import NamaVersi, PenilaiVersi

if TYPE_CHECKING:
    from simpelin.store import Store

Kelompok = dict[Kunci, list[BarisRencana]]
"""A version's rows by node."""


@dataclass
class RencanaTahun:
    """A year's plan as it will be, and what of it has to be written."""

    tahun: int
    versi: tuple[VersiRencana, ...]
    kepala: list[VersiRencana] = field(default_factory=list)
    simpul: list[tuple[str, Simpul]] = field(default_factory=list)

    @property
    def gabungan(self) -> Gabungan:
        """Every node and indicator of the year."""
        return gabungkan(self.versi)

    @property
    def banyak(self) -> int:
        return len(self.kepala) + len(self.simpul)

    def tulis(self, store: Store) -> None:
        """Write what changed; inside ``store.ubah``."""
        for kepala in self.kepala:
            store.rencana.simpan_versi(self.tahun, kepala)
        for nama, simpul in self.simpul:
            store.rencana.simpan_simpul(self.tahun, nama, simpul)


def nilai_rencana(store: Store, isi: IsiTemplat, catat: Pencatat) -> dict[int, RencanaTahun]:
    """The plan of every year that the workbook speaks of; refusals go to ``catat``."""
    tahun = sorted({satu.tahun for satu in isi.rencana} | {satu.tahun for satu in isi.versi})
    return {satu: _PenilaiTahun(store, isi, satu, catat).nilai() for satu in tahun}


class _PenilaiTahun:
    def __init__(self, store: Store, isi: IsiTemplat, tahun: int, catat: Pencatat) -> None:
        self._tahun = tahun
        self._catat = catat
        self._kode_cacat = isi.kode_cacat
        self._lama = {satu.nama: satu for satu in store.rencana.versi(tahun)}
        baku = NamaVersi(self._lama)
        self._rencana: dict[str, list[BarisRencana]] = {}
        self._versi: dict[str, list[BarisVersi]] = {}
        for baris in isi.rencana:
            if baris.tahun == tahun:
                self._rencana.setdefault(baku(baris.versi), []).append(baris)
        for lembar in isi.versi:
            if lembar.tahun == tahun:
                self._versi.setdefault(baku(lembar.versi), []).append(lembar)
        self._kelompok = {nama: _kelompok(baris) for nama, baris in self._rencana.items()}

    def nilai(self) -> RencanaTahun:
        semua = dict(self._lama)
        semua |= {kepala.nama: kepala for kepala in self._kepala()}
        urut = sorted(semua.values(), key=urut_versi)
        hasil = RencanaTahun(self._tahun, ())
        dikenal: dict[Kunci, None] = {}
        jadi: list[VersiRencana] = []
        for versi in urut:
            lama = self._lama.get(versi.nama)
            if lama is None or replace(lama, simpul=()) != replace(versi, simpul=()):
                hasil.kepala.append(replace(versi, simpul=()))
            versi = self._isi_versi(versi, lama, dikenal, hasil)
            jadi.append(versi)
            self._periksa_pohon(jadi)
        hasil.versi = tuple(jadi)
        self._periksa_rasio(jadi)
        return hasil

    def _kepala(self) -> Iterable[VersiRencana]:
        penilai = PenilaiVersi(self._tahun, self._lama, self._catat)
        for nama in dict.fromkeys((*self._versi, *self._rencana)):
            kepala = penilai.kepala(nama, self._rencana.get(nama, []), self._versi.get(nama, []))
            if kepala is not None:
                lama = self._lama.get(nama)
                yield replace(kepala, simpul=lama.simpul if lama else ())

    def _isi_versi(
        self,
        versi: VersiRencana,
        lama: VersiRencana | None,
        dikenal: dict[Kunci, None],
        hasil: RencanaTahun,
    ) -> VersiRencana:
        """Lay the file's nodes over the stored ones of a version."""
        simpul = {satu.kunci: satu for satu in lama.simpul} if lama else {}
        kelompok = self._kelompok.get(versi.nama, {})
        dikenal |= dict.fromkeys((*simpul, *kelompok))
        penyusun = PenyusunSimpul(self._catat, versi.nama, self._bernama)
        for kunci, baris in kelompok.items():
            sebelum = simpul.get(kunci)
            induk = self._induk(baris[0], dikenal, sebelum)
            baru = penyusun.susun(baris, sebelum, induk)
            if baru != sebelum:
                hasil.simpul.append((versi.nama, baru))
            simpul[kunci] = baru
        return replace(versi, simpul=tuple(simpul.values()))

    @staticmethod
    def _induk(
        baris: BarisRencana, dikenal: Mapping[Kunci, None], lama: Simpul | None
    ) -> Kunci | None:
        if not baris.induk:
            return None
        if lama and lama.induk and lama.induk.kode == baris.induk and lama.induk in dikenal:
            return lama.induk
        return cari_simpul(baris.induk, baris.sub_skpd, dikenal) or Kunci(baris.induk)

    def _bernama(self, kunci: Kunci) -> bool:
        """Whether any version, stored or in the file, names an indicator of the node."""
        return kunci in self._dengan_nama

    @cached_property
    def _dengan_nama(self) -> set[Kunci]:
        simpul = (satu for versi in self._lama.values() for satu in versi.simpul)
        tersimpan = {satu.kunci for satu in simpul if any(i.nama for i in satu.indikator)}
        berkas = (satu for isi in self._rencana.values() for satu in isi if satu.indikator)
        return tersimpan | {Kunci(satu.kode, satu.sub_skpd) for satu in berkas}

    # --- the tree ----------------------------------------------------------

    def _periksa_pohon(self, versi: Sequence[VersiRencana]) -> None:
        """The plan as it is once the last of ``versi`` holds."""
        if len(versi) == 1:
            semua: Mapping[Kunci, Simpul] = {satu.kunci: satu for satu in versi[0].simpul}
        else:
            semua = rencana_berlaku(self._tahun, versi, 4).simpul
        for cacat in cacat_pohon(semua):
            simpul = semua[cacat.kunci]
            if cacat.kolom == "induk" and simpul.induk and simpul.induk.kode in self._kode_cacat:
                continue
            baris = self._baris(cacat.kunci, versi, cacat.indikator)
            if baris is not None:
                self._catat.tolak(baris, cacat.kolom, cacat.pesan + self._saran(cacat, semua))
            elif simpul.induk and (induk := self._baris(simpul.induk, versi, "")):
                self._catat.tolak(induk, "tingkat", cacat.pesan)

    def _baris(
        self, kunci: Kunci, versi: Sequence[VersiRencana], indikator: str
    ) -> BarisRencana | None:
        """The file's row that states a node last."""
        for satu in reversed(versi):
            baris = self._kelompok.get(satu.nama, {}).get(kunci)
            if baris:
                return next((b for b in baris if b.indikator == indikator), baris[0])
        return None

    def _saran(self, cacat: Cacat, semua: Mapping[Kunci, Simpul]) -> str:
        """What the file probably means by a parent that is not there."""
        induk = semua[cacat.kunci].induk
        if cacat.kolom != "induk" or induk is None or induk in semua:
            return ""
        for nama, kelompok in self._kelompok.items():
            if induk in kelompok:
                return f". Kode itu baru ada di versi {nama}, yang berlaku kemudian"
        lain = sorted({k.sub_skpd or "kantor" for k in semua if k.kode == induk.kode})
        if lain:
            return f". Kode itu ada di bawah {', '.join(lain)}"
        dekat = kode_dekat(induk.kode, (k.kode for k in semua))
        return f". Yang mirip: {', '.join(dekat)}" if dekat else ""

    def _periksa_rasio(self, versi: Sequence[VersiRencana]) -> None:
        """An indicator is a rasio in every version or in none: its reports are one series."""
        pertama: dict[tuple[Kunci, str], tuple[bool, str]] = {}
        for satu in versi:
            for simpul in satu.simpul:
                for i in simpul.indikator:
                    rasio = i.sifat is Sifat.RASIO
                    dulu = pertama.setdefault((simpul.kunci, i.nama), (rasio, satu.nama))
                    if dulu[0] == rasio:
                        continue
                    baris = self._baris(simpul.kunci, versi, i.nama)
                    if baris is not None:
                        pesan = (
                            f"{simpul.kunci} “{i.nama}” bersifat rasio hanya di salah satu versi "
                            f"({dulu[1]}, {satu.nama}); samakan sifatnya"
                        )
                        self._catat.tolak(baris, "sifat", pesan)


def _kelompok(baris: Iterable[BarisRencana]) -> Kelompok:
    hasil: Kelompok = {}
    for satu in baris:
        hasil.setdefault(Kunci(satu.kode, satu.sub_skpd), []).append(satu)
    return hasil
