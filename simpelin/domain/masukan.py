"""Rows of a template workbook after reading: typed values and where each of them stands.

The reader (``workbook``) makes them, the import service judges them; neither knows the
other. ``None`` is an empty cell; whether the sheet has the column at all says
:meth:`Lembar.punya`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from simpelin.domain.belanja import JenisBelanja
from simpelin.domain.kantor import Peran
from simpelin.domain.kesalahan import Penolakan
from simpelin.domain.rencana import (
    KOSONG4,
    EmpatAngka,
    EmpatRupiah,
    JenisVersi,
    Polaritas,
    Sifat,
    Tingkat,
)


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet and the letters of the contract's columns in it."""

    berkas: str
    nama: str
    huruf: Mapping[str, str]

    def punya(self, kolom: str) -> bool:
        """Whether the sheet has this column."""
        return kolom in self.huruf


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """One row; ``nomor`` is its row number in the sheet."""

    lembar: Lembar
    nomor: int

    def sel(self, kolom: str) -> str:
        """The cell of ``kolom`` ('D7'), or the row's first where the sheet lacks the column."""
        huruf = self.lembar.huruf.get(kolom) or next(iter(self.lembar.huruf.values()), "A")
        return f"{huruf}{self.nomor}"

    def tolak(self, kolom: str, pesan: str) -> Penolakan:
        """A refusal of this row's cell."""
        return Penolakan(pesan, self.lembar.berkas, self.lembar.nama, self.sel(kolom))


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRencana(Baris):
    """Sheet ``Rencana``: one indicator with its node; rupiah whole, targets exact."""

    tahun: int
    kode: str
    induk: str = ""
    tingkat: Tingkat
    nama: str
    sub_skpd: str = ""
    versi: str = ""
    berlaku_tw: int | None = None
    unit: str = ""
    prioritas: bool | None = None
    indikator: str = ""
    satuan: str = ""
    sifat: Sifat | None = None
    polaritas: Polaritas | None = None
    otomatis: str = ""
    maksimum: Fraction | None = None
    target: Fraction | None = None
    target_tw: EmpatAngka = KOSONG4
    pagu: int | None = None
    kas: EmpatRupiah = KOSONG4

    @property
    def berindikator(self) -> bool:
        """Whether the row says anything about an indicator besides its name."""
        return (
            bool(self.satuan or self.otomatis)
            or self.sifat is not None
            or self.polaritas is not None
            or self.maksimum is not None
            or self.target is not None
            or self.target_tw != KOSONG4
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisVersi(Baris):
    """Sheet ``Versi``: number and date of a plan version."""

    tahun: int
    versi: str = ""
    jenis: JenisVersi | None = None
    nomor_dpa: str = ""
    tanggal: str = ""
    berlaku_tw: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRealisasi(Baris):
    """Sheet ``Realisasi``: one indicator and quarter, the quarter's own figures."""

    tahun: int
    kode: str
    triwulan: int
    sub_skpd: str = ""
    indikator: str = ""
    kinerja: Fraction | None = None
    pembilang: Fraction | None = None
    penyebut: Fraction | None = None
    anggaran: int | None = None
    catatan_anggaran: str = ""
    faktor_pendorong: str = ""
    hambatan: str = ""
    solusi: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisUnit(Baris):
    """Sheet ``Unit``."""

    nama: str
    jabatan_kepala: str = ""
    kepala: str = ""
    nip: str = ""
    pangkat: str = ""
    peran: Peran | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPembanding(Baris):
    """Sheet ``Pembanding``; ``nilai`` keeps its decimals, a point is the mark."""

    tahun: int
    kode: str = ""
    ukuran: str
    nilai: str
    sumber: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSKM(Baris):
    """Sheet ``SKM``: one respondent, or a group with its totals."""

    tahun: int
    triwulan: int
    responden: int | None = None
    jawaban: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisFisik(Baris):
    """Sheet ``Fisik``: one sub kegiatan and quarter, percent to its end."""

    tahun: int
    kode: str
    triwulan: int
    sub_skpd: str = ""
    target_fisik: Fraction | None = None
    realisasi_fisik: Fraction | None = None
    catatan_fisik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisBelanja(Baris):
    """Sheet ``Belanja``: one row of a sub kegiatan's breakdown; rupiah by quarter. With
    ``versi`` pagu and kas from that plan version on."""

    tahun: int
    kode: str
    sub_skpd: str = ""
    versi: str = ""
    rekening: str = ""
    uraian: str = ""
    jenis_belanja: JenisBelanja | None = None
    pagu: int | None = None
    kas: EmpatRupiah = KOSONG4
    realisasi: EmpatRupiah = KOSONG4


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRenstra(Baris):
    """Sheet ``Renstra``: one item in one year, or (``tahun`` empty) for the whole period."""

    tahun_awal: int
    tahun_akhir: int
    kode: str
    tahun: int | None = None
    sub_skpd: str = ""
    indikator: str = ""
    tahun_kode: int | None = None
    nomor_renstra: str = ""
    satuan: str = ""
    sifat_tahunan: Sifat | None = None
    kondisi_awal: Fraction | None = None
    target_akhir: Fraction | None = None
    pagu_akhir: int | None = None
    target: Fraction | None = None
    realisasi: Fraction | None = None
    pagu: int | None = None
    realisasi_anggaran: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisAlih(Baris):
    """Sheet ``PetaKode``: an old code and what it became from one year on."""

    tahun: int
    kode_lama: str
    kode_baru: str
    sub_lama: str = ""
    sub_baru: str = ""
    indikator_lama: str = ""
    indikator_baru: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTindakLanjutRenja(Baris):
    """Sheet ``TindakLanjutRenja``: one quarter's text, an item a line."""

    tahun: int
    triwulan: int
    tindak_lanjut_renja: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisIKU(Baris):
    """Sheet ``IKU``: how one indicator of a tujuan or sasaran is measured."""

    tahun: int
    kode: str
    sub_skpd: str = ""
    indikator: str = ""
    formula: str = ""
    sumber_data: str = ""
    penanggung_jawab: str = ""
    penjelasan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSasaranProgram(Baris):
    """Sheet ``SasaranProgram``: what a program is for, and who pays."""

    tahun: int
    kode: str
    sub_skpd: str = ""
    sasaran_program: str = ""
    sumber_dana: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJabatan(Baris):
    """Sheet ``Jabatan``: people of one post; an empty cell says nothing, 0 says none."""

    tahun: int
    jabatan: str
    urutan: int | None = None
    butuh_struktural: int | None = None
    butuh_pelaksana: int | None = None
    ada_struktural: int | None = None
    ada_pns: int | None = None
    ada_non_pns: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKoreksi(Baris):
    """Sheet ``Koreksi``: rupiah of quarter ``asal_tw`` that are booked in ``triwulan``, whose
    realisasi contains them."""

    tahun: int
    kode: str
    triwulan: int
    asal_tw: int
    jumlah_koreksi: int
    sub_skpd: str = ""
    catatan_koreksi: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisLibur(Baris):
    """Sheet ``Libur``: a holiday; the date as ISO text."""

    tanggal_libur: str
    nama_libur: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPengaturan(Baris):
    """Sheet ``Pengaturan``: a setting that figures depend on."""

    kunci: str
    nilai: str = ""


@dataclass(frozen=True, slots=True)
class TandaIsian:
    """What marks a workbook as one unit's *lembar isian*."""

    unit: str
    tahun: int
    triwulan: int


@dataclass(frozen=True, slots=True)
class IsiTemplat:
    """A template workbook as read; rows with an unreadable key are only counted.

    ``kode_cacat`` are the codes of Rencana rows that could not be used, so that what
    refers to them is not refused a second time. ``jumlah`` counts rows by sheet.
    """

    berkas: str
    rencana: tuple[BarisRencana, ...] = ()
    realisasi: tuple[BarisRealisasi, ...] = ()
    versi: tuple[BarisVersi, ...] = ()
    unit: tuple[BarisUnit, ...] = ()
    pembanding: tuple[BarisPembanding, ...] = ()
    skm: tuple[BarisSKM, ...] = ()
    fisik: tuple[BarisFisik, ...] = ()
    belanja: tuple[BarisBelanja, ...] = ()
    renstra: tuple[BarisRenstra, ...] = ()
    alih: tuple[BarisAlih, ...] = ()
    renja: tuple[BarisTindakLanjutRenja, ...] = ()
    iku: tuple[BarisIKU, ...] = ()
    sasaran_program: tuple[BarisSasaranProgram, ...] = ()
    jabatan: tuple[BarisJabatan, ...] = ()
    koreksi: tuple[BarisKoreksi, ...] = ()
    libur: tuple[BarisLibur, ...] = ()
    pengaturan: tuple[BarisPengaturan, ...] = ()
    isian: TandaIsian | None = None
    jumlah: Mapping[str, int] | None = None
    catatan: tuple[str, ...] = ()
    penolakan: tuple[Penolakan, ...] = ()
    kode_cacat: frozenset[str] = frozenset()
