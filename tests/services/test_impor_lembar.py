"""The import wizard on sheets in the shapes that SIPD and BKAD give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from simpelin.domain.bentuk_kantor import Bentuk, PetaKolom
from simpelin.domain.hak import Pelaku, PeranOrang
from simpelin.domain.henti import dapat_dihentikan
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak
from simpelin.domain.nomenklatur import Nomenklatur
from simpelin.domain.realisasi import LaporanKinerja
from simpelin.domain.rencana import JenisVersi, Kunci, Simpul, Tingkat, VersiRencana
from simpelin.services.baris_lembar import Pilihan
from simpelin.services.hasil_impor import ImporDitolak
from simpelin.services.impor_lembar import (
    BarisPratinjau,
    PratinjauLembar,
    buka_buku,
    impor_lembar,
    lembar_cocok,
    periksa,
    putusan_impor,
    usulkan,
)
from simpelin.services.isi_realisasi import IsiAnggaran, isi
from simpelin.services.rencana import SimpanSimpul, simpan_simpul, versi_baru
from simpelin.services.rupiah_final import batalkan_final, nyatakan_final
from simpelin.services.urung_impor import impor_terakhir, urungkan_impor
from simpelin.store import Store
from simpelin.workbook.lembar_kantor import BukuKantor
from tests.services.akun_uji import beri_akun, sebagai
from tests.services.rencana_uji import KEL, LAIN, RASIO, SUB, G, P, S
from tests.workbook import kantor_uji


def _pilih(store: Store, path: Path, bentuk: Bentuk, **lagi: Any) -> tuple[BukuKantor, Pilihan]:
    buku = buka_buku(path)
    lembar = lembar_cocok(buku, bentuk)
    triwulan = lagi.pop("triwulan", None)
    peta, _ = usulkan(store, buku, lembar, bentuk, triwulan)
    dasar = {"sub_skpd": ""} | lagi
    return buku, Pilihan(lembar, peta, 2023, triwulan, **dasar)


def _impor(store: Store, path: Path, bentuk: Bentuk, **lagi: Any) -> None:
    impor_lembar(store, *_pilih(store, path, bentuk, **lagi))


def _periksa(store: Store, path: Path, bentuk: Bentuk, **lagi: Any) -> PratinjauLembar:
    return periksa(store, *_pilih(store, path, bentuk, **lagi))


def _baris(pratinjau: PratinjauLembar, nomor: int) -> BarisPratinjau:
    return next(satu for satu in pratinjau.baris if satu.nomor == nomor)


def _simpul(store: Store, kode: str, sub: str = "", versi: int = -1) -> Simpul:
    semua = store.rencana.versi(2023)[versi].simpul
    return next(satu for satu in semua if satu.kunci == Kunci(kode, sub))


def _jumlah(pratinjau: PratinjauLembar) -> tuple[int, int, int, int]:
    r = pratinjau.ringkasan
    return r.baru, r.berubah, r.sama, r.ditolak


# --- recap of belanja ---------------------------------------------------------


def test_recap_finds_sheet_header_and_split_code(kantor: Store, tmp_path: Path) -> None:
    buku, pilihan = _pilih(kantor, kantor_uji.rekap_belanja(tmp_path / "a.xlsx"), Bentuk.BELANJA)
    assert pilihan.lembar == "Rekap Belanja"
    assert buku.ukuran("Rekap Belanja")[1] == 10
    assert (pilihan.peta.judul, pilihan.peta.tinggi) == (4, 2)
    assert dict(pilihan.peta.kolom) == {
        "kode": ("A", "B", "C", "D", "E"),
        "nama": ("F",),
        "pagu": ("J",),
    }


def test_recap_every_row_says_what_was_understood(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.rekap_belanja(tmp_path / "a.xlsx", sub3=350_000)
    hasil = _periksa(kantor, path, Bentuk.BELANJA)
    assert _jumlah(hasil) == (0, 1, 2, 0)
    # number pieces, a code merged downwards, two-digit ending, ",00", "Rp …,-"
    assert [(b.nomor, b.kode) for b in hasil.baris if b.keadaan != "dilewati"] == [
        (11, SUB),
        (17, RASIO),
        (18, LAIN),
    ]
    assert _baris(hasil, 18).perubahan == "pagu 300.000 → 350.000"
    alasan = {b.nomor: b.alasan for b in hasil.baris if b.keadaan == "dilewati"}
    assert alasan[6] == alasan[16] == "nomor kolom"
    assert alasan[14] == alasan[15] == "judul kolom berulang"
    assert alasan[19] == "baris jumlah"
    assert alasan[13] == "tanpa kode"
    assert hasil.catatan[0] == (
        "Baris jumlah (baris 19) menyebut 1.800.000, jumlah baris yang terbaca 1.850.000, selisih "
        "(50.000); periksa baris yang dilewati atau kembar."
    )


def test_recap_is_stored_whole_and_leaves_the_rest(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.rekap_belanja(tmp_path / "a.xlsx", sub3=350_000)
    _impor(kantor, path, Bentuk.BELANJA)
    lain = _simpul(kantor, LAIN)
    assert (lain.pagu, lain.unit, lain.indikator[0].target) == (350_000, "Seksi Dua", 10)
    assert _simpul(kantor, SUB).kas == (250_000, None, None, None)
    assert _simpul(kantor, SUB, KEL).pagu == 90_000
    assert _simpul(kantor, G).pagu is None


def test_same_file_again_changes_nothing_and_makes_no_copy(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.rekap_belanja(tmp_path / "a.xlsx")
    hasil = impor_lembar(kantor, *_pilih(kantor, path, Bentuk.BELANJA))
    assert hasil.cadangan is None
    assert not hasil.berubah
    assert impor_terakhir(kantor) is None


def test_one_refused_row_refuses_all(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.rekap_belanja(tmp_path / "a.xlsx", sub3="1.234,56")
    with pytest.raises(ImporDitolak, match=r"Belanja, sel J18: .*bukan rupiah bulat"):
        _impor(kantor, path, Bentuk.BELANJA)
    assert _simpul(kantor, RASIO).pagu == 500_000
    assert _jumlah(_periksa(kantor, path, Bentuk.BELANJA)) == (0, 0, 2, 1)


def test_code_of_office_and_kelurahan_is_not_guessed(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.rekap_belanja(tmp_path / "a.xlsx")
    hasil = _periksa(kantor, path, Bentuk.BELANJA, sub_skpd=None)
    assert _baris(hasil, 11).alasan == (
        f"kode {SUB} ada pada {KEL}, kantor; pilih sub-unitnya".replace(SUB, "7.01.01.2.01.1")
    )
    assert _baris(hasil, 17).keadaan == "sama"


def test_later_version_gets_whole_nodes(kantor: Store, tmp_path: Path) -> None:
    versi_baru(kantor, 2023, VersiRencana("pergeseran 1", JenisVersi.PERGESERAN, berlaku_tw=3))
    path = kantor_uji.rekap_belanja(tmp_path / "a.xlsx", sub3=350_000)
    _impor(kantor, path, Bentuk.BELANJA)
    murni, geser = kantor.rencana.versi(2023)
    assert next(s for s in murni.simpul if s.kode == LAIN).pagu == 300_000
    (satu,) = geser.simpul
    assert (satu.pagu, satu.indikator[0].target, satu.unit) == (350_000, 10, "Seksi Dua")
    urungkan_impor(kantor)
    assert kantor.rencana.versi(2023)[1].simpul == ()


def test_new_codes_are_refused_unless_asked_for(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.rekap_belanja(tmp_path / "a.xlsx")
    kantor_2024 = replace(_pilih(kantor, path, Bentuk.BELANJA)[1], tahun=2024)
    with pytest.raises(KesalahanPengguna, match="Tahun 2024 belum punya rencana"):
        periksa(kantor, buka_buku(path), kantor_2024)
    with kantor.ubah("uji"):
        for kode in (LAIN, RASIO):
            kantor.realisasi.simpan_kinerja(2023, Kunci(RASIO), "Persentase", 1, None)
            kantor.realisasi.simpan_catatan(2023, Kunci(RASIO), 1, _tanpa_kata())
            kantor.rencana.hapus_simpul(2023, "murni", Kunci(kode))
    hasil = _periksa(kantor, path, Bentuk.BELANJA)
    assert _jumlah(hasil)[3] == 2
    assert "tidak ada dalam rencana; yang mirip" in _baris(hasil, 18).alasan
    _impor(kantor, path, Bentuk.BELANJA, tambah=True)
    baru = _simpul(kantor, "7.01.01.2.01.03")
    assert (baru.nama, baru.induk, baru.pagu) == ("Sub 0003", Kunci(G), 300_000)
    urungkan_impor(kantor)
    assert not any(s.kode == "7.01.01.2.01.03" for s in kantor.rencana.versi(2023)[0].simpul)


def _tanpa_kata() -> Any:
    from simpelin.domain.realisasi import Catatan

    return Catatan()


def test_new_program_needs_its_sasaran(kantor: Store, tmp_path: Path) -> None:
    from openpyxl import Workbook

    buku = Workbook()
    for satu in (
        ["Kode", "Uraian", "Pagu"],
        ["7.01.02", "Program dua", 10],
        ["7.01.02.2.01", "Kegiatan dua", 10],
        ["7.01.02.2.01.0001", "Sub dua", 10],
    ):
        buku.active.append(satu)
    path = kantor_uji.simpan(tmp_path / "a.xlsx", buku)
    hasil = _periksa(kantor, path, Bentuk.BELANJA, tambah=True)
    assert "pilih sasaran" in _baris(hasil, 2).alasan
    _impor(kantor, path, Bentuk.BELANJA, tambah=True, sasaran=S)
    assert _simpul(kantor, "7.01.02").induk == Kunci(S)
    assert _simpul(kantor, "7.01.02.2.01.0001").pagu == 10


def test_a_plan_can_begin_with_the_recap(kosong: Store, tmp_path: Path) -> None:
    path = kantor_uji.rekap_belanja(tmp_path / "a.xlsx")
    with kosong.ubah("uji"):
        kosong.nomenklatur.simpan(
            Nomenklatur(SUB, Tingkat.SUB_KEGIATAN, "Sub", "", "", "Jumlah dokumen", "Dokumen")
        )
    with pytest.raises(KesalahanPengguna, match="pilih “tambahkan yang belum ada"):
        _periksa(kosong, path, Bentuk.BELANJA)
    _impor(kosong, path, Bentuk.BELANJA, tambah=True)
    (versi,) = kosong.rencana.versi(2023)
    assert [(s.kode, s.pagu) for s in versi.simpul if s.pagu is not None] == [
        ("7.01.01.2.01.0001", 1_000_000),
        ("7.01.01.2.01.0002", 500_000),
        ("7.01.01.2.01.03", 300_000),
    ]
    program = next(s for s in versi.simpul if s.kode == P)
    assert (program.nama, program.induk) == ("Program satu", Kunci("S1"))
    satu = next(s for s in versi.simpul if s.kode == SUB)
    assert [(i.nama, i.satuan) for i in satu.indikator] == [("Jumlah dokumen", "Dokumen")]
    urungkan_impor(kosong)
    assert kosong.rencana.tahun() == ()


def test_missing_parents_come_from_the_official_list(kosong: Store, tmp_path: Path) -> None:
    path = _buku(tmp_path, ["Kode", "Uraian", "Pagu"], [SUB, "Sub satu", 10], [RASIO, "Dua", 20])
    hasil = _periksa(kosong, path, Bentuk.BELANJA, tambah=True)
    assert "impor daftar nomenklatur" in _baris(hasil, 2).alasan
    with kosong.ubah("uji"):
        kosong.nomenklatur.simpan(Nomenklatur(P, Tingkat.PROGRAM, "Program resmi"))
        kosong.nomenklatur.simpan(Nomenklatur(G, Tingkat.KEGIATAN, "Kegiatan resmi", P))
    _impor(kosong, path, Bentuk.BELANJA, tambah=True)
    semua = {s.kode: s for s in kosong.rencana.versi(2023)[0].simpul}
    assert [(k, semua[k].nama) for k in (P, G)] == [(P, "Program resmi"), (G, "Kegiatan resmi")]
    assert (semua[SUB].induk, semua[G].induk) == (Kunci(G), Kunci(P))
    urungkan_impor(kosong)
    assert kosong.rencana.tahun() == ()


def test_rows_of_one_code_are_added_only_when_asked(kantor: Store, tmp_path: Path) -> None:
    from openpyxl import Workbook

    buku = Workbook()
    for satu in (["Kode", "Sumber Dana", "Pagu"], [RASIO, "PAD", 1], [RASIO, "DAU", "2,00"]):
        buku.active.append(satu)
    path = kantor_uji.simpan(tmp_path / "a.xlsx", buku)
    assert "sudah ada di baris 2" in _baris(_periksa(kantor, path, Bentuk.BELANJA), 3).alasan
    hasil = _periksa(kantor, path, Bentuk.BELANJA, jumlahkan=True)
    assert _baris(hasil, 2).perubahan == "pagu 500.000 → 3"
    assert _baris(hasil, 3).alasan == "dijumlahkan ke baris pertama kodenya"


def _buku(folder: Path, *baris: list[Any]) -> Path:
    from openpyxl import Workbook

    buku = Workbook()
    for satu in baris:
        buku.active.append(satu)
    return kantor_uji.simpan(folder / "a.xlsx", buku)


def test_code_and_name_in_one_column(kantor: Store, tmp_path: Path) -> None:
    path = _buku(
        tmp_path,
        ["No", "Program / Kegiatan / Sub Kegiatan", "Pagu Anggaran (Rp)"],
        [None, "7.01.01 PROGRAM SATU", 1],
        [1, f"{RASIO} Sub dua", "500.001,00"],
    )
    hasil = _periksa(kantor, path, Bentuk.BELANJA)
    assert _baris(hasil, 3).perubahan == "pagu 500.000 → 500.001"
    assert _baris(hasil, 2).nama == "PROGRAM SATU"


def test_flat_list_with_sub_units_and_accounts(kantor: Store, tmp_path: Path) -> None:
    judul = ["NAMA SUB SKPD", "KODE KEGIATAN", "KODE SUB KEGIATAN", "KODE REKENING", "PAGU"]
    path = _buku(
        tmp_path,
        judul,
        ["KECAMATAN TOMONI", G, SUB, "5.1.02.01", 600_000],
        ["KECAMATAN TOMONI", G, SUB, "5.1.02.02", 400_001],
        ["KELURAHAN TOMONI", G, SUB, "5.1.02.01", "90.001,00"],
        ["KELURAHAN LAIN", G, SUB, "5.1.02.01", 1],
    )
    hasil = _periksa(kantor, path, Bentuk.BELANJA, sub_skpd=None, jumlahkan=True)
    assert _baris(hasil, 2).perubahan == "pagu 1.000.000 → 1.000.001"
    assert _baris(hasil, 4).kunci == Kunci(SUB, KEL)
    assert "sub-unit “KELURAHAN LAIN” tidak ada" in _baris(hasil, 5).alasan


def test_after_the_adjustment_and_not_its_volume(kantor: Store, tmp_path: Path) -> None:
    path = _buku(
        tmp_path,
        ["Kode", "Uraian", "Sebelum Pergeseran", None, "Setelah Pergeseran", None, "Selisih"],
        [None, None, "Volume", "Jumlah", "Volume", "Jumlah"],
        [LAIN, "Sub tiga", 1, 300_000, 1, 310_000, 10_000],
    )
    hasil = _periksa(kantor, path, Bentuk.BELANJA)
    assert _baris(hasil, 3).perubahan == "pagu 300.000 → 310.000"


# --- RAK ----------------------------------------------------------------------


def test_rak_months_make_quarters(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.rak(tmp_path / "a.xlsx")
    hasil = _periksa(kantor, path, Bentuk.RAK)
    assert [(b.nomor, b.alasan) for b in hasil.baris if b.keadaan == "dilewati"][:2] == [
        (4, "program atau kegiatan; hanya dibandingkan"),
        (6, "rekening belanja"),
    ]
    _impor(kantor, path, Bentuk.RAK)
    assert _simpul(kantor, SUB).kas == (250_000, 20_000, 300_000, 430_000)
    assert _simpul(kantor, RASIO).kas == (30_000,) * 4
    assert any("anggaran kas 120.000, pagu 500.000" in satu for satu in hasil.catatan)


def test_rak_row_whose_total_differs_is_refused(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.rak(tmp_path / "a.xlsx", jumlah=990_000)
    with pytest.raises(ImporDitolak, match=r"jumlah tertulis 990\.000.*selisih \(10\.000\)"):
        _impor(kantor, path, Bentuk.RAK)


# --- LRA ----------------------------------------------------------------------


def test_lra_is_cumulative_minus_what_is_stored(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.lra(tmp_path / "a.xlsx")
    hasil = _periksa(kantor, path, Bentuk.LRA, triwulan=2)
    assert _baris(hasil, 6).dibaca == ("s.d. TW II 450.000 − s.d. TW I 200.000 = TW II 250.000")
    assert any("TW I-nya belum terisi" in satu for satu in hasil.catatan)
    _impor(kantor, path, Bentuk.LRA, triwulan=2)
    assert kantor.realisasi.anggaran(2023, Kunci(SUB)) == (200_000, 250_000, None, None)
    assert kantor.realisasi.anggaran(2023, Kunci(RASIO)) == (None, 75_000, None, None)
    # kinerja and words of the quarter before stay
    assert kantor.realisasi.muat(2023).kinerja[Kunci(SUB), "Jumlah dokumen"][0] is not None


def test_lra_below_what_is_stored_explains_itself(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.lra(tmp_path / "a.xlsx", satu="150.000,00")
    with pytest.raises(ImporDitolak, match="lebih kecil daripada yang tersimpan") as salah:
        _impor(kantor, path, Bentuk.LRA, triwulan=2)
    assert "bukan kumulatif" in str(salah.value)
    _impor(kantor, path, Bentuk.LRA, triwulan=2, catatan="pengembalian belanja")
    assert kantor.realisasi.anggaran(2023, Kunci(SUB))[1] == -50_000
    assert kantor.realisasi.catatan_anggaran(2023) == {(Kunci(SUB), 2): "pengembalian belanja"}


def test_lra_may_be_the_quarter_alone(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.lra(tmp_path / "a.xlsx", satu=150_000)
    _impor(kantor, path, Bentuk.LRA, triwulan=2, kumulatif=False)
    assert kantor.realisasi.anggaran(2023, Kunci(SUB)) == (200_000, 150_000, None, None)


def test_lra_leaves_an_approved_report_alone(kantor: Store, tmp_path: Path) -> None:
    with kantor.ubah("uji"):
        kantor.laporan.simpan(2023, 2, LaporanUnit("Seksi Satu", StatusLaporan.DISETUJUI))
    path = kantor_uji.lra(tmp_path / "a.xlsx")
    with pytest.raises(ImporDitolak, match="laporan Seksi Satu TW II sudah disetujui"):
        _impor(kantor, path, Bentuk.LRA, triwulan=2)


def test_lra_codes_with_accounts_are_cut_and_added(kantor: Store, tmp_path: Path) -> None:
    lagi = [
        [f"{LAIN}.5.1.02.01", "Belanja a", None, 0, 0, 1_000, 0],
        [f"{LAIN}.5.1.02.02", "Belanja b", None, 0, 0, 2_000, 0],
    ]
    path = kantor_uji.lra(tmp_path / "a.xlsx", lagi=lagi)
    assert _baris(_periksa(kantor, path, Bentuk.LRA, triwulan=2), 9).alasan == "rekening belanja"
    _impor(kantor, path, Bentuk.LRA, triwulan=2, jumlahkan=True)
    assert kantor.realisasi.anggaran(2023, Kunci(LAIN))[1] == 3_000
    assert kantor.realisasi.anggaran(2023, Kunci(SUB))[1] == 250_000


# --- kinerja --------------------------------------------------------------------


def _kinerja(folder: Path, *baris: list[Any]) -> Path:
    return kantor_uji.kinerja(folder / "k.xlsx", baris)


def test_kinerja_takes_the_quarters_column_and_names_that_nearly_fit(
    kantor: Store, tmp_path: Path
) -> None:
    path = _kinerja(
        tmp_path,
        [1, SUB, "Sub", "jumlah  dokumen", 12, 3, "5,5", None, None, None, None],
        [2, SUB, "Sub", "Jumlah laporann", 4, 1, None, None, None, "Hujan", "Jadwal ulang"],
        [3, "7.01.01.2.01.02", "Sub", None, 100, None, None, 8, 10, None, None],
        [4, LAIN, "Sub", "Jumlah orang", 10, None, None, None, None, None, None],
    )
    hasil = _periksa(kantor, path, Bentuk.KINERJA, triwulan=2)
    assert _baris(hasil, 6).alasan == "tidak berisi angka"
    _impor(kantor, path, Bentuk.KINERJA, triwulan=2)
    realisasi = kantor.realisasi.muat(2023)
    dokumen = realisasi.kinerja[Kunci(SUB), "Jumlah dokumen"]
    assert dokumen[:2] == (LaporanKinerja(Fraction(3)), LaporanKinerja(Fraction(11, 2)))
    # an empty cell leaves what is stored; the words stood in the second row
    assert realisasi.kinerja[Kunci(SUB), "Jumlah laporan"][1] is None
    assert realisasi.catatan[Kunci(SUB), 2].hambatan == "Hujan"
    rasio = realisasi.kinerja[Kunci(RASIO), "Persentase"][1]
    assert rasio == LaporanKinerja(pembilang=Fraction(8), penyebut=Fraction(10))


def test_kinerja_of_a_submitted_report_is_refused(kantor: Store, tmp_path: Path) -> None:
    with kantor.ubah("uji"):
        kantor.laporan.simpan(2023, 2, LaporanUnit("Seksi Dua", StatusLaporan.DIAJUKAN))
    path = _kinerja(tmp_path, [1, LAIN, "Sub", None, 10, 1, 2, None, None, None, None])
    with pytest.raises(ImporDitolak, match="laporan Seksi Dua TW II sudah diajukan"):
        _impor(kantor, path, Bentuk.KINERJA, triwulan=2)


# --- the map --------------------------------------------------------------------


def test_missing_columns_are_named(kantor: Store, tmp_path: Path) -> None:
    buku, pilihan = _pilih(kantor, kantor_uji.rak(tmp_path / "a.xlsx"), Bentuk.RAK)
    kolom = {n: h for n, h in pilihan.peta.kolom.items() if n != "bulan_3"}
    with pytest.raises(MasukanDitolak, match="bulan Januari–Desember, atau TW I–IV belum dipilih"):
        periksa(kantor, buku, replace(pilihan, peta=replace(pilihan.peta, kolom=kolom)))


def test_map_is_remembered_by_file_shape(kantor: Store, tmp_path: Path) -> None:
    buku, pilihan = _pilih(kantor, kantor_uji.rekap_belanja(tmp_path / "a.xlsx"), Bentuk.BELANJA)
    operasi = replace(pilihan.peta, kolom=dict(pilihan.peta.kolom) | {"pagu": ("G",)})
    impor_lembar(kantor, buku, replace(pilihan, peta=replace(operasi, judul=5, tinggi=1)))
    lagi = buka_buku(kantor_uji.rekap_belanja(tmp_path / "b.xlsx", sub3=1))
    peta, ingat = usulkan(kantor, lagi, "Rekap Belanja", Bentuk.BELANJA)
    assert ingat
    assert (peta.judul, peta.tinggi, peta.kolom["pagu"]) == (5, 1, ("G",))
    lain = buka_buku(kantor_uji.rak(tmp_path / "c.xlsx"))
    assert not usulkan(kantor, lain, "RAK Bulanan", Bentuk.BELANJA)[1]


def test_sheet_without_a_row_to_read_says_why(kantor: Store, tmp_path: Path) -> None:
    buku, pilihan = _pilih(kantor, kantor_uji.lra(tmp_path / "a.xlsx"), Bentuk.LRA, triwulan=2)
    kolom = dict(pilihan.peta.kolom) | {"kode": ("B",)}
    with pytest.raises(MasukanDitolak, match="tidak ada baris yang dapat dibaca"):
        periksa(kantor, buku, replace(pilihan, peta=replace(pilihan.peta, kolom=kolom)))


def test_import_and_undo_are_the_planners(kantor: Store, tmp_path: Path) -> None:
    beri_akun(kantor)
    path = kantor_uji.rekap_belanja(tmp_path / "a.xlsx", sub3=7)
    sebagai(kantor, "ani")
    assert _jumlah(_periksa(kantor, path, Bentuk.BELANJA)) == (0, 1, 2, 0)
    with pytest.raises(KesalahanPengguna, match="Perencanaan"):
        _impor(kantor, path, Bentuk.BELANJA)
    sebagai(kantor, "rina")
    _impor(kantor, path, Bentuk.BELANJA)
    assert kantor.riwayat.cari("rencana", batas=1)[0].akun == "rina"
    sebagai(kantor, "budi")
    with pytest.raises(KesalahanPengguna, match="Perencanaan"):
        urungkan_impor(kantor)
    assert _simpul(kantor, LAIN).pagu == 7


# --- undo -----------------------------------------------------------------------


def test_undo_puts_every_value_back_once(kantor: Store, tmp_path: Path) -> None:
    sebelum = kantor.realisasi.muat(2023), kantor.rencana.versi(2023)
    _impor(kantor, kantor_uji.lra(tmp_path / "a.xlsx"), Bentuk.LRA, triwulan=2)
    terakhir = impor_terakhir(kantor)
    assert terakhir is not None
    assert (terakhir.berkas, terakhir.bentuk, terakhir.pelaku) == ("a.xlsx", "lra", "Siti")
    urungkan_impor(kantor)
    assert (kantor.realisasi.muat(2023), kantor.rencana.versi(2023)) == sebelum
    assert kantor.riwayat.cari("impor")[0].tindakan == "urungkan impor"
    with pytest.raises(KesalahanPengguna, match="Tidak ada impor"):
        urungkan_impor(kantor)


def test_undo_takes_kas_and_pagu_back(kantor: Store, tmp_path: Path) -> None:
    sebelum = kantor.rencana.versi(2023)
    _impor(kantor, kantor_uji.rak(tmp_path / "a.xlsx"), Bentuk.RAK)
    _impor(kantor, kantor_uji.rekap_belanja(tmp_path / "b.xlsx", sub3=7), Bentuk.BELANJA)
    urungkan_impor(kantor)
    urungkan_impor(kantor)
    assert kantor.rencana.versi(2023) == sebelum


def test_undo_is_refused_where_a_cell_was_changed_since(kantor: Store, tmp_path: Path) -> None:
    _impor(kantor, kantor_uji.lra(tmp_path / "a.xlsx"), Bentuk.LRA, triwulan=2)
    isi(kantor, IsiAnggaran(2023, 2, Kunci(RASIO), 80_000))
    with pytest.raises(MasukanDitolak, match=f"Realisasi anggaran {RASIO} Sub 0002") as salah:
        urungkan_impor(kantor)
    assert len(salah.value.penolakan) == 1
    assert kantor.realisasi.anggaran(2023, Kunci(SUB))[1] == 250_000
    isi(kantor, IsiAnggaran(2023, 2, Kunci(RASIO), 75_000))
    urungkan_impor(kantor)
    assert kantor.realisasi.anggaran(2023, Kunci(SUB)) == (200_000, None, None, None)


def test_parents_of_the_recap_are_compared(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.rekap_belanja(tmp_path / "a.xlsx", sub3=299_999)
    hasil = _periksa(kantor, path, Bentuk.BELANJA)
    assert any(satu.startswith(f"{P} (baris 9) menyebut 1.800.000") for satu in hasil.catatan)


def test_undo_leaves_a_report_alone_that_was_closed_since(kantor: Store, tmp_path: Path) -> None:
    _impor(kantor, kantor_uji.lra(tmp_path / "a.xlsx"), Bentuk.LRA, triwulan=2)
    for status in (StatusLaporan.DIAJUKAN, StatusLaporan.DISETUJUI):
        with kantor.ubah("uji"):
            kantor.laporan.simpan(2023, 2, LaporanUnit("Seksi Satu", status))
    with pytest.raises(MasukanDitolak, match=r"Laporan Seksi Satu sudah disetujui \(TW II 2023\)"):
        urungkan_impor(kantor)
    with kantor.ubah("uji"):
        kantor.laporan.simpan(2023, 2, LaporanUnit("Seksi Satu", StatusLaporan.DIAJUKAN))
    urungkan_impor(kantor)
    assert kantor.realisasi.anggaran(2023, Kunci(SUB))[1] is None


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    class Henti(Exception):
        pass

    def henti() -> None:
        raise Henti

    with pytest.raises(Henti), dapat_dihentikan(henti):
        buka_buku(kantor_uji.lra(tmp_path / "a.xlsx"))


def test_undo_leaves_rupiah_alone_that_were_declared_final_since(
    kantor: Store, tmp_path: Path
) -> None:
    _impor(kantor, kantor_uji.lra(tmp_path / "a.xlsx"), Bentuk.LRA, triwulan=2)
    nyatakan_final(kantor, 2023, 2, ["Seksi Satu"])
    with pytest.raises(MasukanDitolak, match="Rupiah Seksi Satu sudah dinyatakan final"):
        urungkan_impor(kantor)
    assert kantor.realisasi.anggaran(2023, Kunci(SUB))[1] == 250_000
    batalkan_final(kantor, 2023, 2, "Seksi Satu")
    urungkan_impor(kantor)
    assert kantor.realisasi.anggaran(2023, Kunci(SUB))[1] is None


def test_undo_leaves_no_running_total_below_zero(kantor: Store, tmp_path: Path) -> None:
    _impor(kantor, kantor_uji.lra(tmp_path / "a.xlsx"), Bentuk.LRA, triwulan=2)
    isi(kantor, IsiAnggaran(2023, 3, Kunci(SUB), -300_000, "pengembalian"))
    with pytest.raises(MasukanDitolak, match=f"{SUB}.*di bawah 0"):
        urungkan_impor(kantor)
    assert kantor.realisasi.anggaran(2023, Kunci(SUB))[1] == 250_000


def test_undo_after_a_code_was_changed(kantor: Store, tmp_path: Path) -> None:
    _impor(kantor, kantor_uji.lra(tmp_path / "a.xlsx"), Bentuk.LRA, triwulan=2)
    simpul = _simpul(kantor, SUB)
    baru = replace(simpul, kunci=Kunci(f"{G}.0009"))
    simpan_simpul(kantor, SimpanSimpul(2023, "murni", baru, asal=simpul.kunci))
    sebelum = kantor.realisasi.muat(2023)
    with pytest.raises(KesalahanPengguna, match=SUB):
        urungkan_impor(kantor)
    assert kantor.realisasi.muat(2023) == sebelum


# --- rights ---------------------------------------------------------------------


def test_keuangan_takes_in_rupiah_and_nothing_else(kantor: Store, tmp_path: Path) -> None:
    kantor.pelaku = Pelaku("Andi", "andi", frozenset({PeranOrang.KEUANGAN}))
    _impor(kantor, kantor_uji.lra(tmp_path / "a.xlsx"), Bentuk.LRA, triwulan=2)
    assert kantor.riwayat.cari("anggaran")[0].akun == "andi"
    assert not putusan_impor(kantor, Bentuk.BELANJA)
    assert not putusan_impor(kantor, Bentuk.KINERJA)
    kantor.pelaku = Pelaku("Ani", "ani", frozenset({PeranOrang.STAF}), "Seksi Satu")
    assert not putusan_impor(kantor, Bentuk.LRA)


def test_a_nip_typed_as_a_number_below_the_table_is_no_amount(
    kantor: Store, tmp_path: Path
) -> None:
    nip = [[], [None, "Camat"], [None, 197_001_011_990_031_001], [None, 1.97001011990031e17]]
    path = kantor_uji.lra(tmp_path / "a.xlsx", lagi=nip)
    _impor(kantor, path, Bentuk.LRA, triwulan=2)
    assert kantor.realisasi.anggaran(2023, Kunci(SUB))[1] == 250_000


def test_an_amount_of_too_many_digits_names_its_cell(kantor: Store, tmp_path: Path) -> None:
    path = kantor_uji.lra(tmp_path / "a.xlsx", satu=1e20)
    with pytest.raises(ImporDitolak, match=r"sel F6.*lebih dari 15 digit"):
        _impor(kantor, path, Bentuk.LRA, triwulan=2)


@pytest.mark.parametrize("bentuk", [Bentuk.LRA, Bentuk.BELANJA])
def test_a_code_that_excel_made_a_date_is_refused_and_not_left_out(
    kantor: Store, tmp_path: Path, bentuk: Bentuk
) -> None:
    buku = Workbook()
    for baris in (["Kode", "Uraian", "Jumlah Realisasi"], [SUB, "Sub", 300_000]):
        buku.active.append(baris)
    buku.active.append([date(2001, 1, 7), "Sub", 5_000])
    path = kantor_uji.simpan(tmp_path / "a.xlsx", buku)
    kitab = buka_buku(path)
    peta = PetaKolom(
        bentuk, 1, 1, {"kode": ("A",), ("realisasi" if bentuk is Bentuk.LRA else "pagu"): ("C",)}
    )
    pilihan = Pilihan("Sheet", peta, 2023, 2 if bentuk is Bentuk.LRA else None, sub_skpd="")
    with pytest.raises(ImporDitolak, match=r"sel A3: kode di A3 terbaca sebagai tanggal") as salah:
        impor_lembar(kantor, kitab, pilihan)
    assert len(salah.value.penolakan) == 1


def _lembar_belanja(jalur: Path, *baris: list[Any]) -> Path:
    buku = Workbook()
    for satu in (["Kode", "Uraian", "Jumlah", "Sub Unit"], *baris):
        buku.active.append(satu)
    return kantor_uji.simpan(jalur, buku)


def test_a_code_of_several_sub_units_is_never_added_over_one_of_them(
    kantor: Store, tmp_path: Path
) -> None:
    path = _lembar_belanja(tmp_path / "a.xlsx", [SUB, "Nama lain", 5])
    sebelum = kantor.rencana.versi(2023)
    with pytest.raises(ImporDitolak, match="pilih sub-unitnya"):
        _impor_tanpa_sub(kantor, path)
    assert kantor.rencana.versi(2023) == sebelum


def _impor_tanpa_sub(store: Store, path: Path) -> None:
    peta = PetaKolom(Bentuk.BELANJA, 1, 1, {"kode": ("A",), "nama": ("B",), "pagu": ("C",)})
    pilihan = Pilihan("Sheet", peta, 2023, sub_skpd=None, tambah=True)
    impor_lembar(store, buka_buku(path), pilihan)


def test_an_added_code_goes_to_the_sub_unit_that_the_plan_knows(
    kantor: Store, tmp_path: Path
) -> None:
    path = _lembar_belanja(tmp_path / "a.xlsx", [f"{G}.0007", "Baru", 5, f"{KEL.upper()}"])
    _impor(kantor, path, Bentuk.BELANJA, sub_skpd=None, tambah=True)
    assert _simpul(kantor, f"{G}.0007", KEL).pagu == 5


def test_two_endings_of_an_added_code_are_one(kantor: Store, tmp_path: Path) -> None:
    dua = [f"{G}.07", "Baru", 5], [f"{G}.0007", "Baru", 6]
    path = _lembar_belanja(tmp_path / "a.xlsx", *dua)
    with pytest.raises(ImporDitolak, match="sudah ada di baris 2"):
        _impor(kantor, path, Bentuk.BELANJA, tambah=True)
