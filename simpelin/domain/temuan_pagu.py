"""Sums that do not add up, and printed figures against computed ones (aturan section 7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from simpelin.domain.angka import bulatkan, tulis_angka, tulis_persen
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.kantor import UKURAN_PERSEN, UKURAN_RUPIAH, Pembanding
from simpelin.domain.rencana import Kunci, Tingkat
from simpelin.domain.temuan_dasar import (
    AturanData,
    Ketidaksesuaian,
    rencana,
    rp,
    sebut,
    simpul_dari,
    temukan,
)

NAMA_UKURAN = {
    "pagu": "pagu",
    "realisasi_anggaran": "realisasi anggaran",
    "sisa_anggaran": "sisa anggaran",
    "serapan": "serapan",
    "capaian_kinerja": "capaian kinerja",
    "capaian_indikator": "capaian indikator",
}
_RUPIAH: dict[str, Callable[[HasilSimpul], int]] = {
    "pagu": lambda hasil: hasil.pagu,
    "realisasi_anggaran": lambda hasil: hasil.realisasi_anggaran,
    "sisa_anggaran": lambda hasil: hasil.sisa_anggaran,
}
_PERSEN: dict[str, Callable[[HasilSimpul], Fraction | None]] = {
    "serapan": lambda hasil: hasil.serapan,
    "capaian_kinerja": lambda hasil: hasil.capaian_kinerja,
    "capaian_indikator": lambda hasil: hasil.capaian_indikator,
}
_DAFTAR_TERPANJANG = 3
_ANGKA_TERCETAK = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def jumlah_anak_beda(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """Stated parent pagu against the children: stated where stated, else computed."""
    for hasil in evaluasi:
        simpul = simpul_dari(hasil)
        if simpul.tingkat is Tingkat.SUB_KEGIATAN or simpul.pagu is None:
            continue
        anak = sum(_pagu_dinyatakan(satu) for satu in evaluasi.anak(simpul.kunci))
        if anak == simpul.pagu:
            continue
        beda = simpul.pagu - anak
        penjelas = _penjelas(evaluasi, simpul.kunci, abs(beda), _pagu_dinyatakan)
        yield temukan(
            AturanData.JUMLAH_ANAK_BEDA,
            evaluasi,
            simpul,
            f"Pagu {sebut(simpul)} tertulis {rp(simpul.pagu)} ({rencana(evaluasi)}), sedangkan "
            f"jumlah rincian di bawahnya {rp(anak)}, selisih {rp(abs(beda))}"
            f"{_kalimat_penjelas(penjelas, beda)}; perbaiki pagu induk atau rinciannya.",
            tercatat=simpul.pagu,
            terhitung=anak,
            sumber=rencana(evaluasi),
            penjelas=[simpul_dari(satu).kode for satu in penjelas],
        )


def _pagu_dinyatakan(hasil: HasilSimpul) -> int:
    dinyatakan = simpul_dari(hasil).pagu
    return hasil.pagu if dinyatakan is None else dinyatakan


def _penjelas(
    evaluasi: Evaluasi, induk: Kunci | None, beda: int, nilai: Callable[[HasilSimpul], int]
) -> list[HasilSimpul]:
    """The nodes below whose own figure is exactly the difference: missing, or doubled.

    Direct children first, then level by level; the first level that has any.
    """
    tingkat = list(evaluasi.anak(induk))
    while tingkat:
        cocok = [satu for satu in tingkat if nilai(satu) == beda]
        if cocok:
            return cocok[:_DAFTAR_TERPANJANG]
        tingkat = [anak for satu in tingkat for anak in evaluasi.anak(simpul_dari(satu).kunci)]
    return []


def _kalimat_penjelas(penjelas: Sequence[HasilSimpul], beda: int) -> str:
    if not penjelas:
        return ""
    nama = " atau ".join(sebut(simpul_dari(satu)) for satu in penjelas)
    sebab = "belum ikut dijumlahkan" if beda < 0 else "terhitung dua kali"
    return f", persis sebesar {nama} yang agaknya {sebab}"


# --- printed figures -----------------------------------------------------------


def terbaca(satu: Pembanding) -> bool:
    """Whether a printed figure is a number of a kind that the program computes."""
    return satu.ukuran in NAMA_UKURAN and _ANGKA_TERCETAK.fullmatch(satu.nilai) is not None


def pagu_ganda(evaluasi: Evaluasi, pembanding: Sequence[Pembanding]) -> Iterator[Ketidaksesuaian]:
    """One figure that two sources give differently.

    A percentage printed with fewer decimals is no other figure: 97,8 agrees with 97,80.
    """
    kelompok: dict[tuple[str, str], list[Pembanding]] = {}
    for satu in pembanding:
        kelompok.setdefault((satu.kode, satu.ukuran), []).append(satu)
    for (kode, ukuran), isi in kelompok.items():
        pertama = isi[0]
        lain = next((satu for satu in isi[1:] if not _setara(pertama, satu)), None)
        if lain is None:
            continue
        satu_teks, dua_teks = _teks(pertama), _teks(lain)
        beda = Fraction(pertama.nilai) - Fraction(lain.nilai)
        desimal = max(_desimal(pertama.nilai), _desimal(lain.nilai))
        yield temukan(
            AturanData.PAGU_GANDA,
            evaluasi,
            None,
            f"{NAMA_UKURAN[ukuran].capitalize()} {_sebut_kode(evaluasi, kode)} "
            f"{satu_teks} menurut {pertama.sumber}, tetapi {dua_teks} menurut {lain.sumber}, "
            f"selisih {_tulis_selisih(ukuran, abs(beda), desimal)}; "
            "pastikan mana yang berlaku dan perbaiki yang lain.",
            tercatat=Fraction(pertama.nilai),
            terhitung=Fraction(lain.nilai),
            sumber=pertama.sumber,
            sumber_lain=lain.sumber,
            ukuran=ukuran,
            menurut_sumber={satu.sumber: Fraction(satu.nilai) for satu in isi},
            kode=kode,
        )


def _setara(satu: Pembanding, dua: Pembanding) -> bool:
    if satu.ukuran in UKURAN_RUPIAH:
        return Fraction(satu.nilai) == Fraction(dua.nilai)
    kasar = min(_desimal(satu.nilai), _desimal(dua.nilai))
    return bulatkan(Fraction(satu.nilai), kasar) == bulatkan(Fraction(dua.nilai), kasar)


def pembanding_beda(akhir: Evaluasi, pembanding: Sequence[Pembanding]) -> Iterator[Ketidaksesuaian]:
    """A printed figure against the computed one at the end of TW IV.

    Rupiah exactly, percentages at the decimals printed, half up. Where the program has no
    figure of that kind there is nothing to compare; a code that is not in the plan is told.
    """
    menurut_kode: dict[str, list[HasilSimpul]] = {"": [akhir.kantor]}
    for hasil in akhir:
        menurut_kode.setdefault(simpul_dari(hasil).kode, []).append(hasil)
    for satu in pembanding:
        calon = menurut_kode.get(satu.kode)
        if calon is None:
            if Fraction(satu.nilai):
                yield _tanpa_simpul(akhir, satu)
        elif satu.ukuran in UKURAN_RUPIAH:
            yield from _rupiah_beda(akhir, satu, calon)
        else:
            yield from _persen_beda(akhir, satu, calon)


def _rupiah_beda(
    akhir: Evaluasi, satu: Pembanding, calon: Sequence[HasilSimpul]
) -> Iterator[Ketidaksesuaian]:
    """Where sub-SKPD repeat a code, their own figures and their sum are all accepted."""
    ambil = _RUPIAH[satu.ukuran]
    tercetak = Fraction(satu.nilai)
    dihitung = [ambil(hasil) for hasil in calon]
    if tercetak in dihitung or tercetak == sum(dihitung):
        return
    hasil, nilai = calon[0], dihitung[0]
    beda = tercetak - nilai
    induk = hasil.simpul.kunci if hasil.simpul else None
    penjelas: list[HasilSimpul] = []
    if beda.denominator == 1:
        penjelas = _penjelas(akhir, induk, abs(int(beda)), ambil)
    yield _beda(akhir, satu, hasil, nilai, _kalimat_penjelas(penjelas, int(beda)), penjelas)


def _persen_beda(
    akhir: Evaluasi, satu: Pembanding, calon: Sequence[HasilSimpul]
) -> Iterator[Ketidaksesuaian]:
    ada = [(hasil, nilai) for hasil in calon if (nilai := _PERSEN[satu.ukuran](hasil)) is not None]
    desimal = _desimal(satu.nilai)
    if not ada or any(bulatkan(n, desimal) == Fraction(satu.nilai) for _, n in ada):
        return
    hasil, nilai = ada[0]
    yield _beda(akhir, satu, hasil, nilai, "", [])


def _beda(
    akhir: Evaluasi,
    satu: Pembanding,
    hasil: HasilSimpul,
    nilai: Fraction | int,
    sebab: str,
    penjelas: Sequence[HasilSimpul],
) -> Ketidaksesuaian:
    desimal = _desimal(satu.nilai)
    persen = satu.ukuran in UKURAN_PERSEN
    beda = Fraction(satu.nilai) - (bulatkan(nilai, desimal) if persen else nilai)
    selisih = _tulis_selisih(satu.ukuran, abs(beda), desimal)
    tercatat = Fraction(satu.nilai)
    return temukan(
        AturanData.PEMBANDING_BEDA,
        akhir,
        hasil.simpul,
        f"{satu.sumber} mencetak {NAMA_UKURAN[satu.ukuran]} {_sebut_kode(akhir, satu.kode)} "
        f"{_teks(satu)}, sedangkan hitungan sampai TW IV {akhir.tahun} memberi "
        f"{_tulis(satu.ukuran, nilai, desimal)}, selisih {selisih}{sebab}; "
        "perbaiki laporan, atau data bila laporannya yang benar.",
        tercatat=tercatat,
        terhitung=nilai,
        sumber=satu.sumber,
        ukuran=satu.ukuran,
        desimal=desimal if persen else 0,
        penjelas=[simpul_dari(p).kode for p in penjelas],
    )


def _tanpa_simpul(akhir: Evaluasi, satu: Pembanding) -> Ketidaksesuaian:
    return temukan(
        AturanData.PEMBANDING_BEDA,
        akhir,
        None,
        f"{satu.sumber} mencetak {NAMA_UKURAN[satu.ukuran]} {satu.kode} "
        f"{_teks(satu)}, sedangkan kode itu tidak ada dalam {rencana(akhir)} sehingga tidak ada "
        "angka hitungan; periksa kodenya atau lengkapi rencana.",
        tercatat=Fraction(satu.nilai),
        terhitung=None,
        sumber=satu.sumber,
        ukuran=satu.ukuran,
        kode=satu.kode,
    )


def _sebut_kode(evaluasi: Evaluasi, kode: str) -> str:
    if not kode:
        return "kantor"
    hasil = evaluasi.hasil.get(Kunci(kode))
    return sebut(simpul_dari(hasil)) if hasil else kode


def _desimal(nilai: str) -> int:
    """Decimals that a printed text gives."""
    return len(nilai.partition(".")[2])


def _teks(satu: Pembanding) -> str:
    return _tulis(satu.ukuran, Fraction(satu.nilai), _desimal(satu.nilai))


def _tulis(ukuran: str, nilai: Fraction | int, desimal: int) -> str:
    if ukuran in UKURAN_RUPIAH and Fraction(nilai).denominator == 1:
        return rp(int(nilai))
    return tulis_persen(nilai, desimal)


def _tulis_selisih(ukuran: str, nilai: Fraction, desimal: int) -> str:
    """A difference: of percentages it is in points."""
    if ukuran in UKURAN_RUPIAH:
        return _tulis(ukuran, nilai, desimal)
    return f"{tulis_angka(nilai, desimal)} poin"
