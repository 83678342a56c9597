"""The tiers over a real store: who has the report, the snapshot, what is frozen, rights."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from simpelin.domain.hak import Jabatan, Pelaku, PeranOrang
from simpelin.domain.kantor import LaporanUnit, Peran, StatusLaporan, Unit
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import Kunci
from simpelin.domain.tingkat import Gerak
from simpelin.services import atas_nama, pengaturan, rupiah_final
from simpelin.services.impor import impor
from simpelin.services.isi_realisasi import IsiAnggaran, IsiCatatan, IsiKinerja, isi
from simpelin.services.jalur_laporan import jalur_unit
from simpelin.services.kekosongan import Kekosongan, kekosongan
from simpelin.services.langkah_laporan import batalkan, buka, kembalikan
from simpelin.services.laporan import ajukan, peringatan
from simpelin.services.laporan_kini import perjalanan
from simpelin.services.lembar_unit import lembar
from simpelin.services.templat import templat_isi
from simpelin.store import Store
from tests.services.langkah_uji import periksa_laporan, setujui, verifikasi
from tests.services.rencana_uji import LAIN, RASIO, SUB, buku, laporan, rencana

_S = StatusLaporan
SATU, DUA = "Seksi Satu", "Seksi Dua"
T = (2023, 1)


@pytest.fixture
def siap(kantor: Store) -> Store:
    """Both sections have filled TW I."""
    isi(
        kantor,
        IsiKinerja(*T, Kunci(LAIN), "Jumlah orang", LaporanKinerja(Fraction(3))),
        IsiAnggaran(*T, Kunci(LAIN), 50_000),
        IsiCatatan(*T, Kunci(RASIO), Catatan("", "Cuaca", "Dijadwal ulang 12 Mei")),
    )
    return kantor


def menyetujui(store: Store, unit: str, *tempat: int) -> LaporanUnit:
    """The camat's approval; the rupiah of one sub kegiatan are empty."""
    return setujui(store, unit, *tempat, alasan="rupiah 0002 menyusul")


def naik(store: Store, unit: str = SATU, sampai: StatusLaporan = _S.DISETUJUI) -> None:
    ajukan(store, unit, *T)
    for langkah, status in (
        (periksa_laporan, _S.DIPERIKSA),
        (verifikasi, _S.DIVERIFIKASI),
        (menyetujui, _S.DISETUJUI),
    ):
        if perjalanan(store, *T, unit).status is sampai:
            return
        assert langkah(store, unit, *T).status is status


def test_every_step_is_kept_with_who_and_as_what(siap: Store) -> None:
    naik(siap)
    langkah = siap.langkah.muat(*T, SATU)
    assert [s.gerak for s in langkah] == [
        Gerak.AJUKAN,
        Gerak.PERIKSA,
        Gerak.VERIFIKASI,
        Gerak.SETUJUI,
    ]
    assert [s.peran for s in langkah[1:]] == ["Kasubag Perencanaan", "Sekretaris", "Camat"]
    assert {s.orang for s in langkah} == {"Siti"}
    # without accounts nobody's person is proved
    assert {(s.akun, s.rangkap) for s in langkah} == {("tanpa akun", False)}
    laporan = siap.laporan.muat(*T)[SATU]
    assert (laporan.status, laporan.diajukan_pada) == (_S.DISETUJUI, langkah[0].waktu)


def test_a_tier_cannot_be_jumped(siap: Store) -> None:
    with pytest.raises(MasukanDitolak, match="belum diajukan"):
        periksa_laporan(siap, SATU, *T)
    ajukan(siap, SATU, *T)
    for langkah in (verifikasi, setujui):
        with pytest.raises(MasukanDitolak, match="langkah berikutnya periksa"):
            langkah(siap, SATU, *T)
    with pytest.raises(KesalahanPengguna, match="maksudnya Seksi Satu"):
        periksa_laporan(siap, "Seksi Sato", *T)


def test_tiers_off_and_own_head(siap: Store) -> None:
    pengaturan.atur(siap, "jenjang_periksa", "tidak")
    naik(siap, SATU, _S.DIAJUKAN)
    assert verifikasi(siap, SATU, *T).status is _S.DIVERIFIKASI
    pengaturan.atur(siap, "jenjang_periksa", "ya")
    with siap.ubah("uji"):
        siap.unit.simpan(Unit(DUA, peran=Peran.KASUBAG_PERENCANAAN))
    assert [str(s) for s in jalur_unit(siap, DUA).jenjang] == ["verifikasi", "setujui"]
    ajukan(siap, DUA, *T)
    with pytest.raises(MasukanDitolak, match="jenjang di atasnya"):
        periksa_laporan(siap, DUA, *T)
    verifikasi(siap, DUA, *T)


def test_returning_needs_a_reason_that_the_unit_reads(siap: Store) -> None:
    naik(siap, sampai=_S.DIPERIKSA)
    with pytest.raises(MasukanDitolak, match="Tulis alasan"):
        kembalikan(siap, SATU, *T, " ")
    kembalikan(siap, SATU, *T, "lampiran kurang")
    lembaran = lembar(siap, *T, SATU)
    assert lembaran.laporan is not None
    assert lembaran.laporan.alasan == "lampiran kurang"
    assert not lembaran.terkunci
    assert [s.gerak for s in siap.langkah.muat(*T, SATU)][-2:] == [
        Gerak.BATALKAN,
        Gerak.KEMBALIKAN,
    ]
    isi(siap, IsiKinerja(*T, Kunci(SUB), "Jumlah dokumen", LaporanKinerja(Fraction(4))))
    ajukan(siap, SATU, *T)


def test_approved_is_undone_from_the_top_down(siap: Store) -> None:
    naik(siap)
    with pytest.raises(MasukanDitolak, match="buka dahulu"):
        kembalikan(siap, SATU, *T, "salah")
    assert batalkan(siap, SATU, *T, "salah tekan").status is _S.DIVERIFIKASI
    menyetujui(siap, SATU, *T)
    assert buka(siap, SATU, *T, "salah catat").status is _S.DIKEMBALIKAN
    akhir = [(s.gerak, s.menjadi) for s in siap.langkah.muat(*T, SATU)][-4:]
    assert akhir == [
        (Gerak.BATALKAN, _S.DIVERIFIKASI),
        (Gerak.BATALKAN, _S.DIPERIKSA),
        (Gerak.BATALKAN, _S.DIAJUKAN),
        (Gerak.KEMBALIKAN, _S.DIKEMBALIKAN),
    ]


def test_a_warning_asks_for_a_reason_which_is_kept(siap: Store) -> None:
    isi(
        siap,
        IsiKinerja(*T, Kunci(LAIN), "Jumlah orang", LaporanKinerja(Fraction(1))),
        IsiCatatan(*T, Kunci(LAIN), Catatan()),
    )
    assert [s.aturan for s in peringatan(lembar(siap, *T, DUA))] == ["hambatan_normatif"]
    with pytest.raises(MasukanDitolak, match="ajukan dengan alasan"):
        ajukan(siap, DUA, *T)
    ajukan(siap, DUA, *T, "peserta mundur, diganti bulan depan")
    assert siap.langkah.muat(*T, DUA)[0].alasan == "peserta mundur, diganti bulan depan"


def test_a_missing_figure_may_have_a_reason_instead(siap: Store) -> None:
    isi(siap, IsiKinerja(*T, Kunci(LAIN), "Jumlah orang", None))
    with pytest.raises(MasukanDitolak, match="belum diisi"):
        ajukan(siap, DUA, *T)
    isi(siap, IsiCatatan(*T, Kunci(LAIN), Catatan("", "Data dinas belum turun", "")))
    ajukan(siap, DUA, *T)


# --- frozen ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "perintah",
    [
        IsiKinerja(*T, Kunci(SUB), "Jumlah dokumen", LaporanKinerja(Fraction(9))),
        IsiCatatan(*T, Kunci(SUB), Catatan("a")),
        IsiAnggaran(*T, Kunci(SUB), 1),
    ],
)
def test_approved_is_frozen_for_all_until_it_is_opened(
    perintah: IsiKinerja | IsiCatatan | IsiAnggaran, siap: Store
) -> None:
    naik(siap)
    with pytest.raises(KesalahanPengguna, match="sudah disetujui"):
        isi(siap, perintah)
    buka(siap, SATU, *T, "salah catat")
    isi(siap, perintah)


def test_import_of_a_workbook_does_not_get_around_it(siap: Store, tmp_path: Path) -> None:
    naik(siap)
    semula = siap.realisasi.muat(2023)
    baris = [dict(satu) for satu in laporan()]
    baris[0] |= {"kinerja": 9, "anggaran": 1}
    baris[2] |= {"hambatan": "Lain"}
    with pytest.raises(MasukanDitolak) as galat:
        impor(siap, buku(tmp_path / "ubah.xlsx", None, baris))
    teks = str(galat.value)
    for kolom in ("kinerja", "anggaran", "hambatan"):
        assert f"{kolom} 7.01" in teks
    assert teks.count("sudah disetujui (TW I 2023)") == 3
    assert siap.realisasi.muat(2023) == semula
    # the same figures again change nothing, so nothing is refused
    templat_isi(siap, tmp_path / "sama.xlsx")
    impor(siap, tmp_path / "sama.xlsx")


# --- snapshot ----------------------------------------------------------------------------------


def test_approval_keeps_a_snapshot_that_later_changes_do_not_touch(siap: Store) -> None:
    naik(siap)
    potret = siap.potret_laporan.muat(*T)[SATU]
    kini = json.loads(potret.isi)
    assert potret.isi == json.dumps(kini, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    baris = {satu["kode"]: satu for satu in kini["baris"] if not satu["sub_skpd"]}
    assert baris[SUB]["realisasi_anggaran"] == 200_000
    assert [i["nama"] for i in baris[SUB]["indikator"]] == ["Jumlah dokumen"]
    # 3 of 12, spread evenly: t(1) = 3, and 9 of 10 as a ratio
    assert baris[SUB]["indikator"][0]["capaian"] == "100"
    assert baris[RASIO]["indikator"][0]["kinerja_tw"] == ["9 dari 10"]
    ganti = rencana()
    ganti[3] |= {"target": 24}
    impor(siap, buku(Path(siap.path.parent) / "rencana.xlsx", ganti))
    assert siap.potret_laporan.muat(*T)[SATU] == potret


# --- rights ------------------------------------------------------------------------------------

Masuk = Callable[..., None]


@pytest.fixture
def masuk(siap: Store) -> Masuk:
    def lakukan(nama: str, *peran: PeranOrang, unit: str = "", plt: Jabatan | None = None) -> None:
        pengganti = (plt,) if plt else ()
        siap.pelaku = Pelaku(nama, nama.lower(), frozenset(peran), unit, pengganti)

    return lakukan


def test_each_tier_is_its_head_s(siap: Store, masuk: Masuk) -> None:
    masuk("Ani", PeranOrang.STAF, unit=SATU)
    with pytest.raises(KesalahanPengguna, match="kepala Seksi Satu"):
        ajukan(siap, SATU, *T)
    masuk("Budi", PeranOrang.KASI, unit=SATU)
    ajukan(siap, SATU, *T)
    with pytest.raises(KesalahanPengguna, match="Kasubag Perencanaan"):
        periksa_laporan(siap, SATU, *T)
    masuk("Cici", PeranOrang.KASUBAG_PERENCANAAN)
    periksa_laporan(siap, SATU, *T)
    with pytest.raises(KesalahanPengguna, match="Sekretaris"):
        kembalikan(siap, SATU, *T, "terlambat dilihat")
    assert batalkan(siap, SATU, *T, "terlewat satu").status is _S.DIAJUKAN
    periksa_laporan(siap, SATU, *T)
    masuk("Dodi", PeranOrang.SEKCAM)
    verifikasi(siap, SATU, *T)
    masuk("Cici", PeranOrang.KASUBAG_PERENCANAAN)
    with pytest.raises(KesalahanPengguna):
        buka(siap, SATU, *T, "saya di bawahnya")
    masuk("Eka", PeranOrang.CAMAT)
    menyetujui(siap, SATU, *T)
    orang = [(s.orang, s.peran) for s in siap.langkah.muat(*T, SATU) if s.gerak in ("setujui",)]
    assert orang == [("Eka", "Camat")]


def test_one_person_on_two_tiers_only_as_deputy(siap: Store, masuk: Masuk) -> None:
    masuk("Cici", PeranOrang.KASI, PeranOrang.KASUBAG_PERENCANAAN, unit=SATU)
    ajukan(siap, SATU, *T)
    with pytest.raises(KesalahanPengguna, match=r"Plt\. atau Plh\."):
        periksa_laporan(siap, SATU, *T)
    plh = Jabatan(PeranOrang.KASUBAG_PERENCANAAN, sebutan="Plh.")
    masuk("Cici", PeranOrang.KASI, unit=SATU, plt=plh)
    periksa_laporan(siap, SATU, *T)
    langkah = siap.langkah.muat(*T, SATU)[-1]
    assert (langkah.jabatan, langkah.rangkap) == ("Plh. Kasubag Perencanaan", True)


def test_the_next_tier_up_returns_where_one_is_off(siap: Store, masuk: Masuk) -> None:
    pengaturan.atur(siap, "jenjang_periksa", "tidak")
    masuk("Budi", PeranOrang.KASI, unit=SATU)
    ajukan(siap, SATU, *T)
    masuk("Dodi", PeranOrang.SEKCAM)
    kembalikan(siap, SATU, *T, "angka belum cocok")
    assert perjalanan(siap, *T, SATU).status is _S.DIKEMBALIKAN


def test_last_quarter_is_approved_only_once_reconciled(siap: Store) -> None:
    """Aturan section 9: "belum direkonsiliasi" blocks TW IV alone."""
    isi(
        siap,
        IsiKinerja(2023, 4, Kunci(SUB), "Jumlah dokumen", LaporanKinerja(Fraction(9))),
        IsiCatatan(2023, 4, Kunci(SUB), Catatan("", "Cuaca", "Dijadwal ulang 12 Mei")),
        IsiCatatan(2023, 4, Kunci(RASIO), Catatan("", "Cuaca", "Dijadwal ulang 12 Mei")),
    )
    t = (2023, 4)
    ajukan(siap, SATU, *t)
    periksa_laporan(siap, SATU, *t)
    verifikasi(siap, SATU, *t)
    with pytest.raises(MasukanDitolak, match="belum direkonsiliasi dengan BKAD"):
        menyetujui(siap, SATU, *t)
    assert perjalanan(siap, *t, SATU).status is _S.DIVERIFIKASI
    pengaturan.atur(siap, "rekonsiliasi.2023.4", "ya")
    assert menyetujui(siap, SATU, *t).status is _S.DISETUJUI


def test_the_signed_sheet_of_an_approved_report_stays(siap: Store, tmp_path: Path) -> None:
    """Also in an office without accounts, where everybody has every right."""
    pindaian = tmp_path / "lembar.pdf"
    pindaian.write_bytes(b"%PDF-1.4")
    atas_nama.lampirkan(siap, *T, SATU, pindaian)
    sebelum = siap.bukti.muat(*T, SATU)
    naik(siap)
    pindaian.write_bytes(b"%PDF-1.4 lain")
    with pytest.raises(KesalahanPengguna, match="sudah disetujui"):
        atas_nama.lampirkan(siap, *T, SATU, pindaian)
    assert siap.bukti.muat(*T, SATU) == sebelum


def test_what_is_empty_is_named_and_locked_only_with_a_reason(siap: Store) -> None:
    naik(siap, sampai=_S.DIVERIFIKASI)
    isian = lembar(siap, *T, SATU)
    assert kekosongan(isian) == Kekosongan(rupiah=(f"{RASIO} Sub 0002",))
    with pytest.raises(MasukanDitolak, match=r"masih kosong: rupiah 1 .*0002 Sub 0002.*alasan"):
        setujui(siap, SATU, *T)
    assert perjalanan(siap, *T, SATU).status is _S.DIVERIFIKASI
    setujui(siap, SATU, *T, "  dibayar Mei ")
    assert siap.langkah.muat(*T, SATU)[-1].alasan == "dibayar Mei"


def test_zero_no_cash_plan_and_final_rupiah_are_not_empty(siap: Store) -> None:
    naik(siap, sampai=_S.DIVERIFIKASI)
    isi(siap, IsiAnggaran(*T, Kunci(RASIO), 0))
    assert kekosongan(lembar(siap, *T, SATU)) == Kekosongan()
    isi(siap, IsiAnggaran(*T, Kunci(RASIO), None))
    rupiah_final.nyatakan_final(siap, *T, [SATU])
    assert kekosongan(lembar(siap, *T, SATU)) == Kekosongan()
    rupiah_final.batalkan_final(siap, *T, SATU)
    (murni,) = siap.rencana.versi(2023)
    simpul = next(s for s in murni.simpul if s.kunci == Kunci(RASIO))
    for kas, banyak in (((0, 500_000, 0, 0), 0), ((1, 499_999, 0, 0), 1)):
        with siap.ubah("uji"):
            siap.rencana.simpan_simpul(2023, "murni", replace(simpul, kas=kas))
        assert kekosongan(lembar(siap, *T, SATU)).banyak == banyak


def test_missing_kinerja_is_named_too_and_long_lists_are_counted() -> None:
    satu = Kekosongan(("a", "b", "c", "d"), ("e",))
    assert satu.kalimat == "kinerja 4 (a; b; c; dan 1 lagi), rupiah 1 (e)"
    assert (satu.banyak, Kekosongan().kalimat) == (5, "")
