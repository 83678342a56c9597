"""What a form will contain, as rows for the screen, from the same values that are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from simpelin.domain.angka import STRIP, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.dokumen import (
    Blok,
    Daftar,
    Dokumen,
    Judul,
    KepalaSurat,
    Paragraf,
    Rincian,
    Tabel,
    TandaTangan,
)
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.kalender import ROMAWI
from simpelin.services import pengaturan
from simpelin.services.asal_indikator import tulis_laporan
from simpelin.services.evaluasi import hitung
from simpelin.services.isi_pratinjau import BarisPratinjau, KolomPratinjau, Pratinjau
from simpelin.services.koreksi import catatan_rupiah

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.workbook.bkad_isi import Angka


# --- bkad ------------------------------------------------------------------------

_KOLOM_BKAD = (
    KolomPratinjau("Kode", 124),
    KolomPratinjau("Program / kegiatan / sub kegiatan", 0),
    KolomPratinjau("Pagu", 98, True),
    KolomPratinjau("Anggaran kas", 98, True),
    KolomPratinjau("s.d. TW lalu", 98, True),
    KolomPratinjau("TW ini", 98, True),
    KolomPratinjau("s.d. TW ini", 98, True),
    KolomPratinjau("Sisa", 92, True),
    KolomPratinjau("Serapan", 66, True),
    KolomPratinjau("Thd. kas", 66, True),
)


def pratinjau_bkad(store: Store, tahun: int, triwulan: int) -> Pratinjau:
    """The rows of the BKAD workbook, from the arrangement that its writer uses."""
    from simpelin.workbook.bkad_isi import Jenis, susun_isi

    hasil = hitung(store, tahun, triwulan)
    atur = pengaturan.muat(store)
    catatan = catatan_rupiah(store, tahun, triwulan)
    isi = susun_isi(hasil, atur.nama_skpd, catatan)
    tebal = (Jenis.KPA, Jenis.PROGRAM)
    baris = [
        BarisPratinjau((satu.kode, satu.nama, *_angka(satu.angka)), satu.jenis in tebal)
        for satu in isi.baris
    ]
    baris.append(BarisPratinjau(("", "Jumlah", *_angka(isi.total)), True))
    return Pratinjau(_KOLOM_BKAD, tuple(baris), _keterangan_bkad(hasil, atur, isi.belum_lapor))


def _angka(angka: Angka) -> tuple[str, ...]:
    return (
        tulis_rupiah(angka.pagu),
        tulis_rupiah(angka.kas),
        tulis_rupiah(angka.lalu),
        tulis_rupiah(angka.ini),
        tulis_rupiah(angka.sampai),
        tulis_rupiah(angka.sisa),
        _rasio(angka.serapan),
        _rasio(angka.terhadap_kas),
    )


def _rasio(nilai: float | None) -> str:
    return STRIP if nilai is None else tulis_persen(100 * Fraction(nilai).limit_denominator(10**12))


def _keterangan_bkad(hasil: Evaluasi, atur: pengaturan.Pengaturan, belum: int) -> tuple[str, ...]:
    n = hasil.triwulan
    batas = atur.batas_rp(hasil.tahun, n)
    baris = [
        f"Basis {atur.teks('basis_rp')}, batas {batas:%d-%m-%Y}, rencana versi {hasil.versi}",
    ]
    if not atur.rekonsiliasi(hasil.tahun, n):
        baris.append("Belum direkonsiliasi dengan BKAD; ini ikut tercetak.")
    if belum:
        baris.append(f"{belum} sub kegiatan belum diisi rupiahnya untuk TW {ROMAWI[n]}.")
    return tuple(baris)


# --- template and entry sheet -------------------------------------------------------

_KOLOM_RENCANA = (
    KolomPratinjau("Kode", 124),
    KolomPratinjau("Nama", 0),
    KolomPratinjau("Indikator", 300),
    KolomPratinjau("Satuan", 84),
    KolomPratinjau("Target", 84, True),
    KolomPratinjau("Pagu", 104, True),
)


def pratinjau_templat(store: Store | None, tahun: int) -> Pratinjau:
    """The template's plan sheet: empty, or filled from the store."""
    if store is None:
        teks = (
            "Lembar Rencana dan Realisasi dengan judul kolom dan pilihan, siap diisi.",
            "Lembar tambahan: Unit, Pembanding, SKM.",
        )
        return Pratinjau(_KOLOM_RENCANA, (), teks)
    baris = tuple(_baris_rencana(hitung(store, tahun, 4)))
    semua = ", ".join(str(satu) for satu in store.rencana.tahun())
    return Pratinjau(
        _KOLOM_RENCANA, baris, (f"Memuat semua tahun ({semua}); di bawah ini rencana {tahun}.",)
    )


def _baris_rencana(hasil: Evaluasi) -> Iterator[BarisPratinjau]:
    for satu in hasil:
        simpul = satu.simpul
        assert simpul is not None
        pagu = tulis_rupiah(simpul.pagu)
        kepala = (simpul.kode, simpul.nama)
        if not simpul.indikator:
            yield BarisPratinjau((*kepala, "", "", "", pagu))
        for nomor, i in enumerate(simpul.indikator):
            depan = kepala if nomor == 0 else ("", "")
            target = tulis_angka(i.target)
            yield BarisPratinjau((*depan, i.nama, i.satuan, target, pagu if nomor == 0 else ""))


_KOLOM_LEMBAR = (
    KolomPratinjau("Kode", 124),
    KolomPratinjau("Sub kegiatan", 0),
    KolomPratinjau("Indikator", 260),
    KolomPratinjau("Satuan", 76),
    KolomPratinjau("Target\nsetahun", 80, True),
    KolomPratinjau("s.d. TW\nlalu", 80, True),
    KolomPratinjau("TW ini\n(diisi)", 84, True),
)


def pratinjau_lembar(store: Store, tahun: int, triwulan: int, unit: str) -> Pratinjau:
    """One unit's entry sheet: its lines, and what stands in the cells to fill."""
    from simpelin.services.lembar_unit import lembar

    isi = lembar(store, tahun, triwulan, unit)
    baris = []
    for satu in isi.baris:
        i = satu.indikator
        baris.append(
            BarisPratinjau(
                (
                    satu.simpul.kode if satu.pertama else "",
                    satu.simpul.nama if satu.pertama else "",
                    "" if i is None else i.indikator.nama,
                    "" if i is None else i.indikator.satuan,
                    tulis_angka(None if i is None else i.indikator.target),
                    tulis_angka(satu.lalu),
                    tulis_laporan(satu.kinerja),
                )
            )
        )
    teks = (
        f"Hanya baris {unit}; sel lain terkunci. Kembalikan lewat “Impor berkas”.",
        f"Terisi {isi.terisi} dari {isi.wajib} yang harus lapor.",
    )
    return Pratinjau(_KOLOM_LEMBAR, tuple(baris), teks)


# --- documents -------------------------------------------------------------------

_KOLOM_DOKUMEN = (KolomPratinjau("Bagian", 260), KolomPratinjau("Isi", 0))


def pratinjau_dokumen(store: Store, jenis: str, tahun: int, triwulan: int, hari: date) -> Pratinjau:
    """What a letter or the minutes will say, part by part, without pictures."""
    from simpelin.services import lkjip, notulen, undangan
    from simpelin.services.naskah_lkjip import naskah

    susun: dict[str, Callable[[], Dokumen]] = {
        "undangan": lambda: undangan.undangan(store, tahun, triwulan, hari),
        "daftar-hadir": lambda: undangan.daftar_hadir(store, tahun, triwulan, hari),
        "bahan-rapat": lambda: notulen.bahan_rapat(store, tahun, triwulan, hari, gambar=False),
        "notulen": lambda: notulen.notulen(store, tahun, triwulan, hari, gambar=False),
        "lakip": lambda: naskah(store, lkjip.muat(store, tahun, triwulan), hari, gambar=False),
    }
    dokumen = susun[jenis]()
    baris = tuple(BarisPratinjau(sel, tebal) for b in dokumen.blok for sel, tebal in _ringkas(b))
    return Pratinjau(
        _KOLOM_DOKUMEN, baris, (f"Kop: {' · '.join(dokumen.kop.baris)}",) if dokumen.kop else ()
    )


def _ringkas(blok: Blok) -> Iterator[tuple[tuple[str, str], bool]]:
    """A block as lines of the preview, and whether they are bold."""
    if isinstance(blok, Judul):
        yield (blok.teks.replace("\n", " "), ""), True
    elif isinstance(blok, Paragraf):
        yield (blok.awal, blok.teks), False
    elif isinstance(blok, Rincian):
        yield from ((baris, False) for baris in blok.baris)
    elif isinstance(blok, KepalaSurat):
        yield ("Tanggal", blok.tempat_tanggal), False
        yield from ((baris, False) for baris in blok.rincian)
        yield ("Kepada", ", ".join(blok.kepada)), False
    elif isinstance(blok, Daftar):
        yield from (((f"{n}.", isi), False) for n, isi in enumerate(blok.butir, 1))
    elif isinstance(blok, Tabel):
        for baris in blok.baris:
            yield (
                (baris.sel[0], " · ".join(s.replace("\n", " ") for s in baris.sel[1:] if s)),
                False,
            )
    elif isinstance(blok, TandaTangan):
        for satu in blok.penanda:
            yield ("Tanda tangan", f"{satu.jabatan} {satu.nama}".strip()), False
