"""Physical progress and breakdown: entered, imported, frozen, found wanting."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from simpelin.domain.belanja import Belanja, JenisBelanja
from simpelin.domain.fisik import TANPA_FISIK, FisikTW
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci
from simpelin.services import pengaturan
from simpelin.services.fisik import IsiBelanja, IsiFisik, isi_belanja, isi_fisik
from simpelin.services.hasil_impor import ImporDitolak
from simpelin.services.impor import impor
from simpelin.services.periksa import periksa
from simpelin.services.templat import lembar_isian, templat_isi
from simpelin.store import Store, open_store
from tests.services.rencana_uji import KEL, LAIN, SUB, ambil
from tests.workbook.buku_uji import tabel

KUNCI = Kunci(SUB)
FISIK = "tahun kode triwulan sub_skpd target_fisik realisasi_fisik catatan_fisik"
BELANJA = "tahun kode rekening sub_skpd uraian jenis_belanja pagu kas_tw1 realisasi_tw1"


def fisik(*baris: dict[str, Any]) -> list[list[Any]]:
    return tabel(FISIK, *({"tahun": 2023, "kode": SUB, "triwulan": 1} | b for b in baris))


def belanja(*baris: dict[str, Any]) -> list[list[Any]]:
    return tabel(BELANJA, *({"tahun": 2023, "kode": SUB} | b for b in baris))


def status(store: Store, satu: StatusLaporan, unit: str = "Seksi Satu", tw: int = 1) -> None:
    with store.ubah("uji"):
        store.laporan.simpan(2023, tw, LaporanUnit(unit, satu))


# --- typed -----------------------------------------------------------------------


def test_progress_is_kept_and_frozen_once_submitted(kantor: Store) -> None:
    isi_fisik(kantor, IsiFisik(2023, 1, KUNCI, FisikTW(Fraction(20), Fraction(15))))
    assert kantor.fisik.muat(2023)[KUNCI][0] == FisikTW(Fraction(20), Fraction(15))
    status(kantor, StatusLaporan.DIAJUKAN)
    with pytest.raises(KesalahanPengguna, match="sudah diajukan"):
        isi_fisik(kantor, IsiFisik(2023, 1, KUNCI, FisikTW(Fraction(20), Fraction(16))))
    isi_fisik(kantor, IsiFisik(2023, 2, KUNCI, FisikTW(Fraction(40))))


@pytest.mark.parametrize(
    ("satu", "kata"),
    [
        (FisikTW(Fraction(19)), "tidak boleh turun"),
        (FisikTW(Fraction(20), Fraction(10)), "catatan"),
        (FisikTW(Fraction(20), Fraction(120)), "0 sampai 100"),
    ],
)
def test_impossible_progress_is_refused(kantor: Store, satu: FisikTW, kata: str) -> None:
    isi_fisik(kantor, IsiFisik(2023, 1, KUNCI, FisikTW(Fraction(20), Fraction(15))))
    with pytest.raises(KesalahanPengguna, match=kata):
        isi_fisik(kantor, IsiFisik(2023, 2, KUNCI, satu))
    assert kantor.fisik.muat(2023)[KUNCI][1] == FisikTW()


def test_only_on_sub_kegiatan(kantor: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="sub kegiatan"):
        isi_fisik(kantor, IsiFisik(2023, 1, Kunci("S1"), FisikTW(Fraction(1))))
    with pytest.raises(KesalahanPengguna, match="tidak ada"):
        isi_belanja(kantor, IsiBelanja(2023, Kunci("x"), Belanja("5.1")))


def test_breakdown_is_open_to_keuangan_until_approved(kantor: Store) -> None:
    satu = Belanja("5.1.02", "Barang", pagu=900_000, realisasi=(150_000, None, None, None))
    status(kantor, StatusLaporan.DIAJUKAN)
    isi_belanja(kantor, IsiBelanja(2023, KUNCI, satu))
    status(kantor, StatusLaporan.DISETUJUI)
    lain = Belanja("5.1.02", "Barang", pagu=900_000, realisasi=(1, None, None, None))
    with pytest.raises(KesalahanPengguna, match="disetujui"):
        isi_belanja(kantor, IsiBelanja(2023, KUNCI, lain, satu.kunci))
    with pytest.raises(KesalahanPengguna, match="disetujui"):
        isi_belanja(kantor, IsiBelanja(2023, KUNCI, None, satu.kunci))
    # pagu and kas are plan
    rencana = Belanja("5.1.02", "Barang", pagu=1, realisasi=(150_000, None, None, None))
    isi_belanja(kantor, IsiBelanja(2023, KUNCI, rencana, satu.kunci))
    assert kantor.belanja.muat(2023)[KUNCI] == (rencana,)


def test_breakdown_refuses_doubles_and_negatives(kantor: Store) -> None:
    isi_belanja(kantor, IsiBelanja(2023, KUNCI, Belanja("5.1")))
    with pytest.raises(KesalahanPengguna, match="sudah ada"):
        isi_belanja(kantor, IsiBelanja(2023, KUNCI, Belanja("5.1")))
    with pytest.raises(KesalahanPengguna, match="negatif"):
        isi_belanja(kantor, IsiBelanja(2023, KUNCI, Belanja("5.2", pagu=-1)))
    with pytest.raises(KesalahanPengguna, match="di bawah 0"):
        isi_belanja(kantor, IsiBelanja(2023, KUNCI, Belanja("5.2", realisasi=(1, -2, None, None))))
    isi_belanja(kantor, IsiBelanja(2023, KUNCI, None, ("5.1", "")))
    assert kantor.belanja.muat(2023) == {}


def test_differences_are_findings_and_the_sub_kegiatan_wins(kantor: Store) -> None:
    satu = Belanja("5.1.02", "Barang", pagu=900_000, realisasi=(150_000, None, None, None))
    isi_belanja(kantor, IsiBelanja(2023, KUNCI, satu))
    temuan = {t.aturan.value: t for t in periksa(kantor, tahun=2023).ketidaksesuaian}
    assert temuan["belanja_pagu_beda"].angka["selisih"] == 100_000
    assert temuan["belanja_realisasi_beda"].angka["selisih"] == 50_000
    assert kantor.realisasi.anggaran(2023, KUNCI)[0] == 200_000


# --- imported --------------------------------------------------------------------


def test_sheets_come_in_with_counts(kantor: Store, tmp_path: Path) -> None:
    isi = {
        "Fisik": fisik(
            {"target_fisik": 25, "realisasi_fisik": "12,5"},
            {"triwulan": 2, "target_fisik": 50},
            {"sub_skpd": KEL, "target_fisik": 10},
        ),
        "Belanja": belanja(
            {"rekening": "5.1.02", "uraian": "Barang", "pagu": 400_000, "kas_tw1": 100_000},
            {"rekening": "5.2.02", "uraian": "Mesin", "pagu": 600_000, "realisasi_tw1": 200_000},
        ),
    }
    hasil = ambil(kantor, tmp_path, **isi)
    assert {s.lembar: s.baru for s in hasil.ringkasan} == {"Fisik": 3, "Belanja": 2}
    empat = kantor.fisik.muat(2023)[KUNCI]
    assert empat[:2] == (FisikTW(Fraction(25), Fraction("12.5")), FisikTW(Fraction(50)))
    satu, dua = kantor.belanja.muat(2023)[KUNCI]
    assert (satu.jenis, dua.jenis) == (JenisBelanja.OPERASI, JenisBelanja.MODAL)
    assert dua.realisasi == (200_000, None, None, None)
    lagi = ambil(kantor, tmp_path, **isi)
    assert not lagi.berubah
    assert {s.lembar: s.sama for s in lagi.ringkasan} == {"Fisik": 3, "Belanja": 2}


@pytest.mark.parametrize(
    ("lembar", "sel", "kata"),
    [
        ({"Fisik": fisik({"kode": "7.9"})}, "B2", "tidak ada dalam rencana"),
        ({"Fisik": fisik({"kode": "S1"})}, "B2", "hanya sub kegiatan"),
        ({"Fisik": fisik({"target_fisik": 30}, {"target_fisik": 40})}, "B3", "sudah ada"),
        (
            {"Fisik": fisik({"target_fisik": 30}, {"triwulan": 2, "target_fisik": 20})},
            "E3",
            "tidak boleh turun",
        ),
        ({"Fisik": fisik({"realisasi_fisik": 101})}, "F2", "0 sampai 100"),
        ({"Belanja": belanja({"pagu": 1})}, "C2", "rekening atau uraian"),
        ({"Belanja": belanja({"rekening": "5.1"}, {"rekening": "5.1"})}, "C3", "sudah ada"),
        ({"Belanja": belanja({"rekening": "5.1", "realisasi_tw1": -1})}, "I2", "di bawah 0"),
        ({"Belanja": belanja({"rekening": "5.1", "jenis_belanja": "aset"})}, "F2", "tidak dikenal"),
    ],
)
def test_one_bad_cell_and_nothing_is_stored(
    kantor: Store, tmp_path: Path, lembar: dict[str, Any], sel: str, kata: str
) -> None:
    baik = {"Belanja": belanja({"rekening": "5.1", "pagu": 1})}
    with pytest.raises(ImporDitolak) as galat:
        ambil(kantor, tmp_path, **(baik | lembar))
    assert [(p.sel, kata in p.pesan) for p in galat.value.penolakan] == [(sel, True)]
    assert kantor.fisik.muat(2023) == kantor.belanja.muat(2023) == {}


def test_an_office_workbook_does_not_change_what_is_frozen(kantor: Store, tmp_path: Path) -> None:
    satu = Belanja("5.1", pagu=5, realisasi=(7, None, None, None))
    isi_belanja(kantor, IsiBelanja(2023, KUNCI, satu))
    status(kantor, StatusLaporan.DISETUJUI)
    isi = {
        "Fisik": fisik({"target_fisik": 25}),
        "Belanja": belanja({"rekening": "5.1", "pagu": 6, "realisasi_tw1": 8}),
    }
    with pytest.raises(ImporDitolak) as galat:
        ambil(kantor, tmp_path, **isi)
    assert [(p.lembar, p.sel, "sudah disetujui" in p.pesan) for p in galat.value.penolakan] == [
        ("Fisik", "F2", True),
        ("Belanja", "I2", True),
    ]
    # its plan may change, and what is the same is no change
    sama = belanja({"rekening": "5.1", "pagu": 6, "realisasi_tw1": 7})
    assert ambil(kantor, tmp_path, Belanja=sama).berubah


def test_a_column_that_is_not_there_keeps_what_is_stored(kantor: Store, tmp_path: Path) -> None:
    isi_fisik(kantor, IsiFisik(2023, 1, KUNCI, FisikTW(Fraction(20), Fraction(15), "ada")))
    satu = Belanja("5.1", pagu=5, kas=(1, 2, 3, 4), realisasi=(None, 7, None, None))
    isi_belanja(kantor, IsiBelanja(2023, KUNCI, satu))
    ambil(
        kantor,
        tmp_path,
        Fisik=tabel(
            "tahun kode triwulan realisasi_fisik",
            {"tahun": 2023, "kode": SUB, "triwulan": 1, "realisasi_fisik": 18},
        ),
        Belanja=tabel(
            "tahun kode rekening kas_tw1",
            {"tahun": 2023, "kode": SUB, "rekening": "5.1", "kas_tw1": 9},
        ),
    )
    assert kantor.fisik.muat(2023)[KUNCI][0] == FisikTW(Fraction(20), Fraction(18), "ada")
    (kini,) = kantor.belanja.muat(2023)[KUNCI]
    assert (kini.pagu, kini.kas, kini.realisasi) == (5, (9, 2, 3, 4), satu.realisasi)


def test_filled_template_comes_back_byte_for_byte(kantor: Store, tmp_path: Path) -> None:
    isi_fisik(kantor, IsiFisik(2023, 1, KUNCI, FisikTW(Fraction(20), Fraction("33.3"))))
    isi_fisik(
        kantor, IsiFisik(2023, 3, KUNCI, FisikTW(Fraction(20), Fraction(30), "Bongkar\nulang"))
    )
    satu = Belanja("5.1.02", "Barang", JenisBelanja.TRANSFER, 5, (1, None, 0, 4), (9, -2, None, 0))
    isi_belanja(kantor, IsiBelanja(2023, KUNCI, satu))
    isi_belanja(kantor, IsiBelanja(2023, KUNCI, Belanja("", "=Honor")))
    templat_isi(kantor, tmp_path / "a.xlsx")
    lain = open_store(tmp_path / "lain.db")
    impor(lain, tmp_path / "a.xlsx")
    templat_isi(lain, tmp_path / "b.xlsx")
    assert lain.belanja.muat(2023) == kantor.belanja.muat(2023)
    assert lain.fisik.muat(2023)[KUNCI] != TANPA_FISIK
    lain.close()
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    lembar = openpyxl.load_workbook(tmp_path / "a.xlsx")["Fisik"]
    assert [c.value for c in lembar[2]][:6] == [2023, SUB, 1, None, 20, 33.3]


# --- lembar isian ------------------------------------------------------------------


def isian(store: Store, jalur: Path, tw: int = 2) -> Any:
    lembar_isian(store, jalur, "Seksi Satu", 2023, tw)
    return openpyxl.load_workbook(jalur)


def baris_fisik(buku: Any) -> dict[str, int]:
    """Row numbers of the sheet Fisik by code."""
    lembar = buku["Fisik"]
    return {lembar.cell(n, 4).value: n for n in range(6, lembar.max_row + 1)}


def test_entry_sheet_has_no_progress_where_nobody_uses_it(kantor: Store, tmp_path: Path) -> None:
    assert "Fisik" not in isian(kantor, tmp_path / "a.xlsx").sheetnames


def test_entry_sheet_brings_progress_back(kantor: Store, tmp_path: Path) -> None:
    isi_fisik(kantor, IsiFisik(2023, 1, KUNCI, FisikTW(Fraction(20), Fraction(15))))
    buku = isian(kantor, tmp_path / "a.xlsx")
    baris = baris_fisik(buku)
    assert SUB in baris
    lembar = buku["Fisik"]
    assert [lembar.cell(baris[SUB], k).protection.locked for k in (5, 6, 7, 8)] == [
        True,
        False,
        False,
        False,
    ]
    lembar.cell(baris[SUB], 6).value, lembar.cell(baris[SUB], 7).value = 50, 40.5
    buku.save(tmp_path / "a.xlsx")
    hasil = impor(kantor, tmp_path / "a.xlsx")
    assert {s.lembar: s.baru for s in hasil.ringkasan}["Fisik"] == 1
    assert kantor.fisik.muat(2023)[KUNCI][1] == FisikTW(Fraction(50), Fraction("40.5"))


@pytest.mark.parametrize(
    ("kolom", "nilai", "kata"),
    [(4, LAIN, "bukan sub kegiatan Seksi Satu"), (2, 1, "ini lembar isian TW II 2023")],
)
def test_entry_sheet_takes_its_own_rows_alone(
    kantor: Store, tmp_path: Path, kolom: int, nilai: Any, kata: str
) -> None:
    isi_fisik(kantor, IsiFisik(2023, 1, KUNCI, FisikTW(Fraction(20))))
    buku = isian(kantor, tmp_path / "a.xlsx")
    buku["Fisik"].cell(baris_fisik(buku)[SUB], kolom).value = nilai
    buku.save(tmp_path / "a.xlsx")
    with pytest.raises(ImporDitolak, match=kata):
        impor(kantor, tmp_path / "a.xlsx")


def test_submitted_entry_sheet_is_locked(kantor: Store, tmp_path: Path) -> None:
    isi_fisik(kantor, IsiFisik(2023, 2, KUNCI, FisikTW(Fraction(20))))
    status(kantor, StatusLaporan.DIAJUKAN, tw=2)
    buku = isian(kantor, tmp_path / "a.xlsx")
    sel = buku["Fisik"].cell(baris_fisik(buku)[SUB], 6)
    assert sel.protection.locked
    assert not impor(kantor, tmp_path / "a.xlsx").berubah
    sel.value = 30
    buku.save(tmp_path / "a.xlsx")
    with pytest.raises(ImporDitolak, match="sudah diajukan"):
        impor(kantor, tmp_path / "a.xlsx")


def test_entry_sheet_after_its_deadline_is_locked(kantor: Store, tmp_path: Path) -> None:
    isi_fisik(kantor, IsiFisik(2023, 1, KUNCI, FisikTW(Fraction(20))))
    buku = isian(kantor, tmp_path / "a.xlsx")
    buku["Fisik"].cell(baris_fisik(buku)[SUB], 6).value = 30
    buku.save(tmp_path / "a.xlsx")
    pengaturan.atur(kantor, "kunci_batas", "ya")
    with pytest.raises(ImporDitolak, match="pengisian sudah ditutup"):
        impor(kantor, tmp_path / "a.xlsx")
    assert kantor.fisik.muat(2023)[KUNCI][1].kosong
