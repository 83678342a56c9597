"""BKAD's list from a workbook to the forms: taken in, compared, explained, blocking TW IV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak
from simpelin.domain.lkjip_tabel import tabel_anggaran
from simpelin.domain.rekonsiliasi import SEMUA, Keadaan, Sisi
from simpelin.domain.rencana import Kunci
from simpelin.services import daftar_bkad, lkjip, pengaturan, rekonsiliasi
from simpelin.services.asal_angka import asal
from simpelin.services.asal_indikator import Rujukan, Ukuran
from simpelin.services.ekspor import kepala_bkad
from simpelin.services.evaluasi import hitung
from simpelin.services.impor_lembar import buka_buku
from simpelin.services.isi_realisasi import IsiAnggaran, isi
from simpelin.services.koreksi import BukukanKoreksi, bukukan, catatan_rupiah, triwulan_terbuka
from simpelin.services.riwayat_simpul import riwayat_simpul
from simpelin.store import Store
from simpelin.workbook.rekonsiliasi import tulis_rekonsiliasi
from tests.services.rencana_uji import KEL, LAIN, RASIO, SUB
from tests.workbook.conftest import (
    HitungUlang,
    hitung_ulang,  # noqa: F401 - a fixture
)
from tests.workbook.kantor_uji import lra

KUNCI = Kunci(SUB)
JUDUL = ("Uraian", "Sub Unit", "Realisasi s.d. Bulan Ini", "Kode Rekening", "Anggaran")


def buku(jalur: Path, *baris: Sequence[Any], judul: Sequence[str] = JUDUL, depan: int = 2) -> Path:
    """A list with its columns in an order of its own, titles above."""
    kerja = openpyxl.Workbook()
    lembar = kerja.active
    lembar.title = "LRA"
    for n in range(depan):
        lembar.append([f"JUDUL {n}"])
    lembar.append(list(judul))
    for satu in baris:
        lembar.append(list(satu))
    kerja.save(jalur)
    return jalur


def sama() -> list[tuple[Any, ...]]:
    """What the small office has stored for TW I."""
    return [
        ("Sub 0001", "", 200_000, "7.01.01.2.01.01", 1_000_000),
        ("Sub 0001", "Kelurahan Tomoni", "40.000,00", SUB, 90_000),
    ]


def ambil(store: Store, jalur: Path, tw: int = 1, **lain: Any) -> Any:
    kitab = buka_buku(jalur)
    pilihan, _ = daftar_bkad.usulkan_bkad(store, kitab, 2023, tw)
    return daftar_bkad.simpan(store, kitab, replace(pilihan, **lain))[0]


# --- taking in -------------------------------------------------------------------


def test_any_column_order_both_endings_and_sub_units(kantor: Store, tmp_path: Path) -> None:
    hasil = ambil(kantor, buku(tmp_path / "a.xlsx", *sama()))
    assert hasil.keadaan is Keadaan.COCOK
    assert [(s.kunci, s.kami, s.mereka) for s in hasil.baris] == [
        (KUNCI, 200_000, 200_000),
        (Kunci(SUB, KEL), 40_000, 40_000),
    ]
    assert rekonsiliasi.sudah(kantor, 2023, 1)
    daftar = hasil.daftar
    assert (daftar.total_kami, daftar.total_mereka) == (240_000, 240_000)
    assert kantor.berkas.muat(daftar.sha256) == (tmp_path / "a.xlsx").read_bytes()


def test_printed_lra_with_merged_header_and_accounts(kantor: Store, tmp_path: Path) -> None:
    """Column numbers, parents and accounts are left out; "s.d. bulan ini" is the column."""
    hasil = ambil(kantor, lra(tmp_path / "lra.xlsx", satu="200.000,00", dua=75_000))
    # the list does not tell the sub-unit of a code that office and kelurahan both have
    assert [(s.kode, s.sub_skpd, s.kami, s.mereka) for s in hasil.baris] == [
        (SUB, SEMUA, 240_000, 200_000),
        (RASIO, "", None, 75_000),
    ]


def test_differences_are_listed_the_largest_first(kantor: Store, tmp_path: Path) -> None:
    isi_daftar = [
        ("Sub 0001", "", 199_999, SUB, 0),
        ("Sub 0003", "", 75_000, LAIN, 0),
        ("Lain", "", 500_000, "7.01.09.2.01.0009", 0),
    ]
    hasil = ambil(kantor, buku(tmp_path / "a.xlsx", *isi_daftar))
    assert [(s.kode, s.selisih, s.sisi) for s in hasil.perbedaan] == [
        ("7.01.09.2.01.0009", -500_000, Sisi.MEREKA),
        (LAIN, -75_000, Sisi.DUA),
        (SUB, 40_000, Sisi.KAMI),
        (SUB, 1, Sisi.DUA),
    ]
    assert rekonsiliasi.keadaan(kantor, 2023, 1) is Keadaan.ADA_SELISIH
    assert not rekonsiliasi.sudah(kantor, 2023, 1)
    dokumen = rekonsiliasi.sebagai_json(hasil)
    assert (dokumen["total_kami"], dokumen["total_bkad"]) == (240_000, 774_999)
    assert dokumen["perbedaan"][0]["kami"] is None


def test_dry_run_writes_nothing(kantor: Store, tmp_path: Path) -> None:
    kitab = buka_buku(buku(tmp_path / "a.xlsx", *sama()))
    pilihan, ingat = daftar_bkad.usulkan_bkad(kantor, kitab, 2023, 1)
    nomor = kantor.nomor_perubahan()
    hasil, _ = daftar_bkad.uji(kantor, kitab, pilihan)
    assert (hasil.keadaan, ingat, kantor.nomor_perubahan()) == (Keadaan.COCOK, False, nomor)
    assert rekonsiliasi.keadaan(kantor, 2023, 1) is Keadaan.BELUM


def test_columns_that_were_shown_are_remembered(kantor: Store, tmp_path: Path) -> None:
    judul = ("Uraian", "Sub Unit", "Nilai X", "Kode Rekening", "Realisasi")
    satu = buka_buku(buku(tmp_path / "a.xlsx", *sama(), judul=judul))
    pilihan, _ = daftar_bkad.usulkan_bkad(kantor, satu, 2023, 1)
    assert pilihan.peta.kolom["realisasi"] == ("E",)
    betul = replace(pilihan.peta, kolom={**pilihan.peta.kolom, "realisasi": ("C",)})
    daftar_bkad.simpan(kantor, satu, replace(pilihan, peta=betul))
    lagi = buka_buku(buku(tmp_path / "b.xlsx", *sama(), judul=judul, depan=4))
    peta, ingat = daftar_bkad.usulkan_bkad(kantor, lagi, 2023, 2)
    assert (ingat, peta.peta.kolom["realisasi"]) == (True, ("C",))


def test_quarters_own_figures(kantor: Store, tmp_path: Path) -> None:
    isi(kantor, IsiAnggaran(2023, 2, KUNCI, 30_000))
    baris = [("Sub 0001", "", 30_000, SUB, 0)]
    hasil = ambil(kantor, buku(tmp_path / "a.xlsx", *baris), 2, kumulatif=False)
    assert hasil.keadaan is Keadaan.COCOK
    assert ambil(kantor, buku(tmp_path / "b.xlsx", *baris), 2).total_kami == 270_000


def test_list_without_sub_units_is_held_against_their_sum(kantor: Store, tmp_path: Path) -> None:
    judul = ("Uraian", "Realisasi", "Kode")
    hasil = ambil(kantor, buku(tmp_path / "a.xlsx", ("Sub", 240_000, SUB), judul=judul))
    (satu,) = hasil.baris
    assert (satu.sub_skpd, satu.kami, hasil.keadaan) == (SEMUA, 240_000, Keadaan.COCOK)


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        ([*sama(), ("Sub", "", "banyak", LAIN, 0)], "C6"),
        ([("Judul", "", "", "", "")], "tidak ada baris sub kegiatan"),
    ],
)
def test_what_cannot_be_read_is_refused(
    kantor: Store, tmp_path: Path, baris: list[tuple[Any, ...]], kata: str
) -> None:
    with pytest.raises(MasukanDitolak, match=kata):
        ambil(kantor, buku(tmp_path / "a.xlsx", *baris))
    assert not kantor.rekonsiliasi.ada(2023, 1)


def test_year_without_plan_is_a_sentence(kosong: Store, tmp_path: Path) -> None:
    with pytest.raises(KesalahanPengguna, match="belum punya rencana"):
        ambil(kosong, buku(tmp_path / "a.xlsx", *sama()))


# --- one truth -------------------------------------------------------------------


def test_a_figure_changed_afterwards_shows(kantor: Store, tmp_path: Path) -> None:
    ambil(kantor, buku(tmp_path / "a.xlsx", *sama()))
    isi(kantor, IsiAnggaran(2023, 1, KUNCI, 200_001))
    assert rekonsiliasi.keadaan(kantor, 2023, 1) is Keadaan.ADA_SELISIH
    assert not pengaturan.muat(kantor).rekonsiliasi(2023, 1)


def test_the_list_speaks_before_the_statement(kantor: Store, tmp_path: Path) -> None:
    pengaturan.atur(kantor, "rekonsiliasi.2023.1", "ya")
    assert pengaturan.muat(kantor).rekonsiliasi(2023, 1)
    ambil(kantor, buku(tmp_path / "a.xlsx", sama()[0]))
    assert not pengaturan.muat(kantor).rekonsiliasi(2023, 1)
    with pytest.raises(KesalahanPengguna, match="sudah punya daftar BKAD"):
        pengaturan.atur(kantor, "rekonsiliasi.2023.1", "ya")
    rekonsiliasi.hapus(kantor, 2023, 1)
    assert rekonsiliasi.keadaan(kantor, 2023, 1) is Keadaan.BELUM


def test_forms_say_where_it_stands(kantor: Store, tmp_path: Path) -> None:
    def kepala(n: int = 1) -> Any:
        return kepala_bkad(kantor, hitung(kantor, 2023, n), date(2023, 5, 1))

    assert kepala().kata_rekonsiliasi == "TW I belum direkonsiliasi dengan BKAD"
    hasil = ambil(kantor, buku(tmp_path / "a.xlsx", sama()[0]))
    belum = "TW I (ada selisih Rp 40.000) belum direkonsiliasi dengan BKAD"
    assert (kepala().kata_rekonsiliasi, kepala().rekonsiliasi) == (belum, (False,))
    (satu,) = hasil.perbedaan
    rekonsiliasi.jelaskan(kantor, 2023, 1, satu, "Belum dibukukan BKAD")
    jelas = "sudah direkonsiliasi dengan BKAD; TW I dengan selisih Rp 40.000 yang dijelaskan"
    assert (kepala().kata_rekonsiliasi, kepala().rekonsiliasi) == (jelas, (True,))
    assert kepala(2).kata_rekonsiliasi.startswith("TW II belum direkonsiliasi")


def test_lkjip_says_so_below_its_money_table(kantor: Store) -> None:
    tabel = tabel_anggaran(lkjip.muat(kantor, 2023, 1))
    belum = "Basis SP2D, batas 31-03-2023; TW I belum direkonsiliasi dengan BKAD."
    assert tabel.catatan == (belum,)


def test_only_tw_iv_is_blocked_until_it_is_settled(kantor: Store, tmp_path: Path) -> None:
    assert "belum direkonsiliasi" in str(rekonsiliasi.boleh_final(kantor, 2023))
    hasil = ambil(kantor, buku(tmp_path / "a.xlsx", sama()[0]), 4)
    assert "1 selisih tanpa penjelasan" in str(rekonsiliasi.boleh_final(kantor, 2023))
    rekonsiliasi.jelaskan(kantor, 2023, 4, hasil.perbedaan[0], "Beda cut-off")
    assert rekonsiliasi.boleh_final(kantor, 2023) is None
    pengaturan.atur(kantor, "rekonsiliasi.2022.4", "ya")
    assert rekonsiliasi.boleh_final(kantor, 2022) is None


def test_explanations_survive_the_next_list(kantor: Store, tmp_path: Path) -> None:
    hasil = ambil(kantor, buku(tmp_path / "a.xlsx", sama()[0]))
    rekonsiliasi.jelaskan(kantor, 2023, 1, hasil.perbedaan[0], "Menyusul")
    lagi = ambil(kantor, buku(tmp_path / "b.xlsx", ("Sub 0001", "", 1, SUB, 0)))
    kata = {(s.kode, s.sub_skpd): s.penjelasan for s in lagi.perbedaan}
    assert kata == {(SUB, ""): "", (SUB, KEL): "Menyusul"}


# --- corrections -------------------------------------------------------------------


def setujui(store: Store, tw: int) -> None:
    with store.ubah("uji"):
        store.laporan.simpan(2023, tw, LaporanUnit("Seksi Satu", StatusLaporan.DISETUJUI))


def test_booked_in_the_next_open_quarter_with_its_origin(kantor: Store) -> None:
    for tw in (1, 2):
        setujui(kantor, tw)
    isi(kantor, IsiAnggaran(2023, 3, KUNCI, 10_000))
    koreksi = bukukan(kantor, BukukanKoreksi(2023, KUNCI, 1, 2_500, "SP2D susulan"))
    assert (koreksi.triwulan, koreksi.asal) == (3, 1)
    assert kantor.realisasi.anggaran(2023, KUNCI) == (200_000, None, 12_500, None)
    kata = "koreksi TW I Rp 2.500: SP2D susulan"
    assert catatan_rupiah(kantor, 2023, 3)[KUNCI, 3] == kata
    assert (KUNCI, 3) not in catatan_rupiah(kantor, 2023, 2)
    hasil = hitung(kantor, 2023, 3)
    derivasi = asal(hasil, Rujukan(KUNCI, Ukuran.REALISASI))
    assert derivasi.catatan == (f"TW III memuat {kata}.",)
    assert asal(hitung(kantor, 2023, 2), Rujukan(KUNCI, Ukuran.REALISASI)).catatan == ()
    jejak = [satu.isi for satu in riwayat_simpul(kantor, 2023, KUNCI)]
    assert "TW III, koreksi realisasi: koreksi Rp 2.500, triwulan asal TW I" in jejak[0]


def test_a_correction_explains_the_difference_of_its_origin(kantor: Store, tmp_path: Path) -> None:
    ambil(kantor, buku(tmp_path / "a.xlsx", ("Sub 0001", "", 201_000, SUB, 0), sama()[1]))
    bukukan(kantor, BukukanKoreksi(2023, KUNCI, 1, 1_000, "SP2D susulan"))
    (satu,) = rekonsiliasi.muat_atau_tolak(kantor, 2023, 1).perbedaan
    assert (satu.selisih, satu.penjelasan) == (-1_000, "dikoreksi di TW II: SP2D susulan")
    assert rekonsiliasi.sudah(kantor, 2023, 1)


def test_a_negative_quarter_gets_its_reason(kantor: Store) -> None:
    koreksi = bukukan(kantor, BukukanKoreksi(2023, KUNCI, 1, -50_000, "Salah kode"))
    assert koreksi.triwulan == 2
    assert kantor.realisasi.anggaran(2023, KUNCI)[1] == -50_000
    # told once, though it stands as the quarter's reason too
    assert catatan_rupiah(kantor, 2023, 2)[KUNCI, 2] == koreksi.kata


@pytest.mark.parametrize(
    ("jumlah", "catatan", "kata"),
    [(0, "x", "Jumlah koreksi 0"), (1, " ", "Tulis sebab"), (-200_001, "x", "di bawah 0")],
)
def test_corrections_refused(kantor: Store, jumlah: int, catatan: str, kata: str) -> None:
    with pytest.raises(KesalahanPengguna, match=kata):
        bukukan(kantor, BukukanKoreksi(2023, KUNCI, 1, jumlah, catatan))
    assert kantor.realisasi.muat(2023).koreksi == {}
    assert kantor.realisasi.anggaran(2023, KUNCI)[1] is None


def test_no_open_quarter_left(kantor: Store) -> None:
    setujui(kantor, 4)
    assert triwulan_terbuka(kantor, 2023, "Seksi Satu", 3) is None
    with pytest.raises(KesalahanPengguna, match="Tidak ada triwulan terbuka"):
        bukukan(kantor, BukukanKoreksi(2023, KUNCI, 3, 1, "x"))


# --- workbook ---------------------------------------------------------------------


def test_an_approved_quarter_keeps_its_sum_to_date(kantor: Store) -> None:
    """TW II was opened again, TW III stays approved: the correction goes behind it."""
    setujui(kantor, 3)
    sebelum = hitung(kantor, 2023, 3).kantor.realisasi_anggaran
    assert bukukan(kantor, BukukanKoreksi(2023, KUNCI, 1, 2_500, "SP2D susulan")).triwulan == 4
    assert hitung(kantor, 2023, 3).kantor.realisasi_anggaran == sebelum


def test_workbook_of_the_comparison(
    kantor: Store,
    tmp_path: Path,
    hitung_ulang: HitungUlang,  # noqa: F811
) -> None:
    with pytest.raises(KesalahanPengguna, match="Belum ada daftar"):
        rekonsiliasi.ekspor(kantor, 2023, 1, tmp_path / "r.xlsx")
    hasil = ambil(
        kantor,
        buku(tmp_path / "a.xlsx", ("=Sub", "", 150_000, SUB, 0), ("Lain", "", 9, "7.9.9.2.1.1", 0)),
    )
    rekonsiliasi.jelaskan(kantor, 2023, 1, hasil.perbedaan[0], "Beda cut-off")
    jalur = rekonsiliasi.ekspor(kantor, 2023, 1, tmp_path / "r.xlsx")
    kini = rekonsiliasi.muat_atau_tolak(kantor, 2023, 1)
    mentah = tmp_path / "mentah.xlsx"
    tulis_rekonsiliasi(kini, "Kecamatan Uji", "SP2D", mentah, tanpa_nilai=True)
    (dihitung,) = hitung_ulang([mentah])
    for berkas in (jalur, dihitung):
        kitab = openpyxl.load_workbook(berkas, data_only=True)
        assert kitab.sheetnames == ["Selisih", "Semua kode"]
        baris = [[c.value for c in r] for r in kitab["Selisih"].iter_rows()]
        judul = next(n for n, r in enumerate(baris) if r[0] == "No.")
        isi_tabel = baris[judul + 1 :]
        assert [(r[1], r[4], r[5], r[6]) for r in isi_tabel[:3]] == [
            (SUB, 200_000, 150_000, 50_000),
            (SUB, 40_000, "–", 40_000),
            ("7.9.9.2.1.1", "–", 9, -9),
        ]
        assert isi_tabel[3][4:7] == [240_000, 150_009, 89_991]
    kitab = openpyxl.load_workbook(jalur)
    lembar = kitab["Selisih"]
    assert lembar.page_setup.orientation == "landscape"
    assert lembar.print_title_rows == f"${judul + 1}:${judul + 1}"
    tanda = [str(c.value) for r in lembar.iter_rows() for c in r if c.value]
    assert any("Petugas rekonsiliasi BKAD" in teks for teks in tanda)
    assert {"TotalSelisihBeda", "TotalSemuaKami"} <= set(kitab.defined_names)
    assert kitab.properties.title.startswith("Rekonsiliasi BKAD TW I 2023")
