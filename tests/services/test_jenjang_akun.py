"""The tiers in an office with accounts: each post its own step, nothing written past them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from simpelin.domain.hak import Jabatan, PeranOrang
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import LaporanKinerja
from simpelin.domain.rencana import Kunci
from simpelin.services import akun
from simpelin.services.ekspor import ekspor
from simpelin.services.isi_realisasi import IsiAnggaran, IsiKinerja, isi
from simpelin.services.kalender import atur_libur, beri_pengecualian
from simpelin.services.langkah_laporan import buka, kembalikan
from simpelin.services.laporan import ajukan
from simpelin.services.rupiah_final import nyatakan_final
from simpelin.store import Store
from tests.services.akun_uji import DUA, SATU, beri_akun, sebagai
from tests.services.langkah_uji import periksa_laporan, setujui, verifikasi
from tests.services.rencana_uji import LAIN, SUB

T = (2023, 1)
SEMUA = ("ani", "budi", "dewi", "andi", "rina", "eko", "adi")
Kerja = Callable[[], object]


@pytest.fixture
def berakun(kantor: Store) -> Store:
    beri_akun(kantor)
    return kantor


def hanya(store: Store, siapa: str, kerja: Kerja) -> None:
    """Everybody else is refused; then the one whose step it is takes it."""
    for nama in SEMUA:
        if nama != siapa:
            sebagai(store, nama)
            with pytest.raises(KesalahanPengguna):
                kerja()
    sebagai(store, siapa)
    kerja()


def test_the_whole_way_each_step_by_its_post(berakun: Store, tmp_path: Path) -> None:
    hanya(berakun, "budi", lambda: ajukan(berakun, SATU, *T, "cuaca"))
    hanya(berakun, "rina", lambda: kembalikan(berakun, SATU, *T, "angka belum cocok"))
    sebagai(berakun, "ani")
    isi(berakun, IsiKinerja(*T, Kunci(SUB), "Jumlah dokumen", LaporanKinerja(Fraction(2))))
    sebagai(berakun, "budi")
    ajukan(berakun, SATU, *T, "cuaca")
    # Keuangan still writes rupiah of what was handed in
    sebagai(berakun, "andi")
    isi(berakun, IsiAnggaran(*T, Kunci(SUB), 210_000))
    hanya(berakun, "rina", lambda: periksa_laporan(berakun, SATU, *T))
    hanya(berakun, "eko", lambda: verifikasi(berakun, SATU, *T))
    hanya(berakun, "adi", lambda: setujui(berakun, SATU, *T, "rupiah menyusul"))
    sebagai(berakun, "andi")
    with pytest.raises(KesalahanPengguna, match="disetujui"):
        isi(berakun, IsiAnggaran(*T, Kunci(SUB), 220_000))
    langkah = berakun.langkah.muat(*T, SATU)
    assert [(s.orang, s.jabatan) for s in langkah[-4:]] == [
        ("Budi Putri", "Kepala Seksi Satu"),
        ("Rina Putri", "Kasubag Perencanaan"),
        ("Eko Putri", "Sekretaris"),
        ("Adi Putri", "Camat"),
    ]
    assert not [s for s in langkah if s.rangkap]
    hanya(berakun, "adi", lambda: buka(berakun, SATU, *T, "salah catat"))
    assert berakun.laporan.muat(*T)[SATU].status is StatusLaporan.DIKEMBALIKAN

    path = ekspor(berakun, "riwayat", *T, tmp_path / "r.xlsx", tanggal=date(2023, 4, 30))
    buku = openpyxl.load_workbook(path)
    jenjang = list(buku["3 Berjenjang"].iter_rows(min_row=6, values_only=True))
    assert "Camat" in {baris[7] for baris in jenjang}
    pimpinan = list(buku["1 Pimpinan"].iter_rows(min_row=6, values_only=True))
    assert {baris[2] for baris in pimpinan} == {"Rina Putri", "Eko Putri", "Adi Putri"}
    assert [baris[5] for baris in pimpinan].count("Status laporan") == 0


def test_who_heads_a_section_and_holds_a_tier_leaves_it_to_the_next(berakun: Store) -> None:
    sebagai(berakun, "eko")
    akun.atur_jabatan(
        berakun,
        "rina",
        (Jabatan(PeranOrang.KASUBAG_PERENCANAAN), Jabatan(PeranOrang.KASI, DUA)),
    )
    isi_dua(berakun)
    sebagai(berakun, "rina")
    ajukan(berakun, DUA, *T, "menyusul")
    with pytest.raises(KesalahanPengguna, match="jenjang di atasnya"):
        periksa_laporan(berakun, DUA, *T)
    hanya(berakun, "eko", lambda: verifikasi(berakun, DUA, *T))


def isi_dua(store: Store) -> None:
    """Seksi Dua's figures of the quarter."""
    sebagai(store, "dewi")
    isi(
        store,
        IsiKinerja(*T, Kunci(LAIN), "Jumlah orang", LaporanKinerja(Fraction(3))),
    )


def test_calendar_and_final_rupiah_have_their_people(berakun: Store) -> None:
    hanya(berakun, "rina", lambda: atur_libur(berakun, date(2023, 4, 7), "Wafat Isa Almasih"))
    for nama in ("ani", "budi", "andi"):
        sebagai(berakun, nama)
        with pytest.raises(KesalahanPengguna):
            beri_pengecualian(berakun, DUA, *T, date(2023, 4, 20), "sakit")
    sebagai(berakun, "eko")
    beri_pengecualian(berakun, DUA, *T, date(2023, 4, 20), "sakit")
    sebagai(berakun, "andi")
    assert SATU in nyatakan_final(berakun, *T)
