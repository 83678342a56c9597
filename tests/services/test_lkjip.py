"""LKjIP Bab II and III against the tables that Kecamatan Tomoni published for 2023."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from simpelin.domain.angka import bulatkan
from simpelin.domain.dokumen import Paragraf
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.lhe import Rekomendasi
from simpelin.domain.lkjip import LKjIP
from simpelin.domain.lkjip_iku import tabel_tahun
from simpelin.domain.lkjip_rencana import sebut_versi
from simpelin.domain.lkjip_tabel import semua_tabel
from simpelin.domain.lkjip_uang import tabel_anggaran, tabel_efisiensi
from simpelin.domain.rencana import Tingkat
from simpelin.domain.tabel_data import BarisData, TabelData
from simpelin.services import lhe, lkjip, pengaturan
from simpelin.services.ekspor import ekspor
from simpelin.services.naskah_lkjip import naskah
from simpelin.services.naskah_tabel import sebagai_tabel
from simpelin.store import Store
from simpelin.workbook.lakip import tulis_lakip
from tests.services.rencana_uji import ambil, laporan, rencana

HARI = date(2024, 1, 15)


@pytest.fixture
def bab3(contoh: Store) -> LKjIP:
    return lkjip.muat(contoh, 2023, 4)


def test_iku_of_the_year_are_the_published_ones_where_they_can_be(bab3: LKjIP) -> None:
    """Tables 3.2, 3.3, 3.6: IKU 2 100 · 97,80 · 97,80 %; the IKM of 130,11 cannot be."""
    ikm, iku2 = (satu.iku[0] for satu in bab3.sasaran)
    assert (iku2.kini.target, iku2.kini.realisasi, iku2.kini.capaian) == (
        100,
        Fraction("97.8"),
        Fraction("97.8"),
    )
    assert iku2.kini.predikat == "Sangat Tinggi"
    assert ikm.tercatat == Fraction("130.11")
    assert (ikm.kini.target, ikm.responden) == (81, 219)
    assert bulatkan(ikm.kini.realisasi or 0, 2) == Fraction("95.08")
    assert bulatkan(ikm.kini.capaian or 0, 2) == Fraction("117.38")


def test_earlier_years_keep_the_printed_values_and_mark_the_impossible(bab3: LKjIP) -> None:
    """Tables 3.4 and 3.7; capaian and predikat are computed, not copied."""
    tahun = {
        (n, satu.tahun): satu
        for n, s in enumerate(bab3.sasaran)
        for iku in s.iku
        for satu in iku.tahun
    }
    assert [t for _, t in tahun] == [2020, 2021, 2022, 2023, 2021, 2022, 2023]
    assert (tahun[0, 2020].target, tahun[0, 2020].realisasi) == (77, Fraction("89.27"))
    # printed "Tinggi" beside 89,27 of 77: 115,94 % is Sangat Tinggi
    assert tahun[0, 2020].predikat == "Sangat Tinggi"
    assert tahun[0, 2022].tidak_valid
    assert tahun[0, 2022].capaian is None
    assert tahun[1, 2022].capaian == Fraction("97.28")


def test_medium_term_by_each_indicators_way(bab3: LKjIP) -> None:
    """Table 3.8: 100 · 97,78 · 97,78, the mean of three years; 3.5 takes the last year."""
    ikm, iku2 = (satu.iku[0].menengah for satu in bab3.sasaran)
    assert ikm is not None
    assert iku2 is not None
    assert bulatkan(iku2.realisasi or 0, 2) == bulatkan(iku2.capaian or 0, 2) == Fraction("97.78")
    assert ikm.target == 86
    assert bulatkan(ikm.capaian or 0, 2) == Fraction("110.56")


def test_money_left_is_called_efficiency_only_where_it_is(bab3: LKjIP) -> None:
    sebutan = {
        s.hasil.simpul.kode: s.sebutan
        for a in bab3.sasaran
        for s in a.sisa
        if s.hasil.simpul and s.hasil.simpul.tingkat in (Tingkat.SASARAN, Tingkat.PROGRAM)
    }
    assert sebutan == {
        "7.01.02": "efisiensi",
        "7.01.03": "sisa anggaran",
        "7.01.04": "sisa anggaran",
        "7.01.05": "efisiensi",
        "7.01.06": "sisa anggaran",
        "S1": "sisa anggaran",
        "7.01.01": "sisa anggaran",
        "S2": "sisa anggaran",
    }


def test_money_that_nobody_entered_was_not_saved(contoh: Store) -> None:
    """The same year with its rupiah taken out: everything is left, nothing is efficiency."""
    with contoh.ubah("uji"):
        for kunci, empat in contoh.realisasi.muat(2023).anggaran.items():
            for n, nilai in enumerate(empat, start=1):
                if nilai is not None:
                    contoh.realisasi.simpan_anggaran(2023, kunci, n, None)
    hasil = lkjip.muat(contoh, 2023, 4)
    assert {s.sebutan for a in hasil.sasaran for s in a.sisa} == {"sisa anggaran"}
    # nor was it spent: neither table nor sentence says Rp 0 of what nobody entered
    for tabel, kolom in ((tabel_efisiensi(hasil, hasil.sasaran), 3), (tabel_anggaran(hasil), 4)):
        sel = [satu.sel for satu in tabel.baris if not satu.kelompok]
        assert {(satu[kolom], satu[kolom + 1]) for satu in sel} == {(None, None)}
    teks = "\n".join(_paragraf(contoh, hasil))
    assert "Rp 0" not in teks
    assert "0,00 %" not in teks
    assert "Realisasi dari pagu Rp 4.738.183.425 belum diisi." in teks
    assert "sehingga sisanya belum dapat disebut" in teks


def _paragraf(store: Store, hasil: LKjIP) -> list[str]:
    blok = naskah(store, hasil, HARI, gambar=False).blok
    return [satu.teks for satu in blok if isinstance(satu, Paragraf)]


def test_medium_term_is_told_as_a_capaian(contoh: Store, bab3: LKjIP) -> None:
    """Not as a share of the target, which it is not where less is better."""
    ikm = "Indeks Kepuasan Masyarakat (IKM)"
    assert (
        f"Sampai tahun 2023 {ikm} 95,08 (posisi tahun terakhir) terhadap target akhir Renstra"
        " 2021–2026 86, capaian 110,56 %."
    ) in _paragraf(contoh, bab3)


def test_more_spent_than_there_was_leaves_nothing(contoh: Store) -> None:
    kunci = next(iter(contoh.realisasi.muat(2023).anggaran))
    with contoh.ubah("uji"):
        contoh.realisasi.simpan_anggaran(2023, kunci, 4, 9_000_000_000)
    teks = [satu for satu in _paragraf(contoh, lkjip.muat(contoh, 2023, 4)) if "Rp" in satu]
    assert [satu for satu in teks if "Rp -" in satu or "(-" in satu] == []
    assert len([satu for satu in teks if "; pagu terlampaui Rp " in satu]) == 2


def test_a_year_without_money_says_so(contoh: Store) -> None:
    """2020 holds only what the printed report says of the IKM: no pagu, not one of Rp 0."""
    teks = _paragraf(contoh, lkjip.muat(contoh, 2020, 4))
    assert [satu for satu in teks if "Rp 0" in satu] == []
    assert len([satu for satu in teks if "tahun 2020 belum memuat pagu" in satu]) == 2


def test_part_of_a_year_is_not_called_the_year(contoh: Store) -> None:
    """Target and realisasi to TW II stand under that name, and rise or fall against no year."""
    hasil = lkjip.muat(contoh, 2023, 2)
    tabel = {satu.lembar: satu for satu in semua_tabel(hasil)}
    assert [k.judul for k in tabel["IKU"].kolom[4:6]] == [
        "Target 2023 s.d. TW II",
        "Realisasi 2023 s.d. TW II",
    ]
    tahun = {str(satu.sel[2]) for satu in tabel["Tahun ke tahun"].baris if not satu.kelompok}
    assert {"2022", "2023 s.d. TW II"} <= tahun
    assert "2023" not in tahun
    teks = _paragraf(contoh, hasil)
    assert not [satu for satu in teks if " naik " in satu or " turun " in satu]
    assert [satu for satu in teks if "2023 s.d. TW II 93,33; sampai akhir tahun 2022 " in satu]


def test_total_of_the_budget_is_the_published_one(bab3: LKjIP) -> None:
    """Table 3.10, last row: 4.738.183.425 · 4.557.367.162 · 96,18 %."""
    jumlah = tabel_anggaran(bab3).baris[-1].sel
    assert jumlah[2:5] == ("Jumlah", 4_738_183_425, 4_557_367_162)
    assert bulatkan(jumlah[5], 2) == Fraction("96.18")  # type: ignore[arg-type]


def test_every_wrong_printed_figure_is_told_with_the_right_one(bab3: LKjIP) -> None:
    beda = {(satu.kode, satu.ukuran): satu for satu in bab3.beda}
    assert beda["S1", "capaian_indikator"].tercetak == 161
    assert bulatkan(beda["S1", "capaian_indikator"].terhitung, 2) == Fraction("117.38")
    assert beda["S1", "realisasi_anggaran"].terhitung == 402_523_853
    assert beda["S2", "realisasi_anggaran"].selisih == 336
    assert "219 kuesioner" in beda["S1", "IKM"].sebab


def test_a_quarter_that_is_not_the_last_has_no_printed_figures_to_hold_against(
    contoh: Store,
) -> None:
    dini = lkjip.muat(contoh, 2023, 2)
    teks = "\n".join(str(blok) for blok in naskah(contoh, dini, HARI).blok)
    assert "sampai dengan triwulan II" in teks


def test_draft_prints_every_table_and_says_what_to_complete(contoh: Store, bab3: LKjIP) -> None:
    blok = naskah(contoh, bab3, HARI).blok
    tabel = [satu for satu in blok if type(satu).__name__ == "Tabel"]
    teks = "\n".join(str(satu) for satu in blok)
    assert len(tabel) == 25
    assert "turun" not in teks.split("Sasaran 2")[0]
    assert "naik 0,52 dibanding tahun 2022" in teks
    assert "kecamatan lain yang dicatat" in teks
    for data in semua_tabel(bab3):
        for baris in sebagai_tabel(data).baris:
            assert baris.kelompok or len(baris.sel) == len(data.kolom)


def test_an_office_that_filled_in_nothing_more_gets_its_draft(
    kosong: Store, tmp_path: Path
) -> None:
    """No Renstra, no tujuan, no bahan, no LHE; a second sasaran without anything below it."""
    lagi = {"kode": "S2", "tingkat": "sasaran", "nama": "Sasaran dua"}
    ambil(kosong, tmp_path, [*rencana(), lagi], laporan())
    tahun = kosong.rencana.tahun()[-1]
    teks = "\n".join(str(b) for b in naskah(kosong, lkjip.muat(kosong, tahun, 1), HARI).blok)
    for kalimat in (
        f"Renstra yang memuat tahun {tahun} belum diisi",
        f"Rencana tahun {tahun} belum memuat tujuan",
        "Sasaran program belum diisi; isi di Laporan, Bahan LKjIP.",
        "Sumber dana belum diisi; isi di Laporan, Bahan LKjIP.",
        "Target tiap tahun kosong karena Renstranya belum diisi",
        "Target Renstra belum diisi; isi di Rencana, Renstra.",
        "Kebutuhan dan ketersediaan pegawai belum diisi; isi di Laporan, Bahan LKjIP.",
        "Sasaran ini belum mempunyai indikator.",
        "Tidak ada indikator yang dapat dibandingkan.",
        "Belum ada program di bawah sasaran ini.",
    ):
        assert kalimat in teks, kalimat
    assert "Grafik" not in teks
    for akhiran in ("docx", "pdf", "xlsx"):
        assert ekspor(kosong, "lakip", tahun, 1, tmp_path / f"x.{akhiran}", tanggal=HARI).exists()


def test_chapters_number_their_tables_and_charts(contoh: Store, bab3: LKjIP) -> None:
    """2.1 to 2.8 and from 3.1; the printed report's numbers where the order is the same."""
    blok = naskah(contoh, bab3, HARI, gambar=False).blok
    judul = [b.teks for b in blok if isinstance(b, Paragraf)]
    nomor = [t.split(". ", 1)[0] for t in judul if t.startswith(("Tabel ", "Grafik "))]
    tabel = [satu for satu in nomor if satu.startswith("Tabel")]
    assert tabel == [f"Tabel 2.{n}" for n in range(1, 9)] + [f"Tabel 3.{n}" for n in range(1, 18)]
    assert [satu for satu in nomor if satu.startswith("Grafik")] == [
        *("Grafik 3.1", "Grafik 3.2", "Grafik 3.3", "Grafik 3.4")
    ]
    isi = "\n".join(judul)
    for kepala in (
        "Tabel 2.6. Anggaran APBD Perubahan tahun 2023",
        "Tabel 2.7. Indikator kinerja utama",
        "Tabel 3.1. Skala predikat",
        "Tabel 3.2. Capaian indikator kinerja utama",
        "Tabel 3.4. Realisasi dan capaian dari tahun ke tahun",
        "Tabel 3.5. Realisasi sampai 2023 terhadap target akhir Renstra",
    ):
        assert kepala in isi


def test_plan_in_force_is_named_by_its_quarter(contoh: Store) -> None:
    """The perubahan holds from TW IV; until then the murni one is printed."""
    dini = lkjip.muat(contoh, 2023, 3)
    assert sebut_versi(dini) == "murni, nomor DPA/2023 (contoh), 3 Januari 2023"
    assert sebut_versi(lkjip.muat(contoh, 2023, 4)).startswith("perubahan, nomor DPPA/2023")


def test_same_store_and_day_give_the_same_bytes(contoh: Store, tmp_path: Path) -> None:
    for akhiran in ("docx", "xlsx"):
        isi = [
            ekspor(contoh, "lakip", 2023, 4, tmp_path / f"{n}.{akhiran}", tanggal=HARI).read_bytes()
            for n in (1, 2)
        ]
        assert isi[0] == isi[1]


def test_refusals_name_the_next_step(contoh: Store, tmp_path: Path) -> None:
    with pytest.raises(KesalahanPengguna, match=r"\.docx atau \.pdf atau \.xlsx"):
        ekspor(contoh, "lakip", 2023, 4, tmp_path / "x.odt", tanggal=HARI)
    with pytest.raises(KesalahanPengguna, match="belum memuat sasaran"):
        ekspor(contoh, "lakip", 2031, 4, tmp_path / "x.docx", tanggal=HARI)


def test_workbook_has_a_sheet_and_a_name_for_each_table(
    contoh: Store, bab3: LKjIP, tmp_path: Path
) -> None:
    jalur = tmp_path / "lakip.xlsx"
    tulis_lakip(bab3.evaluasi, semua_tabel(bab3), pengaturan.muat(contoh).nama_skpd, HARI, jalur)
    buku = openpyxl.load_workbook(jalur)
    assert buku.sheetnames == [satu.lembar for satu in semua_tabel(bab3)]
    assert "TabelRealisasiAnggaran" in buku.defined_names
    for lembar in buku:
        assert lembar.print_area
        assert lembar.print_title_rows


def test_recommendations_are_in_draft_and_workbook(contoh: Store, tmp_path: Path) -> None:
    lhe.tambah(contoh, Rekomendasi(2022, "3", "Targetnya lebih menantang", "Camat"))
    teks = "\n".join(str(b) for b in naskah(contoh, lkjip.muat(contoh, 2023, 4), HARI).blok)
    assert "Targetnya lebih menantang" in teks
    jalur = ekspor(contoh, "lakip", 2023, 4, tmp_path / "x.xlsx", tanggal=HARI)
    lembar = openpyxl.load_workbook(jalur)["Rekomendasi"]
    assert "Targetnya lebih menantang" in [sel.value for sel in lembar["C"]]


def test_tables_know_how_their_rows_are_numbered() -> None:
    baris = BarisData(("a", 1), rumus=((1, "=B{r}+B{b[0]}"),))
    assert baris.rumus[0][1].format(r=7, b=[5]) == "=B7+B5"


def test_several_sasaran_get_a_line_each(bab3: LKjIP) -> None:
    def kelompok(tabel: TabelData) -> list[str]:
        return [str(b.sel[0])[:2] for b in tabel.baris if b.kelompok]

    for tabel in (tabel_tahun(bab3.sasaran), tabel_efisiensi(bab3, bab3.sasaran)):
        assert kelompok(tabel) == ["S1", "S2"]
    assert kelompok(tabel_tahun(bab3.sasaran[:1])) == []
