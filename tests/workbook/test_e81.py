"""Form E.81, read again and calculated again."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from simpelin.domain.ambang import BAWAAN
from simpelin.domain.angka import bulatkan
from simpelin.domain.dokumen import Penanda
from simpelin.domain.e81 import FormE81
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Tingkat
from simpelin.services import e81, pengaturan
from simpelin.services.contoh import isi_contoh
from simpelin.services.evaluasi import hitung, sebagai_json
from simpelin.store import Store, open_store
from simpelin.workbook.e81 import KAKI, KepalaE81, rumus_predikat, tulis_e81
from simpelin.workbook.e81_kolom import TAHUN_INI, k, rp
from simpelin.workbook.e81_rumus import _fungsi
from simpelin.workbook.e81_tabel import nilai_k, nilai_rp
from tests.domain.e81_contoh import formulir
from tests.workbook.conftest import HitungUlang

STRIP = "–"
TANGGAL = date(2024, 1, 10)
_JUDUL_ISI = "No"


def kepala(**lain: object) -> KepalaE81:
    dasar: dict[str, object] = {
        "nama_skpd": "Kecamatan Uji",
        "pemerintah": "Kabupaten Luwu Timur",
        "tanggal": TANGGAL,
        "versi": "perubahan",
        "basis": "SP2D",
        "teks_rekonsiliasi": "TW II belum direkonsiliasi dengan BKAD",
        "sudah": False,
        "penanda": (
            Penanda("Disusun\nUji, 10 Januari 2024", "Camat Uji", "Andi Contoh", "Pembina", "1970"),
            Penanda("Dievaluasi", "Kepala Bappelitbangda"),
        ),
        "kaki": (["=1+1 pendorong"], ["hambatan", "lain"], [], []),
    }
    return KepalaE81(**(dasar | lain))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def tomoni(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("e81") / "contoh.db")) as satu:
        isi_contoh(satu)
        yield satu


def tulis(form: FormE81, jalur: Path, *, tanpa_nilai: bool = False, **lain: object) -> Path:
    tulis_e81(form, kepala(**lain), jalur, tanpa_nilai=tanpa_nilai)
    return jalur


def awal(lembar: Worksheet) -> int:
    """The number of the form's first row: below No, quarters, numbers, K and Rp."""
    return next(r for r in range(1, 40) if lembar.cell(r, 1).value == _JUDUL_ISI) + 4


def sel(nilai: object, desimal: int) -> object:
    """A cell as it is compared: the dash, or a number at the decimals given."""
    if nilai is None or isinstance(nilai, str):
        return nilai
    return bulatkan(nilai if isinstance(nilai, int) else _pecahan(nilai), desimal)


def _pecahan(nilai: object) -> Fraction:
    return Fraction(str(nilai))


def harap(form: FormE81, kolom: Sequence[int]) -> list[list[object]]:
    """Every row as the values say it: K at two decimals, Rp to the rupiah."""
    hasil = []
    for satu in form.baris:
        kk, uang = nilai_k(satu), nilai_rp(satu.rp) if satu.rp else None
        baris: list[object] = []
        for n in kolom:
            belum = n in range(8 + form.triwulan, 12)
            kosong = belum and satu.indikator is not None
            baris.append(None if kosong else sel(_strip(kk.get(n)), 2))
            persen = n in (14, TAHUN_INI)
            if uang is None or belum:
                baris.append(None)
            else:
                baris.append(sel(_strip(uang.get(n)), 2 if persen else 0))
        hasil.append(baris)
    return hasil


def _strip(nilai: object) -> object:
    return STRIP if nilai is None else nilai


def dapat(lembar: Worksheet, form: FormE81, kolom: Sequence[int]) -> list[list[object]]:
    hasil = []
    for r in range(awal(lembar), awal(lembar) + len(form.baris)):
        baris: list[object] = []
        for n in kolom:
            baris.append(sel(lembar.cell(r, k(n) + 1).value, 2))
            desimal = 2 if n in (14, TAHUN_INI) else 0
            baris.append(sel(lembar.cell(r, rp(n) + 1).value, desimal))
        hasil.append(baris)
    return hasil


def periksa(form: FormE81, jalur: Path, *, capaian_tahun: bool = False) -> None:
    """Every figure of the form and of its foot."""
    buku = openpyxl.load_workbook(jalur, data_only=True)
    lembar = buku["E.81"]
    kolom = [*range(5, 15), *([TAHUN_INI] if capaian_tahun else [])]
    assert dapat(lembar, form, kolom) == harap(form, kolom)
    r = awal(lembar) + len(form.baris)
    kaki = {
        k(12): form.rata_k.nilai,
        rp(12): form.rata_rp.nilai,
        rp(13): form.total_rp,
        k(14): form.renstra_k.nilai,
        rp(14): form.renstra_rp.nilai,
    }
    for letak, nilai in kaki.items():
        assert sel(lembar.cell(r, letak + 1).value, 2) == sel(_strip(nilai), 2)
    for letak in (k(12), rp(12), k(14), rp(14)):
        predikat = form.ambang.predikat_dari(kaki[letak]) or STRIP
        assert lembar.cell(r + 1, letak + 1).value == predikat


# --- figures -----------------------------------------------------------------------


def test_published_averages(tomoni: Store) -> None:
    """Tomoni 2023: the mean of 37 rows is 97,53, the total 96,18."""
    form = e81.formulir(tomoni, 2023, 4)
    assert form.rata_rp.baris == 37
    assert bulatkan(form.rata_rp.nilai or 0, 2) == _pecahan("97.53")
    assert bulatkan(form.total_rp or 0, 2) == _pecahan("96.18")


def test_rupiah_are_those_of_the_evaluation(tomoni: Store) -> None:
    for n in (2, 4):
        simpul = sebagai_json(hitung(tomoni, 2023, n))["simpul"]
        resmi = {
            (s["kode"], s["sub_skpd"]): (s["pagu"], s["realisasi_anggaran"])
            for s in simpul
            if s["tingkat"] != "tujuan"
        }
        form = e81.formulir(tomoni, 2023, n)
        punya = {
            tuple(b.simpul.kunci): (b.rp.pagu, b.rp.tahun_ini or 0) for b in form.baris if b.rp
        }
        assert punya == resmi


def test_cached_values(tmp_path: Path) -> None:
    for n in (1, 2, 4):
        form = formulir(n)
        periksa(form, tulis(form, tmp_path / "e81.xlsx"))


def test_libreoffice_calculates_the_same(
    tomoni: Store, tmp_path: Path, hitung_ulang: HitungUlang
) -> None:
    contoh = e81.formulir(tomoni, 2023, 4)
    semua = {"a": formulir(2), "b": formulir(4), "tomoni": contoh}
    berkas = [
        tulis(form, tmp_path / f"{nama}.xlsx", tanpa_nilai=True, capaian_tahun=True)
        for nama, form in semua.items()
    ]
    for form, jalur in zip(semua.values(), hitung_ulang(berkas), strict=True):
        periksa(form, jalur, capaian_tahun=True)


def test_many_children_are_summed_in_pieces() -> None:
    rumus = _fungsi("SUM", [f"I{n}" for n in range(1, 451)])
    assert rumus.count("SUM(") == 3
    assert max(bagian.count(",") for bagian in rumus.split("SUM")) < 200


def test_predikat_formula_follows_the_settings() -> None:
    assert rumus_predikat(BAWAAN, "S9").startswith(
        '=IF(ISNUMBER(S9),IF(ROUND(S9,0)>=91,"Sangat Tinggi",IF(ROUND(S9,0)>=76,"Tinggi",'
    )


# --- the form ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def buku(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    jalur = tulis(formulir(2), tmp_path_factory.mktemp("bentuk") / "e81.xlsx")
    return openpyxl.load_workbook(jalur)


def test_fifteen_numbered_columns_in_twenty_five(buku: openpyxl.Workbook) -> None:
    lembar = buku["E.81"]
    r = awal(lembar)
    nomor = [lembar.cell(r - 2, c).value for c in range(1, 27)]
    assert [n for n in nomor if n] == [
        *map(str, range(1, 13)), "13 = 6 + 12", "14 = 13/5 × 100", "15"
    ]  # fmt: skip
    pasangan = [lembar.cell(r - 1, c).value for c in range(1, 27)]
    assert pasangan == [None] * 4 + ["K", "Rp"] * 10 + [None, None]
    assert nomor[24:] == ["15", None]
    assert [lembar.cell(r - 3, k(n) + 1).value for n in range(8, 12)] == ["I", "II", "III", "IV"]
    judul = [lembar.cell(r - 4, c).value for c in range(1, 26)]
    assert judul[:3] == ["No", "Sasaran", "Program / Kegiatan / Sub Kegiatan"]
    assert "Tahun 2025" in str(judul[k(5)])
    assert "Tahun Lalu (2022)" in str(judul[k(6)])


def test_merged_cells_of_the_header(buku: openpyxl.Workbook) -> None:
    lembar = buku["E.81"]
    r = awal(lembar)
    gabung = {str(satu) for satu in lembar.merged_cells.ranges}
    assert {f"A{r - 4}:A{r - 3}", f"K{r - 4}:R{r - 4}", f"K{r - 3}:L{r - 3}"} <= gabung
    assert {f"S{r - 4}:T{r - 3}", f"S{r - 2}:T{r - 2}", f"Y{r - 4}:Y{r - 3}"} <= gabung


def test_foot_in_the_forms_order(buku: openpyxl.Workbook) -> None:
    lembar = buku["E.81"]
    teks = [str(satu.value or "") for satu in lembar["A"]]
    letak = [next(i for i, t in enumerate(teks) if t.startswith(j)) for j in (
        "Rata-rata capaian kinerja (%)", "Predikat kinerja", *KAKI)]  # fmt: skip
    assert letak == sorted(letak)
    assert teks[letak[2] + 1] == "=1+1 pendorong"
    assert lembar.cell(letak[2] + 2, 1).data_type == "s"
    assert teks[letak[4] + 1].startswith("……"), "nothing gathered: a line to fill"
    tanda = [str(satu.value) for satu in lembar[lembar.max_row] if satu.value]
    assert [t.split("\n")[0] for t in tanda] == ["Disusun", "Dievaluasi"]
    assert "Camat Uji" in tanda[0]
    assert "NIP 1970" in tanda[0]
    assert any("TW II belum direkonsiliasi" in t for t in teks)


def test_page_and_properties(buku: openpyxl.Workbook, tmp_path: Path) -> None:
    assert buku.sheetnames == ["E.81", "Perhitungan"]
    lembar = buku["E.81"]
    r = awal(lembar)
    assert (lembar.page_setup.orientation, int(lembar.page_setup.paperSize)) == ("landscape", 8)
    assert lembar.sheet_properties.pageSetUpPr.fitToPage
    assert lembar.page_setup.fitToHeight == 0, "one page wide, as many as it takes"
    assert lembar.print_title_rows == f"${r - 4}:${r - 1}"
    assert lembar.print_area.endswith(f"$Y${lembar.max_row}")
    assert set(buku.defined_names) == {
        "RataRataCapaianKinerja",
        "RataRataCapaianRp",
        "RataRataRenstraKinerja",
        "RataRataRenstraRp",
        "CapaianRpTotal",
    }
    assert buku.properties.title == "Formulir E.81 TW II 2023: Kecamatan Uji"
    f4 = openpyxl.load_workbook(tulis(formulir(2), tmp_path / "f4.xlsx", kertas="F4"))
    assert int(f4["E.81"].page_setup.paperSize) == 14


def test_figures_are_live(buku: openpyxl.Workbook) -> None:
    lembar = buku["E.81"]
    r = awal(lembar)
    isi = {n: lembar.cell(r + 3, k(n) + 1).value for n in (12, 13, 14)}
    assert isi[12] == f'=IF(COUNT(K{r + 3},M{r + 3})=0,"–",SUM(K{r + 3},M{r + 3}))'
    assert isi[13] == f'=IF(COUNT(G{r + 3},S{r + 3})=0,"–",SUM(G{r + 3},S{r + 3}))'
    assert f"U{r + 3}/E{r + 3}*100" in str(isi[14])
    kegiatan = lembar.cell(r + 2, rp(7) + 1).value
    assert kegiatan == f"=SUM(J{r + 3}:J{r + 5})"
    assert lembar.cell(r + 3, rp(12) + 1).number_format.startswith("#,##0")


def test_optional_pair_and_same_bytes(tmp_path: Path) -> None:
    form = formulir(2)
    lembar = openpyxl.load_workbook(tulis(form, tmp_path / "a.xlsx", capaian_tahun=True))["E.81"]
    assert "Kolom 12 terhadap 7" in str(lembar.cell(awal(lembar) - 4, k(TAHUN_INI) + 1).value)
    assert lembar.cell(awal(lembar) - 2, 27).value == "15"
    tulis(form, tmp_path / "b.xlsx", capaian_tahun=True)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_made_up_data_are_marked(tomoni: Store, tmp_path: Path) -> None:
    e81.tulis(tomoni, 2023, 4, tmp_path / "e81.xlsx", TANGGAL)
    buku = openpyxl.load_workbook(tmp_path / "e81.xlsx")
    assert str(buku["E.81"]["A1"].value).startswith("DATA CONTOH")
    assert "DATA CONTOH" in (buku["E.81"].oddHeader.center.text or "")
    assert b"DATA CONTOH" in zipfile.ZipFile(tmp_path / "e81.xlsx").read("docProps/core.xml")


# --- assembled from the store -----------------------------------------------------------


def test_head_and_foot_from_settings_and_reports(tomoni: Store) -> None:
    form = e81.formulir(tomoni, 2023, 4)
    satu = e81.kepala_e81(tomoni, form, TANGGAL)
    assert satu.teks_rekonsiliasi == "TW IV belum direkonsiliasi dengan BKAD"
    assert not satu.sudah
    assert satu.penanda[0].pengantar == "Disusun\nTomoni, 10 Januari 2024"
    assert satu.penanda[1].jabatan == "Kepala Bappelitbangda Kabupaten Luwu Timur"
    pendorong, hambatan, tindak, renja = satu.kaki
    assert any(t.startswith("7.01.06.2.01.0018 ") for t in pendorong)
    assert any("Keterbatasan waktu dan anggaran" in t for t in hambatan)
    assert any("15 Januari 2024" in t for t in tindak)
    assert renja == []


def test_settings_of_the_form(tomoni: Store) -> None:
    form = e81.formulir(tomoni, 2023, 1)
    for kunci, nilai in (("e81_kertas", "f4"), ("e81_capaian_tahun", "ya")):
        pengaturan.atur(tomoni, kunci, nilai)
    pengaturan.atur(tomoni, "evaluator_nama", "Budi")
    satu = e81.kepala_e81(tomoni, form, TANGGAL)
    assert (satu.kertas, satu.capaian_tahun, satu.penanda[1].nama) == ("F4", True, "Budi")


def test_a_year_without_a_plan_is_refused(tomoni: Store, tmp_path: Path) -> None:
    with pytest.raises(KesalahanPengguna, match="Belum ada sub kegiatan"):
        e81.tulis(tomoni, 2021, 4, tmp_path / "e81.xlsx", TANGGAL)
    assert e81.pratinjau(tomoni, 2030, 1).baris == ()


def test_preview_says_both_averages(tomoni: Store) -> None:
    isi = e81.pratinjau(tomoni, 2023, 4)
    assert len(isi.baris) == len(e81.formulir(tomoni, 2023, 4).baris)
    assert "97,53 (37 sub kegiatan), total/total 96,18" in isi.keterangan[0]
    assert "Renstra 2021–2026" in isi.keterangan[1]
    sasaran = isi.baris[0]
    assert sasaran.tebal
    assert sasaran.sel[3:7] == ("86", "115,42", "81", "130,11")


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    form = formulir(1)
    jahat = replace(form.baris[3].simpul, nama='=HYPERLINK("http://contoh.invalid")')
    baris = tuple(
        replace(b, simpul=jahat) if b.simpul.kunci == jahat.kunci else b for b in form.baris
    )
    kaki = (["=2+2"], ["x" * 40000], [], [])
    jalur = tulis(replace(form, baris=baris), tmp_path / "a.xlsx", kaki=kaki)
    lembar = openpyxl.load_workbook(jalur)["E.81"]
    isi = [s for baris in lembar.iter_rows() for s in baris if isinstance(s.value, str)]
    assert any("HYPERLINK" in s.value for s in isi)
    assert all(s.data_type == "s" for s in isi if "HYPERLINK" in s.value or s.value == "=2+2")
    assert Tingkat.SUB_KEGIATAN is form.baris[3].tingkat
