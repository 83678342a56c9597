"""periksa over the years of a store; the rules themselves are tests/domain/test_temuan.py."""

import json
from fractions import Fraction

import pytest

from simpelin.domain.kantor import Pembanding
from simpelin.domain.realisasi import LaporanKinerja
from simpelin.domain.rencana import Indikator, Kunci, Simpul, Tingkat, VersiRencana
from simpelin.services.periksa import periksa, sebagai_json
from simpelin.store import open_store

SATU = Fraction(1)
SUB = Kunci("1.1.1")


@pytest.fixture
def store(tmp_path):
    satu = open_store(tmp_path / "simpelin.db")
    yield satu
    satu.close()


def isi(store, tahun, *, pagu=100, kas=(25, 25, 25, 25)):
    """One sub kegiatan under its parents; target one a quarter."""
    indikator = Indikator("i", target=Fraction(4), target_tw=(SATU,) * 4)
    with store.ubah("uji"):
        store.rencana.simpan_versi(tahun, VersiRencana())
        induk = None
        for kode, tingkat in (
            ("S", Tingkat.SASARAN),
            ("1", Tingkat.PROGRAM),
            ("1.1", Tingkat.KEGIATAN),
        ):
            store.rencana.simpan_simpul(
                tahun, "murni", Simpul(Kunci(kode), tingkat, f"Nama {tingkat}", induk)
            )
            induk = Kunci(kode)
        simpul = Simpul(
            SUB, Tingkat.SUB_KEGIATAN, "Rapat", induk, pagu=pagu, kas=kas, indikator=(indikator,)
        )
        store.rencana.simpan_simpul(tahun, "murni", simpul)


def ringkas(hasil):
    return [(s.aturan.value, s.kode, s.angka["tahun"]) for s in hasil.ketidaksesuaian]


def test_empty_store_and_year_without_plan(store):
    assert sebagai_json(periksa(store)) == {"ketidaksesuaian": []}
    isi(store, 2026)
    assert periksa(store, tahun=2025).ketidaksesuaian == ()


def test_all_years_heaviest_first_then_newest(store):
    isi(store, 2025, kas=(1,) + (None,) * 3)
    isi(store, 2026, kas=(2,) + (None,) * 3)
    with store.ubah("uji"):
        store.realisasi.simpan_anggaran(2025, SUB, 1, 101)
    kas = [("kas_beda", "1.1.1", 2026), ("kas_beda", "1.1.1", 2025)]
    assert ringkas(periksa(store)) == [("realisasi_melebihi_pagu", "1.1.1", 2025), *kas]
    assert ringkas(periksa(store, tahun=2026)) == kas[:1]


def test_looks_from_the_last_quarter_with_any_report(store):
    isi(store, 2026)
    assert periksa(store).ketidaksesuaian == ()
    with store.ubah("uji"):
        store.realisasi.simpan_kinerja(2026, SUB, "i", 1, LaporanKinerja(SATU))
        store.realisasi.simpan_kinerja(2026, SUB, "i", 2, LaporanKinerja(Fraction(0)))
    (temuan,) = periksa(store).ketidaksesuaian
    assert (temuan.aturan.value, temuan.angka["triwulan"]) == ("hambatan_normatif", 2)
    assert periksa(store, triwulan=1).ketidaksesuaian == ()
    with store.ubah("uji"):
        store.realisasi.simpan_anggaran(2026, SUB, 3, 0)
    # in TW III nothing but money is reported: belum lapor
    assert periksa(store).ketidaksesuaian == ()


def test_printed_figures_are_compared_whatever_the_quarter(store):
    isi(store, 2026)
    with store.ubah("uji"):
        store.realisasi.simpan_kinerja(2026, SUB, "i", 1, LaporanKinerja(SATU))
        store.pembanding.simpan(Pembanding(2026, "", "pagu", "90", "Konsep LKjIP"))
    for triwulan in (None, 1, 4):
        assert ringkas(periksa(store, triwulan=triwulan)) == [("pembanding_beda", "", 2026)]


def test_json_is_the_contract(store):
    isi(store, 2026, pagu=100, kas=(None,) * 4)
    (temuan,) = sebagai_json(periksa(store))["ketidaksesuaian"]
    assert set(temuan) == {"aturan", "kode", "keparahan", "pesan", "angka"}
    assert (temuan["aturan"], temuan["kode"], temuan["keparahan"]) == (
        "kas_kosong",
        "1.1.1",
        "info",
    )
    assert type(temuan["aturan"]) is str
    assert json.loads(json.dumps(temuan)) == temuan
