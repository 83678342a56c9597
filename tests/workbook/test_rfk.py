"""The RFK workbook, read again and calculated again."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from simpelin.domain.belanja import Belanja, JenisBelanja
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.fisik import EmpatFisik, FisikTW
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci, Tingkat
from simpelin.domain.rfk import BahanRFK, Jenis, LaporanRFK, susun_rfk
from simpelin.workbook.rfk import LEMBAR, tulis_rfk
from simpelin.workbook.rfk_kolom import (
    F_REAL,
    KAS,
    KETERANGAN,
    KODE,
    NO,
    PAGU,
    RP,
    RP_INI,
    SISA,
    nilai_kolom,
)
from tests.workbook.bkad_contoh import LURAH, dua_kpa, evaluasi_apa_saja, kepala
from tests.workbook.conftest import HitungUlang

STRIP = "–"
OPERASI = JenisBelanja.OPERASI
SATU = Kunci("7.01.01.2.01.0001")


def fisik(*pasangan: tuple[int | None, int | None]) -> EmpatFisik:
    isi = [FisikTW(*(None if v is None else Fraction(v) for v in satu)) for satu in pasangan]
    a, b, c, d = isi + [FisikTW()] * (4 - len(isi))
    return a, b, c, d


BAHAN = BahanRFK(
    {
        SATU: fisik((30, 25), (70, 60)),
        Kunci("7.01.01.2.01.0001", LURAH): fisik((33, 33), (66, None)),
        Kunci("7.01.01.2.10.0003"): fisik((None, None), (100, 100)),
    },
    {
        SATU: (
            Belanja(
                "5.1.02", "=Barang", pagu=600, kas=(250, 250, None, None), realisasi=(300, -50)
            ),  # type: ignore[arg-type]
            Belanja("5.2.02", "Mesin", JenisBelanja.MODAL, 400),
        )
    },
    {(SATU, 2): "Pengembalian belanja"},
)


def tulis(
    jalur: Path, hasil: Evaluasi, bahan: BahanRFK = BAHAN, **lain: Any
) -> tuple[LaporanRFK, Path]:
    laporan = susun_rfk(hasil, bahan, "Kecamatan Uji")
    tulis_rfk(laporan, kepala(), jalur, **lain)
    return laporan, jalur


def lembar(jalur: Path, **lain: Any) -> Worksheet:
    return openpyxl.load_workbook(jalur, **lain)[LEMBAR]


def awal(isi: Worksheet) -> int:
    """The first row (from 1) below the column numbers."""
    return next(r for r in range(1, 40) if isi.cell(r, KODE + 1).value == "Kode") + 4


def angka(nilai: object) -> object:
    """Numbers to twelve digits: a spreadsheet keeps fifteen."""
    ukur = isinstance(nilai, int | float) and not isinstance(nilai, bool)
    return f"{nilai + 0.0:.12g}" if ukur else nilai  # type: ignore[operator]


def periksa(laporan: LaporanRFK, jalur: Path) -> None:
    """Every figure of every row, as the report has it."""
    isi = lembar(jalur, data_only=True)
    r0 = awal(isi)
    total = laporan.total.pagu
    for nomor, satu in enumerate(laporan.baris):
        belanja = satu.jenis is Jenis.BELANJA
        minta = nilai_kolom(satu.uang, satu.fisik, None if belanja else total)
        for kolom, nilai in minta.items():
            sel = isi.cell(r0 + nomor, kolom + 1).value
            if belanja and sel is None:
                continue
            assert angka(sel) == (STRIP if nilai is None else angka(nilai)), (satu.kode, kolom)
        assert isi.cell(r0 + nomor, NO + 1).value == (satu.nomor or None)
    bawah = r0 + len(laporan.baris)
    uang = nilai_kolom(laporan.total, laporan.rata, total)
    for kolom in (PAGU, KAS, RP_INI, RP, SISA):
        minta_sel = STRIP if uang[kolom] is None else uang[kolom]
        assert isi.cell(bawah, kolom + 1).value == minta_sel
    for letak, rata in ((1, laporan.rata), (2, laporan.tertimbang)):
        for kolom, satuan in zip(range(5, 10), rata, strict=True):
            sel = isi.cell(bawah + letak, kolom + 1).value
            assert angka(sel) == (STRIP if satuan is None else angka(float(satuan)))


def test_values_are_the_reports(tmp_path: Path) -> None:
    periksa(*tulis(tmp_path / "rfk.xlsx", dua_kpa()))


def test_money_is_the_evaluations_to_the_rupiah(tmp_path: Path) -> None:
    hasil = dua_kpa()
    _, jalur = tulis(tmp_path / "rfk.xlsx", hasil)
    isi = lembar(jalur, data_only=True)
    baris = {
        (isi.cell(r, KODE + 1).value, isi.cell(r, NO + 1).value): isi[r]
        for r in range(awal(isi), isi.max_row + 1)
    }
    kantor = hasil.kantor
    jumlah = next(r for r in isi.iter_rows() if r[0].value == "JUMLAH KEUANGAN")
    dapat = [jumlah[k].value for k in (PAGU, KAS, RP, SISA)]
    assert dapat == [
        kantor.pagu,
        kantor.rencana_kas,
        kantor.realisasi_anggaran,
        kantor.sisa_anggaran,
    ]

    def cocok(satu: HasilSimpul, sel: Any) -> None:
        assert (sel[PAGU].value, sel[RP].value) == (satu.pagu, satu.realisasi_anggaran)

    cocok(hasil.hasil[SATU], baris["7.01.01.2.01.0001", 1])


def test_libreoffice_calculates_the_same(tmp_path: Path, hitung_ulang: HitungUlang) -> None:
    kasus: list[tuple[LaporanRFK, Path]] = []

    @settings(
        max_examples=12,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    @given(evaluasi_apa_saja(), st.data())
    def kumpulkan(hasil: Evaluasi, data: st.DataObject) -> None:
        persen = st.one_of(st.none(), st.integers(0, 100))
        peta = {
            s.simpul.kunci: fisik(*(data.draw(st.tuples(persen, persen)) for _ in range(4)))
            for s in hasil.sub_kegiatan
            if s.simpul is not None
        }
        jalur = tmp_path / f"{len(kasus)}.xlsx"
        kasus.append(tulis(jalur, hasil, BahanRFK(peta), tanpa_nilai=True))

    kumpulkan()
    kasus.append(tulis(tmp_path / "dua.xlsx", dua_kpa(), tanpa_nilai=True))
    kasus.append(tulis(tmp_path / "lintas.xlsx", dua_kpa(lintas=True), tanpa_nilai=True))
    hasil = hitung_ulang([jalur for _, jalur in kasus])
    for (laporan, _), jalur in zip(kasus, hasil, strict=True):
        periksa(laporan, jalur)


def test_formulas_and_their_values_stand_side_by_side(tmp_path: Path) -> None:
    _, jalur = tulis(tmp_path / "rfk.xlsx", dua_kpa())
    rumus, nilai = lembar(jalur), lembar(jalur, data_only=True)
    banyak = 0
    for baris in rumus.iter_rows():
        for sel in baris:
            if isinstance(sel.value, str) and sel.value.startswith("=") and sel.data_type == "f":
                banyak += 1
                assert nilai[sel.coordinate].value is not None, sel.coordinate
    assert banyak > 60


def test_page_names_and_properties(tmp_path: Path) -> None:
    laporan, jalur = tulis(tmp_path / "rfk.xlsx", dua_kpa())
    buku = openpyxl.load_workbook(jalur)
    isi = buku[LEMBAR]
    r0 = awal(isi)
    assert buku.sheetnames == [LEMBAR]
    assert (isi.page_setup.orientation, isi.page_setup.fitToHeight) == ("landscape", 0)
    assert isi.sheet_properties.pageSetUpPr.fitToPage
    assert isi.print_title_rows == f"${r0 - 4}:${r0 - 1}"
    assert isi.print_area.endswith(f"$U${isi.max_row}")
    assert buku.properties.title == "RFK TW II 2026: Kecamatan Uji"
    assert buku.properties.creator == "Kecamatan Uji"
    jumlah = r0 + len(laporan.baris)
    nama = {n: d.attr_text for n, d in buku.defined_names.items()}
    assert nama["TotalPagu"] == f"RFK!$D${jumlah}"
    assert nama["FisikRataRata"] == f"RFK!$I${jumlah + 1}"
    assert nama["FisikTertimbang"] == f"RFK!$I${jumlah + 2}"
    gabungan = {str(satu) for satu in isi.merged_cells.ranges}
    assert {f"F{r0 - 4}:J{r0 - 4}", f"K{r0 - 4}:S{r0 - 4}", f"A{r0 - 4}:A{r0 - 2}"} <= gabungan


def test_what_is_said_beside_the_table(tmp_path: Path) -> None:
    _, jalur = tulis(tmp_path / "rfk.xlsx", dua_kpa())
    isi = lembar(jalur)
    teks = "\n".join(str(c.value) for b in isi.iter_rows() for c in b if isinstance(c.value, str))
    assert ": TW II belum direkonsiliasi dengan BKAD" in teks
    assert ": SP2D, batas (cut-off) TW II 30 Juni 2026" in teks
    assert "Fisik TW II diisi pada 2 dari 4 sub kegiatan (2 belum)" in teks
    assert "FISIK, RATA-RATA SUB KEGIATAN" in teks
    assert "FISIK, TERTIMBANG PAGU" in teks
    assert "TW II: Pengembalian belanja" in teks
    assert "Andi Contoh" in teks
    assert "=Barang" in teks  # a text, not a formula
    assert isi.oddFooter.right.text.endswith("belum direkonsiliasi")


def test_missing_progress_is_a_dash(tmp_path: Path) -> None:
    laporan, jalur = tulis(tmp_path / "rfk.xlsx", dua_kpa(), BahanRFK())
    isi = lembar(jalur, data_only=True)
    r0 = awal(isi)
    semua = [isi.cell(r, F_REAL + 1).value for r in range(r0, r0 + len(laporan.baris))]
    assert set(semua) == {STRIP}
    assert laporan.tanpa_realisasi == 4


def test_same_arguments_same_bytes(tmp_path: Path) -> None:
    _, satu = tulis(tmp_path / "a.xlsx", dua_kpa())
    _, dua = tulis(tmp_path / "b.xlsx", dua_kpa())
    assert satu.read_bytes() == dua.read_bytes()


def test_unwritable_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KesalahanPengguna, match="tidak dapat ditulis"):
        tulis(tmp_path / "tak ada" / "a.xlsx", dua_kpa())


def test_only_money_levels_have_rows(tmp_path: Path) -> None:
    hasil = dua_kpa()
    laporan, jalur = tulis(tmp_path / "rfk.xlsx", hasil, BahanRFK())
    isi = lembar(jalur)
    r0 = awal(isi)
    kode = [isi.cell(r, KODE + 1).value for r in range(r0, r0 + len(laporan.baris))]
    tingkat = (Tingkat.PROGRAM, Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN)
    minta = [s.simpul.kode for s in hasil if s.simpul and s.simpul.tingkat in tingkat]
    assert sorted(filter(None, kode)) == sorted(minta)
    assert isi.cell(r0, KETERANGAN + 1).value is None
    assert date(2026, 7, 10).isoformat() in str(openpyxl.load_workbook(jalur).properties.created)
