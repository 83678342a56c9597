"""The sheets ``Renstra`` and ``PetaKode``: round trip, counts, refusals, rupiah of a node."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from simpelin.domain.rencana import Kunci, Sifat
from simpelin.domain.renstra import AlihKode, ButirRenstra, NilaiTahun, Renstra
from simpelin.services import renstra
from simpelin.services.hasil_impor import HasilImpor, ImporDitolak
from simpelin.services.impor import impor
from simpelin.services.templat import templat_isi
from simpelin.store import Store, open_store
from tests.workbook.buku_uji import tabel, tulis_buku

KOLOM = (
    "tahun_awal tahun_akhir kode tahun sub_skpd indikator tahun_kode satuan sifat_tahunan "
    "kondisi_awal target_akhir pagu_akhir target realisasi pagu realisasi_anggaran nomor_renstra"
)
PETA = "tahun kode_lama kode_baru sub_lama sub_baru indikator_lama indikator_baru"
HURUF = {nama: chr(65 + n) for n, nama in enumerate(KOLOM.split())}
MASA = {"tahun_awal": 2021, "tahun_akhir": 2026, "kode": "7.01"}


def ambil(
    store: Store, jalur: Path, *baris: dict[str, Any], peta: list[dict[str, Any]] = (), **lain: Any
) -> HasilImpor:
    isi = {"Renstra": tabel(lain.pop("kolom", KOLOM), *(MASA | satu for satu in baris))}
    if peta:
        isi["PetaKode"] = tabel(PETA, *peta)
    return impor(store, tulis_buku(jalur / "r.xlsx", isi), **lain)


def hitungan(hasil: HasilImpor, lembar: str = "Renstra") -> list[int]:
    return next(list(s.hitungan.values()) for s in hasil.ringkasan if s.lembar == lembar)


ISI = (
    {"indikator": "Dok", "satuan": "dokumen", "sifat_tahunan": "rata_rata", "kondisi_awal": 0.55,
     "target_akhir": 60, "nomor_renstra": "Perbup 5"},
    {"indikator": "Dok", "tahun": 2021, "target": 12, "realisasi": 11.5, "pagu": 5000,
     "realisasi_anggaran": 4000},
    {"indikator": "Dok", "tahun": 2022, "target": 12, "pagu": "6.000"},
    {"pagu_akhir": 30000},
)  # fmt: skip


def test_rows_become_items_and_rupiah_go_to_the_node(kosong: Store, tmp_path: Path) -> None:
    hasil = ambil(kosong, tmp_path, *ISI)
    assert hitungan(hasil) == [4, 0, 0, 0]
    dok = ButirRenstra(
        Kunci("7.01"), "Dok", 2021, "dokumen", Sifat.RATA_RATA, Fraction("0.55"), Fraction(60),
        tahun={2021: NilaiTahun(Fraction(12), Fraction("11.5")), 2022: NilaiTahun(Fraction(12))},
    )  # fmt: skip
    uang = ButirRenstra(
        Kunci("7.01"), "", 2021, pagu_akhir=30000,
        tahun={2021: NilaiTahun(pagu=5000, anggaran=4000), 2022: NilaiTahun(pagu=6000)},
    )  # fmt: skip
    (masa,) = kosong.renstra.semua()
    assert (masa.awal, masa.akhir, masa.nomor) == (2021, 2026, "Perbup 5")
    assert {b.id for b in masa.butir} == {dok.id, uang.id}
    assert masa.menurut_id[dok.id] == dok
    assert masa.menurut_id[uang.id] == uang


def test_the_same_file_again_changes_nothing(kosong: Store, tmp_path: Path) -> None:
    ambil(kosong, tmp_path, *ISI)
    nomor = kosong.nomor_perubahan()
    hasil = ambil(kosong, tmp_path, *ISI, uji=True)
    assert hitungan(hasil) == [0, 0, 4, 0]
    assert not hasil.berubah
    assert kosong.nomor_perubahan() == nomor


def test_an_empty_cell_replaces_and_a_missing_column_does_not(
    kosong: Store, tmp_path: Path
) -> None:
    ambil(kosong, tmp_path, *ISI)
    satu = {"indikator": "Dok", "tahun": 2021, "target": 13}
    hasil = ambil(
        kosong, tmp_path, satu, kolom="tahun_awal tahun_akhir kode tahun indikator target"
    )
    assert hitungan(hasil) == [0, 1, 0, 0]
    dok = kosong.renstra.semua()[0].menurut_id[Kunci("7.01"), "Dok", 2021]
    assert dok.pada(2021) == NilaiTahun(Fraction(13), Fraction("11.5"))
    ambil(kosong, tmp_path, satu)
    dok = kosong.renstra.semua()[0].menurut_id[Kunci("7.01"), "Dok", 2021]
    assert dok.pada(2021) == NilaiTahun(Fraction(13))
    assert dok.target_akhir == 60, "the row without a year was not in the file"


def test_changed_rupiah_in_an_indicators_row_count_as_changed(
    kosong: Store, tmp_path: Path
) -> None:
    ambil(kosong, tmp_path, *ISI)
    hasil = ambil(kosong, tmp_path, ISI[1] | {"pagu": 5001}, uji=True)
    assert hitungan(hasil) == [0, 1, 0, 0]
    assert [(p.kolom, p.lama, p.baru) for p in hasil.perubahan] == [("pagu", "5.000", "5.001")]


@pytest.mark.parametrize(
    ("lagi", "kolom", "kata"),
    [
        ([{"tahun": 2027, "target": 1}], "tahun", "di luar Renstra 2021–2026"),
        ([{"tahun": 2022, "target_akhir": 1}], "target_akhir", "kolom tahunnya kosong"),
        ([{"target": 1}], "target", "isi kolom tahun"),
        ([{"tahun": 2022, "target": 1}] * 2, "kode", "sudah ada di C2"),
        (
            [{"tahun": 2022, "pagu": 1, "indikator": "a"}, {"tahun": 2022, "pagu": 2}],
            "pagu",
            "berbeda dengan O3",
        ),
        (
            [{"tahun": 2022, "pagu": n, "indikator": str(n)} for n in (1, 2)],
            "pagu",
            "berbeda dengan O2; tulis sekali saja",
        ),
        ([{"tahun_akhir": 2020, "target_akhir": 1}], "tahun_akhir", "mendahului tahun awal 2021"),
        ([{"tahun": 2022, "realisasi_anggaran": -5}], "realisasi_anggaran", "negatif"),
        ([{"sifat_tahunan": "harian"}], "sifat_tahunan", "kumulatif"),
    ],
)
def test_refused_with_its_cell_and_nothing_stored(
    lagi: list[dict[str, Any]], kolom: str, kata: str, kosong: Store, tmp_path: Path
) -> None:
    with pytest.raises(ImporDitolak) as galat:
        ambil(kosong, tmp_path, *lagi)
    (satu,) = galat.value.penolakan
    assert satu.sel[0] == HURUF[kolom]
    assert kata in satu.pesan
    assert kosong.renstra.semua() == ()


# --- PetaKode --------------------------------------------------------------------------

GANTI = {"tahun": 2024, "kode_lama": "7.01", "kode_baru": "7.02", "sub_baru": "Kel"}


def test_map_of_codes(kosong: Store, tmp_path: Path) -> None:
    nama = {"tahun": 2024, "kode_lama": "A", "kode_baru": "A"}
    nama |= {"indikator_lama": "x", "indikator_baru": "y"}
    hasil = ambil(kosong, tmp_path, peta=[GANTI, nama])
    assert hitungan(hasil, "PetaKode") == [2, 0, 0, 0]
    assert kosong.renstra.alih() == (
        AlihKode(2024, Kunci("7.01"), Kunci("7.02", "Kel")),
        AlihKode(2024, Kunci("A"), Kunci("A"), "x", "y"),
    )
    hasil = ambil(kosong, tmp_path, peta=[GANTI, nama | {"indikator_baru": "z"}])
    assert hitungan(hasil, "PetaKode") == [0, 1, 1, 0]


def test_ends_may_be_exchanged_in_one_import(kosong: Store, tmp_path: Path) -> None:
    dua = GANTI | {"kode_lama": "7.03", "kode_baru": "7.04"}
    ambil(kosong, tmp_path, peta=[GANTI, dua])
    ambil(kosong, tmp_path, peta=[GANTI | {"kode_baru": "7.04"}, dua | {"kode_baru": "7.02"}])
    assert [satu.baru.kode for satu in kosong.renstra.alih()] == ["7.04", "7.02"]


@pytest.mark.parametrize(
    ("peta", "kata"),
    [
        ([GANTI, GANTI], "sudah dipetakan di B2"),
        ([GANTI, GANTI | {"kode_lama": "7.09"}], "7.01 dan 7.09 sama-sama menjadi 7.02"),
        ([GANTI | {"indikator_lama": "x"}], "keduanya"),
        ([GANTI | {"kode_baru": "7.01", "sub_baru": None}], "sama dengan kode lama"),
    ],
)
def test_impossible_maps(
    peta: list[dict[str, Any]], kata: str, kosong: Store, tmp_path: Path
) -> None:
    with pytest.raises(ImporDitolak, match=kata):
        ambil(kosong, tmp_path, peta=peta)
    assert kosong.renstra.alih() == ()


# --- round trip ---------------------------------------------------------------------------


def test_round_trip_byte_for_byte(kosong: Store, tmp_path: Path) -> None:
    ambil(kosong, tmp_path, *ISI, {"kode": "S1", "indikator": "IKU", "tahun": 2026, "target": 86},
          peta=[GANTI])  # fmt: skip
    renstra.simpan_masa(kosong, Renstra(2025, 2029))
    renstra.simpan_butir(
        kosong, Renstra(2025, 2029), [ButirRenstra(Kunci("7.02", "Kel"), "=Dok", 2026,
                                                   kondisi_awal=Fraction("-1.5"))]
    )  # fmt: skip
    templat_isi(kosong, tmp_path / "isi.xlsx")
    lain = open_store(tmp_path / "lain.db")
    try:
        impor(lain, tmp_path / "isi.xlsx")
        assert not impor(lain, tmp_path / "isi.xlsx", uji=True).berubah
        assert lain.renstra.alih() == kosong.renstra.alih()
        for a, b in zip(lain.renstra.semua(), kosong.renstra.semua(), strict=True):
            assert (str(a), a.nomor, a.menurut_id) == (str(b), b.nomor, b.menurut_id)
        templat_isi(lain, tmp_path / "lagi.xlsx")
    finally:
        lain.close()
    assert (tmp_path / "lagi.xlsx").read_bytes() == (tmp_path / "isi.xlsx").read_bytes()
