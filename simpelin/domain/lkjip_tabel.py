"""The LKjIP's tables of words, money and programs, and all tables together."""

from __future__ import annotations

from collections.abc import Sequence

from simpelin.domain.angka import STRIP, tulis_persen
from simpelin.domain.evaluasi import HasilSimpul
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.lkjip import AnalisisSasaran, LKjIP, Sisa
from simpelin.domain.lkjip_iku import (
    kelompok,
    tabel_banding,
    tabel_iku,
    tabel_menengah,
    tabel_tahun,
)
from simpelin.domain.rencana import Tingkat
from simpelin.domain.tabel_data import BarisData, Jenis, KolomData, TabelData, tulis_nilai


def semua_tabel(lkjip: LKjIP) -> tuple[TabelData, ...]:
    """Every table of the year, all sasaran together: the workbook's sheets."""
    s = lkjip.sasaran
    semua = (
        tabel_iku(lkjip),
        tabel_tahun(s),
        tabel_menengah(lkjip, s),
        tabel_banding(s),
        tabel_kendala(s),
        tabel_efisiensi(s),
        tabel_penunjang(s),
        tabel_anggaran(lkjip),
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
            KolomData("Sub kegiatan", 26),
            KolomData("Capaian", 11, Jenis.PERSEN),
            KolomData("TW", 7, Jenis.TENGAH),
            KolomData("Faktor pendorong", 20),
            KolomData("Hambatan", 28),
            KolomData("Solusi", 28),
        ),
        tuple(baris),
    )


def tabel_efisiensi(sasaran: Sequence[AnalisisSasaran]) -> TabelData:
    """Money left by program and sasaran, called efisiensi only where it is (section 5)."""
    baris: list[BarisData] = []
    for satu in sasaran:
        baris += kelompok(sasaran, satu)
        awal = len(baris)
        program = satu.sisa[:-1]
        baris += [_baris_sisa(s, _nama(s.hasil)) for s in program]
        isi = range(awal, len(baris))
        baris.append(_baris_sisa(satu.sisa[-1], "Jumlah sasaran", True, isi))
    return TabelData(
        "Efisiensi",
        "Efisiensi penggunaan anggaran",
        (
            KolomData("Program", 36),
            KolomData("Pagu (Rp)", 18, Jenis.RUPIAH),
            KolomData("Realisasi (Rp)", 18, Jenis.RUPIAH),
            KolomData("Sisa (Rp)", 18, Jenis.RUPIAH),
            KolomData("Sisa", 13, Jenis.PERSEN),
            KolomData("Capaian − serapan (poin)", 13, Jenis.ANGKA),
            KolomData("Sebutan", 14, Jenis.TENGAH),
        ),
        tuple(baris),
        (
            "Disebut efisiensi hanya bila capaian resminya paling sedikit 100 %, tidak ada yang"
            " belum lapor atau di luar skala di bawahnya, dan bukan gaji; selain itu sisa"
            " anggaran.",
        ),
    )


def _baris_sisa(satu: Sisa, nama: str, tebal: bool = False, isi: range | None = None) -> BarisData:
    h = satu.hasil
    rumus = [(3, "=B{r}-C{r}")]
    if h.pagu:
        rumus.append((4, "=D{r}/B{r}"))
    if isi:
        rumus += [(k, _jumlah(huruf, isi)) for k, huruf in ((1, "B"), (2, "C"))]
    sel = (nama, h.pagu, h.realisasi_anggaran, h.sisa_anggaran, satu.persen, satu.selisih)
    return BarisData((*sel, satu.sebutan), tebal, rumus=tuple(rumus))


def _jumlah(huruf: str, isi: Sequence[int]) -> str:
    return "=" + "+".join(f"{huruf}{{b[{n}]}}" for n in isi)


def tabel_penunjang(sasaran: Sequence[AnalisisSasaran]) -> TabelData:
    """The programs that carried the sasaran, and what in them did not reach its target."""
    baris: list[BarisData] = []
    for satu in sasaran:
        baris += kelompok(sasaran, satu)
        for p in satu.penunjang:
            belum = "; ".join(
                f"{_nama(s)} ({tulis_persen(s.capaian_kinerja) if s.terlapor else 'belum lapor'})"
                for s in p.belum
            )
            baris.append(
                BarisData(
                    (
                        _nama(p.hasil),
                        p.hasil.capaian_resmi,
                        p.hasil.serapan,
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
            KolomData("Yang belum mencapai target", 44),
        ),
        tuple(baris),
    )


def tabel_anggaran(lkjip: LKjIP) -> TabelData:
    """Table 3.10: realisasi anggaran of every program, kegiatan and sub kegiatan."""
    baris: list[BarisData] = []
    induk: list[int] = []
    for hasil in lkjip.evaluasi:
        if hasil.simpul is None or hasil.simpul.tingkat in (Tingkat.TUJUAN, Tingkat.SASARAN):
            continue
        if hasil.simpul.tingkat is Tingkat.PROGRAM:
            induk.append(len(baris))
        baris.append(_baris_anggaran(hasil, lkjip))
    kantor = lkjip.evaluasi.kantor
    total = ("", "Jumlah", kantor.pagu, kantor.realisasi_anggaran, kantor.serapan)
    rumus = [(2, _jumlah("C", induk)), (3, _jumlah("D", induk))] if induk else []
    if kantor.pagu:
        rumus.append((4, "=D{r}/C{r}"))
    if baris:
        baris.append(BarisData(total, True, rumus=tuple(rumus)))
    return TabelData(
        "Realisasi anggaran",
        f"Realisasi anggaran sampai triwulan {ROMAWI[lkjip.evaluasi.triwulan]}"
        f" tahun {lkjip.evaluasi.tahun}",
        (
            KolomData("Kode", 24),
            KolomData("Program, kegiatan, sub kegiatan", 52),
            KolomData("Pagu (Rp)", 18, Jenis.RUPIAH),
            KolomData("Realisasi (Rp)", 18, Jenis.RUPIAH),
            KolomData("Serapan", 11, Jenis.PERSEN),
        ),
        tuple(baris),
        catatan=(lkjip.uang,) if lkjip.uang else (),
    )


def _baris_anggaran(hasil: HasilSimpul, lkjip: LKjIP) -> BarisData:
    assert hasil.simpul is not None
    sub = hasil.simpul.tingkat is Tingkat.SUB_KEGIATAN
    rupiah = hasil.realisasi_anggaran if hasil.anggaran_terlapor else None
    kode = hasil.simpul.kode
    if hasil.simpul.kunci.sub_skpd:
        kode += f" ({hasil.simpul.kunci.sub_skpd})"
    return BarisData(
        (
            kode,
            hasil.simpul.nama,
            hasil.pagu,
            rupiah,
            hasil.serapan if rupiah is not None else None,
        ),
        not sub,
        rumus=((4, "=D{r}/C{r}"),) if hasil.pagu and rupiah is not None else (),
    )


_UKURAN = {
    "pagu": ("pagu", Jenis.RUPIAH),
    "realisasi_anggaran": ("realisasi anggaran", Jenis.RUPIAH),
    "sisa_anggaran": ("sisa anggaran", Jenis.RUPIAH),
    "serapan": ("serapan", Jenis.PERSEN),
    "capaian_kinerja": ("capaian kinerja", Jenis.PERSEN),
    "capaian_indikator": ("capaian indikator", Jenis.PERSEN),
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
            KolomData("Ukuran", 15),
            KolomData("Tercetak di", 22),
            KolomData("Tercetak", 21, Jenis.ANGKA),
            KolomData("Seharusnya", 21, Jenis.ANGKA),
            KolomData("Sebab dan langkah", 60),
        ),
        tuple(baris),
    )


def _nama(hasil: HasilSimpul) -> str:
    return hasil.simpul.nama if hasil.simpul else ""
