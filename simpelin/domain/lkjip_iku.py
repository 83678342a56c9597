"""The LKjIP's tables of indicators: the year, earlier years, the Renstra, others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simpelin.domain.ambang import Ambang
from simpelin.domain.angka import tulis_angka
from simpelin.domain.lkjip import IKU, AnalisisSasaran, LKjIP, TahunIKU, sebut_sampai
from simpelin.domain.rencana import Polaritas
from simpelin.domain.tabel_data import BarisData, Jenis, KolomData, Nilai, TabelData, tulis_nilai


def kelompok(sasaran: Sequence[AnalisisSasaran], satu: AnalisisSasaran) -> list[BarisData]:
    """The sasaran's own line, where the table holds more than one."""
    if len(sasaran) < 2:
        return []
    return [BarisData((f"{satu.simpul.kode} {satu.simpul.nama}",), True, True)]


def tabel_predikat(ambang: Ambang) -> TabelData:
    """Table 3.1: the rating scale as the settings in force have it."""
    skala = ambang.predikat
    puncak = [None, *(satu.mulai - 1 for satu in skala[:-1])]
    return TabelData(
        "Skala predikat",
        "Skala predikat capaian kinerja",
        (
            KolomData("No", 8, Jenis.TENGAH),
            KolomData("Interval capaian", 40, Jenis.TENGAH),
            KolomData("Kriteria", 40, Jenis.TENGAH),
        ),
        tuple(
            BarisData((n, _interval(satu.mulai, atas, n == len(skala)), satu.nama))
            for n, (satu, atas) in enumerate(zip(skala, puncak, strict=True), 1)
        ),
        ("Capaian dibulatkan ke persen bulat sebelum dibaca pada skala ini.",),
    )


def _interval(mulai: int, atas: int | None, terbawah: bool) -> str:
    if atas is None:
        return f"≥ {mulai} %"
    return f"≤ {atas} %" if terbawah else f"{mulai}–{atas} %"


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
    kini = str(lkjip.evaluasi.tahun) + sebut_sampai(lkjip.evaluasi.triwulan)
    return TabelData(
        lembar,
        f"{judul} tahun {kini}",
        (
            KolomData("No", 6, Jenis.TENGAH),
            KolomData("Sasaran", 32),
            KolomData("Indikator", 32),
            KolomData("Satuan", 11, Jenis.TENGAH),
            KolomData(f"Target {kini}", 11, Jenis.ANGKA),
            KolomData(f"Realisasi {kini}", 14, Jenis.ANGKA),
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
    nomor = 0
    for satu in sasaran:
        baris += kelompok(sasaran, satu)
        for iku in satu.iku:
            nomor += 1
            for n, tahun in enumerate(iku.tahun):
                kepala = ("", "") if n else (nomor, iku.indikator.nama)
                baris.append(
                    BarisData(
                        (*kepala, tahun.sebutan, *_angka(tahun)),
                        rumus=_rumus_capaian(iku, tahun, "D", "E", 5),
                    )
                )
            catatan += _catatan_iku(iku)
    return TabelData(
        "Tahun ke tahun",
        "Realisasi dan capaian dari tahun ke tahun",
        (
            KolomData("No", 6, Jenis.TENGAH),
            KolomData("Indikator", 40),
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
        for iku in satu.iku:
            m = iku.menengah
            if m is not None:
                baris.append(
                    BarisData(
                        (
                            *(len(baris) + 1, satu.simpul.nama, iku.indikator.nama),
                            *(iku.indikator.satuan, m.target, m.realisasi, m.capaian, m.cara),
                        ),
                        rumus=((6, "=F{r}/E{r}"),)
                        if m.capaian and iku.indikator.polaritas is Polaritas.POSITIF
                        else (),
                    )
                )
    return TabelData(
        "Renstra",
        f"Realisasi sampai {lkjip.evaluasi.tahun} terhadap target akhir Renstra {lkjip.masa}",
        (
            KolomData("No", 6, Jenis.TENGAH),
            KolomData("Sasaran", 32),
            KolomData("Indikator", 30),
            KolomData("Satuan", 10, Jenis.TENGAH),
            KolomData("Target akhir", 12, Jenis.ANGKA),
            KolomData(f"Realisasi s.d. {lkjip.evaluasi.tahun}", 13, Jenis.ANGKA),
            KolomData("Capaian", 12, Jenis.PERSEN),
            KolomData("Cara menghitung", 16, Jenis.TENGAH),
        ),
        tuple(baris),
        tuple(_catatan_menengah(sasaran)),
    )


def _catatan_menengah(sasaran: Sequence[AnalisisSasaran]) -> Iterator[str]:
    """Years that the figures to date do not hold."""
    if any(t.tidak_valid for s in sasaran for i in s.iku for t in i.tahun):
        yield "Tahun yang realisasinya di luar skala tidak ikut dihitung."
    for iku in (i for s in sasaran for i in s.iku):
        if iku.menengah is not None and iku.menengah.kurang:
            tahun = ", ".join(map(str, iku.menengah.kurang))
            yield f"Realisasi {iku.indikator.nama} tahun {tahun} belum ada dan tidak ikut dihitung."


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
