"""The line of a decision, follow-ups and their dates, one step of colour, what changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.baris_keputusan import Penanggung, urai_keputusan
from simpelin.domain.kalender import akhir_triwulan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.penilaian import Warna
from simpelin.domain.perubahan_rapat import ButirRapat, JenisPerubahan, bandingkan
from simpelin.domain.rapat import TANGGA, Keputusan, NomorKeputusan, setangkah
from simpelin.domain.realisasi import Catatan, GolonganSebab, Sebab
from simpelin.domain.rencana import Kunci
from simpelin.domain.tindak_lanjut import (
    StatusTindakLanjut,
    TindakLanjut,
    butir_lewat,
    normatif,
    pastikan_langkah,
    teratas,
    urut_daftar,
)

UMUM = Penanggung("Seksi Pelayanan Umum")
EKBANG = Penanggung("Seksi Ekonomi Pembangunan")
BUDI = Penanggung("Seksi Pelayanan Umum", "Budi Santoso")
DIKENAL = (UMUM, EKBANG, BUDI)
SEJAK = date(2026, 7, 9)


@pytest.mark.parametrize(
    ("teks", "isi", "siapa", "tenggat"),
    [
        (
            "Percepat SPJ bulan Juni @Seksi Pelayanan Umum 15/8",
            "Percepat SPJ bulan Juni",
            UMUM,
            date(2026, 8, 15),
        ),
        ("Tagih rekanan @pelayanan 15-8-2026", "Tagih rekanan", UMUM, date(2026, 8, 15)),
        ("Tagih rekanan 15 Agustus @budi", "Tagih rekanan", BUDI, date(2026, 8, 15)),
        ("Ubah RAK @seksi ekonomi tgl 1 Sept", "Ubah RAK", EKBANG, date(2026, 9, 1)),
        ("Ubah RAK, @ekonomi, 2026-07-09", "Ubah RAK", EKBANG, date(2026, 7, 9)),
        ("Susun jadwal @budi san 3/1", "Susun jadwal", BUDI, date(2027, 1, 3)),
        ("Susun jadwal 3/1/27", "Susun jadwal", EKBANG, date(2027, 1, 3)),
        ("Tinjau 2 kelurahan 20 Nop 2026", "Tinjau 2 kelurahan", EKBANG, date(2026, 11, 20)),
    ],
)
def test_one_line_is_a_decision(teks: str, isi: str, siapa: Penanggung, tenggat: date) -> None:
    hasil = urai_keputusan(teks, DIKENAL, SEJAK, EKBANG)
    assert (hasil.isi, hasil.penanggung, hasil.tenggat) == (isi, siapa, tenggat)


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("", "Tulis dahulu apa yang diputuskan"),
        ("@Seksi Pelayanan Umum 15/8", "Tulis dahulu apa yang diputuskan"),
        ("Percepat SPJ 15/8", "Sebut penanggung jawabnya"),
        ("Percepat SPJ @ 15/8", "Sesudah @"),
        ("Percepat SPJ @Seksi Keuangan 15/8", "bukan unit dan tidak ada dalam daftar hadir"),
        ("Percepat SPJ @seksi 15/8", "Seksi Pelayanan Umum atau Seksi Ekonomi Pembangunan"),
        ("Percepat SPJ bulan Juni @budi", "Sebut tenggatnya"),
        ("Percepat SPJ @budi 31/9", "31/9/2026 tidak ada dalam kalender"),
        ("Percepat SPJ @budi 8/7/2026", "08-07-2026 lebih awal dari rapatnya"),
        ("Percepat SPJ @budi 15/13", "tidak ada dalam kalender"),
    ],
)
def test_refused_with_a_sentence(teks: str, kalimat: str) -> None:
    with pytest.raises(KesalahanPengguna, match=kalimat):
        urai_keputusan(teks, DIKENAL, SEJAK)


@given(st.integers(0, 364), st.sampled_from(["/", "-", "."]))
def test_a_date_without_year_is_the_first_from_the_meeting_on(jarak: int, tanda: str) -> None:
    hari = SEJAK + timedelta(days=jarak)
    hasil = urai_keputusan(f"Kerjakan @budi {hari.day}{tanda}{hari.month}", DIKENAL, SEJAK)
    assert hasil.tenggat == hari


def _tindak_lanjut(
    tenggat: date, status: StatusTindakLanjut = StatusTindakLanjut.BARU, nomor: int = 1
) -> TindakLanjut:
    keputusan = Keputusan(NomorKeputusan(2026, 1, nomor), "x", tenggat, Kunci("7.01"), "Seksi Satu")
    return TindakLanjut(keputusan, tenggat, status)


def test_overdue_by_days_and_quarters() -> None:
    satu = _tindak_lanjut(date(2026, 5, 15))
    assert [satu.hari_lewat(date(2026, 5, n)) for n in (14, 15, 16)] == [0, 0, 1]
    assert [satu.triwulan_lewat(2026, n) for n in (1, 2, 3, 4)] == [0, 1, 2, 3]
    assert satu.triwulan_lewat(2027, 1) == 4
    # due on the quarter's last day, it was not overdue when that quarter ended
    assert [_tindak_lanjut(date(2026, 6, 30)).triwulan_lewat(2026, n) for n in (2, 3)] == [0, 1]
    selesai = _tindak_lanjut(date(2026, 5, 15), StatusTindakLanjut.SELESAI)
    assert (selesai.hari_lewat(date(2027, 1, 1)), selesai.triwulan_lewat(2026, 4)) == (0, 0)


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.integers(2024, 2027), st.integers(1, 4))
def test_overdue_quarters_are_ends_of_quarters_that_passed(
    tenggat: date, tahun: int, triwulan: int
) -> None:
    akhir = [akhir_triwulan(t, n) for t in range(2024, tahun + 1) for n in (1, 2, 3, 4)]
    sampai = akhir_triwulan(tahun, triwulan)
    lewat = sum(tenggat < satu <= sampai for satu in akhir)
    assert _tindak_lanjut(tenggat).triwulan_lewat(tahun, triwulan) == lewat


def test_top_of_the_agenda_and_the_list() -> None:
    dua, satu = _tindak_lanjut(date(2026, 5, 1)), _tindak_lanjut(date(2026, 8, 1), nomor=2)
    tuntas = _tindak_lanjut(date(2026, 4, 10), StatusTindakLanjut.DIVERIFIKASI, 3)
    assert teratas((satu, dua, tuntas), 2026, 3) == (dua,)
    hari = date(2026, 7, 9)
    assert urut_daftar((tuntas, satu, dua), hari) == (dua, satu, tuntas)
    assert butir_lewat((tuntas, satu, dua), hari, 2026, 2) == {Kunci("7.01")}
    # the list of the very quarter whose meeting decided it does not hold it against the item
    assert butir_lewat((tuntas, satu, dua), hari, 2026, 1) == frozenset()


def test_steps_of_a_follow_up() -> None:
    s = StatusTindakLanjut
    pastikan_langkah(s.BARU, s.BERJALAN, 0)
    pastikan_langkah(s.BERJALAN, s.SELESAI, 1)
    pastikan_langkah(s.SELESAI, s.DIVERIFIKASI, 1)
    with pytest.raises(KesalahanPengguna, match="belum punya data dukung"):
        pastikan_langkah(s.BERJALAN, s.SELESAI, 0)
    for dari, ke in ((s.BARU, s.DIVERIFIKASI), (s.BERJALAN, s.BARU), (s.DIVERIFIKASI, s.SELESAI)):
        with pytest.raises(KesalahanPengguna, match="tidak dapat langsung"):
            pastikan_langkah(dari, ke, 1)


def test_one_step_of_colour() -> None:
    assert setangkah(Warna.HIJAU) == (Warna.KUNING,)
    assert setangkah(Warna.MERAH) == (Warna.ORANYE,)
    assert setangkah(Warna.ABU) == setangkah(None) == ()
    for satu in TANGGA:
        assert all(satu in setangkah(lain) for lain in setangkah(satu))


def test_normative_words() -> None:
    lengkap = Sebab(GolonganSebab.PENGADAAN, date(2026, 8, 1), "Budi")
    assert normatif(Catatan("", "Rekanan terlambat", "Tagih"), lengkap) == ()
    assert normatif(Catatan("", "Rekanan", "Tagih sebelum 12 Agustus"), Sebab()) == (
        "golongan sebab belum dipilih",
    )
    assert normatif(Catatan("", "Rekanan", "akan ditingkatkan"), None) == (
        "golongan sebab belum dipilih",
        "solusi belum bertanggal",
    )
    assert len(normatif(None, None)) == 3


def _butir(kode: str, warna: Warna | None, disorot: bool = True) -> tuple[Kunci, ButirRapat]:
    return Kunci(kode), ButirRapat(Kunci(kode), kode, "Seksi Satu", warna, disorot)


def test_what_changed_since_the_last_meeting() -> None:
    lalu = dict(
        [
            _butir("buruk", Warna.KUNING),
            _butir("baik", Warna.MERAH),
            _butir("tetap", Warna.MERAH),
            _butir("keluar", Warna.ORANYE),
            _butir("hijau", Warna.HIJAU, False),
            _butir("diam", Warna.MERAH),
            _butir("dihapus", Warna.MERAH),
            _butir("tak pernah", Warna.HIJAU, False),
        ]
    )
    kini = dict(
        [
            _butir("hijau", Warna.KUNING),
            _butir("baru", None),
            _butir("keluar", Warna.HIJAU, False),
            _butir("baik", Warna.ORANYE),
            _butir("tetap", Warna.MERAH),
            _butir("buruk", Warna.ORANYE),
            _butir("diam", Warna.ABU, False),
        ]
    )
    hasil = [(str(satu.jenis), satu.kunci.kode) for satu in bandingkan(lalu, kini)]
    assert hasil == [
        ("memburuk", "buruk"),
        ("membaik", "baik"),
        ("baru", "hijau"),
        ("baru", "baru"),
        ("selesai", "keluar"),
        ("selesai", "dihapus"),
    ]


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([*TANGGA, Warna.ABU, None])))
def test_nothing_changes_against_itself(warna: dict[str, Warna | None]) -> None:
    semua = dict(_butir(kode, satu, satu is not Warna.ABU) for kode, satu in warna.items())
    assert bandingkan(semua, semua) == ()
    baru = {satu.jenis for satu in bandingkan({}, semua)}
    assert baru <= {JenisPerubahan.BARU}
