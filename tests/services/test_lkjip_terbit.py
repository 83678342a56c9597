"""Every table of the LKjIP against what Kecamatan Tomoni printed for 2023, figure by figure.

``resources/tomoni_2023/*.csv`` and ``laporan_bab3.md`` hold the printed figures. Where one is
wrong ours is right, and the difference is among those that the draft lists.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest
from docx import Document

from simpelin.documents.docx import docx
from simpelin.documents.tata import Huruf, Teks
from simpelin.documents.tata_blok import tata
from simpelin.domain.angka import bulatkan
from simpelin.domain.dokumen import Dokumen
from simpelin.domain.lkjip import LKjIP
from simpelin.domain.lkjip_iku import tabel_iku, tabel_menengah, tabel_predikat, tabel_tahun
from simpelin.domain.lkjip_pegawai import kalimat_pegawai, tabel_pegawai
from simpelin.domain.lkjip_rencana import (
    tabel_pk_anggaran,
    tabel_pk_program,
    tabel_pk_sasaran,
    tabel_sasaran_renstra,
    tabel_target_iku,
    tabel_tujuan,
    tabel_uraian_iku,
)
from simpelin.domain.lkjip_uang import tabel_anggaran, tabel_efisiensi, tabel_rencana_anggaran
from simpelin.domain.tabel_data import Nilai, TabelData
from simpelin.paths import resource_path
from simpelin.services import lkjip
from simpelin.services.contoh import isi_contoh
from simpelin.services.naskah_lkjip import naskah
from simpelin.services.tercetak_contoh import baca
from simpelin.store import Store, open_store

SALAH_TERCETAK = {"1", "1.5", "2.1.6.7"}
"""Numbers whose printed figures disagree with each other (see the README of the data)."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    satu = open_store(tmp_path_factory.mktemp("lkjip") / "contoh.simpelin")
    isi_contoh(satu)
    yield satu
    satu.close()


@pytest.fixture(scope="module")
def tomoni(store: Store) -> LKjIP:
    return lkjip.muat(store, 2023, 4)


def isi(tabel: TabelData) -> list[tuple[Nilai, ...]]:
    return [satu.sel for satu in tabel.baris if not satu.kelompok]


def pecahan(teks: str) -> Fraction | None:
    return Fraction(teks) if teks else None


@pytest.mark.parametrize(
    ("tingkat", "tabel"), [("tujuan", tabel_tujuan), ("sasaran", tabel_sasaran_renstra)]
)
def test_2_1_and_2_2_are_the_renstras(tomoni: LKjIP, tingkat: str, tabel: object) -> None:
    terbit = [baris for baris in baca("target_renstra.csv") if baris["tingkat"] == tingkat]
    assert [sel[1:] for sel in isi(tabel(tomoni))] == [
        (
            *(baris["pernyataan"], baris["indikator"], baris["satuan"]),
            *(pecahan(baris["kondisi_awal_2021"]), pecahan(baris["target_akhir"])),
        )
        for baris in terbit
    ]


def test_2_4_is_the_performance_agreement(tomoni: LKjIP) -> None:
    terbit = {baris["program"]: baris for baris in baca("indikator_program.csv")}
    assert [sel[2:] for sel in isi(tabel_pk_sasaran(tomoni))] == [
        ("Indeks Kepuasan Masyarakat (IKM)", 81, "Nilai"),
        (
            "Persentase Capaian Kinerja Program Penunjang Urusan Pemerintahan Kabupaten di"
            " Kecamatan",
            100,
            "Persen",
        ),
    ]
    assert {sel[1]: sel[2:] for sel in isi(tabel_pk_program(tomoni))} == {
        nama: (b["sasaran_program"], b["indikator"], Fraction(b["target_2023"]), b["satuan"])
        for nama, b in terbit.items()
    }
    *program, jumlah = isi(tabel_pk_anggaran(tomoni))
    assert {sel[1]: sel[2:] for sel in program} == {
        nama: (int(b["anggaran"]), "APBD") for nama, b in terbit.items()
    }
    assert jumlah[2] == 4_738_183_425
    assert "perubahan, nomor DPPA/2023" in tabel_pk_sasaran(tomoni).catatan[0]


def test_2_6_is_the_budget(tomoni: LKjIP) -> None:
    """Every node with its number, target and pagu; where the printed two disagree, 3.10's."""
    tabel = isi(tabel_rencana_anggaran(tomoni))
    kita = {sel[0]: sel for sel in tabel if sel[0]}
    for baris in baca("struktur.csv"):
        if baris["tingkat"] == "sasaran":
            continue
        sel = kita.pop(baris["nomor"])
        assert str(sel[1]).removesuffix(" (Kelurahan Tomoni)") == baris["nama"]
        assert sel[3] == Fraction(baris["target"])
        if baris["nomor"] not in SALAH_TERCETAK:
            assert sel[5] == int(baris["pagu_tabel_2_6"]), baris["nomor"]
    assert not kita
    assert next(sel for sel in tabel if sel[0] == "2.1.6.7")[5] == 290_620_000
    assert tabel[-1][5] == 4_738_183_425


def test_2_7_describes_the_iku_and_their_targets(tomoni: LKjIP) -> None:
    uraian = isi(tabel_uraian_iku(tomoni))
    assert [sel[6] for sel in uraian] == ["Setiap seksi", "Seksi dan sub bagian"]
    assert all(sel[4] and sel[5] and sel[7] for sel in uraian)
    terbit = [baris for baris in baca("target_renstra.csv") if baris["tingkat"] == "sasaran"]
    tabel = tabel_target_iku(tomoni)
    tahun = [kolom.judul for kolom in tabel.kolom[4:]]
    assert tahun == ["2022", "2023", "2024", "2025", "2026"]
    assert [sel[4:] for sel in isi(tabel)] == [
        tuple(Fraction(baris[satu]) for satu in tahun) for baris in terbit
    ]


def test_3_1_is_the_scale_of_aturan(tomoni: LKjIP) -> None:
    assert [sel[1:] for sel in isi(tabel_predikat(tomoni.evaluasi.ambang))] == [
        ("≥ 91 %", "Sangat Tinggi"),
        ("76–90 %", "Tinggi"),
        ("66–75 %", "Sedang"),
        ("51–65 %", "Rendah"),
        ("≤ 50 %", "Sangat Rendah"),
    ]


def test_3_2_target_and_realisasi(tomoni: LKjIP) -> None:
    """IKM 81 · 130,11 cannot be and is listed; IKU 2 100 · 97,80 · 97,80 % as printed."""
    ikm, iku2 = isi(tabel_iku(tomoni))
    assert (ikm[4], iku2[4:]) == (81, (100, Fraction("97.8"), Fraction("97.8"), "Sangat Tinggi"))
    salah = {satu.ukuran: satu.tercetak for satu in tomoni.beda if satu.kode == "S1"}
    assert (salah["IKM"], salah["capaian_indikator"]) == (Fraction("130.11"), 161)


def test_3_4_and_3_7_earlier_years(tomoni: LKjIP) -> None:
    nomor, kita = "", {}
    for no, _, tahun, target, realisasi, *_ in isi(tabel_tahun(tomoni.sasaran)):
        nomor = str(no or nomor)
        kita[nomor, tahun] = (target, realisasi)
    for baris in baca("riwayat_iku.csv"):
        no = "1" if "IKM" in baris["indikator"] else "2"
        target, realisasi = kita.pop((no, baris["tahun"]))
        assert target == Fraction(baris["target"])
        if (no, baris["tahun"]) != ("1", "2023"):
            assert realisasi == Fraction(baris["realisasi"])
    assert not kita


def test_3_5_and_3_8_medium_term(tomoni: LKjIP) -> None:
    ikm, iku2 = isi(tabel_menengah(tomoni, tomoni.sasaran))
    assert ikm[4] == 86
    # printed 86 · 130,11 · 151 %, from an IKM that cannot be
    salah = next(satu for satu in tomoni.beda if satu.ukuran == "capaian_menengah")
    assert (bulatkan(salah.tercetak), bulatkan(salah.terhitung, 2)) == (151, Fraction("110.56"))
    assert (iku2[4], *(bulatkan(n, 2) for n in iku2[5:7])) == (
        100,
        Fraction("97.78"),
        Fraction("97.78"),
    )


def test_efficiency_of_money(tomoni: LKjIP) -> None:
    """379.646.998 · 378.321.003 · 1.325.995 and 4.334.331.227 · 4.154.843.645 · 179.487.582:
    sasaran 1 leaves out a program, and 336 rupiah are too many in sasaran 2."""
    tabel = tabel_efisiensi(tomoni, tomoni.sasaran)
    satu, dua = (sel[2:5] for sel in isi(tabel) if sel[1] == "Jumlah sasaran")
    tercetak = {(b.kode, b.ukuran or "pagu"): b for b in tomoni.beda}
    for kode, kita, terbit in (
        ("S1", satu, (379_646_998, 378_321_003, 1_325_995)),
        ("S2", dua, (4_334_331_227, 4_154_843_645, 179_487_582)),
    ):
        ukuran = ("pagu", "realisasi_anggaran", "sisa_anggaran")
        for nama, milik, cetak in zip(ukuran, kita, terbit, strict=True):
            if milik != cetak:
                beda = tercetak[kode, nama]
                assert (beda.tercetak, beda.terhitung) == (cetak, milik)
    assert satu == (403_852_198, 402_523_853, 1_328_345)
    assert dua == (4_334_331_227, 4_154_843_309, 179_487_918)
    # the program that sasaran 1 leaves out: with it taken away its pagu is the printed one
    kelima = next(sel for sel in isi(tabel) if sel[0] == "1.5")
    assert satu[0] - int(kelima[2]) == 379_646_998
    assert len([sel for sel in isi(tabel) if sel[0]]) == 6 + 16 + 38


def test_3_9_people(tomoni: LKjIP) -> None:
    """8 + 25 needed; 8 + 7 + 8 present."""
    jumlah = isi(tabel_pegawai(tomoni.bahan.jabatan))[-1]
    assert jumlah[2:] == (8, 25, 33, 8, 7, 8, 23, -10)
    kalimat = kalimat_pegawai(tomoni.bahan.jabatan, None)
    assert "kurang 10 orang; kebutuhan terpenuhi 69,70 %" in kalimat


def test_3_10_realisasi(tomoni: LKjIP) -> None:
    """Each row as printed; last 4.738.183.425 · 4.557.367.162 · 96,18 %."""
    tabel = isi(tabel_anggaran(tomoni))
    kita = {sel[0]: sel for sel in tabel if sel[0]}
    for baris in baca("struktur.csv"):
        if not baris["pagu_tabel_3_10"]:
            continue
        sel = kita[baris["nomor"]]
        assert sel[3:5] == (
            int(baris["pagu_tabel_3_10"]),
            int(baris["realisasi_tabel_3_10"]),
        )
        if sel[5] is not None:
            capaian = bulatkan(sel[5], 2)  # type: ignore[arg-type]
            assert capaian == Fraction(baris["capaian_tabel_3_10"]), baris["nomor"]
    assert len(kita) == 6 + 16 + 38
    assert tabel[-1][3:5] == (4_738_183_425, 4_557_367_162)
    assert bulatkan(tabel[-1][5], 2) == Fraction("96.18")  # type: ignore[arg-type]


def test_written_report_is_the_one_these_figures_come_from() -> None:
    """The figures above stand in laporan_bab3.md."""
    teks = resource_path("tomoni_2023", "laporan_bab3.md").read_text(encoding="utf-8")
    for angka in (
        *("379.646.998", "378.321.003", "1.325.995", "4.334.331.227", "4.154.843.645"),
        *("179.487.582", "4.738.183.425", "4.557.367.162", "96,18", "8 + 25", "8 + 7 + 8"),
        *("81 · 130,11", "100 · 97,80 · 97,80", "86 · 130,11", "100 · 97,78 · 97,78"),
    ):
        assert angka in teks


# --- the files themselves ---------------------------------------------------------------

TERBIT = (
    ("Kondisi awal", ("78", "86")),
    ("Sumber dana", ("Jumlah", "4.738.183.425")),
    ("Penanggung jawab", ("Indeks Kepuasan Masyarakat (IKM)", "Setiap seksi")),
    ("2024", ("79", "81", "83", "85", "86")),
    ("Kriteria", ("≥ 91 %", "Sangat Tinggi")),
    ("Predikat", ("100", "97,80", "97,80 %", "Sangat Tinggi")),
    ("Tahun", ("2021", "100", "98,25", "98,25 %")),
    ("Cara menghitung", ("100", "97,78", "97,78 %")),
    ("Sebutan", ("Jumlah sasaran", "4.334.331.227", "4.154.843.309", "179.487.918", "4,14 %")),
    ("Butuh pelaksana", ("Jumlah", "8", "25", "33", "8", "7", "8", "23", "-10")),
    ("Kode", ("Jumlah", "4.738.183.425", "4.557.367.162", "96,18 %")),
    ("Tercetak", ("378.321.003", "402.523.853")),
    ("Tercetak", ("161,00 %", "117,38 %")),
)
"""A head of a table, and cells that stand in one of its rows in this order."""


def _ada(tabel: list[list[list[str]]], kepala: str, sel: tuple[str, ...]) -> bool:
    for satu in tabel:
        if not any(kepala in teks for teks in satu[0]):
            continue
        for baris in satu[1:]:
            sisa = iter(baris)
            if all(teks in sisa for teks in sel):
                return True
    return False


@pytest.fixture(scope="module")
def dokumen(store: Store, tomoni: LKjIP) -> Dokumen:
    return naskah(store, tomoni, date(2024, 1, 15), gambar=False)


@pytest.mark.parametrize(("kepala", "sel"), TERBIT)
def test_word_file_holds_the_figures(
    word: list[list[list[str]]], kepala: str, sel: tuple[str, ...]
) -> None:
    assert _ada(word, kepala, sel)


@pytest.fixture(scope="module")
def word(dokumen: Dokumen) -> list[list[list[str]]]:
    """The Word file's tables as texts."""
    isi = Document(io.BytesIO(docx(dokumen)))
    return [[[sel.text for sel in baris.cells] for baris in tabel.rows] for tabel in isi.tables]


def test_pdf_file_holds_every_cell_of_the_word_file(
    dokumen: Dokumen, word: list[list[list[str]]]
) -> None:
    """The marks that Qt paints carry the same words."""

    class Ukur:
        def lebar(self, teks: str, huruf: Huruf) -> float:
            return len(teks) * huruf.ukuran * 0.1  # narrow: no word is cut

    halaman = tata(dokumen, Ukur())
    teks = (t.teks for satu in halaman for t in satu.tanda if isinstance(t, Teks))
    tulisan = {kata for satu in teks for kata in satu.split()}
    hilang = {
        kata
        for tabel in word
        for baris in tabel
        for sel in baris
        for kata in sel.split()
        if kata not in tulisan
    }
    assert not hilang
    assert any(satu.mendatar for satu in halaman)
    assert len(word) == 25
