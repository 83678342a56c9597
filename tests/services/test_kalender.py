"""The calendar: holidays in one place, the lock after the deadline, exceptions, final rupiah,
punctuality by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from simpelin.domain.fisik import FisikTW
from simpelin.domain.hak import Pelaku, PeranOrang
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import Kunci
from simpelin.domain.tingkat import Gerak, Jenjang, Langkah
from simpelin.services import pengaturan
from simpelin.services.beda_potret import beda_potret
from simpelin.services.ekspor_ketepatan import ekspor_ketepatan
from simpelin.services.fisik import IsiFisik, isi_fisik
from simpelin.services.impor import impor
from simpelin.services.isi_realisasi import IsiAnggaran, IsiCatatan, IsiKinerja, isi
from simpelin.services.izin_isian import izin_isian
from simpelin.services.kalender import (
    atur_libur,
    batas_setahun,
    beri_pengecualian,
    cabut_pengecualian,
    daftar_libur,
    pengecualian_setahun,
)
from simpelin.services.ketepatan import ketepatan, rekap, sebagai_json
from simpelin.services.kunci_isian import kunci_triwulan
from simpelin.services.langkah_laporan import kembalikan, setuju
from simpelin.services.laporan import ajukan
from simpelin.services.pengingat import pengingat
from simpelin.services.rupiah_final import batalkan_final, nyatakan_final
from simpelin.services.status import status
from simpelin.services.templat import lembar_isian
from simpelin.store import Store
from tests.services.rencana_uji import LAIN, RASIO, SUB, buku, rencana

SATU, DUA = "Seksi Satu", "Seksi Dua"
T = (2023, 1)
K = IsiKinerja(*T, Kunci(SUB), "Jumlah dokumen", LaporanKinerja(Fraction(4)))
WITA = timezone(timedelta(hours=8))


def pada(store: Store, hari: date) -> None:
    """The store's clock stands at this day's noon."""
    store.kini = lambda: datetime(hari.year, hari.month, hari.day, 12, tzinfo=WITA)


# --- holidays ----------------------------------------------------------------------------------


def test_holidays_live_in_one_place(kantor: Store) -> None:
    # TW I ends on Friday 31-03-2023: working days 3, 5, 7, 10 after it
    assert [batas_setahun(kantor, 2023)[0].isian, batas_setahun(kantor, 2023)[0].kirim] == [
        date(2023, 4, 5),
        date(2023, 4, 14),
    ]
    atur_libur(kantor, date(2023, 4, 5), " Cuti  bersama ")
    assert batas_setahun(kantor, 2023)[0].isian == date(2023, 4, 6)
    assert pengaturan.muat(kantor).teks("hari_libur") == "2023-04-05"
    pengaturan.atur(kantor, "hari_libur", "2023-04-05; 2023-04-07")
    assert daftar_libur(kantor) == (
        (date(2023, 4, 5), "Cuti bersama"),
        (date(2023, 4, 7), ""),
    )
    assert "hari_libur" not in kantor.pengaturan.muat()
    atur_libur(kantor, date(2023, 4, 5), None)
    assert [hari for hari, _ in daftar_libur(kantor)] == [date(2023, 4, 7)]
    with pytest.raises(KesalahanPengguna, match="Tulis nama"):
        atur_libur(kantor, date(2023, 4, 6), " ")


def test_only_the_planner_changes_the_calendar(kantor: Store) -> None:
    kantor.pelaku = Pelaku("Ani", "ani", frozenset({PeranOrang.STAF}), SATU)
    with pytest.raises(KesalahanPengguna, match="Kasubag Perencanaan"):
        atur_libur(kantor, date(2023, 4, 6), "x")
    with pytest.raises(KesalahanPengguna):
        beri_pengecualian(kantor, SATU, *T, date(2023, 4, 20), "sakit")
    with pytest.raises(KesalahanPengguna):
        nyatakan_final(kantor, *T)


# --- locked after the deadline -----------------------------------------------------------------


@pytest.fixture
def lewat(kantor: Store) -> Store:
    """The day after entry closed (05-04-2023), in an office that locks."""
    pengaturan.atur(kantor, "kunci_batas", "ya")
    pada(kantor, date(2023, 4, 6))
    return kantor


@pytest.mark.parametrize(
    "perintah", [K, IsiCatatan(*T, Kunci(SUB), Catatan("", "sebab"))], ids=["kinerja", "kata"]
)
def test_entry_closes_for_the_unit_but_not_for_keuangan(
    perintah: IsiKinerja | IsiCatatan, lewat: Store
) -> None:
    with pytest.raises(KesalahanPengguna, match=r"ditutup 05-04-2023 .*minta pengecualian"):
        isi(lewat, perintah)
    isi(lewat, IsiAnggaran(*T, Kunci(SUB), 210_000))
    pada(lewat, date(2023, 4, 5))
    isi(lewat, perintah)


def test_rupiah_close_too_where_the_unit_enters_them(lewat: Store) -> None:
    pengaturan.atur(lewat, "sumber_rp", "unit")
    with pytest.raises(KesalahanPengguna, match="ditutup 05-04-2023"):
        isi(lewat, IsiAnggaran(*T, Kunci(SUB), 210_000))
    beri_pengecualian(lewat, SATU, *T, date(2023, 4, 6), "listrik padam")
    isi(lewat, IsiAnggaran(*T, Kunci(SUB), 210_000))


def test_nothing_is_locked_where_the_office_does_not_say_so(kantor: Store) -> None:
    pada(kantor, date(2023, 12, 1))
    isi(kantor, K)
    assert (K.kunci, K.indikator) in kantor.realisasi.muat(2023).kinerja


def test_sheet_fisik_and_page_know_the_lock(lewat: Store, tmp_path: Path) -> None:
    with pytest.raises(KesalahanPengguna, match="ditutup"):
        isi_fisik(lewat, IsiFisik(*T, Kunci(SUB), FisikTW(realisasi=Fraction(10))))
    assert izin_isian(lewat, SATU, *T).terkunci == "Pengisian sudah ditutup 05-04-2023."
    lembar_isian(lewat, tmp_path / "isian.xlsx", SATU, *T)
    buka = openpyxl.load_workbook(tmp_path / "isian.xlsx")["Realisasi"]
    assert not [sel for baris in buka.iter_rows() for sel in baris if not sel.protection.locked]
    assert any("sudah ditutup 05-04-2023: kinerja" in satu for satu in kata(buka))


def kata(lembar: Worksheet) -> list[str]:
    """The texts of a sheet's heading."""
    return [str(v) for baris in lembar.iter_rows(max_row=8, values_only=True) for v in baris if v]


def test_sheet_with_rupiah_says_what_they_are(kantor: Store, tmp_path: Path) -> None:
    pengaturan.atur(kantor, "sumber_rp", "unit")
    pengaturan.atur(kantor, "batas_rp.2023.1", "2023-03-29")
    lembar_isian(kantor, tmp_path / "isian.xlsx", SATU, *T)
    lembar = openpyxl.load_workbook(tmp_path / "isian.xlsx")["Realisasi"]
    assert any("Rupiah: basis SP2D, batas 29-03-2023, belum" in satu for satu in kata(lembar))


def test_an_exception_opens_one_unit_until_its_day(lewat: Store) -> None:
    for sampai, alasan, pesan in (
        (date(2023, 4, 20), " ", "Tulis alasan"),
        (date(2023, 4, 5), "sakit", "sesudah batas"),
    ):
        with pytest.raises(KesalahanPengguna, match=pesan):
            beri_pengecualian(lewat, SATU, *T, sampai, alasan)
    beri_pengecualian(lewat, SATU, *T, date(2023, 4, 10), "listrik padam")
    isi(lewat, K)
    lain = IsiKinerja(*T, Kunci(LAIN), "Jumlah orang", LaporanKinerja(Fraction(1)))
    with pytest.raises(KesalahanPengguna, match="ditutup"):
        isi(lewat, lain)
    pada(lewat, date(2023, 4, 11))
    with pytest.raises(KesalahanPengguna, match="berakhir 10-04-2023"):
        isi(lewat, IsiCatatan(*T, Kunci(SUB), Catatan("a")))
    ((n, izin),) = pengecualian_setahun(lewat, 2023)
    assert (n, izin.unit, izin.alasan) == (1, SATU, "listrik padam")
    cabut_pengecualian(lewat, SATU, *T)
    assert pengecualian_setahun(lewat, 2023) == ()


def test_a_returned_report_is_open_after_the_deadline(lewat: Store) -> None:
    ajukan(lewat, SATU, *T, "cuaca")
    kembalikan(lewat, SATU, *T, "angka belum cocok")
    isi(lewat, K)
    assert (K.kunci, K.indikator) in lewat.realisasi.muat(2023).kinerja


# --- final rupiah ------------------------------------------------------------------------------


def test_final_rupiah_stay_until_it_is_taken_back(kantor: Store) -> None:
    assert nyatakan_final(kantor, *T) == (SATU, "Kelurahan Tomoni", DUA)
    assert nyatakan_final(kantor, *T) == ()
    with pytest.raises(KesalahanPengguna, match="dinyatakan final"):
        isi(kantor, IsiAnggaran(*T, Kunci(SUB), 1))
    isi(kantor, K)
    batalkan_final(kantor, *T, SATU)
    isi(kantor, IsiAnggaran(*T, Kunci(SUB), 1))
    with pytest.raises(KesalahanPengguna, match="belum dinyatakan"):
        batalkan_final(kantor, *T, SATU)


def test_the_years_last_rupiah_are_final_only_when_reconciled(kantor: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="belum direkonsiliasi"):
        nyatakan_final(kantor, 2023, 4, [SATU])
    pengaturan.atur(kantor, "rekonsiliasi.2023.4", "ya")
    assert nyatakan_final(kantor, 2023, 4, [SATU]) == (SATU,)
    with pytest.raises(KesalahanPengguna, match="tidak ada"):
        nyatakan_final(kantor, *T, ["Seksi Tiga"])


# --- difference --------------------------------------------------------------------------------


def test_difference_from_what_was_approved(kantor: Store, tmp_path: Path) -> None:
    assert beda_potret(kantor, SATU, *T) is None
    ajukan(kantor, SATU, *T, "cuaca")
    for jenjang in Jenjang:
        setuju(kantor, jenjang, SATU, *T, "rupiah menyusul")
    sama = beda_potret(kantor, SATU, *T)
    assert sama is not None
    assert (sama.utuh, sama.beda) == (True, ())
    ganti = rencana()
    ganti[3] |= {"target": 24, "pagu": 2_000_000}
    impor(kantor, buku(tmp_path / "rencana.xlsx", ganti))
    beda = beda_potret(kantor, SATU, *T)
    assert beda is not None
    isi_beda = {(b.nama, b.label): (b.dulu, b.kini) for b in beda.beda}
    indikator = "Sub 0001 – Jumlah dokumen"
    assert isi_beda["Sub 0001", "pagu"] == ("1.000.000", "2.000.000")
    assert isi_beda[indikator, "target setahun"] == ("12", "24")
    # 3 against 24 × 1/4 = 6
    assert isi_beda[indikator, "capaian"] == ("100,00 %", "50,00 %")
    assert not [b for b in beda.beda if b.kunci == Kunci(RASIO)]
    assert f"{len(beda.beda)} angka berbeda" in beda.kalimat


# --- punctuality -------------------------------------------------------------------------------


def terima(store: Store, tw: int, unit: str, *kapan: str) -> None:
    """Received at these instants, returned between them."""
    with store.ubah("uji"):
        for nomor, waktu in enumerate(kapan):
            if nomor:
                kembali = Langkah(
                    Gerak.KEMBALIKAN, StatusLaporan.DIKEMBALIKAN, waktu, "Cici", alasan="x"
                )
                store.langkah.tambah(2023, tw, unit, kembali)
            ajuan = Langkah(Gerak.AJUKAN, StatusLaporan.DIAJUKAN, waktu, "Ani")
            store.langkah.tambah(2023, tw, unit, ajuan)
        store.laporan.simpan(2023, tw, LaporanUnit(unit, StatusLaporan.DIAJUKAN, kapan[-1], "Ani"))


def test_punctuality_by_hand(kantor: Store, tmp_path: Path) -> None:
    """TW I closes 05-04, TW II 05-07; looked at on 10-07: two quarters are over."""
    terima(kantor, 1, SATU, "2023-04-05T16:00:00+08:00", "2023-04-20T09:00:00+08:00")
    terima(kantor, 2, SATU, "2023-07-08T09:00:00+08:00")
    hasil = ketepatan(kantor, 2023, date(2023, 7, 10))
    satu = hasil.satu(SATU, 1)
    assert satu is not None
    assert (satu.tepat, satu.hari, satu.dikembalikan) == (True, 0, 1)
    assert satu.terakhir == datetime(2023, 4, 20, 9)
    dua = hasil.satu(SATU, 2)
    assert dua is not None
    assert (dua.tepat, dua.hari) == (False, 3)
    belum = hasil.satu(DUA, 1)
    assert belum is not None
    assert (belum.diterima, belum.hari) == (False, (date(2023, 7, 10) - date(2023, 4, 5)).days)
    nanti = hasil.satu(SATU, 3)
    assert nanti is not None
    assert (nanti.diharapkan, nanti.hari) == (False, 0)
    milik = hasil.milik(SATU)
    assert (milik.diharapkan, milik.diterima, milik.tepat, milik.hari) == (2, 2, 1, 3)
    semua = rekap(hasil.baris)
    assert semua.diterima == 2
    dokumen = sebagai_json(hasil)
    assert dokumen["setahun"]["tepat_waktu"] == 1
    assert [u["nama"] for u in dokumen["unit"]] == list(hasil.unit)
    # the same days late as `status` says for a report that was never returned
    kini = {u.nama: u for u in status(kantor, 2023, 2, date(2023, 7, 10)).unit}
    assert kini[SATU].hari_terlambat == dua.hari

    path = ekspor_ketepatan(kantor, 2023, tmp_path / "k.xlsx", tanggal=date(2023, 7, 10))
    isi_buku = openpyxl.load_workbook(path)
    setahun = {b[0]: b[1:] for b in isi_buku["Setahun 2023"].iter_rows(min_row=6, values_only=True)}
    assert setahun[SATU][:3] == ("tepat", "3 hari", "–")
    assert setahun[SATU][4:10] == (2, 2, 1, 1, 3, 1)
    assert setahun["Kantor"][5] == 2
    rincian = list(isi_buku["Rincian"].iter_rows(min_row=6, values_only=True))
    assert (SATU, "TW II", datetime(2023, 7, 8, 9)) in {(b[0], b[1], b[5]) for b in rincian}


def test_reminders_are_those_of_who_is_signed_in(kantor: Store) -> None:
    ajukan(kantor, SATU, *T, "cuaca")
    kini = date(2023, 4, 4)

    def teks(*peran: PeranOrang, unit: str = "") -> list[str]:
        kantor.pelaku = Pelaku("Ani", "ani", frozenset(peran), unit)
        semua = pengingat(kantor, *T, status(kantor, *T, kini), kini)
        return [satu.teks for satu in semua]

    assert teks(PeranOrang.SEKCAM) == []
    (tunggu,) = teks(PeranOrang.KASUBAG_PERENCANAAN)
    assert tunggu == "Laporan TW I menunggu: 1 diperiksa; batas 07-04-2023"
    (batas,) = teks(PeranOrang.KASI, unit=DUA)
    assert batas == "Seksi Dua belum mengajukan TW I; batas 05-04-2023 (1 hari lagi)"
    kantor.pelaku = Pelaku("Siti")
    kembalikan(kantor, SATU, *T, "angka belum cocok")
    (kembali,) = teks(PeranOrang.KASI, unit=SATU)
    assert kembali == "Laporan Seksi Satu TW I dikembalikan: angka belum cocok"


def test_the_lock_says_what_to_do(kantor: Store) -> None:
    kunci = kunci_triwulan(kantor, *T, date(2023, 4, 6))
    assert kunci.kinerja(SATU) == ""
    assert "batalkan dahulu" in kunci.kalimat("Rupiah Seksi Satu sudah dinyatakan final.")
