"""RFK from the store: the same figures on screen, in the file and in the evaluation."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from simpelin.domain.belanja import Belanja
from simpelin.domain.fisik import FisikTW
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci
from simpelin.services import pengaturan
from simpelin.services.ekspor import ekspor
from simpelin.services.evaluasi import hitung
from simpelin.services.fisik import IsiBelanja, IsiFisik, isi_belanja, isi_fisik
from simpelin.services.rfk import laporan_rfk, pratinjau_rfk
from simpelin.store import Store
from tests.services.rencana_uji import SUB


def test_export_and_preview_say_the_same(kantor: Store, tmp_path: Path) -> None:
    isi_fisik(kantor, IsiFisik(2023, 1, Kunci(SUB), FisikTW(Fraction(25), Fraction("12.5"))))
    jalur = ekspor(kantor, "rfk", 2023, 1, tmp_path / "rfk.xlsx", tanggal=date(2023, 4, 5))
    isi = openpyxl.load_workbook(jalur, data_only=True)["RFK"]
    jumlah = next(r for r in isi.iter_rows() if r[0].value == "JUMLAH KEUANGAN")
    hasil = hitung(kantor, 2023, 1)
    assert (jumlah[3].value, jumlah[16].value) == (
        hasil.kantor.pagu,
        hasil.kantor.realisasi_anggaran,
    )
    pratinjau = pratinjau_rfk(kantor, 2023, 1)
    baris = next(b for b in pratinjau.baris if b.sel[0] == SUB and "12,50 %" in b.sel)
    assert baris.sel[3:6] == ("25,00 %", "12,50 %", "-12,50")
    assert pratinjau.baris[-1].sel[1:5] == (
        "Fisik, rata-rata sub kegiatan",
        "",
        "25,00 %",
        "12,50 %",
    )
    assert "belum direkonsiliasi" in pratinjau.keterangan[0]
    assert "diisi pada 1 dari 4" in pratinjau.keterangan[1]


def test_totals_are_the_evaluations_in_every_quarter(kantor: Store) -> None:
    for n in (1, 2, 3, 4):
        hasil = hitung(kantor, 2023, n)
        total = laporan_rfk(kantor, hasil).total
        kantor_kini = hasil.kantor
        assert (total.pagu, total.kas, total.rp or 0) == (
            kantor_kini.pagu,
            kantor_kini.rencana_kas,
            kantor_kini.realisasi_anggaran,
        )


def test_breakdown_rows_can_be_left_out(kantor: Store) -> None:
    isi_belanja(kantor, IsiBelanja(2023, Kunci(SUB), Belanja("5.1.02", "Barang", pagu=1_000_000)))
    hasil = hitung(kantor, 2023, 1)
    banyak = len(laporan_rfk(kantor, hasil).baris)
    pengaturan.atur(kantor, "rfk_rincian", "tidak")
    assert len(laporan_rfk(kantor, hasil).baris) == banyak - 1


def test_no_plan_is_a_sentence(kosong: Store, tmp_path: Path) -> None:
    with pytest.raises(KesalahanPengguna, match="Belum ada sub kegiatan"):
        ekspor(kosong, "rfk", 2023, 1, tmp_path / "rfk.xlsx", tanggal=date(2023, 4, 5))
    assert pratinjau_rfk(kosong, 2023, 1).baris == ()
