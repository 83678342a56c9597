"""The Renstra over the stored years, the example's, and codes that are changed in a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci, Sifat
from simpelin.domain.renstra import AlihKode, ButirRenstra, NilaiTahun, Renstra
from simpelin.services import rencana as rencana_
from simpelin.services import renstra
from simpelin.services.contoh import isi_contoh
from simpelin.services.rencana import SimpanSimpul
from simpelin.store import Store, open_store

IKM = "Indeks Kepuasan Masyarakat (IKM)"
IKU2 = "Persentase Capaian Kinerja Program Penunjang Urusan Pemerintahan Kabupaten di Kecamatan"


@pytest.fixture(scope="module")
def tomoni(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    satu = open_store(tmp_path_factory.mktemp("renstra") / "contoh.db")
    isi_contoh(satu)
    yield satu
    satu.close()


# --- the example, against the published report --------------------------------------------


def test_iku_year_to_year_as_published(tomoni: Store) -> None:
    semua = renstra.muat(tomoni)
    garis = semua.rentang((Kunci("S1"), IKM), 2023, semua.semua_tahun(2023))
    assert [t.tahun for t in garis] == [2020, 2021, 2022, 2023]
    assert [t.target_berlaku for t in garis] == [77, 78, 79, 81]
    assert [t.nilai for t in garis] == [Fraction(s) for s in ("89.27", "90.65", "115.42", "130.11")]
    assert all(t.dihitung for t in garis)


def test_against_the_medium_term_target_as_published(tomoni: Store) -> None:
    garis = renstra.muat(tomoni)
    ikm = garis.angka((Kunci("S1"), IKM), 2023, Sifat.POSISI_AKHIR)
    kini = garis.tahun((Kunci("S1"), IKM), 2023, 2023).realisasi
    assert (ikm.target_akhir, ikm.sampai(kini)) == (86, Fraction("130.11"))  # Table 3.5
    iku2 = garis.angka((Kunci("S2"), IKU2), 2023, Sifat.POSISI_AKHIR)
    kini = garis.tahun((Kunci("S2"), IKU2), 2023, 2023).realisasi
    rata = iku2.sampai(kini)
    assert rata == Fraction("293.33") / 3  # Table 3.8: 97,78
    assert iku2.target_akhir == 100


def test_targets_of_the_coming_years_are_known(tomoni: Store) -> None:
    garis = renstra.muat(tomoni)
    depan = garis.rentang((Kunci("S1"), IKM), 2023, range(2024, 2027))
    assert [t.target_renstra for t in depan] == [83, 85, 86]
    assert [t.nilai for t in depan] == [None] * 3


# --- codes that change -------------------------------------------------------------------


@pytest.fixture
def dua_tahun(kantor: Store) -> Store:
    """The small office's plan, rolled over to the next year, and a Renstra by earlier codes."""
    tahun = kantor.rencana.tahun()[-1]
    rencana_.tahun_baru(kantor, tahun + 1)
    simpul = _sub(kantor, tahun)
    masa = Renstra(tahun - 2, tahun + 2)
    satu = ButirRenstra(
        simpul.kunci,
        simpul.indikator[0].nama,
        masa.awal,
        tahun={tahun - 1: NilaiTahun(Fraction(5), Fraction(4))},
    )
    renstra.simpan_masa(kantor, masa)
    renstra.simpan_butir(kantor, masa, [satu])
    return kantor


def _sub(store: Store, tahun: int):
    return rencana_.rencana_versi(store, tahun, "murni").sub_kegiatan[0]


def _lalu(store: Store, tahun: int, simpul=None) -> list[Fraction | None]:
    simpul = simpul or _sub(store, tahun)
    semua = renstra.muat(store, sampai=tahun)
    jati = (simpul.kunci, simpul.indikator[0].nama)
    garis = semua.rentang(jati, tahun, semua.semua_tahun(tahun))
    return [t.nilai for t in garis if t.tahun < tahun]


def test_a_new_code_in_the_new_year_keeps_its_past(dua_tahun: Store) -> None:
    tahun = dua_tahun.rencana.tahun()[-1]
    sebelum = _lalu(dua_tahun, tahun)
    assert any(satu == 4 for satu in sebelum)
    assert any(satu not in (None, 4) for satu in sebelum), "last year is computed"
    simpul = _sub(dua_tahun, tahun)
    baru = replace(simpul, kunci=Kunci(f"{simpul.kode}9", simpul.kunci.sub_skpd))
    rencana_.simpan_simpul(dua_tahun, SimpanSimpul(tahun, "murni", baru, simpul.kunci))
    assert dua_tahun.renstra.alih() == (AlihKode(tahun, simpul.kunci, baru.kunci),)
    assert _lalu(dua_tahun, tahun, baru) == sebelum


def test_code_and_name_changed_at_once_and_taken_back(dua_tahun: Store) -> None:
    tahun = dua_tahun.rencana.tahun()[-1]
    sebelum = _lalu(dua_tahun, tahun)
    asal = _sub(dua_tahun, tahun)
    lama = asal.indikator[0].nama
    baru = replace(
        asal,
        kunci=Kunci(f"{asal.kode}9", asal.kunci.sub_skpd),
        indikator=(replace(asal.indikator[0], nama="Baru"), *asal.indikator[1:]),
    )
    perintah = SimpanSimpul(tahun, "murni", baru, asal.kunci, ((lama, "Baru"),))
    rencana_.simpan_simpul(dua_tahun, perintah)
    assert _lalu(dua_tahun, tahun, baru) == sebelum
    balik = SimpanSimpul(tahun, "murni", asal, baru.kunci, (("Baru", lama),))
    rencana_.simpan_simpul(dua_tahun, balik)
    assert dua_tahun.renstra.alih() == ()
    assert _lalu(dua_tahun, tahun) == sebelum


def test_an_old_plan_is_corrected_while_the_next_one_stands(dua_tahun: Store) -> None:
    awal, akhir = dua_tahun.rencana.tahun()[-2:]
    sebelum = _lalu(dua_tahun, akhir)
    asal = _sub(dua_tahun, awal)
    baru = replace(asal, kunci=Kunci(f"{asal.kode}9", asal.kunci.sub_skpd))
    rencana_.simpan_simpul(dua_tahun, SimpanSimpul(awal, "murni", baru, asal.kunci))
    assert _lalu(dua_tahun, akhir) == sebelum


def test_items_of_that_years_codes_are_written_anew(dua_tahun: Store) -> None:
    tahun = dua_tahun.rencana.tahun()[-1]
    asal = _sub(dua_tahun, tahun)
    masa = dua_tahun.renstra.semua()[0]
    rp = ButirRenstra(asal.kunci, "", tahun, pagu_akhir=7)
    renstra.simpan_butir(dua_tahun, masa, [rp])
    baru = replace(asal, kunci=Kunci(f"{asal.kode}9", asal.kunci.sub_skpd))
    rencana_.simpan_simpul(dua_tahun, SimpanSimpul(tahun, "murni", baru, asal.kunci))
    semua = [b for r in dua_tahun.renstra.semua() for b in r.butir if not b.indikator]
    assert semua == [replace(rp, kunci=baru.kunci)]


def test_a_renumbered_node_is_suggested(dua_tahun: Store) -> None:
    tahun = dua_tahun.rencana.tahun()[-1]
    assert renstra.usul_alih(dua_tahun, tahun) == ()
    simpul = _sub(dua_tahun, tahun)
    baru = Kunci(f"{simpul.kode}9", simpul.kunci.sub_skpd)
    with dua_tahun.ubah("dari luar"):
        dua_tahun.rencana.ganti_kode(tahun, simpul.kunci, baru)
    usul = renstra.usul_alih(dua_tahun, tahun)
    assert usul == (AlihKode(tahun, simpul.kunci, baru),)
    renstra.simpan_alih(dua_tahun, usul)
    assert renstra.usul_alih(dua_tahun, tahun) == ()
    renstra.hapus_alih(dua_tahun, usul[0])
    assert dua_tahun.renstra.alih() == ()


def test_an_impossible_period_is_refused_in_words(kosong: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="mendahului tahun awal 2026"):
        renstra.simpan_masa(kosong, Renstra(2026, 2021))
    assert kosong.renstra.semua() == ()
