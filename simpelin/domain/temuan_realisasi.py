"""What was reported against what is possible, and words that say nothing (aturan section 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from simpelin.domain.angka import SERATUS, persen_bulat, tulis_angka, tulis_persen
from simpelin.domain.capaian import SKALA_IKM, HasilIndikator, di_luar_skala_ikm
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.penanggalan import bertanggal
from simpelin.domain.realisasi import Catatan
from simpelin.domain.rencana import KOSONG4, Polaritas, Sifat
from simpelin.domain.temuan_dasar import (
    AturanData,
    Ketidaksesuaian,
    angka,
    rencana,
    rp,
    sebut,
    simpul_dari,
    temukan,
    triwulan,
)

AKHIR = 4


def realisasi_melebihi_pagu(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """More spent to date than the pagu in force."""
    for hasil in evaluasi.sub_kegiatan:
        simpul, keluar = simpul_dari(hasil), hasil.realisasi_anggaran
        if keluar <= hasil.pagu or not keluar:
            continue
        yield temukan(
            AturanData.REALISASI_MELEBIHI_PAGU,
            evaluasi,
            simpul,
            f"Realisasi anggaran {sebut(simpul)} sampai {triwulan(evaluasi.triwulan)} "
            f"{rp(keluar)}, melebihi pagu {rp(hasil.pagu)} ({rencana(evaluasi)}) sebesar "
            f"{rp(keluar - hasil.pagu)}; periksa isian Rp atau versi rencananya.",
            tercatat=keluar,
            terhitung=hasil.pagu,
            sumber=f"isian Rp sampai {triwulan(evaluasi.triwulan)}",
        )


def anggaran_negatif(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """A running total below 0 at the end of any quarter; the first of them is told."""
    for hasil in evaluasi.sub_kegiatan:
        simpul, jumlah = simpul_dari(hasil), 0
        isian = evaluasi.realisasi.anggaran.get(simpul.kunci, KOSONG4)[: evaluasi.triwulan]
        for n, satu in enumerate(isian, 1):
            jumlah += satu or 0
            if jumlah >= 0:
                continue
            yield temukan(
                AturanData.ANGGARAN_NEGATIF,
                evaluasi,
                simpul,
                f"Jumlah realisasi anggaran {sebut(simpul)} sampai {triwulan(n)} {rp(jumlah)} "
                f"menurut isian Rp, kurang {rp(-jumlah)} dari batas terendah {rp(0)}; "
                "periksa pengembalian atau koreksi yang dibukukan.",
                tercatat=jumlah,
                terhitung=0,
                sumber=f"isian Rp sampai {triwulan(n)}",
                sampai_triwulan=n,
            )
            break


# --- scale ---------------------------------------------------------------------


def di_luar_skala(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """Above the indicator's maksimum, an IKM outside 25–100, a ratio above 100."""
    for hasil in evaluasi:
        for satu in hasil.indikator:
            salah = _nilai_mustahil(satu)
            if salah is not None:
                yield _mustahil(evaluasi, hasil, satu, *salah)


def _batas(satu: HasilIndikator) -> tuple[Fraction | None, Fraction | None]:
    """Lowest and highest value that the indicator can have."""
    indikator = satu.indikator
    atas = [indikator.maksimum] if indikator.maksimum is not None else []
    bawah = None
    if indikator.otomatis == "ikm":
        bawah = SKALA_IKM[0]
        atas.append(SKALA_IKM[1])
    if indikator.sifat is Sifat.RASIO:
        atas.append(SERATUS)
    return bawah, min(atas, default=None)


def _nilai_mustahil(satu: HasilIndikator) -> tuple[Fraction, Fraction, int] | None:
    """An impossible value, the bound it breaks, and the quarter: R(n), else one report.

    The quarters of a ratio are not judged one by one: work left from an earlier quarter
    may be finished in a later one, and only the sums are shares of one whole.
    """
    bawah, atas = _batas(satu)
    if bawah is None and atas is None:
        return None
    calon = [(satu.realisasi, satu.triwulan)]
    if satu.indikator.sifat is not Sifat.RASIO:
        laporan = satu.laporan[: satu.triwulan]
        tiap = [(lap.kinerja, n) for n, lap in enumerate(laporan, 1) if lap is not None]
        calon += reversed(tiap)
    for nilai, n in calon:
        if nilai is None:
            continue
        if atas is not None and nilai > atas:
            return nilai, atas, n
        if bawah is not None and nilai < bawah:
            return nilai, bawah, n
    return None


def _mustahil(
    evaluasi: Evaluasi,
    hasil: HasilSimpul,
    satu: HasilIndikator,
    nilai: Fraction,
    batas: Fraction,
    n: int,
) -> Ketidaksesuaian:
    simpul, indikator = simpul_dari(hasil), satu.indikator
    ikm = evaluasi.realisasi.ikm[n - 1] if indikator.otomatis == "ikm" else None
    kuesioner = ikm.nilai if ikm is not None else None
    batas_nama = "batas tertinggi" if nilai > batas else "batas terendah"
    skala = " skala IKM" if indikator.otomatis == "ikm" else ""
    saran = "periksa pembilang dan penyebutnya" if indikator.sifat is Sifat.RASIO else "perbaiki"
    if kuesioner is not None and ikm is not None:
        saran = (
            f"{ikm.responden} kuesioner SKM memberi IKM {tulis_angka(kuesioner, 2)}, "
            "pakai itu atau perbaiki angkanya"
        )
    elif indikator.otomatis == "ikm":
        saran = "angkanya disimpan sebagai tidak valid, hitung ulang dari kuesionernya"
    sumber = "hitungan" if satu.otomatis else "isian kinerja"
    return temukan(
        AturanData.DI_LUAR_SKALA,
        evaluasi,
        simpul,
        f"Realisasi “{indikator.nama}” pada {sebut(simpul)} sampai {triwulan(n)} "
        f"{evaluasi.tahun} {angka(nilai, indikator.satuan)} menurut {sumber}, di luar "
        f"{batas_nama}{skala} {angka(batas)} dengan selisih {angka(abs(nilai - batas))}; {saran}.",
        tercatat=nilai,
        terhitung=batas,
        sumber=f"{sumber} {triwulan(n)}",
        indikator=indikator.nama,
        ikm_kuesioner=kuesioner,
        responden=ikm.responden if ikm is not None else None,
    )


def posisi_turun(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """A position at quarter's end below an earlier report, where more is better."""
    for hasil in evaluasi:
        for satu in hasil.indikator:
            indikator = satu.indikator
            if indikator.sifat is not Sifat.POSISI_AKHIR:
                continue
            if indikator.polaritas is not Polaritas.POSITIF:
                continue
            turun = _penurunan_terakhir(satu)
            if turun is None:
                continue
            (lama, kapan_lama), (baru, kapan) = turun
            simpul = simpul_dari(hasil)
            yield temukan(
                AturanData.POSISI_TURUN,
                evaluasi,
                simpul,
                f"Posisi “{indikator.nama}” pada {sebut(simpul)} dilaporkan "
                f"{angka(baru, indikator.satuan)} di {triwulan(kapan)}, turun "
                f"{angka(lama - baru)} dari {angka(lama, indikator.satuan)} di "
                f"{triwulan(kapan_lama)} menurut isian kinerja; pastikan angkanya, "
                "lalu jelaskan penurunannya.",
                tercatat=baru,
                terhitung=lama,
                sumber=f"isian kinerja {triwulan(kapan)}",
                indikator=indikator.nama,
            )


_Titik = tuple[Fraction, int]


def _penurunan_terakhir(satu: HasilIndikator) -> tuple[_Titik, _Titik] | None:
    """The highest earlier report and the last one that lies below it."""
    ikm = satu.indikator.otomatis == "ikm"
    titik: list[_Titik] = [
        (lap.kinerja, n)
        for n, lap in enumerate(satu.laporan[: satu.triwulan], 1)
        if lap is not None
        and lap.kinerja is not None
        and not (ikm and di_luar_skala_ikm(lap.kinerja))
    ]
    for ke in range(len(titik) - 1, 0, -1):
        puncak = max(titik[:ke], key=lambda t: t[0])
        if titik[ke][0] < puncak[0]:
            return puncak, titik[ke]
    return None


def target_longgar(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """A yearly target passed by so much that it asked too little.

    An impossible value proves nothing, nor does a "not more than" count before year's end.
    """
    batas = evaluasi.ambang.target_longgar
    for hasil in evaluasi:
        for satu in hasil.indikator:
            tahunan, indikator = satu.capaian_tahunan, satu.indikator
            if tahunan is None or tahunan <= batas or _nilai_mustahil(satu) is not None:
                continue
            belum_selesai = (
                indikator.sifat is Sifat.KUMULATIF and indikator.polaritas is Polaritas.NEGATIF
            )
            if belum_selesai and evaluasi.triwulan < AKHIR:
                continue
            simpul = simpul_dari(hasil)
            yield temukan(
                AturanData.TARGET_LONGGAR,
                evaluasi,
                simpul,
                f"“{indikator.nama}” pada {sebut(simpul)} sampai {triwulan(evaluasi.triwulan)} "
                f"mencapai {angka(satu.realisasi, indikator.satuan)} dari target setahun "
                f"{angka(indikator.target, indikator.satuan)}, yaitu {tulis_persen(tahunan)}, di "
                f"atas ambang {tulis_persen(batas, 0)} sebesar {angka(tahunan - batas, 'poin')}; "
                "tinjau targetnya pada rencana berikut.",
                tercatat=tahunan,
                terhitung=batas,
                sumber=f"isian kinerja dan {rencana(evaluasi)}",
                indikator=indikator.nama,
                target=indikator.target,
                realisasi=satu.realisasi,
            )


# --- words ---------------------------------------------------------------------


def hambatan_normatif(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """A lagging item without cause and dated action, or with last quarter's words.

    What was not reported in full has no colour yet, and is told as such elsewhere.
    """
    ambang = evaluasi.ambang.hijau_k
    for hasil in evaluasi.sub_kegiatan:
        capaian = hasil.capaian_kinerja
        if capaian is None or persen_bulat(capaian) >= ambang or hasil.terlapor < hasil.wajib:
            continue
        simpul, n = simpul_dari(hasil), evaluasi.triwulan
        catatan = evaluasi.realisasi.catatan
        kini = catatan.get((simpul.kunci, n), Catatan())
        sebab = evaluasi.realisasi.sebab.get((simpul.kunci, n))
        bertenggat = sebab is not None and sebab.tenggat is not None
        kurang = _yang_kurang(kini, catatan.get((simpul.kunci, n - 1)), n, bertenggat)
        if not kurang:
            continue
        yield temukan(
            AturanData.HAMBATAN_NORMATIF,
            evaluasi,
            simpul,
            f"Capaian kinerja {sebut(simpul)} sampai {triwulan(n)} {tulis_persen(capaian)}, "
            f"{tulis_angka(ambang - capaian, 2)} poin di bawah batas hijau {ambang} % (ambang "
            "kantor), "
            f"tetapi {_sebut_kurang(kurang)}; tulis sebabnya serta tindakan dengan tanggal dan "
            "penanggung jawab.",
            tercatat=capaian,
            terhitung=ambang,
            sumber=f"isian hambatan dan solusi {triwulan(n)}",
            kurang=kurang,
        )


def _sebut_kurang(kurang: Sequence[str]) -> str:
    """'hambatan dan solusinya tidak diisi' where both are empty."""
    if list(kurang[:2]) == ["hambatannya tidak diisi", "solusinya tidak diisi"]:
        kurang = ["hambatan dan solusinya tidak diisi", *kurang[2:]]
    return " dan ".join(kurang)


def _yang_kurang(kini: Catatan, lalu: Catatan | None, n: int, bertenggat: bool) -> Sequence[str]:
    """What the words lack; ``bertenggat`` where the remedy's date stands in its own field."""
    kurang = []
    if not kini.hambatan.strip():
        kurang.append("hambatannya tidak diisi")
    if not kini.solusi.strip():
        kurang.append("solusinya tidak diisi")
    elif not bertenggat and not bertanggal(kini.solusi):
        kurang.append("solusinya tidak menyebut waktu")
    kata = (_kata(kini.hambatan), _kata(kini.solusi))
    if lalu is not None and any(kata) and kata == (_kata(lalu.hambatan), _kata(lalu.solusi)):
        kurang.append(f"hambatan dan solusinya sama dengan {triwulan(n - 1)}")
    return kurang


def _kata(teks: str) -> str:
    return " ".join(re.findall(r"\w+", teks.casefold()))
