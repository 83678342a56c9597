"""The tables of LKjIP Bab III as data: the Word draft and the workbook print the same ones.

Percentages stand as percent (97,8), rupiah as whole numbers, ``None`` is a dash.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from simpelin.domain.angka import STRIP, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.evaluasi import HasilSimpul
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.lkjip import IKU, AnalisisSasaran, LKjIP, Sisa, TahunIKU
from simpelin.domain.rencana import Polaritas, Tingkat

Nilai = str | int | Fraction | None


class Jenis(StrEnum):
    TEKS = "teks"
    TENGAH = "tengah"
    ANGKA = "angka"
    RUPIAH = "rupiah"
    PERSEN = "persen"


@dataclass(frozen=True, slots=True)
class KolomData:
    """A column: its head, its share of the width, and how its figures are written."""

    judul: str
    lebar: float
    jenis: Jenis = Jenis.TEKS


@dataclass(frozen=True, slots=True)
class BarisData:
    """A row. ``rumus`` are live formulas by column, where ``{r}`` is the row's own number
    and ``{b[3]}`` that of the table's fourth row. ``kelompok``: one text over all columns."""

    sel: tuple[Nilai, ...]
    tebal: bool = False
    kelompok: bool = False
    rumus: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TabelData:
    """A table: ``lembar`` names its sheet, ``catatan`` stand below it."""

    lembar: str
    judul: str
    kolom: tuple[KolomData, ...]
    baris: tuple[BarisData, ...]
    catatan: tuple[str, ...] = ()


def tulis_nilai(nilai: Nilai, jenis: Jenis) -> str:
    """A cell's value as it is printed."""
    if nilai is None:
        return STRIP
    if isinstance(nilai, str):
        return nilai
    if jenis is Jenis.RUPIAH:
        return tulis_rupiah(int(nilai))
    return tulis_persen(nilai) if jenis is Jenis.PERSEN else tulis_angka(nilai, _desimal(nilai))


def _desimal(nilai: Fraction | int) -> int:
    return 0 if Fraction(nilai).denominator == 1 else 2


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


def _kelompok(sasaran: Sequence[AnalisisSasaran], satu: AnalisisSasaran) -> list[BarisData]:
    """The sasaran's own line, where the table holds more than one."""
    if len(sasaran) < 2:
        return []
    return [BarisData((f"{satu.simpul.kode} {satu.simpul.nama}",), True, True)]


# --- indicators -------------------------------------------------------------------


def tabel_iku(lkjip: LKjIP) -> TabelData:
    """Tables 3.2, 3.3 and 3.6: every IKU of the year."""
    return _tabel_tahun_ini(lkjip, lkjip.sasaran, "IKU", "Capaian indikator kinerja utama")


def tabel_sasaran(lkjip: LKjIP, sasaran: AnalisisSasaran) -> TabelData:
    """Target and realisasi of one sasaran's indicators."""
    return _tabel_tahun_ini(lkjip, (sasaran,), "IKU", "Target dan realisasi")


def _tabel_tahun_ini(
    lkjip: LKjIP, sasaran: Sequence[AnalisisSasaran], lembar: str, judul: str
) -> TabelData:
    isi = [(satu, iku) for satu in sasaran for iku in satu.iku]
    return TabelData(
        lembar,
        f"{judul} tahun {lkjip.evaluasi.tahun}",
        (
            KolomData("No", 6, Jenis.TENGAH),
            KolomData("Sasaran", 32),
            KolomData("Indikator", 32),
            KolomData("Satuan", 11, Jenis.TENGAH),
            KolomData("Target", 11, Jenis.ANGKA),
            KolomData("Realisasi", 14, Jenis.ANGKA),
            KolomData("Capaian", 13, Jenis.PERSEN),
            KolomData("Predikat", 15, Jenis.TENGAH),
        ),
        tuple(
            BarisData(
                (n, satu.simpul.nama, iku.indikator.nama, iku.indikator.satuan, *_angka(iku.kini)),
                rumus=_rumus_capaian(iku, iku.kini, "E", "F", 6),
            )
            for n, (satu, iku) in enumerate(isi, 1)
        ),
        tuple(catatan for _, iku in isi for catatan in _catatan_iku(iku)),
    )


def _angka(tahun: TahunIKU) -> tuple[Nilai, Nilai, Nilai, Nilai]:
    predikat = "di luar skala" if tahun.tidak_valid else tahun.predikat
    return tahun.target, tahun.realisasi, tahun.capaian, predikat


def _rumus_capaian(
    iku: IKU, tahun: TahunIKU, target: str, realisasi: str, kolom: int
) -> tuple[tuple[int, str], ...]:
    """Live only where it is a plain share and nothing is cut at 0."""
    if iku.indikator.polaritas is not Polaritas.POSITIF or not tahun.capaian:
        return ()
    return ((kolom, f"={realisasi}{{r}}/{target}{{r}}"),)


def _catatan_iku(iku: IKU) -> Iterator[str]:
    if iku.tercatat is not None:
        yield (
            f"Laporan mencatat {iku.indikator.nama} {tulis_angka(iku.tercatat, 2)}, di luar skala"
            f" IKM 25–100. Yang dipakai di sini hasil {iku.responden} kuesioner SKM,"
            f" {tulis_nilai(iku.kini.realisasi, Jenis.ANGKA)}."
        )
    for satu in iku.tahun:
        if satu.tidak_valid:
            yield (
                f"Realisasi {satu.tahun} {tulis_nilai(satu.realisasi, Jenis.ANGKA)} di luar skala"
                " IKM 25–100; capaiannya tidak dihitung."
            )


def tabel_tahun(sasaran: Sequence[AnalisisSasaran]) -> TabelData:
    """Tables 3.4 and 3.7: the year against the years before."""
    baris: list[BarisData] = []
    catatan: list[str] = []
    for satu in sasaran:
        baris += _kelompok(sasaran, satu)
        for iku in satu.iku:
            for n, tahun in enumerate(iku.tahun):
                nama = iku.indikator.nama if not n else ""
                baris.append(
                    BarisData(
                        (nama, str(tahun.tahun), *_angka(tahun)),
                        rumus=_rumus_capaian(iku, tahun, "C", "D", 4),
                    )
                )
            catatan += _catatan_iku(iku)
    return TabelData(
        "Tahun ke tahun",
        "Realisasi dan capaian dari tahun ke tahun",
        (
            KolomData("Indikator", 42),
            KolomData("Tahun", 9, Jenis.TENGAH),
            KolomData("Target", 12, Jenis.ANGKA),
            KolomData("Realisasi", 14, Jenis.ANGKA),
            KolomData("Capaian", 13, Jenis.PERSEN),
            KolomData("Predikat", 16, Jenis.TENGAH),
        ),
        tuple(baris),
        tuple(catatan),
    )


def tabel_menengah(lkjip: LKjIP, sasaran: Sequence[AnalisisSasaran]) -> TabelData:
    """Tables 3.5 and 3.8: against the target at the Renstra's end."""
    baris: list[BarisData] = []
    for satu in sasaran:
        baris += _kelompok(sasaran, satu)
        for iku in satu.iku:
            m = iku.menengah
            if m is not None:
                baris.append(
                    BarisData(
                        (
                            *(iku.indikator.nama, iku.indikator.satuan, m.target, m.realisasi),
                            *(m.capaian, m.cara),
                        ),
                        rumus=((4, "=D{r}/C{r}"),)
                        if m.capaian and iku.indikator.polaritas is Polaritas.POSITIF
                        else (),
                    )
                )
    return TabelData(
        "Renstra",
        f"Realisasi sampai {lkjip.evaluasi.tahun} terhadap target akhir Renstra {lkjip.masa}",
        (
            KolomData("Indikator", 40),
            KolomData("Satuan", 10, Jenis.TENGAH),
            KolomData("Target akhir", 12, Jenis.ANGKA),
            KolomData(f"Realisasi s.d. {lkjip.evaluasi.tahun}", 13, Jenis.ANGKA),
            KolomData("Capaian", 12, Jenis.PERSEN),
            KolomData("Cara menghitung", 20, Jenis.TENGAH),
        ),
        tuple(baris),
        ("Tahun yang realisasinya di luar skala tidak ikut dihitung.",)
        if any(t.tidak_valid for s in sasaran for i in s.iku for t in i.tahun)
        else (),
    )


def tabel_banding(sasaran: Sequence[AnalisisSasaran]) -> TabelData:
    """Against a national or a neighbour's figure; empty where none was entered."""
    baris: list[BarisData] = []
    for satu in sasaran:
        for iku in satu.iku:
            for lain in iku.banding:
                kini = iku.kini.realisasi
                selisih = None if kini is None else kini - lain.nilai
                baris.append(
                    BarisData(
                        (iku.indikator.nama, lain.pihak, kini, lain.nilai, selisih, lain.sumber),
                        rumus=() if selisih is None else ((4, "=C{r}-D{r}"),),
                    )
                )
    return TabelData(
        "Pembanding",
        "Perbandingan dengan capaian nasional atau kecamatan lain",
        (
            KolomData("Indikator", 34),
            KolomData("Pembanding", 22),
            KolomData("Realisasi kita", 13, Jenis.ANGKA),
            KolomData("Realisasi mereka", 13, Jenis.ANGKA),
            KolomData("Selisih", 11, Jenis.ANGKA),
            KolomData("Sumber", 24),
        ),
        tuple(baris),
    )


# --- causes, money, programs -----------------------------------------------------------


def tabel_kendala(sasaran: Sequence[AnalisisSasaran]) -> TabelData:
    """Causes, obstacles and solutions as the year's reports tell them."""
    baris: list[BarisData] = []
    for satu in sasaran:
        baris += _kelompok(sasaran, satu) if satu.kendala else []
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
        baris += _kelompok(sasaran, satu)
        awal = len(baris)
        program = satu.sisa[:-1]
        baris += [_baris_sisa(s, _nama(s.hasil)) for s in program]
        isi = range(awal, len(baris))
        baris.append(_baris_sisa(satu.sisa[-1], "Jumlah sasaran", True, isi))
    return TabelData(
        "Efisiensi",
        "Efisiensi penggunaan anggaran",
        (
            KolomData("Program", 40),
            KolomData("Pagu (Rp)", 17, Jenis.RUPIAH),
            KolomData("Realisasi (Rp)", 17, Jenis.RUPIAH),
            KolomData("Sisa (Rp)", 15, Jenis.RUPIAH),
            KolomData("Sisa", 10, Jenis.PERSEN),
            KolomData("Capaian − serapan (poin)", 12, Jenis.ANGKA),
            KolomData("Sebutan", 16, Jenis.TENGAH),
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
        baris += _kelompok(sasaran, satu)
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
