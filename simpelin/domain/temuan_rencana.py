"""Contradictions inside the plan itself (aturan section 7)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from simpelin.domain.angka import NOL, bulatkan, rata_rata
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.kemiripan import nama_mirip as cari_nama_mirip
from simpelin.domain.rencana import KOSONG4, Indikator, Kunci, Sifat, Simpul, Tingkat
from simpelin.domain.temuan_dasar import (
    AturanData,
    Ketidaksesuaian,
    angka,
    bertarget,
    rencana,
    rp,
    sebut,
    simpul_dari,
    temukan,
)

CARA_TARGET = {
    Sifat.KUMULATIF: "jumlah target triwulan",
    Sifat.POSISI_AKHIR: "target triwulan terakhir",
    Sifat.RASIO: "target triwulan terakhir",
    Sifat.RATA_RATA: "rata-rata target triwulan",
}
_DESIMAL_RATA = 2


def target_tw_beda(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """Quarterly targets that do not give the annual one, by the indicator's sifat."""
    for hasil in evaluasi:
        simpul = simpul_dari(hasil)
        for indikator in simpul.indikator:
            dari_tw = target_dari_triwulan(indikator)
            if dari_tw is None or target_sama(indikator, dari_tw):
                continue
            cara = CARA_TARGET[indikator.sifat]
            satuan, tahunan = indikator.satuan, indikator.target
            if tahunan is None:
                isi = f"kosong, padahal {cara} {angka(dari_tw, satuan)}"
            else:
                isi = (
                    f"{angka(tahunan, satuan)}, sedangkan {cara} {angka(dari_tw, satuan)}, "
                    f"selisih {angka(abs(tahunan - dari_tw), satuan)}"
                )
            yield temukan(
                AturanData.TARGET_TW_BEDA,
                evaluasi,
                simpul,
                f"Target setahun “{indikator.nama}” pada {sebut(simpul)} {isi} "
                f"({rencana(evaluasi)}); samakan keduanya di halaman Rencana.",
                tercatat=tahunan,
                terhitung=dari_tw,
                sumber=rencana(evaluasi),
                indikator=indikator.nama,
                sifat=indikator.sifat.value,
            )


def target_dari_triwulan(indikator: Indikator) -> Fraction | None:
    """The annual target that the quarterly ones give; ``None`` where none is given."""
    diberikan = [satu for satu in indikator.target_tw if satu is not None]
    if not diberikan:
        return None
    if indikator.sifat is Sifat.KUMULATIF:
        return sum(diberikan, NOL)
    return rata_rata(diberikan) if indikator.sifat is Sifat.RATA_RATA else diberikan[-1]


def target_sama(indikator: Indikator, dari_tw: Fraction) -> bool:
    """Exactly, but for a mean: nobody can write 33,333… as the annual target."""
    tahunan = indikator.target
    if tahunan is None or indikator.sifat is not Sifat.RATA_RATA:
        return tahunan == dari_tw
    desimal = _DESIMAL_RATA
    while bulatkan(tahunan, desimal) != tahunan and desimal < 6:
        desimal += 1
    return bulatkan(dari_tw, desimal) == bulatkan(tahunan, desimal)


def kas_beda(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """A cash plan whose quarters do not sum to the pagu; an empty one is ``kas_kosong``."""
    for hasil in evaluasi.sub_kegiatan:
        simpul = simpul_dari(hasil)
        kas = sum(satu or 0 for satu in simpul.kas)
        if simpul.kas == KOSONG4 or kas == hasil.pagu:
            continue
        yield temukan(
            AturanData.KAS_BEDA,
            evaluasi,
            simpul,
            f"Pagu {sebut(simpul)} {rp(hasil.pagu)}, sedangkan jumlah anggaran kas empat triwulan "
            f"{rp(kas)}, selisih {rp(abs(hasil.pagu - kas))} ({rencana(evaluasi)}); "
            "sesuaikan anggaran kas dengan pagu.",
            tercatat=hasil.pagu,
            terhitung=kas,
            sumber=rencana(evaluasi),
        )


def target_tanpa_pagu(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """A sub kegiatan that is to deliver without money."""
    for hasil in evaluasi.sub_kegiatan:
        simpul = simpul_dari(hasil)
        target = [satu for satu in simpul.indikator if bertarget(satu)]
        if hasil.pagu or not target:
            continue
        satu = target[0]
        yield temukan(
            AturanData.TARGET_TANPA_PAGU,
            evaluasi,
            simpul,
            f"{sebut(simpul)} bertarget {angka(satu.target, satu.satuan)} tetapi pagunya {rp(0)} "
            f"({rencana(evaluasi)}); hapus targetnya atau sediakan pagunya.",
            tercatat=satu.target,
            terhitung=0,
            sejenis=False,
            sumber=rencana(evaluasi),
            indikator=[satu.nama for satu in target],
        )


def pagu_tanpa_target(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """Money for which nothing is to be delivered."""
    for hasil in evaluasi.sub_kegiatan:
        simpul = simpul_dari(hasil)
        if not hasil.pagu or any(map(bertarget, simpul.indikator)):
            continue
        kurang = "targetnya kosong" if simpul.indikator else "tidak punya indikator"
        yield temukan(
            AturanData.PAGU_TANPA_TARGET,
            evaluasi,
            simpul,
            f"{sebut(simpul)} berpagu {rp(hasil.pagu)} tetapi {kurang} "
            f"({rencana(evaluasi)}); isi indikator dan targetnya.",
            tercatat=hasil.pagu,
            terhitung=None,
            sumber=rencana(evaluasi),
        )


def kas_kosong(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """Money without a cash plan: it has no quarterly index, and nothing is spread."""
    for hasil in evaluasi.sub_kegiatan:
        simpul = simpul_dari(hasil)
        if not hasil.pagu or simpul.punya_kas:
            continue
        yield temukan(
            AturanData.KAS_KOSONG,
            evaluasi,
            simpul,
            f"{sebut(simpul)} berpagu {rp(hasil.pagu)} tetapi anggaran kasnya kosong "
            f"({rencana(evaluasi)}), sehingga belanjanya tidak dapat dibandingkan dengan rencana; "
            "isi anggaran kas per triwulan.",
            tercatat=hasil.pagu,
            terhitung=0,
            sumber=rencana(evaluasi),
        )


def jadwal_kosong(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """An annual target with not one quarterly target."""
    for hasil in evaluasi:
        simpul = simpul_dari(hasil)
        for indikator in simpul.indikator:
            if not indikator.jadwal_kosong or not bertarget(indikator):
                continue
            yield temukan(
                AturanData.JADWAL_KOSONG,
                evaluasi,
                simpul,
                f"“{indikator.nama}” pada {sebut(simpul)} bertarget setahun "
                f"{angka(indikator.target, indikator.satuan)} tetapi tidak satu pun target "
                f"triwulannya diisi ({rencana(evaluasi)}); isi jadwalnya bila ada.",
                tercatat=indikator.target,
                terhitung=None,
                sumber=rencana(evaluasi),
                indikator=indikator.nama,
            )


def nama_mirip(evaluasi: Evaluasi) -> Iterator[Ketidaksesuaian]:
    """Two names of one level that are probably one item entered twice.

    A sub-SKPD repeats codes with their names, and a discontinued item may return under a
    new code: neither is told.
    """
    for tingkat in Tingkat:
        satu_tingkat = _nama_yang_diperiksa(evaluasi, tingkat)
        for pasangan in cari_nama_mirip(simpul.nama for simpul in satu_tingkat):
            simpul, lain = satu_tingkat[pasangan.urutan], satu_tingkat[pasangan.mirip]
            beda = f"{pasangan.jarak} huruf" if pasangan.jarak else "hanya ejaan atau tanda baca"
            if simpul.nama == lain.nama:
                beda = "tidak ada"
            yield temukan(
                AturanData.NAMA_MIRIP,
                evaluasi,
                simpul,
                f"Nama {simpul.kunci} “{simpul.nama}” mirip {lain.kunci} “{lain.nama}”, perbedaan: "
                f"{beda} ({rencana(evaluasi)}); pastikan keduanya memang berbeda.",
                tercatat=None,
                terhitung=None,
                sumber=rencana(evaluasi),
                nama=simpul.nama,
                nama_lain=lain.nama,
                kode_lain=lain.kode,
                jarak=pasangan.jarak,
            )


def _nama_yang_diperiksa(evaluasi: Evaluasi, tingkat: Tingkat) -> list[Simpul]:
    kode: set[str] = set()
    hasil = []
    for satu in evaluasi:
        simpul = simpul_dari(satu)
        if simpul.tingkat is tingkat and simpul.kode not in kode and _jalan(evaluasi, satu):
            kode.add(simpul.kode)
            hasil.append(simpul)
    return hasil


def _jalan(evaluasi: Evaluasi, hasil: HasilSimpul) -> bool:
    """Whether an item is not discontinued: listed with pagu 0 and no target left."""
    simpul = simpul_dari(hasil)
    if simpul.tingkat is Tingkat.SUB_KEGIATAN:
        return simpul.pagu != 0 or any(map(bertarget, simpul.indikator))
    anak: tuple[Kunci, ...] = hasil.anak
    return not anak or any(_jalan(evaluasi, evaluasi.hasil[satu]) for satu in anak)
