"""What is called efisiensi (aturan section 5), on small plans."""

from __future__ import annotations

from dataclasses import replace

from simpelin.domain.garis_waktu import GarisWaktu
from simpelin.domain.lkjip_susun import susun_lkjip
from simpelin.domain.rencana import Rencana, Simpul, Tingkat, susun
from simpelin.domain.renstra import PetaKode
from tests.domain.buatan import hitung, indikator, laporan, rantai, sub

PENUH = laporan(1, 1, 1, 1)


def kecil(*iku: str, program: bool = False, **lain: object) -> Rencana:
    dasar = rantai(sub("A", indikator("i", 4, (1, 1, 1, 1)), pagu=100, **lain))
    kini = []
    for satu in dasar.simpul.values():
        if satu.tingkat is Tingkat.SASARAN:
            satu = _beri(satu, *iku)
        if satu.tingkat is Tingkat.PROGRAM and program:
            satu = _beri(satu, "p")
        kini.append(satu)
    return susun(2026, "murni", kini)


def _beri(simpul: Simpul, *nama: str) -> Simpul:
    return replace(simpul, indikator=tuple(indikator(n, 4, (1, 1, 1, 1)) for n in nama))


def sebutan(rencana: Rencana, **kinerja: object) -> str:
    """What is said of the sasaran's unspent money: 'x_y' is node x's indicator y."""
    isi = {tuple(k.split("_")): v for k, v in kinerja.items()}
    hasil = hitung(rencana, 4, isi, {"A": (10, 10, 10, 10)})
    bab3 = susun_lkjip(hasil, GarisWaktu((), PetaKode(), {}))
    return bab3.sasaran[0].sisa[-1].sebutan


def test_reached_with_less_money_is_efisiensi() -> None:
    assert sebutan(kecil(), A_i=PENUH) == "efisiensi"
    assert sebutan(kecil("u"), A_i=PENUH, S_u=PENUH) == "efisiensi"


def test_short_of_the_target_it_is_only_unspent() -> None:
    assert sebutan(kecil(), A_i=laporan(1, 1, 1, 0)) == "sisa anggaran"
    assert sebutan(kecil("u"), A_i=PENUH, S_u=laporan(1, 1, 1, 0)) == "sisa anggaran"


def test_salaries_are_never_efisiensi() -> None:
    assert sebutan(kecil(nama="Penyediaan Gaji dan Tunjangan"), A_i=PENUH) == "sisa anggaran"


def test_nothing_under_it_may_be_unreported() -> None:
    """Neither a sub kegiatan nor one of two IKU nor a program's outcome."""
    assert sebutan(kecil("u"), S_u=PENUH) == "sisa anggaran"
    assert sebutan(kecil("u", "v"), A_i=PENUH, S_u=PENUH) == "sisa anggaran"
    assert sebutan(kecil("u", program=True), A_i=PENUH, S_u=PENUH) == "sisa anggaran"
