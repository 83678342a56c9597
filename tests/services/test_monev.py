"""The review meeting of the example: one value for screen and papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from simpelin.domain.angka import tulis_persen
from simpelin.domain.rapat import Keputusan, NomorKeputusan, Rapat
from simpelin.domain.rencana import Kunci
from simpelin.domain.tindak_lanjut import GolonganSebab, StatusTindakLanjut, TindakLanjut
from simpelin.services import contoh, monev
from simpelin.services.kartu_rapat import kartu
from simpelin.services.monev import bar_laporan
from simpelin.services.status import status
from simpelin.store import Store, open_store

RAPAT_TW3 = date(2023, 10, 10)


@pytest.fixture(scope="module")
def contoh_bersama(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The example, read only."""
    satu = open_store(tmp_path_factory.mktemp("monev") / "contoh.simpelin")
    contoh.isi_contoh(satu)
    yield satu
    satu.close()


@pytest.fixture(scope="module")
def tw3(contoh_bersama: Store) -> monev.Monev:
    return monev.susun(contoh_bersama, 2023, 3, RAPAT_TW3)


def test_bar_of_the_meeting(tw3: monev.Monev) -> None:
    bar = tw3.laporan
    assert (bar.unit, bar.sudah, bar.tepat_waktu) == (7, 6, 6)
    assert bar.batas == date(2023, 10, 4)
    assert isinstance(tw3.data_per, datetime)


def test_six_figures_of_tomoni(tw3: monev.Monev) -> None:
    k = tw3.kantor
    assert [tulis_persen(n) for n in (k.kinerja, k.serapan, k.serapan_tanpa_gaji)] == [
        "89,38 %", "71,97 %", "69,47 %",
    ]  # fmt: skip
    assert (k.terlapor, k.wajib) == (35, 36)
    assert k.sisa is not None
    assert round(float(k.sisa)) == 217_735_881
    assert k.tanpa_prognosis == 1


def test_where_the_unspent_money_sits(contoh_bersama: Store, tw3: monev.Monev) -> None:
    assert tw3.letak_sisa.startswith("47,5 % dari perkiraan sisa anggaran adalah gaji")
    akhir = monev.susun(contoh_bersama, 2023, 4, date(2024, 1, 10))
    assert akhir.letak_sisa.startswith(
        "79,8 % dari sisa anggaran adalah gaji (Rp 144.229.641 dari Rp 180.816.263)"
    )


def test_lines_are_the_screens_list_in_its_order(tw3: monev.Monev) -> None:
    assert [satu.sorotan for satu in tw3.baris] == list(tw3.daftar.daftar_layar())
    assert tw3.baris[0].judul == "Kelurahan Tomoni"
    assert (tw3.baris[0].warna, tw3.baris[0].lewat_hari) == ("abu", 6)
    assert tw3.baris[1].warna == "merah"
    assert len(tw3.baris[1].tren) == 3
    teks = " ".join(satu.alasan for satu in tw3.baris)
    assert "SPI" not in teks
    assert "skor" not in teks.casefold()


def test_points_lie_in_the_quadrant_and_leave_out_belum_lapor(tw3: monev.Monev) -> None:
    kunci = {satu.kunci for satu in tw3.titik}
    abu = {k for k, p in tw3.daftar.penilaian.items() if p.abu}
    assert kunci.isdisjoint(abu)
    assert [satu.pagu for satu in tw3.titik] == sorted((t.pagu for t in tw3.titik), reverse=True)


def test_a_complete_unit_after_the_day_is_reported_but_not_on_time(contoh_bersama: Store) -> None:
    lewat = status(contoh_bersama, 2023, 3, date(2023, 10, 10))
    konsep = bar_laporan(lewat)
    telat = replace(lewat, unit=tuple(replace(u, hari_terlambat=2) for u in lewat.unit))
    assert bar_laporan(telat).sudah == konsep.sudah
    assert bar_laporan(telat).tepat_waktu == 0


def test_an_empty_store_gives_an_empty_meeting(kosong: Store) -> None:
    hasil = monev.susun(kosong, 2026, 2, date(2026, 7, 9))
    assert (hasil.baris, hasil.titik, hasil.letak_sisa, hasil.laporan.unit) == ((), (), "", 0)
    assert hasil.kantor.kinerja is None
    assert hasil.data_per is None


def test_deadline_is_the_earliest_of_what_is_open() -> None:
    satu, dua = Kunci("1"), Kunci("2")

    def putusan(nomor: int, kunci: Kunci | None, hari: int, triwulan: int = 2) -> Keputusan:
        return Keputusan(
            NomorKeputusan(2026, triwulan, nomor), "isi", date(2026, 8, hari), kunci, "Seksi A"
        )

    semua = (
        TindakLanjut(putusan(1, satu, 20), date(2026, 8, 25)),  # its date was moved
        TindakLanjut(putusan(2, satu, 10), date(2026, 8, 10), StatusTindakLanjut.SELESAI),
        TindakLanjut(putusan(3, None, 1), date(2026, 8, 1)),
    )
    rapat = Rapat(2026, 2, keputusan=(putusan(1, satu, 20), putusan(4, dua, 15)))
    assert monev.tenggat_butir(semua, rapat) == {satu: date(2026, 8, 25), dua: date(2026, 8, 15)}


def test_card_tells_decisions_of_now_and_of_then(contoh_bersama: Store, tw3: monev.Monev) -> None:
    butir = next(satu for satu in tw3.baris if satu.kunci is not None)
    assert butir.kunci is not None
    isi = kartu(contoh_bersama, tw3, butir.kunci)
    assert (isi.keputusan, isi.tindak_lanjut, isi.pilihan, isi.bukti) == ((), (), None, ())
    assert [satu.triwulan for satu in isi.kata] == [3, 2, 1]
    assert isi.normatif == ()
    assert isi.kata[0].sebab.golongan is GolonganSebab.PIHAK_KETIGA
    assert isi.asal.rumus[-1].startswith("Skor U")
    with pytest.raises(LookupError):
        kartu(contoh_bersama, tw3, Kunci("9.99"))


def test_normatif_are_words_without_cause_and_dated_action(contoh_bersama: Store) -> None:
    akhir = monev.susun(contoh_bersama, 2023, 4, date(2024, 1, 10))
    kata_kosong = Kunci("7.01.01.2.05.0011")  # "Keterbatasan waktu dan anggaran."
    assert akhir.normatif[kata_kosong] == (
        "golongan sebab belum dipilih", "solusi belum bertanggal",
    )  # fmt: skip
    menurut = {satu.kunci: satu.normatif for satu in akhir.baris}
    assert menurut[kata_kosong]
    assert not menurut[Kunci("7.01.01.2.06.0003")]
