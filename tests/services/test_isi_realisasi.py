"""Entering a quarter: what is stored, what is refused and why, what a sheet shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from simpelin.domain.kantor import LaporanUnit, Peran, StatusLaporan, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.penilaian import Warna
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import (
    Indikator,
    Kunci,
    Polaritas,
    Sifat,
    Simpul,
    Tingkat,
    VersiRencana,
)
from simpelin.services import pengaturan
from simpelin.services.isi_realisasi import (
    IsiAnggaran,
    IsiCatatan,
    IsiKinerja,
    isi,
    isi_yang_bisa,
)
from simpelin.services.lembar_unit import (
    BarisIsian,
    jawab_nol,
    lembar,
    perintah_nol,
    unit_keuangan,
    unit_pelapor,
)
from simpelin.services.riwayat_simpul import riwayat_simpul
from simpelin.store import Store, open_store

TAHUN = 2026
PELAYANAN, TRANTIB, KEUANGAN = "Seksi Pelayanan", "Seksi Trantib", "Subbag Keuangan"


def f(*nilai: int | None) -> tuple[Fraction | None, ...]:
    return tuple(None if satu is None else Fraction(satu) for satu in nilai)


def indikator(nama: str, target: int, *tw: int | None, **lain: object) -> Indikator:
    dasar = Indikator(nama, "dok", target=Fraction(target), target_tw=f(*tw))  # type: ignore[arg-type]
    return replace(dasar, **lain)  # type: ignore[arg-type]


LEMBAR = indikator("Lembar", 12, 3, 3, 3, 3)
RASIO = indikator("Rasio", 80, 80, 80, 80, 80, sifat=Sifat.RASIO)
NANTI = indikator("Nanti", 2, None, None, None, 2)
SEBARAN = [
    Simpul(Kunci("S"), Tingkat.SASARAN, "Sasaran"),
    Simpul(Kunci("P"), Tingkat.PROGRAM, "Program", Kunci("S")),
    Simpul(Kunci("K"), Tingkat.KEGIATAN, "Kegiatan", Kunci("P")),
    Simpul(
        Kunci("1"), Tingkat.SUB_KEGIATAN, "Pelayanan", Kunci("K"), PELAYANAN,
        pagu=1_000_000, kas=(250_000,) * 4, indikator=(LEMBAR, RASIO),
    ),
    Simpul(
        Kunci("2"), Tingkat.SUB_KEGIATAN, "Posyandu", Kunci("K"), PELAYANAN,
        pagu=500_000, indikator=(NANTI, replace(LEMBAR, nama="Titipan", unit=TRANTIB)),
    ),
    Simpul(Kunci("3"), Tingkat.SUB_KEGIATAN, "Gaji", Kunci("K"), KEUANGAN, pagu=900_000),
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    satu = open_store(tmp_path / "kantor.db")
    with satu.ubah("siap"):
        satu.unit.simpan(Unit(KEUANGAN, peran=Peran.KEUANGAN))
        satu.rencana.simpan_versi(TAHUN, VersiRencana())
        for simpul in SEBARAN:
            satu.rencana.simpan_simpul(TAHUN, "murni", simpul)
    yield satu
    satu.close()


def k(kode: str, nama: str, nilai: int | None, tw: int = 1) -> IsiKinerja:
    laporan = None if nilai is None else LaporanKinerja(Fraction(nilai))
    return IsiKinerja(TAHUN, tw, Kunci(kode), nama, laporan)


def rasio(atas: int | None, bawah: int | None) -> IsiKinerja:
    pecah = [None if satu is None else Fraction(satu) for satu in (atas, bawah)]
    return IsiKinerja(TAHUN, 1, Kunci("1"), "Rasio", LaporanKinerja(None, *pecah))


def rp(kode: str, nilai: int | None, tw: int = 1, catatan: str = "") -> IsiAnggaran:
    return IsiAnggaran(TAHUN, tw, Kunci(kode), nilai, catatan)


def status(store: Store, keadaan: StatusLaporan, unit: str = PELAYANAN) -> None:
    with store.ubah("status"):
        store.laporan.simpan(TAHUN, 1, LaporanUnit(unit, keadaan))


def baris(store: Store, unit: str, nama: str, tw: int = 1) -> BarisIsian:
    return next(
        satu
        for satu in lembar(store, TAHUN, tw, unit).baris
        if satu.indikator is not None and satu.indikator.indikator.nama == nama
    )


# --- storing and refusing ----------------------------------------------------------


@pytest.mark.parametrize(
    ("perintah", "pesan"),
    [
        (k("9", "Lembar", 1), "tidak ada dalam rencana"),
        (k("1", "Bukan", 1), "tidak ada pada Pelayanan"),
        (rasio(4, None), "pembilang dan penyebut"),
        (rasio(-4, 5), "tidak boleh negatif"),
        (IsiKinerja(TAHUN, 1, Kunci("1"), "Lembar", LaporanKinerja()), "Isi angka kinerja"),
        (rp("1", -5), "butuh keterangan"),
        (rp("1", -5, catatan="setor"), "tidak boleh di bawah 0"),
        (rp("K", 5), "hanya diisi pada sub kegiatan"),
    ],
)
def test_refused_with_one_sentence_and_nothing_stored(
    store: Store, perintah: IsiKinerja | IsiAnggaran, pesan: str
) -> None:
    with pytest.raises(KesalahanPengguna, match=pesan):
        isi(store, k("1", "Lembar", 3), perintah)
    assert not store.realisasi.muat(TAHUN).kinerja


def test_a_block_keeps_the_good_and_names_the_bad(store: Store) -> None:
    hasil = isi_yang_bisa(store, k("1", "Lembar", 3), rasio(1, None), rp("1", 200_000))
    assert hasil[0] is None
    assert hasil[1] is not None
    assert "penyebut" in hasil[1]
    assert hasil[2] is None
    assert store.realisasi.muat(TAHUN).anggaran[Kunci("1")][0] == 200_000


def test_a_negative_amount_with_its_reason_may_lower_what_was_spent(store: Store) -> None:
    isi(store, rp("1", 200_000), rp("1", -50_000, 2, "pengembalian"))
    assert store.realisasi.muat(TAHUN).anggaran[Kunci("1")][:2] == (200_000, -50_000)
    with pytest.raises(KesalahanPengguna, match="TW II"):
        isi(store, rp("1", 10_000, 1))


def test_taking_back_is_not_zero(store: Store) -> None:
    isi(store, k("1", "Lembar", 0))
    assert store.realisasi.muat(TAHUN).kinerja[(Kunci("1"), "Lembar")][0] == LaporanKinerja(
        Fraction(0)
    )
    isi(store, k("1", "Lembar", None))
    assert (Kunci("1"), "Lembar") not in store.realisasi.muat(TAHUN).kinerja


def test_submitted_freezes_the_units_kinerja_and_words_but_not_rupiah(store: Store) -> None:
    status(store, StatusLaporan.DIAJUKAN)
    with pytest.raises(KesalahanPengguna, match="sudah diajukan"):
        isi(store, k("1", "Lembar", 3))
    with pytest.raises(KesalahanPengguna, match="sudah diajukan"):
        isi(store, IsiCatatan(TAHUN, 1, Kunci("1"), Catatan("", "macet", "")))
    isi(store, rp("1", 5), k("2", "Titipan", 3), k("1", "Lembar", 3, 2))


def test_approved_freezes_rupiah_too(store: Store) -> None:
    status(store, StatusLaporan.DISETUJUI)
    with pytest.raises(KesalahanPengguna, match="sudah disetujui"):
        isi(store, rp("1", 5))


def test_an_empty_reason_for_rupiah_is_none(store: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="butuh keterangan"):
        isi(store, rp("1", -5, catatan="  "))


# --- the sheet ---------------------------------------------------------------------------


def test_a_sheet_has_the_units_indicators_and_its_money_on_the_first_line(store: Store) -> None:
    isian = lembar(store, TAHUN, 1, PELAYANAN)
    nama = [s.indikator.indikator.nama for s in isian.baris if s.indikator]
    assert nama == ["Lembar", "Rasio", "Nanti"]
    assert [satu.pertama for satu in isian.baris] == [True, False, True]
    titipan = lembar(store, TAHUN, 1, TRANTIB).baris
    assert [s.indikator.indikator.nama for s in titipan if s.indikator] == ["Titipan"]
    assert titipan[0].kunci_rp
    assert unit_pelapor(isian.evaluasi) == (PELAYANAN, TRANTIB)


def test_keuangan_has_every_sub_kegiatan_once(store: Store) -> None:
    isian = lembar(store, TAHUN, 1, "")
    assert [satu.simpul.kode for satu in isian.baris] == ["1", "2", "3"]
    assert all(satu.kunci_k and not satu.kunci_rp for satu in isian.baris)
    assert (isian.terisi, isian.wajib) == (0, 3)
    isi(store, rp("1", 0))
    assert lembar(store, TAHUN, 1, "").terisi == 1


def test_money_is_white_for_who_enters_it(store: Store) -> None:
    assert unit_keuangan(store) == KEUANGAN
    assert baris(store, PELAYANAN, "Lembar").kunci_rp == "Rupiah diisi oleh Keuangan."
    assert not lembar(store, TAHUN, 1, KEUANGAN).baris[0].kunci_rp
    pengaturan.atur(store, "sumber_rp", "unit")
    assert not baris(store, PELAYANAN, "Lembar").kunci_rp
    assert baris(store, TRANTIB, "Titipan").kunci_rp == f"Rupiah diisi oleh {PELAYANAN}."
    assert lembar(store, TAHUN, 1, "").baris[0].kunci_rp


def test_figures_follow_what_is_typed(store: Store) -> None:
    assert lembar(store, TAHUN, 1, PELAYANAN).kekurangan()[0].warna is Warna.ABU
    isi(store, k("1", "Lembar", 2), k("1", "Lembar", 4, 2), rp("1", 200_000))
    satu = baris(store, PELAYANAN, "Lembar", 2)
    assert (satu.lalu, satu.rp_lalu, satu.rp_ini) == (2, 200_000, None)
    assert satu.indikator is not None
    assert satu.indikator.realisasi == 6
    assert satu.warna_k is Warna.HIJAU
    assert baris(store, PELAYANAN, "Rasio", 2).warna_k is Warna.ABU
    isian = lembar(store, TAHUN, 2, PELAYANAN)
    assert (isian.terisi, isian.wajib) == (1, 2)


def test_approved_locks_money_on_every_sheet(store: Store) -> None:
    status(store, StatusLaporan.DISETUJUI)
    kunci = {satu.simpul.kode: satu.kunci_rp for satu in lembar(store, TAHUN, 1, "").baris}
    assert kunci["1"] == f"Laporan {PELAYANAN} sudah disetujui."
    assert not kunci["3"]


# --- nothing planned -------------------------------------------------------------------------


def test_zero_is_answered_only_where_nothing_is_planned(store: Store) -> None:
    isian = lembar(store, TAHUN, 1, PELAYANAN)
    assert [satu.indikator for satu in perintah_nol(isian)] == ["Nanti"]
    assert jawab_nol(store, isian) == 1
    assert jawab_nol(store, lembar(store, TAHUN, 1, PELAYANAN)) == 0
    assert not perintah_nol(lembar(store, TAHUN, 4, PELAYANAN))


@pytest.mark.parametrize(
    ("lain", "boleh"),
    [
        ({}, True),
        ({"sifat": Sifat.POSISI_AKHIR}, True),
        ({"sifat": Sifat.RATA_RATA}, False),
        ({"sifat": Sifat.RASIO}, False),
        ({"target_tw": f(0, None, None, 2)}, True),
        ({"target_tw": f(0, 0, 0, 2), "polaritas": Polaritas.NEGATIF}, False),
        ({"target_tw": f(1, None, None, 1)}, False),
        ({"otomatis": "serapan"}, False),
    ],
)
def test_which_lines_zero_may_answer(store: Store, lain: dict[str, object], boleh: bool) -> None:
    baru = replace(NANTI, nama="Uji", **lain)  # type: ignore[arg-type]
    simpul = replace(SEBARAN[4], kunci=Kunci("4"), indikator=(baru,))
    with store.ubah("uji"):
        store.rencana.simpan_simpul(TAHUN, "murni", simpul)
    nol = perintah_nol(lembar(store, TAHUN, 1, PELAYANAN))
    assert ("Uji" in [satu.indikator for satu in nol]) is boleh


# --- who changed what ------------------------------------------------------------------------


def test_the_trail_of_a_node_in_words(store: Store) -> None:
    isi(store, k("1", "Lembar", 3))
    isi(store, k("1", "Lembar", 4))
    isi(store, rasio(45, 60))
    isi(store, rp("1", 200_000))
    isi(store, IsiCatatan(TAHUN, 1, Kunci("1"), Catatan("", "hujan", "Kasi: pindah 5 Juli")))
    isian = [satu.isi for satu in riwayat_simpul(store, TAHUN, Kunci("1"), 5)]
    assert isian == [
        "TW I: hambatan “hujan”; solusi “Kasi: pindah 5 Juli”",
        "TW I: Rp 200.000",
        "Rasio TW I: 45 dari 60",
        "Lembar TW I: 3 → 4",
        "Lembar TW I: 3",
    ]
