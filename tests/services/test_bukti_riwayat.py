"""The trail as evidence: what belongs to a quarter, what each criterion shows, the workbook."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from simpelin.domain.hak import PeranOrang
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.rencana import Kunci
from simpelin.services import bukti_riwayat, contoh, isi_realisasi
from simpelin.services.ekspor import ekspor
from simpelin.services.isi_realisasi import IsiAnggaran
from simpelin.store import Pelaku, Store, open_store

HARI = date(2023, 10, 10)
SUB = Kunci("7.01.02.2.04.0003")
UNIT = "Seksi Pemerintahan Umum"
LEMBAR = [
    "Ringkasan",
    "1 Pimpinan",
    "2 Berkala",
    "3 Berjenjang",
    "4 Aplikasi",
    "5 Tepat waktu",
    "Riwayat lengkap",
]


SEMUA = frozenset(PeranOrang)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    satu = open_store(tmp_path / "a.simpelin", pelaku=Pelaku("Siti", "siti", SEMUA))
    contoh.isi_contoh(satu)
    satu.pelaku = Pelaku("=Budi", "camat", SEMUA)
    with satu.ubah("setujui laporan TW III"):
        satu.laporan.simpan(
            2023, 3, LaporanUnit(UNIT, StatusLaporan.DISETUJUI, "2023-10-04T09:45:00+08:00", "Ani")
        )
    isi_realisasi.isi(satu, IsiAnggaran(2023, 2, SUB, 1_234_567))
    with satu.ubah("atur"):
        satu.pengaturan.simpan("tempat", "Tomoni")
    yield satu
    satu.close()


def _baca(path: Path) -> dict[str, list[tuple[object, ...]]]:
    buku = openpyxl.load_workbook(path)
    return {satu.title: list(satu.iter_rows(values_only=True)) for satu in buku}


def test_workbook_holds_every_criterion_and_every_entry(store: Store, tmp_path: Path) -> None:
    path = ekspor(store, "riwayat", 2023, 3, tmp_path / "r.xlsx", tanggal=HARI)
    isi = _baca(path)
    assert list(isi) == LEMBAR
    kepala = store.riwayat.rantai()
    ringkas = {str(baris[0]): baris[2] for baris in isi["Ringkasan"]}
    assert ringkas["Sidik kepala"] == kepala.sidik
    assert ringkas["Kepala rantai"] == f"entri nomor {kepala.nomor}"
    assert str(ringkas["Keadaan rantai"]).startswith("Rantai utuh: ")

    (keputusan,) = isi["1 Pimpinan"][5:]
    assert keputusan[2:10] == (
        "=Budi", "camat", "setujui laporan TW III", "Status laporan", UNIT, "TW III 2023",
        "status diajukan; oleh contoh", "status disetujui; oleh Ani",
    )  # fmt: skip
    assert [baris[0] for baris in isi["2 Berkala"][5:]] == [
        "TW I 2023",
        "TW II 2023",
        "TW III 2023",
    ]
    langkah = [baris for baris in isi["3 Berjenjang"][5:] if baris[0] == UNIT]
    assert [baris[4:6] for baris in langkah] == [("–", "diajukan"), ("diajukan", "disetujui")]
    assert {baris[0] for baris in isi["4 Aplikasi"][5:]} == {"Siti", "=Budi"}
    assert any(baris[0] == UNIT and baris[4] == 0 for baris in isi["5 Tepat waktu"][5:])

    lengkap = isi["Riwayat lengkap"][5:]
    nomor = [int(str(baris[0])) for baris in lengkap]
    assert nomor == sorted(nomor)
    sidik = {satu.nomor: satu.sidik for satu in store.riwayat.cari()}
    assert [baris[-1] for baris in lengkap] == [sidik[satu] for satu in nomor]


def test_quarter_holds_its_own_and_the_years_plan(store: Store) -> None:
    def lengkap(tahun: int, triwulan: int) -> set[tuple[object, ...]]:
        semua = bukti_riwayat.bukti(store, tahun, triwulan, HARI).lembar[-1]
        return {(baris[5], baris[7]) for baris in semua.baris}

    tiga = lengkap(2023, 3)
    assert any("TW III 2023" in str(rinci) for _, rinci in tiga)
    assert not any("TW II 2023" in str(rinci) for _, rinci in tiga)
    assert any(jenis == "Rencana" for jenis, _ in tiga)
    kini = date.today()
    triwulan = (kini.month + 2) // 3
    assert any(jenis == "Pengaturan" for jenis, _ in lengkap(kini.year, triwulan))


def test_quarter_without_anything_is_written_and_says_so(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "a.simpelin")) as store:
        path = ekspor(store, "riwayat", 2020, 1, tmp_path / "r.xlsx", tanggal=HARI)
    isi = _baca(path)
    assert list(isi) == LEMBAR
    for nama in ("1 Pimpinan", "3 Berjenjang", "5 Tepat waktu", "Riwayat lengkap"):
        assert isi[nama][5][0] == "Belum ada."


def test_broken_chain_is_said_on_the_first_sheet(store: Store, tmp_path: Path) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as conn:
        conn.executescript(
            "DROP TRIGGER riwayat_tak_diubah; UPDATE riwayat SET pelaku = 'X' WHERE nomor = 40;"
            "UPDATE riwayat SET waktu = 'kemarin', sesudah = '[1e999]' WHERE kunci LIKE '2023|%'"
        )
    with closing(open_store(store.path)) as lagi:
        assert lagi.riwayat.rantai().banyak_putus > 100
        path = ekspor(lagi, "riwayat", 2023, 3, tmp_path / "r.xlsx", tanggal=HARI)
        baris = bukti_riwayat.pratinjau(lagi, 2023, 3, HARI)
    isi = _baca(path)
    ringkas = {str(baris[0]): baris[2] for baris in isi["Ringkasan"]}
    assert "Rantai riwayat perubahan putus: entri nomor " in str(ringkas["Keadaan rantai"])
    assert "Rantai riwayat perubahan putus: entri nomor " in baris.keterangan[1]
    assert "tidak terbaca" in {baris[1] for baris in isi["Riwayat lengkap"]}
    assert len(baris.baris) == 6


def test_same_store_and_date_same_bytes(store: Store, tmp_path: Path) -> None:
    satu = ekspor(store, "riwayat", 2023, 3, tmp_path / "1.xlsx", tanggal=HARI)
    dua = ekspor(store, "riwayat", 2023, 3, tmp_path / "2.xlsx", tanggal=HARI)
    assert satu.read_bytes() == dua.read_bytes()


def test_many_entries(store: Store, tmp_path: Path) -> None:
    """More than fit into memory-saving mode's limit: rows leave memory as they are written."""
    with store.ubah("banyak"):
        for nomor in range(6_000):
            store.catat("anggaran", f"2023|{SUB.kode}||3", None, {"anggaran": nomor})
    path = ekspor(store, "riwayat", 2023, 3, tmp_path / "r.xlsx", tanggal=HARI)
    assert len(_baca(path)["Riwayat lengkap"]) > 6_000
