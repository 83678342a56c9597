"""Reconcile a quarter's rupiah with BKAD's list: compare, explain, say where it stands.

One truth for all forms: where a list was taken in, the state follows from it and from what is
stored now; where there is none, the office may state it (setting ``rekonsiliasi.Y.N``).
The list itself is taken in by :mod:`simpelin.services.daftar_bkad`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.belanja import jumlah_ada
from simpelin.domain.gabungan import gabungkan
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import Peran
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.penanda import Penanda
from simpelin.domain.rekonsiliasi import (
    Banding,
    BarisBKAD,
    DaftarBKAD,
    Keadaan,
    Rekonsiliasi,
    bandingkan,
)
from simpelin.domain.rencana import KOSONG4, TRIWULAN, Kunci, Tingkat
from simpelin.services import izin, kop, pengaturan

if TYPE_CHECKING:
    from simpelin.store import Store

TINDAKAN = "rekonsiliasi BKAD"
AKHIR = TRIWULAN[-1]


# --- where it stands -----------------------------------------------------------------


def muat(store: Store, tahun: int, triwulan: int) -> Rekonsiliasi | None:
    """The quarter's list against what is stored now; ``None`` where no list was taken in."""
    daftar = store.rekonsiliasi.muat(tahun, triwulan)
    return None if daftar is None else banding(store, daftar)


def muat_atau_tolak(store: Store, tahun: int, triwulan: int) -> Rekonsiliasi:
    """The same; raises :class:`KesalahanPengguna` where no list was taken in."""
    hasil = muat(store, tahun, triwulan)
    if hasil is None:
        raise KesalahanPengguna(
            f"Belum ada daftar BKAD untuk TW {ROMAWI[triwulan]} {tahun}; ambil dahulu daftarnya."
        )
    return hasil


def keadaan(store: Store, tahun: int, triwulan: int) -> Keadaan:
    """Where the quarter stands, by its list or else by the office's own statement."""
    rekonsiliasi = muat(store, tahun, triwulan)
    if rekonsiliasi is not None:
        return rekonsiliasi.keadaan
    nyata = store.pengaturan.muat().get(f"rekonsiliasi.{tahun}.{triwulan}") == "ya"
    return Keadaan.COCOK if nyata else Keadaan.BELUM


def sudah(store: Store, tahun: int, triwulan: int) -> bool:
    """Whether "belum direkonsiliasi" need not be printed: it agrees, or every difference is
    explained."""
    rekonsiliasi = muat(store, tahun, triwulan)
    if rekonsiliasi is not None:
        return rekonsiliasi.selesai
    return keadaan(store, tahun, triwulan) is Keadaan.COCOK


def kalimat(store: Store, tahun: int, triwulan: int) -> str:
    """What the forms print about the quarters up to this one."""
    belum, selisih = [], []
    for n in range(1, triwulan + 1):
        satu = muat(store, tahun, n)
        selesai = satu.selesai if satu is not None else sudah(store, tahun, n)
        if not selesai:
            rinci = "" if satu is None else f" (ada selisih {_rp(_mutlak(satu))})"
            belum.append(f"TW {ROMAWI[n]}{rinci}")
        elif satu is not None and satu.keadaan is Keadaan.ADA_SELISIH:
            selisih.append(f"TW {ROMAWI[n]} dengan selisih {_rp(_mutlak(satu))} yang dijelaskan")
    if belum:
        return "; ".join([f"{', '.join(belum)} belum direkonsiliasi dengan BKAD", *selisih])
    return "; ".join(["sudah direkonsiliasi dengan BKAD", *selisih])


def boleh_final(store: Store, tahun: int) -> str | None:
    """Why TW IV may not be made final yet, ``None`` where it may (aturan section 9)."""
    if sudah(store, tahun, AKHIR):
        return None
    satu = muat(store, tahun, AKHIR)
    if satu is None:
        return (
            f"Realisasi TW IV {tahun} belum direkonsiliasi dengan BKAD; ambil daftar BKAD di"
            " Laporan, Rekonsiliasi BKAD."
        )
    banyak = len(satu.belum_dijelaskan)
    return (
        f"Rekonsiliasi TW IV {tahun} masih punya {banyak} selisih tanpa penjelasan; betulkan"
        " angkanya atau tulis penjelasannya di Laporan, Rekonsiliasi BKAD."
    )


def _mutlak(rekonsiliasi: Rekonsiliasi) -> int:
    """All differences without their signs: they must not cancel out in print."""
    return sum(abs(satu.selisih) for satu in rekonsiliasi.baris)


def _rp(nilai: int) -> str:
    return f"Rp {tulis_rupiah(nilai)}"


# --- what the office says about it ----------------------------------------------------------------


def jelaskan(store: Store, tahun: int, triwulan: int, baris: Banding, teks: str) -> None:
    """Write down why a code differs; an empty text takes it back.

    Raises:
        KesalahanPengguna: the quarter has no list.
    """
    izin.wajib(store, Tindakan.REKONSILIASI)
    satu = BarisBKAD(baris.kode, baris.sub_skpd, baris.nama, None, baris.kunci, teks.strip())
    with store.ubah("jelaskan selisih BKAD"):
        store.rekonsiliasi.jelaskan(tahun, triwulan, satu)


def hapus(store: Store, tahun: int, triwulan: int) -> None:
    """Take a quarter's list away: it is "belum direkonsiliasi" again."""
    izin.wajib(store, Tindakan.REKONSILIASI)
    with store.ubah("hapus rekonsiliasi BKAD"):
        store.rekonsiliasi.hapus(tahun, triwulan)


def ekspor(
    store: Store, tahun: int, triwulan: int, path: Path, tanggal: date | None = None
) -> Path:
    """Write the comparison as a workbook; ``tanggal`` (today where not given) decides who signs.

    Raises:
        KesalahanPengguna: the quarter has no list, or the file cannot be written.
    """
    from simpelin.workbook.rekonsiliasi import tulis_rekonsiliasi

    hasil = muat_atau_tolak(store, tahun, triwulan)
    hari = tanggal or store.kini().date()
    atur = pengaturan.muat(store)
    tulis_rekonsiliasi(
        hasil,
        atur.nama_skpd,
        atur.teks("basis_rp"),
        path,
        penanda=(
            Penanda("Mengetahui,", "Petugas rekonsiliasi BKAD"),
            kop.penanda(store, Peran.KEUANGAN, hari, "Disusun oleh,", "Pengelola Keuangan"),
        ),
        contoh=atur.contoh,
    )
    return path


# --- behind it ---------------------------------------------------------------------------


def banding(store: Store, daftar: DaftarBKAD) -> Rekonsiliasi:
    """A list against what is stored now."""
    nama = sub_kegiatan(store, daftar.tahun)
    anggaran = store.realisasi.muat(daftar.tahun).anggaran
    n = daftar.triwulan
    kami: dict[Kunci, int | None] = {}
    for kunci in nama:
        empat = anggaran.get(kunci, KOSONG4)
        kami[kunci] = jumlah_ada(empat[:n]) if daftar.kumulatif else empat[n - 1]
    return bandingkan(daftar, kami, nama)


def sub_kegiatan(store: Store, tahun: int) -> dict[Kunci, str]:
    """The names of a year's sub kegiatan, of whatever plan version."""
    semua = gabungkan(store.rencana.versi(tahun)).simpul
    sub = (s for s in semua.values() if s.tingkat is Tingkat.SUB_KEGIATAN)
    return {satu.kunci: satu.nama for satu in sub}


# --- JSON ----------------------------------------------------------------------------------


def sebagai_json(hasil: Rekonsiliasi) -> dict[str, Any]:
    """The document of ``simpelin rekonsiliasi --json``: differences first, the largest first."""
    daftar = hasil.daftar
    return {
        "tahun": daftar.tahun,
        "triwulan": daftar.triwulan,
        "berkas": daftar.berkas,
        "kumulatif": daftar.kumulatif,
        "keadaan": hasil.keadaan.value,
        "selesai": hasil.selesai,
        "total_kami": hasil.total_kami,
        "total_bkad": hasil.total_mereka,
        "selisih": hasil.selisih,
        "cocok": sum(not satu.berbeda for satu in hasil.baris),
        "perbedaan": [_satu_json(satu) for satu in hasil.perbedaan],
    }


def _satu_json(satu: Banding) -> dict[str, Any]:
    return {
        "kode": satu.kode,
        "sub_skpd": satu.sub_skpd,
        "nama": satu.nama,
        "kami": satu.kami,
        "bkad": satu.mereka,
        "selisih": satu.selisih,
        "sisi": satu.sisi.value,
        "penjelasan": satu.penjelasan,
    }
