"""The trail: an entry for every write, in its transaction, found again by what it is about."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

from simpelin.domain.kantor import JawabanSKM, LaporanUnit, Pembanding, StatusLaporan, Unit
from simpelin.domain.kantor import kunci_riwayat as kunci
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import Kunci, VersiRencana
from simpelin.domain.tingkat import Gerak, Langkah
from simpelin.store import Pelaku, Store
from tests.store.buatan import DOKUMEN, SUB, SUB_KELURAHAN, TAHUN, sub_kegiatan

TIGA = LaporanKinerja(Fraction(3))


def test_entry_says_who_when_what_and_from_where(terisi: Store) -> None:
    mulai = datetime.now().astimezone() - timedelta(seconds=1)
    terisi.pelaku = Pelaku("Budi", "budi.kasi")
    with terisi.ubah("terima lembar isian", "lembar TW I.xlsx"):
        terisi.realisasi.simpan_kinerja(TAHUN, SUB, DOKUMEN, 1, TIGA)
    entri = terisi.riwayat.cari(batas=1)[0]
    assert (entri.pelaku, entri.akun) == ("Budi", "budi.kasi")
    assert (entri.tindakan, entri.sumber) == ("terima lembar isian", "lembar TW I.xlsx")
    assert (entri.sebelum, entri.sesudah) == (None, '{"kinerja":3}')
    waktu = datetime.fromisoformat(entri.waktu)
    assert waktu.tzinfo is not None
    assert mulai <= waktu <= datetime.now().astimezone()


BARU = Kunci("7.01.01.2.01.09")

LANGKAH = Langkah(Gerak.AJUKAN, StatusLaporan.DIAJUKAN, "2023-04-04T09:00:00+08:00", "Budi")
PERBUATAN: list[tuple[str, Callable[[Store], object]]] = [
    ("kinerja", lambda s: s.realisasi.simpan_kinerja(TAHUN, SUB, DOKUMEN, 1, TIGA)),
    ("anggaran", lambda s: s.realisasi.simpan_anggaran(TAHUN, SUB, 1, 5)),
    ("catatan", lambda s: s.realisasi.simpan_catatan(TAHUN, SUB, 1, Catatan("a"))),
    ("versi", lambda s: s.rencana.simpan_versi(2024, VersiRencana())),
    ("rencana", lambda s: s.rencana.simpan_simpul(TAHUN, "murni", sub_kegiatan(BARU))),
    ("indikator", lambda s: s.rencana.simpan_simpul(TAHUN, "murni", sub_kegiatan(BARU))),
    ("rencana", lambda s: s.rencana.hapus_simpul(TAHUN, "murni", SUB)),
    ("indikator", lambda s: s.rencana.hapus_simpul(TAHUN, "murni", SUB)),
    ("indikator", lambda s: s.rencana.hapus_indikator(TAHUN, "murni", SUB, DOKUMEN)),
    ("rencana", lambda s: s.rencana.hapus_indikator(TAHUN, "murni", SUB, DOKUMEN)),
    ("indikator", lambda s: s.rencana.ganti_nama_indikator(TAHUN, SUB, DOKUMEN, "X")),
    ("rencana", lambda s: s.rencana.ganti_kode(TAHUN, SUB, BARU)),
    ("unit", lambda s: s.unit.simpan(Unit("Camat"))),
    ("unit", lambda s: s.unit.ganti_nama("Seksi Ekbang", "Seksi PMD")),
    ("pembanding", lambda s: s.pembanding.simpan(Pembanding(TAHUN, "", "pagu", "1", "a"))),
    ("skm", lambda s: s.skm.ganti(TAHUN, 1, [JawabanSKM(1, 1, (4,) * 9)])),
    (
        "laporan",
        lambda s: s.laporan.simpan(TAHUN, 1, LaporanUnit("Seksi Ekbang", StatusLaporan.KONSEP)),
    ),
    ("langkah", lambda s: s.langkah.tambah(TAHUN, 1, "Seksi Ekbang", LANGKAH)),
    ("potret_laporan", lambda s: s.potret_laporan.tambah(TAHUN, 1, "Seksi Ekbang", "{}")),
    ("rupiah", lambda s: s.rupiah_final.simpan(TAHUN, 1, "Seksi Ekbang", True)),
    (
        "pengecualian",
        lambda s: s.pengecualian.simpan(TAHUN, 1, "Seksi Ekbang", date(2023, 4, 10), "sakit"),
    ),
    ("pengaturan", lambda s: s.pengaturan.simpan("a", "b")),
    ("libur", lambda s: s.libur.simpan("2023-08-17", "HUT RI")),
    ("berkas", lambda s: s.berkas.simpan(b"isi", "a.xlsx")),
]


@pytest.mark.parametrize(("objek", "perbuatan"), PERBUATAN)
def test_every_write_leaves_its_entry(
    objek: str, perbuatan: Callable[[Store], object], terisi: Store
) -> None:
    nomor = terisi.riwayat.cari(batas=1)[0].nomor
    with terisi.ubah("ubah"):
        perbuatan(terisi)
    baru = [satu for satu in terisi.riwayat.cari(objek) if satu.nomor > nomor]
    assert baru
    for satu in baru:
        assert satu.sebelum != satu.sesudah
        for isi in (satu.sebelum, satu.sesudah):
            assert isi is None or isinstance(json.loads(isi), dict)


@pytest.mark.parametrize(("objek", "perbuatan"), PERBUATAN)
def test_no_write_outside_ubah(
    objek: str, perbuatan: Callable[[Store], object], terisi: Store
) -> None:
    nomor = terisi.nomor_perubahan()
    with pytest.raises(RuntimeError, match=r"outside Store\.ubah"):
        perbuatan(terisi)
    assert terisi.nomor_perubahan() == nomor


def test_search_is_by_whole_parts_of_the_key(terisi: Store) -> None:
    with terisi.ubah("isi"):
        for satu in (SUB, SUB_KELURAHAN):
            terisi.realisasi.simpan_kinerja(TAHUN, satu, DOKUMEN, 1, TIGA)
            terisi.realisasi.simpan_anggaran(TAHUN, satu, 1, 5)
    cari = terisi.riwayat.cari

    assert [e.kunci for e in cari(awalan_kunci=kunci(TAHUN, SUB, DOKUMEN, 1))] == [
        kunci(TAHUN, SUB, DOKUMEN, 1)
    ]
    assert {e.objek for e in cari(awalan_kunci=kunci(TAHUN, SUB))} == {
        "kinerja",
        "anggaran",
        "rencana",
        "indikator",
    }
    assert all("Kelurahan" not in e.kunci for e in cari(awalan_kunci=kunci(TAHUN, SUB)))
    assert len(cari("anggaran", str(TAHUN))) == 2
    assert cari("anggaran", "202") == ()
    assert cari("anggaran", f"{TAHUN}|{SUB.kode[:-1]}") == ()
    # parts of a node: its code alone finds every sub-unit
    assert len(cari("anggaran", f"{TAHUN}|{SUB.kode}")) == 2


def test_newest_comes_first_and_no_more_than_asked(terisi: Store) -> None:
    semua = terisi.riwayat.cari()
    assert [e.nomor for e in semua] == list(range(len(semua), 0, -1))
    assert terisi.riwayat.cari(batas=2) == semua[:2]
    assert terisi.riwayat.cari(batas=0) == ()


def test_odd_letters_stay_readable(store: Store) -> None:
    with store.ubah("unit"):
        store.unit.simpan(Unit('Seksi "Ekbang" – 100 %\n', kepala="Ny. É"))
    isi = store.riwayat.cari("unit")[0].sesudah
    assert isi is not None
    assert "É" in isi
    assert json.loads(isi)["nama"] == 'Seksi "Ekbang" – 100 %\n'
