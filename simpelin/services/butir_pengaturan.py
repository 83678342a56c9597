"""The settings as data: key, default, label, group, and the check that gives canonical text.

Thresholds are those marked ⚙ in aturan. A setting that stands for one quarter of one
year carries both in its key: ``rekonsiliasi.2023.1``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from simpelin.domain.ambang import BAWAAN, Predikat
from simpelin.domain.angka import tulis_angka
from simpelin.domain.baca_angka import AngkaDitolak, baca_desimal, baca_rupiah

Uji = Callable[[str], str]
"""Checks a text and gives its canonical form; raises ``ValueError`` with a sentence."""


@dataclass(frozen=True, slots=True)
class Butir:
    """One setting. ``bawaan`` is its default as text; ``per_triwulan`` adds year and quarter."""

    kunci: str
    bawaan: str
    label: str
    kelompok: str
    uji: Uji
    pilihan: tuple[str, ...] = ()
    per_triwulan: bool = False


# --- checks ------------------------------------------------------------------


def _teks(nilai: str) -> str:
    return " ".join(nilai.split())


def _bulat(bawah: int, atas: int) -> Uji:
    def uji(nilai: str) -> str:
        teks = nilai.strip()
        if not re.fullmatch(r"\d+", teks) or not bawah <= int(teks) <= atas:
            raise ValueError(f"isi bilangan bulat {bawah} sampai {atas}")
        return str(int(teks))

    return uji


def _desimal(bawah: int, atas: int) -> Uji:
    def uji(nilai: str) -> str:
        try:
            angka = baca_desimal(nilai)
        except AngkaDitolak as galat:
            raise ValueError(str(galat)) from galat
        if angka is None or not bawah <= angka <= atas:
            raise ValueError(f"isi angka {bawah} sampai {atas}")
        return tulis_angka(angka).replace(".", "")

    return uji


def _rupiah(nilai: str) -> str:
    try:
        angka = baca_rupiah(nilai)
    except AngkaDitolak as galat:
        raise ValueError(str(galat)) from galat
    if angka is None or angka < 0:
        raise ValueError("isi rupiah bulat, 0 atau lebih")
    return str(angka)


def _pilih(*pilihan: str) -> Uji:
    def uji(nilai: str) -> str:
        cocok = next((p for p in pilihan if p.casefold() == nilai.strip().casefold()), None)
        if cocok is None:
            raise ValueError(f"pilih salah satu: {', '.join(pilihan)}")
        return cocok

    return uji


def _tanggal(nilai: str) -> str:
    try:
        return date.fromisoformat(nilai.strip()).isoformat() if nilai.strip() else ""
    except ValueError as galat:
        raise ValueError("isi tanggal sebagai TTTT-BB-HH, misalnya 2026-03-31") from galat


def _daftar_tanggal(nilai: str) -> str:
    return ", ".join(sorted({_tanggal(satu) for satu in re.split(r"[,;\s]+", nilai) if satu}))


def _daftar_kata(nilai: str) -> str:
    return ", ".join(_teks(satu) for satu in nilai.split(",") if satu.strip())


def _predikat(nilai: str) -> str:
    hasil = urai_predikat(nilai)
    mulai = [satu.mulai for satu in hasil]
    if not hasil or mulai != sorted(set(mulai), reverse=True) or mulai[-1] != 0:
        raise ValueError("isi batas menurun sampai 0, misalnya '91 Sangat Tinggi; 76 Tinggi; 0 …'")
    return _tulis_predikat(hasil)


def urai_predikat(nilai: str) -> tuple[Predikat, ...]:
    """The ratings of '91 Sangat Tinggi; 76 Tinggi; …'; raises ``ValueError`` with a sentence."""
    hasil = []
    for bagian in nilai.split(";"):
        cocok = re.fullmatch(r"\s*(\d{1,3})\s+(\S.*?)\s*", bagian)
        if cocok is None:
            raise ValueError("tulis tiap predikat sebagai 'batas nama', dipisah titik koma")
        hasil.append(Predikat(int(cocok[1]), cocok[2]))
    return tuple(hasil)


def _tulis_predikat(predikat: tuple[Predikat, ...]) -> str:
    return "; ".join(f"{satu.mulai} {satu.nama}" for satu in predikat)


# --- the list ----------------------------------------------------------------

KANTOR, SURAT, RAPAT, RUPIAH, BATAS, KALENDER, BERJENJANG, CADANGAN, TAMPILAN = (
    "Kantor",
    "Kop surat",
    "Rapat dan surat",
    "Pengisian rupiah",
    "Ambang",
    "Kalender",
    "Berjenjang",
    "Cadangan",
    "Tampilan",
)
_YA_TIDAK = ("tidak", "ya")
DUKUNG = "Data dukung"
_DUKUNG_WAJIB = ("tidak", "kinerja", "semua")
HARI_LIBUR = "hari_libur"
"""A setting to read and write like the others, kept in the table of holidays alone."""


def _ambang_butir() -> list[Butir]:
    persen, poin = _desimal(0, 1000), _desimal(-100, 100)
    baris: list[tuple[str, str, str, Uji]] = [
        ("batas_capaian", "100", "Capaian dipotong pada (%) sebelum dirata-rata", persen),
        ("predikat", _tulis_predikat(BAWAAN.predikat), "Predikat: batas bawah dan nama", _predikat),
        ("hijau_k", "91", "Kinerja hijau mulai (%)", _bulat(0, 1000)),
        ("kuning_k", "76", "Kinerja kuning mulai (%)", _bulat(0, 1000)),
        ("oranye_k", "66", "Kinerja oranye mulai (%)", _bulat(0, 1000)),
        ("hijau_rp", "90", "Belanja hijau mulai (% dari rencana kas)", persen),
        ("kuning_rp", "75", "Belanja kuning mulai (% dari rencana kas)", persen),
        ("lebih_rp", "110", "Belanja melebihi rencana di atas (%)", persen),
        ("hijau_prognosis", "0,91", "Prognosis hijau mulai (rasio)", _desimal(0, 10)),
        ("kuning_prognosis", "0,76", "Prognosis kuning mulai (rasio)", _desimal(0, 10)),
        ("gap_bawah", "-10", "Anggaran mendahului output mulai (poin)", poin),
        ("gap_atas", "20", "Output mendahului anggaran mulai (poin)", poin),
        ("sisa_persen", "10", "Sisa besar di atas (% pagu)", persen),
        ("sisa_rupiah", "5000000", "Sisa besar di atas (Rp)", _rupiah),
        ("target_longgar", "150", "Target longgar bila capaian setahun di atas (%)", persen),
        ("selisih_tertimbang", "5", "Tampilkan capaian tertimbang bila beda di atas (poin)", poin),
        ("nama_gaji", "gaji", "Sub kegiatan gaji: namanya memuat kata", _daftar_kata),
    ]
    return [Butir(kunci, bawaan, label, BATAS, uji) for kunci, bawaan, label, uji in baris]


def _kalender_butir() -> list[Butir]:
    baris = [
        ("isian", "3", "Pengisian ditutup, hari kerja ke-"),
        ("verifikasi", "5", "Verifikasi selesai, hari kerja ke-"),
        ("rapat", "7", "Rapat monev, hari kerja ke-"),
        ("kirim", "10", "Laporan dikirim, hari kerja ke-"),
    ]
    uji = _bulat(1, 60)
    biasa = [Butir(f"hari_{n}", b, label, KALENDER, uji) for n, b, label in baris]
    akhir = [Butir(f"hari_{n}_tw4", b, f"{lb} (TW IV)", KALENDER, uji) for n, b, lb in baris]
    libur = Butir(HARI_LIBUR, "", "Hari libur", KALENDER, _daftar_tanggal)
    tutup = Butir(
        "kunci_batas",
        "tidak",
        "Sel unit terkunci sesudah batas pengisian",
        KALENDER,
        _pilih(*_YA_TIDAK),
        _YA_TIDAK,
    )
    return [*biasa, *akhir, libur, tutup]


def _jenjang_butir() -> list[Butir]:
    baris = [
        ("jenjang_periksa", "Diperiksa Kasubag Perencanaan"),
        ("jenjang_verifikasi", "Diverifikasi sekretaris"),
    ]
    return [
        Butir(kunci, "ya", label, BERJENJANG, _pilih(*_YA_TIDAK), _YA_TIDAK)
        for kunci, label in baris
    ]


def _cadangan_butir() -> list[Butir]:
    baris = [("hari", "14", "hari"), ("minggu", "8", "minggu"), ("bulan", "12", "bulan")]
    putar = Butir(
        "cadangan_putar",
        "ya",
        "Cadangan otomatis yang lama dihapus",
        CADANGAN,
        _pilih(*_YA_TIDAK),
        _YA_TIDAK,
    )
    return [
        putar,
        *(
            Butir(
                f"cadangan_{n}", b, f"Disimpan: satu tiap {lb}, sebanyak", CADANGAN, _bulat(1, 366)
            )
            for n, b, lb in baris
        ),
    ]


def _sidik(nilai: str) -> str:
    if nilai and not re.fullmatch(r"[0-9a-f]{64}", nilai):
        raise ValueError("pasang logo dari berkas PNG: “simpelin atur logo BERKAS.png”")
    return nilai


def _surat_butir() -> list[Butir]:
    zona, kertas = ("WITA", "WIB", "WIT"), ("A4", "F4")
    huruf = ("Arial", "Bookman Old Style", "Tahoma", "Times New Roman")
    return [
        Butir("tempat_rapat", "", "Tempat rapat", RAPAT, _teks),
        Butir("pukul_rapat", "09.00", "Pukul rapat", RAPAT, _teks),
        Butir("zona_waktu", zona[0], "Zona waktu", RAPAT, _pilih(*zona), zona),
        Butir("sifat_surat", "Biasa", "Sifat surat", RAPAT, _teks),
        Butir("tembusan", "", "Tembusan, dipisah titik koma", RAPAT, _teks),
        Butir("kertas", kertas[0], "Ukuran kertas", RAPAT, _pilih(*kertas), kertas),
        Butir("huruf_surat", huruf[0], "Huruf surat (Word)", RAPAT, _pilih(*huruf), huruf),
        Butir("nomor_undangan", "", "Nomor surat undangan", RAPAT, _teks, (), True),
    ]


BUTIR: tuple[Butir, ...] = (
    Butir("nama_skpd", "Kecamatan", "Nama kantor (SKPD)", KANTOR, _teks),
    Butir("kode_skpd", "", "Kode SKPD", KANTOR, _teks),
    Butir("kabupaten", "", "Kabupaten/Kota", KANTOR, _teks),
    Butir("provinsi", "", "Provinsi", KANTOR, _teks),
    Butir(
        "sebutan_sekretaris",
        "Sekretaris Camat",
        "Sebutan sekretaris",
        KANTOR,
        _pilih("Sekretaris Camat", "Sekretaris Kecamatan"),
        ("Sekretaris Camat", "Sekretaris Kecamatan"),
    ),
    Butir("contoh", "tidak", "Data contoh", KANTOR, _pilih(*_YA_TIDAK), _YA_TIDAK),
    Butir("kop_baris1", "", "Kop baris 1 (misalnya Pemerintah Kabupaten …)", SURAT, _teks),
    Butir("kop_baris2", "", "Kop baris 2", SURAT, _teks),
    Butir("alamat", "", "Alamat", SURAT, _teks),
    Butir("telepon", "", "Telepon", SURAT, _teks),
    Butir("surel", "", "Surel", SURAT, _teks),
    Butir("tempat", "", "Tempat pada tanda tangan", SURAT, _teks),
    Butir("logo", "", "Logo pada kop", SURAT, _sidik),
    *_surat_butir(),
    Butir(
        "evaluator_jabatan",
        "Kepala Bappelitbangda",
        "E.81: jabatan yang mengevaluasi",
        SURAT,
        _teks,
    ),
    Butir("evaluator_nama", "", "E.81: nama yang mengevaluasi", SURAT, _teks),
    Butir("evaluator_pangkat", "", "E.81: pangkat yang mengevaluasi", SURAT, _teks),
    Butir("evaluator_nip", "", "E.81: NIP yang mengevaluasi", SURAT, _teks),
    Butir(
        "e81_capaian_tahun",
        "tidak",
        "E.81: tambah kolom capaian tahun ini",
        SURAT,
        _pilih(*_YA_TIDAK),
        _YA_TIDAK,
    ),
    Butir("e81_kertas", "A3", "E.81: kertas", SURAT, _pilih("A3", "F4"), ("A3", "F4")),
    Butir(
        "sumber_rp",
        "keuangan",
        "Rupiah diisi oleh",
        RUPIAH,
        _pilih("keuangan", "unit"),
        ("keuangan", "unit"),
    ),
    Butir(
        "basis_rp",
        "SP2D",
        "Basis realisasi rupiah",
        RUPIAH,
        _pilih("SP2D", "SPJ", "LRA"),
        ("SP2D", "SPJ", "LRA"),
    ),
    Butir("batas_rp", "", "Tanggal batas (cut-off) rupiah", RUPIAH, _tanggal, (), True),
    Butir(
        "rekonsiliasi",
        "tidak",
        "Sudah direkonsiliasi dengan BKAD",
        RUPIAH,
        _pilih(*_YA_TIDAK),
        _YA_TIDAK,
        True,
    ),
    Butir(
        "data_dukung_wajib",
        "tidak",
        "Data dukung wajib untuk",
        DUKUNG,
        _pilih(*_DUKUNG_WAJIB),
        _DUKUNG_WAJIB,
    ),
    Butir("batas_data_dukung", "5", "Ukuran data dukung paling besar (MB)", DUKUNG, _bulat(1, 100)),
    Butir(
        "rfk_rincian",
        "ya",
        "Rincian belanja ikut dicetak pada RFK",
        RUPIAH,
        _pilih(*_YA_TIDAK),
        _YA_TIDAK,
    ),
    *_ambang_butir(),
    *_kalender_butir(),
    *_jenjang_butir(),
    *_cadangan_butir(),
    Butir(
        "tema",
        "ikut sistem",
        "Tema",
        TAMPILAN,
        _pilih("ikut sistem", "terang", "gelap"),
        ("ikut sistem", "terang", "gelap"),
    ),
)
