"""Form E.81 and RFK on random plans against sums and means worked out another way."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from simpelin.domain.e81 import FormE81
from simpelin.domain.evaluasi import evaluasi
from simpelin.domain.fisik import FisikTW
from simpelin.domain.garis_waktu import GarisWaktu
from simpelin.domain.realisasi import LaporanKinerja, Realisasi
from simpelin.domain.rencana import (
    Indikator,
    Kunci,
    Polaritas,
    Sifat,
    Simpul,
    Tingkat,
    susun,
)
from simpelin.domain.renstra import ButirRenstra, NilaiTahun, PetaKode, Renstra
from simpelin.domain.rfk import BahanRFK, susun_rfk
from tests.domain.e81_contoh import susun_semua

TAHUN = 2023
mungkin = st.one_of(st.none(), st.integers(0, 9).map(Fraction))
rupiah = st.one_of(st.none(), st.integers(0, 500))


@st.composite
def kasus(draw):
    """A plan of two programs with sub kegiatan, its reports, and what earlier years reached."""
    semua = [Simpul(Kunci("S"), Tingkat.SASARAN, "Sasaran")]
    kinerja, anggaran, fisik, butir = {}, {}, {}, []
    for p in range(draw(st.integers(1, 2))):
        semua.append(Simpul(Kunci(f"P{p}"), Tingkat.PROGRAM, "Program", Kunci("S")))
        semua.append(Simpul(Kunci(f"K{p}"), Tingkat.KEGIATAN, "Kegiatan", Kunci(f"P{p}")))
        for s in range(draw(st.integers(0, 3))):
            kunci = Kunci(f"P{p}.{s}")
            indikator = tuple(
                Indikator(
                    f"i{n}",
                    sifat=draw(st.sampled_from(Sifat)),
                    polaritas=draw(st.sampled_from(Polaritas)),
                    target=draw(mungkin),
                    target_tw=draw(st.tuples(mungkin, mungkin, mungkin, mungkin)),
                )
                for n in range(draw(st.integers(0, 2)))
            )
            for satu in indikator:
                rasio = satu.sifat is Sifat.RASIO
                kinerja[kunci, satu.nama] = tuple(
                    draw(st.one_of(st.none(), _laporan(rasio))) for _ in range(4)
                )
                tahun = {
                    t: NilaiTahun(realisasi=draw(mungkin), anggaran=draw(rupiah))
                    for t in (2021, 2022)
                }
                butir.append(
                    ButirRenstra(kunci, satu.nama, TAHUN, target_akhir=draw(mungkin), tahun=tahun)
                )
            anggaran[kunci] = draw(st.tuples(rupiah, rupiah, rupiah, rupiah))
            persen = st.one_of(st.none(), st.integers(0, 100).map(Fraction))
            fisik[kunci] = tuple(FisikTW(draw(persen), draw(persen)) for _ in range(4))
            semua.append(
                Simpul(
                    kunci,
                    Tingkat.SUB_KEGIATAN,
                    "Sub",
                    Kunci(f"K{p}"),
                    pagu=draw(rupiah),
                    kas=draw(st.tuples(rupiah, rupiah, rupiah, rupiah)),
                    indikator=indikator,
                )
            )
    rencana = susun(TAHUN, "murni", semua)
    return rencana, Realisasi(kinerja, anggaran), fisik, tuple(butir), draw(st.integers(1, 4))


def _laporan(rasio):
    angka = st.integers(0, 9).map(Fraction)
    if rasio:
        return st.builds(lambda a, b: LaporanKinerja(None, a, b), angka, angka)
    return st.builds(LaporanKinerja, angka)


def form(rencana, realisasi, butir, n) -> FormE81:
    semua = [evaluasi(rencana, realisasi, q) for q in range(1, n + 1)]
    garis = GarisWaktu((Renstra(2021, 2025, "", butir),), PetaKode(), {TAHUN: semua[-1]})
    return susun_semua(semua, garis)


def _tahun_ini(sifat, empat, n):
    """Column 12 of typed reports, by aturan section 2."""
    ada = [satu for satu in empat[:n] if satu is not None]
    if sifat is Sifat.RASIO:
        bawah = sum(satu.penyebut for satu in ada)
        return 100 * sum(satu.pembilang for satu in ada) / bawah if bawah else None
    nilai = [satu.kinerja for satu in ada]
    if not nilai:
        return None
    if sifat is Sifat.KUMULATIF:
        return sum(nilai)
    return nilai[-1] if sifat is Sifat.POSISI_AKHIR else sum(nilai) / len(nilai)


def _capaian(r, t, polaritas):
    if r is None or t is None or (not t and polaritas is Polaritas.POSITIF):
        return None
    if not t:
        return 100 if not r else 0
    beda = {
        Polaritas.POSITIF: r / t,
        Polaritas.NEGATIF: (2 * t - r) / t,
        Polaritas.TEPAT: 1 - abs(r - t) / t,
    }
    return max(0, 100 * beda[polaritas])


def _sampai(sifat, lalu, kini):
    """Column 13: earlier years are plain figures here."""
    semua = [*lalu, *([] if kini is None else [kini])]
    if not semua:
        return None
    if sifat is Sifat.KUMULATIF:
        return sum(semua)
    if sifat is Sifat.POSISI_AKHIR:
        return semua[-1]
    return sum(semua) / len(semua)


@settings(max_examples=40, deadline=None)
@given(kasus())
def test_e81_columns_and_foot(isi) -> None:
    rencana, realisasi, _, butir, n = isi
    hasil = form(rencana, realisasi, butir, n)
    renstra = {(b.kunci, b.indikator): b for b in butir}
    dipotong, tingkat, uang = [], [], []
    for baris in hasil.baris:
        if baris.simpul.tingkat is not Tingkat.SUB_KEGIATAN:
            continue
        if baris.pertama:
            rp = realisasi.anggaran[baris.simpul.kunci][:n]
            assert baris.rp.tw == rp
            assert (baris.rp.tahun_ini or 0) == sum(v or 0 for v in rp)
            if baris.simpul.pagu and baris.simpul.indikator:
                uang.append(min(100, Fraction(100 * sum(v or 0 for v in rp), baris.simpul.pagu)))
        if baris.indikator is None:
            continue
        i = baris.indikator.indikator
        empat = realisasi.kinerja[baris.simpul.kunci, i.nama]
        kini = _tahun_ini(i.sifat, empat, n)
        assert baris.realisasi == kini
        for satu, tw in zip(empat[:n], baris.tw, strict=True):
            assert tw.nilai == _tahun_ini(i.sifat, (satu,), 1)
        satu = renstra[baris.simpul.kunci, i.nama]
        lalu = [v.realisasi for v in satu.tahun.values() if v.realisasi is not None]
        assert baris.sampai == _sampai(i.sifat, lalu, kini)
        assert baris.tingkat_renstra == _capaian(baris.sampai, satu.target_akhir, i.polaritas)
        assert baris.capaian == _capaian(kini, i.target, i.polaritas)
        if baris.dihitung:
            if baris.capaian is not None:
                dipotong.append(min(100, baris.capaian))
            if baris.tingkat_renstra is not None:
                tingkat.append(min(100, baris.tingkat_renstra))
    for rata, semua in (
        (hasil.rata_k, dipotong),
        (hasil.renstra_k, tingkat),
        (hasil.rata_rp, uang),
    ):
        assert rata.baris == len(semua)
        assert rata.nilai == (sum(semua, Fraction(0)) / len(semua) if semua else None)


@settings(max_examples=30, deadline=None)
@given(kasus())
def test_e81_money_adds_up_and_total_is_the_offices(isi) -> None:
    rencana, realisasi, _, butir, n = isi
    hasil = form(rencana, realisasi, butir, n)
    for baris in hasil.baris:
        if baris.rp is None or not baris.anak:
            continue
        anak = [hasil.baris[a].rp for a in baris.anak]
        assert baris.rp.pagu == sum(a.pagu for a in anak)
        assert (baris.rp.tahun_ini or 0) == sum(a.tahun_ini or 0 for a in anak)
    pagu = sum(s.pagu or 0 for s in rencana.sub_kegiatan)
    rp = sum(v or 0 for empat in realisasi.anggaran.values() for v in empat[:n])
    assert hasil.total_rp == (Fraction(100 * rp, pagu) if pagu else None)


@settings(max_examples=40, deadline=None)
@given(kasus())
def test_rfk_sums_and_both_means(isi) -> None:
    rencana, realisasi, fisik, _, n = isi
    laporan = susun_rfk(evaluasi(rencana, realisasi, n), BahanRFK(fisik), "Kantor")
    target, capai = [], []
    pagu = kas = terencana = pagu_kas = rp = 0
    for simpul in rencana.sub_kegiatan:
        satu, p = fisik[simpul.kunci], simpul.pagu or 0
        rp_sub = sum(v or 0 for v in realisasi.anggaran[simpul.kunci][:n])
        pagu, rp = pagu + p, rp + rp_sub
        if any(v is not None for v in simpul.kas):
            kas += sum(v or 0 for v in simpul.kas[:n])
            terencana, pagu_kas = terencana + rp_sub, pagu_kas + p
        t = [s.target for s in satu[:n] if s.target is not None]
        if t:
            target.append((t[-1], p))
        r = [s.realisasi for s in satu[:n] if s.realisasi is not None]
        if satu[n - 1].realisasi is not None or (r and r[-1] == 100):
            capai.append((r[-1], p))
    for rata, bobot, isi_ in (
        (laporan.rata.target, laporan.tertimbang.target, target),
        (laporan.rata.realisasi, laporan.tertimbang.realisasi, capai),
    ):
        seluruh = sum(p for _, p in isi_)
        assert rata == (sum(v for v, _ in isi_) / len(isi_) if isi_ else None)
        assert bobot == (sum(v * p for v, p in isi_) / seluruh if seluruh else None)
    total = laporan.total
    assert (total.pagu, total.rp or 0, total.sisa) == (pagu, rp, pagu - rp)
    assert (total.kas or 0, total.terencana, total.pagu_terencana) == (kas, terencana, pagu_kas)
    if total.deviasi is not None:
        assert total.deviasi == Fraction(100 * (terencana - kas), pagu_kas)
