"""The template workbook's sheets and columns (cli.md): one list for reader and writer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from simpelin.domain.bahan_lkjip import ORANG
from simpelin.domain.belanja import JenisBelanja
from simpelin.domain.kantor import UKURAN_PERSEN, UKURAN_RUPIAH, Peran
from simpelin.domain.rencana import JenisVersi, Polaritas, Sifat, Tingkat


class Jenis(Enum):
    """What a column holds, which says how its cells are read and written."""

    KODE = auto()
    TEKS = auto()
    PANJANG = auto()
    RUPIAH = auto()
    DESIMAL = auto()
    CACAH = auto()
    TAHUN = auto()
    TRIWULAN = auto()
    PILIHAN = auto()
    YA = auto()
    OTOMATIS = auto()
    TANGGAL = auto()
    UKURAN = auto()


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: must its header be there (``wajib``), may its cells be empty or negative."""

    nama: str
    jenis: Jenis
    wajib: bool = False
    berisi: bool = False
    negatif: bool = False
    pilihan: tuple[str, ...] = ()
    lebar: int = 12


def _tw(nama: str, jenis: Jenis, lebar: int) -> tuple[Kolom, ...]:
    return tuple(Kolom(f"{nama}{n}", jenis, lebar=lebar) for n in range(1, 5))


TAHUN_AWAL, TAHUN_AKHIR = 2000, 2100

_TAHUN = Kolom("tahun", Jenis.TAHUN, wajib=True, berisi=True, lebar=8)
_SUB = Kolom("sub_skpd", Jenis.TEKS, lebar=18)

RENCANA = (
    _TAHUN,
    Kolom("kode", Jenis.KODE, wajib=True, berisi=True, lebar=20),
    Kolom("induk", Jenis.KODE, wajib=True, lebar=18),
    Kolom("tingkat", Jenis.PILIHAN, True, True, pilihan=tuple(Tingkat), lebar=14),
    Kolom("nama", Jenis.TEKS, wajib=True, berisi=True, lebar=44),
    _SUB,
    Kolom("versi", Jenis.TEKS, lebar=14),
    Kolom("berlaku_tw", Jenis.TRIWULAN, lebar=11),
    Kolom("unit", Jenis.TEKS, lebar=26),
    Kolom("prioritas", Jenis.YA, lebar=10),
    Kolom("indikator", Jenis.TEKS, lebar=40),
    Kolom("satuan", Jenis.TEKS, lebar=12),
    Kolom("sifat", Jenis.PILIHAN, pilihan=tuple(Sifat), lebar=13),
    Kolom("polaritas", Jenis.PILIHAN, pilihan=tuple(Polaritas), lebar=11),
    Kolom("otomatis", Jenis.OTOMATIS, lebar=12),
    Kolom("maksimum", Jenis.DESIMAL, lebar=11),
    Kolom("target", Jenis.DESIMAL, lebar=11),
    *_tw("target_tw", Jenis.DESIMAL, 11),
    Kolom("pagu", Jenis.RUPIAH, lebar=17),
    *_tw("kas_tw", Jenis.RUPIAH, 16),
)

REALISASI = (
    _TAHUN,
    Kolom("kode", Jenis.KODE, wajib=True, berisi=True, lebar=20),
    Kolom("triwulan", Jenis.TRIWULAN, wajib=True, berisi=True, lebar=9),
    _SUB,
    Kolom("indikator", Jenis.TEKS, lebar=40),
    Kolom("kinerja", Jenis.DESIMAL, negatif=True, lebar=12),
    Kolom("pembilang", Jenis.DESIMAL, lebar=12),
    Kolom("penyebut", Jenis.DESIMAL, lebar=12),
    Kolom("anggaran", Jenis.RUPIAH, negatif=True, lebar=17),
    Kolom("catatan_anggaran", Jenis.PANJANG, lebar=26),
    Kolom("faktor_pendorong", Jenis.PANJANG, lebar=30),
    Kolom("hambatan", Jenis.PANJANG, lebar=30),
    Kolom("solusi", Jenis.PANJANG, lebar=30),
)

VERSI = (
    _TAHUN,
    Kolom("versi", Jenis.TEKS, wajib=True, lebar=18),
    Kolom("jenis", Jenis.PILIHAN, pilihan=tuple(JenisVersi), lebar=14),
    Kolom("nomor", Jenis.TEKS, lebar=30),
    Kolom("tanggal", Jenis.TANGGAL, lebar=12),
    Kolom("berlaku_tw", Jenis.TRIWULAN, lebar=11),
)

UNIT = (
    Kolom("nama", Jenis.TEKS, wajib=True, berisi=True, lebar=34),
    Kolom("jabatan_kepala", Jenis.TEKS, lebar=34),
    Kolom("kepala", Jenis.TEKS, lebar=30),
    Kolom("nip", Jenis.TEKS, lebar=22),
    Kolom("pangkat", Jenis.TEKS, lebar=22),
    Kolom("peran", Jenis.PILIHAN, pilihan=tuple(Peran), lebar=20),
)

PEMBANDING = (
    _TAHUN,
    Kolom("kode", Jenis.KODE, lebar=20),
    Kolom(
        "ukuran",
        Jenis.PILIHAN,
        wajib=True,
        berisi=True,
        pilihan=(*UKURAN_RUPIAH, *UKURAN_PERSEN),
        lebar=20,
    ),
    Kolom("nilai", Jenis.UKURAN, wajib=True, berisi=True, negatif=True, lebar=18),
    Kolom("sumber", Jenis.TEKS, lebar=34),
)

SKM = (
    _TAHUN,
    Kolom("triwulan", Jenis.TRIWULAN, wajib=True, berisi=True, lebar=9),
    Kolom("responden", Jenis.CACAH, lebar=11),
    *(Kolom(f"u{n}", Jenis.CACAH, wajib=True, lebar=7) for n in range(1, 10)),
)

FISIK = (
    _TAHUN,
    Kolom("kode", Jenis.KODE, wajib=True, berisi=True, lebar=20),
    Kolom("triwulan", Jenis.TRIWULAN, wajib=True, berisi=True, lebar=9),
    _SUB,
    Kolom("target_fisik", Jenis.DESIMAL, lebar=13),
    Kolom("realisasi_fisik", Jenis.DESIMAL, lebar=15),
    Kolom("catatan_fisik", Jenis.PANJANG, lebar=34),
)

BELANJA = (
    _TAHUN,
    Kolom("kode", Jenis.KODE, wajib=True, berisi=True, lebar=20),
    Kolom("rekening", Jenis.KODE, wajib=True, lebar=20),
    _SUB,
    Kolom("uraian", Jenis.TEKS, lebar=40),
    Kolom("jenis_belanja", Jenis.PILIHAN, pilihan=tuple(JenisBelanja), lebar=14),
    Kolom("pagu", Jenis.RUPIAH, lebar=17),
    *_tw("kas_tw", Jenis.RUPIAH, 16),
    *(Kolom(f"realisasi_tw{n}", Jenis.RUPIAH, negatif=True, lebar=16) for n in range(1, 5)),
    Kolom("versi", Jenis.TEKS, lebar=18),
)

RENSTRA = (
    Kolom("tahun_awal", Jenis.TAHUN, wajib=True, berisi=True, lebar=11),
    Kolom("tahun_akhir", Jenis.TAHUN, wajib=True, berisi=True, lebar=11),
    Kolom("kode", Jenis.KODE, wajib=True, berisi=True, lebar=20),
    Kolom("tahun", Jenis.TAHUN, wajib=True, lebar=8),
    _SUB,
    Kolom("indikator", Jenis.TEKS, lebar=40),
    Kolom("tahun_kode", Jenis.TAHUN, lebar=11),
    Kolom("satuan", Jenis.TEKS, lebar=12),
    Kolom("sifat_tahunan", Jenis.PILIHAN, pilihan=tuple(Sifat), lebar=14),
    Kolom("kondisi_awal", Jenis.DESIMAL, negatif=True, lebar=13),
    Kolom("target_akhir", Jenis.DESIMAL, lebar=12),
    Kolom("pagu_akhir", Jenis.RUPIAH, lebar=17),
    Kolom("target", Jenis.DESIMAL, lebar=11),
    Kolom("realisasi", Jenis.DESIMAL, negatif=True, lebar=11),
    Kolom("pagu", Jenis.RUPIAH, lebar=17),
    Kolom("realisasi_anggaran", Jenis.RUPIAH, lebar=18),
    Kolom("nomor_renstra", Jenis.TEKS, lebar=30),
)

PETA_KODE = (
    _TAHUN,
    Kolom("kode_lama", Jenis.KODE, wajib=True, berisi=True, lebar=20),
    Kolom("kode_baru", Jenis.KODE, wajib=True, berisi=True, lebar=20),
    Kolom("sub_lama", Jenis.TEKS, lebar=18),
    Kolom("sub_baru", Jenis.TEKS, lebar=18),
    Kolom("indikator_lama", Jenis.TEKS, lebar=40),
    Kolom("indikator_baru", Jenis.TEKS, lebar=40),
)

TINDAK_LANJUT_RENJA = (
    _TAHUN,
    Kolom("triwulan", Jenis.TRIWULAN, wajib=True, berisi=True, lebar=9),
    Kolom("tindak_lanjut_renja", Jenis.PANJANG, wajib=True, lebar=90),
)

_KODE = Kolom("kode", Jenis.KODE, wajib=True, berisi=True, lebar=20)

IKU = (
    _TAHUN,
    _KODE,
    _SUB,
    Kolom("indikator", Jenis.TEKS, lebar=40),
    Kolom("formula", Jenis.PANJANG, lebar=40),
    Kolom("sumber_data", Jenis.PANJANG, lebar=30),
    Kolom("penanggung_jawab", Jenis.PANJANG, lebar=30),
    Kolom("penjelasan", Jenis.PANJANG, lebar=40),
)

SASARAN_PROGRAM = (
    _TAHUN,
    _KODE,
    _SUB,
    Kolom("sasaran_program", Jenis.PANJANG, lebar=50),
    Kolom("sumber_dana", Jenis.PANJANG, lebar=18),
)

JABATAN = (
    _TAHUN,
    Kolom("jabatan", Jenis.TEKS, wajib=True, berisi=True, lebar=40),
    Kolom("urutan", Jenis.CACAH, lebar=9),
    *(Kolom(nama, Jenis.CACAH, lebar=16) for nama in ORANG),
)

KOREKSI = (
    _TAHUN,
    _KODE,
    Kolom("triwulan", Jenis.TRIWULAN, wajib=True, berisi=True, lebar=9),
    Kolom("asal_tw", Jenis.TRIWULAN, wajib=True, berisi=True, lebar=9),
    Kolom("jumlah_koreksi", Jenis.RUPIAH, wajib=True, berisi=True, negatif=True, lebar=17),
    _SUB,
    Kolom("catatan_koreksi", Jenis.PANJANG, wajib=True, lebar=50),
)

LIBUR = (
    Kolom("tanggal_libur", Jenis.TANGGAL, wajib=True, berisi=True, lebar=14),
    Kolom("nama_libur", Jenis.TEKS, wajib=True, lebar=44),
)

PENGATURAN = (
    Kolom("kunci", Jenis.TEKS, wajib=True, berisi=True, lebar=28),
    Kolom("nilai", Jenis.TEKS, wajib=True, lebar=60),
)

LEMBAR: dict[str, tuple[Kolom, ...]] = {
    "Rencana": RENCANA,
    "Realisasi": REALISASI,
    "Versi": VERSI,
    "Unit": UNIT,
    "Pembanding": PEMBANDING,
    "SKM": SKM,
    "Fisik": FISIK,
    "Belanja": BELANJA,
    "Renstra": RENSTRA,
    "PetaKode": PETA_KODE,
    "TindakLanjutRenja": TINDAK_LANJUT_RENJA,
    "IKU": IKU,
    "SasaranProgram": SASARAN_PROGRAM,
    "Jabatan": JABATAN,
    "Koreksi": KOREKSI,
    "Libur": LIBUR,
    "Pengaturan": PENGATURAN,
}
"""Every sheet by name, in the order in which they are written."""

PETUNJUK = "Petunjuk"
TANDA = "tanda_isian"
"""Hidden sheet that marks a *lembar isian*: unit, tahun and triwulan in column B."""

KONTEKS = (
    "sub kegiatan",
    "tingkat",
    "satuan",
    "target",
    "target s.d. tw ini",
    "s.d. tw lalu",
    "pagu",
    "rp s.d. tw lalu",
    "rp tw ini",
)
"""Columns of a *lembar isian* that only inform; the reader passes over them."""
