"""The BKAD workbook, read again and calculated again."""

from __future__ import annotations

import itertools
import os
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl.worksheet.worksheet import Worksheet

from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci, Tingkat
from simpelin.workbook.bkad import tulis_bkad
from simpelin.workbook.bkad_rumus import JUDUL_KOLOM
from tests.workbook.bkad_contoh import LURAH, NAMA_JAHAT, dua_kpa, evaluasi_apa_saja, kepala
from tests.workbook.conftest import HitungUlang

STRIP = "–"
EMAS = Path(__file__).parents[1] / "golden" / "bkad"
Baris = tuple[object, ...]
_BELANJA = (Tingkat.PROGRAM, Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN)


# --- reading -------------------------------------------------------------------


def baris_judul(lembar: Worksheet) -> int:
    return next(r for r in range(1, 40) if lembar.cell(r, 1).value == JUDUL_KOLOM[0])


def baris_isi(lembar: Worksheet) -> list[Baris]:
    """The rows from the first below the column numbers to the total."""
    awal = baris_judul(lembar) + 2
    semua = itertools.islice(lembar.values, awal - 1, None)
    hasil = []
    for satu in semua:
        hasil.append(satu[:12])
        if satu[0] == "JUMLAH":
            return hasil
    raise AssertionError("no total")


def angka(baris: Baris) -> tuple[str, ...]:
    """The figures as they are compared: rupiah whole, percentages to ten digits."""
    rupiah = [n if isinstance(n, str) else str(n) for n in baris[3:9]]
    return (*rupiah, *(n if isinstance(n, str) else persen(100 * n) for n in baris[9:11]))  # type: ignore[operator]


def persen(nilai: float) -> str:
    return f"{nilai:.10g}"


# --- what is expected, from the evaluation alone ---------------------------------


def harapan(hasil: Evaluasi, satu: HasilSimpul, isi: Sequence[HasilSimpul]) -> tuple[str, ...]:
    """The figures of a node whose sub kegiatan are ``isi``."""
    n = hasil.triwulan
    rupiah = [hasil.realisasi.anggaran.get(s.simpul.kunci, (None,) * 4) for s in isi if s.simpul]

    def jumlah(nilai: list[int | None]) -> int | str:
        ada = [v for v in nilai if v is not None]
        return sum(ada) if ada else STRIP

    lalu = jumlah([v for empat in rupiah for v in empat[: n - 1]])
    ini = jumlah([empat[n - 1] for empat in rupiah])
    lapor = satu.anggaran_terlapor
    rasio = [satu.serapan if lapor else None, satu.serapan_kas if lapor else None]
    nilai = (
        satu.pagu,
        STRIP if satu.rencana_kas is None else satu.rencana_kas,
        lalu,
        ini,
        satu.realisasi_anggaran if lapor else STRIP,
        satu.sisa_anggaran,
    )
    return (*map(str, nilai), *(STRIP if v is None else persen(float(v)) for v in rasio))


def di_bawah(hasil: Evaluasi, satu: HasilSimpul) -> list[HasilSimpul]:
    assert satu.simpul is not None
    if satu.simpul.tingkat is Tingkat.SUB_KEGIATAN:
        return [satu]
    return [cucu for anak in hasil.anak(satu.simpul.kunci) for cucu in di_bawah(hasil, anak)]


def periksa_angka(hasil: Evaluasi, jalur: Path) -> None:
    """Every node once, the total, the KPA's totals and the checks, as the evaluation has them."""
    buku = openpyxl.load_workbook(jalur, data_only=True)
    *isi, total = baris_isi(buku["Belanja"])
    dapat = sorted((str(b[0]), angka(b)) for b in isi if b[0])
    simpul = [s for s in hasil if s.simpul and s.simpul.tingkat in _BELANJA]
    minta = sorted((s.simpul.kode, harapan(hasil, s, di_bawah(hasil, s))) for s in simpul)  # type: ignore[union-attr]
    assert dapat == minta
    assert angka(total) == harapan(hasil, hasil.kantor, hasil.sub_kegiatan)
    _periksa_rekap(hasil, buku["Rekap"])


def _periksa_rekap(hasil: Evaluasi, lembar: Worksheet) -> None:
    semua = [satu[:12] for satu in lembar.values]
    letak = [i for i, satu in enumerate(semua) if satu[0] == "JUMLAH"]
    kpa = next(i for i, satu in enumerate(semua) if satu[0] == "No. KPA")
    harap = angka(semua[letak[0]])
    assert harap == harapan(hasil, hasil.kantor, hasil.sub_kegiatan)
    assert angka(semua[letak[1]]) == harap
    for i in letak:
        assert semua[i + 1][3:9] == ("cocok",) * 6
    for satu in semua[kpa + 1 : letak[0]]:
        sub_skpd = "" if satu[1] == "Kecamatan Uji" else satu[1]
        milik = [s for s in hasil.sub_kegiatan if s.simpul and s.simpul.kunci.sub_skpd == sub_skpd]
        assert satu[3] == sum(s.pagu for s in milik)
        assert satu[2] == (len(milik) or None)
        nilai = [s.realisasi_anggaran for s in milik if s.anggaran_terlapor]
        assert satu[7] == (sum(nilai) if nilai else STRIP)


@pytest.fixture
def jalur(tmp_path: Path) -> Path:
    return tmp_path / "bkad.xlsx"


# --- figures -------------------------------------------------------------------


@pytest.mark.parametrize("lintas", [False, True])
def test_cached_values_are_the_evaluation(jalur: Path, lintas: bool) -> None:
    hasil = dua_kpa(lintas=lintas)
    tulis_bkad(hasil, kepala(), jalur)
    periksa_angka(hasil, jalur)


def test_rows_as_worked_by_hand(jalur: Path) -> None:
    tulis_bkad(dua_kpa(), kepala(), jalur)
    lembar = openpyxl.load_workbook(jalur, data_only=True)["Belanja"]
    assert [(b[0], *b[3:9], *_dua_desimal(b)) for b in baris_isi(lembar)] == [
        (None, 1400, 500, 300, -50, 250, 1150, 17.86, 50.0),
        ("7.01.01", 1400, 500, 300, -50, 250, 1150, 17.86, 50.0),
        ("7.01.01.2.01", 1400, 500, 300, -50, 250, 1150, 17.86, 50.0),
        ("7.01.01.2.01.0001", 1000, 500, 300, -50, 250, 750, 25.0, 50.0),
        ("7.01.01.2.01.0002", 400, STRIP, STRIP, STRIP, STRIP, 400, STRIP, STRIP),
        ("7.01.01.2.10", 0, 0, STRIP, 0, 0, 0, STRIP, STRIP),
        ("7.01.01.2.10.0003", 0, 0, STRIP, 0, 0, 0, STRIP, STRIP),
        (None, 600, 100, 120, STRIP, 120, 480, 20.0, 120.0),
        ("7.01.01", 600, 100, 120, STRIP, 120, 480, 20.0, 120.0),
        ("7.01.01.2.01", 600, 100, 120, STRIP, 120, 480, 20.0, 120.0),
        ("7.01.01.2.01.0001", 600, 100, 120, STRIP, 120, 480, 20.0, 120.0),
        ("JUMLAH", 2000, 600, 420, -50, 370, 1630, 18.5, 61.67),
    ]


def _dua_desimal(baris: Baris) -> list[object]:
    return [n if isinstance(n, str) else round(100 * n, 2) for n in baris[9:11]]  # type: ignore[operator]


def test_a_program_that_spans_two_kpa_is_counted_once(jalur: Path) -> None:
    tulis_bkad(dua_kpa(lintas=True), kepala(), jalur)
    lembar = openpyxl.load_workbook(jalur, data_only=True)["Belanja"]
    semua = baris_isi(lembar)
    assert (semua[0][0], semua[0][3], semua[0][11]) == ("7.01.01", 2000, f"Termasuk {LURAH}")
    total = baris_judul(lembar) + 1 + len(semua)
    jumlah = [[sel.value for sel in lembar[total + n][:4]] for n in (0, 1, 2)]
    assert jumlah == [
        ["JUMLAH", None, None, 2000],
        [None, "Jumlah KPA 1: Kecamatan Uji", None, 1400],
        [None, f"Jumlah KPA 2: {LURAH}", None, 600],
    ]


def test_every_total_and_percentage_is_a_guarded_formula(jalur: Path) -> None:
    tulis_bkad(dua_kpa(), kepala(), jalur)
    lembar = openpyxl.load_workbook(jalur)["Belanja"]
    for satu in baris_isi(lembar):
        sub = satu[2] is not None
        rumus = satu[7:11] if sub else satu[3:11]
        assert all(str(sel).startswith("=") for sel in rumus), satu
        assert all(str(sel).startswith("=IF(") and '=0,"–",' in str(sel) for sel in satu[9:11])


@pytest.mark.parametrize("lintas", [False, True])
def test_libreoffice_calculates_the_same(
    jalur: Path, hitung_ulang: HitungUlang, lintas: bool
) -> None:
    hasil = dua_kpa(lintas=lintas)
    tulis_bkad(hasil, kepala(), jalur, tanpa_nilai=True)
    buku = openpyxl.load_workbook(jalur, data_only=True)
    assert baris_isi(buku["Belanja"])[-1][3] is None, "the copy must not carry values"
    periksa_angka(hasil, hitung_ulang([jalur])[0])


def test_libreoffice_calculates_any_evaluation_the_same(
    tmp_path: Path, hitung_ulang: HitungUlang
) -> None:
    semua: list[tuple[Evaluasi, Path]] = []

    @settings(
        max_examples=40,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(evaluasi_apa_saja())
    def kumpulkan(hasil: Evaluasi) -> None:
        berkas = tmp_path / f"{len(semua)}.xlsx"
        tulis_bkad(hasil, kepala(batas=(), rekonsiliasi=()), berkas, tanpa_nilai=True)
        semua.append((hasil, berkas))

    kumpulkan()
    for (hasil, _), berkas in zip(semua, hitung_ulang([b for _, b in semua]), strict=True):
        periksa_angka(hasil, berkas)


@given(evaluasi_apa_saja())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_evaluation_is_written_and_read_the_same(jalur: Path, hasil: Evaluasi) -> None:
    tulis_bkad(hasil, kepala(batas=(), rekonsiliasi=()), jalur)
    periksa_angka(hasil, jalur)


@pytest.mark.parametrize("bagian", ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"])
def test_sheets_are_as_they_were_looked_at(jalur: Path, bagian: str) -> None:
    """Against tests/golden; SIMPELIN_GOLDEN=1 writes it anew, then look at it as a picture."""
    tulis_bkad(replace(dua_kpa(lintas=True), contoh=True), kepala(), jalur)
    with zipfile.ZipFile(jalur) as arsip:
        dapat = arsip.read(bagian).decode().replace("><", ">\n<")
    emas = EMAS / Path(bagian).name
    if os.environ.get("SIMPELIN_GOLDEN"):
        emas.parent.mkdir(parents=True, exist_ok=True)
        emas.write_text(dapat, encoding="utf-8", newline="\n")
    assert dapat == emas.read_text(encoding="utf-8")


# --- texts ---------------------------------------------------------------------


@pytest.mark.parametrize("nama", NAMA_JAHAT)
def test_a_name_stays_a_text(jalur: Path, nama: str) -> None:
    asal = dua_kpa()
    kunci = Kunci("7.01.01.2.01.0001")
    simpul = {k: replace(s, nama=nama) if k == kunci else s for k, s in asal.rencana.simpul.items()}
    tulis_bkad(replace(asal, rencana=replace(asal.rencana, simpul=simpul)), kepala(), jalur)
    lembar = openpyxl.load_workbook(jalur)["Belanja"]
    r = baris_judul(lembar) + 5
    sel = lembar.cell(r, 2)
    assert sel.data_type == "s"
    assert sel.value == nama.replace("\x07", "")
    assert bool(sel.quotePrefix) == nama.startswith(("=", "+", "-", "@"))
    assert not lembar.cell(r, 2).hyperlink


def test_codes_are_texts_and_rows_are_high_enough_for_their_names(jalur: Path) -> None:
    panjang = "Koordinasi dan Sinergi dengan Perangkat Daerah " * 5
    asal = dua_kpa()
    kunci = Kunci("7.01.01.2.01.0002")
    simpul = {
        k: replace(s, nama=panjang) if k == kunci else s for k, s in asal.rencana.simpul.items()
    }
    tulis_bkad(replace(asal, rencana=replace(asal.rencana, simpul=simpul)), kepala(), jalur)
    lembar = openpyxl.load_workbook(jalur)["Belanja"]
    r = baris_judul(lembar) + 6
    assert (lembar.cell(r, 1).data_type, lembar.cell(r, 1).number_format) == ("s", "@")
    assert lembar.cell(r, 2).alignment.wrap_text
    assert lembar.row_dimensions[r].height > 5 * lembar.row_dimensions[r - 1].height * 0.8


# --- head, page, foot ------------------------------------------------------------


def teks(lembar: Worksheet) -> str:
    return "\n".join(str(sel) for baris in lembar.values for sel in baris if sel is not None)


def test_head_says_what_bkad_asks(jalur: Path) -> None:
    k = kepala(kode_skpd="7.01.0.00", ambang_diubah=("Belanja hijau mulai: 85",))
    tulis_bkad(dua_kpa(), k, jalur)
    isi = teks(openpyxl.load_workbook(jalur)["Belanja"])
    for harus in (
        "PEMERINTAH KABUPATEN LUWU TIMUR",
        "TRIWULAN II TAHUN ANGGARAN 2026",
        ": 7.01.0.00 Kecamatan Uji",
        f": {LURAH}",
        "Nomor DPPA",
        ": 900/12/DPPA/2026",
        ": 2 Mei 2026",
        ": SP2D",
        ": TW I 31 Maret 2026; TW II 30 Juni 2026",
        ": TW II belum direkonsiliasi dengan BKAD",
        "Ambang: Belanja hijau mulai: 85.",
        "dilaporkan untuk 2 dari 4 sub kegiatan",
        "Versi rencana: perubahan",
        "Mengetahui,\nCamat Uji,",
        "Andi Contoh\nPembina\nNIP 19700101 199001 1 001",
        "Uji, 10 Juli 2026\nKasubag Keuangan,",
    ):
        assert harus in isi, harus
    assert "DATA CONTOH" not in isi


def test_reconciled_is_said_too(jalur: Path) -> None:
    tulis_bkad(dua_kpa(), kepala(rekonsiliasi=(True, True)), jalur)
    assert ": sudah direkonsiliasi dengan BKAD" in teks(openpyxl.load_workbook(jalur)["Belanja"])


def test_made_up_data_is_marked_on_every_sheet_and_page(jalur: Path) -> None:
    tulis_bkad(replace(dua_kpa(), contoh=True), kepala(), jalur)
    buku = openpyxl.load_workbook(jalur)
    for lembar in buku:
        assert "DATA CONTOH" in teks(lembar)
        assert "DATA CONTOH" in lembar.oddHeader.center.text
    assert "DATA CONTOH" in buku.properties.description


def test_page_is_set_up(jalur: Path) -> None:
    tulis_bkad(dua_kpa(), kepala(nama_skpd="Kecamatan A & B"), jalur)
    for lembar in openpyxl.load_workbook(jalur):
        assert (lembar.page_setup.orientation, str(lembar.page_setup.paperSize)) == (
            "landscape",
            "14",
        )
        assert lembar.sheet_properties.pageSetUpPr.fitToPage
        assert (lembar.page_setup.fitToWidth or 1, lembar.page_setup.fitToHeight) == (1, 0)
        assert "Halaman &P dari &N" in lembar.oddFooter.center.text
        assert "Kecamatan A && B" in lembar.oddFooter.left.text
        assert not lembar.sheet_view.showGridLines
        assert lembar.print_area
    belanja = openpyxl.load_workbook(jalur)["Belanja"]
    r = baris_judul(belanja)
    assert belanja.print_title_rows == f"${r}:${r + 1}"
    assert belanja.freeze_panes == f"C{r + 2}"


def test_formats_tell_zero_from_negative(jalur: Path) -> None:
    tulis_bkad(dua_kpa(), kepala(), jalur)
    lembar = openpyxl.load_workbook(jalur)["Belanja"]
    r = baris_judul(lembar) + 5
    assert lembar.cell(r, 7).number_format == "#,##0_);(#,##0);0_);@_)"
    assert lembar.cell(r, 10).number_format == "0.00%_);(0.00%);0.00%_);@_)"
    tingkat = [lembar.row_dimensions[r + n].outlineLevel for n in range(-3, 1)]
    assert tingkat == [0, 0, 1, 2]


def test_names_and_properties(jalur: Path) -> None:
    tulis_bkad(dua_kpa(), kepala(), jalur)
    buku = openpyxl.load_workbook(jalur, data_only=True)
    nilai = {}
    for nama in ("TotalPagu", "TotalRealisasi", "TotalRealisasiTWIni", "TotalSisaPagu"):
        ((lembar, sel),) = buku.defined_names[nama].destinations
        nilai[nama] = buku[lembar][sel].value
    assert list(nilai.values()) == [2000, 370, -50, 1630]
    sifat = buku.properties
    assert (sifat.creator, sifat.created) == ("Kecamatan Uji", datetime(2026, 7, 10))
    assert "TW II 2026" in sifat.title


# --- the file ------------------------------------------------------------------


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    satu, dua = tmp_path / "satu.xlsx", tmp_path / "lain" / "dua.xlsx"
    dua.parent.mkdir()
    tulis_bkad(dua_kpa(), kepala(), satu)
    tulis_bkad(dua_kpa(), kepala(), dua)
    assert satu.read_bytes() == dua.read_bytes()
    tulis_bkad(dua_kpa(), kepala(tanggal=date(2026, 7, 11)), dua)
    assert satu.read_bytes() != dua.read_bytes()


def test_a_large_workbook_spares_memory_and_says_the_same(
    jalur: Path, monkeypatch: pytest.MonkeyPatch, hitung_ulang: HitungUlang
) -> None:
    monkeypatch.setattr("simpelin.workbook.gaya.BARIS_BANYAK", 1)
    hasil = replace(dua_kpa(lintas=True), contoh=True)
    tulis_bkad(hasil, kepala(), jalur)
    periksa_angka(hasil, jalur)
    assert "Andi Contoh\nPembina" in teks(openpyxl.load_workbook(jalur)["Belanja"])
    tulis_bkad(hasil, kepala(), jalur, tanpa_nilai=True)
    periksa_angka(hasil, hitung_ulang([jalur])[0])


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(KesalahanPengguna, match="foldernya tidak ada"):
        tulis_bkad(dua_kpa(), kepala(), tmp_path / "tiada" / "a.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(KesalahanPengguna, match="tidak dapat ditulis"):
        tulis_bkad(dua_kpa(), kepala(), tmp_path / "folder.xlsx")
    assert [satu.name for satu in tmp_path.iterdir()] == ["folder.xlsx"]


def test_a_failure_leaves_the_earlier_file(jalur: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jalur.write_bytes(b"lama")
    monkeypatch.setattr("simpelin.workbook.bkad._tulis_rekap", _gagal)
    with pytest.raises(RuntimeError):
        tulis_bkad(dua_kpa(), kepala(), jalur)
    assert jalur.read_bytes() == b"lama"
    assert [satu.name for satu in jalur.parent.iterdir()] == [jalur.name]


def _gagal(*_: object) -> None:
    raise RuntimeError
