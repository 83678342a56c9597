"""The LKjIP's tables of words, programs and differences, and all tables together."""

from __future__ import annotations

from collections.abc import Sequence

from simpelin.domain.angka import STRIP, tulis_persen
from simpelin.domain.evaluasi import HasilSimpul
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.lhe import Rekomendasi
from simpelin.domain.lkjip import AnalisisSasaran, LKjIP
from simpelin.domain.lkjip_iku import (
    kelompok,
    tabel_banding,
    tabel_iku,
    tabel_menengah,
    tabel_predikat,
    tabel_tahun,
)
from simpelin.domain.lkjip_pegawai import tabel_pegawai
from simpelin.domain.lkjip_rencana import (
    tabel_pk_anggaran,
    tabel_pk_program,
    tabel_pk_sasaran,
    tabel_sasaran_renstra,
    tabel_target_iku,
    tabel_tujuan,
    tabel_uraian_iku,
)
from simpelin.domain.lkjip_uang import tabel_anggaran, tabel_efisiensi, tabel_rencana_anggaran
from simpelin.domain.tabel_data import BarisData, Jenis, KolomData, TabelData, tulis_nilai


def semua_tabel(lkjip: LKjIP, rekomendasi: Sequence[Rekomendasi] = ()) -> tuple[TabelData, ...]:
    """Every table of the year, all sasaran together: the workbook's sheets.

    ``rekomendasi`` are those of the LHE that the year answers for.
    """
    s = lkjip.sasaran
    semua = (
        tabel_tujuan(lkjip),
        tabel_sasaran_renstra(lkjip),
        tabel_pk_sasaran(lkjip),
        tabel_pk_program(lkjip),
        tabel_pk_anggaran(lkjip),
        tabel_rencana_anggaran(lkjip),
        tabel_uraian_iku(lkjip),
        tabel_target_iku(lkjip),
        tabel_predikat(lkjip.evaluasi.ambang),
        tabel_iku(lkjip),
        tabel_tahun(s),
        tabel_menengah(lkjip, s),
        tabel_banding(s),
        tabel_kendala(s),
        tabel_efisiensi(lkjip, s),
        tabel_penunjang(s),
        tabel_pegawai(lkjip.bahan.jabatan),
        tabel_anggaran(lkjip),
        tabel_rekomendasi(rekomendasi),
        tabel_beda(lkjip),
    )
    return tuple(satu for satu in semua if satu.baris)


def tabel_kendala(sasaran: Sequence[AnalisisSasaran]) -> TabelData:
    """Causes, obstacles and solutions as the year's reports tell them."""
    baris: list[BarisData] = []
    for satu in sasaran:
        baris += kelompok(sasaran, satu) if satu.kendala else []
        lalu = None
        for k in satu.kendala:
            baru = k.simpul.kunci != lalu
            lalu = k.simpul.kunci
            baris.append(
                BarisData(
                    (
                        k.simpul.nama if baru else "",
                        k.capaian if baru else "",
                        ROMAWI[k.triwulan],
                        k.catatan.faktor_pendorong,
                        k.catatan.hambatan,
                        k.catatan.solusi,
                    )
                )
            )
    return TabelData(
        "Hambatan dan solusi",
        "Faktor pendorong, hambatan, dan solusi",
        (
            KolomData("Sasaran atau sub kegiatan", 26),
            KolomData("Capaian", 11, Jenis.PERSEN),
            KolomData("TW", 7, Jenis.TENGAH),
            KolomData("Faktor pendorong", 20),
            KolomData("Hambatan", 28),
            KolomData("Solusi", 28),
        ),
        tuple(baris),
    )


def tabel_penunjang(sasaran: Sequence[AnalisisSasaran]) -> TabelData:
    """The programs that carried the sasaran, and what in them did not reach its target."""
    baris: list[BarisData] = []
    for satu in sasaran:
        baris += kelompok(sasaran, satu)
        for p in satu.penunjang:
            belum = "; ".join(f"{_nama(s)} ({_sejauh(s)})" for s in p.belum)
            baris.append(
                BarisData(
                    (
                        _nama(p.hasil),
                        p.hasil.capaian_resmi,
                        p.hasil.serapan if p.hasil.anggaran_terlapor else None,
                        f"{p.tercapai} dari {p.sub}",
                        belum or STRIP,
                    )
                )
            )
    return TabelData(
        "Program penunjang",
        "Program yang menunjang pencapaian sasaran",
        (
            KolomData("Program", 34),
            KolomData("Capaian", 11, Jenis.PERSEN),
            KolomData("Serapan", 11, Jenis.PERSEN),
            KolomData("Sub kegiatan mencapai target", 14, Jenis.TENGAH),
            KolomData("Yang belum mencapai target atau belum lapor", 44),
        ),
        tuple(baris),
    )


def _sejauh(sub: HasilSimpul) -> str:
    """What a sub kegiatan reached, and whether that is all of what was due."""
    if not sub.terlapor:
        return "belum lapor"
    persen = tulis_persen(sub.capaian_kinerja)
    lengkap = sub.terlapor >= sub.wajib
    return persen if lengkap else f"{persen}, {sub.terlapor} dari {sub.wajib} indikator lapor"


def tabel_rekomendasi(semua: Sequence[Rekomendasi]) -> TabelData:
    """The register of recommendations that the year has to answer for."""
    return TabelData(
        "Rekomendasi",
        "Tindak lanjut rekomendasi hasil evaluasi",
        (
            KolomData("LHE", 9, Jenis.TENGAH),
            KolomData("No", 7, Jenis.TENGAH),
            KolomData("Rekomendasi", 38),
            KolomData("Unit", 18),
            KolomData("Tindakan", 34),
            KolomData("Keadaan", 16, Jenis.TENGAH),
        ),
        tuple(
            BarisData(
                (
                    *(str(satu.tahun), satu.nomor, satu.rekomendasi, satu.unit),
                    satu.tindakan or satu.keterangan,
                    satu.status.kata,
                )
            )
            for satu in semua
        ),
    )


_UKURAN = {
    "pagu": ("pagu", Jenis.RUPIAH),
    "realisasi_anggaran": ("realisasi anggaran", Jenis.RUPIAH),
    "sisa_anggaran": ("sisa anggaran", Jenis.RUPIAH),
    "serapan": ("serapan", Jenis.PERSEN),
    "capaian_kinerja": ("capaian kinerja", Jenis.PERSEN),
    "capaian_indikator": ("capaian indikator", Jenis.PERSEN),
    "capaian_menengah": ("capaian jangka menengah", Jenis.PERSEN),
    "IKM": ("IKM", Jenis.ANGKA),
    "": ("pagu", Jenis.RUPIAH),
}


def tabel_beda(lkjip: LKjIP) -> TabelData:
    """The printed figures that are wrong, what they should be, and why."""
    baris = []
    for satu in lkjip.beda:
        nama, jenis = _UKURAN.get(satu.ukuran, (satu.ukuran, Jenis.ANGKA))
        baris.append(
            BarisData(
                (
                    satu.kode or "kantor",
                    nama,
                    satu.sumber,
                    tulis_nilai(satu.tercetak, jenis),
                    tulis_nilai(satu.terhitung, jenis),
                    satu.sebab,
                )
            )
        )
    return TabelData(
        "Angka yang berbeda",
        "Angka yang berbeda dari laporan tercetak",
        (
            KolomData("Kode", 19),
            KolomData("Ukuran", 19),
            KolomData("Tercetak di", 22),
            KolomData("Tercetak", 21, Jenis.ANGKA),
            KolomData("Seharusnya", 21, Jenis.ANGKA),
            KolomData("Sebab dan langkah", 58),
        ),
        tuple(baris),
    )


def _nama(hasil: HasilSimpul) -> str:
    return hasil.simpul.nama if hasil.simpul else ""
