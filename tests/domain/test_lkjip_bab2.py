"""Tables of Bab II, the staff table and the rating scale, on small constructed years."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from simpelin.domain.ambang import Ambang, Predikat
from simpelin.domain.bahan_lkjip import BahanLKjIP, Jabatan, SasaranProgram, UraianIKU
from simpelin.domain.garis_waktu import GarisWaktu
from simpelin.domain.grafik_lkjip import grafik_menengah, grafik_tahun, semua_grafik
from simpelin.domain.lkjip import LKjIP
from simpelin.domain.lkjip_iku import tabel_predikat
from simpelin.domain.lkjip_pegawai import kalimat_pegawai, tabel_pegawai
from simpelin.domain.lkjip_rencana import (
    sebut_versi,
    tabel_pk_anggaran,
    tabel_pk_program,
    tabel_pk_sasaran,
    tabel_sasaran_renstra,
    tabel_target_iku,
    tabel_tujuan,
    tabel_uraian_iku,
)
from simpelin.domain.lkjip_susun import susun_lkjip
from simpelin.domain.lkjip_tabel import semua_tabel
from simpelin.domain.lkjip_uang import (
    nomor_pohon,
    tabel_anggaran,
    tabel_efisiensi,
    tabel_rencana_anggaran,
)
from simpelin.domain.rencana import JenisVersi, Kunci, Simpul, Tingkat, VersiRencana, susun
from simpelin.domain.renstra import ButirRenstra, NilaiTahun, PetaKode, Renstra
from simpelin.domain.tabel_data import TabelData
from tests.domain.buatan import hitung, indikator, laporan, sub

S1, S2 = Kunci("S1"), Kunci("S2")
JABATAN = (
    Jabatan("Kasubag Umum", 1, 1, 5, 1, 2, 3),
    Jabatan("Camat", 0, 1, None, 1),
)


def rencana():
    """Two sasaran: the first with two indicators and one program, the second with neither."""
    iku = (indikator("Indeks", 80, satuan="Nilai"), indikator("Tanpa target"))
    return susun(
        2026,
        "murni",
        [
            Simpul(Kunci("T1"), Tingkat.TUJUAN, "Tujuan satu", indikator=(indikator("Naik", 2),)),
            Simpul(S1, Tingkat.SASARAN, "Sasaran satu", Kunci("T1"), indikator=iku),
            Simpul(S2, Tingkat.SASARAN, "Sasaran dua", Kunci("T1")),
            Simpul(Kunci("P"), Tingkat.PROGRAM, "Program", S1, indikator=(indikator("p", 100),)),
            Simpul(Kunci("K"), Tingkat.KEGIATAN, "Kegiatan", Kunci("P")),
            sub("A", indikator("a", 4), indikator("b", 2), pagu=100),
            sub("B", pagu=50),
            sub("C", indikator("c", 1)),
        ],
    )


def buat(garis: GarisWaktu | None = None, **lain: object) -> LKjIP:
    hasil = hitung(rencana(), 4, {("S1", "Indeks"): laporan(10, 10, 10, 10)}, {"A": (10, 20)})
    return replace(susun_lkjip(hasil, garis or GarisWaktu((), PetaKode(), {})), **lain)


def dengan_renstra() -> GarisWaktu:
    butir = ButirRenstra(
        S1,
        "Indeks",
        2025,
        kondisi_awal=Fraction(70),
        target_akhir=Fraction(90),
        tahun={t: NilaiTahun(target=Fraction(t - 1950)) for t in (2025, 2026)},
    )
    return GarisWaktu((Renstra(2025, 2027, "Perbup 1", (butir,)),), PetaKode(), {})


def isi(tabel: TabelData) -> list[tuple[object, ...]]:
    return [satu.sel for satu in tabel.baris]


def test_renstra_stands_beside_tujuan_and_sasaran() -> None:
    lkjip = buat(dengan_renstra())
    assert isi(tabel_tujuan(lkjip)) == [(1, "Tujuan satu", "Naik", None, None, None)]
    assert isi(tabel_sasaran_renstra(lkjip)) == [
        (1, "Sasaran satu", "Indeks", "Nilai", 70, 90),
        ("", "", "Tanpa target", None, None, None),
        (2, "Sasaran dua", None, None, None, None),
    ]
    assert tabel_sasaran_renstra(lkjip).kolom[5].judul == "Target akhir (2027)"


def test_targets_of_the_renstras_years() -> None:
    tabel = tabel_target_iku(buat(dengan_renstra()))
    assert [k.judul for k in tabel.kolom[3:]] == ["2025", "2026", "2027"]
    assert isi(tabel) == [
        (1, "Indeks", "Nilai", 75, 76, None),
        (2, "Tanpa target", None, None, None, None),
    ]


def test_without_renstra_nothing_is_made_up() -> None:
    lkjip = buat()
    assert not tabel_target_iku(lkjip).baris
    assert {baris[4:] for baris in isi(tabel_sasaran_renstra(lkjip))} == {(None, None)}


def test_agreement_names_the_version_and_says_what_is_missing() -> None:
    versi = VersiRencana("perubahan", JenisVersi.PERUBAHAN, "DPPA/1", "2026-10-16", 4)
    lkjip = buat(versi=versi)
    assert sebut_versi(lkjip) == "perubahan, nomor DPPA/1, 16 Oktober 2026, berlaku mulai TW IV"
    assert tabel_pk_sasaran(lkjip).judul == "Perjanjian kinerja Perubahan tahun 2026: sasaran"
    assert "Perubahan" not in tabel_pk_sasaran(buat()).judul
    assert isi(tabel_pk_sasaran(lkjip))[0] == (1, "Sasaran satu", "Indeks", 80, "Nilai")
    program = tabel_pk_program(lkjip)
    assert isi(program) == [(1, "Program", None, "p", 100, None)]
    assert program.catatan == ("Sasaran program belum diisi; isi di Laporan, Bahan LKjIP.",)


def test_agreement_with_its_texts_and_total() -> None:
    bahan = BahanLKjIP(program={Kunci("P"): SasaranProgram("Meningkatnya p", "APBD")})
    lkjip = buat(bahan=bahan)
    assert isi(tabel_pk_program(lkjip)) == [(1, "Program", "Meningkatnya p", "p", 100, None)]
    anggaran = tabel_pk_anggaran(lkjip)
    assert isi(anggaran) == [(1, "Program", 150, "APBD"), ("", "Jumlah", 150, "")]
    assert anggaran.baris[-1].rumus == ((2, "=SUM(C{b[0]}:C{b[0]})"),)
    assert (tabel_pk_program(lkjip).catatan, anggaran.catatan) == ((), ())


def test_iku_are_described_one_by_one() -> None:
    uraian = {(S1, "Indeks"): UraianIKU("A/B", "Survei", "Seksi", "")}
    tabel = tabel_uraian_iku(buat(bahan=BahanLKjIP(uraian=uraian)))
    assert isi(tabel)[0][4:] == ("A/B", "Survei", "Seksi", None)
    assert isi(tabel)[1][4:] == (None, None, None, None)
    assert tabel.catatan == (
        "Formula, sumber data, atau penanggung jawab belum diisi untuk Tanpa target; isi di"
        " Laporan, Bahan LKjIP.",
    )


def test_a_tujuans_indicator_is_described_where_it_was_filled_in() -> None:
    uraian = {(Kunci("T1"), "Naik"): UraianIKU("(A-B)/B", "Survei", "Seksi")}
    tabel = tabel_uraian_iku(buat(bahan=BahanLKjIP(uraian=uraian)))
    assert isi(tabel)[0][:3] == (1, "Tujuan: Tujuan satu", "Naik")
    assert [sel[0] for sel in isi(tabel)] == [1, 2, "", 3]


def test_budget_lists_every_indicator_and_adds_up() -> None:
    tabel = tabel_rencana_anggaran(buat())
    assert isi(tabel) == [
        ("Sasaran 1. Sasaran satu",),
        ("1.1", "Program", "p", 100, None, 150),
        ("1.1.1", "Kegiatan", None, None, None, 150),
        ("1.1.1.1", "Sub A", "a", 4, None, 100),
        ("", "", "b", 2, None, ""),
        ("1.1.1.2", "Sub B", None, None, None, 50),
        ("1.1.1.3", "Sub C", "c", 1, None, None),
        ("Sasaran 2. Sasaran dua",),
        ("", "Jumlah", "", "", "", 150),
    ]
    rumus = {n: satu.rumus for n, satu in enumerate(tabel.baris) if satu.rumus}
    assert rumus == {
        1: ((5, "=SUM(F{b[2]})"),),
        2: ((5, "=SUM(F{b[3]},F{b[5]}:F{b[6]})"),),
        8: ((5, "=SUM(F{b[1]})"),),
    }


def test_rows_are_numbered_as_in_the_report() -> None:
    assert list(nomor_pohon(buat().evaluasi).values()) == [
        *("1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2", "1.1.1.3", "2")
    ]


def test_unreported_rupiah_is_a_dash_and_counts_as_nothing() -> None:
    tabel = tabel_anggaran(buat())
    nilai = {str(sel[2]): sel[4] for sel in isi(tabel)}
    assert nilai == {
        "Program": 30,
        "Kegiatan": 30,
        "Sub A": 30,
        "Sub B": None,
        "Sub C": None,
        "Jumlah": 30,
    }
    assert tabel.baris[1].rumus[1] == (4, "=SUM(E{b[2]}:E{b[4]})")


def test_money_left_goes_down_to_sub_kegiatan() -> None:
    lkjip = buat()
    tabel = tabel_efisiensi(lkjip, lkjip.sasaran)
    assert [sel[1:5] for sel in isi(tabel) if len(sel) > 1] == [
        ("Program", 150, 30, 120),
        ("Kegiatan", 150, 30, 120),
        ("Sub A", 100, 30, 70),
        ("Sub B", 50, None, None),  # nobody entered its rupiah: that is no 0
        ("Sub C", 0, None, None),
        ("Jumlah sasaran", 150, 30, 120),
        ("Jumlah sasaran", 0, None, None),
    ]


@pytest.mark.parametrize("garis", [GarisWaktu((), PetaKode(), {}), dengan_renstra()])
def test_every_table_has_as_many_cells_as_columns(garis: GarisWaktu) -> None:
    semua = semua_tabel(buat(garis, bahan=BahanLKjIP(jabatan=JABATAN)))
    lembar = [satu.lembar for satu in semua]
    assert len(set(lembar)) == len(lembar)
    assert max(map(len, lembar)) <= 31
    for tabel in semua:
        for baris in tabel.baris:
            assert baris.kelompok or len(baris.sel) == len(tabel.kolom)


# --- people ---------------------------------------------------------------------


def test_people_needed_and_there() -> None:
    tabel = tabel_pegawai(JABATAN)
    assert isi(tabel) == [
        (1, "Camat", 1, None, 1, 1, None, None, 1, 0),
        (2, "Kasubag Umum", 1, 5, 6, 1, 2, 3, 6, 0),
        ("", "Jumlah", 2, 5, 7, 2, 2, 3, 7, 0),
    ]
    assert tabel.baris[-1].rumus[0] == (2, "=SUM(C{b[0]}:C{b[1]})")
    assert tabel.catatan == ()


def test_shortage_in_words() -> None:
    kurang = (Jabatan("Kasi", 0, 1, 4, 1, 1),)
    assert kalimat_pegawai(kurang, Fraction(97)) == (
        "Menurut analisis jabatan diperlukan 5 orang (1 struktural, 4 pelaksana), yang ada 2 orang"
        " (1 struktural, 1 PNS pelaksana): kurang 3 orang; kebutuhan terpenuhi 40,00 %. Dengan"
        " pegawai itu capaian kinerja kantor 97,00 %."
    )
    assert "sama dengan kebutuhan" in kalimat_pegawai(JABATAN, None)
    assert "lebih 1 orang" in kalimat_pegawai((Jabatan("Kasi", 0, 1, 0, 1, 1),), None)


def test_what_is_not_said_is_told() -> None:
    satu = Jabatan("Kasi", 0, 1, 4)
    assert "pegawai yang ada belum diisi lengkap" in kalimat_pegawai((satu,), None)
    assert "analisis jabatan belum diisi lengkap" in kalimat_pegawai(
        (Jabatan("X", ada_pns=1),), None
    )
    assert "Belum lengkap: Kasi." in tabel_pegawai((satu,)).catatan[0]
    assert "4 dari 4 jabatan" in tabel_pegawai((satu,) * 4).catatan[0]
    assert tabel_pegawai(()).baris == ()


# --- scale and charts --------------------------------------------------------------


def test_scale_is_the_settings() -> None:
    skala = (Predikat(90, "Baik"), Predikat(60, "Cukup"), Predikat(10, "Kurang"))
    assert isi(tabel_predikat(Ambang(predikat=skala))) == [
        (1, "≥ 90 %", "Baik"),
        (2, "60–89 %", "Cukup"),
        (3, "≤ 59 %", "Kurang"),
    ]
    assert [sel[1] for sel in isi(tabel_predikat(Ambang()))] == [
        *("≥ 91 %", "76–90 %", "66–75 %", "51–65 %", "≤ 50 %")
    ]


def test_bars_are_the_tables_figures() -> None:
    lkjip = buat(dengan_renstra())
    iku, tanpa = lkjip.sasaran[0].iku
    (satu,) = grafik_tahun(iku).isi.pasangan[-1:]
    assert (satu.label, satu.target, satu.realisasi, satu.sah) == ("2026", 80, 40, True)
    menengah = grafik_menengah(iku, lkjip)
    assert menengah is not None
    assert (menengah.isi.pasangan[0].target, menengah.isi.pasangan[0].realisasi) == (90, 40)
    assert menengah.isi.nama_target == "Target akhir Renstra (2027)"
    assert not grafik_tahun(tanpa).ada
    assert [g.id for g in semua_grafik(lkjip)] == ["lkjip-tahun", "lkjip-menengah"]
    assert [g.id for g in semua_grafik(buat())] == ["lkjip-tahun"]


def test_a_value_outside_its_scale_draws_no_bar() -> None:
    lkjip = buat()
    iku = lkjip.sasaran[0].iku[0]
    rusak = replace(iku, tahun=(replace(iku.kini, tidak_valid=True),))
    grafik = grafik_tahun(rusak)
    assert not grafik.isi.pasangan[0].sah
    assert "2026 (40)" in grafik.kalimat
