"""What an import stores, leaves alone, and tells."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from simpelin.domain.kantor import Pembanding, Peran
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import JenisVersi, Kunci, Polaritas, Sifat, Simpul
from simpelin.services import impor as layanan
from simpelin.services import unit as unit_
from simpelin.services.hasil_impor import Ringkasan
from simpelin.services.impor import impor, sebagai_json
from simpelin.store import Store, open_store
from tests.services.rencana_uji import (
    KEL,
    LAIN,
    RASIO,
    SUB,
    G,
    P,
    S,
    ambil,
    buku,
    laporan,
    rencana,
)
from tests.workbook.buku_uji import Sel, tabel, tulis_buku


def _simpul(store: Store, kode: str, sub: str = "", versi: int = 0) -> Simpul:
    semua = store.rencana.versi(2023)[versi].simpul
    return next(satu for satu in semua if satu.kunci == Kunci(kode, sub))


def _hitungan(store: Store, jalur: Path) -> dict[str, tuple[int, int, int]]:
    hasil = impor(store, jalur)
    return {satu.lembar: (satu.baru, satu.berubah, satu.sama) for satu in hasil.ringkasan}


# --- what is stored -----------------------------------------------------------


def test_plan_and_reports_are_stored(kantor: Store) -> None:
    (versi,) = kantor.rencana.versi(2023)
    assert (versi.nama, versi.jenis, versi.berlaku_tw) == ("murni", JenisVersi.MURNI, 1)
    sub = _simpul(kantor, SUB)
    assert sub.induk == Kunci(G)
    assert (sub.pagu, sub.kas, sub.unit) == (1_000_000, (250_000, None, None, None), "Seksi Satu")
    assert [(i.nama, i.unit, i.target) for i in sub.indikator] == [
        ("Jumlah dokumen", "Seksi Satu", Fraction(12)),
        ("Jumlah laporan", "Seksi Dua", Fraction(4)),
    ]
    assert _simpul(kantor, SUB, KEL).induk == Kunci(G)
    realisasi = kantor.realisasi.muat(2023)
    assert realisasi.kinerja[Kunci(RASIO), "Persentase"][0] == LaporanKinerja(
        None, Fraction(9), Fraction(10)
    )
    assert realisasi.anggaran[Kunci(SUB)] == (200_000, None, None, None)
    assert realisasi.catatan[Kunci(RASIO), 1] == Catatan(hambatan="Cuaca")
    assert [satu.nama for satu in kantor.unit.semua()] == ["Seksi Satu", "Seksi Dua", KEL]


def test_trail_names_the_file_and_one_action(kantor: Store) -> None:
    semua = kantor.riwayat.cari()
    assert {(satu.tindakan, satu.sumber) for satu in semua} == {("impor", "uji.xlsx")}


def test_source_file_is_kept_and_a_copy_made_before(kosong: Store, tmp_path: Path) -> None:
    jalur = buku(tmp_path / "a.xlsx", rencana())
    hasil = impor(kosong, jalur)
    assert kosong.berkas.muat(hasil.sha256) == jalur.read_bytes()
    assert hasil.cadangan is not None
    salinan = open_store(hasil.cadangan)
    assert not salinan.rencana.tahun()
    salinan.close()
    lagi = impor(kosong, jalur)
    assert (lagi.berubah, lagi.cadangan, lagi.sha256) == (False, None, hasil.sha256)


def test_dry_run_tells_and_writes_nothing(kantor: Store, tmp_path: Path) -> None:
    baris, isi = rencana(), laporan()
    baris[3]["target"], isi[0]["anggaran"] = 15, 250_000
    baris.append({"kode": "7.02", "induk": S, "tingkat": "program", "nama": "Baru"})
    sebelum = kantor.riwayat.cari()
    hasil = impor(kantor, buku(tmp_path / "u.xlsx", baris, isi), uji=True)
    assert kantor.riwayat.cari() == sebelum
    assert hasil.uji
    assert (hasil.cadangan, hasil.sha256) == (None, "")
    beda = [(p.lembar, p.sel, p.kolom, p.lama, p.baru) for p in hasil.perubahan]
    assert beda == [
        ("Rencana", "Q5", "target", "12", "15"),
        ("Rencana", "B10", "", None, ""),
        ("Realisasi", "I2", "anggaran", "200.000", "250.000"),
    ]
    assert hasil.ringkasan[0].hitungan == {"baru": 1, "berubah": 1, "sama": 7, "ditolak": 0}
    teks = hasil.sebagai_teks()
    assert "Uji impor (tidak disimpan): u.xlsx" in teks
    assert "Rencana: 1 baru, 1 berubah, 7 sama, 0 ditolak" in teks
    assert "target: 12 → 15" in teks
    assert sebagai_json(hasil)["ringkasan"]["Realisasi"] == {
        "baru": 0,
        "berubah": 1,
        "sama": 3,
        "ditolak": 0,
    }


def test_change_from_another_window_stops_the_import(
    kantor: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nomor = iter((1, 2))
    monkeypatch.setattr(kantor, "nomor_perubahan", lambda: next(nomor))
    baris = rencana()
    baris[3]["target"] = 13
    with pytest.raises(KesalahanPengguna, match="ulangi impornya"):
        impor(kantor, buku(tmp_path / "a.xlsx", baris))
    assert _simpul(kantor, SUB).indikator[0].target == 12


def test_failing_write_stores_nothing(
    kosong: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_: object) -> None:
        raise KesalahanPengguna("ruang habis")

    monkeypatch.setattr(layanan.RealisasiTahun, "tulis", gagal)
    with pytest.raises(KesalahanPengguna, match="ruang habis"):
        impor(kosong, buku(tmp_path / "a.xlsx", rencana(), laporan()))
    assert not kosong.rencana.tahun()
    assert not kosong.unit.semua()
    assert not kosong.berkas.daftar()


# --- rows, cells and columns --------------------------------------------------


def test_columns_in_any_order_below_a_title(kosong: Store, tmp_path: Path) -> None:
    isi = [
        ["RENCANA 2023"],
        [],
        [" NAMA ", None, "Tingkat", "kode*", "INDUK", "Tahun", "keterangan"],
        ["Sasaran satu", None, "Sasaran", "S1", None, 2023, "x"],
        [],
        ["Program satu", None, " program ", "7.01", "S1", "2023", None],
    ]
    hasil = impor(kosong, tulis_buku(tmp_path / "a.xlsx", {"rencana ": isi, "Coretan": [["a"]]}))
    assert [satu.kode for satu in kosong.rencana.versi(2023)[0].simpul] == ["S1", "7.01"]
    assert hasil.catatan == (
        "lembar Coretan tidak dibaca",
        "lembar rencana : kolom “keterangan” tidak dibaca",
    )


def test_numbers_as_people_write_them(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris[3] |= {
        "pagu": "Rp 4.738.183.425,-",
        "kas_tw1": "4,738,183,425",
        "kas_tw2": Sel(250000.0, "#,##0"),
        "target": "97.80%",
        "target_tw1": Sel(0.978, "0.00%"),
        "target_tw2": Sel(12.5, rumus="=25/2"),
        "prioritas": "x",
    }
    baris[6] |= {"kode": 70103}
    ambil(kosong, tmp_path, baris)
    sub = _simpul(kosong, SUB)
    assert (sub.pagu, sub.kas[:2], sub.prioritas) == (4738183425, (4738183425, 250000), True)
    target = sub.indikator[0]
    assert (target.target, *target.target_tw[:2]) == (
        Fraction("97.8"),
        Fraction("97.8"),
        Fraction("12.5"),
    )
    assert _simpul(kosong, "70103").nama == "Sub 0003"


def test_words_as_people_write_them(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris[3] |= {"tingkat": "Sub  Kegiatan", "nama": " Sub\u00a00001 ", "sifat": "Posisi Akhir"}
    baris[3] |= {"polaritas": "NEGATIF", "versi": "Murni", "berlaku_tw": "TW I"}
    ambil(kosong, tmp_path, baris)
    (indikator, _) = _simpul(kosong, SUB).indikator
    assert (indikator.sifat, indikator.polaritas) == (Sifat.POSISI_AKHIR, Polaritas.NEGATIF)


def test_the_same_file_changes_nothing(kantor: Store, tmp_path: Path) -> None:
    jalur = buku(tmp_path / "a.xlsx", rencana(), laporan())
    assert _hitungan(kantor, jalur) == {"Rencana": (0, 0, 8), "Realisasi": (0, 0, 4)}


def test_empty_cell_replaces_and_a_missing_column_does_not(kantor: Store, tmp_path: Path) -> None:
    isi = tabel(
        "tahun kode induk tingkat nama indikator target",
        {"tahun": 2023, "kode": LAIN, "induk": G, "tingkat": "sub_kegiatan", "nama": "Sub 0003"}
        | {"indikator": "Jumlah orang"},
    )
    impor(kantor, tulis_buku(tmp_path / "a.xlsx", {"Rencana": isi}))
    sub = _simpul(kantor, LAIN)
    assert sub.indikator[0].target is None
    assert (sub.pagu, sub.unit, sub.indikator[0].satuan) == (300_000, "Seksi Dua", "buah")


def test_rows_that_the_file_lacks_are_left(kantor: Store, tmp_path: Path) -> None:
    baris = rencana()[4:5]
    baris[0] |= {"target": 5}
    ambil(kantor, tmp_path, baris)
    sub = _simpul(kantor, SUB)
    assert [(i.nama, i.target) for i in sub.indikator] == [
        ("Jumlah dokumen", 12),
        ("Jumlah laporan", 5),
    ]
    assert (sub.pagu, sub.kas[0], sub.unit) == (1_000_000, 250_000, "Seksi Satu")


def test_node_columns_are_cleared_only_by_all_of_its_rows(kantor: Store, tmp_path: Path) -> None:
    baris = rencana()[3:5]
    baris[0] |= {"pagu": None, "kas_tw1": None}
    ambil(kantor, tmp_path, baris)
    assert (_simpul(kantor, SUB).pagu, _simpul(kantor, SUB).punya_kas) == (None, False)


def test_pagu_from_whichever_row_has_it(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris[4]["pagu"] = baris[3].pop("pagu")
    ambil(kosong, tmp_path, baris)
    assert _simpul(kosong, SUB).pagu == 1_000_000


def test_own_sub_skpd_before_the_office(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris.append({"kode": G, "induk": P, "tingkat": "kegiatan", "nama": "K", "sub_skpd": KEL})
    ambil(kosong, tmp_path, baris)
    assert _simpul(kosong, SUB, KEL).induk == Kunci(G, KEL)
    assert _simpul(kosong, SUB).induk == Kunci(G)
    assert _simpul(kosong, G, KEL).induk == Kunci(P)


# --- rows without an indicator ------------------------------------------------


def test_sub_kegiatan_without_a_name_has_one_indicator(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris[6]["indikator"] = None
    ambil(kosong, tmp_path, baris, [{"kode": LAIN, "kinerja": 5}])
    assert [i.nama for i in _simpul(kosong, LAIN).indikator] == [""]
    assert kosong.realisasi.muat(2023).kinerja[Kunci(LAIN), ""][0] == LaporanKinerja(Fraction(5))


def test_node_row_beside_named_ones_is_no_indicator(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris.insert(3, baris[3] | {"indikator": None, "satuan": None, "target": None, "unit": "Lain"})
    ambil(kosong, tmp_path, baris)
    sub = _simpul(kosong, SUB)
    pertama = sub.indikator[0]
    assert (pertama.nama, pertama.unit) == ("Jumlah dokumen", "Seksi Satu")
    assert (len(sub.indikator), sub.unit) == (2, "Lain")


def test_node_above_has_an_indicator_only_with_some_field(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris[2]["target"] = 100
    ambil(kosong, tmp_path, baris)
    assert not _simpul(kosong, P).indikator
    assert [(i.nama, i.target) for i in _simpul(kosong, G).indikator] == [("", 100)]


# --- versions -------------------------------------------------------------------


def _perubahan(**lagi: Any) -> dict[str, Any]:
    dasar = {"kode": LAIN, "induk": G, "tingkat": "sub_kegiatan", "nama": "Sub 0003"}
    return dasar | {"versi": "Perubahan I", "berlaku_tw": 4} | lagi


def test_a_later_version_is_an_overlay(kantor: Store, tmp_path: Path) -> None:
    ambil(kantor, tmp_path, [_perubahan(pagu=0)])
    _, perubahan = kantor.rencana.versi(2023)
    assert (perubahan.nama, perubahan.jenis, perubahan.berlaku_tw) == (
        "Perubahan I",
        JenisVersi.PERUBAHAN,
        4,
    )
    assert [(satu.kode, satu.pagu, satu.indikator) for satu in perubahan.simpul] == [(LAIN, 0, ())]
    assert _simpul(kantor, LAIN).pagu == 300_000


def test_quarter_of_a_stored_version_need_not_be_told_again(kantor: Store, tmp_path: Path) -> None:
    ambil(kantor, tmp_path, [_perubahan(pagu=1)])
    ambil(kantor, tmp_path, [_perubahan(pagu=2, versi="perubahan i", berlaku_tw=None)])
    _, perubahan = kantor.rencana.versi(2023)
    assert (perubahan.nama, perubahan.berlaku_tw, perubahan.simpul[0].pagu) == ("Perubahan I", 4, 2)


@pytest.mark.parametrize(
    ("nama", "jenis"),
    [
        ("murni", JenisVersi.MURNI),
        ("Pergeseran 2", JenisVersi.PERGESERAN),
        ("DPPA 2023", JenisVersi.PERUBAHAN),
        ("APBD Perubahan", JenisVersi.PERUBAHAN),
    ],
)
def test_name_of_a_version_tells_its_kind(
    kantor: Store, tmp_path: Path, nama: str, jenis: JenisVersi
) -> None:
    tw = 1 if jenis is JenisVersi.MURNI else 4
    baris = _perubahan(pagu=1, versi=nama, indikator="Jumlah orang", berlaku_tw=tw)
    ambil(kantor, tmp_path, [baris])
    versi = next(satu for satu in kantor.rencana.versi(2023) if satu.nama == nama)
    assert versi.jenis is jenis


def test_sheet_versi_carries_number_and_date(kantor: Store, tmp_path: Path) -> None:
    versi = tabel(
        "tahun versi jenis nomor tanggal berlaku_tw",
        {"tahun": 2023, "nomor": "DPA/7.01/2023", "tanggal": Sel(44929, "dd/mm/yyyy")},
        {"tahun": 2023, "versi": "Akhir", "jenis": "perubahan", "nomor": 12, "tanggal": "5-9-2023"}
        | {"berlaku_tw": 3},
    )
    ambil(kantor, tmp_path, [_perubahan(versi="Akhir", berlaku_tw=None, pagu=5)], Versi=versi)
    murni, akhir = kantor.rencana.versi(2023)
    assert (murni.nomor, murni.tanggal, len(murni.simpul)) == ("DPA/7.01/2023", "2023-01-03", 7)
    assert (akhir.jenis, akhir.nomor, akhir.tanggal, akhir.berlaku_tw) == (
        JenisVersi.PERUBAHAN,
        "12",
        "2023-09-05",
        3,
    )


# --- reports ----------------------------------------------------------------------


def test_money_alone_leaves_kinerja(kantor: Store, tmp_path: Path) -> None:
    isi = tabel(
        "tahun kode triwulan anggaran",
        {"tahun": 2023, "kode": SUB, "triwulan": 1, "anggaran": 210_000},
        {"tahun": 2023, "kode": RASIO, "triwulan": 1, "anggaran": 5},
    )
    impor(kantor, tulis_buku(tmp_path / "a.xlsx", {"Realisasi": isi}))
    realisasi = kantor.realisasi.muat(2023)
    assert realisasi.anggaran[Kunci(SUB)][0] == 210_000
    assert realisasi.kinerja[Kunci(SUB), "Jumlah dokumen"][0] == LaporanKinerja(Fraction(3))
    assert realisasi.kinerja[Kunci(RASIO), "Persentase"][0] is not None
    assert realisasi.catatan[Kunci(RASIO), 1].hambatan == "Cuaca"


def test_empty_row_takes_a_report_back(kantor: Store, tmp_path: Path) -> None:
    ambil(kantor, tmp_path, None, [{"kode": RASIO}, {"kode": SUB, "indikator": "Jumlah laporan"}])
    realisasi = kantor.realisasi.muat(2023)
    assert (Kunci(RASIO), "Persentase") not in realisasi.kinerja
    assert (Kunci(RASIO), 1) not in realisasi.catatan
    assert realisasi.anggaran[Kunci(SUB)][0] == 200_000, "only one of two rows was in the file"


def test_all_rows_of_a_node_clear_its_money(kantor: Store, tmp_path: Path) -> None:
    isi = [{"kode": SUB, "indikator": nama} for nama in ("Jumlah dokumen", "Jumlah laporan")]
    ambil(kantor, tmp_path, None, isi)
    assert Kunci(SUB) not in kantor.realisasi.muat(2023).anggaran


def test_not_reported_is_not_zero(kantor: Store, tmp_path: Path) -> None:
    ambil(kantor, tmp_path, None, [{"kode": LAIN, "kinerja": 0, "anggaran": 0}])
    realisasi = kantor.realisasi.muat(2023)
    assert realisasi.kinerja[Kunci(LAIN), "Jumlah orang"] == (
        LaporanKinerja(Fraction(0)),
        None,
        None,
        None,
    )
    assert realisasi.anggaran[Kunci(LAIN)] == (0, None, None, None)


def test_negative_rupiah_with_its_reason(kantor: Store, tmp_path: Path) -> None:
    isi = {"kode": SUB, "indikator": "Jumlah dokumen", "triwulan": "II", "anggaran": "(50.000)"}
    ambil(kantor, tmp_path, None, [isi | {"catatan_anggaran": "Pengembalian"}])
    assert kantor.realisasi.muat(2023).anggaran[Kunci(SUB)] == (200_000, -50_000, None, None)
    assert kantor.realisasi.catatan_anggaran(2023) == {(Kunci(SUB), 2): "Pengembalian"}


# --- the optional sheets ------------------------------------------------------------


def test_unit_sheet(kantor: Store, tmp_path: Path) -> None:
    unit = tabel(
        "nama kepala nip peran",
        {"nama": "seksi satu", "kepala": "Ani", "nip": "196501011990031001"},
        {"nama": "Sub Bagian Perencanaan", "peran": "perencana"},
    )
    ambil(kantor, tmp_path, Unit=unit)
    menurut_nama = {satu.nama: satu for satu in kantor.unit.semua()}
    assert (menurut_nama["Seksi Satu"].kepala, menurut_nama["Seksi Satu"].nip) == (
        "Ani",
        "196501011990031001",
    )
    assert menurut_nama["Sub Bagian Perencanaan"].peran is Peran.KASUBAG_PERENCANAAN


def test_unit_of_the_plan_is_made_and_a_near_name_noted(kantor: Store, tmp_path: Path) -> None:
    baris = rencana()[6:7]
    baris[0]["unit"] = "Seksi Duwa"
    hasil = ambil(kantor, tmp_path, baris)
    assert hasil.catatan == ("unit baru: Seksi Duwa (mirip “Seksi Dua”: periksa ejaannya)",)
    assert "Seksi Duwa" in [satu.nama for satu in kantor.unit.semua()]
    unit_.tambah(kantor, "Subbag Perencanaan")
    baris[0]["unit"] = "Sub Bagian Perencanaan dan Kepegawaian"
    (catatan,) = ambil(kantor, tmp_path, baris).catatan
    assert "bila ini “Subbag Perencanaan” yang sudah ada, samakan namanya" in catatan


def test_printed_figures_keep_their_decimals(kantor: Store, tmp_path: Path) -> None:
    nilai = ["97,80", Sel(0.978, "0.00%"), Sel(97.8, "0.00"), 97.8, "4.738.183.425,00", 96.1825]
    ukuran = ["serapan"] * 4 + ["pagu", "capaian_kinerja"]
    isi = [
        {"tahun": 2023, "ukuran": u, "nilai": n, "sumber": f"Tabel {letak}", "kode": ""}
        for letak, (u, n) in enumerate(zip(ukuran, nilai, strict=True))
    ]
    ambil(kantor, tmp_path, Pembanding=tabel("tahun kode ukuran nilai sumber", *isi))
    tersimpan = {satu.sumber: satu.nilai for satu in kantor.pembanding.semua()}
    assert list(tersimpan.values()) == ["96.1825", "4738183425", "97.80", "97.80", "97.80", "97.8"]
    assert kantor.pembanding.semua()[0] == Pembanding(
        2023, "", "capaian_kinerja", "96.1825", "Tabel 5"
    )


def test_printed_figure_of_an_unknown_code_is_noted(kantor: Store, tmp_path: Path) -> None:
    isi = {"tahun": 2023, "kode": "9.9", "ukuran": "pagu", "nilai": 5}
    hasil = ambil(kantor, tmp_path, Pembanding=tabel("tahun kode ukuran nilai", isi))
    assert hasil.catatan == ("lembar Pembanding, sel B2: kode 9.9 tidak ada dalam rencana 2023",)


def test_survey_replaces_its_quarters(kantor: Store, tmp_path: Path) -> None:
    kolom = "tahun triwulan responden " + " ".join(f"u{n}" for n in range(1, 10))
    semua = {f"u{n}": 3 for n in range(1, 10)}
    dua = [{"tahun": 2023, "triwulan": tw} | semua for tw in (1, 1, 2)]
    ambil(kantor, tmp_path, SKM=tabel(kolom, *dua))
    baru = {"tahun": 2023, "triwulan": 1, "responden": 10} | {f"u{n}": 35 for n in range(1, 9)}
    hasil = ambil(kantor, tmp_path, SKM=tabel(kolom, baru))
    assert hasil.ringkasan == (Ringkasan("SKM", berubah=1),)
    tersimpan = kantor.skm.muat(2023)
    assert [(s.triwulan, s.responden, s.jawaban[0], s.jawaban[8]) for s in tersimpan] == [
        (1, 10, 35, None),
        (2, 1, 3, 3),
    ]


def test_settings_are_checked_and_stored(kantor: Store, tmp_path: Path) -> None:
    isi = tabel("kunci nilai", {"kunci": "hijau_k", "nilai": 95}, {"kunci": "tempat", "nilai": "A"})
    ambil(kantor, tmp_path, Pengaturan=isi)
    assert kantor.pengaturan.muat() == {"hijau_k": "95", "tempat": "A"}
    ambil(kantor, tmp_path, Pengaturan=tabel("kunci nilai", {"kunci": "tempat"}))
    assert kantor.pengaturan.muat() == {"hijau_k": "95"}
