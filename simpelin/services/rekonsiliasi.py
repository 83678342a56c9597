"""Reconcile a quarter's rupiah with BKAD's list: take it in, compare, explain, say where it stands.

One truth for all forms: where a list was taken in, the state follows from it and from what is
stored now; where there is none, the office may state it (setting ``rekonsiliasi.Y.N``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.belanja import jumlah_ada
from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.gabungan import gabungkan
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import Peran, Unit
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak, Penolakan
from simpelin.domain.kode_kantor import PencariKode, inti_kode
from simpelin.domain.rekonsiliasi import (
    SEMUA,
    Banding,
    BarisBKAD,
    DaftarBKAD,
    Keadaan,
    Rekonsiliasi,
    bandingkan,
    dengan_penjelasan,
    satukan,
)
from simpelin.domain.rencana import KOSONG4, TRIWULAN, Kunci, Tingkat
from simpelin.services import izin, pengaturan
from simpelin.services.baris_lembar import Dikenal, Pilihan, pilah
from simpelin.services.impor_lembar import ingat_peta, lembar_cocok, sebutan_kantor, usulkan
from simpelin.services.kepala_unit import berkepala

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.workbook.gaya import Penanda
    from simpelin.workbook.lembar_kantor import BukuKantor

TINDAKAN = "rekonsiliasi BKAD"
AKHIR = TRIWULAN[-1]


# --- where it stands -----------------------------------------------------------------


def muat(store: Store, tahun: int, triwulan: int) -> Rekonsiliasi | None:
    """The quarter's list against what is stored now; ``None`` where no list was taken in."""
    daftar = store.rekonsiliasi.muat(tahun, triwulan)
    return None if daftar is None else _banding(store, daftar)


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


# --- a list from a file ----------------------------------------------------------------


def usulkan_bkad(
    store: Store, buku: BukuKantor, tahun: int, triwulan: int, lembar: str = ""
) -> tuple[Pilihan, bool]:
    """Sheet, header and columns of a list, and whether they are remembered from an earlier
    file of the same shape."""
    nama = buku.pastikan(lembar) if lembar else lembar_cocok(buku, Bentuk.LRA)
    peta, ingat = usulkan(store, buku, nama, Bentuk.LRA, triwulan)
    return Pilihan(nama, peta, tahun, triwulan, jumlahkan=True), ingat


def uji(store: Store, buku: BukuKantor, pilihan: Pilihan) -> tuple[Rekonsiliasi, tuple[str, ...]]:
    """What the comparison gives, and what is worth knowing of the sheet; nothing is written.

    Raises:
        MasukanDitolak: columns are missing, amounts cannot be read, no row has a code.
        KesalahanPengguna: the year has no plan.
    """
    daftar, catatan = _baca(store, buku, pilihan)
    return _banding(store, daftar), catatan


def simpan(
    store: Store, buku: BukuKantor, pilihan: Pilihan
) -> tuple[Rekonsiliasi, tuple[str, ...]]:
    """Keep the list in the place of the quarter's old one, with the file itself; explanations
    of codes that still differ stay. Raises as :func:`uji` does."""
    izin.wajib(store, Tindakan.REKONSILIASI)
    daftar, catatan = _baca(store, buku, pilihan)
    hasil = _banding(store, daftar)
    with store.ubah(TINDAKAN, sumber=f"{buku.jalur.name}, lembar {pilihan.lembar}"):
        sidik = store.berkas.simpan(buku.jalur.read_bytes(), buku.jalur.name)
        ingat_peta(store, buku, pilihan)
        store.rekonsiliasi.simpan(
            replace(
                daftar,
                sha256=sidik,
                total_kami=hasil.total_kami,
                total_mereka=hasil.total_mereka,
            )
        )
        # from now on the list speaks, not the statement
        store.pengaturan.simpan(f"rekonsiliasi.{daftar.tahun}.{daftar.triwulan}", None)
    jadi = muat(store, daftar.tahun, daftar.triwulan)
    assert jadi is not None
    return jadi, catatan


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


def ekspor(store: Store, tahun: int, triwulan: int, path: Path) -> Path:
    """Write the comparison as a workbook.

    Raises:
        KesalahanPengguna: the quarter has no list, or the file cannot be written.
    """
    from simpelin.workbook.gaya import Penanda
    from simpelin.workbook.rekonsiliasi import tulis_rekonsiliasi

    hasil = muat_atau_tolak(store, tahun, triwulan)
    atur = pengaturan.muat(store)
    tulis_rekonsiliasi(
        hasil,
        atur.nama_skpd,
        atur.teks("basis_rp"),
        path,
        penanda=(Penanda("Mengetahui,", "Petugas rekonsiliasi BKAD"), _keuangan(store)),
        contoh=atur.contoh,
    )
    return path


def _keuangan(store: Store) -> Penanda:
    """Who signs for the office: the one who keeps its rupiah."""
    from simpelin.workbook.gaya import Penanda

    unit = next((u for u in berkepala(store) if u.peran is Peran.KEUANGAN), Unit(""))
    jabatan = unit.jabatan_kepala or "Pengelola Keuangan"
    return Penanda("Disusun oleh,", jabatan, unit.kepala, unit.pangkat, unit.nip)


# --- behind it ---------------------------------------------------------------------------


def _baca(store: Store, buku: BukuKantor, pilihan: Pilihan) -> tuple[DaftarBKAD, tuple[str, ...]]:
    from simpelin.workbook.lembar_kantor import baca_baris

    assert pilihan.triwulan is not None
    kurang = pilihan.peta.kurang()
    if kurang:
        pesan = f"kolom {', '.join(kurang)} belum dipilih; tunjukkan kolomnya"
        raise MasukanDitolak([Penolakan(pesan, buku.jalur.name, pilihan.lembar)])
    kunci = set(_sub_kegiatan(store, pilihan.tahun))
    if not kunci:
        raise KesalahanPengguna(
            f"Tahun {pilihan.tahun} belum punya rencana; impor rencananya dahulu."
        )
    pencari = PencariKode(kunci, sebutan_kantor(store))
    semua = baca_baris(buku, pilihan.lembar, pilihan.peta)
    terpilah = pilah(semua, pilihan, pencari, kunci)
    tolak = [
        Penolakan(pesan, buku.jalur.name, pilihan.lembar, satu.baris.sel(medan))
        for satu in terpilah.hitung
        for medan, pesan in satu.baris.galat.items()
        if medan in ("kode", "realisasi")
    ]
    if not terpilah.hitung and not tolak:
        pesan = "tidak ada baris sub kegiatan yang dapat dibaca; periksa lembar, judul, dan kolom"
        tolak = [Penolakan(pesan, buku.jalur.name, pilihan.lembar)]
    if tolak:
        raise MasukanDitolak(tolak)
    baris = satukan(_baris_bkad(terpilah.hitung, kunci))
    lama = store.rekonsiliasi.muat(pilihan.tahun, pilihan.triwulan)
    daftar = DaftarBKAD(
        pilihan.tahun,
        pilihan.triwulan,
        dengan_penjelasan(baris, lama),
        buku.jalur.name,
        pilihan.lembar,
        pilihan.kumulatif,
    )
    return daftar, terpilah.catatan


def _baris_bkad(semua: tuple[Dikenal, ...], kunci: set[Kunci]) -> Iterator[BarisBKAD]:
    """Their rows; a code of several sub-units that the sheet does not tell stands for all."""
    sekode: dict[object, int] = {}
    for satu in kunci:
        inti = inti_kode(satu.kode)
        sekode[inti] = sekode.get(inti, 0) + 1
    for dikenal in semua:
        b = dikenal.baris
        rupiah = b.rupiah("realisasi") or 0
        if dikenal.kunci is not None:
            yield BarisBKAD(*dikenal.kunci, b.nama, rupiah, dikenal.kunci)
        else:
            banyak = sekode.get(inti_kode(b.kode), 0)
            sub = SEMUA if banyak > 1 and not b.sub_skpd else b.sub_skpd
            yield BarisBKAD(b.kode, sub, b.nama, rupiah)


def _banding(store: Store, daftar: DaftarBKAD) -> Rekonsiliasi:
    nama = _sub_kegiatan(store, daftar.tahun)
    anggaran = store.realisasi.muat(daftar.tahun).anggaran
    n = daftar.triwulan
    kami: dict[Kunci, int | None] = {}
    for kunci in nama:
        empat = anggaran.get(kunci, KOSONG4)
        kami[kunci] = jumlah_ada(empat[:n]) if daftar.kumulatif else empat[n - 1]
    return bandingkan(daftar, kami, nama)


def _sub_kegiatan(store: Store, tahun: int) -> dict[Kunci, str]:
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
