"""What only the LKjIP needs: changed from a window, a workbook, a rename, a new year."""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simpelin.app import main
from simpelin.domain.bahan_lkjip import BahanLKjIP, Jabatan, SasaranProgram, UraianIKU
from simpelin.domain.kantor import Banding
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak
from simpelin.domain.rencana import Kunci
from simpelin.services import bahan_lkjip
from simpelin.services.bahan_lkjip import ganti, indikator_utama, muat, program
from simpelin.services.hasil_impor import HasilImpor
from simpelin.services.impor import impor
from simpelin.services.lembar_bahan import LembarJabatan
from simpelin.services.rencana import SimpanSimpul, simpan_simpul
from simpelin.services.riwayat import kata, nama_simpul
from simpelin.services.templat import templat_isi
from simpelin.services.urung_impor import impor_terakhir, urungkan_impor
from simpelin.services.versi_rencana import rencana_versi, tahun_baru
from simpelin.store import Store, open_store
from tests.services.rencana_uji import KEL, SUB, P, S, buku, laporan, rencana
from tests.workbook.buku_uji import tabel

IKU = (Kunci(S), "IKU")
PROGRAM = Kunci(P)
URAIAN = UraianIKU("A / B", "Survei", "Setiap seksi")
CAMAT, KASI = Jabatan("Camat", 1, 1, ada_struktural=1), Jabatan("Kasi", 2, 1, 4, 1, 2, 0)
ISI = BahanLKjIP({IKU: URAIAN}, {PROGRAM: SasaranProgram("Membaik", "APBD")}, (CAMAT, KASI))


# --- the service -----------------------------------------------------------------------


def test_what_differs_is_kept_tidied_and_the_rest_stays(kantor: Store) -> None:
    ganti(kantor, 2023, BahanLKjIP(), ISI)
    kotor = replace(ISI, uraian={IKU: replace(URAIAN, formula=" A / B \r\n× 100  ")})
    ganti(kantor, 2023, ISI, kotor)
    bahan = muat(kantor, 2023)
    assert bahan.uraian[IKU] == replace(URAIAN, formula="A / B\n× 100")
    assert (bahan.program, bahan.jabatan) == (ISI.program, ISI.jabatan)
    assert len(kantor.riwayat.cari("jabatan")) == 2


def test_a_post_takes_another_name_or_goes_and_comes_back(kantor: Store) -> None:
    ganti(kantor, 2023, BahanLKjIP(), ISI)
    baru = replace(ISI, jabatan=(replace(KASI, nama="Kepala Seksi"),))
    ganti(kantor, 2023, ISI, baru)
    assert [satu.nama for satu in muat(kantor, 2023).jabatan] == ["Kepala Seksi"]
    ganti(kantor, 2023, baru, ISI, "urungkan isian")
    assert muat(kantor, 2023) == ISI


def test_what_another_window_changed_is_not_overwritten(kantor: Store) -> None:
    ganti(kantor, 2023, BahanLKjIP(), ISI)
    with closing(open_store(kantor.path)) as lain:
        ganti(lain, 2023, ISI, replace(ISI, jabatan=(CAMAT, replace(KASI, ada_pns=3))))
    with pytest.raises(KesalahanPengguna, match="Jabatan “Kasi” sudah diubah dari jendela lain"):
        ganti(kantor, 2023, ISI, replace(ISI, jabatan=(CAMAT,)))
    # what they did not touch can still be changed
    ganti(kantor, 2023, ISI, replace(ISI, jabatan=(replace(CAMAT, ada_pns=1), KASI)))
    assert [satu.ada_pns for satu in muat(kantor, 2023).jabatan] == [1, 3]


@pytest.mark.parametrize(
    ("ke", "kata"),
    [
        (BahanLKjIP({(Kunci(P), ""): URAIAN}), "bukan kode tujuan atau sasaran"),
        (BahanLKjIP({(Kunci(S), "Lain"): URAIAN}), r"tidak ada pada S1 .*\(yang ada: IKU\)"),
        (BahanLKjIP(program={Kunci(S): SasaranProgram("a")}), "bukan kode program"),
        (BahanLKjIP(jabatan=(Jabatan(" "),)), "Isi nama jabatannya"),
        (BahanLKjIP(jabatan=(Jabatan("A", ada_pns=-1),)), "0 sampai 99999, bukan -1"),
        (BahanLKjIP(jabatan=(Jabatan("A", butuh_pelaksana=100_000),)), "0 sampai 99999"),
        (BahanLKjIP(jabatan=(Jabatan("Kasi  A"), Jabatan("kasi a"))), "“Kasi A” sudah ada"),
    ],
)
def test_refused_in_a_sentence_with_nothing_stored(
    kantor: Store, ke: BahanLKjIP, kata: str
) -> None:
    with pytest.raises(KesalahanPengguna, match=kata):
        ganti(kantor, 2023, BahanLKjIP(), ke)
    assert muat(kantor, 2023) == BahanLKjIP()


def test_what_can_be_described_is_what_the_plan_has(contoh: Store) -> None:
    kode = [jati[0].kode for jati, _, _ in indikator_utama(contoh, 2023)]
    assert kode == ["S1", "S2", "T1", "T2"]
    assert sorted(s.kode for s in program(contoh, 2023)) == [f"7.01.0{n}" for n in range(1, 7)]
    ada = {jati for jati, _, _ in indikator_utama(contoh, 2023)}
    assert muat(contoh, 2023).uraian.keys() <= ada


def test_the_trail_says_it_in_words(kantor: Store) -> None:
    ganti(kantor, 2023, BahanLKjIP(), ISI)
    nama = nama_simpul(kantor)
    semua = [kata(satu, nama) for satu in kantor.riwayat.cari()]
    terbaca = {(satu.jenis, satu.butir.nama, satu.butir.rinci) for satu in semua}
    assert ("Uraian indikator utama", "Sasaran satu", "IKU, 2023") in terbaca
    assert ("Sasaran program", "Program satu", "2023") in terbaca
    assert ("Pegawai menurut jabatan", "Kasi", "2023") in terbaca


_NAMA = st.sampled_from(["Camat", "Sekcam", "Kasi A", "Kasi B", "kasi a", ""])
_LANGKAH = st.lists(
    st.one_of(
        st.tuples(st.just("nama"), st.integers(0, 4), _NAMA),
        st.tuples(st.just("orang"), st.integers(0, 4), st.sampled_from(["0", "3", "", "x"])),
        st.tuples(st.just("geser"), st.integers(0, 4), st.sampled_from([-1, 1])),
        st.tuples(st.just("tanpa"), st.integers(0, 4), st.none()),
    ),
    max_size=8,
)


@settings(max_examples=20)
@given(langkah=_LANGKAH)
def test_whatever_is_done_to_posts_can_be_taken_back(langkah: Any) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(open_store(f"{folder}/s.db")) as store:
        ganti(store, 2023, BahanLKjIP(), BahanLKjIP(jabatan=(CAMAT, KASI)))
        keadaan = [muat(store, 2023)]
        for satu in langkah:
            lembar = LembarJabatan(muat(store, 2023))
            try:
                ganti(store, 2023, lembar.bahan, _lakukan(lembar, *satu).bahan)
            except KesalahanPengguna:
                assert muat(store, 2023) == keadaan[-1]
                continue
            keadaan.append(muat(store, 2023))
            nama = [bahan_lkjip.nama_baku(j.nama) for j in keadaan[-1].jabatan]
            assert len(set(nama)) == len(nama)
        for kini, lalu in pairwise(reversed(keadaan)):
            ganti(store, 2023, kini, lalu)
            assert muat(store, 2023) == lalu


def _lakukan(lembar: LembarJabatan, apa: str, baris: int, isi: Any) -> LembarJabatan:
    if apa == "geser":
        return lembar.geser(baris, isi)
    if apa == "tanpa":
        return lembar.tanpa(baris)
    return lembar.isi(baris, 0 if apa == "nama" else 4, isi)


# --- renames and the next year -----------------------------------------------------------


def _ubah(store: Store, kunci: Kunci, baru: Kunci, nama: tuple[tuple[str, str], ...] = ()) -> None:
    lama = rencana_versi(store, 2023, "murni").simpul[kunci]
    ganti_nama = dict(nama)
    indikator = tuple(replace(i, nama=ganti_nama.get(i.nama, i.nama)) for i in lama.indikator)
    simpul = replace(lama, kunci=baru, indikator=indikator)
    simpan_simpul(store, SimpanSimpul(2023, "murni", simpul, kunci, nama))


def test_texts_and_figures_of_others_follow_a_new_code_and_name(kantor: Store) -> None:
    ganti(kantor, 2023, BahanLKjIP(), ISI)
    with kantor.ubah("banding"):
        kantor.banding.simpan(2023, IKU, Banding("Nasional", Fraction(87)))
    _ubah(kantor, Kunci(S), Kunci("S9"), (("IKU", "IKM"),))
    _ubah(kantor, PROGRAM, Kunci("7.01.09"))
    baru = (Kunci("S9"), "IKM")
    assert muat(kantor, 2023).uraian == {baru: URAIAN}
    assert list(kantor.banding.muat(2023)) == [baru]
    assert muat(kantor, 2023).program == {Kunci("7.01.09"): ISI.program[PROGRAM]}


def test_next_year_begins_with_texts_and_needs_but_not_with_people(kantor: Store) -> None:
    ganti(kantor, 2023, BahanLKjIP(), ISI)
    tahun_baru(kantor, 2024)
    bahan = muat(kantor, 2024)
    assert (bahan.uraian, bahan.program) == (ISI.uraian, ISI.program)
    assert bahan.jabatan == (Jabatan("Camat", 1, 1), Jabatan("Kasi", 2, 1, 4))
    assert muat(kantor, 2023) == ISI


def test_what_next_year_already_says_stays(kantor: Store) -> None:
    ganti(kantor, 2023, BahanLKjIP(), ISI)
    sudah = Jabatan("Kasi", 5, 2)
    with kantor.ubah("lebih dahulu"):
        kantor.bahan_lkjip.simpan_jabatan(2024, sudah)
    tahun_baru(kantor, 2024)
    assert muat(kantor, 2024).jabatan == (Jabatan("Camat", 1, 1), sudah)


# --- the workbook -----------------------------------------------------------------------

K_IKU = "tahun kode sub_skpd indikator formula sumber_data penanggung_jawab penjelasan"
K_PROGRAM = "tahun kode sub_skpd sasaran_program sumber_dana"
K_JABATAN = "tahun jabatan urutan butuh_struktural butuh_pelaksana ada_struktural ada_pns"
Baris = dict[str, Any]


def _impor(store: Store, folder: Path, **lembar: list[list[Any]]) -> HasilImpor:
    return impor(store, buku(folder / "bahan.xlsx", None, None, **lembar))


def _tabel(kolom: str, *baris: Baris) -> list[list[Any]]:
    return tabel(kolom, *({"tahun": 2023} | satu for satu in baris))


def test_imported_then_same_then_changed_then_emptied(kantor: Store, tmp_path: Path) -> None:
    iku = {"kode": S, "formula": "A / B", "penanggung_jawab": "Setiap seksi"}
    satu = {
        "IKU": _tabel(K_IKU, iku),
        "SasaranProgram": _tabel(K_PROGRAM, {"kode": P, "sasaran_program": "Membaik"}),
        "Jabatan": _tabel(K_JABATAN, {"jabatan": "Camat", "ada_pns": 0}, {"jabatan": "Kasi"}),
    }
    hasil = _impor(kantor, tmp_path, **satu)
    assert {s.lembar: s.baru for s in hasil.ringkasan} == {
        "IKU": 1,
        "SasaranProgram": 1,
        "Jabatan": 2,
    }
    bahan = muat(kantor, 2023)
    assert bahan.uraian == {IKU: UraianIKU("A / B", "", "Setiap seksi")}
    assert bahan.jabatan == (Jabatan("Camat", 1, ada_pns=0), Jabatan("Kasi", 2))
    assert not _impor(kantor, tmp_path, **satu).berubah
    kecil = _tabel("tahun jabatan butuh_struktural", {"jabatan": "CAMAT", "butuh_struktural": 1})
    kosong = _tabel(K_IKU, {"kode": S, "indikator": "IKU"})
    hasil = _impor(kantor, tmp_path, Jabatan=kecil, IKU=kosong)
    assert {s.lembar: (s.berubah, s.baru) for s in hasil.ringkasan} == {
        "IKU": (1, 0),
        "Jabatan": (1, 0),
    }
    bahan = muat(kantor, 2023)
    assert (bahan.uraian, bahan.jabatan[0]) == ({}, Jabatan("Camat", 1, 1, ada_pns=0))


@pytest.mark.parametrize(
    ("lembar", "sel", "kata"),
    [
        ({"IKU": _tabel(K_IKU, {"kode": P})}, "B2", "bukan kode tujuan atau sasaran"),
        ({"IKU": _tabel(K_IKU, {"kode": S, "indikator": "X"})}, "D2", "yang ada: IKU"),
        (
            {"IKU": _tabel(K_IKU, {"kode": S}, {"kode": S, "indikator": "IKU"})},
            "B3",
            "sudah ada di B2",
        ),
        ({"SasaranProgram": _tabel(K_PROGRAM, {"kode": SUB})}, "B2", "bukan kode program"),
        (
            {"SasaranProgram": _tabel(K_PROGRAM, {"kode": P, "sub_skpd": KEL})},
            "B2",
            "bukan kode program",
        ),
        ({"Jabatan": _tabel(K_JABATAN, {"jabatan": None, "urutan": 1})}, "B2", "jabatan"),
        ({"Jabatan": _tabel(K_JABATAN, {"jabatan": "A", "ada_pns": -1})}, "G2", "negatif"),
        ({"Jabatan": _tabel(K_JABATAN, {"jabatan": "A", "ada_pns": 1e6})}, "G2", "0 sampai"),
        ({"Jabatan": _tabel(K_JABATAN, {"jabatan": "A", "ada_pns": "dua"})}, "G2", "dua"),
        ({"Jabatan": _tabel(K_JABATAN, {"jabatan": "A", "urutan": 10_000})}, "C2", "9999"),
        (
            {"Jabatan": _tabel(K_JABATAN, {"jabatan": "Kasi A"}, {"jabatan": "KASI  A"})},
            "B3",
            "sudah ada di B2",
        ),
    ],
)
def test_refused_by_cell_and_nothing_of_the_file_is_kept(
    kantor: Store, tmp_path: Path, lembar: dict[str, list[list[Any]]], sel: str, kata: str
) -> None:
    baik = {"Jabatan": _tabel(K_JABATAN, {"jabatan": "Sekcam"})}
    with pytest.raises(MasukanDitolak) as galat:
        _impor(kantor, tmp_path, **{**baik, **lembar})
    (satu,) = galat.value.penolakan
    assert (satu.lembar, satu.sel) == (next(iter(lembar)), sel)
    assert kata in satu.pesan
    assert muat(kantor, 2023) == BahanLKjIP()


def test_a_sheet_may_speak_of_a_plan_in_the_same_file(kosong: Store, tmp_path: Path) -> None:
    lembar = {"IKU": _tabel(K_IKU, {"kode": S, "formula": "A"})}
    impor(kosong, buku(tmp_path / "satu.xlsx", rencana(), None, **lembar))
    assert muat(kosong, 2023).uraian == {IKU: UraianIKU("A")}


def test_what_the_plan_no_longer_has_stays_out_of_the_template(
    kantor: Store, kosong_lain: Store, tmp_path: Path
) -> None:
    with kantor.ubah("dari rencana lama"):
        kantor.bahan_lkjip.simpan_uraian(2023, (Kunci("S7"), "Hilang"), URAIAN)
        kantor.bahan_lkjip.simpan_uraian(2023, IKU, URAIAN)
    templat_isi(kantor, tmp_path / "isi.xlsx")
    impor(kosong_lain, tmp_path / "isi.xlsx")
    assert muat(kosong_lain, 2023).uraian == {IKU: URAIAN}


@pytest.fixture
def kosong_lain(tmp_path: Path) -> Any:
    store = open_store(tmp_path / "lain" / "lain.db")
    yield store
    store.close()


def test_an_import_is_taken_back_whole(kantor: Store, tmp_path: Path) -> None:
    ganti(kantor, 2023, BahanLKjIP(), ISI)
    lembar = {
        "IKU": _tabel(K_IKU, {"kode": S, "formula": "Lain"}),
        "SasaranProgram": _tabel(K_PROGRAM, {"kode": P}),
        "Jabatan": _tabel(K_JABATAN, {"jabatan": "Kasi", "ada_pns": 9}, {"jabatan": "Lurah | A"}),
    }
    hasil = _impor(kantor, tmp_path, **lembar)
    assert hasil.terbalik
    assert muat(kantor, 2023) != ISI
    apa = impor_terakhir(kantor)
    assert apa is not None
    assert (apa.lembar, apa.bentuk, apa.banyak) == (
        "IKU, SasaranProgram, Jabatan",
        "templat",
        4,
    )
    urungkan_impor(kantor)
    assert muat(kantor, 2023) == ISI
    with pytest.raises(KesalahanPengguna, match="Tidak ada impor"):
        urungkan_impor(kantor)


def test_an_import_is_not_taken_back_over_a_later_change(kantor: Store, tmp_path: Path) -> None:
    _impor(kantor, tmp_path, Jabatan=_tabel(K_JABATAN, {"jabatan": "Kasi"}, {"jabatan": "Camat"}))
    kini = muat(kantor, 2023)
    kasi = replace(kini.jabatan[0], ada_pns=1)
    ganti(kantor, 2023, kini, replace(kini, jabatan=(kasi, kini.jabatan[1])))
    with pytest.raises(MasukanDitolak, match="Pegawai menurut jabatan  Kasi"):
        urungkan_impor(kantor)
    assert len(muat(kantor, 2023).jabatan) == 2


def test_reports_of_a_template_are_taken_back_and_a_plan_is_not(
    kosong: Store, tmp_path: Path
) -> None:
    assert not impor(kosong, buku(tmp_path / "rencana.xlsx", rencana())).terbalik
    sebelum = kosong.realisasi.muat(2023)
    assert impor(kosong, buku(tmp_path / "laporan.xlsx", None, laporan())).terbalik
    urungkan_impor(kosong)
    assert kosong.realisasi.muat(2023) == sebelum
    # rows of a plan that change nothing are no hindrance
    assert impor(kosong, buku(tmp_path / "lagi.xlsx", rencana(), laporan())).terbalik


# --- the command line ---------------------------------------------------------------------


def test_command_line_lists_what_is_kept(contoh: Store, capsys: pytest.CaptureFixture[str]) -> None:
    umum = ["--db", str(contoh.path), "bahan-lkjip", "--tahun"]
    assert main([*umum, "2023"]) == 0
    teks = capsys.readouterr().out
    assert "Jumlah: butuh 33, ada 23" in teks
    assert "Pelaksana (tidak dirinci per jabatan): butuh –, ada 15" in teks
    assert main([*umum, "2023", "--json"]) == 0
    isi = json.loads(capsys.readouterr().out)
    assert [len(isi[satu]) for satu in ("iku", "sasaran_program", "jabatan")] == [2, 6, 9]
    assert isi["jabatan"][0] == {
        "jabatan": "Camat",
        "urutan": 1,
        "butuh_struktural": 1,
        "butuh_pelaksana": None,
        "ada_struktural": 1,
        "ada_pns": None,
        "ada_non_pns": None,
    }
    assert main([*umum, "2019"]) == 0
    assert "Belum ada bahan LKjIP" in capsys.readouterr().out


def test_total_is_of_what_is_said() -> None:
    total = bahan_lkjip.jumlah_jabatan((CAMAT, KASI))
    assert (total.butuh, total.ada, total.ada_non_pns) == (6, 4, 0)
    assert bahan_lkjip.jumlah_jabatan((Jabatan("A"),)).butuh is None
