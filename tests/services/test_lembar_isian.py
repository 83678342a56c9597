"""One unit's entry workbook: what it asks, what it locks, and that only its own rows count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from simpelin.domain.kantor import LaporanUnit, Peran, StatusLaporan, Unit
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import Kunci
from simpelin.services.impor import impor
from simpelin.services.templat import lembar_isian
from simpelin.store import Store
from simpelin.workbook.kontrak import TANDA
from tests.services.rencana_uji import KEL, LAIN, RASIO, SUB
from tests.workbook.conftest import (
    HitungUlang,
    hitung_ulang,  # noqa: F401 - a fixture
)

JUDUL = 8
SATU, DUA, KEUANGAN = "Seksi Satu", "Seksi Dua", "Sub Bagian Keuangan"


@pytest.fixture
def isian(kantor: Store) -> Store:
    """The small office with a finance unit."""
    with kantor.ubah("uji"):
        kantor.unit.simpan(Unit(KEUANGAN, peran=Peran.KEUANGAN))
    return kantor


class Kertas:
    """An entry workbook on its way: look at it, fill it, hand it back."""

    def __init__(self, store: Store, jalur: Path, unit: str, tw: int = 2) -> None:
        self.store, self.jalur = store, jalur
        lembar_isian(store, jalur, unit, 2023, tw)
        self.buku = openpyxl.load_workbook(jalur)
        self.lembar = self.buku["Realisasi"]
        self.kolom = {sel.value: sel.column for sel in self.lembar[JUDUL] if sel.value}
        awal = JUDUL + 1
        self.baris = {
            self._kunci(n): n
            for n in range(awal, self.lembar.max_row + 1)
            if self.lembar.cell(n, self.kolom["kode"]).value
        }

    def _kunci(self, n: int) -> tuple[str, str]:
        kode, nama = (self.lembar.cell(n, self.kolom[k]).value for k in ("kode", "indikator"))
        sub = self.lembar.cell(n, self.kolom["sub_skpd"]).value
        return (f"{kode}@{sub}" if sub else kode, nama or "")

    def sel(self, kunci: tuple[str, str], kolom: str) -> Any:
        return self.lembar.cell(self.baris[kunci], self.kolom[kolom])

    def terbuka(self) -> Iterator[tuple[tuple[str, str], str]]:
        """The cells that may be filled."""
        for kunci in self.baris:
            for kolom in self.kolom:
                if not self.sel(kunci, kolom).protection.locked:
                    yield kunci, kolom

    def isi(self, kunci: tuple[str, str], **nilai: Any) -> Kertas:
        for kolom, satu in nilai.items():
            self.sel(kunci, kolom).value = satu
        return self

    def kirim(self) -> Any:
        self.buku.save(self.jalur)
        return impor(self.store, self.jalur)


Buat = Callable[..., Kertas]


@pytest.fixture
def kertas(isian: Store, tmp_path: Path) -> Buat:
    return lambda unit, tw=2: Kertas(isian, tmp_path / "isian.xlsx", unit, tw)


DOKUMEN, LAPORAN = (SUB, "Jumlah dokumen"), (SUB, "Jumlah laporan")
RASIO_, ORANG = (RASIO, "Persentase"), (LAIN, "Jumlah orang")
_K = ["kinerja", "faktor_pendorong", "hambatan", "solusi"]


# --- what it shows and asks ------------------------------------------------------


def test_only_the_units_rows_and_only_its_cells_are_open(kertas: Buat) -> None:
    satu = kertas(SATU)
    assert set(satu.baris) == {DOKUMEN, RASIO_}
    terbuka = set(satu.terbuka())
    teks = {"faktor_pendorong", "hambatan", "solusi"}
    assert terbuka == {
        *((DOKUMEN, kolom) for kolom in _K),
        *((RASIO_, kolom) for kolom in ("pembilang", "penyebut", *teks)),
    }
    assert "anggaran" not in satu.kolom
    assert satu.lembar.protection.sheet
    assert satu.buku[TANDA].sheet_state == "veryHidden"


def test_finance_fills_every_rupiah_and_no_kinerja(kertas: Buat) -> None:
    uang = kertas(KEUANGAN)
    assert {kunci[0] for kunci in uang.baris} == {SUB, RASIO, LAIN, f"{SUB}@{KEL}"}
    assert {kolom for _, kolom in uang.terbuka()} == {"anggaran", "catatan_anggaran"}
    assert len(list(uang.terbuka())) == 8


def test_unit_fills_its_own_rupiah_where_settings_say_so(kertas: Buat, isian: Store) -> None:
    with isian.ubah("atur"):
        isian.pengaturan.simpan("sumber_rp", "unit")
    satu, dua = kertas(SATU), kertas(DUA)
    assert (DOKUMEN, "anggaran") in set(satu.terbuka())
    assert (ORANG, "anggaran") in set(dua.terbuka())
    assert (LAPORAN, "anggaran") not in set(dua.terbuka())


def test_it_shows_who_and_when_and_how_far(kertas: Buat) -> None:
    satu = kertas(SATU)
    atas = " ".join(str(sel.value) for baris in satu.lembar["A1:T5"] for sel in baris if sel.value)
    assert "TRIWULAN II TAHUN 2023" in atas
    assert SATU in atas
    assert (satu.sel(DOKUMEN, "target").value, satu.sel(DOKUMEN, "s.d. tw lalu").value) == (12, 3)
    assert satu.sel(DOKUMEN, "target s.d. tw ini").value == 6
    assert (satu.sel(DOKUMEN, "pagu").value, satu.sel(DOKUMEN, "rp s.d. tw lalu").value) == (
        1_000_000,
        200_000,
    )
    assert satu.lembar.freeze_panes
    assert satu.lembar.page_setup.orientation == "landscape"
    aturan = satu.lembar.data_validations.dataValidation
    assert {satu.type for satu in aturan} == {"decimal"}


def test_what_is_entered_already_is_shown(kertas: Buat) -> None:
    satu = kertas(SATU, 1)
    assert satu.sel(DOKUMEN, "kinerja").value == 3
    assert (satu.sel(RASIO_, "pembilang").value, satu.sel(RASIO_, "penyebut").value) == (9, 10)
    assert satu.sel(RASIO_, "hambatan").value == "Cuaca"
    assert kertas(KEUANGAN, 1).sel(DOKUMEN, "anggaran").value == 200_000


@pytest.mark.parametrize(
    ("unit", "tahun", "sebab"),
    [
        ("Seksi Satuu", 2023, "maksudnya Seksi Satu?"),
        ("Camat", 2023, "yang ada: Seksi Satu"),
        (SATU, 2024, "belum punya rencana"),
    ],
)
def test_sheet_that_cannot_be(
    isian: Store, tmp_path: Path, unit: str, tahun: int, sebab: str
) -> None:
    with pytest.raises(KesalahanPengguna, match=sebab):
        lembar_isian(isian, tmp_path / "x.xlsx", unit, tahun, 1)
    assert not (tmp_path / "x.xlsx").exists()


# --- taken back -------------------------------------------------------------------


def test_filled_sheet_is_taken_back(kertas: Buat, isian: Store) -> None:
    satu = kertas(SATU).isi(
        DOKUMEN, kinerja=2.5, hambatan="Hujan\n– jalan putus", solusi="Menunggu"
    )
    hasil = satu.isi(RASIO_, pembilang="7", penyebut=8).kirim()
    realisasi = isian.realisasi.muat(2023)
    assert realisasi.kinerja[Kunci(SUB), "Jumlah dokumen"][1] == LaporanKinerja(Fraction(5, 2))
    assert realisasi.kinerja[Kunci(RASIO), "Persentase"][1] == LaporanKinerja(
        None, Fraction(7), Fraction(8)
    )
    assert realisasi.catatan[Kunci(SUB), 2] == Catatan("", "Hujan\n– jalan putus", "Menunggu")
    assert realisasi.anggaran[Kunci(SUB)] == (200_000, None, None, None)
    assert isian.berkas.muat(hasil.sha256) == satu.jalur.read_bytes()


def test_the_same_sheet_twice_changes_nothing(kertas: Buat, isian: Store) -> None:
    satu = kertas(SATU).isi(DOKUMEN, kinerja=2)
    satu.kirim()
    nomor = isian.riwayat.cari()[0].nomor
    lagi = impor(isian, satu.jalur)
    assert not lagi.berubah
    assert lagi.ringkasan[0].sama == 2
    assert isian.riwayat.cari()[0].nomor == nomor


def test_untouched_sheet_changes_nothing(kertas: Buat) -> None:
    for unit in (SATU, DUA, KEL, KEUANGAN):
        for tw in (1, 2):
            assert not kertas(unit, tw).kirim().berubah


def test_emptied_cell_takes_the_report_back(kertas: Buat, isian: Store) -> None:
    kertas(SATU, 1).isi(DOKUMEN, kinerja=None).isi(RASIO_, hambatan=None).kirim()
    realisasi = isian.realisasi.muat(2023)
    assert (Kunci(SUB), "Jumlah dokumen") not in realisasi.kinerja
    assert (Kunci(RASIO), 1) not in realisasi.catatan
    kertas(KEUANGAN, 1).isi(DOKUMEN, anggaran=None).kirim()
    assert Kunci(SUB) not in isian.realisasi.muat(2023).anggaran


def test_two_units_on_one_node_do_not_erase_each_other(kertas: Buat, isian: Store) -> None:
    kertas(SATU).isi(DOKUMEN, kinerja=2, hambatan="Hujan").kirim()
    kertas(DUA).isi(LAPORAN, kinerja=1, hambatan=None, solusi="Menunggu").kirim()
    realisasi = isian.realisasi.muat(2023)
    assert realisasi.kinerja[Kunci(SUB), "Jumlah dokumen"][1] == LaporanKinerja(Fraction(2))
    assert realisasi.catatan[Kunci(SUB), 2] == Catatan("", "Hujan", "Menunggu")


def test_finance_leaves_kinerja_and_words_alone(kertas: Buat, isian: Store) -> None:
    kertas(SATU).isi(DOKUMEN, kinerja=2, hambatan="Hujan").kirim()
    uang = kertas(KEUANGAN).isi(DOKUMEN, anggaran=-50_000, catatan_anggaran="Pengembalian")
    uang.isi((f"{SUB}@{KEL}", "Jumlah dokumen"), anggaran="45.000").kirim()
    realisasi = isian.realisasi.muat(2023)
    assert realisasi.anggaran[Kunci(SUB)] == (200_000, -50_000, None, None)
    assert realisasi.anggaran[Kunci(SUB, KEL)] == (40_000, 45_000, None, None)
    assert realisasi.kinerja[Kunci(SUB), "Jumlah dokumen"][1] is not None
    assert realisasi.catatan[Kunci(SUB), 2].hambatan == "Hujan"


# --- what is refused -----------------------------------------------------------------


def _ditolak(satu: Kertas) -> tuple[set[str], str]:
    sebelum = satu.store.riwayat.cari()
    with pytest.raises(MasukanDitolak) as ditolak:
        satu.kirim()
    assert satu.store.riwayat.cari() == sebelum
    return {p.sel for p in ditolak.value.penolakan}, str(ditolak.value)


def test_another_units_row_is_refused(kertas: Buat) -> None:
    satu = kertas(SATU)
    satu.isi(DOKUMEN, kode=LAIN, indikator="Jumlah orang")
    sel, teks = _ditolak(satu)
    assert sel == {satu.sel(DOKUMEN, "kode").coordinate}
    assert f"bukan bagian {SATU}" in teks


def test_another_quarter_or_year_is_refused(kertas: Buat) -> None:
    satu = kertas(SATU)
    satu.isi(DOKUMEN, triwulan=3).isi(RASIO_, tahun=2022)
    sel, teks = _ditolak(satu)
    assert sel == {
        satu.sel(DOKUMEN, "triwulan").coordinate,
        satu.sel(RASIO_, "tahun").coordinate,
    }
    assert f"lembar isian {SATU} TW II 2023" in teks


def test_locked_cells_that_were_filled_all_the_same(kertas: Buat) -> None:
    uang = kertas(KEUANGAN).isi(ORANG, kinerja=5, solusi="x")
    sel, teks = _ditolak(uang)
    assert sel == {uang.sel(ORANG, k).coordinate for k in ("kinerja", "solusi")}
    assert "Kinerja diisi oleh unit pemilik indikator." in teks


def test_other_sheets_are_refused(kertas: Buat) -> None:
    satu = kertas(SATU)
    satu.buku.create_sheet("Unit").append(["nama"])
    satu.buku["Unit"].append(["Unit gelap"])
    _, teks = _ditolak(satu)
    assert "hanya memuat lembar Realisasi" in teks


def test_text_in_a_number_is_refused_with_its_cell(kertas: Buat) -> None:
    satu = kertas(SATU).isi(DOKUMEN, kinerja="dua")
    assert _ditolak(satu)[0] == {satu.sel(DOKUMEN, "kinerja").coordinate}


def test_submitted_report_is_frozen_but_for_rupiah(kertas: Buat, isian: Store) -> None:
    lama = kertas(SATU, 1)
    with isian.ubah("ajukan"):
        isian.laporan.simpan(2023, 1, LaporanUnit(SATU, StatusLaporan.DIAJUKAN))
    sel, teks = _ditolak(lama.isi(DOKUMEN, kinerja=4))
    assert sel == {lama.sel(DOKUMEN, "kinerja").coordinate}
    assert "sudah diajukan" in teks
    assert not list(kertas(SATU, 1).terbuka())
    kertas(KEUANGAN, 1).isi(DOKUMEN, anggaran=210_000).kirim()
    assert isian.realisasi.muat(2023).anggaran[Kunci(SUB)][0] == 210_000


def test_unit_that_is_gone(kertas: Buat, isian: Store) -> None:
    satu = kertas(SATU)
    with isian.ubah("uji"):
        isian.unit.ganti_nama(SATU, "Seksi Baru")
    with pytest.raises(MasukanDitolak, match="Unit “Seksi Satu” tidak ada"):
        impor(isian, satu.jalur)


def test_libreoffice_opens_it_and_its_copy_is_taken_back(
    kertas: Buat,
    isian: Store,
    hitung_ulang: HitungUlang,  # noqa: F811
) -> None:
    satu = kertas(SATU).isi(DOKUMEN, kinerja=2)
    satu.buku.save(satu.jalur)
    (disimpan,) = hitung_ulang([satu.jalur])
    hasil = impor(isian, disimpan)
    assert hasil.ringkasan[0].hitungan == {"baru": 1, "berubah": 0, "sama": 1, "ditolak": 0}
    ulang = openpyxl.load_workbook(disimpan)
    assert ulang["Realisasi"].protection.sheet
    assert ulang[TANDA].sheet_state in {"hidden", "veryHidden"}
