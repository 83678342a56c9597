"""With accounts: who enters progress and breakdowns, reconciles, books corrections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from simpelin.domain.belanja import Belanja
from simpelin.domain.fisik import FisikTW
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.pelaku import BEBAS
from simpelin.domain.rencana import Kunci
from simpelin.services import daftar_bkad, pengaturan, rekonsiliasi
from simpelin.services.fisik import (
    IsiBelanja,
    IsiFisik,
    boleh_belanja,
    isi_belanja,
    isi_fisik,
)
from simpelin.services.impor import impor
from simpelin.services.impor_lembar import buka_buku
from simpelin.services.koreksi import BukukanKoreksi, bukukan
from simpelin.services.templat import lembar_isian
from simpelin.store import Store
from tests.services.akun_uji import SATU, beri_akun, sebagai
from tests.services.rencana_uji import SUB

KUNCI = Kunci(SUB)


@pytest.fixture
def berakun(kantor: Store) -> Store:
    beri_akun(kantor)
    return kantor


def hanya(store: Store, boleh: set[str], kerja: Callable[[int], object]) -> None:
    """Everybody tries; those in ``boleh`` succeed, the others get a sentence."""
    for n, nama in enumerate(("ani", "budi", "dewi", "andi", "rina", "eko", "adi"), 1):
        sebagai(store, nama)
        if nama in boleh:
            kerja(n)
            continue
        with pytest.raises(KesalahanPengguna):
            kerja(n)


def test_progress_is_the_units(berakun: Store) -> None:
    hanya(
        berakun,
        {"ani", "budi"},
        lambda n: isi_fisik(berakun, IsiFisik(2023, 1, KUNCI, FisikTW(Fraction(n)))),
    )
    assert berakun.fisik.muat(2023)[KUNCI][0].target == 2


def test_realisasi_of_a_breakdown_is_keuangans_its_plan_the_planners_too(berakun: Store) -> None:
    satu = Belanja("5.1")
    hanya(
        berakun,
        {"andi", "rina"},
        lambda n: isi_belanja(berakun, IsiBelanja(2023, KUNCI, replace(satu, pagu=n), satu.kunci)),
    )

    def realisasi(n: int) -> None:
        rp = replace(satu, realisasi=(n, None, None, None))
        isi_belanja(berakun, IsiBelanja(2023, KUNCI, rp, satu.kunci))

    hanya(berakun, {"andi"}, realisasi)
    sebagai(berakun, "ani")
    assert boleh_belanja(berakun, SATU)
    sebagai(berakun, "andi")
    assert boleh_belanja(berakun, SATU) == ""


def test_reconciling_and_correcting(berakun: Store, tmp_path: Path) -> None:
    buku = openpyxl.Workbook()
    for baris in (("Kode", "Uraian", "Realisasi"), (SUB, "Sub", 200_000)):
        buku.active.append(list(baris))
    buku.save(tmp_path / "a.xlsx")
    kitab = buka_buku(tmp_path / "a.xlsx")
    pilihan, _ = daftar_bkad.usulkan_bkad(berakun, kitab, 2023, 1)
    hanya(berakun, {"andi", "rina"}, lambda _: daftar_bkad.simpan(berakun, kitab, pilihan))
    hanya(
        berakun,
        {"andi"},
        lambda n: bukukan(berakun, BukukanKoreksi(2023, KUNCI, 1, n, "SP2D susulan")),
    )
    assert berakun.realisasi.anggaran(2023, KUNCI)[1] == 4
    hanya(berakun, {"andi", "rina"}, lambda _: rekonsiliasi.hapus(berakun, 2023, 1))


def test_a_unit_that_enters_rupiah_stops_at_its_submission(berakun: Store) -> None:
    sebagai(berakun, "rina")
    pengaturan.atur(berakun, "sumber_rp", "unit")
    with berakun.ubah("uji"):
        berakun.beri_izin(BEBAS)
        berakun.laporan.simpan(2023, 1, LaporanUnit(SATU, StatusLaporan.DIAJUKAN))
    satu = Belanja("5.1")

    def tulis(*rp: int | None) -> None:
        isi_belanja(berakun, IsiBelanja(2023, KUNCI, replace(satu, realisasi=rp), satu.kunci))

    sebagai(berakun, "budi")
    with pytest.raises(KesalahanPengguna, match="sudah diajukan"):
        tulis(5, None, None, None)
    tulis(None, 5, None, None)
    sebagai(berakun, "andi")
    tulis(5, 5, None, None)


def test_rupiah_do_not_carry_another_units_progress_in(berakun: Store, tmp_path: Path) -> None:
    """A unit's entry sheet in Keuangan's hands: rupiah are theirs, progress is not."""
    sebagai(berakun, "rina")
    pengaturan.atur(berakun, "sumber_rp", "unit")
    sebagai(berakun, "budi")
    isi_fisik(berakun, IsiFisik(2023, 1, KUNCI, FisikTW(Fraction(1))))
    lembar_isian(berakun, tmp_path / "a.xlsx", SATU, 2023, 2)
    buku = openpyxl.load_workbook(tmp_path / "a.xlsx")
    rp, fisik = buku["Realisasi"], buku["Fisik"]
    kolom = {sel.value: sel.column for sel in rp[8]}
    n = next(n for n in range(9, 30) if rp.cell(n, kolom["kode"]).value == SUB)
    rp.cell(n, kolom["anggaran"]).value = 7
    n = next(n for n in range(6, 30) if fisik.cell(n, 4).value == SUB)
    fisik.cell(n, 7).value = 99
    buku.save(tmp_path / "a.xlsx")
    sebagai(berakun, "andi")
    with pytest.raises(KesalahanPengguna, match="kinerja"):
        impor(berakun, tmp_path / "a.xlsx")
    assert berakun.fisik.muat(2023)[KUNCI][1].kosong
    sebagai(berakun, "budi")
    impor(berakun, tmp_path / "a.xlsx")
    assert berakun.fisik.muat(2023)[KUNCI][1].realisasi == 99
