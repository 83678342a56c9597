"""Import the template workbook or a *lembar isian*: all or nothing, with a dry run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simpelin.domain.gabungan import Gabungan, gabungkan
from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak, Penolakan
from simpelin.domain.masukan import BarisRencana, IsiTemplat
from simpelin.domain.pengumpul import tanpa_pengumpul
from simpelin.domain.rencana import KOSONG4, Kunci, Tingkat, VersiRencana
from simpelin.services import cadangan, izin
from simpelin.services.hasil_impor import (
    HasilImpor,
    ImporDitolak,
    Pencatat,
    Perubahan,
    Ringkasan,
)
from simpelin.services.impor_bahan import BahanTulis, nilai_bahan
from simpelin.services.impor_fisik import PenilaiRincian, RincianTulis
from simpelin.services.impor_koreksi import KoreksiTulis, nilai_koreksi
from simpelin.services.impor_lain import (
    LainTulis,
    NamaUnit,
    nilai_libur,
    nilai_pembanding,
    nilai_pengaturan,
    nilai_renja,
    nilai_skm,
    nilai_unit,
    unit_baru,
)
from simpelin.services.impor_nomenklatur import impor_nomenklatur
from simpelin.services.impor_realisasi import PenilaiRealisasi, RealisasiTahun
from simpelin.services.impor_rencana import RencanaTahun, nilai_rencana
from simpelin.services.impor_renstra import RenstraTulis, nilai_alih, nilai_renstra
from simpelin.services.izin_isian import IzinIsian, izin_isian
from simpelin.services.tulis_impor import Tulisan, ubah_dengan_salinan
from simpelin.services.urung_impor import catat_templat

if TYPE_CHECKING:
    from simpelin.store import Store

__all__ = [
    "HasilImpor",
    "ImporDitolak",
    "Perubahan",
    "Ringkasan",
    "impor",
    "impor_nomenklatur",
    "sebagai_json",
]

_ISIAN = ("Realisasi", "Fisik")
"""The sheets of a *lembar isian*."""


@tanpa_pengumpul()
def impor(store: Store, path: Path, *, uji: bool = False) -> HasilImpor:
    """Take a workbook's rows into the store, all of them or none.

    With ``uji`` nothing is written. Before anything is written a verified copy of the
    store is put aside; the source file is kept in the store. A file that changes nothing
    makes no copy.

    Raises:
        ImporDitolak: with every reason, by file, sheet and cell.
        MasukanDitolak: the file is no workbook that can be read.
        KesalahanPengguna: the copy could not be made or the store not written.
        Dihentikan: it was stopped (:mod:`simpelin.domain.henti`); the store is as before.
    """
    from simpelin.workbook.templat_baca import baca_templat

    keadaan = store.nomor_perubahan()
    penilai = _Penilai(store, baca_templat(path))
    hasil = penilai.nilai(path.name, uji)
    if not uji:
        penilai.minta_izin()
    if uji or (not hasil.berubah and not penilai.banyak):
        return hasil if uji else replace(hasil, sha256=_simpan_berkas(store, path))
    with ubah_dengan_salinan(store, keadaan, "impor", path.name, penilai.banyak) as salinan:
        sidik = store.berkas.simpan(path.read_bytes(), path.name)
        awal = store.impor.nomor_terakhir() + 1
        penilai.tulis()
        sisa = catat_templat(store, awal, hasil)
        terbalik = store.impor.nomor_terakhir() >= awal and not sisa
    cadangan.putar(store)
    return replace(hasil, cadangan=salinan, sha256=sidik, terbalik=terbalik, tetap=sisa)


def _simpan_berkas(store: Store, path: Path) -> str:
    with store.ubah("impor", sumber=path.name):
        return store.berkas.simpan(path.read_bytes(), path.name)


class _Penilai:
    """Judges the whole workbook; what passes stands ready to be written."""

    def __init__(self, store: Store, isi: IsiTemplat) -> None:
        self._store = store
        self._isi = isi
        self._catat = Pencatat(isi.jumlah or {}, isi.penolakan)
        self._catat.catatan += isi.catatan
        self._lain = LainTulis()
        self._rincian = RincianTulis()
        self._renstra = RenstraTulis()
        self._bahan = BahanTulis()
        self._koreksi = KoreksiTulis()
        self._rencana: dict[int, RencanaTahun] = {}
        self._realisasi: list[RealisasiTahun] = []
        self._gabungan_tahun: dict[int, Gabungan] = {}

    def nilai(self, berkas: str, uji: bool) -> HasilImpor:
        """What the import would do; raises where anything is refused."""
        izin = self._izin()
        nama = NamaUnit(satu.nama for satu in self._store.unit.semua())
        nilai_unit(self._store, self._isi.unit, self._catat, nama, self._lain)
        unit_baru(self._isi.rencana, self._catat, nama, self._lain)
        isi = replace(self._isi, rencana=_dengan_nama_baku(self._isi.rencana, nama))
        self._rencana = nilai_rencana(self._store, isi, self._catat)
        self._nilai_realisasi(izin)
        self._nilai_pembanding()
        self._nilai_rincian(izin)
        self._nilai_koreksi()
        nilai_renstra(self._store, self._isi.renstra, self._catat, self._renstra)
        nilai_alih(self._store, self._isi.alih, self._catat, self._renstra)
        nilai_bahan(self._store, self._isi, self._gabungan, self._catat, self._bahan)
        nilai_skm(self._store, self._isi.skm, self._catat, self._lain)
        nilai_renja(self._store, self._isi.renja, self._catat, self._lain)
        nilai_pengaturan(self._store, self._isi.pengaturan, self._catat, self._lain)
        nilai_libur(self._store, self._isi.libur, self._catat, self._lain)
        ringkasan = self._catat.ringkasan()
        if self._catat.penolakan:
            raise ImporDitolak(self._catat.penolakan, ringkasan)
        return HasilImpor(
            berkas, uji, ringkasan, tuple(self._catat.perubahan), tuple(self._catat.catatan)
        )

    def minta_izin(self) -> None:
        """A whole workbook is the planner's; a *lembar isian* also its unit's own, for what
        that may write. The planner takes it in for the unit, and the trail says so.

        :raises KesalahanPengguna: it is not this person's to take in.
        """
        tanda = self._isi.isian
        umum = izin.putusan(self._store, Tindakan.IMPOR)
        if tanda is None:
            izin.beri(self._store, umum)
        elif umum and umum.jabatan is not None:
            sendiri = any(satu.unit == tanda.unit for satu in self._store.pelaku.jabatan)
            izin.beri(self._store, replace(umum, atas_nama="" if sendiri else tanda.unit))
        else:
            for tindakan, unit in self._tindakan(tanda.unit):
                izin.wajib_unit(self._store, tindakan, tanda.tahun, tanda.triwulan, unit)

    def _tindakan(self, sendiri: str) -> Iterator[tuple[Tindakan, str]]:
        """What the sheet of the unit ``sendiri`` does, and to whose report: rupiah belong to
        the owner of the sub kegiatan, whoever's sheet they stand on."""
        pemilik = {
            self._gabungan(satu.tahun).simpul[kunci].unit
            for satu in self._realisasi
            for kunci, *_ in satu.anggaran
        }
        yield from ((Tindakan.ISI_ANGGARAN, unit) for unit in sorted(pemilik))
        kinerja = any(satu.kinerja or satu.catatan for satu in self._realisasi)
        if kinerja or self._rincian.fisik or not pemilik:
            yield Tindakan.ISI_KINERJA, sendiri

    @property
    def banyak(self) -> int:
        """How many things differ from the store, rows or what they bring along."""
        return sum(satu.banyak for satu in self._tulisan())

    def tulis(self) -> None:
        """Write everything; inside ``store.ubah``."""
        for satu in self._tulisan():
            satu.tulis(self._store)

    def _tulisan(self) -> Iterator[Tulisan]:
        """In the order in which one needs the other."""
        yield self._lain
        yield from self._rencana.values()
        yield from self._realisasi
        yield self._koreksi
        yield self._rincian
        yield self._renstra
        yield self._bahan

    def _izin(self) -> IzinIsian | None:
        """What the marked *lembar isian* may fill; ``None`` for an ordinary workbook."""
        tanda = self._isi.isian
        if tanda is None:
            return None
        asing = [n for n, banyak in (self._isi.jumlah or {}).items() if banyak and n not in _ISIAN]
        if asing:
            pesan = "lembar isian hanya memuat lembar Realisasi dan Fisik; hapus lembar lainnya"
            raise MasukanDitolak([Penolakan(pesan, self._isi.berkas, nama) for nama in asing])
        try:
            return izin_isian(self._store, tanda.unit, tanda.tahun, tanda.triwulan)
        except MasukanDitolak:
            raise
        except KesalahanPengguna as salah:
            raise MasukanDitolak([Penolakan(str(salah), self._isi.berkas)]) from None

    def _nilai_realisasi(self, izin: IzinIsian | None) -> None:
        tahun = {satu.tahun for satu in self._isi.realisasi}
        for satu in sorted(tahun | set(self._rencana)):
            rencana, gabungan = self._rencana.get(satu), self._gabungan(satu)
            penilai = PenilaiRealisasi(
                self._store, satu, gabungan, self._catat, self._isi.kode_cacat, izin
            )
            self._realisasi.append(
                penilai.nilai([b for b in self._isi.realisasi if b.tahun == satu])
            )
            if rencana and rencana.simpul:
                self._periksa_tingkat(satu, {k: s.tingkat for k, s in gabungan.simpul.items()})

    def _periksa_tingkat(self, tahun: int, tingkat: dict[Kunci, Tingkat]) -> None:
        """A node with reported rupiah stays a sub kegiatan."""
        for kunci, empat in self._store.realisasi.muat(tahun).anggaran.items():
            if empat == KOSONG4 or tingkat.get(kunci) is Tingkat.SUB_KEGIATAN:
                continue
            for baris in self._isi.rencana:
                if (baris.tahun, baris.kode, baris.sub_skpd) == (tahun, *kunci):
                    pesan = f"{kunci} sudah punya realisasi anggaran; harus tetap sub_kegiatan"
                    self._catat.tolak(baris, "tingkat", pesan)

    def _nilai_rincian(self, izin: IzinIsian | None) -> None:
        penilai = PenilaiRincian(
            self._store,
            self._gabungan,
            self._catat,
            self._isi.kode_cacat,
            self._rincian,
            self._versi,
            izin,
        )
        penilai.nilai_fisik(self._isi.fisik)
        penilai.nilai_belanja(self._isi.belanja)

    def _nilai_koreksi(self) -> None:
        nilai_koreksi(
            self._store,
            self._isi.koreksi,
            self._gabungan,
            self._realisasi,
            self._catat,
            self._isi.kode_cacat,
            self._koreksi,
        )

    def _gabungan(self, tahun: int) -> Gabungan:
        """A year's nodes, as the file leaves them."""
        if tahun not in self._gabungan_tahun:
            self._gabungan_tahun[tahun] = gabungkan(self._versi(tahun))
        return self._gabungan_tahun[tahun]

    def _versi(self, tahun: int) -> tuple[VersiRencana, ...]:
        """A year's plan versions, as the file leaves them."""
        rencana = self._rencana.get(tahun)
        return rencana.versi if rencana else self._store.rencana.versi(tahun)

    def _nilai_pembanding(self) -> None:
        kode: dict[int, set[str]] = {}
        for tahun in {satu.tahun for satu in self._isi.pembanding}:
            kode[tahun] = {s.kode for v in self._versi(tahun) for s in v.simpul}
        nilai_pembanding(self._store, self._isi.pembanding, self._catat, kode, self._lain)


def _dengan_nama_baku(baris: Iterable[BarisRencana], nama: NamaUnit) -> tuple[BarisRencana, ...]:
    return tuple(
        satu if nama(satu.unit) == satu.unit else replace(satu, unit=nama(satu.unit))
        for satu in baris
    )


def sebagai_json(hasil: HasilImpor) -> dict[str, Any]:
    """The document of ``simpelin impor --json``."""
    return hasil.sebagai_json()
