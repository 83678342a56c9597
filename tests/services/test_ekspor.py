"""Exporting from a store: what is refused, and the example's published figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services.contoh import isi_contoh
from simpelin.services.ekspor import JENIS, ekspor
from simpelin.services.evaluasi import hitung
from simpelin.services.pengaturan import atur
from simpelin.store import Store, open_store

HARI = date(2024, 1, 5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    satu = open_store(tmp_path / "uji.db")
    isi_contoh(satu)
    yield satu
    satu.close()


def _teks(buku: openpyxl.Workbook) -> str:
    return "\n".join(str(s) for lembar in buku for b in lembar.values for s in b if s is not None)


def test_the_example_shows_its_published_totals(store: Store, tmp_path: Path) -> None:
    berkas = ekspor(store, "bkad", 2023, 4, tmp_path / "bkad.xlsx", tanggal=HARI)
    buku = openpyxl.load_workbook(berkas, data_only=True)
    total = next(b for b in buku["Belanja"].values if b[0] == "JUMLAH")
    assert (total[3], total[7], total[8]) == (4_738_183_425, 4_557_367_162, 180_816_263)
    assert round(100 * total[9], 2) == 96.18
    isi = _teks(buku)
    for harus in (
        "DATA CONTOH",
        "Nomor DPPA",
        ": SP2D",
        "TW IV 31 Desember 2023",
        "Tomoni, 5 Januari 2024",
        "TW IV belum direkonsiliasi dengan BKAD",
    ):
        assert harus in isi, harus


@pytest.mark.parametrize("triwulan", [1, 2, 3, 4])
def test_every_quarter_is_the_evaluation(store: Store, tmp_path: Path, triwulan: int) -> None:
    ekspor(store, "bkad", 2023, triwulan, tmp_path / "bkad.xlsx", tanggal=HARI)
    lembar = openpyxl.load_workbook(tmp_path / "bkad.xlsx", data_only=True)["Belanja"]
    tertulis = {(b[0], b[3], b[7] if b[7] != "–" else 0) for b in lembar.values if b[0]}
    for satu in hitung(store, 2023, triwulan):
        if satu.simpul is not None and satu.simpul.kode.startswith("7.01."):
            assert (satu.simpul.kode, satu.pagu, satu.realisasi_anggaran) in tertulis


def test_settings_are_printed(store: Store, tmp_path: Path) -> None:
    atur(store, "basis_rp", "SPJ")
    atur(store, "batas_rp.2023.1", "2023-04-05")
    atur(store, "rekonsiliasi.2023.1", "tidak")
    atur(store, "hijau_rp", "85")
    atur(store, "kabupaten", "Kota Palopo")
    atur(store, "kop_baris1", "")
    berkas = ekspor(store, "bkad", 2023, 1, tmp_path / "bkad.xlsx", tanggal=HARI)
    isi = _teks(openpyxl.load_workbook(berkas))
    for harus in (
        ": SPJ",
        ": TW I 5 April 2023",
        ": TW I belum direkonsiliasi dengan BKAD",
        "Belanja hijau mulai (% dari rencana kas): 85",
        "PEMERINTAH KOTA PALOPO",
        "Nomor DPA",
    ):
        assert harus in isi, harus


def test_same_store_and_date_give_the_same_bytes(store: Store, tmp_path: Path) -> None:
    satu = ekspor(store, "bkad", 2023, 2, tmp_path / "satu.xlsx", tanggal=HARI)
    dua = ekspor(store, "bkad", 2023, 2, tmp_path / "dua.xlsx", tanggal=HARI)
    assert satu.read_bytes() == dua.read_bytes()


@pytest.mark.parametrize(
    ("jenis", "tahun", "pesan"),
    [
        ("bkda", 2023, "“bkda” tidak dikenal"),
        ("bkad", 2031, "Belum ada sub kegiatan dalam rencana tahun 2031"),
    ],
)
def test_refused_with_one_sentence_and_no_file(
    store: Store, tmp_path: Path, jenis: str, tahun: int, pesan: str
) -> None:
    with pytest.raises(KesalahanPengguna, match=pesan) as galat:
        ekspor(store, jenis, tahun, 1, tmp_path / "a.xlsx", tanggal=HARI)
    assert "\n" not in str(galat.value)
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("jenis", JENIS)
@pytest.mark.parametrize("nama", ["a.txt", "a"])
def test_a_suffix_that_nothing_opens_is_refused(
    store: Store, tmp_path: Path, jenis: str, nama: str
) -> None:
    with pytest.raises(KesalahanPengguna, match=rf"Akhiran berkas “{nama}”"):
        ekspor(store, jenis, 2023, 3, tmp_path / nama, tanggal=HARI)
    assert not list(tmp_path.glob("a*"))


@pytest.mark.parametrize("jenis", ["bkad", "e81", "rfk", "riwayat"])
def test_a_workbook_is_not_named_pdf(store: Store, tmp_path: Path, jenis: str) -> None:
    with pytest.raises(KesalahanPengguna, match=r"pakai \.xlsx\."):
        ekspor(store, jenis, 2023, 3, tmp_path / "a.pdf", tanggal=HARI)
