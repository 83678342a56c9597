"""The table of rights, written out by hand: role × action × state of the report."""

from __future__ import annotations

import pytest

from simpelin.domain.hak import (
    HAK,
    KATA,
    PLT,
    SEBUTAN,
    Jabatan,
    Pelaku,
    PeranOrang,
    Tindakan,
    putusan,
)
from simpelin.domain.kantor import StatusLaporan

HURUF = dict(zip("bkapvsr", StatusLaporan, strict=True))
"""belum mulai, konsep, diajukan, diperiksa, diverifikasi, disetujui, dikembalikan (retour)"""

KOLOM = [PeranOrang(nama) for nama in ("staf", "kasi", "lurah", "keuangan")] + [
    PeranOrang.KASUBAG_PERENCANAAN,
    PeranOrang.SEKCAM,
    PeranOrang.CAMAT,
]

# one column a role: staf kasi lurah keuangan perencana sekcam camat; letters are the states
# in which it is allowed, - never, * in all
UNIT_SENDIRI = """
isi_kinerja              bkr    bkr    bkr    bkr    bkr    bkr    bkr
isi_catatan              bkr    bkr    bkr    bkr    bkr    bkr    bkr
isi_anggaran             -      -      -      bkapvr -      -      -
data_dukung              bkapvr bkapvr bkapvr bkapvr bkapvr bkapvr bkapvr
ajukan                   -      bkr    bkr    -      bkr    bkr    bkr
periksa                  -      -      -      -      a      -      -
verifikasi               -      -      -      -      -      p      -
setujui                  -      -      -      -      -      -      v
kembalikan               -      -      -      -      a      p      v
buka                     -      -      -      -      p      v      s
ubah_rencana             -      -      -      -      *      -      -
renstra                  -      -      -      -      *      -      -
impor                    -      -      -      -      *      -      -
rekonsiliasi             -      -      -      *      *      -      -
skm                      -      -      -      -      *      -      -
pembanding               -      -      -      -      *      -      -
unit                     -      -      -      -      *      -      -
pengaturan               -      -      -      -      *      -      -
kalender                 -      -      -      -      *      -      -
pengecualian             -      -      -      -      *      *      *
pengguna                 -      -      -      -      *      *      -
lhe                      -      -      -      -      *      *      -
rapat                    -      -      -      -      *      *      *
ubah_warna               -      -      -      -      -      -      *
tutup_rapat              -      -      -      -      -      -      *
tindak_lanjut            *      *      *      *      *      *      *
verifikasi_tindak_lanjut -      -      -      -      *      *      *
tindak_lanjut_renja      -      -      -      -      *      *      *
"""
# where another unit's differs: what belongs to the unit is nobody else's
UNIT_LAIN = """
isi_kinerja              -      -      -      -      -      -      -
isi_catatan              -      -      -      -      -      -      -
isi_anggaran             -      -      -      bkapvr -      -      -
data_dukung              -      -      -      -      -      -      -
ajukan                   -      -      -      -      -      -      -
tindak_lanjut            -      -      -      -      *      -      -
"""
# the planner with the signed sheet; the others gain nothing by one
ATAS_NAMA = """
isi_kinerja              -      -      -      -      bkr    -      -
isi_catatan              -      -      -      -      bkr    -      -
isi_anggaran             -      -      -      bkapvr -      -      -
data_dukung              -      -      -      -      bkapvr -      -
ajukan                   -      -      -      -      bkr    -      -
"""
RP_OLEH_UNIT = """
isi_anggaran             bkr    bkr    bkr    bkapvr bkr    bkr    bkr
"""


def baca(teks: str) -> dict[Tindakan, list[str]]:
    baris = (satu.split() for satu in teks.strip().splitlines())
    return {Tindakan(nama): sel for nama, *sel in baris}


TABEL = {
    "sendiri": ("Seksi A", False, False, baca(UNIT_SENDIRI)),
    "lain": ("Seksi B", False, False, baca(UNIT_SENDIRI) | baca(UNIT_LAIN)),
    "atas nama": ("Seksi B", True, False, baca(ATAS_NAMA)),
    "rupiah oleh unit": ("Seksi A", False, True, baca(RP_OLEH_UNIT)),
}


@pytest.mark.parametrize("nama", TABEL)
def test_table_of_role_action_and_state(nama: str) -> None:
    unit, atas_nama, rp_oleh_unit, tabel = TABEL[nama]
    salah = []
    for tindakan, sel in tabel.items():
        for peran, boleh in zip(KOLOM, sel, strict=True):
            pelaku = Pelaku("Budi", "budi", frozenset({peran}), "Seksi A")
            for huruf, status in HURUF.items():
                hasil = putusan(
                    pelaku,
                    tindakan,
                    unit=unit,
                    status=status,
                    atas_nama=atas_nama,
                    rp_oleh_unit=rp_oleh_unit,
                )
                if bool(hasil) != (boleh == "*" or huruf in boleh):
                    salah.append(f"{tindakan} {peran} {status}: {hasil}")
                assert bool(hasil.alasan) != bool(hasil)
                assert not hasil or hasil.peran is peran
    assert salah == []


def test_every_action_and_role_stands_in_the_tables() -> None:
    assert set(baca(UNIT_SENDIRI)) == set(Tindakan) == set(HAK) == set(KATA)
    assert set(KOLOM) == set(PeranOrang) == set(SEBUTAN)


def test_no_report_is_one_that_has_not_begun() -> None:
    staf = Pelaku("Ani", "ani", frozenset({PeranOrang.STAF}), "Seksi A")
    assert putusan(staf, Tindakan.ISI_KINERJA, unit="Seksi A")
    sekcam = Pelaku("Eko", "eko", frozenset({PeranOrang.SEKCAM}))
    assert not putusan(sekcam, Tindakan.VERIFIKASI, unit="Seksi A")


def test_nobody_writes_without_an_account_or_a_post() -> None:
    for siapa in (Pelaku("Siti"), Pelaku("Siti", "siti")):
        for tindakan in Tindakan:
            hasil = putusan(siapa, tindakan)
            assert not hasil
            assert hasil.alasan
    assert "masuk dulu" in putusan(Pelaku("Siti"), Tindakan.IMPOR).alasan


def test_an_item_without_a_unit_is_nobodys_own() -> None:
    """A head of the whole office has no unit, and that is not the unit called ''."""
    camat = Pelaku("Adi", "adi", frozenset({PeranOrang.CAMAT}))
    assert not putusan(camat, Tindakan.ISI_KINERJA, unit="")


def test_entering_for_another_unit_says_for_whom() -> None:
    perencana = Pelaku("Rina", "rina", frozenset({PeranOrang.KASUBAG_PERENCANAAN}), "Perencanaan")
    tanpa = putusan(perencana, Tindakan.ISI_KINERJA, unit="Seksi A")
    assert "lampirkan dulu lembar isiannya yang ditandatangani" in tanpa.alasan
    hasil = putusan(perencana, Tindakan.ISI_KINERJA, unit="Seksi A", atas_nama=True)
    assert hasil.atas_nama == "Seksi A"
    sendiri = putusan(perencana, Tindakan.ISI_KINERJA, unit="Perencanaan", atas_nama=True)
    assert sendiri
    assert sendiri.atas_nama == ""


def test_a_deputy_acts_as_deputy_and_only_where_the_own_post_does_not_reach() -> None:
    kasi = Pelaku(
        "Budi",
        "budi",
        frozenset({PeranOrang.KASI}),
        "Seksi A",
        (Jabatan(PeranOrang.SEKCAM, sebutan=PLT), Jabatan(PeranOrang.KASI, "Seksi B", PLT)),
    )
    assert putusan(kasi, Tindakan.AJUKAN, unit="Seksi A").sebutan == ""
    assert putusan(kasi, Tindakan.AJUKAN, unit="Seksi B").sebutan == PLT
    hasil = putusan(kasi, Tindakan.VERIFIKASI, unit="Seksi A", status=StatusLaporan.DIPERIKSA)
    assert str(hasil.jabatan) == "Plt. Sekretaris"


def test_two_tiers_by_one_person_only_as_deputy() -> None:
    rangkap = Pelaku("Budi", "budi", frozenset({PeranOrang.KASI, PeranOrang.SEKCAM}), "Seksi A")
    pengganti = Pelaku(
        "Budi",
        "budi",
        frozenset({PeranOrang.KASI}),
        "Seksi A",
        (Jabatan(PeranOrang.SEKCAM, "", PLT),),
    )
    for siapa, boleh in ((rangkap, False), (pengganti, True)):
        hasil = putusan(
            siapa,
            Tindakan.VERIFIKASI,
            unit="Seksi A",
            status=StatusLaporan.DIPERIKSA,
            sudah=["budi"],
        )
        assert bool(hasil) is boleh
    assert (
        "Plt. atau Plh."
        in putusan(
            rangkap, Tindakan.VERIFIKASI, status=StatusLaporan.DIPERIKSA, sudah=["budi"]
        ).alasan
    )


def test_a_tier_may_be_held_by_the_next_one_up_or_left_out() -> None:
    sekcam = Pelaku("Eko", "eko", frozenset({PeranOrang.SEKCAM}))
    diajukan = StatusLaporan.DIAJUKAN
    assert not putusan(sekcam, Tindakan.PERIKSA, unit="Perencanaan", status=diajukan)
    assert putusan(sekcam, Tindakan.PERIKSA, unit="P", status=diajukan, pemegang=PeranOrang.SEKCAM)
    assert not putusan(sekcam, Tindakan.VERIFIKASI, unit="P", status=diajukan)
    assert putusan(sekcam, Tindakan.VERIFIKASI, unit="P", status=diajukan, dari=[diajukan])


def test_a_refusal_says_who_may_and_in_which_state() -> None:
    staf = Pelaku("Ani", "ani", frozenset({PeranOrang.STAF}), "Seksi A")
    assert putusan(staf, Tindakan.TUTUP_RAPAT).alasan == (
        "Menutup rapat adalah bagian Camat; Anda masuk sebagai Ani (Staf Seksi A)."
    )
    diajukan = putusan(staf, Tindakan.ISI_KINERJA, unit="Seksi A", status=StatusLaporan.DIAJUKAN)
    assert diajukan.alasan == (
        "Laporan Seksi A sudah diajukan; mengisi kinerja hanya selagi laporannya belum diajukan"
        " atau dikembalikan."
    )
