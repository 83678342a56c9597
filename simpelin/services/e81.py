"""Assemble form E.81 of one quarter from the store, preview it, write it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.angka import STRIP, tulis_angka, tulis_ringkas, tulis_rupiah
from simpelin.domain.e81 import BarisE81, FormE81, Rata, otomatis, susun_e81
from simpelin.domain.kantor import Peran
from simpelin.domain.penanda import Penanda
from simpelin.domain.rencana import Tingkat
from simpelin.services import kop, pengaturan, rekonsiliasi, renja, renstra
from simpelin.services.evaluasi import belum_berisi, telusuri
from simpelin.services.isi_pratinjau import BarisPratinjau, KolomPratinjau, Pratinjau
from simpelin.services.tindak_lanjut import Saringan, daftar

if TYPE_CHECKING:
    from simpelin.services.pengaturan import Pengaturan
    from simpelin.store import Store
    from simpelin.workbook.e81 import KepalaE81


def formulir(store: Store, tahun: int, triwulan: int) -> FormE81:
    """The form's rows and averages to the end of a quarter."""
    with store.baca():
        # of the earlier quarters a few figures are taken; none is kept beside the last one
        semua = telusuri(store, tahun, range(1, triwulan + 1))
        tahu = [otomatis(next(semua)) for _ in range(1, triwulan)]
        hasil = next(semua)
        return susun_e81(hasil, (*tahu, otomatis(hasil)), renstra.muat(store, hasil, sampai=tahun))


def tulis(store: Store, tahun: int, triwulan: int, path: Path, tanggal: date) -> None:
    """Write the workbook; raises as :func:`simpelin.services.ekspor.ekspor` says."""
    form = formulir(store, tahun, triwulan)
    if not form.berisi:
        raise belum_berisi(tahun, triwulan)
    store.lepaskan_memori()  # before what writes is loaded
    from simpelin.workbook.e81 import tulis_e81

    kepala = kepala_e81(store, form, tanggal)
    tulis_e81(form, kepala, path)


def kepala_e81(store: Store, form: FormE81, tanggal: date) -> KepalaE81:
    """What the form prints around the figures, from settings, units, the quarter's words and
    the register of follow-ups."""
    from simpelin.workbook.e81 import KepalaE81

    atur = pengaturan.muat(store)
    kabupaten = atur.teks("kabupaten")
    berawalan = kabupaten.casefold().startswith(("kabupaten ", "kota "))
    daerah = kabupaten if berawalan or not kabupaten else f"Kabupaten {kabupaten}"
    return KepalaE81(
        nama_skpd=atur.nama_skpd,
        pemerintah=daerah,
        tanggal=tanggal,
        versi=form.tajuk.versi,
        basis=atur.teks("basis_rp"),
        teks_rekonsiliasi=rekonsiliasi.kalimat(store, form.tahun, form.triwulan),
        sudah=all(rekonsiliasi.sudah(store, form.tahun, n) for n in range(1, form.triwulan + 1)),
        penanda=_penanda(store, atur, daerah, tanggal),
        kaki=_kaki(store, form, tanggal),
        ambang_diubah=atur.ambang_diubah(),
        capaian_tahun=atur.teks("e81_capaian_tahun") == "ya",
        kertas=atur.teks("e81_kertas"),
    )


def _penanda(store: Store, atur: Pengaturan, daerah: str, tanggal: date) -> tuple[Penanda, Penanda]:
    """The camat on the left, with place and date; who evaluates on the right."""
    from simpelin.workbook.e81 import tempat_tanggal

    hari = tempat_tanggal(atur.teks("tempat"), tanggal)
    jabatan = atur.teks("evaluator_jabatan")
    return (
        kop.penanda(store, Peran.CAMAT, tanggal, f"Disusun\n{hari}", "Camat"),
        Penanda(
            "Dievaluasi\n……………………, ………………………………",
            f"{jabatan} {daerah}".strip(),
            atur.teks("evaluator_nama"),
            atur.teks("evaluator_pangkat"),
            atur.teks("evaluator_nip"),
        ),
    )


def _kaki(
    store: Store, form: FormE81, tanggal: date
) -> tuple[list[str], list[str], list[str], list[str]]:
    """The foot's four texts: gathered from the quarter's reports in plan order and from open
    follow-ups; the last as it was written."""

    def baris(medan: str) -> list[str]:
        semua = ((nama, " ".join(getattr(satu, medan).split())) for nama, satu in form.catatan)
        return [f"{nama}: {teks}" for nama, teks in semua if teks]

    tindak = [*baris("solusi"), *_tindak_lanjut(store, form, tanggal)]
    berikut = list(renja.muat(store, form.tahun, form.triwulan))
    return baris("faktor_pendorong"), baris("hambatan"), tindak, berikut


def _tindak_lanjut(store: Store, form: FormE81, tanggal: date) -> Iterator[str]:
    """What is still open of the meetings up to this quarter, with who and by when."""
    kini = (form.tahun, form.triwulan)
    for satu in daftar(store, Saringan(hanya_terbuka=True), tanggal):
        if (satu.nomor.tahun, satu.nomor.triwulan) > kini:
            continue
        keputusan = satu.keputusan
        tempat = f"{satu.kunci.kode} " if satu.kunci else ""
        siapa = f"{keputusan.penanggung_jawab}, " if keputusan.penanggung_jawab else ""
        yield f"{tempat}{keputusan.isi} ({siapa}paling lambat {satu.tenggat:%d-%m-%Y})"


# --- preview ---------------------------------------------------------------------------

_KOLOM = (
    KolomPratinjau("No", 64),
    KolomPratinjau("Sasaran / program / kegiatan / sub kegiatan", 0),
    KolomPratinjau("Indikator", 190),
    KolomPratinjau("Renstra\nakhir (5)", 74, True),
    KolomPratinjau("s.d. tahun\nlalu (6)", 74, True),
    KolomPratinjau("Target\nK (7)", 66, True),
    KolomPratinjau("Realisasi\nK (12)", 70, True),
    KolomPratinjau("Pagu\nRp (7)", 98, True),
    KolomPratinjau("Realisasi\nRp (12)", 98, True),
    KolomPratinjau("s.d. kini\nK (13)", 72, True),
    KolomPratinjau("Tingkat\nK % (14)", 70, True),
)


def pratinjau(store: Store, tahun: int, triwulan: int) -> Pratinjau:
    """What the form will contain, from the values that its writer uses."""
    form = formulir(store, tahun, triwulan)
    if not form.berisi:
        return Pratinjau(_KOLOM, ())
    tebal = (Tingkat.SASARAN, Tingkat.PROGRAM)
    baris = tuple(BarisPratinjau(_sel(satu), satu.tingkat in tebal) for satu in form.baris)
    masa = (
        f"Renstra {form.masa}"
        if form.masa
        else "Renstra belum diisi: kolom 5, 6, dan 14 kosong; isi di halaman Rencana, Renstra"
    )
    teks = (
        f"Rata-rata capaian kinerja {_rata(form.rata_k)} (K, {form.rata_k.baris} baris);"
        f" Rp {_rata(form.rata_rp)} ({form.rata_rp.baris} sub kegiatan), total/total"
        f" {_rata(Rata(form.total_rp, 0))}.",
        f"{masa}.",
    )
    return Pratinjau(_KOLOM, baris, teks)


def _sel(satu: BarisE81) -> tuple[str, ...]:
    indikator = satu.indikator.indikator.nama if satu.indikator else STRIP
    uang = (tulis_rupiah(satu.rp.pagu), tulis_rupiah(satu.rp.tahun_ini)) if satu.rp else ("", "")
    return (
        satu.nomor if satu.pertama else "",
        f"{satu.simpul.kode} {satu.simpul.nama}" if satu.pertama else "",
        indikator,
        _k(satu.renstra.target_akhir),
        _k(satu.renstra.realisasi_lalu),
        _k(satu.target),
        _k(satu.realisasi),
        *uang,
        _k(satu.sampai if satu.indikator else None),
        _k(satu.tingkat_renstra),
    )


def _k(nilai: Fraction | None) -> str:
    return STRIP if nilai is None else tulis_ringkas(nilai)


def _rata(rata: Rata) -> str:
    return STRIP if rata.nilai is None else tulis_angka(rata.nilai, 2)
